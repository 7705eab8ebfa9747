"""The solver finds values for clauses whenever there are any."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.core.taxonomy.reasoning.sat import Clauses
from trials import trials

literals = st.integers(1, 8).flatmap(lambda variable: st.sampled_from([variable, -variable]))


def true_of(values, clauses):
    return all(any(values[abs(literal)] == (literal > 0) for literal in clause) for clause in clauses)


@settings(max_examples=trials(300))
@given(st.lists(st.lists(literals, min_size=0, max_size=4), max_size=40))
def test_an_answer_is_found_exactly_when_trying_everything_finds_one(clauses):
    solver = Clauses(8)
    for clause in clauses:
        solver.add(clause)
    found = solver.solution()
    some = any(true_of((False, *values), clauses) for values in product((False, True), repeat=8))
    assert (found is not None) == some
    assert found is None or true_of(found, clauses)


def test_more_pigeons_than_holes_do_not_fit():
    holes, pigeons = range(5), range(6)
    solver = Clauses(30)
    for pigeon in pigeons:
        solver.add(pigeon * 5 + hole + 1 for hole in holes)
    for hole in holes:
        for one in pigeons:
            for other in range(one):
                solver.add((-(one * 5 + hole + 1), -(other * 5 + hole + 1)))
    assert solver.solution() is None
