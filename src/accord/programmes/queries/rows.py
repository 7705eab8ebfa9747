"""The rows that the programmes room gives back, and how activities are counted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from accord.core.dates import ImpreciseDate
from accord.core.programme.edition import Activity, Agreement, Edition, Endorsement, Evidence, Extension, View
from accord.programmes.models import ResultStatus


@dataclass(frozen=True, slots=True)
class Progress:
    """How many activities stand how. `total` is the denominator of every count; no percentage is made of them."""

    total: int
    counts: Mapping[ResultStatus, int]  # statuses that occur, in the order of `ResultStatus`

    @property
    def reported(self) -> int:
        """Activities of which something is said: done, partly, or that there was no action."""
        said = (ResultStatus.DONE, ResultStatus.PARTLY, ResultStatus.NO_ACTION)
        return sum(self.counts.get(status, 0) for status in said)

    @property
    def assessed(self) -> int:
        """Activities that a report could have said something of: all but those never assessed or not yet due."""
        open_ = (ResultStatus.NOT_ASSESSED, ResultStatus.NOT_YET_DUE)
        return self.total - sum(self.counts.get(status, 0) for status in open_)


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One edition with its progress. `ends` is its last day with all extensions, `first_ends` as first decided.

    `published` is the number of its last publication, 0 where it was never published.
    """

    id: str
    title: str
    starts: date | None
    ends: date | None
    status: str
    endorsed_at: str | None
    endorsed_at_title: str
    endorsing_body: str | None
    document: str | None
    basis: str | None
    supersedes: str | None
    bodies: tuple[str, ...]
    mandates: tuple[str, ...]
    progress: Progress
    source: str | None
    locator: str
    note: str
    first_ends: date | None = None
    open_ended: bool = False
    extensions: tuple[Extension, ...] = ()
    endorsements: tuple[Endorsement, ...] = ()
    published: int = 0


@dataclass(frozen=True, slots=True)
class ResultRow:
    """How an activity stands by one result; without a text, why there is none."""

    result: str | None
    text: str
    status: ResultStatus
    source: str | None
    locator: str
    note: str
    agreement: Agreement | None = None  # None where there is no result
    drafted_by: str | None = None
    author: str = ""
    reported_on: ImpreciseDate | None = None
    reported_at: str | None = None
    views: tuple[View, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class LineageRow:
    """A step between two editions; one end is empty where an activity is new, completed or dropped."""

    earlier: str | None
    earlier_code: str
    earlier_edition: str | None
    later: str | None
    later_code: str
    later_edition: str | None
    relation: str
    reason: str
    source: str | None


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity with everything said of it; `detail` has what the columns here leave out (roles, money, indicators).

    `late_since` is the day that passed without its being done; `because` says why it stands so.
    """

    id: str
    edition: str
    edition_title: str
    theme: str
    subtheme: str  # its heading, empty without one
    code: str
    printed_code: str
    text: str
    items: tuple[str, ...]
    conditions: tuple[str, ...]
    condition_text: str
    deadline: date | None
    deadline_precision: str
    taxa: str
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    mandates: tuple[str, ...]
    status: ResultStatus
    results: tuple[ResultRow, ...]
    origins: tuple[LineageRow, ...]
    descent: tuple[LineageRow, ...]
    source: str | None
    locator: str
    note: str
    detail: Activity
    late_since: date | None
    because: str


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme with its activities in printed order."""

    id: str
    code: str
    title: str
    text: str
    activities: tuple[ActivityRow, ...]
    progress: Progress


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """One edition as its page shows it."""

    edition: EditionRow
    themes: tuple[ThemeRow, ...]
    value: Edition  # the same as a value of the core


def overall(statuses: Iterable[ResultStatus]) -> ResultStatus:
    """How an activity stands by all its results: done only where all of them say so, partly where some do."""
    found = set(statuses)
    if not found:
        return ResultStatus.NOT_ASSESSED
    if len(found) == 1:
        return found.pop()
    if found & {ResultStatus.DONE, ResultStatus.PARTLY}:
        return ResultStatus.PARTLY
    return next(status for status in ResultStatus if status in found)


def progress_of(rows: Iterable[ActivityRow]) -> Progress:
    """How these activities stand."""
    return counted(Counter(row.status for row in rows))


def counted(counts: Mapping[ResultStatus, int]) -> Progress:
    """Counts of activities by status, in the order of the statuses."""
    return Progress(sum(counts.values()), {status: counts[status] for status in ResultStatus if counts.get(status)})
