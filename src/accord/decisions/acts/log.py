"""Adds to the log of a text, after asking the order of the law."""

from collections.abc import Sequence
from dataclasses import dataclass

from accord.core.dates import ImpreciseDate
from accord.core.errors import Invalid
from accord.core.texts.lifecycle import Entry, Happening, why_not
from accord.decisions.models import Work, WorkEvent
from accord.decisions.queries.in_force import labels_of
from accord.decisions.queries.log import log_of, sitting_of
from accord.journal.rows import store
from accord.register.models import Meeting
from accord.register.models.columns import imprecise


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What is to be added to the log of `work` (a text, or one revision of it)."""

    work: str
    what: Happening
    happened: ImpreciseDate
    meeting: str | None = None
    document: str | None = None
    source: str | None = None
    provisions: tuple[str, ...] = ()
    other: str = ""
    note: str = ""


def objections(events: Sequence[NewEvent]) -> list[str]:
    """Everything that speaks against these events, each seen after those before it. Raises NotFound, Invalid."""
    found: list[str] = []
    added: dict[str, list[Entry]] = {}
    for event in events:
        log = log_of(event.work)
        revision = event.work.partition("@")[2]
        held = _meeting(event.meeting)
        sitting = sitting_of(held, _body(event.work))
        earlier = [*log.entries, *added.get(log.key, ())]
        entry = Entry(event.what, event.happened, revision, _after(earlier), sitting, tuple(event.provisions))
        found += why_not(log.text, earlier, entry)
        found += _outside(held, event.happened)
        _check_provisions(event)
        added.setdefault(log.key, []).append(entry)
    return list(dict.fromkeys(found))


def append(event: NewEvent) -> None:
    """Store an event that nothing speaks against."""
    store(
        WorkEvent(
            work_id=event.work,
            event=event.what.value,
            meeting_id=event.meeting,
            day=event.happened.day,
            day_precision=event.happened.precision.value,
            document_id=event.document,
            source_id=event.source,
            provisions="; ".join(event.provisions),
            other=event.other,
            note=event.note,
        )
    )


def _after(entries: Sequence[Entry]) -> int:
    return max((entry.place for entry in entries), default=0) + 1


def _body(work: str) -> str:
    return str(Work.objects.values_list("body_id", flat=True).get(id=work))


def _meeting(key: str | None) -> Meeting | None:
    if key is None:
        return None
    found = Meeting.objects.filter(id=key).select_related("body").first()
    if found is None:
        raise Invalid(f"the register has no meeting {key}", fields={"meeting": "is not in the register"})
    return found


def _outside(meeting: Meeting | None, happened: ImpreciseDate) -> list[str]:
    """What a meeting did, it did on its days."""
    if meeting is None or meeting.starts is None:
        return []
    first = imprecise(meeting.starts, meeting.precision)
    last = imprecise(meeting.ends or meeting.starts, meeting.precision)
    assert first is not None
    assert last is not None
    if happened.last_day() < first.day or happened.day > last.last_day():
        days = f"{first}" if str(first) == str(last) else f"{first} to {last}"
        return [f"{meeting.title} was held on {days}, not on {happened}"]
    return []


def _check_provisions(event: NewEvent) -> None:
    """The parts that an event names must be in the text, where the register has it."""
    there = labels_of(event.work, event.happened.last_day())
    for named in event.provisions:
        if there and not any(label == named or label.startswith(f"{named} ") for label in there):
            raise Invalid(
                f"the text of {event.work} has no provision “{named}”", fields={"provisions": "are not in the text"}
            )
