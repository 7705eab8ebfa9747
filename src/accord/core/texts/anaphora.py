"""Which text “this Decision” or “the Resolution” means: the nearest that was named, or the one that is speaking.

“This” and “the present” mean the text in which they stand, where it is one; else “this”, like “that” and “the said”, means the
last one named of that kind, no further back than the paragraph before. “The present” means no other text than the one that is
speaking. Lower case after “the” is common speech and means nothing; so does what follows “a decision” or “each resolution”.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NOUNS = {
    "resolution": "res",
    "résolution": "res",
    "resolución": "res",
    "resoluciones": "res",
    "decision": "dec",
    "décision": "dec",
    "decisión": "dec",
    "decisiones": "dec",
    "recommendation": "rec",
    "notification": "notif",
}
_DETERMINER = re.compile(
    r"""\b(?:
      (?P<present>[Tt]he\s+present|[Ll]a\s+présente|[Ll]a\s+presente)
    | (?P<self>[Tt]his|[Cc]ette|[Ee]sta)
    | (?P<many>[Tt]hese|[Tt]hose|[Bb]oth|[Tt]he\s+(?:aforementioned|above-mentioned|above|said|two|three)|[Cc]es|[Ee]stas)
    | (?P<that>[Tt]hat|[Tt]he\s+said|[Tt]he\s+same|[Tt]he)
    )\s+$""",
    re.VERBOSE,
)
_NOUN = re.compile(
    r"""(?:[Rr]esolutions?|[Dd]ecisions?|[Rr]ecommendations?|[Nn]otifications?|[Rr]ésolutions?|[Dd]écisions?|[Rr]esoluci(?:ón|ones)|[Dd]ecisi(?:ón|ones))\b
    (?!\s*(?:(?:Conf|Nos?)\.?)?\s*(?:[0-9]+|[IVXL]+)[./][0-9])(?!\s*-?\s*(?:mak|maker|tree|support))""",
    re.VERBOSE,
)
_LONGEST = 28
_AS_MANY = 40  # “the aforementioned Resolutions” are no more than these
_UNLIKE = re.compile(r"\s*(?:\"|on\s|pages?\b|in\s+effect|of\s+the\s+(?:Conference|Court|Council|Board)|taken|to\s)")


#: A text that is not named by number stands between: “if the Conference amends a Decision, the number of that Decision …”.
_UNNAMED = re.compile(
    r"\b(?:an?|any|each|every|another|one|une?|chaque|toute|una|cada|toda)\s+(?:\w+\s+)?(?:[Rr]esolution|[Dd]ecision|[Dd]écision|[Rr]ésolution|[Dd]ecisión|[Rr]esolución)\b"
)
_ITEM = re.compile(r"^[ ]*(?:[-•]\s*)?(?:[a-z][.)]|\([a-z]\)|[0-9]{1,3}\.)\s", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Named:
    """A text that was named: what an anaphor can mean. `own` are the spans in which it is the one speaking."""

    start: int
    end: int
    kind: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speaking:
    """A span of the document that is the text of `id`."""

    start: int
    end: int
    kind: str
    id: str


def anaphors(
    text: str, starts: list[int], named: list[Named], speaking: list[Speaking], paragraph_before: "Paragraphs"
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Start, end and identifiers of every anaphor that can be resolved; `starts`: where nouns begin."""
    if not named and not speaking:
        return
    places = [each.start for each in named]
    for at in starts:
        noun = _NOUN.match(text, at, at + 80)
        found = _DETERMINER.search(text, max(0, at - _LONGEST), at) if noun is not None else None
        if noun is None or found is None:
            continue
        if found["self"] is None and found["present"] is None and not noun[0][0].isupper():
            continue
        if found["that"] is not None and _UNLIKE.match(text, noun.end()):
            continue
        reach = paragraph_before(found.start())
        last = bisect_left(places, at)
        near = named[max(bisect_left(places, reach), last - _AS_MANY) : last]
        ids = _meant(found, noun[0], near, speaking, reach)
        if ids:
            yield found.start(), noun.end(), ids


class Paragraphs:
    """Where the paragraph before the one at a place begins."""

    def __init__(self, starts: list[int]) -> None:
        self._starts = starts

    def __call__(self, at: int) -> int:
        return self._starts[max(0, bisect_right(self._starts, at) - 2)]


def _meant(
    found: re.Match[str], noun: str, named: list[Named], speaking: list[Speaking], reach: int
) -> tuple[str, ...]:
    at = found.start()
    plural = noun.lower().endswith("s")
    kind = _NOUNS[noun.lower().removesuffix("s") if noun.lower() not in _NOUNS else noun.lower()]
    if not plural:
        own = _own(at, kind, speaking)
        spoken_by_itself = found["self"] is not None or found["present"] is not None
        if own is not None and (spoken_by_itself or own.end - own.start < len(found.string) // 2):
            return (own.id,)
    if found["present"] is not None:
        return ()
    earlier = [each for each in named if each.kind == kind and each.end <= at]
    if not earlier or _UNNAMED.search(found.string, earlier[-1].end, at) is not None:
        return ()
    if not plural:
        return earlier[-1].ids[-1:] if len(earlier[-1].ids) == 1 else ()
    if len(earlier[-1].ids) > 1:
        return earlier[-1].ids
    item = max((mark.end() for mark in _ITEM.finditer(found.string, reach, at)), default=reach)
    in_item = _distinct(each for each in earlier if each.start >= item)
    return in_item if len(in_item) > 1 else _distinct(earlier)


def _own(at: int, kind: str, speaking: list[Speaking]) -> Speaking | None:
    """The text of that kind in which a place stands: the decision under its number rather than the whole document."""
    place = bisect_right(speaking, at, key=lambda each: each.start) - 1
    for each in (speaking[place], speaking[0]) if place >= 0 else ():
        if each.start <= at < each.end and each.kind == kind:
            return each
    return None


def _distinct(named: Iterable[Named]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for each in named for id_ in each.ids))
