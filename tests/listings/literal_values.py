"""What the literal reading of the rules takes apart and puts together: cells, entries, marks. No code of the engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from accord.core.listings.model import Country, ListingEvent, TaxonId

OTHERS = "*"
CITES = "cites"
NC, UNKNOWN = "NC", "unknown"


@dataclass(frozen=True)
class Reading:
    """The answer: three texts and the appendices that apply, each with its event and the taxon that it comes from."""

    own: str
    listing: str
    basis: str
    entries: frozenset[tuple[str, str, str]]


@dataclass(frozen=True)
class Entry:
    """A listing that reaches a taxon in one cell."""

    event: ListingEvent
    via: TaxonId
    since: date
    in_own_name: bool
    names_populations: bool
    counts_whole: bool  # whatever range is recorded

    @property
    def key(self) -> tuple[str, str, str]:
        """What two readings are compared by."""
        return self.event.appendix, self.event.id, self.via


@dataclass
class Cell:
    """What the taxon's own events amount to in one cell."""

    held: list[ListingEvent] = field(default_factory=list)
    included: list[ListingEvent] = field(default_factory=list)
    stops: list[ListingEvent] = field(default_factory=list)  # nothing from above of that appendix up to that date
    appendices: dict[date, set[str]] = field(default_factory=dict)  # at the end of each day


@dataclass
class Own:
    """What applies to a taxon, over the cells that count: before and after reservations."""

    marks: set[str] = field(default_factory=set)
    reaching: set[Entry] = field(default_factory=set)
    bound: set[tuple[str, str, str]] = field(default_factory=set)

    @property
    def in_own_name(self) -> bool:
        """Explicit: listed in its own name on that date."""
        return any(x.in_own_name for x in self.reaching)


@dataclass
class Lift:
    """An inclusion in a taxon above: deletions up to its date don't stop listings of that taxon or above."""

    on: date
    higher: TaxonId


def governs(event: ListingEvent, cell: Country) -> bool:
    """Rule 0: named populations, or all but the excepted ones."""
    if cell in event.except_populations:
        return False
    return not event.populations or cell in event.populations


def text(marks: set[str]) -> str:
    """Rule 9."""
    known = marks - {UNKNOWN}
    if not known - {NC} and UNKNOWN in marks:
        return UNKNOWN
    order = ["I", "II", "III"]
    return "/".join(sorted(known, key=lambda m: (m == NC, order.index(m) if m in order else 3, m))) or NC
