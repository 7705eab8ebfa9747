"""What a meeting must handle: what is due there, overdue, comes back, can be deleted, was to be amended, lacks money."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accord.decisions import queries
from accord.register.queries.meetings import MeetingRow, meetings
from accord.web.questions import question
from accord.web.views.papers import shown_duties

#: Meetings offered: those to come, and as many that were held last.
_MOST = 40


def agendas(request: HttpRequest) -> HttpResponse:
    """The meetings to come with how much is due at each; then those held last."""
    asked = question(request)
    due = Counter(row.meeting for row in queries.duties(on=asked.on) if row.meeting)
    rows = [row for row in meetings() if row.starts is not None]
    coming = [row for row in rows if row.starts and row.starts >= asked.on][:_MOST]
    held = [row for row in rows[::-1] if row.starts and row.starts < asked.on]
    past = [row for row in held if due[row.id]][:_MOST] or held[:10]
    undated = [row for row in meetings() if row.starts is None and due[row.id]]
    context = {
        "coming": [_counted(row, due) for row in coming],
        "past": [_counted(row, due) for row in past],
        "undated": [_counted(row, due) for row in undated],
        "on": asked.on,
        "problems": asked.problems,
    }
    return render(request, "web/agendas.html", context)


def agenda(request: HttpRequest, key: str) -> HttpResponse:
    """Everything that one meeting must handle, with counts that lead to their lists."""
    asked = question(request)
    found = queries.agenda_of(key, on=asked.on)
    context = {
        "agenda": found,
        "due": shown_duties(found.due),
        "overdue": shown_duties(found.overdue),
        "recurrent": shown_duties(found.recurrent),
        "ready": [each for each in found.deletable if not each.against],
        "waiting": [each for each in found.deletable if each.against],
        "on": asked.on,
        "problems": asked.problems,
    }
    return render(request, "web/agenda.html", context)


def _counted(row: MeetingRow, due: Counter[str]) -> dict[str, Any]:
    return {"it": row, "due": due[row.id]}
