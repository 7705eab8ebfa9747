"""Consultations: open a text for comments, comment by paragraph, answer each comment, take the response matrix along."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accord.core.dates import read_date
from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.texts.consultation import Outcome, Phase
from accord.core.texts.redline import words_changed
from accord.decisions import acts, queries
from accord.decisions.acts import NewComment, NewConsultation
from accord.decisions.queries import CommentRow, ConsultationRow
from accord.documents.model import Document
from accord.journal.actors import Role
from accord.web import words, words_of_consultations
from accord.web.acting import actor, permission
from accord.web.document_view import FILES, colophon, shown_blocks, taken_along
from accord.web.naming import body_names, countries_by_name, country_names, language
from accord.web.questions import asked_for, leave_out_unknown, line, question, today

_SPEAKERS = (Role.OFFICER, Role.REVIEWER, Role.COMMITTEE_MEMBER)
_LONGEST = 20_000  # characters of a comment
_EXPECTED = (Invalid, Conflict, NotFound, Refused)


def consultations(request: HttpRequest) -> HttpResponse:
    """Every consultation with its closing day and how many comments wait for an answer; the form to open one."""
    return _list(request)


@require_POST
def consultation_open(request: HttpRequest) -> HttpResponse:
    """Open a draft or a paper for comments."""
    given = {name: line(request.POST.get(name, "")) for name in ("title", "notification", "text", "closes_on", "note")}
    kind, _, key = given["text"].partition("|")
    try:
        if not key:
            raise Invalid(gettext("Choose the text that is to be commented on."), fields={"text": "is missing"})
        opened = acts.open_consultation(
            actor=actor(request),
            consultation=NewConsultation(
                title=given["title"],
                notification=given["notification"],
                draft=key if kind == "draft" else None,
                paper=key if kind == "paper" else None,
                for_observers=request.POST.get("for_observers") == "on",
                comments_shown_at_once=request.POST.get("shown_at_once") == "on",
                note=given["note"],
            ),
            on=today(),
            closes_on=_day(given["closes_on"]),
        )
    except _EXPECTED as error:
        return _list(request, refusal=str(error), typed=request.POST, status=_status(error))
    messages.success(request, gettext("The consultation is open."))
    return redirect("consultation", opened)


def consultation(request: HttpRequest, key: str) -> HttpResponse:
    """One consultation: the text paragraph by paragraph with what was said to each, and the forms for who may."""
    return _page(request, key)


@require_POST
def consultation_step(request: HttpRequest, key: str) -> HttpResponse:
    """Extend, close or withdraw a consultation."""
    step, reason = line(request.POST.get("step", "")), line(request.POST.get("reason", ""))
    try:
        match step:
            case "extend":
                closes_on = _day(request.POST.get("closes_on", ""))
                acts.extend_consultation(
                    actor=actor(request), consultation=key, on=today(), closes_on=closes_on, reason=reason
                )
            case "close":
                acts.close_consultation(actor=actor(request), consultation=key, on=today(), reason=reason)
            case "withdraw":
                acts.withdraw_consultation(actor=actor(request), consultation=key, on=today(), reason=reason)
            case _:
                raise Invalid(gettext("Choose: extend, close or withdraw."))
    except _EXPECTED as error:
        return _refused(request, key, error)
    messages.success(request, gettext("It is recorded."))
    return redirect("consultation", key)


@require_POST
def consultation_comment(request: HttpRequest, key: str) -> HttpResponse:
    """Comment on a paragraph or on the whole, for a Party or an organization; or record what came by letter."""
    try:
        said = _comment_of(request)
        if request.POST.get("received_on"):
            acts.record_received_comment(
                actor=actor(request), consultation=key, comment=said, received_on=_day(request.POST["received_on"])
            )
        else:
            acts.comment(actor=actor(request), consultation=key, comment=said, on=today())
    except _EXPECTED as error:
        return _refused(request, key, error)
    messages.success(request, gettext("The comment is recorded."))
    return redirect(f"{reverse('consultation', args=[key])}#paragraph-{said.paragraph or 0}")


@require_POST
def consultation_answer(request: HttpRequest, key: str) -> HttpResponse:
    """Answer a comment, or withdraw one's own."""
    number = _number(request.POST.get("number", ""))
    try:
        if request.POST.get("withdraw"):
            acts.withdraw_comment(actor=actor(request), consultation=key, number=number, on=today())
        else:
            acts.answer_comment(
                actor=actor(request),
                consultation=key,
                number=number,
                outcome=_outcome(request.POST.get("outcome", "")),
                reasons=request.POST.get("reasons", "").strip()[:_LONGEST],
                on=today(),
            )
    except _EXPECTED as error:
        return _refused(request, key, error)
    messages.success(request, gettext("It is recorded."))
    return redirect(f"{reverse('consultation', args=[key])}#comment-{number}")


def matrix(request: HttpRequest, key: str) -> HttpResponse:
    """The response matrix as it would be printed, with its files."""
    row = queries.consultation(key, on=today())
    context = {
        "row": row,
        "blocks": shown_blocks(_matrix(request, row)),
        "document_language": row.language,
        "endings": [(ending, ending.upper()) for ending in FILES],
    }
    return _private(render(request, "web/matrix.html", context))


def matrix_file(request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """The response matrix as a file."""
    row = queries.consultation(key, on=today())
    return _private(taken_along(_matrix(request, row), ending, f"responses-{key.replace(':', '-')}"))


def _matrix(request: HttpRequest, row: ConsultationRow) -> Document:
    from accord.documents.response_matrix import response_matrix  # noqa: PLC0415

    said = queries.comments(row.id, on=today(), seen_by=actor(request), language=row.language)
    return response_matrix(row, queries.consulted_paragraphs(row.id), said, colophon=colophon())


def _list(
    request: HttpRequest, *, refusal: str = "", typed: Mapping[str, str] | None = None, status: int = 200
) -> HttpResponse:
    asked = question(request)
    chosen = asked_for(request, ("phase", "body"))
    rows = queries.consultations(on=asked.on)
    names = body_names({row.body for row in rows})
    leave_out_unknown(chosen, {"phase": [each.value for each in Phase], "body": names}, asked.problems)
    context = {
        "rows": [
            _listed(row, names)
            for row in rows
            if chosen["phase"] in ("", row.phase.value) and chosen["body"] in ("", row.body)
        ],
        "total": len(rows),
        "phases": list(words_of_consultations.PHASES.items()),
        "bodies": sorted(names.items(), key=lambda pair: pair[1]),
        "chosen": chosen,
        "papers": queries.papers(),
        "drafts": [row for row in queries.drafts(only_open=True) if _may_open(request, draft=row.id)],
        "may": permission(request, "decisions.open_consultation", _first_paper()),
        "refusal": refusal.splitlines(),
        "typed": typed or {},
        "today": today(),
        "on": asked.on,
        "problems": asked.problems,
    }
    return render(request, "web/consultations.html", context, status=status)


def _first_paper() -> dict[str, Any]:
    """What the policy is asked with, so that an officer of one body is not refused before a text is chosen."""
    first = next((row for row in queries.papers() if row.issuer), None)
    return {"consultation": NewConsultation("", "", paper=first.id)} if first else {}


def _may_open(request: HttpRequest, *, draft: str) -> bool:
    given = {"consultation": NewConsultation("", "", draft=draft)}
    return permission(request, "decisions.open_consultation", given).allowed


def _page(
    request: HttpRequest,
    key: str,
    *,
    refusal: str = "",
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    row = queries.consultation(key, on=today())
    runs = permission(request, "decisions.answer_comment", {"consultation": key})
    said: dict[int, list[dict[str, Any]]] = defaultdict(list)
    comments = queries.comments(key, on=today(), seen_by=actor(request), language=language())
    for each in comments:
        said[each.paragraph or 0].append(_shown(request, key, each))
    paragraphs = queries.consulted_paragraphs(key)
    voices = _voices(request)
    chosen = line((typed or request.GET).get("paragraph", ""))
    context = {
        "row": row,
        "body": body_names({row.body}).get(row.body, row.body),
        "phase": words.in_words(words_of_consultations.PHASES, row.phase.value),
        "steps": [(words.in_words(words_of_consultations.STEPS, str(each.step)), each) for each in row.steps],
        "is_open": row.phase is Phase.OPEN,
        "whole": said[0],
        "paragraphs": [{"it": each, "comments": said[each.number]} for each in paragraphs],
        "chosen": chosen,
        "voices": voices,
        "may_comment": permission(request, "decisions.comment", {"consultation": key, "comment": NewComment()}),
        "may_run": runs,
        "countries": countries_by_name() if runs.allowed else [],
        "outcomes": list(words_of_consultations.OUTCOMES.items()),
        "waiting": sum(not each.outcome and each.withdrawn_on is None for each in comments),
        "refusal": refusal.splitlines(),
        "typed": typed or {},
        "today": today(),
    }
    return _private(render(request, "web/consultation.html", context, status=status))


def _shown(request: HttpRequest, key: str, said: CommentRow) -> dict[str, Any]:
    """A comment with its proposal against the words that it is about, and what the reader may do with it."""
    runs = words_changed(said.on_words, said.proposed) if said.proposed and said.on_words else ()
    own = permission(request, "decisions.withdraw_comment", {"consultation": key, "number": said.number})
    return {
        "it": said,
        "capacity": words.in_words(words_of_consultations.CAPACITIES, said.capacity.value),
        "outcome": words.in_words(words_of_consultations.OUTCOMES, str(said.outcome)) if said.outcome else "",
        "runs": runs,
        "is_own": own.allowed and request.user.is_authenticated,
    }


def _listed(row: ConsultationRow, names: Mapping[str, str]) -> dict[str, Any]:
    phase = words.in_words(words_of_consultations.PHASES, row.phase.value)
    return {"it": row, "body": names.get(row.body, row.body), "phase": phase, "waiting": row.comments - row.answered}


def _voices(request: HttpRequest) -> list[tuple[str, str]]:
    """For whom the reader may speak: the Party of a focal point, the organization of an officer or a member."""
    grants = actor(request).grants
    countries = {grant.country for grant in grants if grant.role is Role.PARTY and grant.country}
    bodies = {grant.body for grant in grants if grant.role in _SPEAKERS and grant.body}
    names, called = country_names() if countries else {}, body_names(bodies)
    voices = [(f"country|{each}", names.get(each, each)) for each in sorted(countries)]
    return voices + [(f"body|{each}", called.get(each, each)) for each in sorted(bodies)]


def _comment_of(request: HttpRequest) -> NewComment:
    """What the form holds. Raises Invalid."""
    given = {name: line(request.POST.get(name, "")) for name in ("voice", "country", "body", "paragraph", "given_by")}
    kind, _, who = given["voice"].partition("|")
    if given["paragraph"] and not given["paragraph"].isdecimal():
        raise Invalid(gettext("Choose the paragraph, or the text as a whole."), fields={"paragraph": "can't be read"})
    return NewComment(
        country=(who if kind == "country" else given["country"].upper()) or None,
        body=(who if kind == "body" else given["body"]) or None,
        paragraph=_number(given["paragraph"]) or None,
        text=request.POST.get("text", "").strip()[:_LONGEST],
        proposed=request.POST.get("proposed", "").strip()[:_LONGEST],
        language=language(),
        given_by=given["given_by"],
    )


def _outcome(given: str) -> Outcome:
    """What the form says. Raises Invalid."""
    if line(given) not in list(Outcome):
        raise Invalid(gettext("Choose what becomes of the comment."), fields={"outcome": "is unknown"})
    return Outcome(line(given))


def _number(given: str) -> int:
    return int(given) if given.isdecimal() and len(given) < 9 else 0


def _day(given: str) -> date:
    return read_date(line(given))


def _status(error: Exception) -> int:
    return {Refused: 403, Conflict: 409, NotFound: 404}.get(type(error), 400)


def _refused(request: HttpRequest, key: str, error: Exception) -> HttpResponse:
    return _page(request, key, refusal=str(error), typed=request.POST, status=_status(error))


def _private(response: HttpResponse) -> HttpResponse:
    """Comments are shown to who may read them now: no cache keeps them for others."""
    response["Cache-Control"] = "private, no-store"
    return response
