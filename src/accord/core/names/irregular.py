"""Texts that are more or less than one name: hybrid formulas, `sp.`, `cf.`, cultivars, strains, names in capitals.

Each is taken down to the plain name that a parser knows, and what was taken off is said in a warning.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from accord.core.names.letters import CAPITALS, SMALL

_WORD: Final = rf"[{CAPITALS}][{SMALL}]+(?:-[{CAPITALS}{SMALL}]+)?"
_HEAD: Final = rf"{_WORD}(?: \({_WORD}\.?\))?"
_UNNAMED: Final = re.compile(
    rf"^({_HEAD}) (?:(?:cf|aff|nr)\.? )?(?:n(?:ov)?\. ?)?(?:(?:spp?|species|indet|undet)\b\.?|spec(?:\.|(?= \d|$)))(?! ?nov\b)(.*)$"
)
_UNNAMED_BELOW: Final = re.compile(
    rf"^({_HEAD} [{SMALL}-]+.*?) (?:s?ssp|ssp|subsp|subspp|var|vars?|forma?|fo|subspecies)\b\.?(?: ?(?:indet|nov|\d+|\?|[A-Za-zßα-μ])\.?(?: \(?[{CAPITALS}].*)?)?$"
)
_SPECIES_WITHIN: Final = re.compile(rf"^({_HEAD} [{SMALL}-]+) spp?\.? (?!nov)(?=[{SMALL}]{{3,}})")
_NEW: Final = re.compile(
    r",? *\(?\b(?:(?:n|nov)\.? ?(?:gen|g)\b\.?(?: ?(?:et|&|and) ?(?:(?:n|nov)\.? ?)?(?:sp|spec)\b\.?(?: ?nov\b\.?)?)?|"
    r"(?:gen|g)\. ?(?:n|nov)\b\.?(?: ?(?:et|&|and)? ?(?:sp|spec)\. ?(?:n|nov)\b\.?)?|"
    r"(?:gen|g)\.? ?(?:et|&) ?(?:sp|spec)\.? ?nov\b\.?|"
    r"(?:n|nov)\.? ?(?:sp|spec|species|subsp|ssp|comb|var|f|fam|ord|stat|nom|gen)\b\.?|"
    r"(?:sp|spec|subsp|ssp|comb|var|f|fam|ord|stat|nom)\.? ?(?:n|nov|nova|novum)\b\.?)\)?",
)
_NEAR: Final = re.compile(rf"^((?:{_HEAD})(?: [{SMALL}-]+)*) (?:aff|nr|near|prope)\b\.? .*$")
_NEAR_FIRST: Final = re.compile(rf"^(?:aff|nr|near)\b\.? ({_WORD}).*$")
_COMPARE: Final = re.compile(
    r"(?:^|(?<= ))(?:(?:cf|cfr|conf|confer|vel aff)\b\.? ?|\? ?)|(?<=[a-z])\?(?= |$)|(?<= )\(\?\) ?"
)
_CULTIVAR: Final = re.compile(
    rf" (?:(?:cv|cultivar)\.? ?)?(?:'[{CAPITALS}][^'\d]*'|\"[{CAPITALS}][^\"\d]*\").*$|"
    rf" (?:cv|cultivar)\.? [{CAPITALS}'\"].*$| \(?(?:[{CAPITALS}][{SMALL}]+ )*(?:Group|Grex|gx)\)?$"
)
_AGGREGATE: Final = re.compile(
    r",? \(?(?:s\. ?agg|agg|aggr|aggregate|complex|species[ -]group|group|gr|grp|superspecies)\b\.?\)?$"
)
_STRAIN: Final = re.compile(
    r" (?:(?:str|strain|isolate|clone|serovar|serotype|sv|biotype|subtype|haplotype|voucher|clade|lineage|cell line|genomosp|genotype|race(?= \d))\b\.?.*|"
    r"(?:ATCC|DSM|CBS|NRRL|JCM|LMG|NCTC|CCUG|MUCL|IFO|NBRC|BOLD|SH\d|OTU|ASV)\b.*|[A-Z]+\d[\w:.-]*(?: .*)?|\d{2,3}$)$"
)
_SIGN: Final = re.compile(r"(?<=[^\s(]) (?:×|[xX]|\+) (?=\S)|(?<=[a-z]) ?× ?(?=[A-Z][a-z])")
_NAMED_HYBRID: Final = re.compile(rf"^(?:[×xX+] ?)?{_WORD}(?: (?:× ?|[xX] )[{SMALL}-]{{2,}}|(?: [{SMALL}-]+)?$)")
_BETWEEN_SLASH: Final = re.compile(rf"^({_WORD}) [{SMALL}-]+ ?/ ?[{SMALL}{CAPITALS}. -]+$")
_CANDIDATUS: Final = re.compile(r"['\"]?\b(?:Candidatus|Ca\.)['\"]? ", re.IGNORECASE)
_GLUED_SIGN: Final = re.compile(rf"^[xX](?=[A-Z][{SMALL}]+)")
_HYBRID: Final = re.compile(r"(?:^|[ (])(?:× ?|[xX+] )(?=\w)")
#: Signs and letters that once stood for ranks: `* furfuraceum`, `ß major`, `B gracilescens`.
_STARS: Final = re.compile(r" (?:\*+|[α-μß]\.?|[A-DF-Hb-df-h]) (?=[a-z]{3,})")
_GLUED_MARKER: Final = re.compile(r"(?<= )(subsp|ssp|var|subvar|f|fo|ab|forma|morph)\.(?=[a-z]{3,})")
_MARKER_IN_WORDS: Final = re.compile(r"(?<= )(subspecies|variety) (?=[a-z]{3,})")
_CROSS_BELOW: Final = re.compile(r"(?<= )((?:subsp|ssp|var|f|nothosubsp|nothovar)\.?) [x×] ?(?=[a-z])")
_PARENTS_BEHIND: Final = re.compile(r" \([^()]* [x×] [^()]*\)$")
_CONCEPT: Final = re.compile(
    r",? \(?(?:s\. ?(?:str|l|lat|s|ampl|agg)\b\.?(?: ?s\b\.?)?|sensu (?:str|lat)\b\.?|(?:sensu |s\. ?)(?:stricto|lato|amplo|strictissimo)|in part\b\.?|partim\b\.?|pro parte\b\.?)\)?$"
)
#: What is said of the specimen or of where the name counts: `juv.`, `(only the population of Mexico)`.
_REMARK: Final = re.compile(
    r" (?:juv|imm|subad)\.$| \((?:juveniles?|immatures?|males?|females?|larvae?|adults?)\)$|"
    r" [(\[](?:only|except|excluding|including|[Pp]opulations?) [^()\[\]]*[)\]]$"
)
#: Where a name was published, in works that cite pages and plates.
_PAGES: Final = re.compile(
    r"[,:]? (?:p|pp|pag|pl|pls|t|tab|fig|figs|vol|no)\. ?\d+.*$|(?<=\d) ?: ?\d+(?: ?- ?\d+)?\.?$"
)
_NAMED_SUBGENUS: Final = re.compile(r"(?<= \()(?:[Ss]ubg(?:en)?|[Ss]ect)\.? (?=[A-Z][a-z]+\))")
_NOTE: Final = re.compile(r" ?; ?(?:fide|non|nec|nom|sensu|see|syn|cited|in|as)\b.*$")
#: `van heurckii` is one epithet (ICN Art. 60C.4).
_PARTED_EPITHET: Final = re.compile(
    rf"^({_WORD} )(van|von|de|du|la|le|des) (?=[a-z]{{3,}}(?:i|ae|orum|arum|ana|anum|anus)\b)"
)
_NUMERAL: Final = re.compile(r"(?<= )(\d{1,2})[ .-]?(?=[a-z]{3,})")
_NUMERALS: Final = dict(
    enumerate(
        [
            "uni",
            "bi",
            "tri",
            "quadri",
            "quinque",
            "sex",
            "septem",
            "octo",
            "novem",
            "decem",
            "undecim",
            "duodecim",
            "tredecim",
            "quatuordecim",
            "quindecim",
            "sedecim",
            "septendecim",
            "octodecim",
            "novemdecim",
            "viginti",
            "vigintiuno",
            "vigintiduo",
            "vigintitre",
            "vigintiquatuor",
            "vigintiquinque",
            "vigintisex",
            "vigintiseptem",
            "vigintiocto",
        ],
        start=1,
    )
)
_QUOTED_EPITHET: Final = re.compile(rf"^({_WORD}) [\"'“”‘’]([{SMALL}-]{{3,}})[\"'“”‘’](.*)$")
#: `Panthera Leo`, `Panthera Leo Smith`: no author where the list says that it is a species; one with a year stays.
_SECOND_CAPITALISED: Final = re.compile(
    rf"^([{CAPITALS}{SMALL}][{SMALL}]+ )([{CAPITALS}][{SMALL}]{{2,}})(?=$| \(?[{CAPITALS}])"
)
#: What stands behind a shouted epithet: an author who doesn't shout.
_MIXED_AUTHOR: Final = re.compile(rf"\(?[{CAPITALS}](?:[{SMALL}]|\.)")
_CALLED_LINNAEUS: Final = frozenset({"Carl", "Karl", "Carolus", "Caroli", "Von"})
_CAPITALISED: Final = re.compile(rf"[{CAPITALS}][{SMALL}]{{2,}}")
#: No author stands before the author of a basionym (ICZN Art. 51.3, ICN Art. 49.1): the word before is the epithet.
#: Nor a surname before Linnaeus.
_AUTHOR_ALONE: Final = re.compile(
    rf"(?:Linnaeus|Linn[ée]|Linn\.|L\.)(?:,? \d{{4}})?$|\([{CAPITALS}][^()]*\d{{4}}\)|\([{CAPITALS}][{SMALL}]*\.\)|\([{CAPITALS}][^()]*\) [{CAPITALS}]"
)
_QUOTED_NAME: Final = re.compile(rf"^(['\"])({_WORD})\1 ")

UNNAMED: Final = "a taxon without a name of its own"
COMPARED: Final = "identification uncertain"
FORMULA: Final = "hybrid formula"


@dataclass(frozen=True, slots=True)
class Plain:
    """What is left for a parser of regular names, and what was taken off.

    `rank` is one that the part taken off says; `parents` are the names of a hybrid formula, then nothing else counts;
    `open` that something of the identity is left open, `capitals` that letters were changed in case.
    """

    text: str
    warnings: tuple[str, ...] = ()
    rank: str | None = None
    parents: tuple[str, ...] = ()
    joined_by: str = "×"
    open: bool = False
    repaired: bool = False
    hybrid: bool = False

    def doubted(self, warning: str) -> "Plain":
        """The same, with something left open."""
        return replace(self, warnings=(warning, *self.warnings), open=True)

    def with_warning(self, warning: str, text: str, *, rank: str | None = None) -> "Plain":
        """The same with something more taken off that leaves the identity open."""
        return replace(
            self, text=text.strip(" ,"), warnings=(*self.warnings, warning), open=True, rank=rank or self.rank
        )


def plain(text: str, *, of_two_words: bool = False) -> Plain:
    """`text` taken down to a regular name; `of_two_words` where the list says that it is one of a genus and an epithet."""
    titled = _SECOND_CAPITALISED.match(text) if of_two_words else None
    if titled:
        return plain(f"{titled[1]}{titled[2].lower()}{text[titled.end() :]}").doubted("capitals lowered")
    quoted = _QUOTED_EPITHET.match(text)
    if quoted:
        return plain(f"{quoted[1]} {quoted[2]}{quoted[3]}").doubted("epithet in quotation marks")
    taken = _in_usual_case(_hybrid_signs(_numbers_written_out(Plain(text))))
    found = _unnamed(taken)
    if found is not None:
        return found
    taken = _compared(taken)
    parents = _parents(taken.text)
    if parents:
        sign = "+" if " + " in taken.text else "×"
        return replace(taken, parents=parents, joined_by=sign, open=True, warnings=(*taken.warnings, FORMULA))
    for take_off in (_candidatus, _new, _pages, _remark, _concept, _cultivar, _aggregate, _strain):
        taken = take_off(taken)
    return taken


def _unnamed(taken: Plain) -> Plain | None:
    text = taken.text
    slash = _BETWEEN_SLASH.match(text)
    near = _NEAR.match(text) or _NEAR_FIRST.match(text)
    if slash or near:
        head = (slash or near).group(1)  # type: ignore[union-attr]
        warning = "one of several species" if slash else "near to a named taxon, not it"
        return taken.with_warning(warning, head, rank=None if " " in head else "genus")
    within = _SPECIES_WITHIN.match(text)
    if within:
        return taken.with_warning("“spp.” before an epithet", f"{within.group(1)} ssp. {text[within.end() :]}")
    for pattern in (_UNNAMED, _UNNAMED_BELOW):
        found = pattern.match(text)
        if found and not (pattern is _UNNAMED and _followed_by_name(found)):
            return taken.with_warning(UNNAMED, found.group(1), rank="genus" if pattern is _UNNAMED else None)
    return None


def _followed_by_name(found: re.Match[str]) -> bool:
    """`Aus sp. nov. bus`: the marker says that it is new, and the epithet follows."""
    return bool(_NEW.search(found.group(0)))


def _in_usual_case(taken: Plain) -> Plain:
    """`PANTHERA LEO (LINNAEUS, 1758)` and `panthera leo` as the codes write them (ICZN Art. 28, ICN Art. 20.1)."""
    words = taken.text.split(" ")
    letters = [word for word in words if any(each.isalpha() for each in word)]
    start = next((place for place, word in enumerate(words) if word not in {"×", "x", "X", "+"}), None)
    if start is None or not words[start][:1].isalpha():
        return taken
    long_words = [word for word in letters if len(word.strip("().,&'")) > 2]
    if long_words and all(word.isupper() for word in letters):
        undated = not any(each.isdigit() for each in taken.text)
        few = 3 if undated and "(" not in taken.text and "." not in taken.text else 2
        changed = [
            word.capitalize()
            if place == start
            else word.lower()
            if start < place < start + few and word[:1].isalpha()
            else _title(word)
            for place, word in enumerate(words)
        ]
        return replace(taken, text=" ".join(changed), repaired=True, warnings=(*taken.warnings, "capitals lowered"))
    return _some_lowered(taken, words, start)


def _some_lowered(taken: Plain, words: list[str], start: int) -> Plain:
    """`panthera leo`, `PANTHERA leo`, `panthera LEO`, `Panthera Leo (Linnaeus, 1758)`; authors in capitals stay.

    `Panthera Leo` alone stays a genus and its author, as `Panthera Oken`: nothing in the letters tells them apart.
    """
    first, *following = words[start:]
    second = following[0] if following else ""
    careless = first[:1].islower() and len(first) > 2 and first.isalpha()
    shouted = _is_shouted(first)
    behind = " ".join(following[1:])
    loud = _is_shouted(second) and (shouted or careless or not behind or _MIXED_AUTHOR.match(behind) is not None)
    titled = (
        _CAPITALISED.fullmatch(second) is not None
        and second not in _CALLED_LINNAEUS
        and _AUTHOR_ALONE.match(behind) is not None
    )
    if not (careless or shouted or loud or titled):
        return taken
    words[start] = first.capitalize() if careless or shouted else first
    if loud or titled:
        words[start + 1] = second.lower()
    said = ("genus not capitalised",) * careless + ("capitals lowered",) * (shouted or loud or titled)
    return replace(
        taken,
        text=" ".join(words),
        repaired=True,
        open=taken.open or careless,
        warnings=(*taken.warnings, *said),
    )


def _is_shouted(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word.isupper()


def _title(word: str) -> str:
    return word if any(each.isdigit() for each in word) or word in {"ET", "EX", "IN"} else word.title()


def _numbers_written_out(taken: Plain) -> Plain:
    """`7-punctata` as `septempunctata` (ICZN Art. 32.5.2.6)."""
    found = _NUMERAL.search(taken.text)
    if not found or int(found.group(1)) not in _NUMERALS:
        return taken
    text = _NUMERAL.sub(lambda number: _NUMERALS.get(int(number.group(1)), number.group(0)), taken.text, count=1)
    return replace(taken, text=text, repaired=True, warnings=(*taken.warnings, "number in an epithet written out"))


def _hybrid_signs(taken: Plain) -> Plain:
    text = _PARENTS_BEHIND.sub("", _GLUED_SIGN.sub("×", taken.text))
    text = _CROSS_BELOW.sub(r"\1 ", text)
    crossed = text != taken.text or _HYBRID.search(text) is not None
    text = _NAMED_SUBGENUS.sub("", text)
    text = _MARKER_IN_WORDS.sub(lambda found: "var. " if found.group(1) == "variety" else "subsp. ", text)
    apart = _GLUED_MARKER.sub(r"\1. ", re.sub(r"^\+(?=\w)", "+ ", text))
    plain_text = _PARTED_EPITHET.sub(r"\1\2", _STARS.sub(" ", apart))
    return replace(taken, text=plain_text, hybrid=crossed, repaired=taken.repaired or plain_text != text)


def _parents(text: str) -> tuple[str, ...]:
    """The names of a formula, the genus written out in each; none where the sign belongs to the name of one hybrid."""
    parts = [part.strip() for part in _SIGN.split(text)]
    if len(parts) < 2 or (_NAMED_HYBRID.match(text) and len(parts) == 2 and not parts[1][:1].isupper()):
        return ()
    genus = parts[0].split(" ")[0]
    if not genus[:1].isupper() or parts[0] in {"×", "+"}:
        return ()
    if not all(re.match(rf"[{CAPITALS}]?[{SMALL}.-]+|[{CAPITALS}] [{SMALL}]", part) for part in parts[1:]):
        return ()
    whole = [parts[0]]
    for part in parts[1:]:
        abbreviated = re.match(rf"^([{CAPITALS}])(?:\. ?| )(?=[{SMALL}])", part)
        if abbreviated and genus.startswith(abbreviated.group(1)):
            whole.append(f"{genus} {part[abbreviated.end() :]}")
        elif part[:1].islower():
            whole.append(f"{genus} {part}")
        else:
            genus = part.split(" ")[0]
            whole.append(part)
    return tuple(whole)


def _candidatus(taken: Plain) -> Plain:
    text = _CANDIDATUS.sub("", taken.text)
    return (
        taken
        if text == taken.text
        else taken.with_warning("Candidatus: not validly published", text.replace("'", "").replace('"', ""))
    )


def _new(taken: Plain) -> Plain:
    text = _NEW.sub("", taken.text)
    if text == taken.text or not text.strip():
        return taken
    return replace(
        taken, text=text.strip(" ,"), repaired=True, warnings=(*taken.warnings, "a note of novelty left out")
    )


def _pages(taken: Plain) -> Plain:
    text = _PAGES.sub("", taken.text)
    if text == taken.text:
        return taken
    return replace(taken, text=text.strip(" ,:"), repaired=True, warnings=(*taken.warnings, "page or plate left out"))


def _remark(taken: Plain) -> Plain:
    text = _REMARK.sub("", taken.text)
    return taken if text == taken.text else taken.with_warning("a remark left out", text)


def _concept(taken: Plain) -> Plain:
    text = _CONCEPT.sub("", _NOTE.sub("", taken.text)).replace(";", ",")
    return taken if text == taken.text else taken.with_warning("a note on the concept left out", text)


def _cultivar(taken: Plain) -> Plain:
    quoted = _QUOTED_NAME.match(taken.text)
    if quoted:
        return taken.with_warning(
            "genus in quotation marks", taken.text.replace(quoted.group(0), f"{quoted.group(2)} ", 1)
        )
    found = _CULTIVAR.search(taken.text)
    if not found:
        return taken
    return taken.with_warning("cultivar left out", _CULTIVAR.sub("", taken.text), rank="cultivar")


def _aggregate(taken: Plain) -> Plain:
    text = _AGGREGATE.sub("", taken.text)
    if text == taken.text or " " not in text:
        return taken if text == taken.text else taken.with_warning("a group of species", text)
    return taken.with_warning("a group of species", text, rank="species aggregate")


def _compared(taken: Plain) -> Plain:
    text = " ".join(_COMPARE.sub("", taken.text).split())
    return taken if text == taken.text else taken.with_warning(COMPARED, text)


def _strain(taken: Plain) -> Plain:
    text = _STRAIN.sub("", taken.text)
    return taken if text == taken.text else taken.with_warning("strain or label left out", text)
