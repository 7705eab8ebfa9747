"""Fuzzy: one or two letters in one word, as a proposal; a known name is never taken for a slip."""

import pytest
from small_lists import answer, listed

RATS = listed("Oryzomys albiventer", "Mus musculus", "Pipistrellus hesperidus", "Aus bus", "Panthera leo")


def test_two_letters_of_a_long_epithet():
    found = answer("Oryzomys auriventer", RATS)
    assert (found["status"], found["method"], found["matched_name"]) == ("proposed", "fuzzy", None)
    assert found["candidates"] == "Oryzomys albiventer [0]"
    assert found["explanation"] == "one candidate two letters away; not accepted without a person"


@pytest.mark.parametrize("slip", ["Mus musclus", "Mus msuculus", "Mus muscullus", "Mus musculxs"])
def test_each_kind_of_slip(slip):
    assert answer(slip, RATS)["candidates"] == "Mus musculus [1]"


@pytest.mark.parametrize("slip", ["Pantera leo", "Panhtera leo", "Pamthera leo"])
def test_a_wrong_genus_with_the_right_epithet(slip):
    found = answer(slip, RATS)
    assert (found["status"], found["candidates"]) == ("proposed", "Panthera leo [4]")


@pytest.mark.parametrize("name", ["Aus dus", "Mus mxscxlxs", "Oryzomys alb"])
def test_short_words_and_many_letters_are_no_slip(name):
    assert answer(name, RATS)["status"] in {"higher", "none"}


def test_a_name_that_another_list_knows_is_no_slip():
    other = listed({"name": "Pipistrellus hesperus", "status": "misapplied"}, label="other")
    assert answer("Pipistrellus hesperus", RATS)["status"] == "proposed"
    assert answer("Pipistrellus hesperus", RATS, other)["status"] != "proposed"


def test_a_hybrid_is_another_name_than_the_species_of_the_same_words():
    found = answer("Mentha piperita", listed("Mentha × piperita L."))
    assert (found["status"], found["candidates"]) == ("proposed", "Mentha × piperita [0]")


def test_all_names_as_near_are_given():
    found = answer("Mus muscalus", listed("Mus muscilus", "Mus musculus"))
    assert found["candidates"] == "Mus muscilus [0]; Mus musculus [1]"
