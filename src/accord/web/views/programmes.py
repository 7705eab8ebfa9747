"""The joint work programmes: editions, and one edition with its activities, results, money, lineage and deadlines."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accord.programmes.queries import ActivityRow, editions, programme_page, publications
from accord.web import words
from accord.web.programmes import choice, shown
from accord.web.programmes.reading import may_read_drafts, seen_editions
from accord.web.questions import asked_for, leave_out_unknown, question


def edition_cards() -> list[dict[str, Any]]:
    """The editions that everybody may see, the latest first."""
    return [shown.card(row) for row in editions()]


def programmes(request: HttpRequest) -> HttpResponse:
    """All editions with how they stand today."""
    asked = question(request)
    rows = seen_editions(request, on=asked.on)
    context = {"editions": [shown.card(row) for row in rows], "on": asked.on, "problems": asked.problems}
    return render(request, "web/programmes.html", context)


def programme(request: HttpRequest, key: str) -> HttpResponse:
    """One edition on a day: its themes and activities, filtered; the counts lead to the lists behind them."""
    asked = question(request)
    drafts = may_read_drafts(request, key)
    page = programme_page(key, on=asked.on, drafts=drafts)
    every = [row for theme in page.themes for row in theme.activities]
    can = choice.options(every)
    filters = asked_for(request, choice.KEYS)
    known = {
        "status": can.statuses,
        "theme": [theme.code for theme in page.themes],
        "body": can.bodies,
        "animal": can.animals,
        "funding": tuple(choice.FUNDING),
    }
    leave_out_unknown(filters, known, asked.problems)
    names = shown.names_of(every, [page.edition])
    themes = []
    for theme in page.themes:
        rows = choice.chosen(theme.activities, filters) if filters["theme"] in ("", theme.code) else []
        if rows or not any(filters.values()):
            themes.append(
                {
                    "code": theme.code,
                    "title": theme.title,
                    "text": theme.text,
                    "progress": shown.bar(theme.progress),
                    "activities": shown.activities(rows, names),
                }
            )
    context = {
        "edition": shown.card(page.edition),
        "bodies": [names.get(body, body) for body in page.edition.bodies],
        "mandates": page.edition.mandates,
        "document": page.edition.document,
        "themes": themes,
        "number": sum(len(theme["activities"]) for theme in themes),
        "chosen": filters,
        "statuses": [(code, words.in_words(words.RESULTS, code)) for code in can.statuses],
        "theme_codes": [(theme.code, theme.title) for theme in page.themes],
        "body_codes": [(code, names.get(code, code)) for code in can.bodies],
        "animals": can.animals,
        "fundings": [(code, choice.FUNDING[code]) for code in can.funding],
        "deadlines": _deadlines(every, names),
        "drafts": drafts,
        "on": asked.on,
        "problems": asked.problems,
        "publications": publications(key),
    }
    return render(request, "web/programme.html", context)


def _deadlines(rows: list[ActivityRow], names: dict[str, str]) -> list[dict[str, Any]]:
    """The activities with a deadline, the next first: the calendar of the edition."""
    dated = sorted((row for row in rows if row.deadline is not None), key=lambda row: (row.deadline, row.code))
    return [shown.activity(row, names) for row in dated]
