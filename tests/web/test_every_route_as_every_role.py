"""Every address asked by everybody: nobody gets an error of Accord, and nobody changes what they may not."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from people import signed_in

from accord.journal.queries import seal
from accord.web.policies import WHO_MAY, Readers

pytestmark = pytest.mark.usefixtures("starter", "db")

#: What stands in addresses that name something; what is not there is told so.
NAMED = {"key": "nothing", "iso2": "MN", "ending": "csv", "token": "nothing.at-all"}
EXPECTED = {200, 301, 302, 400, 403, 404, 405, 409, 410}
ROLES = ("public", "", "party", "committee_member", "officer", "reviewer", "administrator")


def addresses() -> Iterator[tuple[str, str]]:
    """Each route of WHO_MAY with an address of it."""
    known = get_resolver().reverse_dict
    for name in WHO_MAY:
        _, arguments = known[name][0][0] if isinstance(known[name][0], list) else known[name]
        try:
            yield name, reverse(name, kwargs={each: NAMED.get(each, "1") for each in arguments})
        except NoReverseMatch:
            yield name, reverse(name, kwargs=dict.fromkeys(arguments, "1"))


@pytest.fixture(params=ROLES)
def visitor(request: pytest.FixtureRequest) -> Client:
    """Somebody in each role in turn; an empty one has an account and nothing else."""
    if request.param == "public":
        return Client()
    return signed_in("s.omebody", request.param, **({"country": "MN"} if request.param == "party" else {}))


def test_nobody_meets_an_error_and_looking_changes_nothing(visitor: Client) -> None:
    before = seal()
    for name, address in addresses():
        answer = visitor.get(address)
        assert answer.status_code in EXPECTED, (name, answer.status_code)
        if WHO_MAY[name] is Readers.BY_ACT:
            assert answer.status_code == 405, name
    assert seal() == before


def test_an_empty_form_changes_nothing_whoever_sends_it(visitor: Client) -> None:
    before = seal()
    for name, address in addresses():
        if name != "sign-out":
            answer = visitor.post(address)
            assert answer.status_code in EXPECTED, (name, answer.status_code)
    assert seal() == before


def test_what_is_for_those_who_have_signed_in_leads_the_others_to_sign_in() -> None:
    for name, address in addresses():
        if WHO_MAY[name] is Readers.SIGNED_IN:
            assert Client().get(address)["Location"].startswith("/account/sign-in/?next=")
            assert Client().post(address)["Location"].startswith("/account/sign-in/?next=")


def test_no_form_is_taken_without_its_token() -> None:
    careful = Client(enforce_csrf_checks=True)
    for name, address in addresses():
        if WHO_MAY[name] is Readers.BY_ACT or name in {
            "names-send",
            "names-match",
            "names-forget",
            "sign-out",
            "password",
        }:
            assert careful.post(address).status_code == 403, name
