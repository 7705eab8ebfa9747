"""Reads the journal: entries, and the state of anything as it was recorded at a time."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from accord.core.errors import NotFound
from accord.journal.acts import State
from accord.journal.chain import Link, Seal
from accord.journal.models import Entry, Head, Touch


@dataclass(frozen=True, slots=True)
class Change:
    """What an entry says of one object: the fields that differ, before and after (None: not there)."""

    old: State | None
    new: State | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """One entry of the journal."""

    number: int
    act: str
    actor: str
    capacity: str
    recorded_at: datetime
    legal_date: date
    backfilled: bool
    reason: str
    changes: Mapping[str, Change]
    previous_hash: str
    hash: str


def entry(number: int) -> Recorded:
    """The entry with this number. Raises NotFound."""
    found = Entry.objects.filter(number=number).first()
    if found is None:
        raise NotFound(f"the journal has no entry {number}")
    return _recorded(found)


def entries(*, object_name: str = "", act: str = "", after: int = 0, limit: int = 100) -> list[Recorded]:
    """The entries with a number above `after`, oldest first; of one object or one act where given."""
    found: QuerySet[Entry] = Entry.objects.filter(number__gt=after)
    if act:
        found = found.filter(act=act)
    if object_name:
        found = found.filter(touches__object=object_name)
    return [_recorded(row) for row in found.order_by("number")[:limit]]


def latest(limit: int = 20) -> list[Recorded]:
    """The last entries, newest first."""
    return [_recorded(row) for row in Entry.objects.order_by("-number")[:limit]]


def as_of(object_name: str, *, at: datetime) -> State | None:
    """The state of an object as it was recorded at `at` (a time with its zone), None where it wasn't there.

    Rebuilt by replaying the entries that touched it; withheld fields appear as fingerprints. Raises ValueError for a
    time without a zone.
    """
    if at.tzinfo is None:
        raise ValueError("a recorded time needs its zone")
    state: State | None = None
    touched = Touch.objects.filter(object=object_name).values("entry_id")
    replayed = Entry.objects.filter(number__in=touched, recorded_at__lte=at).order_by("number")
    for changes in replayed.values_list("changes", flat=True).iterator(chunk_size=100):
        state = _applied(state, json.loads(changes)[object_name]["new"])
    return state


def everything_as_of(at: datetime, *, prefix: str = "") -> dict[str, State]:
    """All objects (whose names begin with `prefix`) as they were recorded at `at`."""
    states: dict[str, State] = {}
    for changes in (
        Entry.objects.filter(recorded_at__lte=at)
        .order_by("number")
        .values_list("changes", flat=True)
        .iterator(chunk_size=100)
    ):
        for name, change in json.loads(changes).items():
            if not name.startswith(prefix):
                continue
            state = _applied(states.get(name), change["new"])
            if state is None:
                states.pop(name, None)
            else:
                states[name] = state
    return states


def is_known(object_name: str) -> bool:
    """Whether the journal ever recorded this object."""
    return Touch.objects.filter(object=object_name).exists()


def links() -> Iterator[Link]:
    """All entries as links of the chain, by number."""
    for row in Entry.objects.order_by("number").iterator(chunk_size=500):
        yield Link(**{name: getattr(row, name) for name in Link.__slots__})


def seal() -> Seal:
    """Number and hash of the last entry, as the head keeps them."""
    head = Head.objects.first()
    return Seal(head.number, head.hash) if head else Seal()


def _applied(state: State | None, new: State | None) -> State | None:
    return None if new is None else {**(state or {}), **new}


def _recorded(row: Entry) -> Recorded:
    changes: dict[str, Any] = json.loads(row.changes)
    return Recorded(
        number=row.number,
        act=row.act,
        actor=row.actor,
        capacity=row.capacity,
        recorded_at=row.recorded_at,
        legal_date=row.legal_date,
        backfilled=row.backfilled,
        reason=row.reason,
        changes={name: Change(change["old"], change["new"]) for name, change in changes.items()},
        previous_hash=row.previous_hash,
        hash=row.hash,
    )
