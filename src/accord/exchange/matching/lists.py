"""A list to match against: a file, an archive or an edition that the register holds, indexed when it is first asked for."""

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import polars as pl

from accord.core.names.matching import LIST_COLUMNS, ListIndex, build_index
from accord.core.names.reading import parse_columns
from accord.exchange.checklists.members import open_members
from accord.exchange.checklists.recognised import read_checklist
from accord.exchange.matching.index_files import open_index, write_index

#: Reads a column of names with the ranks that their list gives.
Parse = Callable[[pl.Series, pl.Series | None], pl.DataFrame]
#: What a list says itself goes before what was read from the name.
_OWN: Final = ("rank", "year")


def index_of_file(path: Path, store: Path, *, parse: Parse = parse_columns) -> ListIndex:
    """The index of the list at `path`, kept in `store` by the content of the file. Raises Invalid for what is no list."""
    folder = store / open_members(path).sha256()
    label = path.name
    found = open_index(folder, label)
    if found is None:
        # read and forgotten at once: a list of millions is in memory only once
        found = _kept(build_index(names_to_match(read_checklist(path).columns.names, parse=parse), label=label), folder)
    return found


def index_of_edition(
    names: Callable[[], pl.DataFrame], folder: Path, label: str, *, parse: Parse = parse_columns
) -> ListIndex:
    """The index of an edition, kept beside its files; `names` gives its NAME_COLUMNS when there is none yet."""
    found = open_index(folder, label)
    return found or _kept(build_index(names_to_match(names(), parse=parse), label=label), folder)


def names_to_match(names: pl.DataFrame, *, parse: Parse = parse_columns) -> pl.DataFrame:
    """Names of a checklist (NAME_COLUMNS) as LIST_COLUMNS: each name read together with its authors."""
    whole = with_authorship(names)
    parsed = parse(whole, names["rank"])
    said = names.select(
        "id",
        "name",
        "status",
        "accepted_ids",
        "family",
        "kingdom",
        "code",
        *(pl.col(own).alias(f"own_{own}") for own in _OWN),
    )
    both = pl.concat([said, parsed.drop("input")], how="horizontal")
    return both.with_columns(pl.coalesce(f"own_{own}", own).alias(own) for own in _OWN).select(
        pl.col(column).cast(dtype) for column, dtype in LIST_COLUMNS.items()
    )


def with_authorship(names: pl.DataFrame) -> pl.Series:
    """Name and authorship in one string, as they are read; where the name ends with the authors already, as it is."""
    name, authors = pl.col("name"), pl.col("authorship").str.strip_chars()
    apart = authors.is_not_null() & (authors != "") & ~name.str.ends_with(authors)
    return names.select(
        pl.when(apart).then(pl.concat_str(name, authors, separator=" ")).otherwise(name).alias("input")
    )["input"]


def _kept(index: ListIndex, folder: Path) -> ListIndex:
    """The index as it is on the disk, where it can be kept: mapped, it takes no memory of ours."""
    with contextlib.suppress(OSError):
        write_index(index, folder)
        return open_index(folder, index.label) or index
    return index


def labels(indexes: Sequence[ListIndex]) -> str:
    """The lists in words."""
    return ", ".join(f"{each.label} ({each.names.height:,} names)" for each in indexes)
