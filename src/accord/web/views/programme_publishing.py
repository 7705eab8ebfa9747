"""Before print and in print: what the checks find, what was waived and why, publication, and every publication for ever."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.programme.checks import CHECKS, Severity
from accord.journal.actors import Actor
from accord.programmes.acts.publishing import publish_edition, revoke_waiver, waive_check
from accord.programmes.queries import checked, edition, publication, publications
from accord.web import words, words_of_programmes
from accord.web.acting import actor, permission, require
from accord.web.programmes import shown
from accord.web.questions import line, question, today


def programme_checks(request: HttpRequest, key: str) -> HttpResponse:
    """What the checks find in an edition, errors first, with what was waived; for those who may read drafts."""
    return _page(request, key)


@require_POST
def waive(request: HttpRequest, key: str) -> HttpResponse:
    """Let a finding pass with a reason, or take that back."""

    def act(who: Actor) -> str:
        given: dict[str, Any] = {
            "actor": who,
            "edition": key,
            "check": line(request.POST.get("check", "")),
            "about": line(request.POST.get("about", "")),
            "on": today(),
            "reason": line(request.POST.get("reason", "")),
        }
        if "revoke" in request.POST:
            revoke_waiver(**given)
            return gettext("The waiver is revoked.")
        waive_check(**given)
        return gettext("The finding is waived.")

    return _done(request, key, act)


@require_POST
def publish(request: HttpRequest, key: str) -> HttpResponse:
    """Freeze the edition as it stands, agreed text alone."""

    def act(who: Actor) -> str:
        number = publish_edition(actor=who, edition=key, on=today(), reason=line(request.POST.get("reason", "")))
        return gettext("Published as %(number)s.") % {"number": number}

    return _done(request, key, act)


def programme_publication(request: HttpRequest, key: str) -> HttpResponse:
    """One publication as it was frozen, with its hash and whether it still is what was frozen."""
    found = publication(key)
    rows = [row for theme in found.page().themes for row in theme.activities]
    names = shown.names_of(rows, [found.page().edition])
    context = {
        "it": found.row,
        "progress": shown.bar(found.progress),
        "themes": [
            {"code": theme.code, "title": theme.title, "activities": shown.activities(theme.activities, names)}
            for theme in found.page().themes
        ],
        "others": [row for row in publications(found.row.edition) if row.id != key],
    }
    return render(request, "web/programme_publication.html", context)


def _done(request: HttpRequest, key: str, act: Callable[[Actor], str]) -> HttpResponse:
    try:
        messages.success(request, act(actor(request)))
    except (Invalid, Conflict, NotFound, Refused) as error:
        status = {Refused: 403, Conflict: 409, NotFound: 404}.get(type(error), 400)
        return _page(request, key, refusal=str(error), typed=request.POST, status=status)
    return redirect("programme-checks", key=key)


def _page(
    request: HttpRequest, key: str, *, refusal: str = "", typed: Mapping[str, str] | None = None, status: int = 200
) -> HttpResponse:
    value = edition(key, drafts=True)
    require(request, "programmes.read_drafts", {"edition": key})
    asked = question(request)
    findings = checked(key, on=asked.on)
    open_errors = sum(each.severity is Severity.ERROR and each.waiver is None for each in findings)
    context = {
        "edition": {"id": key, "title": value.title},
        "findings": [
            {
                "it": each,
                "severity": words.in_words(words_of_programmes.SEVERITIES, each.severity.value),
                "asks": CHECKS[each.check].asks,
            }
            for each in findings
        ],
        "open_errors": open_errors,
        "checks": sorted(CHECKS.values(), key=lambda each: (each.severity.value, each.id)),
        "publications": publications(key),
        "may_waive": permission(request, "programmes.waive_check", {"edition": key}),
        "may_publish": permission(request, "programmes.publish_edition", {"edition": key}),
        "typed": typed or {},
        "refusal": refusal.splitlines(),
        "on": asked.on,
        "problems": asked.problems,
    }
    return render(request, "web/programme_checks.html", context, status=status)
