"""Who may change what the decisions room holds."""

from accord.decisions.models import Work
from accord.journal.actors import Actor, Role
from accord.journal.policies import Decision, Given, holds, policy
from accord.register.queries.bodies import with_ancestors


@policy("decisions.record_work_event", refusal="the event can't be recorded")
def may_record_work_events(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers of the body whose text it is, or of one above it."""
    body = Work.objects.filter(id=str(given.get("work", ""))).values_list("body_id", flat=True).first()
    return holds(actor, Role.OFFICER, Role.REVIEWER, bodies=with_ancestors(body) if body else ())
