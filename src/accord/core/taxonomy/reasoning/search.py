"""Finds a world for statements that leave something open.

A state is the cells that may be inhabited, the sets of cells of which one has to be, and the open statements. The
largest world of a state without open statements inhabits every cell that may be, so nothing has to be searched there.
Otherwise each open statement has to choose one of its effects, and only the choices are variables: a cell may be
inhabited as long as no chosen effect empties it.
"""

from collections.abc import Iterable, Iterator, Sequence
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

    def asking(self, effect: Effect, safe: int) -> "State":
        """The same with one more effect, and without the needs that keep one of the `safe` cells whatever is chosen."""
        left = safe & ~effect.empty
        needs = [need for need in self.needs if not need & left]
        return State(self.alive & ~effect.empty, (*needs, *effect.inhabited), self.open)

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


def solved(state: State, *, turn: int = 0) -> State | None:
    """A state without anything open in which `state` holds, or None where there is none.

    Among several the `turn` decides which, so that different turns show different worlds.
    """
    found = settled(state)
    if found is None or not found.open:
        return found
    chosen = _taken_as_they_come(found, turn) or _chosen(found)
    if chosen is None:
        return None
    alive = found.alive & ~union(effect.empty for effect in chosen)
    return State(alive, (*found.needs, *(need for effect in chosen for need in effect.inhabited)))


def _taken_as_they_come(state: State, turn: int) -> list[Effect] | None:
    """An effect for each open statement, the first that fits those before it; None where that leads nowhere."""
    safe = state.safe
    alive = state.alive
    needs = [need & alive for need in state.needs if not need & safe]
    chosen: list[Effect] = []
    for number, effects in enumerate(state.open):
        start = (turn * (number + 1) + turn // 3) % len(effects)
        fitting = (each for each in (*effects[start:], *effects[:start]) if _fits(alive, needs, each))
        effect = next(fitting, None)
        if effect is None:
            return None
        alive &= ~effect.empty
        needs += [need for need in effect.inhabited if not need & safe]
        chosen.append(effect)
    return chosen


def _chosen(state: State) -> list[Effect] | None:
    """An effect for each open statement such that every need keeps a cell.

    Variable 1 and up: this effect is chosen. After them: the cells of this class may be inhabited.
    """
    effects = [effect for choice in state.open for effect in choice]
    safe = state.safe
    needs = [(0, need & state.alive) for need in state.needs if not need & safe]
    needs += [
        (number + 1, need & state.alive)
        for number, effect in enumerate(effects)
        for need in effect.inhabited
        if not need & safe
    ]
    classes: dict[frozenset[int], int] = {}  # the effects that empty a cell -> the variable of such cells
    clauses: list[list[int]] = []
    for owner, need in needs:
        held = [classes.setdefault(emptying, 1 + len(effects) + len(classes)) for emptying in _weakest(need, effects)]
        clauses.append([*([-owner] if owner else []), *held])
    solver = Clauses(len(effects) + len(classes), deciding=len(effects))
    for emptying, variable in classes.items():
        for number in emptying:
            solver.add((-variable, -(number + 1)))
    for clause in clauses:
        solver.add(clause)
    return _picked(state, solver)


def _weakest(need: int, effects: Sequence[Effect]) -> list[frozenset[int]]:
    """The cells of a need by the effects that empty them, without those that fall whenever another one does."""
    emptied_by: dict[int, set[int]] = {}
    for number, effect in enumerate(effects):
        for cell in _cells(need & effect.empty):
            emptied_by.setdefault(cell, set()).add(number)
    classes = {frozenset(emptied_by.get(cell, ())) for cell in _cells(need)}
    kept: list[frozenset[int]] = []
    for emptying in sorted(classes, key=lambda each: (len(each), sorted(each))):
        if not any(other <= emptying for other in kept):
            kept.append(emptying)
    return kept


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


def _cells(mask: int) -> Iterator[int]:
    """The cells of a set, one by one."""
    while mask:
        cell = mask & -mask
        yield cell
        mask ^= cell


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
