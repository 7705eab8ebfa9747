"""Draws a taxon's listings over time: one lane an appendix, both conventions over one axis of years.

Arithmetic: intervals in, rectangles out; the template writes them as SVG and prints the same as a table.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from accord.core.listings.timeline import Interval, Kind
from accord.web.templatetags.accord_words import day as in_words

WIDTH = 960
_LEFT = 132  # room for the names of the lanes
_RIGHT = 14
_TOP = 26
_LANE = 24
_BAR = 14
_GAP = 12  # between conventions


@dataclass(frozen=True, slots=True)
class Bar:
    """One interval as a rectangle; `title` is what a reader hears or sees on pointing at it."""

    x: float
    y: float
    width: float
    height: float
    look: str
    title: str
    label: str
    start: date  # the day to which a click leads


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the drawing."""

    name: str
    y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything the template needs; lengths in the units of the view box."""

    width: int
    height: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    chosen_x: float
    chosen: date


def draw(intervals: Sequence[Interval], *, chosen: date, today: date) -> Drawing | None:
    """The timeline of one animal under all conventions, or None where nothing was ever listed."""
    if not intervals:
        return None
    first = min(interval.start for interval in intervals)
    ends = [day for interval in intervals for day in (interval.start, interval.end) if day is not None]
    scale = _Scale(date(first.year - first.year % 5, 1, 1), date(max(today, chosen, *ends).year + 2, 1, 1))
    lanes: list[Lane] = []
    y = float(_TOP)
    instrument = ""
    for (lane_instrument, kind, appendix), members in _grouped(intervals):
        if instrument and lane_instrument != instrument:
            y += _GAP
        instrument = lane_instrument
        for number, row in enumerate(_rows(members)):
            bars = tuple(_bar(interval, scale, y, today) for interval in row)
            lanes.append(Lane(_name(lane_instrument, kind, appendix) if number == 0 else "", y + _LANE / 2, bars))
            y += _LANE
    return Drawing(WIDTH, y + 6, tuple(lanes), scale.ticks(), scale.x(chosen), chosen)


class _Scale:
    def __init__(self, start: date, end: date) -> None:
        self.start, self.end = start, end
        self.per_day = (WIDTH - _LEFT - _RIGHT) / (end - start).days

    def x(self, day: date) -> float:
        return round(_LEFT + (min(max(day, self.start), self.end) - self.start).days * self.per_day, 1)

    def ticks(self) -> tuple[Tick, ...]:
        step = 5 if self.end.year - self.start.year <= 60 else 10
        years = range(self.start.year, self.end.year, step)
        return tuple(Tick(self.x(date(year, 1, 1)), str(year)) for year in years)


def _rows(intervals: Sequence[Interval]) -> list[list[Interval]]:
    """Intervals that overlap, such as listings and reservations of several Parties, one below the other."""
    rows: list[list[Interval]] = []
    for interval in intervals:
        for row in rows:
            if row[-1].end is not None and row[-1].end <= interval.start:
                row.append(interval)
                break
        else:
            rows.append([interval])
    return rows


def _grouped(intervals: Iterable[Interval]) -> list[tuple[tuple[str, Kind, str], list[Interval]]]:
    lanes: dict[tuple[str, Kind, str], list[Interval]] = {}
    kinds = list(Kind)
    order = sorted(
        intervals,
        key=lambda each: (
            each.instrument,
            kinds.index(each.kind),
            each.appendix,
            each.start,
            -(each.end or date.max).toordinal(),  # of reservations of one day the shorter lies on top
        ),
    )
    for interval in order:
        appendix = "" if interval.kind is Kind.RESERVATION else interval.appendix
        lanes.setdefault((interval.instrument, interval.kind, appendix), []).append(interval)
    return list(lanes.items())


def _name(instrument: str, kind: Kind, appendix: str) -> str:
    if kind is Kind.RESERVATION:
        return gettext("%(convention)s reservations") % {"convention": instrument.upper()}
    if kind is Kind.MEMBERS:
        return gettext("%(convention)s %(appendix)s (members)") % {
            "convention": instrument.upper(),
            "appendix": appendix,
        }
    return f"{instrument.upper()} {appendix}"


def _bar(interval: Interval, scale: _Scale, y: float, today: date) -> Bar:
    end = interval.end or scale.end
    x = scale.x(interval.start)
    width = max(round(scale.x(end) - x, 1), 2.0)
    look = "reservation" if interval.kind is Kind.RESERVATION else f"appendix-{interval.appendix.lower()}"
    if interval.kind is Kind.MEMBERS:
        look += " members"
    if interval.start > today:
        look += " future"
    label = interval.party or (interval.appendix if width > 26 else "")
    return Bar(
        x, y + (_LANE - _BAR) / 2, width, _BAR, look, _title(interval), label if width > 26 else "", interval.start
    )


def _title(interval: Interval) -> str:
    """The bar in words, for who points at it or hears it."""
    names = {"appendix": interval.appendix, "party": interval.party}
    if interval.kind is Kind.RESERVATION:
        what = gettext("Reservation to Appendix %(appendix)s (%(party)s)") % names
    elif interval.party:
        what = gettext("Appendix %(appendix)s (%(party)s)") % names
    else:
        what = gettext("Appendix %(appendix)s") % names
    start = in_words(interval.start)
    if interval.end is None:
        return gettext("%(what)s: from %(start)s, still in force") % {"what": what, "start": start}
    return gettext("%(what)s: from %(start)s until %(end)s") % {
        "what": what,
        "start": start,
        "end": in_words(interval.end),
    }
