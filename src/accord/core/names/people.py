"""One author of a name: reading `J.E.Gray`, `Rchb.f.`, `Gmelin, S.G.`, and whether two such citations are one person.

Standard forms are those of botany (Brummitt & Powell 1992; IPNI), where a full stop marks what is cut off and `f.` the son;
zoology writes surnames out (ICZN Recommendation 51A). Diacritics, particles, transliterations are matters of style.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

_TOKEN: Final = re.compile(r"(?:[OoMm]['’](?=[^\W\d_]))?[^\W\d_]+(?:['’][^\W\d_]+)*\.?")
#: `Blkr`: cut off, with or without a full stop.
_VOWELS_LEFT_OUT: Final = re.compile(r"[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{3,}")
_SONS: Final = frozenset({"f", "fil", "filius", "filii"})
_SUFFIXES: Final = frozenset(
    {"jr", "jun", "junior", "sr", "sen", "senior", "bis", "ii", "iii", "iv", "fr", "pere", "sic"}
)
_PARTICLES: Final = frozenset(
    """de del della delle dello di da do dos das du des la las los le les van von vom zu zur den der ten ter af dela dal
    degli dei lo v d e y st ste saint san santa sta ap auf op t""".split()  # noqa: SIM905 - a word list reads as one
)
#: Standard forms whose person is told apart from relatives: surname, given names, whether the son.
_KNOWN: Final = {
    "l": ("linnaeus", "carl"),
    "linn": ("linnaeus", "carl"),
    "lin": ("linnaeus", "carl"),
    "linne": ("linnaeus", ""),
    "dc": ("candolle", "augustin pyramus"),
    "a dc": ("candolle", "alphonse"),
    "alph dc": ("candolle", "alphonse"),
    "c dc": ("candolle", "casimir"),
    "hook": ("hooker", "william jackson"),
    "hook f": ("hooker", "joseph dalton"),
    "hk f": ("hooker", "joseph dalton"),
    "hooker f": ("hooker", "joseph dalton"),
    "rchb": ("reichenbach", "heinrich ludwig"),
    "rchb f": ("reichenbach", "heinrich gustav"),
    "reichenbach f": ("reichenbach", "heinrich gustav"),
    "l f": ("linnaeus", "carl filius"),
    "linnaeus f": ("linnaeus", "carl filius"),
    "bp": ("bonaparte", "charles lucien"),
    "r br": ("brown", "robert"),
    "juss": ("jussieu", "antoine laurent"),
    "a juss": ("jussieu", "adrien"),
    "rich": ("richard", "louis claude"),
    "a rich": ("richard", "achille"),
    "sch bip": ("schultz bipontinus", "carl heinrich"),
    "schultz bip": ("schultz bipontinus", "carl heinrich"),
    "c h schultz": ("schultz bipontinus", ""),
    "mull arg": ("muller argoviensis", "johannes"),
    "muell arg": ("muller argoviensis", "johannes"),
}
#: Single words that stand for another: too short, or not the beginning of it.
_WORDS: Final = {
    "linne": "linnaeus",
    "decandolle": "candolle",
    "cand": "candolle",
    "hk": "hooker",
    "lk": "link",
    "ldl": "lindley",
    "thbg": "thunberg",
    "wms": "williams",
    "dcne": "decaisne",
    "lacepde": "lacepede",
    "cepede": "lacepede",
    "jaume": "jaume",
}
_NOBODY: Final = frozenset("null none na auct auctt anonymous anon hort hortul nobis mihi ined".split())  # noqa: SIM905
#: Letters of other alphabets and how people wrote them with ours, brought to one (scientific and English transliteration,
#: German, Polish, Czech spelling of the sounds).
_SOUNDS: Final = (
    ("rzh", "rz"),
    ("prj", "prz"), ("schtsch", "sh"), ("stsch", "sh"), ("shch", "sh"), ("szcz", "sh"), ("tsch", "ch"), ("sc", "sh"), ("tch", "ch"),
    ("cz", "ch"), ("sch", "sh"), ("sz", "sh"), ("zh", "j"), ("ph", "f"), ("th", "t"), ("kh", "h"), ("ck", "k"), ("cks", "x"),
    ("ks", "x"), ("w", "v"), ("y", "i"), ("j", "i"), ("ff", "v"), ("ie", "i"), ("ii", "i"), ("ia", "a"), ("iu", "u"),
    ("io", "o"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("c", "k"), ("z", "s"),
)  # fmt: skip
_LETTERS: Final = {
    "š": "sh",
    "č": "ch",
    "ž": "zh",
    "ł": "l",
    "ø": "o",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "đ": "d",
    # Cyrillic, as Russian names are written in English (BGN/PCGN); the sounds above bring the other ways to the same.
    **dict(zip("абвгдезийклмнопрстуфхэіїєґ", "abvgdeziyklmnoprstufheiieg", strict=True)),
    "ё": "e",
    "ж": "zh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ы": "y",
    "ь": "",
    "ю": "yu",
    "я": "ya",
}
_SHORTEST_SLIP: Final = 7
_SHORTEST_SKELETON: Final = 4


class Likeness(IntEnum):
    """Whether two citations name one person."""

    NO = 0
    PERHAPS = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Person:
    """One author as cited: folded `names` with the surname last, which of them are cut off, and `given` initials or names."""

    names: tuple[str, ...]
    cut: tuple[bool, ...]
    given: tuple[str, ...] = ()
    son: bool = False
    #: The surname with the particles before it in one word: `Le Conte` is `LeConte` and `Leconte`.
    joined: str = field(default="", compare=False)

    @property
    def key(self) -> str:
        """The surname, and `fil` for a son: what people are looked up by."""
        return f"{self.names[-1]} fil" if self.son else self.names[-1]


@lru_cache(maxsize=1 << 17)
def read_person(text: str) -> Person | None:
    """The person in a text without year and co-authors; None where it names nobody."""
    tokens = [
        (
            folded(token.rstrip(".")),
            token.endswith(".") or _VOWELS_LEFT_OUT.fullmatch(token) is not None,
            token[:1].islower(),
        )
        for token in _TOKEN.findall(_apart(text))
    ]
    tokens = [token for token in tokens if token[0]]
    words_in_full = [word for word, _, _ in tokens if word not in _PARTICLES or word == "f"]
    if len(words_in_full) > 1 and words_in_full[-1] in _SONS and tokens[-1][2]:
        words_in_full[-1] = "f"  # `fil.` and `filius` say what `f.` says
    known = _KNOWN.get(" ".join(words_in_full))
    if known is not None:
        surname, given = known
        son = given.endswith("filius")
        words = tuple(surname.split(" "))
        return Person(words, (False,) * len(words), tuple(given.removesuffix("filius").split()), son)
    son = len(tokens) > 1 and tokens[-1][0] in _SONS and tokens[-1][2]
    if son:
        tokens.pop()
    while len(tokens) > 1 and tokens[-1][0] in _SUFFIXES:
        tokens.pop()
    last = len(tokens) - 1
    kept = [token for place, token in enumerate(tokens) if not _is_particle(token, is_last=place == last)]
    names = tuple(_WORDS.get(word, word) for word, _, _ in kept if len(word) > 1)
    cut = tuple(is_cut for word, is_cut, _ in kept if len(word) > 1)
    initials = tuple(word for word, _, _ in kept if len(word) == 1)
    if not names:
        return Person(initials[-1:], (True,), initials[:-1], son) if initials else None
    if names[-1] in _NOBODY and not initials:
        return None
    return Person(names, cut, initials, son, _with_particles(tokens))


def _with_particles(tokens: list[tuple[str, bool, bool]]) -> str:
    words = [word for word, _, _ in tokens]
    start = last = len(words) - 1
    while start > 0 and len(words[start - 1]) > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return "".join(words[start:]) if start < last else words[last]


def _is_particle(token: tuple[str, bool, bool], *, is_last: bool) -> bool:
    """`de`, `Van`, `v.`; but `D.` and `E.` are initials, and `Le` alone is a surname."""
    word, _, small = token
    return word in _PARTICLES and (small or (len(word) > 1 and not is_last))


@lru_cache(maxsize=1 << 17)
def likeness(one: Person, other: Person) -> Likeness:
    """Whether two citations name one person: `Gray` may be `J.E.Gray`, who isn't `G.R.Gray`."""
    if one == other:
        return Likeness.YES
    surname = _same_word(one.names[-1], other.names[-1], one.cut[-1], other.cut[-1])
    if surname is Likeness.NO and one.joined and one.joined == other.joined:
        surname = Likeness.YES
    if surname is Likeness.NO:
        return _compound(one, other)
    if not _given_agree(_given(one), _given(other)):
        return Likeness.NO
    if one.son != other.son:
        plain, son = (other, one) if one.son else (one, other)
        told_apart = plain.given or plain.cut[-1] or "linnaeus" in plain.names
        return Likeness.NO if told_apart or plain.cut[-1] != son.cut[-1] is False else Likeness.PERHAPS
    if surname is Likeness.PERHAPS and _given(one) and _given(one) == _given(other):
        return Likeness.YES
    return surname


def _given(person: Person) -> tuple[str, ...]:
    return (*person.given, *person.names[:-1])


def _given_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """`J.`, `J.E.`, `E.` and `John Edward` agree, `J.E.` and `G.R.` don't; `F.K.` and `K.F.` do."""
    if not one or not other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if sorted(word[0] for word in one) == sorted(word[0] for word in other) and all(len(word) == 1 for word in shorter):
        return True
    rest = iter(longer)
    return all(any(_given_like(name, mine) for mine in rest) for name in shorter)


def _given_like(one: str, other: str) -> bool:
    mine, theirs = _sound_of_initial(one), _sound_of_initial(other)
    return mine.startswith(theirs) or theirs.startswith(mine)


def _sound_of_initial(word: str) -> str:
    return {"c": "k", "j": "i", "y": "i"}.get(word[0], word[0]) + word[1:]


def _compound(one: Person, other: Person) -> Likeness:
    """`Fischer` for `Fischer von Waldheim`, `Wang` for `Wang Wen Tsai`: a surname that stands first."""
    if len(one.names) > 1 and sorted(one.names) == sorted(other.names):
        return Likeness.YES
    for short, long in ((one, other), (other, one)):
        if len(long.names) < 2 or short.son != long.son:
            continue
        first = _same_word(short.names[-1], long.names[0], short.cut[-1], long.cut[0])
        if first is not Likeness.YES:
            continue
        behind = long.names[1:]
        initials = tuple(_given(short))
        if initials and _given_agree(initials, behind):
            return Likeness.YES
        if not _given_agree(initials, long.given):
            return Likeness.NO
        return Likeness.PERHAPS if len(short.names[-1]) < 4 else Likeness.YES
    return Likeness.NO


def _same_word(one: str, other: str, one_cut: bool, other_cut: bool) -> Likeness:
    if one == other:
        return Likeness.YES
    if one[:1] != other[:1]:
        return _by_sound(one, other)
    shorter, longer, cut = (one, other, one_cut) if len(one) <= len(other) else (other, one, other_cut)
    if cut and (longer.startswith(shorter) or _single(longer).startswith(_single(shorter))):
        return Likeness.YES if len(shorter) > 1 else Likeness.PERHAPS
    if cut and len(shorter) >= _SHORTEST_SKELETON and _is_skeleton(shorter, longer):
        return Likeness.YES
    if 3 <= len(shorter) <= 4 and longer.startswith(shorter) and len(longer) > len(shorter) + 1:
        return Likeness.PERHAPS
    return _by_sound(one, other)


def _by_sound(one: str, other: str) -> Likeness:
    if min(len(one), len(other)) >= 4 and _sound(one) == _sound(other):
        return Likeness.YES
    if min(len(one), len(other)) >= _SHORTEST_SLIP and OSA.distance(one, other, score_cutoff=1) <= 1:
        return Likeness.PERHAPS
    return Likeness.NO


def _is_skeleton(short: str, long: str) -> bool:
    """`rchb` of `reichenbach`, `schltr` of `schlechter`: the letters in order, vowels left out."""
    rest = iter(long)
    return all(letter in rest for letter in short) and sum(letter in "aeiou" for letter in short) <= 1


def _single(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


@lru_cache(maxsize=1 << 16)
def _sound(word: str) -> str:
    heard = word.replace("shtsh", "sh")
    for written, sound in _SOUNDS:
        heard = heard.replace(written, sound)
    return _single(re.sub(r"(?:v|f|vv)$", "v", _single(heard)))


def _apart(text: str) -> str:
    """Words that hyphens, apostrophes and titles join: `Milne-Edwards`, `d'Orbigny`, `J.-B.`, `DC.`"""
    opened = re.sub(r"\b[dDlLtT]['’](?=\w)|['’]t\b", " ", text)
    joined = re.sub(r"\b(?:M['’]|Mc ?|Mac ?)(?=[A-Z])", "Mac", opened)
    return re.sub(r"\bDe ?Candolle\b", "Candolle", re.sub(r"[-‐‑–]", " ", joined))


def folded(text: str) -> str:
    """Lower case without diacritics; `ue` and `ü`, `oe` and `ö` become the same letter."""
    opened = "".join(_LETTERS.get(letter, letter) for letter in text.lower())
    plain = "".join(mark for mark in unicodedata.normalize("NFD", opened) if not unicodedata.combining(mark))
    letters = re.sub(r"[^a-z]", "", plain) if plain.isascii() else "".join(each for each in plain if each.isalpha())
    return re.sub(r"([aou])e(?=[a-z])", r"\1", letters)
