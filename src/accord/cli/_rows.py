"""Prints rows: as aligned text for people, or as one JSON object a line for programs."""

import dataclasses
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

import click

from accord.core.dates import ImpreciseDate

output_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    help="Text for people, JSON lines for programs.",
)


def print_rows(rows: Iterable[Any], form: str, columns: Callable[[Any], Sequence[object]], *, none: str) -> None:
    """Print frozen rows; `columns` gives what the text shows of each, `none` is said where there are none."""
    if form == "jsonl":
        for row in rows:
            click.echo(json.dumps(plain(row), ensure_ascii=False))
        return
    lines = [["" if cell is None else str(cell) for cell in columns(row)] for row in rows]
    if not lines:
        click.echo(none)
        return
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    for line in lines:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def plain(value: Any) -> Any:
    """A value that JSON can say: dates as ISO text (`2013-03` where the day isn't known), rows as objects."""
    if isinstance(value, ImpreciseDate):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(inner) for inner in value]
    return value
