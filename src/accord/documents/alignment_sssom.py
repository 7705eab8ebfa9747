"""The comparison of two checklists as SSSOM: one mapping a line under a YAML header.

Relations are TCS 2 terms, with a line in SKOS where that says the same. An undecided pair of taxa that surely share
something is `tcs:intersects`; one that may be apart is no mapping, and stands in discrepancies.csv.
"""

import re
from pathlib import Path
from urllib.parse import quote

from accord import __version__
from accord.core.taxonomy.comparing import Comparison, Row
from accord.core.taxonomy.relations import DETERMINATE, Method, Relation
from accord.documents.concordance_sssom import COLUMNS, JUSTIFICATIONS, SKOS, TCS, one_line

_INTERSECTS = "tcs:intersects"


def write_sssom(comparison: Comparison, path: Path, *, made_on: str) -> None:
    """alignment.sssom.tsv; `made_on` is the day of the run."""
    left, right = prefixes(comparison)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"#{line}\n" for line in _header(comparison, left, right, made_on))
        file.write("\t".join(COLUMNS) + "\n")
        for row in comparison.rows:
            if row.left is not None and row.right is not None:
                for predicate in _predicates(row):
                    file.write(
                        "\t".join(one_line(cell) for cell in _cells(row, predicate, left, right, made_on)) + "\n"
                    )


def prefixes(comparison: Comparison) -> tuple[str, str]:
    """Short names of the two lists for ids, told apart where they are the same."""
    one, other = (
        re.sub(r"[^a-z0-9]+", "-", each.label.lower()).strip("-") or "list"
        for each in (comparison.left, comparison.right)
    )
    return (one, other) if one != other else (f"{one}-left", f"{other}-right")


def _header(comparison: Comparison, left: str, right: str, made_on: str) -> list[str]:
    open_ = sum(
        row.relation is Relation.UNDECIDED and Relation.DISJOINT in row.articulation.possible for row in comparison.rows
    )
    return [
        "curie_map:",
        f"  {left}: urn:accord:taxon:{left}:",
        f"  {right}: urn:accord:taxon:{right}:",
        "  tcs: http://rs.tdwg.org/tcs/terms/",
        "  skos: http://www.w3.org/2004/02/skos/core#",
        "  semapv: https://w3id.org/semapv/vocab/",
        f"mapping_set_id: urn:accord:alignment:{left}-{right}:{made_on}",
        f'mapping_set_title: "{_quoted(comparison.left.label)} and {_quoted(comparison.right.label)}, aligned"',
        f'subject_source: "{_quoted(comparison.left.label)}"',
        f'object_source: "{_quoted(comparison.right.label)}"',
        'license: "https://w3id.org/sssom/license/unspecified"',
        "mapping_tool: Accord",
        f'mapping_tool_version: "{__version__}"',
        f'comment: "{open_} pairs may be apart and are no mappings; they stand in discrepancies.csv"',
    ]


def _predicates(row: Row) -> list[str]:
    if row.relation in DETERMINATE:
        return [TCS[row.relation], *([SKOS[row.relation]] if row.relation in SKOS else [])]
    possible = row.articulation.possible
    return [_INTERSECTS] if possible and Relation.DISJOINT not in possible else []


def _cells(row: Row, predicate: str, left: str, right: str, made_on: str) -> list[str]:
    assert row.left is not None
    assert row.right is not None
    each = row.articulation
    strongest = JUSTIFICATIONS.get(
        each.evidence[0].method if each.evidence else Method.EXACT, "semapv:UnspecifiedMatching"
    )
    decided = each.decision
    return [
        f"{left}:{quote(row.left.id, safe='-._~')}",
        row.left.label,
        predicate,
        f"{right}:{quote(row.right.id, safe='-._~')}",
        row.right.label,
        "semapv:ManualMappingCuration" if decided else strongest,
        decided.decided_by if decided else "",
        str(decided.decided_on) if decided and decided.decided_on else made_on,
        " ".join(evidence.text for evidence in each.evidence),
    ]


def _quoted(text: str) -> str:
    return one_line(text).replace("\\", "\\\\").replace('"', '\\"')
