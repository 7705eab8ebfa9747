"""Accounts by invitation, sign-in with a bound on guessing, and a session that ends when it must."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from people import PASSWORD, opened, signed_in

from accord.core.errors import Conflict, Invalid, Refused
from accord.journal.actors import OPERATOR, Actor
from accord.journal.queries import latest
from accord.journal.verification import verify
from accord.register import acts
from accord.register.models import Account, FailedSignIn

pytestmark = pytest.mark.usefixtures("starter", "db")


def attempt(client: Client, password: str, username: str = "r.viewer", **more):
    return client.post("/account/sign-in/", {"username": username, "password": password, **more})


def test_an_invitation_lets_its_owner_choose_a_password_and_signs_them_in(client: Client) -> None:
    token = acts.invite(actor=OPERATOR, username="anna")
    page = client.get(f"/account/invitation/{token}/")
    assert "You were invited to Accord as anna" in page.text
    answer = client.post(f"/account/invitation/{token}/", {"password": PASSWORD, "again": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/account/")
    assert "Your password is set" in client.get("/account/").text
    assert attempt(Client(), PASSWORD, "anna").status_code == 302


def test_an_invitation_works_once(client: Client) -> None:
    token = acts.invite(actor=OPERATOR, username="anna")
    client.post(f"/account/invitation/{token}/", {"password": PASSWORD, "again": PASSWORD})
    again = Client().post(f"/account/invitation/{token}/", {"password": "something else entirely", "again": "x"})
    assert again.status_code == 410
    assert Account.objects.get(username="anna").check_password(PASSWORD)


def test_a_newer_invitation_ends_the_older_one_and_the_password(client: Client) -> None:
    opened("anna", "")
    inside = Client()
    attempt(inside, PASSWORD, "anna")
    older = acts.invite(actor=OPERATOR, username="anna")
    newer = acts.invite(actor=OPERATOR, username="anna")
    assert client.get(f"/account/invitation/{older}/").status_code == 410
    assert client.get(f"/account/invitation/{newer}/").status_code == 200
    assert attempt(client, PASSWORD, "anna").status_code == 403
    assert inside.get("/account/")["Location"].startswith("/account/sign-in/")


@pytest.mark.parametrize("token", ["x", "YW5uYQ.x-y", "%00.a", "YQBi.a-b", "." * 300, "é.é", "YW5uYQ.", "=.=", "//"])
def test_what_is_no_invitation_is_told_so(client: Client, token: str) -> None:
    assert client.get(f"/account/invitation/{token}/").status_code in (404, 410)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"password": "short", "again": "short"}, "at least 12 characters"),
        ({"password": "password1234", "again": "password1234"}, "too common"),
        ({"password": PASSWORD, "again": "other words than before"}, "The two entries differ"),
        ({}, "at least 12 characters"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(client: Client, given: dict[str, str], why: str) -> None:
    token = acts.invite(actor=OPERATOR, username="anna")
    answer = client.post(f"/account/invitation/{token}/", given)
    assert answer.status_code == 400
    assert why in answer.text
    assert not Account.objects.get(username="anna").has_usable_password()


def test_nobody_sets_the_password_of_another() -> None:
    opened()
    for actor in (OPERATOR, Actor("anna")):
        with pytest.raises(Refused, match="isn't that of"):
            acts.choose_password(actor=actor, username="r.viewer", password="another phrase of words")


@pytest.mark.parametrize("name", ["operator", "Public", "OPERATOR"])
def test_nobody_is_called_what_the_journal_calls_the_machine(name: str) -> None:
    with pytest.raises(Invalid, match="can't be called"):
        acts.invite(actor=OPERATOR, username=name)


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer() -> None:
    opened()
    wrong, unknown = attempt(Client(), "wrong"), attempt(Client(), "wrong", "nobody")
    assert wrong.status_code == unknown.status_code == 403
    sentence = "There is no open account with this name and password."
    assert sentence in wrong.text
    assert sentence in unknown.text


def test_five_failures_make_a_guesser_wait_even_with_the_right_password() -> None:
    opened()
    client = Client()
    for _ in range(5):
        assert attempt(client, "wrong").status_code == 403
    stopped = attempt(client, PASSWORD)
    assert stopped.status_code == 429
    assert 0 < int(stopped["Retry-After"]) <= 15 * 60 + 1


def test_the_owner_elsewhere_is_not_locked_out() -> None:
    opened()
    guesser = Client(REMOTE_ADDR="203.0.113.9")
    for _ in range(6):
        attempt(guesser, "wrong")
    assert attempt(Client(REMOTE_ADDR="198.51.100.7"), PASSWORD).status_code == 302


def test_one_place_that_tries_many_accounts_must_wait() -> None:
    guesser = Client(REMOTE_ADDR="203.0.113.9")
    answers = [attempt(guesser, "wrong", f"name{number}").status_code for number in range(21)]
    assert answers == [403] * 20 + [429]


def test_many_places_that_try_one_account_must_wait() -> None:
    for number in range(50):
        attempt(Client(REMOTE_ADDR=f"203.0.113.{number}"), "wrong")
    assert attempt(Client(REMOTE_ADDR="198.51.100.1"), "wrong").status_code == 429


def test_after_a_quarter_of_an_hour_one_may_try_again_and_nothing_is_kept() -> None:
    opened()
    client = Client()
    for _ in range(5):
        attempt(client, "wrong")
    FailedSignIn.objects.update(at=datetime.now(UTC) - timedelta(minutes=16))
    assert attempt(client, "wrong").status_code == 403
    assert FailedSignIn.objects.count() == 1
    assert attempt(client, PASSWORD).status_code == 302


def test_what_was_typed_is_not_kept_in_clear() -> None:
    attempt(Client(REMOTE_ADDR="203.0.113.9"), "wrong", PASSWORD)
    row = FailedSignIn.objects.get()
    assert PASSWORD not in (row.account, row.address)
    assert "203" not in row.address


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example", ""]
)
def test_nobody_is_led_elsewhere_after_signing_in(onward: str) -> None:
    opened()
    assert attempt(Client(), PASSWORD, next=onward)["Location"] == "/account/"


def test_one_returns_to_the_page_that_one_came_from() -> None:
    opened()
    page = Client().get("/decisions/?body=cites")
    assert "/account/sign-in/?next=/decisions/%3Fbody%3Dcites" in page.text
    assert attempt(Client(), PASSWORD, next="/decisions/?body=cites")["Location"] == "/decisions/?body=cites"


def test_signing_out_needs_a_form_and_ends_the_session() -> None:
    client = signed_in()
    assert client.get("/account/sign-out/").status_code == 405
    client.post("/account/sign-out/")
    assert client.get("/account/")["Location"] == "/account/sign-in/?next=/account/"


def test_a_form_of_another_site_is_refused() -> None:
    opened()
    careful = Client(enforce_csrf_checks=True)
    assert attempt(careful, PASSWORD).status_code == 403
    assert "_auth_user_id" not in careful.session


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(settings) -> None:
    client = signed_in()
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert 0 < cookie["max-age"] <= 12 * 60 * 60


def test_a_role_that_ends_is_gone_at_the_next_request() -> None:
    client = signed_in()
    assert "reviewer" in client.get("/account/").text
    acts.revoke_role(actor=OPERATOR, username="r.viewer", role="reviewer", until=date(2021, 1, 1))
    page = client.get("/account/").text
    assert "r.viewer doesn&#x27;t hold the role reviewer" in page.replace("R.viewer", "r.viewer")


def test_a_closed_account_is_nobody_at_the_next_request() -> None:
    client = signed_in()
    acts.close_account(actor=OPERATOR, username="r.viewer", reason="left the secretariat")
    assert client.get("/account/")["Location"].startswith("/account/sign-in/")
    assert attempt(Client(), PASSWORD).status_code == 403
    with pytest.raises(Conflict, match="was closed"):
        acts.invite(actor=OPERATOR, username="r.viewer")


def test_changing_the_password_needs_the_present_one_and_ends_other_sessions() -> None:
    client, other = signed_in(), Client()
    attempt(other, PASSWORD)
    fresh = {"password": "another phrase of words", "again": "another phrase of words"}
    refused = client.post("/account/password/", {"present": "guess", **fresh})
    assert "not your present password" in refused.text
    assert client.post("/account/password/", {"present": PASSWORD, **fresh})["Location"] == "/account/"
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302


def test_the_account_says_what_one_may_do_and_why_not_the_rest() -> None:
    page = signed_in("o.fficer", "officer", body="cites").get("/account/").text
    assert "species.record_listing_event" in page
    assert "holds the role officer or reviewer for cites, not for everything" in page
    assert "doesn&#x27;t hold the role administrator" in page


def test_passwords_are_in_no_entry_of_the_journal_and_signing_in_is_none() -> None:
    signed_in()
    before = latest(1)[0].number
    client = Client()
    attempt(client, PASSWORD)
    assert latest(1)[0].number == before
    for entry in latest(5):
        assert PASSWORD not in str(entry)
        assert "pbkdf2" not in str(entry)


def test_an_older_hash_is_not_renewed_behind_the_journal(settings) -> None:
    opened()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher", *settings.PASSWORD_HASHERS]
    stored = Account.objects.get(username="r.viewer").password
    assert attempt(Client(), PASSWORD).status_code == 302
    assert Account.objects.get(username="r.viewer").password == stored
    assert not verify()


@pytest.mark.parametrize(
    "given", ["\0", "a" * 5000, "'; DROP TABLE register_account; --", "\ud83d", "\u202e", "é" * 300]
)
def test_hostile_names_and_passwords_are_only_wrong(given: str) -> None:
    sent = given.encode("utf-8", "replace").decode()
    assert attempt(Client(), sent, sent).status_code == 403
