"""What changes the targets room."""

from accord.core.errors import Invalid, NotFound
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store
from accord.targets.models import MappingRelation, MappingStatus, Target, TargetMapping


@act("targets.map_targets", undoable=True)
def map_targets(
    *,
    actor: Actor,
    left: str,
    right: str,
    relation: MappingRelation,
    reason: str,
    status: MappingStatus = MappingStatus.PROPOSED,
    source: str | None = None,
) -> None:
    """Say how two targets relate, or put the mapping of a pair in a new state.

    Raises NotFound (a target) and Invalid: two targets of one scheme, no reason.
    """
    del actor
    if not reason.strip():
        raise Invalid("a reason must be given", fields={"reason": "is empty"})
    targets = Target.objects.in_bulk([left, right])
    for key in (left, right):
        if key not in targets:
            raise NotFound(f"the register has no target {key}")
    if targets[left].scheme_id == targets[right].scheme_id:
        raise Invalid(f"{left} and {right} stand in one scheme: a mapping is between two")
    mapping = TargetMapping.objects.filter(left=left, right=right).first() or TargetMapping(
        left_id=left, right_id=right
    )
    mapping.relation, mapping.status, mapping.note = MappingRelation(relation), MappingStatus(status), reason
    mapping.source_id = source
    store(mapping)
