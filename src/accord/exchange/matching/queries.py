"""Names to be matched, read in batches of bounded size: one a line, or a table (`,` `;` tab, gzipped or not; Parquet).

A table is known by a header that names a column of scientific names. Whatever a line holds, it gets its answer; an `id`
is the query's own, else the number of its line from 0 (below the header).
"""

import gzip
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final, cast

import polars as pl

from accord.core.errors import Invalid
from accord.exchange.checklists.headers import field_of, plain_header
from accord.exchange.reading import refuse_what_is_no_text, shown
from accord.exchange.shipments import Delimited

#: What is read of a query; all texts, null where nothing is said.
FIELDS: Final = ("id", "name", "authorship", "rank", "family", "kingdom", "code")
ROWS: Final = 100_000
_BLOCK: Final = 8 * 1024 * 1024
_BOM: Final = b"\xef\xbb\xbf"
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_SEPARATORS: Final = (",", ";", "\t", "|")
_NAME_HEADERS: Final = (
    "scientificname",
    "sciname",
    "verbatimscientificname",
    "fullname",
    "name",
    "taxonname",
    "canonicalname",
)


@dataclass(slots=True)
class Queries:
    """An open file of queries: the column of each field (none where it is one name a line) and the batches, once.

    `notes` are what a person should know of the file; complete when all batches are read.
    """

    columns: Mapping[str, str]
    batches: Iterator[pl.DataFrame]
    notes: list[str] = field(default_factory=list)


def open_queries(path: Path) -> Queries:
    """Open a file of names. Raises Invalid for what is no text and no Parquet file, with file and reason."""
    place = shown(path)
    start = _start(path, place)
    if start.startswith(b"PAR1"):
        return _parquet(path, place)
    if start.startswith(_WIDE):
        raise Invalid("the file is encoded in UTF-16 or UTF-32: save it as UTF-8", place=place)
    refuse_what_is_no_text(start[:4].replace(b"\0", b" "), place)  # a NUL in a name is the parser's business
    first = start.removeprefix(_BOM).replace(b"\r", b"\n").split(b"\n", 1)[0].decode("utf-8", errors="replace")
    header = _header(first)
    if len(header) > 1 and recognised(header):
        return _table(path)
    notes: list[str] = []
    skip = len(header) == 1 and bool(recognised(header))
    return Queries({}, _numbered(_lines(path, place, notes, skip=skip)), notes)


def recognised(header: Sequence[str]) -> dict[str, str]:
    """The column of each field by its header; empty where none holds names."""
    found: dict[str, tuple[float, str]] = {}
    for column in header:
        known = field_of(column)
        if known is None:
            continue
        what, sureness = known
        what = "name" if what == "canonical" else what
        word = plain_header(column)
        order = sureness + (1 - _NAME_HEADERS.index(word) / 10 if word in _NAME_HEADERS else 0)
        if (what in FIELDS or what in {"genus", "epithet", "infraspecific"}) and order > found.get(what, (0.0, ""))[0]:
            found[what] = (order, column)
    columns = {what: column for what, (_, column) in found.items()}
    return columns if "name" in columns or {"genus", "epithet"} <= columns.keys() else {}


def _start(path: Path, place: str) -> bytes:
    if not path.exists():
        raise Invalid("there is no such file", place=place)
    if not path.is_file():
        raise Invalid("this is not a file", place=place)
    return next(_pieces(path, place), b"")


def _pieces(path: Path, place: str) -> Iterator[bytes]:
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            file = cast(IO[bytes], gzip.GzipFile(fileobj=raw)) if packed else raw
            while piece := file.read(_BLOCK):
                yield piece
    except EOFError:
        raise Invalid("the gzip file is cut off: download or copy it again", place=place) from None
    except (gzip.BadGzipFile, zlib.error):
        raise Invalid("the gzip file is damaged: download or copy it again", place=place) from None
    except OSError as problem:
        raise Invalid((problem.strerror or "the file cannot be read").lower(), place=place) from None


def _header(line: str) -> list[str]:
    separator = max(_SEPARATORS, key=line.count)
    return [cell.strip().strip('"').strip() for cell in line.split(separator)]


def _lines(path: Path, place: str, notes: list[str], *, skip: bool) -> Iterator[pl.DataFrame]:
    """One name a line, as it stands there; the quotation marks around a whole line go."""
    kept = b""
    first = True
    for piece in _pieces(path, place):
        block = kept + (piece.removeprefix(_BOM) if first else piece)
        first = False
        ends_in_cr = block.endswith(b"\r")
        block = block.removesuffix(b"\r").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        end = block.rfind(b"\n")
        kept = block[end + 1 :] + (b"\r" if ends_in_cr else b"")
        if end >= 0:
            lines = _text(block[:end], place, notes).split("\n")
            yield _of_lines(lines[1:] if skip else lines)
            skip = False
    kept = kept.removesuffix(b"\r")
    if kept and not skip:
        yield _of_lines([_text(kept, place, notes)])


def _of_lines(lines: list[str]) -> pl.DataFrame:
    text = pl.col("name")
    quoted = text.str.starts_with('"') & text.str.ends_with('"') & (text.str.len_chars() > 1)
    bare = text.str.slice(1, text.str.len_chars() - 2).str.replace_all('""', '"', literal=True)
    return pl.DataFrame({"name": lines}, schema={"name": pl.String}).select(pl.when(quoted).then(bare).otherwise(text))


def _text(block: bytes, place: str, notes: list[str]) -> str:
    try:
        return block.decode("utf-8")
    except UnicodeDecodeError:
        if not notes:
            notes.append(f"{place} is not UTF-8: read as Windows-1252 in part, check accented letters")
        return "\n".join(_line(line) for line in block.split(b"\n"))


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _table(path: Path) -> Queries:
    notes: list[str] = []
    text = Delimited(path, notes)
    text.open()
    columns = recognised(text.columns)
    if not columns:
        raise Invalid("no column holds scientific names (scientificName)", place=shown(path))
    return Queries(columns, _numbered(_of_fields(text.parsed(block)[0], columns) for block in text.blocks()), notes)


def _parquet(path: Path, place: str) -> Queries:
    damaged = "the Parquet file is damaged or cut off"
    try:
        scan = pl.scan_parquet(path)
        columns = recognised(scan.collect_schema().names())
    except (pl.exceptions.PolarsError, OSError):
        raise Invalid(damaged, place=place) from None
    if not columns:
        raise Invalid("no column holds scientific names (scientificName)", place=place)

    def batches() -> Iterator[pl.DataFrame]:
        wanted = scan.select(pl.col(column).cast(pl.String) for column in dict.fromkeys(columns.values()))
        try:
            for batch in wanted.collect_batches(chunk_size=ROWS, maintain_order=True):
                yield _of_fields(batch, columns)
        except (pl.exceptions.PolarsError, OSError):
            raise Invalid(damaged, place=place) from None

    return Queries(columns, _numbered(batches()), [])


def _of_fields(cells: pl.DataFrame, columns: Mapping[str, str]) -> pl.DataFrame:
    told = cells.select(pl.col(column).alias(what) for what, column in columns.items())
    if "name" not in told.columns:
        parts = [pl.col(what) for what in ("genus", "epithet", "infraspecific") if what in told.columns]
        told = told.with_columns(name=pl.concat_str(parts, separator=" ", ignore_nulls=True))
    elif "genus" in told.columns:  # `genus,species` with the epithet under “species”
        is_epithet = pl.col("name").str.contains(r"^\s*[\p{Ll}-]+\s*$") & pl.col("genus").is_not_null()
        whole = pl.concat_str(
            "genus",
            "name",
            *(["infraspecific"] if "infraspecific" in told.columns else []),
            separator=" ",
            ignore_nulls=True,
        )
        told = told.with_columns(name=pl.when(is_epithet).then(whole).otherwise("name"))
    return told.select(column for column in FIELDS if column in told.columns)


def _numbered(batches: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """The batches in equal columns (FIELDS) and of at most ROWS rows, each with its id or its number."""
    at = 0
    for batch in batches:
        for part in batch.iter_slices(ROWS):
            number = pl.int_range(at, at + part.height).cast(pl.String)
            own = pl.col("id").str.strip_chars() if "id" in part.columns else pl.lit(None, dtype=pl.String)
            given = part.with_columns(id=pl.when(own != "").then(own).otherwise(number))
            yield given.select(
                (pl.col(column) if column in given.columns else pl.lit(None)).cast(pl.String).alias(column)
                for column in FIELDS
            )
            at += part.height
