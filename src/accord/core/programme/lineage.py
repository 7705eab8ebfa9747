"""What activities of one edition became in the next: the relations, and which of them can stand together.

A code is reused by later editions and says nothing of descent; only a step that a person decided does.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """What became of an activity."""

    CONTINUED = "continued"
    CHANGED = "changed"
    MERGED = "merged"
    SPLIT = "split"
    GENERALISED = "generalised"
    ABSORBED = "absorbed"
    COMPLETED = "completed"
    DROPPED = "dropped"
    NEW = "new"


#: Relations without an earlier activity, and without a later one.
BEGINS = frozenset({Relation.NEW})
ENDS = frozenset({Relation.COMPLETED, Relation.DROPPED})


@dataclass(frozen=True, slots=True)
class Step:
    """One activity of the earlier edition, one of the later, and what the one became in the other."""

    earlier: str | None
    later: str | None
    relation: Relation
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A step, or the lack of one, that can't be right; `activity` is the one it is about."""

    activity: str
    sentence: str


def faults(steps: Iterable[Step]) -> tuple[Fault, ...]:
    """Every rule of lineage that these steps break."""
    every = list(steps)
    of_earlier, of_later = defaultdict[str, list[Step]](list), defaultdict[str, list[Step]](list)
    for step in every:
        if step.earlier is not None:
            of_earlier[step.earlier].append(step)
        if step.later is not None:
            of_later[step.later].append(step)
    found = [fault for step in every for fault in _ends_of(step)]
    for key, its in of_earlier.items():
        found += _of_earlier(key, its)
    for key, its in of_later.items():
        found += _of_later(key, its)
    return tuple(dict.fromkeys(found))


def without_lineage(
    steps: Iterable[Step], *, earlier: Collection[str], later: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The activities of the earlier edition of which no step tells what they became, and of the later whence they came."""
    every = list(steps)
    told, come = {step.earlier for step in every}, {step.later for step in every}
    return tuple(key for key in earlier if key not in told), tuple(key for key in later if key not in come)


def _ends_of(step: Step) -> Iterator[Fault]:
    about = step.earlier or step.later or ""
    if step.relation in BEGINS and (step.earlier is not None or step.later is None):
        yield Fault(about, "a new activity comes from no earlier one")
    elif step.relation in ENDS and (step.earlier is None or step.later is not None):
        yield Fault(about, f"an activity that is {step.relation} becomes no later one")
    elif step.relation not in BEGINS | ENDS and (step.earlier is None or step.later is None):
        yield Fault(about, f"“{step.relation}” is between an earlier activity and a later one")
    elif step.earlier is not None and step.earlier == step.later:
        yield Fault(about, "an activity can't descend from itself")


def _of_earlier(key: str, steps: list[Step]) -> Iterator[Fault]:
    relations = [step.relation for step in steps]
    if len(steps) > 1 and ENDS & set(relations):
        yield Fault(key, "it is said to have ended, and to have become another activity")
    if relations.count(Relation.CONTINUED) > 1:
        yield Fault(key, "it continues as two activities: then it was split")
    if relations == [Relation.SPLIT]:
        yield Fault(key, "it was split, and only one part of it is named")


def _of_later(key: str, steps: list[Step]) -> Iterator[Fault]:
    relations = [step.relation for step in steps]
    if len(steps) > 1 and BEGINS & set(relations):
        yield Fault(key, "it is said to be new, and to come from an earlier activity")
    if relations == [Relation.MERGED]:
        yield Fault(key, "something was merged into it, and nothing else came together in it")
    if relations.count(Relation.CONTINUED) > 1:
        yield Fault(key, "two activities continue as it: then they were merged")
