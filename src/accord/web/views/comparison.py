"""The concordance on two dates: which discrepancies appeared and which disappeared."""

from collections.abc import Mapping
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accord.core.concordance import KINDS, RowChange, by_kind, compare
from accord.species.queries.changed import last_conferences
from accord.species.queries.side_by_side import side_by_side
from accord.web.questions import FIRST_DAY, asked_day, asked_for, leave_out_unknown, today

PER_PAGE = 80
WAYS = ("appeared", "disappeared")


def comparison(request: HttpRequest) -> HttpResponse:
    """Two dates of the concordance: the rows of which discrepancies appeared or disappeared, with counts by kind."""
    problems: list[str] = []
    right = asked_day(request, "right", problems) or today()
    left = asked_day(request, "left", problems) or _before_the_last_conferences(right)
    chosen = asked_for(request, ("discrepancy", "way", "group"))
    leave_out_unknown(chosen, {"discrepancy": set(KINDS), "way": WAYS}, problems)
    found = compare(side_by_side(left), side_by_side(right))
    context = {
        "left": left,
        "right": right,
        "problems": problems,
        "chosen": chosen,
        "total": len(found),
        "kinds": [
            {"code": each.code, "kind": KINDS[each.code], "appeared": each.appeared, "disappeared": each.disappeared}
            for each in by_kind(found)
        ],
        "kind_chosen": KINDS.get(chosen["discrepancy"]),
        "groups": sorted({each.row.group[0] for each in found if each.row.group}),
        "page": Paginator([each for each in found if _fits(each, chosen)], PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "web/comparison.html", context)


def _before_the_last_conferences(on: date) -> date:
    conferences = last_conferences(on).values()
    return min((each.last_recorded.starts for each in conferences), default=FIRST_DAY)


def _fits(change: RowChange, chosen: Mapping[str, str]) -> bool:
    ways = {"appeared": change.appeared, "disappeared": change.disappeared}
    codes = {each.code for way, found in ways.items() if chosen["way"] in ("", way) for each in found}
    return (
        bool(codes)
        and chosen["discrepancy"] in ("", *codes)
        and chosen["group"] in ("", change.row.group[0] if change.row.group else "")
    )
