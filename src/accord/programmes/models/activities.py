"""Activities: what the programme says will be done, by whom, on which mandate, with which money."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accord.programmes.models.editions import SubTheme, Theme
from accord.programmes.models.kinds import Descent, FundingStatus, Part, Recurrence
from accord.register.models.columns import Sourced, identifier, one_of, precise_to, precision, stated

_BEGINS, _ENDS = [Descent.NEW.value], [Descent.COMPLETED.value, Descent.DROPPED.value]


class Activity(Sourced):
    """Something the programme says will be done. Its code is reused by later editions and is no identity across them.

    `deadline` is the last day that meets it, `deadline_words` how it is printed (`by SC66`); `printed_code` is the code as
    printed (`B.8`). `version` grows with every alteration: whoever alters says which one they saw.
    """

    id = identifier(100)
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="activities")
    subtheme = models.ForeignKey(SubTheme, models.PROTECT, null=True, blank=True, related_name="activities")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=20)
    printed_code = models.CharField(max_length=20)
    text = models.TextField()
    conditions = models.CharField(max_length=100, blank=True, default="")  # of `Condition`, with blanks between
    condition_text = models.CharField(max_length=300, blank=True, default="")
    deadline = models.DateField(null=True, blank=True)
    deadline_precision = precision()
    deadline_words = models.CharField(max_length=200, blank=True, default="")
    recurrence = models.CharField(max_length=12, choices=Recurrence, blank=True, default="")
    taxa = models.CharField(
        max_length=300, blank=True, default=""
    )  # as printed; which concept is meant is decided elsewhere
    regions = models.CharField(max_length=300, blank=True, default="")  # as printed, with semicolons between
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_because = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "activities"
        constraints: ClassVar = [
            stated("text", "activity"),
            stated("code", "activity"),
            precise_to("deadline", "activity"),
            one_of("recurrence", ["", *Recurrence.values], "activity"),
            models.CheckConstraint(
                condition=Q(cancelled_on=None) | ~Q(cancelled_because=""),
                name="activity_cancelled_with_reason",
                violation_error_message="a cancelled activity says why",
            ),
            models.UniqueConstraint(fields=["theme", "code"], name="activity_code_once_a_theme"),
        ]

    def __str__(self) -> str:
        return f"{self.printed_code} {self.text}"


class ActivityItem(models.Model):
    """One point of a list inside an activity."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [
            stated("text", "activity_item"),
            models.UniqueConstraint(fields=["activity", "position"], name="activity_item_position_once"),
        ]


class ActivityBody(models.Model):
    """What a body does in an activity."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="bodies")
    body = models.ForeignKey("register.Body", models.PROTECT, related_name="activities")
    part = models.CharField(max_length=10, choices=Part)

    class Meta:
        constraints: ClassVar = [
            one_of("part", Part.values, "activity_body"),
            models.UniqueConstraint(fields=["activity", "body", "part"], name="activity_body_once"),
        ]


class ActivityMandate(models.Model):
    """A text on which an activity rests; `text` is the provision as it stood on `as_of`, in `expression` where one is kept."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="mandates")
    work = models.ForeignKey("decisions.Work", models.PROTECT, related_name="activity_mandates")
    provision = models.CharField(max_length=60, blank=True, default="")
    expression = models.ForeignKey("decisions.Expression", models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField(blank=True, default="")
    as_of = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "work", "provision"], name="activity_mandate_once")
        ]


class Funding(Sourced):
    """Money that an activity needs (`needed`), or that somebody gives: an amount only where one is known."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="funding")
    needed = models.BooleanField()
    amount = models.DecimalField(max_digits=15, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True, default="")  # ISO 4217
    funder = models.CharField(max_length=200, blank=True, default="")
    status = models.CharField(max_length=10, choices=FundingStatus)
    on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "funding"
        constraints: ClassVar = [
            one_of("status", FundingStatus.values, "funding"),
            models.CheckConstraint(
                condition=Q(amount=None, currency="") | Q(amount__gte=0, currency__length=3),
                name="funding_amount_with_currency",
                violation_error_message="an amount is not negative and has a currency of three letters (ISO 4217)",
            ),
            models.CheckConstraint(
                condition=Q(needed=True, status__in=["estimated", "approved"])
                | Q(needed=False, status__in=["sought", "pledged", "received", "declined"]),
                name="funding_status_fits",
                violation_error_message="needed money is estimated or approved; found money sought, pledged, received or declined",
            ),
        ]


class Indicator(Sourced):
    """What tells how far an activity has come. `scale` has the levels of a qualitative one, a line each, the worst first."""

    id = identifier(120)
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="indicators")
    title = models.CharField(max_length=300)
    unit = models.CharField(max_length=60, blank=True, default="")
    scale = models.TextField(blank=True, default="")
    baseline = models.CharField(max_length=100, blank=True, default="")  # a number, or a level of the scale
    target = models.CharField(max_length=100, blank=True, default="")
    target_on = models.DateField(null=True, blank=True)
    cumulative = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [stated("title", "indicator")]

    def __str__(self) -> str:
        return self.title


class Measurement(Sourced):
    """One value of an indicator: a number, or a level of its scale."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="measurements")
    on = models.DateField()
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    level = models.CharField(max_length=100, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["indicator", "on"], name="measurement_once_a_day"),
            models.CheckConstraint(
                condition=Q(value=None) & ~Q(level="") | Q(value__isnull=False, level=""),
                name="measurement_is_number_or_level",
                violation_error_message="a measurement is a number or a level of the scale",
            ),
        ]


class Lineage(Sourced):
    """What an activity of one edition became in the next."""

    earlier = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, related_name="descent")
    later = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, related_name="origins")
    relation = models.CharField(max_length=12, choices=Descent)
    reason = models.TextField(blank=True, default="")
    decided_by = models.CharField(max_length=200, blank=True, default="")  # empty where a source says it
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("relation", Descent.values, "lineage"),
            models.UniqueConstraint(fields=["earlier", "later"], name="lineage_once"),
            models.UniqueConstraint(fields=["earlier"], condition=Q(later=None), name="lineage_ends_once"),
            models.UniqueConstraint(fields=["later"], condition=Q(earlier=None), name="lineage_begins_once"),
            models.CheckConstraint(
                condition=Q(relation__in=_BEGINS, earlier=None, later__isnull=False)
                | Q(relation__in=_ENDS, earlier__isnull=False, later=None)
                | (~Q(relation__in=[*_BEGINS, *_ENDS]) & Q(earlier__isnull=False, later__isnull=False)),
                name="lineage_has_its_ends",
                violation_error_message="a new activity has no earlier one, a completed or dropped one no later one, any other both",
            ),
            models.CheckConstraint(
                condition=Q(earlier=None) | Q(later=None) | ~Q(earlier=F("later")),
                name="lineage_of_two_activities",
                violation_error_message="an activity can't descend from itself",
            ),
        ]
