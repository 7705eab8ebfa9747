"""Countries: to what each is a Party, and which listed species it has."""

from collections import Counter
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from accord.core.listings.model import NOT_LISTED
from accord.register.queries.countries import countries as all_countries
from accord.register.queries.countries import country as one_country
from accord.register.queries.parties import memberships
from accord.species.queries.by_country import CountryTaxon, reservations_of, taxa_of
from accord.species.queries.changed import CONVENTIONS, last_conferences
from accord.web import words
from accord.web.questions import asked_day, asked_for, leave_out_unknown, line, question
from accord.web.views.changes import shown_turns, turns_since


def countries(request: HttpRequest) -> HttpResponse:
    """Every country with the day since when it is a Party to CITES and CMS."""
    asked = question(request)
    language = get_language() or "en"
    bound: dict[str, dict[str, Any]] = {}
    for row in memberships(as_of=asked.on):
        if row.instrument in ("cites", "cms") and row.bound is not False:
            bound.setdefault(row.country, {})[row.instrument] = row
    rows = [
        {
            "id": row.id,
            "name": row.names.in_language(language),
            "regions": ", ".join(words.in_words(words.REGIONS, region) for region in row.regions),
            **bound.get(row.id, {}),
        }
        for row in all_countries(as_of=asked.on)
    ]
    wanted = line(request.GET.get("q", ""))
    shown = [row for row in rows if wanted.casefold() in f"{row['id']} {row['name']}".casefold()]
    shown.sort(key=lambda row: row["name"])
    counts = {law: sum(law in row for row in bound.values()) for law in ("cites", "cms")}
    both = sum(len(row) == 2 for row in bound.values())
    context = {"rows": shown, "counts": counts, "both": both, "on": asked.on, "q": wanted, "problems": asked.problems}
    return render(request, "web/countries.html", context)


def country(request: HttpRequest, iso2: str) -> HttpResponse:
    """One country: memberships, reservations, listed species in its recorded range."""
    row = one_country(iso2)
    if row.id != iso2:
        return redirect("country", iso2=row.id)
    asked = question(request)
    chosen = asked_for(request, ("convention",))
    leave_out_unknown(chosen, {"convention": CONVENTIONS}, asked.problems)
    law = chosen["convention"]
    taxa = [each for each in taxa_of(row.id, on=asked.on) if law == "" or _is_listed(each, law)]
    context = {
        "row": row,
        "name": row.names.in_language(get_language() or "en"),
        "memberships": memberships(as_of=asked.on, country=row.id),
        "reservations": [each for each in reservations_of(row.id, on=asked.on) if law in ("", each.instrument)],
        "changes": _changes(row.id, asked_day(request, "since", asked.problems), asked.on, law),
        "convention": law,
        "conventions": [{"code": code, "label": code.upper()} for code in CONVENTIONS],
        "taxa": taxa,
        "groups": sorted(Counter(taxon.group for taxon in taxa).items()),
        "on": asked.on,
        "problems": asked.problems,
    }
    return render(request, "web/country.html", context)


def _is_listed(taxon: CountryTaxon, convention: str) -> bool:
    return {"cites": taxon.cites, "cms": taxon.cms}[convention] not in ("", NOT_LISTED)


def _changes(country: str, since: date | None, on: date, convention: str) -> dict[str, Any]:
    """What changed for the populations and reservations of a country since a day, or since the last Conferences."""
    conferences = last_conferences(on)
    found = turns_since(conferences, start=since, end=on, convention=convention, country=country)
    asked = {
        "to": on.isoformat(),
        "country": country,
        **({"from": since.isoformat()} if since else {}),
        **({"convention": convention} if convention else {}),
    }
    return {
        "since": since,
        "conferences": [] if since else [each.last_recorded.called for each in conferences.values()],
        "number": sum(len(turn.taxa) for turn in found),
        "turns": shown_turns(found, country),
        "url": f"{reverse('changes')}?{urlencode(asked)}",
    }
