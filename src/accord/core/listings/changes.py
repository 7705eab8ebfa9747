"""What changed between two dates: the taxa whose own status differs, and the events that made the difference.

And for one taxon every day on which its status changes, so that a reader can go from one to the next.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from accord.core.listings.index import accepted_id, index_of
from accord.core.listings.model import (
    NOT_LISTED,
    Country,
    EventId,
    History,
    ListingEvent,
    NameStatus,
    Status,
    TaxonId,
)
from accord.core.listings.resolution import day_by_day
from accord.core.listings.status import UnknownTaxon, resolve
from accord.core.listings.timeline import concerning


@dataclass(frozen=True, slots=True)
class StatusChange:
    """One taxon whose status on two dates differs."""

    taxon: TaxonId
    instrument: str
    before: Status
    after: Status
    events: tuple[EventId, ...]


def changes(
    history: History, *, start: date, end: date, instrument: str, country: Country | None = None
) -> Iterator[StatusChange]:
    """Accepted taxa whose own status on `end` differs from that on `start`, in the order of the history.

    A difference is one of appendix, population, Party, reservation or basis; a renewed listing with the same effect is
    none, and for one `country` a change of other populations.
    """
    between: defaultdict[TaxonId, list[ListingEvent]] = defaultdict(list)
    for event in history.events:
        if event.instrument == instrument and min(start, end) < event.effective <= max(start, end):
            between[accepted_id(history.taxa, event.taxon)].append(event)
    if not between:
        return
    reached = reached_by(history, between, instrument)
    taxa = [each.id for each in history.taxa.values() if each.status is NameStatus.ACCEPTED and each.id in reached]
    old = resolve(history, instrument=instrument, on=start, taxa=taxa, country=country)
    new = resolve(history, instrument=instrument, on=end, taxa=taxa, country=country)
    for before, after in zip(old, new, strict=True):
        if effect_of(before, country) != effect_of(after, country):
            yield StatusChange(after.taxon, instrument, before, after, tuple(causes_of(after.taxon, history, between)))


def turning_points(
    taxon: TaxonId, history: History, *, instrument: str, country: Country | None = None, party: Country | None = None
) -> list[Status]:
    """The status of a taxon on every day on which it changes, past and future, in the order of the days.

    A change is one of listing, population, Party, reservation or basis; with `party` only reservations of that Party
    count. Before the first day the taxon is not listed. Raises UnknownTaxon.
    """
    if taxon not in history.taxa:
        raise UnknownTaxon(f"no taxon {taxon} in this history")
    own = accepted_id(history.taxa, taxon)
    bearing = concerning(own, history, instrument)
    found: list[Status] = []
    known: tuple[object, ...] | None = None
    days = sorted({event.effective for event in bearing.events})
    for resolver in day_by_day(bearing, days, instrument=instrument, country=country, party=party):
        now = resolver.statuses([own])[0]
        if known is None and not now.appendices and now.listing == NOT_LISTED:
            continue
        effect = (now.listing, *effect_of(now, country, party))
        if effect != known:
            found.append(now)
            known = effect
    return found


def reached_by(history: History, between: Iterable[TaxonId], instrument: str) -> set[TaxonId]:
    """The taxa that events on `between` can bear on: those, all below them, and what is listed through any of these."""
    index = index_of(history)
    law, beneath = index.law(instrument), index.taxonomy.beneath
    reached: set[TaxonId] = set()
    waiting = list(between)
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += beneath.get(here, ())
            waiting += law.inclusions.get(here, ())
    return reached


def _line(taxon: TaxonId, history: History) -> Iterator[TaxonId]:
    here: TaxonId | None = taxon
    while here is not None:
        yield here
        here = history.taxa[here].parent


def effect_of(answer: Status, country: Country | None = None, party: Country | None = None) -> tuple[object, ...]:
    """What makes two answers different; the populations of others are nothing to one country's population."""
    entries = frozenset(
        (e.appendix, e.party) if country else (e.appendix, e.party, e.populations, e.except_populations)
        for e in answer.appendices
    )
    reserved = frozenset((r.party, r.appendix) for r in answer.reservations if party in (None, r.party))
    return answer.own, answer.basis if answer.appendices else None, entries, reserved


def causes_of(taxon: TaxonId, history: History, between: Mapping[TaxonId, list[ListingEvent]]) -> Iterator[EventId]:
    """The events that bear on a taxon: its own, then those of the taxa above it."""
    for here in _line(taxon, history):
        yield from (event.id for event in between.get(here, ()))
