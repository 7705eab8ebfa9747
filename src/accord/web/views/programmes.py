"""The joint work programmes: editions, and one edition with its activities, results and lineage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from accord.programmes.models import Descent, EditionStatus, ResultStatus
from accord.programmes.queries import ActivityRow, EditionRow, LineageRow, Progress, editions, programme_page

_LOOKS = (ResultStatus.DONE, ResultStatus.PARTLY, ResultStatus.NO_ACTION, ResultStatus.NONE_REPORTED)
_STATUS_WORDS = {
    ResultStatus.DONE: gettext_lazy("done"),
    ResultStatus.PARTLY: gettext_lazy("partly done"),
    ResultStatus.NO_ACTION: gettext_lazy("no action (said so)"),
    ResultStatus.NONE_REPORTED: gettext_lazy("none reported"),
    ResultStatus.NOT_ASSESSED: gettext_lazy("not assessed"),
    ResultStatus.NOT_YET_DUE: gettext_lazy("not yet due"),
    ResultStatus.OVERDUE: gettext_lazy("overdue"),
    ResultStatus.CANCELLED: gettext_lazy("cancelled"),
}
_EDITION_WORDS = {
    EditionStatus.DRAFT: gettext_lazy("draft"),
    EditionStatus.PROPOSED: gettext_lazy("before the committee"),
    EditionStatus.ENDORSED: gettext_lazy("endorsed"),
    EditionStatus.CLOSED: gettext_lazy("closed"),
}
_DESCENT_WORDS = {
    Descent.CONTINUED: gettext_lazy("continued"),
    Descent.CHANGED: gettext_lazy("changed"),
    Descent.MERGED: gettext_lazy("merged"),
    Descent.SPLIT: gettext_lazy("split"),
    Descent.GENERALISED: gettext_lazy("made more general"),
    Descent.ABSORBED: gettext_lazy("absorbed"),
    Descent.COMPLETED: gettext_lazy("completed"),
    Descent.DROPPED: gettext_lazy("dropped"),
    Descent.NEW: gettext_lazy("new"),
}


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
        "status": _EDITION_WORDS.get(EditionStatus(row.status), row.status),
        "endorsed": gettext("endorsed at: %(meeting)s") % {"meeting": row.endorsed_at_title} if row.endorsed_at else "",
        "progress": _bar(row.progress),
        "source": row.source,
    }


def _bar(progress: Progress) -> dict[str, Any]:
    parts: list[Part] = []
    before = 0
    for status, number in progress.counts.items():
        look = status.value if status in _LOOKS else "other"
        label = str(_STATUS_WORDS[status])
        parts.append(
            Part(status.value, label, number, look, 100 * before / progress.total, 100 * number / progress.total)
        )
        before += number
    said = ", ".join(f"{part.label}: {part.number} {gettext('of')} {progress.total}" for part in parts)
    return {"total": progress.total, "parts": parts, "in_words": said}


def programmes(request: HttpRequest) -> HttpResponse:
    """All editions with how they stand."""
    return render(request, "web/programmes.html", {"editions": edition_cards()})


def programme(request: HttpRequest, key: str) -> HttpResponse:
    """One edition: themes, activities, what was reported, and what each came from and became."""
    page = programme_page(key)
    chosen = request.GET.get("status", "")
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
                "condition": row.condition_text,
                "statuses": [_STATUS_WORDS[row.status]],
                "results": [result.text for result in row.results if result.text],
                "lineage": [*(_came_from(step) for step in row.origins), *(_became(step) for step in row.descent)],
            }
        )
        heading = row.subtheme
    return shown


def _came_from(step: LineageRow) -> dict[str, str]:
    words = str(_DESCENT_WORDS[Descent(step.relation)])
    if step.earlier is None:
        return {"words": words, "url": "", "reason": step.reason}
    return {
        "words": f"← {step.earlier_code} {_years(step.earlier_edition)}: {words}",
        "url": _address(step.earlier_edition, step.earlier),
        "reason": step.reason,
    }


def _became(step: LineageRow) -> dict[str, str]:
    words = str(_DESCENT_WORDS[Descent(step.relation)])
    if step.later is None:
        return {"words": words, "url": "", "reason": step.reason}
    return {
        "words": f"→ {step.later_code} {_years(step.later_edition)}: {words}",
        "url": _address(step.later_edition, step.later),
        "reason": step.reason,
    }


def _years(edition: str | None) -> str:
    return (edition or "").removeprefix("jwp-")


def _address(edition: str | None, activity: str) -> str:
    return f"{reverse('programme', args=[edition])}#{activity}" if edition else ""
