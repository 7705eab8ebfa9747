"""A change of names as it was recorded: what it takes, what it gives, and which continues which.

Nothing that stood before is changed by it. The rows of `Taxon` hold the names recorded first; a name that a change takes
up gets a row, as a synonym or below the taxon that it was a part of, and is accepted from the day of the change on.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accord.core.listings.model import RANKS
from accord.core.taxonomy.nomenclature import Continuation, Kind
from accord.register.models.columns import Sourced, one_of, stated
from accord.species.models import Checklist, RangeStatus, Taxon


class NomenclatureChange(Sourced):
    """One change of names in one checklist; `effective` is the first day on which the new ones are used."""

    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in Kind])
    effective = models.DateField(db_index=True)
    decided_at = models.ForeignKey(
        "register.Meeting", models.PROTECT, null=True, blank=True, related_name="nomenclature_changes"
    )
    reference = models.TextField(blank=True)
    reason = models.TextField()

    class Meta:
        constraints: ClassVar = [
            one_of("kind", [kind.value for kind in Kind], "nomenclature_change"),
            stated("reason", "nomenclature_change"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.effective} ({self.checklist_id})"


class NomenclatureOutput(models.Model):
    """A taxon as it stands from the day of the change on. `has_range`: its countries are given with the change."""

    change = models.ForeignKey(NomenclatureChange, models.PROTECT, related_name="outputs")
    taxon = models.ForeignKey(Taxon, models.PROTECT, related_name="outputs_of_changes")
    name = models.CharField(max_length=300)
    authorship = models.CharField(max_length=300, blank=True)
    rank = models.CharField(max_length=20, choices=[(rank, rank) for rank in RANKS])
    parent = models.ForeignKey(Taxon, models.PROTECT, null=True, blank=True, related_name="+")
    has_range = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["change", "taxon"], name="nomenclature_output_once"),
            stated("name", "nomenclature_output"),
            one_of("rank", RANKS, "nomenclature_output"),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("taxon")),
                name="nomenclature_output_not_its_own_parent",
                violation_error_message="a taxon can't be its own parent",
            ),
        ]


class NomenclatureRange(models.Model):
    """A country of the range that a change gives to a taxon."""

    output = models.ForeignKey(NomenclatureOutput, models.PROTECT, related_name="countries")
    country = models.ForeignKey("register.Country", models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=RangeStatus, default=RangeStatus.NATIVE)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["output", "country"], name="nomenclature_range_once"),
            one_of("status", RangeStatus.values, "nomenclature_range"),
        ]


class NomenclatureLink(models.Model):
    """`output` continues `input`: the same taxon, a part of it, or the whole of it and more."""

    change = models.ForeignKey(NomenclatureChange, models.PROTECT, related_name="links")
    input = models.ForeignKey(Taxon, models.PROTECT, related_name="continued_by")
    output = models.ForeignKey(Taxon, models.PROTECT, related_name="continues")
    relation = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Continuation])

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["change", "input", "output"], name="nomenclature_link_once"),
            one_of("relation", [each.value for each in Continuation], "nomenclature_link"),
        ]


class NomenclatureMove(models.Model):
    """A taxon that a change puts below another parent, with the name that it has."""

    change = models.ForeignKey(NomenclatureChange, models.PROTECT, related_name="moves")
    taxon = models.ForeignKey(Taxon, models.PROTECT, related_name="+")
    parent = models.ForeignKey(Taxon, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["change", "taxon"], name="nomenclature_move_once"),
            models.CheckConstraint(
                condition=~Q(taxon=F("parent")),
                name="nomenclature_move_not_below_itself",
                violation_error_message="a taxon can't be its own parent",
            ),
        ]
