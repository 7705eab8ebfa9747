"""Undoes an act: puts back what was there before, as an act of its own, with its own entry."""

from accord.core.errors import Conflict, Invalid, Refused
from accord.journal.actors import Actor, Role
from accord.journal.acts import ACTS, State, act
from accord.journal.policies import ALLOWED, Decision, Given, holds, may, policy
from accord.journal.putting_back import PuttingBack
from accord.journal.queries import Change, Recorded, entries, entry
from accord.journal.rows import WITHHELD

#: Reasons that a person reads, and objects named in one.
_REASONS, _SHOWN = 50, 3


@policy("journal.undo", refusal="the act can't be undone")
def may_undo(actor: Actor, given: Given) -> Decision:
    """Administrators, who answer for all rooms; and whoever did the act, as long as they may do such acts.

    The policy of that act is asked with `changed`, the names of the objects, from which it sees whose they are.
    """
    decision = holds(actor, Role.ADMINISTRATOR)
    number = given.get("number")
    if decision.allowed or not isinstance(number, int):
        return decision
    done = next((found for found in entries(after=number - 1, limit=1) if found.number == number), None)
    is_own = (
        done is not None and done.actor == actor.name and may(actor, done.act, {"changed": tuple(done.changes)}).allowed
    )
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
    putting_back = PuttingBack(undone.changes)
    if reasons := _why_not(undone, putting_back):
        raise Refused(f"entry {number} ({undone.act}) can't be undone", reasons)
    putting_back.do()
    return tuple(putting_back.names)


def _why_not(undone: Recorded, putting_back: PuttingBack) -> list[str]:
    declared = ACTS.get(undone.act)
    if declared is None or not declared.undoable:
        return [f"acts of the kind {undone.act} can't be undone"]
    again = putting_back.changed_again(undone.number)
    reasons = []
    for name in putting_back.names:
        if name in again:
            reasons.append(f"{name} was changed again by entry {again[name]}")
        for column in _withheld(undone.changes[name]):
            reasons.append(f"the journal withholds the old {column} of {name}")  # noqa: PERF401  (two kinds of reason)
    for name, users in putting_back.referred_to().items():
        shown = ", ".join(users[:_SHOWN]) + (f" and {len(users) - _SHOWN} more" if len(users) > _SHOWN else "")
        reasons.append(f"{name} can't be removed: {shown} refer to it")
    return (
        reasons if len(reasons) <= _REASONS else [*reasons[:_REASONS], f"and {len(reasons) - _REASONS:,} more reasons"]
    )


def _withheld(change: Change) -> list[str]:
    old: State = change.old or {}
    return [column for column, value in old.items() if isinstance(value, str) and value.startswith(WITHHELD)]
