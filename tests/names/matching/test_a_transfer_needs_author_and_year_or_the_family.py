"""Transfer: one protonym in another genus or at another rank; an epithet alone is no key."""

import pytest
from small_lists import answer, answers, listed

CATS = listed(
    {"id": "4711", "name": "Panthera uncia (Schreber, 1775)", "family": "Felidae"},
    {"id": "leo", "name": "Panthera leo (Linnaeus, 1758)", "family": "Felidae"},
    {"id": "tiger", "name": "Panthera tigris altaica (Temminck, 1844)", "family": "Felidae"},
    {"id": "cat", "name": "Felis catus Linnaeus, 1758", "family": "Felidae"},
)


def test_the_epithet_with_author_and_year_in_another_genus():
    found = answer("Felis uncia Schreber, 1775", CATS)
    assert (found["status"], found["method"], found["matched_name"], found["matched_id"]) == (
        "matched",
        "transfer",
        "Panthera uncia",
        "4711",
    )
    assert found["author"] == "same"
    assert found["explanation"] == "same epithet, author and year (Schreber, 1775) in Panthera"


def test_years_one_apart_are_one_publication_and_said_so():
    found = answer("Felis uncia Schreber, 1776", CATS)
    assert found["status"] == "matched"
    assert "years one apart" in found["explanation"]


@pytest.mark.parametrize("author", ["Schreber, 1790", "Brown, 1775"])
def test_another_author_or_year_is_no_transfer(author):
    assert answer(f"Felis uncia {author}", CATS)["status"] != "matched"


def test_a_species_that_became_a_subspecies():
    assert answer("Panthera altaica (Temminck, 1844)", CATS)["matched_name"] == "Panthera tigris altaica"


def test_a_subspecies_that_became_a_species():
    found = answer("Panthera pardus uncia (Schreber, 1775)", CATS)
    assert (found["method"], found["matched_name"]) == ("transfer", "Panthera uncia")


def test_without_authors_the_family_decides():
    found = answer({"name": "Uncia uncia", "family": "Felidae"}, CATS)
    assert (found["status"], found["method"], found["author"]) == ("matched", "transfer", "unknown")


def test_the_family_is_known_where_the_list_has_the_genus():
    assert answer("Felis leo", CATS)["matched_name"] == "Panthera leo"


def test_the_epithet_alone_is_shown_to_a_person():
    found = answer("Uncia uncia", CATS)
    assert (found["status"], found["matched_name"], found["candidates"]) == ("proposed", None, "Panthera uncia [4711]")


def test_another_code_is_no_transfer():
    assert answer({"name": "Uncia uncia", "kingdom": "Plantae"}, CATS)["status"] == "none"


def test_two_names_asked_for_side_by_side_are_two_taxa():
    both = answers([{"name": "Uncia uncia", "family": "Felidae"}, "Panthera uncia"], CATS)
    assert [found["status"] for found in both] == ["proposed", "matched"]


def test_the_same_protonym_twice_is_ambiguous():
    names = listed("Aus bus (Gray, 1830)", "Cus bus (Gray, 1830)")
    found = answer("Dus bus Gray, 1830", names)
    assert (found["status"], found["candidates"]) == ("ambiguous", "Aus bus [0]; Cus bus [1]")


def test_an_abbreviated_author_is_the_same_author():
    names = listed({"name": "Opuntia ferox (Willd.) Haw.", "family": "Cactaceae"})
    found = answer({"name": "Cactus ferox Willdenow", "family": "Cactaceae"}, names)
    assert (found["status"], found["method"], found["author"]) == ("matched", "transfer", "same")
