"""What reading a checklist gives: its columns, what is said of it, and what a person should look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from accord.core.listings.model import Finding
from accord.core.taxonomy.columns import ChecklistColumns
from accord.exchange.checklists.assembled import assemble
from accord.exchange.checklists.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Guess:
    """Which column of a plain table is taken for what: `confidence` from 0 to 1 (1 where the user said so)."""

    column: str
    field: str
    confidence: float
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What a list says of itself, as printed."""

    title: str = ""
    edition: str = ""
    issued: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class ReadChecklist:
    """A checklist as read; `guesses` are given where the columns of a plain table had to be found out."""

    columns: ChecklistColumns
    format: str
    findings: tuple[Finding, ...] = ()
    about: About = field(default_factory=About)
    guesses: tuple[Guess, ...] = ()


def raw_cells(
    sheet: Sheet, columns: Mapping[str, str | pl.Expr], constants: Mapping[str, str] | None = None
) -> pl.DataFrame:
    """The cells of `sheet` under our names: field -> its column or an expression over c0, c1 …; `row` comes along.

    Columns that the sheet doesn't have are left out.
    """
    taken: list[pl.Expr] = []
    for name, column in columns.items():
        if isinstance(column, pl.Expr):
            taken.append(column.alias(name))
        elif (at := sheet.position(column)) is not None:
            taken.append(pl.col(f"c{at}").alias(name))
    fixed = [pl.lit(value, dtype=pl.String).alias(name) for name, value in (constants or {}).items()]
    return sheet.cells.select(*taken, *fixed, "row")


def from_sheet(
    sheet: Sheet, form: str, columns: Mapping[str, str | pl.Expr], constants: Mapping[str, str] | None = None
) -> ReadChecklist:
    """The checklist that a single table holds; `vernacular` among `columns` gives common names, `;` or `|` between them."""
    raw = raw_cells(sheet, columns, constants)
    common = raw.get_column("vernacular") if "vernacular" in raw.columns else None
    names, findings = assemble(raw.drop("vernacular", strict=False), sheet.place)
    whole = ChecklistColumns(names)
    if common is not None:
        by_row = pl.DataFrame({"row": raw["row"], "name": common})
        whole = ChecklistColumns(names, vernaculars=vernaculars(names, by_row))
    return ReadChecklist(whole, form, (*sheet.findings, *findings))


def vernaculars(names: pl.DataFrame, by_row: pl.DataFrame) -> pl.DataFrame:
    """Common names by the id of the row they stand in; several in a cell are separated by `|`."""
    found = names.select("id", "row").join(by_row, on="row", how="inner", maintain_order="left")
    split = found.with_columns(pl.col("name").str.split("|")).explode("name")
    split = split.with_columns(pl.col("name").str.strip_chars())
    told = split.filter(pl.col("name").is_not_null() & ~pl.col("name").is_in(["", "NA"]))
    none = pl.lit(None, dtype=pl.String)
    return told.select("id", "name", none.alias("language"), none.alias("country")).unique(maintain_order=True)
