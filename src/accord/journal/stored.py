"""Reads the journal's tables as they are, whatever stands in them.

Somebody who reached the file can have put anything anywhere (SQLite lets every column hold every type), so nothing here
trusts a column: each value is fetched as bytes or text and read strictly, and what can't be read is said, never raised.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection

from accord.journal.chain import Damaged, Link, Seal

_MICROSECONDS = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{6})?")
_WHOLE = re.compile(r"0|-?[1-9]\d{0,18}")
_COLUMNS = (
    *("number", "act", "actor", "capacity", "recorded_at", "legal_date"),
    *("backfilled", "reason", "changes", "previous_hash", "hash"),
)
_KINDS = {"number": "whole", "recorded_at": "time", "legal_date": "day", "backfilled": "truth"}
_EXPECTED = {
    "whole": "a whole number",
    "time": "a time",
    "day": "a day",
    "truth": "true or false",
    "text": "text",
}


@dataclass(slots=True)
class Reading:
    """One row: what could be read of it, by column, and a sentence for each column that could not."""

    values: dict[str, Any] = field(default_factory=dict)
    damage: list[str] = field(default_factory=list)

    def link(self) -> Link | Damaged:
        """The row as a link of the chain."""
        if not self.damage:
            return Link(**self.values)
        return Damaged(self.values.get("number", 0), self.values.get("hash", ""), tuple(self.damage))


def entries(where: str = "", parameters: Sequence[str | int] = (), *, order: str = "number") -> Iterator[Reading]:
    """The rows of the journal that meet `where` (SQL after FROM), in `order`."""
    kinds = {name: _KINDS.get(name, "text") for name in _COLUMNS}
    return _rows("journal_entry", kinds, f"{where} ORDER BY {order}", parameters)


def links() -> Iterator[Link | Damaged]:
    """All entries as links of the chain, by number; those that can't be read as damaged ones."""
    return (reading.link() for reading in entries())


def touches() -> Iterator[Reading]:
    """The index of touched objects, by the number of the entry."""
    return _rows("journal_touch", {"entry_id": "whole", "object": "text"}, "ORDER BY entry_id", ())


def head() -> tuple[Seal | None, tuple[str, ...]]:
    """The head of the journal and what is wrong with it; None where it can't be read."""
    readings = list(_rows("journal_head", {"number": "whole", "hash": "text"}, "", ()))
    if not readings:
        return Seal(), ()
    if len(readings) > 1:
        return None, ("the journal has more than one head",)
    if readings[0].damage:
        return None, tuple(f"the head of the journal is damaged: {what}" for what in readings[0].damage)
    return Seal(**readings[0].values), ()


def changes_of(text: str) -> dict[str, dict[str, Any]]:
    """What an entry says of each object. Raises ValueError for text that is no such record."""
    try:
        found = json.loads(text)
        json.dumps(found, ensure_ascii=False).encode()  # half of a surrogate pair can't be shown to anybody
    except (ValueError, RecursionError):
        raise ValueError("its changes are not a record of changes") from None
    if not isinstance(found, dict) or not all(_is_change(change) for change in found.values()):
        raise ValueError("its changes are not a record of changes")
    return found


def _is_change(change: object) -> bool:
    return (
        isinstance(change, dict)
        and change.keys() == {"old", "new"}
        and all(side is None or isinstance(side, dict) for side in change.values())
    )


def _rows(table: str, kinds: dict[str, str], rest: str, parameters: Sequence[str | int]) -> Iterator[Reading]:
    read = _read_postgresql if connection.vendor == "postgresql" else _read_sqlite
    # Every page asks for the head: a cursor on the server would not be worth its round trips.
    opened = connection.cursor if table == "journal_head" else connection.chunked_cursor
    with opened() as cursor:
        cursor.execute(f"SELECT {_wanted(kinds)} FROM {table} {rest}", list(parameters))  # noqa: S608  (names of ours)
        while rows := cursor.fetchmany(200):
            yield from (_reading(kinds, row, read) for row in rows)


def _wanted(kinds: dict[str, str]) -> str:
    postgresql = connection.vendor == "postgresql"
    # JSON writes times alike whatever the session's settings; bytes come through where text would not decode.
    form = "'text', to_json({0}) #>> '{{}}'" if postgresql else "typeof({0}), CAST({0} AS BLOB)"
    return ", ".join(form.format(name) for name in kinds)


def _reading(kinds: dict[str, str], row: Sequence[Any], read: Callable[[str, str, Any], Any]) -> Reading:
    reading = Reading()
    for at, (name, kind) in enumerate(kinds.items()):
        stored_as, value = row[2 * at], row[2 * at + 1]
        try:
            reading.values[name] = read(kind, stored_as, value)
        except ValueError:
            reading.damage.append(f"its {name} {_shown(value)} is not {_EXPECTED[kind]}")
    return reading


def _read_sqlite(kind: str, stored_as: str, value: bytes | None) -> Any:
    if value is None or stored_as != ("integer" if kind in {"whole", "truth"} else "text"):
        raise ValueError
    text = bytes(value).decode()
    if kind == "time":
        if not _MICROSECONDS.fullmatch(text):
            raise ValueError
        return _same(text, datetime.fromisoformat(text)).replace(tzinfo=UTC)
    if kind == "truth":
        return {"0": False, "1": True}[text] if text in {"0", "1"} else _refuse()
    return _plain(kind, text)


def _read_postgresql(kind: str, _: str, value: str | None) -> Any:
    if value is None:
        raise ValueError
    if kind == "time":
        moment = datetime.fromisoformat(value)
        try:
            return moment.astimezone(UTC) if moment.tzinfo else _refuse()
        except OverflowError:
            raise ValueError from None
    if kind == "truth":
        return value == "true" if value in {"true", "false"} else _refuse()
    return _plain(kind, value)


def _plain(kind: str, text: str) -> Any:
    if kind == "whole":
        return int(text) if _WHOLE.fullmatch(text) else _refuse()
    if kind == "day":
        return _same(text, date.fromisoformat(text))
    return text


def _same(text: str, value: Any) -> Any:
    """Only the one way in which a value is written: the database compares times as text."""
    return value if str(value) == text else _refuse()


def _refuse() -> Any:
    raise ValueError


def _shown(value: bytes | str | None) -> str:
    if value is None:
        return "(nothing)"
    text = bytes(value).decode(errors="replace") if not isinstance(value, str) else value
    text = "".join(letter if letter.isprintable() else "�" for letter in text[:41])
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
