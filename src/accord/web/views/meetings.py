"""Meetings: the list with its calendar, and one meeting with its agenda, sources and what it must handle."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import formats
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accord.core.dates import read_date
from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.meetings import Overlap, Standing
from accord.register.acts import cancel_meeting, choose_dates, reschedule_meeting
from accord.register.queries.meeting_dates import conflicts, date_findings, served_by
from accord.register.queries.meetings import MeetingRow, below, meeting, meetings, years
from accord.web import words, words_of_meetings
from accord.web.acting import actor
from accord.web.calendar_drawing import draw_year, short_name, weeks
from accord.web.meeting_page import page_of
from accord.web.naming import body_names, country_names
from accord.web.questions import asked_for, leave_out_unknown, line, today

PER_PAGE = 50
#: Meetings to come and conflicts that the first screen shows; the list below has all.
_COMING, _CLASHES = 8, 30
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FILTERS = ("q", "year", "month", "body", "convention", "country", "standing")


def meeting_list(request: HttpRequest) -> HttpResponse:
    """All meetings with filters kept in the address, drawn as a year or a month; what comes next; what is in whose way."""
    problems: list[str] = []
    chosen = asked_for(request, _FILTERS)
    on = today()
    year, month = _year_and_month(chosen, problems, on)
    every = meetings()
    heads = served_by()
    options = _options(every, heads)
    known = {"standing": [each.value for each in Standing], **{key: list(each) for key, each in options.items()}}
    leave_out_unknown(chosen, known, problems)
    fitting = _fitting(every, chosen, on)
    shown_year = year or on.year
    of_year = [row for row in fitting if _in_year(row, shown_year)]
    rows = of_year if year else fitting
    if month:
        rows = [row for row in rows if _in_month(row, shown_year, month)]
    page = Paginator(rows if year else rows[::-1], PER_PAGE).get_page(request.GET.get("page"))
    names = _lane_names(set(heads.values()))
    context = {
        "page": page,
        "rows": _shown(page.object_list, on),
        "number": len(rows),
        "total": len(every),
        "chosen": chosen,
        "year": year,
        "shown_year": shown_year,
        "month": month,
        "month_name": formats.date_format(date(shown_year, month, 1), "F Y") if month else "",
        "weeks": _weeks(shown_year, month, rows) if month else [],
        "drawing": draw_year(of_year, shown_year, lanes=heads, names=names, today=on),
        "months": [(number, formats.date_format(date(2024, number, 1), "F")) for number in range(1, 13)],
        "years": [each for each, _ in years()][::-1],
        "coming": _shown([row for row in fitting if row.standing(on) in _AHEAD][:_COMING], on),
        "clashes": _clashes(chosen, year, fitting, on),
        "findings": _open_findings(every),
        "options": {key: sorted(each.items(), key=lambda pair: pair[1].casefold()) for key, each in options.items()},
        "standings": list(words_of_meetings.STANDINGS.items()),
        "on": on,
        "problems": problems,
    }
    return render(request, "web/meetings.html", context)


_AHEAD = (Standing.ANNOUNCED, Standing.PROVISIONAL, Standing.CONFIRMED, Standing.UNDER_WAY)


def meeting_page(request: HttpRequest, key: str) -> HttpResponse:
    """One meeting: how it stands, agenda, decisions, representation, sources side by side, what it must handle."""
    return render(request, "web/meeting.html", page_of(request, meeting(key)))


@require_POST
def decide(request: HttpRequest, key: str) -> HttpResponse:
    """Follow one of the sources, move the meeting (or postpone it), or call it off."""
    names = ("what", "statement", "reason", "starts", "ends", "city", "status")
    given = {name: line(request.POST.get(name, "")) for name in names}
    try:
        _decide(request, key, given)
    except (Invalid, Conflict, NotFound, Refused) as error:
        status = {Refused: 403, Conflict: 409, NotFound: 404}.get(type(error), 400)
        context = page_of(request, meeting(key)) | {"refusal": str(error).splitlines(), "given": given}
        return render(request, "web/meeting.html", context, status=status)
    messages.success(request, gettext("The decision is recorded."))
    return redirect("meeting", key=key)


def _decide(request: HttpRequest, key: str, given: dict[str, str]) -> None:
    who, reason = actor(request), given["reason"]
    match given["what"]:
        case "choose":
            statement = (
                int(given["statement"]) if given["statement"].isdecimal() and len(given["statement"]) < 10 else 0
            )
            choose_dates(actor=who, statement=statement, reason=reason)
        case "move":
            starts, ends = (read_date(given[name]) if given[name] else None for name in ("starts", "ends"))
            reschedule_meeting(
                actor=who,
                meeting=key,
                starts=starts,
                ends=ends,
                city=given["city"] or None,
                status=given["status"] or "provisional",
                moved_on=today(),
                reason=reason,
            )
        case "cancel":
            cancel_meeting(actor=who, meeting=key, reason=reason)
        case _:
            raise Invalid("say what is to be done: choose, move or cancel")


# The list ----------------------------------------------------------------------------------------------------------------


def _year_and_month(chosen: dict[str, str], problems: list[str], on: date) -> tuple[int | None, int | None]:
    """The year and month asked for; a month without a year is one of this year."""
    numbers: dict[str, int | None] = {}
    for key, least, most in (("year", _FIRST_YEAR, _LAST_YEAR), ("month", 1, 12)):
        given = chosen[key]
        is_good = given.isascii() and given.isdecimal() and len(given) <= 4 and least <= int(given) <= most
        if given and not is_good:
            problems.append(gettext("There is no filter “%(given)s”.") % {"given": given[:40]})
            chosen[key] = ""
        numbers[key] = int(given) if given and is_good else None
    if numbers["month"] and not numbers["year"]:
        numbers["year"] = on.year
        chosen["year"] = str(on.year)
    return numbers["year"], numbers["month"]


def _options(every: Iterable[MeetingRow], heads: dict[str, str]) -> dict[str, dict[str, str]]:
    """What the filters offer: the bodies that meet, what stands above them, the countries where they meet."""
    rows = list(every)
    bodies = {body for row in rows for body in row.bodies}
    above = {heads.get(body, body) for body in bodies}
    names = country_names()
    hosts = {row.country for row in rows if row.country}
    return {
        "body": body_names(bodies),
        "convention": _lane_names(above),
        "country": {code: names.get(code, code) for code in hosts},
    }


def _lane_names(keys: set[str]) -> dict[str, str]:
    """What stands at the head of a lane: the acronym as the identifier has it, else the name."""
    return {key: key.upper() if len(key) <= 8 else name for key, name in body_names(keys).items()}


def _fitting(every: Iterable[MeetingRow], chosen: dict[str, str], on: date) -> list[MeetingRow]:
    within = below(chosen["convention"]) if chosen["convention"] else frozenset()
    sought = chosen["q"].casefold().split()
    return [
        row
        for row in every
        if (not chosen["body"] or chosen["body"] in row.bodies)
        and (not within or not within.isdisjoint(row.bodies))
        and chosen["country"] in ("", row.country)
        and chosen["standing"] in ("", row.standing(on).value)
        and all(word in f"{row.title} {row.city} {row.id} {short_name(row)}".casefold() for word in sought)
    ]


def _in_year(row: MeetingRow, year: int) -> bool:
    when = row.days()
    return when is not None and when.earliest().year <= year <= when.latest().year


def _in_month(row: MeetingRow, year: int, month: int) -> bool:
    when = row.days()
    last = date(year, month, monthrange(year, month)[1])
    return when is not None and when.earliest() <= last and when.latest() >= date(year, month, 1)


def _weeks(year: int, month: int, rows: list[MeetingRow]) -> list[list[dict[str, Any]]]:
    return [
        [
            {"day": day, "inside": inside, "meetings": [{"it": row, "short": short_name(row)} for row in found]}
            for day, inside, found in week
        ]
        for week in weeks(year, month, rows)
    ]


def _shown(rows: Iterable[MeetingRow], on: date) -> list[dict[str, Any]]:
    held = list(rows)
    countries = country_names()
    bodies = body_names({body for row in held for body in row.bodies})
    return [
        {
            "it": row,
            "short": short_name(row),
            "bodies": [bodies.get(body, body) for body in row.bodies],
            "country": countries.get(row.country or "", row.country or ""),
            "standing": words.in_words(words_of_meetings.STANDINGS, row.standing(on).value),
            "code": row.standing(on).value,
            "mode": words.in_words(words_of_meetings.MODES, row.mode) if row.mode else "",
            "days": row.days(),
        }
        for row in held
    ]


def _clashes(chosen: dict[str, str], year: int | None, fitting: list[MeetingRow], on: date) -> dict[str, Any]:
    """Meetings in each other's way: of the chosen year, else those not yet over; only where one of them fits the filters."""
    since, until = (date(year, 1, 1), date(year, 12, 31)) if year else (on, None)
    kept = {row.id for row in fitting}
    found = [
        each
        for each in conflicts(since=since, until=until, convention=chosen["convention"])
        if each.one in kept or each.other in kept
    ]
    return {"rows": shown_clashes(found[:_CLASHES]), "number": len(found), "more": max(len(found) - _CLASHES, 0)}


def shown_clashes(found: Iterable[Overlap]) -> list[dict[str, Any]]:
    """Conflicts with both meetings, in words."""
    held = list(found)
    rows = (
        {row.id: row for row in meetings(ids={key for each in held for key in (each.one, each.other)})} if held else {}
    )
    return [
        {
            "it": each,
            "one": rows[each.one],
            "other": rows[each.other],
            "why": words.in_words(words_of_meetings.CLASHES, each.clash.value),
        }
        for each in held
    ]


def _open_findings(every: Iterable[MeetingRow]) -> list[MeetingRow]:
    open_ = {each.meeting for each in date_findings() if each.open}
    return [row for row in every if row.id in open_]
