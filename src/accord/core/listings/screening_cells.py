"""What the cells of a table of shipments say: days, countries, claimed appendices, sources; and the findings by code.

The codes of `FINDINGS` are the contract. Law: CITES Art. I(b), III.5, IV.6, VII, XXIII; the source codes are those of
Resolution Conf. 12.3 (Rev. CoP18), the codes XX and ZZ those of the guidelines for annual reports.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from accord.core.dates import ImpreciseDate, Precision, read_imprecise_date
from accord.core.errors import Invalid
from accord.core.listings.model import APPENDICES, CITES, CMS, NOT_LISTED, Country

#: From when listings can have effect (CITES Art. XXII; CMS Art. XVIII).
ENTRY_INTO_FORCE = {CITES: date(1975, 7, 1), CMS: date(1983, 11, 1)}
#: What is found in a shipment, in the order in which it is written.
FINDINGS = {
    "wrong_appendix": "the appendix claimed is not one that applied",
    "not_listed_then": "no listing was in force for it on that day",
    "future_listing": "it was not listed then, but has been or will be later",
    "before_convention": "the day is before the convention entered into force",
    "name_unknown": "the name is in no checklist here; the reason names those that are a slip of the pen away",
    "name_synonym": "the name is a synonym; the answer is that of the accepted taxon",
    "name_ambiguous": "the name stands for several taxa; the answer joins theirs",
    "split_decided_by_origin": "the populations are listed otherwise than one another; the country of origin decides",
    "split_undecided_without_origin": "the populations are listed otherwise than one another, and the origin is not known",
    "reservation_exporter": "the exporter had a reservation in force and is treated as a non-Party",
    "reservation_importer": "the importer had a reservation in force and is treated as a non-Party",
    "suspension": "a recommendation to suspend trade in it with the exporter was in force",
    "quota": "an export quota of the exporter for it was in force",
    "quota_zero": "the export quota of the exporter for it was zero, or not yet set",
    "introduction_from_sea": "taken where no State has jurisdiction (ZZ, source X): Articles III.5 and IV.6 apply",
    "pre_convention": "declared as acquired before the Convention applied to it (source O, Article VII.2)",
    "deemed_appendix_ii": "bred or propagated for commerce (source D): deemed to be in Appendix II (Article VII.4)",
    "date_missing": "there is no date",
    "date_imprecise": "only the year or month is given, and the listing changed within it; all that applied are given",
    "date_unreadable": "the date is none of the calendar",
    "country_unknown": "a country is not a code known here",
    "country_not_then": "a country did not exist on that day, or no longer did",
    "claim_unreadable": "the appendix claimed is none",
    "source_unreadable": "the source is no code of the Convention",
}
#: Those of cells that could not be used: the summary names their rows.
UNUSABLE = (
    "name_unknown", "date_missing", "date_unreadable", "country_unknown", "claim_unreadable", "source_unreadable",
)  # fmt: skip
_BIT = {code: 1 << place for place, code in enumerate(FINDINGS)}
#: A country that is not known, and the sea beyond the jurisdiction of any State.
_NO_COUNTRY = frozenset({"XX"})
SEA = "ZZ"
_COUNTRY = re.compile(r"[A-Z][A-Z0-9]")  # S1 is Sudan before 2011
_YEAR_AS_NUMBER = re.compile(r"(\d{4})\.0+")
_NO_DATE = frozenset({"", "0000-00-00", "00/00/0000", "NULL", "null", "-"})
_CLAIM_WORDS = re.compile(r"\b(cites|cms|appendix|appendices|app|annex)\b\.?", re.IGNORECASE)
_PARTS = re.compile(r"[/,;&+|\s-]+")
_CLAIMS = {"1": "I", "2": "II", "3": "III", "N": NOT_LISTED, "NONE": NOT_LISTED, "0": NOT_LISTED, "NL": NOT_LISTED}
_SOURCES = frozenset("ACDFIORUWXY")
_OF_SOURCE = {"O": "pre_convention", "X": "introduction_from_sea", "D": "deemed_appendix_ii"}


def bits(codes: Iterable[str]) -> int:
    """Findings as one number, a bit each."""
    return sum({_BIT[code] for code in codes})


def codes(found: int) -> tuple[str, ...]:
    """The findings in such a number."""
    return tuple(code for code, bit in _BIT.items() if found & bit)


@dataclass(frozen=True, slots=True)
class Span:
    """The days a cell of a table may mean, and what is to say of it; no days: it cannot be answered."""

    first: date | None
    last: date | None
    findings: int = 0


def read_span(cell: str, instrument: str) -> Span:
    """The days that a date, a month (`2013-06`) or a year means."""
    given = cell.strip()
    if given in _NO_DATE:
        return Span(None, None, _BIT["date_missing"])
    if match := _YEAR_AS_NUMBER.fullmatch(given):
        given = match[1]
    try:
        read: ImpreciseDate = read_imprecise_date(given)
    except Invalid:
        return Span(None, None, _BIT["date_unreadable"])
    last = read.day if read.precision is Precision.DAY else read.last_day()
    begun = ENTRY_INTO_FORCE.get(instrument)
    return Span(read.day, last, _BIT["before_convention"] if begun and last < begun else 0)


def read_country(cell: str, known: Collection[Country] | None) -> tuple[Country | None, int]:
    """The country code in a cell, None where there is none, and the findings. `known`: None for any two letters."""
    code = cell.strip().upper()
    if not code:
        return None, 0
    if code == SEA:
        return SEA, _BIT["introduction_from_sea"]
    if _COUNTRY.fullmatch(code) and code not in _NO_COUNTRY and (known is None or code in known):
        return code, 0
    return None, _BIT["country_unknown"]


def read_claim(cell: str, annexes: Collection[str]) -> tuple[frozenset[str], int]:
    """The appendices claimed (`II`, `App. I`, `1`, `I/II`, `N` for none), and the findings about them."""
    words = [word for word in _PARTS.split(_CLAIM_WORDS.sub(" ", cell).strip().upper()) if word]
    marks = {_CLAIMS.get(word, word) for word in words}
    known = {annex.upper(): annex for annex in (*APPENDICES, NOT_LISTED, *annexes)}
    if not marks <= known.keys():
        return frozenset(), _BIT["claim_unreadable"]
    return frozenset(known[mark] for mark in marks), 0


def read_source(cell: str) -> int:
    """The findings about a source code; seized specimens have two (`I/W`)."""
    letters = {letter for word in _PARTS.split(cell.strip().upper()) for letter in word}
    if not letters <= _SOURCES:
        return _BIT["source_unreadable"]
    return bits(_OF_SOURCE[letter] for letter in letters if letter in _OF_SOURCE)
