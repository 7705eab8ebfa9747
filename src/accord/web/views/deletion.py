"""Decisions to be deleted: an officer ticks them, the page says why each may or may not go, and writes the part of the paper."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accord.core.dates import ImpreciseDate, Precision
from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.decisions import queries
from accord.decisions.acts import record_work_event
from accord.decisions.models import WorkEventKind
from accord.decisions.queries import AgendaOf, DeletionRow, State, WorkRow
from accord.register.queries.meetings import MeetingRow, meeting, meetings
from accord.species.queries.side_by_side import current
from accord.web import words
from accord.web.acting import actor, permission
from accord.web.document_view import FILES, colophon, shown_blocks, taken_along
from accord.web.naming import language
from accord.web.questions import asked_for, line, question, today

_ACT = "decisions.record_work_event"
_GONE = (State.DELETED, State.REPEALED, State.SUPERSEDED, State.REVISED)
_MOST = 60  # meetings offered
_REPORTS = 4  # papers named beside a decision, each at the first place


def deletion(request: HttpRequest) -> HttpResponse:
    """The decisions that a meeting can propose to delete or delete, with the reasons; the others, with why not."""
    return _page(request)


def deletion_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The part of the committee paper with the decisions that are ticked."""
    from accord.documents.deletion_part import deletion_document  # noqa: PLC0415  (the writers take their time to load)
    from accord.documents.meeting_names import organ_called  # noqa: PLC0415

    key = line(request.GET.get("meeting", ""))
    found, rows = _found(key)
    organ = organ_called(found.meeting, language())
    document = deletion_document(found, _ticked(request, rows), language=language(), colophon=colophon(), organ=organ)
    return taken_along(document, ending, f"deletion-{key.replace(':', '-')}")


@require_POST
def propose(request: HttpRequest) -> HttpResponse:
    """Record that each decision that is ticked was proposed for deletion at the meeting."""
    key = line(request.POST.get("meeting", ""))
    keys = [line(each)[:80] for each in request.POST.getlist("work")]
    done: list[str] = []
    try:
        held = meeting(key)
        _check(request, held, keys)
        for each in keys:
            _record(request, held, each)
            done.append(each)
    except (Invalid, Conflict, NotFound, Refused) as error:
        status = {Refused: 403, Conflict: 409, NotFound: 404}.get(type(error), 400)
        if isinstance(error, NotFound) and not done and key not in {row.id for row in meetings()}:
            raise
        return _page(request, refusal=str(error), key=key, ticked=keys, done=done, status=status)
    messages.success(request, gettext("The proposal is recorded."))
    query = urlencode({"meeting": key, "work": keys}, doseq=True)
    return HttpResponseRedirect(f"{reverse('deletion')}?{query}")


def _check(request: HttpRequest, held: MeetingRow, keys: Sequence[str]) -> None:
    """Everything that can be known beforehand, so that not half of the decisions are recorded."""
    if not keys:
        raise Invalid(gettext("Tick the decisions first."), fields={"work": "is empty"})
    if held.starts is None:
        raise Invalid(f"the register knows no day of {held.id}")
    deletable = {each.work.id: each for each in queries.agenda_of(held.id, on=today()).deletable}
    reasons: list[str] = []
    for each in keys:
        allowed = permission(request, _ACT, {"work": each})
        reasons += [f"{each}: {reason}" for reason in allowed.reasons if not allowed.allowed]
        if allowed.allowed and each not in deletable:
            reasons.append(f"{each} was not found implemented or incorporated")
        elif allowed.allowed and deletable[each].against:
            reasons.append(f"{each}: {deletable[each].against}")
    if reasons:
        raise Refused("the deletion can't be proposed", dict.fromkeys(reasons))


def _record(request: HttpRequest, held: MeetingRow, work: str) -> None:
    assert held.starts is not None
    record_work_event(
        actor=actor(request),
        work=work,
        event=WorkEventKind.PROPOSED_FOR_DELETION,
        happened=ImpreciseDate(held.starts, Precision(held.precision)),
        meeting=held.id,
        reason=line(request.POST.get("reason", "")),
    )


def _page(
    request: HttpRequest,
    *,
    refusal: str = "",
    key: str = "",
    ticked: Sequence[str] = (),
    done: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    asked = question(request)
    offered = _offered()
    key = key or asked_for(request, ("meeting",))["meeting"] or _next(offered)
    found, rows = _found(key) if key else (None, ())
    ticks = set(ticked or request.GET.getlist("work"))
    chosen = [row for row in rows if row.found.work.id in ticks and not row.found.against]
    others = _others(found, rows) if found is not None else []
    context: dict[str, Any] = {
        "meetings": offered,
        "key": key,
        "agenda": found,
        "rows": [_row(request, row, is_ticked=row.found.work.id in ticks) for row in rows],
        "others": others,
        "ready": sum(not row.found.against for row in rows),
        "meetings_called": current().words.meetings,
        "chosen": chosen,
        "blocks": _preview(found, chosen) if found is not None and chosen else [],
        "document_language": language(),
        "query": urlencode({"meeting": key, "work": [row.found.work.id for row in chosen]}, doseq=True),
        "endings": [(ending, ending.upper()) for ending in FILES],
        "may": permission(request, _ACT, {"work": rows[0].found.work.id}) if rows else permission(request, _ACT),
        "refusal": refusal.splitlines(),
        "done": done,
        "problems": asked.problems,
        "on": asked.on,
    }
    return render(request, "web/deletion.html", context, status=status)


def _found(key: str) -> tuple[AgendaOf, tuple[DeletionRow, ...]]:
    """What a meeting must handle, and the decisions that it can let go. Raises NotFound."""
    return queries.agenda_of(key, on=today()), queries.deletion_rows(key, on=today(), language=language())


def _ticked(request: HttpRequest, rows: Sequence[DeletionRow]) -> list[DeletionRow]:
    """The rows that the address names; all where it names none."""
    ticks = set(request.GET.getlist("work"))
    return [row for row in rows if not ticks or row.found.work.id in ticks]


def _preview(found: AgendaOf, rows: Sequence[DeletionRow]) -> Any:
    from accord.documents.deletion_part import deletion_document  # noqa: PLC0415
    from accord.documents.meeting_names import organ_called  # noqa: PLC0415

    organ = organ_called(found.meeting, language())
    return shown_blocks(deletion_document(found, rows, language=language(), colophon=colophon(), organ=organ))


def _offered() -> list[MeetingRow]:
    """Meetings with a day, of bodies that take or prepare decisions: those to come first, then the latest."""
    rows = [row for row in meetings() if row.starts is not None]
    coming = [row for row in rows if row.starts and row.starts >= today()]
    held = [row for row in rows[::-1] if row.starts and row.starts < today()]
    return [*coming, *held][:_MOST]


def _next(offered: Sequence[MeetingRow]) -> str:
    """The meeting that the page opens with: the first that has anything to let go."""
    for row in offered[:12]:
        if queries.agenda_of(row.id, on=today()).deletable:
            return row.id
    return offered[0].id if offered else ""


def _row(request: HttpRequest, row: DeletionRow, *, is_ticked: bool) -> dict[str, Any]:
    work = row.found.work
    return {
        "it": row,
        "reports": list({each.paper: each for each in reversed(row.reported)}.values())[::-1][:_REPORTS],
        "work": work,
        "law": work.body.partition(":")[0].upper(),
        "is_ticked": is_ticked,
        "state": words.in_words(words.STATES, work.state.value),
        "because": [(words.in_words(words.WORK_EVENTS, event.event), event) for event in row.found.because],
        "may": permission(request, _ACT, {"work": work.id}),
    }


def _others(found: AgendaOf, rows: Sequence[DeletionRow]) -> list[dict[str, Any]]:
    """The other decisions of the convention, each with the reason why it stays."""
    law = next((row.found.work.body for row in rows), "").partition(":")[0] or found.meeting.partition(":")[0]
    listed = {row.found.work.id for row in rows}
    every = [row for row in queries.works(on=today(), kind="decision") if row.body.partition(":")[0] == law]
    latest = {row.revisions[-1] for row in every if not row.revision and row.revisions}
    kept = [row for row in every if row.id not in listed and (row.id in latest or not (row.revision or row.revisions))]
    return [{"work": row, "state": words.in_words(words.STATES, row.state.value), "why": _why_not(row)} for row in kept]


def _why_not(row: WorkRow) -> str:
    if row.state in _GONE:
        return gettext("It is gone already.")
    if row.state is State.IN_EFFECT:
        return gettext("In effect: no committee has found it implemented or incorporated.")
    if row.state is State.UNKNOWN:
        return gettext("The register holds no event of it.")
    return gettext("It does not stand as a decision in effect.")
