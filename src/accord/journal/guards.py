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
                cursor.execute(_truncation(table))


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


def faults(connection: BaseDatabaseWrapper) -> list[str]:
    """What is wrong with the guards, a sentence each: triggers that are missing, switched off or not what `install` makes."""
    there = _there(connection)
    found = []
    for name, made in sorted(_made(connection.vendor).items()):
        if name not in there:
            found.append(f"trigger {name} is missing")
        elif there[name] != made:
            found.append(f"trigger {name} is not the one that Accord made")
    return found


def _made(vendor: str) -> dict[str, tuple[str, ...]]:
    """For each trigger how the database describes it when `install` has made it."""
    if vendor != "postgresql":
        return {rule[0]: tuple(_on_sqlite(*rule)) for rule in _RULES}
    made: dict[str, tuple[str, ...]] = {}
    for name, table, event, condition, message in _RULES:
        source = _body(condition, message)
        made[name] = (_trigger(name, table, event), source)
        if name == "journal_entry_no_delete":
            made.update({f"{other}_no_truncate": (_truncation(other), source) for other in TABLES})
    return made


def _there(connection: BaseDatabaseWrapper) -> dict[str, tuple[str, ...]]:
    """The triggers on the journal's tables that are there and switched on, as the database describes them."""
    if connection.vendor == "postgresql":
        # A function that brings settings of its own could look for the tables in another place.
        query = """
            SELECT tgname, pg_get_triggerdef(pg_trigger.oid, true),
                   CASE WHEN lanname = 'plpgsql' AND proconfig IS NULL AND NOT prosecdef THEN prosrc ELSE '' END
            FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid JOIN pg_language ON pg_language.oid = prolang
            WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')
                  AND tgrelid IN (to_regclass(%s), to_regclass(%s), to_regclass(%s))"""
    else:
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN (%s, %s, %s)"
    with connection.cursor() as cursor:
        cursor.execute(query, list(TABLES))
        return {name: tuple(described) for name, *described in cursor.fetchall()}


def _on_sqlite(name: str, table: str, event: str, condition: str, message: str) -> list[str]:
    when = f" WHEN {condition}" if condition else ""
    body = f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    return [f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW{when} {body}"]


def _on_postgresql(name: str, table: str, event: str, condition: str, message: str) -> list[str]:
    source = _body(condition, message)
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${source}$$",
        _trigger(name, table, event),
    ]


def _body(condition: str, message: str) -> str:
    refuse = f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';"
    return f" BEGIN {f'IF {condition} THEN {refuse} END IF;' if condition else refuse} RETURN NEW; END "


def _trigger(name: str, table: str, event: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"


def _truncation(table: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION journal_entry_no_delete()"
    )
