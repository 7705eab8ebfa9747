"""Epithets without the endings that change with the gender of the genus.

Schinke, Greengrass, Robertson & Willett 1996 (J. Documentation 52:172-187), noun suffixes, with `-ii` added: lists
disagree on `-i` and `-ii` in names after persons (ICZN Art. 33.4).
"""

from functools import cache

_SUFFIXES = frozenset(
    (
        "ibus",
        "ius",
        "ae",
        "am",
        "as",
        "em",
        "es",
        "ia",
        "ii",
        "is",
        "nt",
        "os",
        "ud",
        "um",
        "us",
        "a",
        "e",
        "i",
        "o",
        "u",
    )
)
#: Words that end in the enclitic-like `-que` as part of the word itself (Schinke et al., list of exceptions).
_QUE_WORDS = frozenset(
    """atque quoque neque itaque absque apsque abusque adaeque adusque denique deque susque oblique peraeque plenisque
    quandoque quisque quaeque cuiusque cuique quemque quamque quaque quique quorumque quarumque quibusque quosque
    quasque quotusquisque quousque ubique undique usque uterque utique utroque utribique torque coque concoque contorque
    detorque decoque excoque extorque obtorque optorque retorque recoque attorque incoque intorque praetorque""".split()  # noqa: SIM905 - a word list reads as one
)
_SHORTEST_STEM = 2
_CONSONANTS = frozenset("bcdfghklmnpstvxz")


@cache
def epithet_stem(epithet: str) -> str:
    """The stem of `epithet`: `africana` and `africanus` give `african`, `sowerbii` and `sowerbyi` stay apart."""
    return cut_to_stem(epithet)


def cut_to_stem(epithet: str) -> str:
    """The same without remembering it, for columns that ask once for each of a million epithets."""
    word = epithet.lower().replace("j", "i").replace("v", "u")
    if word.endswith("que"):
        if word in _QUE_WORDS:
            return word
        word = word[:-3]
    for length in (4, 3, 2, 1):
        if word[-length:] in _SUFFIXES:
            return word[:-length] if len(word) - length >= _SHORTEST_STEM else word
    return word


@cache
def agreement_key(epithet: str) -> str:
    """The stem, with `niger`, `nigra`, `nigrum` brought together: adjectives in -er drop the e when they take an ending."""
    stem = epithet_stem(epithet)
    if len(stem) > _SHORTEST_STEM and stem[-1] == "r" and stem[-2] in _CONSONANTS:
        return f"{stem[:-1]}er"
    return stem
