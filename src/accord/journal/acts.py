"""How everything that changes something is done: policy, one transaction, one journal entry.

    @act("register.correct_meeting", undoable=True)
    def correct_meeting(*, actor: Actor, meeting: str, place: str, reason: str) -> None: ...

Inside an act, `changed` (or `rows.store`, which calls it) notes what an object was and is.
"""

import inspect
import re
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from django.db import DataError, IntegrityError, OperationalError, transaction

from accord.core.dates import ImpreciseDate
from accord.core.errors import Conflict, Invalid, Refused, SourceFailed
from accord.journal import policies, stored
from accord.journal.actors import Actor
from accord.journal.bulk import batches, insert
from accord.journal.chain import GENESIS, Link, canonical
from accord.journal.models import Entry, Head, Touch
from accord.journal.rules import broken_rule

P = ParamSpec("P")
R = TypeVar("R")
State = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """A declared act: its name, the argument that holds its legal date, and whether it can be undone."""

    name: str
    function: Callable[..., Any]
    legal_date: str | None = None
    undoable: bool = False


ACTS: dict[str, Act] = {}
_NAME = re.compile(r"[a-z]+\.[a-z_]+")


@dataclass(slots=True)
class Recording:
    """What the running act has changed so far: for each object its state before the act and now."""

    act: str
    before: dict[str, State | None] = field(default_factory=dict)
    after: dict[str, State | None] = field(default_factory=dict)
    at_the_end: list[Callable[[], None]] = field(default_factory=list)

    def changes(self) -> dict[str, dict[str, State | None]]:
        """For each object that differs, the fields that differ, old and new (None: it was not there, or is gone)."""
        found = {}
        for name, new in self.after.items():
            old = self.before[name]
            if old is None or new is None:
                if old is not new:
                    found[name] = {"old": old, "new": new}
                continue
            differing = [key for key in {**old, **new} if old.get(key) != new.get(key)]
            if differing:
                found[name] = {
                    "old": {key: old.get(key) for key in differing},
                    "new": {key: new.get(key) for key in differing},
                }
        return found


_running: ContextVar[Recording | None] = ContextVar("running_act", default=None)


def running() -> Recording:
    """The act that is being done. Raises RuntimeError outside of one: nothing may change without a journal entry."""
    recording = _running.get()
    if recording is None:
        raise RuntimeError("only an act may change something; wrap the function in @act(…)")
    return recording


def changed(name: str, *, old: State | None, new: State | None) -> None:
    """Note that the object `name` went from `old` to `new` (all its fields as JSON values; None where it isn't there)."""
    recording = running()
    recording.before.setdefault(name, old)
    recording.after[name] = new


def act(
    name: str, *, legal_date: str | None = None, undoable: bool = False
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare a function to be the act `name` (`room.what_is_done`).

    The function takes keyword arguments only, `actor` first; an argument `reason` goes into the entry. `legal_date`
    names the argument with the day on which the act has effect in law (default: the day of recording); a day in the
    past marks the entry as back-filled. An act that changed nothing writes no entry.

    The function raises Refused (policy), Conflict (a rule of the database), Invalid (a value it can't hold), SourceFailed
    (the database itself) and whatever it raises itself; then nothing is stored. Acts don't call acts: RuntimeError. Raises TypeError and ValueError for a wrong declaration.
    """

    def declare(function: Callable[P, R]) -> Callable[P, R]:
        _check_declaration(name, function, legal_date)

        @wraps(function)
        def perform(*args: P.args, **given: P.kwargs) -> R:
            if args:
                raise TypeError(f"{name} takes keyword arguments only")
            if (outer := _running.get()) is not None:
                raise RuntimeError(f"{name} was called inside {outer.act}: one act, one entry")
            return cast("R", _perform(ACTS[name], dict(given)))

        ACTS[name] = Act(name, function, legal_date, undoable)
        return perform

    return declare


def refuse_unwritable(name: str, value: object) -> None:
    """Raise Invalid for text that a database can't hold: the character NUL, or half of a surrogate pair."""
    if isinstance(value, str) and ("\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value)):
        raise Invalid(f"{name} holds a character that is no text", fields={name: "holds a character that is no text"})


def _check_declaration(name: str, function: Callable[..., Any], legal_date: str | None) -> None:
    if not _NAME.fullmatch(name):
        raise ValueError(f"“{name}” is no name of an act (room.what_is_done)")
    if name in ACTS and ACTS[name].function.__qualname__ != function.__qualname__:
        raise ValueError(f"two acts are called {name}")
    arguments = inspect.signature(function).parameters
    if any(argument.kind is not argument.KEYWORD_ONLY for argument in arguments.values()):
        raise TypeError(f"{name} must take keyword arguments only")
    if next(iter(arguments), None) != "actor":
        raise TypeError(f"the first argument of {name} must be the actor")
    if legal_date is not None and legal_date not in arguments:
        raise TypeError(f"{name} has no argument {legal_date} to take the legal date from")


def _perform(declared: Act, given: dict[str, Any]) -> Any:
    actor: Actor = given["actor"]
    bound = inspect.signature(declared.function).bind(**given)
    bound.apply_defaults()
    obj = {key: value for key, value in bound.arguments.items() if key != "actor"}
    refuse_unwritable("reason", obj.get("reason"))
    recording = Recording(declared.name)
    token = _running.set(recording)
    try:
        with transaction.atomic(durable=True):
            head = _lock_head()
            decision = policies.may(actor, declared.name, obj)
            if not decision.allowed:
                raise Refused(policies.refusal_of(declared.name), decision.reasons)
            result = declared.function(**given)
            for check in recording.at_the_end:
                check()
            if changes := recording.changes():
                _append(head, declared, actor, obj, changes)
    except IntegrityError as error:
        raise Conflict(broken_rule(error)) from error
    except DataError as error:
        raise Invalid(f"the store can't hold a value: {_first_line(error)}") from error
    except OperationalError as error:
        if "locked" in str(error):
            raise Conflict("someone else is writing to the store; try again in a moment") from error
        raise SourceFailed("the store", _first_line(error)) from error
    finally:
        _running.reset(token)
    return result


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def _lock_head() -> Head:
    """Wait for our turn: acts are done one after the other, so that what an act reads is what the journal says.

    On PostgreSQL by the lock on this row, on SQLite by the immediate transaction.
    """
    head, _ = Head.objects.select_for_update().get_or_create(id=1, defaults={"number": 0, "hash": GENESIS})
    if not (isinstance(head.number, int) and isinstance(head.hash, str)):
        raise Conflict("the head of the journal is damaged, so nothing can be recorded (`accord journal verify`)")
    return head


def _recorded_at(number: int) -> datetime:
    last = next(stored.entries("WHERE number = %s", [number]), None)
    if last is None or "recorded_at" not in last.values:
        raise Conflict(
            f"entry {number} of the journal is damaged, so nothing can be recorded (`accord journal verify`)"
        )
    moment: datetime = last.values["recorded_at"]
    return moment


def _append(head: Head, declared: Act, actor: Actor, obj: dict[str, Any], changes: dict[str, Any]) -> None:
    recorded_at = datetime.now(UTC)
    if head.number:
        # A clock that was set back must not let the journal read out of order.
        recorded_at = max(recorded_at, _recorded_at(head.number))
    legal_date = _legal_date(declared, obj) or recorded_at.date()
    link = Link(
        number=head.number + 1,
        act=declared.name,
        actor=actor.name,
        capacity=actor.capacity(),
        recorded_at=recorded_at,
        legal_date=legal_date,
        backfilled=legal_date < recorded_at.date(),
        reason=str(obj.get("reason") or ""),
        changes=canonical(changes),
        previous_hash=head.hash,
    ).sealed()
    Entry.objects.create(**{name: getattr(link, name) for name in Link.__slots__})
    for names in batches(sorted(changes)):
        insert(Touch, [{"entry_id": link.number, "object": name} for name in names])
    Head.objects.filter(id=head.id).update(number=link.number, hash=link.hash)


def _legal_date(declared: Act, obj: dict[str, Any]) -> date | None:
    given = obj.get(declared.legal_date) if declared.legal_date else None
    if isinstance(given, ImpreciseDate):
        return given.day
    if isinstance(given, datetime):
        return given.date()
    return given if isinstance(given, date) else None
