"""All statuses under one instrument on one day, and the same after one change, worked out only where it can matter.

A change reaches the taxon that it names, all below it, all that is listed through any of these, and what the taxa above
are listed as; names that stand for others follow them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from accord.core.errors import Conflict, NotFound
from accord.core.listings.index import Law, Taxonomy, accepted_id, index_of, indexed
from accord.core.listings.model import Country, EventId, History, ListingEvent, Status, TaxonId
from accord.core.listings.status import Resolver, UnknownTaxon


@dataclass(frozen=True, slots=True)
class EventAdded:
    """One more listing event."""

    event: ListingEvent


@dataclass(frozen=True, slots=True)
class EventWithdrawn:
    """A listing event that does not count any more."""

    event: EventId


@dataclass(frozen=True, slots=True)
class EventCorrected:
    """A listing event as it should have been; it has the id of the one that it replaces."""

    event: ListingEvent


@dataclass(frozen=True, slots=True)
class ParentChanged:
    """A taxon that stands elsewhere in the tree."""

    taxon: TaxonId
    parent: TaxonId | None


_Event = ListingEvent | None
HistoryChange = EventAdded | EventWithdrawn | EventCorrected | ParentChanged


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer to one question about all taxa of a history."""

    history: History
    statuses: Mapping[TaxonId, Status]  # in the order of the history
    resolver: Resolver = field(repr=False, compare=False)


def resolution(
    history: History, *, instrument: str, on: date, country: Country | None = None, party: Country | None = None
) -> Resolution:
    """The status of every taxon, ready to be kept up to date with `reresolve`."""
    resolver = Resolver(history, instrument=instrument, on=on, country=country, party=party)
    return Resolution(history, dict(zip(history.taxa, resolver.statuses(history.taxa), strict=True)), resolver)


def reresolve(before: Resolution, change: HistoryChange) -> Resolution:
    """The resolution after one change: equal to a full one of the changed history, for the price of what it reaches.

    Raises UnknownTaxon, NotFound (no such event), Conflict (an event of that id is there, or the taxon would stand
    below itself).
    """
    old = before.resolver
    history, roots = _changed(before.history, change, old.instrument)
    resolver = Resolver(
        history, instrument=old.instrument, on=old.on, country=old.standing.country, party=old.standing.party
    )
    indexes = [index_of(each) for each in (before.history, history)]
    within, tops = _reached(roots, indexes[1].taxonomy, [index.law(old.instrument) for index in indexes])
    above = {up for index in indexes for top in tops for up in index.taxonomy.lineage(top)}
    resolver.take_over(old, within, above)
    touched = _with_names(within | above, indexes[1].taxonomy)
    statuses = dict(before.statuses)
    statuses.update(zip(touched, resolver.statuses(touched), strict=True))
    return Resolution(history, statuses, resolver)


def day_by_day(
    history: History,
    days: Iterable[date],
    *,
    instrument: str,
    country: Country | None = None,
    party: Country | None = None,
) -> Iterator[Resolver]:
    """A resolver for each of some days in their order, which works out only what has changed since the day before."""
    index = index_of(history)
    law, taxonomy = index.law(instrument), index.taxonomy
    before: Resolver | None = None
    for day in days:
        now = Resolver(history, instrument=instrument, on=day, country=country, party=party)
        if before is not None:
            new = law.between(before.on, day)
            roots = {accepted_id(history.taxa, taxon) for event in new for taxon in (event.taxon, *event.except_taxa)}
            within, tops = _reached(roots, taxonomy, [law])
            now.take_over(before, within, {up for top in tops for up in taxonomy.lineage(top)})
        yield now
        before = now


def _changed(history: History, change: HistoryChange, instrument: str) -> tuple[History, set[TaxonId]]:
    """The history after a change, and the taxa whose own law or place under this instrument is another then."""
    if isinstance(change, ParentChanged):
        return _with_parent(history, change), {change.taxon}
    at, new = _place_of(history, change)
    old = history.events[at] if at is not None else None
    kept = () if new is None else (new,)
    events = (*history.events, *kept) if at is None else (*history.events[:at], *kept, *history.events[at + 1 :])
    changing = [event for event in (old, new) if event is not None]
    index = index_of(history)
    laws = dict(index.laws)
    for event in changing:
        if event.instrument in laws:
            taxon = accepted_id(history.taxa, event.taxon)
            law = laws[event.instrument]
            laws[event.instrument] = law.with_own(taxon, _own(law.events.get(taxon, ()), (old, new), history, events))
    here = [event for event in changing if event.instrument == instrument]
    roots = {accepted_id(history.taxa, taxon) for event in here for taxon in (event.taxon, *event.except_taxa)}
    return indexed(index.taxonomy, events, laws), roots


def _own(
    before: tuple[ListingEvent, ...], changed: tuple[_Event, _Event], history: History, events: Iterable[ListingEvent]
) -> list[ListingEvent]:
    """The own events of one taxon after a change, in the order of the history."""
    old, new = changed
    if old is None or new is None:
        own = [event for event in before if old is None or event.id != old.id]
        return own if new is None else [*own, new]
    known = {event.id for event in before} | {new.id}
    taxon = accepted_id(history.taxa, (before[0] if before else new).taxon)
    return [
        event
        for event in events
        if event.id in known
        and event.instrument == (before[0] if before else new).instrument
        and accepted_id(history.taxa, event.taxon) == taxon
    ]


def _place_of(history: History, change: EventAdded | EventWithdrawn | EventCorrected) -> tuple[int | None, _Event]:
    """Where the event stands that goes, and the one that comes."""
    key = change.event if isinstance(change, EventWithdrawn) else change.event.id
    at = next((place for place, event in enumerate(history.events) if event.id == key), None)
    if isinstance(change, EventAdded):
        if at is not None:
            raise Conflict(f"an event {key} is in this history already")
    elif at is None:
        raise NotFound(f"no event {key} in this history")
    if isinstance(change, EventWithdrawn):
        return at, None
    new = change.event
    for taxon in (new.taxon, *new.except_taxa, *filter(None, [new.included_in])):
        if taxon not in history.taxa:
            raise UnknownTaxon(f"no taxon {taxon} in this history")
    return at, new


def _with_parent(history: History, change: ParentChanged) -> History:
    taxonomy = index_of(history).taxonomy
    for taxon in filter(None, [change.taxon, change.parent]):
        if taxon not in history.taxa:
            raise UnknownTaxon(f"no taxon {taxon} in this history")
    if change.parent is not None and change.taxon in taxonomy.lineage(change.parent):
        raise Conflict(f"{change.taxon} would stand below itself")
    moved = taxonomy.with_parent(change.taxon, change.parent)
    below, _ = _reached({change.taxon}, moved, ())
    laws = {each: law.with_taxa(moved.taxa, below) for each, law in index_of(history).laws.items()}
    return indexed(moved, history.events, laws)


def _reached(roots: Iterable[TaxonId], taxonomy: Taxonomy, laws: Iterable[Law]) -> tuple[set[TaxonId], set[TaxonId]]:
    """The roots with all below them and all that is listed through any of these; and where each part of it begins."""
    within: set[TaxonId] = set()
    tops: set[TaxonId] = set()
    waiting = list(roots)
    while waiting:
        top = waiting.pop()
        if top in within:
            continue
        tops.add(top)
        below = [top]
        while below:
            here = below.pop()
            if here not in within:
                within.add(here)
                below += taxonomy.beneath.get(here, ())
                waiting += (each for law in laws for each in law.inclusions.get(here, ()))
    return within, tops


def _with_names(taxa: set[TaxonId], taxonomy: Taxonomy) -> list[TaxonId]:
    """The taxa, and the synonyms and hybrids that answer for any of them, at any number of steps."""
    found = set(taxa)
    waiting = list(taxa)
    while waiting:
        new = [each for each in taxonomy.standing_for.get(waiting.pop(), ()) if each not in found]
        found.update(new)
        waiting += new
    return list(found)
