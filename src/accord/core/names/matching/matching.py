"""Match names against lists, by evidence in the order of species.md section 1: each answer says what it rests on."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl

from accord.core.names.matching.above import above
from accord.core.names.matching.candidates import DIFFERENT, found_by
from accord.core.names.matching.columns import Method, Status
from accord.core.names.matching.deciding import DECISION_COLUMNS, OPTIONS, acceptable, decided
from accord.core.names.matching.index import ListIndex
from accord.core.names.matching.keys import Keys, in_stems, keys
from accord.core.names.matching.links import NOWHERE
from accord.core.names.matching.queries import Open, ready
from accord.core.names.matching.slips import slips
from accord.core.names.matching.transfers import transfers
from accord.core.names.matching.wording import in_answers

#: What is known of an answer before it is put into words: DECISION_COLUMNS, the evidence, details of it, and the `taxon`
#: that was looked up above the name.
FOUND_COLUMNS: Final = pl.Schema(
    {**DECISION_COLUMNS, "method": pl.String(), "detail": pl.String(), "taxon": pl.String()}
)
_OPTION: Final = pl.struct(pl.col("part").cast(pl.UInt16), pl.col("row").cast(pl.UInt32))
_MOST_PROPOSALS: Final = 20
_NO_COMPANIONS: Final = np.zeros(0, dtype=np.uint64)


def match_names(
    queries: pl.DataFrame, lists: Sequence[ListIndex], *, companions: Keys = _NO_COMPANIONS, explain: bool = False
) -> pl.DataFrame:
    """One answer (ANSWER_COLUMNS) for each query (QUERY_COLUMNS), in their order. An earlier list goes before a later one.

    `companions` are the keys of all names that are asked for (`query_keys`, sorted), where these are only some of them: two names
    that are asked for side by side are two taxa unless there is proof. `explain` gives the explanations in full.
    """
    asked = ready(queries)
    if not len(companions):
        companions = query_keys(asked)
    found = _found(asked, lists, companions)
    return in_answers(asked, found, lists, explain=explain)


def query_keys(queries: pl.DataFrame) -> Keys:
    """The keys of the names asked for, to be gathered over all parts of a long list of queries."""
    return np.unique(keys(queries.with_columns(pl.col("hybrid").fill_null(value=False)), "exact"))


def _found(asked: pl.DataFrame, lists: Sequence[ListIndex], companions: Keys) -> pl.DataFrame:
    named = asked.filter(pl.col("canonical").is_not_null() & _may_be_named())
    exact = found_by("exact", named, lists)
    known = exact.select("q").unique()
    found = [_by(Method.EXACT, decided(exact.filter(acceptable()), lists))]
    found.append(_by(Method.EXACT, _verbatim(asked, lists)))
    left = in_stems(_without(named, found).filter((pl.col("epithets") > 0) & _is_understood()))
    stems = found_by("stem", left, lists).filter(acceptable() & (pl.col("label") != pl.col("asked_canonical")))
    found.append(_by(Method.STEM, decided(stems, lists)))
    left = _without(left, found)
    moved = transfers(left, lists, companions)
    found.append(_by(Method.TRANSFER, _strong(moved, lists)))
    left = _without(left, found)
    unknown = left.join(known, on="q", how="anti")
    found += [_near_names(unknown, slips(unknown, lists)), _weak(_without_rows(moved, found), lists)]
    found[-2], found[-1] = _one_proposal(found[-2], found[-1])
    found = [_contested(each, asked, lists, companions) for each in found]
    found = [_cautious(each, asked) for each in found]
    left = _without(asked, found).filter(
        pl.col("grade").is_null() | (pl.col("grade") != "E") | pl.col("genus").is_not_null()
    )
    higher = above(in_stems(left), lists).with_columns(
        method=pl.lit(Method.HIGHER.value), detail=pl.lit(None, dtype=pl.String)
    )
    return pl.concat([*found, higher.select(*FOUND_COLUMNS).cast(FOUND_COLUMNS)])


def _may_be_named() -> pl.Expr:
    return pl.col("open").is_null() | (pl.col("open") == Open.COMPARED.value)


def _is_understood() -> pl.Expr:
    """Words that may be a name, not all of them understood (grade D), are taken at their letter or not at all."""
    return (pl.col("grade") != "D").fill_null(value=True)


def _by(method: Method, decisions: pl.DataFrame) -> pl.DataFrame:
    nothing = pl.lit(None, dtype=pl.String)
    frame = decisions.with_columns(
        method=pl.lit(method.value),
        detail=pl.col("detail") if "detail" in decisions.columns else nothing,
        taxon=nothing,
    )
    return frame.select(*FOUND_COLUMNS).cast(FOUND_COLUMNS)


def _without(queries: pl.DataFrame, found: Sequence[pl.DataFrame]) -> pl.DataFrame:
    return queries.join(pl.concat([each.select("q") for each in found]), on="q", how="anti")


def _without_rows(candidates: pl.DataFrame, found: Sequence[pl.DataFrame]) -> pl.DataFrame:
    settled = [each.filter(pl.col("status") != Status.PROPOSED.value).select("q") for each in found]
    return candidates.join(pl.concat(settled), on="q", how="anti")


def _verbatim(asked: pl.DataFrame, lists: Sequence[ListIndex]) -> pl.DataFrame:
    """Strings that no code of nomenclature governs and that a list has letter by letter: a virus, a formula of hybrids."""
    strings = asked.filter(pl.col("verbatim").is_not_null() & (pl.col("verbatim") != ""))
    return decided(found_by("verbatim", strings, lists).filter(~pl.col("misapplied").fill_null(value=False)), lists)


def _strong(moved: pl.DataFrame, lists: Sequence[ListIndex]) -> pl.DataFrame:
    """Transfers on evidence that needs no person; the same year goes before one apart, authors before the family alone."""
    strong = moved.filter(pl.col("strong"))
    for fit in ("author_fit", "year_fit"):
        strong = strong.filter(pl.col(fit) == pl.col(fit).min().over("q"))
    chosen = decided(strong, lists).with_columns(note=pl.lit(None, dtype=pl.String))
    details = strong.select("q", "part", "row", detail=_transfer_detail())
    return chosen.join(details.unique(["q", "part", "row"]), on=["q", "part", "row"], how="left")


def _transfer_detail() -> pl.Expr:
    return pl.concat_str(
        pl.when(pl.col("author_fit") == 0).then(pl.lit("author")).otherwise(pl.lit("family")),
        pl.when(pl.col("author_fit") == 0).then(pl.col("year_fit").cast(pl.String)).otherwise(pl.lit("")),
        separator=" ",
    )


def _weak(moved: pl.DataFrame, lists: Sequence[ListIndex]) -> pl.DataFrame:
    """Transfers that a person must look at: the same epithet, and not enough beside it."""
    del lists
    weak = moved.filter(~pl.col("strong")).sort("q", "author_fit", "family_fit", "label", "part", "row")
    return _by(Method.TRANSFER, _proposed(weak, pl.lit("weak")))


def _near_names(queries: pl.DataFrame, near: pl.DataFrame) -> pl.DataFrame:
    del queries
    close = near.filter(acceptable()).sort("q", "author_fit", "edits", "label", "part", "row")
    return _by(Method.FUZZY, _proposed(close, pl.col("edits").cast(pl.String)))


def _proposed(candidates: pl.DataFrame, detail: pl.Expr) -> pl.DataFrame:
    """All candidates in the order given, none of them chosen."""
    distinct = candidates.with_columns(detail=detail).unique(["q", "part", "row"], keep="first", maintain_order=True)
    grouped = distinct.group_by("q", maintain_order=True).agg(
        options=_OPTION.head(_MOST_PROPOSALS), detail=pl.col("detail").first(), part=pl.col("part").first()
    )
    return grouped.select(
        "q", pl.lit(Status.PROPOSED.value).alias("status"), "part", pl.lit(NOWHERE).alias("row"),
        pl.lit(NOWHERE).alias("target"), pl.lit(1).alias("author_fit"), "options", pl.lit(None).alias("note"), "detail",
    )  # fmt: skip


def _one_proposal(near: pl.DataFrame, weak: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """A query with near names and doubtful transfers gets one proposal with both kinds of candidates."""
    more = weak.select("q", more="options")
    joined = near.join(more, on="q", how="left", maintain_order="left").with_columns(
        options=pl.when(pl.col("more").is_null()).then("options")
        .otherwise(pl.concat_list("options", pl.col("more").fill_null(pl.lit([], dtype=OPTIONS))))
    )  # fmt: skip
    return joined.select(*FOUND_COLUMNS), weak.join(near, on="q", how="anti")


def _contested(named: pl.DataFrame, asked: pl.DataFrame, lists: Sequence[ListIndex], companions: Keys) -> pl.DataFrame:
    """Another author, who with the year leads to another name: the two are candidates, and none is chosen."""
    other = named.filter((pl.col("author_fit") == DIFFERENT) & (pl.col("status") == Status.MATCHED.value))
    if other.is_empty():
        return named
    doubtful = in_stems(asked.join(other.select("q"), on="q", how="semi"))
    moved = transfers(doubtful, lists, companions).filter(pl.col("strong") & (pl.col("author_fit") == 0))
    rivals = (
        moved.select("q", "part", target=pl.when(pl.col("target") >= NOWHERE - 1).then("row").otherwise("target"))
        .unique()
        .join(other.select("q", "part", own="target"), on=["q", "part"], how="left")
    )
    rivals = rivals.filter(pl.col("own").is_null() | (pl.col("own") != pl.col("target"))).sort("q", "part", "target")
    grouped = rivals.group_by("q", maintain_order=True).agg(
        rivals=pl.struct(pl.col("part"), pl.col("target").alias("row"))
    )
    own = pl.concat_list(_taken())
    joined = named.join(grouped, on="q", how="left", maintain_order="left")
    is_contested = pl.col("rivals").is_not_null()
    return joined.with_columns(
        status=pl.when(is_contested).then(pl.lit(Status.AMBIGUOUS.value)).otherwise("status"),
        options=pl.when(is_contested).then(pl.concat_list(own, "rivals")).otherwise("options"),
        detail=pl.when(is_contested).then(pl.lit("contested")).otherwise("detail"),
    ).select(*FOUND_COLUMNS)


def _taken() -> pl.Expr:
    """What an answer stands for: the accepted row, the matched one where there is none."""
    return pl.struct(pl.col("part"), pl.when(pl.col("target") == NOWHERE).then("row").otherwise("target").alias("row"))


def _cautious(found: pl.DataFrame, asked: pl.DataFrame) -> pl.DataFrame:
    """`cf.`: the name is only compared with, so that what was found is a proposal."""
    compared = asked.filter(pl.col("open") == Open.COMPARED.value).select("q", compared=pl.lit(value=True))
    if compared.is_empty():
        return found
    joined = found.join(compared, on="q", how="left", maintain_order="left")
    doubted = pl.col("compared").fill_null(value=False) & (pl.col("status") == Status.MATCHED.value)
    return joined.with_columns(
        status=pl.when(doubted).then(pl.lit(Status.PROPOSED.value)).otherwise("status"),
        options=pl.when(doubted).then(pl.concat_list(_taken())).otherwise("options"),
        detail=pl.when(doubted).then(pl.lit("compared")).otherwise("detail"),
    ).select(*FOUND_COLUMNS)
