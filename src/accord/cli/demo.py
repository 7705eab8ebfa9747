"""`accord demo`: everything from nothing: the store, the starter register, the concordance, the pages."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.cli.listings import today

if TYPE_CHECKING:
    from rich.console import Console

    from accord.core.concordance import Concordance

#: What the demo writes beside the store, for whoever would rather open a file than a page.
_ENDINGS = ("xlsx", "docx", "html", "csv")


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Port of the pages (default: PORT, else 8000).")
@click.option("--no-serve", is_flag=True, help="Stop after the files are written.")
@click.pass_context
def command(ctx: click.Context, port: int | None, no_serve: bool) -> None:
    """Set up, load the starter register, build the concordance of CITES and CMS, and serve the pages.

    A second start finds everything in place and only serves.
    """
    from rich.console import Console

    from accord.cli import register, serve

    console = Console(highlight=False)
    ctx.invoke(register.setup)
    _load(console)
    files = _write(console, today())
    _say_where(console, files)
    if not no_serve:
        ctx.invoke(serve.command, port=port, host="127.0.0.1", threads=4)


def _load(console: "Console") -> None:
    from accord.journal.actors import OPERATOR
    from accord.starter.load import load_starter

    with console.status("Loading the starter register …"):
        loaded = load_starter(actor=OPERATOR)
    rows = loaded.rows
    done = "holds" if loaded.nothing_new else "now holds"
    console.print(
        f"The register {done} {rows['species.taxon']} names of taxa with {rows['species.listingevent']} listing events, "
        f"{rows['register.partymembership']} memberships, {rows['decisions.work']} resolutions and decisions, "
        f"{rows['programmes.activity']} activities of joint programmes."
    )


def _write(console: "Console", on: date) -> list[Path]:
    """Write the concordance of today, unless the files of this state of the register are there."""
    from django.conf import settings

    from accord.journal.queries import seal

    folder = Path(settings.ACCORD_DATA) / "concordance" / f"{on.isoformat()}-{seal().hash[:12]}"
    files = [folder / f"concordance-cites-cms.{ending}" for ending in _ENDINGS]
    if all(file.exists() for file in files):
        return files
    from accord.documents.concordance import write_concordance
    from accord.species.queries.side_by_side import side_by_side

    folder.mkdir(parents=True, exist_ok=True)
    with console.status("Setting the lists of CITES and CMS side by side …"):
        concordance = side_by_side(on)
        for file in files:
            write_concordance(concordance, file)
    _say_what(console, concordance)
    return files


def _say_what(console: "Console", concordance: "Concordance") -> None:
    from rich.table import Table

    from accord.core.concordance import KINDS

    counts = concordance.discrepancies()
    differing = sum(bool(row.discrepancies) for row in concordance.rows)
    console.print(
        f"\nThe lists of CITES and CMS on {concordance.on}: {len(concordance.rows)} rows, {differing} with a discrepancy."
    )
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for code, number in sorted(counts.items(), key=lambda item: -item[1])[:10]:
        table.add_row(f"{number:5}", KINDS[code].title, f"[dim]{KINDS[code].meaning}[/dim]")
    console.print(table)


def _say_where(console: "Console", files: list[Path]) -> None:
    console.print("\nThe concordance as files:")
    for file in files:
        console.print(f"  {file}", soft_wrap=True)
    console.print("Ask, too: .venv/bin/accord listings status 'saker falcon' --country MN\n")
