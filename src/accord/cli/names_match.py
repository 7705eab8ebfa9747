"""`accord names match`: which names of one or more lists are meant, by what evidence, and what a person must decide."""

import contextlib
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.core.errors import Invalid, NotFound

if TYPE_CHECKING:
    import polars as pl

    from accord.core.names.matching import ListIndex

#: Endings of files; `mdd-1.13` may be an edition of the register, `mdd.csv` may not.
FILES = frozenset({".csv", ".tsv", ".txt", ".gz", ".zip", ".parquet", ".json", ".jsonl", ".xlsx"})
_STATUSES = ("matched", "ambiguous", "proposed", "higher", "none")


@click.command()
@click.argument("queries", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--against",
    "lists",
    metavar="LIST",
    multiple=True,
    required=True,
    help="A file, an archive or the id of a loaded checklist; may be given again, the first goes before the others.",
)
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="OUT.csv, .jsonl or .parquet.")
@click.option("--explain", is_flag=True, help="Explanations in full: what was asked for, what the list says.")
def match(queries: Path, lists: tuple[str, ...], out: Path | None, explain: bool) -> None:
    """Match the names in QUERIES with those of the lists.

    QUERIES holds one name a line, or a table (CSV with `,` `;` or tab, Parquet) with the column scientificName and perhaps
    authorship, rank, family, kingdom, code and id; `-` is standard input. One answer a name, in their order; without
    --out as CSV. A summary is printed on stderr.
    """
    from accord.exchange.matching.answers import ending_of, write_answers, write_lines
    from accord.exchange.matching.lists import labels
    from accord.exchange.matching.queries import open_queries
    from accord.exchange.matching.running import matched
    from accord.exchange.whole_files import refuse_overwriting

    start = time.perf_counter()
    if out is not None:
        ending_of(out)
    refuse_overwriting(out, queries, *map(Path, lists))
    with _file(queries) as file:
        opened = open_queries(file)
        indexes, folders = _indexes(lists)
        click.echo(f"Against {labels(indexes)}.", err=True)
        counts: Counter[str] = Counter()
        answers = _counted(matched(opened.batches, indexes, folders=folders, explain=explain, tell=_progress()), counts)
        if out is None:
            write_lines(answers, sys.stdout.buffer, ".csv")
        else:
            write_answers(answers, out)
    _summarise(counts, opened.notes, time.perf_counter() - start)


@contextlib.contextmanager
def _file(queries: Path) -> Iterator[Path]:
    """The file of queries; standard input is kept in a file first, for it is read to its end before the first answer."""
    if str(queries) != "-":
        yield queries
        return
    with tempfile.NamedTemporaryFile(prefix="accord-queries-") as kept:
        while piece := sys.stdin.buffer.read(1 << 20):
            kept.write(piece)
        kept.flush()
        yield Path(kept.name)


def _indexes(lists: tuple[str, ...]) -> "tuple[list[ListIndex], list[Path]]":
    from accord.exchange.checklists.members import open_members
    from accord.exchange.matching.lists import index_of_file

    found, folders = [], []
    for each in lists:
        path = Path(each)
        if path.exists():
            store = _store()
            found.append(index_of_file(path, store))
            folders.append(store / open_members(path).sha256())
        else:
            index, folder = _edition(each)
            found.append(index)
            folders.append(folder)
    kept = all((folder / "index.json").exists() for folder in folders)
    return found, folders if kept else []


def _store() -> Path:
    """Where indexes of files are kept: `matching` in ACCORD_DATA."""
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accord.site.settings")
    from django.conf import settings

    return Path(settings.ACCORD_DATA) / "matching"


def _edition(id_: str) -> "tuple[ListIndex, Path]":
    if any(mark in id_ for mark in "/\\") or not id_ or Path(id_).suffix.lower() in FILES:
        raise Invalid("there is no such file", place=id_)
    from accord.cli._django import ready
    from accord.exchange.matching.lists import index_of_edition

    try:
        ready()
        from accord.species.editions.queries import open_edition

        edition = open_edition(id_)
    except NotFound as missing:
        raise NotFound(f"{id_}: neither a file nor a loaded checklist ({missing})") from None
    folder = edition.index_directory / "matching"
    return index_of_edition(lambda: edition.columns.names, folder, edition.id), folder


def _counted(answers: "Iterator[pl.DataFrame]", counts: Counter[str]) -> "Iterator[pl.DataFrame]":
    for batch in answers:
        counts.update(dict(batch["status"].value_counts().iter_rows()))
        yield batch


def _progress() -> "_Progress":
    return _Progress(is_shown=sys.stderr.isatty())


class _Progress:
    """Counts on one line of a terminal; nothing elsewhere."""

    def __init__(self, *, is_shown: bool) -> None:
        self.is_shown = is_shown

    def __call__(self, read: int, matched: int) -> None:
        if self.is_shown:
            click.echo(f"\r{read:,} read, {matched:,} matched ", err=True, nl=matched == read > 0)


def _summarise(counts: Counter[str], notes: list[str], seconds: float) -> None:
    total = sum(counts.values())
    lines = [f"{total:,} name{'' if total == 1 else 's'} in {seconds:.1f} s."]
    lines += [f"  {status:<10}{counts[status]:>12,}" for status in _STATUSES if counts[status]]
    lines += [f"Note: {note}" for note in notes]
    click.echo("\n".join(lines), err=True)
