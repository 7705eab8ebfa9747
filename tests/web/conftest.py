"""The pages are tested on the starter register, loaded once for the whole folder and only read."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from accord.journal import guards

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

#: What Chromium needs in a container, and what keeps it from calling home.
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="package")
def starter(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The starter register, committed once; the tests read it, and the last one leaves the database empty again."""
    from accord.journal.actors import OPERATOR
    from accord.starter.load import load_starter

    name = str(connection.settings_dict["NAME"])
    if "memorydb" not in name and not Path(name).name.startswith("test_"):
        # pytest-django makes a test database only where some test that was collected asks for one
        pytest.fail(
            f"{name} is no test database: run the whole folder, or a test with `db` beside these", pytrace=False
        )
    with django_db_blocker.unblock():
        load_starter(actor=OPERATOR)
        yield
        guards.remove(connection)
        call_command("flush", verbosity=0, interactive=False)
        guards.install(connection)


@pytest.fixture(autouse=True)
def _passwords_are_hashed_quickly(settings) -> None:
    """A hash that is slow to guess is slow to test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def reader(starter: None, db: None) -> Client:
    """Somebody who has not signed in."""
    return Client()


@pytest.fixture(scope="package")
def live(starter: None) -> Iterator["LiveServer"]:
    """The pages on a port of this machine."""
    from pytest_django.live_server_helper import LiveServer

    server = LiveServer("127.0.0.1")
    yield server
    server.stop()
    if connection.vendor == "postgresql":  # a thread of the server may still hold a session, and the test database
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="package")
def chromium() -> Iterator["Browser"]:
    """Debian's Chromium, or the one that CHROMIUM names."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not executable or not Path(executable).exists():
        pytest.skip("there is no Chromium on this machine (Debian: apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running, pytest.MonkeyPatch.context() as patch:
        # Playwright keeps a loop in this thread; the tests that share it with the browser still use the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = running.chromium.launch(executable_path=executable, args=list(_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(live: "LiveServer", chromium: "Browser", db: None) -> Iterator[Callable[..., "Page"]]:
    """Opens a page of the site without JavaScript; keywords are those of a browser context (size, colours)."""
    contexts = []

    def opened(address: str = "/", **options: object) -> "Page":
        settings = {"java_script_enabled": False, "locale": "en-GB", "reduced_motion": "reduce", **options}
        contexts.append(chromium.new_context(base_url=live.url, accept_downloads=True, **settings))
        page = contexts[-1].new_page()
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
