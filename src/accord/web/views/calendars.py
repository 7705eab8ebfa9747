"""Calendars to subscribe to: the page that explains them, and the calendars themselves (iCalendar)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accord.core.errors import Invalid, NotFound
from accord.register.acts import close_feed, open_feed
from accord.register.models import Account
from accord.register.queries.accounts import actor_of
from accord.register.queries.feeds import feed_since, owner_of_feed
from accord.register.queries.meetings import meetings
from accord.species.queries.pages import LANGUAGES
from accord.web.acting import actor
from accord.web.meeting_calendars import KINDS, Asked, Written, of_somebody, written
from accord.web.naming import body_names, country_names, language
from accord.web.questions import today

_SHOWN_ONCE = "accord_feed"


@never_cache
def calendars(request: HttpRequest) -> HttpResponse:
    """What can be subscribed to, how a calendar program is told, and one's own calendar."""
    rows = meetings()
    bodies = body_names({body for row in rows for body in row.bodies})
    tops = body_names({row.body.partition(":")[0] for row in rows})
    countries = country_names()
    hosts = {row.country: countries.get(row.country, row.country) for row in rows if row.country}
    is_known = isinstance(request.user, Account)
    token = request.session.pop(_SHOWN_ONCE, "") if is_known else ""
    context: dict[str, Any] = {
        "all": _address(request, "all", "register"),
        "conventions": _addresses(request, "convention", tops),
        "bodies": _addresses(request, "body", bodies),
        "countries": _addresses(request, "country", hosts),
        "private": request.build_absolute_uri(reverse("calendar-mine", args=[token])) if token else "",
        "since": feed_since(request.user.get_username()) if is_known else None,
        "is_known": is_known,
    }
    return render(request, "web/calendars.html", context)


def calendar(request: HttpRequest, kind: str, key: str) -> HttpResponseBase:
    """One calendar as iCalendar; a program that has it already is told that nothing changed."""
    if kind not in KINDS:
        raise NotFound(f"there is no calendar of the kind {kind[:40]}")
    with override(_wanted(request)):
        asked = _asked(request, kind, "" if kind == "all" else key)
        return _answer(request, written(asked, on=today()), f"{kind}-{key}")


def mine(request: HttpRequest, token: str) -> HttpResponseBase:
    """Somebody's own duties and meetings, by an address that nobody can guess. Not found once it was closed."""
    account = owner_of_feed(token)
    if account is None:
        raise NotFound("there is no such calendar, or its owner has closed it")
    with override(_wanted(request)):
        found = of_somebody(actor_of(account, as_of=today()), _asked(request, "mine", ""), on=today())
        answer = _answer(request, found, "duties")
    answer["Cache-Control"] = "private, no-cache"
    return answer


@require_POST
def change_mine(request: HttpRequest) -> HttpResponse:
    """Open one's own calendar (an earlier address ends), or close it."""
    who = actor(request)
    match request.POST.get("what", ""):
        case "open":
            request.session[_SHOWN_ONCE] = open_feed(actor=who, username=who.name)
            messages.success(request, gettext("Your calendar has a new address. It is shown this once."))
        case "close":
            close_feed(actor=who, username=who.name)
            messages.success(request, gettext("Your calendar is closed; its address leads nowhere any more."))
        case _:
            raise Invalid("say what is to be done: open or close")
    return redirect("calendars")


def _wanted(request: HttpRequest) -> str:
    """The language that the address asks for: a calendar program doesn't say which one its owner reads."""
    given = request.GET.get("lang", "")
    return given if given in LANGUAGES else language()


def _asked(request: HttpRequest, kind: str, key: str) -> Asked:
    site = request.build_absolute_uri("/").rstrip("/")
    return Asked(
        kind=kind,
        key=key,
        language=language(),
        site=site,
        source=request.build_absolute_uri() if kind != "mine" else "",
        with_months=request.GET.get("months") == "1",
    )


def _answer(request: HttpRequest, found: Written, name: str) -> HttpResponseBase:
    answer = HttpResponse(found.content, content_type="text/calendar; charset=utf-8")
    safe = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name)[:80]
    answer["Content-Disposition"] = f'inline; filename="{safe}.ics"'
    answer["ETag"] = found.etag
    answer["Cache-Control"] = "no-cache"
    answer["Content-Language"] = language()
    if found.modified is not None:
        answer["Last-Modified"] = http_date(found.modified)
    # By the ETag alone: the language or a meeting that left the calendar changes it without a later date.
    checked = get_conditional_response(request, etag=found.etag, response=answer)
    return checked if checked is not None else answer


def _address(request: HttpRequest, kind: str, key: str) -> dict[str, str]:
    path = reverse("calendar", args=[kind, key])
    whole = request.build_absolute_uri(path)
    return {"path": path, "whole": whole, "webcal": "webcal:" + whole.partition(":")[2]}


def _addresses(request: HttpRequest, kind: str, names: dict[str, str]) -> list[dict[str, str]]:
    order = sorted(names.items(), key=lambda pair: pair[1].casefold())
    return [{"name": name, **_address(request, kind, key)} for key, name in order]
