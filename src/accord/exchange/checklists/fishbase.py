"""FishBase: its names, accepted and synonyms, tied together by the number of a species; and its table of stocks."""

from dataclasses import replace
from typing import Final

import polars as pl

from accord.exchange.checklists.reading import ReadChecklist, from_sheet
from accord.exchange.checklists.sheets import Sheet

NAMES_KNOWN_BY: Final = ("SpecCode", "SynCode", "SynGenus", "SynSpecies", "Status")
STOCKS_KNOWN_BY: Final = ("StockCode", "SpecCode", "Level", "name")
NAMES: Final = "FishBase names"
STOCKS: Final = "FishBase species"
_FISH: Final = {"kingdom": "Animalia", "phylum": "Chordata", "code": "zoological"}


def read_names(sheet: Sheet) -> ReadChecklist:
    """A synonym belongs to the accepted name of its species number; number 0 says that FishBase has no species for it."""
    number = sheet.column("SpecCode").str.strip_chars()
    number = pl.when(number.is_in(["", "0"])).then(None).otherwise(number)
    accepted = sheet.column("Status").str.to_lowercase().str.strip_chars() == "accepted name"
    code = sheet.column("SynCode")
    target = code.filter(accepted).first().over(number)
    name = pl.concat_str([sheet.column("SynGenus"), sheet.column("SynSpecies")], separator=" ", ignore_nulls=True)
    columns: dict[str, str | pl.Expr] = {
        "id": code,
        "name": name.str.strip_chars(),
        "rank": _rank(name),
        "status": "Status",
        "accepted": pl.when(number.is_not_null() & ~accepted).then(target),
        "authorship": "SynAuthor",
        "year": "SynYear",
    }
    return from_sheet(sheet, NAMES, columns, _FISH)


def read_stocks(sheet: Sheet) -> ReadChecklist:
    """The species behind the stocks, one row each: a stock is no taxon."""
    number = sheet.column("SpecCode")
    whole = sheet.column("Level").str.starts_with("species")
    first = sheet.cells.sort(whole.fill_null(value=False), descending=True, maintain_order=True).filter(
        number.is_first_distinct()
    )
    name = sheet.column("name")
    columns: dict[str, str | pl.Expr] = {"id": number, "name": name, "rank": _rank(name), "remarks": "StockDefs"}
    return from_sheet(replace(sheet, cells=first.sort("row")), STOCKS, columns, _FISH)


def _rank(name: pl.Expr) -> pl.Expr:
    return (
        pl.when(name.str.strip_chars().str.count_matches(" ") > 1)
        .then(pl.lit("subspecies"))
        .otherwise(pl.lit("species"))
    )
