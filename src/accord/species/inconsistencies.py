"""What cannot be right in a listing history by itself: a Party that is missing, a tree or an inclusion that goes wrong."""

from collections.abc import Iterable, Iterator

from accord.core.listings.model import CITES, RANKS, Change, Finding, History, ListingEvent, NameStatus, TaxonId
from accord.core.listings.replay import NEAREST_GOVERNS, OwnListing, replay, scope

_NEEDS_PARTY = (Change.RESERVATION, Change.RESERVATION_WITHDRAWN)


def party_missing(history: History) -> Iterator[Finding]:
    """A reservation is a Party's (CITES Art. XXIII, CMS Art. XIV), and so is a listing in Appendix III (CITES Art. XVI)."""
    for event in history.events:
        is_third = event.instrument == CITES and event.appendix == "III" and event.change is Change.ADDITION
        if event.party is None and (event.change in _NEEDS_PARTY or is_third):
            what = "lists in Appendix III" if is_third else "is about a reservation"
            yield Finding("party-missing", f"{event.id} {what}, but names no Party", event.id, event.taxon)


def parent_not_accepted(history: History) -> Iterator[Finding]:
    """A taxon below a synonym does not get what the accepted name is listed as."""
    for taxon in history.taxa.values():
        parent = history.taxa.get(taxon.parent) if taxon.parent else None
        if parent is not None and parent.status is NameStatus.SYNONYM:
            text = f"{taxon.name} stands below {parent.name}, which is a synonym: nothing is inherited through it"
            yield Finding("parent-is-synonym", text, taxon=taxon.id)


def rank_turned_over(history: History) -> Iterator[Finding]:
    """A taxon of the same or a higher rank than the one it stands in."""
    for taxon in history.taxa.values():
        parent = history.taxa.get(taxon.parent) if taxon.parent else None
        if parent is not None and RANKS.index(parent.rank) >= RANKS.index(taxon.rank):
            text = f"{taxon.name} ({taxon.rank}) stands below {parent.name} ({parent.rank})"
            yield Finding("rank-turned-over", text, taxon=taxon.id)


def excepts_itself(history: History) -> Iterator[Finding]:
    """An event that leaves out the very taxon it lists."""
    for event in history.events:
        if event.taxon in event.except_taxa:
            yield Finding("excepts-itself", f"{event.id} leaves out the taxon that it is about", event.id, event.taxon)


def populations_both_ways(history: History) -> Iterator[Finding]:
    """Populations named and excepted in one event: what holds for all the others is not said."""
    for event in history.events:
        if event.populations and event.except_populations:
            text = f"{event.id} names some populations and leaves out others; what is neither stays as it was"
            yield Finding("populations-both-ways", text, event.id, event.taxon)


def circular_inclusions(history: History) -> Iterator[Finding]:
    """Taxa that are listed through one another, so that nothing lists them."""
    through: dict[tuple[str, TaxonId], set[TaxonId]] = {}
    for event in history.events:
        if event.included_in is not None and event.change is Change.ADDITION:
            through.setdefault((event.instrument, event.taxon), set()).add(event.included_in)
    for (instrument, taxon), higher in through.items():
        seen: set[TaxonId] = set()
        waiting = set(higher)
        while waiting and taxon not in seen:
            here = waiting.pop()
            seen.add(here)
            waiting |= through.get((instrument, here), set()) - seen
        if taxon in seen:
            name = history.taxa[taxon].name
            yield Finding(
                "circular-inclusion", f"{name} is listed through taxa that are listed through it", taxon=taxon
            )


def overlapping_listings(history: History) -> Iterator[Finding]:
    """Listings of one taxon that are in force for the same populations together, though nothing says that one ended.

    Two kinds: a listing stated again word for word, and, where one listing governs (CITES), one in another appendix
    without the deletion that a transfer needs (Art. XV). The later one is taken to govern; in CMS a taxon may be in I and II.
    """
    for events in _by_taxon(history).values():
        additions = [event for event in events if event.change is Change.ADDITION]
        if len(additions) < 2:
            continue
        for at, later in enumerate(additions):
            before = [e for e in events if e.effective < later.effective or _ends_first(e, later)]
            held = replay(before, on=later.effective).listings
            same_day = [OwnListing(e, scope(e)) for e in additions[:at] if e.effective == later.effective]
            for earlier in (*held, *same_day):
                how = _overlap(earlier.event, later)
                if how and earlier.populations & scope(later):
                    text = f"{later.id} {how} {earlier.event.id} of {earlier.event.effective}, which nothing has ended"
                    yield Finding("listings-overlap", text, later.id, later.taxon)


def nothing_to_delete(history: History) -> Iterator[Finding]:
    """A deletion from an appendix in which neither the taxon nor one above it was listed on the day before."""
    events_of = _by_taxon(history)
    for (instrument, taxon), events in events_of.items():
        for event in events:
            if event.change is not Change.DELETION:
                continue
            above = (taxon, *_taxa_above(history, taxon))
            own = (events_of.get((instrument, each), ()) for each in above)
            if not any(_was_listed(of_one, event) for of_one in own):
                text = f"{event.id} deletes from Appendix {event.appendix} what was not listed there"
                yield Finding("deletion-without-listing", text, event.id, event.taxon)


def _was_listed(events: Iterable[ListingEvent], deletion: ListingEvent) -> bool:
    """Whether any listing in the appendix was in force before the deletion, or is entered on its day."""
    before = [event for event in events if event.effective < deletion.effective]
    if any(held.event.appendix == deletion.appendix for held in replay(before, on=deletion.effective).listings):
        return True
    # The same act may list a higher taxon and end a listing below it.
    return any(
        event.change is Change.ADDITION
        and event.effective == deletion.effective
        and event.appendix == deletion.appendix
        and event.taxon != deletion.taxon
        for event in events
    )


def _overlap(earlier: ListingEvent, later: ListingEvent) -> str:
    """How two listings get in each other's way, in words; empty where they do not."""
    if earlier.appendix == later.appendix:
        said = [(e.party, e.annotation, e.symbol, e.except_taxa, e.included_in) for e in (earlier, later)]
        return "states again" if said[0] == said[1] else ""
    governs = later.instrument in NEAREST_GOVERNS and later.appendix != "III" != earlier.appendix
    return f"lists in Appendix {later.appendix} beside" if governs else ""


def _ends_first(event: ListingEvent, later: ListingEvent) -> bool:
    return event.effective == later.effective and event.change is Change.DELETION


def _by_taxon(history: History) -> dict[tuple[str, TaxonId], list[ListingEvent]]:
    together: dict[tuple[str, TaxonId], list[ListingEvent]] = {}
    for event in sorted(history.events, key=lambda event: event.effective):
        together.setdefault((event.instrument, event.taxon), []).append(event)
    return together


def _taxa_above(history: History, taxon: TaxonId) -> Iterator[TaxonId]:
    seen = {taxon}
    here = history.taxa.get(taxon)
    while here is not None and here.parent is not None and here.parent not in seen:
        seen.add(here.parent)
        yield here.parent
        here = history.taxa.get(here.parent)
