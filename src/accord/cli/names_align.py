"""`accord names reason` and `accord names align`: how the taxa of two classifications stand to one another."""

import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.cli.names_match import FILES
from accord.core.errors import Invalid

if TYPE_CHECKING:
    from accord.core.taxonomy import Decision
    from accord.core.taxonomy.columns import ChecklistColumns
    from accord.core.taxonomy.reasoning import Finding

_LINES_AT_ONCE = 5_000


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def reason(file: Path) -> None:
    """Print every relation that the taxa of FILE can have: trees and articulations as Euler/X and CleanTax write them.

    One JSON object a pair of taxa of two trees; the relations are congruent, includes, included_in, overlaps, disjoint.
    Articulations that contradict one another give one object with a smallest set of them instead.
    """
    from accord.core.taxonomy.reasoning import conclusions, contradiction
    from accord.exchange.euler import read_euler

    problem = read_euler(file)
    clash = contradiction(problem)
    if clash:
        click.echo(json.dumps({"inconsistent": [each.text for each in clash]}, ensure_ascii=False))
        return
    lines: list[str] = []
    for finding in conclusions(problem):
        lines.append(_line(finding))
        if len(lines) == _LINES_AT_ONCE:
            click.echo("\n".join(lines))
            lines.clear()
    if lines:
        click.echo("\n".join(lines))
    sys.stdout.flush()


def _line(finding: "Finding") -> str:
    from accord.core.taxonomy.reasoning import label

    row = {"a": label(finding.left), "relations": list(finding.relations), "b": label(finding.right)}
    return json.dumps(row, ensure_ascii=False)


@click.command()
@click.argument("left")
@click.argument("right")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write to."
)
@click.option("--left-name", help="What to call the left list. [default: what it calls itself, or its file]")
@click.option("--right-name", help="What to call the right list.")
@click.option(
    "--decisions",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="CSV of what people decided: left_id, left_name, relation, right_id, right_name, reason, decided_by, decided_on.",
)
def align(
    left: str, right: str, out: Path, left_name: str | None, right_name: str | None, decisions: Path | None
) -> None:
    """Say of every taxon of two checklists which of the other it is, is part of or takes in, and why.

    LEFT and RIGHT are checklists in any format that Accord reads (ColDP, Darwin Core, MDD, AviList, a plain table …), or
    ids of lists and editions that the register holds; then what people decided on their pairs in the review queue holds.
    Written are alignment.csv, alignment.sssom.tsv, discrepancies.csv and report.html.
    """
    from rich.console import Console

    from accord.cli.listings import today
    from accord.core.taxonomy.comparing import compare
    from accord.core.taxonomy.listed import checklist_of, stated_by
    from accord.documents.alignment import write_alignment
    from accord.exchange.decided_pairs import read_decisions

    console = Console(stderr=True)
    decided = read_decisions(decisions) if decisions else ()
    with console.status("Reading the two lists …"):
        opened = _labelled(_opened(left, left_name), _opened(right, right_name))
    with console.status("Aligning …"):
        decided = (*_of_the_register(*opened), *decided)
        lists = [checklist_of(each.columns, each.label) for each in opened]
        stated = [stated_by(each.columns) for each in opened]
        comparison = compare(*lists, decisions=decided, stated_left=stated[0], stated_right=stated[1])
    with console.status("Writing …"):
        sources = tuple(f"{each.label}: {each.said}" for each in opened)
        written = write_alignment(comparison, out, made_on=today().isoformat(), sources=sources)
    for name, count in (*comparison.relations().items(), ("for review", sum(row.review for row in comparison.rows))):
        console.print(f"{count:>9,}  {name.replace('_', ' ')}", highlight=False)
    console.print(
        f"Written: {', '.join(path.name for path in written)} in {out}", highlight=False, markup=False, soft_wrap=True
    )


@dataclass(frozen=True)
class _Opened:
    """One of the two lists: its tables, what to call it, and where it comes from."""

    columns: "ChecklistColumns"
    label: str
    file: str
    said: str
    checklist: str = ""
    """The list without its edition, where the register holds it: what people decided is kept by that."""


def _opened(source: str, name: str | None) -> _Opened:
    """A file or folder, or an edition that the register holds. Raises Invalid and NotFound."""
    path = Path(source)
    if path.exists():
        from accord.exchange.checklists.recognised import read_checklist

        read = read_checklist(path)
        label = name or " ".join(filter(None, (read.about.title, read.about.edition))) or path.name
        return _Opened(
            read.columns, label, path.name, f"{path.name}, {read.format}, {read.columns.names.height:,} names"
        )
    if path.suffix.lower() in FILES or len(path.parts) > 1:
        raise Invalid("there is no such file or folder", place=source)
    from accord.cli import _django

    _django.ready()
    from accord.species.review.lists import named_list

    held = named_list(source)
    said = f"{held.key} of the register, {held.columns.names.height:,} names"
    return _Opened(held.columns, name or held.label, held.key, said, held.checklist)


def _of_the_register(left: _Opened, right: _Opened) -> "tuple[Decision, ...]":
    """What people decided on pairs of two lists of the register, in whichever editions."""
    if not (left.checklist and right.checklist):
        return ()
    from accord.species.review.comparing import decisions_between

    return decisions_between(left.checklist, right.checklist)


def _labelled(left: _Opened, right: _Opened) -> tuple[_Opened, _Opened]:
    """Two lists of one name are told apart: by their files, or by their sides."""
    if left.label != right.label:
        return left, right
    if left.file != right.file:
        return replace(left, label=left.file), replace(right, label=right.file)
    return replace(left, label=f"{left.label} (left)"), replace(right, label=f"{right.label} (right)")
