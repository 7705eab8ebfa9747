"""Names with authors from the real lists in ../shared, a sample of each: read where they are, kept nowhere."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

CHECKLISTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "checklists"
HISTORY = CHECKLISTS.parent / "listings" / "history_2013" / "taxa.csv.gz"
#: Every list that holds names, and the columns that make one.
LISTS = {
    "avilist_2025_taxonomy.csv.gz": ("scientific_name",),
    "birdlife_2024_taxonomy.csv.gz": ("scientific_name",),
    "col_mammals_names.csv.gz": ("scientific_name", "authorship"),
    "ebird_2021_taxonomy.csv.gz": ("scientific_name",),
    "ebird_2022_taxonomy.csv.gz": ("scientific_name",),
    "ebird_2023_taxonomy.csv.gz": ("scientific_name",),
    "fishbase_taxamatch_2021-06.csv.gz": ("SynGenus", "SynSpecies"),
    "fishbase_stocks_cites_cms_iucn_2021-06.csv.gz": ("name",),
    "inat_taxonomy_2026-07.parquet": ("scientificName",),
    "ioc_birds.csv.gz": ("scientificName",),
    "MDD_v1.3_6511species.csv.gz": ("sciName", "authoritySpeciesAuthor", "authoritySpeciesYear"),
    "MDD_v1.7_6567species.csv.gz": ("sciName", "authoritySpeciesAuthor", "authoritySpeciesYear"),
    "MDD_v1.13_6753species.csv.gz": ("sciName", "authoritySpeciesAuthor", "authoritySpeciesYear"),
}


def sampled(file: str, count: int) -> pl.Series:
    """`count` names of one list, the same ones in every run."""
    path = CHECKLISTS / file
    if file.endswith(".parquet"):
        table = pl.read_parquet(path, columns=list(LISTS[file]))
    else:
        table = pl.read_csv(path, columns=list(LISTS[file]), infer_schema_length=0)
    names = pl.concat_str(
        [pl.col(column).str.replace_all("_", " ") for column in LISTS[file]], separator=" ", ignore_nulls=True
    )
    return _some(table.select(names.str.strip_chars().alias("name"))["name"], count)


def sampled_authored(count: int) -> Iterator[tuple[str, pl.Series]]:
    """Names with their authors: those of the treaties to 2013, and the plant authors behind one invented name."""
    taxa = pl.read_csv(HISTORY, infer_schema_length=0)
    yield "history_2013", _some((taxa["name"] + " " + taxa["authorship"]).drop_nulls(), count)
    authors = pl.read_csv(
        CHECKLISTS / "plant_author_strings.txt.gz",
        has_header=False,
        separator="\x01",
        quote_char=None,
        infer_schema_length=0,
    ).to_series()
    yield "plant authors", _some("Aus bus " + authors, count)


def _some(names: pl.Series, count: int) -> pl.Series:
    known = names.drop_nulls()
    return known.sample(min(count, known.len()), seed=2026).alias("name")
