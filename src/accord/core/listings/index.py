"""What every question to a history needs and no date changes: members, events by taxon, what the law singles out.

Made once for each history, when it is first asked, and kept with it: a history is a frozen value.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from accord.core.listings.model import (
    Change,
    Country,
    EventId,
    History,
    ListingEvent,
    NameStatus,
    Taxon,
    TaxonId,
)
from accord.core.listings.replay import OwnState, replay

_NONE_SPARED: Mapping[TaxonId, frozenset[EventId]] = MappingProxyType({})


def accepted_id(taxa: Mapping[TaxonId, Taxon], taxon: TaxonId) -> TaxonId:
    """The accepted taxon that a synonym stands for (chains followed, cycles cut); any other taxon is its own."""
    here = taxa[taxon]
    if here.status is not NameStatus.SYNONYM:
        return taxon
    seen = {taxon}
    while here.status is NameStatus.SYNONYM and len(here.accepted) == 1 and here.accepted[0] not in seen:
        here = taxa[here.accepted[0]]
        seen.add(here.id)
    return here.id


@dataclass(frozen=True, slots=True)
class Layer:
    """A taxon with events of its own under one instrument, as they stand on a day, for those below it."""

    taxon: TaxonId
    events: tuple[ListingEvent, ...]  # those of that day and before
    state: OwnState
    spared: Mapping[TaxonId, frozenset[EventId]]  # taxon excepted from deletions -> those deletions


class Law:
    """The events of one instrument, by the taxon whose status they change; those of a synonym are its taxon's."""

    def __init__(self, taxa: Mapping[TaxonId, Taxon], events: Iterable[ListingEvent]) -> None:
        self._taxa = taxa
        found: defaultdict[TaxonId, list[ListingEvent]] = defaultdict(list)
        for event in events:
            taxon = event.taxon
            if taxa[taxon].status is NameStatus.SYNONYM:
                taxon = accepted_id(taxa, taxon)
            found[taxon].append(_excepting_accepted(event, taxa) if event.except_taxa else event)
        self.events: dict[TaxonId, tuple[ListingEvent, ...]] = {}
        for taxon, own in found.items():
            if len(own) > 1:
                own.sort(key=_day)
            self.events[taxon] = tuple(own)
        self._layers: dict[tuple[TaxonId, int], Layer] = {}

    @cached_property
    def by_id(self) -> dict[EventId, ListingEvent]:
        """The events by their ids."""
        return {event.id: event for own in self.events.values() for event in own}

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days on which any event takes effect, in order."""
        return tuple(sorted({event.effective for own in self.events.values() for event in own}))

    @cached_property
    def excepting(self) -> tuple[ListingEvent, ...]:
        """The events that except taxa."""
        return tuple(event for own in self.events.values() for event in own if event.except_taxa)

    @cached_property
    def inclusions(self) -> Mapping[TaxonId, frozenset[TaxonId]]:
        """Higher taxon -> the taxa that any event, of any day, includes in it."""
        found: defaultdict[TaxonId, set[TaxonId]] = defaultdict(set)
        for taxon, own in self.events.items():
            for event in own:
                if event.included_in is not None:
                    found[accepted_id(self._taxa, event.included_in)].add(taxon)
        return {higher: frozenset(included) for higher, included in found.items()}

    @cached_property
    def singled_out(self) -> Mapping[TaxonId, date]:
        """The taxa of which the law speaks, and since when: events of their own, or exceptions of them."""
        found = {taxon: own[0].effective for taxon, own in self.events.items()}
        for event in self.excepting:
            for taxon in event.except_taxa:
                found[taxon] = min(event.effective, found.get(taxon, date.max))
        return found

    @cached_property
    def spoken_of(self) -> frozenset[TaxonId]:
        """The taxa that the law singles out on any day, and all above these: below the others all stand alike."""
        found: set[TaxonId] = set()
        for taxon in self.singled_out:
            here: TaxonId | None = taxon
            while here is not None and here not in found:
                found.add(here)
                here = self._taxa[here].parent
        return frozenset(found)

    def layer(self, taxon: TaxonId, on: date) -> Layer:
        """The own events of a taxon that has any, as they stand on a day; the same for all days until the next event."""
        events = self.events[taxon]
        due = len(events) if events[-1].effective <= on else bisect_right(events, on, key=_day)
        layer = self._layers.get((taxon, due))
        if layer is None:
            layer = self._layers[taxon, due] = _layer(taxon, events[:due], on)
        return layer


class HistoryIndex:
    """The index of one history."""

    def __init__(self, history: History) -> None:
        self.taxa = history.taxa
        self.ranges = history.ranges
        self._events = history.events
        self._laws: dict[str, Law] = {}
        self._apart: dict[str, frozenset[TaxonId]] = {}

    @cached_property
    def members(self) -> Mapping[TaxonId, list[TaxonId]]:
        """Taxon -> the accepted taxa directly below it, in the order of the history."""
        found: defaultdict[TaxonId, list[TaxonId]] = defaultdict(list)
        accepted = NameStatus.ACCEPTED
        for taxon in self.taxa.values():
            if taxon.parent is not None and taxon.status is accepted:
                found[taxon.parent].append(taxon.id)
        return dict(found)

    @cached_property
    def beneath(self) -> Mapping[TaxonId, list[TaxonId]]:
        """Taxon -> all taxa directly below it, accepted or not."""
        found: defaultdict[TaxonId, list[TaxonId]] = defaultdict(list)
        for taxon in self.taxa.values():
            if taxon.parent is not None:
                found[taxon.parent].append(taxon.id)
        return dict(found)

    @cached_property
    def standing_for(self) -> Mapping[TaxonId, list[TaxonId]]:
        """Taxon -> the synonyms and hybrids that answer for it, next in the chain."""
        found: defaultdict[TaxonId, list[TaxonId]] = defaultdict(list)
        for taxon in self.taxa.values():
            for each in taxon.accepted:
                found[each].append(taxon.id)
        return dict(found)

    @cached_property
    def doubtful(self) -> frozenset[TaxonId]:
        """The taxa whose range says anything but native."""
        return frozenset(taxon for taxon, states in self.ranges.items() if any(states.values()))

    def law(self, instrument: str) -> Law:
        """The events of an instrument."""
        law = self._laws.get(instrument)
        if law is None:
            law = self._laws[instrument] = Law(self.taxa, (e for e in self._events if e.instrument == instrument))
        return law

    def apart(self, instrument: str) -> frozenset[TaxonId]:
        """The taxa whose answer is their own whatever the day: those that the law singles out, those of doubtful range."""
        found = self._apart.get(instrument)
        if found is None:
            found = self._apart[instrument] = self.doubtful | self.law(instrument).singled_out.keys()
        return found

    def lineage(self, taxon: TaxonId) -> list[TaxonId]:
        """The taxon and all above it."""
        found = []
        here: TaxonId | None = taxon
        while here is not None:
            found.append(here)
            here = self.taxa[here].parent
        return found

    def nearest_range(self, taxon: TaxonId) -> Mapping[Country, str] | None:
        """The range recorded for the taxon, or else for the nearest taxon above that has one."""
        here: TaxonId | None = taxon
        while here is not None:
            if known := self.ranges.get(here):
                return known
            here = self.taxa[here].parent
        return None


def index_of(history: History) -> HistoryIndex:
    """The index of a history, made when it is first asked for."""
    found = history.index
    if not isinstance(found, HistoryIndex):
        found = HistoryIndex(history)
        object.__setattr__(history, "index", found)
    return found


def _excepting_accepted(event: ListingEvent, taxa: Mapping[TaxonId, Taxon]) -> ListingEvent:
    """The event with the accepted names of the taxa that it excepts (rule 8 holds for exceptions too)."""
    meant = frozenset(accepted_id(taxa, taxon) for taxon in event.except_taxa)
    return event if meant == event.except_taxa else replace(event, except_taxa=meant)


def _day(event: ListingEvent) -> date:
    return event.effective


def _layer(taxon: TaxonId, events: tuple[ListingEvent, ...], on: date) -> Layer:
    state = replay(events, on=on)
    if not any(event.except_taxa for event in events):
        return Layer(taxon, events, state, _NONE_SPARED)
    spared: defaultdict[TaxonId, set[EventId]] = defaultdict(set)
    for event in events:
        if event.except_taxa and event.change is Change.DELETION:
            for each in event.except_taxa:
                spared[each].add(event.id)
    frozen = {each: frozenset(ids) for each, ids in spared.items()}
    return Layer(taxon, events, state, frozen)
