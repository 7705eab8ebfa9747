import pytest
from django.test import Client

from accord.journal.queries import entries
from accord.register.models import Account

pytestmark = pytest.mark.django_db


def test_an_invitation_is_printed_as_an_address_that_works(accord):
    run = accord("register", "invite", "anna", "--email", "anna@example.org", "--at", "https://accord.example.org/")
    said, address = run.out.splitlines()
    assert "works once, for 7 days" in said
    assert address.startswith("https://accord.example.org/account/invitation/")
    assert Client().get(address.removeprefix("https://accord.example.org")).status_code == 200
    assert Account.objects.get().email == "anna@example.org"


def test_an_invitation_is_in_no_entry_of_the_journal(accord):
    token = accord("register", "invite", "anna").out.split("/")[-2]
    assert [entry.act for entry in entries()] == ["register.invite"]
    assert token.rpartition("-")[2] not in str(entries())
    assert "anna@" not in str(entries())


def test_a_second_invitation_keeps_the_address_and_ends_the_first(accord):
    first = accord("register", "invite", "anna", "--email", "anna@example.org").out.splitlines()[1]
    second = accord("register", "invite", "anna").out.splitlines()[1]
    paths = [address.partition("8000")[2] for address in (first, second)]
    assert [Client().get(path).status_code for path in paths] == [410, 200]
    assert Account.objects.get().email == "anna@example.org"


def test_a_closed_account_is_not_invited_again_until_that_is_undone(accord):
    accord("register", "invite", "anna")
    assert accord("register", "close-account", "anna", "--reason", "left").out == "Account anna is closed.\n"
    refused = accord("register", "invite", "anna")
    assert (refused.exit_code, refused.err) == (5, "accord: the account anna was closed\n")
    accord("journal", "undo", "2", "--reason", "came back")
    assert accord("register", "invite", "anna").exit_code == 0


@pytest.mark.parametrize(
    ("command", "code", "why"),
    [
        (["invite", "operator"], 2, "an account can't be called operator"),
        (["invite", "with a blank"], 2, "username"),
        (["close-account", "nobody", "--reason", "x"], 3, "there is no account nobody"),
        (["close-account", "nobody"], 2, "--reason"),
    ],
)
def test_what_can_not_be_done_is_said_in_one_line(accord, command, code, why):
    run = accord("register", *command)
    assert run.exit_code == code
    assert why in run.err
    assert run.err.count("\n") == 1
    assert not Account.objects.exists()
