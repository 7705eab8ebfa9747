"""Which part of a history bears on a taxon: the events of its lineage, and of what those point to.

Taxa with the same taxa of events above them, and none of their own, share one part: their status is the same on any day.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accord.core.listings.coverage import accepted_id
from accord.core.listings.model import Change, Country, History, ListingEvent, NameStatus, TaxonId

_RESERVING = (Change.RESERVATION, Change.RESERVATION_WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a history that bears on `taxon` itself; taxa whose parts have the same `key` stand alike.

    `days` are those on which anything may change; `alike` names, for each country whose answer may differ from
    elsewhere, one that has the same answer.
    """

    key: tuple[TaxonId, ...]
    taxon: TaxonId
    history: History
    days: tuple[date, ...]
    alike: Mapping[Country, Country]
    reserves_populations: bool


class Bearing:
    """The parts of one history under one instrument, each gathered when it is first asked for."""

    def __init__(self, history: History, instrument: str) -> None:
        self._taxa = history.taxa
        self._ranges = history.ranges
        self._order: dict[int, int] = {}  # by identity: a broken file may use one id twice
        self._events: defaultdict[TaxonId, list[ListingEvent]] = defaultdict(list)
        #: The day from which the law speaks of this very taxon.
        self.singled_out: dict[TaxonId, date] = {}
        for place, event in enumerate(history.events):
            if event.instrument == instrument:
                self._order[id(event)] = place
                own = accepted_id(history.taxa, event.taxon)
                self._events[own].append(event)
                for each in (own, *(accepted_id(history.taxa, taxon) for taxon in event.except_taxa)):
                    self.singled_out[each] = min(event.effective, self.singled_out.get(each, date.max))
        self.days = tuple(sorted({event.effective for events in self._events.values() for event in events}))
        self._above: dict[TaxonId, tuple[TaxonId, ...]] = {}
        self._range: dict[TaxonId, frozenset[Country] | None] = {}
        self._parts: dict[TaxonId, Part] = {}
        self._shared: dict[tuple[TaxonId, ...], Part] = {}

    def events_of(self, taxon: TaxonId) -> Sequence[ListingEvent]:
        """The events of the taxon itself, in the order of the history."""
        return self._events.get(taxon, ())

    def on(self, taxon: TaxonId) -> Part:
        """What bears on a taxon."""
        if (known := self._parts.get(taxon)) is not None:
            return known
        own = self._taxa[taxon]
        above = self._singled_out_above(taxon)
        is_alike = own.status not in {NameStatus.HYBRID, NameStatus.SYNONYM} and taxon not in self.singled_out
        part = self._shared.get(above) if is_alike else None
        if part is None:
            part = self._gather(taxon)
            if is_alike and not part.alike:
                part = Part(("", *above), taxon, part.history, part.days, {}, part.reserves_populations)
                self._shared[above] = part
        self._parts[taxon] = part
        return part

    def nearest_range(self, taxon: TaxonId) -> frozenset[Country] | None:
        """The recorded range of the taxon or of the nearest one above that has one; None where none has."""
        waiting = []
        here: TaxonId | None = taxon
        while here is not None and here not in self._range:
            waiting.append(here)
            here = self._taxa[here].parent
        found = self._range[here] if here is not None else None
        for each in reversed(waiting):
            if known := self._ranges.get(each):
                found = frozenset(known)
            self._range[each] = found
        return found

    def joined(self, parts: Sequence[Part]) -> History:
        """One history for several parts."""
        if len(parts) == 1:
            return parts[0].history
        taxa = {id_: taxon for part in parts for id_, taxon in part.history.taxa.items()}
        ranges = {id_: where for part in parts for id_, where in part.history.ranges.items()}
        events = {id(event): event for part in parts for event in part.history.events}
        return History(taxa, ranges, self._ordered(events.values()))

    def _ordered(self, events: Iterable[ListingEvent]) -> tuple[ListingEvent, ...]:
        return tuple(sorted(events, key=lambda event: self._order[id(event)]))

    def _singled_out_above(self, taxon: TaxonId) -> tuple[TaxonId, ...]:
        """The taxon, where singled out, and those above it that are."""
        waiting = []
        here: TaxonId | None = taxon
        while here is not None and here not in self._above:
            waiting.append(here)
            here = self._taxa[here].parent
        found = self._above[here] if here is not None else ()
        for each in reversed(waiting):
            if each in self.singled_out:
                found = (each, *found)
            self._above[each] = found
        return found

    def _gather(self, taxon: TaxonId) -> Part:
        taxa = self._taxa
        wanted: set[TaxonId] = set()
        waiting = [taxon]
        while waiting:  # inclusions, hybrids and synonyms may point outside the lineage, and on from there
            for each in self._lineage(waiting.pop()):
                if each in wanted:
                    break
                wanted.add(each)
                waiting += taxa[each].accepted
                for event in self._events.get(each, ()):
                    waiting += (event.taxon, *event.except_taxa, *([event.included_in] if event.included_in else []))
        events = self._ordered(event for each in wanted for event in self._events.get(each, ()))
        ranges = {each: self._ranges[each] for each in wanted if each in self._ranges}
        part = History({each: taxa[each] for each in wanted}, ranges, events)
        days = tuple(sorted({event.effective for event in events}))
        is_named = any(each.change in _RESERVING and (each.populations or each.except_populations) for each in events)
        return Part((taxon,), taxon, part, days, _alike(events, ranges), is_named)

    def _lineage(self, taxon: TaxonId) -> list[TaxonId]:
        found: list[TaxonId] = []
        here: TaxonId | None = taxon
        while here is not None:
            found.append(here)
            here = self._taxa[here].parent
        return found


def _alike(events: Sequence[ListingEvent], ranges: Mapping[TaxonId, Mapping[Country, str]]) -> dict[Country, Country]:
    """Countries in the same ranges that the same events name, or except, have the same answer: one of each kind."""
    kinds: defaultdict[Country, list[str]] = defaultdict(list)
    for event in events:
        for country in event.populations:
            kinds[country].append(f"named by {event.id}")
        for country in event.except_populations:
            kinds[country].append(f"excepted by {event.id}")
    if not kinds:
        return {}
    for taxon, known in ranges.items():
        for country in known:
            kinds[country].append(f"in {taxon}")
    first: dict[tuple[str, ...], Country] = {}
    return {country: first.setdefault(tuple(kind), country) for country, kind in sorted(kinds.items())}
