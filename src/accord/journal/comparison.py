"""Compares the stored rows with what the journal last recorded of them: a change made past the journal shows here.

Only columns that the journal recorded count: what a later version added, or a model keeps out of the journal, does not.
"""

# ruff: noqa: SLF001  (`_meta` is how Django documents its models)

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, models, transaction

from accord.journal.acts import State
from accord.journal.chain import Damaged, Fault, Link, canonical
from accord.journal.queries import applied
from accord.journal.rows import state
from accord.journal.stored import changes_of, links

_BATCH = 400
# What Django and the drivers raise for a value that is no value of its column.
_UNREADABLE = (ValueError, TypeError, OverflowError, ArithmeticError, ValidationError, DatabaseError)


def differences() -> Iterator[Fault]:
    """Every object of the register that differs from its last recorded state, with the fields that do."""
    recorded: dict[str, dict[str, State | None]] = defaultdict(dict)
    for link in links():
        changes = _changes(link)
        if changes is None:
            what = f"the register can't be compared with the journal, because entry {link.number or '?'} can't be read"
            yield Fault(0, what)
            return
        for name, change in changes.items():
            label, _, key = name.partition(":")
            recorded[label][key] = applied(recorded[label].get(key), change["new"])
    for label, objects in sorted(recorded.items()):
        try:
            model = apps.get_model(label)
        except (LookupError, ValueError):
            continue  # a kind of object that this version of Accord no longer keeps
        for name, what in _of_one_kind(model, objects):
            yield Fault(0, f"{label}:{name} differs from the journal: {what}")


def _changes(link: Link | Damaged) -> dict[str, dict[str, Any]] | None:
    try:
        return changes_of(link.changes) if isinstance(link, Link) else None
    except ValueError:
        return None


def _of_one_kind(model: type[models.Model], objects: dict[str, State | None]) -> Iterator[tuple[str, str]]:
    try:
        with _protected():
            keys = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
    except _UNREADABLE as error:
        yield "?", f"its rows can't be read ({_line(error)})"
        return
    if connection.vendor == "sqlite":
        yield from _no_times(model)
    for start in range(0, len(keys), _BATCH):
        for key, row in _stored(model, keys[start : start + _BATCH]):
            recorded = objects.get(str(key))
            if recorded is None:
                yield (
                    str(key),
                    "it is stored, but not recorded" if str(key) not in objects else "its removal is recorded",
                )
            elif isinstance(row, str):
                yield str(key), row
            elif what := _differing(recorded, state(row)):
                yield str(key), what
    there = {str(key) for key in keys}
    for name in sorted(name for name, recorded in objects.items() if recorded is not None and name not in there):
        yield name, "it is recorded, but not stored"


def _no_times(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    """Dates and times on SQLite that Django would read as nothing, because they are none."""
    for column in model._meta.concrete_fields:
        if isinstance(column, models.DateField | models.TimeField):
            filled = model._base_manager.exclude(**{column.name: None}).order_by("pk").values_list("pk", column.name)
            try:
                yield from [(str(key), f"its {column.name} can't be read") for key, value in filled if value is None]
            except _UNREADABLE:
                continue  # the row itself can't be read, which is told anyway


def _stored(model: type[models.Model], keys: list[Any]) -> Iterator[tuple[Any, models.Model | str]]:
    """The rows with these keys; where one can't be read, why."""
    try:
        with _protected():
            rows = list(model._base_manager.filter(pk__in=keys).order_by("pk"))
    except _UNREADABLE as error:
        if len(keys) == 1:
            yield keys[0], f"it can't be read ({_line(error)})"
            return
        for key in keys:
            yield from _stored(model, [key])
    else:
        yield from ((row.pk, row) for row in rows)


def _protected() -> AbstractContextManager[None]:
    """A failed query must not spoil the transaction in which everything is read; only PostgreSQL minds."""
    return transaction.atomic() if connection.vendor == "postgresql" else nullcontext()


def _differing(recorded: State, row: State) -> str:
    columns = [column for column in sorted(recorded.keys() & row.keys()) if recorded[column] != row[column]]
    if columns:
        # Lists of a row may be tuples, and the like: what counts is how the journal would write it.
        row = json.loads(canonical({column: row[column] for column in columns}))
    return ", ".join(
        f"{column} is {_shown(row[column])}, recorded {_shown(recorded[column])}"
        for column in columns
        if recorded[column] != row[column]
    )


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:100]
