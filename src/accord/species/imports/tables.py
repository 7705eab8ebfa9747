"""The tables that an import writes, in the order in which their rows can be stored."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import models

from accord.species.imports.wanted import Identity, Row, Wanted
from accord.species.models import (
    Checklist,
    ExceptedTaxon,
    ListedPopulation,
    ListingEvent,
    RangeState,
    SynonymUse,
    Taxon,
)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `identity` says by which columns a row of the file is known again, `compared` what may differ.

    `within` leads from a row to the source of its checklist. `member_of` is the column that names the row to which the
    rows belong and which they follow; such rows go when the file no longer states them.
    """

    part: str
    model: type[models.Model]
    identity: tuple[str, ...]
    compared: tuple[str, ...]
    within: str
    member_of: str = ""

    def wanted(self, rows: Wanted) -> dict[Identity, Row]:
        """The rows of the file for this table."""
        found: dict[Identity, Row] = getattr(rows, self.part)
        return found

    @property
    def owners(self) -> str:
        """The table to whose rows these belong."""
        return "taxa" if self.member_of == "synonym_id" else "events"

    def owner_rows(self, rows: Wanted) -> Collection[Row]:
        """The rows of the file to which these belong."""
        found: dict[Identity, Row] = getattr(rows, self.owners)
        return found.values()

    @property
    def label(self) -> str:
        """How the journal calls the table: `species.taxon`."""
        return self.model._meta.label_lower  # noqa: SLF001  (Django documents _meta)


TABLES = (
    Table("checklists", Checklist, ("id",), (), "source_id"),
    Table(
        "taxa",
        Taxon,
        ("id",),
        ("checklist_id", "name", "authorship", "rank", "parent_id", "status"),
        "checklist__source_id",
    ),
    Table("synonyms", SynonymUse, ("synonym_id", "accepted_id"), (), "synonym__checklist__source_id", "synonym_id"),
    Table("ranges", RangeState, ("taxon_id", "country_id"), ("status", "note"), "taxon__checklist__source_id"),
    Table(
        "events",
        ListingEvent,
        ("id",),
        (
            "instrument_id",
            "change",
            "appendix",
            "taxon_id",
            "effective",
            "party_id",
            "included_in_id",
            "implied",
            "annotation",
            "symbol",
            "decided_at_id",
            "recorded_current",
            "note",
        ),
        "taxon__checklist__source_id",
    ),
    Table(
        "populations",
        ListedPopulation,
        ("event_id", "country_id"),
        ("excepted",),
        "event__taxon__checklist__source_id",
        "event_id",
    ),
    Table("excepted", ExceptedTaxon, ("event_id", "taxon_id"), (), "event__taxon__checklist__source_id", "event_id"),
)
