"""The first page, and the search over everything."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from accord.core.concordance import KINDS
from accord.core.listings.model import NOT_LISTED
from accord.decisions.queries import works
from accord.journal.queries import seal
from accord.programmes.queries import search_activities
from accord.register.queries.search import search as search_register
from accord.species.queries.recent import latest_changes
from accord.species.queries.search import find_taxa
from accord.species.queries.side_by_side import side_by_side
from accord.web.questions import today
from accord.web.views.programmes import edition_cards


def home(request: HttpRequest) -> HttpResponse:
    """What Accord holds, what changed, how the joint programmes stand."""
    now = today()
    context = {
        "figures": _figures(),
        "latest": _latest(),
        "editions": [card for card in edition_cards() if card["progress"]["total"]],
        "on": now,
    }
    return render(request, "web/home.html", context)


def _figures() -> list[dict[str, Any]]:
    table = side_by_side(today())
    species = [row for row in table.rows if not (row.left or row.right).is_higher]  # type: ignore[union-attr]
    both = [
        row
        for row in species
        if row.left_status
        and row.right_status
        and NOT_LISTED not in (row.left_status.listing, row.right_status.listing)
    ]
    listed, concordance = reverse("species-list"), reverse("concordance")
    counts = table.discrepancies()
    figures = [
        {"number": len(species), "label": gettext("species and subspecies on either list"), "url": listed},
        {"number": len(both), "label": gettext("of them under both conventions"), "url": concordance},
    ]
    for code in ("cms_i_not_cites_i", "cites_i_not_cms_i", "population_scope_differs", "genus_transfer"):
        url = f"{concordance}?{urlencode({'discrepancy': code})}"
        figures.append({"number": counts.get(code, 0), "label": KINDS[code].title, "url": url})
    return figures


def _latest() -> list[dict[str, Any]]:
    words = {"addition": gettext("listed"), "deletion": gettext("deleted")}
    return [
        {
            "effective": change.effective,
            "taxon": change.taxon,
            "name": change.name,
            "rank": change.rank,
            "instrument": change.instrument,
            "appendix": change.appendix,
            "words": words[change.change] + (f" ({change.party})" if change.party else ""),
        }
        for change in latest_changes(until=today(), limit=9)
    ]


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found."""

    title: str
    note: str
    url: str
    is_name: bool = False


def search(request: HttpRequest) -> HttpResponse:
    """Species by scientific or common name (slips included), texts by number, bodies, meetings, countries, activities."""
    query = " ".join(request.GET.get("q", "").split())[:200]
    groups: list[dict[str, Any]] = []
    if query:
        groups = [
            {"title": gettext("Species"), "hits": _species(query)},
            {"title": gettext("Resolutions and decisions"), "hits": _works(query)},
            {"title": gettext("Activities"), "hits": _activities(query)},
            {"title": gettext("Countries, bodies and meetings"), "hits": _bodies(query)},
        ]
    return render(request, "web/search.html", {"query": query, "groups": [group for group in groups if group["hits"]]})


def _species(query: str) -> list[Hit]:
    return [
        Hit(
            found.name,
            " · ".join(
                part for part in (found.checklist.upper(), found.rank, found.matched if found.language else "") if part
            ),
            reverse("species-page", args=[found.accepted[0] if found.accepted else found.taxon]),
            is_name=True,
        )
        for found in find_taxa(query, limit=15)
    ]


def _works(query: str) -> list[Hit]:
    wanted = query.casefold()
    found = [row for row in works() if wanted in f"{row.kind} {row.id} {row.number} {row.title}".casefold()]
    return [Hit(row.title, row.id, f"{reverse('decisions')}#{row.id}") for row in found[:10]]


def _activities(query: str) -> list[Hit]:
    return [
        Hit(row.text[:160], f"{row.code} · {row.edition_title}", f"{reverse('programme', args=[row.edition])}#{row.id}")
        for row in search_activities(query, limit=10)
    ]


def _bodies(query: str) -> list[Hit]:
    return [
        Hit(
            found.title,
            found.detail or found.kind,
            reverse("country", args=[found.id]) if found.kind == "country" else "",
        )
        for found in search_register(query, limit=12)
    ]


def health(request: HttpRequest) -> JsonResponse:
    """Whether the store answers: for whoever watches the service."""
    del request
    head = seal()
    return JsonResponse({"status": "ok", "database": connection.vendor, "journal": head.number})
