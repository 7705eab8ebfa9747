"""What every page needs: the main navigation and the journal entry that it was read after."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from accord.journal.queries import seal


def every_page(request: HttpRequest) -> dict[str, Any]:
    """Navigation, with the place where the reader is; number and hash of the last journal entry."""
    entries = [
        ("species-list", gettext("Species")),
        ("changes", gettext("Changes")),
        ("concordance", gettext("Concordance")),
        ("review", gettext("Review")),
        ("names", gettext("Names")),
        ("programmes", gettext("Programmes")),
        ("decisions", gettext("Decisions")),
        ("meetings", gettext("Meetings")),
        ("countries", gettext("Countries")),
    ]
    head = seal()
    here = reverse("concordance") if request.path == reverse("species-compare") else request.path
    return {
        "navigation": [
            {"url": (url := reverse(name)), "label": label, "is_current": here.startswith(url)}
            for name, label in entries
        ],
        "account_url": reverse("account"),
        "sign_in_url": reverse("sign-in"),
        "journal_head": {"number": head.number, "short_hash": head.hash[:12]} if head.number else None,
    }
