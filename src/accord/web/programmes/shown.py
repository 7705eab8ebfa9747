"""Editions, activities and results as the pages show them: codes in words, identifiers as names, links."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from accord.core.dates import ImpreciseDate, Precision
from accord.core.programme.edition import Funding, View
from accord.programmes.models import EditionStatus, ResultStatus
from accord.programmes.queries import ActivityRow, EditionRow, LineageRow, Progress, ResultRow
from accord.register.models import Meeting
from accord.web import words, words_of_programmes
from accord.web.naming import body_names
from accord.web.programmes.lineage_drawing import years_of

_LOOKS = (
    ResultStatus.DONE,
    ResultStatus.PARTLY,
    ResultStatus.NO_ACTION,
    ResultStatus.NONE_REPORTED,
    ResultStatus.OVERDUE,
)


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of the bar of progress; `x` and `width` in per cent of the whole."""

    code: str
    label: str
    number: int
    look: str
    x: float
    width: float


def card(row: EditionRow) -> dict[str, Any]:
    """An edition with its progress."""
    extended = row.extensions[-1].until if row.extensions else None
    return {
        "id": row.id,
        "title": row.title,
        "years": years_of(row) if row.starts else "",
        "status": words.in_words(words.EDITIONS, row.status),
        "endorsed_at": row.endorsed_at_title if row.endorsed_at and row.status == EditionStatus.ENDORSED else "",
        "extended_to": extended,
        "first_ends": row.first_ends,
        "progress": bar(row.progress),
        "source": row.source,
        "published": row.published,
        "note": row.note,
    }


def bar(progress: Progress) -> dict[str, Any]:
    """How many activities stand how, as a bar with its legend."""
    slices: list[Slice] = []
    before = 0
    for status, number in progress.counts.items():
        label = words.in_words(words.RESULTS, status)
        place, width = 100 * before / progress.total, 100 * number / progress.total
        slices.append(Slice(status.value, label, number, look(status), place, width))
        before += number
    said = ", ".join(
        gettext("%(status)s: %(number)s of %(total)s")
        % {"status": part.label, "number": part.number, "total": progress.total}
        for part in slices
    )
    return {"total": progress.total, "parts": slices, "in_words": said, "reported": progress.reported}


def look(status: ResultStatus) -> str:
    """The class of the style sheet for a status."""
    return status.value if status in _LOOKS else "other"


def activities(rows: Sequence[ActivityRow], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Activities in printed order, each heading once over those that it stands above."""
    shown = []
    heading = ""
    for row in rows:
        shown.append({**activity(row, names), "heading": row.subtheme if row.subtheme != heading else ""})
        heading = row.subtheme
    return shown


def activity(row: ActivityRow, names: Mapping[str, str]) -> dict[str, Any]:
    """One activity with everything said of it in words."""
    value = row.detail
    return {
        "key": row.id,
        "anchor": row.id,
        "code": row.printed_code.rstrip(". -–") or row.code,
        "subtheme": row.subtheme,
        "text": row.text,
        "items": row.items,
        "conditions": [words.in_words(words.CONDITIONS, code) for code in row.conditions],
        "printed_condition": row.condition_text,
        "deadline": ImpreciseDate(value.deadline.last, value.deadline.precision) if value.deadline else None,
        "deadline_words": value.deadline.words if value.deadline else "",
        "recurrence": words.in_words(words_of_programmes.RECURRENCES, value.recurrence) if value.recurrence else "",
        "taxa": row.taxa,
        "regions": value.regions,
        "roles": [
            (words.in_words(words_of_programmes.PARTS, role.part.value), names.get(role.body, role.body))
            for role in value.roles
        ],
        "mandates": value.mandates,
        "funding": [_funding(each) for each in value.funding],
        "indicators": value.indicators,
        "status": {
            "code": row.status.value,
            "words": words.in_words(words.RESULTS, row.status),
            "look": look(row.status),
        },
        "because": row.because,
        "late_since": row.late_since,
        "results": [result(each, names) for each in row.results if each.text],
        "notes": [each.note for each in row.results if each.note],
        "lineage": [*(_came_from(step) for step in row.origins), *(_became(step) for step in row.descent)],
        "version": value.version,
        "cancelled_because": value.cancelled_because,
        "source": row.source,
        "locator": row.locator,
    }


def names_of(rows: Sequence[ActivityRow], editions: Iterable[EditionRow] = ()) -> dict[str, str]:
    """The names of all bodies and meetings that these activities and editions speak of."""
    bodies = {role.body for row in rows for role in row.detail.roles}
    bodies |= {view.body for row in rows for each in row.results for view in each.views}
    bodies |= {each.drafted_by for row in rows for each in row.results if each.drafted_by}
    bodies |= {body for edition in editions for body in edition.bodies}
    meetings = {each.reported_at for row in rows for each in row.results if each.reported_at}
    titles = dict(Meeting.objects.filter(id__in=meetings).values_list("id", "title")) if meetings else {}
    return {**body_names(bodies), **titles}


def result(row: ResultRow, names: Mapping[str, str]) -> dict[str, Any]:
    """One result with who drafted it, what the other side says of it, and what shows that it is so."""
    agreement = row.agreement.value if row.agreement else ""
    return {
        "key": row.result,
        "text": row.text,
        "agreement": agreement,
        "agreement_words": words.in_words(words_of_programmes.AGREEMENTS, agreement) if agreement else "",
        "drafted_by": names.get(row.drafted_by or "", row.drafted_by or ""),
        "author": row.author,
        "reported_on": row.reported_on,
        "reported_at": names.get(row.reported_at or "", ""),
        "views": [_view(each, row, names) for each in row.views],
        "evidence": row.evidence,
        "version": row.version,
        "note": row.note,
    }


def _view(view: View, of: ResultRow, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "body": names.get(view.body, view.body),
        "verdict": words.in_words(words_of_programmes.VERDICTS, view.verdict.value),
        "words": view.words,
        "author": view.author,
        "on": view.on,
        "is_of_this_wording": view.version == of.version,
    }


def _funding(each: Funding) -> dict[str, Any]:
    amount = f"{each.amount:,.0f} {each.currency}".strip() if each.amount is not None else ""
    return {
        "kind": gettext("needed") if each.needed else gettext("found"),
        "amount": amount or gettext("amount not known"),
        "funder": each.funder,
        "status": each.status,
        "on": each.on,
        "note": each.note,
    }


def printed(day: ImpreciseDate | None) -> str:
    """An imprecise date as ISO 8601 writes it."""
    if day is None:
        return ""
    length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[day.precision]
    return day.day.isoformat()[:length]


def _came_from(step: LineageRow) -> dict[str, str]:
    relation = words.in_words(words.DESCENT, step.relation)
    if step.earlier is None:
        return {"words": relation, "url": "", "reason": step.reason}
    return {
        "words": f"← {step.earlier_code} {_years(step.earlier_edition)}: {relation}",
        "url": reverse("activity", args=[step.earlier]),
        "reason": step.reason,
    }


def _became(step: LineageRow) -> dict[str, str]:
    relation = words.in_words(words.DESCENT, step.relation)
    if step.later is None:
        return {"words": relation, "url": "", "reason": step.reason}
    return {
        "words": f"→ {step.later_code} {_years(step.later_edition)}: {relation}",
        "url": reverse("activity", args=[step.later]),
        "reason": step.reason,
    }


def _years(edition: str | None) -> str:
    return (edition or "").removeprefix("jwp-")
