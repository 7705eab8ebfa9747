"""Reads the journal: entries, and the state of anything as it was recorded at a time."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from accord.core.errors import Conflict, NotFound
from accord.journal import stored
from accord.journal.acts import State
from accord.journal.chain import Link, Seal
from accord.journal.models import Touch


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
    time without a zone, Conflict where an entry can't be read.
    """
    if at.tzinfo is None:
        raise ValueError("a recorded time needs its zone")
    state: State | None = None
    where = "WHERE number IN (SELECT entry_id FROM journal_touch WHERE object = %s)"
    for changes in _replayed(at, where, [object_name]):
        if object_name in changes:
            state = applied(state, changes[object_name]["new"])
    return state


def everything_as_of(at: datetime, *, prefix: str = "") -> dict[str, State]:
    """All objects (whose names begin with `prefix`) as they were recorded at `at`. Raises Conflict like `as_of`."""
    states: dict[str, State] = {}
    for changes in _replayed(at):
        for name, change in changes.items():
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


def _replayed(at: datetime, where: str = "", parameters: Sequence[str | int] = ()) -> Iterator[dict[str, Any]]:
    """What the entries recorded until `at` say, in turn. Raises Conflict where one can't be read: nothing is guessed."""
    for row in stored.entries(where, parameters):
        number = row.values.get("number", "?")
        if row.damage:
            raise Conflict(f"entry {number} of the journal is damaged: {'; '.join(row.damage)}")
        if row.values["recorded_at"] <= at:
            yield _readable(number, row.values["changes"])


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
