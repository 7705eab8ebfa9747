"""The committee paper on a programme, to be taken away as Word, PDF or a page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accord.core.errors import NotFound
from accord.web.naming import language
from accord.web.programmes.reading import may_read_drafts
from accord.web.questions import asked_day, line, today

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}


def programme_paper(request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """The report on an edition with the next one, as of a day, in the language asked for (`lang`) or that of the page.

    `draft=1` lists what is not agreed, too, for those who may read drafts. Raises NotFound, Invalid, Refused.
    """
    from accord.documents.programme_report import Filing, programme_report  # noqa: PLC0415 - heavy, and seldom asked
    from accord.documents.programme_report_facts import read_facts  # noqa: PLC0415
    from accord.documents.writing import document_bytes  # noqa: PLC0415

    if ending not in _TYPES:
        raise NotFound(f"there is no .{ending} of a programme")
    given = line(request.GET.get("lang", ""))
    facts = read_facts(
        key,
        language=given if given in ("en", "fr", "es") else language(),
        today=today(),
        as_of=asked_day(request, "on", []),
        drafts=request.GET.get("draft") == "1" and may_read_drafts(request, key),
        pages=settings.PAGES_ADDRESS or request.build_absolute_uri("/").rstrip("/"),
    )
    content = document_bytes(programme_report(facts, Filing("", (), False)), f".{ending}")
    answer = HttpResponse(content, content_type=_TYPES[ending])
    if ending != "html":
        answer["Content-Disposition"] = f'attachment; filename="{key}-{facts.as_of.isoformat()}.{ending}"'
    return answer
