"""Who may change what the decisions room holds, and who reads comments before a consultation is closed."""

from accord.decisions.models import Comment, Consultation, Draft, Duty, Expression, Work
from accord.journal.actors import Actor, Role
from accord.journal.policies import ALLOWED, Decision, Given, holds, policy, refused
from accord.register.queries.bodies import with_ancestors


@policy("decisions.record_work_event", refusal="the event can't be recorded")
@policy("decisions.record_provision_status", refusal="the status can't be recorded")
def may_record_work_events(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers of the body whose text it is, or of one above it."""
    body = Work.objects.filter(id=str(given.get("work", ""))).values_list("body_id", flat=True).first()
    return _keepers(actor, body)


@policy("decisions.register_work", refusal="the text can't be recorded")
def may_register_works(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers of the body whose text it is to be."""
    return _keepers(actor, getattr(given.get("work"), "body", None))


@policy("decisions.import_paper", refusal="the paper can't be brought in")
def may_import_papers(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers of the body whose paper it is; of a paper of nobody known, any officer or reviewer."""
    return _keepers(actor, getattr(given.get("paper"), "issuer", None))


@policy("decisions.assign_paper", refusal="the paper can't be assigned")
def may_assign_papers(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers of the body whose text it is, who may also keep that paper."""
    body = Work.objects.filter(id=str(given.get("work", ""))).values_list("body_id", flat=True).first()
    issuer = Expression.objects.filter(id=str(given.get("paper", ""))).values_list("issuer_id", flat=True).first()
    return _keepers(actor, body) & _keepers(actor, issuer or body)


@policy("decisions.decide_duty", refusal="the duty can't be decided")
def may_decide_duties(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers of the body whose paper it stands in; to undo it, `changed` names the duty."""
    changed = given.get("changed")
    named = (str(each) for each in changed) if isinstance(changed, tuple) else ()
    undone = next((each.rpartition(":")[2] for each in named if each.startswith("decisions.duty:")), "0")
    number = str(given.get("duty") or undone)
    body = Duty.objects.filter(pk=number).values_list("expression__issuer_id", flat=True).first()
    return _keepers(actor, body)


@policy("decisions.make_draft", refusal="the draft can't be made")
def may_make_drafts(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers of the body whose text it amends, or is to be."""
    draft = given.get("draft")
    work = str(getattr(draft, "work", None) or "")
    body = Work.objects.filter(id__in=[work, work.partition("@")[0]]).values_list("body_id", flat=True).first()
    return _keepers(actor, body or getattr(draft, "body", None) or None)


@policy("decisions.edit_draft", refusal="the draft can't be edited")
@policy("decisions.submit_draft", refusal="the draft can't be submitted")
@policy("decisions.withdraw_draft", refusal="the draft can't be withdrawn")
def may_keep_drafts(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers of the body whose draft it is."""
    body = Draft.objects.filter(id=str(given.get("draft", ""))).values_list("body_id", flat=True).first()
    return _keepers(actor, body)


@policy("decisions.adopt_draft", refusal="the draft can't be adopted")
def may_adopt_drafts(actor: Actor, given: Given) -> Decision:
    """Who may keep the draft, and may record events of every other text that its adoption moves."""
    decision = may_keep_drafts(actor, given)
    adoption = given.get("adoption")
    for name in ("incorporates", "deletes", "repeals", "supersedes"):
        for key in getattr(adoption, name, ()):
            decision = decision & may_record_work_events(actor, {"work": key})
    return decision


@policy("decisions.open_consultation", refusal="the consultation can't be opened")
def may_open_consultations(actor: Actor, given: Given) -> Decision:
    """Officers of the body whose draft, paper or consultation it is."""
    new = given.get("consultation")
    draft, paper = str(getattr(new, "draft", None) or ""), str(getattr(new, "paper", None) or "")
    body = Draft.objects.filter(id=draft).values_list("body_id", flat=True).first()
    body = body or Expression.objects.filter(id=paper).values_list("issuer_id", flat=True).first()
    named = getattr(new, "body", "") or body
    decision = _secretariat(actor, named)
    return decision & _secretariat(actor, body) if body else decision


@policy("decisions.extend_consultation", refusal="the consultation can't be extended")
@policy("decisions.close_consultation", refusal="the consultation can't be closed")
@policy("decisions.withdraw_consultation", refusal="the consultation can't be withdrawn")
@policy("decisions.record_received_comment", refusal="the comment can't be recorded")
@policy("decisions.answer_comment", refusal="the comment can't be answered")
@policy("decisions.see_comments", refusal="the comments can't be read yet")
def may_run_consultations(actor: Actor, given: Given) -> Decision:
    """Officers of the body that consults (its secretariat), or of one above it."""
    key = str(given.get("consultation", ""))
    body = Consultation.objects.filter(id=key).values_list("body_id", flat=True).first()
    return _secretariat(actor, body)


@policy("decisions.comment", refusal="the comment can't be made")
def may_comment(actor: Actor, given: Given) -> Decision:
    """A Party's own people for their Party; officers, reviewers and members of an organization for that organization. Nobody else."""
    said = given.get("comment")
    return _speaks(actor, getattr(said, "country", None), getattr(said, "body", None))


@policy("decisions.withdraw_comment", refusal="the comment can't be withdrawn")
def may_withdraw_comments(actor: Actor, given: Given) -> Decision:
    """Who may comment for the Party or organization whose comment it is."""
    rows = Comment.objects.filter(consultation=str(given.get("consultation", "")), number=str(given.get("number") or 0))
    country, body = rows.values_list("country_id", "body_id").first() or (None, None)
    return _speaks(actor, country, body)


def _keepers(actor: Actor, body: str | None) -> Decision:
    return holds(actor, Role.OFFICER, Role.REVIEWER, bodies=with_ancestors(body) if body else ())


def _secretariat(actor: Actor, body: str | None) -> Decision:
    return holds(actor, Role.OFFICER, bodies=with_ancestors(body) if body else ())


def _speaks(actor: Actor, country: str | None, body: str | None) -> Decision:
    """Only a role for that very country or body counts: a role for everything makes nobody the voice of a Party."""
    if actor.is_operator:
        return ALLOWED
    if country is not None:
        own = any(grant.role is Role.PARTY and grant.country == country for grant in actor.grants)
        return ALLOWED if own else refused(f"{actor.name} doesn't hold the role party for {country}")
    roles = (Role.OFFICER, Role.REVIEWER, Role.COMMITTEE_MEMBER)
    own = body is not None and any(grant.role in roles and grant.body == body for grant in actor.grants)
    return ALLOWED if own else refused(f"{actor.name} speaks for no {body or 'Party or organization'}")
