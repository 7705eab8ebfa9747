"""Finds taxa by what a person types: scientific or common name, any case, with or without accents, small slips included."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz import fuzz, process

from accord.journal.queries import seal
from accord.species.models import Checklist, CommonName, SynonymUse, Taxon
from accord.species.queries.histories import OWN_CHECKLISTS

#: Similarity in per cent below which two names have nothing to do with one another. Found by trying: at 82 “Panthera
#: onka” still finds the jaguar and no longer the lion.
CLOSE_ENOUGH = 82
_SHORTEST_SLIP = 4  # in fewer letters a slip makes another word
_SHORTEST_BEGINNING = 3
_NO_ACCENT = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "đ": "d"})
_BETWEEN_WORDS = re.compile(r"[\s'’‘`´\-–]+")


class Match(IntEnum):
    """How a name answers to the search, best last."""

    CLOSE = 1  # a slip of the pen away
    BEGINS = 2  # a word of it begins so
    WORDS = 3  # these words stand in it
    SAME = 4


@dataclass(frozen=True, slots=True)
class Found:
    """One taxon that answers to a search; `matched` is the name that was recognised and `language` its language."""

    taxon: str
    name: str
    authorship: str
    rank: str
    checklist: str
    status: str
    accepted: tuple[str, ...]
    matched: str
    language: str  # "" for a scientific name
    match: Match
    score: float  # similarity in per cent


@dataclass(frozen=True, slots=True)
class _Candidate:
    taxon: str
    matched: str
    language: str
    words: tuple[str, ...]

    @property
    def folded(self) -> str:
        return " ".join(self.words)

    def stretches(self, length: int) -> Iterator[str]:
        """The whole name and every `length` words in a row."""
        yield self.folded
        if length < len(self.words):
            yield from (" ".join(self.words[at : at + length]) for at in range(len(self.words) - length + 1))


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """The letters that count in a search: no case, no accents, blanks for apostrophes and hyphens.

    >>> fold("  Éléphant  d’Afrique ")
    'elephant d afrique'
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_NO_ACCENT))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _BETWEEN_WORDS.sub(" ", letters).strip()


def find_taxa(text: str, *, checklist: str | None = None, limit: int = 20) -> tuple[Found, ...]:
    """The taxa whose scientific or common name is `text`, holds these words, begins so or is a slip away; best first.

    Without `checklist` in the lists that the register keeps for the conventions. A taxon comes once, by the best of its
    names. An empty search finds nothing.
    """
    return _best(text, _candidates(OWN_CHECKLISTS if checklist is None else (checklist,)), limit)


def find_in_imports(text: str, *, limit: int = 20) -> tuple[Found, ...]:
    """Like `find_taxa`, in the lists that were brought in from files."""
    return _best(text, _imported(seal().hash), limit)


@lru_cache(maxsize=1)
def _imported(_seal: str) -> list["_Candidate"]:
    """Their names, kept under the hash of the last journal entry: such a list may have 100,000."""
    others = Checklist.objects.exclude(id__in=OWN_CHECKLISTS).values_list("id", flat=True)
    return _candidates(tuple(others))


def _best(text: str, candidates: list["_Candidate"], limit: int) -> tuple[Found, ...]:
    wanted = fold(text)
    if not wanted or not candidates:
        return ()
    best: dict[str, tuple[Match, float, _Candidate]] = {}
    for match, score, candidate in _hits(wanted, candidates):
        if candidate.taxon not in best or (match, score) > best[candidate.taxon][:2]:
            best[candidate.taxon] = (match, score, candidate)
    order = sorted(best.values(), key=lambda hit: (-hit[0], -hit[1], len(hit[2].folded), hit[2].folded, hit[2].taxon))
    return _described(order[:limit])


def _hits(wanted: str, candidates: list[_Candidate]) -> Iterator[tuple[Match, float, _Candidate]]:
    length = wanted.count(" ") + 1
    stretches = [(stretch, candidate) for candidate in candidates for stretch in candidate.stretches(length)]
    for stretch, candidate in stretches:
        if stretch == wanted:
            yield (Match.SAME if stretch == candidate.folded else Match.WORDS), 100.0, candidate
        elif len(wanted) >= _SHORTEST_BEGINNING and stretch.startswith(wanted):
            yield Match.BEGINS, 100.0, candidate
    if len(wanted) >= _SHORTEST_SLIP:
        names = [stretch for stretch, _ in stretches]
        for _, score, place in process.extract(wanted, names, scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH, limit=None):
            yield Match.CLOSE, score, stretches[place][1]


def _candidates(wanted: tuple[str, ...]) -> list[_Candidate]:
    taxa, common = Taxon.objects.filter(checklist__in=wanted), CommonName.objects.filter(taxon__checklist__in=wanted)
    scientific = ((key, name, "") for key, name in taxa.values_list("id", "name"))
    spoken = common.values_list("taxon_id", "name", "language")
    return [
        _Candidate(key, name, language, tuple(fold(name).split()))
        for names in (scientific, spoken)
        for key, name, language in names
    ]


def _described(hits: list[tuple[Match, float, _Candidate]]) -> tuple[Found, ...]:
    taxa: Mapping[str, Taxon] = Taxon.objects.in_bulk([candidate.taxon for _, _, candidate in hits])
    accepted: dict[str, list[str]] = {}
    for synonym, valid in SynonymUse.objects.filter(synonym__in=taxa).values_list("synonym_id", "accepted_id"):
        accepted.setdefault(synonym, []).append(valid)
    return tuple(
        Found(
            taxon=taxon.id,
            name=taxon.name,
            authorship=taxon.authorship,
            rank=taxon.rank,
            checklist=taxon.checklist_id,
            status=taxon.status,
            accepted=tuple(accepted.get(taxon.id, ())),
            matched=candidate.matched,
            language=candidate.language,
            match=match,
            score=score,
        )
        for match, score, candidate in hits
        for taxon in (taxa[candidate.taxon],)
    )
