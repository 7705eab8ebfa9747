"""A concordance as an annex to a committee paper.

Twenty thousand orchids are not printed row by row: what one list alone has is counted by family, and a kind of
discrepancy with very many rows names its taxa by family. The CSV and XLSX files have every row.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from accord.core.concordance import KINDS, Concordance, Row
from accord.core.listings.model import RANKS, Status, Taxon
from accord.core.taxonomy import Relation
from accord.documents.concordance_view import (
    as_of,
    counted,
    group_words,
    pairs,
    relation_words,
    single_listing,
    singles,
    title,
)
from accord.documents.paper import Cell, add_runs, add_table, new_paper

#: A kind with more rows than this names its taxa by family instead of giving the evidence row by row.
LONGEST_TABLE = 120
_ITALIC_FROM = RANKS.index("genus")
_PAGE_CM = 25.7


def write_docx(concordance: Concordance, path: Path) -> None:
    """The annex: summary, discrepancies by kind with evidence, taxa in both lists, what one list alone has, sources."""
    paper = new_paper(title(concordance), landscape=True)
    paper.add_heading("Annex", level=0)
    paper.add_paragraph(title(concordance), style="Subtitle")
    both = pairs(concordance)
    paper.add_paragraph(
        f"This annex sets the taxa listed under {concordance.left} beside those listed under {concordance.right} as of "
        f"{as_of(concordance)}. It has {counted(len(concordance.rows))}, {len(both):,} of them with a taxon in both lists. "
        "Proposals made here bind nobody; the lists and decisions of each convention prevail."
    )
    _summary(paper, concordance)
    paper.add_heading("Discrepancies", level=1)
    for code in concordance.discrepancies():
        _kind(paper, concordance, code)
    _both(paper, concordance, both)
    for relation in (Relation.ONLY_LEFT, Relation.ONLY_RIGHT):
        _singles(paper, concordance, relation)
    paper.add_heading("Sources", level=1)
    for source in concordance.sources or ("Not stated.",):
        paper.add_paragraph(source, style="List Bullet")
    with path.open("wb") as file:
        paper.save(file)


def _summary(paper: Any, concordance: Concordance) -> None:
    paper.add_heading("Summary", level=1)
    relations = [
        [(relation_words(concordance, relation), False), (f"{count:,}", False)]
        for relation, count in concordance.relations().items()
    ]
    add_table(paper, ("Relation of the taxa", "Rows"), relations, (8, 2.5))
    kinds = [
        [
            (KINDS[code].title, False),
            (KINDS[code].family.value, False),
            (f"{count:,}", False),
            (KINDS[code].meaning, False),
        ]
        for code, count in concordance.discrepancies().items()
    ]
    add_table(paper, ("Discrepancy", "About", "Rows", "Meaning"), kinds, (6.2, 2.3, 2, _PAGE_CM - 10.5))


def _kind(paper: Any, concordance: Concordance, code: str) -> None:
    kind = KINDS[code]
    rows = concordance.rows_with(code)
    paper.add_heading(f"{kind.title} ({len(rows):,})", level=2)
    paper.add_paragraph(f"{kind.meaning} Proposed: {kind.proposal}")
    if len(rows) > LONGEST_TABLE:
        shown = [row for row in rows if row.left is not None and row.right is not None]
        if code == "listed_in_one_only" or not shown:
            paper.add_paragraph("Counted by family under “Only in …” below.")
        else:
            _names_by_family(paper, shown)
        return
    table = [
        [
            _name(row.left),
            (_listing(row.left_status), False),
            (relation_words(concordance, row.relation), False),
            _name(row.right),
            (_listing(row.right_status), False),
            (next(each.text for each in row.discrepancies if each.code == code), False),
        ]
        for row in rows
    ]
    head = (concordance.left, "Listed", "Relation", concordance.right, "Listed", "Evidence")
    add_table(paper, head, table, (4.6, 1.6, 2.6, 4.6, 1.6, _PAGE_CM - 15))


def _names_by_family(paper: Any, rows: Sequence[Row]) -> None:
    for group, members in groupby(rows, key=lambda row: row.group):
        runs: list[Cell] = [(f"{group_words(group[-1:])}: ", False)]
        for place, row in enumerate(members):
            name = row.left if row.left is not None and not row.left.is_higher else row.right
            runs += [("; " if place else "", False), _name(name)]
        add_runs(paper.add_paragraph(), [*runs, (".", False)])


def _both(paper: Any, concordance: Concordance, rows: Sequence[Row]) -> None:
    paper.add_heading("Taxa in both lists", level=1)
    table = [
        [
            (row.group[-1] if row.group else "", False),
            _name(row.left),
            (_listing(row.left_status), False),
            (relation_words(concordance, row.relation), False),
            _name(row.right),
            (_listing(row.right_status), False),
            ("; ".join(each.kind.title for each in row.discrepancies), False),
            (str(row.decision) if row.decision else "", False),
        ]
        for row in rows
    ]
    head = ("Family", concordance.left, "Listed", "Relation", concordance.right, "Listed", "Discrepancies", "Decision")
    add_table(paper, head, table, (3, 4.6, 1.5, 2.2, 4.6, 1.5, 5.8, 2.5))


def _singles(paper: Any, concordance: Concordance, relation: Relation) -> None:
    groups = singles(concordance, relation)
    if not groups:
        return
    words = relation_words(concordance, relation)
    total = sum(len(rows) for _, rows in groups)
    paper.add_heading(f"{words[0].upper()}{words[1:]} ({total:,})", level=1)
    table = [[(part or "–", False) for part in group] + [(text, False)] for group, text in _counts(groups)]
    add_table(paper, ("Class", "Order", "Family", "Taxa by listing"), table, (5, 5.5, 5.5, _PAGE_CM - 16))


def _counts(groups: Sequence[tuple[tuple[str, ...], list[Row]]]) -> Iterator[tuple[tuple[str, ...], str]]:
    for group, rows in groups:
        counts = Counter(single_listing(row) for row in rows)
        yield group, "; ".join(f"{listing}: {count:,}" for listing, count in sorted(counts.items()))


def _name(taxon: Taxon | None) -> Cell:
    if taxon is None:
        return "", False
    return taxon.name, taxon.rank in RANKS and RANKS.index(taxon.rank) >= _ITALIC_FROM


def _listing(status: Status | None) -> str:
    return status.listing if status else ""
