"""The same answers over time and in words."""

from datetime import date

from invented import added, ask, deleted, history, reserved

from accord.core.listings.changes import changes
from accord.core.listings.explain import explain
from accord.core.listings.timeline import timeline


def intervals(taxon, known):
    """Kind, appendix, Party, first and last year."""
    return [(i.kind.value, i.appendix, i.party, i.start.year, i.end and i.end.year) for i in timeline(taxon, known)]


def test_a_transfer_ends_one_interval_and_begins_the_next():
    known = history(added("albus", "II", 1975), added("albus", "I", 1990))
    assert intervals("albus", known) == [("listing", "I", None, 1990, None), ("listing", "II", None, 1975, 1990)]


def test_an_interval_goes_on_when_another_event_takes_over():
    known = history(added("albus", "II", 1975), added("genus", "II", 1980), deleted("albus", "II", 1990, implied=True))
    assert intervals("albus", known) == [("listing", "II", None, 1975, None)]


def test_each_party_has_its_own_interval_in_appendix_three():
    known = history(
        added("albus", "III", 1980, party="KE"),
        added("albus", "III", 1985, party="PE"),
        deleted("albus", "III", 1990, party="KE"),
    )
    assert intervals("albus", known) == [("listing", "III", "KE", 1980, 1990), ("listing", "III", "PE", 1985, None)]


def test_a_reservation_is_an_interval_too():
    known = history(added("albus", "I", 1980), reserved("albus", "I", 1980, "JP"), deleted("albus", "I", 1990))
    assert ("reservation", "I", "JP", 1980, 1990) in intervals("albus", known)


def test_a_genus_shows_when_only_its_species_are_listed():
    known = history(added("albus", "I", 1980))
    assert intervals("genus", known) == [("members", "I", None, 1980, None)]


def test_changes_name_every_taxon_whose_status_differs_and_the_event():
    known = history(added("family", "II", 1975), added("genus", "I", 1990, id="uplisting"))
    found = list(changes(known, start=date(1989, 1, 1), end=date(1991, 1, 1), instrument="cites"))
    assert {(c.taxon, c.before.own, c.after.own, c.events) for c in found} == {
        (taxon, "II", "I", ("uplisting",)) for taxon in ("genus", "albus", "minor", "niger")
    }


def test_a_renewed_listing_with_the_same_effect_is_no_change():
    known = history(added("albus", "II", 1975), added("albus", "II", 1990))
    assert list(changes(known, start=date(1989, 1, 1), end=date(1991, 1, 1), instrument="cites")) == []


def test_the_reasons_name_the_listing_the_population_and_the_date():
    known = history(added("genus", "II", 1975), added("albus", "I", 1990, populations="KE"), albus="KE PE")
    told = explain(ask("albus", known, country="KE"), known, country="KE")
    assert "KE" in told.headline
    assert "Appendix I" in " ".join(reason.text for reason in told.governing)
    assert "1 July 1990" in " ".join(reason.text for reason in told.governing)
