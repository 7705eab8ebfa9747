"""The days on which the answer for a taxon changes, and the answer from then on."""

from dataclasses import replace
from datetime import date

import pytest
from invented import added, deleted, history, reserved, withdrawn

from accord.core.listings.changes import changes, turning_points
from accord.core.listings.model import Taxon
from accord.core.listings.status import UnknownTaxon, resolve


def turns(taxon, known, **asked):
    """Year and listing of every turning point."""
    return [(point.on.year, point.listing) for point in turning_points(taxon, known, instrument="cites", **asked)]


def test_a_renewed_listing_is_no_turning_point():
    known = history(added("albus", "II", 1975), added("albus", "II", 1980), added("albus", "I", 1990))
    assert turns("albus", known) == [(1975, "II"), (1990, "I")]


def test_the_end_of_a_listing_is_one():
    known = history(added("albus", "II", 1975), deleted("albus", "II", 1990))
    assert turns("albus", known) == [(1975, "II"), (1990, "NC")]


def test_a_listing_of_the_family_is_one_for_its_species():
    assert turns("albus", history(added("family", "II", 1975))) == [(1975, "II")]


def test_what_was_never_listed_has_none():
    assert turns("albus", history(deleted("albus", "II", 1990))) == []


def test_a_country_has_only_those_of_its_own_population():
    known = history(added("albus", "II", 1975), added("albus", "I", 1990, populations="KE"), albus="KE PE")
    assert turns("albus", known, country="PE") == [(1975, "II")]
    assert turns("albus", known, country="KE") == [(1975, "II"), (1990, "I")]


def test_a_party_has_only_its_own_reservations():
    known = history(
        added("albus", "I", 1975),
        reserved("albus", "I", 1980, "JP"),
        reserved("albus", "I", 1985, "NO"),
        withdrawn("albus", "I", 1990, "JP"),
    )
    assert turns("albus", known) == [(1975, "I"), (1980, "I"), (1985, "I"), (1990, "I")]
    assert turns("albus", known, party="JP") == [(1975, "I"), (1980, "NC"), (1990, "I")]


def test_a_taxon_that_is_not_there_is_named():
    with pytest.raises(UnknownTaxon, match="nobody"):
        turns("nobody", history(added("albus", "II", 1975)))


def test_changes_reach_what_is_listed_through_a_taxon_elsewhere_in_the_tree():
    events = (
        added("genus", "II", 1975),
        added("other", "II", 1976, included_in="genus"),
        added("genus", "I", 1990),
        deleted("genus", "I", 2000),
    )
    elsewhere = Taxon("other", "Pannus niger", "species")
    known = replace(history(*events), taxa={**history().taxa, "other": elsewhere})
    for year in (1975, 1976, 1990, 2000):
        start, end = date(year, 6, 30), date(year, 7, 1)
        before, after = (
            {each.taxon: each.own for each in resolve(known, instrument="cites", on=day)} for day in (start, end)
        )
        named = {each.taxon for each in changes(known, start=start, end=end, instrument="cites")}
        assert {taxon for taxon in before if before[taxon] != after[taxon]} - {"old", "cross"} <= named
