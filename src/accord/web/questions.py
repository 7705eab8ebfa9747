"""What a reader asks by the address of a page: a date, a country, a Party, filters. Wrong input is said, not guessed."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.http import HttpRequest
from django.utils.translation import gettext

from accord.core.dates import read_date
from accord.core.errors import Invalid
from accord.register.models import Country

_FIRST, _LAST = date(1973, 1, 1), date(2100, 1, 1)


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


def question(request: HttpRequest) -> Question:
    """Read `on`, `country` and `party`; what can't be read is left out and named in `problems`."""
    asked = Question(today())
    if given := request.GET.get("on", "").strip():
        try:
            asked.on = read_date(given)
        except Invalid as error:
            asked.problems.append(str(error))
        else:
            if not _FIRST <= asked.on <= _LAST:
                asked.problems.append(gettext("The date must lie between 1973 and 2100."))
                asked.on = today()
    for key in ("country", "party"):
        code = request.GET.get(key, "").strip().upper()
        if not code:
            continue
        if Country.objects.filter(id=code).exists():
            setattr(asked, key, code)
        else:
            asked.problems.append(gettext("There is no country with the code “%(code)s”.") % {"code": code[:10]})
    return asked
