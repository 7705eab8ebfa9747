"""The triggers that make the journal append-only, on both engines.

An entry can only be the next one after the head, touches only belong to the entry being written, the head only moves on
to an entry that is there. Nothing can be updated, deleted or (PostgreSQL) truncated.

A later migration that alters one of these tables must install the guards again: SQLite copies a table to alter it, and
triggers stay with the old one.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("journal_entry", "journal_touch", "journal_head")

# For each trigger: its table, when it looks, and what must not be so.
_RULES = (
    ("journal_entry_no_update", "journal_entry", "UPDATE", "", "the journal is append-only: entries are not changed"),
    ("journal_entry_no_delete", "journal_entry", "DELETE", "", "the journal is append-only: entries are not removed"),
    (
        "journal_entry_in_turn",
        "journal_entry",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM journal_head WHERE number = NEW.number - 1 AND hash = NEW.previous_hash)",
        "the journal is append-only: an entry follows the last one",
    ),
    ("journal_touch_no_update", "journal_touch", "UPDATE", "", "the journal is append-only: touches are not changed"),
    ("journal_touch_no_delete", "journal_touch", "DELETE", "", "the journal is append-only: touches are not removed"),
    (
        "journal_touch_in_turn",
        "journal_touch",
        "INSERT",
        "EXISTS (SELECT 1 FROM journal_head WHERE number >= NEW.entry_id)",
        "the journal is append-only: a closed entry touches nothing more",
    ),
    ("journal_head_no_delete", "journal_head", "DELETE", "", "the head of the journal is not removed"),
    (
        "journal_head_moves_on",
        "journal_head",
        "UPDATE",
        (
            "NEW.number <> OLD.number + 1 OR NEW.id <> OLD.id"
            " OR NOT EXISTS (SELECT 1 FROM journal_entry WHERE number = NEW.number AND hash = NEW.hash)"
        ),
        "the head of the journal only moves on to the next entry",
    ),
    (
        "journal_head_begins_empty",
        "journal_head",
        "INSERT",
        "NEW.number <> 0 OR EXISTS (SELECT 1 FROM journal_entry)",
        "the head of the journal begins before the first entry",
    ),
)


def names(vendor: str) -> frozenset[str]:
    """The triggers that must be there."""
    truncations = {f"{table}_no_truncate" for table in TABLES} if vendor == "postgresql" else set()
    return frozenset({rule[0] for rule in _RULES} | truncations)


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers, replacing what is there."""
    remove(connection)
    make = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    with connection.cursor() as cursor:
        for rule in _RULES:
            for statement in make(*rule):
                cursor.execute(statement)
        if connection.vendor == "postgresql":
            for table in TABLES:
                cursor.execute(
                    f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
                    " FOR EACH STATEMENT EXECUTE FUNCTION journal_entry_no_delete()"
                )


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for a migration that alters the tables, and for tests that empty them."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in TABLES:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}")
            for name, table, *_ in _RULES:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
                cursor.execute(f"DROP FUNCTION IF EXISTS {name}()")
        else:
            for name, *_ in _RULES:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def present(connection: BaseDatabaseWrapper) -> frozenset[str]:
    """The triggers on the journal's tables that are there and switched on."""
    if connection.vendor == "postgresql":
        query = (
            "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE NOT tgisinternal AND tgenabled <> 'D'"
        )
    else:
        query = "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return frozenset(name for table, name in cursor.fetchall() if table in TABLES)


def _on_sqlite(name: str, table: str, event: str, condition: str, message: str) -> list[str]:
    when = f" WHEN {condition}" if condition else ""
    body = f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    return [f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW{when} {body}"]


def _on_postgresql(name: str, table: str, event: str, condition: str, message: str) -> list[str]:
    refuse = f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';"
    body = f"IF {condition} THEN {refuse} END IF;" if condition else refuse
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN NEW; END $$",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
