"""What changes the log of a text: it only grows."""

from accord.core.dates import ImpreciseDate
from accord.core.errors import Invalid, NotFound, Refused
from accord.decisions.models import Work, WorkEvent, WorkEventKind
from accord.decisions.queries import State, state_of
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store
from accord.register.models import BodyKind, Meeting

#: A text that is gone: nothing happens to it any more.
_GONE = frozenset({State.DELETED, State.REPEALED})


@act("decisions.record_work_event", legal_date="happened", undoable=True)
def record_work_event(
    *,
    actor: Actor,
    work: str,
    event: WorkEventKind,
    happened: ImpreciseDate,
    meeting: str | None = None,
    document: str | None = None,
    source: str | None = None,
    note: str = "",
    reason: str = "",
) -> None:
    """Add one event to the log of a text.

    Raises NotFound (the text), Invalid (meeting, document or source not in the register) and Refused: nothing happens
    to a text that is deleted or repealed, what is incorporated elsewhere can only be deleted, and only a Conference of
    the Parties deletes (CITES Resolution Conf. 4.6).
    """
    del actor, reason
    if not Work.objects.filter(id=work).exists():
        raise NotFound(f"the register has no text {work}")
    kind = _kind(event)
    state = state_of(work, on=happened.last_day())
    if state in _GONE:
        raise Refused("the event can't be recorded", [f"{work} was {state.value} before {happened}"])
    if state is State.INCORPORATED and kind is not WorkEventKind.DELETED:
        raise Refused(
            "the event can't be recorded", [f"{work} is incorporated in another text: it can only be deleted"]
        )
    if kind is WorkEventKind.DELETED and meeting is not None and not _is_of_a_conference(meeting):
        raise Refused("the event can't be recorded", ["only the Conference of the Parties deletes a decision"])
    store(
        WorkEvent(
            work_id=work,
            event=kind,
            meeting_id=meeting,
            day=happened.day,
            day_precision=happened.precision.value,
            document_id=document,
            source_id=source,
            note=note,
        )
    )


def _kind(event: str) -> WorkEventKind:
    try:
        return WorkEventKind(event)
    except ValueError:
        raise Invalid(f"“{event}” is nothing that happens to a text", fields={"event": "is unknown"}) from None


def _is_of_a_conference(meeting: str) -> bool:
    kind = Meeting.objects.filter(id=meeting).values_list("body__kind", flat=True).first()
    return kind is None or kind in (BodyKind.CONFERENCE, BodyKind.CONVENTION, BodyKind.AGREEMENT)
