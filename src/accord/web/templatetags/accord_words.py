"""How the pages write the field's words: appendices as badges, names of taxa, dates, codes in words."""

from datetime import date

from django import template
from django.utils import formats
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from accord.core.dates import ImpreciseDate, Precision
from accord.core.listings.model import APPENDICES, NOT_LISTED, RANKS, UNKNOWN
from accord.web import words, words_of_papers

register = template.Library()

_ITALIC_FROM = RANKS.index("genus")
#: The forms in which each language writes a day and a month (Django's own English form is the American one).
_FORMS = {
    "en": ("j F Y", "F Y"),
    "fr": ("j F Y", "F Y"),
    "es": (r"j \d\e F \d\e Y", r"F \d\e Y"),
}
_TABLES = {
    "relation": words.RELATIONS,
    "rank": words.RANKS,
    "family": words.FAMILIES,
    "occurrence": words.OCCURRENCE,
    "interval": words.INTERVALS,
    "mode": words.MEMBERSHIP,
    "text": words.WORKS,
    "state": words.STATES,
    "event": words.WORK_EVENTS,
    "change": words.CHANGES,
    "descent": words.DESCENT,
    "difference": words.DIFFERENCES,
    "role": words.ROLES,
    "cover": words.COVERS,
    "ruled": words.RULED_RELATIONS,
    "review_state": words.REVIEW_STATES,
    "evidence": words.EVIDENCE,
    "match": words.MATCHES,
    "column": words.COLUMNS,
    "author": words.AUTHORS,
    "strength": words_of_papers.STRENGTHS,
    "due": words_of_papers.DUE,
    "verdict": words_of_papers.VERDICTS,
}


@register.filter
def day(value: date | None) -> str:
    """A day in the reader's language: `12 June 2013`, `1er juin 2013`, `12 de junio de 2013`."""
    if value is None:
        return ""
    written = formats.date_format(value, _forms()[0])
    return f"1er{written[1:]}" if value.day == 1 and get_language() == "fr" else written


@register.filter
def imprecise(value: ImpreciseDate | None) -> str:
    """A date as exactly as it is known: a day, a month or a year."""
    if value is None:
        return ""
    match value.precision:
        case Precision.DAY:
            return day(value.day)
        case Precision.MONTH:
            return formats.date_format(value.day, _forms()[1])
        case Precision.YEAR:
            return str(value.day.year)


def _forms() -> tuple[str, str]:
    return _FORMS.get(get_language() or "en", _FORMS["en"])


@register.filter
def grouped(number: int) -> str:
    """A large number as the reader's language groups it: `1,400,000`, `1 400 000`."""
    return formats.number_format(number, use_l10n=True, force_grouping=True)


@register.filter
def in_words(code: str, table: str) -> str:
    """A code in words: `{{ row.state|in_words:"state" }}`."""
    return words.in_words(_TABLES[table], code)


@register.filter
def core(sentence: str) -> str:
    """A title or meaning that the core keeps in English, in the reader's language where it is translated."""
    return gettext(sentence) if sentence else ""


@register.simple_tag
def name(text: str, rank: str) -> SafeString:
    """A scientific name: italic from the genus down, with its rank where it stands above the species."""
    if rank in RANKS and RANKS.index(rank) < _ITALIC_FROM:
        return format_html(
            '<span lang="la">{}</span> <small class="quiet">{}</small>', text, words.in_words(words.RANKS, rank)
        )
    return format_html('<i lang="la">{}</i>', text)


@register.simple_tag
def badges(listing: str, size: str = "") -> SafeString:
    """A listing text such as `I/II` as one badge an appendix."""
    return format_html_join(
        " ",
        '<span class="badge {} {}" title="{}">{}</span>',
        ((_look(mark), size, _title(mark), _mark(mark)) for mark in listing.split("/") if mark),
    )


def _look(mark: str) -> str:
    return mark.lower() if mark in (*APPENDICES, NOT_LISTED, UNKNOWN) else "nc"


def _mark(mark: str) -> str:
    return gettext("unknown") if mark == UNKNOWN else mark


def _title(mark: str) -> str:
    if mark == NOT_LISTED:
        return gettext("not listed")
    if mark == UNKNOWN:
        return gettext("unknown: a listing depends on the population, and no range is recorded")
    return gettext("Appendix %(appendix)s") % {"appendix": mark}
