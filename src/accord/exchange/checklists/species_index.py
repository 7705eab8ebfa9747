"""Lists of listed species as checklists: the Checklist index, Species+ downloads, and our own `taxa.csv`."""

import re
from collections.abc import Callable
from typing import Final

import polars as pl

from accord.core.taxonomy.columns import ChecklistColumns
from accord.exchange.checklists.assembled import assemble
from accord.exchange.checklists.reading import ReadChecklist, raw_cells, vernaculars
from accord.exchange.checklists.sheets import Sheet
from accord.exchange.printed_notes import plain

_TREE: Final = {"kingdom": "Kingdom", "phylum": "Phylum", "class": "Class", "order": "Order", "family": "Family"}
#: A comma between two names, not between two authors: a capital word and a small one follow.
_NEXT_NAME = re.compile(r",\s+(?=[A-Z×][\w.-]+ (?:\([A-Z]\w+\) )?(?:[a-z×]|\"))")
_LISTED_SYNONYM = re.compile(
    r"^(?P<name>\S+(?: \([A-Z]\w+\))?(?: (?:(?:var|subsp|ssp|f|cf|forma)\.?|×|x|[a-zë-]+(?=[ ,]|$)))*)\s*(?P<authorship>.*)$"
)


def read_checklist_index(sheet: Sheet) -> ReadChecklist:
    """The index of the Checklist of CITES Species: its accepted names, and the synonyms printed beside them."""
    columns: dict[str, str | pl.Expr] = {
        "id": "TaxonId",
        "name": "FullName",
        "authorship": "AuthorYear",
        "rank": "RankName",
        **_TREE,
        "countries": sheet.column("All_DistributionISOCodes").str.replace_all(r"\s*,\s*", "|"),
        "vernacular": sheet.column("EnglishNames").str.replace_all(r"\s*,\s*", "|"),
        "synonyms": sheet.column("SynonymsWithAuthors"),
    }
    raw = raw_cells(sheet, columns)
    listed = raw.select("id", "row", "synonyms", "rank").filter(pl.col("synonyms").fill_null("") != "")
    rows = []
    for id_, row, printed, rank in listed.iter_rows():
        for at, synonym in enumerate(_NEXT_NAME.split(plain(printed)), 1):
            found = _LISTED_SYNONYM.match(synonym.strip())
            if found and found["name"]:
                name, authorship = found["name"], found["authorship"].strip() or None
                rows.append((f"{id_}-{at}", name, authorship, rank, "synonym", id_, row))
    schema = ("id", "name", "authorship", "rank", "status", "accepted")
    synonyms = pl.DataFrame(rows, schema={**dict.fromkeys(schema, pl.String()), "row": pl.UInt32()}, orient="row")
    own = raw.drop("synonyms", "vernacular")
    names, findings = assemble(pl.concat([own, synonyms], how="diagonal"), sheet.place)
    accepted = names.filter(pl.col("status") == "accepted")
    common = vernaculars(accepted, raw.select("row", name="vernacular")).with_columns(pl.lit("en").alias("language"))
    return ReadChecklist(ChecklistColumns(names, vernaculars=common), "Checklist index", (*sheet.findings, *findings))


def read_listings_download(sheet: Sheet) -> ReadChecklist:
    """A Species+ download: one row a listing, so a taxon may stand in several."""
    full = "Scientific Name" if sheet.has("Scientific Name") else "ScientificName"
    columns = {"id": "Id", "name": full, "authorship": "Author", "rank": "Rank", **_TREE}
    raw = raw_cells(
        sheet, {**columns, "countries": sheet.column("All_DistributionISOCodes").str.replace_all(r"\s*,\s*", "|")}
    ).unique("id", keep="first", maintain_order=True)
    names, findings = assemble(raw, sheet.place)
    return ReadChecklist(ChecklistColumns(names), "Species+ listings", (*sheet.findings, *findings))


def read_taxa_table(sheet: Sheet) -> ReadChecklist:
    """`taxa.csv` of a dataset of listings (docs/reference/files.md): lists in a cell are separated by blanks."""
    columns: dict[str, str | pl.Expr] = {
        "id": "id",
        "name": "name",
        "authorship": "authorship",
        "rank": "rank",
        "status": "status",
        "parent_id": "parent",
        "accepted": sheet.column("accepted").str.strip_chars().str.replace_all(r"\s+", "|"),
    }
    names, findings = assemble(raw_cells(sheet, columns), sheet.place)
    return ReadChecklist(ChecklistColumns(names), "accord-listings/1", (*sheet.findings, *findings))


#: Columns that only the list has -> its reader.
LISTS: Final[tuple[tuple[tuple[str, ...], Callable[[Sheet], ReadChecklist]], ...]] = (
    (("TaxonId", "Kingdom", "FullName", "RankName", "CurrentListing"), read_checklist_index),
    (("Id", "Kingdom", "Scientific Name", "Rank", "Listing", "Listed under"), read_listings_download),
    (("Id", "ScientificName", "Rank", "Agreement", "Listing", "Listed under"), read_listings_download),
    (("id", "name", "rank", "parent", "accepted"), read_taxa_table),
)
