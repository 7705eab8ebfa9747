"""Tables of a PDF around whose cells no lines are drawn: a head of three or more columns, and rows set under it.

Two columns alone are read as columns of a page (`pdf`): their white is also that of a page set in two columns.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

_WHITE: Final = 12.0  # points between two columns
_NEAR: Final = 5.0  # points by which words of a column may stand to the left of its head
_HAIR: Final = 1.5
_INDENT: Final = 24.0  # points by which they may stand to the right of it: bullets, second lines
_FEWEST_COLUMNS: Final = 3
_FEWEST_ROWS: Final = 2
_ROW_APART: Final = 1.6  # times the height of letters, from which a line stands apart from the one above
_CODE: Final = re.compile(r"[A-Z]{0,2}[.\-]?[0-9]")


@dataclass(frozen=True, slots=True)
class UnruledTable:
    """A table: where it begins and ends on the page, and the words of each cell by row and column, counted from 1."""

    top: float
    bottom: float
    cells: Mapping[tuple[int, int], Sequence[Any]]


def unruled_tables(lines: Sequence[Sequence[Any]]) -> list[UnruledTable]:
    """The tables among the lines of a page (words from the left, lines from the top)."""
    found: list[UnruledTable] = []
    at = 0
    while at < len(lines):
        edges = [segment[0]["x0"] for segment in _segments(lines[at])]
        end = _end(lines, at, edges) if len(edges) >= _FEWEST_COLUMNS else at
        table = _table(lines[at:end], edges) if end > at else None
        if table is not None:
            found.append(table)
        at = end if table is not None else at + 1
    return found


def _segments(line: Sequence[Any]) -> list[list[Any]]:
    """The words of a line by the white between columns."""
    found = [[line[0]]]
    for left, word in pairwise(line):
        if word["x0"] - left["x1"] >= _WHITE:
            found.append([])
        found[-1].append(word)
    return found


def _end(lines: Sequence[Sequence[Any]], head: int, edges: Sequence[float]) -> int:
    """Behind the last line below a head whose words all stand in its columns."""
    at = head + 1
    while at < len(lines) and _fits(lines[at], edges):
        at += 1
    return at


def _fits(line: Sequence[Any], edges: Sequence[float]) -> bool:
    """Whether the words of each column begin where it begins: to a hair where little white stands before them."""
    before = None
    for word in line:
        column = _column(word["x0"], edges)
        if before is None or column != _column(before["x0"], edges):
            off = word["x0"] - edges[column]
            is_close = before is not None and word["x0"] - before["x1"] < _WHITE
            if abs(off) > _HAIR if is_close else not -_NEAR <= off <= _INDENT:
                return False
        before = word
    return True


def _column(x: float, edges: Sequence[float]) -> int:
    return max((number for number, edge in enumerate(edges) if edge - _NEAR <= x), default=0)


def _table(lines: Sequence[Sequence[Any]], edges: Sequence[float]) -> UnruledTable | None:
    """The rows below a head; None where too few begin in its first column, or the others stay empty."""
    cells: dict[tuple[int, int], list[Any]] = {}
    row, above = 0, lines[0]
    for line in lines:
        in_first = _column(line[0]["x0"], edges) == 0
        apart = line[0]["top"] - above[0]["top"] > _ROW_APART * (line[0]["bottom"] - line[0]["top"])
        if row == 0 or (in_first and (apart or row == 1 or _CODE.match(line[0]["text"]))):
            row += 1
        for word in line:
            cells.setdefault((row, _column(word["x0"], edges) + 1), []).append(word)
        above = line
    full = sum(1 for number in range(2, row + 1) if len({c for r, c in cells if r == number}) >= 2)
    if row <= _FEWEST_ROWS or full < _FEWEST_ROWS:
        return None
    bottom = max(float(word["bottom"]) for word in lines[-1])
    return UnruledTable(min(float(word["top"]) for word in lines[0]), bottom, cells)
