"""Undoes an act: puts back what was there before, as an act of its own, with its own entry."""

from accord.core.errors import Conflict, Invalid, Refused
from accord.journal.actors import Actor, Role
from accord.journal.acts import ACTS, State, act
from accord.journal.models import Touch
from accord.journal.policies import ALLOWED, Decision, Given, holds, may, policy
from accord.journal.queries import Change, Recorded, entries, entry
from accord.journal.rows import WITHHELD, find, rebuilt, remove, store_all


@policy("journal.undo", refusal="the act can't be undone")
def may_undo(actor: Actor, given: Given) -> Decision:
    """Administrators, who answer for all rooms; and whoever did the act, as long as they may do such acts."""
    decision = holds(actor, Role.ADMINISTRATOR)
    number = given.get("number")
    if decision.allowed or not isinstance(number, int):
        return decision
    done = next((found for found in entries(after=number - 1, limit=1) if found.number == number), None)
    is_own = done is not None and done.actor == actor.name and may(actor, done.act).allowed
    return ALLOWED if is_own else decision


@act("journal.undo", undoable=True)
def undo(*, actor: Actor, number: int, reason: str) -> tuple[str, ...]:
    """Put back what entry `number` changed; gives the names of the objects. Undoing that entry does the act again.

    Raises NotFound, Invalid (no reason given) and Refused with everything that stands against it: the kind of act, later
    changes of the same objects, values that the journal withholds.
    """
    del actor
    if not reason.strip():
        raise Invalid("say why the act is undone", fields={"reason": "is empty"})
    undone = entry(number)
    if undone.damage:
        raise Conflict(f"entry {number} of the journal is damaged: {'; '.join(undone.damage)}")
    if reasons := _why_not(undone):
        raise Refused(f"entry {number} ({undone.act}) can't be undone", reasons)
    restored = []
    gone = []
    for name, change in sorted(undone.changes.items()):
        if change.old is None:
            gone.append(name)
        else:
            restored.append(rebuilt(name, change.old))
    # A row may take the place of another (one decision in force a pair): what was added goes first, what was changed is put
    # back, then what was removed. What a row still refers to goes when that row is as it was.
    referred_to, _ = _removed(gone)
    store_all(row for row in restored if not row._state.adding)  # noqa: SLF001  (how Django documents its models)
    store_all(row for row in restored if row._state.adding)  # noqa: SLF001
    stuck, conflict = _removed(referred_to)
    if stuck and conflict is not None:
        raise conflict
    return tuple(sorted(undone.changes))


def _why_not(undone: Recorded) -> list[str]:
    declared = ACTS.get(undone.act)
    if declared is None or not declared.undoable:
        return [f"acts of the kind {undone.act} can't be undone"]
    reasons = []
    for name, change in sorted(undone.changes.items()):
        later = Touch.objects.filter(object=name, entry_id__gt=undone.number).order_by("entry_id").first()
        if later is not None:
            reasons.append(f"{name} was changed again by entry {later.entry_id}")
        for column in _withheld(change):
            reasons.append(f"the journal withholds the old {column} of {name}")  # noqa: PERF401  (two kinds of reason)
    return reasons


def _withheld(change: Change) -> list[str]:
    old: State = change.old or {}
    return [column for column, value in old.items() if isinstance(value, str) and value.startswith(WITHHELD)]


def _removed(names: list[str]) -> tuple[list[str], Conflict | None]:
    """Remove rows that may refer to one another, those first to which nothing refers; what is left, and why."""
    conflict = None
    while names:
        stuck = []
        for name in names:
            row = find(name)
            try:
                if row is not None:
                    remove(row)
            except Conflict as found:
                stuck.append(name)
                conflict = found
        if len(stuck) == len(names):
            return stuck, conflict
        names = stuck
    return [], None
