"""The rows of this room as plain values: as they are now, or as the journal says they were.

Two times are told apart. *Recorded* is when the register learned something; *legal* is the day from which it holds. As of
a recorded time the journal is replayed until then; as of a legal day, acts that take effect later are left out.
"""

# ruff: noqa: SLF001  (`_meta` is how Django documents its models)

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, TypeAlias

from django.apps import apps
from django.db.models import Q

from accord.core.errors import Conflict
from accord.journal import stored
from accord.journal.acts import ACTS, State
from accord.journal.queries import applied, seal
from accord.journal.rows import state_of

#: By table (`activity`) and key, the columns of every row as JSON values.
Tables: TypeAlias = Mapping[str, Mapping[str, State]]

_ROOM = "programmes."
#: The tables of which a programme is made, and the way from each to its edition.
_EDITION_OF = {
    "edition": "id",
    "editionbody": "edition",
    "editionmandate": "edition",
    "extension": "edition",
    "endorsement": "edition",
    "theme": "edition",
    "subtheme": "theme__edition",
    "activity": "theme__edition",
    "activityitem": "activity__theme__edition",
    "activitybody": "activity__theme__edition",
    "activitymandate": "activity__theme__edition",
    "funding": "activity__theme__edition",
    "indicator": "activity__theme__edition",
    "measurement": "indicator__activity__theme__edition",
    "result": "edition",
    "activityresult": "activity__theme__edition",
    "resultview": "result__edition",
    "resultevidence": "result__edition",
    "checkwaiver": "edition",
}
_LINEAGE = "lineage"


def tables(edition: str | None = None, *, recorded: datetime | None = None, legal: date | None = None) -> Tables:
    """The rows of one edition (and all lineage that touches it), or of all.

    With `recorded` (a time with its zone) as they were recorded then; with `legal` without what takes effect after that
    day. Raises Conflict where an entry of the journal can't be read, ValueError for a time without a zone.
    """
    if recorded is not None and recorded.tzinfo is None:
        raise ValueError("a recorded time needs its zone")
    mark = seal().hash
    if recorded is None and (legal is None or legal >= _last_dated(mark)):
        return _stored(edition)
    return _replayed(mark, recorded, legal)


def _stored(edition: str | None) -> Tables:
    found: dict[str, dict[str, State]] = {}
    for name in (*_EDITION_OF, _LINEAGE):
        model = apps.get_model(f"{_ROOM}{name}")
        rows = model._default_manager.order_by("pk")
        if edition is not None:
            rows = rows.filter(_of(name, edition))
        key = model._meta.pk.attname
        found[name] = {str(row[key]): state_of(model, row) for row in rows.values()}
    return found


def _of(name: str, edition: str) -> Q:
    if name == _LINEAGE:
        return Q(earlier__theme__edition=edition) | Q(later__theme__edition=edition)
    return Q(**{_EDITION_OF[name]: edition})


@lru_cache(maxsize=2)
def _last_dated(_mark: str) -> date:
    """The last day from which an act of this room takes effect."""
    rows = stored.entries("WHERE act LIKE %s", [f"{_ROOM}%"])
    return max((row.values["legal_date"] for row in rows if not row.damage and _is_dated(row)), default=date.min)


@lru_cache(maxsize=8)
def _replayed(_mark: str, recorded: datetime | None, legal: date | None) -> Tables:
    found: dict[str, dict[str, State]] = {name: {} for name in (*_EDITION_OF, _LINEAGE)}
    for row in stored.entries(
        "WHERE number IN (SELECT entry_id FROM journal_touch WHERE object LIKE %s)", [f"{_ROOM}%"]
    ):
        if row.damage:
            raise Conflict(f"entry {row.values.get('number', '?')} of the journal is damaged: {'; '.join(row.damage)}")
        if recorded is not None and row.values["recorded_at"] > recorded:
            continue
        if legal is not None and _is_dated(row) and row.values["legal_date"] > legal:
            continue
        for name, key, change in _changes(row):
            if name in found:
                _apply(found[name], name, key, change)
    return {name: dict(sorted(rows.items(), key=_place)) for name, rows in found.items()}


def _is_dated(row: stored.Reading) -> bool:
    """Whether the act says from which day it holds; others tell what holds anyway (an import, a correction)."""
    declared = ACTS.get(row.values["act"])
    return declared is not None and declared.legal_date is not None


def _changes(row: stored.Reading) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """What an entry changed in this room: table, key, and the change."""
    try:
        changes = stored.changes_of(row.values["changes"])
    except ValueError as error:
        raise Conflict(f"entry {row.values['number']} of the journal is damaged: {error}") from None
    for name, change in changes.items():
        label, _, key = name.partition(":")
        if label.startswith(_ROOM):
            yield label.removeprefix(_ROOM), key, change


def _apply(rows: dict[str, State], name: str, key: str, change: dict[str, Any]) -> None:
    if key not in rows and change["old"] is not None and change["new"] is not None:
        return  # it changes what takes effect later only
    row = applied(rows.get(key), change["new"])
    if row is None:
        rows.pop(key, None)
    else:
        rows[key] = {**_empty(name), **row}


@cache
def _empty(name: str) -> State:
    """A row as an older version of Accord would have left the columns it did not know."""
    model = apps.get_model(f"{_ROOM}{name}")
    return {column.attname: column.get_default() for column in model._meta.concrete_fields}


def _place(item: tuple[str, State]) -> tuple[int, str]:
    key, _ = item
    return (int(key), "") if key.isdecimal() else (0, key)
