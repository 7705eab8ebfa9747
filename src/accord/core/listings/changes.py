"""What changed between two dates: the taxa whose own status differs, and the events that made the difference."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from accord.core.listings.coverage import accepted_id
from accord.core.listings.model import Country, EventId, History, ListingEvent, NameStatus, Status, TaxonId
from accord.core.listings.status import resolve


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

    A difference is one of appendix, population, Party or basis; a renewed listing with the same effect is none.
    """
    taxa = [taxon.id for taxon in history.taxa.values() if taxon.status is NameStatus.ACCEPTED]
    between: defaultdict[TaxonId, list[ListingEvent]] = defaultdict(list)
    for event in history.events:
        if event.instrument == instrument and min(start, end) < event.effective <= max(start, end):
            between[accepted_id(history.taxa, event.taxon)].append(event)
    if not between:
        return
    old = resolve(history, instrument=instrument, on=start, taxa=taxa, country=country)
    new = resolve(history, instrument=instrument, on=end, taxa=taxa, country=country)
    for before, after in zip(old, new, strict=True):
        if _effect(before) != _effect(after):
            yield StatusChange(after.taxon, instrument, before, after, tuple(_causes(after.taxon, history, between)))


def _effect(status: Status) -> tuple[object, ...]:
    entries = frozenset((e.appendix, e.party, e.populations, e.except_populations) for e in status.appendices)
    reserved = frozenset((r.party, r.appendix) for r in status.reservations)
    return status.own, status.basis if status.appendices else None, entries, reserved


def _causes(taxon: TaxonId, history: History, between: dict[TaxonId, list[ListingEvent]]) -> Iterator[EventId]:
    here: TaxonId | None = taxon
    while here is not None:
        yield from (event.id for event in between.get(here, ()))
        here = history.taxa[here].parent
