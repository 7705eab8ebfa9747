"""The tables that plain text draws: cells parted by bars (Markdown), by tabs, or by white below the heads of columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from accord.core.programme.printed.codes import code_at
from accord.core.programme.printed.columns import role_of
from accord.core.programme.printed.headings import annex_at, is_title, may_be_subtheme, theme_at
from accord.core.programme.printed.lines import Line, is_open, lines_of

_RULE = re.compile(r"[|\s:+=-]+")
_SLACK = 3
"""Characters by which a cell may begin before the head of its column."""


@dataclass(slots=True)
class _Columns:
    """Columns under a line of heads: where each begins, and the row that is being read."""

    table: int
    starts: list[int]
    row: int = 1
    grouped: bool = False
    """Whether a heading has words beside it: then all below it, until the next heading, is one row."""
    before: dict[int, tuple[int, Line]] = field(default_factory=dict)
    """Of each column the number of its last line, and the line."""


def lines_with_cells(text: str) -> list[Line]:
    """The lines of a text, those in a drawn table with their cells."""
    lines = _barred(lines_of(text))
    return lines if any(line.cell for line in lines) else _below_heads(text, lines)


def _barred(lines: Sequence[Line]) -> list[Line]:
    """Rows between bars or with tabs: two at least in a row make a table."""
    found: list[Line] = []
    table = row = 0
    inside = ""
    for at, line in enumerate(lines):
        mark = "|" if line.text.startswith("|") and line.text.count("|") > 1 else "\t" if "\t" in line.text else ""
        beside = any(mark and mark in lines[n].text for n in (at - 1, at + 1) if 0 <= n < len(lines))
        if not mark or not beside:
            found.append(line)
            inside = ""
            continue
        if mark != inside:
            table, row, inside = table + 1, 0, mark
        if _RULE.fullmatch(line.text):
            continue
        row += 1
        found += _cells(line, mark, table, row)
    return found


def _cells(line: Line, mark: str, table: int, row: int) -> list[Line]:
    pieces = [(m.start(), m[0]) for m in re.finditer(rf"[^{re.escape(mark)}]+", line.text)]
    if mark == "\t":
        pieces, at = [], 0
        for each in line.text.split("\t"):
            pieces.append((at, each))
            at += len(each) + 1
    filled = [each for _, each in pieces if each.strip()]
    found = []
    for column, (at, piece) in enumerate(pieces, start=1):
        bare = piece.strip().strip("*_").strip()
        if bare:
            start = line.start + at + piece.index(bare)
            wide = len(filled) == 1 and len(pieces) > 1 and column == 1
            found.append(
                replace(
                    line, text=bare, start=start, end=start + len(bare), gap=True, cell=(table, row, column), wide=wide
                )
            )
    return found


def _below_heads(text: str, lines: Sequence[Line]) -> list[Line]:
    """Columns that stand apart by white, as long as lines keep to where the heads begin."""
    found: list[Line] = []
    columns: _Columns | None = None
    for number, line in enumerate(lines):
        begin = text.rfind("\n", 0, line.start) + 1
        pieces = [(m.start(), m[0]) for m in re.finditer(r"\S+(?: \S+)*", line.text)]
        offset = line.start - begin
        heads = [role_of(piece) for _, piece in pieces]
        if len(pieces) > 1 and all(heads) and {"activity", "result"} & set(heads) and len(set(heads)) == len(heads):
            starts = [offset + at for at, _ in pieces]
            row = columns.row + 1 if columns else 1
            columns = _Columns(columns.table if columns else 1, starts, row)
            found += [
                _placed(line, piece, at, (columns.table, row, c)) for c, (at, piece) in enumerate(pieces, start=1)
            ]
            columns.row += 1
        elif columns is None or _leaves(line, offset, columns) or (len(pieces) == 1 and _opens_theme(line)):
            found.append(line)
            columns = None if columns and (annex_at(line.text) is not None or is_title(line.text)) else columns
        else:
            coded = number + 1 < len(lines) and code_at(lines[number + 1].text) is not None
            pieces = [(offset + at, piece) for at, piece in pieces]
            found += _in_columns(line, pieces, columns, number, before_code=coded)
    return found


def _opens_theme(line: Line) -> bool:
    mark = theme_at(line.text)
    return mark is not None and mark.strong and bool(mark.title)


def _leaves(line: Line, offset: int, columns: _Columns) -> bool:
    """A line that goes from the first column over the next without white stands outside of the table."""
    first = re.match(r"\S+(?: \S+)*", line.text)
    reach = offset + (first.end() if first else 0)
    return (annex_at(line.text) is not None) or (offset < columns.starts[1] - _SLACK and reach > columns.starts[1] + 1)


def _in_columns(
    line: Line, pieces: Sequence[tuple[int, str]], columns: _Columns, number: int, *, before_code: bool
) -> list[Line]:
    found = []
    for at, piece in pieces:
        column = max((n for n, start in enumerate(columns.starts, 1) if start - _SLACK <= at), default=1)
        last = columns.before.get(column)
        gap = last is None or number - last[0] > 1 or line.gap
        row = columns.row
        if column == 1:
            heading = may_be_subtheme(piece) and before_code and not (last and is_open(last[1].text) and not gap)
            if heading:
                columns.grouped = len(pieces) > 1
            if heading or (code_at(piece, plain=True) and not columns.grouped):
                columns.row += 1
                row = columns.row
        elif last is not None and not gap and last[1].cell is not None:
            row = last[1].cell[1]  # the same paragraph, which began beside an earlier row
            if not is_open(last[1].text) and row != columns.row and piece[0].isupper():
                row = columns.row
        offset = at - pieces[0][0]
        placed = replace(_placed(line, piece, offset, (columns.table, row, column)), gap=gap)
        columns.before[column] = (number, placed)
        found.append(placed)
    return found


def _placed(line: Line, piece: str, at: int, cell: tuple[int, int, int]) -> Line:
    return replace(line, text=piece, start=line.start + at, end=line.start + at + len(piece), cell=cell)
