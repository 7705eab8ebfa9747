"""The suite runs on the database that DATABASE_URL names: SQLite without it, PostgreSQL with `postgres://…`.

`make test` runs it once on each. On PostgreSQL every run makes its own database, so that two runs don't disturb one
another.

Properties are tried on the same examples in every run, and no clock fails them. `ACCORD_EXAMPLES=3000` tries each on so
many new ones.
"""

import os
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings

from accord.journal import guards
from trials import ASKED, trials

settings.register_profile(
    "accord",
    max_examples=trials(100),
    derandomize=not ASKED,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("accord")


@pytest.fixture(autouse=True, scope="session")
def _data_directory_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The tests neither see nor write to the register of whoever runs them."""
    from django.conf import settings

    with pytest.MonkeyPatch.context() as patch:
        directory = tmp_path_factory.mktemp("accord")
        patch.setenv("ACCORD_DATA", str(directory))
        patch.setattr(settings, "ACCORD_DATA", directory)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings_parallel_suffix(django_db_modify_db_settings_parallel_suffix) -> None:
    """Give each run on PostgreSQL a database of its own name."""
    from django.conf import settings

    if connection.vendor == "postgresql":
        test = settings.DATABASES["default"].setdefault("TEST", {})
        test["NAME"] = connection.settings_dict["TEST"]["NAME"] = f"test_accord_{os.getpid()}"


@pytest.fixture(autouse=True, scope="session")
def _tables_may_be_emptied_between_tests() -> Iterator[None]:
    """Tests with real transactions end by emptying all tables; only for that the guards of the journal step aside."""
    empty = TransactionTestCase._fixture_teardown

    def with_guards_lifted(self: TransactionTestCase) -> None:
        guards.remove(connection)
        empty(self)
        guards.install(connection)

    TransactionTestCase._fixture_teardown = with_guards_lifted
    yield
    TransactionTestCase._fixture_teardown = empty


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The pages come last: they commit the starter register once for all their tests, and nobody else is to see it."""
    items.sort(key=lambda item: "web" in item.path.parts)


@pytest.fixture
def on_postgresql(request: pytest.FixtureRequest) -> None:
    """Only where the suite runs on PostgreSQL."""
    if connection.vendor != "postgresql":
        pytest.skip("a second connection sees an in-memory SQLite database only in part; runs on PostgreSQL")
