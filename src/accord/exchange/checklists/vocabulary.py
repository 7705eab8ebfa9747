"""The words that lists use for ranks, statuses and codes, in the words of our columns."""

import re
from typing import Final

from accord.core.taxonomy.columns import UsageStatus

#: Ranks by the words and abbreviations that lists print; what is not here is kept in lower case as printed.
RANKS: Final = {
    **dict.fromkeys(("sp", "spec", "spp", "espece", "espèce", "especie", "s", "binomial"), "species"),
    **dict.fromkeys(
        ("ssp", "subsp", "sub-species", "sub species", "sous-espece", "sous-espèce", "subespecie", "group (monotypic)"),
        "subspecies",
    ),
    **dict.fromkeys(("infraspecies", "infraspecific", "infraspecific taxon", "trinomial"), "infraspecific name"),
    **dict.fromkeys(("var", "varietas", "variete", "variété", "variedad"), "variety"),
    **dict.fromkeys(("f", "fo", "forma", "forme"), "form"),
    **dict.fromkeys(("subvar", "subvarietas"), "subvariety"),
    **dict.fromkeys(("subf", "subforma"), "subform"),
    **dict.fromkeys(("gen", "g", "genre", "genero", "género"), "genus"),
    **dict.fromkeys(("subgen", "subg", "sous-genre", "subgenero", "subgénero"), "subgenus"),
    **dict.fromkeys(("fam", "famille", "familia"), "family"),
    **dict.fromkeys(("subfam", "sous-famille", "subfamilia"), "subfamily"),
    **dict.fromkeys(("superfam", "superfamille", "superfamilia"), "superfamily"),
    **dict.fromkeys(("trib", "tribu", "tribus"), "tribe"),
    **dict.fromkeys(("ord", "ordre", "orden", "ordo"), "order"),
    **dict.fromkeys(("subord", "sous-ordre", "suborden"), "suborder"),
    **dict.fromkeys(("cl", "classe", "clase", "classis"), "class"),
    **dict.fromkeys(("phyl", "filo", "embranchement", "division", "divisio", "phylum/division"), "phylum"),
    **dict.fromkeys(("regnum", "regne", "règne", "reino"), "kingdom"),
    **dict.fromkeys(("sect", "sectio", "section_botany", "section_zoology"), "section"),
    **dict.fromkeys(("subsect", "subsectio", "subsection_botany"), "subsection"),
    **dict.fromkeys(("ser", "series_botany"), "series"),
    **dict.fromkeys(("species_aggregate", "species aggregate", "agg", "aggregate", "complex"), "species aggregate"),
    **dict.fromkeys(("infraspecific_name", "infrasubspecific_name"), "infraspecific name"),
    **dict.fromkeys(("genushybrid",), "genus"),
    **dict.fromkeys(("hybrid", "nothospecies", "nothosp"), "species"),
    **dict.fromkeys(("nothosubsp", "nothosubspecies"), "subspecies"),
    **dict.fromkeys(("nothovar", "nothovariety"), "variety"),
    **dict.fromkeys(("cv", "cultivar_group"), "cultivar"),
    **dict.fromkeys(("issf", "group (polytypic)", "isf"), "subspecies"),
    # TAXREF's codes
    "es": "species",
    "sses": "subspecies",
    "gn": "genus",
    "ssgn": "subgenus",
    "fm": "family",
    "sbfm": "subfamily",
    "spfm": "superfamily",
    "or": "order",
    "sbor": "suborder",
    "ph": "phylum",
    "kd": "kingdom",
    "tr": "tribe",
    **dict.fromkeys(("unranked", "no rank", "norank", "unknown", "other"), "unranked"),
}
#: Ranks of the columns that carry the tree, from the top.
HIGHER: Final = ("kingdom", "phylum", "class", "order", "family")

_A, _P, _N, _H = UsageStatus.ACCEPTED, UsageStatus.PROVISIONAL, UsageStatus.NOT_ACCEPTED, UsageStatus.HYBRID
_S, _AMB, _MIS = UsageStatus.SYNONYM, UsageStatus.AMBIGUOUS, UsageStatus.MISAPPLIED
#: Words of status. Those that say no more than "not this name" (`invalid`, `not accepted`) are in UNACCEPTED.
STATUSES: Final = {
    **dict.fromkeys(("accepted", "accepted name", "valid", "a", "current", "currently accepted", "correct", "yes"), _A),
    **dict.fromkeys(
        ("accepté", "accepte", "nom accepté", "valide", "aceptado", "nombre aceptado", "válido", "valido"), _A
    ),
    **dict.fromkeys(("accepted species", "species", "reconnu", "n/a accepted", "established", "preferred"), _A),
    **dict.fromkeys(
        ("provisionally accepted", "provisionally accepted name", "provisional", "doubtful", "unresolved", "unchecked"),
        _P,
    ),
    **dict.fromkeys(("unplaced", "uncertain", "unassessed", "taxon inquirendum", "temporary name", "unassigned"), _P),
    **dict.fromkeys(("provisorisch", "provisoire", "provisional name", "tentative", "inquirenda", "dubium"), _P),
    **dict.fromkeys(("synonym", "s", "synonyme", "sinónimo", "sinonimo", "junior synonym", "senior synonym"), _S),
    **dict.fromkeys(("homotypic synonym", "heterotypic synonym", "homotypicsynonym", "heterotypicsynonym"), _S),
    **dict.fromkeys(("objective synonym", "subjective synonym", "objectivesynonym", "subjectivesynonym"), _S),
    **dict.fromkeys(
        ("nomenclatural synonym", "taxonomic synonym", "basionym", "orthographic variant", "misspelling"), _S
    ),
    **dict.fromkeys(
        ("unaccepted > synonym", "superseded combination", "original name", "junior homonym", "homonym"), _S
    ),
    **dict.fromkeys(
        ("superseded rank", "unjustified emendation", "incorrect grammatical agreement of specific epithet"), _S
    ),
    **dict.fromkeys(("alternative representation", "unnecessary replacement name", "junior subjective synonym"), _S),
    **dict.fromkeys(
        ("junior objective synonym", "synonym (objective)", "synonym (subjective)", "original combination"), _S
    ),
    **dict.fromkeys(
        ("ambiguous synonym", "ambiguous", "pro parte synonym", "proparte synonym", "propartesynonym", "pro parte"),
        _AMB,
    ),
    **dict.fromkeys(("misapplied", "misapplied name", "misidentification", "misappliedname", "misapplication"), _MIS),
    **dict.fromkeys(("auct", "excluded", "m"), _MIS),
    **dict.fromkeys(("hybrid", "h"), _H),
    **dict.fromkeys(("not_accepted", "not established", "n"), _N),
}
#: A synonym where the list names what to use instead, else a name kept without being adopted.
UNACCEPTED: Final = frozenset(
    {
        "invalid",
        "not accepted",
        "unaccepted",
        "notaccepted",
        "illegitimate",
        "unavailable",
        "nomen nudum",
        "nomen dubium",
    }
    | {"illegitimate name", "orthographic", "local biotype", "artificial hybrid", "unplaced name"}
    | {"nomen oblitum", "unavailable name", "other", "rejected", "deprecated", "suppressed", "bare name", "no", "false"}
    | {"original spelling", "interim unpublished", "uncertain > nomen dubium", "unaccepted > nomen nudum"}
)

CODES: Final = {
    **dict.fromkeys(("iczn", "zoological", "zoology", "animal", "animalia"), "zoological"),
    **dict.fromkeys(("icn", "icbn", "icnafp", "botanical", "botany", "plant", "icnaf", "ina"), "botanical"),
    **dict.fromkeys(("icnp", "icnb", "bacterial", "prokaryotic", "bacterium", "bc"), "bacterial"),
    **dict.fromkeys(("ictv", "icvcn", "icnv", "viral", "virus"), "viral"),
    **dict.fromkeys(("icncp", "cultivar", "cultivars"), "cultivar"),
    **dict.fromkeys(("icpn", "phytosociological", "phyto"), "phytosociological"),
}
#: The code that governs a kingdom where it is only one (ICZN Art. 1, ICN Pre. 8, ICNP General Consideration 5).
CODE_OF_KINGDOM: Final = {
    **dict.fromkeys(("animalia", "metazoa"), "zoological"),
    **dict.fromkeys(("plantae", "viridiplantae", "fungi"), "botanical"),
    **dict.fromkeys(("bacteria", "archaea"), "bacterial"),
    **dict.fromkeys(("viruses", "orthornavirae", "heunggongvirae", "bamfordvirae", "pararnavirae"), "viral"),
}
#: Relations of concepts in the words of ColDP, TCS 2 and ours.
RELATIONS: Final = {
    **dict.fromkeys(("equals", "congruent", "iscongruentwith", "="), "congruent"),
    **dict.fromkeys(("includes", ">"), "includes"),
    **dict.fromkeys(("included_in", "included in", "isincludedin", "includedin", "<"), "included_in"),
    **dict.fromkeys(("overlaps", "partiallyoverlaps", "><"), "overlaps"),
    **dict.fromkeys(("excludes", "disjoint", "isdisjointfrom", "!", "|"), "disjoint"),
}
_WORD = re.compile(r"[\s_]+")


def rank_of(printed: str) -> str:
    """The rank in our words."""
    word = _WORD.sub(" ", printed.strip().lower()).rstrip(".")
    return RANKS.get(word) or RANKS.get(word.replace(" ", "_")) or word


def status_of(printed: str) -> UsageStatus | None:
    """The status; NOT_ACCEPTED for words that only say which name not to use; None for a word that is not known."""
    word = _WORD.sub(" ", printed.strip().lower()).rstrip(".")
    found = STATUSES.get(word) or STATUSES.get(word.replace(" ", ""))
    return found or (UsageStatus.NOT_ACCEPTED if word in UNACCEPTED else None)


def code_of(printed: str) -> str | None:
    """The nomenclatural code, None for a word that is not known."""
    return CODES.get(printed.strip().lower().removesuffix(" code"))


def relation_of(printed: str) -> str | None:
    """The relation of two concepts, None for a word that is not known."""
    return RELATIONS.get(printed.strip().rsplit("/", 1)[-1].lower())
