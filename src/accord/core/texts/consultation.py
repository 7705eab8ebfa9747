"""Consulting on a text: until when comments are taken, who speaks for whom, and what the answers can be.

The conventions open a draft by a notification with a closing date; Parties and observers comment by paragraph, and the secretariat
answers each comment. What comes after the closing is recorded by the secretariat only, and marked late.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Step(StrEnum):
    """What can happen to a consultation."""

    OPENED = "opened"
    EXTENDED = "extended"
    CLOSED = "closed"  # before its day
    WITHDRAWN = "withdrawn"


class Phase(StrEnum):
    """How a consultation stands on a day."""

    ANNOUNCED = "announced"
    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """What the secretariat answers."""

    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted_in_part"
    NOT_ACCEPTED = "not_accepted"
    NOTED = "noted"


class Capacity(StrEnum):
    """As what somebody comments. States that are not Parties take part as observers."""

    PARTY = "party"
    OBSERVER = "observer"


#: Without a reason nobody learns why a proposal did not make it.
NEEDS_A_REASON = frozenset({Outcome.ACCEPTED_IN_PART, Outcome.NOT_ACCEPTED})


@dataclass(frozen=True, slots=True)
class StepTaken:
    """One step: on which day, and the last day for comments from then on."""

    step: Step
    on: date
    closes_on: date | None = None


def closing(steps: Sequence[StepTaken], *, on: date | None = None) -> date | None:
    """The last day for comments as it was known on `on` (default: by all steps)."""
    found = None
    for taken in steps:
        if on is None or taken.on <= on:
            found = taken.closes_on or found
    return found


def phase(steps: Sequence[StepTaken], on: date) -> Phase:
    """How it stands on `on`; comments are taken from the day of opening to the closing day, both included."""
    known = [taken for taken in steps if taken.on <= on]
    if not known:
        return Phase.ANNOUNCED
    if known[-1].step is Step.WITHDRAWN:
        return Phase.WITHDRAWN
    last = closing(known)
    if known[-1].step is Step.CLOSED or (last is not None and on > last):
        return Phase.CLOSED
    return Phase.OPEN


def why_not(steps: Sequence[StepTaken], new: StepTaken) -> tuple[str, ...]:
    """Everything that speaks against a step."""
    if new.step is Step.OPENED:
        return ("it was opened before",) if steps else tuple(_closing_reasons(new, None))
    if not steps:
        return ("it was not opened",)
    reasons: list[str] = []
    if steps[-1].step is Step.WITHDRAWN:
        reasons.append("it was withdrawn")
    if new.on < steps[-1].on:
        reasons.append(f"its last step was on {steps[-1].on}")
    if new.step is Step.EXTENDED:
        reasons += _closing_reasons(new, closing(steps))
    if new.step is Step.CLOSED and phase(steps, new.on) is Phase.CLOSED:
        reasons.append("it was closed before" if steps[-1].step is Step.CLOSED else f"it closed on {closing(steps)}")
    return tuple(reasons)


def _closing_reasons(new: StepTaken, before: date | None) -> list[str]:
    """What is wrong with a closing date: it lies behind the day of the step, and an extension gives more time."""
    if new.closes_on is None:
        return ["a consultation has a closing date"]
    if new.closes_on < new.on:
        return [f"the closing date {new.closes_on} is before {new.on}"]
    if before is not None and new.closes_on <= before:
        return [f"the new closing date {new.closes_on} is no later than {before}"]
    return []
