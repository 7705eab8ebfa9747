"""The hash chain: how an entry is written down, hashed and checked. Values only; the database is not needed.

The hash of an entry is SHA-256 over the canonical JSON of all its parts and the hash of the entry before it, so that
no entry can be changed, removed, inserted or moved without every later hash giving it away (Haber & Stornetta 1991).
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

# What the first entry points back to.
GENESIS = hashlib.sha256(b"accord journal 1").hexdigest()


def canonical(value: Any) -> str:
    """The one way to write `value` as JSON: keys sorted, no spaces, ASCII only.

    Raises TypeError or ValueError for what JSON can't say (NaN, sets, dates not yet made text).
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


@dataclass(frozen=True, slots=True)
class Link:
    """One entry as the chain sees it. `changes` is canonical JSON text; `recorded_at` is UTC to the microsecond."""

    number: int
    act: str
    actor: str
    capacity: str
    recorded_at: datetime
    legal_date: date
    backfilled: bool
    reason: str
    changes: str
    previous_hash: str
    hash: str = ""

    def computed_hash(self) -> str:
        """What the hash must be, given everything else."""
        written = canonical(
            {
                "number": self.number,
                "act": self.act,
                "actor": self.actor,
                "capacity": self.capacity,
                "recorded_at": self.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
                "legal_date": self.legal_date.isoformat(),
                "backfilled": self.backfilled,
                "reason": self.reason,
                "changes": self.changes,
                "previous_hash": self.previous_hash,
            }
        )
        return hashlib.sha256(written.encode("ascii")).hexdigest()

    def sealed(self) -> "Link":
        """The same link with its hash."""
        return replace(self, hash=self.computed_hash())


@dataclass(frozen=True, slots=True)
class Damaged:
    """An entry that can't be read: its number (0 where that is unreadable), its hash where there is one, what is wrong."""

    number: int
    hash: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """Number and hash of the last entry: noted elsewhere, it proves the whole journal up to there."""

    number: int = 0
    hash: str = GENESIS

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the journal: the number of the entry where it shows (0: no entry), and what it is."""

    number: int
    what: str

    def __str__(self) -> str:
        # What somebody put into the store may hold line ends or control characters; a finding is one line.
        what = "".join(letter if letter.isprintable() else "�" for letter in self.what)
        return f"entry {self.number}: {what}" if self.number else what


def faults(links: Iterable[Link | Damaged], *, head: Seal | None = None) -> Iterator[Fault]:
    """Every fault of the chain, in the order of `links` (sorted by number, as the store gives them).

    With `head`, also what is missing at the end.
    """
    number_of_hash = {GENESIS: 0}
    before = Link(
        0,
        "",
        "",
        "",
        datetime.min.replace(tzinfo=UTC),
        date.min,
        backfilled=False,
        reason="",
        changes="{}",
        previous_hash="",
        hash=GENESIS,
    )
    for link in links:
        if isinstance(link, Damaged):
            if link.number:
                yield from _numbering(before, link.number)
                before = replace(before, number=link.number, hash=link.hash)
            yield from (Fault(link.number, what if link.number else f"an entry: {what}") for what in link.what)
            continue
        yield from _numbering(before, link.number)
        if link.computed_hash() != link.hash:
            yield Fault(link.number, _altered(link, number_of_hash))
        elif before.hash and link.previous_hash != before.hash and link.number == before.number + 1:
            yield Fault(link.number, f"it doesn't follow entry {before.number}, which was put in or rewritten later")
        if link.recorded_at < before.recorded_at:
            yield Fault(link.number, f"it was recorded before entry {before.number}")
        number_of_hash[link.hash] = link.number
        before = link
    if head is not None:
        yield from _ending(before, head)


def _numbering(before: Link, number: int) -> Iterator[Fault]:
    gap = number - before.number - 1
    if gap > 0:
        missing = f"entry {before.number + 1} is" if gap == 1 else f"entries {before.number + 1} to {number - 1} are"
        yield Fault(before.number + 1, f"{missing} missing")
    elif gap < 0:
        yield Fault(number, f"it stands after entry {before.number}")


def _altered(link: Link, number_of_hash: dict[str, int]) -> str:
    """Tell a moved entry, which is right under its old number, from a rewritten one."""
    follows = number_of_hash.get(link.previous_hash)
    candidates = {link.number - 1, link.number + 1} | ({follows + 1} if follows is not None else set())
    for number in sorted(candidates):
        if replace(link, number=number).computed_hash() == link.hash:
            return f"it was recorded as entry {number} and has been moved"
    return "its content was changed after it was recorded"


def _ending(last: Link, head: Seal) -> Iterator[Fault]:
    if head.number > last.number:
        gap = head.number - last.number
        missing = f"entry {head.number} is" if gap == 1 else f"entries {last.number + 1} to {head.number} are"
        yield Fault(last.number + 1, f"{missing} missing at the end")
    elif head.number < last.number:
        yield Fault(head.number + 1, f"the journal should end with entry {head.number}; what follows was put in")
    elif head.hash != last.hash:
        yield Fault(last.number, "its hash is not the one that the head of the journal keeps")
