"""Reads the journal: entries, and the state of anything as it was recorded at a time."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from accord.core.errors import Conflict, NotFound
from accord.journal import stored
from accord.journal.acts import State
from accord.journal.chain import Link, Seal
from accord.journal.models import Entry, Touch


@dataclass(frozen=True, slots=True)
class Change:
    """What an entry says of one object: the fields that differ, before and after (None: not there)."""

    old: State | None
    new: State | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """One entry of the journal.

    `damage` says what can't be read of it (normally nothing); such a text is "", such a time None, such a number 0.
    """

    number: int
    act: str
    actor: str
    capacity: str
    recorded_at: datetime | None
    legal_date: date | None
    backfilled: bool
    reason: str
    changes: Mapping[str, Change]
    previous_hash: str
    hash: str
    damage: tuple[str, ...] = ()


def entry(number: int) -> Recorded:
    """The entry with this number. Raises NotFound."""
    found = next(stored.entries("WHERE number = %s", [number]), None)
    if found is None:
        raise NotFound(f"the journal has no entry {number}")
    return _recorded(found)


def entries(*, object_name: str = "", act: str = "", after: int = 0, limit: int = 100) -> list[Recorded]:
    """The entries with a number above `after`, oldest first; of one object or one act where given."""
    where = "WHERE number > %s"
    parameters: list[str | int] = [after]
    if act:
        where += " AND act = %s"
        parameters.append(act)
    if object_name:
        where += " AND number IN (SELECT entry_id FROM journal_touch WHERE object = %s)"
        parameters.append(object_name)
    return [_recorded(row) for row in islice(stored.entries(where, parameters), limit)]


def latest(limit: int = 20) -> list[Recorded]:
    """The last entries, newest first."""
    return [_recorded(row) for row in islice(stored.entries(order="number DESC"), limit)]


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
    for number, changes in replayed.values_list("number", "changes").iterator(chunk_size=100):
        state = applied(state, _readable(number, changes).get(object_name, {"new": state})["new"])
    return state


def everything_as_of(at: datetime, *, prefix: str = "") -> dict[str, State]:
    """All objects (whose names begin with `prefix`) as they were recorded at `at`."""
    states: dict[str, State] = {}
    for number, changes in (
        Entry.objects.filter(recorded_at__lte=at)
        .order_by("number")
        .values_list("number", "changes")
        .iterator(chunk_size=100)
    ):
        for name, change in _readable(number, changes).items():
            if not name.startswith(prefix):
                continue
            state = applied(states.get(name), change["new"])
            if state is None:
                states.pop(name, None)
            else:
                states[name] = state
    return states


def is_known(object_name: str) -> bool:
    """Whether the journal ever recorded this object."""
    return Touch.objects.filter(object=object_name).exists()


def seal() -> Seal:
    """Number and hash of the last entry, as the head keeps them. Raises Conflict when the head can't be read."""
    found, damage = stored.head()
    if found is None:
        raise Conflict(damage[0])
    return found


def applied(state: State | None, new: State | None) -> State | None:
    """The state of an object after a change to `new` (only the fields that differ; None: it is gone)."""
    return None if new is None else {**(state or {}), **new}


def _readable(number: int, changes: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(changes)
        if isinstance(found, dict) and all("new" in change for change in found.values()):
            return found
    except (ValueError, TypeError, RecursionError):
        pass
    raise Conflict(f"entry {number} of the journal is damaged: its changes are not a record of changes")


def _recorded(row: stored.Reading) -> Recorded:
    damage = list(row.damage)
    changes: dict[str, Change] = {}
    if "changes" in row.values:
        try:
            said = stored.changes_of(row.values["changes"])
            changes = {name: Change(change["old"], change["new"]) for name, change in said.items()}
        except ValueError as error:
            damage.append(str(error))
    blank = {"number": 0, "recorded_at": None, "legal_date": None, "backfilled": False}
    values: dict[str, Any] = {name: row.values.get(name, blank.get(name, "")) for name in Link.__slots__}
    return Recorded(**{**values, "changes": changes}, damage=tuple(damage))
