"""Loads the register that ships with Accord: all files, in one transaction, as one journaled act.

The journal says what was loaded before, so a later version of the files changes what they changed and nothing else:
a row that a person has corrected in the meantime stays as the person left it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.apps import apps
from django.db import IntegrityError, models, transaction

from accord.core.errors import Invalid
from accord.journal.actors import Actor, Role
from accord.journal.acts import act, changed
from accord.journal.models import Entry
from accord.journal.policies import Decision, Given, holds, policy
from accord.journal.rows import object_name, remove, state
from accord.journal.rules import broken_rule
from accord.starter.load_differences import LOADING, Plan, plan_for, shipped_before
from accord.starter.load_models import label, stored
from accord.starter.load_reading import Rows, fingerprint, read_rows
from accord.starter.load_rules import check_rows
from accord.starter.load_tables import Row
from accord.starter.tables import IDENTITIES, TABLES

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, by table (`species.taxon`): rows that the files hold, and those added, changed and removed.

    `kept` names rows that the files changed but a person had changed before: theirs stands.
    """

    rows: Mapping[str, int]
    added: Mapping[str, int] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)
    removed: Mapping[str, int] = field(default_factory=dict)
    kept: tuple[str, ...] = ()

    @property
    def nothing_new(self) -> bool:
        """Whether the register held all of it already."""
        return not (self.added or self.changed or self.removed)


@policy(LOADING, refusal="the starter register can't be loaded")
def _who_may_load(actor: Actor, given: Given) -> Decision:
    del given
    return holds(actor, Role.ADMINISTRATOR)


def load_starter(*, actor: Actor, folder: Path | None = None) -> Loaded:
    """Load the starter register, or another folder of the same files; the same files a second time change nothing.

    Raises Invalid (file, row and reason; nothing is stored), Refused (the actor's role) and Conflict (a row that the
    files no longer hold is still referred to).
    """
    place = folder or _FOLDER
    mark = fingerprint(place, TABLES)
    last = Entry.objects.filter(act=LOADING).order_by("-number").values_list("reason", flat=True).first()
    if last is not None and last.endswith(mark):
        return Loaded(rows={name: stored(apps.get_model(name)).count() for name in IDENTITIES})
    rows = read_rows(place, TABLES)
    check_rows(rows)
    absent = {table.files: table.model for table in TABLES if not any(place.glob(table.files))}
    return _load(actor=actor, rows=rows, absent=absent, reason=f"files with SHA-256 {mark}")


@act(LOADING)
def _load(*, actor: Actor, rows: Rows, absent: Mapping[str, str], reason: str) -> Loaded:
    del actor, reason
    shipped = shipped_before()
    for files, name in absent.items():
        if shipped.get(name):
            raise Invalid(f"is missing, and the register holds {len(shipped[name])} rows of it", place=files)
    order = [apps.get_model(name) for name in rows]
    plans = [plan_for(model, rows[label(model)], shipped) for model in order]
    kept = [name for plan in plans for name in plan.kept]
    for plan in reversed(plans):
        for row in plan.gone:
            remove(row)
    for plan in plans:
        _insert(plan)
        _update(plan)
    return Loaded(
        rows={name: len(found) for name, found in rows.items()},
        added=+Counter({plan.label: len(plan.fresh) for plan in plans}),
        changed=+Counter({plan.label: len(plan.differing) for plan in plans}),
        removed=+Counter({plan.label: len(plan.gone) for plan in plans}),
        kept=tuple(kept),
    )


def _insert(plan: Plan) -> None:
    instances = [instance for instance, _ in plan.fresh]
    try:
        with transaction.atomic():
            stored(plan.model).bulk_create(instances)
    except IntegrityError:
        for instance, row in plan.fresh:
            _store_alone(instance, row)
        raise
    for instance in instances:
        changed(object_name(instance), old=None, new=state(instance))


def _update(plan: Plan) -> None:
    for instance, row, old in plan.differing:
        _store_alone(instance, row)
        changed(object_name(instance), old=old, new=state(instance))


def _store_alone(instance: models.Model, row: Row) -> None:
    try:
        with transaction.atomic():
            instance.save()
    except IntegrityError as error:
        raise Invalid(broken_rule(error), place=row.place) from error
