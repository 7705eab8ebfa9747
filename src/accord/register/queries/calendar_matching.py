"""Which meetings of the register the events of another calendar are, and what they state of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from accord.core.meeting_names import KnownMeeting, recognised
from accord.core.meetings import days, plain_place
from accord.register.acts.statements import DatesSaid
from accord.register.models import Body, Country, DateStatement
from accord.register.queries.bodies import with_ancestors
from accord.register.queries.meetings import MeetingRow, meetings

_CITY, _UID, _LOCATOR = 120, 300, 300


class Event(Protocol):
    """What is needed of an event of another calendar (`exchange.calendar_ics.CalendarEvent`)."""

    @property
    def place(self) -> str: ...
    @property
    def uid(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def starts(self) -> date | None: ...
    @property
    def ends(self) -> date | None: ...
    @property
    def precision(self) -> str: ...
    @property
    def where(self) -> str: ...
    @property
    def city(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def meeting(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Matched:
    """An event with the meeting that it is, or all that it could be; `said` is what would be recorded."""

    place: str
    title: str
    candidates: tuple[str, ...]
    said: DatesSaid | None


def matched(events: Sequence[Event], *, source: str) -> tuple[Matched, ...]:
    """For each event the meeting it is: the one it states, the one this source called so before, else the one it names.

    An event that names no meeting, or several, has no statement: nothing is guessed, and no meeting is made up.
    """
    rows = meetings()
    known = _known(rows)
    keys = {row.id for row in rows}
    before = dict(DateStatement.objects.filter(source=source).exclude(uid="").values_list("uid", "meeting_id"))
    countries = _countries()
    found = []
    for event in events:
        if event.meeting in keys:
            candidates: tuple[str, ...] = (event.meeting,)
        elif event.uid and event.uid[:_UID] in before:
            candidates = (before[event.uid[:_UID]],)
        else:
            when = days(event.starts, event.ends, event.precision)
            candidates = recognised(event.title, known, when)
        said = _said(event, candidates[0], countries) if len(candidates) == 1 else None
        found.append(Matched(event.place, event.title, candidates, said))
    return tuple(found)


def _said(event: Event, meeting: str, countries: dict[str, str]) -> DatesSaid | None:
    if event.starts is None and not event.status:
        return None
    city, country = _place(event, countries)
    return DatesSaid(
        meeting=meeting,
        starts=event.starts,
        ends=event.ends if event.ends != event.starts or event.precision == "day" else None,
        precision=event.precision if event.starts else "",
        city=city[:_CITY],
        country=country,
        status=event.status,
        locator=(f"UID {event.uid}" if event.uid else event.title)[:_LOCATOR],
        uid=event.uid[:_UID],
    )


def _place(event: Event, countries: dict[str, str]) -> tuple[str, str | None]:
    """City and country: as stated apart, else from “Samarkand, Uzbekistan”; a country alone has no city."""
    if event.city or event.country:
        return event.city, countries.get(plain_place(event.country))
    parts = [part.strip() for part in event.where.replace("(", ",").replace(")", ",").split(",") if part.strip()]
    if not parts:
        return "", None
    country = countries.get(plain_place(parts[-1]))
    if country is None:
        return event.where, None
    return (parts[-2] if len(parts) > 1 else ""), country


def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for key, iso3, *names in Country.objects.values_list("id", "iso3", "name_en", "name_fr", "name_es"):
        found.update({plain_place(each): key for each in (key, iso3, *names) if each})
    return found


def _known(rows: Sequence[MeetingRow]) -> list[KnownMeeting]:
    bodies = {body.id: body for body in Body.objects.select_related("parent")}
    above = {key: with_ancestors(key) for row in rows for key in row.bodies}
    found = []
    for row in rows:
        own = [bodies[key] for key in row.bodies]
        higher = [bodies[each] for key in row.bodies for each in above[key][1:]] or own
        found.append(
            KnownMeeting(
                id=row.id,
                ordinal=row.ordinal,
                acronyms=tuple(body.acronym for body in own),
                names=tuple(name for body in own for name in _names(body)),
                conventions=tuple(dict.fromkeys(body.acronym or body.name_en for body in higher)),
                title=row.title,
                days=row.days(),
            )
        )
    return found


def _names(body: Body) -> list[str]:
    """The names of a body, and each without the name of the convention (`Standing Committee` of `CITES Standing Committee`)."""
    full = [name for name in (body.name_en, body.name_fr, body.name_es) if name]
    acronym = body.parent.acronym if body.parent else ""
    top = body.id.partition(":")[0].upper()
    return [
        *full,
        *(name.replace(each, "").strip() for name in full for each in (acronym, top) if each and each in name),
    ]
