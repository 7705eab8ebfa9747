"""Higher: the species of a subspecies, the genus, the family; placeholders name nothing below that."""

import pytest
from small_lists import answer, listed

CATS = listed(
    {"id": "f", "name": "Felidae", "rank": "family"}, {"id": "g", "name": "Panthera", "rank": "genus", "family": "Felidae"},
    {"id": "t", "name": "Panthera tigris (Linnaeus, 1758)", "family": "Felidae"}, {"name": "Lynx lynx", "family": "Felidae"},
)  # fmt: skip


@pytest.mark.parametrize(
    "name", ["Panthera sp.", "Panthera spp.", "Panthera sp. 1", "Panthera aff. tigris", "Panthera nova"]
)
def test_the_genus(name):
    found = answer(name, CATS)
    assert (found["status"], found["method"], found["matched_id"]) == ("higher", "higher", "g")
    assert found["author"] is None


@pytest.mark.parametrize("name", ["Panthera tigris tigris", "Panthera tigris borealis", "Panthera tigris ssp."])
def test_the_species_of_a_name_below_it(name):
    found = answer(name, CATS)
    assert (found["status"], found["matched_id"]) == ("higher", "t")


def test_a_genus_that_the_list_has_only_species_of():
    found = answer("Lynx novus", CATS)
    assert (found["status"], found["matched_name"], found["matched_id"]) == ("higher", "Lynx", None)


def test_the_family_that_the_query_says():
    found = answer({"name": "Nimravides alter", "family": "Felidae"}, CATS)
    assert (found["status"], found["matched_id"]) == ("higher", "f")


def test_a_genus_asked_for_is_a_match_of_its_own():
    assert answer("Panthera", CATS)["status"] == "matched"


@pytest.mark.parametrize(
    "text", ["", "African elephant", "unidentified", "12345", "\u202eoel arehtnaP", "=1+1", "'; DROP TABLE names", "😀"]
)
def test_what_is_no_name_gets_no_name(text):
    found = answer(text, CATS)
    assert (found["status"], found["matched_name"]) == ("none", None)


def test_a_comparison_is_a_proposal():
    found = answer("Panthera cf. tigris", CATS)
    assert (found["status"], found["candidates"]) == ("proposed", "Panthera tigris [t]")


def test_placeholders_of_a_list_are_no_names_of_it():
    names = listed("Panthera sp. 1", "Panthera cf. leo")
    assert answer("Panthera sp. 1", names)["status"] != "matched"
    assert answer("Panthera leo", names)["status"] != "matched"
    assert answer("Panthera", names)["status"] != "matched"


def test_a_virus_is_found_by_the_very_same_words():
    found = answer("tobacco  mosaic virus", listed("Tobacco mosaic virus"))
    assert (found["status"], found["matched_name"]) == ("matched", "Tobacco mosaic virus")
