"""What a listing history is made of: taxa, ranges and listing events; and what a status is.

The words are the treaties': CITES Articles II, XV, XVI and XXIII; CMS Articles III, IV, XI and XIV.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

TaxonId = str
EventId = str
Country = str  # ISO 3166-1 alpha-2, former countries included
CITES = "cites"
CMS = "cms"

#: Ranks from the top (ICZN Art. 35, 42; ICN Art. 3, 4). Species and below carry a name of two or three parts.
RANKS = (
    "kingdom", "subkingdom", "phylum", "subphylum", "superclass", "class", "subclass", "infraclass", "superorder",
    "order", "suborder", "infraorder", "superfamily", "family", "subfamily", "tribe", "subtribe",
    "genus", "subgenus", "section", "species", "subspecies", "variety", "subvariety", "form", "population",
)  # fmt: skip
_FIRST_SPECIES_RANK = RANKS.index("species")
NOT_LISTED = "NC"
UNKNOWN = "unknown"
#: The order in which appendices are written, strictest first. Other instruments' annexes follow in alphabetical order.
APPENDICES = ("I", "II", "III")


class Change(StrEnum):
    """What a listing event does."""

    ADDITION = "addition"
    DELETION = "deletion"
    RESERVATION = "reservation"
    RESERVATION_WITHDRAWN = "reservation_withdrawn"


class NameStatus(StrEnum):
    """What a checklist says of a name."""

    ACCEPTED = "accepted"
    SYNONYM = "synonym"
    HYBRID = "hybrid"
    NOT_ACCEPTED = "not_accepted"  # kept in the tree without being adopted as a standard name


@dataclass(frozen=True, slots=True)
class Taxon:
    """A name according to one checklist; `accepted` and `parents` point to other taxa of the same checklist."""

    id: TaxonId
    name: str
    rank: str
    parent: TaxonId | None = None
    checklist: str = ""
    authorship: str = ""
    status: NameStatus = NameStatus.ACCEPTED
    accepted: tuple[TaxonId, ...] = ()  # of a synonym; of a hybrid, its parents

    @property
    def is_higher(self) -> bool:
        """Whether it stands above the species."""
        return self.rank in RANKS and RANKS.index(self.rank) < _FIRST_SPECIES_RANK


@dataclass(frozen=True, slots=True)
class ListingEvent:
    """One change to the Appendices (CITES Art. XV, XVI, XXIII; CMS Art. XI, XIV).

    `effective` is the date of entry into force, which may lie in the future. `populations` are the countries whose
    populations it names; `except_populations` and `except_taxa` those that it leaves out. `included_in` says that
    the taxon is from this date listed through that higher taxon. `implied` marks the bookkeeping half of a transfer.
    """

    id: EventId
    instrument: str
    change: Change
    appendix: str
    taxon: TaxonId
    effective: date
    party: Country | None = None
    populations: frozenset[Country] = frozenset()
    except_populations: frozenset[Country] = frozenset()
    except_taxa: frozenset[TaxonId] = frozenset()
    included_in: TaxonId | None = None
    implied: bool = False
    annotation: str | None = None
    recorded_current: bool | None = None  # an editor's flag of the source: checked, never used
    decided_at: str | None = None
    source: str | None = None
    symbol: str | None = None  # `#4`, whose text on a date says which parts are covered (see `annotations`)


@dataclass(frozen=True, slots=True)
class History:
    """A whole data set: taxa by id, range by taxon (country -> range status, "" for native), events in file order."""

    taxa: Mapping[TaxonId, Taxon]
    ranges: Mapping[TaxonId, Mapping[Country, str]] = field(default_factory=lambda: MappingProxyType({}))
    events: tuple[ListingEvent, ...] = ()
    index: object = field(default=None, init=False, repr=False, compare=False)  # see `index_of`

    def instruments(self) -> tuple[str, ...]:
        """The instruments that any event belongs to, CITES and CMS first."""
        found = {event.instrument for event in self.events}
        return tuple(sorted(found, key=lambda name: ({CITES: 0, CMS: 1}.get(name, 2), name)))


class Basis(StrEnum):
    """Why a taxon has the status it has."""

    EXPLICIT = "explicit"  # listed in its own name on that date
    INHERITED = "inherited"  # through a higher taxon
    DESCENDANTS = "descendants"  # only taxa below it are listed
    NONE = "none"


@dataclass(frozen=True, slots=True)
class AppendixEntry:
    """One appendix that applies, to which populations, by which event of which taxon."""

    appendix: str
    event: EventId
    via: TaxonId
    since: date
    populations: tuple[Country, ...] = ()
    except_populations: tuple[Country, ...] = ()
    party: Country | None = None
    annotation: str | None = None


@dataclass(frozen=True, slots=True)
class ReservationEntry:
    """A reservation in force that touches the taxon: this Party is treated as a non-Party for it."""

    party: Country
    appendix: str
    event: EventId
    via: TaxonId
    since: date


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at: `code` for machines, `text` for people."""

    code: str
    text: str
    event: EventId | None = None
    taxon: TaxonId | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """What a taxon is listed as under one instrument on one date, and the chain of facts that makes it so.

    `own` is what applies to the taxon itself, own or inherited; `listing` adds what its members are listed as.
    Both are written as users know them: `I`, `I/II`, `II/NC`, `NC`; `unknown` where range data are missing.
    """

    taxon: TaxonId
    instrument: str
    on: date
    listing: str
    own: str
    basis: Basis
    appendices: tuple[AppendixEntry, ...] = ()
    reservations: tuple[ReservationEntry, ...] = ()
    findings: tuple[Finding, ...] = ()
