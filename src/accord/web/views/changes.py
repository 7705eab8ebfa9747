"""What changed between two dates: the page, and the feed for whoever wants to be told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from accord.core.listings.model import ListingEvent, Taxon, TaxonId
from accord.species.queries.changed import (
    CONVENTIONS,
    ChangedTaxon,
    Conferences,
    Turn,
    last_conferences,
    latest_first,
    turns,
)
from accord.species.queries.side_by_side import current
from accord.web import words
from accord.web.naming import countries_by_name, country_names, listed
from accord.web.questions import FIRST_DAY, NotUnderstood, asked_day, asked_for, leave_out_unknown, question, today
from accord.web.templatetags.accord_words import day as in_words

#: Taxa of one turn on the page of many turns; its own page has all.
PER_TURN = 25
#: Events named beside one taxon: a listing in Appendix III may have one a Party.
PER_TAXON = 3
ENTRIES = 60


@dataclass(slots=True)
class _Asked:
    """The two dates and filters; `start` is None where the reader leaves it to the last Conferences."""

    start: date | None
    end: date
    convention: str
    country: str | None
    problems: list[str] = field(default_factory=list)


def changes(request: HttpRequest) -> HttpResponse:
    """What changed between two dates by day and convention, with the status before and after and the events."""
    asked = _asked(request)
    since = last_conferences(asked.end)
    found = turns_since(since, start=asked.start, end=asked.end, convention=asked.convention, country=asked.country)
    context = {
        "asked": asked,
        "problems": asked.problems,
        "since": since if asked.start is None else {},
        "turns": shown_turns(found, asked.country, is_alone=len(found) == 1),
        "number": sum(len(turn.taxa) for turn in found),
        "conventions": [{"code": code, "label": code.upper()} for code in CONVENTIONS],
        "countries": countries_by_name(),
        "per_taxon": PER_TAXON,
    }
    return render(request, "web/changes.html", context)


def _asked(request: HttpRequest) -> _Asked:
    given = question(request)
    chosen = asked_for(request, ("convention",))
    leave_out_unknown(chosen, {"convention": CONVENTIONS}, given.problems)
    start = asked_day(request, "from", given.problems)
    end = asked_day(request, "to", given.problems) or today()
    if start is not None and start > end:
        given.problems.append(gettext("The first date lies after the second; they are shown the other way round."))
        start, end = end, start
    return _Asked(start, end, chosen["convention"], given.country, given.problems)


def turns_since(
    since: dict[str, Conferences],
    *,
    start: date | None,
    end: date,
    convention: str = "",
    country: str | None = None,
) -> list[Turn]:
    """The turns of one or both conventions, the latest first; without `start` since the last Conference of each."""
    found: list[Turn] = []
    for code in CONVENTIONS:
        if convention in ("", code):
            default = since[code].last_recorded.starts if code in since else FIRST_DAY
            found += turns(code, after=start or default, until=end, country=country)
    return latest_first(found)


@dataclass(frozen=True, slots=True)
class _Names:
    """What events are told with: read once a page."""

    countries: Mapping[str, str]
    taxa: Mapping[TaxonId, Taxon]


def shown_turns(found: Iterable[Turn], country: str | None, *, is_alone: bool = False) -> list[dict[str, Any]]:
    """Turns as the pages show them; with `is_alone` all their taxa and events."""
    names = _Names(country_names(), current().history.taxa)
    return [_shown_turn(turn, names, country, is_alone=is_alone) for turn in found]


def _shown_turn(turn: Turn, names: _Names, country: str | None, *, is_alone: bool) -> dict[str, Any]:
    taxa = turn.taxa if is_alone else turn.taxa[:PER_TURN]
    return {
        "key": turn.key,
        "law": turn.instrument.upper(),
        "effective": turn.effective,
        "meeting": turn.meeting,
        "number": len(turn.taxa),
        "events_number": len(turn.events),
        "taxa": [_shown_taxon(each, names) for each in taxa],
        "more": len(turn.taxa) - len(taxa),
        "events": [_shown_event(event, names) for event in turn.events] if is_alone else [],
        "url": address_of(turn, country),
    }


def address_of(turn: Turn, country: str | None = None) -> str:
    """The page of one turn alone."""
    asked = {
        "from": (turn.effective - timedelta(days=1)).isoformat(),
        "to": turn.effective.isoformat(),
        "convention": turn.instrument,
        **({"country": country} if country else {}),
    }
    return f"{reverse('changes')}?{urlencode(asked)}"


def _shown_taxon(changed: ChangedTaxon, names: _Names) -> dict[str, Any]:
    return {
        "taxon": changed.taxon,
        "before": changed.before,
        "after": changed.after,
        "what": changed.what,
        "events": [_shown_event(event, names, of=changed.taxon.id) for event in changed.events[:PER_TAXON]],
        "more": max(len(changed.events) - PER_TAXON, 0),
        "renamed": changed.renamed,
    }


def _shown_event(event: ListingEvent, names: _Names, of: TaxonId = "") -> dict[str, Any]:
    """An event; the taxon is named where it is not the one beside which the event stands."""
    return {
        "id": event.id,
        "change": event.change.value,
        "appendix": event.appendix,
        "taxon": names.taxa[event.taxon] if event.taxon != of else None,
        "party": names.countries.get(event.party, event.party) if event.party else "",
        "populations": listed(event.populations, names.countries),
        "except_populations": listed(event.except_populations, names.countries),
        "through": names.taxa.get(event.included_in) if event.included_in else None,
    }


class ChangesFeed(Feed):  # type: ignore[type-arg]  # generic in its stubs only
    """The days on which listings changed as an Atom feed, the newest first: one entry a date and convention."""

    feed_type = Atom1Feed
    author_name = "Accord"

    def get_object(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> str:
        """The convention asked for; a feed can't say what it left out."""
        problems: list[str] = []
        chosen = asked_for(request, ("convention",))
        leave_out_unknown(chosen, {"convention": CONVENTIONS}, problems)
        if problems:
            raise NotUnderstood("\n".join(problems))
        return chosen["convention"]

    def title(self, convention: str) -> str:
        """What readers call the feed."""
        law = convention.upper() if convention else "CITES, CMS"
        return gettext("Accord: changes of listings (%(convention)s)") % {"convention": law}

    def link(self, convention: str) -> str:
        """The page of which this is the feed."""
        return reverse("changes") + (f"?{urlencode({'convention': convention})}" if convention else "")

    def items(self, convention: str) -> Sequence[Turn]:
        """The latest turns that have taken effect."""
        return turns_since({}, start=FIRST_DAY, end=today(), convention=convention)[:ENTRIES]

    def item_title(self, item: Turn) -> str:
        """`CITES, 12 June 2013: 5 taxa (CITES CoP16 (Bangkok, 2013))`."""
        number = ngettext("%(number)s taxon", "%(number)s taxa", len(item.taxa)) % {"number": len(item.taxa)}
        meeting = f" · {item.meeting}" if item.meeting else ""
        return f"{item.instrument.upper()}, {in_words(item.effective)}: {number}{meeting}"

    def item_description(self, item: Turn) -> SafeString:
        """Every taxon with its status before and after, and how its name changed."""
        lines = (
            (each.taxon.name, each.before, each.after, " ".join((_in_brackets(each.what), *each.renamed)).rstrip())
            for each in item.taxa
        )
        return format_html("<ul>{}</ul>", format_html_join("", "<li><i>{}</i>: {} → {}{}</li>", lines))

    def item_link(self, item: Turn) -> str:
        """The page of the turn alone."""
        return address_of(item)

    def item_pubdate(self, item: Turn) -> datetime:
        """The day of entry into force."""
        return datetime.combine(item.effective, time(tzinfo=UTC))

    def item_updateddate(self, item: Turn) -> datetime:
        """The same day."""
        return self.item_pubdate(item)


def _in_brackets(what: str) -> str:
    said = words.in_words(words.DIFFERENCES, what)
    return f" ({said})" if said else ""
