"""The log of a text and of its revisions, as the core reads it."""

from dataclasses import dataclass

from accord.core.errors import NotFound
from accord.core.texts.lifecycle import Entry, Happening, Sitting, Text
from accord.decisions.models import Work, WorkEvent
from accord.register.models import BodyKind, Meeting
from accord.register.models.columns import imprecise
from accord.register.queries.bodies import with_ancestors

_CONFERENCES = (BodyKind.CONFERENCE, BodyKind.CONVENTION, BodyKind.AGREEMENT, BodyKind.MOU)


@dataclass(frozen=True, slots=True)
class Log:
    """A text with its log: `key` is its identifier without a revision, `entries` are those of all its revisions."""

    key: str
    text: Text
    entries: tuple[Entry, ...]


def entry_of(event: WorkEvent, revision: str, sitting: Sitting = Sitting.NOT_NAMED) -> Entry:
    """A row of the log as a value."""
    return Entry(
        Happening(event.event),
        imprecise(event.day, event.day_precision),
        revision,
        event.pk or 0,
        sitting,
        tuple(part for each in event.provisions.split(";") if (part := each.strip())),
    )


def log_of(work: str) -> Log:
    """The log of a text and all its revisions, whichever of them `work` names. Raises NotFound."""
    one = Work.objects.filter(id=work).select_related("body").first()
    if one is None:
        raise NotFound(f"the register has no text {work}")
    family = Work.objects.filter(body=one.body_id, kind=one.kind, number=one.number)
    revisions = dict(family.values_list("id", "revision"))
    events = WorkEvent.objects.filter(work__in=list(revisions)).select_related("meeting__body")
    entries = tuple(
        entry_of(event, revisions[event.work_id], sitting_of(event.meeting, one.body_id)) for event in events
    )
    return Log(one.id.partition("@")[0], Text(one.id.partition("@")[0], one.body.kind in _CONFERENCES), entries)


def sitting_of(meeting: Meeting | None, body: str) -> Sitting:
    """Whether a meeting was one of the Conference of the Parties whose texts `body` adopts."""
    if meeting is None:
        return Sitting.NOT_NAMED
    if meeting.body.kind not in _CONFERENCES:
        return Sitting.OTHER
    related = _convention(meeting.body_id) == _convention(body) or meeting.body_id in with_ancestors(body)
    return Sitting.CONFERENCE if related else Sitting.OTHER


def _convention(body: str) -> str:
    return body.partition(":")[0]
