"""Endings follow the gender of the genus; a slip of the pen is a proposal."""

import pytest

from accord.core.names import epithet_stem, near_miss, read_name

SAME_STEM = [
    ("Loxodonta africana", "Loxodonta africanus"),
    ("Acipenser gueldenstaedtii", "Acipenser gueldenstaedti"),
    ("Falco jugger", "Falco iugger"),
    ("Anas flavirostris", "Anas flauirostris"),
    ("Diceros niger", "Diceros nigra"),
    ("Lynx rufus", "Lynx rufa"),
]


@pytest.mark.parametrize(("one", "other"), SAME_STEM)
def test_gender_and_old_spellings_share_a_stem(one, other):
    assert read_name(one).stem_key == read_name(other).stem_key


@pytest.mark.parametrize(("one", "other"), [("Falco cherrug", "Falco biarmicus"), ("Falco cherrug", "Buteo cherrug")])
def test_other_names_keep_another_stem(one, other):
    assert read_name(one).stem_key != read_name(other).stem_key


def test_the_published_stem_of_an_epithet():
    assert epithet_stem("africana") == "african"


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("Acipenser mikadoi", "Acipenser mikaodi", 1),
        ("Falco peregrinus", "Falco peregrnus", 1),
        ("Falco peregrinus", "Falco pregrnus", 2),
        ("Achipenser sturio", "Acipenser sturio", 1),
        ("Falco cherrug", "Falco cherug", 1),
    ],
)
def test_a_slip_is_counted_in_edits(one, other, edits):
    assert near_miss(read_name(one), read_name(other)) == edits


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bos indi", "Bos inda"),  # too short to tell
        ("Falco naumanni", "Falco cherrug"),
        ("Achipenser sturio", "Acipenser mikadoi"),  # genus and epithet both differ
        ("Falco cherrug", "Falco cherrug"),
        ("Falco cherrug", "Falco cherrug milvipes"),
    ],
)
def test_more_than_a_slip_is_no_near_miss(one, other):
    assert near_miss(read_name(one), read_name(other)) is None
