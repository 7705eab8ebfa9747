"""Dates as the conventions give them: exact days, or only a month or a year."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from accord.core.errors import Invalid

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}| UTC)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_NO_DATE = frozenset({"", "0000-00-00", "00/00/0000", "NULL", "null", "-"})


def read_date(text: str) -> date:
    """The day that `text` names: ISO 8601 (`2013-06-12`, also with a time of day) or day first (`12/06/2013`).

    The time of day is dropped: the conventions date by the day, and a time zone must not move one.
    Raises Invalid when it is no date of the calendar.
    """
    given = text.strip()
    if match := _ISO.fullmatch(given):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY_FIRST.fullmatch(given):
        day, month, year = (int(part) for part in match.groups())
    else:
        raise Invalid(f"“{_shown(given)}” is not a date (write 2013-06-12 or 12/06/2013)")
    try:
        return date(year, month, day)
    except ValueError:
        raise Invalid(f"“{_shown(given)}” is not a day of the calendar") from None


def read_optional_date(text: str) -> date | None:
    """The day that `text` names, or None where the cell says that there is none (empty, `0000-00-00`, `NULL`)."""
    return None if text.strip() in _NO_DATE else read_date(text)


def _shown(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"  # a broken file must not flood the terminal


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class ImpreciseDate:
    """A date known to the day, the month or the year; `day` is the first day it could be."""

    day: date
    precision: Precision = Precision.DAY

    def last_day(self) -> date:
        """The last day it could be."""
        match self.precision:
            case Precision.DAY:
                return self.day
            case Precision.MONTH:
                return (self.day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            case Precision.YEAR:
                return date(self.day.year, 12, 31)

    def __str__(self) -> str:
        return self.day.isoformat()[: {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[self.precision]]


def read_imprecise_date(text: str) -> ImpreciseDate:
    """Read `2013-06-12`, `2013-06` or `2013`. Raises Invalid."""
    given = text.strip()
    if re.fullmatch(r"\d{4}", given):
        return ImpreciseDate(read_date(f"{given}-01-01"), Precision.YEAR)
    if re.fullmatch(r"\d{4}-\d{2}", given):
        return ImpreciseDate(read_date(f"{given}-01"), Precision.MONTH)
    return ImpreciseDate(read_date(given))
