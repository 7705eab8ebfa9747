"""What stands in columns of names and is no scientific name: viruses, placeholders, labels of sequences, garbage.

No code of nomenclature for organisms governs these as names of genera and species (the ICVCN has its own for viruses).
"""

import re
from collections.abc import Callable
from typing import Final

from accord.core.names.vernacular import is_common_name

#: Words that only stand where somebody had no name to give.
_PLACEHOLDERS: Final = (
    r"incertae\s+sedis|inc\.\s*sed\.|insertae\s+sedis|unidentified|undetermined|undescribed|unn?amed|unplaced|unassigned|"
    r"unclassified|uncultured|unspecified|unverified|unknown|unbekannt|unclassed|uncertain|ambiguous|"
    r"undet|indet|not\s+applicable|not\s+(?:available|known|assigned|determined|given|identified|recorded|yet|a|an|in|the)|"
    r"no\s+(?:data|name|match|value|record|species|information)|none|null|nil|nan|n/a|n\.a\.|#n/a|"
    r"to\s+be\s+(?:determined|identified|confirmed)|tbd|tba|temp|dummy|test|blank|empty|missing|other|others|various|several|mixed|"
    r"sin\s+(?:datos|nombre|identificar)|sans\s+nom|desconocid[oa]|inconnue?|non\s+(?:identifi[ée]e?|identificad[oa])|"
    r"environmental\s+sample.*|metagenome|scientific\s*name|species|genus|family|taxon"
)
_PLACEHOLDER_ALONE: Final = re.compile(rf"\W*(?:{_PLACEHOLDERS})\b\W*", re.IGNORECASE)
_PLACEHOLDER_FIRST: Final = re.compile(
    r"\W*(?:not|none|no|null|un(?:identified|determined|described|n?amed|placed|assigned|classified|cultured|specified|known)|"
    r"undet\.?|indet\.?|incertae|environmental|various|several|mixed|other|desconocid[oa]|inconnue?|candidate\s+division)\b",
    re.IGNORECASE,
)
_PLACEHOLDER_INSIDE: Final = re.compile(
    r"incertaesedis|\b(?:incertae\s+sedis|insertae\s+sedis|metagenome|unclassified|unidentified|undetermined|uncultured)\b|"
    r"\b(?:ordines|families|genera|familiae|ordo|genus|classis)\s+incertae\b",
    re.IGNORECASE,
)
_VIRUS: Final = re.compile(
    r"\b\w*(?:virus(?:es)?|viroids?|virusoids?|viridae|virinae|virales|viricetes|viricota|virion|phages?|phagus\s+\w*virus)\b|"
    r"(?:alpha|beta|delta)satellites?\b|\b(?:killer |A-)?particles?\b|\b(?:plasmids?|phagemids?|cosmids?|replicons?|prions|satellites\s+of|(?:alpha|beta|delta)?satellites?\s+(?:dna|rna|virus)|NPV|GV|"
    r"(?:ss|ds)?[RD]NA|[RD]NAi?\d*|transposons?|vectors?\s+p\w+)\b",
    re.IGNORECASE,
)
#: `Exochus virus Gauld & Sithole, 2002` is a wasp: a genus, an epithet, an author, a year.
_NAMED_WITH_AUTHOR: Final = re.compile(r"[A-Z][a-z]+ virus \(?[A-Z][^\d]*,? \d{4}\)?")
_SATELLITE_AND_ALIKE: Final = re.compile(r"[A-Z][a-z]+ (?:vector|prion|satellites?)\b")
_PRIONS: Final = re.compile(r"\bprions?\b", re.IGNORECASE)
_MICROBES: Final = re.compile(
    r"\b(?:bacterium|archaeon|phytoplasmas?|proteobacterium|cyanobacterium|actinobacterium|eukaryote|prokaryote|"
    r"(?:endo|ecto|epi)?symbionts?|(?:endo|ecto)?parasite\s+of)\b"
)
#: `Navicula bacterium Frenguelli` is a diatom; above the genus, and before a label, the word says that there is no name.
_NAMED_BACTERIUM: Final = re.compile(
    r"[A-Z][a-z]+(?<!ales)(?<!aceae)(?<!etes)(?<!ia) bacterium \(?[A-Z][a-z]{3,}(?:,? \d{4})?\)?"
)
_LABEL: Final = re.compile(
    r"\s*(?:BOLD:\s?[A-Z]{3}\d+|SH\d{4,}\.\d+FU|OTU[ _-]?\d+|ASV[ _-]?\d+|[A-Z]{1,4}_?\d{5,}(?:\.\d+)?|"
    r"(?:GCA|GCF)_\d+.*|zotu\d+|UBA\d+|[A-Z]+\d+[A-Z\d-]*|[a-z]+\d+[a-z\d]*|\d[\d.,: -]*)\s*",
    re.IGNORECASE,
)
_STATEMENT: Final = re.compile(
    r"\b(?:select\s+\S+\s+from|drop\s+table|insert\s+into|delete\s+from|union\s+(?:all\s+)?select|alert\s*\(|javascript\b|https?\b|www\.|"
    r"or\s+1\s*=\s*1)",
    re.IGNORECASE,
)
_WORDY: Final = re.compile(r"\b(?:the|and|of|with|from|for|this|that|was|were|are|is|to|by)\b")
_SENTENCE_BEGINS: Final = re.compile(r"(?:This|That|These|Those|There|Which|What|When|Where) [a-z]+\b")
_NOTE: Final = re.compile(r";| sensu | fide | \((?:only|except|excluding|including|[Pp]opulations?) ")
_MANY_FUNCTION_WORDS: Final = 2
#: What the fast path looks for before it trusts a regular form.
SUSPECT: Final = (
    r"(?i)vir(?:us|oid|idae|inae|ales|icetes|icota)|phages?\b|plasmid|\bprions?\b|incertae|metagenome|"
    r"\bun(?:identified|determined|described|named|placed|assigned|classified|cultured|specified|known)|symbiont| bacterium\b| phytoplasma|"
    r"candidatus|^(?:not|none|no|null|other|various|mixed|select|drop|test|temp|missing|species|genus|family|scientific|taxon|environmental|insert|delete|union|hello|the) "
)
#: Words of the name that have a meaning of their own there, so that they are no regular epithet.
NO_EPITHETS: Final = frozenset(
    """
    cf aff nr sp spp ssp sspp nov gen ined in ex et and non nec not sensu sec auct auctt hort emend var subsp subspec
    subvar fo form forma varietas subspecies variety morph morpha ab aberr nat natio mut monstr lusus lus prol proles race pv bv biovar serovar
    pathovar cv convar group grp agg aggr aggregate complex hybrid hyb nothosubsp nothovar nothof spec species indet
    undet strain clone isolate type like near sect subsect ser subser subg subgen subgenus section series trinom subf
    cultivar grex clade lineage haplotype or de la le del della des di da do dos das du las los van von vom der den zu
    zur ter ten ver af dela ined fide vide pro comb stat nom al spnov und with per vel des les lo dei degli av
    """.split()  # noqa: SIM905 - a word list reads as one
)


def why_no_name(text: str) -> str | None:
    """Why a clean text is no scientific name; None where it may be one."""
    return next((reason for is_so, reason in _REASONS if is_so(text)), None)


def _is_placeholder(text: str) -> bool:
    return bool(
        _PLACEHOLDER_ALONE.fullmatch(text) or _PLACEHOLDER_FIRST.match(text) or _PLACEHOLDER_INSIDE.search(text)
    )


def _is_prose(text: str) -> bool:
    if (
        _STATEMENT.search(text)
        or _SENTENCE_BEGINS.match(text)
        or len(_WORDY.findall(_NOTE.split(text)[0])) >= _MANY_FUNCTION_WORDS
    ):
        return True
    front = text.split(" (", maxsplit=1)[0]
    return is_common_name(text) or (" " in front and is_common_name(front))


def _is_virus(text: str) -> bool:
    if _NAMED_WITH_AUTHOR.fullmatch(text) or _SATELLITE_AND_ALIKE.match(text):
        return False
    return bool(_VIRUS.search(text) or _PRIONS.search(text))


def _is_microbe(text: str) -> bool:
    return bool(_MICROBES.search(text)) and not _NAMED_BACTERIUM.fullmatch(text)


_REASONS: Final[tuple[tuple[Callable[[str], object], str], ...]] = (
    (_is_placeholder, "a placeholder, not a name"),
    (_LABEL.fullmatch, "a label, not a name"),
    (_is_virus, "a virus or another genetic element, not a name of the codes for organisms"),
    (_is_microbe, "an organism without a name"),
    (_is_prose, "not a scientific name"),
)
