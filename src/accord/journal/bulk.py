"""Many rows at once, without an object for each: ten thousands of them are stored several times as fast so."""

# ruff: noqa: SLF001  (`_meta` is how Django documents its models)

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, models

_T = TypeVar("_T")
#: Rows in one statement of an import; keys in one `IN (…)`: databases take no more than some ten thousand values at once.
ROWS, KEYS = 2_000, 900
#: Rows in one INSERT of several on PostgreSQL, where a statement a row costs a message each.
_TOGETHER = 500


def batches(rows: Iterable[_T], size: int = ROWS) -> Iterator[list[_T]]:
    """The rows in lists of `size`, the last one shorter."""
    ahead = iter(rows)
    while batch := list(islice(ahead, size)):
        yield batch


def insert(model: type[models.Model], rows: Sequence[Mapping[str, Any]]) -> None:
    """New rows by the names of their columns; what a row leaves out is as empty as its column says.

    The number of a row is the database's to give, unless the rows state it. References are kept by the database.
    """
    if not rows:
        return
    fields = [field for field in model._meta.concrete_fields if not _is_given(field, rows[0])]
    empty = [(field.attname, field.get_default()) for field in fields]
    values = [[said(row.get(name, default)) for name, default in empty] for row in rows]
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    head = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({names}) VALUES "  # noqa: S608  (names of ours)
    one = f"({', '.join(['%s'] * len(fields))})"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(head + one, values)
            return
        for batch in batches(values, _TOGETHER):
            cursor.execute(head + ", ".join([one] * len(batch)), [value for row in batch for value in row])


def _is_given(field: "models.Field[Any, Any]", row: Mapping[str, Any]) -> bool:
    """Whether the database numbers the rows by this column."""
    return isinstance(field, models.AutoField) and field.attname not in row


def said(value: Any) -> Any:
    """A value as every database takes it: days as text."""
    return value.isoformat() if isinstance(value, date) else value


def delete(model: type[models.Model], keys: Iterable[Any]) -> None:
    """Delete the rows with these keys, whoever refers to them: the database looks at the end of the act."""
    column, table = (connection.ops.quote_name(str(name)) for name in (model._meta.pk.column, model._meta.db_table))
    with connection.cursor() as cursor:
        for batch in batches(keys, KEYS):
            holders = ", ".join(["%s"] * len(batch))
            cursor.execute(f"DELETE FROM {table} WHERE {column} IN ({holders})", batch)  # noqa: S608  (names of ours)
