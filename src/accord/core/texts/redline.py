"""What changed between two versions of a text: paragraph by paragraph, and inside a paragraph word by word.

Paragraphs are paired by what they have in common, in their order; a pair that shares too little is a deletion and an
insertion. Reading the result without deletions gives the new text, without insertions the old one, to the letter.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from rapidfuzz.fuzz import ratio

from accord.core.texts.paper import Change, How, Paper, Paragraph, Run

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
#: Below this share of common characters two paragraphs are two, not one that was changed.
_ALIKE: Final = 0.45
_CROWDED: Final = 250_000
_ISLAND: Final = 3
"""A kept piece shorter than this between two changes is changed with them: “the” left standing alone helps nobody."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A redline and how much changed, in paragraphs."""

    paper: Paper
    kept: int
    changed: int
    inserted: int
    deleted: int


def compare(old: Sequence[str], new: Sequence[str]) -> Comparison:
    """The redline that leads from the paragraphs of `old` to those of `new`."""
    return compared([(_at(old, before), _at(new, after)) for before, after in aligned(old, new)])


def compared(pairs: Iterable[tuple[str | None, str | None]]) -> Comparison:
    """The redline of paragraphs that are known to belong together: what stood there (None: new), what stands there (None: gone)."""
    made: list[Paragraph] = []
    counts = dict.fromkeys(("kept", "changed", "inserted", "deleted"), 0)
    for before, after in pairs:
        if before == after:
            made.append(Paragraph((Run(after or ""),)))
            counts["kept"] += 1
            continue
        made.append(_paragraph(before, after))
        counts["deleted" if after is None else "inserted" if before is None else "changed"] += 1
    return Comparison(Paper(tuple(made)), **counts)


def aligned(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Which paragraph of `old` became which of `new`, by their places, in the order of reading; None where there is none."""
    found: list[tuple[int | None, int | None]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            found += [(old_from + step, new_from + step) for step in range(old_to - old_from)]
            continue
        for before, after in _paired(old[old_from:old_to], new[new_from:new_to]):
            found.append((None if before is None else old_from + before, None if after is None else new_from + after))
    return found


def _at(paragraphs: Sequence[str], place: int | None) -> str | None:
    return None if place is None else paragraphs[place]


def words_changed(old: str, new: str) -> tuple[Run, ...]:
    """The runs that lead from one paragraph to the other."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    runs: list[Run] = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[old_from:old_to]), "".join(after[new_from:new_to])
        if tag == "equal":
            runs.append(Run(gone))
            continue
        runs += [Run(gone, Change.DELETED, How.TRACKED)] if gone else []
        runs += [Run(come, Change.INSERTED, How.TRACKED)] if come else []
    return tuple(_without_islands(runs))


def _paragraph(before: str | None, after: str | None) -> Paragraph:
    if before is None:
        return Paragraph((Run(after or "", Change.INSERTED, How.TRACKED),), mark=Change.INSERTED)
    if after is None:
        return Paragraph((Run(before, Change.DELETED, How.TRACKED),), mark=Change.DELETED)
    return Paragraph(words_changed(before, after))


def _paired(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Paragraphs of a stretch that differs, paired so that together they have most in common, in their order."""
    if len(old) * len(new) > _CROWDED:
        return [*((place, None) for place in range(len(old))), *((None, place) for place in range(len(new)))]
    alike = [[ratio(before, after) / 100 for after in new] for before in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for row in range(len(old) - 1, -1, -1):
        for column in range(len(new) - 1, -1, -1):
            paired = alike[row][column] + best[row + 1][column + 1] if alike[row][column] >= _ALIKE else 0.0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], paired)
    found: list[tuple[int | None, int | None]] = []
    row = column = 0
    while row < len(old) and column < len(new):
        together = alike[row][column]
        if together >= _ALIKE and best[row][column] == together + best[row + 1][column + 1]:
            found.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            found.append((row, None))
            row += 1
        else:
            found.append((None, column))
            column += 1
    return [
        *found,
        *((place, None) for place in range(row, len(old))),
        *((None, place) for place in range(column, len(new))),
    ]


def _without_islands(runs: Sequence[Run]) -> list[Run]:
    """Deletions and insertions that only a blank or a short word parts are read as one deletion and one insertion."""
    found: list[Run] = []
    gone = come = ""

    def flush() -> None:
        nonlocal gone, come
        found.extend([Run(gone, Change.DELETED, How.TRACKED)] if gone else [])
        found.extend([Run(come, Change.INSERTED, How.TRACKED)] if come else [])
        gone = come = ""

    for place, run in enumerate(runs):
        if run.change is Change.DELETED:
            gone += run.text
        elif run.change is Change.INSERTED:
            come += run.text
        elif gone and come and len(run.text.strip()) < _ISLAND and _changes_on(runs[place + 1 :]):
            gone, come = gone + run.text, come + run.text
        else:
            flush()
            found.append(run)
    flush()
    return found


def _changes_on(rest: Sequence[Run]) -> bool:
    """Whether right behind something is both deleted and inserted."""
    return len(rest) > 1 and {rest[0].change, rest[1].change} == {Change.DELETED, Change.INSERTED}
