"""Reads texts: their state on a date from the log of events, lists by body and state."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from accord.core.dates import ImpreciseDate
from accord.core.errors import NotFound
from accord.core.texts.lifecycle import Entry, State, own_log, standing
from accord.decisions.models import Work, WorkEvent
from accord.decisions.queries.log import entry_of
from accord.register.models.columns import imprecise

_EVERYWHERE = frozenset({"resolution", "resolutions", "decision", "decisions", "conf.", "conf", "rev.", "rev", "no."})


@dataclass(frozen=True, slots=True)
class EventRow:
    """One entry of the log, and the text or revision in whose log it stands."""

    work: str
    event: str
    happened: ImpreciseDate | None
    meeting: str | None
    document: str | None
    source: str | None
    locator: str
    note: str
    provisions: tuple[str, ...] = ()  # the parts it happened to, where not the whole
    other: str = ""  # the text that took this one in, or stands in its place


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A text (without revision: all its revisions together) or one revision, its state on the date asked for, its log."""

    id: str
    body: str
    kind: str
    number: str
    revision: str
    title: str
    directed_to: tuple[str, ...]
    state: State
    revisions: tuple[str, ...]  # those of the text that the register has, oldest first
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
    described.sort(key=lambda row: (row.state is not State.IN_EFFECT, bool(row.revision)))
    return tuple(described[:limit])


def state_of(key: str, *, on: date | None = None) -> State:
    """How a text stands on `on`. Raises NotFound."""
    return work(key, on=on).state


def counts_by_state(*, on: date | None = None, body: str | None = None) -> Mapping[State, int]:
    """How many texts stand how."""
    return Counter(row.state for row in works(on=on, body=body))


@dataclass(frozen=True, slots=True)
class _Family:
    """A text with its revisions in the order in which they came to be, and the logs of all."""

    revisions: tuple[Work, ...]
    events: Mapping[int, WorkEvent]
    entries: tuple[Entry, ...]
    on: date | None

    def log(self, one: Work) -> list[WorkEvent]:
        """What happened to the text as a whole or, of a revision, to it and to the whole since, up to the day."""
        return [
            self.events[entry.place]
            for entry in own_log(self.entries, one.revision)
            if self.on is None or (entry.on is not None and entry.on.day <= self.on)
        ]

    def state(self, one: Work) -> State:
        """How it stands on the day."""
        return standing(self.entries, one.revision, on=self.on)


def _described(rows: Iterable[Work], on: date | None) -> tuple[WorkRow, ...]:
    listed = list(rows)
    logs: dict[str, list[WorkEvent]] = defaultdict(list)
    for event in WorkEvent.objects.filter(work__in=listed):
        logs[event.work_id].append(event)
    members: dict[tuple[str, str, str], list[Work]] = defaultdict(list)
    for one in listed:
        members[one.body_id, one.kind, one.number].append(one)
    families = {key: _family(group, logs, on) for key, group in members.items()}
    listed.sort(key=lambda one: (one.body_id, one.kind, _numeric(one.number), _numeric(one.revision)))
    return tuple(_row(one, families[one.body_id, one.kind, one.number]) for one in listed)


def _family(group: Iterable[Work], logs: Mapping[str, list[WorkEvent]], on: date | None) -> _Family:
    revisions = tuple(sorted(group, key=lambda one: _since(one, logs)))
    events = {event.pk: event for one in revisions for event in logs.get(one.id, ())}
    entries = tuple(entry_of(event, one.revision) for one in revisions for event in logs.get(one.id, ()))
    return _Family(revisions, events, entries, on)


def _since(one: Work, logs: Mapping[str, list[WorkEvent]]) -> tuple[bool, date, str]:
    """The text as a whole comes first; a revision comes to be at its first event."""
    return (
        bool(one.revision),
        min((event.day or date.max for event in logs.get(one.id, ())), default=date.max),
        one.id,
    )


def _row(one: Work, family: _Family) -> WorkRow:
    return WorkRow(
        id=one.id,
        body=one.body_id,
        kind=one.kind,
        number=one.number,
        revision=one.revision,
        title=one.title,
        directed_to=tuple(one.directed_to.split()),
        state=family.state(one),
        revisions=tuple(other.id for other in family.revisions if other.revision),
        events=tuple(_event_row(event) for event in family.log(one)),
        source=one.source_id,
        locator=one.locator,
        note=one.note,
    )


def _event_row(event: WorkEvent) -> EventRow:
    return EventRow(
        work=event.work_id,
        event=event.event,
        happened=imprecise(event.day, event.day_precision),
        meeting=event.meeting_id,
        document=event.document_id,
        source=event.source_id,
        locator=event.locator,
        note=event.note,
        provisions=tuple(part for each in event.provisions.split(";") if (part := each.strip())),
        other=event.other,
    )


def _numeric(number: str) -> tuple[tuple[int, int | str], ...]:
    """Orders 9.6 before 10.21, and cop9 before cop14."""
    parts = re.findall(r"\d+|[^\d./]+", number)
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts)
