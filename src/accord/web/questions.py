"""What a reader asks by the address of a page: a date, a country, a Party, filters. Wrong input is said, not guessed."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.http import HttpRequest
from django.utils.translation import gettext

from accord.core.dates import read_date
from accord.core.errors import Invalid
from accord.register.models import Country

FIRST_DAY, LAST_DAY = date(1973, 1, 1), date(2100, 1, 1)
_LONGEST = 200  # characters of a filter: names are shorter, and nobody types more
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")  # PostgreSQL refuses NUL, UTF-8 refuses half a pair


class NotUnderstood(Invalid):
    """What the address asks for can't be read; the sentences are in the reader's language."""


@dataclass(slots=True)
class Question:
    """The date, country and Party asked for, and what was wrong with them."""

    on: date
    country: str | None = None
    party: str | None = None
    problems: list[str] = field(default_factory=list)


def today() -> date:
    """The day on which a question without a date is answered."""
    return datetime.now(UTC).date()


def asked_for(request: HttpRequest, keys: Iterable[str]) -> dict[str, str]:
    """The filters that the address gives, as clean short lines; empty where it gives none."""
    return {key: line(request.GET.get(key, "")) for key in keys}


def line(given: str) -> str:
    """One line of text as a person could have typed it."""
    return " ".join(_UNPRINTABLE.sub(" ", given).split())[:_LONGEST]


def asked_day(request: HttpRequest, key: str, problems: list[str]) -> date | None:
    """The day that the address gives for `key`; None where it gives none or none that can be read, which is named."""
    given = line(request.GET.get(key, ""))
    if not given:
        return None
    try:
        day = read_date(given)
    except Invalid:
        said = gettext("“%(given)s” is not a day of the calendar (write 2013-06-12 or 12/06/2013).")
        problems.append(said % {"given": given[:40]})
        return None
    if not FIRST_DAY <= day <= LAST_DAY:
        problems.append(gettext("The date must lie between 1973 and 2100."))
        return None
    return day


def leave_out_unknown(chosen: dict[str, str], known: Mapping[str, Collection[str]], problems: list[str]) -> None:
    """Empties the filters whose value is none of the known ones, and names each."""
    for key, codes in known.items():
        if chosen[key] and chosen[key] not in codes:
            problems.append(gettext("There is no filter “%(given)s”.") % {"given": chosen[key][:40]})
            chosen[key] = ""


def question(request: HttpRequest) -> Question:
    """Read `on`, `country` and `party`; what can't be read is left out and named in `problems`."""
    asked = Question(today())
    given = asked_for(request, ("country", "party"))
    asked.on = asked_day(request, "on", asked.problems) or asked.on
    for key in ("country", "party"):
        code = given[key].upper()
        if not code:
            continue
        if Country.objects.filter(id=code).exists():
            setattr(asked, key, code)
        else:
            asked.problems.append(gettext("There is no country with the code “%(code)s”.") % {"code": code[:10]})
    return asked
