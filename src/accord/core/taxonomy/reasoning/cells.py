"""The cells of a problem: every way in which one individual can stand to all trees at once.

Certain statements empty whole rectangles of them before anything else is done; what is left is small for real
alignments, and a set of cells is one integer with a bit a cell.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from accord.core.errors import Invalid
from accord.core.taxonomy.reasoning.statements import FIVE, Statement, Sum
from accord.core.taxonomy.reasoning.trees import Part, Problem, TaxonRef
from accord.core.taxonomy.relations import Relation

#: Beyond this many cells at once an input is refused instead of filling the memory.
MOST_CELLS = 40_000_000
_Array = Any  # numpy arrays of Booleans and integers


class Cells:
    """The cells of some parts that are tied together, without those that `certain` statements empty anyway."""

    def __init__(
        self, problem: Problem, group: Sequence[int], certain: Iterable[Statement | Sum] = (), *, keep: int = -1
    ) -> None:
        """`keep` is the number of a taxon's place to stay with in the first part; -1 for all places."""
        self._parts: list[Part] = [problem.parts[number] for number in group]
        self._column = {number: place for place, number in enumerate(group)}
        self._part_of = problem.part_of
        self._members: dict[TaxonRef, _Array] = {}
        self._extents: dict[TaxonRef, int] = {}
        self.places = self._enumerated(list(certain), keep)
        self.count = len(self.places)
        self.all = (1 << self.count) - 1

    def extent(self, ref: TaxonRef) -> int:
        """The cells in which a taxon is."""
        known = self._extents.get(ref)
        if known is None:
            inside = self._member(ref)[self.places[:, self._column[self._part_of[ref]]]]
            packed = np.packbits(inside, bitorder="little").tobytes()
            known = self._extents[ref] = int.from_bytes(packed, "little")
        return known

    def _member(self, ref: TaxonRef) -> _Array:
        """Whether each place of the taxon's part lies in it; place 0 is outside the part."""
        known = self._members.get(ref)
        if known is None:
            places = self._parts[self._column[self._part_of[ref]]].places
            known = np.fromiter((ref.taxon in place for place in ((), *places)), dtype=bool, count=len(places) + 1)
            self._members[ref] = known
        return known

    def _enumerated(self, certain: list[Statement | Sum], keep: int) -> _Array:
        first = len(self._parts[0].places) + 1
        coords = (np.arange(first) if keep < 0 else np.array([keep]))[:, None].astype(np.int32)
        waiting = certain
        for column in range(len(self._parts)):
            if column:
                coords, waiting = self._extended(coords, column, waiting)
            else:
                alive = np.ones((len(coords), 1), dtype=bool)
                waiting = self._emptied(alive, coords, column, waiting)
                coords = coords[alive[:, 0]]
        return coords[(coords != 0).any(axis=1)]  # an individual outside everything says nothing

    def _extended(
        self, coords: _Array, column: int, waiting: list[Statement | Sum]
    ) -> tuple[_Array, list[Statement | Sum]]:
        width = len(self._parts[column].places) + 1
        if len(coords) * width > MOST_CELLS:
            raise Invalid(
                f"the statements leave more than {MOST_CELLS:,} ways to stand to all trees at once; "
                "more certain statements, or fewer trees, are needed"
            )
        alive = np.ones((len(coords), width), dtype=bool)
        waiting = self._emptied(alive, coords, column, waiting)
        rows, places = np.nonzero(alive)
        return np.concatenate([coords[rows], places[:, None].astype(np.int32)], axis=1), waiting

    def _emptied(
        self, alive: _Array, coords: _Array, column: int, waiting: list[Statement | Sum]
    ) -> list[Statement | Sum]:
        """Take out what statements on the parts up to `column` empty; give back the statements on later parts."""
        later: list[Statement | Sum] = []
        for statement in waiting:
            columns = [self._column[self._part_of[ref]] for ref in statement.taxa]
            if max(columns) > column:
                later.append(statement)
                continue
            seen = [
                self._member(ref)[None, :] if at == column and column else self._member(ref)[coords[:, at]][:, None]
                for ref, at in zip(statement.taxa, columns, strict=True)
            ]
            _empty(alive, statement, seen)
        return later


def _empty(alive: _Array, statement: Statement | Sum, seen: Sequence[_Array]) -> None:
    """Empty what a certain statement empties, given where its taxa are (by row, or by column of `alive`)."""
    if isinstance(statement, Statement):
        one, other = seen
        relation = next(relation for relation in FIVE if relation in statement.relations)
        if relation in (Relation.CONGRUENT, Relation.INCLUDES):
            _take_out(alive, ~one, other)
        if relation in (Relation.CONGRUENT, Relation.INCLUDED_IN):
            _take_out(alive, one, ~other)
        if relation is Relation.DISJOINT:
            _take_out(alive, one, other)
        return
    places = dict(zip(statement.taxa, seen, strict=True))
    alive &= ~statement.differing(lambda ref: places[ref])


def _take_out(alive: _Array, one: _Array, other: _Array) -> None:
    """Empty the cells that are in both; a rectangle where one goes by rows and the other by columns."""
    if one.shape[1] == 1 and other.shape[0] == 1 and alive.shape[1] > 1:
        alive[np.ix_(np.nonzero(one[:, 0])[0], np.nonzero(other[0])[0])] = False
    elif one.shape[0] == 1 and other.shape[1] == 1 and alive.shape[1] > 1:
        alive[np.ix_(np.nonzero(other[:, 0])[0], np.nonzero(one[0])[0])] = False
    else:
        alive &= ~(one & other)
