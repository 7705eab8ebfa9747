"""Two taxa of one name: kingdom, code, family or author decide, or all are given."""

import pytest
from small_lists import answer, listed

WHEATEARS = {
    "id": "bird",
    "name": "Oenanthe",
    "rank": "genus",
    "kingdom": "Animalia",
    "authorship": "Vieillot, 1816",
    "family": "Muscicapidae",
}
WATER_DROPWORTS = {
    "id": "plant",
    "name": "Oenanthe",
    "rank": "genus",
    "kingdom": "Plantae",
    "authorship": "L.",
    "family": "Apiaceae",
}
BOTH = listed(WHEATEARS, WATER_DROPWORTS)


def test_nothing_given_gives_all_candidates_and_none_is_chosen():
    found = answer("Oenanthe", BOTH)
    assert found["status"] == "ambiguous"
    assert found["matched_name"] is None
    assert found["candidates"] == "Oenanthe [bird]; Oenanthe [plant]"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ({"name": "Oenanthe", "kingdom": "Plantae"}, "plant"),
        ({"name": "Oenanthe", "kingdom": "Animalia"}, "bird"),
        ({"name": "Oenanthe", "code": "zoological"}, "bird"),
        ({"name": "Oenanthe", "family": "Apiaceae"}, "plant"),
        ({"name": "Oenanthe", "family": "Muscicapidae"}, "bird"),
        ("Oenanthe Vieillot, 1816", "bird"),
        ("Oenanthe L.", "plant"),
    ],
)
def test_what_stands_beside_the_name_decides(query, meant):
    found = answer(query, BOTH)
    assert (found["status"], found["matched_id"]) == ("matched", meant)


def test_two_lists_of_two_kingdoms_are_no_less_ambiguous():
    birds, plants = listed(WHEATEARS, label="birds"), listed(WATER_DROPWORTS, label="plants")
    assert answer("Oenanthe", birds, plants)["status"] == "ambiguous"
    assert answer("Oenanthe", plants, birds)["status"] == "ambiguous"


def test_a_name_of_another_kingdom_is_no_match():
    assert answer({"name": "Oenanthe", "kingdom": "Plantae"}, listed(WHEATEARS))["status"] == "none"


def test_a_taxon_of_its_own_goes_before_a_synonym_of_the_same_name_and_the_other_is_told():
    names = listed("Aus bus Smith, 1900", {"id": "junior", "name": "Aus bus Jones, 1950", "accepted": ["2"]}, "Cus dus")
    found = answer("Aus bus", names)
    assert found["matched_id"] == "0"
    assert "synonym of another taxon too (Jones, 1950)" in found["explanation"]


def test_the_author_tells_a_synonym_from_the_taxon_of_its_own():
    names = listed("Aus bus Smith, 1900", {"id": "junior", "name": "Aus bus Jones, 1950", "accepted": ["2"]}, "Cus dus")
    found = answer("Aus bus Jones, 1950", names)
    assert (found["matched_id"], found["accepted_name"]) == ("junior", "Cus dus")


def test_an_author_that_leads_to_another_name_makes_it_ambiguous():
    found = answer("Aus bus Jones, 1950", listed("Aus bus Smith, 1900", "Cus bus (Jones, 1950)"))
    assert found["status"] == "ambiguous"
    assert found["candidates"] == "Aus bus [0]; Cus bus [1]"


def test_a_genus_is_no_species():
    assert answer({"name": "Oenanthe", "rank": "family"}, BOTH)["status"] == "none"
