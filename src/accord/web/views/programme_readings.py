"""Papers that print a joint programme: sent by an officer, read, and brought in thing by thing as a person decides."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.programme.plain import from_plain
from accord.core.programme.printed import PrintedActivity, PrintedProgramme, PrintedTheme
from accord.journal.actors import Actor
from accord.programmes.acts.readings import (
    accept_read_activity,
    accept_read_result,
    accept_read_theme,
    place_reading,
    reject_read_item,
    stage_reading,
)
from accord.programmes.models import SAID
from accord.programmes.queries import ReadItemRow, editions, reading, readings
from accord.programmes.readings import ReadResult
from accord.web import words, words_of_programmes
from accord.web.acting import actor, permission, require
from accord.web.questions import line, today

_LARGEST: Final = 20 * 1024 * 1024
_ENDINGS: Final = (".docx", ".pdf", ".txt", ".html", ".htm", ".md")
_PATIENCE: Final = 120  # seconds; 200 pages take a few


def reading_list(request: HttpRequest) -> HttpResponse:
    """The papers in the queue, and the form that sends another; for officers."""
    require(request, "programmes.stage_reading")
    return _list(request)


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Read a paper and put what it prints into the queue; nothing enters a programme by that."""
    who = require(request, "programmes.stage_reading")
    try:
        keys = [
            stage_reading(actor=who, programme=each, file=name, staged_on=today())
            for name, each in _programmes_in(request.FILES.get("paper"))
        ]
    except (Invalid, Refused, NotFound) as error:
        return _list(request, refusal=str(error), status=400)
    messages.success(request, gettext("Read: %(number)s programme(s) wait for you.") % {"number": len(keys)})
    return redirect("programme-reading", key=keys[0]) if len(keys) == 1 else redirect("programme-readings")


def reading_page(request: HttpRequest, key: str) -> HttpResponse:
    """Everything that was found in one paper, with the decision on each."""
    require(request, "programmes.stage_reading")
    return _page(request, key)


@require_POST
def decide(request: HttpRequest, key: str) -> HttpResponse:
    """Accept or reject one thing that was read, or say into which programme the paper goes."""

    def act(who: Actor) -> str:
        if "edition" in request.POST:
            place_reading(actor=who, reading=key, edition=line(request.POST["edition"]))
            return gettext("Placed.")
        item = _item(request, key)
        reason = line(request.POST.get("reason", ""))
        if "reject" in request.POST:
            reject_read_item(actor=who, item=item.id, decided_on=today(), reason=reason)
            return gettext("Rejected.")
        _accept(request, who, item, reason)
        return gettext("Accepted.")

    try:
        messages.success(request, act(actor(request)))
    except (Invalid, Conflict, NotFound, Refused) as error:
        status = {Refused: 403, Conflict: 409, NotFound: 404}.get(type(error), 400)
        return _page(request, key, refusal=str(error), status=status)
    return redirect("programme-reading", key=key)


def _accept(request: HttpRequest, who: Actor, item: ReadItemRow, reason: str) -> None:
    given: dict[str, Any] = {"actor": who, "item": item.id, "decided_on": today(), "reason": reason}
    if isinstance(item.value, PrintedTheme):
        accept_read_theme(**given)
    elif isinstance(item.value, PrintedActivity):
        accept_read_activity(**given, code=line(request.POST.get("code", "")))
    else:
        edition = reading(item.reading)[0].edition or ""
        chosen = [
            (f"{edition}:{code.lower()}", line(request.POST.get(f"status-{code}", ""))) for code in item.value.codes
        ]
        accept_read_result(**given, statuses=[(key, status) for key, status in chosen if status])


def _item(request: HttpRequest, key: str) -> ReadItemRow:
    number = line(request.POST.get("item", ""))
    for item in reading(key)[1]:
        if str(item.id) == number:
            return item
    raise NotFound(f"there is nothing with the number “{number}” in this paper")


def _programmes_in(sent: "UploadedFile[Any] | None") -> Iterator[tuple[str, PrintedProgramme]]:
    """The programmes that a paper prints; it is read in a process of its own, which a broken file may end."""
    if sent is None or not sent.size:
        raise Invalid(gettext("Choose a file."))
    name = Path(sent.name or "").name
    if Path(name).suffix.lower() not in _ENDINGS:
        raise Invalid(gettext("A paper is a DOCX, PDF, HTML or text file."), place=name)
    if sent.size > _LARGEST:
        raise Invalid(gettext("The file is larger than 20 MB."), place=name)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"paper{Path(name).suffix.lower()}"
        path.write_bytes(sent.read())
        command = [sys.executable, "-m", "accord.cli", "programmes", "read", str(path), "--format", "json"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)  # noqa: S603 - our own program and path
        except subprocess.TimeoutExpired:
            raise Invalid(gettext("The file takes too long to read."), place=name) from None
        if done.returncode:
            raise Invalid(_first_line(done.stderr, str(path)) or gettext("The file can't be read."), place=name)
        found = [from_plain(PrintedProgramme, each) for each in json.loads(done.stdout or "[]")]
    if not found:
        raise Invalid(gettext("No programme was found in it: no table or list of coded activities."), place=name)
    for programme in found:
        yield name, programme


def _first_line(said: str, path: str) -> str:
    first = next((each for each in said.splitlines() if each.startswith("accord: ")), "")
    return first.removeprefix("accord: ").replace(path, "").strip(" :,")


def _list(request: HttpRequest, *, refusal: str = "", status: int = 200) -> HttpResponse:
    context = {"readings": readings(), "refusal": refusal.splitlines()}
    return render(request, "web/programme_readings.html", context, status=status)


def _page(request: HttpRequest, key: str, *, refusal: str = "", status: int = 200) -> HttpResponse:
    row, items = reading(key)
    context = {
        "reading": row,
        "items": [_shown(item) for item in items],
        "editions": [(each.id, each.title) for each in editions(drafts=True)],
        "may_decide": permission(request, "programmes.accept_read_activity", {"reading": key}),
        "statuses": [(each.value, words.in_words(words.RESULTS, each.value)) for each in SAID],
        "refusal": refusal.splitlines(),
    }
    return render(request, "web/programme_reading.html", context, status=status)


#: What is shown of each kind of thing: a label and its words.
_WORDS: Mapping[type, Callable[[Any], tuple[str, str]]] = {
    PrintedTheme: lambda value: (f"({value.code})", value.title),
    PrintedActivity: lambda value: (value.printed_code or value.code, value.text),
    ReadResult: lambda value: (", ".join(value.codes), value.text),
}


def _shown(item: ReadItemRow) -> dict[str, Any]:
    label, said = _WORDS[type(item.value)](item.value)
    return {
        "it": item,
        "kind": words.in_words(words_of_programmes.THINGS, item.kind),
        "verdict": words.in_words(words_of_programmes.READ_VERDICTS, item.verdict),
        "waits": item.verdict == "proposed",
        "label": label,
        "words": said,
        "codes": item.value.codes if isinstance(item.value, ReadResult) else (),
        "says_no_action": isinstance(item.value, ReadResult) and item.value.says_no_action,
        "is_certain": not isinstance(item.value, ReadResult) or item.value.is_certain,
        "doubts": item.value.doubts if isinstance(item.value, PrintedActivity) else (),
        "items": item.value.items if isinstance(item.value, PrintedActivity) else (),
    }
