"""Papers with their references and duties in place, a text with who cites it, and the list of what is due."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.decisions import queries
from accord.decisions.acts import CorrectedDuty, decide_duty
from accord.decisions.models import Verdict
from accord.species.queries.side_by_side import current
from accord.web import words, words_of_papers
from accord.web.acting import actor, permission
from accord.web.naming import body_names
from accord.web.passages import caller, shown_passages
from accord.web.questions import asked_for, leave_out_unknown, line, question

_ACT = "decisions.decide_duty"
#: Parts of a paper on one page.
PER_PAGE = 4000


def duty_list(request: HttpRequest) -> HttpResponse:
    """Who owes what by when, the overdue first; filters are kept in the address."""
    return _duties(request)


def paper(request: HttpRequest, key: str) -> HttpResponse:
    """A paper as it was read: references linked, what cannot be right marked, duties in the margin."""
    asked = question(request)
    row = queries.paper(key)
    known = {work.id for work in queries.works()}
    read = queries.passages(key, on=asked.on)
    whom = caller({each for part in read for duty in part.duties for each in (*duty.actors, duty.recipient) if each})
    shown = shown_passages(read, whom, known)
    context = {
        "row": row,
        "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")),
        "outline": [part for part in shown if part.is_heading or part.kind == "decision"],
        "wrong": [span for part in shown for span in part.spans if span.problem],
        "on": asked.on,
        "problems": asked.problems,
    }
    return render(request, "web/paper.html", context)


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Accept, correct or reject a duty that the machine proposes."""
    given = {
        name: line(request.POST.get(name, "")) for name in ("duty", "verdict", "reason", "actors", "recipient", "next")
    }
    try:
        verdict = _verdict(given["verdict"])
        corrected = None
        if verdict is Verdict.CORRECTED:
            corrected = CorrectedDuty(actors=tuple(given["actors"].split()), recipient=given["recipient"])
        number = int(given["duty"]) if given["duty"].isdecimal() and len(given["duty"]) < 10 else 0
        decide_duty(actor=actor(request), duty=number, verdict=verdict, corrected=corrected, reason=given["reason"])
    except (Invalid, Conflict, NotFound, Refused) as error:
        status = {Refused: 403, Conflict: 409, NotFound: 404}.get(type(error), 400)
        return _duties(request, refusal=str(error), status=status)
    messages.success(request, gettext("The decision is recorded."))
    return redirect(
        f"{reverse('duties')}?{given['next']}" if given["next"].startswith(("verdict=", "body=")) else reverse("duties")
    )


def _verdict(given: str) -> Verdict:
    if given not in Verdict.values or given == Verdict.PROPOSED:
        raise Invalid("a duty is accepted, corrected or rejected")
    return Verdict(given)


def _duties(request: HttpRequest, *, refusal: str = "", status: int = 200) -> HttpResponse:
    asked = question(request)
    chosen = asked_for(request, ("body", "due", "verdict", "strength", "at", "paper"))
    known: dict[str, list[str]] = {
        "due": [each.value for each in queries.Due],
        "verdict": Verdict.values,
        "strength": list(words_of_papers.STRENGTHS),
    }
    leave_out_unknown(chosen, known, asked.problems)
    everything = queries.duties(on=asked.on)
    actors = sorted({each for row in everything for each in row.actors})
    rows = queries.duties(
        on=asked.on,
        body=chosen["body"] or None,
        due=queries.Due(chosen["due"]) if chosen["due"] else None,
        verdict=Verdict(chosen["verdict"]) if chosen["verdict"] else None,
        strength=chosen["strength"] or None,
        at=chosen["at"] or None,
        paper_key=chosen["paper"] or None,
    )
    laws = {each.partition(":")[0] for each in actors if ":" in each}
    context = {
        "rows": shown_duties(rows, request),
        "total": len(everything),
        "actors": _called(actors),
        "laws": [(law, law.upper()) for law in sorted(laws)],
        "meetings": _meetings_of(everything),
        "summary": Counter(row.due.value for row in rows),
        "waiting": sum(row.verdict == Verdict.PROPOSED for row in rows),
        "dues": list(words_of_papers.DUE.items()),
        "verdicts": list(words_of_papers.VERDICTS.items()),
        "strengths": list(words_of_papers.STRENGTHS.items())[:3],
        "chosen": chosen,
        "on": asked.on,
        "problems": asked.problems,
        "refusal": refusal.splitlines(),
        "paper": next((each for each in queries.papers() if each.id == chosen["paper"]), None),
    }
    return render(request, "web/duties.html", context, status=status)


def shown_duties(rows: Sequence[queries.DutyRow], request: HttpRequest | None = None) -> list[dict[str, Any]]:
    """Duties with their codes in words; for a list also whether the reader may decide on each."""
    names = dict(_called(sorted({each for row in rows for each in (*row.actors, row.recipient) if each})))
    allowed: dict[str, Any] = {}
    shown = []
    for row in rows:
        if request is not None and row.paper not in allowed:
            allowed[row.paper] = permission(request, _ACT, {"duty": row.id})
        shown.append(
            {
                "it": row,
                "actors": [names.get(each, each) for each in row.actors],
                "recipient": names.get(row.recipient, row.recipient),
                "due": words.in_words(words_of_papers.DUE, row.due.value),
                "strength": words.in_words(words_of_papers.STRENGTHS, row.strength),
                "verdict": words.in_words(words_of_papers.VERDICTS, row.verdict),
                "may": allowed.get(row.paper),
            }
        )
    return shown


def _meetings_of(rows: Sequence[queries.DutyRow]) -> list[tuple[str, str]]:
    """The meetings at which something is due, by their days."""
    due = {row.meeting: row.due_on for row in rows if row.meeting}
    titles = current().words.meetings
    return [(key, titles.get(key, key)) for key in sorted(due, key=lambda each: (due[each] is None, due[each], each))]


def _called(actors: list[str]) -> list[tuple[str, str]]:
    """Actors with the names of the register, where it knows them."""
    names = body_names(set(actors))
    return [(each, names.get(each) or words_of_papers.called(each)) for each in actors]
