"""What a paper prints of a joint programme of work: a proposal for a reviewer, never a record.

Every value keeps its words as printed and its place (`start`, `end`: characters of the text that was read), so that a reviewer
sees both beside each other. What the paper leaves open stays open and is named in `doubts`.
"""

from dataclasses import dataclass
from enum import StrEnum

from accord.core.dates import ImpreciseDate
from accord.core.programme.edition import ConditionKind, Recurrence


class Reported(StrEnum):
    """What stands beside an activity: a result, the sentence that nothing was done, or nothing at all."""

    REPORTED = "reported"
    NO_ACTION = "no_action"
    NONE_REPORTED = "none_reported"


class DeadlineKind(StrEnum):
    """A day, month or year; a meeting; a period of years; or some event."""

    DATE = "date"
    MEETING = "meeting"
    PERIOD = "period"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class PrintedResult:
    """A paragraph of the result column. `shared`: it is given to several activities, as one cell stands beside them.

    `certain` is False where the paper does not show beside which activity it stands, and its words decided.
    """

    text: str
    start: int
    end: int
    shared: bool = False
    certain: bool = True


@dataclass(frozen=True, slots=True)
class PrintedCondition:
    """What an activity depends on, in its words: `(subject to external funding)`."""

    kind: ConditionKind
    text: str


@dataclass(frozen=True, slots=True)
class PrintedDeadline:
    """By when. `on` is the last date with its precision (None for a meeting or event), `meeting` its name (`SC66`)."""

    text: str
    kind: DeadlineKind
    on: ImpreciseDate | None = None
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """What stands beside an activity in a column that is neither its text nor its results."""

    role: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class PrintedActivity:
    """One activity. `code` is canonical (`B8`), `printed_code` as printed (`B.8`); both empty where none is printed.

    `text` is all of it, `stem` what stands before its list of `items`; `status_words` are the words of a status column
    (`Ongoing`); `lead`, `partners` and `timeline` are those of their columns. `start` and `end` are those of the text of
    the activity, without its results.
    """

    theme: str
    subtheme: str
    code: str
    printed_code: str
    text: str
    stem: str
    items: tuple[str, ...]
    results: tuple[PrintedResult, ...]
    status: Reported
    start: int
    end: int
    status_words: str = ""
    conditions: tuple[PrintedCondition, ...] = ()
    taxa: tuple[str, ...] = ()
    deadline: PrintedDeadline | None = None
    recurrence: Recurrence | None = None
    mandates: tuple[str, ...] = ()
    lead: str = ""
    partners: str = ""
    timeline: str = ""
    columns: tuple[PrintedColumn, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedTheme:
    """A part of a programme: its code (`A`, `1`, `II`), its title, and the words between title and first activity."""

    code: str
    title: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PrintedProgramme:
    """One programme in a paper. `edition` is `2012-2014`, empty where no years are printed.

    `bodies` are those of its title as printed; `is_report` where the table has results.
    """

    edition: str
    first_year: int | None
    last_year: int | None
    title: str
    bodies: tuple[str, ...]
    is_draft: bool
    is_report: bool
    themes: tuple[PrintedTheme, ...]
    activities: tuple[PrintedActivity, ...]
    start: int
    end: int
    doubts: tuple[str, ...] = ()
