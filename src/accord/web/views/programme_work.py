"""Working with joint programmes: what waits, what became of what, what changed between two days, what keeps it from print."""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from accord.core.programme.edition import Agreement
from accord.programmes.models import ResultStatus
from accord.programmes.queries import (
    ActivityRow,
    Moment,
    ProgrammePage,
    ResultRow,
    compared,
    edition,
    editions,
    programme_page,
)
from accord.programmes.queries.described import lineage_rows
from accord.web.programmes import differences, shown
from accord.web.programmes.lineage_drawing import draw
from accord.web.programmes.reading import may_read_drafts, may_see
from accord.web.questions import asked_day, asked_for, leave_out_unknown, question, today

_OPEN = (ResultStatus.NOT_ASSESSED, ResultStatus.NONE_REPORTED, ResultStatus.OVERDUE, ResultStatus.NOT_YET_DUE)


def work(request: HttpRequest) -> HttpResponse:
    """The lists of what waits: overdue, to be confirmed, disputed, nothing reported, without a mandate or a lead."""
    asked = question(request)
    chosen = asked_for(request, ("edition", "body"))
    rows = [row for row in editions(on=asked.on, drafts=True) if may_see(request, row)]
    bodies = tuple(dict.fromkeys(body for row in rows for body in row.bodies))
    leave_out_unknown(chosen, {"edition": [row.id for row in rows], "body": bodies}, asked.problems)
    filled = [row for row in rows if row.progress.total]
    running = [row for row in filled if not row.ends or row.ends >= asked.on] or filled[:1]
    wanted = [row for row in rows if row.id == chosen["edition"]] if chosen["edition"] else running
    pages = [programme_page(row.id, on=asked.on, drafts=may_read_drafts(request, row.id)) for row in wanted]
    every = [row for page in pages for theme in page.themes for row in theme.activities]
    names = shown.names_of(every, rows)
    lists = []
    for code, title, meaning, fits in _LISTS:
        found = [row for page in pages for row in _activities(page) if fits(row, chosen["body"])]
        its = [shown.activity(row, names) | {"years": row.edition.removeprefix("jwp-")} for row in found]
        lists.append({"code": code, "title": title, "meaning": meaning, "rows": its})
    context = {
        "lists": lists,
        "editions": [(row.id, row.title) for row in rows],
        "bodies": [(body, names.get(body, body)) for body in bodies],
        "chosen": chosen,
        "wanted": [shown.card(row) for row in wanted],
        "on": asked.on,
        "problems": asked.problems,
    }
    return render(request, "web/programme_work.html", context)


def _activities(page: ProgrammePage) -> Iterator[ActivityRow]:
    for theme in page.themes:
        yield from theme.activities


def _waits_for(row: ActivityRow, body: str) -> bool:
    """Whether a draft result of another side waits for what `body` (or, without one, anybody) says of it."""
    return any(
        each.agreement is Agreement.DRAFT and (not body or (each.drafted_by != body and body not in _said(each)))
        for each in row.results
    )


def _said(row: ResultRow) -> set[str]:
    """The sides that have said something of the wording as it is now."""
    return {view.body for view in row.views if view.version == row.version}


#: Code, title, meaning, which activities.
_LISTS: tuple[tuple[str, Any, Any, Callable[[ActivityRow, str], bool]], ...] = (
    ("overdue", _("Overdue"), _("Their day has passed, and they are not done."), lambda row, _body: row.late_since is not None),
    ("waits", _("Waiting for confirmation"), _("One side has drafted a result; the other has not said anything of this wording."), _waits_for),
    ("disputed", _("Disputed"), _("The sides differ; both views are kept, and neither goes into a document."), lambda row, _body: any(each.agreement is Agreement.DISPUTED for each in row.results)),
    ("silent", _("Nothing reported"), _("No result is recorded, nor that there was no action."), lambda row, _body: row.status in _OPEN and row.late_since is None),
    ("mandate", _("Without a mandate"), _("No text of the conventions is recorded on which they rest."), lambda row, _body: not row.mandates),
    ("lead", _("Without a lead"), _("It is not recorded who leads them."), lambda row, _body: not row.leads),
)  # fmt: skip


def lineages(request: HttpRequest) -> HttpResponse:
    """What became of every activity in the next edition, drawn over all editions that have activities."""
    asked = question(request)
    rows = [row for row in reversed(editions(on=asked.on, drafts=True)) if may_see(request, row)]
    columns = []
    for row in rows:
        page = programme_page(row.id, on=asked.on, drafts=may_read_drafts(request, row.id))
        columns.append((row, list(_activities(page))))
    steps = lineage_rows()
    there = {each.id: each for _, members in columns for each in members}
    context = {
        "drawing": draw(columns, steps),
        "without": [shown.card(row) for row, members in columns if not members],
        "steps": [
            {"it": step, "earlier": there.get(step.earlier or ""), "later": there.get(step.later or "")}
            for step in steps
            if step.earlier in there or step.later in there
        ],
        "problems": asked.problems,
    }
    return render(request, "web/lineage.html", context)


def programme_compare(request: HttpRequest, key: str) -> HttpResponse:
    """What was added, removed and changed in a programme between two days."""
    problems: list[str] = []
    drafts = may_read_drafts(request, key)
    now = edition(key, drafts=drafts)
    before = asked_day(request, "from", problems) or now.starts or today()
    after = asked_day(request, "to", problems) or today()
    moments = Moment(on=before), Moment(on=after)
    found = sorted(compared(key, *moments, drafts=drafts), key=lambda each: each.what != "status")
    context = {
        "edition": {"id": key, "title": now.title},
        "before": before,
        "after": after,
        "differences": differences.shown(found),
        "problems": problems,
    }
    return render(request, "web/programme_compare.html", context)
