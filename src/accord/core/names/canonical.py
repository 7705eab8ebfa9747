"""The name itself: genus and epithets in one form, whatever a list prints around them.

Marks of rank, authors, markup, ligatures and stray spaces go; the words of the name stay (ICZN Art. 4 to 6, 27;
ICN Art. 23, 24, 60). What stands here is what two lists are compared by; what a list printed is kept by the list.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from accord.core.names.stems import agreement_key

_MARKUP = re.compile(r"<[^<>]*>|&(?:nbsp|#160);|[*_]{1,3}(?=\w)|(?<=\w)[*_]{1,3}")
_INVISIBLE = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_SUBGENUS = re.compile(r"^(\S+)\s+\([A-Z][a-zë-]+\)\s+(?=[a-z])")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FOLDS = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "å": "ao",
        "ø": "oe",
    }
)
_MARKERS = frozenset(
    {
        *("ssp", "subsp", "subspecies", "var", "varietas", "subvar", "f", "fo", "forma", "form", "subf", "morph", "cv"),
        *("nothosubsp", "nothovar", "nothof", "spp", "sp", "pop", "trinom"),
    }
)
_AUTHOR_PARTICLES = frozenset(
    "de del della di da dos du des la le van von vom zu zur den der ten ter et and in ex d st".split()  # noqa: SIM905
)
#: Nearly all names: nothing to repair, so nothing to look for.
_REGULAR = re.compile(r"[A-Z][a-z]+(?: [a-z]{2,}){0,3}")
_HYBRID_SIGNS = frozenset({"×", "x", "X"})
#: Words after which a name says "perhaps", "near to" or "one without a name": what follows tells such taxa apart.
_OPEN_NOMENCLATURE = frozenset({"cf", "aff", "nr", "sp"})
_QUOTED = re.compile(r'(?<!\S)(?:["“”„«]([^"“”„«»]+)["“”»]|[\'‘]([^\'‘’]+)[\'’])(?!\S)')


@dataclass(frozen=True, slots=True)
class Name:
    """A scientific name in parts; `epithets` is empty for a genus or a higher taxon.

    `informal` is what no code of nomenclature governs and what yet tells taxa apart: `"poor knights"`, `cf. huso`,
    `sp. a`. A name with such a part equals only a name with the same part.
    """

    genus: str
    epithets: tuple[str, ...] = ()
    hybrid: bool = False
    informal: str = ""

    @property
    def canonical(self) -> str:
        """Genus and epithets, without rank markers and authors; an informal part stands last."""
        return " ".join(part for part in (self.genus, *self.epithets, self.informal) if part)

    @property
    def key(self) -> str:
        """What two names are equal by: the canonical form, a hybrid apart from a species of the same words."""
        return f"×{self.canonical}" if self.hybrid else self.canonical

    @property
    def stem_key(self) -> str:
        """The key without the endings that follow the gender of the genus (ICZN Art. 31.2, 33.4)."""
        sign = "×" if self.hybrid else ""
        stems = (agreement_key(epithet) for epithet in self.epithets)
        return sign + " ".join(part for part in (self.genus, *stems, self.informal) if part)

    @property
    def last_epithet(self) -> str:
        """The epithet that names the taxon itself; empty above the species."""
        return self.epithets[-1] if self.epithets else ""

    @property
    def is_nominotypical(self) -> bool:
        """Whether it repeats the epithet of its species (`Gorilla gorilla gorilla`, ICZN Art. 47)."""
        return len(self.epithets) > 1 and self.epithets[-1] == self.epithets[-2]


def read_name(text: str) -> Name | None:
    """The name in `text`, with or without authorship; None where there is no word to start from.

    Not a test of whether the words are a scientific name: lists that are already known to hold names are read here.
    """
    if _REGULAR.fullmatch(text) is not None:
        genus, *epithets = text.split(" ")
        if _MARKERS.isdisjoint(epithets) and _OPEN_NOMENCLATURE.isdisjoint(epithets):
            return Name(genus, tuple(epithets))
    cleaned = _cleaned(text)
    if cleaned.isupper():
        cleaned = cleaned.lower()  # printed in capitals throughout
    cleaned = _SUBGENUS.sub(r"\1 ", _capitalised(cleaned))
    return _of_words(cleaned.split())


def _of_words(tokens: Sequence[str]) -> Name | None:
    hybrid = False
    parts: list[str] = []
    informal: list[str] = []
    for place, token in enumerate(tokens):
        rest = tokens[place + 1 :]
        word = token.rstrip(".,;").lower()
        if parts and token.startswith('"'):
            informal.append(token.replace("_", " ").lower())
            continue
        if token in _HYBRID_SIGNS or token.startswith("×"):
            hybrid = True
        if parts and (left_open := _left_open(token, rest, parts)):
            informal.append(left_open)
            break
        if token in _HYBRID_SIGNS or token.startswith("×"):
            token = token.removeprefix("×") if token not in _HYBRID_SIGNS else ""  # noqa: PLW2901 - a sign glued to its word
        if not token or word in _MARKERS:
            continue
        if parts and _starts_authorship(token, rest[0] if rest else ""):
            break
        found = _WORD.match(token)
        if found is None or (parts and found.group() != token.rstrip(",;")):
            informal.append(" ".join((token, *rest)).lower())  # an unreadable word must not make a species its genus
            break
        parts.append(_folded(found.group()))
    if not parts:
        return None
    genus = parts[0][:1].upper() + parts[0][1:].lower()
    return Name(genus, tuple(part.lower() for part in parts[1:4]), hybrid, " ".join(informal))


def _left_open(token: str, rest: Sequence[str], parts: Sequence[str]) -> str:
    """`cf. huso`, `sp. a`; the other parent of a formula. Empty where the name goes on as names do."""
    word = token.rstrip(".,;").lower()
    if word in _OPEN_NOMENCLATURE and rest:
        return " ".join((f"{word}.", *rest)).lower()
    if token in _HYBRID_SIGNS and len(parts) > 1 and rest and rest[0][:1].isupper():
        return " ".join(("×", *rest)).lower()
    return ""


def printed_form(text: str) -> str:
    """What a list prints, free of markup and stray spaces: two lists that differ here are spelt differently."""
    return " ".join(_MARKUP.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))).split())


def _cleaned(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text)  # folds NBSP, full-width letters and presentation ligatures
    plain = _MARKUP.sub(" ", _INVISIBLE.sub("", composed))
    plain = _QUOTED.sub(lambda quoted: f'"{"_".join((quoted[1] or quoted[2]).split())}"', plain)
    return " ".join(_APOSTROPHES.sub("", plain).split())


def _capitalised(text: str) -> str:
    """`acinonyx Jubatus` and `Acinonyx JUBATUS` as the codes write them (ICZN Art. 28, ICN Art. 20.1, 60F.1)."""
    words = text.split(" ")
    start = next((place for place, word in enumerate(words) if word not in _HYBRID_SIGNS), 0)
    words[start] = words[start][:1].upper() + words[start][1:].lower()
    if start + 1 < len(words) and len(words) == start + 2 and words[start + 1].isalpha() and start == 0:
        words[start + 1] = words[start + 1].lower()
    return " ".join(words)


def _starts_authorship(token: str, following: str) -> bool:
    if token[:1].isupper() or token[:1] in '(["&,' or token[:1].isdigit():
        return True
    return token.rstrip(".").lower() in _AUTHOR_PARTICLES and following[:1].isupper()


def _folded(word: str) -> str:
    opened = word.lower().translate(_FOLDS)
    return "".join(mark for mark in unicodedata.normalize("NFD", opened) if not unicodedata.combining(mark))
