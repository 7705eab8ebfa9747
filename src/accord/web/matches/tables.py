"""What was sent as a table: its first rows, which column is taken for what, and the names as queries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from accord.core.errors import Invalid

if TYPE_CHECKING:
    import polars as pl

    from accord.exchange.checklists.reading import Guess
    from accord.exchange.checklists.sheets import Sheet

#: What a column can be taken for here; an authorship beside the name makes homonyms and transfers certain.
FIELDS: Final = ("name", "authorship", "rank", "family", "kingdom", "code", "id", "genus", "epithet", "infraspecific")
SHOWN_ROWS: Final = 8
MOST_COLUMNS: Final = 60
MOST_NAMES: Final = 200_000
_BATCH: Final = 20_000
_LOOKED_AT: Final = 500
#: Archives and workbooks; what unpacks may unpack to anything.
_PACKED: Final = {b"PK": "a zip archive or a workbook", b"\x1f\x8b": "a gzip file", b"PAR1": "a Parquet file"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column with what it is taken for (empty: nothing), how sure that is, and its first cells."""

    number: int  # from 1
    header: str
    field: str
    confidence: float
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows, and how many there are."""

    columns: tuple[Column, ...]
    rows: int
    has_header: bool
    notes: tuple[str, ...] = ()
    problem: str = ""


def preview(content: bytes, label: str, mapping: Mapping[str, str]) -> Preview:
    """What was sent, with the columns as they are taken; `problem` where no column looks like names.

    `mapping` (field -> number of the column from 1) comes before what is guessed. Raises Invalid for what is no table.
    """
    sheet, taken, problem = _taken(content, label, mapping)
    first = sheet.cells.head(SHOWN_ROWS)
    fields = {at: (field, sure) for field, (at, sure) in taken.items()}
    columns = tuple(
        Column(
            at + 1,
            sheet.header[at] if sheet.header else "",
            *fields.get(at, ("", 0.0)),
            tuple(str(cell or "")[:80] for cell in first[f"c{at}"]),
        )
        for at in range(min(sheet.cells.width - 1, MOST_COLUMNS))
    )
    notes = tuple(finding.text for finding in sheet.findings[:5])
    return Preview(columns, sheet.cells.height, bool(sheet.header), notes, problem)


def queries(content: bytes, label: str, mapping: Mapping[str, str]) -> "Iterator[pl.DataFrame]":
    """The names in batches, as the matcher takes them (`exchange.matching.queries.FIELDS`): one a row, none left out.

    Raises Invalid for what is no table, has no names or too many.
    """
    import polars as pl  # noqa: PLC0415  (takes a tenth of a second)

    from accord.exchange.matching.queries import FIELDS as ASKED  # noqa: PLC0415

    sheet, taken, problem = _taken(content, label, mapping)
    if problem:
        raise Invalid(problem, place=label)
    if sheet.cells.height > MOST_NAMES:
        raise Invalid(
            f"{sheet.cells.height:,} names; at most {MOST_NAMES:,} are matched here (the command takes any number)",
            place=label,
        )
    cells = {field: pl.col(f"c{at}").str.strip_chars() for field, (at, _) in taken.items()}
    if "name" not in cells:
        parts = [cells[part] for part in ("genus", "epithet", "infraspecific") if part in cells]
        cells["name"] = pl.concat_str(parts, separator=" ", ignore_nulls=True)
    number = (pl.col("row") - (1 if sheet.header else 0)).cast(pl.String)
    cells["id"] = pl.coalesce(pl.when(cells["id"] != "").then(cells["id"]), number) if "id" in cells else number
    nothing = pl.lit(None, dtype=pl.String)
    table = sheet.cells.select(cells.get(field, nothing).cast(pl.String).alias(field) for field in ASKED)
    yield from table.iter_slices(_BATCH)


def _taken(content: bytes, label: str, mapping: Mapping[str, str]) -> "tuple[Sheet, dict[str, tuple[int, float]], str]":
    """The table, the place of each field's column with how sure it is, and why it can't be matched (empty: it can)."""
    from accord.exchange.checklists.sheets import read_sheet  # noqa: PLC0415

    for start, what in _PACKED.items():
        if content.startswith(start):
            raise Invalid(f"this is {what}: save the list as CSV (UTF-8), or paste the names", place=label)
    sheet = read_sheet(content, label)
    guessed, has_header, problem = _guessed(sheet)
    sheet = sheet if has_header else sheet.headless()
    if mapping:
        asked = {field: int(number) - 1 for field, number in mapping.items() if field in FIELDS and number.isdecimal()}
        taken = {field: (at, 1.0) for field, at in asked.items() if 0 <= at < sheet.cells.width - 1}
        return sheet, taken, "" if _names_in(taken) else "no column is taken for the scientific name"
    if "canonical" in guessed and "name" not in guessed:
        guessed["name"] = guessed["canonical"]
    places = {field: (_place(sheet, guess.column), guess.confidence) for field, guess in guessed.items()}
    taken = {field: (at, sure) for field, (at, sure) in places.items() if at is not None and field in FIELDS}
    return sheet, taken, problem or ("" if _names_in(taken) else "no column looks like scientific names")


def _guessed(sheet: "Sheet") -> "tuple[dict[str, Guess], bool, str]":
    """What the first rows look like, whether the first names columns, and why nothing can be told (empty: it can)."""
    from accord.exchange.checklists.plain import read_plain  # noqa: PLC0415

    try:
        read = read_plain(replace(sheet, cells=sheet.cells.head(_LOOKED_AT)))
    except Invalid as refused:
        return {}, sheet.cells.width > len(("c0", "row")), refused.reason.partition(": say which")[0]
    guesses = {guess.field: guess for guess in read.guesses}
    numbered = all(guess.column not in sheet.header for guess in guesses.values())
    return guesses, not numbered, ""


def _place(sheet: "Sheet", column: str) -> int | None:
    at = sheet.position(column) if sheet.header else None
    if at is None and column.startswith("column ") and column[7:].isdecimal():
        at = int(column[7:]) - 1
    return at


def _names_in(taken: Mapping[str, object]) -> bool:
    return "name" in taken or {"genus", "epithet"} <= taken.keys()
