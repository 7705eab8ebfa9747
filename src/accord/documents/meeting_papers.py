"""The agenda and the minutes of a meeting that the register holds."""

from collections.abc import Iterable
from datetime import date

from accord.core.errors import NotFound
from accord.core.meetings import Standing
from accord.documents.agenda import Paper, Point, agenda_document
from accord.documents.meeting_names import MeetingNames, named
from accord.documents.minutes import ActionPoint, Decided, Minuted, Participant, minutes_document
from accord.documents.model import Colophon, Document, Letterhead, Words, words
from accord.journal.queries import latest
from accord.programmes.queries import action_points
from accord.register.queries.agendas import ItemRow, OutcomeRow, RepresentationRow, agenda, outcomes, representations
from accord.register.queries.bodies import body
from accord.register.queries.countries import country
from accord.register.queries.meetings import MeetingRow, documents, meeting
from accord.register.queries.sources import sources


def agenda_of(key: str, *, language: str, as_of: date, symbol: str = "") -> Document:
    """The agenda of a meeting; provisional before its first day. Raises NotFound, Invalid for another language."""
    row = meeting(key)
    names = named(row, language)
    points = [_item(each, language) for each in agenda(key)]
    firm = row.standing(as_of) in (Standing.HELD, Standing.UNDER_WAY)
    return agenda_document(
        names,
        points,
        language=language,
        colophon=_colophon(row, as_of),
        letterhead=_head(row, names, language, symbol),
        provisional=not firm,
    )


def minutes_of(key: str, *, language: str, as_of: date, symbol: str = "") -> Document:
    """The minutes of a meeting, with its action points as they stand on `as_of`. Raises NotFound, Invalid."""
    row = meeting(key)
    names = named(row, language)
    minuted = [
        Minuted(_item(each, language), tuple(_outcome(one, language) for one in each.outcomes)) for each in agenda(key)
    ]
    loose = tuple(_outcome(one, language) for one in outcomes(key) if one.item is None)
    if loose:
        minuted.append(Minuted(None, loose))
    return minutes_document(
        names,
        minuted,
        language=language,
        colophon=_colophon(row, as_of),
        participants=[_participant(each, language) for each in representations(key)],
        action_points=_action_points(key, language, as_of),
        letterhead=_head(row, names, language, symbol),
    )


def _item(row: ItemRow, language: str) -> Point:
    papers = tuple(Paper(each.symbol, each.title, each.url) for each in row.documents)
    return Point(row.number, row.title, row.depth, _body(row.body, language), papers, row.note)


def _outcome(row: OutcomeRow, language: str) -> Decided:
    return Decided(row.kind, row.text, _body(row.owner, language), row.due)


def _participant(row: RepresentationRow, language: str) -> Participant:
    represented = _body(row.body, language) if row.body else _country(row.country, language)
    through = _body(row.representative, language) if row.representative != row.body else ""
    return Participant(row.person_name, represented, row.capacity, through)


def _action_points(key: str, language: str, on: date) -> list[ActionPoint]:
    """The outcomes that somebody is to act on, and the points that are followed up about the meeting."""
    found = [
        ActionPoint(one.text, _body(one.owner, language), one.due, "unknown") for one in outcomes(key) if one.owner
    ]
    followed = [
        ActionPoint(
            one.text,
            ", ".join(part for part in (one.person, _body(one.owner, language)) if part),
            one.due,
            one.status.value,
            one.outcome,
            one.verified_by,
            one.verified_on,
        )
        for one in action_points(on=on, kind="meeting", about=key)
    ]
    return [*found, *followed]


def _head(row: MeetingRow, names: MeetingNames, language: str, symbol: str) -> Letterhead:
    return Letterhead(
        bodies=tuple(_body(each, language) for each in row.bodies),
        meeting=names.title,
        venue=names.venue,
        symbol=symbol,
    )


def _colophon(row: MeetingRow, as_of: date) -> Colophon:
    keys = {row.source, *(each.source for each in documents(meeting=row.id))}
    last = latest(1)
    return Colophon(
        as_of,
        tuple(_sources(keys)),
        last[0].number if last else None,
        last[0].hash if last else "",
    )


def _sources(keys: Iterable[str | None]) -> list[Words]:
    found = sources(keys)
    return [
        (*words(each.title, href=each.url), *words(f", {each.publisher}" if each.publisher else ""))
        for _, each in sorted(found.items())
    ]


def _body(key: str | None, language: str) -> str:
    try:
        return body(key).names.in_language(language) if key else ""
    except NotFound:
        return key or ""


def _country(code: str | None, language: str) -> str:
    try:
        return country(code).names.in_language(language) if code else ""
    except NotFound:
        return code or ""
