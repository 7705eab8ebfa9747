"""Rows that can't be stored are told with place and reason: some are left out, some stop the whole file."""

from dataclasses import replace

import pytest
from elephants import REVIEWER, acting
from files_of_others import ADDED, MOVED, bring_in, edition

from accord.core.errors import Invalid, Refused
from accord.core.listings.model import Change
from accord.journal.actors import Role
from accord.journal.queries import entries
from accord.register.models import Country
from accord.species import models
from accord.species.imports import plan_import

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({"events": [replace(ADDED, populations=frozenset({"QQ"}))]}, "list.csv, events.csv row 2"),
        ({"events": [replace(ADDED, party="QQ")]}, "list.csv, events.csv row 2"),
        ({"events": [ADDED], "ranges": {"2": {"QQ": ""}}}, "list.csv, taxa.csv row 3"),
    ],
    ids=["a population", "a Party", "a range State"],
)
def test_an_unknown_country_stops_the_file(elephants, given, place):
    with pytest.raises(Invalid, match=f"{place}: the register knows no country with the code “QQ”"):
        bring_in(REVIEWER, *given.pop("events"), **given)
    assert entries() == []
    assert not models.Taxon.objects.filter(checklist="elsewhere:cites").exists()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"change": Change.RESERVATION}, "a reservation needs its Party"),
        ({"appendix": "III"}, "a listing in Appendix III needs the Party that asked for it (CITES Art. XVI)"),
        ({"implied": True}, "only a deletion can be implied"),
        ({"included_in": "2"}, "a taxon can't be included in itself"),
        ({"instrument": "agreement-of-nowhere"}, "the register knows no instrument “agreement-of-nowhere”"),
    ],
)
def test_an_event_that_can_not_be_meant_is_left_out_and_told(elephants, wrong, why):
    outcome = bring_in(REVIEWER, replace(ADDED, **wrong), MOVED)
    assert [(refusal.place, refusal.reason) for refusal in outcome.plan.refused] == [
        ("list.csv, events.csv row 2", why)
    ]
    assert [event.id for event in models.ListingEvent.objects.all()] == ["elsewhere:11"]


def test_sudan_before_2011_is_sudan(elephants):
    Country.objects.create(id="SD", name_en="Sudan", kind="state")
    outcome = bring_in(REVIEWER, ADDED, ranges={"2": {"S1": ""}})
    assert models.RangeState.objects.filter(taxon="elsewhere:2", country="SD").exists()
    assert "S1 is written SD in the register: 1 range States" in [finding.text for finding in outcome.plan.findings]


def test_events_without_ids_are_known_by_what_they_say(elephants):
    bring_in(REVIEWER, ADDED, numbered=True)
    assert models.ListingEvent.objects.get().id == "elsewhere:2:1977-02-04:II:addition"
    assert not bring_in(REVIEWER, replace(ADDED, id="99"), numbered=True, sha="b" * 64).stored


def test_officers_of_another_convention_are_refused(elephants):
    with pytest.raises(Refused, match="the file can't be imported"):
        bring_in(acting(Role.OFFICER, body="cms"))
    assert bring_in(acting(Role.OFFICER, body="cites")).stored


def test_a_list_without_dates_is_compared_with_no_other(elephants):
    plan = plan_import(edition(ADDED, snapshot=True))
    assert plan.findings == ()
