"""Resolutions, decisions and other texts, and the log of what happened to each; states are read from the log."""

from typing import ClassVar

from django.db import models
from django.db.models import F

from accord.register.models.columns import Sourced, identifier, one_of, precise_to, precision, stated


class WorkKind(models.TextChoices):
    """What sort of text it is."""

    RESOLUTION = "resolution", "resolution"
    DECISION = "decision", "decision"
    RECOMMENDATION = "recommendation", "recommendation"
    NOTIFICATION = "notification", "notification"


class WorkEventKind(models.TextChoices):
    """What can happen to a text (`core.texts.lifecycle.Happening`), in the order of the law."""

    PROPOSED = "proposed", "proposed"
    DRAFTED = "drafted", "drafted"
    NOT_ADOPTED = "not_adopted", "not adopted"
    ADOPTED = "adopted", "adopted"
    ISSUED = "issued", "issued"
    REVISED = "revised", "revised"
    TAKES_EFFECT = "takes_effect", "takes effect"
    PROPOSED_AMENDMENT = "proposed_amendment", "amendment proposed"
    IMPLEMENTED = "implemented", "considered implemented"
    PROPOSED_INCORPORATION = "proposed_incorporation", "incorporation proposed"
    NOT_INCORPORATED = "not_incorporated", "incorporation declined"
    INCORPORATED = "incorporated", "incorporated"
    PROPOSED_FOR_DELETION = "proposed_for_deletion", "proposed for deletion"
    RETAINED = "retained", "retained"
    DELETED = "deleted", "deleted"
    REPEALED_IN_PART = "repealed_in_part", "repealed in part"
    REPEALED = "repealed", "repealed"
    SUPERSEDED = "superseded", "superseded"


class Work(Sourced):
    """A text as a whole (`cites:res:11.4`) or one revision (`cites:res:11.4@cop12`). Its state is in no column: see `queries`."""

    id = identifier(80)
    body = models.ForeignKey("register.Body", models.PROTECT, related_name="works")
    kind = models.CharField(max_length=14, choices=WorkKind)
    number = models.CharField(max_length=30)
    revision = models.CharField(max_length=20, blank=True)  # the meeting that revised it, such as cop14
    title = models.CharField(max_length=500)
    directed_to = models.CharField(max_length=300, blank=True)  # actors as <body>:<organ>, with blanks between

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "kind", "number", "revision"], name="work_once"),
            one_of("kind", WorkKind.values, "work"),
            stated("title", "work"),
            stated("number", "work"),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.title}"


class WorkEvent(Sourced):
    """Something that happened to a text. The log only grows; a slip in it is corrected by an act that keeps both values.

    With `provisions` (labels as one cites them, with semicolons between) it happened to these parts only. `other` is the text that took
    this one in, or stands in its place.
    """

    work = models.ForeignKey(Work, models.PROTECT, related_name="events")
    event = models.CharField(max_length=24, choices=WorkEventKind)
    meeting = models.ForeignKey("register.Meeting", models.PROTECT, null=True, blank=True, related_name="work_events")
    day = models.DateField(null=True, blank=True)  # the first day it could be
    day_precision = precision()
    document = models.ForeignKey("register.Document", models.PROTECT, null=True, blank=True, related_name="work_events")
    provisions = models.CharField(max_length=300, blank=True, default="")
    other = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        ordering: ClassVar = [F("day").asc(nulls_last=True), "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["work", "event", "meeting", "day", "document", "provisions"], name="work_event_once"
            ),
            one_of("event", WorkEventKind.values, "work_event"),
            precise_to("day", "work_event"),
        ]

    def __str__(self) -> str:
        return f"{self.work_id} {self.event} {self.day or ''}".strip()


class ProvisionStatus(models.TextChoices):
    """What can be said of a single paragraph (as the trackers of the conventions do)."""

    OPERATIONAL = "operational", "operational"
    INFORMATIONAL = "informational", "informational"
    ACTIVE = "active", "active"
    IMPLEMENTED = "implemented", "implemented"
    ELAPSED = "elapsed", "elapsed"
    SUPERSEDED = "superseded", "superseded"
    RETIRED = "retired", "retired"
    REQUIRES_FUNDING = "requires_funding", "requires funding"
    FUNDED = "funded", "funded"


class ProvisionEvent(Sourced):
    """Something that was found of one provision of a text on a day; the log only grows. `provision` is empty for the whole."""

    work = models.ForeignKey(Work, models.PROTECT, related_name="provision_events")
    provision = models.CharField(max_length=60, blank=True, default="")
    status = models.CharField(max_length=16, choices=ProvisionStatus)
    on = models.DateField()
    meeting = models.ForeignKey("register.Meeting", models.PROTECT, null=True, blank=True, related_name="+")
    document = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["work", "on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["work", "provision", "status", "on"], name="provision_event_once"),
            one_of("status", ProvisionStatus.values, "provision_event"),
        ]
