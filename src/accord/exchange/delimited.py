"""Tables as text (CSV, semicolons, tabs): bytes in, header and rows out, with the row number a person would look for."""

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from accord.core.errors import Invalid
from accord.core.listings.model import Finding
from accord.exchange.reading import LARGEST_CELL, line_of, refuse_what_is_no_text

SEPARATORS = (",", ";", "\t")
#: More than any list of taxa or events in use has; a file of separators and line ends must not fill the memory.
MOST_ROWS = 2_000_000
MOST_COLUMNS = 1_000
MOST_CELLS = 50_000_000
_LONG_LINE = 64 * 1024
_AT_ONCE = 512
_BOM = b"\xef\xbb\xbf"
_SHOWN_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Table:
    """One delimited file. `header` is as printed; all `rows` have as many cells; `numbers` count the header as row 1."""

    file: str
    header: tuple[str, ...]
    rows: list[list[str]]
    numbers: Sequence[int]
    findings: tuple[Finding, ...] = ()

    def place(self, index: int) -> str:
        """Where the row `index` of `rows` stands, as errors name it."""
        return f"{self.file}, row {self.numbers[index]}"

    def positions(self) -> dict[str, int]:
        """Column name (trimmed, lower case) -> position. Raises Invalid when a name stands twice."""
        found: dict[str, int] = {}
        for position, name in enumerate(self.header):
            key = name.strip().lower()
            if key and key in found:
                raise Invalid(f"the column “{name.strip()}” stands twice", place=f"{self.file}, row 1")
            found[key] = position
        return found

    def column(self, name: str) -> list[str]:
        """The trimmed cells of the column of that name (lower case); empty ones where the table has no such column."""
        position = self.positions().get(name)
        if position is None:
            return [""] * len(self.rows)
        return list(map(str.strip, map(itemgetter(position), self.rows)))


def read_table(data: bytes, file: str) -> Table:
    """Read delimited text: `,` `;` or tab, with or without BOM, any line ends, quoted cells over several lines.

    UTF-8; where it is not, Windows-1252 with a finding. Raises Invalid for what is no such table.
    """
    refuse_what_is_no_text(data, file)
    data = data.removeprefix(_BOM)
    text, encoding, findings = _decoded(data, file)
    if "\r" in text:  # CR, LF and CRLF may be mixed: all become LF
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    separator = _separator(data, encoding)
    csv.field_size_limit(LARGEST_CELL)
    rows: list[list[str]] = []
    reader = csv.reader(_lines(text, separator, file), delimiter=separator, strict=True)
    try:
        while _grown(rows, reader):
            _refuse_flood(rows, file)
    except csv.Error as problem:
        raise Invalid(_reason(problem), place=f"{file}, row {len(rows) + 1}") from None
    header, rows, numbers = _trimmed(rows, file)
    _refuse_ragged(header, rows, numbers, file)
    return Table(file, header, rows, numbers, findings)


def _lines(text: str, separator: str, file: str) -> Iterator[str]:
    """The lines of the text, in one piece of C as long as none of them is a flood of cells."""
    if max(map(len, io.StringIO(text)), default=0) > _LONG_LINE:
        for number, line in enumerate(io.StringIO(text), 1):
            if len(line) > _LONG_LINE and line.count(separator) > _LONG_LINE:
                raise Invalid(f"the line has more than {_LONG_LINE:,} cells", place=f"{file}, line {number}")
    return io.StringIO(text)


def _grown(rows: list[list[str]], reader: Iterator[list[str]]) -> bool:
    """Take some more rows; those before a broken one stay, so that it can be counted."""
    before = len(rows)
    rows.extend(islice(reader, _AT_ONCE))
    return len(rows) > before


def _refuse_flood(rows: list[list[str]], file: str) -> None:
    """Refuse what cannot be a list before it fills the memory."""
    widest = max(map(len, rows[-_AT_ONCE:]))
    if widest > MOST_COLUMNS:
        raise Invalid(f"a row has more than {MOST_COLUMNS:,} cells", place=file)
    if len(rows) > MOST_ROWS or len(rows) * widest > MOST_CELLS:
        raise Invalid(f"the file has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells", place=file)


def require(table: Table, columns: Collection[str]) -> None:
    """Raises Invalid that names the missing columns and those that were found."""
    found = table.positions()
    if missing := [name for name in columns if name not in found]:
        shown = [name.strip()[:40] for name in table.header[:_SHOWN_COLUMNS]]
        more = "" if len(table.header) <= _SHOWN_COLUMNS else f" and {len(table.header) - _SHOWN_COLUMNS} more"
        plural = "column is" if len(missing) == 1 else "columns are"
        raise Invalid(
            f"the {plural} missing: {', '.join(missing)} (found: {', '.join(shown)}{more})",
            place=f"{table.file}, row 1",
        )


def _decoded(data: bytes, file: str) -> tuple[str, str, tuple[Finding, ...]]:
    """The text, its encoding, and what is to say of that."""
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as problem:
        line = line_of(data, problem.start)
    try:
        decoded = data.decode("cp1252")
    except UnicodeDecodeError:
        reason = "the text is neither UTF-8 nor Windows-1252: save it as UTF-8"
        raise Invalid(reason, place=f"{file}, line {line}") from None
    text = f"{file} is not UTF-8 (first in line {line}): read as Windows-1252, so check accented letters"
    return decoded, "cp1252", (Finding("encoding", text),)


def _separator(data: bytes, encoding: str) -> str:
    start = data.lstrip(b"\r\n \t")[: 64 * 1024].decode(encoding, "ignore")
    first = io.StringIO(start, newline=None).readline()

    def cell_count(separator: str) -> int:
        try:
            return len(next(csv.reader([first], delimiter=separator), []))
        except csv.Error:
            return 0

    return max(SEPARATORS, key=cell_count)


def _reason(problem: csv.Error) -> str:
    said = str(problem)
    if "field larger" in said:
        return f"a cell has more than {LARGEST_CELL >> 20} MB: a quotation mark before it is probably not closed"
    if "unexpected end" in said:
        return "the file ends inside a quoted cell: it is cut off or a quotation mark is not closed"
    if "expected after" in said:
        return "text follows a closing quotation mark: write a quotation mark inside a cell twice"
    return f"the row cannot be split into cells ({said})"


def _trimmed(rows: list[list[str]], file: str) -> tuple[tuple[str, ...], list[list[str]], Sequence[int]]:
    """The header, the rows that hold anything, and their numbers."""
    numbers: Sequence[int] = range(1, len(rows) + 1)
    if not all(rows):  # blank lines count for a person who looks for a row, but hold none
        numbers = [number for number, row in enumerate(rows, 1) if row]
        rows = [row for row in rows if row]
    if not rows:
        raise Invalid("the file is empty", place=file)
    return tuple(rows[0]), rows[1:], numbers[1:]


def _refuse_ragged(header: tuple[str, ...], rows: list[list[str]], numbers: Sequence[int], file: str) -> None:
    width = len(header)
    if all(length == width for length in set(map(len, rows))):
        return
    for row, number in zip(rows, numbers, strict=True):
        if len(row) > width and not any(row[width:]):
            del row[width:]
        if len(row) != width:
            reason = f"the row has {len(row)} cells, the header {width}: it is cut off or a separator is missing"
            raise Invalid(reason, place=f"{file}, row {number}")
