"""Sentences, paragraphs and bullets around a place: the context that tells whose text is meant."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from accord.core.texts.bodies import bodies_named

#: A point after one of these ends no sentence.
_ABBREVIATIONS = (
    "Conf",
    "No",
    "Nos",
    "Doc",
    "Docs",
    "Inf",
    "Com",
    "Rev",
    "Res",
    "Dec",
    "para",
    "paras",
    "spp",
    "sp",
    "ssp",
)
_TITLES = ("e.g", "i.e", "cf", "Art", "Mr", "Ms", "Dr", "al", "vs", "approx")
_NOT_ABBREVIATED = "".join(rf"(?<!\b{re.escape(word)}\.)" for word in (*_ABBREVIATIONS, *_TITLES))
_END = re.compile(
    rf"""[.!?]{_NOT_ABBREVIATED}["')\]]*\s+(?=["'(\[]?[A-Z0-9])
    | ;[ ]*\n
    | \n[ ]*(?:\n\s*|(?=(?:[-•·]|[a-z]\)|\([a-z]+\)|[0-9]{{1,3}}\.[ ]|[ivx]+[.)])[ ]))""",
    re.VERBOSE,
)
#: Between two sentences of one paragraph: a point or semicolon, blanks, and a capital.
SENTENCE_BREAK = re.compile(rf"(?<=[.;]){_NOT_ABBREVIATED}[\"')\]]*\s+(?=[\"'(\[]?[A-ZÀ-Þ])")
_PARAGRAPH = re.compile(r"\n[ ]*\n")
_BULLET = re.compile(r"[ ]*(?:[-•·*]\s*)?(?:[a-z]\)|\([a-z]{1,4}\)|[ivx]{1,4}[.)]|[-•·])\s+")
_SENTENCE_REACH = 900


@dataclass(frozen=True)
class Context:
    """A clean text with the places where bodies are named in it."""

    text: str

    @cached_property
    def names(self) -> list[tuple[int, int, str]]:
        """Every body named: start, end, body."""
        return bodies_named(self.text)

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The bodies named anywhere, each once, in the order of the text."""
        return tuple(dict.fromkeys(body for _, _, body in self.names))

    @cached_property
    def paragraph_starts(self) -> list[int]:
        """Where the paragraphs begin; the end of the text stands last."""
        return [0, *(found.end() for found in _PARAGRAPH.finditer(self.text)), len(self.text)]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [found.end() for found in _END.finditer(self.text)]

    def sentence_start(self, at: int) -> int:
        """Where the sentence that holds place `at` begins; of a very long one, the part near `at`."""
        place = bisect_right(self._sentence_ends, at)
        return max(self._sentence_ends[place - 1] if place else 0, at - _SENTENCE_REACH)

    def sentence_end(self, at: int) -> int:
        """Where it ends."""
        place = bisect_right(self._sentence_ends, at)
        end = self._sentence_ends[place] if place < len(self._sentence_ends) else len(self.text)
        return min(end, at + _SENTENCE_REACH)

    def paragraph_start(self, at: int, *, back: int = 0) -> int:
        """Where the paragraph that holds `at` begins, or the one `back` paragraphs before it."""
        place = bisect_right(self.paragraph_starts, at) - 1
        return self.paragraph_starts[max(0, place - back)]

    def named_between(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Bodies named in a span."""
        first = bisect_left(self.names, (start, 0, ""))
        last = bisect_left(self.names, (end, 0, ""))
        return [name for name in self.names[first:last] if name[1] <= end]

    def introduction(self, at: int) -> tuple[int, int] | None:
        """The line ending with a colon that introduces the bullets among which `at` stands."""
        start = self.text.rfind("\n", 0, at) + 1
        if _BULLET.match(self.text, start) is None:
            return None
        for _ in range(60):
            end = start - 1
            if end <= 0:
                return None
            start = self.text.rfind("\n", 0, end) + 1
            line = self.text[start:end].strip()
            if line and _BULLET.match(self.text, start) is None and line.endswith(":"):
                return start, end
            if line and _BULLET.match(self.text, start) is None and not line[0].islower():
                return None
        return None
