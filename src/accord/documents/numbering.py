"""How numbered paragraphs and points of a document stand in one another, for writers whose formats nest lists."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from accord.documents.model import Annex, Block, Item, Numbered

#: The deepest levels that a writer draws; what is deeper stands on the deepest.
DEEPEST_NUMBER = 2
DEEPEST_ITEM = 3
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(slots=True)
class Entry:
    """A numbered paragraph (with its number in its list, from 1) or a point (0), and the lists that stand under it."""

    block: Numbered | Item
    number: int = 0
    below: "list[Series]" = field(default_factory=list)


@dataclass(slots=True)
class Series:
    """Entries of one list without a break: all numbered on one level, or all points."""

    level: int
    numbered: bool
    entries: list[Entry] = field(default_factory=list)


def nested(blocks: Iterable[Block]) -> Iterator[Block | Series]:
    """The blocks in their order, with runs of numbered paragraphs and points gathered into lists in lists.

    A paragraph or table between two numbered paragraphs parts the lists but not the counting; an annex begins anew.
    """
    counts = [0] * (DEEPEST_NUMBER + 1)
    waiting: list[Series] = []
    for block in blocks:
        if isinstance(block, Numbered | Item):
            _take(block, waiting, counts)
            continue
        yield from waiting
        waiting = []
        if isinstance(block, Annex):
            counts = [0] * (DEEPEST_NUMBER + 1)
        yield block
    yield from waiting


def letter(number: int) -> str:
    """a, b, …, z, aa, bb, …: as word processors count on in letters."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """i, ii, iii, iv, …"""
    found = ""
    for value, sign in _ROMAN:
        found += sign * (number // value)
        number %= value
    return found


def printed(number: int, level: int) -> str:
    """The number as it is printed: 1., a), i)."""
    return (f"{number}.", f"{letter(number)})", f"{roman(number)})")[min(level, DEEPEST_NUMBER)]


def depth_of(item: Item, under: int) -> int:
    """How deep a point stands, where `under` is the level of the numbered paragraph before it, or -1."""
    return min(max(item.level, 0) + under + 1, DEEPEST_ITEM)


def _take(block: Numbered | Item, waiting: list[Series], counts: list[int]) -> None:
    if isinstance(block, Item):
        _place(Entry(block), waiting, numbered=False, level=max(block.level, 0))
        return
    level = min(max(block.level, 0), DEEPEST_NUMBER)
    counts[level] += 1
    counts[level + 1 :] = [0] * (DEEPEST_NUMBER - level)
    _place(Entry(block, counts[level]), waiting, numbered=True, level=level)


def _place(entry: Entry, lists: list[Series], *, numbered: bool, level: int) -> None:
    """Append to the last list of that kind and level on the way down to the latest entry, or begin one there."""
    here = lists
    while here:
        last = here[-1]
        same = last.numbered == numbered and last.level == level
        # a number closes the points before it; a point goes below any number, and below points of a lower level
        beyond = last.level >= level if last.numbered == numbered else numbered
        if same:
            last.entries.append(entry)
            return
        if beyond:
            break
        here = last.entries[-1].below
    here.append(Series(level, numbered, [entry]))
