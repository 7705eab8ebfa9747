"""How the pages write the field's words: appendices as badges, names of taxa, dates, relations."""

from datetime import date

from django import template
from django.utils import formats
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from accord.core.listings.model import APPENDICES, NOT_LISTED, RANKS, UNKNOWN

register = template.Library()

RELATIONS = {
    "congruent": gettext_lazy("same taxon"),
    "includes": gettext_lazy("CITES taxon includes the CMS one"),
    "included_in": gettext_lazy("CITES taxon is part of the CMS one"),
    "overlaps": gettext_lazy("the two overlap"),
    "disjoint": gettext_lazy("different taxa"),
    "undecided": gettext_lazy("undecided"),
    "only_left": gettext_lazy("only under CITES"),
    "only_right": gettext_lazy("only under CMS"),
}
_ITALIC_FROM = RANKS.index("genus")


@register.filter
def day(value: date | None) -> str:
    """A day in the reader's language: `12 June 2013`."""
    return formats.date_format(value, "j F Y") if value else ""


@register.filter
def relation(code: str) -> str:
    """A relation of two taxa in words."""
    return str(RELATIONS.get(code, code))


@register.simple_tag
def name(text: str, rank: str) -> SafeString:
    """A scientific name: italic from the genus down, with its rank where it stands above the species."""
    if rank in RANKS and RANKS.index(rank) < _ITALIC_FROM:
        return format_html('{} <small class="quiet">{}</small>', text, gettext(rank))
    return format_html("<i>{}</i>", text)


@register.simple_tag
def badges(listing: str, size: str = "") -> SafeString:
    """A listing text such as `I/II` as one badge an appendix."""
    return format_html_join(
        " ",
        '<span class="badge {} {}" title="{}">{}</span>',
        ((_look(mark), size, _title(mark), mark) for mark in listing.split("/") if mark),
    )


def _look(mark: str) -> str:
    return mark.lower() if mark in (*APPENDICES, NOT_LISTED, UNKNOWN) else "nc"


def _title(mark: str) -> str:
    if mark == NOT_LISTED:
        return gettext("not listed")
    if mark == UNKNOWN:
        return gettext("unknown: a listing depends on the population, and no range is recorded")
    return gettext("Appendix %(appendix)s") % {"appendix": mark}
