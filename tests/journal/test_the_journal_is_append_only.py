import pytest
from django.db import DatabaseError, connection, transaction

from accord.journal import guards
from accord.journal.actors import OPERATOR
from accord.journal.models import Entry, Head, Touch
from accord.journal.verification import verify

pytestmark = pytest.mark.django_db

OTHER_COLUMNS = "act, actor, capacity, recorded_at, legal_date, backfilled, reason, changes, previous_hash, hash"


@pytest.fixture(autouse=True)
def _three_entries(sources):
    for title in ("A", "B", "C"):
        sources.put(actor=OPERATOR, key="a", title=title)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET actor = 'someone else' WHERE number = 2",
        "UPDATE journal_entry SET number = 9 WHERE number = 3",
        "DELETE FROM journal_entry WHERE number = 3",
        "DELETE FROM journal_entry",
        "UPDATE journal_touch SET object = 'register.source:b'",
        "DELETE FROM journal_touch",
        "INSERT INTO journal_touch (entry_id, object) VALUES (2, 'register.source:b')",
        "UPDATE journal_head SET number = 2",
        "UPDATE journal_head SET hash = ''",
        "UPDATE journal_head SET number = 4",
        "DELETE FROM journal_head",
        f"INSERT INTO journal_entry SELECT 5, {OTHER_COLUMNS} FROM journal_entry WHERE number = 3",
        f"INSERT INTO journal_entry SELECT 4, {OTHER_COLUMNS} FROM journal_entry WHERE number = 3",
    ],
)
def test_the_database_refuses(statement):
    with pytest.raises(DatabaseError, match="journal"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert [entry.number for entry in Entry.objects.all()] == [1, 2, 3]


def test_sqlite_refuses_to_replace():
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite knows INSERT OR REPLACE")
    for table in ("journal_touch", "journal_head"):
        with pytest.raises(DatabaseError, match="journal"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


def test_postgresql_refuses_to_truncate(on_postgresql):
    connection.check_constraints()  # what is still pending would refuse it first
    for table in guards.TABLES:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {table} CASCADE")


def test_django_itself_cannot_change_it():
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(number=1).update(actor="someone else")
    with pytest.raises(DatabaseError), transaction.atomic():
        Touch.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Head.objects.all().delete()


def test_the_guards_are_all_there():
    assert guards.faults(connection) == []


def test_a_guard_of_the_same_name_that_does_nothing_is_found():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE OR REPLACE FUNCTION journal_entry_no_update() RETURNS trigger LANGUAGE plpgsql"
                " AS $$ BEGIN RETURN NEW; END $$"
            )
        else:
            cursor.execute("DROP TRIGGER journal_entry_no_update")
            cursor.execute(
                "CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry FOR EACH ROW BEGIN SELECT 1; END"
            )
    assert [fault.what for fault in verify()] == [
        "the database no longer guards the journal: trigger journal_entry_no_update is not the one that Accord made"
    ]


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        (
            (
                "DROP TRIGGER journal_entry_no_update ON journal_entry; CREATE TRIGGER journal_entry_no_update BEFORE UPDATE"
                " ON journal_entry FOR EACH ROW WHEN (false) EXECUTE FUNCTION journal_entry_no_update()"
            ),
            "is not the one that Accord made",
        ),
        ("ALTER FUNCTION journal_entry_no_update() SET search_path = elsewhere", "is not the one that Accord made"),
        ("ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_no_update", "is missing"),
        ("ALTER TABLE journal_entry ENABLE REPLICA TRIGGER journal_entry_no_update", "is missing"),
    ],
)
def test_a_guard_that_never_acts_is_found_on_postgresql(on_postgresql, statement, what):
    connection.check_constraints()  # a table with checks that still wait can't be altered
    with connection.cursor() as cursor:
        cursor.execute(statement)
    assert guards.faults(connection) == [f"trigger journal_entry_no_update {what}"]
