"""What to say where a name itself is in no list: its species, its genus or its family. A different result, never a match."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from accord.core.names.matching.candidates import DIFFERENT, found_by
from accord.core.names.matching.columns import Status
from accord.core.names.matching.deciding import DECISION_COLUMNS, acceptable, decided
from accord.core.names.matching.index import ListIndex
from accord.core.names.matching.keys import in_stems, in_words, keys
from accord.core.names.matching.links import NOWHERE
from accord.core.names.matching.queries import Open


def above(queries: pl.DataFrame, lists: Sequence[ListIndex]) -> pl.DataFrame:
    """Decisions (with `taxon`, the name that was looked up) for queries that nothing else was found for."""
    part = pl.col("open").is_in([Open.PART.value, Open.PLACEHOLDER.value, Open.MISAPPLIED.value])
    species = queries.filter(
        (pl.col("epithets") > pl.when(part).then(0).otherwise(1)) & (pl.col("open").is_null() | part)
    )
    species = species.filter((pl.col("open") != Open.MISAPPLIED.value).fill_null(value=True) | (pl.col("epithets") > 1))
    found = [_of_words(_species(species), lists)]
    left = queries.join(found[0], on="q", how="anti")
    named = left.filter(pl.col("genus").is_not_null() & ((pl.col("epithets") > 0) | pl.col("open").is_not_null()))
    named = named.filter(_of_one_genus())
    found.append(_of_words(_uninomial(named, pl.col("genus"), "genus"), lists))
    left = named.join(found[1], on="q", how="anti")
    found.append(_implied_genus(left, lists))
    left = queries.join(pl.concat(found), on="q", how="anti").filter(pl.col("family").is_not_null())
    family = pl.col("family").str.to_titlecase()
    found.append(_of_words(_uninomial(left, family, "family"), lists))
    return pl.concat(found)


def _species(queries: pl.DataFrame) -> pl.DataFrame:
    """The species of names below the species; its authors are known where the name repeats its epithet."""
    words = pl.col("canonical").str.split(" ").list.head(2).list.join(" ")
    own = pl.col("autonym")
    return queries.with_columns(
        canonical=words, rank=pl.lit("species"), open=pl.lit(None, dtype=pl.String), hybrid=pl.lit(value=False),
        authorship=pl.when(own).then("authorship"), author_key=pl.when(own).then("author_key"),
        year=pl.when(own).then("year").otherwise(0),
    )  # fmt: skip


def _of_one_genus() -> pl.Expr:
    """Whether a formula has parents of one genus; everything else has one."""
    second = pl.col("canonical").str.extract(r"× (\p{Lu}[\p{L}-]+)")
    return (pl.col("open") != Open.FORMULA.value).fill_null(value=True) | (
        second.fill_null(pl.col("genus")) == pl.col("genus")
    )


def _uninomial(queries: pl.DataFrame, words: pl.Expr, rank: str) -> pl.DataFrame:
    nothing = pl.lit(None, dtype=pl.String)
    family = nothing if rank == "family" else pl.col("family")
    return queries.with_columns(
        canonical=words, rank=pl.lit(rank), open=nothing, authorship=nothing, author_key=nothing, family=family, year=pl.lit(0),
        hybrid=pl.lit(value=False),
    )  # fmt: skip


def _of_words(taxa: pl.DataFrame, lists: Sequence[ListIndex]) -> pl.DataFrame:
    """Look up the taxa, each in place of its query, by name and by stem."""
    words = ["genus", "tail", "epithets", "kind", "stems", "terminal", "autonym", "verbatim"]
    renewed = in_words(taxa.drop(words, strict=False)).with_columns(pl.col("year").cast(pl.Int16))
    exact = decided(found_by("exact", renewed, lists).filter(acceptable()), lists)
    left = in_stems(renewed.join(exact, on="q", how="anti")).filter(pl.col("epithets") > 0)
    stems = decided(found_by("stem", left, lists).filter(acceptable()), lists)
    both = pl.concat([exact, stems]).filter(pl.col("author_fit") != DIFFERENT)
    return both.join(renewed.select("q", taxon="canonical"), on="q").with_columns(
        status=pl.when(pl.col("status") == Status.MATCHED.value)
        .then(pl.lit(Status.HIGHER.value))
        .otherwise(pl.lit(Status.AMBIGUOUS.value))
    )


def _implied_genus(queries: pl.DataFrame, lists: Sequence[ListIndex]) -> pl.DataFrame:
    """Genera that a list has species of without a row of their own."""
    genera = keys(queries, "genus")
    where = np.full(len(genera), -1)
    for part, each in reversed(list(enumerate(lists))):
        where[each.key_columns["genus"].places(genera) >= 0] = part
    return queries.select(
        "q", status=pl.lit(Status.HIGHER.value), part=pl.Series(where), row=pl.lit(NOWHERE), target=pl.lit(NOWHERE),
        author_fit=pl.lit(1), options=pl.lit(None), note=pl.lit(None), taxon=pl.col("genus"),
    ).filter(pl.col("part") >= 0).cast(DECISION_COLUMNS)  # fmt: skip
