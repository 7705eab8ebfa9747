"""Resolutions, decisions and other texts of the register, with how each stands on a date."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accord.decisions.queries import State, works
from accord.web.questions import question


def decisions(request: HttpRequest) -> HttpResponse:
    """All texts with filters by body and state, and the log of each."""
    asked = question(request)
    chosen = {key: request.GET.get(key, "").strip() for key in ("q", "body", "state")}
    rows = works(on=asked.on)
    wanted = chosen["q"].casefold()
    shown = [
        row
        for row in rows
        if wanted in f"{row.id} {row.number} {row.title}".casefold()
        and chosen["body"] in ("", row.body)
        and chosen["state"] in ("", row.state.value)
    ]
    states = [
        {"code": state.value, "label": state.value.replace("_", " "), "number": sum(row.state is state for row in rows)}
        for state in State
    ]
    context = {
        "rows": shown,
        "total": len(rows),
        "bodies": sorted({row.body for row in rows}),
        "states": [state for state in states if state["number"]],
        "chosen": chosen,
        "on": asked.on,
        "problems": asked.problems,
    }
    return render(request, "web/decisions.html", context)
