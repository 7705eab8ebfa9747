"""The comparison of two checklists as CSV: a row a pair or single, and a row a discrepancy. UTF-8, LF."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from accord.core.taxonomy.comparing import Comparison, Discrepancy, Row, cover
from accord.core.taxonomy.reasoning.statements import FIVE
from accord.core.taxonomy.relations import Relation
from accord.documents.cells import harmless

#: `possible` are the relations still possible where the relation is undecided. `cover_of_right` says how far a listing of
#: the left taxon, as its list understands it, covers the right one: wholly, partly, not, unknown.
COLUMNS = (
    "left_id", "left_name", "left_authorship", "left_rank", "relation", "right_id", "right_name", "right_authorship",
    "right_rank", "possible", "method", "author", "cover_of_left", "cover_of_right", "review", "in_both", "only_left",
    "only_right", "explanation", "decision",
)  # fmt: skip
DISCREPANCY_COLUMNS = (
    "discrepancy", "left_id", "left_name", "right_id", "right_name", "relation", "text", "candidates", "effect",
    "proposed", "state",
)  # fmt: skip


def write_rows(comparison: Comparison, path: Path) -> None:
    """alignment.csv."""
    _write(path, COLUMNS, (fields(row) for row in comparison.rows))


def write_discrepancies(comparison: Comparison, path: Path) -> None:
    """discrepancies.csv."""
    rows = {(row.articulation.left, row.articulation.right): row for row in comparison.rows}
    _write(path, DISCREPANCY_COLUMNS, (_discrepancy(each, rows, comparison) for each in comparison.discrepancies))


def fields(row: Row) -> dict[str, str]:
    """The cells of one row by column."""
    each = row.articulation
    first = each.evidence[0] if each.evidence else None
    cells = {"relation": each.relation.value}
    for side, entry in (("left", row.left), ("right", row.right)):
        cells[f"{side}_id"] = entry.id if entry else ""
        cells[f"{side}_name"] = entry.label if entry else ""
        cells[f"{side}_authorship"] = entry.concept.authorship if entry else ""
        cells[f"{side}_rank"] = entry.concept.rank if entry else ""
    return cells | {
        "possible": " ".join(relation.value for relation in FIVE if relation in each.possible),
        "method": first.method.value if first and row.left and row.right else "",
        "author": first.author.value if first and row.left and row.right else "",
        "cover_of_left": cover(each).value,
        "cover_of_right": cover(each, of_right=True).value,
        "review": "yes" if row.review else "",
        "in_both": "; ".join(row.in_both),
        "only_left": "; ".join(row.only_left),
        "only_right": "; ".join(row.only_right),
        "explanation": " ".join(evidence.text for evidence in each.evidence),
        "decision": str(each.decision) if each.decision else "",
    }


def effect_words(row: Row | None, comparison: Comparison) -> str:
    """What a relation does to a listing by the one list, for the taxon of the other."""
    if row is None or row.left is None or row.right is None:
        return "Unknown: the other list has no such taxon."
    said = cover(row.articulation, of_right=True)
    how = {"wholly": "is wholly covered", "partly": "is partly covered", "not": "is not covered"}.get(said)
    if how is None:
        return f"Whether a listing of {row.left.label} covers {row.right.label} is unknown."
    return f"{row.right.label} of {comparison.right.label} {how} by a listing of {row.left.label} as {comparison.left.label} understands it."


def _discrepancy(
    each: Discrepancy, rows: Mapping[tuple[str | None, str | None], Row], comparison: Comparison
) -> dict[str, str]:
    row = rows.get((each.left, each.right))
    left = comparison.left.entries.get(each.left) if each.left else None
    right = comparison.right.entries.get(each.right) if each.right else None
    decided = row is not None and row.articulation.decision is not None
    return {
        "discrepancy": each.kind.code,
        "left_id": each.left or "",
        "left_name": left.label if left else "",
        "right_id": each.right or "",
        "right_name": right.label if right else "",
        "relation": row.relation.value if row else Relation.UNDECIDED.value,
        "text": each.text,
        "candidates": "; ".join(each.candidates),
        "effect": effect_words(row, comparison),
        "proposed": each.kind.proposal,
        "state": "decided" if decided else "open",
    }


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([harmless(row[column]) for column in columns])
