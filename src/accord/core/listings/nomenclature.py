"""Listings across changes of names: what an animal is listed as under the names of any day, and under which it was listed.

A change of names neither lists nor delists anything (CITES Res. Conf. 12.11: a name follows the standard reference, the
scope of a listing stays). No event is moved or rewritten. For the names of a day a history is derived, in which each
taxon has the listings that the animals had under the names before; derived events lead back to the recorded ones.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from accord.core.listings.model import Country, EventId, History, ListingEvent, Status, Taxon, TaxonId
from accord.core.listings.nomenclature_carrying import Derived, carry
from accord.core.listings.status import UnknownTaxon, status
from accord.core.taxonomy.nomenclature import NomenclatureChange, Step, in_order, is_standing, standing, way_back


@dataclass(frozen=True, slots=True)
class Named:
    """A history under the names of one day; `derived` says of each event that was not recorded what it rests on."""

    history: History
    derived: Mapping[EventId, Derived]

    def recorded(self, event: EventId) -> EventId:
        """The recorded event behind a derived one; any other is its own."""
        while event in self.derived:
            event = self.derived[event].origin
        return event


def history_with_nomenclature(history: History, changes: Iterable[NomenclatureChange], on: date) -> History:
    """The history under the names that the checklists use on a day; the engine answers from it as from any other.

    `history` holds names and events as recorded, before any of the changes. Ask it for the day `on` only: for another day
    other names are in use.
    """
    return named_on(history, changes, on).history


def named_on(history: History, changes: Iterable[NomenclatureChange], on: date) -> Named:
    """Like `history_with_nomenclature`, with what the derived events rest on."""
    ordered = in_order(changes)
    made = [change for change in ordered if change.on <= on]
    derived: dict[EventId, Derived] = {}
    view = _with_names(history, history.events, ordered, 0)
    for at, change in enumerate(made, start=1):
        after = _with_names(history, view.events, ordered, at)
        view = carry(view, after, change, derived)
    return Named(view, MappingProxyType(derived))


def _with_names(
    history: History, events: tuple[ListingEvent, ...], ordered: list[NomenclatureChange], made: int
) -> History:
    """Taxa and ranges after so many changes; the names to come can be found, too."""
    taxa = standing(history.taxa, ordered[:made], ordered[made:])
    return History(MappingProxyType(taxa), MappingProxyType(_ranges(history, ordered, made)), events)


def _ranges(history: History, ordered: list[NomenclatureChange], made: int) -> dict[TaxonId, Mapping[Country, str]]:
    """A range given with a change holds from its day on; for a name not in use before, at all times."""
    found = dict(history.ranges)
    for at, change in enumerate(ordered):
        for output in change.outputs:
            known = history.taxa.get(output.taxon)
            is_new = known is None or not is_standing(known)
            if output.countries is not None and (at < made or is_new):
                found[output.taxon] = output.countries
            elif output.countries is None and at < made:
                inputs = change.continues(output.taxon)
                if (
                    all(taxon in found for taxon in inputs)
                    and len({output.taxon, *inputs}) > 1
                    and not _is_part(change, output.taxon)
                ):
                    found[output.taxon] = _united(found[taxon] for taxon in inputs)
    return found


def _is_part(change: NomenclatureChange, taxon: TaxonId) -> bool:
    return any(link.relation == "part_of" for link in change.links if link.output == taxon)


def _united(ranges: Iterable[Mapping[Country, str]]) -> Mapping[Country, str]:
    """Where any of them occurs; native ("") before anything else."""
    found: dict[Country, str] = {}
    for each in ranges:
        for country, how in each.items():
            found[country] = how if country not in found else min(found[country], how)
    return found


@dataclass(frozen=True, slots=True)
class ListedName:
    """A listing that covered an animal: the recorded event, and the name under which it listed."""

    instrument: str
    appendix: str
    event: EventId
    under: TaxonId
    name: str
    since: date
    via: TaxonId  # the taxon, in the names of that day, through which it reached the animal


@dataclass(frozen=True, slots=True)
class ListedAs:
    """Under which names an animal was listed on a day, and how that leads to the name asked for.

    `then` are the taxa of that day of which it is the whole or a part; `steps` the changes since, latest first.
    """

    taxon: TaxonId
    on: date
    then: tuple[Taxon, ...]
    steps: tuple[Step, ...]
    statuses: tuple[Status, ...]
    listings: tuple[ListedName, ...]


def listed_as(
    taxon: TaxonId, history: History, changes: Iterable[NomenclatureChange], on: date, *, country: Country | None = None
) -> ListedAs:
    """Under which name the animals of `taxon` were listed on a day, and what they were listed as.

    Raises UnknownTaxon when neither the history nor a change knows the name.
    """
    ordered = in_order(changes)
    named = named_on(history, ordered, on)
    if taxon not in named.history.taxa:
        raise UnknownTaxon(f"no taxon {taxon} in this history")
    way = way_back(taxon, ordered, on)
    statuses = tuple(_statuses(taxon, named.history, on, country))
    recorded = {event.id: event for event in history.events}
    listings = []
    for each in statuses:
        for entry in each.appendices:
            event = recorded[named.recorded(entry.event)]
            name = _name_at(event.taxon, history, ordered, event.effective)
            listings.append(
                ListedName(each.instrument, entry.appendix, event.id, event.taxon, name, event.effective, entry.via)
            )
    then = tuple(named.history.taxa[each] for each in way.ends)
    return ListedAs(taxon, on, then, way.steps, statuses, tuple(dict.fromkeys(listings)))


def _statuses(taxon: TaxonId, history: History, on: date, country: Country | None) -> Iterator[Status]:
    """Under the instruments that follow the checklist of the taxon; under all where the list belongs to none."""
    checklist = history.taxa[taxon].checklist
    instruments = [each for each in history.instruments() if not checklist or each == checklist]
    named = {event.instrument for event in history.events if history.taxa[event.taxon].checklist == checklist}
    for instrument in instruments or sorted(named):
        yield status(taxon, history, instrument=instrument, on=on, country=country)


def _name_at(taxon: TaxonId, history: History, ordered: list[NomenclatureChange], day: date) -> str:
    """What a taxon was called when it was listed: the event keeps the id, a change may since have given it a new name."""
    made = [change for change in ordered if change.on <= day]
    return standing(history.taxa, made, ordered[len(made) :])[taxon].name


@dataclass(frozen=True, slots=True)
class Before:
    """What a change does to one taxon under one instrument: its status without the change and with it."""

    taxon: TaxonId
    name: str
    instrument: str
    before: str
    after: str
    derived: tuple[EventId, ...]


def effects(history: History, changes: Iterable[NomenclatureChange], change: NomenclatureChange) -> list[Before]:
    """The statuses of all taxa that `change` is about: on the day before it, and on its day under the new names.

    A difference is due to other events of that day or to what is not known (a range); the change itself makes none.
    """
    ordered = [*changes, change]
    named = named_on(history, ordered, change.on)
    old_view = named_on(history, ordered, change.on - timedelta(days=1)).history
    concerned = list(dict.fromkeys([*change.inputs, *(o.taxon for o in change.outputs), *dict(change.moves)]))
    found = []
    for taxon in concerned:
        for after in _statuses(taxon, named.history, change.on, None):
            before = status(taxon, old_view, instrument=after.instrument, on=change.on - timedelta(days=1))
            events = tuple(
                key
                for key, origin in named.derived.items()
                if origin.taxon == taxon and origin.change == change.order and origin.instrument == after.instrument
            )
            name = named.history.taxa[taxon].name
            found.append(Before(taxon, name, after.instrument, before.listing, after.listing, events))
    return found
