"""The first page, and the search over everything."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext

from accord.core.concordance import KINDS
from accord.decisions.queries import search_works
from accord.journal.queries import seal
from accord.programmes.queries import search_activities
from accord.register.queries.countries import countries as all_countries
from accord.register.queries.search import search as search_register
from accord.species.queries.recent import latest_changes
from accord.species.queries.search import Found, find_in_imports, find_taxa
from accord.species.queries.side_by_side import side_by_side
from accord.web import words
from accord.web.questions import line, today
from accord.web.views.programmes import edition_cards
from accord.web.views.species import fits, listed_taxa


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
    taxa = listed_taxa(today())
    labels = {
        "species": gettext("species and subspecies on either list"),
        "both": gettext("of them under both conventions"),
    }
    figures = [
        {
            "number": sum(fits(row, {"only": only}) for row in taxa),
            "label": label,
            "url": f"{reverse('species-list')}?{urlencode({'only': only})}",
        }
        for only, label in labels.items()
    ]
    concordance = reverse("concordance")
    counts = side_by_side(today()).discrepancies()
    for code in ("cms_i_not_cites_i", "cites_i_not_cms_i", "population_scope_differs", "genus_transfer"):
        url = f"{concordance}?{urlencode({'discrepancy': code})}"
        figures.append({"number": counts.get(code, 0), "label": gettext(KINDS[code].title), "url": url})
    return figures


def _latest() -> list[dict[str, Any]]:
    return [
        {
            "effective": change.effective,
            "taxon": change.taxon,
            "name": change.name,
            "rank": change.rank,
            "instrument": change.instrument,
            "appendix": change.appendix,
            "words": words.in_words(words.CHANGES, change.change) + (f" ({change.party})" if change.party else ""),
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
    is_english: bool = False  # printed as the register has it


def search(request: HttpRequest) -> HttpResponse:
    """Species by scientific or common name (slips included), texts by number, bodies, meetings, countries, activities."""
    query = line(request.GET.get("q", ""))
    groups: list[dict[str, Any]] = []
    if query:
        groups = [
            {"title": gettext("Species"), "hits": _species(find_taxa(query, limit=15))},
            {"title": gettext("In imported lists"), "hits": _species(find_in_imports(query, limit=10))},
            {"title": gettext("Resolutions and decisions"), "hits": _works(query)},
            {"title": gettext("Activities"), "hits": _activities(query)},
            {"title": gettext("Countries, bodies and meetings"), "hits": _bodies(query)},
        ]
    return render(request, "web/search.html", {"query": query, "groups": [group for group in groups if group["hits"]]})


def _species(hits: Iterable[Found]) -> list[Hit]:
    return [
        Hit(
            found.name,
            " · ".join(
                part
                for part in (
                    found.checklist.upper(),
                    words.in_words(words.RANKS, found.rank),
                    found.matched if found.language else "",
                )
                if part
            ),
            reverse("species-page", args=[found.accepted[0] if found.accepted else found.taxon]),
            is_name=True,
        )
        for found in hits
    ]


def _works(query: str) -> list[Hit]:
    return [
        Hit(row.title, row.id, f"{reverse('decisions')}#{row.id}", is_english=True)
        for row in search_works(query, limit=10)
    ]


def _activities(query: str) -> list[Hit]:
    return [
        Hit(
            row.text if len(row.text) <= 160 else f"{row.text[:160].rpartition(' ')[0]} …",
            f"{row.code} · {row.edition_title}",
            f"{reverse('programme', args=[row.edition])}#{row.id}",
            is_english=True,
        )
        for row in search_activities(query, limit=10)
    ]


def _bodies(query: str) -> list[Hit]:
    found = search_register(query, limit=12)
    language = get_language() or "en"
    countries = {row.id: row.names.in_language(language) for row in all_countries()} if found else {}
    return [
        Hit(countries.get(hit.id, hit.title), words.in_words(words.FOUND, "country"), reverse("country", args=[hit.id]))
        if hit.kind == "country"
        else Hit(
            hit.title, hit.detail or words.in_words(words.FOUND, hit.kind), _page_of(hit.kind, hit.id), is_english=True
        )
        for hit in found
    ]


def _page_of(kind: str, key: str) -> str:
    """The page of what was found; bodies have none."""
    return reverse("meeting", args=[key]) if kind == "meeting" else ""


def health(request: HttpRequest) -> JsonResponse:
    """Whether the store answers: for whoever watches the service."""
    del request
    head = seal()
    return JsonResponse({"status": "ok", "database": connection.vendor, "journal": head.number})
