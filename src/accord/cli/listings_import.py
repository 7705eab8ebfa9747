"""`accord listings import`: a file of others into the register, as a checklist of its own; first what it would change."""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.core.errors import Invalid

if TYPE_CHECKING:
    from accord.core.listings.model import Finding
    from accord.species.imports import Edition, Plan
    from accord.species.imports.act import Progress
    from accord.species.imports.wanted import Row

_SHOWN = 5
_SOURCE = re.compile(r"[a-z0-9][a-z0-9._-]{0,29}")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--as", "source", default="", help="The id of the source and beginning of all keys (default: format and hash)."
)
@click.option("--dry-run", is_flag=True, help="Only show what it would change.")
@click.option(
    "--licence", default="", help="Under which licence the file may be used, where the register has no such source yet."
)
@click.option("--all", "every", is_flag=True, help="Print every finding, not only the first of each kind.")
def command(file: Path, source: str, dry_run: bool, licence: str, every: bool) -> None:
    """Import FILE (or a dataset folder) as a checklist of its own, beside the lists that the register keeps.

    Shows the rows added, changed and unchanged, a sample, every refused row with its reason, and findings; then stores
    everything in one transaction as one entry of the journal. The same file again changes nothing.
    """
    from accord.cli import _django

    if source and not _SOURCE.fullmatch(source):
        raise Invalid(f"“{source}” is no id of a source: up to 30 small letters, digits, dots and hyphens")
    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.journal.queries import seal
    from accord.species.acts import import_listings
    from accord.species.imports import plan_import, require_storable

    with _busy(f"Reading {file.name} …"):
        edition = _edition(file, source, licence)
    with _busy("Comparing with the register …"):
        plan = plan_import(edition)
    _show(plan, every=every)
    require_storable(plan)
    if plan.changes_nothing:
        click.echo("Nothing new: the register holds all of it already.")
    elif dry_run:
        click.echo("Nothing was stored: this was a dry run.")
    else:
        reason = f"{edition.file} ({edition.format}), SHA-256 {edition.sha256}"
        with _bars() as progress:
            import_listings(actor=OPERATOR, edition=edition, reason=reason, progress=progress, plan=plan)
        click.echo(
            f"Stored as entry {seal().number} of the journal; `accord journal undo {seal().number}` takes it back."
        )


def _edition(file: Path, source: str, licence: str) -> "Edition":
    from datetime import UTC, datetime

    from accord.exchange.listings_dataset import read_history
    from accord.exchange.listings_rows import licence_of, places_of, sha256_of
    from accord.exchange.listings_rows import numbered as is_numbered
    from accord.species.imports import Edition, Places

    reading = read_history(file)
    digest = sha256_of(file)
    taxa, ranges, events = places_of(file, reading)
    return Edition(
        source=source or f"{_slug(reading.format)}-{digest[:8]}",
        title=f"{reading.format}: {file.resolve().name}"[:300],
        licence=licence or licence_of(reading.format),
        file=str(file),
        format=reading.format,
        sha256=digest,
        retrieved_at=datetime.now(UTC),
        history=reading.history,
        findings=reading.findings,
        places=Places(taxa, ranges, events),
        snapshot=reading.snapshot is not None,
        numbered=is_numbered(reading.format),
    )


def _slug(form: str) -> str:
    """The format as the beginning of an id: short, since checklists have short ids."""
    return re.sub(r"[^a-z0-9]+", "-", form.lower())[:16].strip("-")


def _show(plan: "Plan", *, every: bool) -> None:
    edition = plan.edition
    click.echo(f"{edition.file}: {edition.format}, SHA-256 {edition.sha256[:12]}, as source {edition.source}")
    click.echo(f"{'':10}{'added':>9}{'changed':>9}{'unchanged':>11}")
    for row in plan.counts:
        click.echo(f"{row.table:10}{row.added:9,}{row.changed:9,}{row.unchanged:11,}")
    if sample := list(plan.sample()):
        click.echo("Such as:")
        for table, what, values in sample:
            click.echo(f"  {what} {_SINGULAR[table]}: {_line(values)}")
    if plan.refused:
        click.echo(f"Refused rows: {len(plan.refused):,}")
        for refusal in plan.refused:
            click.echo(f"  {refusal.place}: {refusal.reason}")
    if plan.findings:
        _show_findings(plan.findings, every=every)


_SINGULAR = {"taxa": "taxon", "ranges": "range State", "events": "event"}


def _line(row: "Row") -> str:
    parts = [row.get("id"), row.get("name"), row.get("taxon_id"), row.get("country_id"), row.get("change")]
    parts += [row.get("appendix"), row.get("effective"), row.get("party_id"), row.get("rank"), row.get("status")]
    return " ".join(str(part) for part in parts if part)


def _show_findings(findings: "tuple[Finding, ...]", *, every: bool) -> None:
    counts = Counter(finding.code for finding in findings)
    click.echo(f"Findings: {len(findings):,}")
    shown: Counter[str] = Counter()
    for finding in sorted(findings, key=lambda each: each.code):
        shown[finding.code] += 1
        if every or shown[finding.code] <= _SHOWN:
            click.echo(f"  {finding.code:26} {finding.text}")
        elif shown[finding.code] == _SHOWN + 1:
            click.echo(f"  {finding.code:26} … and {counts[finding.code] - _SHOWN:,} more (--all shows them)")


@contextmanager
def _busy(sentence: str) -> Iterator[None]:
    from rich.console import Console

    with Console(stderr=True).status(sentence):
        yield


@contextmanager
def _bars() -> Iterator["Progress | None"]:
    """Bars on the terminal, one a table; nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True)) as bars:
        tasks: dict[str, int] = {}

        def told(table: str, done: int, total: int) -> None:
            if table not in tasks:
                tasks[table] = bars.add_task(f"Storing {table}", total=total)
            bars.update(tasks[table], completed=done)  # type: ignore[arg-type]

        yield told
