"""Who may change the register, and who sees what in it is private."""

from collections.abc import Sequence

from accord.journal.actors import Actor, Role
from accord.journal.policies import ALLOWED, Decision, Given, holds, policy, refused
from accord.register.models import AgendaItem, DateStatement
from accord.register.queries.bodies import with_ancestors
from accord.register.queries.meetings import bodies_of_meeting


@policy("register.open_account", refusal="the account can't be opened")
@policy("register.invite", refusal="the invitation can't be made")
@policy("register.close_account", refusal="the account can't be closed")
@policy("register.grant_role", refusal="the role can't be granted")
@policy("register.revoke_role", refusal="the role can't be revoked")
def may_keep_accounts(actor: Actor, given: Given) -> Decision:
    """Administrators only."""
    del given
    return holds(actor, Role.ADMINISTRATOR)


@policy("register.choose_password", refusal="the password can't be set")
@policy("register.open_feed", refusal="the calendar can't be opened")
@policy("register.close_feed", refusal="the calendar can't be closed")
def may_choose_password(actor: Actor, given: Given) -> Decision:
    """Nobody but the owner of the account, not even whoever holds the machine: they can invite anew."""
    username = given.get("username")
    if actor.name == username and not actor.is_operator:
        return ALLOWED
    return refused(f"the account {username} isn't that of {actor.name}")


@policy("register.record_membership", refusal="the membership can't be recorded")
@policy("register.record_withdrawal", refusal="the withdrawal can't be recorded")
def may_keep_parties(actor: Actor, given: Given) -> Decision:
    """Officers of the convention concerned: the depositary tells its secretariat, not the Party another."""
    return holds(actor, Role.OFFICER, bodies=with_ancestors(str(given.get("instrument", ""))))


@policy("register.record_meeting", refusal="the meeting can't be recorded")
def may_record_meetings(actor: Actor, given: Given) -> Decision:
    """Officers of the body that is to meet, or of one above it."""
    return holds(actor, Role.OFFICER, bodies=with_ancestors(str(given.get("body", ""))))


@policy("register.correct_meeting", refusal="the meeting can't be corrected")
@policy("register.reschedule_meeting", refusal="the meeting can't be moved")
@policy("register.cancel_meeting", refusal="the meeting can't be cancelled")
@policy("register.set_agenda", refusal="the agenda can't be set")
@policy("register.add_agenda_item", refusal="the item can't be added")
@policy("register.file_document", refusal="the document can't be filed")
@policy("register.record_outcome", refusal="the outcome can't be recorded")
@policy("register.record_representation", refusal="the representation can't be recorded")
@policy("register.record_side_event", refusal="the side event can't be recorded")
def may_keep_meetings(actor: Actor, given: Given) -> Decision:
    """Officers of a body that meets, or of one above it; of a joint meeting those of each body."""
    return _may_keep(actor, str(given.get("meeting", "")))


@policy("register.move_agenda_item", refusal="the item can't be moved")
@policy("register.remove_agenda_item", refusal="the item can't be removed")
def may_keep_agendas(actor: Actor, given: Given) -> Decision:
    """Whoever may keep the meeting."""
    item = given.get("item")
    rows = AgendaItem.objects.filter(pk=item) if isinstance(item, int) else AgendaItem.objects.none()
    return _may_keep(actor, rows.values_list("meeting_id", flat=True).first() or "")


@policy("register.choose_dates", refusal="the dates can't be chosen")
def may_choose_dates(actor: Actor, given: Given) -> Decision:
    """Whoever may keep the meeting."""
    key = given.get("statement")
    rows = DateStatement.objects.filter(pk=key) if isinstance(key, int) else DateStatement.objects.none()
    return _may_keep(actor, rows.values_list("meeting_id", flat=True).first() or "")


@policy("register.record_statements", refusal="the statements can't be recorded")
def may_record_statements(actor: Actor, given: Given) -> Decision:
    """Whoever may keep every meeting of which something is stated."""
    said = given.get("statements")
    meetings = sorted({str(each.meeting) for each in said}) if isinstance(said, Sequence) else []
    decision = _may_keep(actor, meetings[0] if meetings else "")
    for meeting in meetings[1:]:
        decision &= _may_keep(actor, meeting)
    return decision


def _may_keep(actor: Actor, meeting: str) -> Decision:
    bodies = bodies_of_meeting(meeting)
    return holds(actor, Role.OFFICER, bodies=[above for body in bodies for above in with_ancestors(body)])


@policy("register.see_contacts", refusal="the contact data can't be shown")
def may_see_contacts(actor: Actor, given: Given) -> Decision:
    """Officers of the convention, and people of the same Party."""
    country = str(given.get("country", ""))
    bodies = with_ancestors(str(given.get("instrument", "")))
    as_officer = holds(actor, Role.OFFICER, Role.ADMINISTRATOR, bodies=bodies)
    return as_officer if as_officer.allowed else holds(actor, Role.PARTY, countries=[country] if country else ())
