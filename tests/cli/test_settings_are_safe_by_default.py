import io

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from accord.site.databases import read_database_url
from accord.site.settings import SETTINGS


def test_the_check_for_deployment_finds_nothing(monkeypatch):
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)  # set by the browser tests of the same process
    told = io.StringIO()
    call_command("check", deploy=True, fail_level="WARNING", stdout=told, stderr=told)


def test_pages_may_load_only_what_we_serve():
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    assert not any("unsafe" in source for sources in directives.values() for source in sources)


def test_debugging_is_off():
    assert settings.DEBUG is False


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_explained(setting):
    assert setting.meaning.endswith(".")


def test_an_address_of_a_database_may_hold_any_password():
    read = read_database_url("postgresql://an%40user:p%2Fw%3A@db.example.org:6543/accord?sslmode=require")
    assert (read["USER"], read["PASSWORD"], read["HOST"], read["PORT"]) == ("an@user", "p/w:", "db.example.org", "6543")
    assert read["OPTIONS"] == {"sslmode": "require"}


def test_sqlite_files_may_be_relative_or_absolute():
    assert read_database_url("sqlite:///accord.sqlite3")["NAME"] == "accord.sqlite3"
    assert read_database_url("sqlite:////srv/accord.sqlite3")["NAME"] == "/srv/accord.sqlite3"


@pytest.mark.django_db
def test_sqlite_is_opened_with_its_guards():
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite")
    with connection.cursor() as cursor:
        for pragma, value in [
            ("foreign_keys", 1),
            ("recursive_triggers", 1),
            ("synchronous", 2),
            ("busy_timeout", 20_000),
        ]:
            assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (value,), pragma
