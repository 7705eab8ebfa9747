"""What the journal keeps: entries, the objects each one touched, and the head of the chain."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Entry(models.Model):
    """One act, as it was recorded. Append-only: the database refuses every change (`guards.py`)."""

    number = models.BigIntegerField(primary_key=True)
    act = models.CharField(max_length=100)
    actor = models.CharField(max_length=200)
    capacity = models.TextField(blank=True)  # the roles in which the actor acted
    recorded_at = models.DateTimeField()
    legal_date = models.DateField()
    backfilled = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    changes = models.TextField()  # canonical JSON as text: the hash is over these very bytes
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["number"]
        indexes: ClassVar = [
            models.Index(fields=["recorded_at", "number"], name="entry_by_time"),
            models.Index(fields=["act", "number"], name="entry_by_act"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(number__gte=1), name="entry_numbers_begin_at_one"),
            models.CheckConstraint(condition=~Q(act="") & ~Q(actor=""), name="entry_says_who_did_what"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.act}"


class Touch(models.Model):
    """An object that an entry changed: the index for reading as of a time."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="touches")
    object = models.CharField(max_length=250)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["object", "entry"], name="touch_once_an_entry")]

    def __str__(self) -> str:
        return f"{self.object} in entry {self.entry_id}"


class Head(models.Model):
    """Number and hash of the last entry, in one row: whoever appends locks it, and a cut-off end shows."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(id=1), name="head_is_one_row"),
            models.CheckConstraint(condition=Q(number__gte=0), name="head_number_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"
