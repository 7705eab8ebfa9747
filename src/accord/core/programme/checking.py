"""How a check of a programme is declared, what it is told, and what it gives.

An *error* keeps an edition from being published until it is mended or waived with a reason; a *warning* is told beside it.
What other rooms know (states of texts, names of species, days of meetings) is given to the checks as `Facts`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from accord.core.programme.edition import Activity, Edition
from accord.core.programme.lineage import Step
from accord.core.programme.standing import Standing


class Severity(StrEnum):
    """Whether a finding keeps an edition from being published."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the checks need to know beside the edition.

    `works` gives the state of each mandate on the day (`in_effect`, `deleted`, …); `taxa` for each printed scientific name
    whether a list of the conventions has it; `meetings` the days on which a report could have been made; `earlier` the
    edition before with the `steps` between both. `silent_meetings` is how many of them may pass without a report.
    """

    on: date
    works: Mapping[str, str] = field(default_factory=dict)
    taxa: Mapping[str, bool] = field(default_factory=dict)
    meetings: tuple[date, ...] = ()
    earlier: Edition | None = None
    steps: tuple[Step, ...] = ()
    silent_meetings: int = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: the check, what it is about (`kind` and `about` lead there), and a sentence."""

    check: str
    severity: Severity
    kind: str
    about: str
    called: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Case:
    """An edition under check, with what is worked out once for all checks."""

    edition: Edition
    facts: Facts
    how: Mapping[str, Standing]
    reported: tuple[date, ...]


#: What a check yields: kind, identifier and printed name of what it is about, and the sentence.
Found = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what it asks is its sentence in the documents."""

    id: str
    severity: Severity
    asks: str
    find: Callable[[Case], Iterator[Found]]


CHECKS: dict[str, Check] = {}


def check(
    key: str, severity: Severity, asks: str
) -> Callable[[Callable[[Case], Iterator[Found]]], Callable[[Case], Iterator[Found]]]:
    """Declare a check."""

    def declare(find: Callable[[Case], Iterator[Found]]) -> Callable[[Case], Iterator[Found]]:
        CHECKS[key] = Check(key, severity, asks, find)
        return find

    return declare


def about(activity: Activity, sentence: str) -> Found:
    """A finding about an activity."""
    return "activity", activity.id, activity.printed_code or activity.code, sentence


_SCIENTIFIC = re.compile(r"[A-Z][a-z]{2,}(?:[ ](?:spp?\.|ssp\.|[a-z][a-z-]{2,})){0,2}")
_NO_NAMES = frozenset({"Appendix", "Annex", "Action", "Plan", "all", "Only", "Including", "Population", "Populations"})


def scientific_names(printed: str) -> tuple[str, ...]:
    """The scientific names in what an activity prints of taxa: those in brackets (`Snow leopard (Uncia uncia)`).

    A name without brackets can't be told from an English one by its form (`African elephant`), so it isn't given.
    """
    found = []
    for inner in re.findall(r"[(\[]([^()\[\]]+)[)\]]", printed):
        for part in re.split(r"\s*(?:,|;|/|&|\band\b|\bet\b|\by\b|\bor\b)\s*", inner):
            name = part.strip()
            if _SCIENTIFIC.fullmatch(name) and name.split()[0] not in _NO_NAMES:
                found.append(re.sub(r" spp?\.$", "", name))
    return tuple(dict.fromkeys(found))
