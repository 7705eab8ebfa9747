"""What reading one string as a scientific name gives: its parts, a grade, and what was doubtful about it.

One result type for both paths of the parser, and the same columns when a whole list is read at once.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import polars as pl


class Grade(StrEnum):
    """How far a parsed name can be trusted.

    A: a regular name, nothing repaired. B: a name after harmless repairs (spaces, case, markup, diacritics).
    C: a name with something left open (`cf.`, `sp.`, a hybrid formula, a doubtful authorship). D: words that may be a
    name, not all of them understood. E: no scientific name; `canonical` is None.
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


@dataclass(frozen=True, slots=True)
class ParsedName:
    """One string read as a scientific name (`input` is kept as it came).

    `canonical` is genus and epithets without rank markers and authors, None where the string names no taxon.
    `infraspecific` is the last epithet below the species; `stem` the canonical with its epithets cut to their stems
    (Schinke et al. 1996); `year` that of the original publication. `parser` is `fast` or `careful`.
    """

    input: str
    canonical: str | None
    rank: str | None
    genus: str | None
    epithet: str | None
    infraspecific: str | None
    authorship: str | None
    year: int | None
    stem: str | None
    grade: Grade
    warnings: tuple[str, ...]
    parser: str
    parser_version: str
    hybrid: bool = False


#: The columns of a parsed list, in the order of `accord names parse`; `hybrid` and `author_key` serve the matcher.
PARSED_COLUMNS: Final = pl.Schema(
    {
        "input": pl.String(),
        "canonical": pl.String(),
        "rank": pl.String(),
        "genus": pl.String(),
        "epithet": pl.String(),
        "infraspecific": pl.String(),
        "authorship": pl.String(),
        "year": pl.Int16(),
        "stem": pl.String(),
        "grade": pl.String(),
        "warnings": pl.List(pl.String()),
        "parser": pl.String(),
        "parser_version": pl.String(),
        "hybrid": pl.Boolean(),
        "author_key": pl.String(),
    }
)
