import pytest
from elephants import REVIEWER, listed

from accord.core.errors import Conflict, Invalid
from accord.core.listings.model import Change
from accord.journal.queries import entries
from accord.species.acts import record_listing_event
from accord.species.models import ListingEvent

pytestmark = pytest.mark.django_db


def record(event, reason="published in the notification"):
    return record_listing_event(actor=REVIEWER, event=event, reason=reason)


def test_it_is_one_entry_with_its_populations(elephants):
    record(listed(populations=frozenset({"BW", "ZA"})))
    (entry,) = entries()
    assert (entry.act, entry.reason) == ("species.record_listing_event", "published in the notification")
    event = entry.changes[f"species.listingevent:{listed().id}"]
    assert (event.old, event.new["appendix"], event.new["effective"]) == (None, "I", "1990-01-18")
    populations = [change.new["country_id"] for name, change in entry.changes.items() if "listedpopulation" in name]
    assert sorted(populations) == ["BW", "ZA"]


def test_an_id_that_is_taken_is_a_conflict(elephants):
    record(listed())
    with pytest.raises(Conflict, match="holds a listing event cites:loxodonta-africana:1990-01-18:I already"):
        record(listed())


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"taxon": "cites:mammuthus"}, "the register has no taxon cites:mammuthus"),
        ({"taxon": "cms:loxodonta-africana"}, "stands in the checklist of cms, not of cites"),
        ({"included_in": "cites:elephantidae"}, "the register has no taxon cites:elephantidae"),
        ({"except_taxa": frozenset({"cms:loxodonta"})}, "stands in the checklist of cms, not of cites"),
        ({"party": "XX"}, "party “XX” isn't in the register"),
        ({"populations": frozenset({"XX"})}, "country “XX” isn't in the register"),
        ({"decided_at": "cites:meeting:cop99"}, "decided_at “cites:meeting:cop99” isn't in the register"),
        (
            {"populations": frozenset({"BW"}), "except_populations": frozenset({"BW"})},
            "the population of BW is both listed and left out",
        ),
    ],
)
def test_what_contradicts_the_register_is_refused_and_nothing_is_stored(elephants, wrong, why):
    with pytest.raises(Invalid, match=why):
        record(listed(**wrong))
    assert not ListingEvent.objects.exists()
    assert entries() == []


def test_a_reason_must_be_given(elephants):
    with pytest.raises(Invalid, match="a reason must be given"):
        record(listed(), reason=" ")


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"appendix": "IV"}, "CITES has the Appendices I, II and III"),
        ({"appendix": "III"}, "needs the Party that asked for it"),
        ({"change": Change.RESERVATION}, "a reservation needs its Party"),
        ({"change": Change.RESERVATION_WITHDRAWN}, "a reservation needs its Party"),
        ({"included_in": "cites:loxodonta-africana"}, "can't be included in itself"),
        ({"implied": True}, "only a deletion can be implied"),
        ({"instrument": "cms", "taxon": "cms:loxodonta", "appendix": "III"}, "CMS has the Appendices I and II"),
    ],
)
def test_what_no_event_can_be_is_refused_by_the_database(elephants, wrong, why):
    with pytest.raises((Conflict, Invalid), match=why):
        record(listed(**wrong))
    assert not ListingEvent.objects.exists()
