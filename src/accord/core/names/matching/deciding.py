"""From candidates to one answer a query: the best by what stands beside the names, or all of them where that is open."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl

from accord.core.names.authors import read_authorship, rival_authorships
from accord.core.names.matching.candidates import CONFLICT, SAME, UNKNOWN
from accord.core.names.matching.columns import Status
from accord.core.names.matching.index import ListIndex
from accord.core.names.matching.links import NOWHERE, SEVERAL

#: A decision: the matched row of a list, the accepted one (NOWHERE: none), how the authors compare, and what to add in words.
OPTIONS: Final = pl.List(pl.Struct({"part": pl.UInt16(), "row": pl.UInt32()}))
DECISION_COLUMNS: Final = pl.Schema(
    {
        "q": pl.UInt32(),
        "status": pl.String(),
        "part": pl.UInt16(),
        "row": pl.UInt32(),
        "target": pl.UInt32(),
        "author_fit": pl.UInt8(),
        "options": OPTIONS,
        "note": pl.String(),
    }
)
_CONTEXT: Final = ("kind_fit", "code_fit", "kingdom_fit", "family_fit")


def acceptable() -> pl.Expr:
    """Whether a candidate may be an answer at all: its code, rank and use don't rule it out."""
    return (
        (pl.col("code_fit") != CONFLICT)
        & (pl.col("kind_fit") != CONFLICT)
        & ~pl.col("misapplied").fill_null(value=False)
    )


def decided(candidates: pl.DataFrame, lists: Sequence[ListIndex]) -> pl.DataFrame:
    """One decision (DECISION_COLUMNS) for each query that has candidates, all of them found by the same evidence.

    Authors decide first, then rank, code, kingdom and family; then the order of the lists, and in a list a name that
    stands for a taxon goes before a synonym. Homonyms that nothing tells apart are ambiguous, in one list or in two.
    """
    numbers = candidates["q"].to_numpy()
    alone = np.bincount(numbers, minlength=1)[numbers] == 1 if len(numbers) else np.zeros(0, dtype=bool)
    simple = pl.Series(alone) & (candidates["target"] != SEVERAL)
    singles = candidates.filter(simple).select(
        "q", pl.lit(Status.MATCHED.value).alias("status"), "part", "row", "target", "author_fit",
        pl.lit(None, dtype=OPTIONS).alias("options"), pl.lit(None, dtype=pl.String).alias("note"),
    )  # fmt: skip
    several = _among(candidates.filter(~simple), lists)
    return pl.concat([singles, several])


def _among(candidates: pl.DataFrame, lists: Sequence[ListIndex]) -> pl.DataFrame:
    best = candidates.filter(_agreed_authors() == _agreed_authors().min().over("q"))
    for fit in _CONTEXT:
        best = best.filter(pl.col(fit) == pl.col(fit).min().over("q"))
    rivals = _homonyms(best)
    first = best.filter(pl.col("part") == pl.col("part").min().over("q"))
    first = first.filter(pl.col("standing") == pl.col("standing").max().over("q"))
    first = first.filter((pl.col("target") != NOWHERE) | (pl.col("target") == NOWHERE).all().over("q"))
    contested = best.join(rivals, on="q", how="semi")
    options = _targets(pl.concat([first.join(rivals, on="q", how="anti"), contested]), lists)
    chosen = first.sort("q", "author_fit", "row").unique("q", keep="first", maintain_order=True)
    joined = chosen.join(options, on="q", how="left", maintain_order="left").join(
        _other_opinions(candidates, chosen, lists), on="q", how="left", maintain_order="left"
    )
    single = pl.col("options").list.len() <= 1
    return joined.select(
        "q",
        pl.when(single).then(pl.lit(Status.MATCHED.value)).otherwise(pl.lit(Status.AMBIGUOUS.value)).alias("status"),
        "part",
        "row",
        pl.when(single & (pl.col("target") == SEVERAL))
        .then(NOWHERE)
        .otherwise("target")
        .cast(pl.UInt32)
        .alias("target"),
        "author_fit",
        pl.when(~single).then("options").alias("options"),
        pl.when(single).then("note").alias("note"),
    )


def _agreed_authors() -> pl.Expr:
    """How the authors compare. A synonym under the author asked for doesn't outdo the same name without one: the list may
    lead the two to different taxa, and then nobody can tell which it means.
    """
    decides = ((pl.col("author_fit") == SAME) & pl.col("standing")).any().over("q")
    return pl.when(decides | (pl.col("author_fit") > UNKNOWN)).then("author_fit").otherwise(UNKNOWN)


def _targets(rows: pl.DataFrame, lists: Sequence[ListIndex]) -> pl.DataFrame:
    """The accepted rows behind the candidates of each query; a name without one stands for itself."""
    plain = rows.filter(pl.col("target") != SEVERAL).select(
        "q", "part", row=pl.when(pl.col("target") == NOWHERE).then("row").otherwise("target")
    )
    parted = [
        rows.filter((pl.col("target") == SEVERAL) & (pl.col("part") == part))
        .join(
            each.branches.select(pl.col("row").cast(pl.UInt32), pl.col("target").cast(pl.UInt32).alias("to")), on="row"
        )
        .select("q", "part", row="to")
        for part, each in enumerate(lists)
        if each.branches.height
    ]
    distinct = pl.concat([plain, *parted]).unique().sort("q", "part", "row")
    return distinct.group_by("q", maintain_order=True).agg(pl.struct("part", "row").alias("options"))


def _homonyms(best: pl.DataFrame) -> pl.DataFrame:
    """Queries whose candidates stand under two codes, or in two lists under authors who surely wrote of two taxa."""
    codes = best.group_by("q").agg(pl.col("code").drop_nulls().n_unique(), pl.col("part").n_unique().alias("parts"))
    under_two = codes.filter(pl.col("code") > 1).select("q")
    across = best.join(codes.filter((pl.col("parts") > 1) & (pl.col("code") <= 1)), on="q", how="semi")
    across = across.filter(pl.col("authorship").is_not_null()).select("q", "authorship", "asked_authorship").unique()
    rival = [
        number
        for number, texts, asked in across.group_by("q")
        .agg(pl.col("authorship"), pl.col("asked_authorship").first())
        .iter_rows()
        if asked is None and _are_rivals(sorted(texts))
    ]
    return pl.concat([under_two, pl.DataFrame({"q": rival}, schema={"q": pl.UInt32})]).unique()


def _are_rivals(texts: Sequence[str]) -> bool:
    read = [read_authorship(text) for text in texts]
    return any(rival_authorships(one, other) for place, one in enumerate(read) for other in read[place + 1 :])


def _other_opinions(candidates: pl.DataFrame, chosen: pl.DataFrame, lists: Sequence[ListIndex]) -> pl.DataFrame:
    """What a person should know beside a single answer: the same string elsewhere, under another taxon."""
    taken = chosen.select("q", chosen_part="part", chosen_row="row", chosen_target="target")
    others = candidates.join(taken, on="q").filter(
        (pl.col("row") != pl.col("chosen_row")) | (pl.col("part") != pl.col("chosen_part"))
    )
    others = others.filter((pl.col("part") == pl.col("chosen_part")) & (pl.col("target") != pl.col("chosen_target")))
    said = others.select(
        "q",
        words=pl.when(pl.col("standing")).then(pl.lit("the list has another taxon of this name"))
        .otherwise(pl.lit("the list has the same name as a synonym of another taxon too")),
        by=pl.when(pl.col("authorship").is_not_null()).then(pl.format(" ({})", pl.col("authorship"))).otherwise(pl.lit("")),
    )  # fmt: skip
    del lists
    return (
        said.sort("q", "words", "by").group_by("q", maintain_order=True).agg(note=pl.concat_str("words", "by").first())
    )
