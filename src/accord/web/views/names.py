"""Matching a list of names: paste or upload it, look at the columns, match it, take the answers along."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accord.core.errors import Conflict, Invalid
from accord.species import acts
from accord.web.acting import permission, require
from accord.web.matches import answers, runs, tables, worker
from accord.web.matches.lists import chosen as chosen_lists
from accord.web.matches.lists import lists
from accord.web.matches.runs import Run, State
from accord.web.questions import asked_for, line, today

PER_PAGE = 50
LARGEST_FILE = 10 * 1024 * 1024
#: How long the page waits for a small list before it shows the progress instead.
PATIENCE = 2.5
_LOOK_AGAIN = 3  # seconds


@never_cache
def names(request: HttpRequest) -> HttpResponse:
    """Paste or upload a list of names, to be matched against checklists with evidence for each answer."""
    return _start(request)


@require_POST
def names_send(request: HttpRequest) -> HttpResponse:
    """Keep what was pasted or uploaded, and go on to look at its columns."""
    upload = request.FILES.get("file")
    pasted = request.POST.get("names", "")
    label = line(request.POST.get("label", "")) or (line(upload.name or "") if upload else gettext("Pasted names"))
    if upload is not None and (upload.size or 0) > LARGEST_FILE:
        return _start(
            request, gettext("The file is larger than 10 MB; the command “accord names match” takes any size."), 413
        )
    content = upload.read() if upload is not None else pasted.encode("utf-8", "replace")
    if not content.strip():
        return _start(request, gettext("Paste some names, or choose a file."), 400)
    try:
        tables.preview(content, label, {})
        run = runs.make(content, label[:100])
    except (Invalid, Conflict) as refused:
        return _start(request, str(refused), 400, is_english=True)
    return redirect("names-run", run.key)


@never_cache
def names_run(request: HttpRequest, key: str) -> HttpResponse:
    """One list: its columns before it is matched, the progress meanwhile, the answers with their evidence afterwards."""
    run = runs.find(key)
    if run.is_unfinished:
        worker.ensure()
    if run.state is State.DRAFT:
        return _draft(request, run)
    if run.state is State.DONE:
        return _private(_done(request, run))
    answer = render(request, "web/names_progress.html", {"run": run, "share": _share(run)})
    if run.is_unfinished:
        answer["Refresh"] = str(_LOOK_AGAIN)
    return _private(answer)


@require_POST
def names_match(request: HttpRequest, key: str) -> HttpResponse:
    """Match a list with these columns against these lists; a small one is answered at once, a large one in the background."""
    run = runs.find(key)
    if run.is_unfinished:
        return redirect("names-run", run.key)
    mapping = _mapping(request.POST)
    try:
        against = chosen_lists(request.POST.getlist("against"))
        _check(run, mapping)
    except (Invalid, Conflict) as refused:
        return _draft(request, run, str(refused), mapping, 400)
    (run.folder / "cancel").unlink(missing_ok=True)
    run = runs.changed(
        run, state=State.WAITING, mapping=mapping, against=against, counts={}, problem="", read=0, matched=0
    )
    worker.ensure()
    worker.wait_for(run, PATIENCE)
    return redirect("names-run", run.key)


@never_cache
def names_file(request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """The answers that the page shows with the same filters, as a file."""
    run = runs.find(key)
    chosen = _filters(request)
    content = answers.written(run, ending, status=chosen["status"], text=chosen["q"])
    response = HttpResponse(content, content_type=answers.FILES[ending][1])
    name = "-".join(filter(None, ("matched", slugify(run.label)[:60], chosen["status"])))
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return _private(response)


@require_POST
def names_review(request: HttpRequest, key: str) -> HttpResponse:
    """Send what a person must decide (several candidates, or a proposal) to the review queue."""
    run = runs.find(key)
    actor = require(request, "species.ask_questions")
    asked = answers.questions(run)
    sent = acts.ask_questions(
        actor=actor, questions=asked, asked_on=today(), reason=f"Match of “{run.label}” against {_against(run)}"
    )
    number = sent.added + sent.changed
    said = ngettext(
        "%(number)s question waits in the review queue.", "%(number)s questions wait in the review queue.", number
    )
    messages.success(request, said % {"number": number})
    return HttpResponseRedirect(f"{reverse('review')}?{urlencode({'list': run.label})}")


@require_POST
def names_forget(request: HttpRequest, key: str) -> HttpResponse:
    """Stop a run, or forget a list with its answers."""
    run = runs.find(key)
    if run.is_unfinished:
        worker.cancel(run)
        messages.info(request, gettext("Stopped."))
        return redirect("names-run", run.key)
    runs.forget(run)
    messages.info(request, gettext("The list and its answers are forgotten."))
    return redirect("names")


def checklists(request: HttpRequest) -> HttpResponse:
    """The lists that names can be matched against, with edition, licence and size."""
    return render(request, "web/checklists.html", {"lists": lists()})


def _start(request: HttpRequest, problem: str = "", status: int = 200, *, is_english: bool = False) -> HttpResponse:
    context = {
        "problem": problem,
        "is_english": is_english,
        "typed": request.POST.get("names", "") if problem else "",
        "label": line(request.POST.get("label", "")) if problem else "",
        "lists": lists(),
        "most": tables.MOST_NAMES,
    }
    return render(request, "web/names.html", context, status=status)


def _draft(
    request: HttpRequest, run: Run, problem: str = "", mapping: Mapping[str, str] | None = None, status: int = 200
) -> HttpResponse:
    try:
        shown = tables.preview(run.input.read_bytes(), run.label, mapping or run.mapping)
    except Invalid as refused:  # a mapping that can't be
        shown = tables.preview(run.input.read_bytes(), run.label, {})
        problem = problem or str(refused)
    except OSError:
        raise Conflict("the list was forgotten meanwhile") from None
    wanted = request.POST.getlist("against")
    context = {
        "run": run,
        "preview": shown,
        "rows": list(zip(*(column.cells for column in shown.columns), strict=True)),
        "fields": tables.FIELDS,
        "lists": lists(),
        "wanted": wanted or [each.key for each in run.against] or ["register:cites", "register:cms"],
        "problem": problem or shown.problem,
    }
    return _private(render(request, "web/names_columns.html", context, status=status))


def _check(run: Run, mapping: Mapping[str, str]) -> None:
    """Raises Invalid for what can't be matched with these columns, Conflict where too much is waiting."""
    looked_at = tables.preview(run.input.read_bytes(), run.label, mapping)
    if looked_at.problem:
        raise Invalid(looked_at.problem)
    if looked_at.rows > tables.MOST_NAMES:
        raise Invalid(f"{looked_at.rows:,} names; at most {tables.MOST_NAMES:,} are matched on this page")
    if len(runs.unfinished()) >= runs.MOST_WAITING:
        raise Conflict("too many lists are waiting at the moment; try again in a few minutes")


def _done(request: HttpRequest, run: Run) -> HttpResponse:
    chosen = _filters(request)
    number = line(request.GET.get("page", ""))
    page = answers.page(
        run,
        status=chosen["status"],
        text=chosen["q"],
        number=int(number) if number.isdecimal() and len(number) < 8 else 1,
        size=PER_PAGE,
    )
    total = sum(run.counts.values())
    kept = urlencode({key: value for key, value in chosen.items() if value})
    may = permission(request, "species.ask_questions")
    context: dict[str, Any] = {
        "run": run,
        "chosen": chosen,
        "page": page,
        "first": page.first if page.total else 0,
        "last": page.first + len(page.rows) - 1 if page.total else 0,
        "numbers": Paginator(range(page.total), PER_PAGE).get_page((page.first - 1) // PER_PAGE + 1),
        "total": total,
        "statuses": _statuses(run, total),
        "downloads": [
            {"label": label, "url": f"{reverse('names-file', args=[run.key, ending])}{'?' + kept if kept else ''}"}
            for ending, (label, _) in answers.FILES.items()
        ],
        "waiting": sum(run.counts.get(code, 0) for code in answers.FOR_REVIEW),
        "may": may,
    }
    return render(request, "web/names_answers.html", context)


def _statuses(run: Run, total: int) -> list[dict[str, Any]]:
    """Each status with its number, its share, and where its part of the bar begins."""
    found: list[dict[str, Any]] = []
    at = 0.0
    for code in answers.STATUSES:
        number = run.counts.get(code, 0)
        share = 100 * number / total if total else 0.0
        found.append(
            {"code": code, "number": number, "share": round(share, 1), "x": f"{at:.3f}", "width": f"{share:.3f}"}
        )
        at += share
    return found


def _filters(request: HttpRequest) -> dict[str, str]:
    chosen = asked_for(request, ("status", "q"))
    if chosen["status"] not in answers.STATUSES:
        chosen["status"] = ""
    return chosen


def _mapping(given: Mapping[str, str]) -> dict[str, str]:
    """Field -> number of the column, from one select a column; the first column that names a field has it."""
    mapping: dict[str, str] = {}
    for number in range(1, tables.MOST_COLUMNS + 1):
        field = given.get(f"column-{number}", "")
        if field in tables.FIELDS:
            mapping.setdefault(field, str(number))
    return mapping


def _share(run: Run) -> int:
    return round(50 * (run.read + run.matched) / run.read) if run.read else 0


def _against(run: Run) -> str:
    return ", ".join(each.label for each in run.against)


def _private(response: HttpResponse) -> HttpResponse:
    """Only whoever has the address reads it: no cache keeps it, no search engine lists it."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
