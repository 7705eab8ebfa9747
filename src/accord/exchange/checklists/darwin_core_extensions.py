"""What the extensions of a Darwin Core archive add to its taxa: common names, countries, extinction, relations of concepts.

Each takes the cells of an extension under the names of its terms, with `id` for the taxon.
"""

from typing import Final

import polars as pl

from accord.core.taxonomy.columns import RELATION_COLUMNS, VERNACULAR_COLUMNS, in_columns
from accord.exchange.checklists.vocabulary import relation_of

_COMMON_NAME: Final = {"name": "vernacularName", "language": "language", "country": "countryCode"}
_RELATION: Final = {
    "relation": "relationshipOfResource",
    "related_id": "relatedResourceID",
    "related_name": "scientificName",
    "related_according_to": "relationshipAccordingTo",
    "remarks": "relationshipRemarks",
}


def common_names(cells: pl.DataFrame) -> pl.DataFrame:
    """VernacularName by VERNACULAR_COLUMNS."""
    if "vernacularName" not in cells.columns:
        return VERNACULAR_COLUMNS.to_frame()
    return in_columns(_under(cells, _COMMON_NAME).drop_nulls("name"), VERNACULAR_COLUMNS)


def with_countries(names: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """Distribution: codes or names of countries, else of the place as printed."""
    place = [pl.col(term) for term in ("countryCode", "country") if term in cells.columns]
    if "locationID" in cells.columns:
        coded = pl.col("locationID").str.extract(r"(?i)^iso[^:]*:([A-Z]{2})$")
        place.append(coded)
    place += [pl.col("locality")] if "locality" in cells.columns else []
    if not place:
        return names
    said = cells.select("id", country=pl.coalesce(place)).drop_nulls()
    said = said.with_columns(pl.col("country").str.split("|")).explode("country")
    lists = said.group_by("id", maintain_order=True).agg(
        pl.col("country").str.strip_chars().unique(maintain_order=True)
    )
    joined = names.join(lists, on="id", how="left", maintain_order="left")
    told = pl.when(pl.col("country").is_null()).then("countries").otherwise("country")
    return joined.with_columns(told.alias("countries")).drop("country")


def with_extinct(names: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """SpeciesProfile (GBIF): `isExtinct`."""
    if "isExtinct" not in cells.columns:
        return names
    word = pl.col("isExtinct").str.to_lowercase()
    truth = pl.when(word.is_in(["true", "1", "yes"])).then(pl.lit(value=True))
    said = cells.select("id", _extinct=truth.when(word.is_in(["false", "0", "no"])).then(pl.lit(value=False)))
    said = said.drop_nulls().unique("id", keep="first", maintain_order=True)
    joined = names.join(said, on="id", how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("_extinct", "extinct").alias("extinct")).drop("_extinct")


def concept_relations(cells: pl.DataFrame) -> pl.DataFrame:
    """ResourceRelationship, as far as it relates concepts."""
    if "relationshipOfResource" not in cells.columns:
        return RELATION_COLUMNS.to_frame()
    rows = _under(cells, _RELATION)
    words = {word: relation_of(word) for word in rows["relation"].unique().drop_nulls().to_list()}
    read = pl.col("relation").replace_strict(words, default=None, return_dtype=pl.String)
    return in_columns(rows.with_columns(read).drop_nulls("relation"), RELATION_COLUMNS)


def _under(cells: pl.DataFrame, terms: dict[str, str]) -> pl.DataFrame:
    return cells.select("id", *(pl.col(term).alias(name) for name, term in terms.items() if term in cells.columns))
