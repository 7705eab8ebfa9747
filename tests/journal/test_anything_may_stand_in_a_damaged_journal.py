"""Whoever reached the file can have put anything into any column; the journal says so and never breaks down."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.core.errors import AccordError
from accord.journal.actors import OPERATOR
from accord.journal.queries import entries, entry, latest, seal
from accord.journal.verification import verify
from trials import trials

pytestmark = pytest.mark.django_db

COLUMNS = {
    "journal_entry": (
        *("number", "act", "actor", "capacity", "recorded_at", "legal_date"),
        *("backfilled", "reason", "changes", "previous_hash", "hash"),
    ),
    "journal_touch": ("entry_id", "object"),
    "journal_head": ("number", "hash"),
}
NUMBERS = ("number", "entry_id")
places = st.sampled_from([(table, column) for table, columns in COLUMNS.items() for column in columns])
on_sqlite = st.one_of(
    st.none(),
    st.binary(max_size=9),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
    st.sampled_from(
        [
            "garbage",
            "{not json",
            "[]",
            '{"a":1}',
            '{"a":{}}',
            "[" * 9999,
            '{"\\ud800":{"old":null,"new":{}}}',
            "9999-99-99",
        ]
    ),
    st.sampled_from(["2026-11-21T10:00:00", "2026-11-21 10:00:00.1", "0001-01-01 00:00:00", "infinity", b"\xff\xfe"]),
)
on_postgresql = st.one_of(
    st.none(), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=9)
) | st.sampled_from(
    ["garbage", "infinity", "0044-03-15T00:00:00+00:00 BC", "0001-01-01T00:00:00+23:00", "[]", "{not json", "[" * 9999]
)

numbers = st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1), st.integers(-1, 5))


@pytest.fixture
def unguarded(sources, db) -> Iterator[None]:
    """Three entries, before which tables without any rule are put, where every value fits in."""
    for title in "ABC":
        sources.put(actor=OPERATOR, key="a", title=title)
    with connection.cursor() as cursor:
        for table, columns in COLUMNS.items():
            wanted = ", ".join(_weakly_typed(column) for column in columns)
            extra = ", id" if table == "journal_head" else ""
            cursor.execute(f"CREATE TEMPORARY TABLE damaged AS SELECT {wanted}{extra} FROM {table}")
            cursor.execute(f"ALTER TABLE damaged RENAME TO {table}")
    yield
    with connection.cursor() as cursor:
        for table in COLUMNS:
            cursor.execute(f"DROP TABLE {'pg_temp' if connection.vendor == 'postgresql' else 'temp'}.{table}")


def _weakly_typed(column: str) -> str:
    """On PostgreSQL text, in which anything can stand; its numbers are compared with numbers and stay what they are."""
    return f"{column}::text AS {column}" if connection.vendor == "postgresql" and column not in NUMBERS else column


def put(table: str, column: str, value: object) -> bool:
    """Put it into the second entry; False when it stands there already."""
    at = {"journal_entry": "number", "journal_touch": "entry_id", "journal_head": "number"}[table]
    where = f"WHERE {at} = '{3 if table == 'journal_head' else 2}'"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} {where}")
        before = cursor.fetchone()
        cursor.execute(f"UPDATE {table} SET {column} = %s {where}", [value])
        return before != (value,)


@settings(max_examples=trials(150), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(places, st.data())
def test_whatever_is_put_where_is_found(unguarded, place, data):
    values = on_sqlite
    if connection.vendor == "postgresql":
        values = numbers if place[1] in NUMBERS else on_postgresql
    value = data.draw(values)
    with transaction.atomic():
        differs = put(*place, value)
        found = [fault for fault in verify() if "trigger" not in fault.what]
        assert found or not differs
        assert all(str(fault).isprintable() for fault in found)
        for read in (seal, entries, latest, lambda: entry(2)):
            try:
                read()
            except AccordError as error:
                assert "\n" not in str(error)  # noqa: PT017  (one line is the promise)
        transaction.set_rollback(True)
