"""The composition of two relations, as the table of RCC-5 in the literature has it (Bennett 1994, Lepage & al. 2014)."""

import pytest

from accord.core.taxonomy.reasoning import composed, composition_table, contradicts_chain
from accord.core.taxonomy.relations import Relation

SIGNS = dict(zip("=><o!", ("congruent", "includes", "included_in", "overlaps", "disjoint"), strict=True))
#: Row: A to B; column: B to C, in the order = > < o !.
TABLE = {
    "=": ("=", ">", "<", "o", "!"),
    ">": (">", ">", "=><o", ">o", ">o!"),
    "<": ("<", "=><o!", "<", "<o!", "!"),
    "o": ("o", ">o!", "<o", "=><o!", ">o!"),
    "!": ("!", "!", "<o!", "<o!", "=><o!"),
}


def of(signs):
    return frozenset(Relation(SIGNS[sign]) for sign in signs)


@pytest.mark.parametrize(("first", "second"), [(one, other) for one in TABLE for other in TABLE])
def test_the_table_read_off_all_worlds_is_the_published_one(first, second):
    (one,), (other,) = of(first), of(second)
    assert composition_table()[one, other] == of(TABLE[first]["=><o!".index(second)])


def test_what_is_open_composes_to_all_that_any_choice_gives():
    assert composed(of("=<"), of("<")) == of("<")
    assert composed(of("=>"), of("=<")) == of("=><o")


def test_a_chain_that_says_otherwise_than_the_direct_statement_is_found():
    assert contradicts_chain(of("="), of("="), of("<")) == of("=")
    assert contradicts_chain(of("="), of("=<"), of("<o")) == frozenset()
