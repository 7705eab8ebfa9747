"""Who named it, and when: are two authorships the same, different, or can nobody tell?

Parentheses only say that the genus has changed since (ICZN Art. 51.3), so they don't count. Initials, particles,
`&`, `et` and `and`, abbreviations and diacritics are matters of style; a year may be off by one (date on the cover,
date of issue). An answer of *different* at equal names is a possible homonym.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from rapidfuzz.distance import OSA

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_BASIONYM = re.compile(r"^\s*[(\[]([^()\[\]]*)[)\]]\s*(.*)$")
_SEPARATORS = re.compile(r"\s*(?:[,;&+]|\bet\b|\band\b|\by\b|\bund\b)\s*")
_CITED_IN = re.compile(r"\s+(?:in|apud)\s+.*$")
_SON = re.compile(r"\b(?:f|fil|filius|jr|jun|junior)\b\.?$")
_AND_OTHERS = re.compile(r"\bet\s+al(?:ii|\b)\.?|\bal\.$")
_ABBREVIATIONS = {
    "l": "linnaeus",
    "linn": "linnaeus",
    "linne": "linnaeus",
    "dc": "candolle",
    "decandolle": "candolle",
    "lacepde": "lacepede",
}
_PARTICLES = frozenset(
    "de del della delle di da do dos das du des la le les van von vom zu zur den der ten ter d st af ap".split()  # noqa: SIM905
)
_NO_AUTHOR = frozenset({"", "null", "none", "n/a", "-", "auct", "auctt", "anonymous", "anon"})
_SHORTEST_PREFIX = 3
_SLIP_LENGTH = 6


class Sameness(StrEnum):
    """Whether two authorships are one."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Authorship:
    """The people of the first publication, their names folded for comparison, and its year.

    `combined_by` are those who moved it to its present genus; only botany cites them (ICN Art. 49).
    """

    people: tuple[str, ...] = ()
    year: int | None = None
    combined_by: tuple[str, ...] = ()
    and_others: bool = False

    @property
    def is_known(self) -> bool:
        """Whether anybody is named."""
        return bool(self.people)


@cache
def read_authorship(text: str, code: str | None = None) -> Authorship:
    """Read `(Blumenbach, 1797)`, `P. L. Sclater, 1886`, `Linnaeus 1758`, `(L.) Mill.`. Never fails: no name is an answer."""
    del code
    folded = _folded(text)
    years = _YEAR.findall(folded)
    year = int(years[0]) if years else None
    basionym = _BASIONYM.match(folded)
    original, combining = (basionym.group(1), basionym.group(2)) if basionym else (folded, "")
    people = _people(original)
    combined_by = _people(combining)
    if not people:
        people, combined_by = combined_by, ()
    return Authorship(people, year, combined_by, bool(_AND_OTHERS.search(original)))


def compare_authorships(one: str, other: str) -> Sameness:
    """Whether two authorship strings name the same publication."""
    return same_authorship(read_authorship(one), read_authorship(other))


def same_authorship(one: Authorship, other: Authorship) -> Sameness:
    """Same people in compatible years; different people, or years more than one apart; unknown where one says nothing."""
    years_known = one.year is not None and other.year is not None
    years_agree = one.year is not None and other.year is not None and abs(one.year - other.year) <= 1
    if years_known and not years_agree:
        return Sameness.DIFFERENT
    if not one.is_known or not other.is_known:
        return Sameness.UNKNOWN
    if _same_person(one.people[0], other.people[0]):
        return Sameness.SAME
    shared = any(_same_person(mine, theirs) for mine in one.people for theirs in other.people)
    if shared:  # `Gray, 1830` for `Hardwicke & Gray, 1830`
        return Sameness.SAME if years_agree else Sameness.UNKNOWN
    for mine, theirs in ((one, other), (other, one)):
        if mine.combined_by and not theirs.combined_by and _same_person(mine.combined_by[0], theirs.people[0]):
            return Sameness.SAME  # `Mill.` for `(L.) Mill.`: the author of the basionym was left out
    return Sameness.DIFFERENT


def rival_authorships(one: Authorship, other: Authorship) -> bool:
    """Whether two authorships surely belong to two publications of one name, which makes it a homonym (ICZN Art. 52).

    Nobody in common, and years more than one apart. Other people in the same year, or one author with two years, are
    as a rule two ways to cite one publication; a missing year proves nothing.
    """
    if one.year is None or other.year is None or abs(one.year - other.year) <= 1:
        return False
    timeless, others = replace(one, year=None), replace(other, year=None)
    return same_authorship(timeless, others) is Sameness.DIFFERENT


def _people(text: str) -> tuple[str, ...]:
    without_year = _YEAR.sub(" ", _AND_OTHERS.sub(" ", text))
    publishing = re.split(r"\s+ex\s+", _CITED_IN.sub("", without_year))[-1]
    found = (_surname(part) for part in _SEPARATORS.split(publishing))
    return tuple(name for name in found if name)


def _surname(part: str) -> str:
    cleaned = re.sub(r"[()\[\]\"'’?:]", " ", part).strip()
    son = bool(_SON.search(cleaned)) and len(cleaned) > _SHORTEST_PREFIX
    if son:
        cleaned = _SON.sub("", cleaned).strip()
    words = [word for word in re.split(r"[\s.]+", cleaned) if word and word not in _PARTICLES]
    names = [word for word in words if len(word) > 1] or words[-1:]
    if not names or names[-1] in _NO_AUTHOR:
        return ""
    surname = _ABBREVIATIONS.get(names[-1], names[-1])
    return f"{surname} fil" if son else surname  # Hooker and his son are two people


def _same_person(one: str, other: str) -> bool:
    if one == other:
        return True
    if one.endswith(" fil") != other.endswith(" fil"):
        return False
    shorter, longer = sorted((one.removesuffix(" fil"), other.removesuffix(" fil")), key=len)
    if len(shorter) >= _SHORTEST_PREFIX and longer.startswith(shorter):
        return True
    return len(shorter) >= _SLIP_LENGTH and OSA.distance(shorter, longer, score_cutoff=1) <= 1


def _folded(text: str) -> str:
    """Lower case without diacritics; `ue` and `ü`, `oe` and `ö` become the same letter."""
    opened = text.lower().replace("æ", "ae").replace("œ", "oe").replace("ø", "o").replace("ß", "ss").replace("ł", "l")
    plain = "".join(mark for mark in unicodedata.normalize("NFD", opened) if not unicodedata.combining(mark))
    return re.sub(r"([aou])e(?=[a-z])", r"\1", plain) if re.search(r"[aou]e", plain) else plain
