"""Who may load and drop editions of checklists."""

from accord.journal.actors import Actor, Role
from accord.journal.policies import Decision, Given, holds, policy


@policy("species.load_checklist_edition", refusal="the checklist can't be loaded")
@policy("species.drop_checklist_edition", refusal="the checklist can't be dropped")
def may_keep_editions(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers: editions are what names are matched against."""
    del given
    return holds(actor, Role.OFFICER, Role.REVIEWER)
