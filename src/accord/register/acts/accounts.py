"""Accounts: opened, invited, given and taken roles, closed."""

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accord.core.errors import Conflict, Invalid, NotFound
from accord.journal.actors import ANYONE, GRANTABLE, OPERATOR, Actor, Role
from accord.journal.acts import act, refuse_unwritable
from accord.journal.rows import store
from accord.register.models import Account, RoleGrant
from accord.register.signing_in import invitation_for

# In the journal these names mean the machine and the public.
_NOBODY_S_NAMES = frozenset({OPERATOR.name, ANYONE.name})


@act("register.open_account")
def open_account(*, actor: Actor, username: str, email: str = "", first_name: str = "", last_name: str = "") -> str:
    """Open an account that can't sign in yet (a password is set by its owner); gives the user name.

    Raises Conflict when the name is taken, Invalid when it is no name.
    """
    del actor
    _check_username(username)
    account = Account(username=username, email=email, first_name=first_name, last_name=last_name)
    account.set_unusable_password()
    store(account)
    return username


@act("register.invite")
def invite(*, actor: Actor, username: str, email: str = "") -> str:
    """Let somebody choose a password: opens the account, or takes the password of one that is there; gives the invitation.

    An earlier invitation, the password and whoever is signed in with it end. The invitation is the end of an address
    (`/account/invitation/…/`); it works once and for `PASSWORD_RESET_TIMEOUT` seconds. Raises Conflict (closed), Invalid.
    """
    del actor
    account = Account.objects.filter(username=username).first()
    if account is None:
        _check_username(username)
        account = Account(username=username)
    elif not account.is_active:
        raise Conflict(f"the account {username} was closed")
    account.email = email or account.email
    account.set_unusable_password()
    store(account)
    return invitation_for(account)


@act("register.choose_password")
def choose_password(*, actor: Actor, username: str, password: str) -> None:
    """Set one's own password; it ends an invitation, and whoever else is signed in with the old one.

    Raises NotFound, Conflict (closed), Invalid (too short, too common, too like the name).
    """
    del actor
    account = _account(username)
    if not account.is_active:
        raise Conflict(f"the account {username} was closed")
    refuse_unwritable("password", password)
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise Invalid(" ".join(error.messages), fields={"password": " ".join(error.messages)}) from None
    account.set_password(password)
    store(account)


@act("register.close_account", undoable=True)
def close_account(*, actor: Actor, username: str, reason: str) -> None:
    """Close an account: nobody signs in with it any more, and whoever is signed in is the public from now on.

    Raises NotFound, Invalid (no reason given).
    """
    del actor
    if not reason.strip():
        raise Invalid("a reason must be given", fields={"reason": "must be given"})
    account = _account(username)
    account.is_active = False
    store(account)


@act("register.grant_role", legal_date="since", undoable=True)
def grant_role(
    *, actor: Actor, username: str, role: str, since: date, body: str | None = None, country: str | None = None
) -> None:
    """Give an account a role from `since` on: for a body, for a country, or (neither) for everything.

    Granting what is held already changes nothing. Raises NotFound (account), Invalid (role, scope).
    """
    del actor
    account = _account(username)
    if role not in {granted.value for granted in GRANTABLE}:
        raise Invalid(
            f"“{role}” is no role that can be granted ({', '.join(GRANTABLE)})", fields={"role": "is unknown"}
        )
    if body and country:
        raise Invalid("a role is for a body or for a country, not for both", fields={"country": "a body is given, too"})
    if role == Role.PARTY and not country:
        raise Invalid("the role party needs a country", fields={"country": "is missing"})
    if _open_grant(account, role, body, country) is None:
        store(RoleGrant(account=account, role=role, body_id=body, country_id=country, since=since))


@act("register.revoke_role", legal_date="until", undoable=True)
def revoke_role(
    *, actor: Actor, username: str, role: str, until: date, body: str | None = None, country: str | None = None
) -> None:
    """End a role of an account; `until` is the first day on which it no longer holds.

    Raises NotFound when the account doesn't hold it, Invalid when it would end before it began.
    """
    del actor
    grant = _open_grant(_account(username), role, body, country)
    if grant is None:
        raise NotFound(
            f"{username} doesn't hold the role {role}" + (f" for {body or country}" if body or country else "")
        )
    if until < grant.since:
        raise Invalid(f"the role began on {grant.since}; it can't end on {until}", fields={"until": "is too early"})
    grant.until = until
    store(grant)


def _check_username(username: str) -> None:
    if username.casefold() in _NOBODY_S_NAMES:
        raise Invalid(f"an account can't be called {username}", fields={"username": "is taken by Accord itself"})
    if Account.objects.filter(username=username).exists():
        raise Conflict(f"there is an account {username} already")


def _account(username: str) -> Account:
    account = Account.objects.filter(username=username).first()
    if account is None:
        raise NotFound(f"there is no account {username}")
    return account


def _open_grant(account: Account, role: str, body: str | None, country: str | None) -> RoleGrant | None:
    return RoleGrant.objects.filter(account=account, role=role, body=body, country=country, until=None).first()
