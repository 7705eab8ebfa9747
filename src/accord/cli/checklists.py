"""`accord checklists`: editions of checklists that names are matched against: load, look at, export, drop them."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.cli._rows import output_format, print_rows
from accord.core.errors import Invalid

if TYPE_CHECKING:
    from accord.core.listings.model import Finding
    from accord.exchange.checklists.reading import About, ReadChecklist
    from accord.species.editions.values import Described, Edition

_SHOWN = 5
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,119}")
_ENDINGS = (".csv", ".tsv", ".txt", ".tab", ".gz", ".zip", ".parquet", ".xlsx")
_VERSION = re.compile(r"[-_.]?(?:v|ed|edition)?[-_.]?\d[\w.]*$")


@click.group()
def command() -> None:
    """Editions of checklists: what names are matched against, read once and kept as it was."""


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "id_", default="", help="The id of the edition (default: from the file's name).")
@click.option(
    "--list", "checklist", default="", help="The list that it is an edition of (default: the id without version)."
)
@click.option("--title", default="", help="Title, where the list itself gives none or another.")
@click.option("--edition", default="", help="Which edition it is (1.13, 2025).")
@click.option("--date", "issued", default="", help="When it was published, as printed.")
@click.option("--licence", default="", help="Under which licence it may be used.")
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Which column of a plain table holds what (name=Sci_Name).",
)
@click.option("--dry-run", is_flag=True, help="Only show what was read.")
@click.option("--all", "every", is_flag=True, help="Print every finding, not only the first of each kind.")
def load(
    file: Path,
    id_: str,
    checklist: str,
    title: str,
    edition: str,
    issued: str,
    licence: str,
    mapping: tuple[str, ...],
    dry_run: bool,
    every: bool,
) -> None:
    """Read FILE (any format, also zipped, gzipped or a folder) and keep it as an edition.

    Shows the format, for plain tables which column was taken for what, samples and findings. The same list again
    changes nothing.
    """
    from rich.console import Console

    from accord.exchange.checklists.members import open_members
    from accord.exchange.checklists.recognised import read_checklist

    corrections = read_mapping(mapping)
    console = Console(stderr=True)
    with console.status(f"Reading {file.name} …"):
        read = read_checklist(file, corrections)
        digest = open_members(file).sha256()
    described = _described(file, read, digest, id_=id_, checklist=checklist)
    described = _corrected(described, title=title, edition=edition, issued=issued, licence=licence)
    _show_read(file, read, digest, every=every)
    if dry_run:
        click.echo("Nothing was stored: this was a dry run.")
        return
    _store(read, described)


@command.command("list")
@output_format
def list_(form: str) -> None:
    """The editions that the register holds."""
    from accord.cli import _django

    _django.ready()
    from accord.species.editions.queries import editions

    print_rows(
        editions(),
        form,
        lambda row: (row.id, row.title, row.edition, f"{row.names:,} names", f"{row.accepted:,} accepted", row.format),
        none="no edition is loaded: `accord checklists load FILE`",
    )


@command.command()
@click.argument("id_", metavar="ID")
def show(id_: str) -> None:
    """What is known of the edition ID, with some of its names; its files are checked."""
    from accord.cli import _django

    _django.ready()
    from accord.species.editions import store
    from accord.species.editions.queries import open_edition, row_of, uses

    edition, row = open_edition(id_), row_of(id_)
    columns = edition.columns
    said = {
        "title": f"{edition.title} {edition.edition}".strip(),
        "list": edition.checklist,
        "issued": edition.issued,
        "licence": edition.licence,
        "read from": f"{edition.file} ({edition.format}), SHA-256 {edition.sha256}",
        "loaded": f"{edition.retrieved_at:%Y-%m-%d %H:%M} UTC",
        "names": f"{edition.names:,}, of which {edition.accepted:,} accepted and {edition.synonyms:,} synonyms",
        "relations": f"{row.relations:,} of concepts" if row.relations else "",
        "common names": f"{row.vernaculars:,}" if row.vernaculars else "",
        "columns": ", ".join(f"{field}={column}" for field, column in row.mapping.items()),
        "findings": ", ".join(f"{code} {count:,}" for code, count in row.findings.items()),
        "files": f"{edition.content[:16]}…, {store.size(edition.content) / 1e6:,.1f} MB, as they were written",
        "used by": "; ".join(uses(row)),
    }
    for name, value in said.items():
        if value:
            click.echo(f"{name:13} {value}")
    _show_sample(columns.names.head(_SHOWN).iter_rows(named=True))


@command.command()
@click.argument("id_", metavar="ID")
@click.option("--reason", required=True, help="Why it is dropped.")
def drop(id_: str, reason: str) -> None:
    """Forget the edition ID, unless decisions rest on it. Its files stay until `accord checklists clean`."""
    from accord.cli import _django

    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.journal.queries import seal
    from accord.species.editions.acts import drop_checklist_edition

    drop_checklist_edition(actor=OPERATOR, edition=id_, reason=reason)
    click.echo(f"Dropped as entry {seal().number} of the journal; `accord journal undo {seal().number}` takes it back.")


@command.command()
@click.argument("list_", metavar="ID|FILE")
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="Write here: a .zip archive.")
@click.option(
    "--format", "form", type=click.Choice(["coldp", "dwca"]), required=True, help="ColDP, or a Darwin Core archive."
)
def export(list_: str, out: Path, form: str) -> None:
    """Write an edition, or a file of any format, as an archive that other systems read."""
    from rich.console import Console

    from accord.exchange.checklists.coldp_written import write_coldp
    from accord.exchange.checklists.darwin_core_written import write_darwin_core
    from accord.exchange.checklists.reading import About, ReadChecklist

    if out.suffix.lower() != ".zip":
        raise Invalid("an archive ends in .zip", place=str(out))
    with Console(stderr=True).status("Reading the list …"):
        opened, label = open_list(list_)
        columns = opened.columns
    about = opened.about if isinstance(opened, ReadChecklist) else _about(opened)
    with Console(stderr=True).status(f"Writing {out.name} …"):
        write = write_coldp if form == "coldp" else write_darwin_core
        write(columns, about if about.title else About(label, about.edition, about.issued, about.licence), out)
    click.echo(f"Written: {out} ({columns.names.height:,} names)")


def _about(edition: "Edition") -> "About":
    from accord.exchange.checklists.reading import About

    return About(edition.title, edition.edition, edition.issued, edition.licence)


@command.command()
def clean() -> None:
    """Delete the files of dropped editions, and what a crash left behind."""
    import shutil

    from accord.cli import _django

    _django.ready()
    from accord.species.editions import store
    from accord.species.editions.models import ChecklistEdition

    used = frozenset(ChecklistEdition.objects.values_list("content", flat=True))
    folders = list(store.unused(used))
    for folder in folders:
        shutil.rmtree(folder)
    click.echo(f"Deleted {len(folders)} {'folder' if len(folders) == 1 else 'folders'} that no edition uses.")


def read_mapping(given: Iterable[str]) -> dict[str, str]:
    """`name=Sci_Name` as field -> column. Raises Invalid for what has no such form."""
    found: dict[str, str] = {}
    for each in given:
        field, equals, column = each.partition("=")
        if not equals or not field.strip() or not column.strip():
            raise Invalid(f"“{each}” maps nothing: write FIELD=COLUMN, such as name=Sci_Name")
        found[field.strip()] = column.strip()
    return found


def open_list(given: str) -> "tuple[ReadChecklist | Edition, str]":
    """An edition of the register by its id, or a file; and what to call it. Raises NotFound, Invalid."""
    from accord.exchange.checklists.recognised import read_checklist

    path = Path(given)
    if path.exists() or not _ID.fullmatch(given) or path.suffix in _ENDINGS:
        read = read_checklist(path)
        return read, " ".join(part for part in (read.about.title, read.about.edition) if part) or path.name
    from accord.cli import _django

    _django.ready()
    from accord.species.editions.queries import open_edition

    edition = open_edition(given)
    return edition, f"{edition.title} {edition.edition}".strip()


def _described(file: Path, read: "ReadChecklist", digest: str, *, id_: str, checklist: str) -> "Described":
    from accord.species.editions.values import Described

    stem = re.sub(r"[^a-z0-9._-]+", "-", file.resolve().name.lower())
    stem = re.sub(r"\.(?:gz|zip|csv|tsv|txt|tab|parquet)(?=\.|$)", "", stem).strip("-._") or "list"
    key = id_ or stem[:120]
    for given in filter(None, (key, checklist)):
        if not _ID.fullmatch(given):
            raise Invalid(
                f"“{given}” is no id of a list: up to 120 small letters, digits, dots, hyphens and underscores"
            )
    return Described(
        id=key,
        checklist=checklist or _VERSION.sub("", key) or key,
        title=(read.about.title or file.resolve().name)[:500],
        file=file.name[:500],
        format=read.format,
        sha256=digest,
        retrieved_at=datetime.now(UTC),
        edition=read.about.edition[:100],
        issued=read.about.issued[:40],
        licence=read.about.licence[:1000],
        mapping={guess.field: guess.column for guess in read.guesses},
    )


def _corrected(described: "Described", **given: str) -> "Described":
    from dataclasses import replace
    from typing import Any

    said: dict[str, Any] = {name: value for name, value in given.items() if value}
    return replace(described, **said)


def _store(read: "ReadChecklist", described: "Described") -> None:
    from accord.cli import _django

    _django.ready()
    from accord.journal.actors import OPERATOR
    from accord.journal.queries import seal
    from accord.species.editions import store
    from accord.species.editions.acts import load_checklist_edition

    before = seal().number
    kept = store.keep(read.columns)
    reason = f"{described.file} ({described.format}), SHA-256 {described.sha256}"
    key = load_checklist_edition(actor=OPERATOR, described=described, kept=kept, findings=read.findings, reason=reason)
    number = seal().number
    if number == before:
        click.echo(f"Nothing new: the register holds all of it already, as {key}.")
    else:
        click.echo(f"Stored as {key}, entry {number} of the journal; `accord journal undo {number}` takes it back.")


def _show_read(file: Path, read: "ReadChecklist", digest: str, *, every: bool) -> None:
    names = read.columns.names
    statuses = Counter(names["status"].to_list())
    title = " ".join(part for part in (read.about.title, read.about.edition) if part)
    click.echo(f"{file}: {read.format}{f', {title}' if title else ''}, SHA-256 {digest[:12]}")
    if read.guesses:
        click.echo("Columns taken for:")
        for guess in read.guesses:
            sample = "; ".join(guess.samples)
            click.echo(f"  {guess.field:12} {guess.column[:30]:30} {guess.confidence:4.0%}  {sample[:80]}")
    click.echo(
        f"{names.height:,} names: " + ", ".join(f"{count:,} {status}" for status, count in statuses.most_common())
    )
    _show_sample(names.head(_SHOWN).iter_rows(named=True))
    show_findings(read.findings, every=every)


def _show_sample(rows: Iterable[dict[str, object]]) -> None:
    for row in rows:
        accepted = row["accepted_ids"]
        target = f" -> {', '.join(accepted)}" if isinstance(accepted, list) and accepted else ""
        parts = (row["id"], row["name"], row["authorship"], row["rank"], f"{row['status']}{target}", row["family"])
        click.echo("  " + "  ".join(str(part) for part in parts if part))


def show_findings(findings: "tuple[Finding, ...]", *, every: bool) -> None:
    """Findings by kind, the first few of each."""
    if not findings:
        return
    click.echo(f"Findings: {len(findings):,}")
    shown: Counter[str] = Counter()
    counts = Counter(finding.code for finding in findings)
    for finding in sorted(findings, key=lambda each: each.code):
        shown[finding.code] += 1
        if every or shown[finding.code] <= _SHOWN:
            click.echo(f"  {finding.code:26} {finding.text}")
        elif shown[finding.code] == _SHOWN + 1:
            click.echo(f"  {finding.code:26} … and {counts[finding.code] - _SHOWN:,} more (--all shows them)")
