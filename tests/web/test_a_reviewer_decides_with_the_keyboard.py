"""One reviewer's way through the queue in a real browser, by keyboard alone: without JavaScript, and with our own keys."""

from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from people import PASSWORD, opened

from accord.journal import guards
from accord.journal.models import Entry, Head, Touch
from accord.register.models import Account, FailedSignIn, RoleGrant
from accord.species.models import AlignmentDecision

pytestmark = pytest.mark.browser
expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect


@pytest.fixture(autouse=True)
def reviewer(live, django_db_blocker) -> Iterator[None]:
    """An account that the server sees, because it is committed; afterwards the register is as it was."""
    with django_db_blocker.unblock():
        before = Head.objects.get()
        opened("k.eys")
        yield
        guards.remove(connection)
        for model in (AlignmentDecision, RoleGrant, Session, FailedSignIn):
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
        page.goto(address)
        return page

    yield opened_at
    for context in contexts:
        context.close()


def signs_in(page) -> None:
    """Type the name and the password, and come back to where one was."""
    page.get_by_role("link", name="Sign in").first.click()
    expect(page.get_by_label("Name")).to_be_focused()
    page.keyboard.type("k.eys")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Review queue")


def test_without_javascript_tab_arrows_and_enter_decide_and_undo(visit) -> None:
    page = visit("/review/?kind=undecided", java_script_enabled=False)
    expect(page.get_by_text("You may read everything here, but not decide")).to_be_visible()
    signs_in(page)
    assert page.url.endswith("/review/?kind=undecided")
    first = page.locator("#case-name i").inner_text()
    page.get_by_role("radio", name="the same taxon").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="the left takes in the right")).to_be_checked()
    page.keyboard.press("Tab")  # cover
    page.keyboard.press("Tab")  # reason
    page.keyboard.type("the wild form is part of the domestic one's name")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Decide and go on").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text(f"{first}: decided.")
    expect(page.locator("#case-name i")).not_to_have_text(first)
    expect(page.locator(".review-progress b").first).to_have_text("1")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Taken back")
    expect(page.locator(".review-progress b").first).to_have_text("0")


def test_with_our_script_single_keys_choose_skip_and_decide(visit) -> None:
    page = visit("/review/?kind=split_after_listing")
    signs_in(page)
    first = page.locator("#case-name").inner_text()
    page.locator("h1").click()
    page.keyboard.press("j")
    expect(page.locator("#case-name")).not_to_have_text(first)
    page.keyboard.press("k")
    expect(page.locator("#case-name")).to_have_text(first)
    page.keyboard.press("3")
    expect(page.get_by_role("radio", name="the left is part of the right")).to_be_checked()
    page.keyboard.press("r")
    page.keyboard.type("j is a letter here, and so is 1")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status").first).to_contain_text("decided.")
    with_letters = AlignmentDecision.objects.get()
    assert (with_letters.relation, with_letters.reason) == ("included_in", "j is a letter here, and so is 1")
    page.keyboard.press("u")
    expect(page.get_by_role("status").first).to_contain_text("Taken back")
    assert not AlignmentDecision.objects.exists()


def test_single_keys_can_be_turned_off(visit) -> None:
    page = visit("/review/?kind=split_after_listing")
    signs_in(page)
    page.keyboard.press("?")
    page.get_by_label("Letters alone are keys").uncheck()
    first = page.locator("#case-name").inner_text()
    page.locator("h1").click()
    page.keyboard.press("j")
    expect(page.locator("#case-name")).to_have_text(first)
    page.reload()
    page.locator("h1").click()
    page.keyboard.press("j")
    expect(page.locator("#case-name")).to_have_text(first)


def test_nothing_that_the_page_loads_or_runs_is_refused_by_its_own_policy(visit) -> None:
    page = visit("/review/")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.reload()
    assert said == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("address", ["/review/", "/review/?kind=name_in_no_list", "/account/sign-in/"])
def test_no_page_is_wider_than_the_screen(visit, address: str, width: int) -> None:
    page = visit(address, java_script_enabled=True, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
