"""What the review queue keeps beside the decisions on pairs: questions that were sent to it, answers, remarks.

Questions about the register's own lists are not kept: they are read off the concordance whenever the queue is opened.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accord.core.taxonomy import DETERMINATE
from accord.register.models.columns import Sourced, one_of, stated


class QuestionKind(models.TextChoices):
    """What is asked."""

    NAME = "name", "what a name of a list stands for"
    PAIR = "pair", "how two taxa of two editions relate"
    COUNTERPART = "counterpart", "whether a taxon of the register has a counterpart"


class Question(models.Model):
    """One question about a name of one list (`asked_in`): which taxon of another list (`against`) is it?

    Lists are named without their edition, so that what was decided is found again in the next one. `candidates` is what
    the last run found, each with key, name, accepted name, evidence and, for pairs, the relations still possible.
    """

    kind = models.CharField(max_length=12, choices=QuestionKind)
    asked_in = models.CharField(max_length=120)
    against = models.CharField(max_length=120)
    edition = models.CharField(max_length=120, blank=True)  # of `against`, at the last run
    key = models.CharField(max_length=200, blank=True)  # of the name in its own list
    name = models.CharField(max_length=300)
    authorship = models.CharField(max_length=300, blank=True)
    rank = models.CharField(max_length=40, blank=True)
    group = models.CharField(max_length=100, blank=True)
    explanation = models.TextField(blank=True)
    candidates = models.JSONField(default=list, blank=True)
    asked_by = models.CharField(max_length=200)
    asked_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["asked_in", "against", "key", "name", "authorship"], name="question_once_a_name_and_list"
            ),
            one_of("kind", QuestionKind.values, "question"),
            stated("asked_in", "question"),
            stated("against", "question"),
            stated("name", "question"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.authorship}".strip()


class Answer(Sourced):
    """What a person answered: this taxon of the other list, in this relation, or (no `chosen`) none of it.

    It survives every new run. `evidence` is what the runs said on that day: where they say otherwise later, the question
    comes back.
    """

    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    chosen = models.CharField(max_length=200, blank=True)
    chosen_name = models.CharField(max_length=600, blank=True)
    relation = models.CharField(max_length=12, blank=True)
    cover = models.CharField(max_length=8, blank=True)
    reason = models.TextField()
    evidence = models.TextField(blank=True)
    decided_by = models.CharField(max_length=200)
    decided_on = models.DateField()
    revoked_on = models.DateField(null=True, blank=True)
    revoked_by = models.CharField(max_length=200, blank=True)
    revoked_because = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["question"], condition=Q(revoked_on=None), name="one_answer_in_force_a_question"
            ),
            one_of("relation", ["", *sorted(each.value for each in DETERMINATE)], "answer"),
            one_of("cover", ["", "wholly", "partly", "not", "unknown"], "answer"),
            stated("reason", "answer"),
            stated("decided_by", "answer"),
            models.CheckConstraint(
                condition=Q(chosen="", relation="", cover="") | (~Q(chosen="") & ~Q(relation="")),
                name="answer_names_a_taxon_with_its_relation",
                violation_error_message="an answer names a taxon and its relation, or neither",
            ),
            models.CheckConstraint(
                condition=Q(revoked_on=None, revoked_by="", revoked_because="")
                | (Q(revoked_on__isnull=False) & ~Q(revoked_by="") & ~Q(revoked_because="")),
                name="answer_revocation_has_author_and_reason",
                violation_error_message="a revocation needs its day, its author and its reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.chosen or 'none'} ({self.decided_on})"


class Remark(models.Model):
    """What somebody wrote beside a question; everybody who reads the queue reads it."""

    case = models.CharField(max_length=400, db_index=True)
    text = models.TextField()
    written_by = models.CharField(max_length=200)
    written_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [stated("case", "remark"), stated("text", "remark"), stated("written_by", "remark")]

    def __str__(self) -> str:
        return f"{self.written_by}: {self.text[:60]}"
