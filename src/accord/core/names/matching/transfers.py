"""One protonym under two names: moved to another genus, or from species to subspecies and back.

The epithet of the taxon itself stays, in its stem, and with it the author and year of its first publication (ICZN Art.
22, 51.3; ICN Art. 49). An epithet alone proves nothing: without authors the family must be the same, and nothing may
speak for two taxa.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from accord.core.names.matching.candidates import CONFLICT, DIFFERENT, SAME, UNKNOWN, found_by
from accord.core.names.matching.index import ListIndex, Rows
from accord.core.names.matching.keys import Keys, keys

_BELOW_GENUS: Final = ("species", "infraspecific", "aggregate")
#: Epithets that more names of a family than this have in common are no key, and too many to show.
_MOST: Final = 40
#: How many names of a family may be expected to have an epithet by chance, for the family to prove a transfer: measured
#: with names recombined at random and on MSW3 against the Mammal Diversity Database (docs/explanation/matching.md). A
#: family that the list of queries states itself proves more than one inferred from the genus.
_SLIP: Final = 2
#: An epithet that no more names than this have is shown to a person, in whatever family it stands.
_RARE: Final = 8
_CHANCE: Final = 0.05
_CHANCE_OF_A_GIVEN_FAMILY: Final = 0.1


def transfers(queries: pl.DataFrame, lists: Sequence[ListIndex], companions: Keys) -> pl.DataFrame:
    """Candidates for queries in stems, with `year_fit` (0 the same, 1 one apart, 2 not known) and `strong`.

    Strong evidence needs no person: the author and the very year, where no family that the query states speaks against
    it; the author and a year one apart, or none, in the family; the family alone where hardly another name could have
    the epithet by chance. `companions` are the keys of all names that are asked for: a candidate among
    them is a taxon of its own there.
    """
    asked = queries.filter((pl.col("epithets") > 0) & ~pl.col("autonym") & pl.col("open").is_null())
    placed = with_families_of_lists(asked, lists)
    by_author = found_by("transfer", placed, lists)
    by_author = _apart(by_author.filter(pl.col("author_fit") == SAME))
    by_author = by_author.join(placed.select("q", "family_given"), on="q", how="left", maintain_order="left")
    by_family = found_by("family", placed, lists, most=_MOST)
    by_family = by_family.join(by_author.select("q", "part", "row"), on=["q", "part", "row"], how="anti")
    by_family = _apart(by_family.filter(pl.col("author_fit") != DIFFERENT))
    dated = (pl.col("asked_year") > 0) & (pl.col("year") > 0)
    apart = (pl.col("asked_year").cast(pl.Int32) - pl.col("year")).abs()
    same_year = dated & (apart == 0)
    contradicted = (pl.col("family_fit") == DIFFERENT) & (~same_year | pl.col("family_given"))
    authored = (pl.col("family_fit") == SAME) | (dated & ~contradicted)
    allowed = pl.when(pl.col("family_given")).then(_CHANCE_OF_A_GIVEN_FAMILY).otherwise(_CHANCE)
    by_family = _with_chance(by_family, placed, lists).with_columns(
        doubtful=(pl.col("chance") > allowed)
        | pl.Series(_among(by_family, companions))
        | pl.Series(_near_genera(by_family))
    )
    by_family = by_family.with_columns(strong=~pl.col("doubtful").any().over("q"))
    others = _elsewhere(placed, lists, pl.concat([each.select("q") for each in (by_author, by_family)]))
    others = others.join(placed.select("q", "family_given"), on="q", how="left", maintain_order="left")
    by_author = by_author.with_columns(strong=authored)
    both = pl.concat([each.select(by_author.columns) for each in (by_author, by_family, others)])
    return both.with_columns(
        year_fit=pl.when(~dated).then(2).otherwise(apart).cast(pl.UInt8),
        # where authors agree, a family that was only inferred from the genus doesn't choose between two candidates
        family_fit=pl.when((pl.col("author_fit") == SAME) & ~pl.col("family_given"))
        .then(UNKNOWN)
        .otherwise("family_fit")
        .cast(pl.UInt8),
        kind_fit=pl.when(pl.col("kind") == pl.col("asked_kind")).then(0).otherwise(1).cast(pl.UInt8),
    )


def _elsewhere(placed: pl.DataFrame, lists: Sequence[ListIndex], found: pl.DataFrame) -> pl.DataFrame:
    """Names with a rare epithet in whatever family, where nothing better is found: no key, but worth a person's look."""
    left = placed.join(found, on="q", how="anti").with_columns(stems="terminal")
    same = _apart(found_by("tail", left, lists, most=_RARE).filter(pl.col("author_fit") != DIFFERENT))
    return same.filter(pl.len().over("q") <= _RARE).with_columns(strong=pl.lit(value=False))


def _apart(candidates: pl.DataFrame) -> pl.DataFrame:
    """Names of the same code at or below the species, and other names than the one asked for."""
    return candidates.filter(
        (pl.col("code_fit") != CONFLICT)
        & pl.col("kind").is_in(_BELOW_GENUS)
        & ~pl.col("autonym")
        & ~pl.col("misapplied").fill_null(value=False)
        & (pl.col("hybrid") == pl.col("asked_hybrid"))
        & (pl.col("label") != pl.col("asked_canonical"))
    )


def _with_chance(candidates: pl.DataFrame, placed: pl.DataFrame, lists: Sequence[ListIndex]) -> pl.DataFrame:
    """Add `chance`: how many names of the family would have the epithet if they had it as often as those outside it."""
    asked = placed.select("q", "family", "family_given", "terminal", stems="terminal")
    told = candidates.select("q", "part").join(asked, on="q", how="left", maintain_order="left")
    chance = np.zeros(candidates.height)
    parts = told["part"].to_numpy()
    for part, each in enumerate(lists):
        here = np.flatnonzero(parts == part)
        of_list = told[here]
        everywhere, in_family = (_counts(each, sort, of_list) for sort in ("tail", "family"))
        members = of_list.join(
            each.tables["family_words"], left_on="family", right_on="word", how="left", maintain_order="left"
        )
        size = members["count"].fill_null(0).to_numpy()
        chance[here] = np.maximum(everywhere - in_family, 0) * size / max(each.names.height, 1)
    return pl.concat([candidates, told.select("family_given"), pl.DataFrame({"chance": chance})], how="horizontal")


def _counts(index: ListIndex, sort: str, names: pl.DataFrame) -> Rows:
    start, stop = index.key_columns[sort].spans(keys(names, sort))
    return stop - start


def _among(candidates: pl.DataFrame, companions: Keys) -> npt.NDArray[np.bool_]:
    """Whether each candidate is itself asked for."""
    if not len(companions):
        return np.zeros(candidates.height, dtype=bool)
    own = keys(candidates.select("hybrid", canonical="label"), "exact")
    found: npt.NDArray[np.bool_] = companions[np.minimum(np.searchsorted(companions, own), len(companions) - 1)] == own
    return found


def _near_genera(candidates: pl.DataFrame) -> npt.NDArray[np.bool_]:
    """Whether the genera are a slip of the pen apart, so that nothing was transferred."""
    asked, said = (
        candidates[column].str.splitn(" ", 2).struct.field("field_0") for column in ("asked_canonical", "label")
    )
    edits = cpdist(asked.to_list(), said.to_list(), scorer=OSA.distance, score_cutoff=_SLIP, dtype=np.uint8)
    near: npt.NDArray[np.bool_] = (edits > 0) & (edits <= _SLIP)
    return near


def with_families_of_lists(queries: pl.DataFrame, lists: Sequence[ListIndex]) -> pl.DataFrame:
    """The queries with the family in which a list has their genus; where none has it, the family that they give."""
    genera = keys(queries, "genus")
    families = []
    for each in lists:
        table = each.tables["genus"]
        places = each.key_columns["genus"].places(genera)
        numbers = table["family"].gather(np.maximum(places, 0)) if table.height else pl.Series([0] * len(places))
        words = each.word("family", numbers) if table.height else pl.Series([None] * len(places), dtype=pl.String)
        families.append(pl.select(pl.when(pl.Series(places >= 0)).then(words)).to_series())
    said = pl.DataFrame([words.alias(f"of_{part}") for part, words in enumerate(families)])
    stated = queries.select(stated="family")
    return queries.with_columns(
        family_given=pl.col("family").is_not_null(),
        family=pl.concat([said, stated], how="horizontal").select(pl.coalesce(pl.all())).to_series(),
    )
