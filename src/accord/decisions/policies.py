"""Who may change what the decisions room holds."""

from accord.decisions.models import Duty, Work
from accord.journal.actors import Actor, Role
from accord.journal.policies import Decision, Given, holds, policy
from accord.register.queries.bodies import with_ancestors


@policy("decisions.record_work_event", refusal="the event can't be recorded")
def may_record_work_events(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers of the body whose text it is, or of one above it."""
    body = Work.objects.filter(id=str(given.get("work", ""))).values_list("body_id", flat=True).first()
    return holds(actor, Role.OFFICER, Role.REVIEWER, bodies=with_ancestors(body) if body else ())


@policy("decisions.import_paper", refusal="the paper can't be brought in")
def may_import_papers(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers of the body whose paper it is; of a paper of nobody known, any officer or reviewer."""
    issuer = getattr(given.get("paper"), "issuer", None)
    return holds(actor, Role.OFFICER, Role.REVIEWER, bodies=with_ancestors(issuer) if issuer else ())


@policy("decisions.decide_duty", refusal="the duty can't be decided")
def may_decide_duties(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers of the body whose paper it stands in."""
    body = Duty.objects.filter(pk=str(given.get("duty") or 0)).values_list("expression__issuer_id", flat=True).first()
    return holds(actor, Role.OFFICER, Role.REVIEWER, bodies=with_ancestors(body) if body else ())
