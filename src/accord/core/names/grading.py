"""How far an answer of the careful path can be trusted, and what is to be said about it."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from accord.core.names.cleaning import BROKEN, CONTROLS, SYNONYM
from accord.core.names.irregular import Plain
from accord.core.names.parsed import Grade
from accord.core.names.ranks import OF_MORE_WORDS, OF_TWO_WORDS
from accord.core.names.regular import LONE_CAPITALS, MAY_BE_NO_NAME, ONE_WORD, PARTICLES, RANKS_DIFFER
from accord.core.names.vernacular import ends_oddly, is_common_word, is_odd_genus

#: Words that join names, and are none.
FUNCTION_WORDS: Final = frozenset({"and", "or", "vel", "et", "und", "ou", "ex", "with", "of", "the"})
_JOINED: Final = re.compile(
    rf" (?:{'|'.join(sorted(FUNCTION_WORDS - {'et', 'ex'}))}) (?:[a-z]|[A-Z][a-z]+ [a-z]{{3,}})"
)
_UNFINISHED: Final = re.compile(r" [×xX+]$")
_LONG_NUMBER: Final = re.compile(r" \d{3,}-?[a-z]{3,}")
_BARE_MARKER: Final = re.compile(r"^[A-Z][a-z]+ (?:ser|sect|subg|subgen|subsect|subser) [A-Z]")
_LONE_CAPITALS: Final = re.compile(LONE_CAPITALS)
_SMALL_WORD: Final = re.compile(r"(?:^|(?<=[ .(&]))[a-z]{3,}(?![\w.])")
_PARTICLE_WORDS: Final = re.compile(
    rf"\b(?:{'|'.join(PARTICLES)}|degli|dei|lo|and|apud|hort|hortul|fil|bis|ter|ben|bin|ibn|abd|auct|anon|van't|til|dal|dalla|delle|dello|st|and|et|ex|in|al)\b"
)
#: `Panthera leo2`, `Panthera+leo`; years may have a letter.
_GLUED: Final = re.compile(r"[a-z]\d|\d[a-z]{2,}|\w\+\w")
_TOO_MANY: Final = re.compile(r"^[A-Z][a-z]+(?: [a-z]{2,}){4}")
_BESIDE: Final = re.compile(r" - | \[[A-Za-z ]+\]$")
_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


class ReadName(NamedTuple):
    """An answer of the parser with the words, authors and rank that were taken from it."""

    answer: Any
    words: tuple[str, ...]
    authorship: str | None
    rank: str | None


def graded(read: ReadName, taken: Plain, repairs: Sequence[str], said_rank: str | None) -> tuple[Grade, list[str]]:
    """The grade, and the warnings that belong to the answer; those about the text stand in `taken` and `repairs`."""
    whole = set(read.words) <= {*taken.text.replace(",", " ").split()}
    grade = Grade.A if whole and not (repairs or taken.repaired or read.answer.warnings) else Grade.B
    if taken.open or read.answer.type == "INFORMAL":
        grade = Grade.C
    warnings: list[str] = []
    findings = (
        *_left_out(read.answer),
        *_about_the_text(taken.text, repairs),
        *_about_the_name(read, taken, said_rank),
    )
    for is_so, worst, warning in findings:
        if is_so:
            grade = max(grade, worst)
            warnings += [warning] if warning else []
    return grade, warnings


#: Whether it is so, the best grade that is then possible, and what is said.
_Finding = tuple[object, Grade, str | None]


def _left_out(answer: Any) -> Iterator[_Finding]:
    yield answer.nomenclatural_note, Grade.B, f"left out: {answer.nomenclatural_note}"
    yield answer.published_in, Grade.B, f"left out: {answer.published_in}"
    yield answer.taxonomic_note, Grade.C, f"left out: {answer.taxonomic_note}"
    unclear = answer.unparsed or answer.state != "COMPLETE" or answer.doubtful
    yield unclear, Grade.D, f"not understood: {answer.unparsed}" if answer.unparsed else "doubtful"


def _about_the_text(text: str, repairs: Sequence[str]) -> Iterator[_Finding]:
    yield BROKEN in repairs or CONTROLS in repairs, Grade.D, None
    yield SYNONYM in repairs, Grade.C, None
    yield _JOINED.search(text), Grade.D, "more than one name"
    yield _UNFINISHED.search(text), Grade.C, "an unfinished formula"
    yield _LONG_NUMBER.search(text), Grade.D, "a number in an epithet"
    yield _GLUED.search(text), Grade.D, "signs or digits within words"
    yield _TOO_MANY.match(text), Grade.D, "more words than names have"


def _about_the_name(read: ReadName, taken: Plain, said_rank: str | None) -> Iterator[_Finding]:
    words, authors = read.words, read.authorship or ""
    yield words[0].endswith("."), Grade.D, "abbreviated genus"
    yield _SMALL_WORD.search(_PARTICLE_WORDS.sub("", authors)), Grade.D, "not understood as authors"
    common = not _YEAR.search(taken.text) and any(is_common_word(word) for word in re.findall(r"\w+", authors))
    yield common and _BESIDE.search(taken.text), Grade.D, "a common name left out"
    yield not authors and _YEAR.search(taken.text), Grade.C, "a year without an author"
    if said_rank is not None:
        worst = Grade.D if len(words) == 1 else Grade.C
        yield _contradicts(said_rank, words), worst, RANKS_DIFFER
        return
    yield _BARE_MARKER.search(taken.text), Grade.C, "a marker of rank, or an epithet"
    if len(words) > 1:
        odd = ends_oddly(words[-1]) or is_odd_genus(words[0]) or is_common_word(words[-1])
        yield not authors and odd and read.rank in {"species", "subspecies"}, Grade.C, MAY_BE_NO_NAME
    elif read.rank is None:
        yield not authors and not taken.open, Grade.C, ONE_WORD
        yield _LONE_CAPITALS.fullmatch(authors), Grade.C, MAY_BE_NO_NAME


def _contradicts(rank: str, words: Sequence[str]) -> bool:
    if len(words) == 1:
        return rank in OF_TWO_WORDS | OF_MORE_WORDS
    if len(words) == 2:
        return rank not in OF_TWO_WORDS
    return rank not in OF_MORE_WORDS
