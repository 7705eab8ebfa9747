"""Who may keep proposals, ask other bodies for their views, and speak for a body."""

from accord.journal.actors import Actor, Role
from accord.journal.policies import Decision, Given, holds, policy
from accord.species.proposals.models import ListingProposal
from accord.species.proposals.values import NewProposal


@policy("species.submit_proposal", refusal="the proposal can't be recorded")
@policy("species.amend_proposal", refusal="the proposal can't be amended")
@policy("species.withdraw_proposal", refusal="the proposal can't be withdrawn")
@policy("species.decide_proposal", refusal="the decision on the proposal can't be recorded")
@policy("species.link_proposal_result", refusal="the listing can't be linked to the proposal")
@policy("species.consult_body", refusal="the body can't be consulted")
def may_keep_proposals(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers, for the convention to whose meeting the proposal goes."""
    proposal = given.get("proposal")
    instrument = proposal.instrument if isinstance(proposal, NewProposal) else _instrument_of(proposal)
    return holds(actor, Role.OFFICER, Role.REVIEWER, bodies=[instrument] if instrument else [])


@policy("species.comment_on_proposal", refusal="the comment can't be recorded")
def may_comment(actor: Actor, given: Given) -> Decision:
    """Officers of the body that comments: nobody else speaks for it."""
    body = given.get("body")
    return holds(actor, Role.OFFICER, bodies=[body] if isinstance(body, str) else [])


def _instrument_of(proposal: object) -> str | None:
    if not isinstance(proposal, str):
        return None
    return ListingProposal.objects.filter(id=proposal).values_list("instrument_id", flat=True).first()
