"""What a taxon is listed as over time, step by step: for all its populations together, or for those of one country.

Every step is an answer of the engine (`status`), computed on the few events that bear on the taxon and shared by all
taxa that stand alike. Only what members add to a higher taxon (rule 9) is put together here.
"""

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import date

from accord.core.listings.coverage import accepted_id
from accord.core.listings.model import (
    NOT_LISTED,
    AppendixEntry,
    Basis,
    Country,
    History,
    ListingEvent,
    NameStatus,
    Status,
    TaxonId,
)
from accord.core.listings.status import resolve

#: A country that no event and no range names: all of those have the same answer.
ELSEWHERE = "--"
_ALWAYS = date.min
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


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of a history that bears on a taxon itself; taxa with the same `key` share their steps."""

    key: tuple[TaxonId, ...]
    history: History
    days: tuple[date, ...]
    alike: Mapping[Country, Country]  # those whose answer may differ from elsewhere -> one that has the same answer


class Steps:
    """The steps of any taxon of a history under one instrument; nothing is computed before it is asked for."""

    def __init__(self, history: History, *, instrument: str) -> None:
        self.history = history
        self.instrument = instrument
        self._events: defaultdict[TaxonId, list[ListingEvent]] = defaultdict(list)
        self._singled_out: dict[TaxonId, date] = {}  # the day from which the law speaks of this very taxon
        for event in history.events:
            if event.instrument == instrument:
                own = accepted_id(history.taxa, event.taxon)
                self._events[own].append(event)
                for each in (own, *(accepted_id(history.taxa, taxon) for taxon in event.except_taxa)):
                    self._singled_out[each] = min(event.effective, self._singled_out.get(each, date.max))
        self._children: defaultdict[TaxonId, list[TaxonId]] = defaultdict(list)
        for taxon in history.taxa.values():
            if taxon.parent is not None and taxon.status is NameStatus.ACCEPTED:
                self._children[taxon.parent].append(taxon.id)
        self.days = tuple(sorted({event.effective for events in self._events.values() for event in events}))
        self._parts: dict[TaxonId, _Part] = {}
        self._shared: dict[tuple[TaxonId, ...], _Part] = {}
        self._own: dict[tuple[tuple[TaxonId, ...], Country | None], tuple[Step, ...]] = {}
        self._whole: dict[tuple[TaxonId, Country | None], tuple[Step, ...]] = {}
        self._named: dict[TaxonId, frozenset[Country]] = {}

    def countries(self, taxon: TaxonId) -> frozenset[Country]:
        """The countries whose populations may be listed otherwise than those elsewhere."""
        for each in self._from_below(taxon, self._named):
            found = frozenset(self._part(each).alike)
            for child in self._children.get(each, ()):
                found |= self._named[child] | (self._nearest_range(child) or frozenset())
            self._named[each] = found
        return self._named[taxon]

    def of(self, taxon: TaxonId, country: Country | None = None) -> tuple[Step, ...]:
        """The steps of an accepted taxon, a hybrid or a synonym of several, in order of time; the first is of always.

        With `country` those of its population there, without it those over the whole range.
        """
        if country is not None and country not in self.countries(taxon):
            country = ELSEWHERE
        if (known := self._whole.get((taxon, country))) is not None:
            return known
        done: dict[TaxonId, tuple[Step, ...]] = {}
        for each in self._from_below(taxon, done):
            done[each] = self._with_members(each, country, done)
        self._whole[taxon, country] = done[taxon]
        return done[taxon]

    def by_population(self, taxon: TaxonId, country: Country | None = None) -> tuple[Step, ...]:
        """The steps in which a difference between countries is one between populations, not between members."""
        return self._of_itself(taxon, country) if self.history.taxa[taxon].is_higher else self.of(taxon, country)

    def countries_by_population(self, taxon: TaxonId) -> frozenset[Country]:
        """The countries whose populations may be listed otherwise, the members of a higher taxon left aside."""
        return frozenset(self._part(taxon).alike) if self.history.taxa[taxon].is_higher else self.countries(taxon)

    def _from_below(self, taxon: TaxonId, known: Container[TaxonId]) -> list[TaxonId]:
        """The taxon and its members without an answer yet, members first."""
        found: list[TaxonId] = []
        waiting = [taxon]
        while waiting:
            here = waiting.pop()
            if here not in known:
                found.append(here)
                waiting += self._children.get(here, ())
        return found[::-1]

    def _with_members(
        self, taxon: TaxonId, country: Country | None, done: dict[TaxonId, tuple[Step, ...]]
    ) -> tuple[Step, ...]:
        own = self._of_itself(taxon, country)
        is_higher = self.history.taxa[taxon].is_higher
        members: dict[tuple[int, date], tuple[tuple[Step, ...], date]] = {}  # those that stand alike once
        for child in self._children.get(taxon, ()):
            since = _ALWAYS if is_higher else self._adds_from(child)
            members[id(done[child]), since] = (done[child], since)
        if not members:
            return own
        days = {step.start for steps in (own, *(each for each, _ in members.values())) for step in steps}
        days |= {since for _, since in members.values() if since < date.max}
        found: list[Step] = []
        for start in sorted(days):
            here = _at(own, start)
            adding = (_at(steps, start) for steps, since in members.values() if since <= start)
            there = [step for step in adding if step.occurs]
            below: frozenset[str] = frozenset().union(*(step.marks for step in there))
            if not is_higher or here.is_explicit:
                now = replace(here, start=start, marks=here.marks | below, occurs=here.occurs or bool(there))
            else:
                now = replace(here, start=start, marks=below or here.marks, occurs=bool(there))
            _append(found, now)
        return tuple(found)

    def _adds_from(self, taxon: TaxonId) -> date:
        """From when a lower taxon can add to its species: the law or a range of its own sets it, or one below, apart."""
        if self.history.ranges.get(taxon):
            return _ALWAYS
        own = self._singled_out.get(taxon, date.max)
        return min([own, *(self._adds_from(child) for child in self._children.get(taxon, ()))])

    # The taxon itself -------------------------------------------------------------------------------------------

    def _of_itself(self, taxon: TaxonId, country: Country | None) -> tuple[Step, ...]:
        part = self._part(taxon)
        cell = None if country is None else part.alike.get(country, ELSEWHERE)
        if not part.alike:
            cell = None  # no event names any population
        steps = self._own.get((part.key, cell))
        if steps is None:
            found = [Step(_ALWAYS)]
            for day in part.days:
                _append(found, self._asked(taxon, part, day, cell))
            steps = self._own[part.key, cell] = tuple(found)
        if country is None or (known := self._nearest_range(taxon)) is None or country in known:
            return steps
        absent = [replace(step, occurs=False) for step in steps]
        return tuple(replace(step, occurs=True) if self._is_named(taxon, step, country) else step for step in absent)

    def _asked(self, taxon: TaxonId, part: _Part, day: date, country: Country | None) -> Step:
        free = self._status(taxon, part, day, country, None)
        reserving = set()
        for party in {held.party for held in free.reservations}:
            bound = self._status(taxon, part, day, country, party)
            if (bound.own, bound.appendices) != (free.own, free.appendices):
                reserving.add(party)
        marks = frozenset(free.own.split("/"))
        return Step(day, marks, free.appendices, frozenset(reserving), free.basis is Basis.EXPLICIT)

    def _status(self, taxon: TaxonId, part: _Part, day: date, country: Country | None, party: Country | None) -> Status:
        return next(
            resolve(part.history, instrument=self.instrument, on=day, taxa=[taxon], country=country, party=party)
        )

    def _is_named(self, taxon: TaxonId, step: Step, country: Country) -> bool:
        """Whether a listing of the taxon itself names the population of a country outside the recorded range."""
        named = {entry.event for entry in step.entries if country in entry.populations}
        return any(
            event.id in named and (event.included_in is None or event.populations)
            for event in self._events.get(taxon, ())
        )

    def _nearest_range(self, taxon: TaxonId) -> frozenset[Country] | None:
        here: TaxonId | None = taxon
        while here is not None:
            if known := self.history.ranges.get(here):
                return frozenset(known)
            here = self.history.taxa[here].parent
        return None

    # What bears on it -------------------------------------------------------------------------------------------

    def _part(self, taxon: TaxonId) -> _Part:
        if (known := self._parts.get(taxon)) is not None:
            return known
        taxa = self.history.taxa
        above = tuple(each for each in self._lineage(taxon) if each in self._singled_out)
        own = taxa[taxon]
        is_alike = own.status not in {NameStatus.HYBRID, NameStatus.SYNONYM} and taxon not in self._singled_out
        part = self._shared.get(above) if is_alike else None
        if part is None:
            part = self._gather(taxon)
            if is_alike and not part.alike:
                part = self._shared[above] = replace(part, key=("", *above))
        elif taxon not in part.history.taxa:
            with_it = {**part.history.taxa} | {each: taxa[each] for each in self._lineage(taxon)}
            part = replace(part, history=replace(part.history, taxa=with_it))
        self._parts[taxon] = part
        return part

    def _gather(self, taxon: TaxonId) -> _Part:
        taxa = self.history.taxa
        wanted = set(self._lineage(taxon))
        waiting = list(wanted)
        for related in taxa[taxon].accepted:
            waiting += set(self._lineage(accepted_id(taxa, related))) | {related}
        wanted |= set(waiting)
        while waiting:  # inclusions may point outside the lineage, and on from there
            for event in self._events.get(waiting.pop(), ()):
                named = [event.taxon, *event.except_taxa, *([event.included_in] if event.included_in else [])]
                new = {up for each in named for up in (each, *self._lineage(accepted_id(taxa, each)))} - wanted
                wanted |= new
                waiting += new
        events = [event for each in wanted for event in self._events.get(each, ())]
        ranges = {each: self.history.ranges[each] for each in wanted if each in self.history.ranges}
        part = History({each: taxa[each] for each in wanted}, ranges, tuple(events))
        days = tuple(sorted({event.effective for event in events}))
        return _Part((taxon,), part, days, _alike(events, ranges))

    def _lineage(self, taxon: TaxonId) -> list[TaxonId]:
        found: list[TaxonId] = []
        here: TaxonId | None = taxon
        while here is not None:
            found.append(here)
            here = self.history.taxa[here].parent
        return found


def _alike(events: list[ListingEvent], ranges: Mapping[TaxonId, Mapping[Country, str]]) -> dict[Country, Country]:
    """Countries that stand in the same ranges and are named by the same events have the same answer: one of each kind."""
    kinds: defaultdict[Country, list[str]] = defaultdict(list)
    for event in events:
        for country in event.populations | event.except_populations:
            kinds[country].append(event.id)
    if not kinds:
        return {}
    for taxon, known in ranges.items():
        for country in known:
            kinds[country].append(f"in {taxon}")
    first: dict[tuple[str, ...], Country] = {}
    return {country: first.setdefault(tuple(kind), country) for country, kind in kinds.items()}


def _at(steps: tuple[Step, ...], day: date) -> Step:
    """The step in force on a day."""
    found = steps[0]
    for step in steps[1:]:
        if step.start > day:
            break
        found = step
    return found


def _append(steps: list[Step], now: Step) -> None:
    """Add a step, unless nothing changes with it."""
    if not steps or replace(steps[-1], start=now.start) != now:
        steps.append(now)
