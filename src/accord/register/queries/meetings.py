"""Meetings and their documents."""

from dataclasses import dataclass
from datetime import date

from accord.core.dates import ImpreciseDate, Precision
from accord.core.errors import NotFound
from accord.register.models import Document, Meeting
from accord.register.models.columns import imprecise


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting of a body. With precision month or year it took place at some time between the two days."""

    id: str
    body: str
    body_acronym: str
    series: str
    ordinal: int | None
    title: str
    starts: date | None
    ends: date | None
    precision: str
    city: str
    country: str | None
    mode: str
    source: str | None
    locator: str
    note: str

    def when(self) -> str:
        """The days in one line: `2013-03-03 to 2013-03-14`, `2011-11`, or nothing where they aren't known."""
        if self.starts is None:
            return ""
        precision = Precision(self.precision)
        first, last = (str(ImpreciseDate(day, precision)) for day in (self.starts, self.ends or self.starts))
        return first if first == last else f"{first} to {last}"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of a meeting or a body."""

    id: str
    body: str
    meeting: str | None
    symbol: str
    title: str
    date: ImpreciseDate | None
    language: str
    url: str
    source: str | None


def meetings(
    *, on: date | None = None, body: str = "", since: date | None = None, until: date | None = None
) -> list[MeetingRow]:
    """Meetings by their first day, those without a date last; held on a day, of a body, between two days."""
    found = Meeting.objects.select_related("body")
    if body:
        found = found.filter(body=body)
    rows = [_row(row) for row in found]
    first, last = (on, on) if on else (since, until)
    return sorted(
        (row for row in rows if _between(row, first, last)),
        key=lambda row: (row.starts is None, row.starts or date.min, row.id),
    )


def meeting(identifier: str) -> MeetingRow:
    """The meeting with this identifier. Raises NotFound."""
    found = Meeting.objects.select_related("body").filter(id=identifier).first()
    if found is None:
        raise NotFound(f"there is no meeting {identifier}")
    return _row(found)


def body_of_meeting(identifier: str) -> str | None:
    """Which body meets; None where there is no such meeting."""
    return Meeting.objects.filter(id=identifier).values_list("body_id", flat=True).first()


def documents(*, meeting: str = "", body: str = "") -> list[DocumentRow]:
    """Documents by symbol, of a meeting or a body where given."""
    found = Document.objects.order_by("symbol", "id")
    if meeting:
        found = found.filter(meeting=meeting)
    if body:
        found = found.filter(body=body)
    return [
        DocumentRow(
            id=row.id,
            body=row.body_id,
            meeting=row.meeting_id,
            symbol=row.symbol,
            title=row.title,
            date=imprecise(row.date, row.date_precision),
            language=row.language,
            url=row.url,
            source=row.source_id,
        )
        for row in found
    ]


def _between(row: MeetingRow, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    if row.starts is None:
        return False
    ends = ImpreciseDate(row.ends or row.starts, Precision(row.precision)).last_day()
    return (last is None or row.starts <= last) and (first is None or ends >= first)


def _row(row: Meeting) -> MeetingRow:
    return MeetingRow(
        id=row.id,
        body=row.body_id,
        body_acronym=row.body.acronym,
        series=row.series,
        ordinal=row.ordinal,
        title=row.title,
        starts=row.starts,
        ends=row.ends,
        precision=row.precision,
        city=row.city,
        country=row.country_id,
        mode=row.mode,
        source=row.source_id,
        locator=row.locator,
        note=row.note,
    )
