"""Who may decide what waits in the queue, send questions to it and write beside them."""

from collections.abc import Iterable

from accord.journal.actors import Actor, Role
from accord.journal.policies import Decision, Given, holds, policy
from accord.species.models import Checklist, Taxon
from accord.species.review.models import Question
from accord.species.review.values import Asked


@policy("species.decide_alignment", refusal="the alignment can't be decided")
@policy("species.revise_alignment", refusal="the decision can't be revised")
@policy("species.revoke_alignment", refusal="the decision can't be revoked")
def may_decide_alignments(actor: Actor, given: Given) -> Decision:
    """Reviewers, and officers of a convention whose list stands on one side of the pair."""
    taxa = [each for each in (given.get("left"), given.get("right")) if isinstance(each, str)]
    lists = Taxon.objects.filter(id__in=taxa).values_list("checklist_id", flat=True) if taxa else ()
    return holds(actor, Role.REVIEWER, Role.OFFICER, bodies=_conventions(lists))


@policy("species.answer_question", refusal="the question can't be answered")
@policy("species.revoke_answer", refusal="the answer can't be revoked")
def may_answer(actor: Actor, given: Given) -> Decision:
    """Reviewers, and officers of a convention whose list is asked about; of any convention where none is."""
    question = given.get("question")
    lists: Iterable[str] = ()
    if isinstance(question, Asked):
        lists = (question.asked_in, question.against)
    elif isinstance(question, int):
        lists = Question.objects.filter(id=question).values_list("asked_in", "against").first() or ()
    return holds(actor, Role.REVIEWER, Role.OFFICER, bodies=_conventions(lists))


@policy("species.ask_questions", refusal="the questions can't be sent to the review queue")
@policy("species.write_remark", refusal="the remark can't be written")
def may_take_part(actor: Actor, given: Given) -> Decision:
    """Reviewers, and officers of any convention with a list in the register."""
    del given
    return holds(actor, Role.REVIEWER, Role.OFFICER, bodies=_conventions(()))


def _conventions(lists: Iterable[str]) -> list[str]:
    """The conventions of these checklists; of all where these belong to none."""
    rows = Checklist.objects.exclude(convention=None)
    named = rows.filter(id__in=list(lists)).values_list("convention_id", flat=True).distinct()
    return sorted(set(named) or set(rows.values_list("convention_id", flat=True)))
