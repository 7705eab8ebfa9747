"""`accord concordance diff`: two editions of one list, and what changed between them."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from accord.core.concordance.edition_changes import EditionComparison
    from accord.core.taxonomy.columns import ChecklistColumns


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="Write here: .csv .xlsx .html .jsonl")
def command(old: str, new: str, out: Path) -> None:
    """Compare two editions of one list, OLD and NEW: files of any format, or ids of loaded editions.

    One row a change, with both names and the evidence: added, removed, renamed, transferred, split, lumped, re-ranked,
    author changed, moved, status changed.
    """
    from rich.console import Console

    from accord.core.concordance.editions import compare_editions
    from accord.documents.edition_changes import check_ending, write_edition_changes

    check_ending(out)
    console = Console(stderr=True)
    with console.status("Reading the lists …"):
        (before, old_label, old_source), (after, new_label, new_source) = (_opened(given) for given in (old, new))
    if old_label == new_label:
        old_label, new_label = f"{old_label} ({Path(old).name})", f"{new_label} ({Path(new).name})"
    with console.status("Comparing …"):
        comparison = compare_editions(before, after, old_label=old_label, new_label=new_label)
    with console.status(f"Writing {out.name} …"):
        write_edition_changes(comparison, out, sources=(old_source, new_source))
    _print_summary(comparison, out)


def _opened(given: str) -> "tuple[ChecklistColumns, str, str]":
    """The columns of a list, what to call it, and where it comes from."""
    from accord.cli.checklists import open_list
    from accord.exchange.checklists.members import open_members
    from accord.exchange.checklists.reading import ReadChecklist

    opened, label = open_list(given)
    if isinstance(opened, ReadChecklist):
        path = Path(given)
        return opened.columns, label, f"{path.name} (SHA-256 {open_members(path).sha256()[:16]}); {opened.format}"
    return opened.columns, label, f"{opened.id}: {opened.file} (SHA-256 {opened.sha256[:16]}); {opened.format}"


def _print_summary(comparison: "EditionComparison", out: Path) -> None:
    click.echo(f"{comparison.old} and {comparison.new}")
    click.echo(f"{comparison.old_taxa:,} taxa before, {comparison.new_taxa:,} now, {comparison.unchanged:,} unchanged")
    for kind, count in comparison.counts().items():
        click.echo(f"{count:8,}  {kind.value}")
    if comparison.one_sided:
        click.echo(f"{comparison.one_sided:8,}  at ranks that only one of them lists: neither added nor removed")
    click.echo(f"Written: {out}")
