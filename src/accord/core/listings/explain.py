"""A status in words: which listing governs, of which taxon, by which event, and what came before it."""

from collections.abc import Iterator
from datetime import date

from accord.core.listings.coverage import accepted_id
from accord.core.listings.model import (
    NOT_LISTED,
    UNKNOWN,
    AppendixEntry,
    Basis,
    Change,
    Country,
    History,
    ListingEvent,
    Status,
    TaxonId,
)

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def in_words(day: date) -> str:
    """`12 June 2013`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def explain(
    status: Status, history: History, *, country: Country | None = None, party: Country | None = None
) -> list[str]:
    """The chain of facts behind a status, one sentence each, in the order in which a reader would ask.

    `country` and `party` are those that the status was asked for.
    """
    sentences = [_headline(status, history, country, party)]
    sentences += [_entry(entry, history) for entry in status.appendices]
    sentences += _left_out(status, history, country)
    sentences += _own_history(status, history)
    for held in status.reservations:
        via = "" if held.via == status.taxon else f" (on {_name(held.via, history)})"
        sentences.append(
            f"{held.party} holds a reservation to Appendix {held.appendix}{via} since {in_words(held.since)}: "
            "it is treated as a non-Party for this taxon."
        )
    sentences += [f"{finding.text}." for finding in status.findings]
    return sentences


def _headline(status: Status, history: History, country: Country | None, party: Country | None) -> str:
    what = f"the population of {country} of {_name(status.taxon, history)}" if country else _name(status.taxon, history)
    bound = f" as {party} is bound" if party else ""
    on = in_words(status.on)
    law = status.instrument.upper()
    match status.basis:
        case Basis.EXPLICIT:
            how = "listed in its own name"
        case Basis.INHERITED:
            how = "listed through a higher taxon"
        case Basis.DESCENDANTS:
            how = "not listed itself, but taxa below it are"
        case Basis.NONE:
            return f"On {on} {what} is not listed under {law}{bound}."
    if status.own == UNKNOWN:
        how = "whether the listing reaches it is unknown without range data"
    itself = f" ({status.own} itself)" if status.basis is not Basis.DESCENDANTS and status.own != status.listing else ""
    return f"On {on} {what} is {status.listing}{itself} under {law}{bound}: {how}."


def _entry(entry: AppendixEntry, history: History) -> str:
    if entry.populations:
        which = f"the populations of {', '.join(entry.populations)}"
    elif entry.except_populations:
        which = f"all populations except {', '.join(entry.except_populations)}"
    else:
        which = "all populations"
    by = f" at the request of {entry.party}" if entry.party else ""
    event = next((each for each in history.events if each.id == entry.event), None)
    decided = f", decided at {event.decided_at}" if event is not None and event.decided_at else ""
    return (
        f"Appendix {entry.appendix}{by}, {which}: {_name(entry.via, history)} since {in_words(entry.since)} "
        f"(event {entry.event}{decided})."
    )


def _left_out(status: Status, history: History, country: Country | None) -> Iterator[str]:
    """Which part is NC, and by which exception."""
    if country is not None or NOT_LISTED not in status.own.split("/") or not status.appendices:
        return
    taxon = accepted_id(history.taxa, status.taxon)
    uncovered = [c for c in sorted(history.ranges.get(taxon, ())) if not any(_covers(e, c) for e in status.appendices)]
    excepted = sorted({c for e in status.appendices for c in e.except_populations} - set(uncovered))
    if uncovered or excepted:
        yield f"Not listed: the populations of {', '.join(uncovered or excepted)}."
    else:
        yield "Not listed: all other populations."


def _covers(entry: AppendixEntry, country: Country) -> bool:
    return country in entry.populations if entry.populations else country not in entry.except_populations


def _own_history(status: Status, history: History) -> Iterator[str]:
    """The taxon's own events that no longer govern, and what each did."""
    governing = {entry.event for entry in status.appendices}
    taxon = accepted_id(history.taxa, status.taxon)
    own = [
        event
        for event in history.events
        if event.taxon == taxon and event.instrument == status.instrument and event.effective <= status.on
    ]
    for event in sorted(own, key=lambda each: each.effective):
        if event.id not in governing and event.change in (Change.ADDITION, Change.DELETION):
            yield _past(event, history)


def _past(event: ListingEvent, history: History) -> str:
    when = in_words(event.effective)
    populations = f" (populations of {', '.join(sorted(event.populations))})" if event.populations else ""
    by = f" by {event.party}" if event.party else ""
    if event.change is Change.DELETION:
        return f"{when}: deleted from Appendix {event.appendix}{by}{populations} (event {event.id})."
    if event.included_in is not None:
        higher = _name(event.included_in, history)
        return f"{when}: listed in Appendix {event.appendix} through {higher} from here on{populations} (event {event.id})."
    return f"{when}: added to Appendix {event.appendix}{by}{populations} (event {event.id}; since replaced)."


def _name(taxon: TaxonId, history: History) -> str:
    found = history.taxa[taxon]
    return f"{found.name} ({found.rank})" if found.is_higher else found.name
