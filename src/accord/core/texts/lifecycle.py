"""The life of a text: what can happen to it, in which order, how it stands on a day, and which version is in force.

Everything is read from a log of entries that only grows. The order is that of the conventions: what is incorporated elsewhere is
incorporated before it is deleted, only the Conference of the Parties deletes (CITES Resolution Conf. 4.6; CMS Resolution 11.6),
and nothing happens to what is gone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from accord.core.dates import ImpreciseDate


class Happening(StrEnum):
    """What can happen to a text, in the order in which things of one day happen: implemented, then proposed for deletion."""

    PROPOSED = "proposed"
    DRAFTED = "drafted"
    NOT_ADOPTED = "not_adopted"
    ADOPTED = "adopted"
    ISSUED = "issued"
    REVISED = "revised"
    TAKES_EFFECT = "takes_effect"
    PROPOSED_AMENDMENT = "proposed_amendment"
    IMPLEMENTED = "implemented"
    PROPOSED_INCORPORATION = "proposed_incorporation"
    NOT_INCORPORATED = "not_incorporated"
    INCORPORATED = "incorporated"
    PROPOSED_FOR_DELETION = "proposed_for_deletion"
    RETAINED = "retained"
    DELETED = "deleted"
    REPEALED_IN_PART = "repealed_in_part"
    REPEALED = "repealed"
    SUPERSEDED = "superseded"


class State(StrEnum):
    """How a text stands."""

    UNKNOWN = "unknown"  # the register holds no event of it up to that date
    PROPOSED = "proposed"
    DRAFT = "draft"
    NOT_ADOPTED = "not_adopted"
    ADOPTED = "adopted"  # but not in effect yet
    IN_EFFECT = "in_effect"
    REVISED = "revised"  # a later revision stands in its place
    IMPLEMENTED = "implemented"
    PROPOSED_FOR_DELETION = "proposed_for_deletion"
    INCORPORATED = "incorporated"
    DELETED = "deleted"
    REPEALED = "repealed"
    SUPERSEDED = "superseded"


class Sitting(StrEnum):
    """Whose meeting it was, seen from the text."""

    CONFERENCE = "conference"  # the Conference (or Meeting) of the Parties whose text it is
    OTHER = "other"  # a committee, or the conference of another convention
    NOT_NAMED = "not_named"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log. `revision` is that in whose log it stands, empty for the text as a whole; `place` the order of recording.

    With `provisions` it happened to these parts only, and the text as a whole stands as before.
    """

    what: Happening
    on: ImpreciseDate | None = None
    revision: str = ""
    place: int = 0
    sitting: Sitting = Sitting.NOT_NAMED
    provisions: tuple[str, ...] = ()

    def when(self) -> tuple[date, int, int]:
        """By day, and on one day in the order of the law; what has no date began before all else or is the latest known."""
        unknown = date.min if self.what in BEGINS else date.max
        return (self.on.day if self.on else unknown, _ORDER[self.what], self.place)


@dataclass(frozen=True, slots=True)
class Text:
    """The text whose log it is: what people call it, and whether a Conference of the Parties adopts such texts."""

    name: str
    of_conference: bool = True


@dataclass(frozen=True, slots=True)
class Version:
    """The version of a text that stands on a day. `gone` are the entries by which parts of it were repealed since it came to be."""

    revision: str
    since: ImpreciseDate | None
    until: ImpreciseDate | None
    state: State
    gone: tuple[Entry, ...]

    def has_lost(self, provision: str) -> Entry | None:
        """The entry by which a provision (`3`, `3 a)`) or the one it stands under was repealed; None where it stands."""
        steps = provision.split()
        for entry in self.gone:
            if steps and any(each.split() == steps[: len(each.split())] for each in entry.provisions if each.strip()):
                return entry
        return None


_ENTERS: Final[Mapping[Happening, State]] = {
    Happening.PROPOSED: State.PROPOSED,
    Happening.DRAFTED: State.DRAFT,
    Happening.NOT_ADOPTED: State.NOT_ADOPTED,
    Happening.ADOPTED: State.IN_EFFECT,
    Happening.ISSUED: State.IN_EFFECT,
    Happening.REVISED: State.IN_EFFECT,  # the event of a revision: from that meeting on it is the text
    Happening.TAKES_EFFECT: State.IN_EFFECT,
    Happening.IMPLEMENTED: State.IMPLEMENTED,
    Happening.INCORPORATED: State.INCORPORATED,
    Happening.PROPOSED_FOR_DELETION: State.PROPOSED_FOR_DELETION,
    Happening.RETAINED: State.IN_EFFECT,
    Happening.DELETED: State.DELETED,
    Happening.REPEALED: State.REPEALED,
    Happening.SUPERSEDED: State.SUPERSEDED,
}
_ORDER: Final = {what: place for place, what in enumerate(Happening)}
COMES_TO_BE: Final = frozenset({Happening.ADOPTED, Happening.REVISED, Happening.ISSUED})
BEGINS: Final = frozenset({Happening.PROPOSED, Happening.DRAFTED, Happening.ADOPTED, Happening.ISSUED})
#: Nothing happens any more to what is gone.
GONE: Final = frozenset({State.DELETED, State.REPEALED, State.SUPERSEDED})
#: What is over is not called revised when a later revision comes: it says more of what happened.
_OVER: Final = GONE | {State.INCORPORATED}
_BEFORE: Final = frozenset({State.UNKNOWN, State.PROPOSED, State.DRAFT, State.NOT_ADOPTED})
_LIVE: Final = frozenset({State.ADOPTED, State.IN_EFFECT, State.IMPLEMENTED, State.PROPOSED_FOR_DELETION})
#: A text is read as in force while it is one of these.
IN_FORCE: Final = frozenset({State.IN_EFFECT, State.IMPLEMENTED, State.PROPOSED_FOR_DELETION, State.INCORPORATED})
_UNKNOWN: Final = frozenset({State.UNKNOWN})
#: From which states each thing can happen. UNKNOWN stands for a text whose beginning the register does not have.
ALLOWED: Final[Mapping[Happening, frozenset[State]]] = {
    Happening.PROPOSED: _BEFORE,
    Happening.DRAFTED: _BEFORE,
    Happening.NOT_ADOPTED: _BEFORE - {State.NOT_ADOPTED},
    Happening.ADOPTED: _BEFORE,
    Happening.ISSUED: _BEFORE,
    Happening.REVISED: _BEFORE | _LIVE,
    Happening.TAKES_EFFECT: _UNKNOWN | {State.ADOPTED, State.IN_EFFECT},
    Happening.PROPOSED_AMENDMENT: _UNKNOWN | _LIVE,
    Happening.IMPLEMENTED: _UNKNOWN | _LIVE,
    Happening.PROPOSED_INCORPORATION: _UNKNOWN | _LIVE,
    Happening.NOT_INCORPORATED: _UNKNOWN | _LIVE,
    Happening.INCORPORATED: _UNKNOWN | _LIVE,
    Happening.PROPOSED_FOR_DELETION: _UNKNOWN | _LIVE | {State.INCORPORATED},
    Happening.RETAINED: _UNKNOWN | _LIVE,
    Happening.DELETED: _UNKNOWN | _LIVE | {State.INCORPORATED},
    Happening.REPEALED_IN_PART: _UNKNOWN | _LIVE,
    Happening.REPEALED: _UNKNOWN | _LIVE | {State.INCORPORATED},
    Happening.SUPERSEDED: _UNKNOWN | _LIVE | {State.REVISED, State.INCORPORATED},
}
#: What the Conference of the Parties alone does to its texts, as a sentence says it.
_OF_THE_CONFERENCE: Final[Mapping[Happening, str]] = {
    Happening.ADOPTED: "adopts it",
    Happening.REVISED: "revises it",
    Happening.INCORPORATED: "takes it into another of its texts",
    Happening.RETAINED: "retains it",
    Happening.DELETED: "deletes a decision",
    Happening.REPEALED_IN_PART: "repeals a part of it",
    Happening.REPEALED: "repeals it",
    Happening.SUPERSEDED: "puts another text in its place",
}


def own_log(entries: Sequence[Entry], revision: str = "") -> tuple[Entry, ...]:
    """What happened to the text as a whole or, of a revision, to it and to the whole since, in the order of the law."""
    if not revision:
        return tuple(sorted(entries, key=Entry.when))
    own = [entry for entry in entries if entry.revision == revision]
    whole = [entry for entry in entries if not entry.revision and entry.what not in BEGINS]
    return tuple(sorted([*own, *whole] if own else [], key=Entry.when))


def standing(entries: Sequence[Entry], revision: str = "", *, on: date | None = None) -> State:
    """How a text (or one revision of it) stands on `on`; without a day, after all that is recorded.

    A revision gives way to the next one, and the text lives on.
    """
    known = [entry for entry in entries if on is None or (entry.on is not None and entry.on.day <= on)]
    state = State.UNKNOWN
    for entry in own_log(known, revision):
        if entry.what is Happening.SUPERSEDED and entry.revision != revision:
            continue
        if not entry.provisions:
            state = _ENTERS.get(entry.what, state)  # a proposal to amend leaves it as it stands
    if state is State.IN_EFFECT and on is not None and _waits(entries, revision, on):
        state = State.ADOPTED
    replaced = any(
        entry.what in COMES_TO_BE
        and entry.revision in _later(known, revision)
        and not (on is not None and _waits(entries, entry.revision, on))
        for entry in known
    )
    return State.REVISED if revision and replaced and state not in _OVER else state


def _waits(entries: Sequence[Entry], revision: str, on: date) -> bool:
    """Whether the day is still to come on which it takes effect."""
    days = [
        each.on for each in entries if each.what is Happening.TAKES_EFFECT and each.revision == revision and each.on
    ]
    return bool(days) and all(day.day > on for day in days)


def _since(entries: Sequence[Entry], revision: str) -> tuple[bool, date, str]:
    days = [entry.on.day if entry.on else date.max for entry in entries if entry.revision == revision]
    return (bool(revision), min(days, default=date.max), revision)


def _later(entries: Sequence[Entry], revision: str) -> frozenset[str]:
    """The revisions that came after this one."""
    named = {entry.revision for entry in entries if entry.revision}
    mine = _since(entries, revision)
    return frozenset(other for other in named if _since(entries, other) > mine)


# In which order ------------------------------------------------------------------------------------------------------


def why_not(text: Text, entries: Sequence[Entry], new: Entry) -> tuple[str, ...]:
    """Everything that speaks against a new entry: the state it meets, the organ, and what comes after it in the log.

    An entry may be back-filled before others: then it is also asked whether these could still have happened. What was wrong
    in the log before is not held against the new entry.
    """
    before = set(_objections(text, entries))
    found = (
        reason for entry, reason in _objections(text, [*entries, new]) if entry is new or (entry, reason) not in before
    )
    return tuple(dict.fromkeys(found))


def _objections(text: Text, entries: Sequence[Entry]) -> Iterator[tuple[Entry, str]]:
    ordered = sorted(entries, key=Entry.when)
    for place, entry in enumerate(ordered):
        for reason in _of_one(text, ordered[:place], entry, ordered[place + 1 :]):
            yield entry, reason


def _of_one(text: Text, earlier: Sequence[Entry], entry: Entry, later: Sequence[Entry]) -> Iterator[str]:
    name = f"{text.name}@{entry.revision}" if entry.revision else text.name
    yield from _of_the_organ(text, entry)
    if entry.what is Happening.REPEALED_IN_PART and not entry.provisions:
        yield "say which provisions were repealed"
    family, line = standing(earlier), standing(earlier, entry.revision)
    if family in GONE or line in GONE:
        state, which = (family, text.name) if family in GONE else (line, name)
        yield f"{which} was {_said(state)} before {_day(entry)}"
        return
    state = line if entry.revision else family
    if state is State.INCORPORATED and state not in ALLOWED[entry.what]:
        yield f"{name} is incorporated in another text: it can only be deleted"
    elif state not in ALLOWED[entry.what]:
        yield f"{name} was {_said(state)} on {_day(entry)}, so it can't be {_said(entry.what)} then"
    elif entry.what not in BEGINS and entry.what is not Happening.REVISED and state in _BEFORE:
        yield from _before_it_was(name, entry, later)
    elif entry.what is Happening.REVISED and family in _BEFORE:
        yield from _before_it_was(text.name, entry, [each for each in later if not each.revision])
    yield from _incorporation(name, earlier, entry)


def _of_the_organ(text: Text, entry: Entry) -> Iterator[str]:
    does = _OF_THE_CONFERENCE.get(entry.what)
    if does is None or not text.of_conference:
        return
    if entry.sitting is Sitting.OTHER:
        yield f"only the Conference of the Parties {does}"
    elif entry.what is Happening.DELETED and entry.sitting is Sitting.NOT_NAMED:
        yield f"only the Conference of the Parties {does}: name the meeting at which it did"


def _before_it_was(name: str, entry: Entry, later: Sequence[Entry]) -> Iterator[str]:
    """A text cannot be implemented before it was adopted, where the register knows when that was."""
    begins = next((each for each in later if each.what in COMES_TO_BE and each.revision in ("", entry.revision)), None)
    if begins is not None and begins.when()[0] > entry.when()[0]:
        yield f"{name} was {_said(begins.what)} on {_day(begins)} only"


def _incorporation(name: str, earlier: Sequence[Entry], entry: Entry) -> Iterator[str]:
    """A proposal to incorporate is carried out, or declined, before the text is deleted: else its words would be lost."""
    if entry.what not in (Happening.DELETED, Happening.NOT_INCORPORATED):
        return
    mine = [each for each in earlier if not entry.revision or each.revision in ("", entry.revision)]
    asked = [each.what for each in mine if each.what in _INCORPORATING]
    is_open = bool(asked) and asked[-1] is Happening.PROPOSED_INCORPORATION
    if entry.what is Happening.DELETED and is_open:
        yield f"the incorporation of {name} was proposed: it is incorporated, or that is declined, before it is deleted"
    if entry.what is Happening.NOT_INCORPORATED and not is_open:
        yield f"nobody proposed to incorporate {name}"


_INCORPORATING: Final = (Happening.PROPOSED_INCORPORATION, Happening.INCORPORATED, Happening.NOT_INCORPORATED)


def _said(code: StrEnum) -> str:
    return code.value.replace("_", " ")


def _day(entry: Entry) -> str:
    return str(entry.on) if entry.on else "a day that is not known"


# Which version --------------------------------------------------------------------------------------------------------


def version_on(entries: Sequence[Entry], on: date) -> Version | None:
    """The version in force on `on`: the last to have come to be, unless it is gone; None where none is (`why_none` says why)."""
    begun = [entry for entry in _beginnings(entries) if entry.on and entry.on.day <= on]
    since = {entry.revision: entry for entry in begun if not _waits(entries, entry.revision, on)}
    if not since:
        return None
    revision = max(since.values(), key=Entry.when).revision
    state = standing(entries, revision, on=on)
    if standing(entries, on=on) in GONE or state not in IN_FORCE:
        return None
    start = since[revision]
    gone = tuple(
        each
        for each in sorted(entries, key=Entry.when)
        if _takes_a_part(each)
        and each.revision in ("", revision)
        and each.on is not None
        and each.on.day <= on
        and (start.on is None or each.on.day >= start.on.day)
    )
    return Version(revision, start.on, _end(entries, revision, on), state, gone)


def _takes_a_part(entry: Entry) -> bool:
    ends = (Happening.REPEALED_IN_PART, Happening.REPEALED, Happening.SUPERSEDED, Happening.DELETED)
    return entry.what in ends and bool(entry.provisions)


def _beginnings(entries: Sequence[Entry]) -> list[Entry]:
    return sorted((each for each in entries if each.what in COMES_TO_BE), key=Entry.when)


def _end(entries: Sequence[Entry], revision: str, on: date) -> ImpreciseDate | None:
    """The day from which it was no longer in force: the next version, or its end. None where it still is."""
    ends = (Happening.DELETED, Happening.REPEALED, Happening.SUPERSEDED)
    days = [
        entry.on
        for entry in entries
        if entry.on is not None
        and entry.on.day > on
        and not entry.provisions
        and (
            (entry.what in COMES_TO_BE and entry.revision != revision)
            or (entry.what in ends and entry.revision in ("", revision))
        )
    ]
    return min(days, key=lambda day: day.day, default=None)


def why_none(text: Text, entries: Sequence[Entry], on: date) -> str:
    """Why no version of a text is in force on a day, as a sentence."""
    begins = [entry for entry in _beginnings(entries) if entry.on is not None]
    if not begins:
        return f"the register doesn't know when {text.name} was adopted"
    first = begins[0]
    assert first.on is not None
    if first.on.day > on:
        return f"{text.name} was {_said(first.what)} on {first.on} only"
    known = [each for each in begins if each.on is not None and each.on.day <= on]
    revision = known[-1].revision
    name = f"{text.name}@{revision}" if revision else text.name
    state = standing(entries, revision, on=on)
    state = standing(entries, on=on) if standing(entries, on=on) in GONE else state
    ended = [
        each
        for each in own_log(entries, revision)
        if each.on is not None and each.on.day <= on and not each.provisions and _ENTERS.get(each.what) is state
    ]
    if state in GONE and ended:
        return f"{name} was {_said(state)} on {ended[-1].on}"
    if state is State.ADOPTED:
        return f"{name} was adopted, but did not take effect until later"
    return f"{name} was {_said(state)} on {on}"
