"""What changed, turn by turn: on one day under one convention the taxa with their status before and after, and the events.

Made once for each state of the register, day, convention and country, and kept.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from accord.core.listings.changes import StatusChange
from accord.core.listings.changes_across_names import (
    ChangeAcrossNames,
    changes_across_names,
    timeline_across_names,
    turning_points_across_names,
)
from accord.core.listings.coverage import accepted_id
from accord.core.listings.model import (
    CITES,
    CMS,
    AppendixEntry,
    Change,
    Country,
    EventId,
    History,
    ListingEvent,
    Status,
    Taxon,
    TaxonId,
)
from accord.core.listings.timeline import Interval
from accord.journal.queries import seal
from accord.register.models import Meeting
from accord.species.queries.side_by_side import Register, register_after

CONVENTIONS = (CITES, CMS)


@dataclass(frozen=True, slots=True)
class ChangedTaxon:
    """A taxon with its own status before and after; `what` changed: appendix, populations, party, reservation, basis, names.

    `renamed` says in sentences how its name changed.
    """

    taxon: Taxon
    before: str
    after: str
    what: str
    events: tuple[ListingEvent, ...]
    renamed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """What changed on one day under one convention; `meeting` is where most of it was decided, as people call it."""

    instrument: str
    effective: date
    meeting: str
    taxa: tuple[ChangedTaxon, ...]
    events: tuple[ListingEvent, ...]  # without the bookkeeping halves of transfers

    @property
    def key(self) -> str:
        """What the turn is called in addresses: `cites-2013-06-12`."""
        return f"{self.instrument}-{self.effective.isoformat()}"


@dataclass(frozen=True, slots=True)
class Conference:
    """A Conference of the Parties: as people call it, and its first day."""

    called: str
    starts: date


@dataclass(frozen=True, slots=True)
class Conferences:
    """The last Conference of a convention, and the last one of which the register holds listings."""

    last: Conference
    last_recorded: Conference


def turns(instrument: str, *, after: date, until: date, country: Country | None = None) -> list[Turn]:
    """The turns under a convention after one day and until another, the latest first; only those that change anything.

    With `country`: the taxa recorded in its range as its population is listed, and its own reservations.
    """
    register = seal().hash
    days = _days(register, instrument)
    made = (_turn(register, instrument, day, country) for day in reversed(days) if after < day <= until)
    return [turn for turn in made if turn.taxa or (turn.events and country is None)]


def latest_first(found: Iterable[Turn]) -> list[Turn]:
    """Turns of several conventions in one order: the latest day first, CITES before CMS."""
    return sorted(found, key=lambda turn: (-turn.effective.toordinal(), turn.instrument))


def last_conferences(on: date) -> dict[str, Conferences]:
    """For each convention the last Conference up to a day, and the last one with listings in the register."""
    register = seal().hash
    found: dict[str, Conferences] = {}
    for instrument in CONVENTIONS:
        held = Meeting.objects.filter(body=f"{instrument}:cop", series="cop", starts__lte=on).order_by("-starts")
        called = register_after(register).words.meetings
        decided = _decided_at(register, instrument)
        days = held.values_list("id", "starts")
        rows = [(key, Conference(called.get(key, key), starts)) for key, starts in days if starts]
        if rows:
            recorded = next((conference for key, conference in rows if key in decided), rows[0][1])
            found[instrument] = Conferences(rows[0][1], recorded)
    return found


def answers_over_time(
    taxon: TaxonId, *, instrument: str, country: Country | None = None, party: Country | None = None
) -> tuple[Status, ...]:
    """The status of a taxon on every day on which it changes."""
    return _answers(seal().hash, taxon, instrument, country, party)


def intervals(taxon: TaxonId, instrument: str) -> tuple[Interval, ...]:
    """The timeline of a taxon under one convention."""
    return _intervals(seal().hash, taxon, instrument)


@lru_cache(maxsize=256)
def _intervals(after: str, taxon: TaxonId, instrument: str) -> tuple[Interval, ...]:
    return tuple(timeline_across_names(taxon, register_after(after).names, instruments=[instrument]))


@lru_cache(maxsize=256)
def _answers(
    after: str, taxon: TaxonId, instrument: str, country: Country | None, party: Country | None
) -> tuple[Status, ...]:
    names = register_after(after).names
    return tuple(turning_points_across_names(taxon, names, instrument=instrument, country=country, party=party))


@lru_cache(maxsize=8)
def _days(after: str, instrument: str) -> tuple[date, ...]:
    names = register_after(after).names
    taxa = names.history.taxa
    renamed = {change.on for change in names.changes if taxa[change.inputs[0]].checklist == instrument}
    listed = {event.effective for event in names.history.events if event.instrument == instrument}
    return tuple(sorted(listed | renamed))


@lru_cache(maxsize=8)
def _decided_at(after: str, instrument: str) -> frozenset[str]:
    events = register_after(after).history.events
    return frozenset(event.decided_at for event in events if event.instrument == instrument and event.decided_at)


@lru_cache(maxsize=1024)
def _turn(after: str, instrument: str, day: date, country: Country | None) -> Turn:
    register = register_after(after)
    names = register.names
    events = {
        event.id: event for event in names.history.events if event.instrument == instrument and event.effective == day
    }
    eve = day - timedelta(days=1)
    found = changes_across_names(names, start=eve, end=day, instrument=instrument, country=country)
    taxa = tuple(
        _changed(each, what, events, register)
        for each in found
        if (what := _what(each, country)) and _concerns(each.change, what, country, register.on(day))
    )
    shown = tuple(event for event in events.values() if not event.implied)
    if country is not None:
        named = {event.id for each in taxa for event in each.events}
        shown = tuple(event for event in shown if event.id in named)
    return Turn(instrument, day, _meeting(shown, taxa, register, day), taxa, shown)


def _what(found: ChangeAcrossNames, country: Country | None) -> str:
    """What differs; a name alone where no event of the day made the difference."""
    if found.steps and not found.change.events:
        return "names"
    return what_changed(found.change.before, found.change.after, country)


def _changed(
    found: ChangeAcrossNames, what: str, events: Mapping[EventId, ListingEvent], register: Register
) -> ChangedTaxon:
    change = found.change
    causes = [events[key] for key in change.events if key in events]
    stated = [event for event in causes if not event.implied] or causes
    taxon = register.on(change.after.on).taxa[change.taxon]
    renamed = tuple(register.names.told(step, register.words) for step in found.steps)
    return ChangedTaxon(taxon, change.before.own, change.after.own, what, tuple(stated), renamed)


def what_changed(before: Status, after: Status, country: Country | None = None) -> str:
    """What differs, the weightiest first: appendix, populations, party, reservation, basis.

    Empty where it is nothing to the `country` asked for: another Party's reservation.
    """
    if before.own != after.own:
        return "appendix"
    if country is None and set(_parts(before.appendices)) != set(_parts(after.appendices)):
        return "populations"
    if {entry.party for entry in before.appendices} != {entry.party for entry in after.appendices}:
        return "party"
    held = ({(each.party, each.appendix) for each in status.reservations} for status in (before, after))
    reserved = set.symmetric_difference(*held)
    if any(country in (None, party) for party, _ in reserved):
        return "reservation"
    return "" if reserved and country is not None and before.basis is after.basis else "basis"


def _parts(entries: Iterable[AppendixEntry]) -> Iterator[tuple[object, ...]]:
    for entry in entries:
        yield entry.appendix, entry.populations, entry.except_populations


def _concerns(change: StatusChange, what: str, country: Country | None, history: History) -> bool:
    """Whether the taxon is recorded in the country; its own reservations concern it wherever the taxon lives."""
    if country is None or what == "reservation":
        return True
    return country in history.ranges.get(accepted_id(history.taxa, change.taxon), {})


def _meeting(events: Iterable[ListingEvent], taxa: Iterable[ChangedTaxon], register: Register, day: date) -> str:
    """Where most was decided: the listings, or where there is none the names."""
    decided = Counter(
        event.decided_at for event in events if event.decided_at and event.change in (Change.ADDITION, Change.DELETION)
    )
    if not decided and any(each.renamed for each in taxa):
        decided = Counter(each.decided_at for each in register.names.changes if each.on == day and each.decided_at)
    if not decided:
        return ""
    meeting = decided.most_common(1)[0][0]
    return register.words.meetings.get(meeting, meeting)
