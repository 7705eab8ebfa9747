"""What can change between two editions of one list: the kinds, and one change with both names and its evidence."""

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What became of a taxon or a name; each row of a comparison has one."""

    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"
    LUMPED = "lumped"
    RENAMED = "renamed"
    TRANSFERRED = "transferred"
    RE_RANKED = "re-ranked"
    MOVED = "moved"
    STATUS_CHANGED = "status changed"
    AUTHOR_CHANGED = "author changed"
    AUTHOR_SPELLING = "author written otherwise"
    SYNONYM_MOVED = "synonym moved"


#: What each kind says, for people.
MEANING = {
    ChangeKind.ADDED: "accepted now, and under no name in the old edition",
    ChangeKind.REMOVED: "accepted before, and under no name in the new edition",
    ChangeKind.SPLIT: "a part of the old taxon is now a taxon of its own",
    ChangeKind.LUMPED: "an old taxon is now a part of another one",
    ChangeKind.RENAMED: "the same taxon under another name of the same genus, or under a replacement name",
    ChangeKind.TRANSFERRED: "the same taxon in another genus",
    ChangeKind.RE_RANKED: "the same taxon at another rank",
    ChangeKind.MOVED: "the same taxon in another family, order or under another parent",
    ChangeKind.STATUS_CHANGED: "the same taxon, accepted with or without doubt, or extinct",
    ChangeKind.AUTHOR_CHANGED: "other authors, another year, or brackets around them",
    ChangeKind.AUTHOR_SPELLING: "the same authors and year, written otherwise",
    ChangeKind.SYNONYM_MOVED: "a synonym of one taxon is now one of another",
}


@dataclass(frozen=True, slots=True)
class ListedTaxon:
    """A row of one edition, as a change shows it."""

    id: str
    name: str
    authorship: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True)
class EditionChange:
    """One change; `old` is None for what was added, `new` for what was removed. `evidence` says in words why it is said."""

    kind: ChangeKind
    old: ListedTaxon | None
    new: ListedTaxon | None
    evidence: str


@dataclass(frozen=True, slots=True)
class EditionComparison:
    """Two editions set side by side: the changes by kind and name, and how many taxa were found again unchanged.

    `one_sided` taxa stand at ranks that the other edition doesn't list at all (subspecies in one of two lists of species):
    they are neither added nor removed.
    """

    old: str
    new: str
    changes: tuple[EditionChange, ...]
    old_taxa: int
    new_taxa: int
    unchanged: int
    one_sided: int = 0

    def counts(self) -> dict[ChangeKind, int]:
        """How many changes of each kind, in the order of the kinds; kinds without any are left out."""
        found = {kind: sum(change.kind is kind for change in self.changes) for kind in ChangeKind}
        return {kind: count for kind, count in found.items() if count}
