"""A small solver for clauses, for what is left open when everything certain has been worked out.

Davis, Putnam, Logemann & Loveland with learning from conflicts (Marques-Silva & Sakallah 1999): two watched literals a
clause, the first unique implication point, jumping back to where the learned clause takes hold. A literal is a number,
negative where its variable has to be false.
"""

from collections.abc import Iterable, Sequence
from itertools import count

_UNSET = -1


class Clauses:
    """Clauses over the variables 1, 2, …; `solution` says which can be true together."""

    def __init__(self, variables: int, *, deciding: int = 0) -> None:
        """`deciding`: only the first so many variables are tried; the others must be free to hold when these are set."""
        self._deciding = deciding or variables
        self._value = [_UNSET] * (variables + 1)  # variable -> 1 true, 0 false
        self._level = [0] * (variables + 1)
        self._reason: list[list[int] | None] = [None] * (variables + 1)
        self._watching: dict[int, list[list[int]]] = {}
        self._trail: list[int] = []
        self._marks: list[int] = []  # length of the trail where each level began
        self._done = 0
        self._weight = [0.0] * (variables + 1)
        self._step = 1.0
        self._impossible = False

    def add(self, literals: Iterable[int]) -> None:
        """One clause: at least one of the literals holds. To be added before anything is solved."""
        clause = list(dict.fromkeys(literals))
        if any(-literal in clause for literal in clause):
            return
        if not clause:
            self._impossible = True
        elif len(clause) == 1:
            self._impossible = self._impossible or self._holds(clause[0]) is False
            if self._holds(clause[0]) is None:
                self._set(clause[0], None)
        else:
            self._watch(clause)

    def solution(self) -> list[bool] | None:
        """Truth by variable (entry 0 means nothing), or None where the clauses contradict one another."""
        if self._impossible:
            return None
        for _ in count():
            conflict = self._propagated()
            if conflict is None:
                literal = self._next()
                if literal == 0:
                    return [value == 1 for value in self._value]
                self._marks.append(len(self._trail))
                self._set(literal, None)
            elif not self._marks:
                return None
            else:
                self._learn(conflict)
        raise AssertionError

    def _holds(self, literal: int) -> bool | None:
        value = self._value[abs(literal)]
        return None if value == _UNSET else (value == 1) == (literal > 0)

    def _set(self, literal: int, reason: list[int] | None) -> None:
        variable = abs(literal)
        self._value[variable] = int(literal > 0)
        self._level[variable] = len(self._marks)
        self._reason[variable] = reason
        self._trail.append(literal)

    def _watch(self, clause: list[int]) -> None:
        for literal in clause[:2]:
            self._watching.setdefault(-literal, []).append(clause)

    def _propagated(self) -> list[int] | None:
        """Set everything that follows; the clause that then has no true literal left, if there is one."""
        while self._done < len(self._trail):
            literal = self._trail[self._done]
            self._done += 1
            kept: list[list[int]] = []
            watching = self._watching.get(literal, [])
            for place, clause in enumerate(watching):
                if clause[0] == -literal:
                    clause[0], clause[1] = clause[1], clause[0]
                if self._holds(clause[0]) or not self._moved(clause):
                    kept.append(clause)
                    state = self._holds(clause[0])
                    if state is False:
                        self._watching[literal] = kept + watching[place + 1 :]
                        return clause
                    if state is None:
                        self._set(clause[0], clause)
            self._watching[literal] = kept
        return None

    def _moved(self, clause: list[int]) -> bool:
        """Watch another literal in place of the second, which is false; whether there is one."""
        for place in range(2, len(clause)):
            if self._holds(clause[place]) is not False:
                clause[1], clause[place] = clause[place], clause[1]
                self._watching.setdefault(-clause[1], []).append(clause)
                return True
        return False

    def _next(self) -> int:
        """The unset variable that took part in most recent conflicts, false first: what is not chosen empties nothing."""
        best = max(
            (variable for variable in range(1, self._deciding + 1) if self._value[variable] == _UNSET),
            key=lambda variable: self._weight[variable],
            default=0,
        )
        return -best

    def _learn(self, conflict: Sequence[int]) -> None:
        learned, seen, open_ = [0], set[int](), 0
        clause: Sequence[int] = conflict
        place = len(self._trail)
        level = len(self._marks)
        while True:
            for literal in clause:
                variable = abs(literal)
                if variable not in seen and self._level[variable] > 0:
                    seen.add(variable)
                    self._weight[variable] += self._step
                    if self._level[variable] == level:
                        open_ += 1
                    else:
                        learned.append(literal)
            place -= 1
            while abs(self._trail[place]) not in seen:
                place -= 1
            literal = self._trail[place]
            open_ -= 1
            if open_ == 0:
                break
            clause = [other for other in self._reason[abs(literal)] or () if other != literal]
        learned[0] = -literal
        self._step *= 1.05
        self._back_to(learned)

    def _back_to(self, learned: list[int]) -> None:
        deepest = max(range(1, len(learned)), key=lambda place: self._level[abs(learned[place])], default=0)
        target = self._level[abs(learned[deepest])] if deepest else 0
        for literal in self._trail[self._marks[target] :]:
            self._value[abs(literal)] = _UNSET
            self._reason[abs(literal)] = None
        del self._trail[self._marks[target] :]
        del self._marks[target:]
        self._done = len(self._trail)
        if deepest:
            learned[1], learned[deepest] = learned[deepest], learned[1]
            self._watch(learned)
        self._set(learned[0], learned if deepest else None)
