"""Sending a paper to be read: look at what was found in it, correct whose it is, and only then bring it in or forget it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accord.core.errors import Conflict, Invalid, Refused
from accord.core.texts.bodies import BY_ID
from accord.decisions import queries
from accord.decisions.acts import PaperRead, import_paper
from accord.web.acting import actor, permission
from accord.web.naming import body_names
from accord.web.passages import caller
from accord.web.questions import line, today
from accord.web.readings import kept
from accord.web.readings.found import already_there, found_in, paper_of, passages_of
from accord.web.readings.kept import Sent, State
from accord.web.readings.languages import LANGUAGES

LARGEST_FILE = 10 * 1024 * 1024
#: Parts of a paper on one page; papers of the conventions have a few hundred.
PER_PAGE = 4000
#: How long the page waits for a short paper before it shows that it is being read.
PATIENCE = 2.5
_LOOK_AGAIN = 2  # seconds
_ACT = "decisions.import_paper"


@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Send a resolution, a decision or a committee paper, or paste its text, to see what stands in it."""
    return _start(request)


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Keep what was sent, and begin to read it."""
    upload = request.FILES.get("file")
    pasted = request.POST.get("text", "").strip()
    if upload is not None and (upload.size or 0) > LARGEST_FILE:
        return _start(
            request,
            gettext("The file is larger than 10 MB; the command “accord decisions import” takes any size."),
            413,
        )
    if upload is None and not pasted:
        return _start(request, gettext("Choose a file, or paste a text."), 400)
    content = upload.read() if upload is not None else pasted.encode("utf-8", "replace")
    name = line(upload.name or "") if upload is not None else gettext("Pasted text")
    try:
        sent = kept.send(content, name[:150] or "paper", issuer=_issuer(request))
    except (Invalid, Conflict) as refused:
        return _start(request, str(refused), 400, is_english=True)
    kept.wait_for(sent, PATIENCE)
    return redirect("reading", sent.key)


@never_cache
def reading(request: HttpRequest, key: str) -> HttpResponse:
    """One paper before it is brought in: its parts, references in place, duties in the margin, what cannot be right."""
    sent = kept.find(key)
    if sent.state is State.READ:
        return _private(_read(request, sent))
    answer = render(request, "web/reading_waits.html", {"sent": sent, "failed": sent.state is State.FAILED})
    if sent.state is State.READING:
        answer["Refresh"] = str(_LOOK_AGAIN)
    return _private(answer)


@require_POST
def say(request: HttpRequest, key: str) -> HttpResponse:
    """Say whose paper it is, in which language, how it is called: it is then read again with that."""
    sent = kept.find(key)
    language = line(request.POST.get("language", ""))
    said = {
        "issuer": _issuer(request),
        "language": language if language in LANGUAGES else "",
        "title": line(request.POST.get("title", "")),
        "instrument": line(request.POST.get("instrument", ""))[:80],
        "licence": line(request.POST.get("licence", "")),
    }
    kept.said(sent, **said)
    messages.info(request, gettext("Read again with what you said."))
    return redirect("reading", sent.key)


@require_POST
def keep(request: HttpRequest, key: str) -> HttpResponse:
    """Bring the paper into the register as the page shows it; its duties then wait to be decided."""
    sent = kept.find(key)
    try:
        paper = paper_of(sent)
        new = import_paper(actor=actor(request), paper=paper, reason=f"{sent.name}, SHA-256 {sent.sha256}")
    except (Invalid, Conflict, Refused) as error:
        status = {Refused: 403, Conflict: 409}.get(type(error), 400)
        return _private(_read(request, sent, refusal=str(error), status=status))
    there = already_there(sent)
    kept.forget(sent)
    said = gettext("The paper is in the register.") if new else gettext("The register had this paper already.")
    messages.success(request, said)
    return redirect("paper", there)


@require_POST
def forget(request: HttpRequest, key: str) -> HttpResponse:
    """Forget a paper and everything that was read of it."""
    kept.forget(kept.find(key))
    messages.info(request, gettext("The paper is forgotten."))
    return redirect("reading-start")


def _start(request: HttpRequest, problem: str = "", status: int = 200, *, is_english: bool = False) -> HttpResponse:
    context = {
        "problem": problem,
        "is_english": is_english,
        "typed": request.POST.get("text", "") if problem else "",
        "issuers": _issuers(),
        "issuer": _issuer(request) if problem else "",
        "may": permission(request, _ACT),
        "papers": queries.papers(),
    }
    return render(request, "web/reading_start.html", context, status=status)


def _read(request: HttpRequest, sent: Sent, *, refusal: str = "", status: int = 200) -> HttpResponse:
    paper = paper_of(sent)
    known = {work.id for work in queries.works()}
    named = {each for duty in paper.duties for each in (*duty.actors, duty.recipient or "") if each}
    whom = caller(named)
    shown = passages_of(paper, whom, known, on=today())
    context: dict[str, Any] = {
        "sent": sent,
        "paper": paper,
        "amends": bool(sent.original),
        "guessed": found_in(paper.text, sent.issuer),
        "there": already_there(sent),
        "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")),
        "outline": [each for each in shown if each.is_heading or each.kind == "decision"],
        "problems": _problems(paper),
        "references": _references(paper, known),
        "asked": Counter(whom(each) for duty in paper.duties for each in duty.actors).most_common(),
        "text_of": paper.instrument if paper.instrument in known else "",
        "issuers": _issuers(),
        "language_codes": LANGUAGES,
        "may": permission(request, _ACT, {"paper": paper}),
        "refusal": refusal.splitlines(),
    }
    return render(request, "web/reading.html", context, status=status)


def _problems(paper: PaperRead) -> list[dict[str, Any]]:
    """The references that cannot be right, each with its place and the reason."""
    return [
        {"start": each.start, "text": " ".join(each.text.split()), "why": each.problem}
        for each in paper.mentions
        if each.problem
    ]


def _references(paper: PaperRead, known: set[str]) -> list[dict[str, Any]]:
    """Each text that is named: how often, where first, and whether the register knows it."""
    counted: Counter[str] = Counter()
    first: dict[str, int] = {}
    for mention in paper.mentions:
        for each in mention.ids:
            counted[each] += 1
            first.setdefault(each, mention.start)
    return [
        {"id": id_, "number": number, "start": first[id_], "link": _known(id_, known)}
        for id_, number in sorted(counted.items())
    ]


def _known(id_: str, known: Iterable[str]) -> str:
    whole = id_.partition("@")[0]
    return id_ if id_ in known else whole if whole in known else ""


def _issuer(request: HttpRequest) -> str:
    given = line(request.POST.get("issuer", ""))
    return given if given in BY_ID else ""


def _issuers() -> list[tuple[str, str]]:
    """Bodies whose papers are read, by what the register calls them."""
    names = body_names(set(BY_ID))
    return sorted(
        ((key, names.get(key, key.upper())) for key in BY_ID),
        key=lambda pair: (pair[0] not in ("cites", "cms"), pair[1]),
    )


def _private(response: HttpResponse) -> HttpResponse:
    """Only whoever has the address reads it: no cache keeps it, no search engine lists it."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
