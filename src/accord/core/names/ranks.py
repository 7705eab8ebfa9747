"""Ranks: what we call them, what lists and other parsers call them, and what endings and markers tell about them.

In full English words, lower case: `species`, `subspecies`, `variety`, `form`, `genus`. A name of three words without a
marker is a subspecies (ICZN Art. 5.2, 45.6), unless the list says that it is botanical: there only the marker tells
(ICN Art. 24.1), and its rank is `infraspecific name`.
"""

import re
from typing import Final

SPECIES: Final = "species"
SUBSPECIES: Final = "subspecies"
GENUS: Final = "genus"
#: Below species, and nobody says how far.
INFRASPECIFIC: Final = "infraspecific name"
#: Between genus and species, and nobody says where.
INFRAGENERIC: Final = "infrageneric name"

#: Markers inside names, without their full stop, and the rank they say.
MARKERS: Final = {
    "subsp": SUBSPECIES,
    "ssp": SUBSPECIES,
    "subspec": SUBSPECIES,
    "subspecies": SUBSPECIES,
    "nothosubsp": SUBSPECIES,
    "nothossp": SUBSPECIES,
    "var": "variety",
    "varietas": "variety",
    "variety": "variety",
    "nothovar": "variety",
    "subvar": "subvariety",
    "convar": "convariety",
    "f": "form",
    "fo": "form",
    "fa": "form",
    "forma": "form",
    "form": "form",
    "nothof": "form",
    "nothoforma": "form",
    "subf": "subform",
    "subforma": "subform",
    "ab": "aberration",
    "aberr": "aberration",
    "aberratio": "aberration",
    "morph": "morph",
    "morpha": "morph",
    "nat": "natio",
    "natio": "natio",
    "mut": "mutatio",
    "monstr": "monstrosity",
    "lus": "lusus",
    "lusus": "lusus",
    "prol": "proles",
    "proles": "proles",
    "race": "proles",
    "pv": "pathovar",
    "pathovar": "pathovar",
    "bv": "biovar",
    "biovar": "biovar",
    "serovar": "serovar",
    "sv": "serovar",
    "f. sp": "forma specialis",
    "f.sp": "forma specialis",
    "fsp": "forma specialis",
    "trinom": SUBSPECIES,
}
#: Markers between genus and species.
INFRAGENERIC_MARKERS: Final = {
    "subg": "subgenus",
    "subgen": "subgenus",
    "subgenus": "subgenus",
    "nothosubg": "subgenus",
    "sect": "section",
    "section": "section",
    "sectio": "section",
    "nothosect": "section",
    "subsect": "subsection",
    "ser": "series",
    "series": "series",
    "subser": "subseries",
}
#: Names of ranks that no marker abbreviates.
_HIGHER: Final = """domain realm kingdom subkingdom infrakingdom superphylum phylum subphylum infraphylum division
    subdivision superclass class subclass infraclass parvclass superlegion legion cohort magnorder superorder order suborder
    infraorder parvorder superfamily epifamily family subfamily supertribe tribe subtribe genus subgenus section subsection
    series subseries species subspecies variety subvariety form subform convariety proles natio aberration morph pathovar
    biovar serovar strain cultivar grex monstrosity mutatio lusus""".split()  # noqa: SIM905 - a word list reads as one
#: What lists write for a rank, folded as `rank_of` folds it.
_SAID: Final = (
    {name: name for name in _HIGHER}
    | MARKERS
    | INFRAGENERIC_MARKERS
    | {
        "sp": SPECIES,
        "spec": SPECIES,
        "spp": SPECIES,
        "sspp": SUBSPECIES,
        "subspecie": SUBSPECIES,
        "gen": GENUS,
        "fam": "family",
        "subfam": "subfamily",
        "ord": "order",
        "cl": "class",
        "phyl": "phylum",
        "div": "division",
        "tr": "tribe",
        "trib": "tribe",
        "cv": "cultivar",
        "forma specialis": "forma specialis",
        "infraspecific name": INFRASPECIFIC,
        "infraspecies": INFRASPECIFIC,
        "infrageneric name": INFRAGENERIC,
        "section botany": "section",
        "section zoology": "section",
        "species aggregate": "species aggregate",
        "aggregate": "species aggregate",
        "complex": "species aggregate",
        "hybrid": SPECIES,
        "genushybrid": GENUS,
        "especie": SPECIES,
        "espèce": SPECIES,
        "subespecie": SUBSPECIES,
        "sous-espèce": SUBSPECIES,
        "genre": GENUS,
        "género": GENUS,
        "familia": "family",
        "famille": "family",
        "orden": "order",
        "ordre": "order",
    }
)
#: Ranks whose names are of two words and of three or more; all others are of one.
OF_TWO_WORDS: Final = frozenset({SPECIES, "species aggregate"})
OF_MORE_WORDS: Final = frozenset(
    {*MARKERS.values(), INFRASPECIFIC, "strain", "cultivar", "grex"},
)
#: GBIF's parser takes ranks in these words; those that have another form than ours.
_TO_WIRE: Final = {
    "section": "SECTION_BOTANY",
    "subsection": "SUBSECTION_BOTANY",
    "series": "SERIES_BOTANY",
    "subseries": "SUBSERIES_BOTANY",
    "monstrosity": "MUTATIO",
}
_FROM_WIRE: Final = re.compile(r"_(BOTANY|ZOOLOGY)$")
#: Endings that tell the rank of a single word (ICZN Art. 29.2; ICN Art. 16.3, 17.1, 18.1, 19; orders of birds and fishes).
ENDINGS: Final = (
    ("idae", "family"),
    ("aceae", "family"),
    ("inae", "subfamily"),
    ("oideae", "subfamily"),
    ("oidea", "superfamily"),
    ("acea", "superfamily"),
    ("iformes", "order"),
    ("ales", "order"),
    ("ineae", "suborder"),
    ("opsida", "class"),
    ("mycetes", "class"),
    ("phyceae", "class"),
    ("mycotina", "subphylum"),
    ("mycota", "phylum"),
    ("phyta", "phylum"),
)


def rank_of(said: str | None) -> str | None:
    """Our word for the rank that a list says (`SUBSPECIES`, `ssp.`, `Subsp`); None where it says none that we know."""
    if not said:
        return None
    folded = " ".join(said.replace("_", " ").split()).lower().rstrip(".")
    return _SAID.get(folded)


def wire_rank(rank: str) -> str:
    """The word GBIF's parser has for one of our ranks."""
    return _TO_WIRE.get(rank, rank.upper().replace(" ", "_"))


def rank_from_wire(wire: str) -> str | None:
    """Our word for a rank of GBIF's parser; None for `UNRANKED`."""
    if wire in {"UNRANKED", "OTHER", "SUPRAGENERIC_NAME"}:
        return None
    return _FROM_WIRE.sub("", wire).lower().replace("_", " ")


def rank_by_ending(word: str) -> str | None:
    """The rank that the ending of a single word tells, None where it tells none: `Felidae` is a family."""
    return next((rank for ending, rank in ENDINGS if word.endswith(ending) and len(word) > len(ending) + 2), None)
