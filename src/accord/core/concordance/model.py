"""A concordance: two lists side by side on one date, row by row."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from accord.core.concordance.discrepancies import KINDS, Discrepancy
from accord.core.listings.model import NOT_LISTED, Basis, History, Status, Taxon, TaxonId
from accord.core.taxonomy import Articulation, Decision, Relation

#: The columns of a row, in the order of the contract.
COLUMNS = (
    "left_id", "left_name", "left_authorship", "left_rank", "left_listing", "relation",
    "right_id", "right_name", "right_authorship", "right_rank", "right_listing", "discrepancies", "explanation", "decision",
)  # fmt: skip


@dataclass(frozen=True)
class ListSide:
    """One of the two lists: its taxa, how each is listed on the date, and what the reader calls it.

    `references` gives the standard reference of a taxon and all below it. `printed` says that the list shows only
    how taxa stand on the day of the download, without events.
    """

    label: str
    instrument: str
    history: History
    statuses: Mapping[TaxonId, Status]
    references: Mapping[TaxonId, str] = field(default_factory=lambda: MappingProxyType({}))
    printed: bool = False

    def taxon(self, id_: TaxonId | None) -> Taxon | None:
        """The taxon with this id, if the list has it."""
        return None if id_ is None else self.history.taxa.get(id_)

    def is_listed(self, id_: TaxonId | None) -> bool:
        """Whether it counts as listed: species and below however they come to it, higher taxa in their own name."""
        status = self.statuses.get(id_) if id_ is not None else None
        if status is None:
            return False
        taxon = self.history.taxa[status.taxon]
        if taxon.is_higher:
            return status.basis is Basis.EXPLICIT and status.own != NOT_LISTED
        return status.listing != NOT_LISTED


@dataclass(frozen=True, slots=True)
class Row:
    """One pair of taxa, or one taxon that only one list has, with the statuses and discrepancies."""

    left: Taxon | None
    right: Taxon | None
    left_status: Status | None
    right_status: Status | None
    articulation: Articulation
    discrepancies: tuple[Discrepancy, ...]
    sentences: tuple[str, ...]  # the whole explanation, in the order in which a reader would ask
    cover: str
    group: tuple[str, ...] = ()  # class, order, family

    @property
    def relation(self) -> Relation:
        """How the left taxon stands to the right one."""
        return self.articulation.relation

    @property
    def decision(self) -> Decision | None:
        """What a person decided on the pair."""
        return self.articulation.decision

    @property
    def explanation(self) -> str:
        """Why the row says what it says, in one text."""
        return " ".join(self.sentences)

    @property
    def grounds(self) -> str:
        """The explanation without what the discrepancies say themselves, for pages that show both."""
        said = {each.text for each in self.discrepancies}
        return " ".join(sentence for sentence in self.sentences if sentence not in said)

    @property
    def listed(self) -> str:
        """What the explanation says besides the evidence, the discrepancies and the cover: how each side is listed."""
        said = {
            self.cover,
            *(each.text for each in self.discrepancies),
            *(each.text for each in self.articulation.evidence),
        }
        return " ".join(sentence for sentence in self.sentences if sentence not in said)

    @property
    def codes(self) -> tuple[str, ...]:
        """The kinds of its discrepancies."""
        return tuple(each.code for each in self.discrepancies)

    def fields(self) -> dict[str, str | list[str]]:
        """The row as the contract has it (`COLUMNS`)."""
        cells: dict[str, str | list[str]] = {}
        for side, taxon, status in (("left", self.left, self.left_status), ("right", self.right, self.right_status)):
            cells[f"{side}_id"] = taxon.id if taxon else ""
            cells[f"{side}_name"] = taxon.name if taxon else ""
            cells[f"{side}_authorship"] = taxon.authorship if taxon else ""
            cells[f"{side}_rank"] = taxon.rank if taxon else ""
            cells[f"{side}_listing"] = status.listing if status else ""
        cells["relation"] = self.relation.value
        cells["discrepancies"] = list(self.codes)
        cells["explanation"] = self.explanation
        cells["decision"] = str(self.decision) if self.decision else ""
        return {column: cells[column] for column in COLUMNS}


@dataclass(frozen=True)
class Concordance:
    """The rows of two lists on one date, in the order of the classification."""

    left: str
    right: str
    on: date
    rows: tuple[Row, ...]
    sources: tuple[str, ...] = ()

    def relations(self) -> dict[Relation, int]:
        """How many rows there are of each relation that occurs."""
        counts = Counter(row.relation for row in self.rows)
        return {relation: counts[relation] for relation in Relation if counts[relation]}

    def discrepancies(self) -> dict[str, int]:
        """How many rows have each kind of discrepancy that occurs."""
        counts = Counter(code for row in self.rows for code in row.codes)
        return {code: counts[code] for code in KINDS if counts[code]}

    def rows_with(self, code: str) -> tuple[Row, ...]:
        """The rows that have this kind of discrepancy."""
        return tuple(row for row in self.rows if code in row.codes)
