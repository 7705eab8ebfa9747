"""What a person should look at in the listings of the register. Each check has a code; none of them stops anything."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from accord.core.listings.model import CITES, Change, Finding, History, ListingEvent, NameStatus
from accord.core.listings.names_over_time import NamesOverTime
from accord.core.listings.replay import replay
from accord.register.models import Instrument
from accord.species.inconsistencies import (
    circular_inclusions,
    excepts_itself,
    nothing_to_delete,
    overlapping_listings,
    parent_not_accepted,
    party_missing,
    populations_both_ways,
    rank_turned_over,
)
from accord.species.proposals.checks import (
    accepted_without_listing,
    late_answers,
    left_open,
    nobody_consulted,
    submitted_late,
)
from accord.species.queries.nomenclature import names_over_time

_APPENDIX_III = "III"


class Severity(StrEnum):
    """How much it matters."""

    ERROR = "error"  # cannot be so
    WARNING = "warning"  # is probably not meant so
    NOTE = "note"  # may be right, and matters for the answer


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked for."""

    code: str
    severity: Severity
    looks_for: str
    find: Callable[["Listings"], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Listings:
    """What the checks read: the history, from when each instrument is in force, and the day that is today.

    The history has the events as recorded under the names of today; `names` knows those of other days.
    """

    history: History
    in_force: dict[str, date]
    on: date
    names: NamesOverTime | None = None


def findings(*, on: date) -> tuple[tuple[Check, Finding], ...]:
    """Every finding in the register with its check, check by check; `on` is the day by which flags are judged."""
    dated = Instrument.objects.exclude(entry_into_force=None).values_list("id", "entry_into_force")
    names = names_over_time()
    in_force = {key: day for key, day in dated if day is not None}
    listings = Listings(_under_names_of(on, names), in_force, on, names)
    of_proposals = ((check, finding) for check in _OF_PROPOSALS for finding in check.find(listings))
    return (*run(listings), *of_proposals)


def _under_names_of(day: date, names: NamesOverTime) -> History:
    """The checklists as they are on a day, with the events as they were recorded."""
    if not names.changes:
        return names.history
    whole, in_use = names.on(day), dict(names.in_use(day).taxa)
    # What is listed under a name to come has no place in the tree of the day.
    later = {event.taxon for event in names.history.events} - in_use.keys()
    in_use |= {key: replace(whole.taxa[key], parent=None) for key in later}
    return replace(whole, taxa=in_use, events=names.history.events)


def run(listings: Listings) -> tuple[tuple[Check, Finding], ...]:
    """Every finding in these listings with its check, check by check."""
    return tuple((check, finding) for check in _OF_LISTINGS for finding in check.find(listings))


def _before_convention(listings: Listings) -> Iterator[Finding]:
    for event in listings.history.events:
        start = listings.in_force.get(event.instrument)
        if start is not None and event.effective < start:
            yield _on(
                event,
                "listing-before-convention",
                f"takes effect on {event.effective}, before the instrument entered into force on {start}",
            )


def _outside_range(listings: Listings) -> Iterator[Finding]:
    for event in listings.history.events:
        known = set(listings.history.ranges.get(event.taxon, ()))
        if not known:
            continue
        outside = sorted((event.populations | event.except_populations) - known)
        if outside:
            yield _on(
                event,
                "population-outside-range",
                f"names the population of {', '.join(outside)}, where the taxon has no recorded range",
            )


def _deletion_without_party(listings: Listings) -> Iterator[Finding]:
    for event in listings.history.events:
        if (
            event.instrument == CITES
            and event.appendix == _APPENDIX_III
            and event.change is Change.DELETION
            and event.party is None
        ):
            yield _on(event, "deletion-without-party", "deletes from Appendix III without saying whose listing")


def _withdrawn_without_reservation(listings: Listings) -> Iterator[Finding]:
    entered: dict[tuple[str, str, str, str | None], date] = {}
    first_entered = sorted(listings.history.events, key=lambda event: (event.effective, event.change))
    for event in first_entered:
        place = (event.instrument, event.taxon, event.appendix, event.party)
        if event.change is Change.RESERVATION:
            entered.setdefault(place, event.effective)
        elif event.change is Change.RESERVATION_WITHDRAWN and place not in entered:
            yield _on(
                event,
                "withdrawal-without-reservation",
                f"withdraws a reservation that {event.party} is not recorded to have entered",
            )


def _excepted_from_elsewhere(listings: Listings) -> Iterator[Finding]:
    for event in listings.history.events:
        for taxon in sorted(event.except_taxa):
            if event.taxon not in _above(listings.history, taxon):
                yield _on(event, "exception-outside-taxon", f"leaves out {taxon}, which does not belong to the taxon")


def _included_elsewhere(listings: Listings) -> Iterator[Finding]:
    for event in listings.history.events:
        if event.included_in is not None and event.included_in not in _above(listings.history, event.taxon):
            yield _on(
                event,
                "inclusion-outside-taxon",
                f"is included in {event.included_in}, which does not stand above the taxon",
            )


def _of_synonym(listings: Listings) -> Iterator[Finding]:
    for event in listings.history.events:
        taxa = listings.names.on(event.effective).taxa if listings.names else listings.history.taxa
        taxon = taxa.get(event.taxon)
        if taxon is not None and taxon.status is NameStatus.SYNONYM:
            accepted = ", ".join(taxon.accepted) or "nothing"
            yield _on(event, "listing-of-synonym", f"lists a name that the checklist uses for {accepted}")


def _same_name_twice(listings: Listings) -> Iterator[Finding]:
    named: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for taxon in listings.history.taxa.values():
        if taxon.status is NameStatus.ACCEPTED:
            named[taxon.checklist, taxon.rank, taxon.name].append(taxon.id)
    for (checklist, rank, name), taxa in named.items():
        if len(taxa) > 1:
            yield Finding(
                "name-twice",
                f"{checklist} accepts the {rank} {name} {len(taxa)} times: {', '.join(sorted(taxa))}",
                taxon=min(taxa),
            )


def _flag_against_dates(listings: Listings) -> Iterator[Finding]:
    """Currency is derived from the events; a flag of a source is only compared with it."""
    together: dict[tuple[str, str], list[ListingEvent]] = defaultdict(list)
    for event in listings.history.events:
        together[event.instrument, event.taxon].append(event)
    flagged = {event.instrument for event in listings.history.events if event.recorded_current}
    for (instrument, _), events in together.items():
        state = replay(events, on=listings.on)
        in_force = {held.event.id for held in state.listings} | {held.event.id for held in state.reservations}
        for event in events:
            if event.change not in (Change.ADDITION, Change.RESERVATION):
                continue
            if event.recorded_current and event.effective > listings.on:
                yield _on(event, "listing-flag", f"is flagged as current, but takes effect only on {event.effective}")
            elif event.recorded_current and event.id not in in_force:
                yield _on(event, "listing-flag", f"is flagged as current, but is no longer in force on {listings.on}")
            elif event.recorded_current is not True and event.id in in_force and instrument in flagged:
                yield _on(event, "listing-flag", f"is in force on {listings.on}, but is not flagged as current")


def _on(event: ListingEvent, code: str, what: str) -> Finding:
    return Finding(code, f"{event.id} {what}", event=event.id, taxon=event.taxon)


def _above(history_of: History, taxon: str) -> set[str]:
    found: set[str] = set()
    here = history_of.taxa.get(taxon)
    while here is not None and here.parent is not None and here.parent not in found:
        found.add(here.parent)
        here = history_of.taxa.get(here.parent)
    return found


def _in(find: Callable[[History], Iterator[Finding]]) -> Callable[[Listings], Iterator[Finding]]:
    """A check that needs the history alone."""
    return lambda listings: find(listings.history)


_OF_LISTINGS: tuple[Check, ...] = (
    Check(
        "listing-before-convention",
        Severity.ERROR,
        "an event before its convention entered into force",
        _before_convention,
    ),
    Check("population-outside-range", Severity.WARNING, "a population of a country outside the range", _outside_range),
    Check(
        "deletion-without-party",
        Severity.WARNING,
        "a deletion from Appendix III that names no Party",
        _deletion_without_party,
    ),
    Check("deletion-without-listing", Severity.WARNING, "a deletion of what was not listed", _in(nothing_to_delete)),
    Check(
        "listings-overlap",
        Severity.NOTE,
        "a listing of what is listed already, which nothing has ended",
        _in(overlapping_listings),
    ),
    Check(
        "withdrawal-without-reservation",
        Severity.WARNING,
        "the withdrawal of a reservation not recorded",
        _withdrawn_without_reservation,
    ),
    Check(
        "exception-outside-taxon",
        Severity.ERROR,
        "an excepted taxon that does not belong to the listed one",
        _excepted_from_elsewhere,
    ),
    Check(
        "inclusion-outside-taxon",
        Severity.ERROR,
        "an inclusion in a taxon that does not stand above",
        _included_elsewhere,
    ),
    Check(
        "listing-flag", Severity.WARNING, "a current flag of the source that its dates contradict", _flag_against_dates
    ),
    Check("listing-of-synonym", Severity.WARNING, "a listing of a name that is a synonym", _of_synonym),
    Check("name-twice", Severity.WARNING, "two accepted taxa of one name", _same_name_twice),
    Check(
        "party-missing",
        Severity.ERROR,
        "a reservation or a listing in Appendix III without its Party",
        _in(party_missing),
    ),
    Check("parent-is-synonym", Severity.ERROR, "a taxon that stands below a synonym", _in(parent_not_accepted)),
    Check("rank-turned-over", Severity.WARNING, "a taxon below one of the same or a lower rank", _in(rank_turned_over)),
    Check("excepts-itself", Severity.ERROR, "an event that leaves out its own taxon", _in(excepts_itself)),
    Check("populations-both-ways", Severity.NOTE, "populations named and left out at once", _in(populations_both_ways)),
    Check("circular-inclusion", Severity.ERROR, "taxa that are listed through one another", _in(circular_inclusions)),
)

#: Of the register alone: files hold no proposals.
_OF_PROPOSALS: tuple[Check, ...] = (
    Check(
        "proposal-answer-late",
        Severity.WARNING,
        "views on a proposal that came late, or have not come",
        lambda listings: late_answers(listings.on),
    ),
    Check(
        "proposal-not-consulted",
        Severity.WARNING,
        "an open proposal on what the other convention lists, about which it was not asked",
        lambda listings: nobody_consulted(listings.on),
    ),
    Check(
        "proposal-without-listing",
        Severity.WARNING,
        "an accepted proposal in force without its listing event, or with another",
        lambda listings: accepted_without_listing(listings.on),
    ),
    Check(
        "proposal-left-open",
        Severity.WARNING,
        "a proposal without a decision although its meeting is over",
        lambda listings: left_open(listings.on),
    ),
    Check(
        "proposal-submitted-late",
        Severity.NOTE,
        "a proposal submitted after the last day for it",
        lambda listings: submitted_late(listings.on),
    ),
)

CHECKS = (*_OF_LISTINGS, *_OF_PROPOSALS)
