"""Tables in which the answer of a shipment is looked up: by cell (a target of one origin) and era (the days between two
changes of any listing) a step, by step an answer. Both grow as new targets and origins come, and as answers are needed.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from accord.core.listings.model import UNKNOWN, Country
from accord.core.listings.screening import Answer, Screening
from accord.core.listings.steps import ELSEWHERE

Numbers = NDArray[np.int32]
_FIRST = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SECOND = _FIRST + "0123456789"  # S1 is Sudan before 2011
#: How many numbers countries have; 0 is none.
COUNTRIES = len(_FIRST) * len(_SECOND) + 1
_UNDATED = 0  # step


def number_of(country: Country | None) -> int:
    """The number of a country code."""
    return 0 if country is None else _FIRST.index(country[0]) * len(_SECOND) + _SECOND.index(country[1]) + 1


def code_of(number: int) -> Country | None:
    """The country code with this number."""
    first, second = divmod(number - 1, len(_SECOND))
    return _FIRST[first] + _SECOND[second] if number else None


class StepTable:
    """The steps of the targets and origins met so far, and their answers as far as they were needed."""

    def __init__(self, screening: Screening) -> None:
        self.screening = screening
        self._days = screening.steps.days
        #: Before the first day of change, between any two, and (the last) no day at all.
        self.eras = len(self._days) + 2
        self.answers: list[Answer] = []
        self._numbers: dict[Answer, int] = {}
        self._cells: list[tuple[int, Country | None]] = [(-1, None)]  # the first is of names that are unknown
        self._cell_numbers: dict[tuple[int, Country | None], int] = {}
        self._table: Numbers = np.zeros((64, self.eras), dtype=np.int32)
        self._steps: list[tuple[int, int]] = [(0, 0)]  # cell and place in it
        self._answer_of_step: Numbers = np.full(1024, -1, dtype=np.int32)
        self._answer_of_step[_UNDATED] = self.add(Answer(UNKNOWN, "", "", "the day is not known", 0))
        self._base: Numbers = np.full(1024, -1, dtype=np.int32)  # target -> cell, where the origin makes no difference
        self._row: Numbers = np.full(1024, -1, dtype=np.int32)  # target -> row of origins, where it does
        self._origins: Numbers = np.full((16, COUNTRIES), -1, dtype=np.int32)
        self._rows: list[int] = []  # row of origins -> target

    def add(self, answer: Answer) -> int:
        """The number of an answer."""
        if answer not in self._numbers:
            self._numbers[answer] = len(self.answers)
            self.answers.append(answer)
        return self._numbers[answer]

    def era(self, day: date | None) -> int:
        """The number of the era of a day."""
        return self.eras - 1 if day is None else bisect_right(self._days, day)

    def enter(self, targets: Sequence[int]) -> None:
        """Make room for targets that are new."""
        new = [target for target in dict.fromkeys(targets) if self._is_new(target)]
        self.screening.prepare(new)
        for target in new:
            self._base = _grown(self._base, target, -1)
            self._row = _grown(self._row, target, -1)
            if self.screening.countries(target):
                self._row[target] = len(self._rows)
                self._origins = _grown(self._origins, len(self._rows), -1)
                self._rows.append(target)
            else:
                self._base[target] = self._cell(target, None)

    def _is_new(self, target: int) -> bool:
        return target >= len(self._base) or (self._base[target] < 0 and self._row[target] < 0)

    def cells(self, targets: Numbers, origins: Numbers) -> Numbers:
        """The cell of each row; a target below 0 is a name that is unknown."""
        found: Numbers = np.where(targets < 0, 0, self._base[targets])
        by_origin = np.flatnonzero(found < 0)
        if len(by_origin):
            rows, countries = self._row[targets[by_origin]], origins[by_origin]
            cells = self._origins[rows, countries]
            if (waiting := np.flatnonzero(cells < 0)).size:
                places = np.unique(rows[waiting].astype(np.int64) * COUNTRIES + countries[waiting])
                for place in places.tolist():
                    row, country = divmod(place, COUNTRIES)
                    self._origins[row, country] = self._cell(self._rows[row], code_of(country))
                cells = self._origins[rows, countries]
            found[by_origin] = cells
        return found

    def _cell(self, target: int, country: Country | None) -> int:
        if country is not None and country not in self.screening.countries(target):
            country = ELSEWHERE
        if (known := self._cell_numbers.get((target, country))) is not None:
            return known
        number = self._cell_numbers[target, country] = len(self._cells)
        self._cells.append((target, country))
        self._table = _grown(self._table, number, 0)
        starts = [0 if c.start == date.min else self.era(c.start) for c in self.screening.over_time(target, country)]
        for place, (start, end) in enumerate(zip(starts, [*starts[1:], self.eras - 1], strict=True)):
            self._table[number, start:end] = len(self._steps)
            self._steps.append((number, place))
        self._answer_of_step = _grown(self._answer_of_step, len(self._steps), -1)
        return number

    def answered(self, cells: Numbers, first: Numbers, last: Numbers) -> Numbers:
        """The answer of each row between the first and the last era that its date may mean."""
        steps = self._table[cells, first]
        found = self._answer_of_step[steps]
        if (waiting := np.flatnonzero(found < 0)).size:
            for step in np.unique(steps[waiting]).tolist():
                cell, place = self._steps[step]
                self._answer_of_step[step] = self.add(self._worked_out(cell, [place]))
            found = self._answer_of_step[steps]
        several = np.flatnonzero(last > first)
        if len(several):
            several = several[self._table[cells[several], last[several]] != steps[several]]
        if len(several):
            found[several] = self._joined(cells[several], first[several], last[several])
        return found

    def _worked_out(self, cell: int, places: Sequence[int]) -> Answer:
        target, country = self._cells[cell]
        return self.screening.answer(target, country, places)

    def _joined(self, cells: Numbers, first: Numbers, last: Numbers) -> Numbers:
        """Where the answer changes within the days that may be meant: the one that joins them."""
        keys, places = np.unique((cells.astype(np.int64) * self.eras + first) * self.eras + last, return_inverse=True)
        joined = np.empty(len(keys), dtype=np.int32)
        for place, key in enumerate(keys.tolist()):
            rest, until = divmod(key, self.eras)
            cell, since = divmod(rest, self.eras)
            steps = dict.fromkeys(self._table[cell, since : until + 1].tolist())
            places_in_cell = [self._steps[step][1] for step in steps if self._steps[step][0] == cell]
            joined[place] = self.add(self._worked_out(cell, places_in_cell))
        return joined[places]


def _grown(table: Numbers, place: int, fill: int) -> Numbers:
    """The table with room for `place`: doubled, so that growing costs little."""
    if place < len(table):
        return table
    larger = np.full((max(2 * len(table), place + 1), *table.shape[1:]), fill, dtype=np.int32)
    larger[: len(table)] = table
    return larger
