"""The real lists of 2013, where they are at hand: what a specialist would look at first."""

from datetime import date
from pathlib import Path

import pytest

from accord.core.concordance import build, list_side

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "listings" / "history_2013"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SHARED.exists(), reason="../shared is absent")]

EXPECTED = [
    ("Loxodonta africana", "I/II", "includes", "Loxodonta cyclotis", "II", {"synonym_on_other_side", "split_after_listing", "population_scope_differs"}),
    ("Loxodonta africana", "I/II", "includes", "Loxodonta africana", "II", {"lump", "cites_i_not_cms_i"}),
    ("Gorilla beringei", "I", "undecided", "Gorilla gorilla beringei", "I", {"rank_change", "synonym_on_other_side"}),
    ("Gorilla beringei", "I", "congruent", "Gorilla beringei", "I", set()),
    ("Acinonyx jubatus", "I", "congruent", "Acinonyx jubatus", "I/NC", {"population_scope_differs", "reservation_in_one", "dates_apart"}),
    ("Falco cherrug", "II", "congruent", "Falco cherrug", "I/II", {"cms_i_not_cites_i", "listed_at_different_ranks"}),
    ("Cheloniidae", "I", "congruent", "Cheloniidae", "I/II", {"listed_at_different_ranks"}),
    ("Chelonia mydas", "I", "congruent", "Chelonia mydas", "I/II", {"listed_at_different_ranks"}),
    ("Acipenseriformes", "I/II", "congruent", "Acipenseriformes", "I/II/NC", {"listed_at_different_ranks"}),
    ("Acipenser persicus", "II", "congruent", "Acipenser persicus", "II", {"listed_at_different_ranks"}),
    ("Phoenicoparrus andinus", "II", "congruent", "Phoenicopterus andinus", "I/II", {"genus_transfer", "cms_i_not_cites_i"}),
    ("Puffinus yelkouan", "NC", "undecided", "Puffinus mauretanicus", "I", {"replacement_name", "listed_in_one_only"}),
    ("Platanista gangetica", "I", "includes", "Platanista gangetica gangetica", "I/II", {"listed_at_different_ranks"}),
]  # fmt: skip


@pytest.fixture(scope="module")
def rows():
    from accord.exchange.listings_dataset import read_history

    on = date(2013, 12, 31)
    history = read_history(SHARED).history
    sides = [list_side(history, instrument=name, on=on) for name in ("cites", "cms")]
    return {
        (each.left.name if each.left else "", each.right.name if each.right else ""): each
        for each in build(*sides, on=on).rows
    }


@pytest.mark.parametrize("expected", EXPECTED, ids=[f"{each[0]} and {each[3]}" for each in EXPECTED])
def test_the_row_of(rows, expected):
    left, left_listing, relation, right, right_listing, codes = expected
    found = rows[left, right]
    stated = (found.left_status.listing, found.relation.value, found.right_status.listing)
    assert stated == (left_listing, relation, right_listing)
    assert codes <= set(found.codes)
    assert found.explanation
