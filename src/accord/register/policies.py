"""Who may change the register, and who sees what in it is private."""

from accord.journal.actors import Actor, Role
from accord.journal.policies import ALLOWED, Decision, Given, holds, policy, refused
from accord.register.queries.bodies import with_ancestors
from accord.register.queries.meetings import body_of_meeting


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


@policy("register.correct_meeting", refusal="the meeting can't be corrected")
def may_correct_meetings(actor: Actor, given: Given) -> Decision:
    """Officers of the body that meets, or of one above it."""
    body = body_of_meeting(str(given.get("meeting", "")))
    return holds(actor, Role.OFFICER, bodies=with_ancestors(body) if body else ())


@policy("register.see_contacts", refusal="the contact data can't be shown")
def may_see_contacts(actor: Actor, given: Given) -> Decision:
    """Officers of the convention, and people of the same Party."""
    country = str(given.get("country", ""))
    bodies = with_ancestors(str(given.get("instrument", "")))
    as_officer = holds(actor, Role.OFFICER, Role.ADMINISTRATOR, bodies=bodies)
    return as_officer if as_officer.allowed else holds(actor, Role.PARTY, countries=[country] if country else ())
