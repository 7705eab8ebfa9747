"""The Catalogue of Life's own tables of names and usages, as its database gives them out: two files that belong together."""

from dataclasses import replace
from typing import Final

import polars as pl

from accord.core.listings.model import Finding
from accord.core.taxonomy.columns import ChecklistColumns
from accord.exchange.checklists.assembled import assemble
from accord.exchange.checklists.links import more
from accord.exchange.checklists.reading import ReadChecklist, raw_cells
from accord.exchange.checklists.sheets import Sheet

FORM: Final = "Catalogue of Life tables"
NAMES_KNOWN_BY: Final = ("id", "scientific_name", "authorship", "rank", "nom_status", "uninomial")
USAGES_KNOWN_BY: Final = ("id", "name_id", "parent_id", "status")
_POINTING: Final = ("SYNONYM", "AMBIGUOUS_SYNONYM", "MISAPPLIED")
_SHOWN: Final = 200


def read_catalogue(names: Sheet, usages: Sheet) -> ReadChecklist:
    """Usages point to names, and synonyms by `parent_id` to what they are used for."""
    own = _names(names).rename({"id": "name_id"})
    status = usages.column("status").str.to_uppercase()
    parent = usages.column("parent_id").replace("", None)
    rows = usages.cells.select(
        usages.column("id").alias("id"),
        usages.column("name_id").alias("name_id"),
        usages.column("status").alias("status"),
        pl.when(status.is_in(_POINTING)).then(parent).alias("accepted"),
        pl.when(~status.is_in(_POINTING)).then(parent).alias("parent_id"),
        usages.column("extinct").alias("extinct"),
        pl.col("row").alias("usage_row"),
    )
    raw = rows.join(own, on="name_id", how="left", maintain_order="left")
    lost = raw.filter(pl.col("row").is_null())
    if lost.height * 2 > raw.height:
        return _names_alone(names, usages, raw.height - lost.height, raw.height)
    findings = [
        Finding("name-missing", f"{usages.place}, row {row['usage_row']}: the name {row['name_id']} is not in {names.place}: left out")
        for row in lost.head(_SHOWN).iter_rows(named=True)
    ]  # fmt: skip
    findings += more("name-missing", lost.height, usages.place)
    raw = raw.filter(pl.col("row").is_not_null())
    parts = ("name_id", "usage_row")
    columns, told = assemble(raw.drop(parts, strict=False), names.place)
    return ReadChecklist(ChecklistColumns(columns), FORM, (*names.findings, *usages.findings, *findings, *told))


def read_names(names: Sheet) -> ReadChecklist:
    """The names without their usages: none is said to be accepted or not, so none is."""
    raw = _names(names).with_columns(pl.lit("bare name").alias("status"))
    columns, told = assemble(raw, names.place)
    return ReadChecklist(ChecklistColumns(columns), FORM, (*names.findings, *told))


def _names_alone(names: Sheet, usages: Sheet, found: int, all_: int) -> ReadChecklist:
    text = f"{usages.place} belongs to other names ({found:,} of {all_:,} found): the names stand without status"
    read = read_names(names)
    return replace(read, findings=(Finding("tables-do-not-belong-together", text), *read.findings))


def _names(names: Sheet) -> pl.DataFrame:
    columns = {
        "id": "id",
        "name": "scientific_name",
        "authorship": "authorship",
        "rank": "rank",
        "code": "code",
        "nomenclatural_status": "nom_status",
        "remarks": "remarks",
    }
    return raw_cells(names, columns)


def which(sheet: Sheet) -> str:
    """`names` or `usages` where the table is one of the two; empty where it is neither."""
    if sheet.has(*NAMES_KNOWN_BY):
        return "names"
    return "usages" if sheet.has(*USAGES_KNOWN_BY) and not sheet.has("scientific_name") else ""
