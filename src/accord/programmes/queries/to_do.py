"""Action points, and the review queue of papers that were read."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accord.core.dates import ImpreciseDate, Precision
from accord.core.errors import NotFound
from accord.core.programme.plain import from_plain
from accord.core.programme.printed import PrintedActivity, PrintedTheme
from accord.programmes.models import ActionPoint, Reading, ReadItem, ReadKind
from accord.programmes.readings import ReadResult
from accord.register.models.columns import imprecise


class PointStatus(StrEnum):
    """How an action point stands on a day."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"  # its owner says so
    VERIFIED = "verified"  # somebody else agrees


@dataclass(frozen=True, slots=True)
class ActionPointRow:
    """Something that `owner` is to do about `about` (an identifier of a `kind`)."""

    id: int
    kind: str
    about: str
    text: str
    owner: str
    person: str
    due: ImpreciseDate | None
    status: PointStatus
    opened_on: date
    opened_by: str
    done_on: date | None
    done_by: str
    outcome: str
    verified_on: date | None
    verified_by: str
    note: str


@dataclass(frozen=True, slots=True)
class ReadItemRow:
    """One thing that a reader found and what became of it; `value` is it as it was read."""

    id: int
    reading: str
    place: int
    kind: str
    value: PrintedTheme | PrintedActivity | ReadResult
    verdict: str
    made: str
    reason: str
    decided_by: str
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A paper that was read, with how many of its things have been decided how."""

    id: str
    title: str
    file: str
    edition: str | None
    starts: date | None
    ends: date | None
    staged_by: str
    staged_on: date
    source: str | None
    counts: Mapping[str, int]  # by verdict; `proposed` waits

    @property
    def waiting(self) -> int:
        """Things on which nobody has decided yet."""
        return self.counts.get("proposed", 0)


def action_points(
    *, on: date, kind: str = "", about: str = "", owner: str = "", open_only: bool = False
) -> tuple[ActionPointRow, ...]:
    """Action points as they stand on a day, the most urgent first; about one thing, or of one body, where given."""
    rows = ActionPoint.objects.filter(opened_on__lte=on)
    for column, value in (("kind", kind), ("about", about), ("owner", owner)):
        if value:
            rows = rows.filter(**{column: value})
    found = [_point(row, on) for row in rows.order_by("id")]
    if open_only:
        found = [row for row in found if row.status in {PointStatus.OPEN, PointStatus.OVERDUE}]
    return tuple(sorted(found, key=lambda row: (row.due.last_day() if row.due else date.max, row.id)))


def action_point(number: int, *, on: date) -> ActionPointRow:
    """One action point. Raises NotFound."""
    row = ActionPoint.objects.filter(pk=number).first()
    if row is None:
        raise NotFound(f"the register has no action point {number}")
    return _point(row, on)


def readings(*, waiting_only: bool = False) -> tuple[ReadingRow, ...]:
    """Papers in the review queue, the last staged first."""
    counts: dict[str, Counter[str]] = {}
    for reading, verdict in ReadItem.objects.values_list("reading_id", "verdict"):
        counts.setdefault(reading, Counter())[verdict] += 1
    rows = [_reading(row, counts.get(row.id, Counter())) for row in Reading.objects.order_by("-staged_on", "id")]
    return tuple(row for row in rows if row.waiting or not waiting_only)


def reading(key: str) -> tuple[ReadingRow, tuple[ReadItemRow, ...]]:
    """One paper of the queue with everything found in it, in the order of the paper. Raises NotFound."""
    row = Reading.objects.filter(id=key).first()
    if row is None:
        raise NotFound(f"the queue has no reading {key}")
    items = tuple(_item(each) for each in row.items.order_by("place"))
    return _reading(row, Counter(each.verdict for each in items)), items


def _reading(row: Reading, counts: Counter[str]) -> ReadingRow:
    return ReadingRow(
        id=row.id,
        title=row.title,
        file=row.file,
        edition=row.edition_id,
        starts=row.starts,
        ends=row.ends,
        staged_by=row.staged_by,
        staged_on=row.staged_on,
        source=row.source_id,
        counts=dict(counts),
    )


def _item(row: ReadItem) -> ReadItemRow:
    kinds = {ReadKind.THEME: PrintedTheme, ReadKind.ACTIVITY: PrintedActivity, ReadKind.RESULT: ReadResult}
    return ReadItemRow(
        id=row.pk,
        reading=row.reading_id,
        place=row.place,
        kind=row.kind,
        value=from_plain(kinds[ReadKind(row.kind)], row.value()),
        verdict=row.verdict,
        made=row.made,
        reason=row.reason,
        decided_by=row.decided_by,
        decided_on=row.decided_on,
    )


def _point(row: ActionPoint, on: date) -> ActionPointRow:
    is_done = row.done_on is not None and row.done_on <= on
    is_verified = row.verified_on is not None and row.verified_on <= on
    status = PointStatus.OVERDUE if row.due is not None and row.due < on else PointStatus.OPEN
    if is_done:
        status = PointStatus.VERIFIED if is_verified else PointStatus.DONE
    due = imprecise(row.due, row.due_precision)
    if due is not None and due.precision is not Precision.DAY:
        first = due.day.replace(day=1) if due.precision is Precision.MONTH else due.day.replace(month=1, day=1)
        due = ImpreciseDate(first, due.precision)
    return ActionPointRow(
        id=row.pk,
        kind=row.kind,
        about=row.about,
        text=row.text,
        owner=row.owner_id,
        person=row.person,
        due=due,
        status=status,
        opened_on=row.opened_on,
        opened_by=row.opened_by,
        done_on=row.done_on,
        done_by=row.done_by,
        outcome=row.outcome,
        verified_on=row.verified_on,
        verified_by=row.verified_by,
        note=row.note,
    )
