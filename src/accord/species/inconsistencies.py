"""What cannot be right in a listing history by itself: a Party that is missing, a tree or an inclusion that goes wrong."""

from collections.abc import Iterator

from accord.core.listings.model import CITES, RANKS, Change, Finding, History, NameStatus, TaxonId

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
