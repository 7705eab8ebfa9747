"""Histories that contradict themselves are reported, one code a contradiction."""

from datetime import date

import pytest

from accord.core.listings.model import Change, History, ListingEvent, NameStatus, Taxon
from accord.species.checks import Listings, run

GENUS = Taxon("g", "Velatus", "genus")
SPECIES = Taxon("s", "Velatus albus", "species", "g")


def listed(**fields):
    given = {"id": "e1", "instrument": "cites", "change": Change.ADDITION, "appendix": "II", "taxon": "s"}
    return ListingEvent(**{**given, "effective": date(1980, 1, 1), **fields})


def codes(taxa, *events):
    history = History({taxon.id: taxon for taxon in taxa}, {}, events)
    return [finding.code for _, finding in run(Listings(history, {}, date(2020, 1, 1)))]


@pytest.mark.parametrize(
    ("code", "taxa", "events"),
    [
        ("party-missing", [GENUS, SPECIES], [listed(appendix="III")]),
        ("party-missing", [GENUS, SPECIES], [listed(change=Change.RESERVATION)]),
        ("excepts-itself", [GENUS, SPECIES], [listed(except_taxa=frozenset({"s"}))]),
        (
            "populations-both-ways",
            [GENUS, SPECIES],
            [listed(populations=frozenset({"MX"}), except_populations=frozenset({"US"}))],
        ),
        (
            "circular-inclusion",
            [GENUS, SPECIES],
            [listed(included_in="g"), listed(id="e2", taxon="g", included_in="s")],
        ),
        ("rank-turned-over", [GENUS, Taxon("f", "Velatidae", "family", "g")], []),
        (
            "parent-is-synonym",
            [
                GENUS,
                Taxon("o", "Pannus", "genus", status=NameStatus.SYNONYM, accepted=("g",)),
                Taxon("s", "Pannus albus", "species", "o"),
            ],
            [],
        ),
    ],
)
def test_a_contradiction_is_found(code, taxa, events):
    assert code in codes(taxa, *events)


def test_a_sound_history_has_no_finding():
    assert codes([GENUS, SPECIES], listed(), listed(id="e2", appendix="III", party="GH")) == []


@pytest.mark.parametrize(
    "second",
    [
        {"effective": date(1990, 1, 1)},
        {"effective": date(1990, 1, 1), "appendix": "I"},
        {"appendix": "I"},
        {"effective": date(1990, 1, 1), "populations": frozenset({"MX"})},
    ],
)
def test_a_listing_beside_one_that_nothing_ended_is_found(second):
    assert codes([SPECIES], listed(), listed(id="e2", **second)) == ["listings-overlap"]


@pytest.mark.parametrize(
    "events",
    [
        [listed(), listed(id="e2", effective=date(1990, 1, 1), annotation="#4")],
        [
            listed(),
            listed(id="d", change=Change.DELETION, effective=date(1990, 1, 1)),
            listed(id="e2", effective=date(1990, 1, 1)),
        ],
        [listed(populations=frozenset({"MX"})), listed(id="e2", appendix="I", populations=frozenset({"US"}))],
        [listed(instrument="cms"), listed(id="e2", instrument="cms", appendix="I")],
        [listed(appendix="III", party="GH"), listed(id="e2", appendix="III", party="IN")],
    ],
)
def test_listings_that_may_stand_side_by_side_do_not_overlap(events):
    assert "listings-overlap" not in codes([SPECIES], *events)


def test_a_deletion_after_the_listing_was_deleted_already_deletes_nothing():
    first = listed(id="d1", change=Change.DELETION, effective=date(1985, 1, 1))
    again = listed(id="d2", change=Change.DELETION, effective=date(1990, 1, 1))
    assert codes([SPECIES], listed(), first) == []
    assert codes([SPECIES], listed(), first, again) == ["deletion-without-listing"]


def test_what_was_listed_only_through_its_genus_can_be_deleted():
    above = listed(taxon="g")
    assert codes([GENUS, SPECIES], above, listed(id="d", change=Change.DELETION, effective=date(1990, 1, 1))) == []
