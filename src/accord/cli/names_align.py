"""`accord names reason` and `accord names align`: how the taxa of two classifications stand to one another."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
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
