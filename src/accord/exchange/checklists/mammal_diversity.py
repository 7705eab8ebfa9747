"""The Mammal Diversity Database in all its editions: species, with the synonyms that its columns hold, and its notes.

The columns changed their names between 1.0 and 1.2, in 1.5 and in 1.11; from 2.0 on the synonyms are a table of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import polars as pl

from accord.core.taxonomy.columns import RELATION_COLUMNS, ChecklistColumns
from accord.exchange.checklists.assembled import assemble
from accord.exchange.checklists.reading import About, ReadChecklist, vernaculars
from accord.exchange.checklists.sheets import Sheet

FORM: Final = "Mammal Diversity Database"
#: One of these sets of columns.
KNOWN_BY: Final = (
    ("sciName", "authoritySpeciesAuthor", "phylosort"),
    ("SciName", "ID_number", "MSW3_SciName"),
    ("SciName", "MajorType", "TaxonomyNotes"),
)
SYNONYMS_KNOWN_BY: Final = ("MDD_syn_ID", "MDD_species", "MDD_root_name")
#: Field -> its columns in the editions, newest first.
_COLUMNS: Final = {
    "id": ("id", "ID_number"),
    "name": ("sciName", "SciName"),
    "genus": ("genus", "Genus"),
    "epithet": ("specificEpithet", "specific_epithet"),
    "author": ("authoritySpeciesAuthor", "Authority_sp_author", "Authority_author"),
    "year": ("authoritySpeciesYear", "Authority_sp_year", "Authority_year"),
    "moved": ("authorityParentheses",),
    "order": ("order", "Order"),
    "family": ("family", "Family"),
    "original_name": ("originalNameCombination",),
    "nominal": ("nominalNames",),
    "remarks": ("taxonomyNotes", "TaxonomyNotes"),
    "countries": ("countryDistribution",),
    "extinct": ("extinct", "extinct?"),
    "vernacular": ("mainCommonName",),
    "other_vernacular": ("otherCommonNames",),
    "msw3": ("MSW3_sciName", "MSW3_SciName"),
    "cmw": ("CMW_sciName",),
}
_MAMMALS: Final = {
    "kingdom": "Animalia",
    "phylum": "Chordata",
    "class": "Mammalia",
    "code": "zoological",
    "rank": "species",
}
_NOMINAL = re.compile(r"^\s*(?P<epithet>[\w-]+)\s*(?P<authorship>[^\[]*?)\s*(?:\[(?P<status>.*)\])?\s*$")
_ABBREVIATED = re.compile(r"^([A-Z])[a-z]{0,2}\. ?([a-z-]{3,})$")
_TAXON = r"[A-Z](?:[a-z]+|\.) ?[a-z-]{3,}"
_TAXA = rf"{_TAXON}(?:(?:, and |, | and ){_TAXON})*"
#: Notes that say how a species stands to what an earlier list had under another name, in the typing of the list.
_NOTES: Final = (
    (re.compile(rf"\b(?:split|separated) (?:from|form|frmo) ({_TAXA})"), "included_in"),
    (re.compile(rf"\b(?:previously|formerly) (?:included|placed|considered a (?:subspecies|synonym)) (?:in|under|within|of) ({_TAXA})"), "included_in"),
    (re.compile(rf"\bpopulations previously (?:attributed|assigned|referred) to ({_TAXA})"), "included_in"),
    (re.compile(rf"(?<!likely )(?<!possibly )(?<!probably )(?<!perhaps )\bincludes ({_TAXA})"), "includes"),
)  # fmt: skip


def is_mammal_diversity(sheet: Sheet) -> bool:
    """Whether the table has the columns of any edition."""
    return any(sheet.has(*known) for known in KNOWN_BY)


def read_mammal_diversity(sheet: Sheet, synonyms: Sheet | None = None) -> ReadChecklist:
    """Species, and as synonyms their nominal names, original combinations and names in MSW3 and CMW.

    Nominal names are printed as epithets: they are read in the present genus. `synonyms` is the table of edition 2.
    """
    species = _species(sheet)
    extra = [
        _nominal(species),
        _original(species),
        _names_in(species, "msw3", "MSW3"),
        _names_in(species, "cmw", "CMW"),
    ]
    if synonyms is not None:
        extra = [_listed(synonyms, species), *extra[1:]]
    known = {name.lower() for name in species["name"].drop_nulls().to_list()}
    added = _unlike(pl.concat(extra, how="diagonal"), known)
    parts = ("author", "moved", "nominal", "vernacular", "other_vernacular", "msw3", "cmw", "genus", "epithet")
    raw = pl.concat([species.drop(parts, strict=False), added.drop("author", strict=False)], how="diagonal")
    names, findings = assemble(
        raw.with_columns(pl.lit(value).alias(key) for key, value in _MAMMALS.items()), sheet.place
    )
    nothing = pl.DataFrame(schema={"row": pl.UInt32(), "name": pl.String()})
    spoken = [column for column in ("vernacular", "other_vernacular") if column in species.columns]
    common = pl.concat([nothing, *(species.select("row", name=column) for column in spoken)])
    accepted = names.filter(pl.col("status") == "accepted")
    columns = ChecklistColumns(names, _relations(accepted), vernaculars(accepted, common))
    more = synonyms.findings if synonyms is not None else ()
    return ReadChecklist(columns, FORM, (*sheet.findings, *more, *findings), About("Mammal Diversity Database"))


def _species(sheet: Sheet) -> pl.DataFrame:
    """The species under our names, with authorships as zoology writes them (ICZN Art. 51)."""
    taken = []
    for field, columns in _COLUMNS.items():
        column = next((name for name in columns if sheet.position(name) is not None), None)
        if column is not None:
            cell = sheet.column(column).str.strip_chars()
            taken.append(pl.when(cell.is_in(["", "NA"])).then(None).otherwise(cell).alias(field))
    frame = sheet.cells.select(*taken, "row")
    frame = frame.with_columns(
        pl.lit(None, pl.String).alias(field) for field in ("author", "year", "moved") if field not in frame.columns
    )
    plain = pl.concat_str(["author", "year"], separator=", ", ignore_nulls=True)
    moved = pl.col("moved").is_in(["1", "1.0", "TRUE", "true"])
    authorship = pl.when(moved & (plain != "")).then("(" + plain + ")").when(plain != "").then(plain)
    return frame.with_columns(
        authorship.alias("authorship"),
        pl.col("name").str.replace_all("_", " ", literal=True),
        *(
            pl.col(column).str.replace_all("_", " ", literal=True)
            for column in ("original_name", "msw3", "cmw")
            if column in frame.columns
        ),
    )


def _nominal(species: pl.DataFrame) -> pl.DataFrame:
    """`irbis Ehrenberg, 1830|uncioides (Horsfield, 1855) [nomen nudum]` as rows; the species' own epithet is no synonym."""
    rows = []
    columns = ("id", "genus", "epithet", "name", "year", "nominal", "row", "order", "family")
    if "nominal" not in species.columns:
        return pl.DataFrame()
    for row in species.select(name for name in columns if name in species.columns).iter_rows(named=True):
        genus, _, epithet = (row["name"] or "").partition(" ")
        for at, printed in enumerate((row["nominal"] or "").split("|")):
            found = _NOMINAL.match(printed)
            if found is None or found["epithet"] == epithet or not found["epithet"].isascii() or not genus:
                continue
            rows.append(
                {
                    "id": f"{row['id']}-{at + 1}",
                    "name": f"{genus} {found['epithet']}",
                    "authorship": found["authorship"].strip(", ") or None,
                    "nomenclatural_status": found["status"],
                    "status": "synonym",
                    "accepted": row["id"],
                    "row": row["row"],
                }
            )
    return _typed(rows)


def _original(species: pl.DataFrame) -> pl.DataFrame:
    """The names under which species were first published, where these differ from the present ones."""
    if "original_name" not in species.columns:
        return pl.DataFrame()
    plain = pl.col("author").is_not_null()
    authorship = pl.when(plain).then(pl.concat_str(["author", "year"], separator=", ", ignore_nulls=True))
    return species.filter(
        pl.col("original_name").str.contains(r"^[A-Z][a-z]+ (?:\([A-Z][a-z]+\) )?[A-Za-z-]+(?: [a-z-]+)?$")
    ).select(
        (pl.col("id") + "-original").alias("id"),
        pl.col("original_name").alias("name"),
        authorship.alias("authorship"),
        pl.lit("synonym").alias("status"),
        pl.col("id").alias("accepted"),
        pl.lit("original combination").alias("remarks"),
        "row",
    )


def _names_in(species: pl.DataFrame, column: str, list_: str) -> pl.DataFrame:
    """The name that another list has for a species; one that several species share belongs to all of them."""
    if column not in species.columns:
        return pl.DataFrame()
    named = species.filter(pl.col(column).str.contains(r"^[A-Z][a-z]+ [a-z-]+$"))
    joined = named.group_by(column, maintain_order=True).agg(
        pl.col("id").str.join("|").alias("accepted"), pl.first("row")
    )
    return joined.select(
        (pl.lit(f"{list_}:") + pl.col(column)).alias("id"),
        pl.col(column).alias("name"),
        pl.lit("synonym").alias("status"),
        "accepted",
        pl.lit(f"name in {list_}").alias("remarks"),
        "row",
    )


def _listed(synonyms: Sheet, species: pl.DataFrame) -> pl.DataFrame:
    """The synonyms of edition 2: by original combination where it is known, else in the present genus."""

    def cell(name: str) -> pl.Expr:
        printed = synonyms.column(name).str.strip_chars()
        return pl.when(printed.is_in(["", "NA"])).then(None).otherwise(printed.str.replace_all("_", " ", literal=True))

    present = cell("MDD_species")
    here = present.str.extract(r"^(\S+)") + " " + cell("MDD_root_name")
    original = pl.coalesce(cell("MDD_normalized_original_combination"), cell("MDD_original_combination"))
    usable = pl.when(original.str.contains(r"^[A-Z][a-z]+ [a-z-]+(?: [a-z-]+)?$")).then(original)
    ids = species.select(present="name", accepted="id").drop_nulls()
    rows = synonyms.cells.select(
        ("syn-" + cell("MDD_syn_ID")).alias("id"),
        pl.coalesce(usable, here).alias("name"),
        pl.concat_str([cell("MDD_author"), cell("MDD_year")], separator=", ", ignore_nulls=True).alias("authorship"),
        cell("MDD_nomenclature_status").alias("nomenclatural_status"),
        pl.lit("synonym").alias("status"),
        present.alias("present"),
        cell("MDD_validity").alias("validity"),
        (pl.col("row") + 1_000_000).alias("row"),
    )
    joined = rows.join(ids, on="present", how="inner", maintain_order="left")
    return joined.drop("present", "validity")


def _unlike(added: pl.DataFrame, known: set[str]) -> pl.DataFrame:
    """What is no accepted name, each name of a species once."""
    if added.is_empty():
        return added
    fresh = added.filter(~pl.col("name").str.to_lowercase().is_in(list(known)))
    folded = pl.col("name").str.to_lowercase()
    return fresh.filter(pl.struct(folded, "accepted").is_first_distinct()).unique(
        "id", keep="first", maintain_order=True
    )


def _typed(rows: list[dict[str, object]]) -> pl.DataFrame:
    columns = ("id", "name", "authorship", "nomenclatural_status", "status", "accepted")
    return pl.DataFrame(rows, schema={**dict.fromkeys(columns, pl.String()), "row": pl.UInt32()})


def _relations(species: pl.DataFrame) -> pl.DataFrame:
    """What the notes say of how a species stands to a name of earlier lists."""
    names = dict(species.select("name", "id").iter_rows())
    by_short: dict[str, set[str]] = {}
    for name in names:
        genus, _, epithet = name.partition(" ")
        by_short.setdefault(f"{genus[:1]} {epithet}", set()).add(name)
    rows = []
    for key, name, note in species.select("id", "name", "remarks").drop_nulls("remarks").iter_rows():
        for relation, printed in _told(note):
            other = _spelled_out(printed, name, by_short)
            if other != name:
                rows.append((key, relation, names.get(other), other, "an earlier list", note))
    return pl.DataFrame(rows, schema=RELATION_COLUMNS, orient="row")


def _told(note: str) -> Iterator[tuple[str, str]]:
    for pattern, relation in _NOTES:
        for found in pattern.finditer(note):
            for printed in re.split(r", and |, | and ", found[1]):
                yield relation, printed


def _spelled_out(printed: str, name: str, by_short: dict[str, set[str]]) -> str:
    """`A. jamaicensis` in full: the genus of the species itself, or the only one of the list that fits."""
    short = _ABBREVIATED.match(printed)
    if short is None:
        return printed
    known = by_short.get(f"{short[1]} {short[2]}", set())
    genus = name.partition(" ")[0]
    if f"{genus} {short[2]}" in known or (not known and genus.startswith(short[1])):
        return f"{genus} {short[2]}"
    return next(iter(known)) if len(known) == 1 else printed


def with_edition(read: ReadChecklist, file: str) -> ReadChecklist:
    """The edition as the name of the file gives it (`MDD_v1.13_6753species.csv`): the table itself doesn't say."""
    found = re.search(r"MDD_v(\d+(?:\.\d+)*)", file)
    return replace(read, about=replace(read.about, edition=found[1])) if found else read
