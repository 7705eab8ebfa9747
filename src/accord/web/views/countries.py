"""Countries: to what each is a Party, and which listed species it has."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from accord.register.queries.countries import countries as all_countries
from accord.register.queries.countries import country as one_country
from accord.register.queries.parties import memberships
from accord.species.queries.by_country import reservations_of, taxa_of
from accord.web import words
from accord.web.questions import line, question


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
    taxa = taxa_of(row.id, on=asked.on)
    context = {
        "row": row,
        "name": row.names.in_language(get_language() or "en"),
        "memberships": memberships(as_of=asked.on, country=row.id),
        "reservations": reservations_of(row.id, on=asked.on),
        "taxa": taxa,
        "groups": sorted(Counter(taxon.group for taxon in taxa).items()),
        "on": asked.on,
        "problems": asked.problems,
    }
    return render(request, "web/country.html", context)
