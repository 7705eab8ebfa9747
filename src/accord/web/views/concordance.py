"""The concordance page and its downloads."""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify

from accord.core.concordance import KINDS, Concordance, Row
from accord.core.errors import NotFound
from accord.core.listings.model import NOT_LISTED, Status, Taxon
from accord.core.taxonomy import Relation
from accord.documents.concordance import write_concordance
from accord.species.queries.side_by_side import current, side_by_side
from accord.web.naming import countries_by_name
from accord.web.questions import NotUnderstood, Question, asked_for, leave_out_unknown, line, question
from accord.web.words import FAMILIES, RELATIONS, in_words

PER_PAGE = 80
FILTERS = ("q", "discrepancy", "relation", "group", "cites", "cms")
#: The appendices to filter by under each convention; NC also where the list has no such taxon.
APPENDICES_OF = {"cites": ("I", "II", "III", NOT_LISTED), "cms": ("I", "II", NOT_LISTED)}
#: Ending, label and content type of what can be downloaded.
FILES = {
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "csv": ("CSV", "text/csv; charset=utf-8"),
    "html": ("HTML", "text/html; charset=utf-8"),
    "sssom.tsv": ("SSSOM", "text/tab-separated-values; charset=utf-8"),
}


def concordance(request: HttpRequest) -> HttpResponse:
    """Both lists side by side, filtered; the filters stay in the address."""
    asked, chosen = _asked(request)
    table = side_by_side(asked.on)
    filters = {**chosen, "country": asked.country or ""}
    kinds = [
        {"code": code, "title": KINDS[code].title, "family": KINDS[code].family.value, "number": number}
        for code, number in _but(table, filters, "discrepancy").discrepancies().items()
    ]
    relations = [
        {"code": relation.value, "label": in_words(RELATIONS, relation.value), "number": number}
        for relation, number in _but(table, filters, "relation").relations().items()
    ]
    wanted = {"on": asked.on.isoformat(), **{key: value for key, value in filters.items() if value}}
    context = {
        "on": asked.on,
        "problems": asked.problems,
        "chosen": filters,
        "laws": [
            {"key": key, "label": key.upper(), "options": options, "chosen": chosen[key]}
            for key, options in APPENDICES_OF.items()
        ],
        "countries": countries_by_name(),
        "total": len(table.rows),
        "kinds": kinds,
        "families": [
            (label, [kind for kind in kinds if kind["family"] == family]) for family, label in FAMILIES.items()
        ],
        "kind_chosen": KINDS.get(chosen["discrepancy"]),
        "relations": relations,
        "groups": sorted({row.group[0] for row in table.rows if row.group}),
        "downloads": [
            {
                "label": label,
                "url": f"{reverse('concordance-file', args=[ending])}?{urlencode(wanted)}",
            }
            for ending, (label, _) in FILES.items()
        ],
        "page": Paginator(_filtered(table, filters), PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "web/concordance.html", context)


def _asked(request: HttpRequest) -> tuple[Question, dict[str, str]]:
    """The date and the filters; a kind or relation that does not exist is named in the problems and left out."""
    asked, chosen = question(request), asked_for(request, FILTERS)
    known = {"discrepancy": set(KINDS), "relation": {each.value for each in Relation}, **APPENDICES_OF}
    leave_out_unknown(chosen, known, asked.problems)
    return asked, chosen


def _filtered(table: Concordance, chosen: Mapping[str, str]) -> list[Row]:
    wanted = chosen["q"].casefold()
    ranges = current().on(table.on).ranges
    return [
        row
        for row in table.rows
        if wanted in " ".join(each.name for each in _taxa(row)).casefold()
        and (not chosen["discrepancy"] or chosen["discrepancy"] in row.codes)
        and chosen["relation"] in ("", row.relation.value)
        and chosen["group"] in ("", row.group[0] if row.group else "")
        and all(_is_listed_in(status, chosen[law]) for law, status in _by_law(row))
        and (not chosen["country"] or any(chosen["country"] in ranges.get(each.id, {}) for each in _taxa(row)))
    ]


def _but(table: Concordance, filters: Mapping[str, str], key: str) -> Concordance:
    """The rows that fit all filters but one: each number is then that of the rows behind its link."""
    return replace(table, rows=tuple(_filtered(table, {**filters, key: ""})))


def _taxa(row: Row) -> list[Taxon]:
    return [each for each in (row.left, row.right) if each is not None]


def _by_law(row: Row) -> tuple[tuple[str, Status | None], tuple[str, Status | None]]:
    return ("cites", row.left_status), ("cms", row.right_status)


def _is_listed_in(status: Status | None, appendix: str) -> bool:
    return appendix in ("", *(status.listing if status else NOT_LISTED).split("/"))


def _spoken(filters: Mapping[str, str]) -> list[str]:
    """The filters as the name of a file has them: appendices with their convention."""
    return [f"{key} {value}" if value and key in APPENDICES_OF else value for key, value in filters.items()]


def concordance_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The rows that the page shows with the same filters, as a file."""
    if ending not in FILES:
        raise NotFound(f"there is no download “.{line(ending)}” (there are {', '.join(FILES)})")
    asked, chosen = _asked(request)
    if asked.problems:  # a page can say what it left out, a file can't
        raise NotUnderstood("\n".join(asked.problems))
    table = side_by_side(asked.on)
    filters = {**chosen, "country": asked.country or ""}
    if any(filters.values()):
        table = replace(table, rows=tuple(_filtered(table, filters)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"concordance.{ending}"
        write_concordance(table, path)
        content = path.read_bytes()
    response = HttpResponse(content, content_type=FILES[ending][1])
    name = "-".join(["concordance-cites-cms", asked.on.isoformat(), *filter(None, map(slugify, _spoken(filters)))])
    response["Content-Disposition"] = f'attachment; filename="{name[:120]}.{ending}"'
    return response
