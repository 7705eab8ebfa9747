from datetime import date

import pytest

from accord.core.errors import NotFound
from accord.decisions.models import WorkEvent
from accord.decisions.queries import State, counts_by_state, state_of, work, works

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("key", "on", "state"),
    [
        ("cites:res:10.4", date(1997, 6, 19), State.UNKNOWN),
        ("cites:res:10.4", date(1997, 6, 20), State.IN_EFFECT),
        ("cites:res:10.4", date(2007, 6, 14), State.IN_EFFECT),
        ("cites:res:10.4", date(2007, 6, 15), State.IN_EFFECT),
        ("cites:res:10.4@cop14", date(2007, 6, 14), State.UNKNOWN),
        ("cites:res:10.4@cop14", date(2007, 6, 15), State.IN_EFFECT),
        ("cites:res:10.4@cop14", date(2013, 3, 13), State.IN_EFFECT),
        ("cites:res:10.4@cop14", date(2013, 3, 14), State.REVISED),
        ("cites:res:10.4@cop16", date(2013, 3, 14), State.IN_EFFECT),
        ("cites:dec:9.6", None, State.UNKNOWN),
        ("cites:dec:17.55", None, State.IN_EFFECT),
    ],
)
def test_a_text_stands_as_the_last_event_up_to_that_day_left_it(texts, key, on, state):
    assert state_of(key, on=on) is state


@pytest.mark.parametrize(
    ("event", "state"),
    [
        ("implemented", State.IMPLEMENTED),
        ("proposed_for_deletion", State.PROPOSED_FOR_DELETION),
        ("incorporated", State.INCORPORATED),
        ("deleted", State.DELETED),
        ("repealed", State.REPEALED),
        ("superseded", State.SUPERSEDED),
        ("proposed_amendment", State.IN_EFFECT),
        ("proposed_incorporation", State.IN_EFFECT),
        ("repealed_in_part", State.IN_EFFECT),
    ],
)
def test_every_event_leads_to_its_state_and_a_proposal_to_amend_to_none(texts, event, state):
    WorkEvent.objects.create(work_id="cites:dec:17.55", event=event, day=date(2025, 2, 3), day_precision="day")
    assert state_of("cites:dec:17.55") is state


def test_of_one_day_the_proposal_to_delete_comes_after_the_implementation(texts):
    for event in ("proposed_for_deletion", "implemented"):
        WorkEvent.objects.create(work_id="cites:dec:17.55", event=event, day=date(2025, 2, 3), day_precision="day")
    assert state_of("cites:dec:17.55") is State.PROPOSED_FOR_DELETION


def test_an_event_without_a_date_counts_only_when_no_day_is_asked_for(texts):
    WorkEvent.objects.create(work_id="cites:dec:9.6", event="adopted")
    assert (state_of("cites:dec:9.6"), state_of("cites:dec:9.6", on=date(2020, 1, 1))) == (
        State.IN_EFFECT,
        State.UNKNOWN,
    )


def test_a_text_as_a_whole_stands_as_its_latest_revision(texts):
    WorkEvent.objects.create(
        work_id="cites:res:10.4@cop16", event="proposed_for_deletion", day=date(2025, 2, 3), day_precision="day"
    )
    assert state_of("cites:res:10.4") is state_of("cites:res:10.4@cop16") is State.PROPOSED_FOR_DELETION


def test_a_revision_gives_way_to_the_next_and_the_text_lives_on(texts):
    superseded = {"event": "superseded", "day": date(2022, 11, 25), "day_precision": "day"}
    WorkEvent.objects.create(work_id="cites:res:10.4@cop16", **superseded)  # by one that the register does not have
    assert state_of("cites:res:10.4@cop16") is State.SUPERSEDED
    assert state_of("cites:res:10.4") is State.IN_EFFECT
    WorkEvent.objects.create(work_id="cites:res:10.4", **superseded)
    assert state_of("cites:res:10.4") is State.SUPERSEDED


def test_what_ends_the_text_ends_its_latest_revision(texts):
    WorkEvent.objects.create(work_id="cites:res:10.4", event="repealed", day=date(2025, 2, 3), day_precision="day")
    assert state_of("cites:res:10.4@cop16") is State.REPEALED


def test_a_text_knows_its_revisions_and_a_revision_its_own_log(texts):
    whole, revision = work("cites:res:10.4"), work("cites:res:10.4@cop14")
    assert whole.revisions == revision.revisions == ("cites:res:10.4@cop14", "cites:res:10.4@cop16")
    assert [(event.event, str(event.happened)) for event in revision.events] == [("revised", "2007-06-15")]
    assert [(event.work, event.event) for event in whole.events] == [
        ("cites:res:10.4", "adopted"),
        ("cites:res:10.4@cop14", "revised"),
        ("cites:res:10.4@cop16", "revised"),
    ]


def test_a_text_that_is_not_there_is_not_found(texts):
    with pytest.raises(NotFound, match="the register has no text"):
        state_of("cites:res:1.1")


def test_texts_are_listed_by_number_and_filtered_by_state(texts):
    assert [row.id for row in works(kind="decision")] == ["cites:dec:9.6", "cites:dec:17.55"]
    assert [row.id for row in works(state=State.IN_EFFECT, on=date(2000, 1, 1))] == ["cites:res:10.4"]
    assert counts_by_state() == {State.REVISED: 1, State.IN_EFFECT: 3, State.UNKNOWN: 1}
