"""Tables of shipments or specimens, read in batches of some hundred thousand rows: CSV (`,` `;` tab `|`, gzipped or
not) and Parquet. Which column means what is seen from its header and can be corrected.
"""

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import polars as pl

from accord.core.errors import Invalid
from accord.exchange.reading import line_of, refuse_what_is_no_text, shown
from accord.exchange.screened_threads import ahead

#: What a column may mean, and the headers that are recognised (in this order; case, blanks and marks do not count).
ROLES: Mapping[str, tuple[str, ...]] = {
    "taxon": (
        "taxon", "taxon name", "scientific name", "name", "full name", "species", "species name", "accepted name",
    ),
    "date": (
        "date", "shipment date", "date of shipment", "event date", "import date", "export date", "permit date",
        "date of import", "date of export", "day", "year", "shipment year", "year of shipment",
    ),
    "origin": ("country of origin", "origin", "origin country", "country origin", "country", "country code"),
    "exporter": (
        "exporter", "country of export", "exporting country", "export country", "exporter country",
        "country of re export", "re exporter", "exporter code",
    ),
    "importer": (
        "importer", "country of import", "importing country", "import country", "importer country", "importer code",
        "country of destination", "destination",
    ),
    "source": ("source", "source code", "source of specimen", "source of the specimen"),
    "appendix": ("claimed appendix", "appendix claimed", "appendix", "app", "cites appendix", "claim", "listing"),
}  # fmt: skip
NEEDED = ("taxon", "date")
_OTHER_WORDS = {"name": "taxon", "year": "date", "country of origin": "origin", "claimed": "appendix"}
_SEPARATORS = (",", ";", "\t", "|")
_BLOCK = 8 * 1024 * 1024
_LONGEST_ROW = 64 * 1024 * 1024
_ROWS = 250_000
_MOST_COLUMNS = 1_000
_END = "\x1f"  # marks the end of each row where quotation marks make counting of separators useless
_BOM = b"\xef\xbb\xbf"


@dataclass(slots=True)
class Shipments:
    """A table that is open for reading: its columns, the role of some of them, and the rows in batches, once.

    `notes` are what a person should know about the file; some are known only when it has been read. `text` is a
    delimited table in blocks of whole rows, which can be read instead of the batches; None for Parquet.
    """

    path: Path
    columns: tuple[str, ...]
    roles: Mapping[str, str]
    batches: Iterator[pl.DataFrame]
    notes: list[str]
    text: "Delimited | None" = None


def open_shipments(path: Path, *, corrections: Mapping[str, str] | None = None) -> Shipments:
    """Open a table of shipments. `corrections` (role -> header, empty for none) go before what is recognised.

    Raises Invalid, naming the file and the row, for what cannot be read; while reading for a broken row.
    """
    place = shown(path)
    if not path.exists():
        raise Invalid("there is no such file", place=place)
    if not path.is_file():
        raise Invalid("this is not a file", place=place)
    notes: list[str] = []
    try:
        with path.open("rb") as file:
            is_parquet = file.read(4) == b"PAR1"
    except OSError as problem:
        raise Invalid((problem.strerror or "the file cannot be opened").lower(), place=place) from None
    if is_parquet:
        columns, batches = _parquet(path)
        return Shipments(path, columns, recognise(columns, corrections or {}, place), batches, notes)
    text = Delimited(path, notes)
    text.open()
    roles = recognise(text.columns, corrections or {}, place)
    return Shipments(path, text.columns, roles, (text.parsed(block)[0] for block in text.blocks()), notes, text)


def recognise(columns: Sequence[str], corrections: Mapping[str, str], place: str) -> dict[str, str]:
    """The column of each role. Raises Invalid for a correction that cannot be followed or a role that is missing."""
    found: dict[str, str] = {}
    by_key: dict[str, str] = {}
    for column in columns:
        by_key.setdefault(_key(column), column)
    for role, headers in ROLES.items():
        key = next((_key(header) for header in headers if _key(header) in by_key), None)
        if key is not None:
            found[role] = by_key[key]
    for given, column in corrections.items():
        role = _OTHER_WORDS.get(given.strip().lower(), given.strip().lower())
        if role not in ROLES:
            raise Invalid(f"“{given}” is nothing that a column can mean ({', '.join(ROLES)})")
        if not column.strip():
            found.pop(role, None)
            continue
        named = column if column in columns else by_key.get(_key(column))
        if named is None:
            raise Invalid(f"there is no column “{column}” (found: {_some(columns)})", place=place)
        found[role] = named
    if missing := [role for role in NEEDED if role not in found]:
        raise Invalid(
            f"no column is recognised as {' or '.join(missing)} (found: {_some(columns)}); "
            f"say which: --column {missing[0]}=HEADER",
            place=place,
        )
    return found


def _key(header: str) -> str:
    return re.sub(r"[\W_]+", "", header.casefold())


def _some(columns: Sequence[str]) -> str:
    return ", ".join(column[:40] for column in columns[:12]) + (" …" if len(columns) > 12 else "")


def _parquet(path: Path) -> tuple[tuple[str, ...], Iterator[pl.DataFrame]]:
    try:
        scan = pl.scan_parquet(path)
        columns = tuple(scan.collect_schema().names())
    except (pl.exceptions.PolarsError, OSError):
        raise Invalid("the Parquet file is damaged or cut off", place=shown(path)) from None

    def batches() -> Iterator[pl.DataFrame]:
        try:
            yield from scan.collect_batches(chunk_size=_ROWS, maintain_order=True)
        except (pl.exceptions.PolarsError, OSError):
            raise Invalid("the Parquet file is damaged or cut off", place=shown(path)) from None

    return columns, batches()


class Delimited:
    """Delimited text in blocks of whole rows, each parsed at once; a block that does not add up is read row by row.

    `columns` and `separator` are known when it is open.
    """

    def __init__(self, path: Path, notes: list[str]) -> None:
        self.place = shown(path)
        self.path = path
        self.notes = notes
        self.rows_before = 0
        self.separator = ","
        self.columns: tuple[str, ...] = ()
        self._first = b""
        self._others: Iterator[bytes] = iter(())

    def open(self) -> None:
        """Read the header."""
        self._others = self._blocks()
        first = next(self._others, b"").lstrip(b"\n")
        if not first.strip():
            raise Invalid("the file is empty", place=self.place)
        refuse_what_is_no_text(first, self.place)
        start = first.find(b"\n")
        while first.count(b'"', 0, start) % 2:  # a line end inside a quoted header
            start = first.find(b"\n", start + 1)
        head = self._text(first[: start + 1]).decode("utf-8")
        self.separator = max(_SEPARATORS, key=lambda each: len(_cells(head, each)))
        self.columns = self._header(_cells(head, self.separator))
        self.rows_before = 1
        self._first = first[start + 1 :]

    def blocks(self) -> Iterator[bytes]:
        """The rows below the header in UTF-8 with LF, once; each block is to be counted before the next is asked for."""
        if self._first:
            yield self._text(self._first)
        for block in self._others:
            yield self._text(block)

    def _header(self, cells: Sequence[str]) -> tuple[str, ...]:
        names = [cell.strip() or f"column_{place}" for place, cell in enumerate(cells, 1)]
        if len(names) > _MOST_COLUMNS:
            raise Invalid(f"the table has more than {_MOST_COLUMNS:,} columns", place=self.place)
        if twice := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
            raise Invalid(f"the column “{twice[0][:40]}” stands twice", place=f"{self.place}, row 1")
        return tuple(names)

    def _blocks(self) -> Iterator[bytes]:
        """Whole rows, some megabytes at a time, all with LF; the last row too."""
        kept = b""
        for given in ahead(self._pieces()):
            block = kept + given
            if b"\r" in block:
                ends_in_cr = block.endswith(b"\r")  # perhaps the first half of CRLF
                block = (block[:-1] if ends_in_cr else block).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
                block += b"\r" if ends_in_cr else b""
            end = _end_of_rows(block)
            if end < 0 and len(block) > _LONGEST_ROW:
                reason = f"a row has more than {_LONGEST_ROW >> 20} MB: a quotation mark is probably not closed"
                raise Invalid(reason, place=f"{self.place}, after row {self.rows_before}")
            kept = block[end + 1 :]
            if end >= 0:
                yield block[: end + 1]
        kept = kept.replace(b"\r", b"\n")
        if kept.strip(b"\n"):
            yield kept if kept.endswith(b"\n") else kept + b"\n"

    def _pieces(self) -> Iterator[bytes]:
        try:
            with self.path.open("rb") as raw:
                is_gzip = raw.read(2) == b"\x1f\x8b"
                raw.seek(0)
                file = cast(IO[bytes], gzip.GzipFile(fileobj=raw)) if is_gzip else raw
                piece = file.read(_BLOCK).removeprefix(_BOM)
                while piece:
                    yield piece
                    piece = file.read(_BLOCK)
        except EOFError:
            raise Invalid("the gzip file is cut off: download or copy it again", place=self.place) from None
        except (gzip.BadGzipFile, zlib.error):
            raise Invalid("the gzip file is damaged: download or copy it again", place=self.place) from None
        except OSError as problem:
            raise Invalid((problem.strerror or "the file cannot be read").lower(), place=self.place) from None

    def _text(self, block: bytes) -> bytes:
        """The block in UTF-8; where it is not, it is read as Windows-1252, and a note says so."""
        if (at := block.find(b"\0")) >= 0:
            line = self.rows_before + line_of(block, at)
            raise Invalid("NUL byte: this is not a text file", place=f"{self.place}, row {line} or so")
        if block.isascii():
            return block
        try:
            block.decode("utf-8")
        except UnicodeDecodeError as problem:
            line = self.rows_before + line_of(block, problem.start)
            try:
                block = block.decode("cp1252").encode("utf-8")
            except UnicodeDecodeError:
                reason = "the text is neither UTF-8 nor Windows-1252: save it as UTF-8"
                raise Invalid(reason, place=f"{self.place}, row {line} or so") from None
            if not self.notes:
                self.notes.append(
                    f"not UTF-8 (first in row {line} or so): read as Windows-1252, check accented letters"
                )
        return block

    def parsed(self, block: bytes) -> tuple[pl.DataFrame, bool]:
        """The rows of a block, all cells as texts, and whether each line is one row."""
        is_quoted = b'"' in block
        names = [*self.columns, _END] if is_quoted else list(self.columns)
        given = block.replace(b"\n", f"{self.separator}{_END}\n".encode()) if is_quoted else block
        try:
            found = pl.read_csv(
                given,
                has_header=False,
                separator=self.separator,
                schema=dict.fromkeys(names, pl.String),
            )
        except pl.exceptions.PolarsError:
            return self._row_by_row(block), False
        lines = block.count(b"\n")
        if is_quoted:
            adds_up = found.height == lines and bool((found[_END] == _END).fill_null(value=False).all())
            found = found.drop(_END)
        else:
            cells = block.count(self.separator.encode())
            adds_up = found.height == lines and cells == lines * (len(self.columns) - 1)
        if not adds_up:
            return self._row_by_row(block), False
        self.rows_before += lines
        return found, True

    def _row_by_row(self, block: bytes) -> pl.DataFrame:
        """Slow and exact: says which row is broken, or reads what the quick way cannot."""
        width = len(self.columns)
        rows: list[list[str]] = []
        number = self.rows_before
        reader = csv.reader(io.StringIO(block.decode("utf-8"), newline=""), delimiter=self.separator, strict=True)
        try:
            for row in reader:
                number += 1
                if not row:
                    continue
                if len(row) > width and not any(row[width:]):
                    del row[width:]
                if len(row) != width:
                    reason = (
                        f"the row has {len(row)} cells, the header {width}: it is cut off or a separator is missing"
                    )
                    raise Invalid(reason, place=f"{self.place}, row {number}")
                rows.append(row)
        except csv.Error as problem:
            reason = f"the row cannot be split into cells ({problem})"
            raise Invalid(reason, place=f"{self.place}, row {number + 1}") from None
        self.rows_before = number
        return pl.DataFrame(rows, schema=dict.fromkeys(self.columns, pl.String), orient="row")


def _end_of_rows(block: bytes) -> int:
    """Where the last line end that is not inside a quoted cell stands; -1 where there is none."""
    end = block.rfind(b"\n")
    quotes = block.count(b'"', 0, end + 1)
    while end >= 0 and quotes % 2:
        earlier = block.rfind(b"\n", 0, end)
        quotes -= block.count(b'"', earlier + 1, end + 1)
        end = earlier
    return end


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(line, newline=""), delimiter=separator), [])
    except csv.Error:
        return []
