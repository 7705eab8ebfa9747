"""The days on which the answer for an animal changes, as a reader steps through them: a slider made of links."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import formats

from accord.core.listings.model import NOT_LISTED, Status
from accord.core.listings.status import text
from accord.species.queries.changed import answers_over_time, what_changed
from accord.species.queries.pages import Side
from accord.web import words
from accord.web.questions import Question


@dataclass(frozen=True, slots=True)
class Stand:
    """How one convention lists the animal from a day on, and whether that is what changed."""

    label: str
    listing: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One day; `note` says what changed where the appendices did not."""

    day: date
    label: str
    stands: tuple[Stand, ...]
    note: str
    is_chosen: bool
    is_future: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """All days in their order, and the nearest change before and after the day asked for."""

    all: tuple[Step, ...]
    previous: date | None
    next: date | None


@dataclass(frozen=True, slots=True)
class _Course:
    """The answers of one convention over time, one sequence a taxon."""

    label: str
    taxa: tuple[tuple[Status, ...], ...]

    def listing(self, day: date) -> str:
        stands = [_last(points, day) for points in self.taxa]
        return text(mark for stand in stands for mark in (stand.listing if stand else NOT_LISTED).split("/"))

    def differences(self, day: date) -> set[str]:
        found = set()
        for points in self.taxa:
            for before, after in zip((None, *points), points, strict=False):
                if after.on == day:
                    found.add(what_changed(before, after) if before else "appendix")
        return found


def steps(sides: Iterable[Side], asked: Question, *, today: date) -> Steps:
    """Every day on which the answer of either convention changes, for the country and Party asked for."""
    courses = [
        _Course(
            side.label,
            tuple(
                answers_over_time(shown.id, instrument=side.instrument, country=asked.country, party=asked.party)
                for shown in side.taxa
            ),
        )
        for side in sides
        if side.taxa
    ]
    days = sorted({point.on for course in courses for points in course.taxa for point in points})
    chosen = max((day for day in days if day <= asked.on), default=None)
    labels = _labels(days)
    return Steps(
        tuple(_step(day, labels[day], courses, is_chosen=day == chosen, is_future=day > today) for day in days),
        max((day for day in days if day < asked.on), default=None),
        min((day for day in days if day > asked.on), default=None),
    )


def _step(day: date, label: str, courses: Sequence[_Course], *, is_chosen: bool, is_future: bool) -> Step:
    differences = {course.label: course.differences(day) for course in courses}
    stands = tuple(Stand(each.label, each.listing(day), bool(differences[each.label])) for each in courses)
    found = set().union(*differences.values())
    note = "" if "appendix" in found else ", ".join(str(words.DIFFERENCES[each]) for each in sorted(found) if each)
    return Step(day, label, stands, note, is_chosen, is_future)


def _labels(days: Sequence[date]) -> dict[date, str]:
    """A day as shortly as it can be told from the others: by its year, month and year, or the whole day."""
    years = Counter(day.year for day in days)
    months = Counter((day.year, day.month) for day in days)
    return {
        day: formats.date_format(
            day, "Y" if years[day.year] == 1 else "M Y" if months[day.year, day.month] == 1 else "j M Y"
        )
        for day in days
    }


def _last(points: Sequence[Status], day: date) -> Status | None:
    return next((point for point in reversed(points) if point.on <= day), None)
