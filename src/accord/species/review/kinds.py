"""Which discrepancies ask for a person, and which of them first: what leaves the cover of a listed taxon open."""

from types import MappingProxyType

from accord.core.concordance import KINDS, Row
from accord.core.concordance.discrepancies import Family
from accord.core.listings.model import Status
from accord.core.taxonomy import Relation

UNDECIDED, NAME, PAIR = "undecided", "name", "pair"
#: Equal names that follow different works differ in nothing that could be decided about the taxon.
NOT_ASKED = frozenset({"different_standard_reference"})
CONTESTED_FIRST = 0
_COVER_OPEN, _COVER_PARTLY, _NAMES, _OTHER_PLACE, _MISSING, _SPELLING = range(1, 7)
#: The urgency of each kind. Between equals the stricter Appendix goes first.
URGENCY = MappingProxyType(
    {
        UNDECIDED: _COVER_OPEN,
        "homonym": _COVER_OPEN,
        "two_candidates": _COVER_OPEN,
        "split_after_listing": _COVER_PARTLY,
        "lump": _COVER_PARTLY,
        "new_species_in_higher_listing": _COVER_PARTLY,
        "excepted_taxon_unmatched": _COVER_PARTLY,
        "rank_change": _NAMES,
        "synonym_on_other_side": _NAMES,
        "replacement_name": _NAMES,
        "genus_transfer": _NAMES,
        PAIR: _NAMES,
        NAME: _NAMES,
        "moved_under_other_higher_taxon": _OTHER_PLACE,
        "name_in_no_list": _MISSING,
        "spelling": _SPELLING,
        "authorship": _SPELLING,
    }
)
_APPENDICES = ("I", "II", "III")


def kinds_of(row: Row) -> tuple[str, ...]:
    """The kinds that a row asks a person about, the most urgent first; none for a row that asks nothing."""
    found = [UNDECIDED] if row.relation is Relation.UNDECIDED else []
    found += [code for code in row.codes if KINDS[code].family is not Family.LAW and code not in NOT_ASKED]
    return tuple(sorted(found, key=urgency_of))


def urgency_of(kind: str) -> int:
    """How urgent a kind is; one that the table does not have comes after those that change what is covered."""
    return URGENCY.get(kind, _NAMES)


def strictness(*statuses: Status | None) -> int:
    """0 where a side lists it in Appendix I, 1 and 2 for II and III, 3 where none does."""
    marks = {mark for status in statuses if status is not None for mark in status.listing.split("/")}
    return next((at for at, mark in enumerate(_APPENDICES) if mark in marks), len(_APPENDICES))
