"""The careful path: what is not regular, one text after the other, through GBIF's parser behind this adapter.

`gbif-name-parser` (Apache-2.0) holds the interpreter for a whole call and grades nothing: pools of processes live outside
the core, and every answer is held against the text it came from.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module, metadata
from types import ModuleType
from typing import Any, Final, NamedTuple

from accord.core.errors import AccordError
from accord.core.names.cleaning import clean
from accord.core.names.grading import FUNCTION_WORDS, ReadName, graded
from accord.core.names.irregular import UNNAMED, Plain, plain
from accord.core.names.letters import folded_word
from accord.core.names.no_names import NO_EPITHETS, why_no_name
from accord.core.names.parsed import Grade
from accord.core.names.ranks import (
    INFRASPECIFIC,
    OF_MORE_WORDS,
    OF_TWO_WORDS,
    SPECIES,
    SUBSPECIES,
    rank_by_ending,
    rank_from_wire,
    wire_rank,
)
from accord.core.names.regular import PARTICLES
from accord.core.names.vernacular import looks_latin

_CODES: Final = {"zoological": "ZOOLOGICAL", "botanical": "BOTANICAL"}
_WORDS: Final = re.compile(r"[^\W\d_]+(?:[.'-]+[^\W\d_]+)*")
_REMOVED: Final = re.compile(r"^Removed: (?:\S+ )?(\S+)$")
_PARTICLE_SECOND: Final = re.compile(
    rf"^[A-Z][a-z]+ ({'|'.join((*PARTICLES, 'les', 'dei', 'lo', 'degli'))})(?= |$)(?: (.*))?$"
)
#: Small words that few people bear before their name; behind a genus they are an epithet (`Leptonetela la`).
_SELDOM_PARTICLES: Final = frozenset({"la", "las", "los", "lo", "les", "des", "das", "dei", "e"})
_GENUS_FORM: Final = re.compile(r"[A-Z][a-z]+(?:-[a-z]+)?|[A-Z][a-z]{0,2}\.")
_EPITHET_FORM: Final = re.compile(r"[a-z]{2,}(?:-[a-z]+)*|[a-z](?:-[a-z]+)+")
_NOTES: Final = frozenset(
    "auct auctt sensu hort nom ined nov cf aff sp spp non nec emend fide vide pro comb stat in indet".split()  # noqa: SIM905
)
#: The start of a text that may be saved where what follows is beyond any parser.
_CLEAR_START: Final = re.compile(r"^([A-Z][a-z]{2,}) ([a-z]{4,}(?:-[a-z]+)?)(?= \(?[A-Z]| [a-z]+\.|\(|,)")
_YEAR_WITHOUT_COMMA: Final = re.compile(r"([^\s,(\[]) ((?:1[5-9]|20)\d\d\b)")
_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


class CarefulName(NamedTuple):
    """One text read carefully; `year` only where the authorship alone doesn't tell it."""

    canonical: str | None
    rank: str | None
    genus: str | None
    epithet: str | None
    infraspecific: str | None
    authorship: str | None
    year: int | None
    grade: str
    warnings: list[str]
    hybrid: bool


#: Reads texts with one rank and one code for all of them.
Careful = Callable[[Sequence[str], str | None, str | None], list[CarefulName]]


class WrongParser(AccordError):
    """The package `nameparser` that is installed is the one for names of people."""

    code = "wrong-parser"


@cache
def parser() -> ModuleType:
    """GBIF's parser. Raises WrongParser where the package for names of people of the same name stands in its place."""
    module = import_module("nameparser")
    if not hasattr(module, "UnparsableNameError"):
        raise WrongParser(
            "the package “nameparser” for names of people stands where gbif-name-parser should; "
            "uninstall nameparser, then install gbif-name-parser again"
        )
    return module


@cache
def parser_version() -> str:
    """The version of GBIF's parser; its reading of names moves between versions."""
    return f"gbif-name-parser {metadata.version('gbif-name-parser')}"


def read_carefully(texts: Sequence[str], rank: str | None, code: str | None) -> list[CarefulName]:
    """Each text read, in order; never fails on a text."""
    prepared = [_prepare(text, rank) for text in texts]
    asked = [part for each in prepared if isinstance(each, _Question) for part in each.parts]
    answers = iter(_ask(asked, rank, code))
    found: list[CarefulName] = []
    for each in prepared:
        if isinstance(each, CarefulName):
            found.append(each)
        else:
            parts = [next(answers) for _ in each.parts]
            found.append(_formula(each, parts) if each.plain.parents else _name(each, parts[0], rank, code))
    return found


class _Question(NamedTuple):
    plain: Plain
    repairs: tuple[str, ...]
    parts: tuple[str, ...]
    as_species: bool


def no_name(reason: str) -> CarefulName:
    """The answer for a text that names no taxon."""
    return CarefulName(None, None, None, None, None, None, None, Grade.E, [reason], hybrid=False)


def _prepare(raw: str, rank: str | None) -> "CarefulName | _Question":
    cleaned = clean(raw)
    if cleaned.refused is not None:
        return no_name(cleaned.refused)
    reason = why_no_name(cleaned.text)
    if reason is not None:
        return no_name(reason)
    taken = plain(cleaned.text, of_two_words=rank in OF_TWO_WORDS)
    parts = taken.parents or (taken.text,)
    if not all(parts):
        return no_name("not a scientific name")
    return _Question(taken, cleaned.repairs, parts, as_species=rank is None and _is_odd_epithet(taken.text))


def _is_odd_epithet(text: str) -> bool:
    """Whether the second word is an epithet that only looks like the particle of an author."""
    found = _PARTICLE_SECOND.match(text)
    if found is None:
        return False
    word, following = found.groups()
    return not following or following.startswith("(") or (word in _SELDOM_PARTICLES and following[:1].isupper())


def _ask(texts: Sequence[str], rank: str | None, code: str | None) -> list[Any]:
    if not texts:
        return []
    hints = {"rank": wire_rank(rank) if rank else None, "code": _CODES.get(code or "")}
    odd = [_is_odd_epithet(text) and rank is None for text in texts]
    answers: list[Any] = parser().parse_all([*texts], **hints)
    for place in (place for place, is_odd in enumerate(odd) if is_odd):
        answers[place] = parser().parse_all([texts[place]], rank="SPECIES", code=hints["code"])[0]
    return answers


def _by_its_start(question: _Question) -> CarefulName:
    """Genus and epithet where only the authors are beyond reading: `Masdevallia civilis rchb.f. & Warsz.`."""
    found = _CLEAR_START.match(question.plain.text)
    if found is None or not all(looks_latin(word.lower()) for word in found.groups()):
        return no_name("not a scientific name")
    genus, epithet = found.groups()
    left = question.plain.text[found.end() :].strip()
    warnings = [*question.repairs, *question.plain.warnings, f"not understood: {left}"]
    return CarefulName(f"{genus} {epithet}", SPECIES, genus, epithet, None, None, None, Grade.D, warnings, hybrid=False)


def _formula(question: _Question, parts: Sequence[Any]) -> CarefulName:
    names = [_words_of(part) for part in parts]
    if any(name is None or not _has_the_form(name) for name in names):
        return no_name("a formula with parents that are no names")
    whole = [" ".join(name) for name in names if name]
    genus = names[0][0] if names[0] else None
    canonical = f" {question.plain.joined_by} ".join(whole)
    warnings = [*question.repairs, *question.plain.warnings]
    return CarefulName(canonical, None, genus, None, None, None, None, Grade.C, warnings, hybrid=True)


def _words_of(answer: Any) -> list[str] | None:
    """The words of the name in an answer, folded: genus and epithets; None where it is no name."""
    if answer is None:
        return None
    if not hasattr(answer, "specific_epithet"):
        return [folded_word(answer.taxon)]
    higher = answer.infrageneric_epithet if not answer.specific_epithet else None
    words = [higher] if higher else [answer.uninomial or answer.genus]
    removed = [found.group(1) for warning in answer.warnings if (found := _REMOVED.match(warning))]
    words += [answer.specific_epithet, *removed, answer.infraspecific_epithet]
    folded = [_genus(words[0] or ""), *(_epithet(word) for word in words[1:] if word)]
    joined = next((place for place, word in enumerate(folded) if word in FUNCTION_WORDS | _NOTES), len(folded))
    return (folded[:joined] or None) if all(folded) else None


def _genus(word: str) -> str:
    if re.fullmatch(r"[A-Z][a-z]{0,2}\.", word):
        return word
    return folded_word(word)


def _epithet(word: str) -> str:
    return folded_word(word.replace(".-", "-"))


def _name(question: _Question, answer: Any, rank: str | None, code: str | None) -> CarefulName:
    words = _words_of(answer)
    if words is None or not _has_the_form(words) or not _stands_in(words, question.plain.text):
        return _by_its_start(question)
    informal = not hasattr(answer, "specific_epithet")
    warnings = [*question.repairs, *question.plain.warnings]
    if informal:
        return _higher(words[0], warnings)
    authorship = _authorship(answer)
    found_rank = _rank(answer, words, question.plain, rank, code)
    read = ReadName(answer, tuple(words), authorship, found_rank)
    grade, said = graded(read, question.plain, question.repairs, rank)
    warnings += said
    below = words[1:]
    is_genus = bool(below) or found_rank in {None, "genus"}
    return CarefulName(
        canonical=" ".join(words),
        rank=found_rank,
        genus=(folded_word(answer.genus) if answer.genus and not below and answer.infrageneric_epithet else words[0])
        if is_genus
        else None,
        epithet=below[0] if below else None,
        infraspecific=below[-1] if len(below) > 1 else None,
        authorship=authorship,
        year=_year(answer),
        grade=grade,
        warnings=warnings,
        hybrid=bool(answer.notho) or question.plain.hybrid,
    )


def _higher(word: str, warnings: list[str]) -> CarefulName:
    said = warnings or [UNNAMED]
    return CarefulName(word, rank_by_ending(word), word, None, None, None, None, Grade.C, said, hybrid=False)


def _has_the_form(words: Sequence[str]) -> bool:
    """Whether these are words as names have them, none of them a marker that stands for itself."""
    if words[0].lower().rstrip(".") in NO_EPITHETS or not _GENUS_FORM.fullmatch(words[0]):
        return False
    return all(_EPITHET_FORM.fullmatch(word) for word in words[1:])


def _stands_in(words: Sequence[str], text: str) -> bool:
    """Whether every word of the name is a word of the text: a parser that glues or drops letters is not believed."""
    standing = {folded_word(word).lower() for word in _WORDS.findall(text)}
    return all(word.lower().rstrip(".") in standing for word in words)


def _rank(answer: Any, words: Sequence[str], taken: Plain, rank: str | None, code: str | None) -> str | None:
    parsed = rank_from_wire(answer.rank)
    if taken.rank is not None:
        return taken.rank if len(words) > 1 else parsed or taken.rank
    if len(words) == 1:
        one_word = rank if rank and rank not in OF_TWO_WORDS | OF_MORE_WORDS else None
        return one_word or (None if parsed in OF_TWO_WORDS else parsed) or rank_by_ending(words[0])
    if len(words) == 2:
        return rank if rank in OF_TWO_WORDS else SPECIES
    if parsed in {None, INFRASPECIFIC, SPECIES}:
        return rank if rank in OF_MORE_WORDS else INFRASPECIFIC if code == "botanical" else SUBSPECIES
    return parsed


def _authorship(answer: Any) -> str | None:
    text = answer.authorship_complete()
    if not text or not any(each.isalpha() for each in text):
        return None
    return _YEAR_WITHOUT_COMMA.sub(r"\1, \2", " ".join(str(text).split())) or None


def _year(answer: Any) -> int | None:
    original = answer.basionym_authorship
    chosen = original if original.authors or original.year else answer.combination_authorship
    found = _YEAR.search(chosen.year or "")
    return int(found.group()) if found else None
