"""What the acts take: a text, a quota, a suspension as an officer states it, before it is a row."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accord.species.measures.models import Basis, Specimens


@dataclass(frozen=True, slots=True)
class NewAnnotationText:
    """The text of a symbol in one language (ISO 639-1), from `valid_from` to `valid_to`, both included."""

    symbol: str
    language: str
    text: str
    valid_from: date
    valid_to: date | None = None
    decided_at: str | None = None
    instrument: str = "cites"
    source: str | None = None
    locator: str = ""
    note: str = ""

    @property
    def id(self) -> str:
        """`cites:#4:2013-06-12:en`."""
        return f"{self.instrument}:{self.symbol}:{self.valid_from}:{self.language}"


@dataclass(frozen=True, slots=True)
class NewQuota:
    """How many specimens may be exported in a calendar year; `amount` None where none is set yet.

    Without `country` the quota holds for every range State. `unit` is empty for specimens, else as `kg`.
    """

    taxon: str
    country: str | None
    valid_from: date
    amount: Decimal | None
    valid_to: date | None = None
    unit: str = ""
    term: str = ""
    specimens: Specimens = Specimens.ANY
    published: date | None = None
    source: str | None = None
    locator: str = ""
    note: str = ""

    @property
    def id(self) -> str:
        """`cites:panthera-pardus:BW:1997-01-01:hunting-trophies`."""
        parts = [self.taxon, self.country or "all", str(self.valid_from), self.term.lower().replace(" ", "-")]
        return ":".join([*parts, *([self.specimens.value] if self.specimens.value else [])]).rstrip(":")


@dataclass(frozen=True, slots=True)
class NewSuspension:
    """A recommendation to suspend trade with a country, in a taxon or (None) in all species that are listed."""

    country: str
    taxon: str | None
    valid_from: date
    basis: Basis
    notification: str
    text: str
    valid_to: date | None = None
    ended_by: str = ""
    instrument: str = "cites"
    source: str | None = None
    locator: str = ""
    note: str = ""

    @property
    def id(self) -> str:
        """`cites:suspension:2013/018:AF` and, for a taxon, `:cites:falco-cherrug` behind it."""
        return ":".join(
            [f"{self.instrument}:suspension", self.notification, self.country, *([self.taxon] if self.taxon else [])]
        )
