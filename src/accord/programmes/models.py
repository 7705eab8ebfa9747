"""Joint work programmes: editions, themes, activities, results, and which activity of one edition became which of the next."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accord.register.models.columns import Sourced, identifier, in_order, one_of, precise_to, precision, stated


class EditionStatus(models.TextChoices):
    """How far an edition has come."""

    DRAFT = "draft", "draft"
    PROPOSED = "proposed", "before the committee"
    ENDORSED = "endorsed", "endorsed"
    CLOSED = "closed", "closed"


class Part(models.TextChoices):
    """What a body does in an activity."""

    LEAD = "lead", "leads"
    CO_LEAD = "co_lead", "leads together with others"
    SUPPORTING = "supporting", "supports"
    CONSULTED = "consulted", "is consulted"
    PARTNER = "partner", "takes part"


class Condition(models.TextChoices):
    """What an activity depends on, or how it goes on."""

    EXTERNAL_FUNDING = "external_funding", "subject to external funding"
    EVENT_TRIGGERED = "event_triggered", "when something happens"
    AS_APPROPRIATE = "as_appropriate", "as appropriate"
    OPEN_ENDED = "open_ended", "without an end"
    RECURRING = "recurring", "again and again"


class ResultStatus(models.TextChoices):
    """How an activity stands. *None reported* (an empty cell) and *no action* (said so) are never the same."""

    DONE = "done", "done"
    PARTLY = "partly", "partly done"
    NO_ACTION = "no_action", "no action taken"
    NONE_REPORTED = "none_reported", "none reported"
    NOT_ASSESSED = "not_assessed", "not assessed"
    NOT_YET_DUE = "not_yet_due", "not yet due"
    OVERDUE = "overdue", "overdue"
    CANCELLED = "cancelled", "cancelled"


#: Statuses that a report states, and those that say that no report states anything.
SAID = (ResultStatus.DONE, ResultStatus.PARTLY, ResultStatus.NO_ACTION)
UNSAID = (ResultStatus.NONE_REPORTED, ResultStatus.NOT_ASSESSED, ResultStatus.NOT_YET_DUE, ResultStatus.OVERDUE)


class Descent(models.TextChoices):
    """What became of an activity in a later edition."""

    CONTINUED = "continued", "continued"
    CHANGED = "changed", "continued with changes"
    MERGED = "merged", "merged with others"
    SPLIT = "split", "split"
    GENERALISED = "generalised", "made more general"
    ABSORBED = "absorbed", "absorbed by another"
    COMPLETED = "completed", "completed"
    DROPPED = "dropped", "dropped"
    NEW = "new", "new"


_BEGINS, _ENDS = [Descent.NEW.value], [Descent.COMPLETED.value, Descent.DROPPED.value]


class Edition(Sourced):
    """One programme for some years, endorsed by a committee."""

    id = identifier(60)
    title = models.CharField(max_length=300)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=EditionStatus)
    endorsed_at = models.ForeignKey(
        "register.Meeting", models.PROTECT, null=True, blank=True, related_name="endorsed_editions"
    )
    endorsing_body = models.ForeignKey(
        "register.Body", models.PROTECT, null=True, blank=True, related_name="endorsed_editions"
    )
    document = models.ForeignKey("register.Document", models.PROTECT, null=True, blank=True, related_name="editions")
    basis = models.ForeignKey("register.Instrument", models.PROTECT, null=True, blank=True, related_name="editions")
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")

    class Meta:
        constraints: ClassVar = [
            stated("title", "edition"),
            one_of("status", EditionStatus.values, "edition"),
            in_order("starts", "ends", "edition"),
            models.CheckConstraint(
                condition=Q(supersedes=None) | ~Q(supersedes=F("id")),
                name="edition_not_superseding_itself",
                violation_error_message="an edition can't supersede itself",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EditionBody(Sourced):
    """A body whose programme it is."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="bodies")
    body = models.ForeignKey("register.Body", models.PROTECT, related_name="editions")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["edition", "body"], name="edition_body_once")]


class EditionMandate(models.Model):
    """A text on which the programme rests."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="mandates")
    work = models.ForeignKey("decisions.Work", models.PROTECT, related_name="edition_mandates")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["edition", "work"], name="edition_mandate_once")]


class Theme(Sourced):
    """A lettered part of an edition."""

    id = identifier(80)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="themes")
    code = models.CharField(max_length=10)
    title = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            stated("title", "theme"),
            models.UniqueConstraint(fields=["edition", "code"], name="theme_code_once_an_edition"),
        ]

    def __str__(self) -> str:
        return f"({self.code}) {self.title}"


class SubTheme(Sourced):
    """A heading within a theme, such as a group of species."""

    id = identifier(100)
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="subthemes")
    title = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            stated("title", "subtheme"),
            models.UniqueConstraint(fields=["theme", "title"], name="subtheme_title_once_a_theme"),
        ]

    def __str__(self) -> str:
        return self.title


class Activity(Sourced):
    """Something the programme says will be done. Its code is reused by later editions and is no identity across them.

    `deadline` is the last day that meets it; `printed_code` is the code as printed (`B.8`).
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
    taxa = models.CharField(
        max_length=300, blank=True, default=""
    )  # as printed; which concept is meant is decided elsewhere

    class Meta:
        verbose_name_plural = "activities"
        constraints: ClassVar = [
            stated("text", "activity"),
            stated("code", "activity"),
            precise_to("deadline", "activity"),
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
    """A text on which an activity rests."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="mandates")
    work = models.ForeignKey("decisions.Work", models.PROTECT, related_name="activity_mandates")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["activity", "work"], name="activity_mandate_once")]


class Result(Sourced):
    """What was reported; one result may answer several activities."""

    id = identifier(100)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="results")
    text = models.TextField()
    reported_at = models.ForeignKey("register.Meeting", models.PROTECT, null=True, blank=True, related_name="results")

    class Meta:
        constraints: ClassVar = [stated("text", "result")]

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


class Lineage(Sourced):
    """What an activity of one edition became in the next."""

    earlier = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, related_name="descent")
    later = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, related_name="origins")
    relation = models.CharField(max_length=12, choices=Descent)
    reason = models.TextField(blank=True, default="")

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
