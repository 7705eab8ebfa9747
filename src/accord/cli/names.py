"""`accord names`: read scientific names, compare their authors, match and align lists of them."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

from accord.cli import names_align, names_match, names_parse
from accord.core.errors import Invalid


@click.group()
def command() -> None:
    """Scientific names: read them, compare their authors, match and align lists of them."""


command.add_command(names_align.align)
command.add_command(names_align.reason)
command.add_command(names_match.match)
command.add_command(names_parse.parse)


def lines_of(source: Path) -> Iterator[bytes]:
    """The lines of a file without their ends, `-` for standard input; bytes, for nobody knows their encoding yet."""
    if str(source) == "-":
        yield from _lines(sys.stdin.buffer)
        return
    with source.open("rb") as file:
        yield from _lines(file)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    for line in file:
        yield line.rstrip(b"\r\n")


@command.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True, allow_dash=True))
def authors(file: Path) -> None:
    """Compare the two authors of each line of FILE, set apart by a tab: same, different or unknown.

    One answer a line, in the order of the lines. A line that isn't two columns is answered unknown and named on
    stderr, and the exit code is then 2.
    """
    from accord.core.names.authors import Sameness, compare_authorships

    bad = 0
    for number, line in enumerate(lines_of(file), start=1):
        columns = line.decode("utf-8-sig" if number == 1 else "utf-8", errors="replace").split("\t")
        if len(columns) == 2:
            click.echo(compare_authorships(*columns))
            continue
        click.echo(Sameness.UNKNOWN)
        if line.strip():
            bad += 1
            said = f"{len(columns)} columns" if len(columns) > 2 else "no tab"
            click.echo(
                f"accord: {file}, line {number}: {said}; two authors set apart by one tab are expected", err=True
            )
    if bad:
        raise Invalid(f"{file}: not two authors set apart by a tab on {bad} of the lines; answered unknown")
