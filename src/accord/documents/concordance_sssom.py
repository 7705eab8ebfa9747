"""A concordance as SSSOM: one mapping a line under a YAML header (https://mapping-commons.github.io/sssom).

Relations are TCS 2 terms (TDWG); where SKOS says the same, a second line says it in SKOS. Undecided pairs are no
mappings: they stand in the header as comments, so that nobody takes a proposal for a statement.
"""

import re
from pathlib import Path
from urllib.parse import quote

from accord import __version__
from accord.core.concordance import Concordance, Row
from accord.core.taxonomy import DETERMINATE, Method, Relation

COLUMNS = (
    "subject_id", "subject_label", "predicate_id", "object_id", "object_label", "mapping_justification",
    "author_label", "mapping_date", "comment",
)  # fmt: skip
#: Relations in the words of TCS 2.
TCS = {
    Relation.CONGRUENT: "tcs:isCongruentWith",
    Relation.INCLUDES: "tcs:includes",
    Relation.INCLUDED_IN: "tcs:isIncludedIn",
    Relation.OVERLAPS: "tcs:partiallyOverlaps",
    Relation.DISJOINT: "tcs:isDisjointFrom",
}
#: The same in the words of SKOS, where it has them.
SKOS = {
    Relation.CONGRUENT: "skos:exactMatch",
    Relation.INCLUDES: "skos:narrowMatch",
    Relation.INCLUDED_IN: "skos:broadMatch",
}
#: How each kind of evidence is called in the vocabulary of SSSOM.
JUSTIFICATIONS = {
    Method.EXACT: "semapv:LexicalMatching",
    Method.STEM: "semapv:LexicalMatching",
    Method.TRANSFER: "semapv:CompositeMatching",
    Method.SYNONYM: "semapv:BackgroundKnowledgeBasedMatching",
    Method.LINEAGE: "semapv:StructuralMatching",
    Method.HIGHER: "semapv:StructuralMatching",
    Method.EXEMPLAR: "semapv:InstanceBasedMatching",
    Method.STATED: "semapv:BackgroundKnowledgeBasedMatching",
    Method.REASONED: "semapv:LogicalReasoning",
    Method.DECISION: "semapv:ManualMappingCuration",
}


def write_sssom(concordance: Concordance, path: Path) -> None:
    """The determinate relations of the rows that have a taxon on both sides."""
    rows = [row for row in concordance.rows if row.left is not None and row.right is not None]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"#{line}\n" for line in _header(concordance, rows))
        file.write("\t".join(COLUMNS) + "\n")
        for row in rows:
            if row.relation in DETERMINATE:
                file.writelines("\t".join(cells) + "\n" for cells in _mappings(concordance, row))


def _header(concordance: Concordance, rows: list[Row]) -> list[str]:
    left, right = prefix(concordance.left), prefix(concordance.right)
    lines = [
        "curie_map:",
        f"  {left}: urn:accord:taxon:{left}:",
        f"  {right}: urn:accord:taxon:{right}:",
        "  tcs: http://rs.tdwg.org/tcs/terms/",
        "  skos: http://www.w3.org/2004/02/skos/core#",
        "  semapv: https://w3id.org/semapv/vocab/",
        f"mapping_set_id: urn:accord:concordance:{left}-{right}:{concordance.on}",
        f'mapping_set_title: "{concordance.left} and {concordance.right}, taxa listed on {concordance.on}"',
        'license: "https://w3id.org/sssom/license/unspecified"',
        f'subject_source_version: "{concordance.on}"',
        f'object_source_version: "{concordance.on}"',
        "mapping_tool: Accord",
        f'mapping_tool_version: "{__version__}"',
    ]
    undecided = [row for row in rows if row.relation is Relation.UNDECIDED]
    if undecided:
        lines.append(f"# {len(undecided)} pairs are undecided and no mappings:")
    for row in undecided:
        possible = ", ".join(sorted(row.articulation.possible)) or "any relation"
        lines.append(
            one_line(
                f"# {_id(concordance.left, row, 'left')} {_label(row, 'left')} ? {_id(concordance.right, row, 'right')} {_label(row, 'right')} ({possible})"
            )
        )
    return lines


def _mappings(concordance: Concordance, row: Row) -> list[list[str]]:
    justification = JUSTIFICATIONS.get(row.articulation.method or Method.EXACT, "semapv:UnspecifiedMatching")
    if row.decision is not None:
        justification = "semapv:ManualMappingCuration"
    decided_on = row.decision.decided_on if row.decision and row.decision.decided_on else concordance.on
    author = row.decision.decided_by if row.decision else ""
    predicates = [TCS[row.relation], *([SKOS[row.relation]] if row.relation in SKOS else [])]
    return [
        [
            one_line(cell)
            for cell in (
                _id(concordance.left, row, "left"),
                _label(row, "left"),
                predicate,
                _id(concordance.right, row, "right"),
                _label(row, "right"),
                justification,
                author,
                str(decided_on),
                " ".join(evidence.text for evidence in row.articulation.evidence),
            )
        ]
        for predicate in predicates
    ]


def _id(list_label: str, row: Row, side: str) -> str:
    taxon = row.left if side == "left" else row.right
    return f"{prefix(list_label)}:{quote(taxon.id if taxon else '', safe='-._~')}"


def _label(row: Row, side: str) -> str:
    taxon = row.left if side == "left" else row.right
    return taxon.name if taxon else ""


def prefix(list_label: str) -> str:
    """What stands before the ids of a list."""
    return re.sub(r"[^a-z0-9]+", "-", list_label.lower()).strip("-") or "list"


def one_line(text: str) -> str:
    """A cell without tabs, line ends and lone surrogates."""
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
