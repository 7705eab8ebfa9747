"""What people keep beside a programme: points of action on anything, waived checks, and papers read but not yet reviewed."""

import json
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from accord.programmes.models.editions import Edition
from accord.programmes.models.kinds import ReadKind, ReadVerdict
from accord.register.models.columns import Sourced, identifier, in_order, one_of, precise_to, precision, stated


class ActionPoint(Sourced):
    """Something that somebody is to do about anything in the register (`kind` and `about`), until a day.

    Done is said by its owner, verified by somebody else.
    """

    kind = models.CharField(max_length=30)
    about = models.CharField(max_length=200)
    text = models.TextField()
    owner = models.ForeignKey("register.Body", models.PROTECT, related_name="+")
    person = models.CharField(max_length=200, blank=True, default="")
    due = models.DateField(null=True, blank=True)  # the last day that meets it
    due_precision = precision()
    opened_on = models.DateField()
    opened_by = models.CharField(max_length=200)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.CharField(max_length=200, blank=True, default="")
    outcome = models.TextField(blank=True, default="")
    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "about"], name="action_point_about")]
        constraints: ClassVar = [
            stated("text", "action_point"),
            stated("about", "action_point"),
            precise_to("due", "action_point"),
            in_order("opened_on", "done_on", "action_point"),
            in_order("done_on", "verified_on", "action_point"),
            models.CheckConstraint(
                condition=Q(verified_on=None) | Q(done_on__isnull=False),
                name="action_point_done_before_verified",
                violation_error_message="what is not done can't be verified",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class CheckWaiver(models.Model):
    """A finding that a person let pass, with the reason. It holds while the finding says the same."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="waivers")
    check_id = models.CharField(max_length=40)
    about = models.CharField(max_length=200)
    sentence = models.TextField()
    reason = models.TextField()
    waived_by = models.CharField(max_length=200)
    waived_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "check_id", "about"], name="check_waived_once"),
            stated("reason", "check_waiver"),
        ]


class Reading(Sourced):
    """A paper whose programme or report was read, waiting for review. `sha256` is that of what was read from it."""

    id = identifier(40)
    title = models.CharField(max_length=300)
    file = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64, unique=True)
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, blank=True, related_name="readings")
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    staged_by = models.CharField(max_length=200)
    staged_on = models.DateField()

    class Meta:
        constraints: ClassVar = [stated("title", "reading")]

    def __str__(self) -> str:
        return self.title


class ReadItem(models.Model):
    """One thing that the reader found: JSON as it was read, the place in the paper, and what became of it."""

    reading = models.ForeignKey(Reading, models.PROTECT, related_name="items")
    place = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=ReadKind)
    content = models.TextField()
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    verdict = models.CharField(max_length=10, choices=ReadVerdict, default=ReadVerdict.PROPOSED)
    made = models.CharField(max_length=120, blank=True, default="")  # what came of it: an activity, a result
    reason = models.TextField(blank=True, default="")
    decided_by = models.CharField(max_length=200, blank=True, default="")
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["reading", "place"]
        constraints: ClassVar = [
            one_of("kind", ReadKind.values, "read_item"),
            one_of("verdict", ReadVerdict.values, "read_item"),
            models.UniqueConstraint(fields=["reading", "place"], name="read_item_place_once"),
            models.CheckConstraint(
                condition=Q(verdict__in=["accepted", "altered"]) & ~Q(made="")
                | ~Q(verdict__in=["accepted", "altered"]) & Q(made=""),
                name="read_item_made_something",
                violation_error_message="what is accepted becomes something, what isn't becomes nothing",
            ),
        ]

    def value(self) -> dict[str, Any]:
        """What was read, as plain values."""
        found: dict[str, Any] = json.loads(self.content)
        return found
