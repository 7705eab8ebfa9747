"""The names of the lists that a key leads to, and how far what stands beside them agrees with the query."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import polars as pl

from accord.core.names.authors import Sameness, read_authorship, same_authorship
from accord.core.names.matching.index import ListIndex, Pairs
from accord.core.names.matching.keys import keys

#: How far something agrees: the smaller, the better. CONFLICT rules a candidate out.
SAME: Final = 0
UNKNOWN: Final = 1
DIFFERENT: Final = 2
CONFLICT: Final = 9

_BESIDE: Final = ("family", "kingdom", "code", "rank", "kind", "authorship", "status")
_ASKED: Final = (
    "q",
    "canonical",
    "hybrid",
    "authorship",
    "year",
    "family",
    "kingdom",
    "code",
    "rank",
    "kind",
    "epithets",
    "open",
)
_AUTHOR_NUMBERS: Final = {Sameness.SAME: SAME, Sameness.UNKNOWN: UNKNOWN, Sameness.DIFFERENT: DIFFERENT}


def found_by(sort: str, queries: pl.DataFrame, lists: Sequence[ListIndex], *, most: int | None = None) -> pl.DataFrame:
    """The names that share the key `sort` with a query, of all lists, with the fits of `compared`."""
    wanted = keys(queries, sort)
    return gathered(
        queries, [(part, each.key_columns[sort].find(wanted, most=most)) for part, each in enumerate(lists)], lists
    )


def gathered(queries: pl.DataFrame, found: Sequence[tuple[int, Pairs]], lists: Sequence[ListIndex]) -> pl.DataFrame:
    """What stands beside the rows found; `Pairs.query` counts the rows of `queries`."""
    return compared(pl.concat([_of_list(queries, pairs, part, lists[part]) for part, pairs in found]))


def _of_list(queries: pl.DataFrame, pairs: Pairs, part: int, index: ListIndex) -> pl.DataFrame:
    beside = index.names.select("label", "standing", "target", "year", "hybrid", "autonym", "epithets", *_BESIDE)[
        pairs.row
    ]
    beside = beside.with_columns(index.word(column, beside[column]).alias(column) for column in _BESIDE)
    asked = queries.select(_ASKED)[pairs.query]
    asked = asked.rename({column: f"asked_{column}" for column in _ASKED if column != "q"})
    place = pl.DataFrame({"part": np.full(len(pairs.row), part, dtype=np.uint16), "row": pairs.row.astype(np.uint32)})
    return pl.concat([asked, place, beside], how="horizontal")


def compared(candidates: pl.DataFrame) -> pl.DataFrame:
    """Add the fits `author_fit`, `kind_fit`, `code_fit`, `kingdom_fit`, `family_fit`, and `known`.

    A candidate with a CONFLICT is none; it still shows that the string is a known name (`known`).
    """

    def fit(column: str, differs: int) -> pl.Expr:
        asked, said = pl.col(f"asked_{column}"), pl.col(column)
        return pl.when(asked.is_null() | said.is_null()).then(UNKNOWN).when(asked == said).then(SAME).otherwise(differs)

    with_authors = author_fits(candidates)
    return with_authors.with_columns(
        code_fit=fit("code", CONFLICT).cast(pl.UInt8),
        kingdom_fit=fit("kingdom", DIFFERENT).cast(pl.UInt8),
        family_fit=fit("family", DIFFERENT).cast(pl.UInt8),
        kind_fit=_kind_fit().cast(pl.UInt8),
        misapplied=pl.col("status") == "misapplied",
    )


def _kind_fit() -> pl.Expr:
    """Names of two classes of rank are two names; a list that gives no rank can't tell."""
    asked, said = pl.col("asked_kind"), pl.col("kind")
    lesser = said.is_in(["aggregate", "infrageneric", "above"])
    return (
        pl.when(pl.col("asked_rank") == pl.col("rank")).then(0)
        .when(asked == said).then(1)
        .when(((asked == "none") | (said == "none")) & ~lesser).then(2)
        .when((asked == "none") | (asked.is_in(["species", "aggregate"]) & said.is_in(["species", "aggregate"]))).then(3)
        .otherwise(CONFLICT)
    )  # fmt: skip


def author_fits(candidates: pl.DataFrame) -> pl.DataFrame:
    """Add `author_fit`: same, unknown or different, each pair of authorships compared once."""
    columns = ["asked_authorship", "asked_year", "authorship", "year"]
    pairs = candidates.select(columns).unique()
    unsaid = pl.col("asked_authorship").is_null() | pl.col("authorship").is_null()
    years = (pl.col("asked_year") > 0) & (pl.col("year") > 0)
    apart = years & ((pl.col("asked_year").cast(pl.Int32) - pl.col("year")).abs() > 1)
    quick = pairs.with_columns(
        author_fit=pl.when(apart).then(DIFFERENT).when(unsaid).then(UNKNOWN)
        .when(pl.col("asked_authorship") == pl.col("authorship")).then(SAME)
        .cast(pl.UInt8)
    )  # fmt: skip
    open_pairs = quick.filter(pl.col("author_fit").is_null())
    answers = [_author_fit(*row) for row in open_pairs.select(columns).iter_rows()]
    slow = open_pairs.with_columns(pl.Series("author_fit", answers, dtype=pl.UInt8))
    known = pl.concat([quick.filter(pl.col("author_fit").is_not_null()), slow])
    return candidates.join(known, on=columns, how="left", nulls_equal=True, maintain_order="left")


def _author_fit(asked: str, asked_year: int, said: str, said_year: int) -> int:
    one, other = read_authorship(asked), read_authorship(said)
    one = one if one.year else replace(one, year=asked_year or None)
    other = other if other.year else replace(other, year=said_year or None)
    return _AUTHOR_NUMBERS[same_authorship(one, other)]
