"""Reads consultations: what is open until when, who said what to which paragraph, and what was answered.

Comments are public once a consultation is closed. Until then everybody sees their own, and the secretariat of the issuing body all of
them; a consultation may show comments at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accord.core.errors import NotFound
from accord.core.texts.consultation import Capacity, Phase, Step, StepTaken, closing, phase
from accord.decisions.models import Comment, Consultation
from accord.journal.actors import ANYONE, Actor
from accord.journal.policies import may
from accord.register.models import PartyMembership
from accord.register.queries.parties import bound


@dataclass(frozen=True, slots=True)
class StepRow:
    """Opened, extended, closed early or withdrawn."""

    step: str
    on: date
    closes_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class ConsultationRow:
    """A consultation as it stands on the day asked for. `comments` and `answered` count what is not withdrawn."""

    id: str
    body: str
    title: str
    language: str
    draft: str | None
    paper: str | None
    subject: str
    notification: str
    phase: Phase
    opened_on: date | None
    closes_on: date | None
    for_observers: bool
    comments_shown_at_once: bool
    comments: int
    answered: int
    late: int
    steps: tuple[StepRow, ...]
    note: str

    @property
    def are_comments_public(self) -> bool:
        """Whether anybody may read the comments on that day."""
        return self.comments_shown_at_once or self.phase is Phase.CLOSED


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """A paragraph as it stood when the consultation was opened, with the number that comments name."""

    number: int
    label: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A comment and its answer. `paragraph` is None for one on the text as a whole; `outcome` is empty where nobody has answered."""

    number: int
    paragraph: int | None
    label: str
    on_words: str
    country: str | None
    body: str | None
    name: str
    capacity: Capacity
    language: str
    text: str
    proposed: str
    given_by: str
    received_on: date
    late: bool
    withdrawn_on: date | None
    outcome: str
    reasons: str
    answered_on: date | None


def consultations(
    *,
    on: date,
    body: str | None = None,
    phase: Phase | None = None,
    draft: str | None = None,
    subject: str | None = None,
) -> tuple[ConsultationRow, ...]:
    """Consultations as they stand on `on`: of a body or one below it, in one phase, on a draft or subject. The next to close first."""
    rows = Consultation.objects.prefetch_related("steps", "comments__answer").order_by("id")
    rows = rows.filter(draft=draft) if draft else rows
    rows = rows.filter(subject=subject) if subject else rows
    found = [_row(row, on) for row in rows if body is None or row.body_id == body or row.body_id.startswith(f"{body}:")]
    order = [Phase.OPEN, Phase.ANNOUNCED, Phase.CLOSED, Phase.WITHDRAWN]
    found.sort(key=lambda row: (order.index(row.phase), row.closes_on or date.max, row.id))
    return tuple(row for row in found if phase is None or row.phase is phase)


def consultation(key: str, *, on: date) -> ConsultationRow:
    """One consultation as it stands on `on`. Raises NotFound."""
    return _row(_known(key), on)


def consulted_paragraphs(key: str) -> tuple[ParagraphRow, ...]:
    """The text that was opened for comments, paragraph by paragraph. Raises NotFound."""
    rows = _known(key).paragraphs.order_by("number")
    return tuple(ParagraphRow(row.number, row.label, row.kind, row.words) for row in rows)


def comments(
    key: str, *, on: date, seen_by: Actor = ANYONE, paragraph: int | None = None, language: str = "en"
) -> tuple[CommentRow, ...]:
    """The comments that `seen_by` may read on `on`, in the order of the text: those on the whole first. Raises NotFound.

    `language` is that of the names of countries and bodies. Withdrawn comments are only shown to the secretariat and their authors.
    """
    row = _known(key)
    public = _row(row, on).are_comments_public
    every = may(seen_by, "decisions.see_comments", {"consultation": key}).allowed
    found = Comment.objects.filter(consultation=row).select_related("paragraph", "country", "body", "answer")
    found = found.filter(paragraph__number=paragraph) if paragraph is not None else found
    parties = _parties(row.body_id)
    shown = [
        _comment(each, parties, language)
        for each in found
        if every or _is_own(each, seen_by) or (public and each.withdrawn_on is None)
    ]
    shown.sort(key=lambda each: (each.paragraph or 0, each.capacity is Capacity.OBSERVER, each.name, each.number))
    return tuple(shown)


def phase_of(row: Consultation, on: date) -> Phase:
    """How a consultation stands on `on`."""
    return phase(steps_of(row), on)


def steps_of(row: Consultation) -> tuple[StepTaken, ...]:
    """Its steps as values."""
    return tuple(StepTaken(Step(each.step), each.on, each.closes_on) for each in row.steps.order_by("order"))


def speaks_for(actor: Actor, country: str | None, body: str | None) -> bool:
    """Whether somebody is of that Party's, or that body's, own people."""
    return any(
        (country is not None and grant.country == country) or (body is not None and grant.body == body)
        for grant in actor.grants
    )


def _is_own(comment: Comment, actor: Actor) -> bool:
    return speaks_for(actor, comment.country_id, comment.body_id)


def _known(key: str) -> Consultation:
    row = Consultation.objects.filter(id=key).first()
    if row is None:
        raise NotFound(f"the register has no consultation {key}")
    return row


def _row(row: Consultation, on: date) -> ConsultationRow:
    steps = sorted(row.steps.all(), key=lambda each: each.order)
    taken = [StepTaken(Step(each.step), each.on, each.closes_on) for each in steps]
    standing = [each for each in row.comments.all() if each.withdrawn_on is None]
    return ConsultationRow(
        row.id,
        row.body_id,
        row.title,
        row.language,
        row.draft_id,
        row.paper_id,
        row.subject,
        row.notification,
        phase(taken, on),
        taken[0].on if taken else None,
        closing(taken, on=max([on, *(each.on for each in taken[:1])])),
        row.for_observers,
        row.comments_shown_at_once,
        len(standing),
        sum(hasattr(each, "answer") for each in standing),
        sum(each.late for each in standing),
        tuple(StepRow(each.step, each.on, each.closes_on, each.reason) for each in steps),
        row.note,
    )


def _parties(body: str) -> dict[str, list[PartyMembership]]:
    """The memberships of the convention by country: whoever was bound on the day speaks as a Party."""
    found: dict[str, list[PartyMembership]] = {}
    for each in PartyMembership.objects.filter(instrument=body.partition(":")[0]):
        found.setdefault(each.country_id, []).append(each)
    return found


def _capacity(row: Comment, parties: dict[str, list[PartyMembership]]) -> Capacity:
    """States that are not bound take part as observers; where the register knows no Parties at all, a State is taken for one."""
    if row.country_id is None:
        return Capacity.OBSERVER
    known: Sequence[PartyMembership] = parties.get(row.country_id, ())
    answers = [bound(each.deposited, each.entry_into_force, each.withdrawn, as_of=row.received_on) for each in known]
    is_party = not parties or any(answer is not False for answer in answers)
    return Capacity.PARTY if is_party else Capacity.OBSERVER


def _comment(row: Comment, parties: dict[str, list[PartyMembership]], language: str) -> CommentRow:
    answer = getattr(row, "answer", None)
    whose = row.country or row.body
    name = str(getattr(whose, f"name_{language}", "") or getattr(whose, "name_en", ""))
    return CommentRow(
        row.number,
        row.paragraph.number if row.paragraph else None,
        row.paragraph.label if row.paragraph else "",
        row.paragraph.words if row.paragraph else "",
        row.country_id,
        row.body_id,
        name,
        _capacity(row, parties),
        row.language,
        row.text,
        row.proposed,
        row.given_by,
        row.received_on,
        row.late,
        row.withdrawn_on,
        answer.outcome if answer else "",
        answer.reasons if answer else "",
        answer.answered_on if answer else None,
    )
