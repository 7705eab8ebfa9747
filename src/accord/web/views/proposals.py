"""Listing proposals: what each asks for, who was asked about it until when, and what other bodies said."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accord.core.dates import read_date
from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.listings.proposals import Position, State
from accord.register.queries.bodies import bodies
from accord.species.proposals.acts import comment_on_proposal, consult_body
from accord.species.queries.changed import CONVENTIONS
from accord.species.queries.proposals import ProposalRow, awaiting, concerned, proposal, proposals
from accord.web import words, words_of_proposals
from accord.web.acting import actor, permission
from accord.web.naming import country_names, listed
from accord.web.questions import asked_for, leave_out_unknown, line, question, today

#: Bodies that are asked for their views: those with a list of their own come first.
_KINDS = ("convention", "agreement", "mou", "secretariat", "partner_igo")
LANGUAGES = ("en", "fr", "es")


def proposal_list(request: HttpRequest) -> HttpResponse:
    """Every proposal submitted by a day, with filters kept in the address; before them the views still due."""
    asked = question(request)
    chosen = asked_for(request, ("convention", "state", "meeting", "body"))
    states = [state.value for state in State]
    leave_out_unknown(chosen, {"convention": CONVENTIONS, "state": states}, asked.problems)
    found = proposals(
        on=asked.on, instrument=chosen["convention"] or None, meeting=chosen["meeting"] or None, state=chosen["state"]
    )
    due = awaiting(chosen["body"] or None, on=asked.on)
    context = {
        "rows": [shown_proposal(row) for row in found],
        "due": [{"row": shown_proposal(each.proposal), "asked": each.consultation} for each in due],
        "chosen": chosen,
        "conventions": [{"code": code, "label": code.upper()} for code in CONVENTIONS],
        "states": [(state, words.in_words(words_of_proposals.STATES, state)) for state in states],
        "on": asked.on,
        "problems": asked.problems,
    }
    return render(request, "web/proposals.html", context)


def proposal_page(request: HttpRequest, key: str) -> HttpResponse:
    """One proposal: what it asks for, its steps, consultations with their days, comments, and the listings that resulted."""
    return _page(request, key)


@require_POST
def consult(request: HttpRequest, key: str) -> HttpResponse:
    """Ask another body for its views; the day until which they are due follows from the treaty."""
    body = line(request.POST.get("body", ""))
    try:
        due = consult_body(actor=actor(request), proposal=key, body=body, asked_on=_day(request, "asked_on"))
    except (Invalid, Conflict, NotFound, Refused) as error:
        return _refused(request, key, error)
    messages.success(request, gettext("Recorded; the views are due on %(day)s.") % {"day": due.isoformat()})
    return redirect("proposal", key=key)


@require_POST
def comment(request: HttpRequest, key: str) -> HttpResponse:
    """Publish what a body says to the proposal: a text, or the document that has it."""
    try:
        comment_on_proposal(actor=actor(request), proposal=key, **_comment_of(request))
    except (Invalid, Conflict, NotFound, Refused) as error:
        return _refused(request, key, error)
    messages.success(request, gettext("The comment is published."))
    return redirect(f"{reverse('proposal', args=[key])}#comments")


def _comment_of(request: HttpRequest) -> dict[str, Any]:
    """What the form holds. Raises Invalid."""
    given = {name: line(request.POST.get(name, "")) for name in ("body", "position", "document", "url", "language")}
    if given["position"] not in list(Position) or given["language"] not in LANGUAGES:
        raise Invalid("a comment has a position and a language")
    return {
        **given,
        "position": Position(given["position"]),
        "text": request.POST.get("text", "").strip(),
        "published_on": _day(request, "published_on"),
    }


def _day(request: HttpRequest, name: str) -> Any:
    return read_date(line(request.POST.get(name, "")))


def _refused(request: HttpRequest, key: str, error: Exception) -> HttpResponse:
    status = {Refused: 403, Conflict: 409, NotFound: 404}.get(type(error), 400)
    return _page(request, key, refusal=str(error), typed=request.POST, status=status)


def _page(
    request: HttpRequest, key: str, *, refusal: str = "", typed: Mapping[str, str] | None = None, status: int = 200
) -> HttpResponse:
    asked = question(request)
    row = proposal(key, on=asked.on)
    others = [body for body in bodies(as_of=asked.on) if body.kind in _KINDS and body.id != row.instrument]
    others.sort(key=lambda body: (body.id not in CONVENTIONS, body.acronym or body.id))
    speaking = [
        body for body in others if permission(request, "species.comment_on_proposal", {"body": body.id}).allowed
    ]
    context = {
        "row": shown_proposal(row),
        "concerned": concerned(row, on=asked.on),
        "on": asked.on,
        "today": today(),
        "problems": asked.problems,
        "refusal": refusal.splitlines(),
        "typed": typed or {},
        "others": others,
        "speaking": speaking,
        "is_open": State(row.state).is_open,
        "may_consult": permission(request, "species.consult_body", {"proposal": key}),
        "may_comment": permission(request, "species.comment_on_proposal", {"body": row.instrument}),
        "positions": [(each.value, words.in_words(words_of_proposals.POSITIONS, each.value)) for each in Position],
        "languages": LANGUAGES,
    }
    return render(request, "web/proposal.html", context, status=status)


def shown_proposal(row: ProposalRow) -> dict[str, Any]:
    """A proposal with its countries by name and its codes in words."""
    names = country_names()
    states, positions = words_of_proposals.STATES, words_of_proposals.POSITIONS
    return {
        "it": row,
        "change": words_of_proposals.change_sought(row.from_appendix, row.to_appendix),
        "state": words.in_words(states, row.state),
        "steps": [(words.in_words(states, each.state), each) for each in row.steps],
        "comments": [(words.in_words(positions, each.position), each) for each in row.comments],
        "proponents": sorted(names.get(code, code) for code in row.proponents),
        "populations": listed(row.populations, names),
        "except_populations": listed(row.except_populations, names),
        "open_consultations": sum(each.answered_on is None for each in row.consultations),
    }
