"""What a problem says of every pair of taxa; and, where it contradicts itself, the smallest part that does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from accord.core.taxonomy.reasoning.cells import Cells
from accord.core.taxonomy.reasoning.reduction import without_indifferent_taxa
from accord.core.taxonomy.reasoning.search import State, settled, solved, union
from accord.core.taxonomy.reasoning.statements import FIVE, Statement, Sum, effect
from accord.core.taxonomy.reasoning.trees import Problem, TaxonRef, Tree
from accord.core.taxonomy.relations import Relation

_CONGRUENT, _INCLUDES, _INCLUDED_IN, _OVERLAPS, _DISJOINT = (1 << place for place in range(5))
_ANY = (1 << len(FIVE)) - 1
_BY_CODE = tuple(
    tuple(relation for place, relation in enumerate(FIVE) if code >> place & 1) for code in range(_ANY + 1)
)
#: How many worlds are looked at for the relations that they show before pairs are asked one by one; and how many in a
#: row that show nothing new.
_MOST_WORLDS = 60
_MOST_IDLE = 6
_Matrix = Any  # a numpy array with a row for each left taxon, a column for each right one
Statements = Sequence[Statement | Sum]


@dataclass(frozen=True, slots=True)
class Finding:
    """Two taxa and every relation that some world has between them."""

    left: TaxonRef
    relations: tuple[Relation, ...]
    right: TaxonRef


def is_consistent(problem: Problem, statements: Statements | None = None) -> bool:
    """Whether some world fits the trees and the statements (those of the problem, or some of them)."""
    chosen = problem.statements if statements is None else statements
    return all(
        solved(_state(problem, _cells(problem, group, chosen), group, chosen)) is not None
        for group in problem.connected(chosen)
    )


def contradiction(problem: Problem) -> tuple[Statement | Sum, ...]:
    """A smallest set of statements that no world fits: without any one of them the rest fits. Empty where all fit.

    Found by dividing the statements (QuickXplain, Junker 2004) on trees without the taxa that make no difference.
    """
    for group in problem.connected(problem.statements):
        about = [each for each in problem.statements if problem.part_of[each.taxa[0]] in group]
        if solved(_state(problem, _cells(problem, group, about), group, about)) is None:
            suspects = _suspects(problem, group, about)
            small = without_indifferent_taxa(problem, suspects)
            minimal = _explained(small, [], suspects, given_changed=False)
            return tuple(sorted(minimal, key=problem.statements.index))
    return ()


def _explained(problem: Problem, given: Statements, among: Statements, *, given_changed: bool) -> list[Statement | Sum]:
    if given_changed and not is_consistent(problem, given):
        return []
    if len(among) == 1:
        return list(among)
    half = len(among) // 2
    first, second = list(among[:half]), list(among[half:])
    from_second = _explained(problem, [*given, *first], second, given_changed=True)
    from_first = _explained(problem, [*given, *from_second], first, given_changed=bool(from_second))
    return [*from_first, *from_second]


def _suspects(problem: Problem, group: Sequence[int], statements: Statements) -> Statements:
    """Fewer statements that contradict one another as well; where only certain ones do, those that starve one need."""
    certain = [each for each in statements if each.is_certain]
    cells = _cells(problem, group, statements)
    if solved(_state(problem, cells, group, certain)) is not None:
        return statements
    hungry = next((ref for ref in _leaves(problem, group) if not cells.extent(ref)), None)
    if hungry is None:
        return certain
    number = problem.part_of[hungry]
    order = [number, *(other for other in group if other != number)]
    places = [place for place, taxa in enumerate(problem.parts[number].places, 1) if hungry.taxon in taxa]
    if len(places) > 1:
        return certain
    if len(order) > 2:
        return certain
    narrow = Cells(problem, order, keep=places[0])
    return [each for each in certain if any(found.empty & narrow.all for found in each.effects(narrow.extent))]


def conclusions(problem: Problem) -> Iterator[Finding]:
    """Every pair of taxa of different trees with its possible relations; the pairs of one tree where there is only one.

    In the order of the trees. The problem has to be consistent.
    """
    answers = _Answers(problem)
    trees = problem.trees
    for number, tree in enumerate(trees):
        for other in trees[number + 1 :]:
            yield from answers.between(tree, other)
    if len(trees) == 1:
        yield from answers.within(trees[0])


class _Answers:
    """Possible relations by group of parts, as matrices of five-bit codes."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._group_of: dict[int, int] = {}
        self._groups = problem.connected(problem.statements)
        self._known: dict[int, tuple[Cells, State]] = {}
        for number, group in enumerate(self._groups):
            for part in group:
                self._group_of[part] = number

    def between(self, tree: Tree, other: Tree) -> Iterator[Finding]:
        rows, columns = self._by_group(tree), self._by_group(other)
        codes = {number: self._codes(number, rows[number], columns[number]) for number in rows.keys() & columns.keys()}
        at_row = _positions(rows)
        at_column = _positions(columns)
        rights = [(TaxonRef(other.id, taxon), *at_column[TaxonRef(other.id, taxon)]) for taxon in other.children]
        for taxon in tree.children:
            left = TaxonRef(tree.id, taxon)
            number, row = at_row[left]
            line = codes[number][row].tolist() if number in codes else []
            for right, theirs, column in rights:
                yield Finding(left, _BY_CODE[line[column] if theirs == number else _ANY], right)

    def within(self, tree: Tree) -> Iterator[Finding]:
        taxa = self._by_group(tree)
        at = _positions(taxa)
        codes = {number: self._codes(number, refs, refs) for number, refs in taxa.items()}
        refs = [TaxonRef(tree.id, taxon) for taxon in tree.children]
        for place, left in enumerate(refs):
            number, row = at[left]
            for right in refs[place + 1 :]:
                theirs, column = at[right]
                yield Finding(left, _BY_CODE[int(codes[number][row, column]) if theirs == number else _ANY], right)

    def _by_group(self, tree: Tree) -> dict[int, list[TaxonRef]]:
        found: dict[int, list[TaxonRef]] = {}
        for taxon in tree.children:
            ref = TaxonRef(tree.id, taxon)
            found.setdefault(self._group_of[self._problem.part_of[ref]], []).append(ref)
        return found

    def _codes(self, number: int, rows: Sequence[TaxonRef], columns: Sequence[TaxonRef]) -> _Matrix:
        if number not in self._known:
            group, statements = self._groups[number], self._problem.statements
            cells = _cells(self._problem, group, statements)
            state = settled(_state(self._problem, cells, group, statements))
            assert state is not None, "conclusions are drawn from consistent statements only"
            self._known[number] = cells, state
        cells, state = self._known[number]
        lefts, rights = [cells.extent(ref) for ref in rows], [cells.extent(ref) for ref in columns]
        codes = relations_allowed(state, lefts, rights)
        return _with_open(state, lefts, rights, codes) if state.open else codes


def _positions(by_group: dict[int, list[TaxonRef]]) -> dict[TaxonRef, tuple[int, int]]:
    return {ref: (number, place) for number, refs in by_group.items() for place, ref in enumerate(refs)}


def relations_allowed(
    state: State, lefts: Sequence[int], rights: Sequence[int], *, within: int | None = None
) -> _Matrix:
    """The relations of every pair that some world of the settled state has, its open statements left aside.

    A relation empties cells; it is impossible when a need has no other cell. Both are asked for all pairs at once.
    `within` are the cells that may serve as an inhabitant the relation itself asks for; all of them without it.
    """
    shared, left_more, right_more = _shares(state.alive if within is None else within, lefts, rights)
    starved = _starved(state, lefts, rights)
    shape = len(lefts), len(rights)
    codes = np.zeros(shape, dtype=np.uint8)
    for code, allowed in (
        (_CONGRUENT, ~starved["either"]),
        (_INCLUDES, left_more & ~starved["right"]),
        (_INCLUDED_IN, right_more & ~starved["left"]),
        (_OVERLAPS, shared & left_more & right_more),
        (_DISJOINT, ~starved["both"]),
    ):
        codes[allowed] |= code
    return codes


def _shares(cells: int, lefts: Sequence[int], rights: Sequence[int]) -> tuple[_Matrix, _Matrix, _Matrix]:
    """For every pair whether some of the cells are in both taxa, in the left alone, in the right alone."""
    shared, left_more, right_more = (np.zeros((len(lefts), len(rights)), dtype=bool) for _ in range(3))
    theirs = [each & cells for each in rights]
    for row, left in enumerate(lefts):
        mine = left & cells
        both = [mine & each for each in theirs]
        shared[row] = [each != 0 for each in both]
        left_more[row] = [each != mine for each in both]
        right_more[row] = [each != all_ for each, all_ in zip(both, theirs, strict=True)]
    return shared, left_more, right_more


def allowed_between(state: State, lefts: Sequence[int], rights: Sequence[int]) -> list[list[tuple[Relation, ...]]]:
    """The same in words: for each left taxon a row with the relations it can have to each right one."""
    codes = relations_allowed(state, lefts, rights).tolist()
    return [[_BY_CODE[code] for code in row] for row in codes]


def _starved(state: State, lefts: Sequence[int], rights: Sequence[int]) -> dict[str, _Matrix]:
    """For every pair whether a need lies wholly in the left taxon alone, the right alone, both, or one or the other."""
    needs = {need & state.alive for need in state.needs}
    only_cells = union(need for need in needs if need & (need - 1) == 0)  # needs of one cell are asked for together
    both, left, right = _shares(only_cells, lefts, rights)
    found = {"left": left, "right": right, "both": both, "either": left | right}
    for need in needs:
        if need & (need - 1) == 0:
            continue
        rows, columns = _by_share(need, lefts), _by_share(need, rights)
        none: list[int] = []
        found["left"][np.ix_(rows.get(need, none), columns.get(0, none))] = True
        found["right"][np.ix_(rows.get(0, none), columns.get(need, none))] = True
        found["both"][np.ix_(rows.get(need, none), columns.get(need, none))] = True
        for share, members in rows.items():
            if (others := columns.get(need ^ share)) is not None:
                found["either"][np.ix_(members, others)] = True
    return found


def _by_share(need: int, extents: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number, extent in enumerate(extents):
        found.setdefault(extent & need, []).append(number)
    return found


def _with_open(state: State, lefts: Sequence[int], rights: Sequence[int], allowed: _Matrix) -> _Matrix:
    """Of the relations that the certain statements allow, those that some choice among the open ones has.

    Most pairs are clear without a search: what leaves every need a cell that nothing open threatens can be had along
    with any choice. A few worlds show most of the others; the rest is asked one by one.
    """
    seen = relations_allowed(_strict(state), lefts, rights, within=state.safe) & allowed
    idle = 0
    for turn in range(_MOST_WORLDS):
        left = int(np.count_nonzero(allowed & ~seen))
        world = solved(state, turn=turn) if left and idle < _MOST_IDLE else None
        if world is None:
            break
        _note(world, lefts, rights, allowed, seen)
        idle = 0 if int(np.count_nonzero(allowed & ~seen)) < left else idle + 1
    safe = state.safe
    for row, column in np.argwhere(allowed & ~seen).tolist():
        for place, relation in enumerate(FIVE):
            if (allowed[row, column] & ~seen[row, column]) >> place & 1:
                asked = effect(relation, lefts[row], rights[column])
                if solved(state.asking(asked, safe)) is not None:
                    seen[row, column] |= 1 << place
    return seen & allowed


def _strict(state: State) -> State:
    """Needs so strict that what starves none of them can be had whatever the open statements choose.

    Of a need with cells that nothing threatens those count alone; of another, every cell is needed.
    """
    safe = state.safe
    needs = [need & safe for need in state.needs if need & safe]
    own = [need for effects in state.open for each in effects for need in each.inhabited]
    touchy = union(need & state.alive for need in (*state.needs, *own) if not need & safe)
    needs += [need & safe for need in own if need & safe]
    while touchy:
        cell = touchy & -touchy
        needs.append(cell)
        touchy ^= cell
    return State(state.alive, tuple(needs))


def _note(world: State, lefts: Sequence[int], rights: Sequence[int], allowed: _Matrix, seen: _Matrix) -> None:
    """Mark what one world allows, for the pairs that are not clear yet."""
    rows, columns = (np.nonzero((allowed & ~seen).any(axis=axis))[0] for axis in (1, 0))
    if len(rows):
        found = relations_allowed(world, [lefts[row] for row in rows.tolist()], [rights[at] for at in columns.tolist()])
        seen[np.ix_(rows, columns)] |= found


def _cells(problem: Problem, group: Sequence[int], statements: Statements) -> Cells:
    about = [each for each in statements if problem.part_of[each.taxa[0]] in group]
    return Cells(problem, group, [each for each in about if each.is_certain])


def _state(problem: Problem, cells: Cells, group: Sequence[int], statements: Statements) -> State:
    """The cells, what must be inhabited, and what is open: for the statements on this group of parts."""
    needs = [cells.extent(ref) for ref in _leaves(problem, group)]
    open_ = []
    for statement in statements:
        if problem.part_of[statement.taxa[0]] in group:
            effects = statement.effects(cells.extent)
            if len(effects) == 1:
                needs.extend(effects[0].inhabited)
            else:
                open_.append(tuple(effects))
    return State(cells.all, tuple(needs), tuple(open_))


def _leaves(problem: Problem, group: Sequence[int]) -> Iterator[TaxonRef]:
    for number in group:
        part = problem.parts[number]
        for taxon in part.taxa:
            if not part.tree.children[taxon]:
                yield TaxonRef(part.tree.id, taxon)
