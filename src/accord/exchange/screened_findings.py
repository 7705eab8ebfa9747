"""What is found in shipments beyond their answers: claims that are wrong, Parties with reservations, countries that were
not, measures in force. All rows of a batch at once; a finding is a bit of a number.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from accord.core.listings.model import NOT_LISTED, UNKNOWN, Country
from accord.core.listings.screening import Answer, Measure, Screening, bits
from accord.exchange.screened_steps import COUNTRIES, Numbers, code_of, number_of

_WRONG, _LATER, _DEEMED = (
    bits(["wrong_appendix"]),
    bits(["future_listing", "not_listed_then"]),
    bits(["deemed_appendix_ii"]),
)
_NOT_THEN = bits(["country_not_then"])


class Claims:
    """The appendices claimed, as numbers, against those that applied."""

    def __init__(self, screening: Screening) -> None:
        self._screening = screening
        self._marks: dict[str, int] = {}

    def read(self, cell: str) -> tuple[int, int]:
        """The appendices in a cell as a number, and the findings about them."""
        marks, found = self._screening.claim(cell)
        return self.number(marks), found

    def number(self, marks: Iterable[str]) -> int:
        """Appendices as one number, a bit each."""
        return sum({self._marks.setdefault(mark, 1 << len(self._marks)) for mark in marks})

    def check(self, found: Numbers, claim: NDArray[np.int64], applied: NDArray[np.int64]) -> None:
        """Add what is wrong with the claims. Of source D, Appendix I is deemed to be II (CITES Article VII.4)."""
        found[applied & self.number(["I"]) == 0] &= ~_DEEMED
        applied = np.where(found & _DEEMED != 0, applied | self.number(["II"]), applied)
        is_wrong = (claim & ~applied != 0) & (applied & self.number([UNKNOWN]) == 0)
        # Who claims that it is not listed is right: there is nothing to look at.
        found[(claim == self.number([NOT_LISTED])) & ~is_wrong] &= ~_LATER
        found[is_wrong] |= _WRONG


class Reservations:
    """The Parties that are treated as non-Parties, answer by answer."""

    def __init__(self) -> None:
        self._row_of: dict[frozenset[Country], int] = {frozenset(): 0}
        self._rows = np.zeros((1, COUNTRIES), dtype=bool)

    def row(self, answer: Answer) -> int:
        """The row of an answer; 0 where no Party is reserving."""
        if answer.reserving not in self._row_of:
            self._row_of[answer.reserving] = len(self._rows)
            row = np.zeros((1, COUNTRIES), dtype=bool)
            row[0, [number_of(party) for party in answer.reserving]] = True
            self._rows = np.vstack([self._rows, row])
        return self._row_of[answer.reserving]

    def check(self, found: Numbers, rows: NDArray[np.int64], parties: Mapping[str, Numbers]) -> None:
        """Add the Parties of a shipment that have a reservation; `parties` by the finding that says so."""
        if len(self._rows) == 1:
            return
        where = np.flatnonzero(rows)
        for finding, party in parties.items():
            is_reserving = self._rows[rows[where], party[where]]
            found[where[is_reserving]] |= bits([finding])


class Existence:
    """Whether the countries existed on the days that a shipment may have been made."""

    def __init__(self, days: Callable[[Country], tuple[date | None, date | None]]) -> None:
        self._days = days
        self._known: dict[int, tuple[int, int] | None] = {}

    def check(self, found: Numbers, columns: Sequence[Numbers], first: Numbers, last: Numbers) -> None:
        """Add what is wrong with countries; rows without a date (0) are left alone."""
        for countries in columns:
            for number in np.flatnonzero(np.bincount(countries, minlength=1)).tolist():
                if (span := self._span(number)) is None:
                    continue
                rows = np.flatnonzero(countries == number)
                since, until = span
                was_not = (first[rows] > 0) & ((last[rows] < since) | (first[rows] > until))
                found[rows[was_not]] |= _NOT_THEN

    def _span(self, number: int) -> tuple[int, int] | None:
        if number not in self._known:
            country = code_of(number)
            since, until = self._days(country) if country else (None, None)
            bounded = (since or date.min).toordinal(), (until or date.max).toordinal()
            self._known[number] = bounded if since or until else None
        return self._known[number]


class Measures:
    """Suspensions and quotas beside the status: by exporter, taxon and day."""

    def __init__(self, screening: Screening) -> None:
        self._screening = screening
        self._of_all: list[Measure] = []
        self._by_country: defaultdict[int, list[Measure]] = defaultdict(list)
        for measure in screening.measures:
            if measure.country is None:
                self._of_all.append(measure)
            else:
                self._by_country[number_of(measure.country)].append(measure)
        self._lines: dict[int, frozenset[str]] = {}

    def check(self, found: Numbers, targets: Numbers, exporters: Numbers, first: Numbers, last: Numbers) -> None:
        """Add the measures that reach a shipment; a name that is unknown has a target below 0."""
        if not self._screening.measures:
            return
        for number in np.flatnonzero(np.bincount(exporters, minlength=1)).tolist():
            measures = [*self._by_country.get(number, ()), *self._of_all]
            if not measures:
                continue
            rows = np.flatnonzero((exporters == number) & (targets >= 0) & (first > 0))
            reached = {target: self._line(target) for target in np.unique(targets[rows]).tolist()}
            for measure in measures:
                until = (measure.until or date.max).toordinal()
                meant = [t for t, line in reached.items() if measure.taxon is None or measure.taxon in line]
                if meant:
                    here = rows[np.isin(targets[rows], meant)]
                    in_force = (last[here] >= measure.since.toordinal()) & (first[here] <= until)
                    found[here[in_force]] |= bits([measure.finding])

    def _line(self, target: int) -> frozenset[str]:
        if target not in self._lines:
            self._lines[target] = self._screening.line(target)
        return self._lines[target]
