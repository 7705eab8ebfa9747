"""What a person does in the review queue, each act one entry of the journal: decide, answer, take back, ask, remark."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from accord.core.errors import Conflict, Invalid, NotFound
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import remove, store, store_all
from accord.species.models import AlignmentDecision, Cover, Relation, Taxon
from accord.species.review import policies  # noqa: F401  (without its policy an act is refused to everyone)
from accord.species.review.models import Answer, Question, QuestionKind, Remark
from accord.species.review.values import Asked, Sent

#: More questions than one run may send at once.
MOST_AT_ONCE = 5000
_LONGEST_REMARK = 4000


@act("species.decide_alignment", legal_date="decided_on", undoable=True)
def decide_alignment(
    *,
    actor: Actor,
    left: str,
    right: str,
    relation: Relation,
    cover: Cover,
    reason: str,
    decided_on: date,
    source: str | None = None,
    evidence: str = "",
) -> int:
    """Decide how two taxa of two checklists relate, and whether the listing of one covers the other; gives its number.

    `evidence` is what the lists say now: where they say otherwise later, the pair comes back to the review queue.
    Raises NotFound (no such taxon), Conflict (a decision on the pair is in force), Invalid, Refused.
    """
    _check_pair(left, right, reason)
    if _in_force(left, right) is not None:
        raise Conflict(f"a decision on {left} and {right} is in force: revoke it first")
    return _store_decision(
        actor,
        (left, right),
        relation=relation,
        cover=cover,
        reason=reason,
        decided_on=decided_on,
        source=source,
        evidence=evidence,
    )


@act("species.revise_alignment", legal_date="decided_on", undoable=True)
def revise_alignment(
    *,
    actor: Actor,
    left: str,
    right: str,
    relation: Relation,
    cover: Cover,
    reason: str,
    decided_on: date,
    source: str | None = None,
    evidence: str = "",
) -> int:
    """Put a decision in the place of the one in force, which stays on record; the same again confirms it.

    Raises NotFound (no such taxon, nothing in force), Invalid (dates), Refused.
    """
    _check_pair(left, right, reason)
    former = _in_force(left, right)
    if former is None:
        raise NotFound(f"no decision on {left} and {right} is in force")
    _revoke(former, actor, f"Revised: {reason}", decided_on)
    return _store_decision(
        actor,
        (left, right),
        relation=relation,
        cover=cover,
        reason=reason,
        decided_on=decided_on,
        source=source,
        evidence=evidence,
    )


@act("species.revoke_alignment", legal_date="revoked_on", undoable=True)
def revoke_alignment(*, actor: Actor, left: str, right: str, reason: str, revoked_on: date) -> None:
    """End the decision in force on a pair; it stays on record. Raises NotFound, Invalid (dates), Refused."""
    _check_reason(reason)
    decision = _in_force(left, right)
    if decision is None:
        raise NotFound(f"no decision on {left} and {right} is in force")
    _revoke(decision, actor, reason, revoked_on)


@act("species.ask_questions", undoable=True)
def ask_questions(
    *, actor: Actor, questions: Sequence[Asked], asked_on: date, reason: str, all_between: tuple[str, str] | None = None
) -> Sent:
    """Send questions to the review queue; one that is there takes what the new run found, and keeps its answer.

    `all_between` says that these are all pairs asked of two lists (`asked_in`, `against`): others between them that nobody
    ever answered are settled by the run and go. Raises Invalid (no reason, more than `MOST_AT_ONCE`), Refused.
    """
    _check_reason(reason)
    if len(questions) > MOST_AT_ONCE:
        raise Invalid(f"at most {MOST_AT_ONCE} questions are sent at once; these are {len(questions)}")
    there = {_identity(row): row for row in Question.objects.filter(asked_in__in={each.asked_in for each in questions})}
    rows: dict[tuple[str, ...], Question] = {}
    changed = 0
    for each in questions:
        known = there.get(_identity(each))
        row = _question(each, actor, asked_on)
        if known is not None:
            row.pk, row.asked_by, row.asked_on = known.pk, known.asked_by, known.asked_on
            if _said(row) == _said(known):
                continue
            changed += 1
        rows[_identity(each)] = row
    settled = _settled(questions, all_between)
    for row in settled:
        remove(row)
    store_all(rows.values())
    return Sent(len(rows) - changed, changed, len(questions) - len(rows), len(settled))


@act("species.answer_question", legal_date="decided_on", undoable=True)
def answer_question(
    *,
    actor: Actor,
    question: int | Asked,
    reason: str,
    decided_on: date,
    chosen: str = "",
    chosen_name: str = "",
    relation: str = "",
    cover: str = "",
    source: str | None = None,
    evidence: str = "",
) -> int:
    """Answer which taxon of the other list a name is, or (nothing `chosen`) that it is none; gives the question's number.

    An answer in force is ended by the new one and stays on record. Raises NotFound, Invalid, Refused.
    """
    _check_reason(reason)
    row = _found_or_made(question, actor, decided_on)
    former = Answer.objects.filter(question=row, revoked_on=None).first()
    if former is not None:
        _revoke(former, actor, f"Revised: {reason}", decided_on)
    if chosen and not chosen_name:
        raise Invalid("the taxon that is chosen needs its name", fields={"chosen_name": "is missing"})
    store(
        Answer(
            question=row,
            chosen=chosen,
            chosen_name=chosen_name if chosen else "",
            relation=(relation or Relation.CONGRUENT.value) if chosen else "",
            cover=cover if chosen else "",
            reason=reason,
            evidence=evidence,
            decided_by=actor.name,
            decided_on=decided_on,
            source_id=source,
        )
    )
    return int(row.pk)


@act("species.revoke_answer", legal_date="revoked_on", undoable=True)
def revoke_answer(*, actor: Actor, question: int, reason: str, revoked_on: date) -> None:
    """End the answer in force; it stays on record. Raises NotFound, Invalid (dates), Refused."""
    _check_reason(reason)
    answer = Answer.objects.filter(question=question, revoked_on=None).first()
    if answer is None:
        raise NotFound(f"no answer to question {question} is in force")
    _revoke(answer, actor, reason, revoked_on)


@act("species.write_remark", undoable=True)
def write_remark(*, actor: Actor, case: str, text: str) -> None:
    """Write something beside a case of the queue, for everybody to read. Raises Invalid (empty, too long), Refused."""
    said = text.strip()
    if not said or len(said) > _LONGEST_REMARK:
        raise Invalid(
            f"a remark has 1 to {_LONGEST_REMARK} characters",
            fields={"text": "is empty" if not said else "is too long"},
        )
    store(Remark(case=case, text=said, written_by=actor.name, written_at=datetime.now(UTC)))


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Invalid("a reason must be given", fields={"reason": "must be given"})


def _check_pair(left: str, right: str, reason: str) -> None:
    _check_reason(reason)
    pair = Taxon.objects.in_bulk([left, right])
    for key in (left, right):
        if key not in pair:
            raise NotFound(f"the register has no taxon {key}")
    if pair[left].checklist_id == pair[right].checklist_id:
        raise Invalid(f"{left} and {right} stand in one checklist: an alignment is between two")


def _in_force(left: str, right: str) -> AlignmentDecision | None:
    return AlignmentDecision.objects.filter(left=left, right=right, revoked_on=None).first()


def _store_decision(
    actor: Actor,
    pair: tuple[str, str],
    *,
    relation: Relation,
    cover: Cover,
    reason: str,
    decided_on: date,
    source: str | None,
    evidence: str,
) -> int:
    decision = AlignmentDecision(
        left_id=pair[0],
        right_id=pair[1],
        relation=Relation(relation),
        cover=Cover(cover),
        reason=reason,
        evidence=evidence,
        decided_by=actor.name,
        decided_on=decided_on,
        source_id=source,
    )
    store(decision)
    return decision.pk


def _revoke(taken: AlignmentDecision | Answer, actor: Actor, reason: str, revoked_on: date) -> None:
    if revoked_on < taken.decided_on:
        raise Invalid(f"the decision was taken on {taken.decided_on}; it can't be revoked on {revoked_on}")
    taken.revoked_on, taken.revoked_by, taken.revoked_because = revoked_on, actor.name, reason
    store(taken)


def _found_or_made(question: int | Asked, actor: Actor, on: date) -> Question:
    if isinstance(question, Asked):
        row = _question(question, actor, on)
        known = Question.objects.filter(
            asked_in=row.asked_in, against=row.against, key=row.key, name=row.name, authorship=row.authorship
        ).first()
        if known is None:
            store(row)
        return known or row
    found = Question.objects.filter(id=question).first()
    if found is None:
        raise NotFound(f"the review queue has no question {question}")
    return found


def _settled(questions: Sequence[Asked], between: tuple[str, str] | None) -> list[Question]:
    """Pairs of these two lists that nobody answered and that are no longer asked."""
    if between is None:
        return []
    asked = {_identity(each) for each in questions}
    rows = Question.objects.filter(kind=QuestionKind.PAIR, asked_in=between[0], against=between[1], answers=None)
    return [row for row in rows if _identity(row) not in asked]


def _question(asked: Asked, actor: Actor, on: date) -> Question:
    return Question(
        kind=asked.kind,
        asked_in=asked.asked_in,
        against=asked.against,
        edition=asked.edition,
        key=asked.key,
        name=asked.name,
        authorship=asked.authorship,
        rank=asked.rank,
        group=asked.group,
        explanation=asked.explanation,
        candidates=[each.stored() for each in asked.candidates],
        asked_by=actor.name,
        asked_on=on,
    )


def _identity(row: Question | Asked) -> tuple[str, ...]:
    return row.asked_in, row.against, row.key, row.name, row.authorship


def _said(row: Question) -> tuple[object, ...]:
    return row.kind, row.edition, row.rank, row.group, row.explanation, row.candidates
