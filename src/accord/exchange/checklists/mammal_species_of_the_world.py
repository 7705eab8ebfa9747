"""Mammal Species of the World, third edition (Wilson & Reeder 2005): all ranks in one table, synonyms in a cell."""

import re
from typing import Final

import polars as pl

from accord.core.taxonomy.columns import ChecklistColumns
from accord.exchange.checklists.assembled import assemble
from accord.exchange.checklists.reading import About, ReadChecklist, raw_cells, vernaculars
from accord.exchange.checklists.sheets import Sheet

FORM: Final = "Mammal Species of the World"
KNOWN_BY: Final = ("TaxonLevel", "OriginalName", "ValidName", "Genus", "Species", "Author")
_MAMMALS: Final = {"kingdom": "Animalia", "phylum": "Chordata", "class": "Mammalia", "code": "zoological"}
_MARKUP = re.compile(r"<[^<>]*>")
_SYNONYM = re.compile(
    r"^(?P<epithet>[a-z][a-z-]+)\s+(?P<authorship>\(?[A-Z][^;]*?,?\s*(?:1[5-9]|20)\d\d\)?)\s*(?P<note>\[.*\])?\.?$"
)


def read_msw3(sheet: Sheet) -> ReadChecklist:
    """The taxa of all ranks; the synonyms of a species, printed as epithets, in its genus."""
    rank = sheet.column("TaxonLevel").str.strip_chars().str.to_lowercase()
    parts = [sheet.column(name).replace("", None) for name in ("Genus", "Species", "Subspecies")]
    below = rank.is_in(["genus", "subgenus", "species", "subspecies"])
    higher = pl.coalesce(
        pl.when(rank == level.lower()).then(sheet.column(level).str.to_titlecase())
        for level in ("Order", "Suborder", "Infraorder", "Superfamily", "Family", "Subfamily", "Tribe")
    )
    year = pl.coalesce(sheet.column("ActualDate").replace("", None), sheet.column("Date").replace("", None))
    columns: dict[str, str | pl.Expr] = {
        "id": "ID",
        "name": pl.when(below).then(pl.concat_str(parts, separator=" ", ignore_nulls=True)).otherwise(higher),
        "authorship": pl.concat_str(
            [sheet.column("Author").replace("", None), year], separator=", ", ignore_nulls=True
        ),
        "rank": "TaxonLevel",
        "order": "Order",
        "family": "Family",
        "original_name": "OriginalName",
        "remarks": "Comments",
        "vernacular": "CommonName",
        "synonyms": "Synonyms",
    }
    raw = raw_cells(sheet, columns, _MAMMALS)
    own = raw.drop("vernacular", "synonyms", strict=False)
    if "synonyms" in raw.columns:
        own = pl.concat([own, _synonyms(raw)], how="diagonal")
    names, findings = assemble(own, sheet.place)
    spoken = raw.select("row", name="vernacular") if "vernacular" in raw.columns else None
    accepted = names.filter(pl.col("status") == "accepted")
    whole = (
        ChecklistColumns(names)
        if spoken is None
        else ChecklistColumns(names, vernaculars=vernaculars(accepted, spoken))
    )
    return ReadChecklist(whole, FORM, (*sheet.findings, *findings), About(FORM, "3", "2005"))


def _synonyms(raw: pl.DataFrame) -> pl.DataFrame:
    rows = []
    for row in raw.filter(pl.col("rank").str.to_lowercase() == "species").iter_rows(named=True):
        genus, _, epithet = (row["name"] or "").partition(" ")
        for at, printed in enumerate(_MARKUP.sub("", row["synonyms"] or "").split(";"), 1):
            found = _SYNONYM.match(printed.strip())
            if found and genus and found["epithet"] != epithet:
                name = f"{genus} {found['epithet']}"
                rows.append(
                    (
                        f"{row['id']}-{at}",
                        name,
                        found["authorship"],
                        "species",
                        "synonym",
                        row["id"],
                        found["note"],
                        row["row"],
                    )
                )
    schema = ("id", "name", "authorship", "rank", "status", "accepted", "nomenclatural_status")
    return pl.DataFrame(
        rows, schema={**dict.fromkeys(schema, pl.String()), "row": pl.UInt32()}, orient="row"
    ).with_columns(pl.lit(value).alias(name) for name, value in _MAMMALS.items())
