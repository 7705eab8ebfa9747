"""Duties to decide, one at a time: the sentence in its context, what the machine read in it, and the form to decide it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.decisions import queries
from accord.decisions.acts import CorrectedDuty, decide_duty
from accord.decisions.models import Verdict
from accord.decisions.queries import DutyRow, PaperRow, Passage
from accord.journal.models import Entry
from accord.journal.queries import Recorded, entry
from accord.journal.undoing import undo as undo_entry
from accord.web import words, words_of_papers
from accord.web.acting import actor, permission
from accord.web.passages import ShownSpan, Whom, caller, shown_passages, shown_span
from accord.web.questions import asked_for, leave_out_unknown, line, today

PER_PAGE: Final = 25
FILTERS: Final = ("body", "paper", "actor", "strength", "state")
#: What of the duties is shown; empty: those that wait.
STATES: Final = ("", "decided", "all")
_ACT: Final = "decisions.decide_duty"
#: Parts of the paper shown before and after the one in which the duty stands.
_AROUND: Final = 2
_ACTOR: Final = re.compile(r"[a-z0-9][a-z0-9-]*(?::[a-z0-9][a-z0-9-]*)*")
_DAY: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
#: What the form can correct: field of the form -> longest.
_FIELDS: Final = {"actors": 300, "recipient": 80, "strength": 14, "deadline_date": 10, "condition": 300, "action": 4000}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a paper, inside or outside of the clause that is to be decided."""

    is_clause: bool
    spans: list[ShownSpan]


def duty_review(request: HttpRequest) -> HttpResponse:
    """What waits for a person, one duty at a time in its context; filters are kept in the address."""
    return _page(request)


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Accept, correct or reject the duty, and go on to the next."""
    given = line(request.POST.get("duty", ""))
    rows = _rows("all")
    row = next((each for each in rows if str(each.id) == given), None)
    if row is None:
        raise NotFound(f"there is no duty “{given[:20]}”")
    chosen = _chosen(request, rows, [])
    after = _next(row, _fitting(rows, chosen))
    try:
        _decide(request, row)
    except (Invalid, Conflict, NotFound, Refused) as error:
        status = {Refused: 403, Conflict: 409, NotFound: 404}.get(type(error), 400)
        return _page(request, problem=str(error), typed=request.POST, item=row.id, status=status)
    messages.success(request, gettext("The decision is recorded."))
    return _onward(request, after)


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take back the last duty that one decided, by an entry of its own in the journal."""
    number = line(request.POST.get("number", ""))
    if not number.isdecimal() or len(number) > 12 or not Entry.objects.filter(number=int(number), act=_ACT).exists():
        raise NotFound(f"the journal has no such entry “{number[:20]}”")
    undo_entry(actor=actor(request), number=int(number), reason=line(request.POST.get("reason", "")))
    messages.success(request, gettext("Taken back: entry %(number)s of the journal.") % {"number": number})
    return _onward(request, line(request.POST.get("duty", "")))


def _decide(request: HttpRequest, row: DutyRow) -> None:
    said = line(request.POST.get("verdict", ""))
    if said not in Verdict.values or said == Verdict.PROPOSED:
        raise Invalid(gettext("Choose: accept, correct or reject."), fields={"verdict": "is missing"})
    verdict = Verdict(said)
    changes = _changes(request.POST, row) if verdict is not Verdict.REJECTED else {}
    if changes:
        verdict = Verdict.CORRECTED  # who changed a field and pressed Enter meant it
    decide_duty(
        actor=actor(request),
        duty=row.id,
        verdict=verdict,
        corrected=CorrectedDuty(**changes) if changes else None,
        reason=" ".join(request.POST.get("reason", "").split())[:4000],
    )


def _changes(given: Mapping[str, str], row: DutyRow) -> dict[str, Any]:
    """The fields that were changed, checked. Raises Invalid."""
    typed = {name: " ".join(given.get(name, "").split()) for name in _FIELDS if name in given}
    changed = {name: value for name, value in typed.items() if value != _held(row)[name]}
    for name, value in changed.items():
        if len(value) > _FIELDS[name]:
            raise Invalid(gettext("That is too long."), fields={name: "is too long"})
    actors = changed.get("actors", "").split()
    for each in (*actors, *changed.get("recipient", "").split()):
        if not _ACTOR.fullmatch(each):
            raise Invalid(
                gettext("“%(given)s” is no actor: write body:organ, such as cites:sc.") % {"given": each[:60]},
                fields={"actors": "can't be read"},
            )
    if changed.get("deadline_date") and not _DAY.fullmatch(changed["deadline_date"]):
        raise Invalid(gettext("A deadline is a year, a month or a day: 2028, 2028-06 or 2028-06-30."))
    if "strength" in changed and changed["strength"] not in words_of_papers.STRENGTHS:
        raise Invalid(gettext("Choose how strongly it asks."))
    found: dict[str, Any] = dict(changed)
    if "actors" in changed:
        found["actors"] = tuple(actors)
    return found


def _held(row: DutyRow) -> dict[str, str]:
    """What the form shows of a duty as it stands."""
    return {
        "actors": " ".join(row.actors),
        "recipient": row.recipient,
        "strength": row.strength,
        "deadline_date": row.deadline_date,
        "condition": " ".join(row.condition.split()),
        "action": " ".join(row.action.split()),
    }


def _page(
    request: HttpRequest,
    *,
    problem: str = "",
    typed: Mapping[str, str] | None = None,
    item: int | None = None,
    status: int = 200,
) -> HttpResponse:
    problems: list[str] = []
    rows = _rows("all")
    papers = {each.id: each for each in queries.papers()}
    chosen = _chosen(request, rows, problems)
    fitting = _fitting(rows, chosen, papers)
    asked = line(request.GET.get("duty", "")) if item is None else str(item)
    row = next((each for each in rows if str(each.id) == asked), None) if asked else next(iter(fitting), None)
    if asked and row is None:
        problems.append(gettext("There is no duty “%(given)s”.") % {"given": asked[:20]})
        row = next(iter(fitting), None)
    whom = caller({each for each_row in rows for each in (*each_row.actors, each_row.recipient) if each})
    narrowed = _fitting(rows, {**chosen, "state": "all"}, papers)
    decided = sum(each.verdict != Verdict.PROPOSED for each in narrowed)
    context: dict[str, Any] = {
        "problems": problems,
        "refusal": problem.splitlines(),
        "chosen": chosen,
        "kept": _kept(chosen),
        "decided": decided,
        "total": len(narrowed),
        "verdicts": _verdicts(narrowed),
        "papers": _by_paper(rows, papers),
        "bodies": sorted({_law(papers.get(each.paper)) for each in rows} - {""}),
        "actors": sorted(
            ((each, whom(each)) for each in {one for r in rows for one in r.actors}), key=lambda p: str(p[1])
        ),
        "strengths": list(words_of_papers.STRENGTHS.items())[:3],
        "states": [(state, words.in_words(words_of_papers.QUEUE_STATES, state)) for state in STATES],
        "page": Paginator([_listed(each, whom) for each in fitting], PER_PAGE).get_page(request.GET.get("page")),
        "last": _last_own(actor(request).name) if request.user.is_authenticated else None,
        "autofocus": bool(asked) and not problem,
    }
    if row is not None:
        context |= _about(request, row, fitting, whom, typed)
        context["paper"] = papers.get(row.paper)
    return render(request, "web/duty_review.html", context, status=status)


def _about(
    request: HttpRequest, row: DutyRow, fitting: Sequence[DutyRow], whom: Whom, typed: Mapping[str, str] | None
) -> dict[str, Any]:
    keys = [each.id for each in fitting]
    at = keys.index(row.id) if row.id in keys else -1
    known = {work.id for work in queries.works()}
    read = queries.passages(row.paper, on=today())
    place = next((n for n, part in enumerate(read) if _start(part) <= row.start < _start(part) + _length(part)), 0)
    near = slice(max(0, place - _AROUND), place + 1 + _AROUND)
    parts = shown_passages(read[near], whom, known)
    here = place - near.start
    held = _held(row)
    return {
        "row": row,
        "whom": [(each, whom(each)) for each in row.actors],
        "recipient": whom(row.recipient) if row.recipient else "",
        "number": at + 1,
        "previous": keys[at - 1] if at > 0 else 0,
        "next": keys[at + 1] if at + 1 < len(keys) else 0,
        "before": parts[:here],
        "stretches": _stretches(read[place], row, known) if read else [],
        "after": parts[here + 1 :],
        "form": {name: (typed or {}).get(name, value) for name, value in held.items()},
        "reason": (typed or {}).get("reason", row.reason),
        "verdict": (typed or {}).get("verdict") or (row.verdict if row.verdict != Verdict.PROPOSED else "accepted"),
        "options": [
            ("accepted", gettext("It is so"), "1"),
            ("corrected", gettext("It is so, with the corrections below"), "2"),
            ("rejected", gettext("It is no duty"), "3"),
        ],
        "may": permission(request, _ACT, {"duty": row.id}),
    }


def _start(part: Passage) -> int:
    return part.spans[0].start if part.spans else 0


def _length(part: Passage) -> int:
    last = part.spans[-1] if part.spans else None
    return last.start + len(last.text) - part.spans[0].start if last else 0


def _stretches(part: Passage, row: DutyRow, known: set[str]) -> list[Stretch]:
    """The words of a part, cut where the clause begins and ends."""
    found: list[Stretch] = []
    for span in part.spans:
        end = span.start + len(span.text)
        cuts = [span.start, *sorted(cut for cut in (row.start, row.end) if span.start < cut < end), end]
        for first, last in pairwise(cuts):
            piece = replace(span, text=span.text[first - span.start : last - span.start], start=first)
            inside = row.start <= first < row.end
            if not found or found[-1].is_clause is not inside:
                found.append(Stretch(inside, []))
            found[-1].spans.append(shown_span(piece, known))
    return found


def _rows(state: str) -> list[DutyRow]:
    """All duties in the order in which one reads them, the rejected ones too."""
    rejected = queries.duties(on=today(), verdict=Verdict.REJECTED) if state != "waiting" else ()
    return sorted((*queries.duties(on=today()), *rejected), key=lambda row: (row.paper, row.start, row.id))


def _chosen(request: HttpRequest, rows: Sequence[DutyRow], problems: list[str]) -> dict[str, str]:
    given = {**asked_for(request, FILTERS)}
    known = {
        "paper": {row.paper for row in rows},
        "actor": {each for row in rows for each in row.actors},
        "strength": list(words_of_papers.STRENGTHS),
        "state": STATES,
    }
    leave_out_unknown(given, known, problems)
    return given


def _fitting(
    rows: Sequence[DutyRow], chosen: Mapping[str, str], papers: Mapping[str, PaperRow] | None = None
) -> list[DutyRow]:
    if papers is None:
        papers = {each.id: each for each in queries.papers()}
    return [
        row
        for row in rows
        if chosen["paper"] in ("", row.paper)
        and (not chosen["actor"] or chosen["actor"] in row.actors)
        and chosen["strength"] in ("", row.strength)
        and chosen["body"] in ("", _law(papers.get(row.paper)))
        and (chosen["state"] == "all" or (row.verdict == Verdict.PROPOSED) is (chosen["state"] == ""))
    ]


def _next(row: DutyRow, fitting: Sequence[DutyRow]) -> str:
    keys = [each.id for each in fitting]
    at = keys.index(row.id) if row.id in keys else -1
    return str(keys[at + 1]) if at + 1 < len(keys) else ""


def _law(paper: PaperRow | None) -> str:
    """The convention whose paper it is."""
    return (paper.issuer or "").partition(":")[0] if paper else ""


def _by_paper(rows: Sequence[DutyRow], papers: Mapping[str, PaperRow]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        title = papers[row.paper].title if row.paper in papers else row.paper
        each = found.setdefault(row.paper, {"id": row.paper, "title": title, "decided": 0, "total": 0})
        each["total"] += 1
        each["decided"] += row.verdict != Verdict.PROPOSED
    return list(found.values())


def _verdicts(rows: Sequence[DutyRow]) -> list[tuple[str, int]]:
    return [(verdict.value, sum(row.verdict == verdict for row in rows)) for verdict in Verdict]


def _listed(row: DutyRow, whom: Whom) -> dict[str, Any]:
    return {"it": row, "actors": [whom(each) for each in row.actors]}


def _last_own(name: str) -> Recorded | None:
    """The last duty that somebody decided, where the decision was not taken back."""
    row = Entry.objects.filter(actor=name, act__in=(_ACT, "journal.undo")).order_by("-number").first()
    return entry(row.number) if row is not None and row.act == _ACT else None


def _kept(chosen: Mapping[str, str]) -> str:
    return urlencode({key: value for key, value in chosen.items() if value})


def _onward(request: HttpRequest, duty: str) -> HttpResponse:
    """To a duty with the same filters. Without a fragment in the address, as that would keep the form from the focus."""
    query = _chosen(request, _rows("all"), []) | {"duty": duty}
    asked = urlencode({key: value for key, value in query.items() if value})
    return HttpResponseRedirect(f"{reverse('duty-review')}?{asked}" if asked else reverse("duty-review"))
