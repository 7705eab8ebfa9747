"""The values of the review queue: what can be asked, what was decided, and one case with all that speaks for it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from accord.core.concordance import Row
from accord.core.taxonomy import Relation

#: What a relation means for the left taxon where the right one is listed: a part of what is listed is listed.
IMPLIED_COVER = MappingProxyType(
    {
        Relation.CONGRUENT: "wholly",
        Relation.INCLUDED_IN: "wholly",
        Relation.INCLUDES: "partly",
        Relation.OVERLAPS: "partly",
        Relation.DISJOINT: "not",
    }
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A taxon of the other list that the name may be: why, and for pairs the relations that are still possible."""

    key: str
    name: str
    evidence: str = ""
    method: str = ""
    accepted_key: str = ""
    accepted_name: str = ""
    possible: tuple[str, ...] = ()

    def stored(self) -> dict[str, Any]:
        """As JSON: what is empty is left out."""
        found = {
            name: getattr(self, name)
            for name in ("key", "name", "evidence", "method", "accepted_key", "accepted_name")
            if getattr(self, name)
        }
        return {**found, "possible": list(self.possible)} if self.possible else found

    @classmethod
    def read(cls, stored: dict[str, Any]) -> "Candidate":
        """From JSON."""
        return cls(**{**stored, "possible": tuple(stored.get("possible", ()))})

    @property
    def taxon(self) -> str:
        """The key of the taxon that it stands for: the accepted one, where it is a synonym."""
        return self.accepted_key or self.key


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for the queue; `kind` is name, pair or counterpart (`models.QuestionKind`)."""

    kind: str
    asked_in: str
    against: str
    name: str
    authorship: str = ""
    key: str = ""
    rank: str = ""
    group: str = ""
    edition: str = ""
    explanation: str = ""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of questions that were sent: how many are new, say something else than before, were there; and how many
    that nobody had answered are no longer asked.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    settled: int = 0


class State(StrEnum):
    """How a case stands."""

    OPEN = "open"
    CONTESTED = "contested"  # decided, but what the lists say now speaks against it
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided: on a pair of the register, or as answer to a question."""

    relation: str
    cover: str
    chosen: str  # the taxon on the other side; empty: none
    chosen_name: str
    reason: str
    evidence: str
    decided_by: str
    decided_on: date
    source: str | None = None
    revoked_on: date | None = None
    revoked_by: str = ""
    revoked_because: str = ""


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """What somebody wrote beside a case."""

    text: str
    written_by: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to decide, with how it stands. A row of the concordance, or a question that was sent.

    `kinds` are codes of discrepancies, or `undecided`, `name`, `pair`; the first counts. `urgency` orders the queue.
    """

    key: str
    kinds: tuple[str, ...]
    list: str
    group: str
    name: str
    urgency: tuple[int, int]
    row: Row | None = None
    question: Asked | None = None
    number: int | None = None  # of the question
    ruling: Ruling | None = None
    contradiction: str = ""
    evidence: str = ""  # what the lists say now, a statement a line
    left_key: str = ""
    right_key: str = ""

    @property
    def state(self) -> State:
        """Open, decided, or decided and contradicted."""
        if self.ruling is None:
            return State.OPEN
        return State.CONTESTED if self.contradiction else State.DECIDED

    @property
    def kind(self) -> str:
        """The kind that it is counted as."""
        return self.kinds[0]

    @property
    def is_pair(self) -> bool:
        """Whether the relation of two taxa of the register is asked."""
        return bool(self.left_key and self.right_key)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the queue is, as a whole or of one kind."""

    kind: str
    total: int
    decided: int
    contested: int = 0

    @property
    def open(self) -> int:
        """What waits, contested ones too."""
        return self.total - self.decided


@dataclass(frozen=True)
class Queue:
    """All cases, the most urgent first; `aside` counts pairs that are not asked because only the references differ."""

    cases: tuple[Case, ...]
    aside: int = 0
    by_key: dict[str, Case] = field(default_factory=dict)
