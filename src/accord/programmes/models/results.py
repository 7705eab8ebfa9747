"""Results: what was reported of which activities, and what each side says of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accord.programmes.models.activities import Activity
from accord.programmes.models.editions import Edition
from accord.programmes.models.kinds import SAID, UNSAID, ResultStatus, Verdict
from accord.register.models.columns import Sourced, identifier, in_order, one_of, precise_to, precision, stated


class Result(Sourced):
    """What was reported; one result may answer several activities.

    `drafted_by` is the side that wrote it; without one it stands as a paper printed it. `version` grows with its wording.
    """

    id = identifier(100)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="results")
    text = models.TextField()
    reported_at = models.ForeignKey("register.Meeting", models.PROTECT, null=True, blank=True, related_name="results")
    reported_on = models.DateField(null=True, blank=True)  # the first day it could be
    reported_on_precision = precision()
    starts = models.DateField(null=True, blank=True)  # of the time it tells of
    starts_precision = precision()
    ends = models.DateField(null=True, blank=True)
    ends_precision = precision()
    drafted_by = models.ForeignKey("register.Body", models.PROTECT, null=True, blank=True, related_name="+")
    author = models.CharField(max_length=200, blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            stated("text", "result"),
            precise_to("reported_on", "result"),
            precise_to("starts", "result"),
            precise_to("ends", "result"),
            in_order("starts", "ends", "result"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | ~Q(withdrawn_because=""),
                name="result_withdrawn_with_reason",
                violation_error_message="a result that is withdrawn says why",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class ActivityResult(Sourced):
    """How an activity stands by one result, or (without a result) why there is nothing to say."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="results")
    result = models.ForeignKey(Result, models.PROTECT, null=True, blank=True, related_name="activities")
    status = models.CharField(max_length=14, choices=ResultStatus)

    class Meta:
        constraints: ClassVar = [
            one_of("status", ResultStatus.values, "activity_result"),
            models.UniqueConstraint(fields=["activity", "result"], name="activity_result_once"),
            models.UniqueConstraint(fields=["activity"], condition=Q(result=None), name="activity_without_result_once"),
            models.CheckConstraint(
                condition=~Q(status__in=[status.value for status in SAID]) | Q(result__isnull=False),
                name="what_was_done_is_reported",
                violation_error_message="done, partly and no action need the result that says so",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[status.value for status in UNSAID]) | Q(result__isnull=True),
                name="none_reported_has_no_result",
                violation_error_message="an activity with a result can't be called none reported, not assessed, not yet due or overdue",
            ),
        ]


class ResultView(models.Model):
    """What one side says of one wording of a result; all of them are kept."""

    result = models.ForeignKey(Result, models.PROTECT, related_name="views")
    order = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField()
    body = models.ForeignKey("register.Body", models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict)
    words = models.TextField(blank=True, default="")
    author = models.CharField(max_length=200)
    on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            one_of("verdict", Verdict.values, "result_view"),
            models.UniqueConstraint(fields=["result", "order"], name="result_view_order_once"),
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.DISPUTED) | ~Q(words=""),
                name="dispute_has_words",
                violation_error_message="whoever disputes a result says what is wrong with it",
            ),
        ]


class ResultEvidence(models.Model):
    """What shows that a result is so: a document of the register, or an address."""

    result = models.ForeignKey(Result, models.PROTECT, related_name="evidence")
    document = models.ForeignKey("register.Document", models.PROTECT, null=True, blank=True, related_name="+")
    url = models.URLField(max_length=500, blank=True, default="")
    title = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        verbose_name_plural = "result evidence"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["result", "document", "url"], name="result_evidence_once"),
            models.CheckConstraint(
                condition=Q(document__isnull=False) | ~Q(url=""),
                name="result_evidence_leads_somewhere",
                violation_error_message="evidence is a document of the register or an address",
            ),
        ]
