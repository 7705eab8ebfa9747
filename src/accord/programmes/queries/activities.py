"""One activity, its line through the editions, and search over all of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.db.models import Q, QuerySet

from accord.core.errors import NotFound
from accord.programmes.models import (
    Activity,
    ActivityBody,
    ActivityItem,
    ActivityMandate,
    ActivityResult,
    Lineage,
    Part,
    ResultStatus,
)
from accord.programmes.queries.rows import ActivityRow, LineageRow, ResultRow, overall

_Value = TypeVar("_Value")


def activity(key: str) -> ActivityRow:
    """One activity. Raises NotFound."""
    rows = activity_rows(Activity.objects.filter(id=key))
    if not rows:
        raise NotFound(f"the register has no activity {key}")
    return rows[0]


def lineage(key: str) -> tuple[LineageRow, ...]:
    """Every step of an activity's line, through all editions before and after it, oldest first. Raises NotFound."""
    if not Activity.objects.filter(id=key).exists():
        raise NotFound(f"the register has no activity {key}")
    steps = list(Lineage.objects.select_related("earlier__theme__edition", "later__theme__edition"))
    found: dict[int, Lineage] = {}
    for here, there in (("later_id", "earlier_id"), ("earlier_id", "later_id")):
        reached, front = {key}, {key}
        while front:
            found.update({step.pk: step for step in steps if getattr(step, here) in front})
            front = {getattr(step, there) for step in steps if getattr(step, here) in front} - reached - {None}
            reached |= front
    rows = [_lineage_row(step) for step in found.values()]
    return tuple(
        sorted(
            rows, key=lambda row: (row.earlier_edition or row.later_edition or "", row.earlier or "", row.later or "")
        )
    )


def search_activities(text: str, *, limit: int = 20) -> tuple[ActivityRow, ...]:
    """Activities whose text, items, heading, taxa or code hold every word of `text`; the latest edition first."""
    rows = Activity.objects.all()
    words = text.split()
    for word in words:
        rows = rows.filter(
            Q(text__icontains=word)
            | Q(taxa__icontains=word)
            | Q(code__iexact=word)
            | Q(printed_code__iexact=word)
            | Q(subtheme__title__icontains=word)
            | Q(items__text__icontains=word)
        )
    if not words:
        return ()
    latest = rows.distinct().order_by("-theme__edition__starts", "theme__position", "position")
    return tuple(activity_rows(latest)[:limit])


def activity_rows(activities: QuerySet[Activity]) -> list[ActivityRow]:
    """These activities with items, bodies, mandates, results and lineage; by theme and position unless ordered."""
    ordered = activities if activities.query.order_by else activities.order_by("theme__position", "position", "code")
    rows = list(ordered.select_related("theme__edition", "subtheme"))
    keys = [row.id for row in rows]
    items = lists(
        ActivityItem.objects.filter(activity__in=keys).order_by("position").values_list("activity_id", "text")
    )
    bodies = ActivityBody.objects.filter(activity__in=keys).order_by("id")
    leads = lists(bodies.filter(part__in=(Part.LEAD, Part.CO_LEAD)).values_list("activity_id", "body_id"))
    partners = lists(bodies.exclude(part__in=(Part.LEAD, Part.CO_LEAD)).values_list("activity_id", "body_id"))
    mandates = lists(
        ActivityMandate.objects.filter(activity__in=keys).order_by("id").values_list("activity_id", "work_id")
    )
    results = _results(keys)
    steps = Lineage.objects.select_related("earlier__theme", "later__theme").order_by("id")
    descent = lists((step.earlier_id or "", _lineage_row(step)) for step in steps.filter(earlier__in=keys))
    origins = lists((step.later_id or "", _lineage_row(step)) for step in steps.filter(later__in=keys))
    return [
        ActivityRow(
            id=row.id,
            edition=row.theme.edition_id,
            edition_title=row.theme.edition.title,
            theme=row.theme_id,
            subtheme=row.subtheme.title if row.subtheme else "",
            code=row.code,
            printed_code=row.printed_code,
            text=row.text,
            items=items.get(row.id, ()),
            conditions=tuple(row.conditions.split()),
            condition_text=row.condition_text,
            deadline=row.deadline,
            deadline_precision=row.deadline_precision,
            taxa=row.taxa,
            leads=leads.get(row.id, ()),
            partners=partners.get(row.id, ()),
            mandates=mandates.get(row.id, ()),
            status=overall(result.status for result in results.get(row.id, ())),
            results=results.get(row.id, ()),
            origins=origins.get(row.id, ()),
            descent=descent.get(row.id, ()),
            source=row.source_id,
            locator=row.locator,
            note=row.note,
        )
        for row in rows
    ]


def lists(pairs: Iterable[tuple[str, _Value]]) -> Mapping[str, tuple[_Value, ...]]:
    """What belongs to each key, in the order given."""
    found: dict[str, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _results(keys: list[str]) -> Mapping[str, tuple[ResultRow, ...]]:
    rows = ActivityResult.objects.filter(activity__in=keys).select_related("result").order_by("id")
    return lists(
        (
            row.activity_id,
            ResultRow(
                result=row.result_id,
                text=row.result.text if row.result else "",
                status=ResultStatus(row.status),
                source=row.source_id,
                locator=row.locator,
                note=row.note,
            ),
        )
        for row in rows
    )


def _lineage_row(step: Lineage) -> LineageRow:
    return LineageRow(
        earlier=step.earlier_id,
        earlier_code=step.earlier.code if step.earlier else "",
        earlier_edition=step.earlier.theme.edition_id if step.earlier else None,
        later=step.later_id,
        later_code=step.later.code if step.later else "",
        later_edition=step.later.theme.edition_id if step.later else None,
        relation=step.relation,
        reason=step.reason,
        source=step.source_id,
    )
