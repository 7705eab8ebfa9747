"""The text without its markup, and the way back from each of its characters to the original.

Emphasis, links, tags, footnote numbers and invisible characters go; blanks and dashes of every kind become the plain
ones. Findings are made in the clean text and shown in the original.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r\x0b\x0c"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u02bc\u00b4`"
#: One character for one, so that places stay.
_PLAIN = {
    **dict.fromkeys(_BLANKS, " "),
    **dict.fromkeys(_DASHES.replace("\u00ad", ""), "-"),
    **dict.fromkeys(_DOUBLE_QUOTES, '"'),
    **dict.fromkeys(_SINGLE_QUOTES, "'"),
}
_FANCY = re.compile(f"[{re.escape(''.join(_PLAIN))}]")
_SUPERSCRIPT = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
_INVISIBLE = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
#: What is left out. Superscript digits are footnote marks: `str.isdigit` holds for them, so they must not stay. One set of first
#: characters, so that the search runs over all others at once.
_MARKUP = re.compile(
    rf"""[<\]\[*~_\\{_SUPERSCRIPT}{_INVISIBLE}](?:
      (?<=<)sup>[^<]{{0,6}}</sup>                          # a footnote number
    | (?<=<)/?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]*)?/?>       # any other tag; <https://…> is none
    | (?<=\])\([^()\s]*(?:\([^()]{{0,300}}\)[^()\s]*)?\)   # ](target) of a link
    | (?<=\[)(?=[^\[\]\n]{{0,300}}\]\()                     # [ of a link
    | (?<=\*)\** | (?<=~)~                                # emphasis
    | (?<=_)(?:(?<!\w_)_*(?=\w)|(?<=\w_)_*(?!\w))
    | (?<=\\)(?=[\\.\-*_()\[\]#~])                       # a backslash that protects a mark
    | (?<=[{_SUPERSCRIPT}])[{_SUPERSCRIPT}]*              # ¹²³⁰⁴…⁹
    | (?<=[{_INVISIBLE}])[{_INVISIBLE}]*
    )""",
    re.VERBOSE,
)
_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]\(([^()\s]*(?:\([^()]*\)[^()\s]*)?)\)")


@dataclass(frozen=True)
class Cleaned:
    """A text and its clean form; `kept` are the places (in clean, in original) where a piece that stayed begins."""

    original: str
    text: str
    kept: tuple[tuple[int, int], ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [clean for clean, _ in self.kept]

    def place(self, at: int) -> int:
        """Where the clean character number `at` stands in the original."""
        piece = bisect_right(self._starts, at) - 1
        clean, original = self.kept[piece]
        return original + at - clean

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original of a span that is not empty in the clean text."""
        return self.place(start), self.place(end - 1) + 1

    @cached_property
    def links(self) -> tuple[tuple[int, int, str], ...]:
        """The links of the original: the span of what one reads, and where it leads."""
        return tuple((found.start(1), found.end(1), found[2]) for found in _LINK.finditer(self.original))


def clean(text: str) -> Cleaned:
    """The clean form of a text. Never fails; places are counted in characters, not in bytes."""
    pieces: list[str] = []
    kept: list[tuple[int, int]] = [(0, 0)]
    at = length = 0
    for found in _MARKUP.finditer(text):
        if found.start() > at:
            pieces.append(text[at : found.start()])
            length += found.start() - at
        at = found.end()
        if kept[-1][0] == length:
            kept[-1] = (length, at)
        else:
            kept.append((length, at))
    pieces.append(text[at:])
    return Cleaned(text, _FANCY.sub(_plain, "".join(pieces)), tuple(kept))


def _plain(found: re.Match[str]) -> str:
    return _PLAIN[found[0]]
