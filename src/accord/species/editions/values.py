"""An edition as the other rooms see it: what is known of it, its tables, and where its index belongs."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from accord.species.editions import store

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accord.core.taxonomy.columns import ChecklistColumns


@dataclass(frozen=True, slots=True)
class Described:
    """What is known of a list when it is loaded: its own words, the file it was read from, and how it was read."""

    id: str
    checklist: str
    title: str
    file: str
    format: str
    sha256: str
    retrieved_at: datetime
    edition: str = ""
    issued: str = ""
    licence: str = ""
    source: str | None = None
    mapping: "Mapping[str, str]" = field(default_factory=dict)


@dataclass(frozen=True)
class Edition:
    """An edition that the register holds. Its tables are opened when they are asked for."""

    id: str
    checklist: str
    title: str
    edition: str
    issued: str
    licence: str
    format: str
    file: str
    sha256: str
    content: str
    names: int
    accepted: int
    synonyms: int
    retrieved_at: datetime

    @property
    def directory(self) -> Path:
        """The folder of its files, written once and never changed; only `index_directory` below it grows."""
        return store.directory_of(self.content)

    @property
    def index_directory(self) -> Path:
        """Where the index of the matcher stands, or will stand (`core.names.matching` owns its format)."""
        return self.directory / store.INDEX

    @cached_property
    def columns(self) -> "ChecklistColumns":
        """The tables, by memory map. Raises NotFound when the files are gone, SourceFailed when they were changed."""
        return store.open_columns(self.content, self.id)
