"""Meetings as entries of a calendar: which days, how firm, and which meetings a calendar can't hold.

A calendar holds days. A meeting known only to the month or year is left out and named in the description of the calendar,
unless it is asked for: then a month (never a year) is shown as a whole, tentative and free. A meeting that was postponed
leaves the calendars that had it: it is given on its former days as cancelled.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from accord.core.dates import Precision
from accord.core.meetings import Days, Standing
from accord.documents.calendar_ics import CalendarEntry
from accord.register.queries.meeting_dates import FormerRow, Revision
from accord.register.queries.meetings import MeetingRow

_STATUS = {
    Standing.PROVISIONAL: "TENTATIVE",
    Standing.CONFIRMED: "CONFIRMED",
    Standing.CANCELLED: "CANCELLED",
}
_MOST_NAMED = 25


@dataclass(frozen=True, slots=True)
class Called:
    """How a meeting is put into words for a calendar: in the language of the reader."""

    title: str
    place: str
    url: str
    description: str = ""
    categories: tuple[str, ...] = ()


def uid_of(meeting: str) -> str:
    """What calendars call a meeting, for ever: `cites:meeting:cop20@accord`. Two installations mean the same meeting."""
    return f"{meeting}@accord"


def meeting_entries(
    rows: Iterable[MeetingRow],
    *,
    called: Callable[[MeetingRow], Called],
    revisions: Mapping[str, Revision],
    former: Mapping[str, Sequence[FormerRow]],
    with_months: bool = False,
) -> tuple[tuple[CalendarEntry, ...], tuple[MeetingRow, ...]]:
    """The entries of the meetings, and those meetings that the calendar can't hold because no day is known.

    STATUS says what is stored of a meeting (cancelled, confirmed, provisional); where nobody stated it, it is left out.
    """
    entries = []
    left_out = []
    for row in rows:
        when, status = _days(row, former.get(row.id, ()))
        is_vague = when is not None and not when.exact()
        if when is None or (is_vague and not (with_months and when.precision is Precision.MONTH)):
            left_out.append(row)
            continue
        said = called(row)
        revision = revisions[row.id]
        entries.append(
            CalendarEntry(
                uid=uid_of(row.id),
                title=f"{said.title} ({when})" if is_vague else said.title,
                first=when.earliest(),
                last=when.latest(),
                modified=revision.modified,
                sequence=revision.sequence,
                status="TENTATIVE" if is_vague and status != "CANCELLED" else status,
                place=said.place,
                url=said.url,
                description=said.description,
                categories=said.categories,
                busy=not is_vague,
            )
        )
    return tuple(entries), tuple(left_out)


def named(left_out: Sequence[MeetingRow]) -> str:
    """The meetings that a calendar can't hold, in one line for its description."""
    shown = "; ".join(f"{row.title} ({row.when()})" if row.starts else row.title for row in left_out[:_MOST_NAMED])
    return f"{shown}; …" if len(left_out) > _MOST_NAMED else shown


def _days(row: MeetingRow, former: Sequence[FormerRow]) -> tuple[Days | None, str]:
    """The days under which a calendar shows a meeting, and the status of the event."""
    when = row.days()
    if when is None and row.status == Standing.POSTPONED and former and former[0].days().exact():
        return former[0].days(), "CANCELLED"
    return when, _STATUS.get(Standing(row.status), "") if row.status else ""
