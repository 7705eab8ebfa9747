"""Meetings, what each source says of their dates, and the documents before them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accord.core.dates import Precision
from accord.register.models.columns import Sourced, identifier, in_order, one_of, precise_to, precision, stated


def _days_known(table: str, sentence: str) -> models.CheckConstraint:
    """Days and their precision are both there or both absent."""
    return models.CheckConstraint(
        condition=Q(starts__isnull=False, precision__in=[p.value for p in Precision])
        | Q(starts__isnull=True, ends__isnull=True, precision=""),
        name=f"{table}_precision",
        violation_error_message=sentence,
    )


class Mode(models.TextChoices):
    """How those present come together."""

    IN_PERSON = "in_person", "in person"
    ONLINE = "online", "online"
    HYBRID = "hybrid", "in person and online"


class MeetingStatus(models.TextChoices):
    """How firmly a meeting is planned. That it was held follows from its days, and is stored nowhere."""

    PROVISIONAL = "provisional", "provisional"
    CONFIRMED = "confirmed", "confirmed"
    POSTPONED = "postponed", "postponed, new dates not known"
    CANCELLED = "cancelled", "cancelled"


class Meeting(Sourced):
    """A meeting of a body; `ordinal` counts within `series` (the 16th of `cop`).

    With precision month or year it took place at some time between the two days. A joint meeting has further bodies in
    `MeetingBody`. An empty `status` is one that nobody stated.
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
    status = models.CharField(max_length=12, choices=MeetingStatus, blank=True, default="")
    url = models.URLField(max_length=500, blank=True, default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["starts"], name="meeting_by_day")]
        constraints: ClassVar = [
            stated("title", "meeting"),
            one_of("mode", ["", *Mode.values], "meeting"),
            one_of("status", ["", *MeetingStatus.values], "meeting"),
            models.CheckConstraint(
                condition=~Q(status=MeetingStatus.POSTPONED) | Q(starts__isnull=True),
                name="meeting_postponed_has_no_days",
                violation_error_message="a meeting that is postponed has no days until new ones are known",
            ),
            in_order("starts", "ends", "meeting"),
            _days_known("meeting", "the days of a meeting are known to the day, month or year, or not at all"),
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


class MeetingBody(models.Model):
    """A further body that a joint meeting is a meeting of (the Plants Committee beside the Animals Committee)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="joint_bodies")
    body = models.ForeignKey("register.Body", models.PROTECT, related_name="joint_meetings")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["meeting", "body"], name="meeting_body_once")]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.body_id}"


class FormerDates(Sourced):
    """Days and place that a meeting had before it was moved, postponed or cancelled; `moved_on` is when that was said."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="former_dates")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    precision = precision()
    city = models.CharField(max_length=120, blank=True, default="")
    country = models.ForeignKey("register.Country", models.PROTECT, null=True, blank=True, related_name="+")
    moved_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        verbose_name_plural = "former dates"
        constraints: ClassVar = [
            _days_known("former_dates", "former days are known to the day, month or year"),
            in_order("starts", "ends", "former_dates"),
            models.UniqueConstraint(fields=["meeting", "starts", "moved_on"], name="former_dates_once"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.starts}"


class DateStatement(Sourced):
    """What one source says of when and where a meeting is, at one place in it; the register's choice is in `Meeting`.

    `chosen` marks the one whose days the register took, `choice_reason` says why. `uid` is what the source calls the
    meeting (the UID of its calendar). A source that changes its mind has its newer words here, the older in the journal.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="statements")
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    precision = precision()
    city = models.CharField(max_length=120, blank=True, default="")
    country = models.ForeignKey("register.Country", models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=12, choices=MeetingStatus, blank=True, default="")
    uid = models.CharField(max_length=300, blank=True, default="")
    retrieved = models.DateField(null=True, blank=True)
    chosen = models.BooleanField(default=False)
    choice_reason = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            _days_known("date_statement", "the days of a meeting are known to the day, month or year, or not at all"),
            in_order("starts", "ends", "date_statement"),
            one_of("status", ["", *MeetingStatus.values], "date_statement"),
            models.CheckConstraint(
                condition=Q(source__isnull=False),
                name="date_statement_has_source",
                violation_error_message="a statement needs the source that makes it",
            ),
            models.CheckConstraint(
                condition=Q(chosen=False) | ~Q(choice_reason=""),
                name="date_statement_choice_has_reason",
                violation_error_message="say why these days were chosen",
            ),
            models.UniqueConstraint(fields=["meeting", "source", "locator"], name="date_statement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.source_id} {self.starts or ''}".strip()


class Document(Sourced):
    """A document with its symbol (`SC78 Doc. 14`), of a meeting or of a body; `item` is under which it is taken."""

    id = identifier(160)
    body = models.ForeignKey("register.Body", models.PROTECT, related_name="documents")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="documents")
    item = models.ForeignKey("register.AgendaItem", models.PROTECT, null=True, blank=True, related_name="documents")
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
