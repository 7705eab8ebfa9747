"""`accord listings screen`: which appendix applied to each shipment of a table, and what to look at."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.core.errors import Invalid

if TYPE_CHECKING:
    import polars as pl

    from accord.exchange.screened import Lookup, Summary
    from accord.exchange.shipments import Shipments


@click.command()
@click.argument("shipments", type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="OUT.csv, .jsonl or .parquet."
)
@click.option("--against", type=click.Path(path_type=Path), help="A file or folder of listings; default: the register.")
@click.option("--instrument", default="cites", show_default=True, help="The instrument whose listings apply.")
@click.option(
    "--column",
    "corrections",
    multiple=True,
    metavar="ROLE=HEADER",
    help="What a column means (taxon, date, origin, exporter, importer, appendix); may be given again. "
    "Without a header: no column.",
)
@click.option(
    "--exporter-is-origin",
    is_flag=True,
    help="An empty country of origin means the exporter, as in tables of the CITES Trade Database.",
)
def screen(
    shipments: Path,
    out: Path,
    against: Path | None,
    instrument: str,
    corrections: tuple[str, ...],
    exporter_is_origin: bool,
) -> None:
    """Write the table SHIPMENTS (CSV or Parquet) with the appendix that applied to each row, and findings.

    Added are: appendix, event, via (the taxon that is listed), reason, findings. Columns are recognised by their
    headers; what was recognised, and a summary, are printed on stderr.
    """
    from accord.cli.listings import history_of
    from accord.core.listings.screening import Screening
    from accord.exchange.screened import Lookup, screened
    from accord.exchange.screened_tables import write_screened
    from accord.exchange.shipments import open_shipments

    start = time.perf_counter()
    table = open_shipments(shipments, corrections=_corrections(corrections))
    click.echo("Columns: " + ", ".join(f"{role}={name}" for role, name in table.roles.items()), err=True)
    history = history_of(against)
    if instrument not in history.instruments():
        known = ", ".join(history.instruments()) or "none"
        raise Invalid(f"there are no listings of “{instrument}” here (there are: {known})")
    screening = Screening(history, instrument=instrument, countries=None if against else _known_countries())
    lookup = Lookup(screening, table.roles, exporter_is_origin=exporter_is_origin)
    write_screened(_with_progress(screened(_at_least_one(table), lookup), lookup), out)
    _print_summary(lookup.summary, time.perf_counter() - start, table.notes, out)


def _corrections(given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for each in given:
        role, sign, header = each.partition("=")
        if not sign:
            raise Invalid(f"--column {each}: write ROLE=HEADER, for example date=Year")
        found[role] = header
    return found


def _known_countries() -> frozenset[str]:
    from accord.register.queries.countries import countries

    return frozenset(row.id for row in countries())


def _at_least_one(table: "Shipments") -> Iterator["pl.DataFrame"]:
    """The batches; an empty one where the table has a header only, so that there is something to write."""
    import polars as pl

    is_empty = True
    for batch in table.batches:
        is_empty = False
        yield batch
    if is_empty:
        yield pl.DataFrame(schema=dict.fromkeys(table.columns, pl.String))


def _with_progress(batches: Iterator["pl.DataFrame"], lookup: "Lookup") -> Iterator["pl.DataFrame"]:
    for batch in batches:
        if sys.stderr.isatty():
            click.echo(f"\r{lookup.summary.rows:,} rows", err=True, nl=False)
        yield batch
    if sys.stderr.isatty():
        click.echo("\r", err=True, nl=False)


def _print_summary(summary: "Summary", seconds: float, notes: list[str], out: Path) -> None:
    lines = [f"{out}: {summary.rows:,} rows in {seconds:.1f} s, {summary.with_findings:,} with findings."]
    lines += [f"Note: {note}" for note in notes]
    width = max((len(name) for name in (*summary.findings, *summary.appendices)), default=0)
    for title, counts in (("appendix", summary.appendices), ("finding", summary.findings)):
        lines += [f"{title}:"] if counts else []
        lines += [f"  {name:<{width}} {count:>12,}" for name, count in sorted(counts.items(), key=_most_first)]
    click.echo("\n".join(lines), err=True)


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]
