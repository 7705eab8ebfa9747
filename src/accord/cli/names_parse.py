"""`accord names parse`: each line of a file read as a scientific name."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from accord.core.errors import Invalid

if TYPE_CHECKING:
    import polars as pl

#: As many lines or bytes at a time as keep memory flat and the columns quick.
_LINES: Final = 50_000
_BYTES: Final = 32_000_000
_UNREADABLE: Final = "bytes that are no UTF-8 text"
#: What is printed of an answer, in this order.
_COLUMNS: Final = (
    *("input", "canonical", "rank", "genus", "epithet", "infraspecific", "authorship", "year", "stem", "grade"),
    *("warnings", "parser", "parser_version", "hybrid"),
)
_SAID_ALWAYS: Final = ("input", "grade", "warnings", "parser", "parser_version", "hybrid")


@click.command()
@click.argument("file", default="-", type=click.Path(path_type=Path, dir_okay=False, exists=True, allow_dash=True))
@click.option("--rank", help="The rank of all these names, as the list says it (species, subsp., genus …).")
@click.option("--code", type=click.Choice(["zoological", "botanical"]), help="The code that governs all these names.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    show_default=True,
    help="One JSON object a line, or a table.",
)
def parse(file: Path, rank: str | None, code: str | None, form: str) -> None:
    """Read each line of FILE (- for standard input) as a scientific name; one answer a line, in order.

    The grade says how far the answer can be trusted: A and B are names, C leaves something open, D was not
    understood wholly, E is no scientific name.
    """
    from accord.cli.names import lines_of
    from accord.core.names.ranks import rank_of
    from accord.core.names.reading import parse_columns
    from accord.exchange.careful_pool import CarefulPool

    if rank is not None and rank_of(rank) is None:
        raise Invalid(f"--rank {rank}: no rank that is known (species, subspecies, variety, genus, family …)")
    out = sys.stdout.buffer
    done, started = 0, time.monotonic()
    try:
        if form == "csv":
            out.write((",".join(_COLUMNS) + "\n").encode())
        with CarefulPool() as careful:
            for texts, unreadable in _chunks(lines_of(file)):
                rows = parse_columns(texts, rank, code, careful)
                out.write(_printed(rows, unreadable, form))
                done += rows.height
                _tell(done, started)
        out.flush()
    except BrokenPipeError:  # whoever reads has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if done >= _LINES and sys.stderr.isatty():
        click.echo("", err=True)


def _chunks(lines: Iterator[bytes]) -> Iterator[tuple["pl.Series", list[int]]]:
    """The lines as text, many at a time, and the places of those that are none."""
    import polars as pl

    texts: list[str] = []
    unreadable: list[int] = []
    held = 0
    for number, line in enumerate(lines):
        raw = line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line
        try:
            texts.append(raw.decode())
        except UnicodeDecodeError:
            unreadable.append(len(texts))
            texts.append(raw.decode(errors="replace"))
        held += len(raw)
        if len(texts) == _LINES or held > _BYTES:
            yield pl.Series("input", texts, pl.String), unreadable
            texts, unreadable, held = [], [], 0
    if texts:
        yield pl.Series("input", texts, pl.String), unreadable


def _printed(rows: "pl.DataFrame", unreadable: list[int], form: str) -> bytes:
    import polars as pl

    shown = rows.select(_COLUMNS)
    if unreadable:
        here = pl.int_range(pl.len()).is_in(unreadable)
        empty = pl.when(~here).then(pl.all().exclude(_SAID_ALWAYS)).name.keep()
        shown = shown.with_columns(
            empty,
            pl.when(here).then(pl.lit("E")).otherwise("grade").alias("grade"),
            pl.when(here).then(pl.lit([_UNREADABLE])).otherwise("warnings").alias("warnings"),
            pl.when(here).then(pl.lit(value=False)).otherwise("hybrid").alias("hybrid"),
        )
    if form == "jsonl":
        return shown.write_ndjson().encode()
    return shown.with_columns(pl.col("warnings").list.join("; ")).write_csv(include_header=False).encode()


def _tell(done: int, started: float) -> None:
    if sys.stderr.isatty():
        speed = done / max(time.monotonic() - started, 0.001)
        click.echo(f"\r{done:,} names, {speed:,.0f} a second", err=True, nl=False)
