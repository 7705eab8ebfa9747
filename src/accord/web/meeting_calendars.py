"""Calendars that can be subscribed to: of everything, a body, a convention, a country, a species, one's own duties.

What a calendar says is worked out once after each entry of the journal; a program that asks again is told in a moment that nothing
changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256

from django.utils.translation import gettext

from accord.core.errors import NotFound
from accord.decisions import queries as decisions
from accord.documents.calendar_ics import CalendarEntry, CalendarHead, calendar_ics, last_modified
from accord.documents.calendar_of_meetings import Called, meeting_entries, named
from accord.journal.actors import Actor, Role
from accord.journal.queries import seal
from accord.register.queries.bodies import body as one_body
from accord.register.queries.countries import country as one_country
from accord.register.queries.meeting_dates import former_dates_of, revisions, revisions_of
from accord.register.queries.meetings import MeetingRow, meeting, meetings
from accord.register.queries.parties import memberships
from accord.species.queries.proposals import about
from accord.species.queries.taxa import taxon_page
from accord.web import words, words_of_meetings
from accord.web.naming import body_names, country_names

#: The kinds of calendar, as addresses name them.
KINDS = ("all", "meeting", "body", "convention", "country", "species")
#: Organs that are the countries themselves: what is asked of Parties is asked of each.
_COUNTRIES = frozenset({"parties", "range-states", "member-states", "focal-points"})
_KEPT = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """Which calendar, in which language, read from where (`https://accord.example`), with months or not."""

    kind: str
    key: str
    language: str
    site: str
    source: str
    with_months: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A calendar as bytes, with what tells whether it changed."""

    content: bytes
    etag: str
    modified: int | None


def written(asked: Asked, *, on: date) -> Written:
    """The calendar, from memory where nothing was recorded since. Raises NotFound for what the register doesn't have."""
    return _written(seal().hash, asked, on)


@lru_cache(maxsize=_KEPT)
def _written(_seal: str, asked: Asked, on: date) -> Written:
    rows, duties, name = _contents(asked, on)
    return _calendar(asked, name, rows, duties)


def of_somebody(actor: Actor, asked: Asked, *, on: date) -> Written:
    """What is due for somebody: duties of the bodies and countries for which they hold a role, and their meetings."""
    bodies = sorted({grant.body for grant in actor.grants if grant.body})
    countries = sorted({grant.country for grant in actor.grants if grant.country})
    found = {row.id: row for body in bodies for row in meetings(convention=body)}
    found.update({row.id: row for country in countries for row in meetings(country=country)})
    duties = {row.id: row for body in bodies for row in decisions.duties(on=on, body=body)}
    for country in countries:
        duties.update({row.id: row for row in _duties_of(country, on)})
    if any(grant.role is Role.OFFICER and not grant.body and not grant.country for grant in actor.grants):
        found.update({row.id: row for row in meetings()})
        duties.update({row.id: row for row in decisions.duties(on=on)})
    name = gettext("Accord: duties of %(name)s") % {"name": actor.name}
    return _calendar(asked, name, list(found.values()), list(duties.values()))


def _contents(asked: Asked, on: date) -> tuple[list[MeetingRow], list[decisions.DutyRow], str]:
    """The meetings and duties of a calendar, and what it is called."""
    key = asked.key
    match asked.kind:
        case "all":
            return meetings(), [], gettext("Accord: all meetings")
        case "meeting":
            row = meeting(key)
            return [row], [], row.title
        case "body" | "convention":
            one_body(key)
            called = body_names({key}).get(key, key)
            found = meetings(body=key) if asked.kind == "body" else meetings(convention=key)
            return found, [], gettext("Accord: meetings of %(name)s") % {"name": called}
        case "country":
            code = one_country(key).id
            called = country_names().get(code, code)
            title = gettext("Accord: meetings and duties of %(name)s") % {"name": called}
            return meetings(country=code), _duties_of(code, on), title
        case "species":
            found, called = _of_species(key, on)
            return found, [], gettext("Accord: meetings about %(name)s") % {"name": called}
    raise NotFound(f"there is no calendar of the kind {asked.kind}")


def _of_species(key: str, on: date) -> tuple[list[MeetingRow], str]:
    """Where a species was or will be decided upon: its proposals, its listings, the Conferences to come of who lists it."""
    page = taxon_page(key)
    where = {event.decided_at for event in page.events if event.decided_at}
    where |= {each.proposal.meeting for each in about([key], on=on)}
    laws = {event.instrument for event in page.events}
    found = {row.id: row for row in meetings(ids=where)} if where else {}
    for law in laws:
        found.update({row.id: row for row in meetings(body=f"{law}:cop", since=on)})
    return list(found.values()), page.taxon.name


def _duties_of(country: str, on: date) -> list[decisions.DutyRow]:
    """What texts ask of a country: of the Parties to the conventions that bind it."""
    bound = {row.instrument for row in memberships(as_of=on, country=country) if row.bound is not False}
    found = []
    for row in decisions.duties(on=on):
        asked = {(actor.rpartition(":")[0], actor.rpartition(":")[2]) for actor in row.actors}
        if any(organ in _COUNTRIES and (law in bound or not law) for law, organ in asked):
            found.append(row)
    return found


def _calendar(asked: Asked, name: str, rows: Iterable[MeetingRow], duties: Iterable[decisions.DutyRow]) -> Written:
    held = list(rows)
    ids = [row.id for row in held]
    words_for = _Words(asked.site, held)
    entries, left_out = meeting_entries(
        held,
        called=words_for.called,
        revisions=revisions(ids),
        former=former_dates_of(ids) if ids else {},
        with_months=asked.with_months,
    )
    entries += _duty_entries(duties, asked.site)
    said = [gettext("Meetings as the register of Accord knows them, with the sources beside them on its pages.")]
    if left_out:
        said.append(
            gettext("Not in this calendar, because no day is known: %(meetings)s") % {"meetings": named(left_out)}
        )
    head = CalendarHead(name, "\n".join(said), asked.language, asked.site + "/meetings/", asked.source)
    content = calendar_ics(head, entries)
    modified = last_modified(entries)
    return Written(content, f'"{sha256(content).hexdigest()[:32]}"', int(modified.timestamp()) if modified else None)


def _duty_entries(duties: Iterable[decisions.DutyRow], site: str) -> tuple[CalendarEntry, ...]:
    due = [row for row in duties if row.due_on is not None]
    changed = revisions_of([f"decisions.duty:{row.id}" for row in due])
    entries = []
    for row in due:
        assert row.due_on is not None
        revision = changed[f"decisions.duty:{row.id}"]
        decided = row.verdict in ("accepted", "corrected")
        entries.append(
            CalendarEntry(
                uid=f"duty-{row.id}@accord",
                title=gettext("Due: %(what)s") % {"what": f"{row.verb} {row.action}"[:120]},
                first=row.due_on,
                last=row.due_on,
                modified=revision.modified,
                sequence=revision.sequence,
                status="CONFIRMED" if decided else "TENTATIVE",
                url=f"{site}/duties/#duty-{row.id}",
                description=f"{row.text}\n{row.paper_title}",
                categories=(gettext("Duties"),),
                busy=False,
            )
        )
    return tuple(entries)


class _Words:
    """How meetings are put into words in the language of the reader: names are read once a calendar."""

    def __init__(self, site: str, rows: Iterable[MeetingRow]) -> None:
        self.site = site
        self.countries: Mapping[str, str] = country_names()
        self.bodies: Mapping[str, str] = body_names({body for row in rows for body in row.bodies})

    def called(self, row: MeetingRow) -> Called:
        """Title, place, address and what else a calendar shows of a meeting."""
        bodies = [self.bodies.get(body, body) for body in row.bodies]
        law = row.body.partition(":")[0].upper()
        place = ", ".join(part for part in (row.city, self.countries.get(row.country or "", "")) if part)
        if row.mode == "online":
            place = place or words.in_words(words_of_meetings.MODES, "online")
        said = [", ".join(bodies)]
        if row.mode:
            said.append(words.in_words(words_of_meetings.MODES, row.mode))
        if row.url:
            said.append(row.url)
        return Called(
            title=row.title,
            place=place,
            url=f"{self.site}/meetings/{row.id}/",
            description="\n".join(said),
            categories=tuple(dict.fromkeys([law, *bodies])),
        )
