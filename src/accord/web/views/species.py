"""The species pages: the list, and one animal under both conventions side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext

from accord.core.concordance import Row
from accord.core.listings.coverage import accepted_id
from accord.core.listings.model import CITES, NOT_LISTED, NameStatus, Taxon, TaxonId
from accord.core.listings.status import text
from accord.species.queries.changed import intervals as intervals_of
from accord.species.queries.imported import elsewhere
from accord.species.queries.measures import beside
from accord.species.queries.pages import RangeCountry, Side, common_names, species_sides
from accord.species.queries.proposals import about
from accord.species.queries.side_by_side import current, rows_of, side_by_side
from accord.web import words, words_of_proposals
from accord.web.naming import countries_by_name, instrument_titles, language
from accord.web.questions import Question, asked_for, line, question, today
from accord.web.steps import steps
from accord.web.timeline_drawing import draw
from accord.web.views.imported import imported_page
from accord.web.views.proposals import shown_proposal

PER_PAGE = 60


@dataclass(frozen=True, slots=True)
class ListedTaxon:
    """A line of the species list: one taxon of either list, with all that corresponds to it under CMS."""

    key: TaxonId
    name: str
    authorship: str
    rank: str
    is_higher: bool
    others: tuple[Taxon, ...]  # of the CMS list, under another name
    left_listing: str
    right_listing: str
    discrepancies: int
    common_name: str
    group: str


def species_list(request: HttpRequest) -> HttpResponse:
    """Every listed taxon, with filters kept in the address."""
    asked = question(request)
    chosen = asked_for(request, ("q", "group", "cites", "cms", "only"))
    rows = listed_taxa(asked.on)
    laws = [
        {"key": key, "label": key.upper(), "options": options, "chosen": chosen[key]}
        for key, options in (("cites", ["I", "II", "III", NOT_LISTED]), ("cms", ["I", "II", NOT_LISTED]))
    ]
    context = {
        "page": Paginator([row for row in rows if fits(row, chosen)], PER_PAGE).get_page(request.GET.get("page")),
        "chosen": chosen,
        "groups": sorted({row.group for row in rows if row.group}),
        "laws": laws,
        "on": asked.on,
        "problems": asked.problems,
    }
    return render(request, "web/species_list.html", context)


def listed_taxa(on: date) -> list[ListedTaxon]:
    """What CITES or CMS lists on a date, each taxon once, in the order of the classification."""
    names = common_names(get_language())
    together: dict[TaxonId, list[Row]] = {}
    for row in side_by_side(on).rows:
        first = row.left or row.right
        assert first is not None
        together.setdefault(first.id, []).append(row)
    return [_line(rows, names) for rows in together.values()]


def _line(rows: Sequence[Row], names: dict[TaxonId, str]) -> ListedTaxon:
    row = rows[0]
    first = row.left or row.right
    assert first is not None
    others = [each.right for each in rows if each.right is not None and each.right.id != first.id]
    called = [names[taxon.id] for taxon in (first, *others) if taxon.id in names]
    marks = (mark for each in rows if each.right_status for mark in each.right_status.listing.split("/"))
    return ListedTaxon(
        key=first.id,
        name=first.name,
        authorship=first.authorship,
        rank=first.rank,
        is_higher=first.is_higher,
        others=tuple(other for other in others if other.name != first.name),
        left_listing=row.left_status.listing if row.left_status else "",
        right_listing=text(marks) if any(each.right_status for each in rows) else "",
        discrepancies=sum(len(each.discrepancies) for each in rows),
        common_name=called[0] if called else "",
        group=row.group[0] if row.group else "",
    )


def fits(row: ListedTaxon, chosen: Mapping[str, str]) -> bool:
    """Whether a line passes the filters; a filter that is absent or empty lets all pass."""
    wanted = chosen.get("q", "").casefold()
    named = " ".join((row.name, *(other.name for other in row.others), row.common_name)).casefold()
    listed = [listing not in ("", NOT_LISTED) for listing in (row.left_listing, row.right_listing)]
    match chosen.get("only", ""):
        case "species":
            kept = not row.is_higher
        case "both":
            kept = not row.is_higher and all(listed)
        case _:
            kept = True
    return (
        kept
        and wanted in named
        and chosen.get("group", "") in ("", row.group)
        and (not chosen.get("cites") or chosen["cites"] in row.left_listing.split("/"))
        and (not chosen.get("cms") or chosen["cms"] in row.right_listing.split("/"))
    )


def species_page(request: HttpRequest, key: TaxonId) -> HttpResponse:
    """One animal on a date, for a country or Party where asked."""
    asked = question(request)
    taxa = current().on(asked.on).taxa
    taxon = taxa.get(key)
    if taxon is None:
        return imported_page(request, line(key), asked)
    accepted = accepted_id(taxa, key)
    if accepted != key:  # a synonym, on that day: the question goes along
        return redirect(_address(accepted, request))
    rows = rows_of(key, asked.on)
    counterparts = [each for row in rows for each in (row.left, row.right) if each is not None and each.id != key]
    sides = _in_reader_language(
        species_sides(taxon, counterparts, rows, on=asked.on, country=asked.country, party=asked.party)
    )
    intervals = [
        interval for side in sides for shown in side.taxa for interval in intervals_of(shown.id, side.instrument)
    ]
    context: dict[str, Any] = {
        "page": _page(taxon, rows, sides, asked.on),
        "question": asked,
        "problems": asked.problems,
        "countries": countries_by_name(),
        "steps": steps(sides, asked, today=today()),
        "intervals": intervals,
        "drawing": draw(intervals, chosen=asked.on, today=today()),
        "beside": _beside(sides, asked),
        "proposals": _proposals(sides, asked.on),
        "elsewhere": elsewhere({shown.name for side in sides for shown in side.taxa}, on=asked.on),
    }
    return render(request, "web/species.html", context)


def _proposals(sides: Sequence[Side], on: date) -> list[tuple[dict[str, Any], str]]:
    """The proposals that concern the taxa of the page, each with how it does."""
    found = about({taxon.id for side in sides for taxon in side.taxa}, on=on)
    return [(shown_proposal(each.proposal), words.in_words(words_of_proposals.HOW, each.how)) for each in found]


def _address(key: TaxonId, request: HttpRequest) -> str:
    asked = request.GET.urlencode()
    return reverse("species-page", args=[key]) + (f"?{asked}" if asked else "")


def _beside(sides: Sequence[Side], asked: Question) -> list[dict[str, Any]]:
    """Annotations, quotas and suspensions of each CITES taxon of the page: CMS knows none."""
    found = []
    for shown in (taxon for side in sides if side.instrument == CITES for taxon in side.taxa):
        governing = {reason.event for reason in shown.explanation.governing if reason.event}
        listed = beside(shown.id, governing, on=asked.on, country=asked.country, language=language())
        found.append({"name": shown.name, "rank": shown.rank, "listed": listed})
    return found


def _page(taxon: Taxon, rows: tuple[Row, ...], sides: Sequence[Side], on: date) -> dict[str, Any]:
    register = current()
    instead = _used_instead(taxon, on)
    return {
        "name": taxon.name,
        "rank": taxon.rank,
        "authorship": taxon.authorship,
        "lineage": _lineage(taxon, on),
        "names_over_time": _names_over_time(sides),
        "common_names": list(
            dict.fromkeys(each for side in sides for shown in side.taxa[:1] for each in shown.common_names)
        )[:6],
        "notes": []
        if taxon.status is not NameStatus.NOT_ACCEPTED or instead
        else [gettext("This name is kept without being adopted.")],
        "used_instead": instead,
        "sides": sides,
        "discrepancies": _differences(rows),
        "decisions": [each for each in register.decisions if taxon.id in (each.left, each.right)],
    }


def _differences(rows: Sequence[Row]) -> list[dict[str, str]]:
    """The discrepancies of all pairs, each once; with several pairs each says which it is about."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        pair = " / ".join(each.name for each in (row.left, row.right) if each is not None)
        for each in row.discrepancies:
            known = found.get((each.code, each.text))
            if known is not None:
                known["pair"] += f"; {pair}"
                continue
            found[each.code, each.text] = {
                "family": each.kind.family.value,
                "title": each.kind.title,
                "text": each.text,
                "effect": each.effect,
                "proposal": each.kind.proposal,
                "pair": pair,
            }
    several = len(rows) > 1
    return [each if several else {**each, "pair": ""} for each in found.values()]


def _in_reader_language(sides: Sequence[Side]) -> list[Side]:
    """The sides with the names of countries and instruments in the language of the page."""
    names = {row["iso2"]: row["name"] for row in countries_by_name()}
    titles = instrument_titles()
    return [
        replace(
            side,
            title=titles.get(side.instrument) or side.title,
            taxa=tuple(replace(shown, range=_renamed(shown.range, names)) for shown in side.taxa),
        )
        for side in sides
    ]


def _renamed(states: Sequence[RangeCountry], names: Mapping[str, str]) -> tuple[RangeCountry, ...]:
    called = [replace(state, name=names.get(state.iso2, state.name)) for state in states]
    return tuple(sorted(called, key=lambda state: state.name))


def _names_over_time(sides: Sequence[Side]) -> list[str]:
    """How the names of the page changed, the first change first, in the words of the core."""
    names, words = current().names, current().words
    found = {
        (step.change.order, names.told(step, words))
        for side in sides
        for shown in side.taxa
        for step in names.steps(shown.id, after=date.min)
    }
    return [text for _, text in sorted(found)]


def _used_instead(taxon: Taxon, on: date) -> list[Taxon]:
    """The taxa that the checklist has on a day for a name that it does not use then, because names changed."""
    names = current().names
    taxa = names.on(on).taxa
    if taxon.status is NameStatus.SYNONYM:
        return [taxa[key] for key in taxon.accepted]
    is_later = any(change.on > on and change.output(taxon.id) for change in names.changes)
    is_part = taxon.status is NameStatus.NOT_ACCEPTED and is_later and taxon.parent is not None
    return [taxa[taxon.parent]] if is_part and taxon.parent else []


def _lineage(taxon: Taxon, on: date) -> list[dict[str, str]]:
    taxa = current().on(on).taxa
    steps: list[dict[str, str]] = []
    here = taxon.parent
    while here is not None:
        steps.append({"key": here, "name": taxa[here].name})
        here = taxa[here].parent
    return steps[::-1]
