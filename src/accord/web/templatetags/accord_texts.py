"""What the pages of texts and duties share: the way between them."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext

from accord.core.texts.printed import printed as printed_number
from accord.web.naming import language
from accord.web.passages import MARKS

register = template.Library()


@register.inclusion_tag("web/_texts_nav.html", takes_context=True)
def texts_navigation(context: dict[str, Any]) -> dict[str, Any]:
    """The pages of texts and duties beside each other, with the one that is open."""
    path = context["request"].path if "request" in context else ""
    entries = [
        ("decisions", gettext("Texts")),
        ("reading-start", gettext("Papers")),
        ("duties", gettext("Duties")),
        ("duty-review", gettext("Duties to decide")),
        ("agendas", gettext("Meetings to prepare")),
        ("deletion", gettext("To be deleted")),
        ("citations", gettext("Citations")),
        ("compare", gettext("Compare")),
        ("consultations", gettext("Consultations")),
    ]
    return {
        "texts_navigation": [
            {"url": (url := reverse(name)), "label": label, "is_current": path == url} for name, label in entries
        ]
    }


@register.filter
def printed(key: str) -> str:
    """A text as people call it in the language of the page, behind its convention: `CITES Décision 17.55 (Rev. CoP19)`."""
    law = key.partition(":")[0]
    return f"{law.upper()} {printed_number(key, language=language(), within=law)}"


@register.filter
def at(table: Mapping[str, str], key: str) -> str:
    """What a table has for a key; the key where it has nothing."""
    return table.get(key, key)


@register.filter
def without_marks(words: str) -> str:
    """A stretch of a paper without the marks of Markdown that only format it."""
    return MARKS.sub("", words)
