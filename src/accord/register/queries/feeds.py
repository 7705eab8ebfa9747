"""Private calendars: whose address it is."""

from datetime import date
from hashlib import sha256

from accord.register.models import Account, CalendarFeed


def owner_of_feed(token: str) -> Account | None:
    """The open account whose private calendar ends with `token`; None where the address was closed or never made."""
    row = (
        CalendarFeed.objects.select_related("account")
        .filter(digest=sha256(token.encode("utf-8", "replace")).hexdigest(), closed=None, account__is_active=True)
        .first()
    )
    return row.account if row is not None else None


def feed_since(username: str) -> date | None:
    """Since when an account has a private calendar; None where it has none."""
    return CalendarFeed.objects.filter(account__username=username, closed=None).values_list("opened", flat=True).first()
