"""Meetings and the documents before them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accord.core.dates import Precision
from accord.register.models.columns import Sourced, identifier, in_order, one_of, precise_to, precision, stated


class Mode(models.TextChoices):
    """How those present come together."""

    IN_PERSON = "in_person", "in person"
    ONLINE = "online", "online"
    HYBRID = "hybrid", "in person and online"


class Meeting(Sourced):
    """A meeting of a body; `ordinal` counts within `series` (the 16th of `cop`).

    With precision month or year it took place at some time between the two days.
    """

    id = identifier()
    body = models.ForeignKey("register.Body", models.PROTECT, related_name="meetings")
    series = models.CharField(max_length=30, blank=True, default="")
    ordinal = models.PositiveSmallIntegerField(null=True, blank=True)
    title = models.CharField(max_length=400)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    precision = precision()
    city = models.CharField(max_length=120, blank=True, default="")
    country = models.ForeignKey("register.Country", models.PROTECT, null=True, blank=True, related_name="meetings")
    mode = models.CharField(max_length=10, choices=Mode, blank=True, default="")
    url = models.URLField(max_length=500, blank=True, default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["starts"], name="meeting_by_day")]
        constraints: ClassVar = [
            stated("title", "meeting"),
            one_of("mode", ["", *Mode.values], "meeting"),
            in_order("starts", "ends", "meeting"),
            models.CheckConstraint(
                condition=Q(starts__isnull=False, precision__in=[p.value for p in Precision])
                | Q(starts__isnull=True, ends__isnull=True, precision=""),
                name="meeting_precision",
                violation_error_message="the days of a meeting are known to the day, month or year, or not at all",
            ),
            models.CheckConstraint(
                condition=Q(ordinal__isnull=True) | Q(ordinal__gte=1),
                name="meeting_ordinal_positive",
                violation_error_message="the ordinal of a meeting is 1 or more",
            ),
            models.UniqueConstraint(
                fields=["body", "series", "ordinal"], condition=Q(ordinal__isnull=False), name="meeting_ordinal_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Document(Sourced):
    """A document with its symbol (`SC78 Doc. 14`), of a meeting or of a body."""

    id = identifier(160)
    body = models.ForeignKey("register.Body", models.PROTECT, related_name="documents")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="documents")
    symbol = models.CharField(max_length=100, blank=True, default="")
    title = models.CharField(max_length=600, blank=True, default="")
    date = models.DateField(null=True, blank=True)
    date_precision = precision()
    language = models.CharField(max_length=2, blank=True, default="")
    url = models.URLField(max_length=1000, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            precise_to("date", "document"),
            models.CheckConstraint(
                condition=Q(language="") | Q(language__length=2),
                name="document_language_form",
                violation_error_message="a language is a code of two letters (ISO 639-1)",
            ),
            models.CheckConstraint(
                condition=~Q(symbol="") | ~Q(title=""),
                name="document_has_symbol_or_title",
                violation_error_message="a document needs a symbol or a title",
            ),
            models.UniqueConstraint(
                fields=["body", "symbol", "language"], condition=~Q(symbol=""), name="document_symbol_once"
            ),
        ]

    def __str__(self) -> str:
        return self.symbol or self.title
