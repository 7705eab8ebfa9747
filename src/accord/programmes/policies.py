"""Who may change the joint work programmes."""

from accord.journal.actors import Actor, Role
from accord.journal.policies import Decision, Given, holds, policy
from accord.programmes.models import Activity, EditionBody
from accord.register.queries.bodies import with_ancestors


@policy("programmes.report_result", refusal="the result can't be reported")
def may_report_results(actor: Actor, given: Given) -> Decision:
    """Officers of one of the bodies whose programme it is, or of one above it."""
    activity = given.get("activity")
    edition = Activity.objects.filter(id=str(activity)).values_list("theme__edition_id", flat=True).first()
    bodies = EditionBody.objects.filter(edition=edition).values_list("body_id", flat=True) if edition else ()
    concerned = [above for body in bodies for above in with_ancestors(body)]
    return holds(actor, Role.OFFICER, bodies=concerned)
