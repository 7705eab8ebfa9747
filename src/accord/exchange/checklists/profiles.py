"""Lists with a header of their own, as tables: by which columns each is recognised, and what its columns hold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from accord.exchange.checklists.reading import ReadChecklist, from_sheet
from accord.exchange.checklists.sheets import Sheet

_BIRDS: Final = {"kingdom": "Animalia", "phylum": "Chordata", "class": "Aves", "code": "zoological"}


@dataclass(frozen=True, slots=True)
class Profile:
    """One list: `known_by` are columns that together only it has; `columns` field -> column; `constants` hold for every row."""

    form: str
    known_by: tuple[str, ...]
    columns: Mapping[str, str | Callable[[Sheet], pl.Expr]]
    constants: Mapping[str, str] = field(default_factory=dict)

    def read(self, sheet: Sheet) -> ReadChecklist:
        """The checklist in a table that has the columns of this list."""
        columns = {name: column(sheet) if callable(column) else column for name, column in self.columns.items()}
        return from_sheet(sheet, self.form, columns, self.constants)


def _by_words(sheet: Sheet) -> pl.Expr:
    """Species and subspecies by the number of words, where a list has nothing else and no other ranks."""
    name = sheet.column("scientific_name")
    if sheet.position("scientific_name") is None:
        name = pl.coalesce(sheet.column("Scientific name"), sheet.column("SCI_NAME"))
    words = name.str.strip_chars().str.count_matches(" ")
    return (
        pl.when(words == 0)
        .then(pl.lit("genus"))
        .when(words == 1)
        .then(pl.lit("species"))
        .otherwise(pl.lit("subspecies"))
    )


def _clements_rank(sheet: Sheet) -> pl.Expr:
    """Clements names groups, hybrids, slashes and forms beside taxa; `category` tells which."""
    category = sheet.column("category").str.to_lowercase()
    return (
        pl.when(category.str.starts_with("group")).then(pl.lit("subspecies group"))
        .when(category.is_in(["slash", "spuh", "intergrade", "hybrid", "form", "domestic"])).then(pl.lit("unranked"))
        .when(category == "issf").then(pl.lit("subspecies"))
        .otherwise(category)
    )  # fmt: skip


def _clements_status(sheet: Sheet) -> pl.Expr:
    category = sheet.column("category").str.to_lowercase()
    open_ = category.is_in(["slash", "spuh", "intergrade", "form"])
    return pl.when(category == "hybrid").then(pl.lit("hybrid")).when(open_).then(pl.lit("provisional")).otherwise(None)


def _birdlife_status(sheet: Sheet) -> pl.Expr:
    """R recognised, NR not recognised, UR under review."""
    treatment = pl.coalesce(
        [pl.col(f"c{at}") for at, name in enumerate(sheet.header) if "taxonomic treatment" in name.lower()]
        or [pl.lit(None, dtype=pl.String)]
    ).str.strip_chars()  # fmt: skip
    return (
        pl.when(treatment == "NR").then(pl.lit("not_accepted")).when(treatment == "UR").then(pl.lit("provisional"))
        .otherwise(None)
    )  # fmt: skip


def _family_word(column: str) -> Callable[[Sheet], pl.Expr]:
    """`Struthionidae (Ostriches)` as the family alone."""
    return lambda sheet: sheet.column(column).str.extract(r"^\s*([A-Z]\w+)")


def _ioc_name(sheet: Sheet) -> pl.Expr:
    """The IOC's master list leaves genus and species out where the row above has them."""
    genus = _filled(sheet, "Genus")
    parts = [genus, _below(sheet, "Species (Scientific)", "Genus"), sheet.column("Subspecies")]
    return pl.concat_str([part.str.strip_chars().replace("", None) for part in parts], separator=" ", ignore_nulls=True)


def _filled(sheet: Sheet, column: str) -> pl.Expr:
    return sheet.column(column).replace("", None).forward_fill()


def _below(sheet: Sheet, column: str, above: str) -> pl.Expr:
    block = sheet.column(above).replace("", None).is_not_null().cum_sum()
    return sheet.column(column).replace("", None).forward_fill().over(block)


#: Tried in this order.
PROFILES: Final = (
    Profile(
        "AviList",
        ("Taxon_rank", "Scientific_name", "AvibaseID"),
        {
            "id": lambda sheet: pl.coalesce(
                sheet.column("AvibaseID").replace("", None), pl.lit("avilist:") + sheet.column("Scientific_name")
            ),
            "name": "Scientific_name",
            "authorship": "Authority",
            "rank": "Taxon_rank",
            "order": "Order",
            "family": "Family",
            "vernacular": "English_name_AviList",
            "remarks": "Decision_summary",
            "extinct": "Extinct_or_possibly_extinct",
        },
        _BIRDS,
    ),
    Profile(
        "AviList",
        ("scientific_name", "avilist_taxon_rank", "avilist_order"),
        {
            "id": lambda sheet: pl.coalesce(
                sheet.column("avilist_avibase_id").replace("", None),
                pl.lit("avilist:") + sheet.column("scientific_name"),
            ),
            "name": "scientific_name",
            "rank": "avilist_taxon_rank",
            "order": "avilist_order",
            "family": "avilist_family",
            "vernacular": "avilist_common_name",
        },
        _BIRDS,
    ),
    Profile(
        "eBird/Clements",
        ("scientific_name", "ebird_ebird_code", "ebird_order"),
        {
            "id": "ebird_ebird_code",
            "name": "scientific_name",
            "rank": _by_words,
            "order": "ebird_order",
            "family": "ebird_family",
            "vernacular": "ebird_common_name",
        },
        _BIRDS,
    ),
    Profile(
        "eBird/Clements",
        ("species_code", "category", "scientific name"),
        {
            "id": "species_code",
            "name": "scientific name",
            "authorship": "authority",
            "rank": _clements_rank,
            "status": _clements_status,
            "order": "order",
            "family": _family_word("family"),
            "vernacular": "English name",
            "remarks": "range",
            "extinct": "extinct",
        },
        _BIRDS,
    ),
    Profile(
        "eBird/Clements",
        ("SPECIES_CODE", "CATEGORY", "SCI_NAME"),
        {
            "id": "SPECIES_CODE",
            "name": "SCI_NAME",
            "rank": _clements_rank,
            "status": _clements_status,
            "order": "ORDER",
            "family": _family_word("FAMILY"),
            "vernacular": "PRIMARY_COM_NAME",
        },
        _BIRDS,
    ),
    Profile(
        "eBird/Clements",
        ("SCIENTIFIC_NAME", "SPECIES_CODE", "CATEGORY"),
        {
            "id": "SPECIES_CODE",
            "name": "SCIENTIFIC_NAME",
            "rank": _clements_rank,
            "status": _clements_status,
            "order": "ORDER",
            "family": "FAMILY_SCI_NAME",
            "vernacular": "COMMON_NAME",
            "extinct": "EXTINCT",
        },
        _BIRDS,
    ),
    Profile(
        "BirdLife",
        ("scientific_name", "birdlife_order", "birdlife_family"),
        {
            "name": "scientific_name",
            "rank": _by_words,
            "order": "birdlife_order",
            "family": "birdlife_family",
            "vernacular": "birdlife_common_name",
        },
        _BIRDS,
    ),
    Profile(
        "BirdLife",
        ("Scientific name", "Family name", "SISRecID"),
        {
            "id": "SISRecID",
            "name": "Scientific name",
            "authorship": "Authority",
            "rank": _by_words,
            "status": _birdlife_status,
            "order": "Order",
            "family": "Family name",
            "vernacular": "Common name",
            "remarks": "Taxonomic notes",
        },
        _BIRDS,
    ),
    Profile(
        "IOC World Bird List",
        ("Genus", "Species (Scientific)", "Authority"),
        {
            "name": _ioc_name,
            "authorship": "Authority",
            "rank": "Rank",
            "order": lambda sheet: _filled(sheet, "Order"),
            "family": lambda sheet: _filled(sheet, "Family (Scientific)"),
            "vernacular": "Species (English)",
            "remarks": "Comment",
        },
        _BIRDS,
    ),
    Profile(
        "World Checklist of Vascular Plants",
        ("plant_name_id", "taxon_name", "taxon_status", "accepted_plant_name_id"),
        {
            "id": "plant_name_id",
            "name": "taxon_name",
            "authorship": "taxon_authors",
            "rank": "taxon_rank",
            "status": "taxon_status",
            "accepted": "accepted_plant_name_id",
            "parent_id": "parent_plant_name_id",
            "family": "family",
            "year": "first_published",
            "basionym_id": "basionym_plant_name_id",
            "nomenclatural_status": "nomenclatural_remarks",
            "remarks": "geographic_area",
        },
        {"kingdom": "Plantae", "code": "botanical"},
    ),
)


def profile_of(sheet: Sheet) -> Profile | None:
    """The list whose header the table has."""
    return next((profile for profile in PROFILES if sheet.has(*profile.known_by)), None)
