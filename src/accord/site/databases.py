"""Reads `DATABASE_URL` and says how each engine is opened."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from accord.core.errors import Invalid

_KEEP_OPEN_SECONDS = 60
_POSTGRESQL = ("postgres", "postgresql")

# Every connection: readers don't wait for the writer, and an acknowledged act survives a loss of power.
_SQLITE_FIRST = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA temp_store=MEMORY;"


def read_database_url(url: str) -> dict[str, Any]:
    """The entry of Django's DATABASES for `sqlite:///file`, `sqlite:////absolute/file` or `postgres://user@host:port/name`.

    Raises Invalid for any other scheme, and for an address that names no database or no possible port.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Invalid(f"DATABASE_URL can't be read: {error}", place="environment") from None
    name = unquote(parts.path.removeprefix("/"))
    if not name:
        raise Invalid("DATABASE_URL names no database (write postgres://user@host:5432/accord)", place="environment")
    if parts.scheme == "sqlite":
        return sqlite(Path(name))
    if parts.scheme in _POSTGRESQL:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": name,
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": _KEEP_OPEN_SECONDS,
            "CONN_HEALTH_CHECKS": True,
        }
    raise Invalid(f"DATABASE_URL begins with “{parts.scheme}”; Accord knows sqlite and postgres", place="environment")


def sqlite(file: Path) -> dict[str, Any]:
    """The entry of Django's DATABASES for a SQLite file.

    Transactions are immediate: a writer waits its turn at the beginning instead of failing in the middle.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "CONN_MAX_AGE": _KEEP_OPEN_SECONDS,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _SQLITE_FIRST},
    }
