"""A joint work programme as a value: one edition with everything said of it at one time.

The room builds it from its rows, from the journal or from a publication; checks, comparison and progress take it from
there. Keys are identifiers of the register; a code is what is printed, reused by later editions, and identifies nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from accord.core.dates import ImpreciseDate, Precision


class Status(StrEnum):
    """How an activity stands. *None reported* (an empty cell) and *no action* (said so) are never the same."""

    DONE = "done"
    PARTLY = "partly"
    NO_ACTION = "no_action"
    NONE_REPORTED = "none_reported"
    NOT_ASSESSED = "not_assessed"
    NOT_YET_DUE = "not_yet_due"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"


class Part(StrEnum):
    """What a body does in an activity."""

    LEAD = "lead"
    CO_LEAD = "co_lead"
    SUPPORTING = "supporting"
    CONSULTED = "consulted"
    PARTNER = "partner"


class ConditionKind(StrEnum):
    """What an activity depends on, or how it goes on."""

    EXTERNAL_FUNDING = "external_funding"
    EVENT_TRIGGERED = "event_triggered"
    AS_APPROPRIATE = "as_appropriate"
    OPEN_ENDED = "open_ended"
    RECURRING = "recurring"


class Recurrence(StrEnum):
    """How often an activity comes back; `each_meeting` and `continuous` have no days of their own."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    ANNUAL = "annual"
    BIENNIAL = "biennial"
    TRIENNIAL = "triennial"
    EACH_MEETING = "each_meeting"
    CONTINUOUS = "continuous"


class Verdict(StrEnum):
    """What one side says of a result that the other has drafted."""

    ACCEPTED = "accepted"
    DISPUTED = "disputed"


class Agreement(StrEnum):
    """How far a result is agreed between the bodies of the programme."""

    PRINTED = "printed"  # taken from a paper that both have filed: agreed by that
    AGREED = "agreed"
    DRAFT = "draft"  # some side has not said anything of this wording
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


#: Results that go into documents.
SETTLED = frozenset({Agreement.PRINTED, Agreement.AGREED})


@dataclass(frozen=True, slots=True)
class Condition:
    """What an activity depends on, with the words that say so."""

    kind: ConditionKind = ConditionKind.AS_APPROPRIATE
    words: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A body and what it does."""

    body: str = ""
    part: Part = Part.LEAD


@dataclass(frozen=True, slots=True)
class Mandate:
    """A text on which an activity rests; `text` is the provision as it stood on `as_of` in `expression`."""

    work: str = ""
    provision: str = ""
    expression: str | None = None
    text: str = ""
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day that meets it, known as exactly as `precision` says; `words` as printed (`by SC66`)."""

    last: date = date.min
    precision: Precision = Precision.DAY
    words: str = ""


@dataclass(frozen=True, slots=True)
class Funding:
    """Money that an activity needs (`needed`) or that somebody gives (`found`): an amount only where one is known."""

    needed: bool = True
    amount: Decimal | None = None
    currency: str = ""
    funder: str = ""
    status: str = ""
    on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One value of an indicator: a number, or a level of its scale."""

    on: date = date.min
    value: Decimal | None = None
    level: str = ""
    source: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What tells how far an activity has come: a number with its unit, or a place on an ordered scale (worst first)."""

    id: str = ""
    title: str = ""
    unit: str = ""
    scale: tuple[str, ...] = ()
    baseline: str = ""
    target: str = ""
    target_on: date | None = None
    cumulative: bool = False
    source: str | None = None
    measurements: tuple[Measurement, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """What one side says of one wording of a result."""

    body: str = ""
    verdict: Verdict = Verdict.ACCEPTED
    words: str = ""
    author: str = ""
    on: date | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that a result is so: a document of the register, an address, or both."""

    document: str | None = None
    url: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What was reported. `drafted_by` is the side that wrote it, empty where a paper printed it."""

    id: str = ""
    text: str = ""
    starts: ImpreciseDate | None = None
    ends: ImpreciseDate | None = None
    reported_on: ImpreciseDate | None = None
    reported_at: str | None = None
    drafted_by: str | None = None
    author: str = ""
    version: int = 1
    withdrawn_on: date | None = None
    views: tuple[View, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    source: str | None = None
    locator: str = ""

    def standing_views(self) -> dict[str, View]:
        """The last view of each side on the wording as it is now; views on earlier wordings are kept, and don't count."""
        return {view.body: view for view in self.views if view.version == self.version}

    def agreement(self, sides: tuple[str, ...]) -> Agreement:
        """How far it is agreed between `sides`, the bodies of the programme."""
        if self.withdrawn_on is not None:
            return Agreement.WITHDRAWN
        if self.drafted_by is None:
            return Agreement.PRINTED
        views = self.standing_views()
        if any(view.verdict is Verdict.DISPUTED for view in views.values()):
            return Agreement.DISPUTED
        others = [side for side in sides if side != self.drafted_by]
        return Agreement.AGREED if others and all(side in views for side in others) else Agreement.DRAFT


@dataclass(frozen=True, slots=True)
class Report:
    """How an activity stands by one result; without a result, why there is none (`on`: the day of the paper that shows it)."""

    status: Status = Status.NOT_ASSESSED
    result: str | None = None
    on: date | None = None
    source: str | None = None
    locator: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """Something the programme says will be done."""

    id: str = ""
    theme: str = ""
    subtheme: str = ""
    position: int = 0
    code: str = ""
    printed_code: str = ""
    text: str = ""
    items: tuple[str, ...] = ()
    taxa: str = ""
    regions: str = ""
    roles: tuple[Role, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    conditions: tuple[Condition, ...] = ()
    condition_text: str = ""
    deadline: Deadline | None = None
    recurrence: str = ""
    funding: tuple[Funding, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    reports: tuple[Report, ...] = ()
    cancelled_on: date | None = None
    cancelled_because: str = ""
    version: int = 1
    source: str | None = None
    locator: str = ""
    note: str = ""

    def bodies(self, *parts: Part) -> tuple[str, ...]:
        """Those that have one of these parts in it, in the order stated."""
        return tuple(role.body for role in self.roles if role.part in parts)

    @property
    def leads(self) -> tuple[str, ...]:
        """Those that lead it."""
        return self.bodies(Part.LEAD, Part.CO_LEAD)


@dataclass(frozen=True, slots=True)
class Theme:
    """A lettered part of an edition, with its activities in printed order."""

    id: str = ""
    code: str = ""
    title: str = ""
    text: str = ""
    position: int = 0
    activities: tuple[Activity, ...] = ()


@dataclass(frozen=True, slots=True)
class Extension:
    """A later end that was decided for an edition."""

    until: date = date.min
    decided_on: date | None = None
    meeting: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Endorsement:
    """A committee that endorsed an edition, and where."""

    body: str = ""
    meeting: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """One programme for some years. `ends` is its end as first decided, `until` as it stands with its extensions."""

    id: str = ""
    title: str = ""
    starts: date | None = None
    ends: date | None = None
    open_ended: bool = False
    status: str = "draft"
    bodies: tuple[str, ...] = ()
    basis: str | None = None
    mandates: tuple[str, ...] = ()
    document: str | None = None
    supersedes: str | None = None
    endorsements: tuple[Endorsement, ...] = ()
    extensions: tuple[Extension, ...] = ()
    themes: tuple[Theme, ...] = ()
    results: tuple[Result, ...] = ()
    source: str | None = None
    locator: str = ""
    note: str = ""

    @property
    def until(self) -> date | None:
        """Its last day, with all extensions; None where it has none or none is known."""
        if self.open_ended:
            return None
        return max((each.until for each in self.extensions), default=self.ends)

    def is_over(self, on: date) -> bool:
        """Whether it has been closed, or its last day is past."""
        return self.status == "closed" or (self.until is not None and self.until < on)

    def status_on(self, on: date | None) -> str:
        """How far it had come on a day: not endorsed before the day of its first endorsement, where that is known."""
        days = [each.on for each in self.endorsements]
        if on is None or self.status not in {"endorsed", "closed"} or not days or None in days:
            return self.status
        if on < min(day for day in days if day is not None):
            return "proposed"
        return self.status

    def activities(self) -> Iterator[Activity]:
        """All its activities in printed order."""
        for theme in self.themes:
            yield from theme.activities

    def result(self, key: str | None) -> Result | None:
        """The result with this key."""
        return next((each for each in self.results if each.id == key), None)
