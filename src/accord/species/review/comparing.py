"""Two lists compared, and what a person must decide about the taxa of the first sent to the review queue.

The comparison is made without any decision, so that what the lists say now can be held against what was decided.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accord.core.taxonomy import DETERMINATE, Decision, Relation
from accord.species.review.models import Answer, QuestionKind
from accord.species.review.values import Asked, Candidate

if TYPE_CHECKING:
    from accord.core.taxonomy.comparing.model import Comparison, Row
    from accord.species.review.lists import NamedList

_GROUPS = ("class", "order", "family")
_KEY, _NAME, _AUTHORS, _RANK, _GROUP = 200, 300, 300, 40, 100


@dataclass(frozen=True)
class Compared:
    """What a comparison gives the queue; of the first list: all taxa, those that are placed, those of groups that the second
    list does not have at all (of a bird nobody asks a list of mammals).
    """

    questions: tuple[Asked, ...]
    taxa: int
    placed: int
    outside: int


def compared(left: "NamedList", right: "NamedList") -> Compared:
    """Compare two lists and put into questions what a person must decide about the taxa of the first.

    Also asked again is what was answered before: the queue then shows where the lists say otherwise than they did.
    """
    from accord.core.taxonomy.comparing import compare  # noqa: PLC0415
    from accord.core.taxonomy.listed import checklist_of, stated_by  # noqa: PLC0415

    lists = [checklist_of(each.columns, each.label) for each in (left, right)]
    stated = [stated_by(each.columns) for each in (left, right)]
    found = compare(*lists, stated_left=stated[0], stated_right=stated[1])
    answered = {row.question.key: row for row in _answers(left.checklist, right.checklist)}
    by_left: dict[str, list[Row]] = defaultdict(list)
    for row in found.rows:
        if row.articulation.left:
            by_left[row.articulation.left].append(row)
    reasons = _reasons(found)
    outside = _outside(left, right) & {key for key, rows in by_left.items() if all(row.right is None for row in rows)}
    open_ = {key for key, rows in by_left.items() if any(row.review for row in rows)} - outside
    classes = dict(left.columns.names.select("id", "class").iter_rows())
    questions = [
        _question((left, right), key, by_left[key], reasons.get(key, ""), classes.get(key) or "")
        for key in by_left
        if key in open_ | set(answered)
    ]
    return Compared(tuple(questions), len(by_left), len(by_left) - len(open_) - len(outside), len(outside))


def _outside(left: "NamedList", right: "NamedList") -> set[str]:
    """The taxa of the first list whose class, order and family the second does not have, as far as both name them."""
    import polars as pl  # noqa: PLC0415

    there = {rank: set(right.columns.names[rank].drop_nulls().str.to_lowercase().unique()) for rank in _GROUPS}
    ranks = [rank for rank in _GROUPS if there[rank]]
    if not ranks:
        return set()
    said = [pl.col(rank).str.to_lowercase() for rank in ranks]
    known = pl.any_horizontal(each.is_not_null() for each in said)
    inside = pl.any_horizontal(
        each.is_in(list(there[rank])).fill_null(value=False) for each, rank in zip(said, ranks, strict=True)
    )
    return set(left.columns.names.filter(known & ~inside)["id"])


def decisions_between(left: str, right: str) -> tuple[Decision, ...]:
    """What people decided on pairs of two lists (without their editions), as the comparison takes decisions."""
    return tuple(
        Decision(
            left=row.question.key,
            right=row.chosen,
            relation=Relation(row.relation),
            reason=row.reason,
            decided_on=row.decided_on,
            decided_by=row.decided_by,
            left_name=str(row.question),
            right_name=row.chosen_name,
        )
        for row in _answers(left, right)
        if row.chosen
    )


def _answers(left: str, right: str) -> Iterable[Answer]:
    kinds = (QuestionKind.PAIR, QuestionKind.NAME)
    rows = Answer.objects.filter(
        revoked_on=None, question__asked_in=left, question__against=right, question__kind__in=kinds
    )
    return rows.select_related("question").order_by("decided_on", "id")


def _reasons(found: "Comparison") -> dict[str, str]:
    """Left taxon -> the discrepancies about it in words."""
    said: dict[str, list[str]] = defaultdict(list)
    for each in found.discrepancies:
        if each.left:
            said[each.left].append(f"{each.kind.title}: {each.text}")
    return {key: "\n".join(dict.fromkeys(texts)) for key, texts in said.items()}


def _question(lists: "tuple[NamedList, NamedList]", key: str, rows: list["Row"], reasons: str, class_: str) -> Asked:
    left, right = lists
    taxon = rows[0].left
    assert taxon is not None
    evidence = [each.text for row in rows for each in row.articulation.evidence]
    return Asked(
        kind=QuestionKind.PAIR.value,
        asked_in=left.checklist,
        against=right.checklist,
        edition=right.edition,
        key=key[:_KEY],
        name=taxon.concept.name[:_NAME],
        authorship=taxon.concept.authorship[:_AUTHORS],
        rank=taxon.concept.rank[:_RANK],
        group=class_[:_GROUP],
        explanation=reasons or "\n".join(dict.fromkeys(evidence)),
        candidates=tuple(_candidate(row) for row in rows if row.right is not None),
    )


def _candidate(row: "Row") -> Candidate:
    assert row.right is not None
    concept = row.right.concept
    said = row.articulation
    possible = {said.relation} if said.relation in DETERMINATE else said.possible
    return Candidate(
        key=concept.id,
        name=f"{concept.name} {concept.authorship}".strip(),
        evidence=" ".join(dict.fromkeys(each.text for each in said.evidence)),
        method=said.method.value if said.method else "",
        possible=tuple(sorted(each.value for each in possible)),
    )
