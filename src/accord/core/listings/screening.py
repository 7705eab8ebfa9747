"""Screening: the appendix that applied to each shipment of a table, and what a person should look at in it.

Pure: names, cells and dates of a table come in, codes and answers go out, so that a reader of files need only look
numbers up. An *answer* is what is written beside a shipment; a *target* is what a name means.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accord.core.listings.model import CITES, NOT_LISTED, UNKNOWN, Country, History, NameStatus, TaxonId
from accord.core.listings.screening_cells import (
    FINDINGS,
    Span,
    bits,
    codes,
    read_claim,
    read_country,
    read_source,
    read_span,
)
from accord.core.listings.screening_names import NamesOfTaxa
from accord.core.listings.screening_words import reason_for
from accord.core.listings.status import text
from accord.core.listings.steps import ELSEWHERE, Step, Steps

__all__ = ["FINDINGS", "Answer", "Measure", "Screening", "Span", "bits", "codes"]

#: First and last day on which a country existed, None where that is not bounded.
Existence = tuple[date | None, date | None]
_ALWAYS: Existence = (None, None)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is written beside a shipment. `reserving`: the Parties treated as non-Parties; lists in cells have blanks."""

    appendix: str
    event: str
    via: str
    reason: str
    findings: int
    reserving: frozenset[Country] = frozenset()


@dataclass(frozen=True, slots=True)
class Measure:
    """A suspension or a quota that stands beside the status: `finding` is its code.

    Without `taxon` it is of all listed species, without `country` of every exporter; `since` and `until` are its days.
    """

    finding: str
    taxon: TaxonId | None
    country: Country | None
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class _Target:
    taxa: tuple[TaxonId, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Combined:
    """The steps of all taxa of a target that are in force from `start` on, and what they are listed as together."""

    start: date
    steps: tuple[Step, ...]
    marks: frozenset[str]


class Screening:
    """One history under one instrument, asked for many shipments.

    `countries`: the codes known, with the days on which they existed where those are known (None: any two letters).
    """

    def __init__(
        self,
        history: History,
        *,
        instrument: str = CITES,
        countries: Mapping[Country, Existence] | Collection[Country] | None = None,
        measures: Iterable[Measure] = (),
    ) -> None:
        self.history = history
        self.instrument = instrument
        self.steps = Steps(history, instrument=instrument)
        self.measures = tuple(measures)
        self._countries = countries
        self._annexes = {event.appendix for event in history.events if event.instrument == instrument}
        self._names = NamesOfTaxa(history, instrument)
        self._targets: dict[_Target, int] = {}
        self._target_list: list[_Target] = []
        self._combined: dict[tuple[_Target, Country | None], tuple[Combined, ...]] = {}

    # Cells ------------------------------------------------------------------------------------------------------

    def target(self, name: str) -> tuple[int | None, int]:
        """The number of the target that a name means (None: of none), and the findings about the name."""
        meant, is_synonym = self._names.meant(name)
        if not meant:
            return None, bits(["name_unknown"])
        is_ambiguous = len(meant) > 1 or self.history.taxa[meant[0]].status is NameStatus.SYNONYM
        note = ""
        if is_ambiguous:
            several = meant if len(meant) > 1 else self.history.taxa[meant[0]].accepted
            note = f"the name stands for several taxa ({', '.join(self._titled(each) for each in several)})"
        elif is_synonym:
            note = f"a synonym of {self.history.taxa[meant[0]].name}"
        findings = bits(["name_ambiguous"] * is_ambiguous + ["name_synonym"] * is_synonym)
        return self._number(_Target(meant, note)), findings

    def unknown(self, name: str) -> Answer:
        """What is written where the name is in no checklist; the names it may be a slip of are proposals only."""
        near = self._names.near(name)
        reason = "the name is in no checklist here"
        return Answer(UNKNOWN, "", "", f"{reason}; near: {', '.join(near)}" if near else reason, 0)

    def span(self, cell: str) -> Span:
        """The days that a date, a month (`2013-06`) or a year means."""
        return read_span(cell, self.instrument)

    def country(self, cell: str) -> tuple[Country | None, int]:
        """The country code in a cell, None where there is none, and the findings about it."""
        return read_country(cell, self._countries)

    def existed(self, country: Country) -> Existence:
        """The first and last day on which a country existed, as far as known."""
        return self._countries.get(country, _ALWAYS) if isinstance(self._countries, Mapping) else _ALWAYS

    def claim(self, cell: str) -> tuple[frozenset[str], int]:
        """The appendices claimed (`II`, `App. I`, `1`, `I/II`, `N` for none), and the findings about them."""
        return read_claim(cell, self._annexes)

    def source(self, cell: str) -> int:
        """The findings about a source code."""
        return read_source(cell)

    # Targets ----------------------------------------------------------------------------------------------------

    def prepare(self, targets: Iterable[int]) -> None:
        """Work out many targets at once, which is much quicker than one after the other."""
        self.steps.prepare(taxon for target in targets for taxon in self._target_list[target].taxa)

    def countries(self, target: int) -> frozenset[Country]:
        """The countries of origin that may have an answer of their own; empty where the origin makes no difference."""
        found: frozenset[Country] = frozenset().union(
            *(self.steps.countries(taxon) for taxon in self._target_list[target].taxa)
        )
        return found

    def line(self, target: int) -> frozenset[TaxonId]:
        """The taxa of a target with all those above them: what a measure reaches it by."""
        found: set[TaxonId] = set()
        for taxon in self._target_list[target].taxa:
            here: TaxonId | None = taxon
            while here is not None and here not in found:
                found.add(here)
                here = self.history.taxa[here].parent
        return frozenset(found)

    def over_time(self, target: int, country: Country | None) -> tuple[Combined, ...]:
        """How a target of this origin (None: not known) stands, from each day on which that changes."""
        return self._over_time(self._target_list[target], country)

    def answer(self, target: int, country: Country | None, places: Sequence[int]) -> Answer:
        """The answer for these places of `over_time`; of several all that applied are given."""
        return self._answer(self._target_list[target], country, places)

    def cell(self, target: int, country: Country | None) -> tuple[tuple[date, Answer], ...]:
        """The answers for a target of this origin (None: not known), each with the day from which it holds."""
        steps = self.over_time(target, country)
        return tuple((step.start, self.answer(target, country, [place])) for place, step in enumerate(steps))

    def joined(self, target: int, country: Country | None, first: date, last: date) -> Answer:
        """The answer where any day from `first` to `last` may be meant: all that applied."""
        steps = self.over_time(target, country)
        places = [
            place
            for place, step in enumerate(steps)
            if step.start <= last and (place + 1 == len(steps) or steps[place + 1].start > first)
        ]
        return self.answer(target, country, places)

    def _titled(self, taxon: TaxonId) -> str:
        each = self.history.taxa[taxon]
        return " ".join(part for part in (each.name, each.authorship, f"({each.rank})") if part)

    def _number(self, target: _Target) -> int:
        if target not in self._targets:
            self._targets[target] = len(self._target_list)
            self._target_list.append(target)
        return self._targets[target]

    def _answer(self, target: _Target, country: Country | None, places: Sequence[int]) -> Answer:
        over_time = self._over_time(target, country)
        those = [over_time[place] for place in places]
        appendix = text(frozenset().union(*(each.marks for each in those)))
        found = set()
        if len({text(each.marks) for each in those}) > 1:
            found.add("date_imprecise")
        if appendix == NOT_LISTED:
            found.add("not_listed_then")
            if any(each.marks - {NOT_LISTED, UNKNOWN} for each in over_time[places[-1] + 1 :]):
                found.add("future_listing")
        for each in those:
            found |= self._about_origin(target, country, each.start)
        entries = list({e.event: e for each in those for step in each.steps for e in step.entries}.values())
        listed = [(each.start, text(each.marks)) for each in over_time]
        reason = reason_for(self.history, target.taxa, appendix, entries, listed)
        return Answer(
            appendix,
            " ".join(entry.event for entry in entries),
            " ".join(dict.fromkeys(entry.via for entry in entries)),
            f"{target.note}: {reason}" if target.note else reason,
            bits(found),
            frozenset().union(*(step.reserving for each in those for step in each.steps)),
        )

    def _about_origin(self, target: _Target, country: Country | None, day: date) -> set[str]:
        """Whether the populations are listed otherwise than one another on that day, so that the origin matters."""
        every = self._populations(target)
        if not every:
            return set()
        here = self._by_population(target, country, day)
        if country is not None:
            is_split = text(self._by_population(target, None, day)) != text(here)
            return {"split_decided_by_origin"} if is_split else set()
        if len(here) == 1 and UNKNOWN not in here:
            return set()
        others = (self._by_population(target, each, day) for each in (*every, ELSEWHERE))
        is_open = any(text(marks) != text(here) for marks in others)
        return {"split_undecided_without_origin"} if is_open else set()

    def _populations(self, target: _Target) -> frozenset[Country]:
        return frozenset().union(*(self.steps.countries_by_population(taxon) for taxon in target.taxa))

    def _by_population(self, target: _Target, country: Country | None, day: date) -> frozenset[str]:
        steps = (_step_at(self.steps.by_population(taxon, country), day) for taxon in target.taxa)
        return frozenset().union(*(step.marks for step in steps))

    def _over_time(self, target: _Target, country: Country | None) -> tuple[Combined, ...]:
        if (known := self._combined.get((target, country))) is not None:
            return known
        parts = [self.steps.of(taxon, country) for taxon in target.taxa]
        days = {step.start for steps in parts for step in steps}
        # Whether the origin decides may change on a day on which nothing else does for this country.
        others = [None] if country is not None else [*self._populations(target), ELSEWHERE]
        if self._populations(target):
            compared = [self.steps.by_population(taxon, each) for taxon in target.taxa for each in [country, *others]]
            days |= {step.start for steps in compared for step in steps}
        found = []
        for day in sorted(days):
            steps = tuple(_step_at(each, day) for each in parts)
            found.append(Combined(day, steps, frozenset().union(*(step.marks for step in steps))))
        self._combined[target, country] = tuple(found)
        return self._combined[target, country]


def _step_at(steps: tuple[Step, ...], day: date) -> Step:
    return next(step for step in reversed(steps) if step.start <= day)
