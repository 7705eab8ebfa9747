"""What reaches a taxon from its own listings and from those of the taxa above it.

The tree is read once from the top: each taxon hands the listings above it down to its children, so that a taxon
without events of its own costs nothing. Rules 1 to 6 of the specification of listings.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from accord.core.listings.model import Change, EventId, Finding, History, ListingEvent, NameStatus, Taxon, TaxonId
from accord.core.listings.populations import EVERYWHERE, NOWHERE, Populations, only
from accord.core.listings.replay import NEAREST_GOVERNS, NOTHING, OwnState, Stop, replay, scope

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


@dataclass(slots=True)
class _Layer:
    """A taxon with events of its own, as those below it see it."""

    taxon: TaxonId
    events: tuple[ListingEvent, ...]
    state: OwnState
    spared: Mapping[TaxonId, frozenset[EventId]]  # taxon excepted from deletions -> those deletions


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: taxa that stand alike share one object
class Position:
    """Where a taxon stands: the taxa with events from itself upwards, and the excepted taxa on its way to the root."""

    layers: tuple[_Layer, ...] = ()
    marks: frozenset[TaxonId] = _NO_MARKS


class Tree:
    """The taxa of a history with the events of one instrument, as they stand on one date.

    Nothing is computed before it is asked for, and nothing twice.
    """

    def __init__(self, history: History, *, instrument: str, on: date) -> None:
        self.taxa = history.taxa
        self.ranges = history.ranges
        self.instrument = instrument
        self.on = on
        self.nearest = instrument in NEAREST_GOVERNS
        self._events: defaultdict[TaxonId, list[ListingEvent]] = defaultdict(list)
        excepted: set[TaxonId] = set()
        for event in history.events:
            if event.instrument == instrument:
                self._events[accepted_id(history.taxa, event.taxon)].append(event)
                if event.except_taxa and event.effective <= on:
                    excepted |= event.except_taxa
        self._excepted = frozenset(accepted_id(history.taxa, taxon) for taxon in excepted)
        self._layers: dict[TaxonId, _Layer] = {}
        self._positions: dict[TaxonId, Position] = {}
        self._coverages: dict[Position, Coverage] = {}
        self._following: set[TaxonId] = set()

    def events_of(self, taxon: TaxonId) -> tuple[ListingEvent, ...]:
        """The events recorded for a taxon, of any date."""
        return tuple(self._events.get(taxon, ()))

    def has_events(self, taxon: TaxonId) -> bool:
        """Whether any event, of any date, is recorded for the taxon itself."""
        return taxon in self._events

    def own_state(self, taxon: TaxonId) -> OwnState:
        """What is in force in the taxon's own name."""
        return self._layer(taxon).state if taxon in self._events else NOTHING

    def own_law(self, taxon: TaxonId) -> OwnState:
        """The same for the taxon itself: a deletion that excepts it did not happen for it."""
        if taxon not in self._events:
            return NOTHING
        return self._state_for(self._layer(taxon), self.position(taxon).marks)

    def is_singled_out(self, taxon: TaxonId) -> bool:
        """Whether the law speaks of this very taxon by the date: an event of its own, or an exception of it."""
        return taxon in self._excepted or any(event.effective <= self.on for event in self._events.get(taxon, ()))

    def position(self, taxon: TaxonId) -> Position:
        """Where the taxon stands. The chain of parents is walked without recursion: a tree may be deep."""
        chain: list[TaxonId] = []
        here: TaxonId | None = taxon
        while here is not None and here not in self._positions:
            chain.append(here)
            here = self.taxa[here].parent
        found = self._positions[here] if here is not None else Position()
        for each in reversed(chain):
            layers, marks = found.layers, found.marks
            if each in self._events:
                layers = (self._layer(each), *layers)
            if each in self._excepted:
                marks |= {each}
            if layers is not found.layers or marks is not found.marks:
                found = Position(layers, marks)
            self._positions[each] = found
        return found

    def lineage(self, taxon: TaxonId) -> Iterator[TaxonId]:
        """The taxon and all above it."""
        here: TaxonId | None = taxon
        while here is not None:
            yield here
            here = self.taxa[here].parent

    def coverage(self, taxon: TaxonId) -> Coverage:
        """All that reaches the taxon."""
        position = self.position(taxon)
        own = bool(position.layers) and position.layers[0].taxon == taxon
        if not own and (known := self._coverages.get(position)) is not None and not known.needs_range:
            return known
        found = self._search(taxon, position)
        if not own:
            self._coverages[position] = found
        return found

    def _layer(self, taxon: TaxonId) -> _Layer:
        if (layer := self._layers.get(taxon)) is None:
            events = tuple(self._events[taxon])
            spared: defaultdict[TaxonId, set[EventId]] = defaultdict(set)
            for event in events:
                if event.change is Change.DELETION:
                    for each in event.except_taxa:
                        spared[each].add(event.id)
            frozen = {each: frozenset(ids) for each, ids in spared.items()}
            layer = self._layers[taxon] = _Layer(taxon, events, replay(events, on=self.on), frozen)
        return layer

    def _state_for(self, layer: _Layer, marks: frozenset[TaxonId]) -> OwnState:
        """The state of a layer as seen from a taxon below: deletions that except that taxon did not happen for it."""
        spared: frozenset[EventId] = frozenset()
        for mark in marks & layer.spared.keys():
            spared |= layer.spared[mark]
        return replay(layer.events, on=self.on, without=spared) if spared else layer.state

    def _search(self, taxon: TaxonId, position: Position) -> Coverage:
        """From the taxon upwards: for each population the nearest listing governs; where listings add up, all do."""
        known_range = self.ranges.get(taxon)
        walk = _Walk(only(frozenset(known_range)) if known_range else None)
        for layer in position.layers:
            taken = self._inclusions_reached(walk, layer.taxon, position.marks)
            state = self._state_for(layer, position.marks)
            own_stops = [stop for stop in state.stops if not stop.event.except_taxa & position.marks]
            for listing in state.listings:
                if listing.event.except_taxa & position.marks:
                    continue
                left = walk.reachable(listing.event, listing.populations, layer.taxon)
                if not left:
                    continue
                is_own = layer.taxon == taxon
                reached = Piece(listing.event, layer.taxon, left, general=listing.populations.all_but)
                if listing.event.included_in is None:
                    taken |= walk.take(replace(reached, explicit=is_own, whole=is_own))
                    continue
                higher = accepted_id(self.taxa, listing.event.included_in)
                reached = replace(reached, via=higher, whole=is_own and bool(listing.event.populations))
                if layer.taxon != higher and higher in self.lineage(layer.taxon):
                    walk.inclusions.append(_Inclusion(reached, frozenset(self.lineage(higher))))
                else:
                    stops = [*walk.stops, *(s for s in own_stops if s.event.effective > listing.event.effective)]
                    for piece in self._follow(reached, position.marks, walk.findings):
                        left = walk.followed(piece, listing.event, stops, layer.taxon)
                        taken |= walk.take(replace(piece, populations=left))
            if self.nearest:
                walk.remaining -= taken
                walk.stops += own_stops
                if not walk.remaining:
                    break
        self._inclusions_reached(walk, None, position.marks)
        return Coverage(tuple(_once(walk.pieces)), walk.needs_range, tuple(walk.findings))

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
        if higher in self._following or higher == event.taxon:
            text = (
                f"inclusion {event.id} says listed through {self.taxa[higher].name}, which is itself listed through it"
            )
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

    def __init__(self, countries: Populations | None) -> None:
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


def accepted_id(taxa: Mapping[TaxonId, Taxon], taxon: TaxonId) -> TaxonId:
    """The accepted taxon that a synonym stands for (chains followed, cycles cut); any other taxon is its own."""
    seen = {taxon}
    here = taxa[taxon]
    while here.status is NameStatus.SYNONYM and len(here.accepted) == 1 and here.accepted[0] not in seen:
        here = taxa[here.accepted[0]]
        seen.add(here.id)
    return here.id


def _once(pieces: list[Piece]) -> list[Piece]:
    """One piece an event: the same listing may reach a taxon by inclusion and from above."""
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
