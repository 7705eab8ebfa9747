"""Resolutions, decisions and other texts of the register, with how each stands on a date."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accord.decisions.models import WorkKind
from accord.decisions.queries import State, WorkRow, works
from accord.species.queries.side_by_side import current
from accord.web import words
from accord.web.naming import body_names
from accord.web.passages import caller
from accord.web.questions import asked_for, leave_out_unknown, question


def decisions(request: HttpRequest) -> HttpResponse:
    """All texts with filters by body and state, and the log of each."""
    asked = question(request)
    chosen = asked_for(request, ("q", "body", "state", "kind"))
    rows = works(on=asked.on)
    bodies = body_names({row.body for row in rows})
    leave_out_unknown(chosen, {"body": bodies, "state": list(State), "kind": WorkKind.values}, asked.problems)
    wanted = chosen["q"].casefold()
    meetings = current().words.meetings
    whom = caller({each for row in rows for each in row.directed_to})
    shown = [
        {
            "text": row,
            "law": row.body.partition(":")[0].upper(),
            "directed_to": [whom(each) for each in row.directed_to],
            "events": [(event, meetings.get(event.meeting or "", event.meeting)) for event in row.events],
        }
        for row in rows
        if wanted in f"{row.id} {row.number} {row.title}".casefold()
        and chosen["body"] in ("", row.body)
        and chosen["state"] in ("", row.state.value)
        and chosen["kind"] in ("", row.kind)
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
        "kinds": [(kind, words.in_words(words.WORKS, kind)) for kind in WorkKind.values],
        "counts": _counts(rows, chosen),
        "chosen": chosen,
        "on": asked.on,
        "problems": asked.problems,
    }
    return render(request, "web/decisions.html", context)


def _counts(rows: Sequence[WorkRow], chosen: Mapping[str, str]) -> list[dict[str, Any]]:
    """How many texts of each body stand how, the larger numbers first: each is a filter."""
    counted = Counter((row.body, row.state) for row in rows)
    return [
        {
            "body": body,
            "state": state.value,
            "label": body.removesuffix(":cop").upper().replace(":", " "),
            "number": number,
            "is_current": (chosen["body"], chosen["state"]) == (body, state.value),
        }
        for (body, state), number in sorted(counted.items(), key=lambda pair: (pair[0][0], -pair[1]))
    ]
