"""A concordance as documents show it: what stands in both lists row by row, what stands in one by group."""

from collections.abc import Sequence
from itertools import groupby

from accord.core.concordance import Concordance, Discrepancy, Family, Row
from accord.core.listings.explain import in_words
from accord.core.taxonomy import Relation

#: How a relation is said between the two names.
RELATION_WORDS = {
    Relation.CONGRUENT: "same as",
    Relation.INCLUDES: "includes",
    Relation.INCLUDED_IN: "included in",
    Relation.OVERLAPS: "overlaps",
    Relation.DISJOINT: "apart from",
    Relation.UNDECIDED: "undecided",
    Relation.ONLY_LEFT: "only in {left}",
    Relation.ONLY_RIGHT: "only in {right}",
}


def title(concordance: Concordance) -> str:
    """What the document is called."""
    return f"Concordance of {concordance.left} and {concordance.right} listings"


def as_of(concordance: Concordance) -> str:
    """The date for which it holds, in words."""
    return in_words(concordance.on)


def counted(rows: int) -> str:
    """`1 row`, `1,234 rows`."""
    return f"{rows:,} {'row' if rows == 1 else 'rows'}"


def relation_words(concordance: Concordance, relation: Relation) -> str:
    """The relation in words, with the names of the lists."""
    return RELATION_WORDS[relation].format(left=concordance.left, right=concordance.right)


def state_words(row: Row, found: Discrepancy) -> str:
    """Where a discrepancy stands in the review: decided, waiting for a person, or nothing that anybody decides here."""
    if row.decision is not None:
        return "decided"
    return "for information" if found.kind.family is Family.LAW else "waits for a decision"


def pairs(concordance: Concordance) -> list[Row]:
    """The rows with a taxon on both sides."""
    return [row for row in concordance.rows if row.left is not None and row.right is not None]


def singles(concordance: Concordance, relation: Relation) -> list[tuple[tuple[str, ...], list[Row]]]:
    """The rows of taxa that only one list has, by class, order and family."""
    rows = [row for row in concordance.rows if row.relation is relation]
    return [(group, list(members)) for group, members in groupby(rows, key=lambda row: row.group)]


def group_words(group: Sequence[str]) -> str:
    """`Aves, Falconiformes, Falconidae`."""
    return ", ".join(part for part in group if part) or "Not placed"


def single_listing(row: Row) -> str:
    """How the one list that has it lists it."""
    status = row.left_status or row.right_status
    return status.listing if status else ""


def single_name(row: Row) -> str:
    """The name in the one list that has it."""
    taxon = row.left or row.right
    return taxon.name if taxon else ""
