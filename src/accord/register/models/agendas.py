"""What a meeting does: its agenda, what it decides, who represents whom there, what takes place beside it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accord.register.models.columns import Sourced, code, in_order, one_of, precise_to, precision, stated
from accord.register.models.meetings import Meeting


class AgendaItem(Sourced):
    """An item of an agenda, under another one where it has a `parent`.

    `number` is as printed (`14.2`, `10 a)`), empty for a heading that groups items. `place` orders the items of one parent.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agenda")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    place = models.PositiveIntegerField()
    number = models.CharField(max_length=20, blank=True, default="")
    title = models.CharField(max_length=500)
    body = models.ForeignKey("register.Body", models.PROTECT, null=True, blank=True, related_name="agenda_items")

    class Meta:
        constraints: ClassVar = [
            stated("title", "agenda_item"),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="agenda_item_not_below_itself",
                violation_error_message="an item can't stand below itself",
            ),
            models.UniqueConstraint(
                fields=["meeting", "number"], condition=~Q(number=""), name="agenda_item_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class OutcomeKind(models.TextChoices):
    """What a meeting did, in the verbs of its records."""

    NOTED = "noted", "noted"
    AGREED = "agreed", "agreed"
    DECIDED = "decided", "decided"
    RECOMMENDED = "recommended", "recommended"
    REQUESTED = "requested", "requested somebody to act"
    ESTABLISHED = "established", "established a group"
    DEFERRED = "deferred", "deferred"


class Outcome(Sourced):
    """What a meeting decided, under an item of its agenda where that is known; who is to act, and by when."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="outcomes")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="outcomes")
    place = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=OutcomeKind)
    text = models.TextField()
    owner = models.ForeignKey("register.Body", models.PROTECT, null=True, blank=True, related_name="+")
    due = models.DateField(null=True, blank=True)
    due_precision = precision()

    class Meta:
        constraints: ClassVar = [
            stated("text", "outcome"),
            one_of("kind", OutcomeKind.values, "outcome"),
            precise_to("due", "outcome"),
            models.UniqueConstraint(fields=["meeting", "place"], name="outcome_place_once"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Representation(Sourced):
    """Who represents whom at a meeting: a body or a country, by a person where one is named, by another body where agreed.

    Secretariats represent each other to save journeys: `representative` is the body that attends, `body` the one represented.
    `saved_amount` (of `saved_currency`, ISO 4217) is what that saved; without it the amount is unknown, which is not nothing.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="representations")
    body = models.ForeignKey("register.Body", models.PROTECT, null=True, blank=True, related_name="represented_at")
    country = models.ForeignKey("register.Country", models.PROTECT, null=True, blank=True, related_name="+")
    representative = models.ForeignKey(
        "register.Body", models.PROTECT, null=True, blank=True, related_name="represents_at"
    )
    person = models.ForeignKey("register.Person", models.PROTECT, null=True, blank=True, related_name="attended")
    capacity = models.CharField(max_length=120, blank=True, default="")
    saved_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    saved_currency = models.CharField(max_length=3, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(body__isnull=False, country__isnull=True) | Q(body__isnull=True, country__isnull=False),
                name="representation_of_one",
                violation_error_message="a representation is of a body or of a country",
            ),
            models.CheckConstraint(
                condition=Q(saved_amount__isnull=True, saved_currency="")
                | Q(saved_amount__gte=0, saved_currency__length=3),
                name="representation_amount_has_currency",
                violation_error_message="an amount saved is not negative and has a currency (ISO 4217)",
            ),
            code("saved_currency", [0, 3], "representation"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.body_id or self.country_id}"


class SideEvent(Sourced):
    """An event beside a meeting, with the hours of the place where it is held."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="side_events")
    title = models.CharField(max_length=400)
    day = models.DateField(null=True, blank=True)
    begins = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)
    room = models.CharField(max_length=120, blank=True, default="")
    organizer = models.ForeignKey("register.Body", models.PROTECT, null=True, blank=True, related_name="side_events")
    partners = models.CharField(max_length=400, blank=True, default="")
    url = models.URLField(max_length=500, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            stated("title", "side_event"),
            in_order("begins", "closes", "side_event"),
            models.CheckConstraint(
                condition=Q(begins__isnull=True) | Q(day__isnull=False),
                name="side_event_hours_need_day",
                violation_error_message="hours need their day",
            ),
            models.UniqueConstraint(fields=["meeting", "title"], name="side_event_once"),
        ]

    def __str__(self) -> str:
        return self.title


class CalendarFeed(models.Model):
    """The private address of somebody's calendar of duties: kept as the SHA-256 of what the address ends with.

    A calendar program can't sign in, so whoever holds the address reads it, until its owner closes it.
    """

    withheld_from_journal: ClassVar = ("digest",)

    account = models.ForeignKey("register.Account", models.PROTECT, related_name="feeds")
    digest = models.CharField(max_length=64, unique=True)
    opened = models.DateField()
    closed = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            in_order("opened", "closed", "calendar_feed"),
            models.UniqueConstraint(fields=["account"], condition=Q(closed=None), name="calendar_feed_one_open"),
        ]

    def __str__(self) -> str:
        return f"feed of {self.account_id}"
