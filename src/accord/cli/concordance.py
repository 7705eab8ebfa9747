"""`accord concordance`: two lists side by side, written to the format that the name of the file asks for."""

import csv
from collections.abc import Collection, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.cli import concordance_diff
from accord.cli.listings import DAY, today

if TYPE_CHECKING:
    from rich.console import Console

    from accord.core.concordance import Concordance
    from accord.exchange.reading import Reading

_FROM_REGISTER = ("cites", "cms")


@click.group()
def command() -> None:
    """Two lists side by side: rows, relations, typed discrepancies."""


command.add_command(concordance_diff.command)


@command.command()
@click.argument("dataset", type=click.Path(path_type=Path), required=False)
@click.option("--left", default="cites", show_default=True, help="An instrument of DATASET, or a file with one list.")
@click.option("--right", default="cms", show_default=True, help="An instrument of DATASET, or a file with one list.")
@click.option("--on", type=DAY, help="The day to answer for (2013-12-31 or 31/12/2013). [default: today]")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="Write here: .csv .xlsx .html .docx .sssom.tsv .tcs.jsonld .tcs.csv",
)
def build(dataset: Path | None, left: str, right: str, on: date | None, out: Path) -> None:
    """Set two lists side by side on a day.

    From DATASET, which holds both lists; or from two files; or, with neither, from the register. A file on one side
    is compared with the list of the DATASET, or without one of the register, that the other option names.
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
    from accord.core.concordance import list_side

    named = (left, right)
    if dataset is None and not any(_is_file(name) for name in named):
        return _from_register(left, right, on)
    paths = [Path(name) if _is_file(name) else dataset for name in named]
    known: dict[Path | None, Reading] = {}
    for path in paths:
        if path not in known:  # a data set that holds both lists is read once
            known[path] = _read(path) if path is not None else _register(on)
    readings = [known[path] for path in paths]
    instruments = _instruments(["" if _is_file(name) else name for name in named], *readings)
    sides = [
        list_side(reading.history, instrument=instrument, on=on, snapshot=reading.snapshot)
        for reading, instrument in zip(readings, instruments, strict=True)
    ]
    sources = [
        _source(side.label, path, reading, on) for side, path, reading in zip(sides, paths, readings, strict=True)
    ]
    return build_concordance(
        *sides,
        on=on,
        country_names=_country_names(),
        sources=sources,
        parties=parties_on(on, {s.instrument for s in sides}),
    )


def _is_file(name: str) -> bool:
    """Whether an option names a file rather than an instrument; a folder `cms` is written `./cms`."""
    return "/" in name or "." in name or (name.lower() not in _FROM_REGISTER and Path(name).exists())


def _read(path: Path) -> "Reading":
    from accord.exchange.listings_dataset import read_history

    return read_history(path)


def _instruments(named: list[str], left: "Reading", right: "Reading") -> list[str]:
    """The instrument of each side; of a file that holds several the one that the other side is not about."""
    held = [list(reading.history.instruments()) for reading in (left, right)]
    chosen = [name or (each[0] if len(each) == 1 else "") for name, each in zip(named, held, strict=True)]
    for place, default in enumerate(_FROM_REGISTER):
        if not chosen[place]:
            others = [each for each in held[place] if each.lower() != chosen[1 - place].lower()]
            chosen[place] = default if default in others or not others else others[0]
    return chosen


def _register(on: date) -> "Reading":
    from accord.cli import _django

    _django.ready()
    from accord.exchange.reading import Reading
    from accord.species.queries.nomenclature import names_over_time

    return Reading(names_over_time().in_use(on), format="Accord register")


def _source(label: str, path: Path | None, reading: "Reading", on: date) -> str:
    """Where one list comes from, exactly enough to tell whether two people used the same file."""
    import hashlib

    parts = [] if path is None else sorted(path.iterdir()) if path.is_dir() else [path]
    digests = [hashlib.sha256(part.read_bytes()).hexdigest()[:16] for part in parts if part.is_file()]
    held = f"{path.name} (SHA-256 {', '.join(digests)})" if path else "register"
    how = (
        "as printed on the day of the download" if reading.snapshot is not None else f"listing events in force on {on}"
    )
    return f"{label}: {held}; {reading.format or 'listing data'}; {how}"


def _from_register(left: str, right: str, on: date) -> "Concordance":
    from accord.cli import _django

    _django.ready()
    from accord.core.concordance import build as build_concordance
    from accord.core.concordance import list_side
    from accord.species.queries.alignments import decisions_in_force
    from accord.species.queries.nomenclature import names_over_time
    from accord.species.queries.side_by_side import side_by_side

    if (left.lower(), right.lower()) == _FROM_REGISTER:
        return side_by_side(on)
    held = names_over_time().in_use(on)
    one, other = (list_side(held, instrument=name, on=on) for name in (left, right))
    decisions = [
        decision
        for decision in decisions_in_force()
        if decision.left in one.history.taxa and decision.right in other.history.taxa
    ]
    return build_concordance(
        one,
        other,
        on=on,
        decisions=decisions,
        country_names=_country_names(),
        sources=("Accord register",),
        parties=parties_on(on, {left.lower(), right.lower()}),
    )


def _country_names() -> dict[str, str]:
    table = files("accord.starter").joinpath("countries", "countries.csv").read_text(encoding="utf-8")
    return {row["iso2"]: row["name_en"] for row in csv.DictReader(table.splitlines())}


def parties_on(on: date, instruments: Collection[str]) -> dict[str, frozenset[str]]:
    """Who is bound on a day, by the table of Parties that ships with Accord; instruments it does not have are left out."""
    from accord.core.dates import read_optional_date

    table = files("accord.starter").joinpath("countries", "parties.csv").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for row in csv.DictReader(table.splitlines()):
        if row["instrument"] in instruments:
            bound = found.setdefault(row["instrument"], set())
            since, until = (read_optional_date(row[column]) for column in ("entry_into_force", "withdrawn"))
            if since is not None and since <= on and (until is None or on < until):
                bound.add(row["country"])
    return {instrument: frozenset(countries) for instrument, countries in found.items()}


def _print_summary(console: "Console", concordance: "Concordance", out: Path) -> None:
    from rich.table import Table

    from accord.core.concordance import KINDS

    relations: Sequence[tuple[str, int]] = [(each.value, count) for each, count in concordance.relations().items()]
    kinds: Sequence[tuple[str, int]] = [
        (KINDS[code].title, count) for code, count in concordance.discrepancies().items()
    ]
    console.print(
        f"{concordance.left} and {concordance.right} as of {concordance.on}: {len(concordance.rows):,} {'row' if len(concordance.rows) == 1 else 'rows'}",
        highlight=False,
    )
    for head, counts in (("Relation", relations), ("Discrepancy", kinds)):
        table = Table(head, "Rows", box=None, pad_edge=False)
        table.columns[1].justify = "right"
        for name, count in counts:
            table.add_row(name, f"{count:,}")
        console.print(table)
    console.print(f"Written: {out}", highlight=False, markup=False)
