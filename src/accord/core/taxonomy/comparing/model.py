"""What the comparison of two checklists says: a row a pair or single, discrepancies by kind, cover."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from accord.core.taxonomy.checklist import Checklist, Entry
from accord.core.taxonomy.relations import Articulation, Relation


class Cover(StrEnum):
    """How much of a taxon a listing of another one reaches, if it is listed as its own list understands it."""

    WHOLLY = "wholly"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = "unknown"


_COVER = {
    Relation.CONGRUENT: Cover.WHOLLY,
    Relation.INCLUDED_IN: Cover.WHOLLY,
    Relation.INCLUDES: Cover.PARTLY,
    Relation.OVERLAPS: Cover.PARTLY,
    Relation.DISJOINT: Cover.NOT,
}


def cover(articulation: Articulation, *, of_right: bool = False) -> Cover:
    """How far the left taxon is covered by a listing of the right one (`of_right`: the right by one of the left).

    Wholly where it is congruent or included, partly where it includes or overlaps, not where it is disjoint; unknown
    where several are possible and they do not agree, or the other list does not have it.
    """
    possible = articulation.possible if articulation.relation is Relation.UNDECIDED else {articulation.relation}
    said = {_COVER.get(each.mirrored if of_right else each, Cover.UNKNOWN) for each in possible}
    return said.pop() if len(said) == 1 else Cover.UNKNOWN


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of discrepancy: what it means, and what is proposed until a person decides."""

    code: str
    title: str
    meaning: str
    proposal: str


def _kinds(*rows: tuple[str, str, str, str]) -> Mapping[str, Kind]:
    return MappingProxyType({row[0]: Kind(*row) for row in rows})


#: In the order in which reports show them.
KINDS = _kinds(
    ("contradiction", "Statements that contradict one another", "Not all of what is said of these taxa can be true.", "Choose which of the statements to drop."),
    ("decision_contradicted", "Decision against new evidence", "Without the decision the evidence would say something else.", "Confirm the decision or revoke it."),
    ("decision_lost", "Decision without its taxa", "A decision names a taxon that an edition no longer has.", "Decide anew on the names of today."),
    ("split", "Split", "One taxon of the one list is several of the other.", "The parts go with the whole until a person says otherwise."),
    ("lump", "Lump", "Several taxa of the one list are one of the other.", "Each part goes with the whole."),
    ("old_name_unplaced", "Older name, place unknown", "The other list was made when this name was published, and does not have it: it was part of some other taxon there.", "Find the taxon that it was part of."),
    ("newly_described", "Newly described", "Published after the other list was made.", "New to the other list; it may have lived under another name there."),
    ("boundary_moved", "Names moved between taxa", "Names that the one list has under this taxon stand under another in the other list.", "Look whether the extent changed; until then the taxa are taken as the same."),
    ("genus_transfer", "Other genus", "The lists place one species in two genera.", "Treat as one taxon."),
    ("rank_change", "Other rank", "A species here is a subspecies there.", "Treat as one taxon."),
    ("replacement_name", "Other name for one taxon", "The lists use two names that each takes for one taxon.", "Treat as one taxon once a person has looked at the types."),
    ("spelling", "Spelling", "One name in two spellings.", "Use the original spelling."),
    ("authorship", "Author or year", "The lists name other authors or years.", "Check the original publication."),
    ("homonym", "Homonym or other author", "One name may stand for two things.", "Compare the types."),
    ("two_candidates", "Several candidates", "More than one taxon may be meant.", "A person chooses."),
    ("synonym_on_other_side", "One list accepts both names", "One list uses two names that the other calls synonyms.", "Follow the wider listing."),
    ("slip", "Perhaps a slip of the pen", "Names a letter or two apart.", "Accept only after looking."),
    ("no_counterpart", "Name in no list", "The other list has neither the name nor a synonym of it.", "Look for it by hand."),
    ("other_group", "Other family or order", "The lists place the taxon in different families or orders.", "A listing of the group reaches it in one list only."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One thing to look at, in words, about the taxa of one row."""

    kind: Kind
    left: str | None
    right: str | None
    text: str
    candidates: tuple[str, ...] = ()  # names of the other list, likeliest first


@dataclass(frozen=True, slots=True)
class Row:
    """One pair or single with the taxa themselves."""

    articulation: Articulation
    left: Entry | None
    right: Entry | None
    in_both: tuple[str, ...] = ()  # names that both lists have under the two
    only_left: tuple[str, ...] = ()  # names of the left taxon that the right list has elsewhere
    only_right: tuple[str, ...] = ()
    review: bool = False  # a person has to look: the relation is open, or nothing places the taxon

    @property
    def relation(self) -> Relation:
        """The relation of the two."""
        return self.articulation.relation


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Two groups of one rank that share species: genera, families, orders."""

    rank: str
    left: str
    right: str
    relations: tuple[Relation, ...]
    in_both: int
    only_left: int
    only_right: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything found, and the two lists it was found in."""

    left: Checklist
    right: Checklist
    rows: tuple[Row, ...]
    discrepancies: tuple[Discrepancy, ...]
    groups: tuple[GroupRow, ...] = ()
    known_until: tuple[int | None, int | None] = (None, None)  # newest year of each list's names

    def relations(self) -> Mapping[str, int]:
        """Rows by relation, in the order of the relations."""
        counts = Counter(row.relation for row in self.rows)
        return {relation.value: counts[relation] for relation in Relation if relation in counts}

    def kinds(self) -> Mapping[str, int]:
        """Discrepancies by kind, in the order of KINDS."""
        counts = Counter(each.kind.code for each in self.discrepancies)
        return {code: counts[code] for code in KINDS if code in counts}
