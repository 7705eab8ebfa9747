"""How a single paragraph of a text stands: operational or informational, active, implemented, elapsed, superseded, retired, unfunded.

The trackers of the conventions keep this per paragraph, several at once (active *and* requires funding). A log of findings that only
grows, as for whole texts; what a later finding says of the same question stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from accord.core.texts.segments import Kind


class Nature(StrEnum):
    """Whether a paragraph asks for something."""

    OPERATIONAL = "operational"
    INFORMATIONAL = "informational"


class Progress(StrEnum):
    """How far it is with a paragraph."""

    ACTIVE = "active"
    IMPLEMENTED = "implemented"
    ELAPSED = "elapsed"
    SUPERSEDED = "superseded"
    RETIRED = "retired"


REQUIRES_FUNDING: Final = "requires_funding"
FUNDED: Final = "funded"
STATUSES: Final = (*(each.value for each in Nature), *(each.value for each in Progress), REQUIRES_FUNDING, FUNDED)
_OVER: Final = frozenset({Progress.SUPERSEDED, Progress.RETIRED})
_INFORMATIONAL: Final = frozenset(
    {Kind.TITLE, Kind.PREAMBLE, Kind.ENACTING, Kind.HEADING, Kind.FOOTNOTE, Kind.DIRECTED}
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One entry: what was found on a day. `place` is the order of recording."""

    status: str
    on: date
    place: int = 0


@dataclass(frozen=True, slots=True)
class ProvisionStanding:
    """How a paragraph stands; `nature` is that of its kind until somebody has said otherwise."""

    nature: Nature
    progress: Progress
    requires_funding: bool
    since: date | None = None


def provision_standing(
    findings: Sequence[Finding], *, on: date | None = None, kind: str = "", binding: bool = False
) -> ProvisionStanding:
    """How a paragraph of this kind stands on `on` (default: by all findings). `binding`: a duty was found in it."""
    known = sorted((each for each in findings if on is None or each.on <= on), key=_when)
    informational = kind in _INFORMATIONAL and not binding
    nature = Nature.INFORMATIONAL if informational else Nature.OPERATIONAL
    progress, unfunded, since = Progress.ACTIVE, False, None
    for each in known:
        if each.status in list(Nature):
            nature = Nature(each.status)
        elif each.status in list(Progress):
            progress, since = Progress(each.status), each.on
        else:
            unfunded = each.status == REQUIRES_FUNDING
    return ProvisionStanding(nature, progress, unfunded, since)


def why_not(findings: Sequence[Finding], new: Finding) -> tuple[str, ...]:
    """Everything that speaks against a finding."""
    before = provision_standing(findings, on=new.on)
    reasons = []
    if before.progress in _OVER and new.status not in (Progress.ACTIVE.value, *(each.value for each in Nature)):
        reasons.append(f"the provision was {before.progress.value} on {before.since}")
    if new.status == FUNDED and not before.requires_funding:
        reasons.append("nobody said that the provision requires funding")
    if new.status in list(Progress) and before.since is not None and before.progress.value == new.status:
        reasons.append(f"the provision is {new.status} since {before.since}")
    return tuple(reasons)


def _when(each: Finding) -> tuple[date, int]:
    return (each.on, each.place)
