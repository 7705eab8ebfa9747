"""Reads what people decided on pairs of taxa from a table: one decision a row."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from accord.core.errors import Invalid
from accord.core.taxonomy.relations import DETERMINATE, Decision, Relation

_NEEDED = ("relation", "reason")


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a CSV file: left_id or left_name, relation, right_id or right_name, reason, decided_by, decided_on.

    Raises Invalid with file, row and reason; a decision without a reason is none.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid("this is no text in UTF-8", place=str(path)) from None
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    missing = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
    if missing:
        raise Invalid(f"there is no column {missing[0]}", place=path.name)
    return tuple(_decision(row, f"{path.name}, row {number}") for number, row in enumerate(rows, 2))


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _decision(row: Mapping[str, str | None], place: str) -> Decision:
    cell = {
        key: (value or "").strip() for key, value in row.items() if isinstance(key, str) and not isinstance(value, list)
    }
    for side in ("left", "right"):
        if not (cell.get(f"{side}_id") or cell.get(f"{side}_name")):
            raise Invalid(f"neither {side}_id nor {side}_name is given", place=place)
    if not cell["reason"]:
        raise Invalid("a decision needs a reason", place=place)
    return Decision(
        left=cell.get("left_id", ""),
        right=cell.get("right_id", ""),
        relation=_relation(cell["relation"], place),
        reason=cell["reason"],
        decided_on=_day(cell.get("decided_on", ""), place),
        decided_by=cell.get("decided_by", ""),
        left_name=cell.get("left_name", ""),
        right_name=cell.get("right_name", ""),
    )


def _relation(word: str, place: str) -> Relation:
    if word not in {each.value for each in DETERMINATE}:
        known = ", ".join(sorted(each.value for each in DETERMINATE))
        raise Invalid(f"“{word}” is no relation ({known})", place=place)
    return Relation(word)


def _day(text: str, place: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Invalid(f"“{text}” is no day (2026-11-21)", place=place) from None
