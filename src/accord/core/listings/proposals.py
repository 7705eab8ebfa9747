"""A proposal to amend the Appendices from its submission to its decision, and the days that the treaties give for it.

CITES Art. XV.1 and XV.2(b); CMS Art. XI.3 to XI.5. What may follow what stands in one table; a step that may not be taken
comes with every reason against it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from accord.core.listings.explain import in_words
from accord.core.listings.model import APPENDICES, CITES, CMS


class State(StrEnum):
    """Where a proposal stands; the step that brought it there has the same name."""

    SUBMITTED = "submitted"
    AMENDED = "amended"
    WITHDRAWN = "withdrawn"
    ACCEPTED = "accepted"
    REJECTED = "rejected"

    @property
    def is_open(self) -> bool:
        """Whether it still waits for a decision."""
        return self in (State.SUBMITTED, State.AMENDED)


class Position(StrEnum):
    """What a body says to a proposal of another convention."""

    SUPPORTS = "supports"
    DOES_NOT_SUPPORT = "does_not_support"
    NO_OBJECTION = "no_objection"
    INFORMATION = "information"  # it gives facts and takes no side


#: What may follow what: proponents withdraw or amend as long as the meeting has not decided.
_MAY_FOLLOW: Mapping[State, frozenset[State]] = MappingProxyType(
    {state: frozenset({State.SUBMITTED, State.AMENDED}) for state in State if state is not State.SUBMITTED}
)


@dataclass(frozen=True, slots=True)
class ProposalStep:
    """One thing that happened to a proposal; `on` is None where only that it happened is known."""

    state: State
    on: date | None


@dataclass(frozen=True, slots=True)
class Sought:
    """What a proposal asks for: from an appendix ("": not listed) to another ("": deletion)."""

    instrument: str
    from_appendix: str
    to_appendix: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """The first and last day of the meeting that decides, as far as known."""

    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day, and the rule that gives it."""

    day: date
    rule: str


@dataclass(frozen=True, slots=True)
class _Period:
    days: int
    rule: str


#: Text of a proposal at the secretariat, at the latest so many days before the meeting.
_SUBMISSION: Mapping[str, _Period] = MappingProxyType(
    {
        CITES: _Period(150, "CITES Art. XV.1(a): at least 150 days before the meeting"),
        CMS: _Period(150, "CMS Art. XI.3: at least 150 days before the meeting"),
    }
)
#: Views of those consulted, at the latest so many days before the meeting.
_COMMENTS: Mapping[str, _Period] = MappingProxyType(
    {
        CITES: _Period(30, "CITES Art. XV.1(a): responses go to all Parties not later than 30 days before the meeting"),
        CMS: _Period(60, "CMS Art. XI.3: comments not less than 60 days before the meeting begins"),
    }
)
#: Entry into force, so many days after the meeting.
_IN_FORCE: Mapping[str, _Period] = MappingProxyType(
    {
        CITES: _Period(90, "CITES Art. XV.1(c): 90 days after the meeting"),
        CMS: _Period(90, "CMS Art. XI.5: 90 days after the meeting"),
    }
)


def submission_due(instrument: str, sitting: Sitting) -> Deadline | None:
    """The last day on which a proposal can be submitted; None where the rule or the meeting's days are not known."""
    return _before(_SUBMISSION.get(instrument), sitting.starts)


def comments_due(instrument: str, sitting: Sitting) -> Deadline | None:
    """The last day for the views of those consulted; None where the rule or the meeting's days are not known."""
    return _before(_COMMENTS.get(instrument), sitting.starts)


def in_force_from(instrument: str, sitting: Sitting) -> Deadline | None:
    """The day on which what the meeting decided enters into force, unless it decides on a later one."""
    period = _IN_FORCE.get(instrument)
    return Deadline(sitting.ends + timedelta(days=period.days), period.rule) if period and sitting.ends else None


def _before(period: _Period | None, day: date | None) -> Deadline | None:
    return Deadline(day - timedelta(days=period.days), period.rule) if period and day else None


def state_on(steps: Iterable[ProposalStep], day: date) -> State | None:
    """Where a proposal stands on a day: by its last step until then (one of no known day has been taken); None before."""
    taken = [step for step in steps if step.on is None or step.on <= day]
    return taken[-1].state if taken else None


def why_not(
    steps: Iterable[ProposalStep],
    step: ProposalStep,
    sought: Sought,
    sitting: Sitting,
    *,
    amended_to: str | None = None,
) -> tuple[str, ...]:
    """Every reason against a step after those that were taken; `amended_to` is the appendix that an amendment asks for."""
    taken = list(steps)
    reasons = []
    last = taken[-1] if taken else None
    if last is None and step.state is not State.SUBMITTED:
        reasons.append("the proposal was never submitted")
    elif last is not None and last.state not in _MAY_FOLLOW.get(step.state, frozenset()):
        when = f" on {in_words(last.on)}" if last.on else ""
        reasons.append(f"the proposal was {last.state}{when}: it can't be {step.state} after that")
    days = [each.on for each in taken if each.on is not None]
    if step.on is not None and days and step.on < max(days):
        reasons.append(f"{in_words(step.on)} is before the last step, of {in_words(max(days))}")
    reasons += _about_the_sitting(step, sitting)
    if step.state is State.AMENDED and amended_to is not None:
        reasons += _about_the_amendment(sought, amended_to)
    return tuple(reasons)


def _about_the_sitting(step: ProposalStep, sitting: Sitting) -> list[str]:
    if step.on is None:
        return []
    if step.state in (State.ACCEPTED, State.REJECTED):
        if sitting.starts and step.on < sitting.starts:
            return [f"the meeting begins on {in_words(sitting.starts)}: it can't decide on {in_words(step.on)}"]
        if sitting.ends and step.on > sitting.ends:
            return [f"the meeting ended on {in_words(sitting.ends)}: it can't decide on {in_words(step.on)}"]
    elif sitting.ends and step.on > sitting.ends:
        return [f"the meeting ended on {in_words(sitting.ends)}: nothing can be {step.state} to it afterwards"]
    return []


def _about_the_amendment(sought: Sought, appendix: str) -> list[str]:
    """Under CITES a proposal may be amended to reduce its effect or to make it more precise (Rules of Procedure of the CoP)."""
    if sought.instrument != CITES or not {appendix, sought.to_appendix} <= {*APPENDICES, ""}:
        return []
    if _weight(appendix) <= max(_weight(sought.to_appendix), _weight(sought.from_appendix)):
        return []
    return [
        (
            f"an amendment may only reduce the effect of a proposal or make it more precise: "
            f"Appendix {appendix} is stricter than Appendix {sought.to_appendix or sought.from_appendix}"
        )
    ]


def _weight(appendix: str) -> int:
    return len(APPENDICES) - APPENDICES.index(appendix) if appendix in APPENDICES else 0


def change_in_words(from_appendix: str, to_appendix: str) -> str:
    """`inclusion in Appendix II`, `transfer from Appendix II to Appendix I`, `deletion from Appendix II`, `amendment of …`."""
    if not from_appendix:
        return f"inclusion in Appendix {to_appendix}"
    if not to_appendix:
        return f"deletion from Appendix {from_appendix}"
    if from_appendix == to_appendix:
        return f"amendment of the listing in Appendix {to_appendix}"
    return f"transfer from Appendix {from_appendix} to Appendix {to_appendix}"
