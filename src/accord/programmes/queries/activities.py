"""One activity, its line through the editions, and search over all of them."""

from datetime import date

from django.db.models import Q

from accord.core.errors import NotFound
from accord.core.programme.standing import standings
from accord.programmes.models import Activity, Lineage
from accord.programmes.queries.described import activity_row, lineage_row, lineage_rows
from accord.programmes.queries.reading import edition, every_edition
from accord.programmes.queries.rows import ActivityRow, LineageRow


def activity(key: str, *, on: date | None = None, drafts: bool = False) -> ActivityRow:
    """One activity. Raises NotFound, Refused (its edition is a draft)."""
    of = Activity.objects.filter(id=key).values_list("theme__edition_id", flat=True).first()
    if of is None:
        raise NotFound(f"the register has no activity {key}")
    value = edition(of, on=on, drafts=drafts)
    found = next((each for each in value.activities() if each.id == key), None)
    if found is None:
        raise NotFound(f"the register has no activity {key} on {on}")
    return activity_row(found, value, standings(value, on=on, drafts=drafts)[key], lineage_rows())


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
    rows = [lineage_row(step) for step in found.values()]
    return tuple(
        sorted(
            rows, key=lambda row: (row.earlier_edition or row.later_edition or "", row.earlier or "", row.later or "")
        )
    )


def search_activities(text: str, *, limit: int = 20, drafts: bool = False) -> tuple[ActivityRow, ...]:
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
    wanted = set(rows.values_list("id", flat=True))
    if not wanted:
        return ()
    steps, found = lineage_rows(), []
    for value in reversed(every_edition(drafts=drafts)):
        how = standings(value, drafts=drafts)
        found += [activity_row(each, value, how[each.id], steps) for each in value.activities() if each.id in wanted]
    return tuple(found[:limit])
