"""The concordance page and its downloads."""

import tempfile
from pathlib import Path
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accord.core.concordance import KINDS, Concordance, Row
from accord.core.errors import NotFound
from accord.core.taxonomy import Relation
from accord.documents.concordance import write_concordance
from accord.species.queries.side_by_side import side_by_side
from accord.web.questions import question
from accord.web.templatetags.accord_words import relation as in_words

PER_PAGE = 80
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
    asked = question(request)
    chosen = {key: request.GET.get(key, "").strip() for key in ("q", "discrepancy", "relation", "group")}
    table = side_by_side(asked.on)
    kinds = [
        {"code": code, "title": KINDS[code].title, "family": KINDS[code].family.value, "number": number}
        for code, number in table.discrepancies().items()
    ]
    relations = [
        {"code": relation.value, "label": in_words(relation.value), "number": number}
        for relation, number in table.relations().items()
    ]
    context = {
        "on": asked.on,
        "problems": asked.problems,
        "chosen": chosen,
        "total": len(table.rows),
        "kinds": kinds,
        "kind_chosen": KINDS.get(chosen["discrepancy"]),
        "relations": relations,
        "groups": sorted({row.group[0] for row in table.rows if row.group}),
        "downloads": [
            {
                "label": label,
                "url": f"{reverse('concordance-file', args=[ending])}?{urlencode({'on': asked.on.isoformat()})}",
            }
            for ending, (label, _) in FILES.items()
        ],
        "page": Paginator(_filtered(table, chosen), PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "web/concordance.html", context)


def _filtered(table: Concordance, chosen: dict[str, str]) -> list[Row]:
    wanted = chosen["q"].casefold()
    known = {each.value for each in Relation}
    return [
        row
        for row in table.rows
        if wanted in " ".join(each.name for each in (row.left, row.right) if each).casefold()
        and (chosen["discrepancy"] not in KINDS or chosen["discrepancy"] in row.codes)
        and (chosen["relation"] not in known or chosen["relation"] == row.relation.value)
        and chosen["group"] in ("", row.group[0] if row.group else "")
    ]


def concordance_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The whole concordance of a date as a file."""
    if ending not in FILES:
        raise NotFound(f"there is no download “.{ending}” (there are {', '.join(FILES)})")
    on = question(request).on
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"concordance.{ending}"
        write_concordance(side_by_side(on), path)
        content = path.read_bytes()
    response = HttpResponse(content, content_type=FILES[ending][1])
    response["Content-Disposition"] = f'attachment; filename="concordance-cites-cms-{on.isoformat()}.{ending}"'
    return response
