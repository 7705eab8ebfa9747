"""Resolutions, decisions and other texts of the register, with how each stands on a date."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accord.decisions.queries import State, works
from accord.species.queries.side_by_side import current
from accord.web import words
from accord.web.naming import body_names
from accord.web.questions import asked_for, leave_out_unknown, question


def decisions(request: HttpRequest) -> HttpResponse:
    """All texts with filters by body and state, and the log of each."""
    asked = question(request)
    chosen = asked_for(request, ("q", "body", "state"))
    rows = works(on=asked.on)
    bodies = body_names({row.body for row in rows})
    leave_out_unknown(chosen, {"body": bodies, "state": list(State)}, asked.problems)
    wanted = chosen["q"].casefold()
    meetings = current().words.meetings
    shown = [
        {
            "text": row,
            "law": row.body.partition(":")[0].upper(),
            "events": [(event, meetings.get(event.meeting or "", event.meeting)) for event in row.events],
        }
        for row in rows
        if wanted in f"{row.id} {row.number} {row.title}".casefold()
        and chosen["body"] in ("", row.body)
        and chosen["state"] in ("", row.state.value)
    ]
    states = [
        {
            "code": state.value,
            "label": words.in_words(words.STATES, state),
            "number": sum(row.state is state for row in rows),
        }
        for state in State
    ]
    context = {
        "rows": shown,
        "total": len(rows),
        "bodies": sorted(bodies.items(), key=lambda pair: pair[1]),
        "states": [state for state in states if state["number"]],
        "chosen": chosen,
        "on": asked.on,
        "problems": asked.problems,
    }
    return render(request, "web/decisions.html", context)
