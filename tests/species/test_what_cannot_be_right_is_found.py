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
