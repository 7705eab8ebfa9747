"""Finds a world for statements that leave something open.

A state is the cells that may be inhabited, the sets of cells of which one has to be, and the open statements. The
largest world of a state without open statements inhabits every cell that may be, so nothing has to be searched there.
Otherwise each open statement has to choose one of its effects, and only the choices are variables: a cell may be
inhabited as long as no chosen effect empties it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from accord.core.taxonomy.reasoning.sat import Clauses
from accord.core.taxonomy.reasoning.statements import Effect


@dataclass(frozen=True, slots=True)
class State:
    """`alive` cells may be inhabited, each of `needs` has to be somewhere, each of `open` is one of several effects."""

    alive: int
    needs: tuple[int, ...]
    open: tuple[tuple[Effect, ...], ...] = ()

    def with_effect(self, effect: Effect) -> "State":
        """The same with one more thing that is certain."""
        return State(self.alive & ~effect.empty, (*self.needs, *effect.inhabited), self.open)

    @property
    def is_possible(self) -> bool:
        """Whether every need can be met as long as the open statements are left aside."""
        return all(need & self.alive for need in self.needs)

    @property
    def safe(self) -> int:
        """The cells that no open statement can empty."""
        return self.alive & ~union(effect.empty for effects in self.open for effect in effects)


def settled(state: State) -> State | None:
    """What follows without trying anything; None where it contradicts itself.

    An effect that starves a need falls away; what all that are left empty is empty; a last one is certain.
    """
    alive, needs, open_ = state.alive, list(state.needs), list(state.open)
    if not state.is_possible:
        return None
    moved = True
    while moved:
        moved = False
        still: list[tuple[Effect, ...]] = []
        for effects in open_:
            left = tuple(effect for effect in effects if _fits(alive, needs, effect))
            if not left:
                return None
            common = alive
            for effect in left:
                common &= effect.empty
            moved = moved or len(left) < len(effects) or common != 0
            alive &= ~common
            if len(left) == 1:
                needs.extend(left[0].inhabited)
            elif any(effect.empty & alive or effect.inhabited for effect in left):
                still.append(left)
        open_ = still
    return State(alive, tuple(needs), tuple(open_))


def solved(state: State) -> State | None:
    """A state without anything open in which `state` holds, or None where there is none."""
    found = settled(state)
    if found is None or not found.open:
        return found
    chosen = _chosen(found)
    if chosen is None:
        return None
    alive = found.alive & ~union(effect.empty for effect in chosen)
    return State(alive, (*found.needs, *(need for effect in chosen for need in effect.inhabited)))


def _chosen(state: State) -> list[Effect] | None:
    """An effect for each open statement such that every need keeps a cell.

    Variable 1 and up: this effect is chosen. After them: the cells of this class may be inhabited.
    """
    effects = [effect for choice in state.open for effect in choice]
    classes = _classes(state.alive, effects)
    clauses = Clauses(len(effects) + len(classes))
    for place, (_, emptying) in enumerate(classes):
        for number in emptying:
            clauses.add((-(1 + len(effects) + place), -(number + 1)))
    safe = state.safe

    def somewhere(need: int) -> list[int]:
        return [1 + len(effects) + place for place, (cells, _) in enumerate(classes) if cells & need]

    for need in {need & state.alive for need in state.needs if not need & safe}:
        clauses.add(somewhere(need))
    for number, effect in enumerate(effects):
        for need in effect.inhabited:
            if not need & safe:
                clauses.add((-(number + 1), *somewhere(need & state.alive)))
    return _picked(state, clauses)


def _picked(state: State, clauses: Clauses) -> list[Effect] | None:
    """Add that each open statement has one of its effects, and solve."""
    starts = [0]
    for choice in state.open:
        starts.append(starts[-1] + len(choice))
        clauses.add(range(starts[-2] + 1, starts[-1] + 1))
    solution = clauses.solution()
    if solution is None:
        return None
    return [
        next(effect for place, effect in enumerate(choice, start + 1) if solution[place])
        for choice, start in zip(state.open, starts, strict=False)
    ]


def _classes(alive: int, effects: list[Effect]) -> list[tuple[int, tuple[int, ...]]]:
    """The threatened cells by which effects empty them: cells of one class are interchangeable in every need."""
    classes: list[tuple[int, tuple[int, ...]]] = [(alive, ())]
    for number, effect in enumerate(effects):
        divided: list[tuple[int, tuple[int, ...]]] = []
        for cells, emptying in classes:
            inside, outside = cells & effect.empty, cells & ~effect.empty
            divided += [(inside, (*emptying, number))] if inside else []
            divided += [(outside, emptying)] if outside else []
        classes = divided
    return [(cells, emptying) for cells, emptying in classes if emptying]


def _fits(alive: int, needs: Iterable[int], effect: Effect) -> bool:
    left = alive & ~effect.empty
    if not all(need & left for need in effect.inhabited):
        return False
    gone = alive & effect.empty
    return not gone or all(need & left for need in needs if need & gone)


def union(masks: Iterable[int]) -> int:
    """All cells of the sets."""
    found = 0
    for mask in masks:
        found |= mask
    return found
