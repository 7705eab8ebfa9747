from datetime import date

import pytest

from accord.core.dates import ImpreciseDate, Precision
from accord.core.errors import Invalid, NotFound, Refused
from accord.decisions.acts import record_work_event
from accord.decisions.models import WorkEvent, WorkEventKind
from accord.decisions.queries import State, state_of
from accord.journal.actors import OPERATOR, Actor, Grant, Role
from accord.journal.queries import entry
from accord.journal.undoing import undo
from accord.register.models import Body, Meeting

pytestmark = pytest.mark.django_db

OFFICER = Actor("a.officer", frozenset({Grant(Role.OFFICER, body="cites")}))
COP = "cites:meeting:cop14"
SC78 = ImpreciseDate(date(2025, 2, 1), Precision.MONTH)


def record(event: str, work: str = "cites:dec:17.55", actor: Actor = OFFICER, happened: ImpreciseDate = SC78, **more):
    record_work_event(actor=actor, work=work, event=event, happened=happened, **more)


def test_the_event_moves_the_state_and_is_journaled_with_its_legal_date(texts):
    record(WorkEventKind.IMPLEMENTED, meeting="cites:meeting:sc78")
    assert state_of("cites:dec:17.55") is State.IMPLEMENTED
    assert (entry(1).act, entry(1).legal_date) == ("decisions.record_work_event", date(2025, 2, 1))


def test_earlier_events_stay(texts):
    record(WorkEventKind.IMPLEMENTED)
    assert WorkEvent.objects.filter(work="cites:dec:17.55").count() == 2


def test_what_is_deleted_or_repealed_stays_so(texts):
    record(WorkEventKind.DELETED, meeting=COP)
    with pytest.raises(Refused, match="was deleted before"):
        record(WorkEventKind.IMPLEMENTED, happened=ImpreciseDate(date(2026, 1, 1)))


def test_what_is_incorporated_elsewhere_can_only_be_deleted(texts):
    record(WorkEventKind.INCORPORATED)
    with pytest.raises(Refused, match="it can only be deleted"):
        record(WorkEventKind.IMPLEMENTED, happened=ImpreciseDate(date(2025, 3, 1)))
    record(WorkEventKind.DELETED, meeting=COP)
    assert state_of("cites:dec:17.55") is State.DELETED


@pytest.mark.parametrize(
    ("wrong", "error", "why"),
    [
        ({"event": "burnt"}, Invalid, "“burnt” is nothing that happens to a text"),
        ({"event": "deleted", "work": "cites:dec:1.1"}, NotFound, "the register has no text cites:dec:1.1"),
        ({"event": "deleted", "meeting": "cites:meeting:cop99"}, Invalid, "cites:meeting:cop99"),
    ],
)
def test_what_can_not_have_happened_says_why(texts, wrong, error, why):
    with pytest.raises(error, match=why):
        record(actor=OPERATOR, **wrong)


def test_only_officers_and_reviewers_of_the_body_record_events(texts):
    with pytest.raises(Refused, match="for cms, not for cites:cop, cites"):
        record("deleted", actor=Actor("an.other", frozenset({Grant(Role.OFFICER, body="cms")})))


def test_undoing_takes_the_event_out_of_the_log(texts):
    record(WorkEventKind.DELETED, meeting=COP)
    undo(actor=OPERATOR, number=1, reason="the committee has not decided yet")
    assert state_of("cites:dec:17.55") is State.IN_EFFECT


def test_only_the_conference_of_the_parties_deletes(texts):
    Body.objects.create(id="cites:sc", kind="committee", name_en="Standing Committee", parent_id="cites")
    Meeting.objects.create(id="cites:meeting:sc79", body_id="cites:sc", title="SC79", precision="")
    with pytest.raises(Refused, match="only the Conference of the Parties deletes"):
        record(WorkEventKind.DELETED, meeting="cites:meeting:sc79")
    with pytest.raises(Refused, match="name the meeting at which it did"):
        record(WorkEventKind.DELETED)
    record(WorkEventKind.PROPOSED_FOR_DELETION, meeting="cites:meeting:sc79")
    record(WorkEventKind.DELETED, meeting="cites:meeting:cop14")
    assert state_of("cites:dec:17.55") is State.DELETED
