"""A checklist as a Catalogue of Life Data Package, version 1.1: what `coldp` reads again as it was."""

import json
from pathlib import Path
from typing import Final

import polars as pl

from accord.core.taxonomy.columns import STANDING, ChecklistColumns
from accord.exchange.checklists.packed import filled, tab_separated, write_archive
from accord.exchange.checklists.reading import About

_STATUSES: Final = {
    "accepted": "accepted",
    "provisional": "provisionally accepted",
    "synonym": "synonym",
    "ambiguous": "ambiguous synonym",
    "misapplied": "misapplied",
    "not_accepted": "bare name",
    "hybrid": "accepted",
}
_RELATIONS: Final = {
    "congruent": "equals",
    "includes": "includes",
    "included_in": "included in",
    "overlaps": "overlaps",
    "disjoint": "excludes",
}
_SEVERAL: Final = "|"


def write_coldp(columns: ChecklistColumns, about: About, path: Path) -> None:
    """NameUsage, and where the list has them Distribution, VernacularName, TaxonConceptRelation; `metadata.yaml`.

    Equal lists give equal bytes. Raises Invalid when `path` can't be written.
    """
    names = columns.names
    files = {"NameUsage.tsv": tab_separated(filled(_usages(names))), "metadata.yaml": _metadata(about)}
    places = names.select("id", "countries").explode("countries").drop_nulls("countries")
    if places.height:
        iso = places["countries"].str.contains(r"^[A-Z]{2}$")
        files["Distribution.tsv"] = tab_separated(
            {
                "col:taxonID": places["id"],
                "col:area": places["countries"],
                "col:areaID": pl.select(pl.when(iso).then(places["countries"])).to_series(),
                "col:gazetteer": pl.select(pl.when(iso).then(pl.lit("iso")).otherwise(pl.lit("text"))).to_series(),
            }
        )
    if columns.vernaculars.height:
        common = columns.vernaculars
        files["VernacularName.tsv"] = tab_separated(
            {
                "col:taxonID": common["id"],
                "col:name": common["name"],
                "col:language": common["language"],
                "col:country": common["country"],
            }
        )
    if columns.relations.height:
        files["TaxonConceptRelation.tsv"] = tab_separated(_relations(columns.relations))
    write_archive(files, path)


def _usages(names: pl.DataFrame) -> dict[str, pl.Series]:
    """ColDP has one accepted name a synonym and no hybrids: what it can't say stands in columns of ours beside it."""
    stands = names["status"].is_in([status.value for status in STANDING])
    first = names["accepted_ids"].list.first()
    several = (names["accepted_ids"].list.len() > 1) | (stands & (names["accepted_ids"].list.len() > 0))
    return {
        "col:ID": names["id"],
        "col:parentID": pl.select(pl.when(stands).then(names["parent_id"]).otherwise(first)).to_series(),
        "col:status": names["status"].replace_strict(_STATUSES),
        "accord:usageStatus": pl.select(pl.when(names["status"] == "hybrid").then(pl.lit("hybrid"))).to_series(),
        "accord:acceptedIDs": pl.select(pl.when(several).then(names["accepted_ids"].list.join(_SEVERAL))).to_series(),
        "col:scientificName": names["name"],
        "col:authorship": names["authorship"],
        "col:rank": names["rank"],
        "col:code": names["code"],
        "col:publishedInYear": names["year"].cast(pl.String),
        "col:nameStatus": names["nomenclatural_status"],
        "col:basionymID": names["basionym_id"],
        "accord:originalName": names["original_name"],
        "col:extinct": names["extinct"].cast(pl.String),
        **{f"col:{rank}": names[rank] for rank in ("kingdom", "phylum", "class", "order", "family")},
        "col:remarks": names["remarks"],
    }


def _relations(relations: pl.DataFrame) -> dict[str, pl.Series]:
    return {
        "col:taxonID": relations["id"],
        "col:relatedTaxonID": relations["related_id"],
        "col:type": relations["relation"].replace_strict(_RELATIONS),
        "relatedTaxonScientificName": relations["related_name"],
        "relatedTaxonAccordingTo": relations["related_according_to"],
        "col:remarks": relations["remarks"],
    }


def _metadata(about: About) -> bytes:
    said = {"title": about.title, "version": about.edition, "issued": about.issued, "license": about.licence}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items() if value]
    return "".join(["---\n", *lines]).encode()
