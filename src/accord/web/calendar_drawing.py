"""Draws the meetings of a year: one lane a convention or organization, twelve months across.

Arithmetic: meetings in, rectangles out; the template writes them as SVG, and the list beside it says the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats

from accord.core.dates import Precision
from accord.core.meetings import OFF, Days
from accord.register.queries.meetings import MeetingRow

WIDTH = 960
_LEFT, _RIGHT, _TOP = 128, 4, 24
_ROW, _BAR, _GAP = 20, 14, 8
_NARROWEST = 5.0
_MOST_ROWS = 12  # of one lane; more meetings at the same time are counted, not drawn
_LETTER, _SPACE = 6.4, 4.0
_SHORT = 16  # letters of a title that stand beside a bar


@dataclass(frozen=True, slots=True)
class Bar:
    """A meeting as a rectangle; `look` tells exact days from months, and what was called off."""

    meeting: str
    x: float
    y: float
    width: float
    height: float
    look: str
    label: str
    label_x: float
    title: str


@dataclass(frozen=True, slots=True)
class Lane:
    """The meetings of one convention or organization; `more` were too many to be drawn."""

    name: str
    y: float
    bars: tuple[Bar, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class YearDrawing:
    """Everything the template needs; lengths in the units of the view box."""

    year: int
    width: int
    height: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    today_x: float | None


def draw_year(
    rows: Iterable[MeetingRow], year: int, *, lanes: Mapping[str, str], names: Mapping[str, str], today: date
) -> YearDrawing | None:
    """The meetings of a year, None where none has a place in it. `lanes` gives each body its lane, `names` how it is called.

    A meeting known to the year has no place in a drawing of months.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    members: dict[str, list[tuple[Days, MeetingRow]]] = {}
    for row in rows:
        when = row.days()
        if when is None or when.precision is Precision.YEAR or when.earliest() > last or when.latest() < first:
            continue
        members.setdefault(lanes.get(row.body, row.body), []).append((when, row))
    if not members:
        return None
    scale = _Scale(year)
    drawn, y = [], float(_TOP)
    for key in sorted(members, key=lambda each: names.get(each, each).casefold()):
        packed, more = _packed(members[key], scale)
        bars = tuple(
            _bar(when, row, scale, y + number * _ROW) for number, line in enumerate(packed) for when, row in line
        )
        drawn.append(Lane(names.get(key, key), y + _ROW / 2, bars, more))
        y += len(packed) * _ROW + _GAP
    marked = scale.x(today) if first <= today <= last else None
    return YearDrawing(year, WIDTH, y, tuple(drawn), scale.ticks(), marked)


class _Scale:
    def __init__(self, year: int) -> None:
        self.year = year
        self.first = date(year, 1, 1)
        self.per_day = (WIDTH - _LEFT - _RIGHT) / (date(year, 12, 31) - self.first).days

    def x(self, day: date) -> float:
        inside = min(max(day, self.first), date(self.year, 12, 31))
        return round(_LEFT + (inside - self.first).days * self.per_day, 1)

    def ticks(self) -> tuple[Tick, ...]:
        months = (date(self.year, month, 1) for month in range(1, 13))
        return tuple(Tick(self.x(day), formats.date_format(day, "M")) for day in months)

    def span(self, when: Days) -> tuple[float, float]:
        start = self.x(when.earliest())
        return start, max(self.x(min(when.latest() + timedelta(days=1), date(self.year, 12, 31))) - start, _NARROWEST)


def _packed(found: list[tuple[Days, MeetingRow]], scale: _Scale) -> tuple[list[list[tuple[Days, MeetingRow]]], int]:
    """Meetings in lines so that neither bars nor their labels lie over one another; how many found no line."""
    lines: list[list[tuple[Days, MeetingRow]]] = []
    ends: list[float] = []
    more = 0
    for when, row in sorted(found, key=lambda each: (each[0].earliest(), each[1].id)):
        start, width = scale.span(when)
        left, right = _footprint(start, width, short_name(row))
        place = next((number for number, taken in enumerate(ends) if taken <= left), None)
        if place is not None:
            lines[place].append((when, row))
            ends[place] = right
        elif len(lines) < _MOST_ROWS:
            lines.append([(when, row)])
            ends.append(right)
        else:
            more += 1
    return lines, more


def _bar(when: Days, row: MeetingRow, scale: _Scale, y: float) -> Bar:
    x, width = scale.span(when)
    look = "off" if row.status in OFF else "exact" if when.exact() else "vague"
    label = short_name(row)
    left, _ = _footprint(x, width, label)
    label_x = left if left < x else x + width + _SPACE
    return Bar(
        meeting=row.id,
        x=x,
        y=y + (_ROW - _BAR) / 2,
        width=round(width, 1),
        height=_BAR,
        look=look,
        label=label,
        label_x=round(label_x, 1),
        title=f"{row.title}, {when}",
    )


def _footprint(x: float, width: float, label: str) -> tuple[float, float]:
    """From where to where a bar reaches with its label, which stands before it towards the end of the year."""
    length = _LETTER * len(label)
    if x + width + _SPACE + length <= WIDTH:
        return x, x + width + _SPACE + length + _SPACE
    return x - _SPACE - length, x + width + _SPACE


def short_name(row: MeetingRow) -> str:
    """What a meeting is called in a narrow place: `CoP20`, `SC78`; else the acronym of its body, or words of its title."""
    if row.ordinal is not None and row.body_acronym:
        joint = "" if row.series in ("", row.body.rpartition(":")[2]) or len(row.body_acronym) < 5 else " "
        return f"{row.body_acronym}{joint}{row.ordinal}"
    return row.body_acronym or (row.title if len(row.title) <= _SHORT else f"{row.title[:_SHORT].rstrip()}…")


def weeks(year: int, month: int, rows: Sequence[MeetingRow]) -> list[list[tuple[date, bool, tuple[MeetingRow, ...]]]]:
    """The weeks of a month from Monday: each day, whether it belongs to the month, and the meetings of that day."""
    first = date(year, month, 1)
    at = first - timedelta(days=first.weekday())
    exact = [(when, row) for row in rows if (when := row.days()) is not None and when.exact()]
    found = []
    while True:
        week = []
        for _ in range(7):
            on_it = tuple(row for when, row in exact if when.first <= at <= when.last)
            week.append((at, at.month == month, on_it))
            at += timedelta(days=1)
        found.append(week)
        if at.month != month or at.year != year:
            return found
