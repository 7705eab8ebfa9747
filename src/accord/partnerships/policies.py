"""Who may change the register of partnerships."""

from accord.journal.actors import Actor, Role
from accord.journal.policies import Decision, Given, holds, policy
from accord.partnerships.models import Partnership
from accord.register.queries.bodies import with_ancestors


@policy("partnerships.add_member", refusal="the member can't be added")
@policy("partnerships.end_membership", refusal="the membership can't be ended")
def may_keep_members(actor: Actor, given: Given) -> Decision:
    """Officers of the body that leads the partnership, or of one above it."""
    lead = (
        Partnership.objects.filter(id=str(given.get("partnership", ""))).values_list("lead_body_id", flat=True).first()
    )
    return holds(actor, Role.OFFICER, bodies=with_ancestors(lead) if lead else ())
