"""Reads calendars of others: iCalendar (RFC 5545) and tables of meetings, as whole days with the last day included."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from icalendar import Calendar

from accord.core.dates import Precision, read_date, read_imprecise_date
from accord.core.errors import Invalid
from accord.exchange.delimited import Table, read_table
from accord.exchange.reading import read_bytes, shown

#: More than any calendar of meetings has; a file of many megabytes of events is something else.
MOST_EVENTS = 100_000
_LARGEST = 64 * 1024 * 1024
_BEGINS = b"BEGIN:VCALENDAR"
_BOM = b"\xef\xbb\xbf"
_STATUS = {"TENTATIVE": "provisional", "CONFIRMED": "confirmed", "CANCELLED": "cancelled"}
#: What columns of a table of meetings may be called (lower case).
_COLUMNS = {
    "meeting": ("meeting", "id", "identifier"),
    "title": ("title", "summary", "name", "subject", "event"),
    "starts": ("starts", "start", "start date", "from", "begin", "dtstart", "date"),
    "ends": ("ends", "end", "end date", "to", "dtend", "until"),
    "place": ("place", "location", "venue"),
    "city": ("city",),
    "country": ("country",),
    "status": ("status",),
    "uid": ("uid",),
}
_WORDS_OF_STATUS = {
    "": "",
    "tentative": "provisional",
    "provisional": "provisional",
    "pending": "provisional",
    "tbc": "provisional",
    "confirmed": "confirmed",
    "approved": "confirmed",
    "postponed": "postponed",
    "cancelled": "cancelled",
    "canceled": "cancelled",
}


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A meeting as a calendar of others has it. `meeting` is our identifier where the calendar states one.

    `remarks` say what of the event could not be taken as it is (a repetition).
    """

    place: str
    uid: str
    title: str
    starts: date | None
    ends: date | None
    precision: str = "day"
    where: str = ""
    city: str = ""
    country: str = ""
    status: str = ""
    meeting: str = ""
    url: str = ""
    sequence: int = 0
    remarks: tuple[str, ...] = ()


def read_calendar(path: Path) -> tuple[CalendarEvent, ...]:
    """The events of an iCalendar file, or of a table with a header (CSV, semicolons or tabs), by what is in the file.

    Of several revisions of one event the last counts. Raises Invalid with file, event and reason.
    """
    place = shown(path)
    data = read_bytes(path)
    if len(data) > _LARGEST:
        raise Invalid("this file is too large for a calendar", place=place)
    if data.removeprefix(_BOM).lstrip()[: len(_BEGINS)].upper() == _BEGINS:
        events = tuple(_latest(_ics(data, place)))
    else:
        events = tuple(_rows(read_table(data, place)))
    if not events:
        raise Invalid("this calendar has no events", place=place)
    return events


# iCalendar ---------------------------------------------------------------------------------------------------------------


def _ics(data: bytes, place: str) -> Iterator[CalendarEvent]:
    if data.count(b"BEGIN:VEVENT") > MOST_EVENTS:
        raise Invalid(f"more than {MOST_EVENTS:,} events", place=place)
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
        calendars = Calendar.from_ical(text, multiple=True)
    except UnicodeDecodeError:
        raise Invalid("a calendar is UTF-8; this one isn't", place=place) from None
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as problem:
        raise Invalid(f"this is no iCalendar file: {_line(problem)}", place=place) from None
    number = 0
    for calendar in calendars:
        for event in calendar.walk("VEVENT"):
            number += 1
            yield _event(event, f"{place}, event {number}")


def _event(event: Any, place: str) -> CalendarEvent:
    uid = str(event.get("UID", "")).strip()
    if not uid:
        raise Invalid("the event has no UID", place=place)
    starts, ends = _days(event, place)
    remarks = ("repeats; only the first time is taken",) if "RRULE" in event or "RDATE" in event else ()
    return CalendarEvent(
        place=place,
        uid=uid,
        title=" ".join(str(event.get("SUMMARY", "")).split()),
        starts=starts,
        ends=ends,
        where=" ".join(str(event.get("LOCATION", "")).split()),
        status=_STATUS.get(str(event.get("STATUS", "")).strip().upper(), ""),
        meeting=uid.removesuffix("@accord") if uid.endswith("@accord") else "",
        url=str(event.get("URL", "")).strip(),
        sequence=_sequence(event),
        remarks=remarks,
    )


def _days(event: Any, place: str) -> tuple[date, date]:
    """First and last day, both included, in the time zone of the event."""
    try:
        begins = event["DTSTART"].dt
        closes = event["DTEND"].dt if "DTEND" in event else None
        if closes is None:
            length = event["DURATION"].dt if "DURATION" in event else None
            closes = begins + length if length is not None else None
    except KeyError:
        raise Invalid("the event has no first day (DTSTART)", place=place) from None
    except (AttributeError, TypeError, ValueError, OverflowError) as problem:
        raise Invalid(f"the days of the event can't be read: {_line(problem)}", place=place) from None
    first = _day(begins)
    if closes is None:
        return first, first
    last = _day(closes)
    is_midnight = not isinstance(closes, datetime) or (closes.hour, closes.minute, closes.second) == (0, 0, 0)
    if is_midnight and last > first:
        last -= timedelta(days=1)
    if last < first:
        raise Invalid(f"the event ends on {last}, before it begins on {first}", place=place)
    return first, last


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    raise TypeError(f"{value!r} is no day")


def _sequence(event: Any) -> int:
    try:
        return int(event.get("SEQUENCE", 0))
    except (TypeError, ValueError):
        return 0


def _latest(events: Iterator[CalendarEvent]) -> Iterator[CalendarEvent]:
    found: dict[str, CalendarEvent] = {}
    for event in events:
        if event.uid not in found or event.sequence > found[event.uid].sequence:
            found[event.uid] = event
    yield from found.values()


def _line(problem: Exception) -> str:
    return (str(problem).strip().splitlines() or [type(problem).__name__])[0][:120]


# Tables ------------------------------------------------------------------------------------------------------------------


def _rows(table: Table) -> Iterator[CalendarEvent]:
    columns = _columns(table)
    if "starts" not in columns or not ({"title", "meeting"} & set(columns)):
        raise Invalid(
            "a table of meetings needs a column for the first day (start) and one for the meeting or its title",
            place=f"{table.file}, row 1",
        )
    if len(table.rows) > MOST_EVENTS:
        raise Invalid(f"more than {MOST_EVENTS:,} rows", place=table.file)
    for index, cells in enumerate(table.rows):
        given = {name: cells[at].strip() for name, at in columns.items()}
        if any(given.values()):
            yield _row(given, table.place(index))


def _columns(table: Table) -> dict[str, int]:
    positions = table.positions()
    found = {}
    for name, called in _COLUMNS.items():
        at = next((positions[each] for each in called if each in positions), None)
        if at is not None:
            found[name] = at
    return found


def _row(given: Mapping[str, str], place: str) -> CalendarEvent:
    starts, ends, precision = _dates(given, place)
    status = given.get("status", "").casefold()
    if status not in _WORDS_OF_STATUS:
        raise Invalid(
            f"“{status[:40]}” is no status of a meeting (provisional, confirmed, postponed, cancelled)", place=place
        )
    return CalendarEvent(
        place=place,
        uid=given.get("uid", ""),
        title=" ".join(given.get("title", "").split()),
        starts=starts,
        ends=ends,
        precision=precision,
        where=given.get("place", ""),
        city=given.get("city", ""),
        country=given.get("country", ""),
        status=_WORDS_OF_STATUS[status],
        meeting=given.get("meeting", ""),
    )


def _dates(given: Mapping[str, str], place: str) -> tuple[date | None, date | None, str]:
    try:
        if not given["starts"]:
            return None, None, ""
        if given["starts"].count("/") == 2:
            first, precision = read_date(given["starts"]), Precision.DAY
        else:
            vague = read_imprecise_date(given["starts"])
            first, precision = vague.day, vague.precision
        last = read_date(given["ends"]) if given.get("ends") and precision is Precision.DAY else None
    except Invalid as problem:
        raise Invalid(problem.reason, place=place) from None
    if last is not None and last < first:
        raise Invalid(f"it ends on {last}, before it begins on {first}", place=place)
    return first, last, precision.value
