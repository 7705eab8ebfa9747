"""Screening of whole tables: each distinct name, date and code is read once, all rows are looked up in tables of numbers.

What an answer is, `accord.core.listings.screening` says; what becomes of the numbers, the writers of each format.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

from accord.core.listings.drafts import collector_paused
from accord.core.listings.screening import FINDINGS, Answer, Screening, bits, codes
from accord.core.listings.screening_cells import UNUSABLE
from accord.exchange.screened_columns import Coded, coded_frame
from accord.exchange.screened_findings import Claims, Existence, Measures, Reservations
from accord.exchange.screened_steps import Numbers, StepTable, number_of

ADDED = ("appendix", "event", "via", "reason", "findings")
#: The findings that make a taxon one of the worst.
SERIOUS = bits(["wrong_appendix", "not_listed_then", "name_unknown", "suspension", "quota_zero"])
_KEPT = 1_000_000  # distinct cells of a column that are remembered
_SHOWN_ROWS = 5
_WORST = 5


@dataclass(slots=True)
class Summary:
    """What was found in how many rows; of cells that could not be used the first rows (the header is row 1)."""

    rows: int = 0
    with_findings: int = 0
    appendices: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    first_rows: dict[str, list[int]] = field(default_factory=dict)
    taxa: Counter[str] = field(default_factory=Counter)

    def worst(self) -> list[tuple[str, int]]:
        """The names with most rows of a serious finding."""
        return sorted(self.taxa.items(), key=lambda each: (-each[1], each[0]))[:_WORST]


@dataclass(frozen=True, slots=True)
class Screened:
    """For each row the number of its answer (`Lookup.answers`) and of its set of findings (`Lookup.kinds`)."""

    answers: Numbers
    kinds: NDArray[np.int16]


class Lookup:
    """Screens batches of rows, one after the other, and keeps what later batches can use again."""

    def __init__(self, screening: Screening, roles: Mapping[str, str], *, exporter_is_origin: bool = False) -> None:
        self.screening = screening
        self.roles = roles
        self.exporter_is_origin = exporter_is_origin
        self.summary = Summary()
        #: Every set of findings met so far.
        self.kinds: list[tuple[str, ...]] = [()]
        self._kind_bits = [0]
        self._kind_of: NDArray[np.int16] = np.zeros(1 << len(FINDINGS), dtype=np.int16)  # pages come as they are used
        self._read: dict[str, dict[str, tuple[int, ...]]] = {}
        self._steps = StepTable(screening)
        self._claims = Claims(screening)
        self._reservations = Reservations()
        self._existence = Existence(screening.existed)
        self._measures = Measures(screening)
        self._about = np.zeros((0, 3), dtype=np.int64)  # by answer: appendices, findings, row of reservations

    @property
    def answers(self) -> Sequence[Answer]:
        """Every answer given so far."""
        return self._steps.answers

    def screen(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows with the columns of `ADDED`; input columns of the same name get `_given` behind theirs."""
        return self.with_answers(rows, self.look_up(coded_frame(rows, self.roles), rows.height))

    def with_answers(self, rows: pl.DataFrame, found: Screened) -> pl.DataFrame:
        """Rows with their answers as texts."""
        used, places = compacted(found.answers, len(self.answers))
        added = {
            name: pl.Series([getattr(self.answers[each], name) for each in used], dtype=pl.String).gather(places)
            for name in ADDED[:4]
        }
        words = pl.Series([list(each) for each in self.kinds], dtype=pl.List(pl.String))
        given = {name: f"{name}_given" for name in ADDED if name in rows.columns}
        return rows.rename(given).with_columns(**added, findings=words.gather(found.kinds))

    def look_up(self, columns: Mapping[str, Coded], height: int) -> Screened:
        """The answers of a batch; `columns` by their role. What was found goes into the summary."""
        with collector_paused():
            return self._look_up(columns, height)

    def _look_up(self, columns: Mapping[str, Coded], height: int) -> Screened:
        nothing: Numbers = np.zeros(height, dtype=np.int32)
        target, unknown, found = self._values("taxon", columns["taxon"], self._of_name)
        first_era, last_era, first, last, about = self._values("date", columns["date"], self._of_date)
        found |= about
        countries = {}
        for role in ("origin", "exporter", "importer"):
            countries[role], about = nothing, nothing
            if role in columns:
                countries[role], about = self._values("country", columns[role], self._of_country)
                found |= about
            if role == "origin":
                is_empty = (countries[role] == 0) & (about == 0)
        origin, exporter = countries["origin"], countries["exporter"]
        if self.exporter_is_origin:
            origin = np.where(is_empty, exporter, origin)
        if "source" in columns:
            found |= self._values("source", columns["source"], lambda text: (self.screening.source(text),))[0]
        answer = self._steps.answered(self._steps.cells(target, origin), first_era, last_era)
        is_unknown = np.flatnonzero(target < 0)
        answer[is_unknown] = unknown[is_unknown]
        self._find(found, answer, columns.get("appendix"))
        parties = {"reservation_exporter": exporter, "reservation_importer": countries["importer"]}
        self._reservations.check(found, self._about[:, 2][answer], parties)
        self._existence.check(found, tuple(countries.values()), first, last)
        self._measures.check(found, target, exporter if "exporter" in columns else origin, first, last)
        return self._counted(columns["taxon"], found, answer)

    # Cells of the table -> numbers ------------------------------------------------------------------------------

    def _values(self, kind: str, column: Coded, read: Callable[[str], tuple[int, ...]]) -> list[Numbers]:
        """The numbers that the cells of a column stand for; each distinct text is read once."""
        known = self._read.setdefault(kind, {})
        if len(known) > _KEPT:
            known.clear()
        values = []
        for text in (*column.texts, ""):  # the last is for empty cells
            value = known.get(text)
            if value is None:
                value = known[text] = read(text)
            values.append(value)
        if kind == "taxon":
            self._steps.enter([value[0] for value in values if value[0] >= 0])
        table = np.array(values, dtype=np.int32)
        return [np.ascontiguousarray(table[:, part])[column.numbers] for part in range(table.shape[1])]

    def _of_name(self, text: str) -> tuple[int, int, int]:
        target, found = self.screening.target(text)
        if target is None:
            return -1, self._steps.add(self.screening.unknown(text)), found
        return target, 0, found

    def _of_date(self, text: str) -> tuple[int, int, int, int, int]:
        span = self.screening.span(text)
        first, last = (each.toordinal() if each else 0 for each in (span.first, span.last))
        return self._steps.era(span.first), self._steps.era(span.last), first, last, span.findings

    def _of_country(self, text: str) -> tuple[int, int]:
        code, found = self.screening.country(text)
        return number_of(code), found

    # Findings ---------------------------------------------------------------------------------------------------

    def _find(self, found: Numbers, answer: Numbers, claims: Coded | None) -> None:
        """Add what the answers say themselves, and what is claimed against them."""
        new = self.answers[len(self._about) :]
        if new:
            rows = [
                (self._claims.number(each.appendix.split("/")), each.findings, self._reservations.row(each))
                for each in new
            ]
            self._about = np.vstack([self._about, np.array(rows, dtype=np.int64)])
        found |= self._about[:, 1].astype(np.int32)[answer]
        claimed: NDArray[np.int64] = np.zeros(len(answer), dtype=np.int64)
        if claims is not None:
            read = np.array([self._claims.read(text) for text in (*claims.texts, "")], dtype=np.int64)
            claimed = read[:, 0][claims.numbers]
            found |= read[:, 1].astype(np.int32)[claims.numbers]
        self._claims.check(found, claimed, self._about[:, 0][answer])

    def _counted(self, names: Coded, found: Numbers, answer: Numbers) -> Screened:
        kinds = self._kind_of[found]
        new = found[(kinds == 0) & (found != 0)]
        for each in np.unique(new).tolist():
            self._kind_of[each] = len(self.kinds)
            self.kinds.append(codes(each))
            self._kind_bits.append(each)
        if len(new):
            kinds = self._kind_of[found]
        counts = np.bincount(kinds, minlength=len(self.kinds))
        counted = {code for kind in np.flatnonzero(counts).tolist() for code in self.kinds[kind]}
        for code in (code for code in UNUSABLE if code in counted):
            rows = self.summary.first_rows.setdefault(code, [])
            if len(rows) < _SHOWN_ROWS:
                here = np.flatnonzero(found & bits([code]))[: _SHOWN_ROWS - len(rows)]
                rows += (here + self.summary.rows + 2).tolist()
        self.summary.rows += len(answer)
        self.summary.with_findings += int(counts[1:].sum())
        for kind, count in enumerate(counts.tolist()):
            for code in self.kinds[kind] if count else ():
                self.summary.findings[code] += count
        applied = np.bincount(answer)
        for number in np.flatnonzero(applied).tolist():
            self.summary.appendices[self.answers[number].appendix] += int(applied[number])
        self._count_taxa(names, found)
        return Screened(answer, kinds)

    def _count_taxa(self, names: Coded, found: Numbers) -> None:
        serious = np.bincount(names.numbers[(found & SERIOUS) != 0])
        for number in np.flatnonzero(serious).tolist():
            if number < len(names.texts):
                self.summary.taxa[names.texts[number]] += int(serious[number])
        if len(self.summary.taxa) > _KEPT:
            self.summary.taxa = Counter(dict(self.summary.taxa.most_common(_KEPT // 2)))


def compacted(numbers: Numbers, size: int) -> tuple[list[int], Numbers]:
    """The numbers below `size` that occur, and for each row the place of its own among them."""
    used = np.flatnonzero(np.bincount(numbers, minlength=size))
    places = np.zeros(size, dtype=np.int32)
    places[used] = np.arange(len(used), dtype=np.int32)
    return used.tolist(), places[numbers]


def screened(batches: Iterator[pl.DataFrame], lookup: Lookup) -> Iterator[pl.DataFrame]:
    """The batches with their answers."""
    for batch in batches:
        yield lookup.screen(batch)
