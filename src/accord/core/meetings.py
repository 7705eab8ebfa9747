"""Meetings in time: how each stands on a day, which get into each other's way, where sources disagree, how items count.

Days are as exactly known as the source knows them. A meeting known to the month lies somewhere in it, so it can only
*possibly* overlap another; one known to the year says too little to warn of anything.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations
from typing import Final

from accord.core.dates import ImpreciseDate, Precision


class Standing(StrEnum):
    """How a meeting stands on a day: what is stored of it, and what follows from its days."""

    UNKNOWN = "unknown"  # neither status nor days say anything
    ANNOUNCED = "announced"  # days are known, how firm they are is not
    PROVISIONAL = "provisional"
    CONFIRMED = "confirmed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    UNDER_WAY = "under_way"
    HELD = "held"


#: Standings of meetings that take nobody's time.
OFF = frozenset({Standing.POSTPONED, Standing.CANCELLED})


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day, known as exactly as `precision` says."""

    first: date
    last: date
    precision: Precision = Precision.DAY

    def earliest(self) -> date:
        """The first day it could be."""
        return self.first

    def latest(self) -> date:
        """The last day it could be."""
        return ImpreciseDate(self.last, self.precision).last_day()

    def exact(self) -> bool:
        """Whether the days themselves are known."""
        return self.precision is Precision.DAY

    def __str__(self) -> str:
        first, last = (str(ImpreciseDate(day, self.precision)) for day in (self.first, self.last))
        return first if first == last else f"{first} to {last}"


def days(starts: date | None, ends: date | None, precision: str) -> Days | None:
    """The days of a row; None where none is known. Without a last day the first is the last."""
    return None if starts is None else Days(starts, ends or starts, Precision(precision or Precision.DAY))


def standing(status: str, when: Days | None, *, on: date) -> Standing:
    """How a meeting with this stored status (empty: not stated) and these days stands on `on`.

    A meeting counts as held once its last possible day is over, whatever was said before, unless it was called off.
    Under way only where the days themselves are known.
    """
    if status in (Standing.CANCELLED, Standing.POSTPONED):
        return Standing(status)
    if when is not None and when.latest() < on:
        return Standing.HELD
    if when is not None and when.exact() and when.first <= on:
        return Standing.UNDER_WAY
    if status:
        return Standing(status)
    return Standing.UNKNOWN if when is None else Standing.ANNOUNCED


#: No conference sits longer without a break; a longer time is that of a meeting held in parts.
_LONGEST_SITTING: Final = timedelta(days=31)


# Conflicts ---------------------------------------------------------------------------------------------------------------


class Clash(StrEnum):
    """Why two meetings ought not to overlap, the gravest first."""

    BODY = "body"  # the same people sit in both
    SECRETARIAT = "secretariat"  # the same secretariat serves both
    CONVENTIONS = "conventions"  # the same Parties and partners go to both


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting as far as conflicts go.

    `bodies` meet in it; `conventions` are those at the head of these bodies, whose secretariats serve it; `wide` says
    that Parties are invited (a Conference, a committee), so that two conventions get into each other's way.
    """

    id: str
    bodies: frozenset[str]
    conventions: frozenset[str]
    days: Days
    wide: bool = True


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two meetings in each other's way. `first` to `last` are the days they share, or may share where not `certain`."""

    one: str
    other: str
    clash: Clash
    shared: tuple[str, ...]
    first: date
    last: date
    certain: bool


def overlaps(sittings: Iterable[Sitting], *, apart: Collection[frozenset[str]] = ()) -> tuple[Overlap, ...]:
    """Every pair of meetings in each other's way, by the first shared day; each pair once, under its gravest reason.

    `apart` holds pairs of conventions whose meetings ought not to overlap. Meetings known to the year are left out.
    """
    order = sorted(
        (each for each in sittings if each.days.precision is not Precision.YEAR),
        key=lambda each: (each.days.earliest(), each.id),
    )
    opponents: dict[str, set[str]] = {}
    for pair in apart:
        for convention in pair:
            opponents.setdefault(convention, set()).update(pair - {convention})
    running: list[Sitting] = []
    found = []
    for sitting in order:
        running = [each for each in running if each.days.latest() >= sitting.days.earliest()]
        found += [overlap for each in running if (overlap := _overlap(each, sitting, opponents)) is not None]
        running.append(sitting)
    return tuple(sorted(found, key=lambda each: (each.first, each.one, each.other)))


def _overlap(one: Sitting, other: Sitting, opponents: Mapping[str, Collection[str]]) -> Overlap | None:
    reason = _clash(one, other, opponents)
    if reason is None:
        return None
    first = max(one.days.earliest(), other.days.earliest())
    last = min(one.days.latest(), other.days.latest())
    return Overlap(one.id, other.id, *reason, first, last, _sits_throughout(one.days) and _sits_throughout(other.days))


def _sits_throughout(when: Days) -> bool:
    """A meeting whose first and last day are known and near sits on the days between; one held in two parts may not."""
    return when.exact() and when.last - when.first <= _LONGEST_SITTING


def _clash(
    one: Sitting, other: Sitting, opponents: Mapping[str, Collection[str]]
) -> tuple[Clash, tuple[str, ...]] | None:
    if bodies := one.bodies & other.bodies:
        return Clash.BODY, tuple(sorted(bodies))
    if conventions := one.conventions & other.conventions:
        return Clash.SECRETARIAT, tuple(sorted(conventions))
    if one.wide and other.wide:
        for left in sorted(one.conventions):
            if against := sorted(other.conventions.intersection(opponents.get(left, ()))):
                return Clash.CONVENTIONS, tuple(sorted((left, against[0])))
    return None


# Sources that disagree ---------------------------------------------------------------------------------------------------


class Matter(StrEnum):
    """On what sources may disagree."""

    DAYS = "days"
    COUNTRY = "country"
    CITY = "city"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of a meeting; empty where it says nothing. `who` names the source (and the place in it)."""

    who: str
    days: Days | None = None
    city: str = ""
    country: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A matter on which two sources can't both be right, with what each says."""

    matter: Matter
    one: str
    other: str
    one_says: str
    other_says: str


def disagreements(statements: Sequence[Said]) -> tuple[Disagreement, ...]:
    """Each pair of sources that can't both be right.

    A source that knows only the month doesn't contradict one that names days in it; accents, case and punctuation don't
    make another city; of the status only “cancelled” and “postponed” contradict the others.
    """
    found = []
    for one, other in combinations(statements, 2):
        for matter, differs, says in _MATTERS:
            left, right = says(one), says(other)
            if left and right and differs(one, other):
                found.append(Disagreement(matter, one.who, other.who, left, right))
    return tuple(found)


def _days_differ(one: Said, other: Said) -> bool:
    left, right = one.days, other.days
    if left is None or right is None:
        return False
    if left.exact() and right.exact():
        return left != right
    if left.exact() or right.exact():
        exact, vague = (left, right) if left.exact() else (right, left)
        return not vague.earliest() <= exact.first <= exact.last <= vague.latest()
    return left.latest() < right.earliest() or right.latest() < left.earliest()


def _off(said: Said) -> str:
    return said.status if said.status in OFF else "on"


_MATTERS: tuple[tuple[Matter, Callable[[Said, Said], bool], Callable[[Said], str]], ...] = (
    (Matter.DAYS, _days_differ, lambda said: str(said.days or "")),
    (Matter.COUNTRY, lambda one, other: one.country != other.country, lambda said: said.country),
    (Matter.CITY, lambda one, other: plain_place(one.city) != plain_place(other.city), lambda said: said.city),
    (Matter.STATUS, lambda one, other: _off(one) != _off(other), lambda said: said.status),
)


def plain_place(city: str) -> str:
    """A city as it is compared: without accents, case and punctuation (`São Paulo` is `SAO PAULO`)."""
    letters = unicodedata.normalize("NFKD", city.casefold())
    return " ".join(
        re.sub(r"[^\w\s]|_", " ", "".join(each for each in letters if not unicodedata.combining(each))).split()
    )


# Agendas -----------------------------------------------------------------------------------------------------------------

_PARTS = re.compile(r"\d+|[a-z]+", re.IGNORECASE)


def number_key(number: str) -> tuple[tuple[int, int, str], ...]:
    """The order of item numbers as printed: 9 before 10, `14.2` before `14.10`, `10 a)` after `10`, `Z` after `A`."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, len(part), part.casefold()) for part in _PARTS.findall(number)
    )


def number_above(number: str) -> str:
    """The number under which an item stands: `14.2.1` under `14.2`, `10 a)` under `10`; empty for one at the top."""
    parts = list(_PARTS.finditer(number))
    return number[: parts[-2].end()].strip() if len(parts) > 1 else ""


def in_reading_order(parents: Mapping[int, int | None], order: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Items (by id) with their depth as one reads an agenda: each followed by those under it, in their order.

    `parents` gives the item above each, `order` its place among its siblings. Items of a circle are not given.
    """
    below: dict[int | None, list[int]] = {}
    for item, parent in parents.items():
        below.setdefault(parent if parent in parents else None, []).append(item)
    waiting = [(item, 0) for item in _backwards(below.get(None, []), order)]
    while waiting:
        item, depth = waiting.pop()
        yield item, depth
        waiting += [(child, depth + 1) for child in _backwards(below.get(item, []), order)]


def _backwards(items: Iterable[int], order: Mapping[int, int]) -> list[int]:
    return sorted(items, key=lambda item: (order[item], item), reverse=True)
