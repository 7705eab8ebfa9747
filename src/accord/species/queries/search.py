"""Finds taxa by what a person types: scientific or common name, any case, with or without accents, small slips included."""

import unicodedata
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from accord.species.models import CommonName, SynonymUse, Taxon

#: Similarity in per cent below which two names have nothing to do with one another. Found by trying: at 80 “Panthera
#: onka” still finds the jaguar, and “African elephant” no longer finds African wild ass.
CLOSE_ENOUGH = 80
_OPEN_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "’": "'"})


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
    score: float  # 100 for the same letters


@dataclass(frozen=True, slots=True)
class _Candidate:
    taxon: str
    matched: str
    language: str
    folded: str


def fold(text: str) -> str:
    """The letters that count in a search: no case, no accents, single blanks.

    >>> fold("  Éléphant  d’Afrique ")
    "elephant d'afrique"
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_OPEN_LETTERS))
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def find_taxa(text: str, *, checklist: str | None = None, limit: int = 20) -> tuple[Found, ...]:
    """The taxa whose scientific or common name is `text`, begins with it, holds it or is close to it; best first.

    A taxon comes once, by the best of its names. An empty search finds nothing.
    """
    wanted = fold(text)
    if not wanted:
        return ()
    candidates = _candidates(checklist)
    names = [candidate.folded for candidate in candidates]
    best: dict[str, tuple[float, _Candidate]] = {}
    for name, score, place in process.extract(wanted, names, scorer=_closeness, score_cutoff=CLOSE_ENOUGH, limit=None):
        candidate = candidates[place]
        ranked = score + _bonus(wanted, name)
        if candidate.taxon not in best or ranked > best[candidate.taxon][0]:
            best[candidate.taxon] = (ranked, candidate)
    order = sorted(best.values(), key=lambda hit: (-hit[0], len(hit[1].folded), hit[1].folded, hit[1].taxon))
    return _described(order[:limit])


def _closeness(wanted: str, name: str, *, score_cutoff: float | None = None) -> float:
    whole = fuzz.ratio(wanted, name)
    # a part of a longer name: “elephant” in “African savanna elephant”; too short a part would be in everything
    part = fuzz.partial_ratio(wanted, name) * 0.95 if len(wanted) >= 4 and len(name) >= len(wanted) else 0.0
    return max(whole, part) if score_cutoff is None or max(whole, part) >= score_cutoff else 0.0


def _bonus(wanted: str, name: str) -> float:
    if name == wanted:
        return 30.0
    if name.startswith(wanted):
        return 20.0
    return 10.0 if f" {wanted}" in name else 0.0


def _candidates(checklist: str | None) -> list[_Candidate]:
    taxa, common = Taxon.objects.all(), CommonName.objects.all()
    if checklist is not None:
        taxa, common = taxa.filter(checklist=checklist), common.filter(taxon__checklist=checklist)
    return [
        *(_Candidate(key, name, "", fold(name)) for key, name in taxa.values_list("id", "name")),
        *(
            _Candidate(key, name, language, fold(name))
            for key, name, language in common.values_list("taxon_id", "name", "language")
        ),
    ]


def _described(hits: list[tuple[float, _Candidate]]) -> tuple[Found, ...]:
    taxa = Taxon.objects.in_bulk([candidate.taxon for _, candidate in hits])
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
            score=min(score, 100.0),
        )
        for score, candidate in hits
        for taxon in (taxa[candidate.taxon],)
    )
