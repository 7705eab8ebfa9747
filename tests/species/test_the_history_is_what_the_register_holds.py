from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from elephants import REVIEWER, listed

from accord.core.listings.model import Change, NameStatus
from accord.species.acts import correct_listing_event, record_listing_event, withdraw_listing_event
from accord.species.models import RangeState
from accord.species.queries import history

pytestmark = pytest.mark.django_db


def test_a_recorded_event_is_read_back_as_it_was_given(elephants):
    event = listed(
        "II",
        "1997-09-18",
        populations=frozenset({"BW"}),
        except_populations=frozenset({"GH"}),
        annotation="Botswana: live animals",
        decided_at="cites:meeting:cop7",
        source="cites-appendices",
    )
    record_listing_event(actor=REVIEWER, event=event, reason="transfer of one population")
    assert history().events == (event,)


def test_events_come_by_date_and_then_by_id(elephants):
    for on, appendix in (("1990-01-18", "I"), ("1977-02-04", "II"), ("1990-01-18", "II")):
        record_listing_event(actor=REVIEWER, event=listed(appendix, on), reason="history")
    assert [(event.effective.year, event.appendix) for event in history().events] == [
        (1977, "II"),
        (1990, "I"),
        (1990, "II"),
    ]


def test_a_withdrawn_event_takes_no_part(elephants):
    record_listing_event(actor=REVIEWER, event=listed(), reason="history")
    withdraw_listing_event(actor=REVIEWER, event=listed().id, reason="recorded twice")
    assert history().events == ()


def test_a_synonym_points_to_the_name_that_is_used(elephants):
    synonym = history().taxa["cites:loxodonta-cyclotis"]
    assert (synonym.status, synonym.accepted) == (NameStatus.SYNONYM, ("cites:loxodonta-africana",))


def test_native_range_is_written_as_in_dataset_files_and_other_range_with_its_status(elephants):
    RangeState.objects.filter(country="GH").update(status="extinct")
    assert history().ranges["cites:loxodonta-africana"] == {"BW": "", "GH": "extinct", "ZA": ""}


def test_the_number_of_queries_does_not_grow_with_the_register(elephants, django_assert_num_queries):
    for on in ("1977-02-04", "1990-01-18"):
        record_listing_event(actor=REVIEWER, event=listed(on=on, populations=frozenset({"BW"})), reason="history")
    with django_assert_num_queries(6):
        history()


def test_it_can_be_read_as_it_was_recorded_at_an_earlier_time(elephants):
    record_listing_event(actor=REVIEWER, event=listed(populations=frozenset({"BW"})), reason="history")
    before = datetime.now(UTC)
    corrected = replace(listed(), effective=date(1990, 1, 19), populations=frozenset({"ZA"}))
    correct_listing_event(actor=REVIEWER, event=corrected, reason="the day was wrong")
    (then,) = history(as_of=before).events
    (now,) = history().events
    assert (then.effective, then.populations) == (date(1990, 1, 18), {"BW"})
    assert (now.effective, now.populations) == (date(1990, 1, 19), {"ZA"})


def test_what_was_withdrawn_later_was_still_there(elephants):
    record_listing_event(actor=REVIEWER, event=listed(change=Change.ADDITION), reason="history")
    before = datetime.now(UTC)
    withdraw_listing_event(actor=REVIEWER, event=listed().id, reason="recorded in error")
    assert [event.id for event in history(as_of=before).events] == [listed().id]
