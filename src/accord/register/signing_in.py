"""Signing in: invitations that work once, and how many failed attempts are borne before everybody has to wait.

Five failures from one place for one account, twenty from one place, fifty for one account within a quarter of an hour:
a guesser is stopped, and nobody elsewhere can lock an owner out with a handful of attempts.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from accord.register.models import Account, FailedSignIn

#: How long a failed attempt counts.
COUNTS_FOR = timedelta(minutes=15)
MOST_FOR_ACCOUNT_AND_ADDRESS, MOST_FROM_ADDRESS, MOST_FOR_ACCOUNT = 5, 20, 50
_LOOKED_AT = 2 * (MOST_FROM_ADDRESS + MOST_FOR_ACCOUNT)


class _Invitations(PasswordResetTokenGenerator):
    """Signed with the secret key over password, address and last sign-in: choosing a password ends an invitation."""

    key_salt = "accord.register.invitation"


_INVITATIONS = _Invitations()


def invitation_for(account: Account) -> str:
    """What the address of the page on which a password is chosen ends with."""
    return f"{urlsafe_base64_encode(account.username.encode())}.{_INVITATIONS.make_token(account)}"


def invited(invitation: str) -> Account | None:
    """The open account that an invitation is for; None when it was used, has expired or was never made."""
    name, _, token = invitation.partition(".")
    try:
        username = urlsafe_base64_decode(name).decode()
    except ValueError:
        return None
    if "\0" in username:
        return None
    account = Account.objects.filter(username=username, is_active=True).first()
    return account if account is not None and _INVITATIONS.check_token(account, token) else None


def wait_until(username: str, address: str, *, now: datetime) -> datetime | None:
    """Until when somebody at this address must wait before trying this account (again); None when they need not."""
    who, where = _fingerprint("account", username.casefold()), _fingerprint("address", address)
    failures = list(
        FailedSignIn.objects.filter(Q(account=who) | Q(address=where), at__gt=now - COUNTS_FOR)
        .order_by("-at")
        .values_list("account", "address", "at")[:_LOOKED_AT]
    )
    waits = []
    for most, times in (
        (MOST_FOR_ACCOUNT_AND_ADDRESS, [at for account, place, at in failures if (account, place) == (who, where)]),
        (MOST_FROM_ADDRESS, [at for _, place, at in failures if place == where]),
        (MOST_FOR_ACCOUNT, [at for account, _, at in failures if account == who]),
    ):
        if len(times) >= most:
            waits.append(times[most - 1] + COUNTS_FOR)
    return max(waits, default=None)


def note_failure(username: str, address: str, *, now: datetime) -> None:
    """Keep a failed attempt, and drop those that no longer count."""
    FailedSignIn.objects.filter(at__lte=now - COUNTS_FOR).delete()
    who, where = _fingerprint("account", username.casefold()), _fingerprint("address", address)
    FailedSignIn.objects.create(account=who, address=where, at=now)


def forget_failures(username: str, address: str) -> None:
    """After a sign-in the slips of its owner no longer count."""
    who, where = _fingerprint("account", username.casefold()), _fingerprint("address", address)
    FailedSignIn.objects.filter(account=who, address=where).delete()


def _fingerprint(kind: str, text: str) -> str:
    given = text.encode("utf-8", "replace").decode()
    return salted_hmac(f"accord.register.{kind}", given, secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()[
        :32
    ]
