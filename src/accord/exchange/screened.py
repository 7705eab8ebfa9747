"""Screening of whole tables: each distinct name, date and code is read once, all rows are looked up in tables.

An answer stands in a table by cell (a target of one origin) and era (the days between two changes of any listing), so
that a row costs a few look-ups whatever the history is. What an answer is, `accord.core.listings.screening` says.
"""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from accord.core.listings.model import UNKNOWN, Country
from accord.core.listings.screening import Answer, Screening, bits, codes
from accord.core.listings.steps import ELSEWHERE

ADDED = ("appendix", "event", "via", "reason", "findings")
_FIRST = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SECOND = _FIRST + "0123456789"  # S1 is Sudan before 2011
_COUNTRIES = len(_FIRST) * len(_SECOND) + 1  # 0 is none
_KEPT = 1_000_000  # distinct cells of a column that are remembered
_NO_NAME, _NO_DATE = 0, 1  # answers


@dataclass(slots=True)
class Summary:
    """What was found in how many rows."""

    rows: int = 0
    with_findings: int = 0
    appendices: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)


class Lookup:
    """Screens batches of rows, one after the other, and keeps what later batches can use again."""

    def __init__(self, screening: Screening, roles: Mapping[str, str], *, exporter_is_origin: bool = False) -> None:
        self.screening = screening
        self.roles = roles
        self.exporter_is_origin = exporter_is_origin
        self.summary = Summary()
        self._days = screening.steps.days
        self._eras = len(self._days) + 2  # before the first, and (the last) no date at all
        self._answers: dict[Answer, int] = {}
        self._shown: pl.DataFrame | None = None
        self._steps = array("i")  # step -> answer
        self._cells: dict[tuple[int, Country | None], int] = {}
        self._cell_count = 0
        self._table = pl.Series("", [], dtype=pl.Int32)  # cell and era -> step
        self._new_steps = array("i")
        self._new_lengths = array("i")
        self._targets: dict[int, int] = {}  # number -> row in the table of origins, 0 where origin makes no difference
        self._origins = array("i", [-1] * _COUNTRIES)
        self._marks: dict[str, int] = {}
        self._numbered: dict[str, tuple[pl.Series, pl.Categories]] = {}
        self._read: dict[str, dict[str, tuple[int, ...]]] = {}
        for special, reason in ((_NO_NAME, "the name is in no checklist here"), (_NO_DATE, "no date is given")):
            self._add_answer(Answer(UNKNOWN, "", "", reason, 0))
            self._steps.append(special)
        self._new_cell([(0, 0)], undated=0)  # of names that are unknown

    def screen(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows with the columns of `ADDED`; input columns of the same name get `_given` behind theirs."""
        self._numbered = self._all_numbered(rows)
        target, about_name = self._column(rows, "taxon", self._of_name, 2)
        first, last, about_date = self._column(rows, "date", self._of_date, 3)
        origin, about_origin = self._column(rows, "origin", self._of_country, 2)
        exporter, about_exporter = self._column(rows, "exporter", self._of_country, 2)
        importer, about_importer = self._column(rows, "importer", self._of_country, 2)
        claim, about_claim = self._column(rows, "appendix", self._of_claim, 2)
        if self.exporter_is_origin and "exporter" in self.roles:
            origin = pl.select(
                pl.when((origin == 0) & (about_origin == 0)).then(exporter).otherwise(origin)
            ).to_series()
        cell = self._cell_of(target, origin)
        self._flush()
        step = self._table.gather(cell * self._eras + first)
        answer = pl.Series(self._steps, dtype=pl.Int32).gather(step)
        answer = self._imprecise(answer, step, cell, first, last)
        found = about_name | about_date | about_origin | about_exporter | about_importer | about_claim
        found = found | self._of_answers(answer, claim, exporter, importer)
        return self._with_columns(rows, answer, found)

    # Cells of the table -> numbers ------------------------------------------------------------------------------

    def _column(
        self, rows: pl.DataFrame, role: str, read: Callable[[str], tuple[int, ...]], width: int
    ) -> list[pl.Series]:
        """The numbers that the cells of a column stand for; each distinct text is read once."""
        if role not in self.roles:
            return [pl.repeat(value, rows.height, dtype=pl.Int64, eager=True) for value in read("")]
        categorical, categories = self._numbered[self.roles[role]]
        texts = [*categories.to_series().to_list(), ""]  # the last is for empty cells
        known = self._read.setdefault(role if role in {"taxon", "date", "appendix"} else "country", {})
        if len(known) > _KEPT:
            known.clear()
        values = []
        for text in texts:
            value = known.get(text)
            if value is None:
                value = known[text] = read(text)
            values.append(value)
        numbers = categorical.to_physical().fill_null(len(texts) - 1)
        return [pl.Series([value[part] for value in values], dtype=pl.Int64).gather(numbers) for part in range(width)]

    def _all_numbered(self, rows: pl.DataFrame) -> dict[str, tuple[pl.Series, pl.Categories]]:
        """The columns that count, their distinct texts numbered; all at once, for several cores."""
        kinds = {name: pl.Categories.random() for name in self.roles.values()}
        numbered = rows.lazy().select(
            pl.col(name).cast(pl.String, strict=False).cast(pl.Categorical(kind)) for name, kind in kinds.items()
        )
        found = numbered.collect()  # the texts are kept as long as the columns are
        return {name: (found[name], kind) for name, kind in kinds.items()}

    def _of_name(self, text: str) -> tuple[int, int]:
        target, found = self.screening.target(text)
        return (0 if target is None else target + 1), found

    def _of_date(self, text: str) -> tuple[int, int, int]:
        span = self.screening.span(text)
        if span.first is None or span.last is None:
            return self._eras - 1, self._eras - 1, span.findings
        return bisect_right(self._days, span.first), bisect_right(self._days, span.last), span.findings

    def _of_country(self, text: str) -> tuple[int, int]:
        code, found = self.screening.country(text)
        return _number(code), found

    def _of_claim(self, text: str) -> tuple[int, int]:
        marks, found = self.screening.claim(text)
        return sum(self._mark(mark) for mark in marks), found

    def _mark(self, mark: str) -> int:
        return self._marks.setdefault(mark, 1 << len(self._marks))

    # Cells of targets and origins -------------------------------------------------------------------------------

    def _cell_of(self, target: pl.Series, origin: pl.Series) -> pl.Series:
        """The cell of each row: that of its target, and of its origin where the origin can make a difference."""
        for number in target.unique().to_list():
            if number not in self._targets:
                self._enter(number)
        size = max(self._targets, default=0) + 1
        rows = pl.Series([self._targets.get(number, 0) for number in range(size)], dtype=pl.Int64)
        place = rows.gather(target) * _COUNTRIES + origin
        base = pl.Series([self._cells.get((number, None), 0) for number in range(size)], dtype=pl.Int64)
        known = pl.Series(self._origins, dtype=pl.Int32)
        cell = known.gather(place)
        depends = place >= _COUNTRIES
        if (waiting := place.filter(depends & (cell < 0)).unique()).len():
            targets = {row: number for number, row in self._targets.items() if row}
            for each in waiting.to_list():
                row, country = divmod(each, _COUNTRIES)
                self._origins[each] = self._cell(targets[row], _code(country))
            cell = pl.Series(self._origins, dtype=pl.Int32).gather(place)
        return pl.select(pl.when(depends).then(cell).otherwise(base.gather(target)).cast(pl.Int64)).to_series()

    def _enter(self, number: int) -> None:
        self._targets[number] = 0
        if number == 0:
            return
        if self.screening.countries(number - 1):
            self._targets[number] = len(self._origins) // _COUNTRIES
            self._origins.extend([-1] * _COUNTRIES)
        else:
            self._cell(number, None)

    def _cell(self, number: int, country: Country | None) -> int:
        if country is not None and country not in self.screening.countries(number - 1):
            country = ELSEWHERE
        if (number, country) not in self._cells:
            steps = [
                (0 if start == start.min else bisect_right(self._days, start), self._add_answer(answer))
                for start, answer in self.screening.cell(number - 1, country)
            ]
            self._cells[number, country] = self._new_cell(steps, undated=_NO_DATE)
        return self._cells[number, country]

    def _new_cell(self, steps: list[tuple[int, int]], *, undated: int) -> int:
        ends = [start for start, _ in steps[1:]] + [self._eras - 1]
        for (start, answer), end in zip(steps, ends, strict=True):
            self._new_steps.append(len(self._steps))
            self._new_lengths.append(end - start)
            self._steps.append(answer)
        self._new_steps.append(undated)
        self._new_lengths.append(1)
        self._cell_count += 1
        return self._cell_count - 1

    def _flush(self) -> None:
        if self._new_steps:
            new = pl.Series(self._new_steps, dtype=pl.Int32).repeat_by(pl.Series(self._new_lengths)).explode()
            self._table = self._table.append(new).rechunk()
            self._new_steps, self._new_lengths = array("i"), array("i")

    # Answers ----------------------------------------------------------------------------------------------------

    def _add_answer(self, answer: Answer) -> int:
        if answer not in self._answers:
            self._answers[answer] = len(self._answers)
            self._shown = None
        return self._answers[answer]

    def _imprecise(
        self, answer: pl.Series, step: pl.Series, cell: pl.Series, first: pl.Series, last: pl.Series
    ) -> pl.Series:
        """Where the date is a span in which the answer changes, the answer that joins all of the span."""
        if not (several := last > first).any():
            return answer
        differs = several & (self._table.gather(cell * self._eras + last) != step)
        place = differs.arg_true()
        if not place.len():
            return answer
        keys = ((cell * self._eras + first) * self._eras + last).gather(place)
        targets = {number: key for key, number in self._cells.items()}
        found = {}
        for key in keys.unique().to_list():
            rest, until = divmod(key, self._eras)
            number, since = divmod(rest, self._eras)
            target, country = targets[number]
            days = [self._days[era - 1] if era else self._days[0].min for era in (since, until)]
            found[key] = self._add_answer(self.screening.joined(target - 1, country, days[0], days[1]))
        joined = keys.replace_strict(list(found), list(found.values()), return_dtype=pl.Int32)
        return answer.clone().scatter(place, joined)

    def _of_answers(self, answer: pl.Series, claim: pl.Series, exporter: pl.Series, importer: pl.Series) -> pl.Series:
        """The findings of the answers themselves, of the claims against them, and of reservations."""
        every = list(self._answers)
        marks = pl.Series([sum(map(self._mark, each.appendix.split("/"))) for each in every], dtype=pl.Int64)
        applied = marks.gather(answer)
        found = pl.Series([each.findings for each in every], dtype=pl.Int64).gather(answer)
        not_listed, unknown = self._mark("NC"), self._mark(UNKNOWN)
        is_wrong = (claim & ~applied != 0) & (applied & unknown == 0)
        # Who claims that it is not listed is right: there is nothing to look at.
        later, never = bits(["future_listing"]), bits(["not_listed_then"])
        found = pl.select(
            pl.when((claim == not_listed) & ~is_wrong).then(found & ~(later | never)).otherwise(found)
            | pl.when(is_wrong).then(bits(["wrong_appendix"])).otherwise(0)
        ).to_series()
        if any(each.reserving for each in every):
            found = found | self._reserved(every, answer, exporter, bits(["reservation_exporter"]))
            found = found | self._reserved(every, answer, importer, bits(["reservation_importer"]))
        return found

    def _reserved(self, every: list[Answer], answer: pl.Series, party: pl.Series, bit: int) -> pl.Series:
        sets = {
            reserving: row for row, reserving in enumerate(dict.fromkeys([frozenset(), *(a.reserving for a in every)]))
        }
        table = array("i", [0] * (_COUNTRIES * len(sets)))
        for reserving, row in sets.items():
            for country in reserving:
                table[row * _COUNTRIES + _number(country)] = bit
        rows = pl.Series([sets[each.reserving] for each in every], dtype=pl.Int64).gather(answer)
        return pl.Series(table, dtype=pl.Int64).gather(rows * _COUNTRIES + party)

    def _with_columns(self, rows: pl.DataFrame, answer: pl.Series, found: pl.Series) -> pl.DataFrame:
        if self._shown is None:
            every = list(self._answers)
            self._shown = pl.DataFrame(
                {name: [getattr(each, name) for each in every] for name in ADDED[:4]},
                schema=dict.fromkeys(ADDED[:4], pl.String),
            )
        shown = {name: self._shown[name].gather(answer) for name in ADDED[:4]}
        kinds = found.unique()
        words = pl.Series([list(codes(each)) for each in kinds.to_list()], dtype=pl.List(pl.String))
        places = found.replace_strict(kinds, pl.Series(range(kinds.len()), dtype=pl.UInt32), return_dtype=pl.UInt32)
        self._count(answer, found)
        given = {name: f"{name}_given" for name in ADDED if name in rows.columns}
        return rows.rename(given).with_columns(**shown, findings=words.gather(places))

    def _count(self, answer: pl.Series, found: pl.Series) -> None:
        every = list(self._answers)
        self.summary.rows += answer.len()
        for number, count in answer.value_counts().iter_rows():
            self.summary.appendices[every[number].appendix] += count
        for kind, count in found.value_counts().iter_rows():
            self.summary.with_findings += count if kind else 0
            for code in codes(kind):
                self.summary.findings[code] += count


def screened(batches: Iterator[pl.DataFrame], lookup: Lookup) -> Iterator[pl.DataFrame]:
    """The batches with their answers."""
    for batch in batches:
        yield lookup.screen(batch)


def _number(country: Country | None) -> int:
    return 0 if country is None else _FIRST.index(country[0]) * len(_SECOND) + _SECOND.index(country[1]) + 1


def _code(number: int) -> Country | None:
    first, second = divmod(number - 1, len(_SECOND))
    return _FIRST[first] + _SECOND[second] if number else None
