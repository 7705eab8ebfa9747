"""The joint work programmes: editions, and one edition with its activities, results and lineage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from accord.programmes.models import EditionStatus, ResultStatus
from accord.programmes.queries import ActivityRow, EditionRow, LineageRow, Progress, editions, programme_page
from accord.web import words
from accord.web.questions import line

_LOOKS = (ResultStatus.DONE, ResultStatus.PARTLY, ResultStatus.NO_ACTION, ResultStatus.NONE_REPORTED)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the bar of progress; `x` and `width` in per cent of the whole."""

    code: str
    label: str
    number: int
    look: str
    x: float
    width: float


def edition_cards() -> list[dict[str, Any]]:
    """The editions as the pages show them, the latest first."""
    return [_card(row) for row in editions()]


def _card(row: EditionRow) -> dict[str, Any]:
    years = f"{row.starts.year}–{row.ends.year if row.ends else ''}" if row.starts else ""
    return {
        "id": row.id,
        "title": row.title,
        "years": years,
        "status": words.in_words(words.EDITIONS, row.status),
        "endorsed_at": row.endorsed_at_title if row.endorsed_at and row.status == EditionStatus.ENDORSED else "",
        "progress": _bar(row.progress),
        "source": row.source,
    }


def _bar(progress: Progress) -> dict[str, Any]:
    parts: list[Part] = []
    before = 0
    for status, number in progress.counts.items():
        look = _look(status)
        label = words.in_words(words.RESULTS, status)
        parts.append(
            Part(status.value, label, number, look, 100 * before / progress.total, 100 * number / progress.total)
        )
        before += number
    said = ", ".join(
        gettext("%(status)s: %(number)s of %(total)s")
        % {"status": part.label, "number": part.number, "total": progress.total}
        for part in parts
    )
    return {"total": progress.total, "parts": parts, "in_words": said, "reported": progress.reported}


def _look(status: ResultStatus) -> str:
    return status.value if status in _LOOKS else "other"


def programmes(request: HttpRequest) -> HttpResponse:
    """All editions with how they stand."""
    return render(request, "web/programmes.html", {"editions": edition_cards()})


def programme(request: HttpRequest, key: str) -> HttpResponse:
    """One edition: themes, activities, what was reported, and what each came from and became."""
    page = programme_page(key)
    chosen = line(request.GET.get("status", ""))
    if chosen not in list(ResultStatus):
        chosen = ""
    themes = []
    for theme in page.themes:
        rows = [row for row in theme.activities if chosen in ("", row.status.value)]
        if rows or not chosen:
            themes.append(
                {"code": theme.code, "title": theme.title, "text": theme.text, "activities": _activities(rows)}
            )
    context = {"edition": _card(page.edition), "themes": themes, "chosen": chosen}
    return render(request, "web/programme.html", context)


def _activities(rows: Sequence[ActivityRow]) -> list[dict[str, Any]]:
    shown = []
    heading = ""
    for row in rows:
        shown.append(
            {
                "anchor": row.id,
                "code": row.printed_code.rstrip("."),
                "heading": row.subtheme if row.subtheme != heading else "",
                "text": row.text,
                "items": row.items,
                "conditions": [words.in_words(words.CONDITIONS, code) for code in row.conditions],
                "printed_condition": row.condition_text,
                "status": {"words": words.in_words(words.RESULTS, row.status), "look": _look(row.status)},
                "results": [result.text for result in row.results if result.text],
                "lineage": [*(_came_from(step) for step in row.origins), *(_became(step) for step in row.descent)],
            }
        )
        heading = row.subtheme
    return shown


def _came_from(step: LineageRow) -> dict[str, str]:
    relation = words.in_words(words.DESCENT, step.relation)
    if step.earlier is None:
        return {"words": relation, "url": "", "reason": step.reason}
    return {
        "words": f"← {step.earlier_code} {_years(step.earlier_edition)}: {relation}",
        "url": _address(step.earlier_edition, step.earlier),
        "reason": step.reason,
    }


def _became(step: LineageRow) -> dict[str, str]:
    relation = words.in_words(words.DESCENT, step.relation)
    if step.later is None:
        return {"words": relation, "url": "", "reason": step.reason}
    return {
        "words": f"→ {step.later_code} {_years(step.later_edition)}: {relation}",
        "url": _address(step.later_edition, step.later),
        "reason": step.reason,
    }


def _years(edition: str | None) -> str:
    return (edition or "").removeprefix("jwp-")


def _address(edition: str | None, activity: str) -> str:
    return f"{reverse('programme', args=[edition])}#{activity}" if edition else ""
