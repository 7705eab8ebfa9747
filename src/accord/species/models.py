"""What the species room keeps: checklists and their taxa, ranges, listing events, names, decided alignments.

Identifiers are words (`cites:panthera-leo`), the same in the shipped files, on pages, in the journal and in the database.
Constraints that one row can show are kept by the database; those that need several rows stand in `checks.py`.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accord.core.listings.model import RANKS, Change, NameStatus
from accord.register.models.columns import Sourced, identifier, one_of, stated


class RangeStatus(models.TextChoices):
    """How a taxon occurs in a country."""

    NATIVE = "native", "native"
    EXTINCT = "extinct", "extinct"
    INTRODUCED = "introduced", "introduced"
    REINTRODUCED = "reintroduced", "reintroduced"
    UNCERTAIN = "uncertain", "uncertain"


class Relation(models.TextChoices):
    """How two taxa relate as concepts (RCC-5)."""

    CONGRUENT = "congruent", "is the same as"
    INCLUDES = "includes", "includes"
    INCLUDED_IN = "included_in", "is included in"
    OVERLAPS = "overlaps", "overlaps"
    DISJOINT = "disjoint", "has nothing in common with"


class Cover(models.TextChoices):
    """Whether the listing of the right taxon covers the left one."""

    WHOLLY = "wholly", "wholly covered"
    PARTLY = "partly", "partly covered"
    NOT = "not", "not covered"
    UNKNOWN = "unknown", "cover unknown"


class Checklist(Sourced):
    """One list of names, such as those that the standard references of a convention give."""

    id = identifier(40)
    title = models.CharField(max_length=300)
    convention = models.ForeignKey(
        "register.Instrument", models.PROTECT, null=True, blank=True, related_name="checklists"
    )
    edition = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints: ClassVar = [stated("title", "checklist")]

    def __str__(self) -> str:
        return self.title


class Taxon(Sourced):
    """A name according to one checklist. A synonym points to the taxa it is used for and stands in no tree."""

    id = identifier(160)
    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="taxa")
    name = models.CharField(max_length=300)
    authorship = models.CharField(max_length=300, blank=True)
    rank = models.CharField(max_length=20, choices=[(rank, rank) for rank in RANKS])
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    status = models.CharField(
        max_length=20,
        choices=[(status.value, status.value) for status in NameStatus],
        default=NameStatus.ACCEPTED.value,
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["name"], name="taxon_by_name")]
        constraints: ClassVar = [
            stated("name", "taxon"),
            one_of("rank", RANKS, "taxon"),
            one_of("status", [status.value for status in NameStatus], "taxon"),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="taxon_not_its_own_parent",
                violation_error_message="a taxon can't be its own parent",
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(status=NameStatus.SYNONYM.value),
                name="synonym_stands_in_no_tree",
                violation_error_message="a synonym stands in no tree: it has no parent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.authorship}".strip()


class SynonymUse(models.Model):
    """`synonym` is a name that the checklist uses `accepted` for (of a hybrid: one of its parents)."""

    synonym = models.ForeignKey(Taxon, models.PROTECT, related_name="accepted_links")
    accepted = models.ForeignKey(Taxon, models.PROTECT, related_name="synonym_links")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["synonym", "accepted"], name="synonym_use_once"),
            models.CheckConstraint(
                condition=~Q(synonym=F("accepted")),
                name="synonym_not_of_itself",
                violation_error_message="a name can't be a synonym of itself",
            ),
        ]


class RangeState(Sourced):
    """A country in which a taxon occurs or occurred."""

    taxon = models.ForeignKey(Taxon, models.PROTECT, related_name="range_states")
    country = models.ForeignKey("register.Country", models.PROTECT, related_name="range_states")
    status = models.CharField(max_length=12, choices=RangeStatus, default=RangeStatus.NATIVE)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["taxon", "country"], name="range_state_once"),
            one_of("status", RangeStatus.values, "range_state"),
        ]


class ListingEvent(Sourced):
    """One change to the Appendices (CITES Art. XV, XVI, XXIII; CMS Art. XI, XIV). Status is always derived from these.

    A withdrawn row was recorded in error: it stays, with the reason, and takes no part in any answer.
    """

    id = identifier(200)
    instrument = models.ForeignKey("register.Instrument", models.PROTECT, related_name="listing_events")
    change = models.CharField(max_length=21, choices=[(change.value, change.value) for change in Change])
    appendix = models.CharField(max_length=20)
    taxon = models.ForeignKey(Taxon, models.PROTECT, related_name="listing_events")
    effective = models.DateField(db_index=True)
    party = models.ForeignKey("register.Country", models.PROTECT, null=True, blank=True, related_name="listing_events")
    included_in = models.ForeignKey(Taxon, models.PROTECT, null=True, blank=True, related_name="inclusions")
    implied = models.BooleanField(default=False)
    annotation = models.TextField(blank=True)
    symbol = models.CharField(max_length=5, blank=True, default="")  # `#4`: its text on a date is an AnnotationText
    decided_at = models.ForeignKey(
        "register.Meeting", models.PROTECT, null=True, blank=True, related_name="listing_events"
    )
    recorded_current = models.BooleanField(null=True, blank=True)  # an editor's flag of the source: checked, never used
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("change", [change.value for change in Change], "listing_event"),
            stated("appendix", "listing_event"),
            models.CheckConstraint(
                condition=~Q(instrument="cites") | Q(appendix__in=["I", "II", "III"]),
                name="cites_appendix_known",
                violation_error_message="CITES has the Appendices I, II and III",
            ),
            models.CheckConstraint(
                condition=~Q(instrument="cms") | Q(appendix__in=["I", "II"]),
                name="cms_appendix_known",
                violation_error_message="CMS has the Appendices I and II",
            ),
            models.CheckConstraint(
                condition=~Q(change__in=[Change.RESERVATION.value, Change.RESERVATION_WITHDRAWN.value])
                | Q(party__isnull=False),
                name="reservation_names_its_party",
                violation_error_message="a reservation needs its Party",
            ),
            # CITES Art. XVI: a species is listed in Appendix III at the request of a Party
            models.CheckConstraint(
                condition=~Q(instrument="cites", appendix="III", change=Change.ADDITION.value) | Q(party__isnull=False),
                name="appendix_iii_names_its_party",
                violation_error_message="a listing in Appendix III needs the Party that asked for it (CITES Art. XVI)",
            ),
            models.CheckConstraint(
                condition=Q(included_in=None) | ~Q(included_in=F("taxon")),
                name="listing_not_included_in_itself",
                violation_error_message="a taxon can't be included in itself",
            ),
            models.CheckConstraint(
                condition=Q(implied=False) | Q(change=Change.DELETION.value),
                name="only_deletions_are_implied",
                violation_error_message="only a deletion can be implied",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.change} {self.taxon_id} {self.appendix} {self.effective}"


class ListedPopulation(models.Model):
    """A country whose population an event names, or leaves out (`excepted`)."""

    event = models.ForeignKey(ListingEvent, models.PROTECT, related_name="populations")
    country = models.ForeignKey("register.Country", models.PROTECT, related_name="+")
    excepted = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["event", "country"], name="population_once_an_event")]


class ExceptedTaxon(models.Model):
    """A lower taxon that an event leaves out, with all its descendants."""

    event = models.ForeignKey(ListingEvent, models.PROTECT, related_name="excepted_taxa")
    taxon = models.ForeignKey(Taxon, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "taxon"], name="excepted_taxon_once_an_event")
        ]


class CommonName(Sourced):
    """What people call a taxon, by language (ISO 639-1)."""

    taxon = models.ForeignKey(Taxon, models.PROTECT, related_name="common_names")
    language = models.CharField(max_length=3)
    name = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["taxon", "language", "name"], name="common_name_once"),
            stated("name", "common_name"),
        ]


class StandardReference(Sourced):
    """The work that a convention follows for the names of a taxon and everything below it."""

    convention = models.ForeignKey("register.Instrument", models.PROTECT, related_name="standard_references")
    taxon = models.ForeignKey(Taxon, models.PROTECT, related_name="standard_references")
    reference = models.TextField()
    adopted_at = models.ForeignKey(
        "register.Meeting", models.PROTECT, null=True, blank=True, related_name="standard_references"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["convention", "taxon", "reference"], name="standard_reference_once"),
            stated("reference", "standard_reference"),
        ]


class AlignmentDecision(Sourced):
    """What a person decided about two taxa of two checklists. It survives every new run until it is revoked."""

    left = models.ForeignKey(Taxon, models.PROTECT, related_name="alignments_as_left")
    right = models.ForeignKey(Taxon, models.PROTECT, related_name="alignments_as_right")
    relation = models.CharField(max_length=12, choices=Relation)
    cover = models.CharField(max_length=8, choices=Cover)
    reason = models.TextField()
    decided_by = models.CharField(max_length=200)
    decided_on = models.DateField()
    # What the lists themselves said on that day, a statement a line.
    evidence = models.TextField(blank=True, default="")
    revoked_on = models.DateField(null=True, blank=True)
    revoked_by = models.CharField(max_length=200, blank=True)
    revoked_because = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["left", "right"], condition=Q(revoked_on=None), name="one_decision_in_force_a_pair"
            ),
            models.CheckConstraint(
                condition=~Q(left=F("right")),
                name="alignment_of_two_taxa",
                violation_error_message="an alignment is between two taxa",
            ),
            one_of("relation", Relation.values, "alignment"),
            one_of("cover", Cover.values, "alignment"),
            stated("reason", "alignment"),
            stated("decided_by", "alignment"),
            models.CheckConstraint(
                condition=Q(revoked_on=None, revoked_by="", revoked_because="")
                | (Q(revoked_on__isnull=False) & ~Q(revoked_by="") & ~Q(revoked_because="")),
                name="revocation_has_author_and_reason",
                violation_error_message="a revocation needs its day, its author and its reason",
            ),
        ]


# Django finds the models of a room here.
from accord.species.measures.models import AnnotationText, Quota, TradeSuspension  # noqa: E402, F401
from accord.species.nomenclature.models import (  # noqa: E402, F401
    NomenclatureChange,
    NomenclatureLink,
    NomenclatureMove,
    NomenclatureOutput,
    NomenclatureRange,
)
from accord.species.proposals.models import (  # noqa: E402, F401
    ListingProposal,
    ProposalComment,
    ProposalConsultation,
    ProposalProponent,
    ProposalResult,
    ProposalStep,
    ProposedPopulation,
)
from accord.species.review.models import Answer, Question, Remark  # noqa: E402, F401
