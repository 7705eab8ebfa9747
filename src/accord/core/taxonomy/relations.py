"""What an alignment says of two taxa: their relation, the evidence for it, and what differs in their names.

A taxon is a name according to one checklist. Two taxa stand in one of the five relations of RCC-5 (Franz & Peet 2009);
where the evidence leaves several possible the relation is undecided and the possible ones are kept.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from accord.core.names import Sameness


class Relation(StrEnum):
    """How the left taxon stands to the right one."""

    CONGRUENT = "congruent"
    INCLUDES = "includes"
    INCLUDED_IN = "included_in"
    OVERLAPS = "overlaps"
    DISJOINT = "disjoint"
    UNDECIDED = "undecided"
    ONLY_LEFT = "only_left"
    ONLY_RIGHT = "only_right"

    @property
    def mirrored(self) -> "Relation":
        """The same statement with the sides exchanged."""
        return _MIRRORED.get(self, self)


_MIRRORED = {
    Relation.INCLUDES: Relation.INCLUDED_IN,
    Relation.INCLUDED_IN: Relation.INCLUDES,
    Relation.ONLY_LEFT: Relation.ONLY_RIGHT,
    Relation.ONLY_RIGHT: Relation.ONLY_LEFT,
}
#: The five of RCC-5; the other three say what is not known or not there.
DETERMINATE = frozenset(
    {Relation.CONGRUENT, Relation.INCLUDES, Relation.INCLUDED_IN, Relation.OVERLAPS, Relation.DISJOINT}
)


class Method(StrEnum):
    """What kind of evidence ties two taxa together, strongest first."""

    EXACT = "exact"
    STEM = "stem"
    SYNONYM = "synonym"
    TRANSFER = "transfer"
    LINEAGE = "lineage"  # a subspecies that only one list names goes with its species
    HIGHER = "higher"  # covered by a higher taxon that the other list lists
    SHARED_SYNONYM = "shared_synonym"
    EXEMPLAR = "exemplar"  # names on the same specimens stand under the two
    STATED = "stated"  # one of the lists says so itself
    REASONED = "reasoned"  # it follows from what is said of other taxa
    FUZZY = "fuzzy"
    DECISION = "decision"


class Difference(StrEnum):
    """What can differ between the names of one taxon in two lists."""

    SPELLING = "spelling"
    AUTHORSHIP = "authorship"
    GENUS_TRANSFER = "genus_transfer"
    RANK_CHANGE = "rank_change"
    REPLACEMENT_NAME = "replacement_name"
    HOMONYM = "homonym"
    SYNONYM_ON_OTHER_SIDE = "synonym_on_other_side"
    TWO_CANDIDATES = "two_candidates"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two taxa are put side by side, in words, and whether their authors agree."""

    method: Method
    text: str
    author: Sameness = Sameness.UNKNOWN


@dataclass(frozen=True, slots=True)
class NameNote:
    """One difference between the two names, in words."""

    kind: Difference
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided on a pair; it stands whatever a later run computes.

    The names are those that the taxa had then: an edition may number its taxa anew.
    """

    left: str
    right: str
    relation: Relation
    reason: str
    decided_on: date | None = None
    decided_by: str = ""
    left_name: str = ""
    right_name: str = ""

    def __str__(self) -> str:
        """As the concordance prints it."""
        who = " ".join(part for part in (self.decided_by, f"on {self.decided_on}" if self.decided_on else "") if part)
        return f"{self.relation}: {self.reason}" + (f" ({who})" if who else "")


@dataclass(frozen=True, slots=True)
class Articulation:
    """One statement of an alignment: two taxa and their relation, or one taxon that the other list does not have."""

    left: str | None
    right: str | None
    relation: Relation
    possible: frozenset[Relation] = field(default_factory=frozenset)  # where undecided
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[NameNote, ...] = ()
    decision: Decision | None = None

    @property
    def method(self) -> Method | None:
        """The kind of the strongest evidence."""
        return self.evidence[0].method if self.evidence else None
