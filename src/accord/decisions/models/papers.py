"""Papers as they were read: their text in one language, what they are made of, what they cite, whom they ask for what.

A paper is kept as its text was read, with the hash of its bytes; everything else points into it by characters. What the
machine proposes (duties) says so until a person has decided.
"""

from typing import ClassVar

from django.db import models

from accord.register.models.columns import Sourced, identifier, one_of, stated


class Verdict(models.TextChoices):
    """What became of a duty that the machine proposed."""

    PROPOSED = "proposed", "proposed by the machine"
    ACCEPTED = "accepted", "accepted"
    CORRECTED = "corrected", "accepted with corrections"
    REJECTED = "rejected", "rejected"


STRENGTHS = ("binding", "request", "encouragement", "none")
VIA = ("grammar", "anaphora", "url", "title")


class Expression(Sourced):
    """The text of a paper in one language (an *expression* in the words of FRBR): equally authentic beside the others.

    `id` is `text:` and the first sixteen digits of the SHA-256 of the bytes. `work` is the resolution or decision whose text it
    is, empty for a committee paper; `issuer` the body whose paper it is.
    """

    id = identifier(40)
    work = models.ForeignKey("decisions.Work", models.PROTECT, null=True, blank=True, related_name="expressions")
    issuer = models.ForeignKey("register.Body", models.PROTECT, null=True, blank=True, related_name="expressions")
    title = models.CharField(max_length=500)
    language = models.CharField(max_length=2)
    authentic = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64, unique=True)
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [
            stated("title", "expression"),
            stated("text", "expression"),
            models.CheckConstraint(
                condition=models.Q(language__length=2),
                name="expression_language_form",
                violation_error_message="a language is a code of two letters (ISO 639-1)",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Provision(models.Model):
    """A part of a text: a paragraph, an item, the text of a decision. `instrument` names the decision it belongs to."""

    expression = models.ForeignKey(Expression, models.CASCADE, related_name="provisions")
    place = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    label = models.CharField(max_length=60, blank=True, default="")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    instrument = models.CharField(max_length=80, blank=True, default="")
    directed_to = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["expression", "place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["expression", "place"], name="provision_once"),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")),
                name="provision_has_words",
                violation_error_message="a provision has words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.expression_id} {self.label or self.place}"


class Citation(models.Model):
    """One text that a place in a paper names. `cited` is empty where the reference cannot be right: `problem` says why."""

    expression = models.ForeignKey(Expression, models.CASCADE, related_name="citations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    cited = models.CharField(max_length=80, blank=True, default="", db_index=True)  # the work, without revision
    revision = models.CharField(max_length=20, blank=True, default="")
    via = models.CharField(max_length=10)
    pinpoint = models.CharField(max_length=120, blank=True, default="")
    problem = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["expression", "start", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["expression", "start", "end", "cited", "revision"], name="citation_once"),
            one_of("via", VIA, "citation"),
        ]

    def __str__(self) -> str:
        return f"{self.expression_id} {self.start}: {self.cited or self.problem}"


class Duty(models.Model):
    """What a clause asks of whom. The columns hold what a person confirmed or corrected, else what the machine proposes."""

    expression = models.ForeignKey(Expression, models.CASCADE, related_name="duties")
    instrument = models.CharField(max_length=80, blank=True, default="", db_index=True)
    provision = models.CharField(max_length=60, blank=True, default="")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    verb = models.CharField(max_length=40)
    modality = models.CharField(max_length=40)
    strength = models.CharField(max_length=14)
    actors = models.CharField(max_length=600, blank=True, default="")  # <body>:<organ>, with blanks between
    with_support_of = models.CharField(max_length=300, blank=True, default="")
    action = models.TextField(blank=True, default="")
    recipient = models.CharField(max_length=80, blank=True, default="")
    deadline_kind = models.CharField(max_length=10, blank=True, default="")
    deadline_body = models.CharField(max_length=80, blank=True, default="")
    deadline_ordinal = models.PositiveSmallIntegerField(null=True, blank=True)
    deadline_date = models.CharField(max_length=10, blank=True, default="")  # 2015, 2015-01 or 2015-01-31
    deadline_text = models.CharField(max_length=300, blank=True, default="")
    recurrence = models.CharField(max_length=80, blank=True, default="")
    condition = models.CharField(max_length=300, blank=True, default="")
    verdict = models.CharField(max_length=10, choices=Verdict, default=Verdict.PROPOSED)
    reason = models.TextField(blank=True, default="")

    class Meta:
        ordering: ClassVar = ["expression", "start", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["expression", "start", "end", "verb"], name="duty_once"),
            one_of("strength", STRENGTHS, "duty"),
            one_of("verdict", Verdict.values, "duty"),
        ]

    def __str__(self) -> str:
        return f"{self.expression_id} {self.start}: {self.actors} {self.verb}"
