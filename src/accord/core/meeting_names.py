"""Which meeting a line means: `CITES CoP20`, `78th meeting of the Standing Committee`, `Dix-neuvième session … de la CITES`.

A calendar of others names meetings in words. What the register knows of its meetings decides: the acronym or name of the body,
the ordinal, the convention named in the line, and the days where several are left. Nothing is guessed: several candidates are
all given.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from accord.core.meetings import Days

#: How far the days of a calendar may lie from those of the register for the same meeting: it may have moved.
_NEAR: Final = timedelta(days=400)
#: Shorter names of bodies say too little (“Committee”).
_SHORTEST_NAME: Final = 12

_UNITS: Final = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth",
    "fr": "premiere deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme treizieme"
    " quatorzieme quinzieme seizieme dix-septieme dix-huitieme dix-neuvieme vingtieme",
    "es": "primera segunda tercera cuarta quinta sexta septima octava novena decima undecima duodecima decimotercera"
    " decimocuarta decimoquinta decimosexta decimoseptima decimoctava decimonovena vigesima",
}
_TENS: Final = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_WORDS: Final = {
    **{word: number for words in _UNITS.values() for number, word in enumerate(words.split(), 1)},
    **{
        f"{ten}-{word}": base + number
        for ten, base in _TENS.items()
        for number, word in enumerate(_UNITS["en"].split()[:9], 1)
    },
    **{f"{ten[:-1]}ieth": base for ten, base in _TENS.items()},
}
_FIGURE = re.compile(r"\b(\d{1,3})\s?(?:st|nd|rd|th|e|eme|er|ere|a|o|ª|º|\.ª|\.º)\b")
_CODE = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2,12})[\s.-]{0,2}(\d{1,3})(?!\d)")
_WORD = re.compile("|".join(sorted((rf"\b{word}\b" for word in _WORDS), key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class KnownMeeting:
    """A meeting of the register as far as recognising goes: names and acronyms of its bodies, and of the convention above."""

    id: str
    ordinal: int | None
    acronyms: tuple[str, ...]
    names: tuple[str, ...]
    conventions: tuple[str, ...]
    title: str
    days: Days | None = None


def recognised(line: str, known: Sequence[KnownMeeting], when: Days | None = None) -> tuple[str, ...]:
    """The meetings that a line can mean: none, one, or several that it doesn't tell apart.

    A meeting is meant when the line has its title, or the ordinal with the acronym or a name of its body; a convention that is
    named rules the others out, and so do days more than a year away.
    """
    plain = _plain(line)
    codes = {(match[1].casefold(), int(match[2])) for match in _CODE.finditer(_ascii(line))}
    numbers = {int(match[1]) for match in _FIGURE.finditer(plain)} | {_WORDS[word] for word in _WORD.findall(plain)}
    titled = [each for each in known if _plain(each.title) == plain]
    found = titled or [each for each in known if _is_meant(each, plain, codes, numbers)]
    found = _of_the_convention_named(plain, found, known)
    near = [each for each in found if when is None or each.days is None or _is_near(each.days, when)]
    return tuple(each.id for each in near)


def _is_meant(each: KnownMeeting, plain: str, codes: set[tuple[str, int]], numbers: set[int]) -> bool:
    if each.ordinal is None:
        return False
    if any((acronym.casefold(), each.ordinal) in codes for acronym in each.acronyms if acronym):
        return True
    names = (_plain(name) for name in each.names)
    return each.ordinal in numbers and any(len(name) >= _SHORTEST_NAME and name in plain for name in names)


def _of_the_convention_named(
    plain: str, found: Iterable[KnownMeeting], known: Iterable[KnownMeeting]
) -> list[KnownMeeting]:
    words = f" {plain} "
    named = {
        convention
        for each in known
        for convention in each.conventions
        if convention and f" {_plain(convention)} " in words
    }
    return [each for each in found if not named or named.intersection(each.conventions)]


def _is_near(one: Days, other: Days) -> bool:
    return one.earliest() - _NEAR <= other.latest() and other.earliest() - _NEAR <= one.latest()


def _ascii(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s-]|_", " ", _ascii(text).casefold()).split())
