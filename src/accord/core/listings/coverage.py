"""What reaches a taxon from its own listings and from those of the taxa above it.

The tree is read once from the top: each taxon hands the listings above it down to its children, so that a taxon
without events of its own costs nothing. Rules 1 to 6 of the specification of listings.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from accord.core.listings.index import Layer, accepted_id, index_of
from accord.core.listings.model import EventId, Finding, History, ListingEvent, TaxonId
from accord.core.listings.populations import EVERYWHERE, NOWHERE, Populations, only
from accord.core.listings.replay import NEAREST_GOVERNS, NOTHING, OwnListing, OwnState, Stop, replay, scope

__all__ = ["Coverage", "Piece", "Position", "Tree", "accepted_id"]

_NO_MARKS: frozenset[TaxonId] = frozenset()


@dataclass(frozen=True, slots=True)
class Piece:
    """One listing that reaches a taxon, and the populations of the taxon that it governs.

    `explicit`: by an event in the taxon's own name that is no inclusion. `whole`: it counts whatever range is
    recorded (own listings and inclusions that name populations); the others reach named populations only where
    the taxon occurs. `general`: the listing itself names no populations, so that it reaches the taxon whatever range
    is recorded, even if nearer listings leave it a few populations only.
    """

    event: ListingEvent
    via: TaxonId
    populations: Populations
    explicit: bool = False
    whole: bool = False
    general: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """All that reaches a taxon. `needs_range`: the answer depends on the countries in which the taxon occurs."""

    pieces: tuple[Piece, ...] = ()
    needs_range: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: taxa that stand alike share one object
class Position:
    """Where a taxon stands: the taxa with events from itself upwards, and the excepted taxa on its way to the root."""

    layers: tuple[Layer, ...] = ()
    marks: frozenset[TaxonId] = _NO_MARKS


#: Inclusions in taxa elsewhere in the tree, one in another, that are followed before they count as a circle.
MOST_FOLLOWED = 50
#: Where nothing stands above, and nothing is said.
TOP = Position()


class Tree:
    """The taxa of a history with the events of one instrument, as they stand on one date.

    Nothing is computed before it is asked for, and nothing twice.
    """

    def __init__(self, history: History, *, instrument: str, on: date) -> None:
        self.index = index_of(history)
        self.taxonomy = self.index.taxonomy
        self.law = self.index.law(instrument)
        self.taxa = history.taxa
        self.ranges = history.ranges
        self.instrument = instrument
        self.on = on
        self.nearest = instrument in NEAREST_GOVERNS
        excepting = [event for event in self.law.excepting if event.effective <= on]
        self.excepted = frozenset(taxon for event in excepting for taxon in event.except_taxa)
        self._positions: dict[TaxonId, Position] = {}
        self._coverages: dict[Position, Coverage] = {}
        self._following: set[TaxonId] = set()

    def events_of(self, taxon: TaxonId) -> tuple[ListingEvent, ...]:
        """The events recorded for a taxon, of any date."""
        return self.law.events.get(taxon, ())

    def has_events(self, taxon: TaxonId) -> bool:
        """Whether any event is in force for the taxon itself by the date."""
        events = self.law.events.get(taxon)
        return events is not None and events[0].effective <= self.on

    def own_state(self, taxon: TaxonId) -> OwnState:
        """What is in force in the taxon's own name."""
        return self.law.layer(taxon, self.on).state if self.has_events(taxon) else NOTHING

    def own_law(self, taxon: TaxonId) -> OwnState:
        """The same for the taxon itself: a deletion that excepts it did not happen for it."""
        if not self.has_events(taxon):
            return NOTHING
        return self._state_for(self.law.layer(taxon, self.on), self.position(taxon).marks)

    def is_singled_out(self, taxon: TaxonId) -> bool:
        """Whether the law speaks of this very taxon by the date: an event of its own, or an exception of it."""
        since = self.law.singled_out.get(taxon)
        return since is not None and since <= self.on

    def position(self, taxon: TaxonId) -> Position:
        """Where the taxon stands. The chain of parents is walked without recursion: a tree may be deep."""
        positions = self._positions
        if (known := positions.get(taxon)) is not None:
            return known
        chain: list[TaxonId] = []
        here: TaxonId | None = taxon
        while here is not None and here not in positions:
            chain.append(here)
            here = self.taxa[here].parent
        found = positions[here] if here is not None else TOP
        for each in reversed(chain):
            if self.has_events(each):
                marks = found.marks | {each} if each in self.excepted else found.marks
                found = Position((self.law.layer(each, self.on), *found.layers), marks)
            elif each in self.excepted:
                found = Position(found.layers, found.marks | {each})
            positions[each] = found
        return found

    def coverage(self, taxon: TaxonId) -> Coverage:
        """All that reaches the taxon."""
        position = self.position(taxon)
        if self._following or (position.layers and position.layers[0].taxon == taxon):
            return self._search(taxon, position)
        found = self.coverage_at(position)
        return self._search(taxon, position) if found.needs_range else found

    def coverage_at(self, position: Position) -> Coverage:
        """All that reaches a taxon without events and without a recorded range that stands there."""
        found = self._coverages.get(position)
        if found is None:
            found = self._coverages[position] = self._search(None, position)
        return found

    def _state_for(self, layer: Layer, marks: frozenset[TaxonId]) -> OwnState:
        """The state of a layer as seen from a taxon below: deletions that except that taxon did not happen for it."""
        if not layer.spared:
            return layer.state
        spared: frozenset[EventId] = frozenset()
        for mark in marks & layer.spared.keys():
            spared |= layer.spared[mark]
        return replay(layer.events, on=self.on, without=spared) if spared else layer.state

    def _search(self, taxon: TaxonId | None, position: Position) -> Coverage:
        """From the taxon upwards: for each population the nearest listing governs; where listings add up, all do."""
        known_range = self.ranges.get(taxon) if taxon is not None else None
        walk = _Walk(taxon, only(frozenset(known_range)) if known_range else None)
        for layer in position.layers:
            taken = self._inclusions_reached(walk, layer.taxon, position.marks) if walk.inclusions else NOWHERE
            state = self._state_for(layer, position.marks)
            own_stops = [stop for stop in state.stops if not stop.event.except_taxa & position.marks]
            for listing in state.listings:
                if not listing.event.except_taxa & position.marks:
                    taken |= self._taken(walk, listing, layer.taxon, own_stops, position.marks)
            if self.nearest:
                walk.remaining -= taken
                walk.stops += own_stops
                if not walk.remaining:
                    break
        if walk.inclusions:
            self._inclusions_reached(walk, None, position.marks)
        return Coverage(tuple(_once(walk.pieces)), walk.needs_range, tuple(walk.findings))

    def _taken(
        self, walk: "_Walk", listing: OwnListing, here: TaxonId, own_stops: list[Stop], marks: frozenset[TaxonId]
    ) -> Populations:
        """The populations for which a listing of the taxon `here` governs the taxon from which the walk began."""
        event, general = listing.event, listing.populations.all_but
        left = walk.reachable(event, listing.populations, here)
        if not left:
            return NOWHERE
        is_own = here == walk.taxon
        if event.included_in is None:
            return walk.take(Piece(event, here, left, is_own, is_own, general))
        higher = accepted_id(self.taxa, event.included_in)
        reached = Piece(event, higher, left, whole=is_own and bool(event.populations), general=general)
        if here != higher and higher in self.taxonomy.lineage(here):
            walk.inclusions.append(_Inclusion(reached, frozenset(self.taxonomy.lineage(higher))))
            return NOWHERE
        taken = NOWHERE
        stops = [*walk.stops, *(stop for stop in own_stops if stop.event.effective > event.effective)]
        for piece in self._follow(reached, marks, walk.findings):
            taken |= walk.take(replace(piece, populations=walk.followed(piece, event, stops, here)))
        return taken

    def _inclusions_reached(self, walk: "_Walk", here: TaxonId | None, marks: frozenset[TaxonId]) -> Populations:
        """Inclusions in a higher taxon that has no listing of its own on record stand for themselves there (rule 2).

        All others need nothing: the walk finds the listing of the higher taxon, or a nearer one, or that it is gone.
        """
        taken = NOWHERE
        waiting = [each for each in walk.inclusions if not each.is_done and (here is None or here in each.lineage)]
        waiting.sort(key=lambda each: len(each.lineage), reverse=True)
        for _, in_one_taxon in groupby(waiting, key=lambda each: len(each.lineage)):
            for inclusion in in_one_taxon:
                inclusion.is_done = True
                piece = inclusion.piece
                state = self.own_state(piece.via)
                if state.was_ever_added:
                    continue
                left = walk.reachable(piece.event, piece.populations, piece.via)
                left -= _deleted_since(state, piece.event, marks)
                if left:
                    taken |= walk.take(replace(piece, populations=left))
            if self.nearest:
                walk.remaining -= taken
        return taken

    def _follow(self, inclusion: Piece, marks: frozenset[TaxonId], findings: list[Finding]) -> Iterator[Piece]:
        """An inclusion in a taxon that does not stand above (the name has moved since): its status is followed."""
        event, higher = inclusion.event, inclusion.via
        state = self.own_state(higher)
        if higher in self._following or higher == event.taxon or len(self._following) == MOST_FOLLOWED:
            how = "" if len(self._following) < MOST_FOLLOWED else f"more than {MOST_FOLLOWED} others, and perhaps "
            name = self.taxa[higher].name
            text = f"inclusion {event.id} says listed through {name}, which is itself listed through {how}it"
            findings.append(Finding("circular-inclusion", text, event.id, event.taxon))
            return
        if not state.was_ever_added:
            if left := inclusion.populations - _deleted_since(state, event, marks):
                yield replace(inclusion, populations=left)
            return
        self._following.add(higher)
        try:
            followed = self.coverage(higher).pieces
        finally:
            self._following.discard(higher)
        left = inclusion.populations & state.held()
        for piece in followed:
            if piece.event.except_taxa & marks:
                continue
            if shared := piece.populations & left:
                general = piece.general and inclusion.general
                yield Piece(piece.event, piece.via, shared, general=general)


@dataclass(slots=True)
class _Inclusion:
    """An inclusion met on the way up, until the higher taxon is reached."""

    piece: Piece  # as it would stand for itself
    lineage: frozenset[TaxonId]  # of the higher taxon, itself included
    is_done: bool = False


class _Walk:
    """The way from a taxon up to the root: what was found, what stops the listings above, what is still open."""

    def __init__(self, taxon: TaxonId | None, countries: Populations | None) -> None:
        self.taxon = taxon
        self.countries = countries  # the recorded range, None where there is none
        self.remaining = EVERYWHERE
        self.pieces: list[Piece] = []
        self.findings: list[Finding] = []
        self.stops: list[Stop] = []
        self.inclusions: list[_Inclusion] = []
        self.needs_range = False

    def reachable(self, event: ListingEvent, populations: Populations, layer: TaxonId) -> Populations:
        """Of the populations of a listing of `layer` those that it still reaches."""
        left = populations & self.remaining
        for stop in self.stops:
            if left and stop.hits(event):
                left -= stop.populations - self._waived(stop, layer)
        return left

    def followed(self, piece: Piece, inclusion: ListingEvent, stops: Iterable[Stop], layer: TaxonId) -> Populations:
        """Of the populations followed by an inclusion those that no deletion has ended since."""
        left = piece.populations
        for stop in stops:
            if stop.hits(piece.event) and stop.event.effective >= inclusion.effective:
                left -= stop.populations - self._waived(stop, layer)
        return left

    def take(self, piece: Piece) -> Populations:
        """Keep a piece as far as it reaches the taxon (rule 5: named populations only where the taxon occurs)."""
        if not piece.whole and piece.populations.countries:
            self.needs_range = True
            if not piece.general and self.countries is not None:
                piece = replace(piece, populations=piece.populations & self.countries)
        if piece.populations:
            self.pieces.append(piece)
        return piece.populations

    def _waived(self, stop: Stop, layer: TaxonId) -> Populations:
        """A later inclusion takes the taxon back into the higher listing that an earlier deletion had ended for it."""
        waived = NOWHERE
        for inclusion in self.inclusions:
            if layer in inclusion.lineage and inclusion.piece.event.effective >= stop.event.effective:
                waived |= inclusion.piece.populations
        return waived


def _deleted_since(state: OwnState, inclusion: ListingEvent, marks: frozenset[TaxonId]) -> Populations:
    """The populations for which a taxon has left the appendix since something was included in it."""
    gone = NOWHERE
    for deletion in state.deletions:
        is_later = deletion.effective >= inclusion.effective
        is_meant = deletion.appendix == inclusion.appendix and deletion.party in (None, inclusion.party)
        if is_later and is_meant and not deletion.except_taxa & marks:
            gone |= scope(deletion)
    return gone


def _once(pieces: list[Piece]) -> list[Piece]:
    """One piece an event: the same listing may reach a taxon by inclusion and from above."""
    if len(pieces) < 2:
        return pieces
    found: dict[EventId, Piece] = {}
    for piece in pieces:
        known = found.get(piece.event.id)
        if known is None:
            found[piece.event.id] = piece
        else:
            found[piece.event.id] = replace(
                known,
                populations=known.populations | piece.populations,
                explicit=known.explicit or piece.explicit,
                whole=known.whole or piece.whole,
                general=known.general or piece.general,
            )
    return list(found.values())
