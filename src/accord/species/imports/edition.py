"""One file as it was read: its history, where each row stands, and what is known of the file itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from accord.core.listings.model import Country, EventId, Finding, History, TaxonId

#: So many digits of the hash name a file in a locator; the whole hash stands with its source.
SHORT = 12


@dataclass(frozen=True, slots=True)
class Places:
    """Where rows stand in the file (`ranges.csv row 12`); what has no row of its own is not in it."""

    taxa: Mapping[TaxonId, str] = field(default_factory=dict)
    ranges: Mapping[tuple[TaxonId, Country], str] = field(default_factory=dict)
    events: Mapping[EventId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edition:
    """A file, as read. `source` is the id under which the register keeps it and the beginning of every key.

    `sha256` is that of the original bytes; `snapshot` says that the events were made up from how the taxa stood on the
    day of a download, and `numbered` that the ids of its events are only the numbers of its rows.
    """

    source: str
    title: str
    licence: str
    file: str
    format: str
    sha256: str
    retrieved_at: datetime
    history: History
    findings: tuple[Finding, ...] = ()
    places: Places = field(default_factory=Places)
    snapshot: bool = False
    numbered: bool = False

    def key(self, id_: str) -> str:
        """How the register calls what the file calls `id_`."""
        return f"{self.source}:{id_}"

    def locator(self, place: str) -> str:
        """File hash and row, as each row of the register keeps them."""
        return f"{self.sha256[:SHORT]} {place}".rstrip()

    def said(self, place: str) -> str:
        """File and row, as messages name them."""
        return f"{self.file}, {place}" if place else self.file


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that can't be stored, with its place. With `whole` nothing of the file is stored; else only this row is not."""

    place: str
    reason: str
    whole: bool = False
