"""The codes of activities as they are printed, and one canonical form of them.

`A1.`, `A.1`, `A-1`, `(A1)`, `B1 -` and `Activity A1:` are A1; `1.2.3` stays 1.2.3; `Action 4 (a)` is 4a. A code identifies nothing: the
next edition uses it for something else.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_WORD: Final = r"(?:Activity|Action|Task|Output|Activité|Action|Tâche|Mesure|Actividad|Acción|Accion|Tarea|Medida|Work\s+item|Item)"
_ENDS: Final = r"(?P<mark>\s*[.):–—-]+|\s*[.):]\s*[-–—])?(?=\s|$)"
_LETTERED = re.compile(
    rf"(?P<printed>(?:{_WORD}\s+)?\(?(?P<letter>[IVX]{{2,5}}(?=[.\-])|[A-Z])\s?[.\-–]?\s?(?P<number>[0-9]{{1,2}}(?:[.\-][0-9]{{1,2}})*)(?P<sub>[a-z]|\s?\([a-z]\))?\)?{_ENDS})"
)
_NUMBERED = re.compile(
    rf"(?P<printed>(?:{_WORD}\s+)?\(?(?P<number>[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,3}})(?P<sub>[a-z]|\s?\([a-z]\))?\)?{_ENDS})"
)
_NAMED = re.compile(
    rf"(?P<printed>{_WORD}\s+(?:No\.?\s*|n[°º]\s*)?(?P<number>[0-9]{{1,2}})(?P<sub>[a-z]|\s?\([a-z]\))?{_ENDS})",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"(?P<printed>\(?(?P<number>[0-9]{1,2})(?P<sub>[a-z])?(?P<mark>[.)]|\s*[-–])?(?=\s|$))")
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
_MENTIONED = re.compile(
    r"\s*(?:and|or|to|of|is|are|was|were|has|have|above|below|et|ou|de|du|y|o|a|al|est|sont|es|son|ha|[,;/&])(?=\s|$)"
)


@dataclass(frozen=True, slots=True)
class Code:
    """A code at the beginning of a line: as printed, canonical, its parts for the order, and where the text goes on."""

    canonical: str
    printed: str
    letter: str
    numbers: tuple[int, ...]
    sub: str
    length: int
    plain: bool = False

    def follows(self, other: "Code | None") -> bool:
        """Whether it may come next after `other`: the same series further on, or another series from its beginning."""
        if other is None:
            return self.numbers[-1] <= 3
        if (self.letter, self.numbers, self.sub) == (other.letter, other.numbers, other.sub):
            return False
        if self.letter != other.letter:
            return _later(self.letter, other.letter) and (self.numbers[0] == 1 or self.numbers[-1] <= 2)
        if self.numbers == other.numbers:
            return self.sub > other.sub
        if self.numbers <= other.numbers:
            return False
        at = next((i for i, (a, b) in enumerate(zip(self.numbers, other.numbers, strict=False)) if a != b), 0)
        return len(self.numbers) > len(other.numbers) or self.numbers[at] - other.numbers[at] <= 6


def _later(one: str, other: str) -> bool:
    """Whether a letter comes after another; Roman figures by their value."""
    if set(one + other) <= set(_ROMAN):
        return _value(one) > _value(other)
    return one > other


def _value(roman: str) -> int:
    values = [_ROMAN[each] for each in roman]
    return sum(-v if v < max(values[at:]) else v for at, v in enumerate(values))


@lru_cache(maxsize=20_000)
def code_at(text: str, *, plain: bool = False) -> Code | None:
    """The code that a line begins with. `plain`: also a bare number (`4.`), which elsewhere numbers paragraphs."""
    for pattern in (_LETTERED, _NUMBERED, _NAMED, *((_PLAIN,) if plain else ())):
        match = pattern.match(text)
        if match is None:
            continue
        mark = match["mark"] or ""
        if not mark and _MENTIONED.match(text, match.end()):
            continue
        if pattern is _LETTERED and "." not in match["number"] and int(match["number"]) > 60:
            continue
        rest = re.match(r"\s*(?:[-–—:]\s+)?", text[match.end() :])
        return _code(match, match.end() + (rest.end() if rest else 0), plain=pattern is _PLAIN)
    return None


def _code(match: re.Match[str], length: int, *, plain: bool) -> Code:
    parts = match.groupdict()
    letter = parts.get("letter") or ""
    number = (parts["number"] or "").replace("-", ".")
    sub = re.sub(r"\W", "", parts.get("sub") or "")
    numbers = tuple(int(each) for each in number.split("."))
    canonical = letter + ".".join(str(each) for each in numbers) + sub
    printed = re.sub(r"\s+", " ", match["printed"]).strip()
    return Code(canonical, printed, letter, numbers, sub, length, plain)
