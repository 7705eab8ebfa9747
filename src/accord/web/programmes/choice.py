"""The filters of a programme's page: by status, theme, body, animal, funding; kept in the address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.programmes.models import Condition, ResultStatus
from accord.programmes.queries import ActivityRow

KEYS = ("status", "theme", "body", "animal", "funding")
#: What an activity needs of money, and what is recorded of it.
FUNDING: dict[str, Promise] = {
    "conditional": _("subject to external funding"),
    "needed": _("money needed, none found"),
    "found": _("money found"),
    "unsaid": _("nothing said of money"),
}


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen, from what the edition has."""

    statuses: tuple[str, ...]
    bodies: tuple[str, ...]
    animals: tuple[str, ...]
    funding: tuple[str, ...]


def options(rows: Sequence[ActivityRow]) -> Options:
    """The values of each filter that at least one activity has."""
    there = {row.status for row in rows}
    return Options(
        tuple(status.value for status in ResultStatus if status in there),
        tuple(sorted({role.body for row in rows for role in row.detail.roles})),
        tuple(dict.fromkeys(row.subtheme for row in rows if row.taxa and row.subtheme)),
        tuple(code for code in FUNDING if any(code in funding_of(row) for row in rows)),
    )


def funding_of(row: ActivityRow) -> frozenset[str]:
    """Which of FUNDING hold for an activity."""
    found = set()
    if Condition.EXTERNAL_FUNDING.value in row.conditions:
        found.add("conditional")
    needed = any(each.needed for each in row.detail.funding)
    given = any(not each.needed for each in row.detail.funding)
    if given:
        found.add("found")
    elif needed:
        found.add("needed")
    return frozenset(found or {"unsaid"})


def chosen(rows: Iterable[ActivityRow], asked: dict[str, str]) -> list[ActivityRow]:
    """The activities that every filter lets through."""
    return [
        row
        for row in rows
        if asked["status"] in ("", row.status.value)
        and (not asked["body"] or any(role.body == asked["body"] for role in row.detail.roles))
        and asked["animal"] in ("", row.subtheme)
        and (not asked["funding"] or asked["funding"] in funding_of(row))
    ]
