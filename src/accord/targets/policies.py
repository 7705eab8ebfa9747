"""Who may change what the targets room holds."""

from accord.journal.actors import Actor, Role
from accord.journal.policies import Decision, Given, holds, policy


@policy("targets.map_targets", refusal="the mapping can't be recorded")
def may_map_targets(actor: Actor, given: Given) -> Decision:
    """Officers propose, reviewers accept or reject."""
    if given.get("status") in ("accepted", "rejected"):
        return holds(actor, Role.REVIEWER)
    return holds(actor, Role.OFFICER, Role.REVIEWER)
