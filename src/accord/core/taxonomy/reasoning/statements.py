"""The statements that can be made about taxa, and what each says about cells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from accord.core.taxonomy.reasoning.trees import TaxonRef
from accord.core.taxonomy.relations import Relation

#: The order in which possible relations are given.
FIVE = (Relation.CONGRUENT, Relation.INCLUDES, Relation.INCLUDED_IN, Relation.OVERLAPS, Relation.DISJOINT)
Extent = Callable[[TaxonRef], int]  # a taxon -> the cells in which it is, one bit a cell


@dataclass(frozen=True, slots=True)
class Effect:
    """What a statement says of cells: those in `empty` have no inhabitant, each of `inhabited` has one somewhere."""

    empty: int
    inhabited: tuple[int, ...] = ()


def effect(relation: Relation, one: int, other: int) -> Effect:
    """What a relation of two taxa says, given their cells. That neither is empty is known anyway."""
    both, left, right = one & other, one & ~other, other & ~one
    if relation is Relation.CONGRUENT:
        return Effect(left | right)
    if relation is Relation.INCLUDES:
        return Effect(right, (left,))
    if relation is Relation.INCLUDED_IN:
        return Effect(left, (right,))
    if relation is Relation.OVERLAPS:
        return Effect(0, (both, left, right))
    return Effect(both)


@dataclass(frozen=True, slots=True)
class Statement:
    """Two taxa stand in one of `relations`. `text` is the statement as its author wrote it."""

    left: TaxonRef
    relations: frozenset[Relation]
    right: TaxonRef
    text: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def taxa(self) -> tuple[TaxonRef, ...]:
        """The taxa it is about."""
        return self.left, self.right

    def effects(self, extent: Extent) -> list[Effect]:
        """One effect for each relation it leaves possible."""
        one, other = extent(self.left), extent(self.right)
        return [effect(relation, one, other) for relation in FIVE if relation in self.relations]

    @property
    def is_certain(self) -> bool:
        """Whether it leaves nothing open."""
        return len(self.relations) == 1


class Operation(StrEnum):
    """The statements on three and more taxa that Euler-style files know."""

    SUM = "sum"  # together the first are the last
    DIFFERENCE = "difference"  # the second is a part of the first, and what is left is the last
    EQUAL_SUMS = "equal_sums"  # the two on the left together are the two on the right
    SUM_WITHIN = "sum_within"  # the two on the left together lie within the two on the right


@dataclass(frozen=True, slots=True)
class Sum:
    """Several taxa and what they make together."""

    operation: Operation
    parts: tuple[TaxonRef, ...]
    whole: tuple[TaxonRef, ...]
    text: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def taxa(self) -> tuple[TaxonRef, ...]:
        """The taxa it is about."""
        return *self.parts, *self.whole

    @property
    def is_certain(self) -> bool:
        """It always is."""
        return True

    def effects(self, extent: Extent) -> list[Effect]:
        """Its only effect: the cells in which the two sides differ are empty."""
        return [Effect(self.differing(extent))]

    def differing(self, extent: Callable[[TaxonRef], Any]) -> Any:
        """Where the two sides differ, of sets of cells (bits of an integer) or of places (Booleans of an array)."""
        made, whole = extent(self.parts[0]), extent(self.whole[0])
        if self.operation is Operation.DIFFERENCE:
            part = extent(self.parts[1])
            return ((made & ~part) ^ whole) | (part & ~made)
        for ref in self.parts[1:]:
            made = made | extent(ref)
        for ref in self.whole[1:]:
            whole = whole | extent(ref)
        return made & ~whole if self.operation is Operation.SUM_WITHIN else made ^ whole


#: Every spelling of the five relations that Euler/X, CleanTax and people use.
SPELLINGS: Mapping[str, Relation] = MappingProxyType(
    {
        **dict.fromkeys(
            ("equals", "equal", "==", "=", "congruent", "is_congruent_with", "is_congruent_to"), Relation.CONGRUENT
        ),
        **dict.fromkeys(("includes", "contains", ">", "properly_includes"), Relation.INCLUDES),
        **dict.fromkeys(
            ("is_included_in", "included_in", "is_contained_in", "<", "is_properly_included_in"), Relation.INCLUDED_IN
        ),
        **dict.fromkeys(("overlaps", "overlap", "><", "<>", "o", "partially_overlaps"), Relation.OVERLAPS),
        **dict.fromkeys(("disjoint", "is_disjoint_from", "excludes", "!", "|", "!="), Relation.DISJOINT),
    }
)
