"""Undoes an act: puts back what was there before, as an act of its own, with its own entry."""

from accord.core.errors import Conflict, Invalid, Refused
from accord.journal.actors import Actor, Role
from accord.journal.acts import ACTS, State, act
from accord.journal.models import Touch
from accord.journal.policies import Decision, Given, holds, policy
from accord.journal.queries import Change, Recorded, entry
from accord.journal.rows import WITHHELD, find, rebuilt, remove, store_all


@policy("journal.undo", refusal="the act can't be undone")
def may_undo(actor: Actor, given: Given) -> Decision:
    """Administrators: an act of one room may be undone only by whoever answers for all."""
    del given
    return holds(actor, Role.ADMINISTRATOR)


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
    store_all(restored)
    _remove_all(gone)
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


def _remove_all(names: list[str]) -> None:
    """Remove rows that may refer to one another: those first to which nothing refers any more."""
    while names:
        stuck: list[tuple[str, Conflict]] = []
        for name in names:
            row = find(name)
            try:
                if row is not None:
                    remove(row)
            except Conflict as conflict:
                stuck.append((name, conflict))
        if len(stuck) == len(names):
            raise stuck[0][1]
        names = [name for name, _ in stuck]
