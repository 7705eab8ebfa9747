"""Two states of a programme set side by side: what was added, what was removed, what changed and from what.

Activities, themes and results are matched by their keys, never by their codes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from accord.core.programme.edition import Edition
from accord.core.programme.plain import to_plain
from accord.core.programme.standing import Standing

_PARTS = ("themes", "results")
_INNER = {"theme": frozenset({"activities"})}
#: Fields that tell how a row is kept, not what it says.
_KEPT = frozenset({"id", "version", "position"})


class Kind(StrEnum):
    """How two states differ in one thing."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs. `field` is empty where all of it was added or removed; values are plain (text, lists).

    `what` is edition, theme, activity, result or status; `key` the identifier of that, `called` what it is called in print.
    """

    kind: Kind
    what: str
    key: str
    called: str
    field: str = ""
    old: Any = None
    new: Any = None


def compare(before: Edition | None, after: Edition | None) -> tuple[Difference, ...]:
    """Everything that differs, in the order of the later state; None where the programme was not there."""
    if before is None and after is None:
        return ()
    if before is None or after is None:
        there = before or after
        assert there is not None
        kind = Kind.ADDED if before is None else Kind.REMOVED
        return (Difference(kind, "edition", there.id, there.title), *_all_of(there, kind))
    found = list(_fields("edition", after.id, after.title, _own(before, "edition"), _own(after, "edition")))
    for what, old, new in _tables(before, after):
        found += _rows(what, old, new)
    return tuple(found)


def compare_standings(
    before: Mapping[str, Standing], after: Mapping[str, Standing], called: Mapping[str, str]
) -> tuple[Difference, ...]:
    """The activities of both states whose status differs; `called` gives the printed code of each."""
    return tuple(
        Difference(
            Kind.CHANGED, "status", key, called.get(key, key), "status", before[key].status.value, now.status.value
        )
        for key, now in after.items()
        if key in before and before[key].status is not now.status
    )


_Table = dict[str, tuple[str, dict[str, Any]]]


def _tables(before: Edition, after: Edition) -> Iterator[tuple[str, _Table, _Table]]:
    for what in ("theme", "activity", "result"):
        yield what, _table(before, what), _table(after, what)


def _table(edition: Edition, what: str) -> _Table:
    if what == "theme":
        return {each.id: (f"({each.code}) {each.title}", _own(each, what)) for each in edition.themes}
    if what == "activity":
        return {each.id: (each.printed_code or each.code, _own(each, what)) for each in edition.activities()}
    return {each.id: (each.text[:80], _own(each, what)) for each in edition.results}


def _own(value: Any, what: str) -> dict[str, Any]:
    """The fields of a record without the records of other tables below it."""
    left_out = _KEPT | (frozenset(_PARTS) if what == "edition" else _INNER.get(what, frozenset()))
    return {name: inner for name, inner in to_plain(value).items() if name not in left_out}


def _rows(what: str, old: _Table, new: _Table) -> Iterator[Difference]:
    for key, (called, values) in new.items():
        if key not in old:
            yield Difference(Kind.ADDED, what, key, called, new=values)
        else:
            yield from _fields(what, key, called, old[key][1], values)
    for key, (called, values) in old.items():
        if key not in new:
            yield Difference(Kind.REMOVED, what, key, called, old=values)


def _fields(what: str, key: str, called: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Difference]:
    for name, value in new.items():
        if old.get(name) != value:
            yield Difference(Kind.CHANGED, what, key, called, name, old.get(name), value)


def _all_of(edition: Edition, kind: Kind) -> Iterator[Difference]:
    for what in ("theme", "activity", "result"):
        for key, (called, values) in _table(edition, what).items():
            is_new = kind is Kind.ADDED
            yield Difference(kind, what, key, called, old=None if is_new else values, new=values if is_new else None)
