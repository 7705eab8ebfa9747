"""What the page of one meeting shows, in words."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from accord.core.meetings import Standing
from accord.decisions import queries as decisions
from accord.programmes.queries import editions
from accord.register.queries import agendas
from accord.register.queries.meeting_dates import conflicts_of, date_findings, former_dates, statements
from accord.register.queries.meetings import MeetingRow, documents, meetings, series_of
from accord.species.queries.proposals import proposals
from accord.web import words, words_of_meetings
from accord.web.acting import permission
from accord.web.calendar_drawing import short_name
from accord.web.naming import body_names, country_names
from accord.web.questions import question

#: Shown at once; the rest is counted and linked.
_DUTIES, _PROPOSALS = 40, 30
#: Meetings that still have something to handle.
_AHEAD = frozenset(Standing) - {Standing.HELD, Standing.CANCELLED}


def page_of(request: HttpRequest, row: MeetingRow) -> dict[str, Any]:
    """Everything that the template needs."""
    asked = question(request)
    items = agendas.agenda(row.id)
    represented = agendas.representations(row.id)
    names = _names(row, items, represented, agendas.side_events(row.id))
    due = decisions.duties(on=asked.on, at=row.id)
    proposed = proposals(on=asked.on, meeting=row.id)
    standing = row.standing(asked.on)
    return {
        "row": row,
        "short": short_name(row),
        "bodies": [(body, names["bodies"].get(body, body)) for body in row.bodies],
        "country": names["countries"].get(row.country or "", row.country or ""),
        "standing": words.in_words(words_of_meetings.STANDINGS, standing.value),
        "standing_code": standing.value,
        "mode": words.in_words(words_of_meetings.MODES, row.mode) if row.mode else "",
        "series": series_of(row),
        "former": former_dates(row.id),
        "agenda": [_item(each, names) for each in items],
        "loose": [each for each in documents(meeting=row.id) if each.item is None],
        "outcomes": [_outcome(each, names) for each in agendas.outcomes(row.id) if each.item is None],
        "represented": [_represented(each, names) for each in represented],
        "saved": agendas.saved(represented),
        "side_events": [
            {"it": each, "organizer": names["bodies"].get(each.organizer or "", each.organizer or "")}
            for each in agendas.side_events(row.id)
        ],
        **_dates(row),
        "adopted": _adopted(row.id, asked.on),
        "editions": [each for each in editions() if each.endorsed_at == row.id],
        "due": due[:_DUTIES],
        "due_number": len(due),
        "handles": decisions.agenda_of(row.id, on=asked.on) if standing in _AHEAD else None,
        "proposals": proposed[:_PROPOSALS],
        "proposals_number": len(proposed),
        "may_choose": permission(request, "register.reschedule_meeting", {"meeting": row.id}),
        "on": asked.on,
        "problems": asked.problems,
    }


def _dates(row: MeetingRow) -> dict[str, Any]:
    """What the sources say, where they can't both be right, and what is in the way."""
    countries = country_names()
    found = conflicts_of(row)
    others = {each.one if each.other == row.id else each.other for each in found}
    rows = {other.id: other for other in meetings(ids=others)} if others else {}
    return {
        "statements": [
            {
                "it": each,
                "days": each.days(),
                "country": countries.get(each.country or "", each.country or ""),
                "status": words.in_words(words_of_meetings.STANDINGS, each.status) if each.status else "",
            }
            for each in statements(row.id)
        ],
        "findings": [
            {
                "it": each.disagreement,
                "what": words.in_words(words_of_meetings.MATTERS, each.disagreement.matter.value),
                "open": each.open,
            }
            for each in date_findings(row.id)
        ],
        "clashes": [
            {
                "it": each,
                "other": rows[each.one if each.other == row.id else each.other],
                "why": words.in_words(words_of_meetings.CLASHES, each.clash.value),
            }
            for each in found
        ],
    }


def _names(row: MeetingRow, *groups: Iterable[Any]) -> dict[str, dict[str, str]]:
    """The names of all bodies and countries that the page shows, read once."""
    keys = set(row.bodies)
    for each in (one for group in groups for one in group):
        for column in ("body", "representative", "organizer"):
            if value := getattr(each, column, None):
                keys.add(value)
        keys |= {outcome.owner for outcome in getattr(each, "outcomes", ()) if outcome.owner}
    keys |= {each.owner for each in agendas.outcomes(row.id) if each.owner}
    return {"bodies": body_names(keys), "countries": country_names()}


def _item(each: agendas.ItemRow, names: dict[str, dict[str, str]]) -> dict[str, Any]:
    return {
        "it": each,
        "body": names["bodies"].get(each.body or "", each.body or ""),
        "outcomes": [_outcome(outcome, names) for outcome in each.outcomes],
    }


def _outcome(each: agendas.OutcomeRow, names: dict[str, dict[str, str]]) -> dict[str, Any]:
    return {
        "it": each,
        "kind": words.in_words(words_of_meetings.OUTCOMES, each.kind),
        "owner": names["bodies"].get(each.owner or "", each.owner or ""),
    }


def _represented(each: agendas.RepresentationRow, names: dict[str, dict[str, str]]) -> dict[str, Any]:
    who = names["bodies"].get(each.body or "") or names["countries"].get(each.country or "") or each.body
    return {
        "it": each,
        "who": who or each.country,
        "by": names["bodies"].get(each.representative or "", each.representative or ""),
    }


def _adopted(meeting: str, on: Any) -> list[dict[str, Any]]:
    """What happened to texts at this meeting: adopted, revised, repealed."""
    return [
        {"text": text, "events": here}
        for text in decisions.works(on=on)
        if (here := [event for event in text.events if event.meeting == meeting])
    ]
