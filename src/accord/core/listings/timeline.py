"""A taxon's listings over time: intervals per instrument, appendix and Party."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from accord.core.listings.index import accepted_id, index_of, indexed
from accord.core.listings.model import (
    NOT_LISTED,
    UNKNOWN,
    AppendixEntry,
    Change,
    Country,
    EventId,
    History,
    TaxonId,
)
from accord.core.listings.resolution import day_by_day
from accord.core.listings.status import Resolver, UnknownTaxon


class Kind(StrEnum):
    """What an interval is about."""

    LISTING = "listing"  # the taxon itself, own or inherited
    MEMBERS = "members"  # only taxa below it
    RESERVATION = "reservation"


@dataclass(frozen=True, slots=True)
class Step:
    """A part of an interval in which one event governs, or governs other populations than before."""

    start: date
    event: EventId
    via: TaxonId
    populations: tuple[Country, ...] = ()
    except_populations: tuple[Country, ...] = ()
    under: str = ""  # the name that was listed, where the animals have had another since


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` to the day before `end` (None: still in force, or for good as far as recorded)."""

    instrument: str
    kind: Kind
    appendix: str
    party: Country | None
    start: date
    end: date | None
    steps: tuple[Step, ...] = ()


def timeline(taxon: TaxonId, history: History, *, instruments: Iterable[str] | None = None) -> list[Interval]:
    """All intervals of a taxon, past and future, ordered by instrument, appendix and start. Raises UnknownTaxon."""
    if taxon not in history.taxa:
        raise UnknownTaxon(f"no taxon {taxon} in this history")
    own = accepted_id(history.taxa, taxon)
    found: list[Interval] = []
    for instrument in instruments if instruments is not None else history.instruments():
        found += _of_instrument(own, concerning(own, history, instrument), instrument)
    return found


def _of_instrument(taxon: TaxonId, history: History, instrument: str) -> list[Interval]:
    days = sorted({event.effective for event in history.events})
    resolvers = day_by_day(history, days, instrument=instrument)
    below = _listed_below(taxon, history, instrument)
    return joined(instrument, ((each.on, _standing(taxon, below, each)) for each in resolvers))


def joined(instrument: str, stands: Iterable[tuple[date, "Standing"]]) -> list[Interval]:
    """The intervals that follow from how a taxon stands on the days on which that may change, in their order."""
    open_intervals: dict[tuple[Kind, str, Country | None], Interval] = {}
    closed: list[Interval] = []
    for day, now in stands:
        ended = [key for key in open_intervals if key not in now]
        closed += [replace(open_intervals.pop(key), end=day) for key in ended]
        for key, steps in now.items():
            known = open_intervals.get(key)
            if known is None:
                kind, appendix, party = key
                known = Interval(instrument, kind, appendix, party, day, None)
            held = {(step.event, step.populations, step.except_populations) for step in known.steps}
            new = [step for step in steps if (step.event, step.populations, step.except_populations) not in held]
            open_intervals[key] = replace(known, steps=(*known.steps, *new))
    every = [*closed, *open_intervals.values()]
    return sorted(every, key=lambda each: (list(Kind).index(each.kind), each.appendix, each.start, each.party or ""))


#: What applies on a day, by kind, appendix and Party: one step an event.
Standing = dict[tuple[Kind, str, Country | None], list[Step]]


def standing_on(taxon: TaxonId, history: History, instrument: str, day: date) -> Standing:
    """How a taxon stands on one day: its listings, those of taxa below it only, reservations."""
    resolver = Resolver(history, instrument=instrument, on=day, country=None, party=None)
    return _standing(taxon, _listed_below(taxon, history, instrument), resolver)


def _listed_below(taxon: TaxonId, history: History, instrument: str) -> list[TaxonId]:
    """The taxa with events of their own below one."""
    index = index_of(history)
    listed = index.law(instrument).events
    return sorted(each for each in listed if each != taxon and taxon in index.taxonomy.lineage(each))


def _standing(taxon: TaxonId, listed_below: list[TaxonId], resolver: Resolver) -> Standing:
    found: defaultdict[tuple[Kind, str, Country | None], list[Step]] = defaultdict(list)
    day = resolver.on
    status, *members = resolver.statuses([taxon, *listed_below])
    for entry in status.appendices:
        found[Kind.LISTING, entry.appendix, entry.party].append(_step(entry, day))
    for held in status.reservations:
        found[Kind.RESERVATION, held.appendix, held.party].append(Step(day, held.event, held.via))
    own = {entry.appendix for entry in status.appendices}
    below = set(status.listing.split("/")) - own - {NOT_LISTED, UNKNOWN}
    for member in members:
        for entry in member.appendices:
            if entry.appendix in below and entry.via == member.taxon:
                found[Kind.MEMBERS, entry.appendix, None].append(_step(entry, day))
    for appendix in below:
        found.setdefault((Kind.MEMBERS, appendix, None), [])
    return found


def _step(entry: AppendixEntry, day: date) -> Step:
    return Step(day, entry.event, entry.via, entry.populations, entry.except_populations)


def concerning(taxon: TaxonId, history: History, instrument: str) -> History:
    """The history with those events only that can matter to one taxon with its members; all taxa stay."""
    index = index_of(history)
    return indexed(index.taxonomy, tuple(index.bearing_on(taxon, instrument)))


def change_dates(history: History) -> list[date]:
    """Every day on which any listing changes, in order."""
    return sorted({event.effective for event in history.events if event.change in (Change.ADDITION, Change.DELETION)})
