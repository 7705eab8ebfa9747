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


CATS_AND_OTHERS = listed(
    "Puma concolor", "Acinonyx jubatus", "Gorilla gorilla", "Canis lupus", "Felis catus", "Bos taurus", "Pan paniscus"
)


@pytest.mark.parametrize(
    ("slip", "name"),
    [
        ("Pumma concolor", "Puma concolor"),
        ("Pummo concolor", "Puma concolor"),
        ("Acinonix jubatus", "Acinonyx jubatus"),
        ("Gorila gorilla", "Gorilla gorilla"),
        ("Canus lupus", "Canis lupus"),
        ("Felix catus", "Felis catus"),
        ("Boss taurus", "Bos taurus"),
    ],
)
def test_a_short_genus_may_be_misspelt_as_well_as_a_long_one(slip, name):
    found = answer(slip, CATS_AND_OTHERS)
    assert (found["status"], found["method"]) == ("proposed", "fuzzy")
    assert found["candidates"].startswith(f"{name} [")


def test_two_letters_of_a_genus_of_three_or_four_are_another_genus():
    assert answer("Ban taurus", CATS_AND_OTHERS)["method"] != "fuzzy"


def test_a_short_genus_that_a_list_knows_is_no_slip_of_another():
    flies = listed("Musca minuta", "Pica bella", "Pila rufa")
    assert answer("Pica rufa", flies)["method"] != "fuzzy"
    assert answer("Pita rufa", flies)["candidates"] == "Pila rufa [2]"


def test_a_name_with_a_near_genus_that_another_list_knows_is_no_slip():
    real = listed("Pumma concolor", label="other")
    assert answer("Pumma concolor", CATS_AND_OTHERS, real)["status"] == "matched"


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
