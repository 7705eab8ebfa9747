"""The species pages: the list, and one animal under both conventions side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext

from accord.core.concordance import Row
from accord.core.errors import NotFound
from accord.core.listings.coverage import accepted_id
from accord.core.listings.model import NOT_LISTED, NameStatus, Taxon, TaxonId
from accord.core.listings.timeline import timeline
from accord.register.models import Country
from accord.species.queries.pages import Side, common_names, species_sides
from accord.species.queries.side_by_side import current, rows_of, side_by_side
from accord.web.questions import question, today
from accord.web.timeline_drawing import draw

PER_PAGE = 60


@dataclass(frozen=True, slots=True)
class ListedTaxon:
    """A line of the species list."""

    key: TaxonId
    name: str
    authorship: str
    rank: str
    other_name: str
    other_rank: str
    left_listing: str
    right_listing: str
    discrepancies: int
    common_name: str
    group: str


def species_list(request: HttpRequest) -> HttpResponse:
    """Every listed taxon, with filters kept in the address."""
    asked = question(request)
    chosen = {key: request.GET.get(key, "").strip() for key in ("q", "group", "cites", "cms")}
    names = common_names(get_language())
    rows = [_line(row, names) for row in side_by_side(asked.on).rows]
    groups = sorted({row.group for row in rows if row.group})
    shown = [row for row in rows if _fits(row, chosen)]
    laws = [
        {"key": key, "label": key.upper(), "options": options, "chosen": chosen[key]}
        for key, options in (("cites", ["I", "II", "III", NOT_LISTED]), ("cms", ["I", "II", NOT_LISTED]))
    ]
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "chosen": chosen,
        "groups": groups,
        "laws": laws,
        "on": asked.on,
        "problems": asked.problems,
    }
    return render(request, "web/species_list.html", context)


def _line(row: Row, names: dict[TaxonId, str]) -> ListedTaxon:
    first, second = (row.left, row.right) if row.left is not None else (row.right, None)
    assert first is not None
    differs = second is not None and second.name != first.name
    return ListedTaxon(
        key=first.id,
        name=first.name,
        authorship=first.authorship,
        rank=first.rank,
        other_name=second.name if second is not None and differs else "",
        other_rank=second.rank if second is not None else "",
        left_listing=row.left_status.listing if row.left_status else "",
        right_listing=row.right_status.listing if row.right_status else "",
        discrepancies=len(row.discrepancies),
        common_name=names.get(first.id, "") or (names.get(second.id, "") if second else ""),
        group=row.group[0] if row.group else "",
    )


def _fits(row: ListedTaxon, chosen: dict[str, str]) -> bool:
    wanted = chosen["q"].casefold()
    named = f"{row.name} {row.other_name} {row.common_name}".casefold()
    return (
        wanted in named
        and chosen["group"] in ("", row.group)
        and (not chosen["cites"] or chosen["cites"] in row.left_listing.split("/"))
        and (not chosen["cms"] or chosen["cms"] in row.right_listing.split("/"))
    )


def species_page(request: HttpRequest, key: TaxonId) -> HttpResponse:
    """One animal on a date, for a country or Party where asked."""
    register = current()
    taxon = register.history.taxa.get(key)
    if taxon is None:
        raise NotFound(gettext("There is no taxon “%(key)s” in the register.") % {"key": key})
    accepted = accepted_id(register.history.taxa, key)
    if accepted != key:
        return redirect("species-page", key=accepted)
    asked = question(request)
    rows = rows_of(key, asked.on)
    counterparts = [each for row in rows for each in (row.left, row.right) if each is not None and each.id != key]
    sides = species_sides(taxon, counterparts, rows, on=asked.on, country=asked.country, party=asked.party)
    intervals = [
        interval
        for side in sides
        for shown in side.taxa
        for interval in timeline(shown.id, register.history, instruments=[side.instrument])
    ]
    context: dict[str, Any] = {
        "page": _page(taxon, rows, sides),
        "question": asked,
        "problems": asked.problems,
        "countries": _countries(),
        "intervals": intervals,
        "drawing": draw(intervals, chosen=asked.on, today=today()),
    }
    return render(request, "web/species.html", context)


def _page(taxon: Taxon, rows: tuple[Row, ...], sides: Sequence[Side]) -> dict[str, Any]:
    register = current()
    return {
        "name": taxon.name,
        "rank": taxon.rank,
        "authorship": taxon.authorship,
        "lineage": _lineage(taxon),
        "common_names": list(
            dict.fromkeys(each for side in sides for shown in side.taxa[:1] for each in shown.common_names)
        )[:6],
        "notes": []
        if taxon.status is not NameStatus.NOT_ACCEPTED
        else [gettext("This name is kept without being adopted.")],
        "sides": sides,
        "discrepancies": [
            {
                "family": each.kind.family.value,
                "title": each.kind.title,
                "text": each.text,
                "effect": each.effect,
                "proposal": each.kind.proposal,
            }
            for row in rows
            for each in row.discrepancies
        ],
        "decisions": [each for each in register.decisions if taxon.id in (each.left, each.right)],
    }


def _lineage(taxon: Taxon) -> list[dict[str, str]]:
    taxa = current().history.taxa
    steps: list[dict[str, str]] = []
    here = taxon.parent
    while here is not None:
        steps.append({"key": here, "name": taxa[here].name})
        here = taxa[here].parent
    return steps[::-1]


def _countries() -> list[dict[str, str]]:
    column = f"name_{get_language() or 'en'}"
    column = column if column in ("name_en", "name_fr", "name_es") else "name_en"
    rows = Country.objects.order_by(column).values_list("id", column)
    return [{"iso2": iso2, "name": label} for iso2, label in rows]
