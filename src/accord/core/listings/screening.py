"""Screening: the appendix that applied to each shipment of a table, and what a person should look at in it.

Pure: names, cells and dates of a table come in, codes and tables of answers go out, so that a reader of files need only
look numbers up. An *answer* is what is written beside a shipment; a *cell* is a target of one origin, with its answers
day by day. The law behind the findings: CITES Art. I(b), II, XIV, XXIII; the codes of `FINDINGS` are the contract.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from accord.core.dates import ImpreciseDate, Precision, read_imprecise_date
from accord.core.errors import Invalid
from accord.core.listings.coverage import accepted_id
from accord.core.listings.model import (
    APPENDICES,
    CITES,
    CMS,
    NOT_LISTED,
    UNKNOWN,
    Country,
    History,
    NameStatus,
    TaxonId,
)
from accord.core.listings.screening_words import reason_for
from accord.core.listings.status import text
from accord.core.listings.steps import ELSEWHERE, Step, Steps
from accord.core.names import read_name

#: From when listings can have effect (CITES Art. XXII; CMS Art. XVIII).
ENTRY_INTO_FORCE = {CITES: date(1975, 7, 1), CMS: date(1983, 11, 1)}
#: What is found in a shipment, in the order in which it is written.
FINDINGS = {
    "wrong_appendix": "the appendix claimed is not one that applied",
    "not_listed_then": "no listing was in force for it on that day",
    "future_listing": "it was not listed then, but has been or will be later",
    "before_convention": "the day is before the convention entered into force",
    "name_unknown": "the name is in no checklist here",
    "name_synonym": "the name is a synonym; the answer is that of the accepted taxon",
    "name_ambiguous": "the name stands for several taxa; the answer joins theirs",
    "split_decided_by_origin": "the populations are listed otherwise than one another; the country of origin decides",
    "split_undecided_without_origin": "the populations are listed otherwise than one another, and the origin is not known",
    "reservation_exporter": "the exporter had a reservation in force and is treated as a non-Party",
    "reservation_importer": "the importer had a reservation in force and is treated as a non-Party",
    "date_missing": "there is no date",
    "date_imprecise": "only the year or month is given, and the listing changed within it; all that applied are given",
    "date_unreadable": "the date is none of the calendar",
    "country_unknown": "a country is not a code known here",
    "claim_unreadable": "the appendix claimed is none",
}
_BIT = {code: 1 << place for place, code in enumerate(FINDINGS)}
#: The trade database of CITES writes XX for a country that is not known.
_NO_COUNTRY = frozenset({"XX"})
_COUNTRY = re.compile(r"[A-Z][A-Z0-9]")  # S1 is Sudan before 2011
_YEAR_AS_NUMBER = re.compile(r"(\d{4})\.0+")
_CLAIM_WORDS = re.compile(r"\b(cites|cms|appendix|appendices|app|annex)\b\.?", re.IGNORECASE)
_CLAIM_PARTS = re.compile(r"[/,;&+|\s-]+")
_CLAIMS = {"1": "I", "2": "II", "3": "III", "N": NOT_LISTED, "NONE": NOT_LISTED, "0": NOT_LISTED, "NL": NOT_LISTED}
#: Open nomenclature says that the name is not sure (Sigovini et al. 2016).
_OPEN = re.compile(r"\?|(?:^|\s)(?:cf|aff|nr|prox|confer|affinis)\b", re.IGNORECASE)
_ABOVE_SPECIES = re.compile(r"\S+(?:\s+(?:spp?\.?|[A-Z(\[].*))?")


def bits(codes: Iterable[str]) -> int:
    """Findings as one number, a bit each."""
    return sum({_BIT[code] for code in codes})


def codes(found: int) -> tuple[str, ...]:
    """The findings in such a number."""
    return tuple(code for code, bit in _BIT.items() if found & bit)


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
class Span:
    """The days a cell of a table may mean, and what is to say of it; no days: it cannot be answered."""

    first: date | None
    last: date | None
    findings: int = 0


@dataclass(frozen=True, slots=True)
class _Target:
    taxa: tuple[TaxonId, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Combined:
    """The steps of all taxa of a target in force together, and whether a later one lists what this one does not."""

    start: date
    steps: tuple[Step, ...]
    marks: frozenset[str]


class Screening:
    """One history under one instrument, asked for many shipments. `countries`: the codes known (None: any two letters)."""

    def __init__(
        self, history: History, *, instrument: str = CITES, countries: Collection[Country] | None = None
    ) -> None:
        self.history = history
        self.instrument = instrument
        self.steps = Steps(history, instrument=instrument)
        self._countries = countries
        self._annexes = {event.appendix for event in history.events if event.instrument == instrument}
        self._by_name = self._names()
        self._targets: dict[_Target, int] = {}
        self._target_list: list[_Target] = []
        self._combined: dict[tuple[_Target, Country | None], tuple[_Combined, ...]] = {}

    # Names ------------------------------------------------------------------------------------------------------

    def target(self, name: str) -> tuple[int | None, int]:
        """The number of the target that a name means (None: of none), and the findings about the name."""
        found = self._named(name)
        accepted = [each for each in found if self.history.taxa[each].status is not NameStatus.SYNONYM]
        synonyms = [] if accepted else found
        if not found:
            return None, _BIT["name_unknown"]
        meant = tuple(dict.fromkeys(accepted or (accepted_id(self.history.taxa, each) for each in synonyms)))
        is_ambiguous = len(meant) > 1 or self.history.taxa[meant[0]].status is NameStatus.SYNONYM
        findings = bits(["name_ambiguous"] * is_ambiguous + ["name_synonym"] * bool(synonyms))
        note = ""
        if is_ambiguous:
            several = meant if len(meant) > 1 else self.history.taxa[meant[0]].accepted
            note = f"the name stands for several taxa ({', '.join(self._titled(each) for each in several)})"
        elif synonyms:
            note = f"a synonym of {self.history.taxa[meant[0]].name}"
        return self._number(_Target(meant, note)), findings

    def _titled(self, taxon: TaxonId) -> str:
        each = self.history.taxa[taxon]
        return " ".join(part for part in (each.name, each.authorship, f"({each.rank})") if part)

    def _number(self, target: _Target) -> int:
        if target not in self._targets:
            self._targets[target] = len(self._target_list)
            self._target_list.append(target)
        return self._targets[target]

    def _named(self, name: str) -> list[TaxonId]:
        """Taxa of that name: as printed, else by its words without authors and marks of rank. Never by likeness."""
        if found := self._by_name.get(" ".join(name.split()).casefold()):
            return found
        if len(name) > 500 or _OPEN.search(name):
            return []
        read = read_name(name)
        if read is None or (not read.epithets and not _ABOVE_SPECIES.fullmatch(" ".join(name.split()))):
            return []
        return self._by_name.get(read.key.casefold(), [])

    def _names(self) -> dict[str, list[TaxonId]]:
        """Taxa by every way their name may be looked up; of the checklists that the instrument speaks of."""
        taxa = self.history.taxa
        checklists = {taxa[e.taxon].checklist for e in self.history.events if e.instrument == self.instrument}
        checklists |= {self.instrument, ""}
        found: defaultdict[str, list[TaxonId]] = defaultdict(list)
        for taxon in taxa.values():
            if taxon.checklist not in checklists:
                continue
            printed = taxon.name.casefold()
            found[printed].append(taxon.id)
            if not (printed.replace(" ", "").isascii() and printed.replace(" ", "").isalpha()) or ". " in printed:
                read = read_name(taxon.name)
                if read is not None and read.key.casefold() != printed:
                    found[read.key.casefold()].append(taxon.id)
        return dict(found)

    # Other cells ------------------------------------------------------------------------------------------------

    def span(self, cell: str) -> Span:
        """The days that a date, a month (`2013-06`) or a year means."""
        given = cell.strip()
        if given in {"", "0000-00-00", "00/00/0000", "NULL", "null", "-"}:
            return Span(None, None, _BIT["date_missing"])
        if match := _YEAR_AS_NUMBER.fullmatch(given):
            given = match[1]
        try:
            read: ImpreciseDate = read_imprecise_date(given)
        except Invalid:
            return Span(None, None, _BIT["date_unreadable"])
        last = read.day if read.precision is Precision.DAY else read.last_day()
        begun = ENTRY_INTO_FORCE.get(self.instrument)
        return Span(read.day, last, _BIT["before_convention"] if begun and last < begun else 0)

    def country(self, cell: str) -> tuple[Country | None, int]:
        """The country code in a cell, None where there is none, and the findings about it."""
        code = cell.strip().upper()
        if not code:
            return None, 0
        is_known = _COUNTRY.fullmatch(code) and code not in _NO_COUNTRY
        if is_known and (self._countries is None or code in self._countries):
            return code, 0
        return None, _BIT["country_unknown"]

    def claim(self, cell: str) -> tuple[frozenset[str], int]:
        """The appendices claimed (`II`, `App. I`, `1`, `I/II`, `N` for none), and the findings about them."""
        words = [word for word in _CLAIM_PARTS.split(_CLAIM_WORDS.sub(" ", cell).strip().upper()) if word]
        marks = {_CLAIMS.get(word, word) for word in words}
        known = {annex.upper(): annex for annex in (*APPENDICES, NOT_LISTED, *self._annexes)}
        if not marks <= known.keys():
            return frozenset(), _BIT["claim_unreadable"]
        return frozenset(known[mark] for mark in marks), 0

    # Answers ----------------------------------------------------------------------------------------------------

    def countries(self, target: int) -> frozenset[Country]:
        """The countries of origin that may have an answer of their own; empty where the origin makes no difference."""
        found: frozenset[Country] = frozenset().union(
            *(self.steps.countries(taxon) for taxon in self._target_list[target].taxa)
        )
        return found

    def cell(self, target: int, country: Country | None) -> tuple[tuple[date, Answer], ...]:
        """The answers for a target of this origin (None: not known), each with the day from which it holds."""
        steps = self._over_time(self._target_list[target], country)
        return tuple((step.start, self._answer(target, country, [place])) for place, step in enumerate(steps))

    def joined(self, target: int, country: Country | None, first: date, last: date) -> Answer:
        """The answer where any day from `first` to `last` may be meant: all that applied."""
        steps = self._over_time(self._target_list[target], country)
        places = [
            place
            for place, step in enumerate(steps)
            if step.start <= last and (place + 1 == len(steps) or steps[place + 1].start > first)
        ]
        return self._answer(target, country, places)

    def _answer(self, target_number: int, country: Country | None, places: list[int]) -> Answer:
        target = self._target_list[target_number]
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
        reason = reason_for(self.history, target.taxa, appendix, entries, [(c.start, text(c.marks)) for c in over_time])
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

    def _over_time(self, target: _Target, country: Country | None) -> tuple[_Combined, ...]:
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
            found.append(_Combined(day, steps, frozenset().union(*(step.marks for step in steps))))
        self._combined[target, country] = tuple(found)
        return self._combined[target, country]


def _step_at(steps: tuple[Step, ...], day: date) -> Step:
    return next(step for step in reversed(steps) if step.start <= day)
