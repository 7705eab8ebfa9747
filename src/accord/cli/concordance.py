"""`accord concordance`: two lists side by side, written to the format that the name of the file asks for."""

import csv
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.cli.listings import DAY, today
from accord.core.errors import Invalid

if TYPE_CHECKING:
    from rich.console import Console

    from accord.core.concordance import Concordance, ListSide
    from accord.exchange.reading import Reading

_FROM_REGISTER = ("cites", "cms")


@click.group()
def command() -> None:
    """Two lists side by side: rows, relations, typed discrepancies."""


@command.command()
@click.argument("dataset", type=click.Path(path_type=Path), required=False)
@click.option("--left", default="cites", show_default=True, help="An instrument of DATASET, or a file with one list.")
@click.option("--right", default="cms", show_default=True, help="An instrument of DATASET, or a file with one list.")
@click.option("--on", type=DAY, help="The day to answer for (2013-12-31 or 31/12/2013). [default: today]")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), required=True, help="Write here: .csv .xlsx .html .docx .sssom.tsv"
)
def build(dataset: Path | None, left: str, right: str, on: date | None, out: Path) -> None:
    """Set two lists side by side on a day.

    From DATASET, which holds both lists; or from two files; or, with neither, from the register. A file beside a
    DATASET is compared with the list of the same DATASET that the other option names.
    """
    from rich.console import Console

    from accord.documents.concordance import check_ending, write_concordance

    check_ending(out)
    day = on or today()
    console = Console(stderr=True)
    with console.status("Setting the lists side by side …"):
        concordance = _concordance(dataset, left, right, day)
    with console.status(f"Writing {out.name} …"):
        write_concordance(concordance, out)
    _print_summary(console, concordance, out)


def _concordance(dataset: Path | None, left: str, right: str, on: date) -> "Concordance":
    from accord.core.concordance import build as build_concordance

    named = (left, right)
    files_given = [_is_file(name) for name in named]
    if dataset is None and not any(files_given):
        return _from_register(left, right, on)
    both = _read(dataset) if dataset is not None else None
    sides: list[ListSide] = []
    sources: list[str] = []
    for name, other, is_file in zip(named, named[::-1], files_given, strict=True):
        reading = _read(Path(name)) if is_file else both
        if reading is None:
            raise Invalid(f"“{name}” is neither a file nor, without a DATASET, a list that can be read beside {other}")
        sides.append(_side(reading, "" if is_file else name, other, on))
        sources.append(_source(sides[-1].label, Path(name) if is_file else dataset, reading, on))
    return build_concordance(*sides, on=on, country_names=_country_names(), sources=sources)


def _is_file(name: str) -> bool:
    """Whether an option names a file rather than an instrument: it is there, or it looks like one."""
    return Path(name).exists() or "/" in name or Path(name).suffix.lower() in (".csv", ".json", ".gz", ".tsv")


def _read(path: Path) -> "Reading":
    from accord.exchange.listings_dataset import read_history

    return read_history(path)


def _side(reading: "Reading", instrument: str, other: str, on: date) -> "ListSide":
    """The side that a reading gives: of a file with one list that list, of one with both the one not compared with."""
    from accord.core.concordance import list_side

    if not instrument:
        held = reading.history.instruments()
        wanted = [each for each in held if each != other.lower()] or list(held)
        instrument = wanted[0] if wanted else "cites"
    return list_side(reading.history, instrument=instrument, on=on, snapshot=reading.snapshot)


def _source(label: str, path: Path | None, reading: "Reading", on: date) -> str:
    """Where one list comes from, exactly enough to tell whether two people used the same file."""
    import hashlib

    parts = [] if path is None else sorted(path.iterdir()) if path.is_dir() else [path]
    digests = [hashlib.sha256(part.read_bytes()).hexdigest()[:16] for part in parts if part.is_file()]
    held = f"{path.name if path else ''} (SHA-256 {', '.join(digests)})"
    how = (
        "as printed on the day of the download" if reading.snapshot is not None else f"listing events in force on {on}"
    )
    return f"{label}: {held}; {reading.format or 'listing data'}; {how}"


def _from_register(left: str, right: str, on: date) -> "Concordance":
    from accord.cli import _django

    _django.ready()
    from accord.core.concordance import build as build_concordance
    from accord.core.concordance import list_side
    from accord.species.queries.side_by_side import current, side_by_side

    if (left.lower(), right.lower()) == _FROM_REGISTER:
        return side_by_side(on)
    register = current()
    sides = [
        list_side(register.history, instrument=name, on=on, references=register.references.get(name.lower(), {}))
        for name in (left, right)
    ]
    known = [
        (decision, decision.left in sides[0].history.taxa and decision.right in sides[1].history.taxa)
        for decision in register.decisions
    ]
    decisions = [decision for decision, here in known if here]
    return build_concordance(
        *sides, on=on, decisions=decisions, country_names=register.countries, sources=("Accord register",)
    )


def _country_names() -> dict[str, str]:
    table = files("accord.starter").joinpath("countries", "countries.csv").read_text(encoding="utf-8")
    return {row["iso2"]: row["name_en"] for row in csv.DictReader(table.splitlines())}


def _print_summary(console: "Console", concordance: "Concordance", out: Path) -> None:
    from rich.table import Table

    from accord.core.concordance import KINDS

    relations: Sequence[tuple[str, int]] = [(each.value, count) for each, count in concordance.relations().items()]
    kinds: Sequence[tuple[str, int]] = [
        (KINDS[code].title, count) for code, count in concordance.discrepancies().items()
    ]
    console.print(
        f"{concordance.left} and {concordance.right} as of {concordance.on}: {len(concordance.rows):,} rows",
        highlight=False,
    )
    for head, counts in (("Relation", relations), ("Discrepancy", kinds)):
        table = Table(head, "Rows", box=None, pad_edge=False)
        table.columns[1].justify = "right"
        for name, count in counts:
            table.add_row(name, f"{count:,}")
        console.print(table)
    console.print(f"Written: {out}", highlight=False, markup=False)
