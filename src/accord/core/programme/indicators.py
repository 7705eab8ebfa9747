"""How far an indicator has come on a day: numbers with their unit, or places on an ordered scale; never a percentage."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from accord.core.programme.edition import Indicator, Measurement


class Course(StrEnum):
    """Where an indicator stands between its baseline and its target."""

    NO_TARGET = "no_target"
    NOT_MEASURED = "not_measured"
    REACHED = "reached"
    TOWARDS = "towards"
    UNCHANGED = "unchanged"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Reached:
    """How an indicator stands: `actual` is its last value, or the sum of all where it is cumulative."""

    course: Course
    actual: str
    on: date | None
    sentence: str


def number(text: str) -> Decimal | None:
    """The number that a text is, None where it is none (or none that can be measured)."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def reached(indicator: Indicator, *, on: date) -> Reached:
    """How an indicator stands on a day, in one sentence with its unit."""
    measured = [each for each in indicator.measurements if each.on <= on]
    if not measured:
        return Reached(Course.NOT_MEASURED, "", None, f"not measured; {_aim(indicator)}")
    last = measured[-1]
    read: Callable[[str], Decimal | None] = number
    if indicator.scale:
        actual, read = last.level, _place_on(indicator.scale)
    else:
        actual = _shown(_sum(measured) if indicator.cumulative else last.value)
    course = _course(read(indicator.baseline), read(indicator.target), read(actual))
    said = f"{actual} {indicator.unit}".strip()
    return Reached(course, actual, last.on, f"{said} on {last.on}; {_aim(indicator)}")


def _place_on(scale: tuple[str, ...]) -> Callable[[str], Decimal | None]:
    def place(level: str) -> Decimal | None:
        return Decimal(scale.index(level)) if level in scale else None

    return place


def _sum(measured: list[Measurement]) -> Decimal:
    return sum((each.value for each in measured if each.value is not None), Decimal(0))


def _course(baseline: Decimal | None, target: Decimal | None, actual: Decimal | None) -> Course:
    """Without a baseline the target is one to rise to."""
    if target is None:
        return Course.NO_TARGET
    if actual is None:
        return Course.NOT_MEASURED
    falls = baseline is not None and target < baseline
    if actual <= target if falls else actual >= target:
        return Course.REACHED
    if baseline is None or actual == baseline:
        return Course.UNCHANGED if baseline is not None else Course.TOWARDS
    return Course.TOWARDS if (actual < baseline) is falls else Course.AWAY


def _aim(indicator: Indicator) -> str:
    until = f" by {indicator.target_on}" if indicator.target_on else ""
    target = f"target {indicator.target} {indicator.unit}".strip() + until if indicator.target else "no target"
    return f"{target}, baseline {indicator.baseline or 'not known'}"


def _shown(value: Decimal | None) -> str:
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
