"""Opens the register for a command: Django is loaded only then, and a store that can't be used is told in one line."""

import os
from pathlib import Path

from accord.core.errors import NotFound, SourceFailed

_SET_UP = "run `accord register setup`"


def load() -> None:
    """Load Django with the settings of this installation. Raises Invalid for a setting that can't be read."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accord.site.settings")
    django.setup()


def ready() -> None:
    """Load Django and make sure that the store is there and up to date.

    Raises NotFound when it must be set up first, SourceFailed when the database can't be reached.
    """
    load()
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    store = str(connection.settings_dict["NAME"])
    in_memory = "mode=memory" in store or store == ":memory:"
    if connection.vendor == "sqlite" and not in_memory and not Path(store).exists():
        raise NotFound(f"there is no register at {store} yet: {_SET_UP}")
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise store_failed(error) from None
    if waiting:
        state = "is older than this version of Accord" if executor.loader.applied_migrations else "is empty"
        raise NotFound(f"the register at {store} {state}: {_SET_UP}")


def store_failed(error: Exception) -> SourceFailed:
    """What to say when the database refuses to work."""
    from django.db import connection

    reason = (str(error).strip().splitlines() or ["no reason given"])[0]
    return SourceFailed(f"database {connection.settings_dict['NAME']}", reason)
