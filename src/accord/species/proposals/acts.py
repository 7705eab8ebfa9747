"""Acts on proposals: submit, amend, withdraw, decide; consult another body, comment; each one entry of the journal."""

from collections.abc import Sequence
from datetime import date

from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.listings.proposals import (
    Deadline,
    Position,
    ProposalStep,
    Sitting,
    Sought,
    State,
    comments_due,
    state_on,
    why_not,
)
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store, store_all
from accord.register.models import Body, Meeting
from accord.species.models import ListingEvent, Taxon
from accord.species.proposals import models as rows
from accord.species.proposals import policies  # noqa: F401  (without its policy an act is refused to everyone)
from accord.species.proposals.values import NewProposal


@act("species.submit_proposal", undoable=True)
def submit_proposal(*, actor: Actor, proposal: NewProposal, reason: str = "") -> str:
    """Record a proposal that was submitted to a meeting; gives its key.

    Raises Conflict (the number is taken at this meeting; a rule of the database), Invalid (it contradicts the register), Refused.
    """
    del actor, reason
    if rows.ListingProposal.objects.filter(id=proposal.id).exists():
        raise Conflict(f"the register holds proposal {proposal.number} to {proposal.meeting} already")
    _check(proposal)
    sought = Sought(proposal.instrument, proposal.from_appendix, proposal.to_appendix)
    first = ProposalStep(State.SUBMITTED, proposal.submitted_on)
    if reasons := why_not((), first, sought, _sitting(proposal.meeting)):
        raise Refused("the proposal can't be recorded", reasons)
    row = rows.ListingProposal(
        id=proposal.id,
        instrument_id=proposal.instrument,
        meeting_id=proposal.meeting,
        number=proposal.number,
        taxon_id=proposal.taxon,
        from_appendix=proposal.from_appendix,
        to_appendix=proposal.to_appendix,
        scope=proposal.scope,
        document=proposal.document,
        url=proposal.url,
        source_id=proposal.source,
        note=proposal.note,
    )
    store(row)
    store_all(rows.ProposalProponent(proposal=row, country_id=each) for each in proposal.proponents)
    _store_populations(row, proposal.populations, proposal.except_populations)
    store(rows.ProposalStep(proposal=row, order=1, state=State.SUBMITTED.value, on=proposal.submitted_on))
    return proposal.id


@act("species.amend_proposal", legal_date="on", undoable=True)
def amend_proposal(
    *,
    actor: Actor,
    proposal: str,
    on: date,
    reason: str,
    to_appendix: str | None = None,
    scope: str | None = None,
    document: str = "",
) -> None:
    """Record that the proponents amended a proposal, and what it asks for since. Raises NotFound, Refused, Conflict."""
    del actor
    row = _known(proposal)
    _step(row, State.AMENDED, on, reason, document, amended_to=to_appendix)
    row.to_appendix = row.to_appendix if to_appendix is None else to_appendix
    row.scope = row.scope if scope is None else scope
    store(row)


@act("species.withdraw_proposal", legal_date="on", undoable=True)
def withdraw_proposal(*, actor: Actor, proposal: str, on: date, reason: str, document: str = "") -> None:
    """Record that the proponents withdrew a proposal. Raises NotFound, Refused."""
    del actor
    _step(_known(proposal), State.WITHDRAWN, on, reason, document)


@act("species.decide_proposal", legal_date="on", undoable=True)
def decide_proposal(
    *,
    actor: Actor,
    proposal: str,
    accepted: bool,
    on: date,
    reason: str,
    document: str = "",
    events: Sequence[str] = (),
) -> None:
    """Record that the meeting accepted or rejected a proposal, with the listing events that result of it.

    Raises NotFound, Invalid (an event of another convention), Refused (with every reason).
    """
    del actor
    row = _known(proposal)
    if events and not accepted:
        raise Invalid("a rejected proposal results in no listing event")
    _step(row, State.ACCEPTED if accepted else State.REJECTED, on, reason, document)
    for event in events:
        _link(row, event)


@act("species.link_proposal_result", undoable=True)
def link_proposal_result(*, actor: Actor, proposal: str, event: str, reason: str = "") -> None:
    """Say that a listing event came of an accepted proposal. Raises NotFound, Invalid, Conflict (not accepted)."""
    del actor, reason
    row = _known(proposal)
    state = state_on(_steps(row), date.max)
    if state is not State.ACCEPTED:
        raise Conflict(f"the proposal is {state}, not accepted: no listing can come of it")
    _link(row, event)


@act("species.consult_body", legal_date="asked_on", undoable=True)
def consult_body(
    *,
    actor: Actor,
    proposal: str,
    body: str,
    asked_on: date,
    reason: str = "",
    due_on: date | None = None,
    rule: str = "",
) -> date:
    """Record that another body was asked for its views (CITES Art. XV.2(b)); gives the day until which they are due.

    Without `due_on` the day that the treaty gives; a day of one's own needs the `rule` it rests on. Raises NotFound,
    Invalid (no rule), Refused (with every reason), Conflict (asked already).
    """
    del actor, reason
    row = _known(proposal)
    name = _body(body)
    due = Deadline(due_on, rule.strip()) if due_on else comments_due(row.instrument_id, _sitting(row.meeting_id))
    if due is None:
        raise Invalid(f"no rule gives the day for a proposal to {row.meeting_id}: state the day and the rule")
    if not due.rule:
        raise Invalid("a day of one's own needs the rule that gives it", fields={"rule": "must be given"})
    if row.consultations.filter(body=body).exists():
        raise Conflict(f"{name} has been asked about {row} already")
    if reasons := _why_not_consult(row, body, asked_on, due):
        raise Refused("the body can't be consulted", reasons)
    store(rows.ProposalConsultation(proposal=row, body_id=body, asked_on=asked_on, due_on=due.day, rule=due.rule))
    return due.day


@act("species.comment_on_proposal", legal_date="published_on", undoable=True)
def comment_on_proposal(
    *,
    actor: Actor,
    proposal: str,
    body: str,
    position: Position,
    published_on: date,
    text: str = "",
    document: str = "",
    url: str = "",
    language: str = "en",
    reason: str = "",
    source: str | None = None,
) -> int:
    """Record what a body says to a proposal; it answers the consultation that is open. Gives the number of the comment.

    Raises NotFound, Invalid (neither text nor document), Refused (with every reason), Conflict.
    """
    del actor, reason
    row = _known(proposal)
    _body(body)
    if not (text.strip() or document.strip() or url.strip()):
        raise Invalid("a comment has a text or names its document", fields={"text": "is empty"})
    submitted = row.steps.order_by("order").values_list("on", flat=True).first()
    if submitted is not None and published_on < submitted:
        raise Refused("the comment can't be recorded", (f"the proposal was submitted on {submitted} only",))
    comment = rows.ProposalComment(
        proposal=row,
        body_id=body,
        position=Position(position).value,
        language=language,
        text=text,
        document=document,
        url=url,
        published_on=published_on,
        source_id=source,
    )
    store(comment)
    asked = row.consultations.filter(body=body, answered_on=None).first()
    if asked is not None and asked.asked_on <= published_on:
        asked.answered_on = published_on
        store(asked)
    return int(comment.pk)


def _check(proposal: NewProposal) -> None:
    meeting = Meeting.objects.filter(id=proposal.meeting).first()
    if meeting is None:
        raise Invalid(f"the register has no meeting {proposal.meeting}", fields={"meeting": "is not known"})
    if meeting.body_id.partition(":")[0] != proposal.instrument:
        raise Invalid(f"{meeting.title} is no meeting of {proposal.instrument.upper()}")
    taxon = Taxon.objects.filter(id=proposal.taxon).select_related("checklist").first()
    if taxon is None:
        raise Invalid(f"the register has no taxon {proposal.taxon}", fields={"taxon": "is not known"})
    if taxon.checklist.convention_id not in (None, proposal.instrument):
        raise Invalid(
            f"{taxon.id} stands in the checklist of {taxon.checklist.convention_id}, not of {proposal.instrument}"
        )
    if both := set(proposal.populations) & set(proposal.except_populations):
        raise Invalid(f"the population of {', '.join(sorted(both))} is both named and left out")


def _store_populations(row: rows.ListingProposal, named: Sequence[str], left_out: Sequence[str]) -> None:
    pairs = [(each, False) for each in named] + [(each, True) for each in left_out]
    store_all(rows.ProposedPopulation(proposal=row, country_id=country, excepted=out) for country, out in pairs)


def _known(proposal: str) -> rows.ListingProposal:
    row = rows.ListingProposal.objects.filter(id=proposal).first()
    if row is None:
        raise NotFound(f"the register has no proposal {proposal}")
    return row


def _body(key: str) -> str:
    name = Body.objects.filter(id=key).values_list("name_en", flat=True).first()
    if name is None:
        raise NotFound(f"the register has no body {key}")
    return str(name)


def _sitting(meeting: str) -> Sitting:
    row = Meeting.objects.filter(id=meeting).first()
    return Sitting(row.starts, row.ends) if row is not None and row.precision == "day" else Sitting()


def _steps(row: rows.ListingProposal) -> list[ProposalStep]:
    return [ProposalStep(State(each.state), each.on) for each in row.steps.order_by("order")]


def _step(
    row: rows.ListingProposal, state: State, on: date, reason: str, document: str, *, amended_to: str | None = None
) -> None:
    if not reason.strip():
        raise Invalid("a reason must be given", fields={"reason": "must be given"})
    sought = Sought(row.instrument_id, row.from_appendix, row.to_appendix)
    taken, step = _steps(row), ProposalStep(state, on)
    if reasons := why_not(taken, step, sought, _sitting(row.meeting_id), amended_to=amended_to):
        raise Refused(f"the proposal can't be {state.value}", reasons)
    order = len(taken) + 1
    store(rows.ProposalStep(proposal=row, order=order, state=state.value, on=on, reason=reason, document=document))


def _link(row: rows.ListingProposal, event: str) -> None:
    found = ListingEvent.objects.filter(id=event).first()
    if found is None:
        raise NotFound(f"the register has no listing event {event}")
    if found.instrument_id != row.instrument_id:
        raise Invalid(f"{event} is an event under {found.instrument_id}, the proposal one to {row.instrument_id}")
    store(rows.ProposalResult(proposal=row, event=found))


def _why_not_consult(row: rows.ListingProposal, body: str, asked_on: date, due: Deadline) -> tuple[str, ...]:
    reasons = []
    if body == row.instrument_id:
        reasons.append("a convention isn't asked about its own proposals")
    state = state_on(_steps(row), asked_on)
    if state is None:
        reasons.append(f"the proposal was not submitted yet on {asked_on}")
    elif not state.is_open:
        reasons.append(f"the proposal was {state} by {asked_on}")
    if due.day < asked_on:
        reasons.append(f"views were due on {due.day} ({due.rule})")
    return tuple(reasons)
