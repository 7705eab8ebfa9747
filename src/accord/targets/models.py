"""Schemes of targets (Strategic Vision, SDG, Kunming-Montreal, Aichi), their targets, and mappings between them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accord.register.models.columns import Sourced, identifier, in_order, one_of, stated


class MappingRelation(models.TextChoices):
    """How two targets relate (SKOS mapping relations)."""

    EXACT = "exact", "the same aim"
    CLOSE = "close", "nearly the same aim"
    BROAD = "broad", "serves the wider aim"
    NARROW = "narrow", "holds the narrower aim"
    RELATED = "related", "is related to"


class MappingStatus(models.TextChoices):
    """Who stands behind a mapping."""

    PUBLISHED = "published", "published by a body"
    PROPOSED = "proposed", "proposed"
    ACCEPTED = "accepted", "accepted by a reviewer"
    REJECTED = "rejected", "rejected by a reviewer"


class Scheme(Sourced):
    """One set of goals and targets in one edition; `since` and `until` are the years it is for."""

    id = identifier(60)
    title = models.CharField(max_length=300)
    owner = models.ForeignKey("register.Body", models.PROTECT, null=True, blank=True, related_name="target_schemes")
    since = models.PositiveSmallIntegerField(null=True, blank=True)
    until = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [stated("title", "scheme"), in_order("since", "until", "scheme")]

    def __str__(self) -> str:
        return self.title


class Target(Sourced):
    """One goal, objective or target (`sdg:15.7`); `parent` is the goal that it stands under."""

    id = identifier(80)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="targets")
    code = models.CharField(max_length=20)
    title = models.TextField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    class Meta:
        constraints: ClassVar = [
            stated("title", "target"),
            models.UniqueConstraint(fields=["scheme", "code"], name="target_code_once_a_scheme"),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="target_not_its_own_parent",
                violation_error_message="a target can't stand under itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class TargetMapping(Sourced):
    """`left` is related to `right`, by whose word."""

    left = models.ForeignKey(Target, models.PROTECT, related_name="mappings_as_left")
    right = models.ForeignKey(Target, models.PROTECT, related_name="mappings_as_right")
    relation = models.CharField(max_length=8, choices=MappingRelation)
    status = models.CharField(max_length=10, choices=MappingStatus, default=MappingStatus.PROPOSED)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["left", "right"], name="target_mapping_once"),
            models.CheckConstraint(
                condition=~Q(left=F("right")),
                name="mapping_of_two_targets",
                violation_error_message="a mapping is between two targets",
            ),
            one_of("relation", MappingRelation.values, "target_mapping"),
            one_of("status", MappingStatus.values, "target_mapping"),
        ]


class WorkTarget(Sourced):
    """A text of a convention that serves a target."""

    work = models.ForeignKey("decisions.Work", models.PROTECT, related_name="targets")
    target = models.ForeignKey(Target, models.PROTECT, related_name="works")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["work", "target"], name="work_target_once")]
