"""Who named it, and when: are two authorships the same, different, or can nobody tell?

Parentheses only say that the genus has changed since (ICZN Art. 51.3), so they don't count. Initials, particles,
`&`, `et` and `and`, abbreviations and diacritics are matters of style; a year may be off by one (date on the cover,
date of issue). An answer of *different* at equal names is a possible homonym.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final

from accord.core.names.people import Likeness, Person, likeness, read_person

_YEAR: Final = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
#: All that stands for a time: `1758-59`, `184?`, `[1879]`, `1970 ["1969"]`.
_TIME: Final = re.compile(r"[,:]? ?[(\[\"]*(?<!\d)(?:1[5-9]|20)\d[\d?][a-z]?(?:\s?[-–/]\s?\d{1,4})?[)\]\"?]*")
_BASIONYM: Final = re.compile(r"^\s*[(\[](.*?)[)\]]\s*(?![)\]])(.*)$")
_SEPARATORS: Final = re.compile(r"\s*(?:[;&+,]|\bet\b|\band\b|\by\b|\bund\b|\bwith\b)\s*")
_INITIALS: Final = re.compile(r"(?:[^\W\d_](?:\.[ -]?|\s|$))+")
_CITED_IN: Final = re.compile(r"\s+(?:in|apud|ap\.|fide)\s+.*$", re.IGNORECASE)
_SANCTIONED: Final = re.compile(r"\s*:\s*(?:Fr|Pers)\b\.?")
_NOTES: Final = re.compile(
    r"[,;]?\s*\b(?:nom\.|comb\.|sp\.|auctt?\.|non|nec|sensu|emend\.?|p\.\s?p\.|pro parte|ined\.)\s*.*$"
)
_EX: Final = re.compile(r"\s+ex\.?\s+", re.IGNORECASE)
_TEAMS: Final = re.compile(r"\bH\.? ?B\.? ?(?:& ?|et )?K\b\.?")
_TEAM_OF_THREE: Final = re.compile(r"\bB\.? ?S\.? ?P\b\.?$")
_AND_OTHERS: Final = re.compile(r"(?:,|&|\bet|\band)?\s*\b(?:al(?:ii|\b)\.?|others|collaborators)|…")


class Sameness(StrEnum):
    """Whether two authorships are one."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Authorship:
    """The people of the first publication, their names folded for comparison, and its year.

    `combined_by` are those who moved it to its present genus; only botany cites them (ICN Art. 49). `before_ex` are those
    who proposed the name before `ex`: in botany they don't count (ICN Art. 46.5), in zoology they do.
    """

    people: tuple[str, ...] = ()
    year: int | None = None
    combined_by: tuple[str, ...] = ()
    and_others: bool = False
    persons: tuple[Person, ...] = ()
    combiners: tuple[Person, ...] = ()
    before_ex: tuple[Person, ...] = ()
    in_brackets: bool = False

    @property
    def is_known(self) -> bool:
        """Whether anybody is named."""
        return bool(self.people)


@lru_cache(maxsize=1 << 17)
def read_authorship(text: str, code: str | None = None) -> Authorship:
    """Read `(Blumenbach, 1797)`, `P. L. Sclater, 1886`, `Linnaeus 1758`, `(L.) Mill.`. Never fails: no name is an answer.

    Of `A ex B` the people are B, in zoology A.
    """
    years = _YEAR.findall(text)
    year = int(years[0]) if years else None
    basionym = _BASIONYM.match(text)
    original, combining = (basionym.group(1), basionym.group(2)) if basionym else (text, "")
    persons, before = _people(original, code)
    combiners, _ = _people(combining, code)
    in_brackets = basionym is not None and bool(persons)
    if not persons:
        persons, combiners = combiners, ()
    return Authorship(
        people=tuple(person.key for person in persons),
        year=year,
        combined_by=tuple(person.key for person in combiners),
        and_others=_AND_OTHERS.search(original) is not None,
        persons=persons,
        combiners=combiners,
        before_ex=before,
        in_brackets=in_brackets,
    )


def compare_authorships(one: str, other: str, code: str | None = None) -> Sameness:
    """Whether two authorship strings, cited for one name, say the same publication.

    Beyond `same_authorship`: two years say something even without people, and other people who combined a name
    published it elsewhere.
    """
    mine, theirs = read_authorship(one, code), read_authorship(other, code)
    answer = same_authorship(mine, theirs)
    if answer is Sameness.UNKNOWN and not (mine.is_known and theirs.is_known):
        return Sameness.SAME if mine.year is not None and mine.year == theirs.year else Sameness.UNKNOWN
    if answer is Sameness.SAME and mine.combiners and theirs.combiners:
        combined_alike = _teams(mine.combiners, theirs.combiners) is not Likeness.NO
        return answer if combined_alike else Sameness.DIFFERENT
    return answer


def same_authorship(one: Authorship, other: Authorship) -> Sameness:
    """Same people in compatible years; different people, or years more than one apart; unknown where one says nothing."""
    years_known = one.year is not None and other.year is not None
    years_agree = one.year is not None and other.year is not None and abs(one.year - other.year) <= 1
    if years_known and not years_agree:
        return Sameness.DIFFERENT
    if not one.is_known or not other.is_known:
        return Sameness.UNKNOWN
    found = max(_teams(mine, theirs) for mine in _citations(one) for theirs in _citations(other))
    if found is Likeness.YES or (found is Likeness.PERHAPS and years_agree):
        return Sameness.SAME
    for mine, theirs in ((one, other), (other, one)):
        left_out = mine.combiners and not theirs.combiners
        if left_out and _teams(mine.combiners, theirs.persons) is Likeness.YES:
            return Sameness.SAME  # `Mill.` for `(L.) Mill.`: the author of the basionym was left out
    return Sameness.UNKNOWN if found is Likeness.PERHAPS else Sameness.DIFFERENT


def rival_authorships(one: Authorship, other: Authorship) -> bool:
    """Whether two authorships surely belong to two publications of one name, which makes it a homonym (ICZN Art. 52).

    Nobody in common, and years more than one apart. Other people in the same year, or one author with two years, are
    as a rule two ways to cite one publication; a missing year proves nothing.
    """
    if one.year is None or other.year is None or abs(one.year - other.year) <= 1:
        return False
    timeless, others = replace(one, year=None), replace(other, year=None)
    return same_authorship(timeless, others) is Sameness.DIFFERENT


def _citations(authorship: Authorship) -> tuple[tuple[Person, ...], ...]:
    """Those whom lists may cite for it: the people, and those before `ex`."""
    return (authorship.persons, authorship.before_ex) if authorship.before_ex else (authorship.persons,)


def _teams(one: Sequence[Person], other: Sequence[Person]) -> Likeness:
    """Whether two teams are one: all of the smaller in the larger; perhaps where some are in both."""
    smaller, larger = sorted((one, other), key=len)
    if not smaller:
        return Likeness.NO
    best = [max(likeness(person, theirs) for theirs in larger) for person in smaller]
    if min(best) > Likeness.NO:
        return min(best)
    first = likeness(one[0], other[0])
    return Likeness.PERHAPS if first is not Likeness.NO or max(best) is Likeness.YES else Likeness.NO


def _people(text: str, code: str | None) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Those who published it, and those before `ex`; swapped for zoology."""
    timeless = _TIME.sub(" ", _NOTES.sub("", _SANCTIONED.sub("", text)))
    timeless = _TEAMS.sub("Humb., Bonpl. & Kunth", timeless)
    timeless = _TEAM_OF_THREE.sub("Britton, Sterns & Poggenb.", timeless.strip())
    cited = _EX.split(_AND_OTHERS.sub(" ", _CITED_IN.sub("", timeless)))
    publishing, before = _team(cited[-1]), _team(cited[0]) if len(cited) > 1 else ()
    if before and (code == "zoological" or not publishing):
        return before, publishing
    return publishing, before


def _team(text: str) -> tuple[Person, ...]:
    parts: list[str] = []
    for part in _SEPARATORS.split(text):
        bare = part.strip(' ()[]"?.,') and part.strip()
        if parts and bare and _INITIALS.fullmatch(part.strip()) and part.strip() not in {"L.", "L"}:
            parts[-1] = f"{part.strip()} {parts[-1]}"  # `Gmelin, J.F.`
        elif bare:
            parts.append(part)
    found = (read_person(re.sub(r"[()\[\]\"“”?:*]", " ", part).strip()) for part in parts)
    return tuple(person for person in found if person is not None)
