"""Tables of names as text: which separator, which quotes, is there a header; millions of rows as columns in a second or two.

Regular files are read by Arrow; one with ragged rows or blank lines is read again row by row, so that every row that
cannot be right is named.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import polars as pl

from accord.core.errors import Invalid
from accord.core.listings.model import Finding
from accord.exchange.checklists.text import utf8
from accord.exchange.reading import LARGEST_CELL

SEPARATORS = (",", ";", "\t", "|")
#: Stands for "no separator": a file with one name a line, commas and all.
ONE_COLUMN = "\x1f"
_MOST_COLUMNS = 1_000
_BLOCK = 32 << 20
_LINES_LOOKED_AT = 200
_SHOWN = 200
_FEW, _TOO_FEW_ROWS = 0.2, 4
_COMMA_OF_TEXT = re.compile(r", ")
_YEAR_LAST = re.compile(r", \d{4}\)?\s*$")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written. `quote` is empty where quotation marks are letters like others."""

    separator: str = ","
    quote: str = '"'
    escape: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table as printed: `header` (empty where the file has none) and `cells`, columns of text named c0, c1 ….

    The column `row` counts from 1 with the header, blank rows too, as a spreadsheet shows it.
    """

    place: str
    header: tuple[str, ...]
    cells: pl.DataFrame
    dialect: Dialect = field(default_factory=Dialect)
    findings: tuple[Finding, ...] = ()

    def position(self, name: str) -> int | None:
        """Where the column of that name stands (any case); the first of several."""
        wanted = name.strip().lower()
        return next((at for at, each in enumerate(self.header) if each.strip().lower() == wanted), None)

    def has(self, *names: str) -> bool:
        """Whether the table has columns of all these names."""
        there = {each.strip().lower() for each in self.header}
        return all(name.lower() in there for name in names)

    def column(self, name: str) -> pl.Expr:
        """The cells of the column of that name; null throughout where the table has none."""
        at = self.position(name)
        return pl.col(f"c{at}") if at is not None else pl.lit(None, dtype=pl.String)

    @property
    def _first_row(self) -> int:
        rows = self.cells["row"]
        return max(int(rows[0]) - 1, 1) if rows.len() else 1

    def headless(self) -> "Sheet":
        """The same table with what was taken for a header as its first row."""
        if not self.header:
            return self
        first = pl.DataFrame(
            {**{f"c{at}": [name] for at, name in enumerate(self.header)}, "row": [self._first_row]},
            schema=self.cells.schema,
        )
        return replace(self, header=(), cells=pl.concat([first, self.cells]))


def read_sheet(
    data: bytes, place: str, *, dialect: Dialect | None = None, encoding: str = "", skipped: int = 0
) -> Sheet:
    """The table in `data`, without its first `skipped` lines; the next is taken for the header.

    Raises Invalid for what is no table.
    """
    text, findings = utf8(data, place, encoding)
    if skipped:
        text = text.split(b"\n", skipped)[-1] if text.count(b"\n") >= skipped else b""
    if not text.strip():
        raise Invalid("the file is empty", place=place)
    found = dialect or _dialect(text)
    header = _first_row(text, found, place)
    if len(header) > _MOST_COLUMNS:
        raise Invalid(f"the header has more than {_MOST_COLUMNS:,} cells", place=place)
    irregular = text[:1] == b"\n" or b"\n\n" in text or (found.quote and b'\\"' in text)
    cells = None if irregular else _by_arrow(text, found, len(header))
    ragged: list[Finding] = []
    if cells is None:
        cells, ragged = _row_by_row(text, found, len(header), place)
    if skipped:
        cells = cells.with_columns(pl.col("row") + skipped)
    return Sheet(place, header, cells, found, (*findings, *ragged))


def _dialect(text: bytes) -> Dialect:
    """The separator that cuts the first lines into the most cells, equally many in each; none where no one does."""
    lines = text[: 1 << 20].decode("utf-8", "ignore").lstrip("\n").split("\n", _LINES_LOOKED_AT)[:_LINES_LOOKED_AT]
    lines = [line for line in lines if line.strip()]
    candidates = SEPARATORS[1:] if _is_prose(lines) else SEPARATORS
    best = max(candidates, key=lambda separator: _cut(lines, separator))
    if _cut(lines, best) <= 0:
        return Dialect(ONE_COLUMN)
    if best == "\t" and not _is_quoted(text, best, lines):
        return Dialect(best, "")
    return Dialect(best)


def _cut(lines: Sequence[str], separator: str) -> float:
    """How well `separator` cuts: cells of the header times the share of lines that have as many; 0 where it doesn't."""
    rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=separator))
    rows = [row for row in rows if row]
    width = len(rows[0]) if rows else 0
    if width < 2:
        return 0
    alike = sum(len(row) == width for row in rows) / len(rows)
    return (width - 1) * alike if alike > _FEW or len(rows) < _TOO_FEW_ROWS else 0


def _is_prose(lines: Sequence[str]) -> bool:
    """Whether the commas are those of authorships (`Linnaeus, 1758`): each has a blank behind it, some a year."""
    return all(_COMMA_OF_TEXT.sub("", line).find(",") < 0 for line in lines) and any(map(_YEAR_LAST.search, lines))


def _is_quoted(text: bytes, separator: str, lines: Sequence[str]) -> bool:
    """Whether quotation marks enclose cells of a tab-separated table: then every one that begins a cell also ends it."""
    starts = (b'"', b'\n"', separator.encode() + b'"')
    if not any(start in text for start in starts[1:]) and not text.startswith(b'"'):
        return True  # no cell begins with one: it makes no difference
    try:
        rows = list(csv.reader(io.StringIO(text.decode()), delimiter=separator, strict=True))
    except csv.Error:
        return False
    return len({len(row) for row in rows if row}) == 1 or len(lines) == 1


def _options(found: Dialect) -> dict[str, Any]:
    quoting: Any = csv.QUOTE_MINIMAL if found.quote else csv.QUOTE_NONE
    options: dict[str, Any] = {"delimiter": found.separator, "quoting": quoting, "quotechar": found.quote or None}
    if found.escape:
        options |= {"escapechar": found.escape, "doublequote": False}
    return options


def _first_row(text: bytes, found: Dialect, place: str) -> tuple[str, ...]:
    start = text.lstrip(b"\n")[: LARGEST_CELL * 4].decode("utf-8", "ignore")
    csv.field_size_limit(LARGEST_CELL)
    try:
        return tuple(cell.strip() for cell in next(csv.reader(io.StringIO(start), **_options(found)), []))
    except csv.Error as problem:
        raise Invalid(_reason(problem), place=f"{place}, row 1") from None


def _by_arrow(text: bytes, found: Dialect, width: int) -> pl.DataFrame | None:
    """The cells below the first row; None where a row has more or fewer than the header."""
    import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415  (takes a quarter of a second)
    from pyarrow import csv as arrow_csv  # noqa: PLC0415

    odd: list[Any] = []
    names = [f"c{at}" for at in range(width)]
    try:
        table = arrow_csv.read_csv(
            pa.py_buffer(text),
            read_options=arrow_csv.ReadOptions(column_names=names, block_size=_BLOCK),
            parse_options=arrow_csv.ParseOptions(
                delimiter=found.separator,
                quote_char=found.quote or False,
                escape_char=found.escape or False,
                double_quote=not found.escape,
                newlines_in_values=bool(found.quote),
                invalid_row_handler=lambda row: odd.append(row) or "skip",  # type: ignore[func-returns-value]
            ),
            convert_options=arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string())),
        )
    except pa.ArrowInvalid:
        return None
    if odd or not table.num_rows:
        return None
    frame = pl.DataFrame(pl.from_arrow(table))
    if found.quote and _looks_unclosed(frame):
        return None
    return frame.with_columns(pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).alias("row")).slice(1)


def _looks_unclosed(frame: pl.DataFrame) -> bool:
    """A quotation mark that was never closed swallows the rest of the file, or of the file up to the next one."""
    last = frame.tail(1).select(pl.all().str.count_matches("\n", literal=True)).sum_horizontal().item()
    longest = frame.select(pl.all().str.len_bytes().max()).max_horizontal().item()
    return bool(last) or longest > LARGEST_CELL


def _row_by_row(text: bytes, found: Dialect, width: int, place: str) -> tuple[pl.DataFrame, list[Finding]]:
    rows, numbers = _split(text, found, place)
    findings: list[Finding] = []
    kept: list[list[str]] = []
    where: list[int] = []
    short = long = 0
    for row, number in zip(rows, numbers, strict=True):
        if len(row) > width and any(cell.strip() for cell in row[width:]):
            long += 1
            if long <= _SHOWN:
                text_ = f"{place}, row {number}: {len(row)} cells where the header has {width}: left out"
                findings.append(Finding("row-too-long", text_))
            continue
        if len(row) < width:
            short += 1
            if short <= _SHOWN:
                text_ = f"{place}, row {number}: only {len(row)} cells where the header has {width}: the rest is empty"
                findings.append(Finding("row-cut-short", text_))
            row.extend([""] * (width - len(row)))
        kept.append(row[:width])
        where.append(number)
    if not kept and long:
        raise Invalid(f"no row has the {width} cells of the header", place=place)
    columns: dict[str, Any] = {f"c{at}": [row[at] for row in kept] for at in range(width)}
    schema = {**dict.fromkeys(columns, pl.String()), "row": pl.UInt32()}
    return pl.DataFrame({**columns, "row": where}, schema=schema), findings


def _split(text: bytes, found: Dialect, place: str) -> tuple[list[list[str]], list[int]]:
    """The rows below the first that hold anything, and their numbers."""
    csv.field_size_limit(LARGEST_CELL)
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text.decode()), strict=True, **_options(found))
    try:
        rows.extend(reader)
    except csv.Error as problem:
        if not found.escape and b'\\"' in text:  # as databases write it
            return _split(text, replace(found, escape="\\"), place)
        raise Invalid(_reason(problem), place=f"{place}, row {len(rows) + 1}") from None
    first = next((at for at, row in enumerate(rows) if row), 0)
    numbers = [number for number, row in enumerate(rows, 1) if row and number > first + 1]
    return [rows[number - 1] for number in numbers], numbers


def _reason(problem: csv.Error) -> str:
    said = str(problem)
    if "field larger" in said:
        return f"a cell has more than {LARGEST_CELL >> 20} MB: a quotation mark before it is probably not closed"
    if "unexpected end" in said:
        return "the file ends inside a quoted cell: it is cut off or a quotation mark is not closed"
    if "expected after" in said:
        return "text follows a closing quotation mark: write a quotation mark inside a cell twice"
    return f"the row cannot be split into cells ({said})"
