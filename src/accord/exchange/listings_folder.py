"""`accord-listings/1`, a folder of CSV files: taxa.csv, events.csv and, where known, ranges.csv; each also as .csv.gz."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from accord.core.errors import Invalid
from accord.core.listings.drafts import collector_paused
from accord.core.listings.model import History
from accord.exchange.checked_events import EventRow, build_events
from accord.exchange.checked_taxa import (
    Ranges,
    TaxonColumns,
    build_ranges,
    build_taxa,
    synonym_findings,
)
from accord.exchange.delimited import Table, read_table, require
from accord.exchange.reading import Reading, read_bytes, shown

FORMAT = "accord-listings/1 folder"
NEEDED = {
    "taxa": ("id", "name", "rank"),
    "ranges": ("taxon", "country"),
    "events": ("id", "instrument", "change", "appendix", "taxon", "effective"),
}
OPTIONAL = ("ranges",)
LISTS = ("populations", "except_populations", "except_taxa")


def read_listings_folder(folder: Path) -> Reading:
    """The history in a dataset folder; lists inside a cell are separated by blanks, other columns are ignored.

    Raises Invalid for a missing file or column and for the first row that cannot be right.
    """
    with collector_paused():
        files = {part: _file(folder, part) for part in NEEDED}
        tables = {part: _table(part, file) for part, file in files.items() if file}
        taxa = build_taxa(_taxon_columns(tables["taxa"]), tables["taxa"].place)
        ranges: Ranges = {}
        if (table := tables.get("ranges")) is not None:
            ranges = build_ranges(
                (table.column("taxon"), table.column("country"), table.column("status")), taxa, table.place
            )
        events = build_events(_event_rows(tables["events"]), taxa, tables["events"].place)
    findings = [finding for table in tables.values() for finding in table.findings]
    return Reading(History(taxa, ranges, events), findings=(*findings, *synonym_findings(taxa)), format=FORMAT)


def _file(folder: Path, part: str) -> Path | None:
    found = [path for path in (folder / f"{part}.csv", folder / f"{part}.csv.gz") if path.exists()]
    if len(found) > 1:
        raise Invalid(f"the folder holds both {part}.csv and {part}.csv.gz: keep one", place=shown(folder))
    if not found and part not in OPTIONAL:
        raise Invalid(f"the folder holds no {part}.csv (nor {part}.csv.gz)", place=shown(folder))
    return found[0] if found else None


def _table(part: str, file: Path) -> Table:
    table = read_table(read_bytes(file), shown(file))
    require(table, NEEDED[part])
    return table


def _taxon_columns(table: Table) -> TaxonColumns:
    columns: dict[str, Any] = {name: table.column(name) for name in TaxonColumns._fields}
    columns["accepted"] = [tuple(cell.split()) if cell else () for cell in columns["accepted"]]
    return TaxonColumns(**columns)


def _event_rows(table: Table) -> list[EventRow]:
    columns: dict[str, Sequence[Any]] = {name: table.column(name) for name in EventRow._fields}
    for name in LISTS:
        columns[name] = [tuple(cell.split()) if cell else () for cell in columns[name]]
    if not any(columns["annotation"]):
        columns["annotation"] = table.column("note")
    return [EventRow(*values) for values in zip(*columns.values(), strict=True)]
