"""What the register knows of an edition of a checklist; its names stand in files (`store`)."""

from typing import ClassVar

from django.db import models

from accord.register.models.columns import identifier, stated


class ChecklistEdition(models.Model):
    """One list as it was published at one time. `content` names the folder of its files, `sha256` is the original's.

    `checklist` is the list without its edition, so that what was decided is found again in the next one. `issued` stands
    as printed. `findings` counts what reading it found, by code; `mapping` are the columns of a plain table as the user
    or the reader took them.
    """

    id = identifier(120)
    checklist = models.CharField(max_length=120)
    title = models.CharField(max_length=500)
    edition = models.CharField(max_length=100, blank=True, default="")
    issued = models.CharField(max_length=40, blank=True, default="")
    licence = models.CharField(max_length=1000, blank=True, default="")
    source = models.ForeignKey("register.Source", models.PROTECT, null=True, blank=True, related_name="+")
    file = models.CharField(max_length=500)
    format = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64)
    content = models.CharField(max_length=64)
    names = models.PositiveIntegerField()
    accepted = models.PositiveIntegerField()
    synonyms = models.PositiveIntegerField()
    relations = models.PositiveIntegerField(default=0)
    vernaculars = models.PositiveIntegerField(default=0)
    findings = models.JSONField(default=dict, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    retrieved_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["content"], name="edition_by_content")]
        constraints: ClassVar = [
            stated("title", "checklist_edition"),
            stated("checklist", "checklist_edition"),
            models.CheckConstraint(
                condition=models.Q(names__gt=0),
                name="checklist_edition_has_names",
                violation_error_message="an edition holds at least one name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.edition}".strip()
