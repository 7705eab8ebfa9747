"""Consultations: a text as it was opened for comments, what Parties and observers say by paragraph, and the answers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accord.core.texts.consultation import Outcome, Step
from accord.decisions.models.drafts import Draft
from accord.decisions.models.papers import Expression
from accord.register.models.columns import Sourced, identifier, one_of, stated


class Consultation(Sourced):
    """A text opened for comments by the body whose consultation it is: a draft, a paper, or what `subject` names.

    `subject` is the identifier of something that another room keeps, such as a listing proposal. The notification that opened it
    is named by its identifier or symbol. Until it is closed, comments are shown to their authors and the secretariat, or to
    everybody (`comments_shown_at_once`).
    """

    id = identifier(120)
    body = models.ForeignKey("register.Body", models.PROTECT, related_name="consultations")
    title = models.CharField(max_length=500)
    language = models.CharField(max_length=2)
    draft = models.ForeignKey(Draft, models.PROTECT, null=True, blank=True, related_name="consultations")
    paper = models.ForeignKey(Expression, models.PROTECT, null=True, blank=True, related_name="consultations")
    subject = models.CharField(max_length=160, blank=True, default="")
    notification = models.CharField(max_length=120)
    for_observers = models.BooleanField(default=True)
    comments_shown_at_once = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            stated("title", "consultation"),
            stated("notification", "consultation"),
            models.CheckConstraint(
                condition=Q(language__length=2),
                name="consultation_language_form",
                violation_error_message="a language is a code of two letters (ISO 639-1)",
            ),
            models.CheckConstraint(
                condition=Q(draft__isnull=False) | Q(paper__isnull=False) | ~Q(subject=""),
                name="consultation_is_on_something",
                violation_error_message="a consultation is on a draft, a paper or a subject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.title}"


class ConsultationStep(models.Model):
    """Opened, extended, closed before its day or withdrawn; `closes_on` is the last day for comments from then on."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="steps")
    order = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Step])
    on = models.DateField()
    closes_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True, default="")

    class Meta:
        ordering: ClassVar = ["consultation", "order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consultation", "order"], name="consultation_step_order_once"),
            one_of("step", [each.value for each in Step], "consultation_step"),
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True) | Q(closes_on__gte=models.F("on")),
                name="consultation_closes_after_it_opens",
                violation_error_message="the closing date is before the opening",
            ),
        ]


class ConsultedParagraph(models.Model):
    """A paragraph as it stood when the consultation was opened: comments are about these words."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="paragraphs")
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=60, blank=True, default="")
    kind = models.CharField(max_length=12)
    words = models.TextField()

    class Meta:
        ordering: ClassVar = ["consultation", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consultation", "number"], name="consulted_paragraph_once"),
            stated("words", "consulted_paragraph"),
        ]


class Comment(models.Model):
    """What a country or an organization says to one paragraph, or to the text as a whole."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="comments")
    number = models.PositiveIntegerField()
    paragraph = models.ForeignKey(ConsultedParagraph, models.PROTECT, null=True, blank=True, related_name="comments")
    country = models.ForeignKey("register.Country", models.PROTECT, null=True, blank=True, related_name="+")
    body = models.ForeignKey("register.Body", models.PROTECT, null=True, blank=True, related_name="+")
    given_by = models.CharField(max_length=200, blank=True, default="")
    language = models.CharField(max_length=2)
    text = models.TextField(blank=True, default="")
    proposed = models.TextField(blank=True, default="")
    received_on = models.DateField()
    late = models.BooleanField(default=False)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["consultation", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consultation", "number"], name="comment_number_once"),
            models.CheckConstraint(
                condition=Q(country__isnull=True, body__isnull=False) | Q(country__isnull=False, body__isnull=True),
                name="comment_on_behalf_of_one",
                violation_error_message="a comment is made on behalf of a country or of a body",
            ),
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(proposed=""),
                name="comment_says_something",
                violation_error_message="a comment has a text or proposes a wording",
            ),
            models.CheckConstraint(
                condition=Q(language__length=2),
                name="comment_language_form",
                violation_error_message="a language is a code of two letters (ISO 639-1)",
            ),
        ]


class CommentAnswer(models.Model):
    """What the secretariat answers to a comment; answering again replaces it, and the journal keeps both."""

    comment = models.OneToOneField(Comment, models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=16, choices=[(each.value, each.value) for each in Outcome])
    reasons = models.TextField(blank=True, default="")
    answered_on = models.DateField()

    class Meta:
        constraints: ClassVar = [one_of("outcome", [each.value for each in Outcome], "comment_answer")]
