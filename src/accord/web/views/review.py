"""The review queue: evidence on one side, the decision on the other; whoever may not decide reads, and is told why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accord.core.concordance import KINDS
from accord.core.errors import Conflict, Invalid, NotFound
from accord.journal.undoing import undo as undo_entry
from accord.species import acts
from accord.species.queries.search import find_taxa
from accord.species.review.queue import detailed, last_own, progress, queue, remarks, rulings, with_filters
from accord.species.review.values import Case, Progress, Queue, State
from accord.web import words
from accord.web.acting import Permission, actor, permission
from accord.web.questions import asked_for, leave_out_unknown, line, today
from accord.web.review_evidence import cards, list_title, own_card, readable
from accord.web.review_form import decide as decide_case
from accord.web.review_form import options

PER_PAGE = 25
FILTERS = ("kind", "group", "list", "state")
#: How the queue can be narrowed by what became of a case; empty shows what waits.
STATES = ("", State.CONTESTED, State.DECIDED, "all")


@dataclass(frozen=True, slots=True)
class Place:
    """A case and its neighbours among those that fit the filters."""

    case: Case
    number: int
    previous: str
    next: str


def review(request: HttpRequest) -> HttpResponse:
    """What waits for a person, by kind with counts; one case with its evidence, and the form to decide it."""
    return _page(request)


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Decide a case: relation and cover, the taxon that a name stands for, or that there is none; then the next case."""
    whole = queue(today())
    case = _case(whole, request.POST.get("item", ""))
    place = _place(case, _fitting(whole, _chosen(request, [])))
    try:
        decide_case(actor(request), case, request.POST)
    except (Invalid, Conflict, NotFound) as error:
        return _page(request, problem=str(error), typed=request.POST, item=case.key, status=400)
    said = gettext("%(name)s: decided.") % {"name": case.name}
    messages.success(request, said)
    return _onward(request, place.next)


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take back the last thing that one did in the queue, by an entry of its own in the journal."""
    number = line(request.POST.get("number", ""))
    if not number.isdecimal() or len(number) > 12:
        raise NotFound(f"the journal has no entry “{number[:20]}”")
    undo_entry(actor=actor(request), number=int(number), reason=line(request.POST.get("reason", "")))
    messages.success(request, gettext("Taken back: entry %(number)s of the journal.") % {"number": number})
    return _onward(request, line(request.POST.get("item", "")))


@require_POST
def remark(request: HttpRequest) -> HttpResponse:
    """Write something beside a case, for everybody to read."""
    case = _case(queue(today()), request.POST.get("item", ""))
    try:
        acts.write_remark(actor=actor(request), case=case.key, text=request.POST.get("text", ""))
    except Invalid as error:
        return _page(request, problem=str(error), typed=request.POST, item=case.key, status=400)
    return _onward(request, case.key)


def _page(
    request: HttpRequest,
    *,
    problem: str = "",
    typed: Mapping[str, str] | None = None,
    item: str | None = None,
    status: int = 200,
) -> HttpResponse:
    problems: list[str] = []
    chosen = _chosen(request, problems)
    whole = queue(today())
    fitting = _fitting(whole, chosen)
    asked = line(request.GET.get("item", "")) if item is None else item
    case = whole.by_key.get(asked) if asked else next(iter(fitting), None)
    if asked and case is None:
        problems.append(gettext("“%(given)s” no longer waits: the lists have changed.") % {"given": asked[:80]})
        case = next(iter(fitting), None)
    done, kinds = progress(whole.cases)
    context = {
        "problems": problems,
        "refusal": problem,
        "chosen": chosen,
        "kept": _kept(chosen),
        "done": done,
        "share": round(100 * done.decided / done.total) if done.total else 100,
        "kinds": [_kind_row(each) for each in kinds],
        "lists": [(key, list_title(key)) for key in sorted({each.list for each in whole.cases})],
        "groups": sorted({each.group for each in whole.cases if each.group}),
        "states": [(each, words.in_words(words.REVIEW_STATES, each)) for each in STATES],
        "aside": whole.aside,
        "page": Paginator([_row(each) for each in fitting], PER_PAGE).get_page(request.GET.get("page")),
        "last": last_own(actor(request).name) if request.user.is_authenticated else None,
        "autofocus": bool(asked) and not problem,
    }
    if case is not None:
        case = detailed(case)
        context |= _about(request, case, _place(case, fitting), typed)
    return render(request, "web/review.html", context, status=status)


def _about(request: HttpRequest, case: Case, place: Place, typed: Mapping[str, str] | None) -> dict[str, Any]:
    beside = line((typed or request.GET).get("with", "")) if case.row is not None and not case.is_pair else ""
    shown = cards(case, beside) if case.question is None else []
    if beside and None in shown:
        beside = ""
    search = line(request.GET.get("find", ""))
    missing = "cms" if case.left_key else "cites"
    return {
        "case": case,
        "place": place,
        "cards": shown,
        "own_card": own_card(case.question.key) if case.question is not None else None,
        "asked_in": list_title(case.question.asked_in) if case.question is not None else "",
        "against": list_title(case.question.against) if case.question is not None else "",
        "beside": beside,
        "search": search,
        "found": find_taxa(search, checklist=missing, limit=8) if search and not case.is_pair else (),
        "missing": missing,
        "kind_titles": [(each, kind_title(each)) for each in case.kinds],
        "contradicting": readable(case.contradiction),
        "then": readable(case.ruling.evidence) if case.ruling else [],
        "rulings": rulings(case),
        "remarks": remarks(case.key),
        "may": _permission(request, case),
        "form": options(case, beside, typed),
    }


def _permission(request: HttpRequest, case: Case) -> Permission:
    if case.question is not None or not case.is_pair:
        return permission(request, "species.answer_question", {"question": case.number} if case.number else {})
    return permission(request, "species.decide_alignment", {"left": case.left_key, "right": case.right_key})


def _chosen(request: HttpRequest, problems: list[str]) -> dict[str, str]:
    """The filters that the address gives; what does not exist is named and left out."""
    given = {**asked_for(request, FILTERS)}
    leave_out_unknown(given, {"kind": {*KINDS, *words.CASE_KINDS}, "state": STATES}, problems)
    return given


def _fitting(whole: Queue, chosen: Mapping[str, str]) -> list[Case]:
    state = {"": "open", "all": ""}.get(chosen["state"], chosen["state"])
    return with_filters(whole.cases, kind=chosen["kind"], group=chosen["group"], list_=chosen["list"], state=state)


def _place(case: Case, fitting: list[Case]) -> Place:
    """Where a case stands; one that does not fit the filters (any more) stands before the first."""
    keys = [each.key for each in fitting]
    at = keys.index(case.key) if case.key in keys else -1
    after = keys[at + 1] if at + 1 < len(keys) else ""
    return Place(case, at + 1, keys[at - 1] if at > 0 else "", after)


def _case(whole: Queue, key: str) -> Case:
    found = whole.by_key.get(line(key)) or whole.by_key.get(key)
    if found is None:
        raise NotFound(f"“{line(key)[:80]}” does not wait in the review queue")
    return detailed(found)


def _kept(chosen: Mapping[str, str]) -> str:
    return urlencode({key: value for key, value in chosen.items() if value})


def _onward(request: HttpRequest, item: str) -> HttpResponse:
    """Back to the queue with the same filters, at a case."""
    query = _chosen(request, []) | {"item": item}
    asked = urlencode({key: value for key, value in query.items() if value})
    return HttpResponseRedirect(f"{reverse('review')}?{asked}#case" if asked else reverse("review"))


def kind_title(kind: str) -> str:
    """What a kind of case is called: that of a discrepancy, or one of the queue's own."""
    return gettext(KINDS[kind].title) if kind in KINDS else words.in_words(words.CASE_KINDS, kind)


def _kind_row(each: Progress) -> dict[str, Any]:
    family = KINDS[each.kind].family.value if each.kind in KINDS else ""
    return {"code": each.kind, "title": kind_title(each.kind), "family": family, "progress": each}


def _row(case: Case) -> dict[str, Any]:
    row, asked = case.row, case.question
    left, right = (row.left, row.right) if row is not None else (None, None)
    return {
        "key": case.key,
        "state": case.state.value,
        "kind": kind_title(case.kind),
        "left": left.name if left else (asked.name if asked else case.left_key),
        "right": right.name if right else (asked.against if asked else case.right_key),
        "is_name": bool(left or right or asked),
        "relation": row.relation.value if row is not None else "",
        "listings": (
            row.left_status.listing if row is not None and row.left_status else "",
            row.right_status.listing if row is not None and row.right_status else "",
        ),
        "group": case.group,
    }
