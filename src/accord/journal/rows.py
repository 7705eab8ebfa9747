"""Stores and removes rows inside an act, so that the journal learns what changed.

An object's name in the journal is `room.kind:identifier`, such as `register.meeting:cites:meeting:cop16`. Fields that a
model names in `withheld_from_journal` (contact data of people) are recorded only as a fingerprint.
"""

# ruff: noqa: SLF001  (`_meta` and `_state` are how Django documents its models)

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ProtectedError, RestrictedError

from accord.core.errors import Conflict, Invalid
from accord.journal.acts import State, changed, refuse_unwritable, running

_BATCH = 400
WITHHELD = "withheld:"


def object_name(row: models.Model) -> str:
    """What the journal calls this row."""
    return f"{row._meta.label_lower}:{row.pk}"


def state(row: models.Model) -> State:
    """All columns of the row as JSON values; withheld ones as a fingerprint."""
    return state_of(type(row), {column: getattr(row, column) for column, _ in _recorded_columns(type(row))})


def state_of(model: type[models.Model], values: Mapping[str, Any]) -> State:
    """Like `state`, of a row that was read as the values of its columns."""
    found: State = {}
    for column, is_withheld in _recorded_columns(model):
        value = _json(values[column])
        found[column] = _fingerprint(value) if is_withheld and value else value
    return found


@cache
def _recorded_columns(model: type[models.Model]) -> tuple[tuple[str, bool], ...]:
    """The columns that the journal records, and which of them only as a fingerprint."""
    withheld, outside = (getattr(model, name, ()) for name in ("withheld_from_journal", "outside_journal"))
    columns = model._meta.concrete_fields
    return tuple((each.attname, each.name in withheld) for each in columns if each.name not in outside)


def _json(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, str):
        return str(value)  # a choice becomes plain text
    return value


def _fingerprint(value: Any) -> str:
    return WITHHELD + hashlib.sha256(str(value).encode()).hexdigest()[:16]


def store(row: models.Model, *, by: Sequence[str] = (), place: str = "") -> bool:
    """Insert or update one row within the running act; False when the store holds exactly this already.

    `by` names the fields that identify a row whose number the database gives. `place` says where the data came from.
    Raises Invalid (a value that the field can't hold, a reference to nothing) and RuntimeError outside an act.
    """
    return store_all([row], by=by, places=[place] if place else None) == 1


def store_all(rows: Iterable[models.Model], *, by: Sequence[str] = (), places: Iterable[str] | None = None) -> int:
    """Insert or update many rows of one or several kinds, in batches; the number of rows that differed.

    `places` (a file and row for each) makes the messages say where. Raises like `store`.
    """
    running()
    count = 0
    place_of = iter(places) if places is not None else None
    pending: dict[type[models.Model], list[models.Model]] = defaultdict(list)
    for row in rows:
        _check_values(row, next(place_of, "") if place_of else "")
        pending[type(row)].append(row)
    for model, group in pending.items():
        remaining = iter(group)
        while batch := list(islice(remaining, _BATCH)):
            count += _store_batch(model, batch, by)
    return count


def remove(row: models.Model) -> None:
    """Delete a row within the running act. Raises Conflict when others refer to it."""
    running()
    name, old = object_name(row), state(row)
    try:
        row.delete()
    except (ProtectedError, RestrictedError) as error:
        users = sorted({object_name(other) for other in _referring(error)})
        shown = ", ".join(users[:3]) + (f" and {len(users) - 3} more" if len(users) > 3 else "")
        raise Conflict(f"{name} can't be removed: {shown} refer to it") from error
    changed(name, old=old, new=None)


def _referring(error: ProtectedError | RestrictedError) -> set[Any]:
    return set(error.protected_objects if isinstance(error, ProtectedError) else error.restricted_objects)


def _check_values(row: models.Model, place: str) -> None:
    meta = row._meta
    keys = {column.name for column in meta.concrete_fields if column.is_relation}
    for column in meta.concrete_fields:
        try:
            refuse_unwritable(column.name, getattr(row, column.attname))
        except Invalid as error:
            raise Invalid(error.reason, place=place, fields=error.fields) from None
    try:
        row.clean_fields(exclude=keys)
    except ValidationError as error:
        fields = {name: " ".join(messages) for name, messages in error.message_dict.items()}
        reason = "; ".join(f"{name}: {message}" for name, message in fields.items())
        raise Invalid(f"{_called(row)}: {reason}", place=place, fields=fields) from None
    check_references(type(row), [row], place)


def check_references(model: type[models.Model], rows: Iterable[models.Model], place: str = "") -> None:
    """Have the references of the rows checked at the end of the act. Raises Invalid where one must not be empty."""
    columns = [column for column in model._meta.concrete_fields if isinstance(column, models.ForeignKey)]
    for row in rows:
        for column in columns:
            key = getattr(row, column.attname)
            if key is None and not column.null:
                raise Invalid(f"{_called(row)}: {column.name} is missing", place=place)
            if key is not None:
                _check_reference_later(column, key, _called(row), place)


def _called(row: models.Model) -> str:
    return f"{row._meta.verbose_name} “{row.pk}”" if row.pk else str(row._meta.verbose_name)


def _check_reference_later(column: "models.ForeignKey[Any, Any]", key: Any, whose: str, place: str) -> None:
    """A parent may be stored after its child, so references are checked when the act is about to end."""
    recording = running()
    for check in recording.at_the_end:
        if isinstance(check, _References) and check.column == column:
            check.wanted.setdefault(key, (whose, place))
            return
    check = _References(column)
    check.wanted[key] = (whose, place)
    recording.at_the_end.append(check)


class _References:
    """The references through one column that the running act has stored."""

    def __init__(self, column: "models.ForeignKey[Any, Any]") -> None:
        self.column = column
        self.wanted: dict[Any, tuple[str, str]] = {}

    def __call__(self) -> None:
        target, name = self.column.related_model, self.column.target_field.attname
        assert not isinstance(target, str)
        keys = list(self.wanted)
        there: set[Any] = set()
        for start in range(0, len(keys), _BATCH):
            chunk = keys[start : start + _BATCH]
            there.update(target._base_manager.filter(**{f"{name}__in": chunk}).values_list(name, flat=True))
        for key in keys:
            if key not in there:
                whose, place = self.wanted[key]
                raise Invalid(f"{whose}: {self.column.name} “{key}” isn't in the register", place=place)


def _store_batch(model: type[models.Model], batch: list[models.Model], by: Sequence[str]) -> int:
    known = _known(model, batch, by)
    fresh: list[models.Model] = []
    differing: list[tuple[models.Model, State]] = []
    for row in batch:
        before = known.get(_key(row, by))
        if before is None:
            fresh.append(row)
            continue
        row.pk = before.pk
        row._state.adding = False
        old = state(before)
        if old != state(row):
            differing.append((row, old))
    _refuse_twice(fresh, by)
    if fresh:
        model._base_manager.bulk_create(fresh)
    columns = [column.name for column in model._meta.concrete_fields if not column.primary_key]
    if differing and columns:
        model._base_manager.bulk_update([row for row, _ in differing], columns)
    for row in fresh:
        changed(object_name(row), old=None, new=state(row))
    for row, old in differing:
        changed(object_name(row), old=old, new=state(row))
    return len(fresh) + len(differing)


def _key(row: models.Model, by: Sequence[str]) -> tuple[Any, ...]:
    if row.pk is not None or not by:
        return (row.pk,)
    return tuple(getattr(row, row._meta.get_field(name).attname) for name in by)  # type: ignore[union-attr]


def _known(
    model: type[models.Model], batch: list[models.Model], by: Sequence[str]
) -> dict[tuple[Any, ...], models.Model]:
    """The rows of the batch as the store holds them, by key."""
    keys = [row.pk for row in batch if row.pk is not None]
    found = {(pk,): row for pk, row in model._base_manager.in_bulk(keys).items()}
    if not by:
        return found
    for row in batch:
        if row.pk is None:
            names = {name: getattr(row, model._meta.get_field(name).attname) for name in by}  # type: ignore[union-attr]
            before = model._base_manager.filter(**names).first()
            if before is not None:
                found[_key(row, by)] = before
    return found


def _refuse_twice(rows: list[models.Model], by: Sequence[str]) -> None:
    seen = set()
    for row in rows:
        key = _key(row, by)
        if key != (None,) and key in seen:
            shown = " ".join(str(part) for part in key)
            raise Invalid(f"{row._meta.verbose_name} “{shown}” is given twice")
        seen.add(key)
