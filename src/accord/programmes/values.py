"""What is given to the acts of this room."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accord.core.dates import ImpreciseDate
from accord.core.programme.edition import Deadline, Evidence, Role


@dataclass(frozen=True, slots=True)
class NewEdition:
    """An edition to be opened. `key` is its identifier (`jwp-2026-2030`); `bodies` are those whose programme it is."""

    key: str
    title: str
    bodies: tuple[str, ...]
    starts: date | None = None
    ends: date | None = None
    open_ended: bool = False
    basis: str | None = None
    mandates: tuple[str, ...] = ()
    supersedes: str | None = None
    document: str | None = None
    source: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ActivityFields:
    """What an activity says. In an alteration a field that is None stays as it is; an empty one is emptied."""

    text: str | None = None
    items: tuple[str, ...] | None = None
    subtheme: str | None = None
    printed_code: str | None = None
    taxa: str | None = None
    regions: str | None = None
    conditions: tuple[str, ...] | None = None
    condition_text: str | None = None
    deadline: Deadline | None = None
    without_deadline: bool = False
    recurrence: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class NewActivity:
    """An activity to be added to a theme (by its code), with the bodies that do it."""

    edition: str
    theme: str
    code: str
    fields: ActivityFields
    roles: tuple[Role, ...] = ()
    source: str | None = None
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one side says was done: how it stands for each activity (`done`, `partly`, `no_action`)."""

    text: str
    activities: tuple[tuple[str, str], ...]
    starts: ImpreciseDate | None = None
    ends: ImpreciseDate | None = None
    meeting: str | None = None
    evidence: tuple[Evidence, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """Money that an activity needs, or that somebody gives."""

    needed: bool
    status: str
    amount: Decimal | None = None
    currency: str = ""
    funder: str = ""
    source: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewIndicator:
    """An indicator; with a `scale` (worst level first) its baseline and target are levels of it, else numbers."""

    activity: str
    title: str
    unit: str = ""
    scale: tuple[str, ...] = ()
    baseline: str = ""
    target: str = ""
    target_on: date | None = None
    cumulative: bool = False
    source: str | None = None
