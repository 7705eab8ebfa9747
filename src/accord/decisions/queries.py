"""Reads texts: their state on a date from the log of events, lists by body and state."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q

from accord.core.dates import ImpreciseDate
from accord.core.errors import NotFound
from accord.decisions.models import Work, WorkEvent, WorkEventKind
from accord.register.models.columns import imprecise


class State(StrEnum):
    """How a text stands."""

    UNKNOWN = "unknown"  # the register holds no event of it up to that date
    PROPOSED = "proposed"
    IN_EFFECT = "in_effect"
    REVISED = "revised"  # a later revision stands in its place
    IMPLEMENTED = "implemented"
    PROPOSED_FOR_DELETION = "proposed_for_deletion"
    INCORPORATED = "incorporated"
    DELETED = "deleted"
    REPEALED = "repealed"
    SUPERSEDED = "superseded"


_ENTERS = {
    WorkEventKind.PROPOSED: State.PROPOSED,
    WorkEventKind.ADOPTED: State.IN_EFFECT,
    WorkEventKind.ISSUED: State.IN_EFFECT,
    WorkEventKind.REVISED: State.IN_EFFECT,  # the event of a revision: from that meeting on it is the text
    WorkEventKind.IMPLEMENTED: State.IMPLEMENTED,
    WorkEventKind.INCORPORATED: State.INCORPORATED,
    WorkEventKind.PROPOSED_FOR_DELETION: State.PROPOSED_FOR_DELETION,
    WorkEventKind.DELETED: State.DELETED,
    WorkEventKind.REPEALED: State.REPEALED,
    WorkEventKind.SUPERSEDED: State.SUPERSEDED,
}
_COMES_TO_BE = frozenset({WorkEventKind.ADOPTED, WorkEventKind.REVISED, WorkEventKind.ISSUED})
#: What happens on one day happens in this order: a decision is implemented before it is proposed for deletion.
_ORDER = {kind: place for place, kind in enumerate(WorkEventKind)}

_EVERYWHERE = frozenset({"resolution", "resolutions", "decision", "decisions", "conf.", "conf", "rev.", "rev", "no."})


@dataclass(frozen=True, slots=True)
class EventRow:
    """One entry of the log."""

    event: str
    happened: ImpreciseDate | None
    meeting: str | None
    document: str | None
    source: str | None
    locator: str
    note: str


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One text, its state on the date asked for, and its log up to then."""

    id: str
    body: str
    kind: str
    number: str
    revision: str
    title: str
    directed_to: tuple[str, ...]
    state: State
    revisions: tuple[str, ...]  # the same text, all its revisions, oldest first
    events: tuple[EventRow, ...]
    source: str | None
    locator: str
    note: str


def works(
    *, on: date | None = None, body: str | None = None, kind: str | None = None, state: State | None = None
) -> tuple[WorkRow, ...]:
    """Texts with their state on `on` (default: by all events recorded), by body, kind, number and revision."""
    rows = Work.objects.all()
    if kind is not None:
        rows = rows.filter(kind=kind)
    if body is not None:
        rows = rows.filter(body=body)
    found = _described(rows, on)
    return tuple(row for row in found if state is None or row.state is state)


def work(key: str, *, on: date | None = None) -> WorkRow:
    """One text. Raises NotFound."""
    one = Work.objects.filter(id=key).first()
    if one is None:
        raise NotFound(f"the register has no text {key}")
    family = _described(Work.objects.filter(body=one.body_id, kind=one.kind, number=one.number), on)
    return next(row for row in family if row.id == key)


def search_works(text: str, *, limit: int = 20) -> tuple[WorkRow, ...]:
    """Texts whose identifier, number or title hold every word of `text`; those in effect first.

    `Conf.`, `Rev.` and the kind of text are words that every reference has, and are not searched for.
    """
    words = [word for word in text.casefold().replace("(", " ").replace(")", " ").split() if word not in _EVERYWHERE]
    if not words:
        return ()
    rows = Work.objects.all()
    for word in words:
        rows = rows.filter(Q(title__icontains=word) | Q(number__iexact=word) | Q(id__icontains=word))
    # a revision is read together with the whole family, else it would not be known which one stands
    numbers = set(rows.values_list("body_id", "kind", "number"))
    found = set(rows.values_list("id", flat=True))
    family = Work.objects.filter(number__in=[number for _, _, number in numbers])
    described = [row for row in _described(family, None) if row.id in found]
    described.sort(key=lambda row: row.state is not State.IN_EFFECT)
    return tuple(described[:limit])


def state_of(key: str, *, on: date | None = None) -> State:
    """How a text stands on `on`. Raises NotFound."""
    return work(key, on=on).state


def counts_by_state(*, on: date | None = None, body: str | None = None) -> Mapping[State, int]:
    """How many texts stand how."""
    return Counter(row.state for row in works(on=on, body=body))


def _described(rows: Iterable[Work], on: date | None) -> tuple[WorkRow, ...]:
    listed = list(rows)
    logs: dict[str, list[WorkEvent]] = defaultdict(list)
    for event in WorkEvent.objects.filter(work__in=listed):
        if on is None or (event.day is not None and event.day <= on):
            logs[event.work_id].append(event)
    for log in logs.values():
        log.sort(key=_when)
    families: dict[tuple[str, str, str], list[Work]] = defaultdict(list)
    for one in listed:
        families[one.body_id, one.kind, one.number].append(one)
    for family in families.values():
        family.sort(key=lambda one: _when(logs[one.id][0]) if logs[one.id] else (date.max, 0, 0))
    listed.sort(key=lambda one: (one.body_id, one.kind, _numeric(one.number), one.revision))
    return tuple(_row(one, logs, families[one.body_id, one.kind, one.number]) for one in listed)


def _row(one: Work, logs: Mapping[str, list[WorkEvent]], family: list[Work]) -> WorkRow:
    return WorkRow(
        id=one.id,
        body=one.body_id,
        kind=one.kind,
        number=one.number,
        revision=one.revision,
        title=one.title,
        directed_to=tuple(one.directed_to.split()),
        state=_state(one, logs, family),
        revisions=tuple(other.id for other in family),
        events=tuple(_event_row(event) for event in logs.get(one.id, ())),
        source=one.source_id,
        locator=one.locator,
        note=one.note,
    )


def _state(one: Work, logs: Mapping[str, list[WorkEvent]], family: list[Work]) -> State:
    log = logs.get(one.id, [])
    later = family[family.index(one) + 1 :]
    if any(event.event in _COMES_TO_BE for other in later for event in logs.get(other.id, ())):
        return State.REVISED
    state = State.UNKNOWN
    for event in log:
        state = _ENTERS.get(WorkEventKind(event.event), state)  # a proposal to amend leaves it as it stands
    return state


def _when(event: WorkEvent) -> tuple[date, int, int]:
    return (event.day or date.max, _ORDER[WorkEventKind(event.event)], event.pk)


def _event_row(event: WorkEvent) -> EventRow:
    return EventRow(
        event=event.event,
        happened=imprecise(event.day, event.day_precision),
        meeting=event.meeting_id,
        document=event.document_id,
        source=event.source_id,
        locator=event.locator,
        note=event.note,
    )


def _numeric(number: str) -> tuple[tuple[int, int | str], ...]:
    """Orders 9.6 before 10.21."""
    parts = number.replace("/", ".").split(".")
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts)
