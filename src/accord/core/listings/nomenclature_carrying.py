"""What a change of names leaves to each taxon: the listings that its animals had, no more and no fewer.

The coverage of every taxon concerned is worked out twice for the day before the change, under the old names and under the
new ones. Where the two differ, events are derived for the new name from those recorded for the old one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from accord.core.listings.coverage import Piece, Tree, accepted_id
from accord.core.listings.model import RANKS, Change, Country, EventId, History, ListingEvent, NameStatus, TaxonId
from accord.core.listings.populations import Populations, only
from accord.core.taxonomy.nomenclature import Continuation, NomenclatureChange, descendants

_SPECIES = RANKS.index("species")


@dataclass(frozen=True, slots=True)
class Derived:
    """An event that stands in a derived history: the event it was derived from, for which taxon, by which change."""

    event: EventId
    origin: EventId
    taxon: TaxonId
    instrument: str
    change: tuple[date, int]


@dataclass(frozen=True, slots=True)
class _Held:
    """A listing or reservation that a taxon has, and its populations."""

    event: ListingEvent
    populations: Populations
    via: TaxonId
    is_own: bool


def carry(before: History, after: History, change: NomenclatureChange, derived: dict[EventId, Derived]) -> History:
    """The history under the names after `change`. `after` has the new taxa and ranges and the events of `before`.

    What is derived is added to `derived`.
    """
    events = _exceptions_continued(before.events, change)
    events += _named_late(events, after, change, derived)
    outputs = [output.taxon for output in change.outputs]
    moved = [taxon for taxon, _ in change.moves]
    concerned = list(
        dict.fromkeys([*_top_down([*outputs, *moved], after), *descendants(after.taxa, [*outputs, *moved])])
    )
    for instrument in before.instruments():
        carrying = _Carrying(before, after, change, instrument, derived)
        events = carrying.events_after(events, concerned)
    return replace(after, events=tuple(events))


def _top_down(taxa: Iterable[TaxonId], history: History) -> list[TaxonId]:
    ranks = {rank: at for at, rank in enumerate(RANKS)}
    return sorted(taxa, key=lambda taxon: ranks.get(history.taxa[taxon].rank, len(ranks)))


def _exceptions_continued(events: tuple[ListingEvent, ...], change: NomenclatureChange) -> tuple[ListingEvent, ...]:
    """A taxon that a listing leaves out is left out under its new name, too."""
    continued: dict[TaxonId, set[TaxonId]] = {}
    for link in change.links:
        if link.relation is not Continuation.WHOLE_OF and link.input != link.output:
            continued.setdefault(link.input, set()).add(link.output)
    return tuple(
        replace(event, except_taxa=event.except_taxa.union(*(continued.get(taxon, ()) for taxon in event.except_taxa)))
        if event.except_taxa & continued.keys()
        else event
        for event in events
    )


def _named_late(
    events: tuple[ListingEvent, ...], after: History, change: NomenclatureChange, derived: dict[EventId, Derived]
) -> tuple[ListingEvent, ...]:
    """Events from the day on that still use a name which several taxa continue: they concern each of these."""
    found = []
    for event in events:
        outputs = change.continued_by(event.taxon)
        if event.effective >= change.on and len(outputs) > 1 and event.taxon not in outputs:
            for taxon in outputs:
                copy = replace(event, id=_derived_id(event, change, taxon), taxon=taxon)
                derived[copy.id] = Derived(copy.id, event.id, taxon, event.instrument, change.order)
                found.append(copy)
    del after
    return tuple(found)


def _derived_id(event: ListingEvent, change: NomenclatureChange, taxon: TaxonId) -> EventId:
    return f"{event.id}~{taxon}@{change.on}.{change.number}"


class _Way(Enum):
    """How a taxon gets what it lacks; the first way that gives exactly what it had is taken."""

    FOLLOWING = 1  # through the higher taxon, whatever becomes of that
    IN_ITS_OWN_NAME = 2
    WHOLLY = 3  # all of it in its own name, where a part would stand in the way of the rest


class _Carrying:
    """One change under one instrument."""

    def __init__(
        self,
        before: History,
        after: History,
        change: NomenclatureChange,
        instrument: str,
        derived: dict[EventId, Derived],
    ) -> None:
        self.before = before
        self.after = after
        self.change = change
        self.instrument = instrument
        self.derived = derived
        self.day = change.on - timedelta(days=1)  # events of the day itself are decided under the new names
        self.old = Tree(before, instrument=instrument, on=self.day)

    def events_after(self, events: tuple[ListingEvent, ...], concerned: list[TaxonId]) -> tuple[ListingEvent, ...]:
        """The events with those derived for the taxa concerned, from the top down: what a genus has, its species get."""
        tree = self._tree(events)
        for taxon in concerned:
            if self.after.taxa[taxon].status is NameStatus.SYNONYM:
                continue
            wanted = self._wanted(taxon)
            if wanted is None:
                continue
            for way in _Way:
                mended, mended_tree = self._mended(taxon, wanted, tree, events, way)
                if not self._lacking(taxon, wanted, mended_tree):
                    break
            events, tree = mended, mended_tree
        return events

    def _tree(self, events: tuple[ListingEvent, ...]) -> Tree:
        return Tree(replace(self.after, events=events), instrument=self.instrument, on=self.day)

    # What the animals had ----------------------------------------------------------------------------------------

    def _wanted(self, taxon: TaxonId) -> list[_Held] | None:
        """What the animals of a taxon had under the old names; None where nobody can tell (a name without a past)."""
        inputs = list(self.change.continues(taxon)) or [taxon]
        if any(each not in self.before.taxa for each in inputs):
            return None
        standing = [accepted_id(self.before.taxa, each) for each in inputs]
        held = [list(_held(self.old, each)) for each in standing]
        if len(held) == 1:
            return self._in_range(taxon, held[0])
        if all(_effect(each) == _effect(held[0]) for each in held):
            return self._in_range(taxon, _first_of_each(held, taxon, standing))
        if self.after.taxa[taxon].is_higher:
            return None  # its members keep what each had; what is decided for it later reaches them all
        parts = (
            replace(one, populations=self._within(one, self.before.ranges.get(name)))
            for each, name in zip(held, standing, strict=True)
            for one in each
        )
        return _merged(parts)

    def _in_range(self, taxon: TaxonId, held: list[_Held]) -> list[_Held]:
        """Populations that a part of a taxon does not have are not its own."""
        countries = self.after.ranges.get(taxon)
        is_part = any(link.relation is Continuation.PART_OF for link in self.change.links if link.output == taxon)
        if not is_part or not countries:
            return held
        here = only(frozenset(countries))
        goes_on = taxon in self.change.inputs  # its own exceptions stand as they were decided
        cut = [replace(each, populations=_named_in(each.populations, here, exceptions=not goes_on)) for each in held]
        return [each for each in cut if each.populations & here]

    def _within(self, one: _Held, countries: Mapping[Country, str] | None) -> Populations:
        return one.populations & only(frozenset(countries)) if countries else one.populations

    # What they would have ----------------------------------------------------------------------------------------

    def _mended(
        self, taxon: TaxonId, wanted: list[_Held], tree: Tree, events: tuple[ListingEvent, ...], way: "_Way"
    ) -> tuple[tuple[ListingEvent, ...], Tree]:
        """The events that make a taxon have what is wanted, and the tree with them."""
        lacking = self._lacking(taxon, wanted, tree)
        excess = self._excess(taxon, wanted, tree)
        if lacking and way is _Way.WHOLLY:
            lacking, excess = self._side_by_side(taxon, wanted), frozenset(x.event.id for x in _held(tree, taxon))
        made: set[EventId] = set()
        passed: frozenset[EventId] = frozenset()
        while lacking or excess:
            derived = tuple(self._derive(taxon, lacking, tree, follows=way is _Way.FOLLOWING))
            events = _excepting(events, excess, taxon) + derived
            tree = self._tree(events)
            made.update(one.event.id for one in lacking)
            passed |= excess
            # An exception may uncover what has to be excepted as well; and what reached the taxon rightly in some of its
            # populations is lost with the exception in all of them.
            lacking = [one for one in self._lacking(taxon, wanted, tree) if one.event.id not in made]
            excess = self._excess(taxon, wanted, tree) - passed
        return events, tree

    def _side_by_side(self, taxon: TaxonId, held: list[_Held]) -> list[_Held]:
        """Of two listings of a day the one that names populations takes them out of the other: so that both stand where
        they overlap, all name those of the range.
        """
        countries = self.after.ranges.get(taxon)
        if not countries or all(one.populations.all_but for one in held):
            return held
        return [replace(one, populations=one.populations & only(frozenset(countries))) for one in held]

    def _lacking(self, taxon: TaxonId, wanted: list[_Held], tree: Tree) -> list[_Held]:
        """What is wanted and does not come by itself."""
        natural = list(_held(tree, taxon))
        if self._is_same(taxon, wanted, natural):
            return []
        there = {self._cell(taxon, one) for one in natural}
        return [one for one in wanted if self._cell(taxon, one) not in there]

    def _excess(self, taxon: TaxonId, wanted: list[_Held], tree: Tree) -> frozenset[EventId]:
        """The events that would reach the taxon, or other populations of it, and did not before."""
        natural = list(_held(tree, taxon))
        if self._is_same(taxon, wanted, natural):
            return frozenset()
        meant = {self._cell(taxon, one) for one in wanted}
        return frozenset(one.event.id for one in natural if self._cell(taxon, one) not in meant)

    def _is_same(self, taxon: TaxonId, wanted: list[_Held], natural: list[_Held]) -> bool:
        several = len(self.change.continues(taxon)) > 1
        if several and _effect(wanted) == _effect(natural):
            return True
        return {self._cell(taxon, one) for one in wanted} == {self._cell(taxon, one) for one in natural}

    def _cell(self, taxon: TaxonId, one: _Held) -> tuple[EventId, Populations]:
        """The recorded event and its populations; all but own named ones count only where the taxon occurs."""
        countries = self.after.ranges.get(taxon)
        counts_whole = one.is_own and not one.populations.all_but
        populations = (
            one.populations & only(frozenset(countries)) if countries and not counts_whole else one.populations
        )
        return self._origin(one.event.id), populations

    def _origin(self, event: EventId) -> EventId:
        while event in self.derived:
            event = self.derived[event].origin
        return event

    def _derive(self, taxon: TaxonId, lacking: list[_Held], tree: Tree, *, follows: bool) -> Iterator[ListingEvent]:
        own = [event.effective for event in tree.events_of(taxon) if event.effective <= self.day]
        several = len(self.change.continues(taxon)) > 1
        latest = max([*own, *(one.event.effective for one in lacking)], default=self.day)
        for one in lacking:
            event = one.event
            populations, left_out = _as_columns(one.populations)
            copy = replace(
                event,
                id=_derived_id(event, self.change, taxon),
                taxon=taxon,
                # United listings stand side by side, which those of one day do; and no event of the taxon from before
                # the change may undo what it had at the end. All others keep their day.
                effective=latest if several or any(day > event.effective for day in own) else event.effective,
                populations=populations,
                except_populations=left_out,
                # An exception of what the taxon has taken in is worked out in the populations already.
                except_taxa=frozenset(each for each in event.except_taxa if self._standing(each) != taxon),
                included_in=self._included_in(taxon, one) if follows else None,
                implied=False,
                recorded_current=None,
            )
            self.derived[copy.id] = Derived(copy.id, event.id, taxon, self.instrument, self.change.order)
            yield copy

    def _standing(self, taxon: TaxonId) -> TaxonId:
        return accepted_id(self.after.taxa, taxon) if taxon in self.after.taxa else taxon

    def _included_in(self, taxon: TaxonId, one: _Held) -> TaxonId | None:
        """What came through a higher taxon that still stands goes on coming through it, whatever becomes of that."""
        via = one.via
        if one.is_own or one.event.change is not Change.ADDITION:
            return None
        if via in self.after.taxa and self.after.taxa[via].status is NameStatus.ACCEPTED and via != taxon:
            return via
        return None


def _held(tree: Tree, taxon: TaxonId) -> Iterator[_Held]:
    """Listings that reach a taxon, then reservations to them."""
    pieces = tree.coverage(taxon).pieces
    for piece in pieces:
        yield _Held(piece.event, piece.populations, piece.via, _is_own(piece))
    position = tree.position(taxon)
    applying = {piece.event.appendix for piece in pieces}
    for layer in position.layers:
        for reservation in layer.state.reservations:
            event = reservation.event
            if event.appendix in applying and not event.except_taxa & position.marks:
                yield _Held(event, reservation.populations, layer.taxon, layer.taxon == taxon)


def _is_own(piece: Piece) -> bool:
    return piece.explicit or piece.whole


def _effect(held: Iterable[_Held]) -> frozenset[tuple[object, ...]]:
    return frozenset((one.event.change, one.event.appendix, one.event.party, one.populations) for one in held)


def _merged(parts: Iterable[_Held]) -> list[_Held]:
    """One listing that several taxa had is one listing of what unites them."""
    found: dict[EventId, _Held] = {}
    for one in parts:
        known = found.get(one.event.id)
        populations = one.populations if known is None else known.populations | one.populations
        if populations:
            found[one.event.id] = replace(one, populations=populations)
    return list(found.values())


def _first_of_each(held: list[list[_Held]], taxon: TaxonId, names: list[TaxonId]) -> list[_Held]:
    """Of several equal ones those of the taxon itself, else the first."""
    return held[names.index(taxon)] if taxon in names else held[0]


def _named_in(populations: Populations, here: Populations, *, exceptions: bool) -> Populations:
    """Named populations (and named exceptions) as far as they are `here`."""
    if not populations.all_but:
        return populations & here
    return Populations((only(populations.countries) & here).countries, all_but=True) if exceptions else populations


def _excepting(
    events: tuple[ListingEvent, ...], excess: frozenset[EventId], taxon: TaxonId
) -> tuple[ListingEvent, ...]:
    return tuple(
        replace(event, except_taxa=event.except_taxa | {taxon}) if event.id in excess else event for event in events
    )


def _as_columns(populations: Populations) -> tuple[frozenset[Country], frozenset[Country]]:
    none: frozenset[Country] = frozenset()
    return (none, populations.countries) if populations.all_but else (populations.countries, none)
