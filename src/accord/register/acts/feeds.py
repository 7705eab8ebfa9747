"""Private addresses of calendars: opened by their owner, closed by their owner."""

from datetime import UTC, datetime
from hashlib import sha256
from secrets import token_urlsafe

from accord.core.errors import NotFound
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store
from accord.register.models import Account, CalendarFeed


@act("register.open_feed")
def open_feed(*, actor: Actor, username: str) -> str:
    """Open the private calendar of an account and give what its address ends with; an earlier address ends.

    The address is shown this once: only its fingerprint is kept. Raises NotFound.
    """
    del actor
    account = _account(username)
    today = datetime.now(UTC).date()
    for row in CalendarFeed.objects.filter(account=account, closed=None):
        row.closed = today
        store(row)
    token = token_urlsafe(32)
    store(CalendarFeed(account=account, digest=digest(token), opened=today))
    return token


@act("register.close_feed")
def close_feed(*, actor: Actor, username: str) -> None:
    """Close the private calendar of an account. Raises NotFound where none is open."""
    del actor
    found = list(CalendarFeed.objects.filter(account=_account(username), closed=None))
    if not found:
        raise NotFound(f"{username} has no open calendar")
    for row in found:
        row.closed = datetime.now(UTC).date()
        store(row)


def digest(token: str) -> str:
    """What is kept of an address."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def _account(username: str) -> Account:
    account = Account.objects.filter(username=username, is_active=True).first()
    if account is None:
        raise NotFound(f"there is no open account {username}")
    return account
