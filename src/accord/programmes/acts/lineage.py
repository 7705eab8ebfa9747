"""The act that decides what an activity became in a later edition: the machine proposes, a person decides."""

from datetime import date

from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.programme.lineage import Relation, Step, faults
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import remove, store
from accord.programmes import policies  # noqa: F401  (without its policy an act is refused to everyone)
from accord.programmes.acts.known import activity_of, require_reason
from accord.programmes.models import Lineage


@act("programmes.decide_lineage", undoable=True)
def decide_lineage(
    *, actor: Actor, earlier: str | None, later: str | None, relation: Relation, reason: str, decided_on: date
) -> int:
    """Decide what `earlier` became in `later`; a step between both that is on record is revised. Gives its number.

    Raises NotFound, Invalid (no reason, one edition), Refused: it breaks the rules of lineage with this step alone.
    """
    require_reason(reason)
    step = Step(earlier, later, Relation(relation), reason)
    ends = [activity_of(key) for key in (earlier, later) if key is not None]
    if not ends:
        raise Invalid("lineage is of an activity")
    if len(ends) == 2 and ends[0].theme.edition_id == ends[1].theme.edition_id:
        raise Invalid(f"{earlier} and {later} stand in one edition: lineage is between two")
    wrong = [fault.sentence for fault in faults([step]) if relation not in (Relation.SPLIT, Relation.MERGED)]
    if wrong:
        raise Refused("the lineage can't be decided so", wrong)
    _refuse_contradiction(step)
    row = Lineage.objects.filter(earlier=earlier, later=later).first() or Lineage(earlier_id=earlier, later_id=later)
    row.relation, row.reason = step.relation.value, reason
    row.decided_by, row.decided_on = actor.name, decided_on
    if not store(row):
        raise Conflict("this is on record already")
    return int(row.pk)


@act("programmes.retract_lineage", undoable=True)
def retract_lineage(*, actor: Actor, earlier: str | None, later: str | None, reason: str) -> None:
    """Take back a step of lineage. Raises NotFound, Invalid (no reason)."""
    del actor
    require_reason(reason)
    row = Lineage.objects.filter(earlier=earlier, later=later).first()
    if row is None:
        raise NotFound(f"no lineage from {earlier or 'nothing'} to {later or 'nothing'} is on record")
    remove(row)


def _refuse_contradiction(step: Step) -> None:
    """What ended becomes nothing, and what is new comes from nothing: other steps of it must be retracted first."""
    reasons = []
    if step.earlier is not None:
        others = Lineage.objects.filter(earlier=step.earlier).exclude(later=step.later)
        if any((other.later_id is None) != (step.later is None) for other in others):
            reasons.append("the earlier activity is said to have ended, and to have become another: retract one")
    if step.later is not None:
        others = Lineage.objects.filter(later=step.later).exclude(earlier=step.earlier)
        if any((other.earlier_id is None) != (step.earlier is None) for other in others):
            reasons.append("the later activity is said to be new, and to come from another: retract one")
    if reasons:
        raise Refused("the lineage can't be decided so", reasons)
