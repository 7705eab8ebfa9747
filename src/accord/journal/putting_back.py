"""Puts many objects back at once: what an act added goes, what it removed or changed is as it was before.

Rows are read, removed and made in batches, a statement a table and batch: an import of 160,000 rows is taken back in
seconds. What stands in the way is found before anything is done.
"""

# ruff: noqa: SLF001  (`_meta` is how Django documents its models)

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from accord.core.errors import Invalid
from accord.journal import bulk
from accord.journal.acts import State, changed
from accord.journal.models import Touch
from accord.journal.queries import Change
from accord.journal.rows import check_references, remove, state, state_of, store_all

_KEPT = (models.PROTECT, models.RESTRICT, models.DO_NOTHING)
_Model = type[models.Model]


class PuttingBack:
    """The objects of one entry by their tables: those that go, and those that are to be as they were.

    Raises Invalid for a kind of object that this version of Accord no longer keeps.
    """

    def __init__(self, changes: Mapping[str, Change]) -> None:
        self.changes = changes
        self.names = sorted(changes)
        self.gone: dict[_Model, dict[Any, str]] = defaultdict(dict)
        self.restored: dict[_Model, dict[Any, tuple[str, State]]] = defaultdict(dict)
        for name in self.names:
            (model, pk), old = _row_of(name), changes[name].old
            if old is None:
                self.gone[model][pk] = name
            else:
                self.restored[model][pk] = (name, old)

    # What stands in the way ------------------------------------------------------------------------------------------

    def changed_again(self, number: int) -> dict[str, int]:
        """The objects that later entries have changed, each with the first of these.

        One that is again as the entry left it, because what came later was undone, is none of them.
        """
        if not Touch.objects.filter(entry_id__gt=number).exists():
            return {}
        found: dict[str, int] = {}
        for names in bulk.batches(self.names, bulk.KEYS):
            later = Touch.objects.filter(object__in=names, entry_id__gt=number).order_by("-entry_id")
            touched = dict(later.values_list("object", "entry_id"))
            as_left = set(self._as_left(touched)) if touched else set()
            found.update({name: entry for name, entry in touched.items() if name not in as_left})
        return found

    def _as_left(self, names: Iterable[str]) -> Iterator[str]:
        """Those of the objects that are now what the entry made them."""
        by_model: dict[_Model, dict[Any, str]] = defaultdict(dict)
        for name in names:
            model, pk = _row_of(name)
            by_model[model][pk] = name
        for model, keys in by_model.items():
            rows = model._base_manager.filter(pk__in=list(keys)).values()
            there = {row[model._meta.pk.attname]: state_of(model, row) for row in rows}
            for pk, name in keys.items():
                if _is_as_left(there.get(pk), self.changes[name], model):
                    yield name

    def referred_to(self) -> dict[str, list[str]]:
        """The objects that would go, each with those that would still refer to it."""
        found: dict[str, list[str]] = defaultdict(list)
        for model, keys in self.gone.items():
            for other, column in _references_to(model):
                for pk, key in self._referring(other, column, keys):
                    found[keys[key]].append(f"{other._meta.label_lower}:{pk}")
        return {name: sorted(set(users)) for name, users in sorted(found.items())}

    def _referring(self, other: _Model, column: str, keys: Mapping[Any, str]) -> Iterator[tuple[Any, Any]]:
        """The rows of another table that stay and refer to one of these keys, as they would be afterwards."""
        going, restored = self.gone.get(other, {}), self.restored.get(other, {})
        for pk, key in _read(other, column, keys):
            if pk in going:
                continue
            if pk in restored:
                key = restored[pk][1].get(column, key)  # noqa: PLW2901  (the reference that is put back)
            if key in keys:
                yield pk, key

    # Doing it --------------------------------------------------------------------------------------------------------

    def do(self) -> None:
        """Put everything back within the running act. Raises Invalid for a value that a column can't hold."""
        order = _dependents_first(self.gone)
        for model in filter(
            _is_plain, order
        ):  # first: what is put back may take its place (one decision in force a pair)
            _remove_all(model, self.gone[model])
        for model, rows in self.restored.items():
            _restore(model, rows)
        for model in order:
            if not _is_plain(model):
                for row in model._base_manager.filter(pk__in=list(self.gone[model])):
                    remove(row)


def _row_of(name: str) -> tuple[_Model, Any]:
    """The table and key of an object. Raises Invalid for one that this version of Accord no longer keeps."""
    label, _, key = name.partition(":")
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        raise Invalid(f"this version of Accord keeps no {label}, so {name} can't be put back") from None
    return model, model._meta.pk.to_python(key)


def _is_as_left(now: State | None, change: Change, model: _Model) -> bool:
    """Whether a row is what a change made it; what an entry leaves out of a new row was empty."""
    if now is None or change.new is None:
        return now is None and change.new is None
    empty = {} if change.old is not None else {each.attname: each.get_default() for each in model._meta.concrete_fields}
    left = {**{column: value for column, value in empty.items() if column in now}, **change.new}
    return all(now.get(column) == value for column, value in left.items())


def _references_to(model: _Model) -> list[tuple[_Model, str]]:
    """Every table and column that refers to a table."""
    found = []
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel) and relation.on_delete in _KEPT:
            other = relation.related_model
            assert not isinstance(other, str)
            found.append((other, relation.field.attname))
    return found


def _is_plain(model: _Model) -> bool:
    """Whether nothing else is done when a row goes: nobody follows it or forgets it."""
    relations = model._meta.get_fields(include_hidden=True)
    return all(each.on_delete in _KEPT for each in relations if isinstance(each, models.ManyToOneRel))


def _read(other: _Model, column: str, keys: Mapping[Any, str]) -> Iterator[tuple[Any, Any]]:
    """Rows that may refer to the keys: the whole table, or where it is much larger those that do."""
    rows = other._base_manager.exclude(**{column: None}).values_list("pk", column)
    if rows.count() <= 20 * len(keys):
        yield from ((pk, key) for pk, key in rows.iterator(chunk_size=bulk.ROWS) if key in keys)
        return
    for batch in bulk.batches(keys, bulk.KEYS):
        yield from rows.filter(**{f"{column}__in": batch})


def _dependents_first(tables: Iterable[_Model]) -> list[_Model]:
    """The tables in an order in which those that refer to others come before them, as far as there is one."""
    waiting, found = list(tables), list[_Model]()
    while waiting:
        free = [one for one in waiting if not any(_refers(other, one) for other in waiting if other is not one)]
        taken = free or waiting
        found += taken
        waiting = [one for one in waiting if one not in taken]
    return found


def _refers(one: _Model, other: _Model) -> bool:
    return any(column.related_model is other for column in one._meta.concrete_fields if column.is_relation)


def _remove_all(model: _Model, keys: Mapping[Any, str]) -> None:
    for batch in bulk.batches(keys, bulk.KEYS):
        for row in model._base_manager.filter(pk__in=batch).values():
            changed(keys[row[model._meta.pk.attname]], old=state_of(model, row), new=None)
        bulk.delete(model, batch)


def _restore(model: _Model, rows: Mapping[Any, tuple[str, State]]) -> None:
    for batch in bulk.batches(rows, bulk.KEYS):
        there = model._base_manager.in_bulk(batch)
        again = [there.get(pk) or model(pk=pk) for pk in batch]
        for row in again:
            _fill(row, *rows[row.pk])
        store_all(row for row in again if row.pk in there)
        fresh = [row for row in again if row.pk not in there]
        model._base_manager.bulk_create(fresh)
        check_references(model, fresh)
        for row in fresh:
            changed(rows[row.pk][0], old=None, new=state(row))


def _fill(row: models.Model, name: str, old: State) -> None:
    """The columns as the journal recorded them."""
    for column in row._meta.concrete_fields:
        if column.attname in old:
            try:
                setattr(row, column.attname, column.to_python(old[column.attname]))
            except ValidationError as error:
                raise Invalid(f"{name}: {column.name}: {' '.join(error.messages)}") from None
