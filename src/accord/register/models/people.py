"""People, the posts they hold, and who answers for a country under a convention."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accord.register.models.columns import Sourced, identifier, in_order, one_of, precise_to, precision, stated


class Person(Sourced):
    """Someone named in a source."""

    id = identifier()
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "people"
        constraints: ClassVar = [stated("name", "person")]

    def __str__(self) -> str:
        return self.name


class Position(Sourced):
    """A post that a person holds or held in a body."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="positions")
    body = models.ForeignKey("register.Body", models.PROTECT, related_name="positions")
    title = models.CharField(max_length=200)
    since = models.DateField(null=True, blank=True)
    since_precision = precision()
    until = models.DateField(null=True, blank=True)
    until_precision = precision()

    class Meta:
        constraints: ClassVar = [
            stated("title", "position"),
            precise_to("since", "position"),
            precise_to("until", "position"),
            in_order("since", "until", "position"),
            models.UniqueConstraint(fields=["person", "body", "title", "since"], name="position_once"),
        ]

    def __str__(self) -> str:
        return self.title


class FocalRole(models.TextChoices):
    """For what a focal point answers (CITES Art. IX; CMS Art. VI.2 and Resolutions)."""

    MANAGEMENT_AUTHORITY = "management_authority", "Management Authority"
    SCIENTIFIC_AUTHORITY = "scientific_authority", "Scientific Authority"
    ENFORCEMENT_AUTHORITY = "enforcement_authority", "enforcement authority"
    NATIONAL_FOCAL_POINT = "national_focal_point", "national focal point"
    SCIENTIFIC_COUNCILLOR = "scientific_councillor", "Scientific Councillor"
    DESIGNATED_CONTACT = "designated_contact", "designated contact"


class FocalPoint(Sourced):
    """Who answers for a country under an instrument, with contact data that only its own people and officers see."""

    withheld_from_journal: ClassVar = ("email", "telephone", "address")

    instrument = models.ForeignKey("register.Instrument", models.PROTECT, related_name="focal_points")
    country = models.ForeignKey("register.Country", models.PROTECT, related_name="focal_points")
    role = models.CharField(max_length=30, choices=FocalRole)
    organization = models.CharField(max_length=300, blank=True, default="")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="focal_points")
    email = models.EmailField(blank=True, default="")
    telephone = models.CharField(max_length=60, blank=True, default="")
    address = models.TextField(blank=True, default="")
    since = models.DateField(null=True, blank=True)
    since_precision = precision()
    until = models.DateField(null=True, blank=True)
    until_precision = precision()

    class Meta:
        constraints: ClassVar = [
            one_of("role", FocalRole.values, "focal_point"),
            precise_to("since", "focal_point"),
            precise_to("until", "focal_point"),
            in_order("since", "until", "focal_point"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(organization=""),
                name="focal_point_is_someone",
                violation_error_message="a focal point is a person or an organization",
            ),
            models.UniqueConstraint(
                fields=["instrument", "country", "role", "person", "organization"],
                condition=Q(until=None),
                name="focal_point_once_at_a_time",
            ),
        ]
