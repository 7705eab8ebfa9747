"""Lists that were brought in from files: which there are, their taxa, and a taxon of one beside the register's own lists."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accord.core.listings.model import NameStatus, TaxonId
from accord.species.queries.imported import (
    ImportedTaxon,
    ListedName,
    Wanted,
    count_names,
    imported_accepted,
    imported_list,
    imported_lists,
    imported_taxon,
    names_in,
    ranks_in,
)
from accord.web.naming import countries_by_name, country_names
from accord.web.questions import Question, asked_for, leave_out_unknown, question, today
from accord.web.timeline_drawing import draw

PER_PAGE = 60


class _Names:
    """The lines of a list as a paginator asks for them: only those of the page are read."""

    def __init__(self, key: str, wanted: Wanted, on: date) -> None:
        self.key, self.wanted, self.on = key, wanted, on

    def __len__(self) -> int:
        return count_names(self.key, self.wanted)

    def __getitem__(self, at: slice) -> tuple[ListedName, ...]:
        return names_in(self.key, self.wanted, on=self.on, start=at.start or 0, stop=at.stop)


def lists(request: HttpRequest) -> HttpResponse:
    """The lists of files beside those that the register keeps for the conventions, with how much each holds."""
    return render(request, "web/lists.html", {"lists": imported_lists()})


def list_page(request: HttpRequest, key: str) -> HttpResponse:
    """The taxa of one list, with filters kept in the address, and what it has each listed as on a day."""
    found = imported_list(key)
    asked = question(request)
    chosen = asked_for(request, ("q", "rank", "status"))
    ranks, states = ranks_in(key), [status.value for status in NameStatus]
    leave_out_unknown(chosen, {"rank": ranks, "status": states}, asked.problems)
    wanted = Wanted(chosen["q"], chosen["rank"], chosen["status"])
    names: Any = _Names(key, wanted, asked.on)  # a paginator needs no more than this, its types do
    context = {
        "list": found,
        "page": Paginator(names, PER_PAGE).get_page(request.GET.get("page")),
        "chosen": chosen,
        "ranks": ranks,
        "states": states,
        "on": asked.on,
        "problems": asked.problems,
    }
    return render(request, "web/list.html", context)


def imported_page(request: HttpRequest, key: TaxonId, asked: Question) -> HttpResponse:
    """A taxon of an imported list: its status by that list beside the register's own. Raises NotFound."""
    accepted = imported_accepted(key, on=asked.on)
    if accepted != key:  # a synonym; the question goes along
        given = request.GET.urlencode()
        return redirect(reverse("species-page", args=[accepted]) + (f"?{given}" if given else ""))
    found = imported_taxon(key, on=asked.on, country=asked.country, party=asked.party)
    intervals = [interval for said in found.said for interval in said.intervals]
    context = {
        "it": found,
        "range": _range(found),
        "question": asked,
        "problems": asked.problems,
        "countries": countries_by_name(),
        "intervals": intervals,
        "drawing": draw(intervals, chosen=asked.on, today=today()),
    }
    return render(request, "web/imported.html", context)


def _range(found: ImportedTaxon) -> list[dict[str, Any]]:
    names = country_names()
    rows = [{"name": names.get(code, english), "status": how} for code, english, how in found.range]
    return sorted(rows, key=lambda row: row["name"])
