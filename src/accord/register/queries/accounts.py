"""Accounts and what they may act as."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from accord.journal.actors import ANYONE, Actor, Grant, Role
from accord.register.models import Account, RoleGrant


@dataclass(frozen=True, slots=True)
class GrantRow:
    """A role of an account; `until` is the first day on which it no longer holds."""

    username: str
    role: str
    body: str | None
    country: str | None
    since: date
    until: date | None


def actor_of(account: Account | AnonymousUser, *, as_of: date) -> Actor:
    """The actor that an account is on a day: its name and the roles that hold on that day.

    Whoever hasn't signed in, or whose account was closed, is the public.
    """
    if not isinstance(account, Account) or not account.is_active:
        return ANYONE
    granted = RoleGrant.objects.filter(Q(until=None) | Q(until__gt=as_of), account=account, since__lte=as_of)
    grants = {
        Grant(Role(role), body, country) for role, body, country in granted.values_list("role", "body_id", "country_id")
    }
    return Actor(account.username, frozenset(grants | {Grant(Role.PUBLIC)}))


def role_grants(*, username: str = "") -> list[GrantRow]:
    """All role grants, past ones too, by account and date."""
    found = RoleGrant.objects.select_related("account").order_by("account__username", "since", "role", "id")
    if username:
        found = found.filter(account__username=username)
    return [
        GrantRow(row.account.username, row.role, row.body_id, row.country_id, row.since, row.until) for row in found
    ]
