"""Columns and constraints that several tables of the register share."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import models
from django.db.models import F, Q

from accord.core.dates import ImpreciseDate, Precision

PRECISIONS = [(precision.value, precision.value) for precision in Precision]


def identifier(length: int = 120) -> "models.CharField[str, str]":
    """The key of a row: a word that is the same in the shipped files, on pages, in the journal and in the database."""
    return models.CharField(max_length=length, primary_key=True)


def precision() -> "models.CharField[str, str]":
    """How exactly the date beside it is known; empty where there is no date."""
    return models.CharField(max_length=5, choices=PRECISIONS, blank=True, default="")


def imprecise(day: date | None, how: str) -> ImpreciseDate | None:
    """The value of a date and its precision, None where there is no date."""
    return None if day is None else ImpreciseDate(day, Precision(how or Precision.DAY))


def precise_to(field: str, table: str) -> models.CheckConstraint:
    """`field` and `field_precision` are both there or both absent."""
    known = Q(**{f"{field}__isnull": False, f"{field}_precision__in": [value for value, _ in PRECISIONS]})
    absent = Q(**{f"{field}__isnull": True, f"{field}_precision": ""})
    return models.CheckConstraint(
        condition=known | absent,
        name=f"{table}_{field}_precision",
        violation_error_message=f"the date “{field}” is known to the day, month or year, or not at all",
    )


def in_order(first: str, last: str, table: str) -> models.CheckConstraint:
    """`last` is not before `first`, where both are known."""
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": F(first)}),
        name=f"{table}_{last}_not_before_{first}",
        violation_error_message=f"“{last}” is before “{first}”",
    )


def one_of(field: str, values: Iterable[str], table: str) -> models.CheckConstraint:
    """`field` holds one of `values`."""
    values = list(values)
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": values}),
        name=f"{table}_{field}_known",
        violation_error_message=f"“{field}” is none of {', '.join(value or '(empty)' for value in values)}",
    )


def stated(field: str, table: str) -> models.CheckConstraint:
    """`field` is not empty."""
    return models.CheckConstraint(
        condition=~Q(**{field: ""}), name=f"{table}_{field}_stated", violation_error_message=f"“{field}” is empty"
    )


def code(field: str, lengths: Sequence[int], table: str) -> models.CheckConstraint:
    """`field` has one of these lengths and no small letters or blanks around it (0: it may be empty)."""
    shapes = Q(**{f"{field}__length__in": list(lengths)})
    return models.CheckConstraint(
        condition=shapes
        & Q(**{field: models.functions.Upper(F(field))})
        & Q(**{field: models.functions.Trim(F(field))}),
        name=f"{table}_{field}_form",
        violation_error_message=f"“{field}” doesn't have the form of such a code",
    )


class Sourced(models.Model):
    """A row that says where it was read: the source, the place in it, and what to note."""

    source = models.ForeignKey("register.Source", models.PROTECT, null=True, blank=True, related_name="+")
    locator = models.CharField(max_length=300, blank=True, default="")
    note = models.TextField(blank=True, default="")

    class Meta:
        abstract = True
