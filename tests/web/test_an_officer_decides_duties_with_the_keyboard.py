"""One officer's way through the duties of a paper in a real browser, by keyboard alone: without JavaScript, and with our keys."""

from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from people import PASSWORD, opened
from written_texts import DECISIONS, in_the_register

from accord.decisions.models import Citation, Duty, Expression, Provision
from accord.journal import guards
from accord.journal.models import Entry, Head, Touch
from accord.register.models import Account, FailedSignIn, RoleGrant, Source

pytestmark = pytest.mark.browser
expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect


@pytest.fixture(autouse=True)
def officer(live, django_db_blocker) -> Iterator[None]:
    """A paper and an account that the server sees, because they are committed; afterwards the register is as it was."""
    with django_db_blocker.unblock():
        before = Head.objects.get()
        paper = in_the_register(DECISIONS)
        opened("k.eys", "officer", body="cites")
        yield
        guards.remove(connection)
        for model in (Duty, Citation, Provision):
            model.objects.filter(expression=paper.key).delete()
        Expression.objects.filter(id=paper.key).delete()
        Source.objects.filter(sha256=paper.sha256).delete()
        for model in (RoleGrant, Session, FailedSignIn):
            model.objects.all().delete()
        Account.objects.filter(username="k.eys").delete()
        Touch.objects.filter(entry_id__gt=before.number).delete()
        Entry.objects.filter(number__gt=before.number).delete()
        Head.objects.filter(id=1).update(number=before.number, hash=before.hash)
        guards.install(connection)


@pytest.fixture
def visit(live, chromium) -> Iterator:
    """Opens a page in a context with these settings."""
    contexts = []

    def opened_at(address: str, **options: object):
        contexts.append(chromium.new_context(base_url=live.url, locale="en-GB", reduced_motion="reduce", **options))
        page = contexts[-1].new_page()
        page.goto("/account/sign-in/")
        page.get_by_label("Name").fill("k.eys")
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()
        page.goto(address)
        return page

    yield opened_at
    for context in contexts:
        context.close()


def test_the_page_names_its_keys(reader: Client) -> None:
    """It also has the test database made where this file is run alone: the others speak to it through the server only."""
    shown = reader.get("/duties/review/").content.decode()
    assert 'accesskey="h"' in shown
    assert "accept, correct, reject; the arrow keys move between them" in shown


@pytest.mark.parametrize("scripts", [True, False])
def test_a_duty_is_accepted_with_enter_alone(visit, scripts: bool) -> None:
    page = visit("/duties/review/", java_script_enabled=scripts)
    page.get_by_role("radio", name="It is so", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".review-progress")).to_contain_text("1 of 2 decided.")
    expect(page.get_by_role("radio", name="It is so", exact=True)).to_be_focused()


def test_single_keys_reject_with_a_reason_and_undo(visit) -> None:
    page = visit("/duties/review/", java_script_enabled=True)
    page.keyboard.press("3")
    page.keyboard.press("r")
    page.keyboard.type("a quotation")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".review-progress")).to_contain_text("rejected: 1")
    page.locator("h1").click()
    page.keyboard.press("u")
    expect(page.locator(".review-progress")).to_contain_text("0 of 2 decided.")


def test_one_steps_through_without_deciding(visit) -> None:
    page = visit("/duties/review/", java_script_enabled=True)
    first = page.locator(".clause").inner_text()
    page.keyboard.press("n")
    expect(page.locator(".clause")).not_to_have_text(first)
    page.locator("h1").click()
    page.keyboard.press("p")
    expect(page.locator(".clause")).to_have_text(first)
    assert not Duty.objects.exclude(verdict="proposed").exists()
