"""`accord listings screen`: which appendix applied to each shipment of a table, and what to look at."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.core.errors import Invalid

if TYPE_CHECKING:
    from accord.core.listings.model import History
    from accord.core.listings.screening import Screening
    from accord.exchange.screened import Lookup, Summary


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
    help="What a column means (taxon, date, origin, exporter, importer, source, appendix); may be given again. "
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
    from accord.exchange.screened import Lookup
    from accord.exchange.screened_files import screen_table
    from accord.exchange.shipments import open_shipments
    from accord.exchange.whole_files import refuse_overwriting

    refuse_overwriting(out, shipments, against)
    instrument = instrument.lower()
    start = time.perf_counter()
    table = open_shipments(shipments, corrections=_corrections(corrections))
    click.echo("Columns: " + ", ".join(f"{role}={name}" for role, name in table.roles.items()), err=True)
    history = history_of(against)
    if instrument not in history.instruments():
        known = ", ".join(history.instruments()) or "none"
        raise Invalid(f"there are no listings of “{instrument}” here (there are: {known})")
    screening = _of_register(history, instrument) if against is None else Screening(history, instrument=instrument)
    lookup = Lookup(screening, table.roles, exporter_is_origin=exporter_is_origin)
    screen_table(table, lookup, out, lambda: _tell(lookup))
    _print_summary(lookup.summary, time.perf_counter() - start, table.notes, out)


def _corrections(given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for each in given:
        role, sign, header = each.partition("=")
        if not sign:
            raise Invalid(f"--column {each}: write ROLE=HEADER, for example date=Year")
        found[role] = header
    return found


def _of_register(history: "History", instrument: str) -> "Screening":
    """With what only the register knows: which countries there were, and the quotas and suspensions in force."""
    from accord.core.listings.screening import Screening
    from accord.register.queries.countries import countries
    from accord.species.queries.measures_for_screening import measures_for_screening

    days = {
        row.id: (row.valid_from.day if row.valid_from else None, row.valid_to.last_day() if row.valid_to else None)
        for row in countries()
    }
    measures = measures_for_screening(instrument)
    return Screening(history, instrument=instrument, countries=days, measures=measures)


def _tell(lookup: "Lookup") -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{lookup.summary.rows:,} rows ", err=True, nl=False)


def _print_summary(summary: "Summary", seconds: float, notes: list[str], out: Path) -> None:
    lines = [f"{out}: {summary.rows:,} rows in {seconds:.1f} s, {summary.with_findings:,} with findings."]
    lines += [f"Note: {note}" for note in notes]
    width = max((len(name) for name in (*summary.findings, *summary.appendices)), default=0)
    for title, counts in (("appendix", summary.appendices), ("finding", summary.findings)):
        lines += [f"{title}:"] if counts else []
        lines += [f"  {name:<{width}} {count:>12,}" for name, count in sorted(counts.items(), key=_most_first)]
    for code, rows in summary.first_rows.items():
        more = " …" if summary.findings[code] > len(rows) else ""
        lines.append(f"{code} first in row {' '.join(map(str, rows))}{more}")
    if worst := summary.worst():
        lines.append("most to look at:")
        lines += [f"  {name[:60]:<{width}} {count:>12,}" for name, count in worst]
    click.echo("\n".join(lines), err=True)


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]
