"""Where new evidence speaks against what a person decided: what the lists said then, and what they say now.

A person may decide against the evidence; that is no contradiction as long as the evidence is the one that they saw.
"""

from collections import defaultdict
from collections.abc import Iterable

from accord.core.taxonomy import DETERMINATE, Articulation, Relation
from accord.species.review.values import Asked, Ruling


class Statements:
    """What the evidence alone says, by taxon of either side."""

    def __init__(self, articulations: Iterable[Articulation]) -> None:
        self._by_left: dict[str, list[Articulation]] = defaultdict(list)
        self._by_right: dict[str, list[Articulation]] = defaultdict(list)
        for each in articulations:
            if each.left:
                self._by_left[each.left].append(each)
            if each.right:
                self._by_right[each.right].append(each)

    def of(self, left: str, right: str) -> list[Articulation]:
        """Everything said of the two taxa, on either side."""
        found = {id(each): each for each in (*self._by_left.get(left, ()), *self._by_right.get(right, ()))}
        return list(found.values())

    def about(self, left: str, right: str) -> str:
        """The same as text, a statement a line, in an order of its own: what a decision is held against later."""
        return "\n".join(sorted(_line(each) for each in self.of(left, right)))


def contradiction_of_pair(pair: tuple[str, str], ruling: Ruling, statements: Statements) -> str:
    """What speaks against a decision on a pair, or on one taxon; empty when nothing does, or nothing new."""
    now = statements.about(*pair)
    if now == ruling.evidence:
        return ""
    left, right = pair
    found = []
    for each in statements.of(left, right):
        if each.relation not in DETERMINATE:
            continue
        same_pair = (each.left or "", each.right or "") == pair
        joined = each.relation is not Relation.DISJOINT
        if not ruling.relation:  # decided: no counterpart
            against = joined
        elif same_pair:
            against = each.relation.value != ruling.relation
        else:
            both_congruent = each.relation is Relation.CONGRUENT and ruling.relation == Relation.CONGRUENT
            against = both_congruent and left != "" and right != ""
        if against:
            found.append(_line(each))
    return "\n".join(sorted(found))


def contradiction_of_answer(question: Asked, now: str, ruling: Ruling) -> str:
    """What speaks against an answer: the taxon is no longer found, or one is found where there was none."""
    if now == ruling.evidence:
        return ""
    if not ruling.chosen:
        known = set(ruling.evidence.splitlines())
        return "\n".join(line for line in now.splitlines() if line not in known)
    called = ruling.chosen_name.casefold()
    for each in question.candidates:
        if ruling.chosen in (each.key, each.accepted_key) or called in (
            each.name.casefold(),
            each.accepted_name.casefold(),
        ):
            # Of a pair the relation was decided, too: what the lists now leave possible must allow it.
            if question.kind == "pair" and each.possible and ruling.relation not in each.possible:
                return f"{question.name} {' or '.join(each.possible).replace('_', ' ')} {each.name}"
            return ""
    return now or f"{ruling.chosen_name or ruling.chosen} is no longer among what is found."


def _line(each: Articulation) -> str:
    if each.left and each.right:
        return f"{each.left} {each.relation} {each.right}"
    return f"{each.left or each.right} {each.relation}"
