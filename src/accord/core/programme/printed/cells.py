"""The paragraphs of one cell of results."""

import re
from collections.abc import Sequence
from typing import Final

from accord.core.programme.printed.drafts import Passage
from accord.core.programme.printed.lines import Line, is_bullet, is_open

ENDS: Final = (".", ".”", ".)", "!", "?", ".’", '."', ".»")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:No|Conf|Doc|Docs|Rev|Rév|spp|sp|cf|al|Res|Dec|Dr|Mr|Ms|Mrs|St|vs|etc|approx|e\.g|i\.e|p|pp|para|Art|U\.S|Sr|Sra|núm|art|párr)\.$"
)
_RAISED_ALONE = re.compile(r"(?:st|nd|rd|th|er|ème|ª|º)(?:\s+(?:st|nd|rd|th))*")


def begins_anew(before: str, text: str) -> bool:
    """Whether a line begins a paragraph behind another without white between: a sentence ends there and one begins."""
    ended = before.endswith(ENDS) and _ABBREVIATED.search(before) is None
    return ended and (text[:1].isupper() or _RAISED_ALONE.fullmatch(text) is not None)


def passages_of(lines: Sequence[Line]) -> list[Passage]:
    """The paragraphs of a cell: what a list says stays with the words that lead to it."""
    found: list[Passage] = []
    for line in lines:
        if not re.search(r"\w|—|–|-", line.text):
            continue
        last = found[-1] if found else None
        if last is not None and _goes_on(last, line):
            last.lines.append(line)
        else:
            found.append(Passage([line], loose=not line.gap and last is not None))
    return found


def _goes_on(last: Passage, line: Line) -> bool:
    before = last.last
    if before.endswith((":", ";")) or re.search(r"[;,]\s+(?:and|or|et|ou|y|o)$", before):
        return True
    if not line.gap:
        return not begins_anew(before, line.text) and not (
            is_bullet(line.text) and not is_bullet(before) and before.endswith(ENDS)
        )
    return is_open(before) and line.text[:1].islower()
