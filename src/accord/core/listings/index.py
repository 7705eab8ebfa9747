"""What every question to a history needs and no date changes: members, events by taxon, what the law singles out.

Made once for each history, when it is first asked, and kept with it: a history is a frozen value.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
            found[taxon].append(as_meant(event, taxa) if event.except_taxa else event)
        self.events: dict[TaxonId, tuple[ListingEvent, ...]] = {}
        for taxon, own in found.items():
            if len(own) > 1:
                own.sort(key=_day)
            self.events[taxon] = tuple(own)
        self.layers: dict[tuple[TaxonId, int], Layer] = {}

    def with_own(self, taxon: TaxonId, events: Iterable[ListingEvent]) -> "Law":
        """The same law but for the events of one taxon."""
        law = Law(self._taxa, ())
        before = self.events.get(taxon, ())
        own = tuple(sorted((as_meant(event, self._taxa) for event in events), key=_day))
        law.events = {**self.events, taxon: own}
        if not own:
            del law.events[taxon]
        law.layers = dict(self.layers)
        for due in range(len(before) + 1):
            law.layers.pop((taxon, due), None)
        law.excepting = (*(e for e in self.excepting if e not in before), *_that_except(own))
        law.inclusions = dict(self.inclusions)  # some more than there are do no harm, here and in `spoken_of`
        for event in own:
            if event.included_in is not None:
                higher = accepted_id(self._taxa, event.included_in)
                law.inclusions[higher] = law.inclusions.get(higher, frozenset()) | {taxon}
        law.singled_out = dict(self.singled_out)
        touched = {taxon}.union(*(event.except_taxa for event in (*before, *own)))
        for each in touched:
            days = [event.effective for event in law.excepting if each in event.except_taxa]
            days += [event.effective for event in law.events.get(each, ())[:1]]
            law.singled_out.pop(each, None)
            if days:
                law.singled_out[each] = min(days)
        law.spoken_of = self.spoken_of | law.up_from(touched)
        return law

    def with_taxa(self, taxa: Mapping[TaxonId, Taxon], moved: Iterable[TaxonId]) -> "Law":
        """The same law for taxa of which some, with all below them, stand elsewhere."""
        law = Law(taxa, ())
        law.events, law.layers, law.excepting = self.events, self.layers, self.excepting
        law.inclusions, law.singled_out = self.inclusions, self.singled_out
        law.spoken_of = self.spoken_of | law.up_from(self.spoken_of.intersection(moved))
        return law

    @cached_property
    def by_id(self) -> dict[EventId, ListingEvent]:
        """The events by their ids."""
        return {event.id: event for own in self.events.values() for event in own}

    def between(self, after: date, until: date) -> list[ListingEvent]:
        """The events that take effect after one day and until another."""
        first, last = (bisect_right(self._by_day, day, key=_day) for day in (after, until))
        return self._by_day[first:last]

    @cached_property
    def _by_day(self) -> list[ListingEvent]:
        return sorted((event for own in self.events.values() for event in own), key=_day)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days on which any event takes effect, in order."""
        return tuple(sorted({event.effective for own in self.events.values() for event in own}))

    @cached_property
    def excepting(self) -> tuple[ListingEvent, ...]:
        """The events that except taxa."""
        return tuple(event for own in self.events.values() for event in _that_except(own))

    @cached_property
    def inclusions(self) -> dict[TaxonId, frozenset[TaxonId]]:
        """Higher taxon -> the taxa that any event, of any day, includes in it."""
        found: defaultdict[TaxonId, set[TaxonId]] = defaultdict(set)
        for taxon, own in self.events.items():
            for event in own:
                if event.included_in is not None:
                    found[accepted_id(self._taxa, event.included_in)].add(taxon)
        return {higher: frozenset(included) for higher, included in found.items()}

    @cached_property
    def singled_out(self) -> dict[TaxonId, date]:
        """The taxa of which the law speaks, and since when: events of their own, or exceptions of them."""
        found = {taxon: own[0].effective for taxon, own in self.events.items()}
        for event in self.excepting:
            for taxon in event.except_taxa:
                found[taxon] = min(event.effective, found.get(taxon, date.max))
        return found

    @cached_property
    def spoken_of(self) -> frozenset[TaxonId]:
        """The taxa that the law singles out on any day, and all above these: below the others all stand alike."""
        return self.up_from(self.singled_out)

    def up_from(self, taxa: Iterable[TaxonId]) -> frozenset[TaxonId]:
        """These taxa and all above them."""
        found: set[TaxonId] = set()
        for taxon in taxa:
            here: TaxonId | None = taxon
            while here is not None and here not in found:
                found.add(here)
                here = self._taxa[here].parent
        return frozenset(found)

    def layer(self, taxon: TaxonId, on: date) -> Layer:
        """The own events of a taxon that has any, as they stand on a day; the same for all days until the next event."""
        events = self.events[taxon]
        due = len(events) if events[-1].effective <= on else bisect_right(events, on, key=_day)
        layer = self.layers.get((taxon, due))
        if layer is None:
            layer = self.layers[taxon, due] = _layer(taxon, events[:due], on)
        return layer


class Taxonomy:
    """The taxa of a history and their ranges, each taxon with those around it."""

    def __init__(self, taxa: Mapping[TaxonId, Taxon], ranges: Mapping[TaxonId, Mapping[Country, str]]) -> None:
        self.taxa = taxa
        self.ranges = ranges

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

    def with_parent(self, taxon: TaxonId, parent: TaxonId | None) -> "Taxonomy":
        """The same taxa, one of them below another."""
        old = self.taxa[taxon]
        changed = Taxonomy({**self.taxa, taxon: replace(old, parent=parent)}, self.ranges)
        changed.beneath = _moved(self.beneath, taxon, old.parent, parent)
        is_member = old.status is NameStatus.ACCEPTED
        changed.members = _moved(self.members, taxon, old.parent, parent) if is_member else self.members
        changed.standing_for, changed.doubtful = self.standing_for, self.doubtful
        return changed

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


class HistoryIndex:
    """The index of one history: its taxonomy, and the law of each instrument."""

    def __init__(
        self, taxonomy: Taxonomy, events: Iterable[ListingEvent], laws: Mapping[str, Law] | None = None
    ) -> None:
        self.taxonomy = taxonomy
        self._events = events
        self._laws = dict(laws or {})
        self._apart: dict[str, frozenset[TaxonId]] = {}

    @property
    def laws(self) -> Mapping[str, Law]:
        """The laws that were asked for so far."""
        return self._laws

    def law(self, instrument: str) -> Law:
        """The events of an instrument."""
        law = self._laws.get(instrument)
        if law is None:
            own = (event for event in self._events if event.instrument == instrument)
            law = self._laws[instrument] = Law(self.taxonomy.taxa, own)
        return law

    def apart(self, instrument: str) -> frozenset[TaxonId]:
        """The taxa whose answer is their own whatever the day: those that the law singles out, those of doubtful range."""
        found = self._apart.get(instrument)
        if found is None:
            found = self._apart[instrument] = self.taxonomy.doubtful | self.law(instrument).singled_out.keys()
        return found

    def bearing_on(self, taxon: TaxonId, instrument: str) -> list[ListingEvent]:
        """The events that can matter to a taxon with its members: their own, of all above, and where inclusions lead."""
        law, taxonomy = self.law(instrument), self.taxonomy
        found: set[TaxonId] = set()
        waiting = [accepted_id(taxonomy.taxa, taxon)]
        below = list(waiting)
        while below:
            here = below.pop()
            waiting.append(here)
            below += (each for each in taxonomy.beneath.get(here, ()) if each in law.spoken_of)
        while waiting:
            for each in taxonomy.lineage(waiting.pop()):
                if each in found:
                    break
                found.add(each)
                named = [event.included_in for event in law.events.get(each, ()) if event.included_in is not None]
                waiting += (accepted_id(taxonomy.taxa, other) for other in (*taxonomy.taxa[each].accepted, *named))
        return sorted((event for each in found for event in law.events.get(each, ())), key=_day)


def index_of(history: History) -> HistoryIndex:
    """The index of a history, made when it is first asked for."""
    found = history.index
    if not isinstance(found, HistoryIndex):
        found = HistoryIndex(Taxonomy(history.taxa, history.ranges), history.events)
        object.__setattr__(history, "index", found)
    return found


def indexed(taxonomy: Taxonomy, events: tuple[ListingEvent, ...], laws: Mapping[str, Law] | None = None) -> History:
    """A history of taxa whose index is known in part."""
    history = History(taxonomy.taxa, taxonomy.ranges, events)
    object.__setattr__(history, "index", HistoryIndex(taxonomy, events, laws))
    return history


def as_meant(event: ListingEvent, taxa: Mapping[TaxonId, Taxon]) -> ListingEvent:
    """The event with the accepted names of the taxa that it excepts (rule 8 holds for exceptions too)."""
    if not event.except_taxa:
        return event
    meant = frozenset(accepted_id(taxa, taxon) for taxon in event.except_taxa)
    return event if meant == event.except_taxa else replace(event, except_taxa=meant)


def _moved(
    children: Mapping[TaxonId, list[TaxonId]], taxon: TaxonId, old: TaxonId | None, new: TaxonId | None
) -> Mapping[TaxonId, list[TaxonId]]:
    found = dict(children)
    if old is not None:
        left = [each for each in found[old] if each != taxon]
        found[old] = left
        if not left:
            del found[old]
    if new is not None:
        found[new] = [*found.get(new, ()), taxon]
    return found


def _that_except(events: Iterable[ListingEvent]) -> Iterator[ListingEvent]:
    return (event for event in events if event.except_taxa)


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
