"""`accord names reason` and `accord names align`: how the taxa of two classifications stand to one another."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from accord.core.taxonomy.reasoning import Finding
    from accord.exchange.checklists.reading import ReadChecklist

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
@click.argument("left", type=click.Path(path_type=Path, exists=True))
@click.argument("right", type=click.Path(path_type=Path, exists=True))
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
    left: Path, right: Path, out: Path, left_name: str | None, right_name: str | None, decisions: Path | None
) -> None:
    """Say of every taxon of two checklists which of the other it is, is part of or takes in, and why.

    LEFT and RIGHT are checklists in any format that Accord reads (ColDP, Darwin Core, MDD, AviList, a plain table …).
    Written are alignment.csv, alignment.sssom.tsv, discrepancies.csv and report.html.
    """
    from rich.console import Console

    from accord.cli.listings import today
    from accord.core.taxonomy.comparing import compare
    from accord.core.taxonomy.listed import checklist_of, stated_by
    from accord.documents.alignment import write_alignment
    from accord.exchange.checklists.recognised import read_checklist
    from accord.exchange.decided_pairs import read_decisions

    console = Console(stderr=True)
    decided = read_decisions(decisions) if decisions else ()
    with console.status("Reading the two lists …"):
        reads = [read_checklist(path) for path in (left, right)]
    labels = _labels([(left_name, left, reads[0]), (right_name, right, reads[1])])
    with console.status("Aligning …"):
        lists = [checklist_of(read.columns, label) for read, label in zip(reads, labels, strict=True)]
        stated = [stated_by(read.columns) for read in reads]
        comparison = compare(*lists, decisions=decided, stated_left=stated[0], stated_right=stated[1])
    with console.status("Writing …"):
        sources = tuple(
            _source(label, path, read) for label, path, read in zip(labels, (left, right), reads, strict=True)
        )
        written = write_alignment(comparison, out, made_on=today().isoformat(), sources=sources)
    for name, count in (*comparison.relations().items(), ("for review", sum(row.review for row in comparison.rows))):
        console.print(f"{count:>9,}  {name.replace('_', ' ')}", highlight=False)
    console.print(f"Written: {', '.join(path.name for path in written)} in {out}", highlight=False, markup=False)


def _labels(named: "list[tuple[str | None, Path, ReadChecklist]]") -> list[str]:
    """What each list is called; two of one name are told apart by their files, or by their sides."""
    titles = [
        given or " ".join(filter(None, (read.about.title, read.about.edition))) or path.name
        for given, path, read in named
    ]
    if titles[0] == titles[1]:
        titles = [path.name for _, path, _ in named]
    return (
        titles
        if titles[0] != titles[1]
        else [f"{title} ({side})" for title, side in zip(titles, ("left", "right"), strict=True)]
    )


def _source(label: str, path: Path, read: "ReadChecklist") -> str:
    return f"{label}: {path.name}, {read.format}, {read.columns.names.height:,} names"
