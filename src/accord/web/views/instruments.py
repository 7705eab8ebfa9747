"""A resolution or decision: its words as they stood on a day, its versions, what happened to it, who cites it, what it is used for."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accord.core.errors import NotFound
from accord.core.texts.provision_status import Progress, ProvisionStanding
from accord.decisions import queries
from accord.decisions.queries import EventRow, WorkRow
from accord.decisions.queries.in_force import CitedOn, TextOn
from accord.species.queries.side_by_side import current
from accord.web import words, words_of_papers
from accord.web.document_view import FILES, colophon, taken_along
from accord.web.mandates import uses_of
from accord.web.naming import language
from accord.web.passages import caller, shown_passages
from accord.web.questions import question


def text(request: HttpRequest, key: str) -> HttpResponse:
    """A text with its words in force on a day (`on`), versions, timeline, citations as they then stood, and uses as a mandate."""
    asked = question(request)
    row = queries.work(key, on=asked.on)
    whole = key.partition("@")[0]
    if row.id != whole and not row.revisions:
        whole = key
    stood = queries.text_on(whole, asked.on, language=language())
    meetings = current().words.meetings
    known = {work.id for work in queries.works()}
    cited = queries.cited_by_on(whole, asked.on)
    in_texts = {(place.paper, place.start) for place in cited}
    places = [place for place in queries.cited_by(key) if (place.paper, place.start) not in in_texts]
    context = {
        "row": row,
        "law": row.body.partition(":")[0].upper(),
        "whole": whole,
        "stood": stood,
        "is_other_version": "@" in key and stood.in_force.version not in (None, key),
        "passages": _passages(stood, known),
        "timeline": [_event(event, meetings) for event in row.events],
        "versions": _versions(row, key),
        "cited": [_cited(place) for place in cited],
        "places": places,
        "cited_number": len(cited) + len(places),
        "uses": uses_of((whole, *row.revisions, key)),
        "directed_to": [caller(row.directed_to)(each) for each in row.directed_to],
        "on": asked.on,
        "problems": asked.problems,
        "endings": tuple(FILES),
    }
    return render(request, "web/text.html", context)


def text_file(request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """The words in force on a day as DOCX, PDF or HTML."""
    from accord.documents.text_of_work import text_document  # noqa: PLC0415  (the writers take their time to load)

    asked = question(request)
    stood = queries.text_on(key, asked.on, language=language())
    if stood.key is None:
        raise NotFound(f"the register has no words of {key} in force on {asked.on}")
    name = f"{key.replace(':', '-').replace('@', '-').replace('/', '-')}-{asked.on}"
    return taken_along(text_document(stood, colophon=colophon()), ending, name)


def _passages(stood: TextOn, known: set[str]) -> list[dict[str, Any]]:
    """The words in force with references, duties, and what is said of each paragraph by itself."""
    if stood.key is None:
        return []
    read = queries.passages(stood.key, on=stood.in_force.on)
    named = {each for part in read for duty in part.duties for each in (*duty.actors, duty.recipient) if each}
    by_start = {each.start: each for each in stood.provisions}
    shown = []
    for part in shown_passages(read, caller(named), known):
        provision = by_start.get(part.start)
        if provision is None:
            continue
        shown.append({"part": part, "repealed": provision.repealed_on, "remarks": _remarks(provision.standing)})
    return shown


def _remarks(standing: ProvisionStanding) -> list[str]:
    """What stands of a paragraph by itself, where it is not simply active."""
    said = []
    if standing.progress is not Progress.ACTIVE:
        said.append(words.in_words(words_of_papers.PROVISIONS, standing.progress.value))
    if standing.requires_funding:
        said.append(words.in_words(words_of_papers.PROVISIONS, "requires_funding"))
    return said


def _event(event: EventRow, meetings: Mapping[str, str]) -> dict[str, Any]:
    return {"it": event, "meeting": meetings.get(event.meeting or "", event.meeting), "key": event.meeting}


def _versions(row: WorkRow, key: str) -> list[dict[str, Any]]:
    """Each version with the papers that hold its words, and the one before it to compare with."""
    made: list[dict[str, Any]] = []
    for each in (key.partition("@")[0], *row.revisions):
        try:
            version = queries.work(each)
        except NotFound:
            continue
        papers = [paper for paper in queries.expressions_of(each) if paper.work == each]
        since = next((event for event in version.events if event.event in ("adopted", "revised", "issued")), None)
        made.append({"it": version, "papers": papers, "since": since, "is_here": each == key, "compare": ""})
    for before, after in pairwise(made):
        if before["papers"] and after["papers"]:
            after["compare"] = f"left={before['papers'][0].id}&right={after['papers'][0].id}"
    return made


def _cited(place: CitedOn) -> dict[str, Any]:
    return {"it": place, "law": place.citing.partition(":")[0].upper()}
