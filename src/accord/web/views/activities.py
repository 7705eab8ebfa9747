"""One activity: what it says, who does it, how it stands, what each side reported, and its line through all editions."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.programme.edition import Evidence
from accord.journal.actors import Actor
from accord.programmes.acts.results import accept_result, dispute_result, draft_result
from accord.programmes.models import SAID
from accord.programmes.queries import (
    ActivityRow,
    EditionRow,
    action_points,
    activity,
    editions,
    lineage,
    programme_page,
)
from accord.programmes.values import Statement
from accord.web import words
from accord.web.acting import actor, permission
from accord.web.programmes import shown
from accord.web.programmes.lineage_drawing import draw
from accord.web.programmes.reading import may_read_drafts, may_see
from accord.web.questions import line, question, today

_LONGEST = 20_000  # letters of a result


def activity_page(request: HttpRequest, key: str) -> HttpResponse:
    """One activity on a day."""
    return _page(request, key)


@require_POST
def report(request: HttpRequest, key: str) -> HttpResponse:
    """Draft what was done for one side; it counts when the other side has accepted it."""
    row = activity(key, drafts=True)

    def act(who: Actor) -> str:
        statement = Statement(
            _words(request, "text"), ((key, line(request.POST.get("status", ""))),), evidence=_evidence(request)
        )
        draft_result(
            actor=who, edition=row.edition, body=line(request.POST.get("body", "")), statement=statement, on=today()
        )
        return gettext("The result is drafted; it counts when the other side has accepted it.")

    return _done(request, key, act)


@require_POST
def judge(request: HttpRequest, key: str) -> HttpResponse:
    """Accept or dispute, for one side, the wording that the other has drafted."""

    def act(who: Actor) -> str:
        seen = line(request.POST.get("seen", ""))
        if not seen.isdecimal():
            raise Invalid("the wording that was seen is missing: open the page again")
        given: dict[str, Any] = {
            "actor": who,
            "result": line(request.POST.get("result", "")),
            "seen": int(seen),
            "on": today(),
        }
        body, said = line(request.POST.get("body", "")), _words(request, "words")
        if request.POST.get("verdict") == "accepted":
            accept_result(**given, body=body, words=said)
            return gettext("The result is accepted.")
        dispute_result(**given, body=body, words=said)
        return gettext("The result is disputed; both views are kept.")

    return _done(request, key, act)


def _done(request: HttpRequest, key: str, act: Callable[[Actor], str]) -> HttpResponse:
    try:
        messages.success(request, act(actor(request)))
    except (Invalid, Conflict, NotFound, Refused) as error:
        status = {Refused: 403, Conflict: 409, NotFound: 404}.get(type(error), 400)
        return _page(request, key, refusal=str(error), typed=request.POST, status=status)
    return redirect(f"{reverse('activity', args=[key])}#results")


def _words(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\x00", "").strip()[:_LONGEST]


def _evidence(request: HttpRequest) -> tuple[Evidence, ...]:
    url, title = line(request.POST.get("evidence", "")), line(request.POST.get("evidence_title", ""))
    if url and not url.startswith(("https://", "http://")):
        raise Invalid("the address of the evidence begins with https://", fields={"evidence": "is no address"})
    return (Evidence(url=url, title=title),) if url or title else ()


def _page(
    request: HttpRequest, key: str, *, refusal: str = "", typed: Mapping[str, str] | None = None, status: int = 200
) -> HttpResponse:
    asked = question(request)
    drafts = may_read_drafts(request, activity(key, drafts=True).edition)
    row = activity(key, on=asked.on, drafts=drafts)  # raises Refused where the edition is a draft to whoever asks
    columns = _through(request, key)
    names = shown.names_of([each for _, members in columns for each in members], [edition for edition, _ in columns])
    sides = next(edition.bodies for edition, _ in columns if edition.id == row.edition)
    context = {
        "activity": shown.activity(row, names),
        "edition": {"id": row.edition, "title": row.edition_title},
        "drawing": draw(columns, lineage(key), chosen=key),
        "through": [
            {"edition": shown.card(edition), "activities": [shown.activity(each, names) for each in members]}
            for edition, members in columns
            if members
        ],
        "steps": lineage(key),
        "drafts": drafts,
        "speaking": [(side, names.get(side, side)) for side in sides if _may_speak(request, side)],
        "may_report": permission(
            request, "programmes.draft_result", {"edition": row.edition, "body": sides[0] if sides else ""}
        ),
        "statuses": [(each.value, words.in_words(words.RESULTS, each.value)) for each in SAID],
        "points": action_points(kind="activity", about=key, on=asked.on) if drafts else (),
        "typed": typed or {},
        "refusal": refusal.splitlines(),
        "on": asked.on,
        "problems": asked.problems,
    }
    return render(request, "web/activity.html", context, status=status)


def _may_speak(request: HttpRequest, side: str) -> bool:
    return permission(request, "programmes.draft_result", {"body": side}).allowed


def _through(request: HttpRequest, key: str) -> list[tuple[EditionRow, list[ActivityRow]]]:
    """The editions that whoever asks may see, the oldest first, with the activities of the line of `key`."""
    asked: Any = question(request)
    line_of_it = {end for step in lineage(key) for end in (step.earlier, step.later) if end} | {key}
    found = []
    for edition in reversed(editions(on=asked.on, drafts=True)):
        if may_see(request, edition):
            page = programme_page(edition.id, on=asked.on, drafts=may_read_drafts(request, edition.id))
            members = [each for theme in page.themes for each in theme.activities if each.id in line_of_it]
            found.append((edition, members))
    return found
