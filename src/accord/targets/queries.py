"""Reads schemes, targets, their mappings, and which texts serve them."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from accord.core.errors import NotFound
from accord.targets.models import Scheme, Target, TargetMapping, WorkTarget


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """One scheme; `targets` counts goals and targets."""

    id: str
    title: str
    owner: str | None
    since: int | None
    until: int | None
    targets: int
    mapped: int  # of them, how many have a mapping to another scheme that nobody rejected
    source: str | None
    note: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One goal or target, the texts that serve it, and what it is mapped to."""

    id: str
    scheme: str
    code: str
    title: str
    parent: str | None
    works: tuple[str, ...]
    mappings: tuple["MappingRow", ...]


@dataclass(frozen=True, slots=True)
class MappingRow:
    """A mapping as recorded, from its left side to its right."""

    left: str
    right: str
    relation: str
    status: str
    source: str | None
    note: str


def schemes() -> tuple[SchemeRow, ...]:
    """All schemes by title, with how many of their targets are mapped."""
    totals: dict[str, int] = defaultdict(int)
    scheme_of: dict[str, str] = {}
    for key, scheme in Target.objects.values_list("id", "scheme_id"):
        scheme_of[key] = scheme
        totals[scheme] += 1
    mapped: dict[str, set[str]] = defaultdict(set)
    for pair in TargetMapping.objects.exclude(status="rejected").values_list("left_id", "right_id"):
        for key in pair:
            mapped[scheme_of[key]].add(key)
    return tuple(
        SchemeRow(
            id=row.id,
            title=row.title,
            owner=row.owner_id,
            since=row.since,
            until=row.until,
            targets=totals[row.id],
            mapped=len(mapped[row.id]),
            source=row.source_id,
            note=row.note,
        )
        for row in Scheme.objects.order_by("title", "id")
    )


def targets(scheme: str) -> tuple[TargetRow, ...]:
    """The goals and targets of a scheme in the order of their codes. Raises NotFound."""
    if not Scheme.objects.filter(id=scheme).exists():
        raise NotFound(f"the register has no scheme {scheme}")
    rows = list(Target.objects.filter(scheme=scheme))
    keys = [row.id for row in rows]
    works: dict[str, list[str]] = defaultdict(list)
    for target, work in WorkTarget.objects.filter(target__in=keys).order_by("work").values_list("target_id", "work_id"):
        works[target].append(work)
    mappings: dict[str, list[MappingRow]] = defaultdict(list)
    for one in TargetMapping.objects.filter(Q(left__in=keys) | Q(right__in=keys)).order_by("id"):
        row = MappingRow(one.left_id, one.right_id, one.relation, one.status, one.source_id, one.note)
        for key in (one.left_id, one.right_id):
            mappings[key].append(row)
    rows.sort(key=lambda row: code_order(row.code))
    return tuple(
        TargetRow(
            row.id, row.scheme_id, row.code, row.title, row.parent_id, tuple(works[row.id]), tuple(mappings[row.id])
        )
        for row in rows
    )


def code_order(code: str) -> tuple[tuple[int, int, str], ...]:
    """Orders 2 before 10, and 15.7 before 15.a."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in code.split("."))
