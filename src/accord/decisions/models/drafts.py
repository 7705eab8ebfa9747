"""Drafts: texts on their way, paragraph by paragraph, each with where its words come from, and what becomes of the draft."""

from typing import ClassVar

from django.db import models

from accord.decisions.models.papers import Expression, Provision
from accord.decisions.models.works import Work, WorkKind
from accord.register.models.columns import Sourced, identifier, one_of, stated


class DraftStepKind(models.TextChoices):
    """What can happen to a draft."""

    MADE = "made", "made"
    SUBMITTED = "submitted", "submitted to a meeting"
    ADOPTED = "adopted", "adopted"
    WITHDRAWN = "withdrawn", "withdrawn"


class Draft(Sourced):
    """A draft of a new text (`number` as proposed, or empty), or one that amends `work`, beginning with the words of `base`.

    Where it stands is read off its steps; what it says off its paragraphs.
    """

    id = identifier(120)
    body = models.ForeignKey("register.Body", models.PROTECT, related_name="drafts")
    kind = models.CharField(max_length=14, choices=WorkKind)
    number = models.CharField(max_length=30, blank=True, default="")
    title = models.CharField(max_length=500)
    language = models.CharField(max_length=2)
    work = models.ForeignKey(Work, models.PROTECT, null=True, blank=True, related_name="drafts")
    base = models.ForeignKey(Expression, models.PROTECT, null=True, blank=True, related_name="drafts")

    class Meta:
        constraints: ClassVar = [
            stated("title", "draft"),
            one_of("kind", WorkKind.values, "draft"),
            models.CheckConstraint(
                condition=models.Q(language__length=2),
                name="draft_language_form",
                violation_error_message="a language is a code of two letters (ISO 639-1)",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.title}"


class DraftStep(models.Model):
    """Something that happened to a draft, in this order. `adopted_as` is the text (or revision) that it became."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="steps")
    order = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=10, choices=DraftStepKind)
    on = models.DateField()
    meeting = models.ForeignKey("register.Meeting", models.PROTECT, null=True, blank=True, related_name="+")
    document = models.CharField(max_length=200, blank=True, default="")
    adopted_as = models.ForeignKey(Work, models.PROTECT, null=True, blank=True, related_name="adopted_from")
    reason = models.TextField(blank=True, default="")

    class Meta:
        ordering: ClassVar = ["draft", "order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "order"], name="draft_step_order_once"),
            one_of("step", DraftStepKind.values, "draft_step"),
        ]


class DraftParagraph(models.Model):
    """A paragraph of a draft. `key` stays while others come and go; `before` is what stood there, empty where it is new.

    A paragraph that is struck out keeps its row: a redline shows it.
    """

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="paragraphs")
    key = models.PositiveIntegerField()
    place = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    label = models.CharField(max_length=60, blank=True, default="")
    words = models.TextField(blank=True, default="")
    before = models.TextField(blank=True, default="")
    struck = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["draft", "place", "key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "key"], name="draft_paragraph_once"),
            models.CheckConstraint(
                condition=models.Q(struck=True) | ~models.Q(words=""),
                name="draft_paragraph_has_words",
                violation_error_message="a paragraph of a draft has words, or is struck out",
            ),
        ]


class Origin(models.Model):
    """Where words come from: an identifier and the provision there, with the words as they stand in it."""

    text = models.CharField(max_length=80)
    provision = models.CharField(max_length=120, blank=True, default="")
    words = models.TextField(blank=True, default="")

    class Meta:
        abstract = True


class DraftOrigin(Origin):
    """Where the words of a paragraph of a draft come from."""

    paragraph = models.ForeignKey(DraftParagraph, models.CASCADE, related_name="origins")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paragraph", "text", "provision"], name="draft_origin_once"),
            stated("text", "draft_origin"),
        ]


class ProvisionOrigin(Origin):
    """Where the words of a part of an adopted text come from."""

    provision_row = models.ForeignKey(Provision, models.CASCADE, related_name="origins")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provision_row", "text", "provision"], name="provision_origin_once"),
            stated("text", "provision_origin"),
        ]
