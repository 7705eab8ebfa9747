"""The two sides of one row as the law of it is compared: their statuses, who is bound, and what each list records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from accord.core.concordance.model import ListSide
from accord.core.concordance.wording import Countries
from accord.core.listings.model import NOT_LISTED, AppendixEntry, Change, Country, EventId, ListingEvent, Status
from accord.core.taxonomy import Relation

#: Status of a range country that does not make it a range State of the wild taxon.
_NO_RANGE_STATE = frozenset({"extinct", "introduced"})
_NO_PARTIES: Mapping[str, frozenset[Country]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Pair:
    """What the law of one row is compared from; `higher` says that one side is only a higher taxon that covers."""

    left: ListSide
    right: ListSide
    one: Status | None
    other: Status | None
    relation: Relation
    countries: Countries
    firsts: "Firsts"
    higher: bool = False
    parties: Mapping[str, frozenset[Country]] = field(default_factory=lambda: _NO_PARTIES)  # by instrument, if known

    def sides(self) -> tuple[tuple[ListSide, Status | None], tuple[ListSide, Status | None]]:
        """Both sides with their statuses."""
        return (self.left, self.one), (self.right, self.other)


def marks_of(status: Status | None) -> frozenset[str]:
    """The appendices and `unknown` that a taxon with its members is listed as."""
    return frozenset() if status is None else frozenset(status.listing.split("/")) - {NOT_LISTED}


def events_of(status: Status | None, appendix: str = "") -> tuple[EventId, ...]:
    """The events that make a status, or one appendix of it."""
    if status is None:
        return ()
    return tuple(dict.fromkeys(entry.event for entry in status.appendices if appendix in ("", entry.appendix)))


def range_states(side: ListSide, status: Status | None) -> set[Country]:
    """The range States that a list records."""
    if status is None:
        return set()
    return {
        country for country, kind in side.history.ranges.get(status.taxon, {}).items() if kind not in _NO_RANGE_STATE
    }


class Scope:
    """Which appendices apply to the population of a country, and to all others. Appendix III is by Party, not population."""

    def __init__(self, status: Status | None) -> None:
        self.entries = [entry for entry in status.appendices if entry.party is None] if status else []
        self.named: set[Country] = set()
        for entry in self.entries:
            self.named.update(entry.populations, entry.except_populations)
        #: The countries whose populations a listing lists by name.
        self.listed = frozenset(country for entry in self.entries for country in entry.populations)
        self.others = frozenset(entry.appendix for entry in self.entries if not entry.populations)

    def of(self, country: Country) -> frozenset[str]:
        """The appendices that apply to the population of a country."""
        return frozenset(entry.appendix for entry in self.entries if _reaches(entry, country))

    def singles_out(self, country: Country) -> bool:
        """Whether this country's population is listed otherwise than those that nobody names."""
        return self.of(country) != self.others


def _reaches(entry: AppendixEntry, country: Country) -> bool:
    return country in entry.populations if entry.populations else country not in entry.except_populations


class Firsts:
    """The first listing on record that reached a taxon, in its own name or by a higher taxon."""

    def __init__(self) -> None:
        self._additions: dict[str, dict[str, list[ListingEvent]]] = {}

    def of(self, side: ListSide, status: Status | None) -> ListingEvent | None:
        """The earliest addition up to the date of the status."""
        if status is None or not status.appendices:
            return None
        line = _line(side, status.taxon)
        additions = self._of_side(side)
        reaching = [
            event
            for id_ in line
            for event in additions.get(id_, ())
            if event.effective <= status.on and not event.except_taxa.intersection(line)
        ]
        return min(reaching, key=lambda event: (event.effective, event.id), default=None)

    def _of_side(self, side: ListSide) -> dict[str, list[ListingEvent]]:
        if side.label not in self._additions:
            found: dict[str, list[ListingEvent]] = {}
            for event in side.history.events:
                if event.change is Change.ADDITION:
                    found.setdefault(event.taxon, []).append(event)
            self._additions[side.label] = found
        return self._additions[side.label]


def _line(side: ListSide, id_: str) -> list[str]:
    line: list[str] = []
    here: str | None = id_
    while here is not None and here not in line:
        line.append(here)
        taxon = side.taxon(here)
        here = taxon.parent if taxon else None
    return line
