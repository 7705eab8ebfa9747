"""Two editions without what is the same in both: of millions of names a few thousand are left to look at one by one.

What a changed row refers to (accepted names, parents, notes) and what shares its name stays, so that the comparison of the
rest says the same as that of the whole.
"""

from dataclasses import dataclass
from typing import Final

import polars as pl

from accord.core.taxonomy.columns import STANDING, ChecklistColumns

_STANDING: Final = [status.value for status in STANDING]
_SAID: Final = ("name", "authorship", "rank", "status", "kingdom", "order", "family", "extinct", "nomenclatural_status")
_LONGEST_CHAIN: Final = 12
#: Of the taxa found again by name, so many must have kept their id before ids prove anything for the others.
_STABLE_IDS: Final = 0.9
_ENOUGH_IDS: Final = 5


@dataclass(frozen=True, slots=True)
class Whole:
    """What is said of the whole editions, of which only a part is looked at."""

    old_taxa: int
    new_taxa: int
    left_out: int  # taxa that are the same in both and touch nothing that changed
    ids_are_kept: bool
    know_authors: bool
    latest_year: int
    old_ranks: frozenset[str]
    new_ranks: frozenset[str]


def narrowed(old: ChecklistColumns, new: ChecklistColumns) -> tuple[ChecklistColumns, ChecklistColumns, Whole]:
    """The rows that changed and those that they touch, and what is true of the whole."""
    before, after = _marked(old), _marked(new)
    both = before.filter(pl.col("_alone")).join(after.filter(pl.col("_alone")), on="_mark", suffix="_new")
    pairs = both.select("_at", "_at_new", "_standing")
    kept = _relevant(old, new, before, pairs["_at"]), _relevant(new, old, after, pairs["_at_new"])
    touched = pairs.filter(pl.col("_at").is_in(kept[0].implode()) | pl.col("_at_new").is_in(kept[1].implode()))
    rows = (
        pl.concat([kept[0], touched["_at"]]).unique().sort(),
        pl.concat([kept[1], touched["_at_new"]]).unique().sort(),
    )
    left_out = pairs.filter(pl.col("_standing")).height - touched.filter(pl.col("_standing")).height
    whole = Whole(
        old_taxa=int(before["_standing"].sum()),
        new_taxa=int(after["_standing"].sum()),
        left_out=left_out,
        ids_are_kept=_ids_are_kept(old.names, new.names),
        know_authors=_knows_authors(old.names) and _knows_authors(new.names),
        latest_year=_latest(old.names),
        old_ranks=_ranks(old.names),
        new_ranks=_ranks(new.names),
    )
    return _part(old, rows[0]), _part(new, rows[1]), whole


def _part(columns: ChecklistColumns, rows: pl.Series) -> ChecklistColumns:
    return ChecklistColumns(columns.names[rows.to_list()], columns.relations, columns.vernaculars)


def _marked(columns: ChecklistColumns) -> pl.DataFrame:
    """For each row a mark of all that is compared of it, links by name; `_alone` where no other row has the same.

    A link to a name that the list gives twice says nothing without ids, so such a row is never alone.
    """
    names = columns.names.select(
        "id",
        "parent_id",
        *_SAID,
        first=pl.col("accepted_ids").list.first(),
        several=pl.col("accepted_ids").list.len() > 1,
    )
    by_id = columns.names.select("id", "name", twice=~pl.col("name").is_unique()).unique("id", keep="first")
    for link, column in (("first", "_accepted"), ("parent_id", "_parent")):
        target = by_id.rename({"id": link, "name": column, "twice": f"{column}_twice"})
        names = names.join(target, on=link, how="left", maintain_order="left")
    mark = pl.struct(*_SAID, "_accepted", "_parent").hash(seed=1)
    marked = names.select(
        _at=pl.int_range(pl.len(), dtype=pl.Int64),
        _mark=mark,
        _standing=pl.col("status").is_in(_STANDING),
        several=pl.col("several") | pl.any_horizontal("_accepted_twice", "_parent_twice").fill_null(value=False),
    )
    return marked.with_columns((pl.col("_mark").is_unique() & ~pl.col("several")).alias("_alone")).drop("several")


def _relevant(own: ChecklistColumns, other: ChecklistColumns, marked: pl.DataFrame, same: pl.Series) -> pl.Series:
    """The rows of `own` that are not the same in `other`, and those that they or the notes refer to."""
    names = own.names.with_columns(_at=pl.int_range(pl.len(), dtype=pl.Int64))
    changed = pl.Series(marked["_at"]).filter(~marked["_at"].is_in(same.implode()))
    words = [names.filter(pl.col("_at").is_in(changed.implode()))["name"]]
    theirs = other.names.select("name").join(own.names.select("name"), on="name", how="anti")["name"]
    words += [each.names.filter(~pl.col("name").is_unique())["name"].unique() for each in (own, other)]
    words += [theirs, *(columns.relations["related_name"].drop_nulls() for columns in (own, other))]
    wanted = pl.concat(words).unique()
    found = names.filter(pl.col("_at").is_in(changed.implode()) | pl.col("name").is_in(wanted.implode()))
    ids = pl.concat([found["id"], own.relations["id"], own.relations["related_id"].drop_nulls()]).unique()
    for _ in range(_LONGEST_CHAIN):
        found = names.filter(pl.col("id").is_in(ids.implode()))
        linked = found.select("accepted_ids").explode("accepted_ids")["accepted_ids"].drop_nulls()
        more = pl.concat([ids, linked, found["parent_id"].drop_nulls()]).unique()
        if more.len() == ids.len():
            break
        ids = more
    return names.filter(pl.col("id").is_in(ids.implode()))["_at"]


def _ids_are_kept(old: pl.DataFrame, new: pl.DataFrame) -> bool:
    """Whether ids of the list are kept from edition to edition and are no numbers of rows."""
    if (new["id"] == new["row"].cast(pl.String)).fill_null(value=False).all():
        return False
    standing = pl.col("status").is_in(_STANDING)
    once = [frame.filter(standing & pl.col("name").is_unique()).select("name", "id") for frame in (old, new)]
    found = once[0].join(once[1], on="name")
    same = found.filter(pl.col("id") == pl.col("id_right")).height
    return found.height >= _ENOUGH_IDS and same >= _STABLE_IDS * found.height


def _knows_authors(names: pl.DataFrame) -> bool:
    """Whether a list gives authors: in a column of their own, or behind the names."""
    return bool(names["authorship"].is_not_null().any() or names["name"].str.contains(r", \d{4}\)?$").any())


def _ranks(names: pl.DataFrame) -> frozenset[str]:
    """The ranks of taxa in their own right; an empty word where some have none."""
    return frozenset(names.filter(pl.col("status").is_in(_STANDING))["rank"].fill_null("").unique().to_list())


def _latest(names: pl.DataFrame) -> int:
    printed = pl.col("authorship").str.extract(r"(?:^|\D)(1[5-9]\d\d|20\d\d)(?:\D|$)").cast(pl.Int16)
    standing = names.filter(pl.col("status").is_in(_STANDING))
    year = standing.select(pl.coalesce("year", printed).max()).item()
    return int(year) if year is not None else 0
