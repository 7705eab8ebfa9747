"""How genera, families and orders of two lists stand to one another: it follows from their species.

Each species of one list together with one of the other is a cell; a species without counterpart has one alone. What is
known of species asks for inhabitants; the relations of the groups are those that some world still has.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from accord.core.taxonomy.checklist import Checklist
from accord.core.taxonomy.comparing.model import GroupRow
from accord.core.taxonomy.comparing.refining import Pairs
from accord.core.taxonomy.reasoning.inference import allowed_between
from accord.core.taxonomy.reasoning.search import State, union
from accord.core.taxonomy.relations import Articulation, Relation

GROUP_RANKS = ("genus", "family", "order")


def groups(pairs: Pairs) -> tuple[GroupRow, ...]:
    """Every two groups of one rank that have a species in common."""
    species = _Species(pairs)
    return tuple(row for rank in GROUP_RANKS for row in species.groups(rank))


class _Species:
    def __init__(self, pairs: Pairs) -> None:
        self._pairs = pairs
        self._ids = tuple(
            {id_ for id_, entry in checklist.standing.items() if len(entry.name.epithets) == 1}
            for checklist in (pairs.left, pairs.right)
        )
        self._of = {
            pair: each
            for pair, each in pairs.pairs.items()
            if pair[0] in self._ids[0] and pair[1] in self._ids[1] and each.relation is not Relation.DISJOINT
        }

    def groups(self, rank: str) -> Iterator[GroupRow]:
        lefts, rights = (self._members(rank, side) for side in (0, 1))
        if not lefts or not rights:
            return
        of_left = {id_: name for name, ids in lefts.items() for id_ in ids}
        of_right = {id_: name for name, ids in rights.items() for id_ in ids}
        ties = sorted({(of_left[a], of_right[b]) for a, b in self._of if a in of_left and b in of_right})
        for knot in _tied(ties):
            here, there = sorted({one for one, _ in knot}), sorted({other for _, other in knot})
            state, cells = self._state({name: lefts[name] for name in here}, {name: rights[name] for name in there})
            extents = (
                [union(cells[0].get(id_, 0) for id_ in lefts[name]) for name in here],
                [union(cells[1].get(id_, 0) for id_ in rights[name]) for name in there],
            )
            allowed = allowed_between(state, *extents)
            for one, other in sorted(knot):
                row, column = here.index(one), there.index(other)
                relations = allowed[row][column]
                yield self._row(rank, (one, lefts[one]), (other, rights[other]), relations)

    def _members(self, rank: str, side: int) -> Mapping[str, Sequence[str]]:
        checklist = (self._pairs.left, self._pairs.right)[side]
        found: dict[str, list[str]] = defaultdict(list)
        for id_ in sorted(self._ids[side]):
            name = checklist.standing[id_].name.genus if rank == "genus" else _group(checklist, id_, rank)
            if name:
                found[name].append(id_)
        return found

    def _state(
        self, lefts: Mapping[str, Sequence[str]], rights: Mapping[str, Sequence[str]]
    ) -> tuple[State, tuple[dict[str, int], dict[str, int]]]:
        """What is known of these groups' species, also of those that they share with others; and the cells of each.

        A species that was split is the sum of its known parts: it has nothing outside of them.
        """
        mine = {id_ for ids in lefts.values() for id_ in ids}
        theirs = {id_ for ids in rights.values() for id_ in ids}
        near = {
            *((left, right) for left in mine for right in self._pairs.of_left.get(left, ())),
            *((left, right) for right in theirs for left in self._pairs.of_right.get(right, ())),
        }
        shared = {pair: self._of[pair] for pair in sorted(near) if pair in self._of}
        cells: tuple[dict[str, int], dict[str, int]] = {}, {}
        counterparts: tuple[dict[str, list[Articulation]], dict[str, list[Articulation]]] = {}, {}
        for place, (pair, each) in enumerate(shared.items()):
            for side in (0, 1):
                cells[side][pair[side]] = cells[side].get(pair[side], 0) | 1 << place
                counterparts[side].setdefault(pair[side], []).append(each)
        count = len(shared)
        for side, ids in ((0, mine.union(cells[0])), (1, theirs.union(cells[1]))):
            for id_ in sorted(ids):
                found = counterparts[side].get(id_, [])
                if len(found) < 2 and not any(_covers(each, side) for each in found):
                    cells[side][id_] = cells[side].get(id_, 0) | 1 << count
                    count += 1
        needs = [cells[0][id_] for id_ in sorted(mine)] + [cells[1][id_] for id_ in sorted(theirs)]
        for (left, right), each in shared.items():
            needs += _needs(each, cells[0][left], cells[1][right])
        return State((1 << count) - 1, tuple(need for need in dict.fromkeys(needs) if need)), cells

    def _row(
        self,
        rank: str,
        left: tuple[str, Sequence[str]],
        right: tuple[str, Sequence[str]],
        relations: Sequence[Relation],
    ) -> GroupRow:
        mine, theirs = set(left[1]), set(right[1])
        both = {(a, b) for a in mine for b in self._pairs.of_left.get(a, ()) if b in theirs and (a, b) in self._of}
        return GroupRow(
            rank,
            left[0],
            right[0],
            tuple(relations),
            len(both),
            len(mine - {one for one, _ in both}),
            len(theirs - {other for _, other in both}),
        )


def _group(checklist: Checklist, id_: str, rank: str) -> str:
    return checklist.lineage(id_).get(rank, "")


def _covers(each: Articulation, side: int) -> bool:
    """Whether the taxon of that side has nothing outside its counterpart."""
    inside = Relation.INCLUDED_IN if side == 0 else Relation.INCLUDES
    return each.relation in (Relation.CONGRUENT, inside)


def _needs(each: Articulation, left: int, right: int) -> Iterator[int]:
    if each.relation is Relation.UNDECIDED and Relation.DISJOINT in each.possible:
        return
    yield left & right
    if each.relation in (Relation.INCLUDES, Relation.OVERLAPS):
        yield left & ~right
    if each.relation in (Relation.INCLUDED_IN, Relation.OVERLAPS):
        yield right & ~left


def _tied(ties: Sequence[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Groups of the two lists that share species, directly or through others."""
    by_left: dict[str, list[tuple[str, str]]] = defaultdict(list)
    by_right: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for tie in ties:
        by_left[tie[0]].append(tie)
        by_right[tie[1]].append(tie)
    seen: set[tuple[str, str]] = set()
    for start in ties:
        if start in seen:
            continue
        ahead, members = [start], []
        seen.add(start)
        while ahead:
            tie = ahead.pop()
            members.append(tie)
            for near in (*by_left[tie[0]], *by_right[tie[1]]):
                if near not in seen:
                    seen.add(near)
                    ahead.append(near)
        yield members
