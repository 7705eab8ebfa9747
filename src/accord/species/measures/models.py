"""Dated facts beside the status: the texts of `#` annotations, export quotas, recommendations to suspend trade.

They change no listing: a quota or a suspension says what trade in a listed taxon may be, for a time. A withdrawn row was
recorded in error: it stays, with the reason, and takes no part in any answer.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accord.register.models.columns import Sourced, identifier, in_order, one_of, stated


class Specimens(models.TextChoices):
    """Where the specimens of a quota come from (the source codes of Resolution Conf. 12.3), as far as it says."""

    ANY = "", "any source"
    WILD = "W", "taken from the wild"
    RANCHED = "R", "ranched"
    BRED = "C", "bred in captivity"
    BORN = "F", "born in captivity"
    PROPAGATED = "A", "artificially propagated"
    PRE_CONVENTION = "O", "pre-Convention"


class Basis(models.TextChoices):
    """Why trade is recommended to be suspended, or by whom."""

    COMPLIANCE = "compliance", "compliance and enforcement (Article XIII)"
    SIGNIFICANT_TRADE = "significant_trade", "review of significant trade"
    LEGISLATION = "legislation", "national legislation"
    REPORTS = "reports", "annual reports not submitted"
    IVORY_PLAN = "ivory_plan", "national ivory action plan"
    NATIONAL = "national", "national measure, communicated by the Party"


class AnnotationText(Sourced):
    """The text of a symbol in one language, from the day `valid_from` to the day `valid_to`, both included.

    The languages are equally authentic: each has its own row. Numbers are given anew: one symbol has several texts in time.
    """

    id = identifier(80)
    instrument = models.ForeignKey("register.Instrument", models.PROTECT, related_name="annotation_texts")
    symbol = models.CharField(max_length=5)
    language = models.CharField(max_length=2)
    text = models.TextField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    decided_at = models.ForeignKey(
        "register.Meeting", models.PROTECT, null=True, blank=True, related_name="annotation_texts"
    )
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            stated("text", "annotation_text"),
            models.CheckConstraint(
                condition=(Q(symbol__startswith="#") | Q(symbol__startswith=">")) & Q(symbol__length__gte=2),
                name="annotation_text_symbol_form",
                violation_error_message="a symbol is a sign and a number, such as #4",
            ),
            models.CheckConstraint(
                condition=Q(language__length=2),
                name="annotation_text_language_form",
                violation_error_message="a language is a code of two letters (ISO 639-1)",
            ),
            in_order("valid_from", "valid_to", "annotation_text"),
            models.UniqueConstraint(
                fields=["instrument", "symbol", "language", "valid_from"],
                condition=Q(withdrawn_because=""),
                name="annotation_text_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.symbol} ({self.language}) from {self.valid_from}"


class Quota(Sourced):
    """How many specimens of a taxon a country may export within a calendar year, for the years it holds.

    `amount` counts specimens where `unit` is empty; none stands for a quota that is announced and not yet set.
    """

    id = identifier(200)
    taxon = models.ForeignKey("species.Taxon", models.PROTECT, related_name="quotas")
    country = models.ForeignKey("register.Country", models.PROTECT, null=True, blank=True, related_name="quotas")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True)
    unit = models.CharField(max_length=20, blank=True, default="")
    term = models.CharField(max_length=120, blank=True, default="")
    specimens = models.CharField(max_length=1, choices=Specimens, blank=True, default="")
    published = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["taxon", "country"], name="quota_by_taxon_and_country")]
        constraints: ClassVar = [
            in_order("valid_from", "valid_to", "quota"),
            one_of("specimens", Specimens.values, "quota"),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0),
                name="quota_amount_not_negative",
                violation_error_message="a quota is no less than zero",
            ),
            models.UniqueConstraint(
                fields=["taxon", "country", "valid_from", "term", "specimens"],
                condition=Q(withdrawn_because=""),
                name="quota_once",
            ),
            models.UniqueConstraint(  # SQLite takes two absent countries for different ones
                fields=["taxon", "valid_from", "term", "specimens"],
                condition=Q(withdrawn_because="", country=None),
                name="quota_of_all_countries_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.taxon_id} {self.country_id or '*'} {self.amount} from {self.valid_from}"


class TradeSuspension(Sourced):
    """Trade in a taxon with a country (or, without a taxon, in all listed species) that is to be suspended.

    In force from `valid_from` to `valid_to`, both included.
    """

    id = identifier(200)
    instrument = models.ForeignKey("register.Instrument", models.PROTECT, related_name="trade_suspensions")
    country = models.ForeignKey("register.Country", models.PROTECT, related_name="trade_suspensions")
    taxon = models.ForeignKey("species.Taxon", models.PROTECT, null=True, blank=True, related_name="trade_suspensions")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=20, choices=Basis)
    notification = models.CharField(max_length=40)
    ended_by = models.CharField(max_length=40, blank=True, default="")  # the notification that withdrew it
    text = models.TextField()
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["country"], name="suspension_by_country")]
        constraints: ClassVar = [
            in_order("valid_from", "valid_to", "trade_suspension"),
            one_of("basis", Basis.values, "trade_suspension"),
            stated("notification", "trade_suspension"),
            stated("text", "trade_suspension"),
            models.CheckConstraint(
                condition=Q(ended_by="") | Q(valid_to__isnull=False),
                name="trade_suspension_ended_on_a_day",
                violation_error_message="a suspension that a notification has ended needs its last day",
            ),
            models.UniqueConstraint(
                fields=["instrument", "country", "taxon", "notification"],
                condition=Q(withdrawn_because=""),
                name="trade_suspension_once",
            ),
            models.UniqueConstraint(
                fields=["instrument", "country", "notification"],
                condition=Q(withdrawn_because="", taxon=None),
                name="trade_suspension_of_all_species_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country_id} {self.taxon_id or 'all species'} from {self.valid_from}"
