"""Partnerships: what they are about, how long they are meant to last, who takes part in which role."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accord.register.models.columns import Sourced, identifier, in_order, one_of, precise_to, precision, stated


class ThemeKind(models.TextChoices):
    """How a partnership strategy sees a theme."""

    CURRENT = "current", "current"
    EMERGING = "emerging", "emerging"
    CROSS_CUTTING = "cross_cutting", "cross-cutting"


class PartnershipKind(models.TextChoices):
    """How long it is meant to last. Short-term ones are implementation and outside the strategy."""

    LONG_TERM = "long_term", "long-term"
    MEDIUM_TERM = "medium_term", "medium-term"
    SHORT_TERM = "short_term", "short-term"


class Modality(models.TextChoices):
    """Between two sides, or among many."""

    COOPERATION = "cooperation", "cooperation"
    MULTI_STAKEHOLDER = "multi_stakeholder", "multi-stakeholder partnership"


class PartnershipStatus(models.TextChoices):
    """How far it has come; *unknown* where no source says."""

    IDENTIFIED = "identified", "identified"
    SCOPED = "scoped", "scoped"
    VALUE_ASSESSED = "value_assessed", "value assessed"
    IN_DUE_DILIGENCE = "in_due_diligence", "in due diligence"
    CLEARED = "cleared", "cleared"
    EXCLUDED = "excluded", "excluded"
    NEGOTIATING = "negotiating", "negotiating"
    SIGNED = "signed", "signed"
    ACTIVE = "active", "active"
    UNDER_REVIEW = "under_review", "under review"
    RENEWED = "renewed", "renewed"
    ENHANCED = "enhanced", "enhanced"
    PAUSED = "paused", "paused"
    ENDING = "ending", "ending"
    CLOSED = "closed", "closed"
    DECLINED = "declined", "declined"
    WITHDRAWN = "withdrawn", "withdrawn"
    UNKNOWN = "unknown", "unknown"


class MemberRole(models.TextChoices):
    """What a body is in a partnership."""

    PARTY = "party", "party"
    LEAD = "lead", "lead"
    MEMBER = "member", "member"
    PARTICIPANT = "participant", "participant"
    SUPPORTING = "supporting", "supporting organization"
    OBSERVER = "observer", "observer"
    CHAIR = "chair", "chair"
    CO_CHAIR = "co_chair", "co-chair"
    VICE_CHAIR = "vice_chair", "vice-chair"
    CONVENER = "convener", "convener"
    SECRETARIAT = "secretariat", "secretariat"
    EXECUTIVE_COMMITTEE = "executive_committee", "member of the executive committee"


class PartnershipTheme(Sourced):
    """An area in which partnerships are sought or kept."""

    id = identifier(60)
    kind = models.CharField(max_length=13, choices=ThemeKind)
    title = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", ThemeKind.values, "partnership_theme"),
            stated("title", "partnership_theme"),
        ]

    def __str__(self) -> str:
        return self.title


class Partnership(Sourced):
    """Two or more bodies that work together under some arrangement."""

    id = identifier(100)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=11, choices=PartnershipKind)
    modality = models.CharField(max_length=17, choices=Modality)
    status = models.CharField(max_length=16, choices=PartnershipStatus)
    starts = models.DateField(null=True, blank=True)
    starts_precision = precision()
    ends = models.DateField(null=True, blank=True)
    ends_precision = precision()
    instrument = models.ForeignKey(
        "register.Instrument", models.PROTECT, null=True, blank=True, related_name="partnerships"
    )
    lead_body = models.ForeignKey(
        "register.Body", models.PROTECT, null=True, blank=True, related_name="partnerships_led"
    )

    class Meta:
        constraints: ClassVar = [
            stated("name", "partnership"),
            one_of("kind", PartnershipKind.values, "partnership"),
            one_of("modality", Modality.values, "partnership"),
            one_of("status", PartnershipStatus.values, "partnership"),
            precise_to("starts", "partnership"),
            precise_to("ends", "partnership"),
            in_order("starts", "ends", "partnership"),
        ]

    def __str__(self) -> str:
        return self.name


class PartnershipInTheme(models.Model):
    """A partnership works on a theme."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="themes")
    theme = models.ForeignKey(PartnershipTheme, models.PROTECT, related_name="partnerships")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "theme"], name="partnership_in_theme_once")
        ]


class PartnershipMember(Sourced):
    """A body that takes part, in which role and since when."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="members")
    body = models.ForeignKey("register.Body", models.PROTECT, related_name="partnerships")
    role = models.CharField(max_length=20, choices=MemberRole)
    since = models.DateField(null=True, blank=True)
    since_precision = precision()
    until = models.DateField(null=True, blank=True)
    until_precision = precision()

    class Meta:
        constraints: ClassVar = [
            one_of("role", MemberRole.values, "partnership_member"),
            precise_to("since", "partnership_member"),
            precise_to("until", "partnership_member"),
            in_order("since", "until", "partnership_member"),
            models.UniqueConstraint(fields=["partnership", "body", "role", "since"], name="partnership_member_once"),
            models.UniqueConstraint(
                fields=["partnership", "body", "role"],
                condition=Q(until=None),
                name="partnership_member_once_at_a_time",
            ),
        ]
