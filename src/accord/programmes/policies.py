"""Who may change the joint work programmes, and who reads them before they are endorsed."""

from collections.abc import Iterable

from accord.journal.actors import Actor, Role
from accord.journal.policies import ALLOWED, Decision, Given, holds, policy, refused
from accord.programmes.models import (
    ActionPoint,
    Activity,
    ActivityBody,
    Edition,
    EditionBody,
    Indicator,
    Reading,
    ReadItem,
    Result,
)
from accord.programmes.values import NewActivity, NewEdition, NewIndicator
from accord.register.queries.bodies import with_ancestors


@policy("programmes.open_edition", refusal="the programme can't be opened")
def may_open_editions(actor: Actor, given: Given) -> Decision:
    """Officers of one of the bodies whose programme it will be, or of one above it."""
    edition = given.get("edition")
    return holds(
        actor, Role.OFFICER, bodies=_with_those_above(edition.bodies if isinstance(edition, NewEdition) else ())
    )


@policy("programmes.add_theme", refusal="the theme can't be added")
@policy("programmes.add_activity", refusal="the activity can't be added")
@policy("programmes.extend_edition", refusal="the programme can't be extended")
@policy("programmes.propose_programme", refusal="the programme can't be put before the committee")
@policy("programmes.endorse_programme", refusal="the endorsement can't be recorded")
@policy("programmes.close_edition", refusal="the programme can't be closed")
@policy("programmes.report_result", refusal="the result can't be reported")
@policy("programmes.say_none_reported", refusal="it can't be recorded that nothing is reported")
@policy("programmes.decide_lineage", refusal="the lineage can't be decided")
@policy("programmes.retract_lineage", refusal="the lineage can't be retracted")
@policy("programmes.waive_check", refusal="the finding can't be waived")
@policy("programmes.revoke_waiver", refusal="the waiver can't be revoked")
@policy("programmes.publish_edition", refusal="the programme can't be published")
@policy("programmes.stage_reading", refusal="the paper can't be put into the queue")
@policy("programmes.place_reading", refusal="the reading can't be placed")
@policy("programmes.accept_read_theme", refusal="what was read can't be accepted")
@policy("programmes.accept_read_activity", refusal="what was read can't be accepted")
@policy("programmes.accept_read_result", refusal="what was read can't be accepted")
@policy("programmes.reject_read_item", refusal="what was read can't be rejected")
def may_keep_programmes(actor: Actor, given: Given) -> Decision:
    """Officers of one of the bodies whose programme it is, or of one above it; of no programme known, any officer."""
    bodies = _sides(_edition_of(given))
    return holds(actor, Role.OFFICER, bodies=bodies) if bodies else _any_officer(actor)


@policy("programmes.alter_activity", refusal="the activity can't be altered")
@policy("programmes.set_roles", refusal="the roles can't be set")
@policy("programmes.cancel_activity", refusal="the activity can't be cancelled")
@policy("programmes.record_mandate", refusal="the mandate can't be recorded")
@policy("programmes.record_funding", refusal="the funding can't be recorded")
@policy("programmes.record_indicator", refusal="the indicator can't be recorded")
@policy("programmes.record_measurement", refusal="the measurement can't be recorded")
def may_edit_activities(actor: Actor, given: Given) -> Decision:
    """Officers of a body of the programme that has a part in the activity; where none has yet, of any of its bodies."""
    activity = _activity_of(given)
    sides = list(EditionBody.objects.filter(edition=_edition_of(given)).values_list("body_id", flat=True))
    concerned = set(ActivityBody.objects.filter(activity=activity).values_list("body_id", flat=True))
    own = [side for side in sides if concerned & set(with_ancestors(side))]
    return holds(actor, Role.OFFICER, bodies=_with_those_above(own or sides))


@policy("programmes.draft_result", refusal="the result can't be drafted")
@policy("programmes.accept_result", refusal="the result can't be accepted")
@policy("programmes.dispute_result", refusal="the result can't be disputed")
def may_speak_for_a_side(actor: Actor, given: Given) -> Decision:
    """Officers of the body that speaks, or of one above it: nobody speaks for the other side."""
    body = given.get("body")
    return holds(actor, Role.OFFICER, bodies=with_ancestors(body) if isinstance(body, str) else ())


@policy("programmes.revise_result", refusal="the result can't be revised")
@policy("programmes.withdraw_result", refusal="the result can't be withdrawn")
def may_change_drafts(actor: Actor, given: Given) -> Decision:
    """Officers of the side that has drafted the result."""
    row = Result.objects.filter(id=str(given.get("result", ""))).first()
    if row is not None and row.drafted_by_id is None:
        return holds(actor, Role.OFFICER, bodies=_sides(row.edition_id))
    return holds(actor, Role.OFFICER, bodies=with_ancestors(row.drafted_by_id) if row and row.drafted_by_id else ())


@policy("programmes.open_action_point", refusal="the action point can't be opened")
def may_open_action_points(actor: Actor, given: Given) -> Decision:
    """Officers of any body: one side may ask something of the other."""
    del given
    return _any_officer(actor)


@policy("programmes.close_action_point", refusal="the action point can't be closed")
def may_close_action_points(actor: Actor, given: Given) -> Decision:
    """Officers of the body that is to do it."""
    owner = _owner(given)
    return holds(actor, Role.OFFICER, bodies=with_ancestors(owner) if owner else ())


@policy("programmes.verify_action_point", refusal="the action point can't be verified")
def may_verify_action_points(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers of any body; the act asks that it be somebody else than who did it."""
    del given
    return _any_officer(actor, Role.REVIEWER)


@policy("programmes.read_drafts", refusal="the draft can't be shown")
def may_read_drafts(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers of the bodies whose programme it is, members of their committees, administrators."""
    bodies = _sides(_edition_of(given))
    decision = holds(actor, Role.OFFICER, Role.REVIEWER, Role.ADMINISTRATOR, bodies=bodies)
    if decision.allowed:
        return decision
    for grant in actor.grants:
        is_member = grant.role is Role.COMMITTEE_MEMBER and grant.country is None
        if is_member and (grant.body is None or set(with_ancestors(grant.body)) & set(bodies)):
            return ALLOWED
    return refused(*decision.reasons, f"{actor.name} is no member of a committee of these conventions")


def _any_officer(actor: Actor, *others: Role) -> Decision:
    """An officer of whatever body."""
    scopes = [grant.body for grant in actor.grants if grant.body]
    return holds(actor, Role.OFFICER, *others, bodies=scopes)


def _with_those_above(bodies: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(above for body in bodies for above in with_ancestors(body)))


def _sides(edition: str | None) -> list[str]:
    """The bodies whose programme it is and those above them."""
    if edition is None:
        return []
    return _with_those_above(
        EditionBody.objects.filter(edition=edition).order_by("id").values_list("body_id", flat=True)
    )


def _activity_of(given: Given) -> str | None:
    indicator = given.get("indicator")
    if isinstance(indicator, NewIndicator):
        return indicator.activity
    if isinstance(indicator, str):
        return Indicator.objects.filter(id=indicator).values_list("activity_id", flat=True).first()
    activity = given.get("activity")
    return activity if isinstance(activity, str) else None


def _edition_of(given: Given) -> str | None:
    """The edition that an act would change, by whatever it is given."""
    edition = given.get("edition")
    if isinstance(edition, str):
        return edition if Edition.objects.filter(id=edition).exists() else None
    new = given.get("activity")
    if isinstance(new, NewActivity):
        return new.edition
    for key in (_activity_of(given), given.get("later"), given.get("earlier")):
        if isinstance(key, str):
            found = Activity.objects.filter(id=key).values_list("theme__edition_id", flat=True).first()
            if found is not None:
                return found
    return _edition_read(given)


def _edition_read(given: Given) -> str | None:
    """The edition of a result, of a reading, or of something that was read."""
    for name, model, column in (
        ("result", Result, "edition_id"),
        ("reading", Reading, "edition_id"),
        ("item", ReadItem, "reading__edition_id"),
    ):
        key = given.get(name)
        if isinstance(key, str | int):
            return model.objects.filter(pk=key).values_list(column, flat=True).first()
    return None


def _owner(given: Given) -> str | None:
    point = given.get("point")
    return (
        ActionPoint.objects.filter(pk=point).values_list("owner_id", flat=True).first()
        if isinstance(point, int)
        else None
    )
