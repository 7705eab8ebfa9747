"""Stem: gender agreement, -i and -ii, i and j, u and v, ae and oe within a genus."""

import pytest
from small_lists import answer, listed


@pytest.mark.parametrize(
    ("asked", "listed_as"),
    [
        ("Loxodonta africanus", "Loxodonta africana"),
        ("Cercopithecus roloway nigra", "Cercopithecus roloway niger"),
        ("Mus smithi", "Mus smithii"),
        ("Pinus iavanica", "Pinus javanica"),
        ("Parus coeruleus", "Parus caeruleus"),
        ("Accipiter niger", "Accipiter nigra"),
    ],
)
def test_the_stem_is_the_same(asked, listed_as):
    found = answer(asked, listed(listed_as))
    assert (found["status"], found["method"], found["matched_name"]) == ("matched", "stem", listed_as)


def test_the_exact_name_goes_before_another_ending():
    found = answer("Aus smithi", listed("Aus smithii", "Aus smithi"))
    assert (found["method"], found["matched_name"]) == ("exact", "Aus smithi")


def test_persons_of_different_names_stay_two():
    assert answer("Mus sowerbyi", listed("Mus sowerbii"))["status"] == "proposed"
