from dataclasses import replace
from datetime import date

import pytest
from elephants import listed

from accord.core.listings.model import Change, History, ListingEvent, NameStatus, Taxon
from accord.journal.actors import OPERATOR
from accord.species.acts import record_listing_event
from accord.species.checks import CHECKS, Listings, findings, run

TAXA = {
    taxon.id: taxon
    for taxon in (
        Taxon("g", "Falco", "genus", checklist="cites"),
        Taxon("s", "Falco cherrug", "species", parent="g", checklist="cites"),
        Taxon("other", "Panthera leo", "species", checklist="cites"),
        Taxon("syn", "Hierofalco cherrug", "species", checklist="cites", status=NameStatus.SYNONYM, accepted=("s",)),
    )
}
IN_FORCE = {"cites": date(1975, 7, 1), "cms": date(1983, 11, 1)}


def event(
    key: str = "1",
    change: Change = Change.ADDITION,
    appendix: str = "II",
    taxon: str = "s",
    on: str = "1979-06-28",
    **more,
):
    return ListingEvent(key, "cites", change, appendix, taxon, date.fromisoformat(on), **more)


def codes(*events: ListingEvent, taxa=TAXA) -> list[str]:
    listings = Listings(History(taxa, {"s": {"MN": "", "KZ": ""}}, events), IN_FORCE, date(2020, 1, 1))
    return [finding.code for _, finding in run(listings)]


ADDED = event("0", on="1977-02-04")
ENTERED = event("0", Change.RESERVATION, party="KZ", on="1977-02-04")


@pytest.mark.parametrize(
    ("events", "code"),
    [
        ([event(on="1975-06-30")], "listing-before-convention"),
        ([event(populations=frozenset({"FR"}))], "population-outside-range"),
        ([event(except_populations=frozenset({"FR", "MN"}))], "population-outside-range"),
        ([event("0", appendix="III", party="MN"), event(change=Change.DELETION, appendix="III", on="1990-01-18")], "deletion-without-party"),
        ([event(change=Change.DELETION)], "deletion-without-listing"),
        ([event(change=Change.RESERVATION_WITHDRAWN, party="KZ")], "withdrawal-without-reservation"),
        ([event(taxon="g", except_taxa=frozenset({"other"}))], "exception-outside-taxon"),
        ([event(included_in="other")], "inclusion-outside-taxon"),
        ([event(taxon="syn")], "listing-of-synonym"),
        ([event(recorded_current=True, on="2030-01-01")], "listing-flag"),
        ([replace(ADDED, recorded_current=True), event(change=Change.DELETION)], "listing-flag"),
    ],
)  # fmt: skip
def test_what_can_not_be_meant_is_found(events, code):
    assert codes(*events) == [code]


@pytest.mark.parametrize(
    "events",
    [
        [event(on="1975-07-01")],
        [event(populations=frozenset({"MN"}))],
        [event(taxon="other", populations=frozenset({"FR"}))],
        [event("0", appendix="III", party="MN"), event(change=Change.DELETION, appendix="III", party="MN", on="1990-01-18")],
        [event("0", taxon="g", on="1977-02-04"), event(change=Change.DELETION)],
        [ENTERED, event(change=Change.RESERVATION_WITHDRAWN, party="KZ")],
        [event(taxon="g", except_taxa=frozenset({"s"}))],
        [event(included_in="g")],
        [event(recorded_current=True)],
        [event(recorded_current=False, on="2030-01-01")],
    ],
)  # fmt: skip
def test_what_may_be_so_is_left_alone(events):
    assert codes(*events) == []


def test_two_accepted_taxa_of_one_name_are_found():
    twice = TAXA | {"s2": Taxon("s2", "Falco cherrug", "species", checklist="cites")}
    assert codes(taxa=twice) == ["name-twice"]


def test_every_check_has_its_own_code_and_says_what_it_looks_for():
    assert len({check.code for check in CHECKS}) == len(CHECKS) >= 10
    assert all(check.looks_for for check in CHECKS)


@pytest.mark.django_db
def test_the_register_is_checked_against_the_entry_into_force_of_its_instruments(elephants):
    record_listing_event(actor=OPERATOR, event=listed(on="1975-01-01"), reason="an error to be found")
    ((check, finding),) = findings(on=date(2024, 1, 1))
    assert (check.severity, finding.event) == ("error", listed(on="1975-01-01").id)
    assert "before the instrument entered into force on 1975-07-01" in finding.text
