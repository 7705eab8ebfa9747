"""An edition as the comparison reads it: names read once, found by name, by stems, by epithet and author, by synonym."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

import polars as pl

from accord.core.concordance.edition_changes import ListedTaxon
from accord.core.names import Authorship, Name, agreement_key, read_authorship, read_name
from accord.core.taxonomy.columns import STANDING, ChecklistColumns, UsageStatus

_POINTING: Final = (UsageStatus.SYNONYM.value, UsageStatus.AMBIGUOUS.value)
_STANDING: Final = tuple(status.value for status in STANDING)
_COLUMNS: Final = (
    "id", "name", "authorship", "rank", "status", "accepted_ids", "parent_id", "kingdom", "order", "family", "year",
    "nomenclatural_status", "extinct",
)  # fmt: skip
_SHORTEST_WITH_AUTHOR: Final = 2  # a genus and who named it
_UNREADABLE: Final = Name("", informal="?")
#: Names that were never available can't be the name of what bears them later (ICZN Art. 11, 12; ICN Art. 32, 38).
_UNAVAILABLE: Final = ("nudum", "unavailable", "suppressed", "preoccupied", "misidentif", "not hesp")


@dataclass(frozen=True, eq=False)
class EditionTaxon:
    """One row of an edition with its name read."""

    id: str
    printed: str
    authorship: str
    rank: str
    status: str
    accepted: tuple[str, ...]
    parent: str
    kingdom: str
    order: str
    family: str
    year: int | None
    nomenclatural_status: str
    extinct: bool | None

    @cached_property
    def name(self) -> Name:
        """The name in parts."""
        return read_name(self.printed) or _UNREADABLE

    @cached_property
    def authors(self) -> Authorship:
        """Who named it, and when."""
        read = read_authorship(self.authorship)
        if read.year is None and self.year is not None:
            return replace(read, year=self.year)
        return read

    @property
    def key(self) -> str:
        """What equal names share."""
        return self.name.key

    @cached_property
    def epithet(self) -> str:
        """The stem of the epithet that names the taxon; empty above the species."""
        return agreement_key(self.name.last_epithet) if self.name.epithets and not self.name.informal else ""

    @property
    def is_available(self) -> bool:
        """Whether the list says nothing against the name as such."""
        said = self.nomenclatural_status.lower()
        return not any(word in said for word in _UNAVAILABLE)

    @property
    def shown(self) -> ListedTaxon:
        """As a change shows it."""
        return ListedTaxon(self.id, self.printed, self.authorship, self.rank)

    def __str__(self) -> str:
        return f"{self.printed} {self.authorship}".strip()


@dataclass(eq=False)
class Edition:
    """The rows of one edition; standing ones, and synonyms with what they are used for."""

    label: str
    columns: ChecklistColumns
    taxa: dict[str, EditionTaxon] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the rows."""
        for row in self.columns.names.select(_COLUMNS).iter_rows():
            name, authorship = _apart(row[1], row[2] or "")
            taxon = EditionTaxon(
                id=row[0], printed=name, authorship=authorship, rank=row[3] or "", status=row[4],
                accepted=tuple(row[5] or ()), parent=row[6] or "", kingdom=row[7] or "", order=row[8] or "",
                family=row[9] or "", year=row[10], nomenclatural_status=row[11] or "", extinct=row[12],
            )  # fmt: skip
            self.taxa[taxon.id] = taxon

    @cached_property
    def standing(self) -> dict[str, EditionTaxon]:
        """Taxa in their own right."""
        return {id_: taxon for id_, taxon in self.taxa.items() if taxon.status in _STANDING}

    @cached_property
    def synonyms(self) -> list[EditionTaxon]:
        """Names used for other taxa; misapplied ones are nobody's synonym."""
        return [taxon for taxon in self.taxa.values() if taxon.status in _POINTING]

    @cached_property
    def by_key(self) -> Mapping[str, list[EditionTaxon]]:
        """Standing taxa by name."""
        return _grouped(self.standing.values(), "key")

    @cached_property
    def synonyms_by_key(self) -> Mapping[str, list[EditionTaxon]]:
        """Synonyms by name."""
        return _grouped(self.synonyms, "key")

    @cached_property
    def synonyms_by_epithet(self) -> Mapping[str, list[EditionTaxon]]:
        """Synonyms by the stem of their epithet."""
        return _grouped(self.synonyms, "epithet")

    def used_for(self, synonym: EditionTaxon) -> list[EditionTaxon]:
        """The standing taxa behind a synonym, through others where need be; cycles are cut."""
        found: dict[str, EditionTaxon] = {}
        seen: set[str] = set()
        ahead = list(synonym.accepted)
        while ahead:
            id_ = ahead.pop()
            taxon = self.taxa.get(id_)
            if id_ in seen or taxon is None:
                continue
            seen.add(id_)
            if taxon.status in _STANDING:
                found[id_] = taxon
            else:
                ahead.extend(taxon.accepted)
        return [found[id_] for id_ in sorted(found)]

    def stated(self) -> Iterable[tuple[str, str, str, str]]:
        """Relations that the list ships: id, relation, name of the other taxon, and what it says."""
        rows = self.columns.relations.filter(pl.col("related_name").is_not_null() | pl.col("related_id").is_not_null())
        for id_, relation, other_id, other_name, _, remarks in rows.iter_rows():
            other = other_name or (self.taxa[other_id].printed if other_id in self.taxa else "")
            yield id_, relation, other, remarks or ""


def _apart(printed: str, authorship: str) -> tuple[str, str]:
    """Name and authorship, where a list prints both in one cell and the words of the name stand first."""
    words = printed.split(" ")
    if authorship or len(words) < _SHORTEST_WITH_AUTHOR:
        return printed, authorship
    name = read_name(printed)
    length = 1 + len(name.epithets) if name else 0
    if name is None or name.informal or name.hybrid or words[:length] != [name.genus, *name.epithets]:
        return printed, ""
    return " ".join(words[:length]), " ".join(words[length:])


def _grouped(taxa: Iterable[EditionTaxon], attribute: str) -> Mapping[str, list[EditionTaxon]]:
    found: dict[str, list[EditionTaxon]] = defaultdict(list)
    for taxon in taxa:
        found[getattr(taxon, attribute)].append(taxon)
    return dict(found)
