"""What two relations in a row say of the third: the composition table of RCC-5 (Bennett 1994).

The table is not typed in: it is read off every world of three non-empty sets, of which there are few.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from accord.core.taxonomy.reasoning.statements import FIVE
from accord.core.taxonomy.relations import Relation

#: The regions of a drawing of three sets, as bits: 1 in the first, 2 in the second, 4 in the third.
_REGIONS = range(1, 8)
_FIRST, _SECOND, _THIRD = 1, 2, 4


@cache
def composition_table() -> Mapping[tuple[Relation, Relation], frozenset[Relation]]:
    """(relation of A to B, relation of B to C) -> the relations that A can have to C."""
    found: dict[tuple[Relation, Relation], set[Relation]] = {}
    for world in range(1, 1 << len(_REGIONS)):
        regions = [region for place, region in enumerate(_REGIONS) if world >> place & 1]
        one, two, three = ({region for region in regions if region & bit} for bit in (_FIRST, _SECOND, _THIRD))
        if one and two and three:
            found.setdefault((_between(one, two), _between(two, three)), set()).add(_between(one, three))
    return MappingProxyType({pair: frozenset(third) for pair, third in found.items()})


def composed(first: Iterable[Relation], second: Iterable[Relation]) -> frozenset[Relation]:
    """The relations that A can have to C, where A has one of `first` to B and B one of `second` to C."""
    table = composition_table()
    later = tuple(second)
    return frozenset(third for one in first for two in later for third in table[one, two])


def contradicts_chain(
    first: Iterable[Relation], second: Iterable[Relation], direct: Iterable[Relation]
) -> frozenset[Relation]:
    """What the chain A to B to C leaves for A to C, where none of it agrees with what is said of A and C directly.

    Empty where the three agree.
    """
    left = composed(first, second)
    return frozenset() if left & frozenset(direct) else left


def _between(one: set[int], other: set[int]) -> Relation:
    if one == other:
        return FIVE[0]
    if one > other:
        return FIVE[1]
    if one < other:
        return FIVE[2]
    return FIVE[3] if one & other else FIVE[4]
