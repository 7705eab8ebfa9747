"""Who cites whom across the conventions: a matrix of conventions, the texts that are cited most, a drawing around one."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accord.core.errors import NotFound
from accord.decisions.queries.citing import Citations, Citing, Node, citations
from accord.web import words, words_of_papers
from accord.web.citation_drawing import LOOKS, draw, label_of, look_of
from accord.web.questions import asked_for, leave_out_unknown

STEPS: Final = ("1", "2")
#: Rows of a table on one page.
MOST_ROWS: Final = 400
_MOST_CITED: Final = 24


def citation_graph(request: HttpRequest) -> HttpResponse:
    """The whole as a matrix of conventions; around one text (`around`) as a drawing with the table behind it."""
    problems: list[str] = []
    chosen = asked_for(request, ("around", "steps", "body", "kind", "from", "to"))
    everything = citations()
    bodies = sorted({node.body for node in everything.nodes.values()} - {""}, key=_order)
    kinds = sorted({node.kind for node in everything.nodes.values()} - {"paper", ""})
    known = {"steps": STEPS, "body": bodies, "kind": kinds, "from": bodies, "to": bodies}
    leave_out_unknown(chosen, known, problems)
    found = _narrowed(everything, chosen)
    centre = chosen["around"].partition("@")[0]
    if centre and centre not in everything.nodes:
        raise NotFound(f"nothing in the register cites “{centre[:80]}”, and it cites nothing")
    steps = int(chosen["steps"] or 1)
    drawing = draw(found, centre, steps) if centre and centre in found.nodes else None
    near = found.around(centre, steps) if centre and centre in found.nodes else {}
    rows = [each for each in found.citing if not centre or (each.source in near and each.cited in near)]
    if chosen["from"] or chosen["to"]:
        rows = [each for each in rows if _between(found, each, chosen["from"], chosen["to"])]
    is_listed = bool(centre or chosen["from"] or chosen["to"])
    context: dict[str, Any] = {
        "problems": problems,
        "chosen": chosen,
        "centre": _shown(everything.nodes[centre]) if centre else None,
        "drawing": drawing,
        "looks": _looks(drawing.looks if drawing else ()),
        "bodies": [(body, body.upper()) for body in bodies],
        "kinds": [(kind, words.in_words(words_of_papers.KINDS, kind)) for kind in kinds],
        "steps": steps,
        "matrix": _matrix(found),
        "most_cited": _most_cited(found),
        "rows": [_row(found, each) for each in rows[:MOST_ROWS]] if is_listed else [],
        "number": len(rows),
        "is_listed": is_listed,
        "total": len(found.citing),
    }
    return render(request, "web/citations.html", context)


def _narrowed(everything: Citations, chosen: Mapping[str, str]) -> Citations:
    """With a convention: what it cites and what cites it; with a kind: only cited texts of that kind."""
    body, kind = chosen["body"], chosen["kind"]
    kept = tuple(
        each
        for each in everything.citing
        if (not body or body in (everything.nodes[each.source].body, everything.nodes[each.cited].body))
        and (not kind or everything.nodes[each.cited].kind == kind)
    )
    return Citations(everything.nodes, kept)


def _between(found: Citations, each: Citing, from_: str, to: str) -> bool:
    return from_ in ("", found.nodes[each.source].body) and to in ("", found.nodes[each.cited].body)


def _order(body: str) -> tuple[int, str]:
    return (LOOKS.index(body) if body in LOOKS else len(LOOKS), body)


def _matrix(found: Citations) -> dict[str, Any]:
    """How many texts of each convention cite how many of each; the deeper the cell, the more."""
    counted = found.between_bodies()
    rows = sorted({pair[0] for pair in counted}, key=_order)
    columns = sorted({pair[1] for pair in counted}, key=_order)
    most = max(counted.values(), default=1)
    return {
        "columns": [(each, each.upper() or "–") for each in columns],
        "rows": [
            {
                "code": row,
                "label": row.upper() or "–",
                "cells": [
                    {"to": column, "number": counted[row, column], "heat": _heat(counted[row, column], most)}
                    for column in columns
                ],
                "total": sum(counted[row, column] for column in columns),
            }
            for row in rows
        ],
        "totals": [sum(counted[row, column] for row in rows) for column in columns],
    }


def _heat(number: int, most: int) -> int:
    """0 to 4, by the square root of the share."""
    return 0 if not number else 1 + min(3, int(4 * (number / most) ** 0.5 * 0.999))


def _most_cited(found: Citations) -> list[dict[str, Any]]:
    by: Counter[str] = Counter()
    for each in found.citing:
        by[each.cited] += 1
    ranked = sorted(by.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_CITED]
    return [{**_shown(found.nodes[key]), "number": number} for key, number in ranked]


def _shown(node: Node) -> dict[str, Any]:
    url = reverse("paper", args=[node.id]) if node.kind == "paper" else ""
    if not url and node.is_known:
        url = reverse("text", args=[node.id])
    return {"it": node, "label": label_of(node), "look": look_of(node.body), "url": url}


def _row(found: Citations, each: Citing) -> dict[str, Any]:
    return {
        "it": each,
        "source": _shown(found.nodes[each.source]),
        "cited": _shown(found.nodes[each.cited]),
        "place": f"{reverse('paper', args=[each.paper])}#at-{each.start}",
    }


def _looks(looks: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(look, look.upper()) for look in sorted(looks, key=_order)]
