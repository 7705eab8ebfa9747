"""What the files state, set against what they stated before and what the register holds: what has to happen to each row.

The journal says what was loaded before. A row is changed where the files changed it; where a person has changed the same
value in the meantime, theirs stands.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from accord.journal.acts import State
from accord.journal.models import Entry
from accord.journal.rows import object_name, state
from accord.starter.load_cells import Plain
from accord.starter.load_models import column, key, label, stored
from accord.starter.load_tables import Row
from accord.starter.tables import IDENTITIES

LOADING = "starter.load"


@dataclass(slots=True)
class Plan:
    """What has to happen to the rows of one model."""

    model: type[models.Model]
    fresh: list[tuple[models.Model, Row]] = field(default_factory=list)
    differing: list[tuple[models.Model, Row, State]] = field(default_factory=list)  # with the state before
    gone: list[models.Model] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    @property
    def label(self) -> str:
        """How the journal calls the model."""
        return label(self.model)


def shipped_before() -> dict[str, dict[str, State]]:
    """By model and database key, the rows as the files last stated them: all earlier loads read in order."""
    found: dict[str, dict[str, State]] = {}
    for changes in Entry.objects.filter(act=LOADING).order_by("number").values_list("changes", flat=True):
        for name, change in json.loads(changes).items():
            label, _, key = name.partition(":")
            rows = found.setdefault(label, {})
            if change["new"] is None:
                rows.pop(key, None)
            elif change["old"] is None:
                rows[key] = change["new"]
            else:
                rows[key].update(change["new"])
    return found


def plan_for(model: type[models.Model], wanted: Mapping[str, Row], shipped: Mapping[str, Mapping[str, State]]) -> Plan:
    """What has to happen to the rows of `model` so that they are as the files want them; `shipped` is what they were."""
    plan = Plan(model)
    before = {_identity(model, old): (pk, old) for pk, old in shipped.get(plan.label, {}).items()}
    fresh = [row for key, row in wanted.items() if key not in before]
    there = _stored(model, {row.key for row in fresh}) if fresh else {}
    for row in fresh:
        instance = _built(model, row)
        if row.key not in there:
            plan.fresh.append((instance, row))
        elif _differs(model, row, state(there[row.key])):
            plan.kept.append(object_name(there[row.key]))  # someone recorded it before the files did
    suspects = {
        before[key][0]: row for key, row in wanted.items() if key in before and _differs(model, row, before[key][1])
    }
    current = {str(pk): instance for pk, instance in stored(model).in_bulk(list(suspects)).items()}
    for pk, row in suspects.items():
        _plan_change(plan, row, shipped[plan.label][pk], current.get(pk), pk)
    missing = {pk: old for key, (pk, old) in before.items() if key not in wanted}
    for row in stored(model).in_bulk(list(missing)).values():
        untouched = state(row) == missing[str(row.pk)]
        if untouched:
            plan.gone.append(row)
        else:
            plan.kept.append(object_name(row))  # the files have dropped what a person has worked on
    return plan


def _plan_change(plan: Plan, row: Row, shipped: State, instance: models.Model | None, pk: str) -> None:
    if instance is None:
        plan.kept.append(f"{plan.label}:{pk}")
        return
    old, differing = state(instance), False
    for name, value in _stated(plan.model, row).items():
        if value in (shipped.get(name), old[name]):
            continue
        if old[name] != shipped.get(name):
            plan.kept.append(object_name(instance))
            return
        setattr(instance, name, _python(plan.model, name, value))
        differing = True
    if differing:
        plan.differing.append((instance, row, old))


def _built(model: type[models.Model], row: Row) -> models.Model:
    return model(**{name: _python(model, name, value) for name, value in _stated(model, row).items()})


def _stated(model: type[models.Model], row: Row) -> dict[str, Plain]:
    """The values of the row by column."""
    return {column(model, name).attname: value for name, value in row.values.items()}


def _python(model: type[models.Model], attname: str, value: Plain) -> Any:
    its = column(model, attname)
    return value if its.is_relation else its.to_python(value)


def _differs(model: type[models.Model], row: Row, old: State) -> bool:
    return any(old.get(name) != value for name, value in _stated(model, row).items())


def _identity(model: type[models.Model], old: State) -> str:
    """The key of a row (as files give it) from its state (as the journal gives it)."""
    values = [old[column(model, name).attname] for name in IDENTITIES[label(model)]]
    return "/".join("" if value is None else str(value) for value in values)


def _stored(model: type[models.Model], keys: set[str]) -> dict[str, models.Model]:
    """The rows that are there already, by the keys of the files."""
    if IDENTITIES[label(model)] == (key(model),):
        return {str(pk): row for pk, row in stored(model).in_bulk(list(keys)).items()}
    return {_identity(model, state(row)): row for row in stored(model).all()}
