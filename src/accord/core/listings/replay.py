"""One taxon's own listing events, replayed up to a date: what is in force in its own name, population by population.

Sources of the rules: CITES Art. XV (amendments of I and II), XVI (Appendix III), XXIII (reservations);
CMS Art. XI (amendments), XIV (reservations). Rules 0 to 3 of the specification of listings.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accord.core.listings.model import CITES, Change, Country, EventId, Finding, ListingEvent
from accord.core.listings.populations import NOWHERE, Populations, all_but, only

#: Instruments whose nearest listing governs; under all others listings add up (CMS: a species may be in I and II).
NEAREST_GOVERNS = frozenset({CITES})


@dataclass(slots=True)
class OwnListing:
    """An addition still in force, and the populations that it governs now."""

    event: ListingEvent
    populations: Populations


@dataclass(frozen=True, slots=True)
class Stop:
    """What a deletion or an exception ends: listings of higher taxa in this appendix, of this day or earlier."""

    event: ListingEvent
    populations: Populations

    def hits(self, listing: ListingEvent) -> bool:
        """Whether `listing` of a higher taxon no longer reaches the taxon."""
        return (
            listing.appendix == self.event.appendix
            and listing.effective <= self.event.effective
            and (self.event.appendix != "III" or self.event.party in (None, listing.party))
        )


@dataclass(frozen=True, slots=True)
class OwnReservation:
    """A reservation in force."""

    event: ListingEvent
    populations: Populations


@dataclass(frozen=True, slots=True)
class OwnState:
    """The own events of one taxon, as they stand on a date."""

    listings: tuple[OwnListing, ...] = ()
    stops: tuple[Stop, ...] = ()
    reservations: tuple[OwnReservation, ...] = ()
    deletions: tuple[ListingEvent, ...] = ()
    was_ever_added: bool = False
    findings: tuple[Finding, ...] = ()

    def held(self) -> Populations:
        """The populations for which anything is in force in its own name."""
        found = NOWHERE
        for listing in self.listings:
            found |= listing.populations
        return found


NOTHING = OwnState()


def scope(event: ListingEvent) -> Populations:
    """The populations that an event speaks of: those it names, else all but those it excepts."""
    if event.populations:
        return only(event.populations - event.except_populations)
    return all_but(event.except_populations)


def replay(events: Iterable[ListingEvent], *, on: date, without: frozenset[EventId] = frozenset()) -> OwnState:
    """The state of one taxon on a day, from its own events under one instrument (in any order).

    Events after `on` are not yet in force; those in `without` are passed over. Within a day deletions come first
    (a transfer deletes and adds), then withdrawals, additions, reservations.
    """
    due = [event for event in events if event.effective <= on and event.id not in without]
    if not due:
        return NOTHING
    if len(due) == 1 and due[0].change is Change.ADDITION and not due[0].except_populations:
        return OwnState((OwnListing(due[0], scope(due[0])),), was_ever_added=True)  # as of most taxa that have any
    due.sort(key=lambda event: event.effective)
    run = _Replay()
    first = 0
    for at in range(1, len(due) + 1):
        if at == len(due) or due[at].effective != due[first].effective:
            run.day(due[first:at])
            first = at
    return run.state()


class _Replay:
    def __init__(self) -> None:
        self.listings: list[OwnListing] = []
        self.stops: list[Stop] = []
        self.reservations: list[OwnReservation] = []
        self.deletions: list[ListingEvent] = []
        self.findings: list[Finding] = []
        self.was_ever_added = False

    def state(self) -> OwnState:
        return OwnState(
            tuple(self.listings),
            tuple(self.stops),
            tuple(self.reservations),
            tuple(self.deletions),
            self.was_ever_added,
            tuple(self.findings),
        )

    def day(self, events: list[ListingEvent]) -> None:
        if len(events) == 1 and events[0].change is Change.RESERVATION:  # as of most days that have any
            self.reservations.append(OwnReservation(events[0], scope(events[0])))
            return
        by_change: dict[Change, list[ListingEvent]] = {}
        for event in events:
            by_change.setdefault(event.change, []).append(event)
        deletions, additions = by_change.get(Change.DELETION, ()), by_change.get(Change.ADDITION, ())
        if deletions or additions:
            before = {listing.event.appendix for listing in self.listings}
            for event in deletions:
                self.delete(event)
            if additions:
                self.add(list(additions))
            self.listings = [listing for listing in self.listings if listing.populations]
            if self.reservations:
                # A reservation is to one listing (CITES Art. XXIII): when the taxon leaves that appendix it lapses too.
                left = before - {listing.event.appendix for listing in self.listings}
                self.reservations = [r for r in self.reservations if r.event.appendix not in left]
        if len(by_change) > bool(deletions) + bool(additions):
            self.reserve(by_change.get(Change.RESERVATION, ()), by_change.get(Change.RESERVATION_WITHDRAWN, ()))

    def delete(self, event: ListingEvent) -> None:
        gone = scope(event)
        self.deletions.append(event)
        hit = [x for x in self.listings if x.event.appendix == event.appendix and x.populations & gone]
        if event.appendix == "III":
            parties = {x.event.party for x in hit}
            if event.party is None and len(parties) > 1:
                self.findings.append(_deletion_without_party(event, parties))
                if not event.implied:  # a transfer ends them all; otherwise nobody can tell whose listing ended
                    return
            if event.party is not None:
                hit = [x for x in hit if x.event.party in (event.party, None)]
        for listing in hit:
            listing.populations -= gone
        # The bookkeeping half of a transfer says nothing about the higher taxon's listing: that goes on underneath.
        if event.instrument in NEAREST_GOVERNS and not event.implied:
            self.stops.append(Stop(event, gone))

    def add(self, additions: list[ListingEvent]) -> None:
        self.was_ever_added = True
        new = [OwnListing(event, scope(event)) for event in additions]
        if additions[0].instrument in NEAREST_GOVERNS:
            for addition in new:
                # A split listing: the populations named are taken out of the rest, but no Party's out of another's.
                if not addition.event.populations:
                    rivals = (event for event in additions if event.populations and _replaces(event, addition.event))
                    addition.populations -= only(frozenset().union(*(scope(event).countries for event in rivals)))
        for addition in new:
            for earlier in self.listings:
                if _replaces(addition.event, earlier.event):
                    earlier.populations -= addition.populations
            self.leave_out(addition.event)
        self.listings += new

    def leave_out(self, event: ListingEvent) -> None:
        """Populations that an addition excepts are in that appendix no longer, by this taxon or a higher one."""
        if not event.except_populations or event.instrument not in NEAREST_GOVERNS:
            return
        excepted = only(event.except_populations)
        for earlier in self.listings:
            if earlier.event.appendix == event.appendix and _replaces(event, earlier.event):
                earlier.populations -= excepted
        self.stops.append(Stop(event, excepted))

    def reserve(self, entered: Iterable[ListingEvent], withdrawn: Iterable[ListingEvent]) -> None:
        """A withdrawal ends what was held before; what was not held then, it ends of the reservations of its day."""
        new = [OwnReservation(event, scope(event)) for event in entered]
        before = list(self.reservations)
        for event in withdrawn:
            held = NOWHERE
            for reservation in before:
                held |= reservation.populations if _same_reservation(event, reservation.event) else NOWHERE
            self.reservations = _less(self.reservations, event, scope(event))
            new = _less(new, event, scope(event) - held)
        self.reservations += new


def _less(held: list[OwnReservation], withdrawal: ListingEvent, gone: Populations) -> list[OwnReservation]:
    left = [
        OwnReservation(each.event, each.populations - gone) if _same_reservation(withdrawal, each.event) else each
        for each in held
    ]
    return [each for each in left if each.populations]


def _same_reservation(one: ListingEvent, other: ListingEvent) -> bool:
    return (one.party, one.appendix) == (other.party, other.appendix)


def _replaces(later: ListingEvent, earlier: ListingEvent) -> bool:
    if later.instrument not in NEAREST_GOVERNS:
        # Additions add up; but "from now on listed through the family" ends the own listing in that appendix.
        return later.included_in is not None and earlier.appendix == later.appendix
    # Appendix III listings of different Parties stand side by side (CITES Art. XVI).
    return not (later.appendix == earlier.appendix == "III" and later.party != earlier.party)


def _deletion_without_party(event: ListingEvent, parties: Iterable[Country | None]) -> Finding:
    several = ", ".join(sorted(party or "no Party recorded" for party in parties))
    return Finding(
        "deletion-without-party",
        f"deletion {event.id} from Appendix III on {event.effective} names no Party, but several list it ({several}); "
        + ("all were ended, as part of a transfer" if event.implied else "none was ended"),
        event=event.id,
        taxon=event.taxon,
    )
