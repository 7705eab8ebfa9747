import json

import pytest
from django.db import connection

from accord.journal import guards
from accord.journal.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_entries(accord):
    accord("register", "open-account", "anna")
    accord("register", "grant-role", "anna", "officer", "--since", "2020-01-01")


def test_a_sound_journal_prints_its_seal(accord, two_entries):
    run = accord("journal", "verify")
    assert run.exit_code == 0
    assert "The journal is sound: 2 entries." in run.out
    seal = run.out.split()[-1]
    assert accord("journal", "verify", "--seal", seal).exit_code == 0


def test_a_journal_that_was_tampered_with_says_where(accord, two_entries):
    guards.remove(connection)
    Entry.objects.filter(number=1).update(actor="someone else")
    guards.install(connection)
    run = accord("journal", "verify")
    assert run.exit_code == 5
    assert run.err == (
        "accord: the journal is not sound:\n  - entry 1: its content was changed after it was recorded\n"
    )


@pytest.mark.parametrize(
    ("column", "value", "complaint"),
    [
        ("recorded_at", "garbage", "its recorded_at “garbage” is not a time"),
        ("legal_date", "2026-13-01", "its legal_date “2026-13-01” is not a day"),
        ("backfilled", "perhaps", "its backfilled “perhaps” is not true or false"),
        ("actor", b"\xff", "its actor “�” is not text"),
    ],
)
def test_a_damaged_entry_is_told_and_shown_as_damaged(accord, two_entries, column, value, complaint):
    if connection.vendor == "postgresql":
        pytest.skip("the columns of PostgreSQL refuse a value of another type")
    _put_into_entry_2(column, value)
    assert f"\n  - entry 2: {complaint}\n" in accord("journal", "verify").err
    lines = accord("journal", "list").out.splitlines()
    assert len(lines) == 2
    assert lines[1].endswith(f"damaged: {complaint}")
    assert f"  damaged: {complaint}\n" in accord("journal", "show", "2").out
    then = accord("journal", "as-of", "register.rolegrant:1", "--at", "2099-01-01")
    assert (then.exit_code, then.err) == (5, f"accord: entry 2 of the journal is damaged: {complaint}\n")


@pytest.mark.parametrize(
    "value", ["{not json", "[]", '{"register.account:1":{"new":7,"old":null}}', '{"\\ud800":null}']
)
def test_changes_that_cannot_be_read_are_told_and_shown_as_damaged(accord, two_entries, value):
    _put_into_entry_2("changes", value)
    assert "\n  - entry 2: its content was changed after it was recorded\n" in accord("journal", "verify").err
    damaged = "damaged: its changes are not a record of changes"
    assert accord("journal", "list").out.splitlines()[1].endswith(damaged)
    assert damaged in accord("journal", "show", "2").out
    undone = accord("journal", "undo", "2", "--reason", "a slip")
    assert (undone.exit_code, undone.err.count("\n")) == (5, 1)


def _put_into_entry_2(column: str, value: object) -> None:
    guards.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE journal_entry SET {column} = %s WHERE number = 2", [value])
    guards.install(connection)


def test_entries_are_listed_for_people_and_for_programs(accord, two_entries):
    text = accord("journal", "list").out.splitlines()
    assert len(text) == 2
    assert text[1].startswith("2  ")
    assert text[1].endswith("legal 2020-01-01 (back-filled)")
    rows = [json.loads(line) for line in accord("journal", "list", "--format", "jsonl").out.splitlines()]
    assert [row["act"] for row in rows] == ["register.open_account", "register.grant_role"]


def test_one_entry_is_shown_with_what_it_changed(accord, two_entries):
    shown = accord("journal", "show", "2").out
    assert "Entry 2: register.grant_role" in shown
    assert 'role: "officer"' in shown


def test_an_object_is_shown_as_of_a_time(accord, two_entries):
    name = next(iter(json.loads(accord("journal", "show", "1", "--format", "jsonl").out)["changes"]))
    assert json.loads(accord("journal", "as-of", name, "--at", "2099-01-01").out)["username"] == "anna"
    before = accord("journal", "as-of", name, "--at", "2020-01-01T12:00")
    assert (before.exit_code, before.err) == (3, f"accord: {name} was not there at 2020-01-01T12:00:00+00:00\n")


def test_an_act_is_undone(accord, two_entries):
    assert accord("journal", "undo", "2", "--reason", "the wrong person").exit_code == 0
    again = accord("journal", "undo", "2", "--reason", "once more")
    assert again.exit_code == 4
    assert "was changed again by entry 3" in again.err


@pytest.mark.parametrize(
    ("arguments", "exit_code", "complaint"),
    [
        (["show", "99"], 3, "the journal has no entry 99"),
        (["show", "0"], 2, "0 is not in the range"),
        (["as-of", "register.source:x", "--at", "2026-01-01"], 3, "the journal knows no register.source:x"),
        (["as-of", "register.source:x", "--at", "yesterday"], 2, "“yesterday” is no time"),
        (["verify", "--seal", "12"], 2, "“12” is no seal"),
        (["undo", "7", "--reason", "a slip"], 3, "the journal has no entry 7"),
    ],
)
def test_a_wrong_question_gets_one_line_and_a_code(accord, arguments, exit_code, complaint):
    run = accord("journal", *arguments)
    assert run.exit_code == exit_code
    assert complaint in run.err
    assert run.err.count("\n") == 1
