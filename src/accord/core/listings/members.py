"""The steps of a taxon over time, and what its members add to them (rule 9): each combination is put together once.

Of a member only its marks over time count. Members that stand alike share a number, so that a family of a thousand
species is a handful of numbers.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from accord.core.listings.model import NOT_LISTED, AppendixEntry, Country

_NC = frozenset({NOT_LISTED})


@dataclass(frozen=True, slots=True)
class Step:
    """From `start` on: the appendices (with NC and unknown) of the taxon with its members, and why.

    `entries` and `reserving` (Parties that are treated as non-Parties) are those of the taxon itself; `is_explicit`
    says that it is listed in its own name, `occurs` that it is there at all, as far as recorded.
    """

    start: date
    marks: frozenset[str] = _NC
    entries: tuple[AppendixEntry, ...] = ()
    reserving: frozenset[Country] = frozenset()
    is_explicit: bool = False
    occurs: bool = True


#: From each day on the marks that a member adds, None where it is not there.
_Line = tuple[tuple[date, frozenset[str] | None], ...]


class Members:
    """What members of higher taxa and species add, by numbers that stand for their marks over time."""

    #: The number of a member that never adds anything.
    NOTHING = 0

    def __init__(self) -> None:
        nothing: _Line = ((date.min, None),)
        self._numbers: dict[_Line, int] = {nothing: self.NOTHING}
        self._lines: list[_Line] = [nothing]
        self._known: dict[tuple[int, date], tuple[tuple[Step, ...], int]] = {}
        self._below: dict[frozenset[int], _Line] = {}
        self._joined: dict[tuple[int, frozenset[int], bool], tuple[tuple[Step, ...], tuple[Step, ...]]] = {}

    def number(self, steps: tuple[Step, ...], since: date = date.min) -> int:
        """The number of a member that stands in these steps and adds to what is above it from `since` on."""
        key = id(steps), since
        if key not in self._known:  # the steps are kept with their number, so that no other gets their id
            line = _line(steps, since)
            if line not in self._numbers:
                self._numbers[line] = len(self._lines)
                self._lines.append(line)
            self._known[key] = (steps, self._numbers[line])
        return self._known[key][1]

    def joined(self, own: tuple[Step, ...], members: frozenset[int], *, is_higher: bool) -> tuple[Step, ...]:
        """The steps of a taxon with these members: with its own listing where it has one, else those of the members."""
        key = id(own), members, is_higher
        if key not in self._joined:
            self._joined[key] = (own, tuple(self._with(own, members, is_higher=is_higher)))
        return self._joined[key][1]

    def _with(self, own: tuple[Step, ...], members: frozenset[int], *, is_higher: bool) -> list[Step]:
        below = self._together(members)
        own_starts, below_starts = [step.start for step in own], [start for start, _ in below]
        found: list[Step] = []
        for start in sorted({*own_starts, *below_starts}):
            here = own[bisect_right(own_starts, start) - 1]
            added = below[bisect_right(below_starts, start) - 1][1]
            marks = added or frozenset()
            is_there = added is not None
            if not is_higher or here.is_explicit:
                now = replace(here, start=start, marks=here.marks | marks, occurs=here.occurs or is_there)
            else:
                now = replace(here, start=start, marks=marks or here.marks, occurs=is_there)
            appended(found, now)
        return found

    def _together(self, members: frozenset[int]) -> _Line:
        if (known := self._below.get(members)) is None:
            lines = [([day for day, _ in line], line) for line in (self._lines[number] for number in sorted(members))]
            found: list[tuple[date, frozenset[str] | None]] = []
            for start in sorted({date.min, *(day for days, _ in lines for day in days)}):
                there = [line[bisect_right(days, start) - 1][1] for days, line in lines]
                adding = [marks for marks in there if marks is not None]
                _add(found, start, frozenset().union(*adding) if adding else None)
            known = self._below[members] = tuple(found)
        return known


def _line(steps: Sequence[Step], since: date) -> _Line:
    found: list[tuple[date, frozenset[str] | None]] = []
    if since > date.min:
        found.append((date.min, None))
    for place, step in enumerate(steps):
        if since == date.max or (place + 1 < len(steps) and steps[place + 1].start <= since):
            continue
        _add(found, max(step.start, since), step.marks if step.occurs else None)
    return tuple(found)


def _add(line: list[tuple[date, frozenset[str] | None]], start: date, marks: frozenset[str] | None) -> None:
    if not line or line[-1][1] != marks:
        line.append((start, marks))


def appended(steps: list[Step], now: Step) -> None:
    """Add a step, unless nothing changes with it."""
    if not steps or replace(steps[-1], start=now.start) != now:
        steps.append(now)
