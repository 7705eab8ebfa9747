"""Catalogue of Life Data Package (ColDP): NameUsage, or Name with Taxon and Synonym; distributions, common names, relations.

https://github.com/CatalogueOfLife/coldp, version 1.1.
"""

import re
from pathlib import PurePosixPath
from typing import Final

import polars as pl

from accord.core.errors import Invalid
from accord.core.listings.model import Finding
from accord.core.taxonomy.columns import (
    RELATION_COLUMNS,
    VERNACULAR_COLUMNS,
    ChecklistColumns,
    in_columns,
)
from accord.exchange.checklists.about import read_metadata
from accord.exchange.checklists.assembled import assemble
from accord.exchange.checklists.members import Members
from accord.exchange.checklists.reading import ReadChecklist, raw_cells
from accord.exchange.checklists.sheets import Sheet, read_sheet
from accord.exchange.checklists.vocabulary import relation_of, status_of

FORM: Final = "ColDP"
_ENDINGS: Final = (".tsv", ".csv", ".txt", ".tab")
_TREE: Final = ("kingdom", "phylum", "class", "order", "family")
_NAME: Final = {
    "authorship": "authorship",
    "rank": "rank",
    "code": "code",
    "epithet": "specificEpithet",
    "infraspecific": "infraspecificEpithet",
    "year": "publishedInYear",
}
_USAGE: Final = {
    **_NAME,
    "id": "ID",
    "nomenclatural_status": "nameStatus",
    "remarks": "remarks",
    "extinct": "extinct",
} | {rank: rank for rank in _TREE}
_MISSING_BASIONYM: Final = ("basionymID", "originalNameID")


def table_of(members: Members, entity: str) -> str | None:
    """The file of an entity: `NameUsage.tsv`, `name-usage.csv`, `name_usage.txt` …"""
    for name in sorted(members.names, key=lambda each: (each.count("/"), each)):
        path = PurePosixPath(name.lower().removesuffix(".gz"))
        if path.suffix in _ENDINGS and re.sub(r"[-_]", "", path.stem) == entity.lower():
            return name
    return None


def is_coldp(members: Members) -> bool:
    """Whether the archive holds the tables of ColDP."""
    return bool(table_of(members, "NameUsage")) or bool(table_of(members, "Name") and table_of(members, "Taxon"))


def is_name_usage(sheet: Sheet) -> bool:
    """Whether a single table is a NameUsage of ColDP."""
    sheet = plain_terms(sheet)
    return sheet.has("ID", "scientificName", "status", "rank") and (sheet.has("parentID") or sheet.has("nameStatus"))


def plain_terms(sheet: Sheet) -> Sheet:
    """The header without the prefix that marks terms of ColDP (`col:ID`)."""
    header = tuple(name.rsplit(":", 1)[-1].rsplit("/", 1)[-1] for name in sheet.header)
    return Sheet(sheet.place, header, sheet.cells, sheet.dialect, sheet.findings)


def read_coldp(members: Members) -> ReadChecklist:
    """The checklist in a ColDP archive or folder. Raises Invalid where its tables are not those of ColDP."""
    usage = table_of(members, "NameUsage")
    if usage:
        sheet = _sheet(members, usage)
        raw, told = _usages(sheet), list(sheet.findings)
    else:
        raw, told = _names_and_taxa(members)
        sheet = _sheet(members, table_of(members, "Name") or "")
    columns, findings = _assembled(raw, sheet.place, members)
    return ReadChecklist(columns, FORM, (*told, *findings), read_metadata(members))


def read_name_usage(sheet: Sheet) -> ReadChecklist:
    """The checklist in a NameUsage table that stands alone."""
    names, findings = assemble(_usages(plain_terms(sheet)), sheet.place)
    return ReadChecklist(ChecklistColumns(names), FORM, (*sheet.findings, *findings))


def _sheet(members: Members, name: str) -> Sheet:
    return plain_terms(read_sheet(members.read(name), members.place_of(name)))


def _authorship(sheet: Sheet) -> pl.Expr:
    """The authorship as printed, else put together from its parts."""

    def cell(name: str) -> pl.Expr:
        return sheet.column(name).replace("", None)

    def dated(people: str, year: str) -> pl.Expr:
        return pl.concat_str([cell(people), cell(year)], separator=", ", ignore_nulls=True).replace("", None)

    basionym, combination = (
        dated(f"{kind}Authorship", f"{kind}AuthorshipYear") for kind in ("basionym", "combination")
    )
    built = pl.concat_str([pl.lit("(") + basionym + ")", combination], separator=" ", ignore_nulls=True)
    return pl.coalesce(cell("authorship"), built.replace("", None))


def _names(sheet: Sheet) -> dict[str, str | pl.Expr]:
    one_word = pl.coalesce(
        sheet.column("scientificName").replace("", None), sheet.column("uninomial").replace("", None)
    )
    basionym = pl.coalesce(*(sheet.column(name).replace("", None) for name in _MISSING_BASIONYM))
    genus = pl.coalesce(*(sheet.column(name).replace("", None) for name in ("genericName", "genus")))
    return {"name": one_word, "genus": genus, "basionym_id": basionym, "authorship": _authorship(sheet)}


def _usages(sheet: Sheet) -> pl.DataFrame:
    """In NameUsage the parent of a synonym is its accepted name."""
    if not sheet.has("ID"):
        raise Invalid("the column ID is missing", place=f"{sheet.place}, row 1")
    status = sheet.column("status").str.strip_chars()
    points = _is_synonym(sheet.cells.select(status.alias("status"))["status"])
    parent = sheet.column("parentID").replace("", None)
    columns: dict[str, str | pl.Expr] = {
        **_USAGE,
        **_names(sheet),
        "status": pl.coalesce(sheet.column("usageStatus").replace("", None), status),
        "accepted": pl.coalesce(sheet.column("acceptedIDs").replace("", None), pl.when(points).then(parent)),
        "parent_id": pl.when(~points).then(parent),
        "original_name": "originalName",
        "remarks": pl.coalesce(sheet.column("remarks").replace("", None), sheet.column("namePhrase").replace("", None)),
    }
    return raw_cells(sheet, columns)


def _is_synonym(statuses: pl.Series) -> pl.Series:
    words = {word: status_of(word) for word in statuses.unique().drop_nulls().to_list()}
    pointing = [word for word, status in words.items() if status in {"synonym", "ambiguous", "misapplied"}]
    return statuses.is_in(pointing).fill_null(value=False)


def _names_and_taxa(members: Members) -> tuple[pl.DataFrame, list[Finding]]:
    """Name with Taxon and Synonym: a name that is neither is kept as not accepted."""
    names = _sheet(members, table_of(members, "Name") or "")
    taxa = _sheet(members, table_of(members, "Taxon") or "")
    for sheet, column in ((names, "ID"), (taxa, "ID"), (taxa, "nameID")):
        if not sheet.has(column):
            raise Invalid(f"the column {column} is missing", place=f"{sheet.place}, row 1")
    own = raw_cells(
        names,
        {
            **_NAME,
            **_names(names),
            "name_id": "ID",
            "nomenclatural_status": names.column("status"),
            "name_remarks": names.column("remarks"),
        },
    )
    provisional = taxa.column("provisional").str.to_lowercase().is_in(["true", "1", "yes"])
    taxon = taxa.cells.select(
        taxa.column("ID").alias("id"),
        taxa.column("nameID").alias("name_id"),
        taxa.column("parentID").alias("parent_id"),
        pl.coalesce(
            taxa.column("status").replace("", None), pl.when(provisional).then(pl.lit("provisional")), pl.lit("accepted")
        ).alias("status"),
        taxa.column("remarks").alias("remarks"),
        taxa.column("extinct").alias("extinct"),
        *(taxa.column(rank).alias(rank) for rank in _TREE),
        pl.lit(None, pl.String).alias("accepted"),
    )  # fmt: skip
    synonym, told = _synonyms(members, taxon)
    usages = pl.concat([taxon, synonym], how="diagonal").with_columns(pl.lit(value=True).alias("used"))
    raw = own.join(usages, on="name_id", how="full", coalesce=True, maintain_order="left")
    nameless = raw.filter(pl.col("row").is_null())
    told += [
        Finding("name-missing", f"{taxa.place}: {row['id']} points to the name {row['name_id']}, which is not in {names.place}: left out")
        for row in nameless.head(200).iter_rows(named=True)
    ]  # fmt: skip
    raw = raw.filter(pl.col("row").is_not_null())
    unused = pl.col("used").is_null()
    raw = raw.with_columns(
        pl.when(unused).then(pl.lit("name:") + pl.col("name_id")).otherwise(pl.col("id")).alias("id"),
        pl.when(unused).then(pl.lit("bare name")).otherwise(pl.col("status")).alias("status"),
        pl.coalesce("remarks", "name_remarks").alias("remarks"),
        _basionyms(raw).alias("basionym_id"),
    )
    return raw.drop("name_id", "name_remarks", "used"), [*names.findings, *taxa.findings, *told]


def _synonyms(members: Members, taxon: pl.DataFrame) -> tuple[pl.DataFrame, list[Finding]]:
    """Synonyms, one row a name with all the taxa it is used for."""
    name = table_of(members, "Synonym")
    if name is None:
        return taxon.clear(), []
    sheet = _sheet(members, name)
    own_id = sheet.column("ID").replace("", None)
    rows = sheet.cells.select(
        own_id.alias("id"),
        sheet.column("nameID").alias("name_id"),
        sheet.column("taxonID").alias("accepted"),
        pl.coalesce(sheet.column("status").replace("", None), pl.lit("synonym")).alias("status"),
        sheet.column("remarks").alias("remarks"),
    )
    together = rows.group_by("name_id", maintain_order=True).agg(
        pl.first("id"),
        pl.col("accepted").unique(maintain_order=True).str.join("|"),
        pl.first("status"),
        pl.first("remarks"),
    )
    taken = pl.col("name_id").is_in(taxon["id"].implode())
    fallback = pl.when(taken).then(pl.lit("synonym:") + pl.col("name_id")).otherwise(pl.col("name_id"))
    return together.with_columns(pl.coalesce("id", fallback).alias("id")), list(sheet.findings)


def _basionyms(raw: pl.DataFrame) -> pl.Series:
    """Basionyms are given as ids of names; ours are those of usages."""
    first = raw.select(basionym_id="name_id", usage="id").drop_nulls().unique("basionym_id", keep="first")
    return raw.select("basionym_id").join(first, on="basionym_id", how="left", maintain_order="left")["usage"]


def _assembled(raw: pl.DataFrame, place: str, members: Members) -> tuple[ChecklistColumns, list[Finding]]:
    countries, told = _countries(members)
    if countries is not None:
        raw = raw.join(countries, on="id", how="left", maintain_order="left")
    names, findings = assemble(raw, place)
    relations, more = _relations(members)
    return ChecklistColumns(names, relations, _vernaculars(members)), [*told, *findings, *more]


def _countries(members: Members) -> tuple[pl.DataFrame | None, list[Finding]]:
    name = table_of(members, "Distribution")
    if name is None:
        return None, []
    sheet = _sheet(members, name)
    area = pl.coalesce(sheet.column("areaID").replace("", None), sheet.column("area").replace("", None))
    iso = sheet.column("gazetteer").str.to_lowercase().is_in(["iso", "text", ""]) | sheet.column("gazetteer").is_null()
    rows = sheet.cells.filter(iso & area.is_not_null()).select(
        sheet.column("taxonID").alias("id"), area.str.replace("(?i)^iso:", "").alias("countries")
    )
    return rows.group_by("id", maintain_order=True).agg(pl.col("countries").str.join("|")), list(sheet.findings)


def _vernaculars(members: Members) -> pl.DataFrame:
    name = table_of(members, "VernacularName")
    if name is None:
        return VERNACULAR_COLUMNS.to_frame()
    sheet = _sheet(members, name)
    columns = {"id": "taxonID", "name": "name", "language": "language", "country": "country"}
    rows = sheet.cells.select(sheet.column(there).replace("", None).alias(here) for here, there in columns.items())
    return in_columns(rows.filter(pl.col("id").is_not_null() & pl.col("name").is_not_null()), VERNACULAR_COLUMNS)


def _relations(members: Members) -> tuple[pl.DataFrame, list[Finding]]:
    name = table_of(members, "TaxonConceptRelation")
    if name is None:
        return RELATION_COLUMNS.to_frame(), []
    sheet = _sheet(members, name)
    columns = {
        "id": "taxonID",
        "relation": "type",
        "related_id": "relatedTaxonID",
        "related_name": "relatedTaxonScientificName",
        "related_according_to": "relatedTaxonAccordingTo",
        "remarks": "remarks",
    }
    rows = sheet.cells.select(
        *(sheet.column(there).replace("", None).alias(here) for here, there in columns.items()), "row"
    )
    words = {word: relation_of(word) for word in rows["relation"].unique().drop_nulls().to_list()}
    unknown = sorted(word for word, relation in words.items() if relation is None)
    findings = [
        Finding("relation-not-known", f"{sheet.place}: “{word}” is no relation of concepts: left out")
        for word in unknown
    ]
    read = pl.col("relation").replace_strict(words, default=None, return_dtype=pl.String)
    return in_columns(rows.with_columns(read).drop_nulls(["id", "relation"]), RELATION_COLUMNS), findings
