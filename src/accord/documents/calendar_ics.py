"""Writes calendars as iCalendar (RFC 5545, with the properties of RFC 7986 for what a calendar is called).

Days are whole days: DTEND is the day after the last one. A UID never changes; a changed event has a higher SEQUENCE and a later
LAST-MODIFIED. The same entries give the same bytes, so that a subscriber that asks again can be told that nothing changed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from icalendar import Calendar, Event, vDuration, vText

_MADE_BY = "-//Accord//Meetings of the biodiversity conventions//EN"
_REFRESH = timedelta(hours=12)
_END = b"END:VCALENDAR"
_KEPT = 20_000  # events, of some 500 bytes each
_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]+")
#: What the STATUS of an event may be (RFC 5545, 3.8.1.11); empty leaves it out.
STATUSES = frozenset({"", "TENTATIVE", "CONFIRMED", "CANCELLED"})


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Whole days in a calendar: from `first` to `last`, both among them. `busy` is whether it takes somebody's time."""

    uid: str
    title: str
    first: date
    last: date
    modified: datetime
    sequence: int = 0
    status: str = ""
    place: str = ""
    url: str = ""
    description: str = ""
    categories: tuple[str, ...] = ()
    busy: bool = True


@dataclass(frozen=True, slots=True)
class CalendarHead:
    """What a calendar is called, in which language, where it is on the web and where it can be subscribed to."""

    name: str
    description: str
    language: str = "en"
    url: str = ""
    source: str = ""


def calendar_ics(head: CalendarHead, entries: Iterable[CalendarEntry]) -> bytes:
    """The calendar as bytes, its events by first day. Raises ValueError for an entry that ends before it begins."""
    found = sorted(entries, key=lambda entry: (entry.first, entry.uid))
    calendar = Calendar()
    calendar.add("prodid", _MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, _text(head.name, head.language))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, _text(head.description, head.language))
    calendar.add("refresh-interval", vDuration(_REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_REFRESH))
    for name, value in (("url", head.url), ("source", head.source)):
        if value:
            calendar.add(name, value, parameters={"VALUE": "URI"})
    if found:
        calendar.add("last-modified", max(entry.modified for entry in found))
    opened, end = bytes(calendar.to_ical(sorted=False)).rsplit(_END, 1)
    return b"".join([opened, *(_event(entry, head.language) for entry in found), _END, end])


def last_modified(entries: Iterable[CalendarEntry]) -> datetime | None:
    """When something in a calendar changed last; None for an empty one."""
    return max((entry.modified for entry in entries), default=None)


@lru_cache(maxsize=_KEPT)
def _event(entry: CalendarEntry, language: str) -> bytes:
    """The lines of an event: of a calendar of thousands usually all but one are those of the last time."""
    if entry.last < entry.first:
        raise ValueError(f"{entry.uid} ends before it begins")
    if entry.status not in STATUSES:
        raise ValueError(f"{entry.uid}: “{entry.status}” is no status of an event")
    event = Event()
    event.add("uid", _clean(entry.uid))
    # Without a request to answer, the stamp is when the event was last revised (RFC 5545, 3.8.7.2).
    event.add("dtstamp", entry.modified)
    event.add("last-modified", entry.modified)
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(days=1))
    event.add("summary", _text(entry.title, language))
    if entry.status:
        event.add("status", entry.status)
    event.add("transp", "OPAQUE" if entry.busy and entry.status != "CANCELLED" else "TRANSPARENT")
    if entry.place:
        event.add("location", _text(entry.place, language))
    if entry.url:
        event.add("url", entry.url)
    if entry.description:
        event.add("description", _text(entry.description, language))
    if entry.categories:
        event.add("categories", [_clean(each) for each in entry.categories])
    return bytes(event.to_ical(sorted=False))


def _text(value: str, language: str) -> vText:
    return vText(_clean(value), params={"LANGUAGE": language})


def _clean(value: str) -> str:
    """Text without the control characters that a line of a calendar can't hold."""
    return _UNPRINTABLE.sub(" ", value.replace("\r\n", "\n").replace("\r", "\n"))
