"""Consultations: opened by a notification with a closing date, commented on by paragraph, closed, answered."""

from dataclasses import dataclass
from datetime import date

from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.texts import amend
from accord.core.texts import consultation as core
from accord.core.texts.consultation import NEEDS_A_REASON, Outcome, Phase, Step, StepTaken
from accord.decisions.acts.drafts import next_id
from accord.decisions.models import (
    Comment,
    CommentAnswer,
    Consultation,
    ConsultationStep,
    ConsultedParagraph,
    Draft,
    Expression,
)
from accord.decisions.queries.consultations import phase_of, steps_of
from accord.decisions.queries.drafts import paragraphs_of
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store, store_all
from accord.register.models import Body, Country


@dataclass(frozen=True, slots=True)
class NewConsultation:
    """What is opened for comments: a draft, a paper, or `subject` with the paragraphs (kind, number, words) that are asked about.

    `notification` is the identifier or symbol of the notification that announces it.
    """

    title: str
    notification: str
    body: str = ""
    language: str = "en"
    draft: str | None = None
    paper: str | None = None
    subject: str = ""
    paragraphs: tuple[tuple[str, str, str], ...] = ()
    for_observers: bool = True
    comments_shown_at_once: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewComment:
    """What is said, on behalf of a country or a body, to one paragraph (None: to the text as a whole)."""

    country: str | None = None
    body: str | None = None
    paragraph: int | None = None
    text: str = ""
    proposed: str = ""
    language: str = "en"
    given_by: str = ""


@act("decisions.open_consultation", legal_date="on", undoable=True)
def open_consultation(
    *, actor: Actor, consultation: NewConsultation, on: date, closes_on: date, reason: str = ""
) -> str:
    """Open a text for comments from `on` to `closes_on`, both included; gives the identifier.

    The paragraphs are kept as they stand now: comments are about these words. Raises NotFound, Invalid (no text, no notification,
    a closing date before the opening), Refused (the draft is over, or open already).
    """
    del actor
    if closes_on < on:
        raise Invalid(
            f"the closing date {closes_on} is before the opening on {on}", fields={"closes_on": "is before the opening"}
        )
    if not consultation.notification.strip():
        raise Invalid("say which notification opens it", fields={"notification": "is empty"})
    body, language, title, words = _opened(consultation, on)
    if not words:
        raise Invalid("there is nothing to comment on: the text has no paragraphs", fields={"paragraphs": "are empty"})
    stem = f"consultation:{body.partition(':')[0]}-{on.year}"
    taken = Consultation.objects.filter(id__startswith=f"{stem}-").values_list("id", flat=True)
    row = Consultation(
        id=next_id(stem, list(taken)),
        body_id=body,
        title=title,
        language=language,
        draft_id=consultation.draft,
        paper_id=consultation.paper,
        subject=consultation.subject.strip(),
        notification=consultation.notification.strip(),
        for_observers=consultation.for_observers,
        comments_shown_at_once=consultation.comments_shown_at_once,
        note=consultation.note,
    )
    store(row)
    _take(row, Step.OPENED, on, closes_on, reason)
    store_all(
        ConsultedParagraph(consultation=row, number=number, kind=kind[:12], label=label[:60], words=text)
        for number, (kind, label, text) in enumerate(words, start=1)
    )
    return row.id


@act("decisions.extend_consultation", legal_date="on", undoable=True)
def extend_consultation(*, actor: Actor, consultation: str, on: date, closes_on: date, reason: str) -> None:
    """Give more time; one that is closed is open again. Raises NotFound, Invalid (no reason), Refused."""
    del actor
    _take(_known(consultation), Step.EXTENDED, on, closes_on, _given(reason))


@act("decisions.close_consultation", legal_date="on", undoable=True)
def close_consultation(*, actor: Actor, consultation: str, on: date, reason: str) -> None:
    """Close before the day; on its day a consultation closes by itself. Raises NotFound, Invalid (no reason), Refused."""
    del actor
    _take(_known(consultation), Step.CLOSED, on, None, _given(reason))


@act("decisions.withdraw_consultation", legal_date="on", undoable=True)
def withdraw_consultation(*, actor: Actor, consultation: str, on: date, reason: str) -> None:
    """Take the text back before it is decided on; what was said stays. Raises NotFound, Invalid (no reason), Refused."""
    del actor
    _take(_known(consultation), Step.WITHDRAWN, on, None, _given(reason))


@act("decisions.comment", legal_date="on", undoable=True)
def comment(*, actor: Actor, consultation: str, comment: NewComment, on: date, reason: str = "") -> int:
    """Comment on behalf of one's own Party or organization while the consultation is open; gives the comment's number.

    Raises NotFound (consultation, paragraph, country, body), Invalid (says nothing), Refused (closed; observers not asked).
    """
    del reason
    row = _known(consultation)
    if reasons := _why_not_comment(row, comment, on):
        raise Refused("the comment can't be made", reasons)
    return _store_comment(row, comment, on, given_by=comment.given_by or actor.name, late=False)


@act("decisions.record_received_comment", legal_date="received_on", undoable=True)
def record_received_comment(
    *, actor: Actor, consultation: str, comment: NewComment, received_on: date, reason: str = ""
) -> int:
    """Record, as the secretariat, a comment that came by letter; one that came after the closing is marked late.

    Raises NotFound, Invalid (says nothing), Refused (not opened yet, withdrawn).
    """
    del reason
    row = _known(consultation)
    now = phase_of(row, received_on)
    if now in (Phase.ANNOUNCED, Phase.WITHDRAWN):
        raise Refused("the comment can't be recorded", [_said(row, now, received_on)])
    late = now is Phase.CLOSED
    return _store_comment(
        row, comment, received_on, given_by=comment.given_by or f"received by {actor.name}", late=late
    )


@act("decisions.withdraw_comment", legal_date="on", undoable=True)
def withdraw_comment(*, actor: Actor, consultation: str, number: int, on: date, reason: str = "") -> None:
    """Take one's comment back while the consultation is open. Raises NotFound, Conflict, Refused."""
    del actor, reason
    row, said = _known(consultation), _comment(consultation, number)
    if said.withdrawn_on is not None:
        raise Conflict(f"comment {number} was withdrawn on {said.withdrawn_on} already")
    now = phase_of(row, on)
    if now is not Phase.OPEN:
        raise Refused("the comment can't be withdrawn", [_said(row, now, on)])
    said.withdrawn_on = on
    store(said)


@act("decisions.answer_comment", legal_date="on", undoable=True)
def answer_comment(
    *, actor: Actor, consultation: str, number: int, outcome: Outcome, on: date, reasons: str = ""
) -> None:
    """Answer a comment; answering again replaces the answer. What is not accepted, or in part only, needs reasons.

    Raises NotFound, Invalid (an outcome that is none, no reasons), Refused (withdrawn, or not made yet).
    """
    del actor
    _known(consultation)
    said = _comment(consultation, number)
    try:
        chosen = Outcome(outcome)
    except ValueError:
        known = ", ".join(each.value for each in Outcome)
        raise Invalid(f"“{outcome}” is none of {known}", fields={"outcome": "is unknown"}) from None
    if chosen in NEEDS_A_REASON and not reasons.strip():
        raise Invalid(f"“{chosen.value.replace('_', ' ')}” needs reasons", fields={"reasons": "are empty"})
    against = [f"it was withdrawn on {said.withdrawn_on}"] if said.withdrawn_on is not None else []
    against += [f"it was received on {said.received_on} only"] if on < said.received_on else []
    if against:
        raise Refused(f"comment {number} can't be answered", against)
    answer = CommentAnswer(comment=said, outcome=chosen.value, reasons=reasons.strip(), answered_on=on)
    store(answer, by=("comment",))


def _opened(new: NewConsultation, on: date) -> tuple[str, str, str, list[tuple[str, str, str]]]:
    """The body, language, title and paragraphs of what is opened."""
    named = [each for each in (new.draft, new.paper, new.subject.strip()) if each]
    if len(named) != 1:
        raise Invalid("a consultation is on one thing: a draft, a paper or a subject", fields={"draft": "is not alone"})
    if new.draft is not None:
        draft = Draft.objects.filter(id=new.draft).first()
        if draft is None:
            raise NotFound(f"the register has no draft {new.draft}")
        _refuse_open_twice(draft, on)
        parts = amend.standing(paragraphs_of(draft.id))
        words = [(each.kind, each.label, each.words) for each in parts]
        return new.body or draft.body_id, draft.language, new.title.strip() or draft.title, words
    if new.paper is not None:
        paper = Expression.objects.filter(id=new.paper).first()
        if paper is None:
            raise NotFound(f"the register has no paper {new.paper}")
        parts_of = paper.provisions.order_by("place")
        words = [(part.kind, part.label, paper.text[part.start : part.end].strip()) for part in parts_of]
        return _body(new.body or paper.issuer_id or ""), paper.language, new.title.strip() or paper.title, words
    words = [(kind, label, text.strip()) for kind, label, text in new.paragraphs if text.strip()]
    return _body(new.body), new.language, new.title.strip(), words


def _refuse_open_twice(draft: Draft, on: date) -> None:
    last = draft.steps.order_by("-order").first()
    over = [f"the draft was {last.step} on {last.on}"] if last and last.step in ("adopted", "withdrawn") else []
    live = [each.id for each in draft.consultations.all() if phase_of(each, on) in (Phase.OPEN, Phase.ANNOUNCED)]
    if reasons := [*over, *(f"the draft is open for comments already ({each})" for each in live)]:
        raise Refused("the consultation can't be opened", reasons)


def _body(key: str) -> str:
    if not Body.objects.filter(id=key).exists():
        raise Invalid(f"the register has no body “{key}”", fields={"body": "is not in the register"})
    return key


def _known(key: str) -> Consultation:
    row = Consultation.objects.filter(id=key).first()
    if row is None:
        raise NotFound(f"the register has no consultation {key}")
    return row


def _comment(consultation: str, number: int) -> Comment:
    row = Comment.objects.filter(consultation=consultation, number=number).first()
    if row is None:
        raise NotFound(f"there is no comment {number} on {consultation}")
    return row


def _given(reason: str) -> str:
    if not reason.strip():
        raise Invalid("a reason must be given", fields={"reason": "must be given"})
    return reason.strip()


def _take(row: Consultation, step: Step, on: date, closes_on: date | None, reason: str) -> None:
    steps = steps_of(row)
    if reasons := core.why_not(steps, StepTaken(step, on, closes_on)):
        raise Refused(f"the consultation can't be {step.value}", reasons)
    order = len(steps) + 1
    store(
        ConsultationStep(
            consultation=row, order=order, step=step.value, on=on, closes_on=closes_on, reason=reason.strip()
        )
    )


def _why_not_comment(row: Consultation, said: NewComment, on: date) -> list[str]:
    now = phase_of(row, on)
    reasons = [] if now is Phase.OPEN else [_said(row, now, on)]
    if said.body is not None and not row.for_observers:
        reasons.append("only Parties are asked for comments")
    return reasons


def _said(row: Consultation, now: Phase, on: date) -> str:
    steps = steps_of(row)
    match now:
        case Phase.ANNOUNCED:
            return f"it opens on {steps[0].on}" if steps else "it was not opened"
        case Phase.WITHDRAWN:
            return f"it was withdrawn on {steps[-1].on}"
        case _:
            early = steps[-1].step is Step.CLOSED
            day = steps[-1].on if early else core.closing(steps, on=on)
            return f"it {'was closed' if early else 'closed'} on {day}"


def _store_comment(row: Consultation, said: NewComment, on: date, *, given_by: str, late: bool) -> int:
    if (said.country is None) == (said.body is None):
        raise Invalid("a comment is made on behalf of a country or of a body", fields={"country": "is not alone"})
    if said.country is not None and not Country.objects.filter(id=said.country).exists():
        raise NotFound(f"the register has no country {said.country}")
    if said.body is not None and not Body.objects.filter(id=said.body).exists():
        raise NotFound(f"the register has no body {said.body}")
    if not said.text.strip() and not said.proposed.strip():
        raise Invalid("a comment has a text or proposes a wording", fields={"text": "is empty"})
    paragraph = None
    if said.paragraph is not None:
        paragraph = row.paragraphs.filter(number=said.paragraph).first()
        if paragraph is None:
            raise NotFound(f"the text of {row.id} has no paragraph {said.paragraph}")
    number = max(row.comments.values_list("number", flat=True), default=0) + 1
    store(
        Comment(
            consultation=row,
            number=number,
            paragraph=paragraph,
            country_id=said.country,
            body_id=said.body,
            given_by=given_by[:200],
            language=said.language,
            text=said.text.strip(),
            proposed=said.proposed.strip(),
            received_on=on,
            late=late,
        )
    )
    return number
