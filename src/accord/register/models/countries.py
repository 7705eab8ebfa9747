"""Countries and territories by ISO 3166, former ones with their dates, and regions of them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length

from accord.register.models.columns import Sourced, code, in_order, one_of, precise_to, precision, stated

models.CharField.register_lookup(Length)


class CountryKind(models.TextChoices):
    """What a code stands for."""

    STATE = "state", "state"
    TERRITORY = "territory", "territory"
    FORMER = "former", "former state or territory"
    OTHER = "other", "other area or organization"


class Country(Sourced):
    """A state, a territory, a former one, or the European Union; `id` is the ISO 3166-1 alpha-2 code.

    A code given away twice stands for its later holder; the earlier one has the code that trade statistics use.
    """

    id = models.CharField(max_length=2, primary_key=True)
    iso3 = models.CharField(max_length=3, blank=True, default="")
    numeric = models.CharField(max_length=3, blank=True, default="")
    name_en = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200, blank=True, default="")
    name_es = models.CharField(max_length=200, blank=True, default="")
    kind = models.CharField(max_length=12, choices=CountryKind)
    valid_from = models.DateField(null=True, blank=True)
    valid_from_precision = precision()
    valid_to = models.DateField(null=True, blank=True)
    valid_to_precision = precision()

    class Meta:
        verbose_name_plural = "countries"
        constraints: ClassVar = [
            code("id", [2], "country"),
            code("iso3", [0, 3], "country"),
            code("numeric", [0, 3], "country"),
            stated("name_en", "country"),
            one_of("kind", CountryKind.values, "country"),
            precise_to("valid_from", "country"),
            precise_to("valid_to", "country"),
            in_order("valid_from", "valid_to", "country"),
            models.CheckConstraint(
                condition=~Q(kind=CountryKind.FORMER) | Q(valid_to__isnull=False),
                name="country_former_has_end",
                violation_error_message="a former country needs the date of its end",
            ),
            models.UniqueConstraint(fields=["iso3"], condition=~Q(iso3=""), name="country_iso3_once"),
            models.UniqueConstraint(
                fields=["numeric"], condition=~Q(numeric="") & ~Q(kind=CountryKind.FORMER), name="country_numeric_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name_en


class Succession(models.Model):
    """A country that holds territory of a former one, or goes on with it under another name."""

    former = models.ForeignKey(Country, models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Country, models.PROTECT, related_name="predecessions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["former", "successor"], name="succession_once"),
            models.CheckConstraint(condition=~Q(former=F("successor")), name="succession_not_of_itself"),
        ]


class Region(models.Model):
    """A group of countries, such as the regions from which a convention elects its committees (`cites:africa`)."""

    id = models.CharField(max_length=80, primary_key=True)
    name = models.CharField(max_length=200)
    body = models.ForeignKey("register.Body", models.PROTECT, null=True, blank=True, related_name="regions")

    class Meta:
        constraints: ClassVar = [
            stated("name", "region"),
            models.UniqueConstraint(fields=["body", "name"], name="region_once_a_body"),
        ]

    def __str__(self) -> str:
        return self.name


class RegionMember(Sourced):
    """A country in a region."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="members")
    country = models.ForeignKey(Country, models.PROTECT, related_name="regions")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["region", "country"], name="region_member_once")]
