"""How pages write the days of a meeting: `3–14 March 2013`, `24 November to 5 December 2025`, `November 2011`, `2028`."""

from django import template
from django.utils import formats
from django.utils.translation import get_language, gettext

from accord.core.dates import ImpreciseDate
from accord.core.meetings import Days
from accord.web.templatetags.accord_words import imprecise

register = template.Library()


#: How each language writes a day without its year.
_WITHOUT_YEAR = {"en": "j F", "fr": "j F", "es": r"j \d\e F"}


@register.filter
def days(when: Days | None) -> str:
    """The days in the reader's language, as exactly as they are known; the month and year that two share stand once."""
    if when is None:
        return gettext("not known")
    first, last = (imprecise(ImpreciseDate(day, when.precision)) for day in (when.first, when.last))
    if first == last:
        return first
    if when.exact() and (when.first.year, when.first.month) == (when.last.year, when.last.month):
        return f"{_first_of_month(str(when.first.day))}–{last}"
    if when.exact() and when.first.year == when.last.year:
        language = (get_language() or "en")[:2]
        first = formats.date_format(when.first, _WITHOUT_YEAR.get(language, "j F"))
        first = f"{_first_of_month('1')}{first[1:]}" if when.first.day == 1 else first
    return gettext("%(first)s to %(last)s") % {"first": first, "last": last}


def _first_of_month(number: str) -> str:
    return "1er" if number == "1" and get_language() == "fr" else number
