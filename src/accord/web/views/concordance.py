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
from django.utils.translation import gettext

from accord.core.concordance import KINDS, Concordance, Row
from accord.core.errors import NotFound
from accord.core.taxonomy import Relation
from accord.documents.concordance import write_concordance
from accord.species.queries.side_by_side import side_by_side
from accord.web.questions import NotUnderstood, Question, asked_for, line, question
from accord.web.words import FAMILIES, RELATIONS, in_words

PER_PAGE = 80
FILTERS = ("q", "discrepancy", "relation", "group")
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
    kinds = [
        {"code": code, "title": KINDS[code].title, "family": KINDS[code].family.value, "number": number}
        for code, number in table.discrepancies().items()
    ]
    relations = [
        {"code": relation.value, "label": in_words(RELATIONS, relation.value), "number": number}
        for relation, number in table.relations().items()
    ]
    wanted = {"on": asked.on.isoformat(), **{key: value for key, value in chosen.items() if value}}
    context = {
        "on": asked.on,
        "problems": asked.problems,
        "chosen": chosen,
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
        "page": Paginator(_filtered(table, chosen), PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "web/concordance.html", context)


def _asked(request: HttpRequest) -> tuple[Question, dict[str, str]]:
    """The date and the filters; a kind or relation that does not exist is named in the problems and left out."""
    asked, chosen = question(request), asked_for(request, FILTERS)
    known = {"discrepancy": set(KINDS), "relation": {each.value for each in Relation}}
    for key, codes in known.items():
        if chosen[key] and chosen[key] not in codes:
            asked.problems.append(gettext("There is no filter “%(given)s”.") % {"given": chosen[key][:40]})
            chosen[key] = ""
    return asked, chosen


def _filtered(table: Concordance, chosen: Mapping[str, str]) -> list[Row]:
    wanted = chosen["q"].casefold()
    return [
        row
        for row in table.rows
        if wanted in " ".join(each.name for each in (row.left, row.right) if each).casefold()
        and (not chosen["discrepancy"] or chosen["discrepancy"] in row.codes)
        and chosen["relation"] in ("", row.relation.value)
        and chosen["group"] in ("", row.group[0] if row.group else "")
    ]


def concordance_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The rows that the page shows with the same filters, as a file."""
    if ending not in FILES:
        raise NotFound(f"there is no download “.{line(ending)}” (there are {', '.join(FILES)})")
    asked, chosen = _asked(request)
    if asked.problems:  # a page can say what it left out, a file can't
        raise NotUnderstood("\n".join(asked.problems))
    table = side_by_side(asked.on)
    if any(chosen.values()):
        table = replace(table, rows=tuple(_filtered(table, chosen)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"concordance.{ending}"
        write_concordance(table, path)
        content = path.read_bytes()
    response = HttpResponse(content, content_type=FILES[ending][1])
    name = "-".join(["concordance-cites-cms", asked.on.isoformat(), *filter(None, map(slugify, chosen.values()))])
    response["Content-Disposition"] = f'attachment; filename="{name[:120]}.{ending}"'
    return response
