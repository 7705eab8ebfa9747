"""Accounts for the tests of pages: opened by the same acts as in an office."""

from datetime import date

from django.test import Client

from accord.journal.actors import OPERATOR
from accord.register import acts
from accord.register.models import Account
from accord.register.queries.accounts import actor_of

PASSWORD = "a falcon over the steppe"


def opened(username: str = "r.viewer", role: str = "reviewer", **scope: str) -> Account:
    """An account with a password and one role (none where it is empty), for everything or within `scope`."""
    acts.invite(actor=OPERATOR, username=username)
    account = Account.objects.get(username=username)
    acts.choose_password(actor=actor_of(account, as_of=date(2024, 1, 1)), username=username, password=PASSWORD)
    if role:
        acts.grant_role(actor=OPERATOR, username=username, role=role, since=date(2020, 1, 1), **scope)
    return Account.objects.get(username=username)


def signed_in(username: str = "r.viewer", role: str = "reviewer", **scope: str) -> Client:
    """A browser in which somebody has signed in, by the page for it."""
    opened(username, role, **scope)
    client = Client()
    answer = client.post("/account/sign-in/", {"username": username, "password": PASSWORD})
    assert answer.status_code == 302
    return client
