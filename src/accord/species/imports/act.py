"""The act that stores a file: one transaction, one entry of the journal, everything or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accord.journal.actors import Actor
from accord.journal.acts import act, changed
from accord.journal.bulk import ROWS, batches, insert, said
from accord.journal.queries import seal
from accord.journal.rows import object_name, remove, state, store
from accord.register.models import Source
from accord.species import policies  # noqa: F401  (without its policy an act is refused to everyone)
from accord.species.imports.differences import ACT, Plan, TablePlan, plan_import, require_storable
from accord.species.imports.edition import Edition
from accord.species.imports.wanted import Identity, Row

#: Told after each batch of rows: what is stored, how many rows are, out of how many.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was stored; `stored` is False where the register held all of it already."""

    plan: Plan
    stored: bool


@act(ACT, undoable=True)
def import_listings(
    *, actor: Actor, edition: Edition, reason: str = "", progress: Progress | None = None, plan: Plan | None = None
) -> Outcome:
    """Store a file as a checklist of its source, with provenance for every row; the same file again changes nothing.

    A `plan` that was shown before is followed when nothing has been recorded since; else it is made anew.

    Rows that can't be meant are left out and told; what a person corrected and what another source stated stays.
    Raises Invalid (a country that the register doesn't know, a value it can't hold: nothing is stored), Conflict (the
    source's name is taken), Refused.
    """
    del actor, reason
    if plan is None or plan.edition is not edition or plan.after != seal().hash:
        plan = plan_import(edition)
    require_storable(plan)
    if plan.changes_nothing:
        return Outcome(plan, stored=False)
    _store_source(edition)
    for table in plan.tables:
        _insert(table, edition, progress)
        _update(table)
        for row in table.table.model._default_manager.filter(pk__in=list(table.gone)):  # noqa: SLF001
            remove(row)
    return Outcome(plan, stored=True)


def _store_source(edition: Edition) -> None:
    """The file as a source. What a person stated of it before (title, licence) stays; the hash is that of the last file."""
    row = Source.objects.filter(id=edition.source).first() or Source(
        id=edition.source, title=edition.title, licence=edition.licence, note=f"Read as: {edition.format}."
    )
    if row.sha256 != edition.sha256:
        row.sha256, row.retrieved_at = edition.sha256, edition.retrieved_at
    store(row)


def _insert(plan: TablePlan, edition: Edition, progress: Progress | None) -> None:
    done = 0
    for rows in batches(plan.fresh):
        insert(plan.table.model, rows)
        done += len(rows)
        if progress:
            progress(plan.table.part, done, len(plan.fresh))
    numbers = {} if plan.table.identity == ("id",) else _numbers(plan, edition)
    for row in plan.fresh:
        key = row["id"] if "id" in row else numbers[tuple(row[name] for name in plan.table.identity)]
        changed(f"{plan.table.label}:{key}", old=None, new=_brief(row, key))


def _numbers(plan: TablePlan, edition: Edition) -> dict[Identity, Any]:
    """The numbers that the database gave to the rows of the source."""
    if not plan.fresh:
        return {}
    rows = plan.table.model._default_manager.filter(**{plan.table.within: edition.source})  # noqa: SLF001
    return {row[1:]: row[0] for row in rows.values_list("pk", *plan.table.identity)}


def _update(plan: TablePlan) -> None:
    model, columns = plan.table.model, [*plan.table.compared]
    names = [model._meta.get_field(name).name for name in columns]  # noqa: SLF001
    if hasattr(model, "locator"):
        columns, names = [*columns, "locator"], [*names, "locator"]
    for keys in batches(list(plan.differing)):
        instances = model._default_manager.in_bulk(keys)  # noqa: SLF001
        for key, instance in instances.items():
            old = state(instance)
            for column in columns:
                setattr(instance, column, plan.differing[key][column])
            changed(object_name(instance), old=old, new=state(instance))
        model._default_manager.bulk_update(instances.values(), names, batch_size=ROWS)  # noqa: SLF001


def _brief(row: Row, key: Any) -> dict[str, Any]:
    """A new row as the journal keeps it: what is empty is left out, which halves the entry of a large file."""
    full = {name: value for name, value in row.items() if value is not None and value != "" and value is not False}
    return {"id": key, **{name: said(value) for name, value in full.items()}}
