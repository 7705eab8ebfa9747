"""A list that names are matched against, as tables of numbers: built once, kept as Arrow files, opened by memory map.

A name is a row of numbers, sorted by genus. For each sort of key there is a sorted column of keys with the rows that
have it, found by binary search, so that a list of millions of names costs no time to open and no memory to keep.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

from accord.core.names.matching.columns import LIST_COLUMNS
from accord.core.names.matching.keys import NO_KEY, Keys, in_stems, in_words, keys, letters, probe, word_forms
from accord.core.names.matching.links import accepted_rows
from accord.core.names.matching.queries import MAY_BE_VERBATIM, Open, openness, verbatim_form

Rows = npt.NDArray[np.int64]

#: Changes with the tables; an index of another layout is built anew.
LAYOUT: Final = 1
#: Columns of few different words, kept as numbers (0: nothing said) with the words in a table of their own.
WORDS: Final = ("authorship", "family", "kingdom", "code", "rank", "kind", "status")
_STANDING: Final = ("accepted", "provisional", "hybrid", "not_accepted")
_SORTS: Final = ("exact", "verbatim", "stem", "transfer", "family", "tail")


class Pairs(NamedTuple):
    """Queries (by their place in what was asked) and the rows found for them."""

    query: Rows
    row: Rows

    def where(self, kept: npt.NDArray[np.bool_]) -> "Pairs":
        """Those for which `kept` is true."""
        return Pairs(self.query[kept], self.row[kept])


@dataclass(frozen=True, slots=True)
class KeyColumn:
    """Sorted keys, and for each where its rows begin and end."""

    keys: Keys
    start: Rows
    stop: Rows
    rows: Rows | None  # None: start and stop are rows themselves

    def spans(self, wanted: Keys) -> tuple[Rows, Rows]:
        """Where the rows of each key begin and end; equal where there are none."""
        if not len(self.keys):
            nothing = np.zeros(len(wanted), dtype=np.int64)
            return nothing, nothing
        asked, back = np.unique(wanted, return_inverse=True)  # sorted: neighbours are looked up next to one another
        at = np.minimum(np.searchsorted(self.keys, asked), len(self.keys) - 1)
        found = (self.keys[at] == asked) & (asked != NO_KEY)
        start = np.where(found, self.start[at], 0).astype(np.int64)
        stop = np.where(found, self.stop[at], 0).astype(np.int64)
        return start[back], stop[back]

    def places(self, wanted: Keys) -> Rows:
        """The place of each key among the keys, -1 where it isn't one."""
        if not len(self.keys):
            return np.full(len(wanted), -1)
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where((self.keys[at] == wanted) & (wanted != NO_KEY), at, -1)

    def find(self, wanted: Keys, *, most: int | None = None) -> Pairs:
        """All rows of each key; none for keys with more than `most` of them."""
        start, stop = self.spans(wanted)
        if most is not None:
            stop = np.where(stop - start > most, start, stop)
        pairs = spread(start, stop)
        return pairs if self.rows is None else Pairs(pairs.query, self.rows[pairs.row].astype(np.int64))


def spread(start: Rows, stop: Rows) -> Pairs:
    """Each span as pairs of its place and the numbers in it."""
    counts = stop - start
    query = np.repeat(np.arange(len(counts)), counts)
    ends = np.cumsum(counts)
    row = np.arange(ends[-1] if len(ends) else 0) + np.repeat(start - (ends - counts), counts)
    return Pairs(query, row)


@dataclass(frozen=True, eq=False)
class ListIndex:
    """One list, ready to be matched against; `label` is what answers call it, `tables` what is kept of it."""

    label: str
    tables: Mapping[str, pl.DataFrame]

    @property
    def is_current(self) -> bool:
        """Whether it was made by this layout and this way to number words."""
        about = self.tables["about"]
        return bool(about["layout"][0] == LAYOUT and about["probe"][0] == probe())

    @property
    def names(self) -> pl.DataFrame:
        """The names, sorted by genus."""
        return self.tables["names"]

    @cached_property
    def key_columns(self) -> Mapping[str, KeyColumn]:
        """The sorts of keys by name; `genus` leads to a span of `names`."""
        found = {sort: _key_column(self.tables[sort], self.tables[f"{sort}_rows"]) for sort in _SORTS}
        return {**found, "genus": _key_column(self.tables["genus"], None)}

    @cached_property
    def branches(self) -> pl.DataFrame:
        """The accepted rows of names that have several."""
        return self.tables["branches"]

    def word(self, column: str, numbers: pl.Series) -> pl.Series:
        """The words behind the numbers of one of the WORDS columns; null where the list says nothing."""
        return self.tables[f"{column}_words"]["word"].gather(numbers)


def build_index(names: pl.DataFrame, *, label: str) -> ListIndex:
    """Index a list given by LIST_COLUMNS. The same list gives the same index, whatever the order of its rows.

    Rows that are no name of a taxon (viruses, formulas, codes of molecular taxa, `sp. 1`) are found by the very same
    string or not at all.
    """
    told = names.select(LIST_COLUMNS.names()).with_columns(open=openness("name"))
    told = told.with_columns(
        canonical=pl.when(pl.col("open").is_null() | (pl.col("open") == Open.MISAPPLIED.value)).then("canonical"),
        status=pl.when(pl.col("open") == Open.MISAPPLIED.value).then(pl.lit("misapplied")).otherwise("status"),
        verbatim=pl.when(pl.col("open").is_in(MAY_BE_VERBATIM)).then(verbatim_form(pl.col("name"))),
    )
    parsed = in_stems(in_words(told))
    parsed = parsed.with_columns(genus_key=pl.Series(keys(parsed, "genus"))).sort(
        "genus_key", "canonical", "name", "hybrid", "id", nulls_last=True
    )
    standing = parsed["status"].is_in(_STANDING).to_numpy()
    accepted = accepted_rows(parsed["id"], parsed["accepted_ids"], standing)
    tables: dict[str, pl.DataFrame] = {
        "about": pl.DataFrame({"layout": [LAYOUT], "probe": [probe()], "names": [parsed.height]}),
        "branches": accepted.branches,
    }
    for sort in _SORTS:
        tables[sort], tables[f"{sort}_rows"] = _sorted_keys(keys(parsed, sort))
    for column in WORDS:
        tables[f"{column}_words"], parsed = _numbered(parsed, column)
        tables[f"{column}_words"] = _counted(tables[f"{column}_words"], parsed[column])
    tables["names"] = _name_table(parsed, standing, accepted.target)
    tables["genus"] = _genera(parsed)
    return ListIndex(label, tables)


def _name_table(parsed: pl.DataFrame, standing: npt.NDArray[np.bool_], target: npt.NDArray[np.uint32]) -> pl.DataFrame:
    tails = parsed.select("tail").unique(maintain_order=True).with_columns(
        pl.Series("letters", np.empty(0, dtype=np.uint64)) if parsed.is_empty() else pl.col("tail").map_batches(
            lambda tail: pl.Series(letters(tail)), return_dtype=pl.UInt64
        ).alias("letters")
    )  # fmt: skip
    spelt = parsed.join(tails, on="tail", how="left", nulls_equal=True, maintain_order="left")
    return spelt.select(
        pl.coalesce("canonical", "name").alias("label"),
        "id",
        *WORDS,
        pl.col("year").fill_null(0),
        "hybrid",
        pl.col("epithets").cast(pl.UInt8),
        "autonym",
        pl.Series("standing", standing),
        pl.Series("target", target),
        "letters",
        pl.Series("genus_form", word_forms(parsed["genus"])),
        pl.col("tail").str.len_chars().fill_null(0).cast(pl.UInt16).alias("length"),
    )


def _genera(parsed: pl.DataFrame) -> pl.DataFrame:
    """The span of each genus, and its family and code where all of its names that say one say the same."""
    rows = (
        parsed.select("genus_key", "family", "code", "epithets").with_row_index("row").filter(pl.col("genus_key") != 0)
    )

    def agreed(column: str) -> pl.Expr:
        said = pl.col(column).filter(pl.col(column) > 0)
        return pl.when(said.min() == said.max()).then(said.min()).otherwise(0).fill_null(0).alias(column)

    spans = rows.group_by("genus_key").agg(
        start=pl.col("row").min(),
        stop=pl.col("row").max() + 1,
        family=agreed("family").first(),
        code=agreed("code").first(),
    )
    return spans.sort("genus_key").rename({"genus_key": "key"})


def _numbered(names: pl.DataFrame, column: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    words = pl.concat(
        [pl.Series("word", [None], dtype=pl.String), names[column].drop_nulls().unique().sort().alias("word")]
    )
    table = words.to_frame()
    numbers = table.with_row_index("number").filter(pl.col("word").is_not_null())
    joined = names.join(numbers, left_on=column, right_on="word", how="left", maintain_order="left")
    return table, joined.with_columns(pl.col("number").fill_null(0).alias(column)).drop("number")


def _counted(words: pl.DataFrame, numbers: pl.Series) -> pl.DataFrame:
    counts = (
        np.bincount(numbers.to_numpy(), minlength=words.height)
        if len(numbers)
        else np.zeros(words.height, dtype=np.int64)
    )
    return words.with_columns(pl.Series("count", counts.astype(np.uint32)))


def _sorted_keys(made: Keys) -> tuple[pl.DataFrame, pl.DataFrame]:
    rows = np.flatnonzero(made != NO_KEY)
    rows = rows[np.argsort(made[rows], kind="stable")]
    ordered = made[rows]
    first = (
        np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])) if len(rows) else np.zeros(0, np.int64)
    )
    stop = np.append(first[1:], len(rows)) if len(rows) else first
    found = {"key": ordered[first], "start": first.astype(np.uint32), "stop": stop.astype(np.uint32)}
    return pl.DataFrame(found), pl.DataFrame({"row": rows.astype(np.uint32)})


def _key_column(table: pl.DataFrame, rows: pl.DataFrame | None) -> KeyColumn:
    return KeyColumn(
        table["key"].to_numpy(),
        table["start"].to_numpy(),
        table["stop"].to_numpy(),
        None if rows is None else rows["row"].to_numpy(),
    )
