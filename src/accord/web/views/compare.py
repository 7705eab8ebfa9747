"""Two versions beside each other, by paragraph and word, with a way from change to change and files to take along."""

import tempfile
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accord.core.errors import Conflict, Invalid, NotFound
from accord.core.texts.redline import Comparison
from accord.decisions import queries
from accord.web import comparing
from accord.web.comparing import Side
from accord.web.questions import asked_for, leave_out_unknown, line
from accord.web.readings import kept
from accord.web.views.readings import LARGEST_FILE, PATIENCE

#: Ending and style of a download -> what it is called.
FILES: Final = {("docx", "tracked"), ("docx", "house"), ("html", "tracked")}
_TYPES: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
}
_LOOK_AGAIN: Final = 2  # seconds


def compare(request: HttpRequest) -> HttpResponse:
    """Choose two texts, or see what changed from one to the other."""
    chosen = asked_for(request, ("left", "right", "view", "only", "at"))
    problems: list[str] = []
    leave_out_unknown(chosen, {"view": ("one",), "only": ("changes",)}, problems)
    if not (chosen["left"] and chosen["right"]):
        return _choose(request, chosen, problems)
    try:
        left, right = (comparing.side(chosen[name]) for name in ("left", "right"))
        if left is None or right is None:
            waits = render(request, "web/compare_waits.html")
            waits["Refresh"] = str(_LOOK_AGAIN)
            return _private(waits)
        found = comparing.compared(left, right)
    except Invalid as error:
        return _choose(request, chosen, [*problems, str(error)], status=400)
    answer = render(request, "web/compared.html", _context(chosen, left, right, found, problems))
    return _private(answer) if left.is_private or right.is_private else answer


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Take one or two files to be compared; a side without a file is the text that was chosen for it."""
    chosen = {name: line(request.POST.get(name, "")) for name in ("left", "right")}
    try:
        for name, key in chosen.items():
            chosen[name] = _sent(request, f"{name}-file") or key
    except (Invalid, Conflict) as error:
        return _choose(request, chosen, [str(error)], status=400)
    if not all(chosen.values()):
        problem = gettext("Choose two texts: each from the register, or as a file.")
        return _choose(request, chosen, [problem], status=400)
    return HttpResponseRedirect(f"{reverse('compare')}?{urlencode(chosen)}")


def _sent(request: HttpRequest, field: str) -> str:
    """What a side is called that was sent with the form; empty where none was. Raises Invalid, Conflict."""
    upload = request.FILES.get(field)
    if upload is None:
        return ""
    if (upload.size or 0) > LARGEST_FILE:
        raise Invalid(gettext("That is more than 10 MB; a page takes no more."))
    sent = kept.send(upload.read(), line(upload.name or "")[:150] or "paper")
    kept.wait_for(sent, PATIENCE)
    return comparing.SENT + sent.key


def redline(request: HttpRequest, ending: str) -> HttpResponse:
    """What changed as a file: tracked changes or house style (DOCX), or a page with insertions and deletions marked."""
    chosen = asked_for(request, ("left", "right", "style"))
    style = chosen["style"] or "tracked"
    if (ending, style) not in FILES:
        raise NotFound(f"there is no download “.{ending[:20]}” in that style")
    if not (chosen["left"] and chosen["right"]):
        raise Invalid("a comparison has two texts", place="address")
    left, right = (comparing.side(chosen[name]) for name in ("left", "right"))
    if left is None or right is None:
        raise Conflict("a paper is still being read; try again in a moment")
    found = comparing.compared(left, right)
    response = HttpResponse(_written(found, left, right, ending, style), content_type=_TYPES[ending])
    name = slugify(f"{left.title[:40]} {right.title[:40]} {style}") or "redline"
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return _private(response) if left.is_private or right.is_private else response


def _written(found: Comparison, left: Side, right: Side, ending: str, style: str) -> bytes:
    from accord.documents.redline import write_redline  # noqa: PLC0415  (python-docx takes its time to load)

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"redline.{ending}"
        title = f"{left.title} → {right.title}"
        write_redline(found.paper, out, title=title, counts=_counts(found), house=style == "house")
        return out.read_bytes()


def _counts(found: Comparison) -> str:
    said = gettext("%(changed)s paragraphs changed, %(inserted)s inserted, %(deleted)s deleted, %(kept)s as before.")
    return said % {
        "changed": found.changed,
        "inserted": found.inserted,
        "deleted": found.deleted,
        "kept": found.kept,
    }


def _context(chosen: dict[str, str], left: Side, right: Side, found: Comparison, problems: list[str]) -> dict[str, Any]:
    rows = comparing.rows(found, only_changes=chosen["only"] == "changes")
    total = sum(bool(row.number) for row in rows)
    at = int(chosen["at"]) if chosen["at"].isdecimal() and len(chosen["at"]) < 7 else 0
    at = min(at, total)
    pair = {"left": left.key, "right": right.key}
    return {
        "left": left,
        "right": right,
        "rows": rows,
        "total": total,
        "counts": _counts(found),
        "chosen": chosen,
        "at": at,
        "previous": at - 1 if at > 1 else 0,
        "next": at + 1 if at < total else 0,
        "swapped": urlencode({"left": right.key, "right": left.key}),
        "problems": problems,
        "downloads": [
            {"label": label, "url": f"{reverse('redline', args=[ending])}?{urlencode({**pair, 'style': style})}"}
            for ending, style, label in (
                ("docx", "tracked", gettext("DOCX, tracked changes")),
                ("docx", "house", gettext("DOCX, underlined and struck through")),
                ("html", "tracked", gettext("HTML")),
            )
        ],
    }


def _choose(request: HttpRequest, chosen: dict[str, str], problems: list[str], status: int = 200) -> HttpResponse:
    context = {"papers": queries.papers(), "chosen": chosen, "problems": problems}
    return _private(render(request, "web/compare.html", context, status=status))


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
