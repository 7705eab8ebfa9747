"""How pages write the days of a meeting: `24 November to 5 December 2025`, `November 2011`, `2028`."""

from django import template
from django.utils.translation import gettext

from accord.core.dates import ImpreciseDate
from accord.core.meetings import Days
from accord.web.templatetags.accord_words import imprecise

register = template.Library()


@register.filter
def days(when: Days | None) -> str:
    """The days in the reader's language, as exactly as they are known; what two days share is said once."""
    if when is None:
        return gettext("not known")
    first, last = (imprecise(ImpreciseDate(day, when.precision)) for day in (when.first, when.last))
    return first if first == last else gettext("%(first)s to %(last)s") % {"first": first, "last": last}
