"""References to resolutions, decisions, recommendations and notifications, as they stand: a noun and its numbers.

Whose text it is follows later (`attribution`); here only the form counts. The nouns are a table of three languages.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from accord.core.texts.bodies import Shape
from accord.core.texts.numbers import LETTERS, Number, read_numbers
from accord.core.texts.pinpoints import PART

_NOUNS = (
    ("res", r"resolutions?|résolutions?|resoluci(?:ón|ones)|res\.|(?-i:Res\b)"),
    ("dec", r"decisions?|décisions?|decisi(?:ón|ones)|dec\.|(?-i:Dec\b)"),
    ("rec", r"recommendations?|recommandations?|recomendaci(?:ón|ones)|(?-i:Rec\b)\.?"),
)
_GLUED = re.compile(
    r"(?<![\w-])(?:UNEP/)?(?P<body>CMS|AEWA|EUROBATS|ASCOBANS|ACCOBAMS|CITES|Ramsar)/(?:(?:COP|MOP)\s?[0-9]*/)?$",
    re.IGNORECASE,
)
#: How every noun begins, in any case of letters: where the slower expressions look.
_STEM = re.compile(
    r"[RrDd][eEéÉ](?:[sS](?:[oO][lL]|[.]|[ ][0-9IVX])|[cC](?:[iI][sS]|[oO][mM]|[.]|[ ][0-9IVX]))|[Nn][oO][tT][iI][fF]"
)
_NOUN = re.compile(
    rf"""(?:{"|".join(f"(?P<{kind}>{words})" for kind, words in _NOUNS)})
    (?:\s+(?:Nos?\.?|n°|nº|No|numbers?|núms?\.|números?|numéros?))?
    (?:\s+of\s+the\s+Conference\s+of\s+the\s+Parties|\s+C[oO]P(?=\s*[IVXL]+/))?
    \s*(?:(?-i:(?:(?:UNEP|PNUE|PNUMA)/)?(?P<of>CMS|AEWA|EUROBATS|ASCOBANS|ACCOBAMS))[ ]?(?=[0-9]{{1,2}}\.[0-9]))?(?P<conf>\(?Conf\s?\.?\)?\s*)?(?P<open>\()?(?=[0-9IVXL]|S-[0-9]|(?:LETTERS)[-. 0-9])""".replace(
        "LETTERS", LETTERS
    ),
    re.VERBOSE | re.IGNORECASE,
)
_BARE_CONF = re.compile(r"Conf\.\s*(?=[0-9]{1,2}\.[0-9])")
_NOTIFICATION = re.compile(
    r"""(?:(?:Notifications?|Notificaci(?:ón|ones))(?:\s+(?:to|aux|a\s+las)\s+(?:the\s+)?(?:Parties|Partes))?\s*(?:Nos?\.?|n°|nº)?\s*
    (?P<years>(?:19|20)[0-9]{2}[/-][0-9]{1,3}(?:(?:\s*,\s*|\s*,?\s+(?:and|et|y)\s+|\s*&\s*)(?:No\.?\s*)?(?:19|20)[0-9]{2}[/-][0-9]{1,3})*))(?![0-9/-])""",
    re.VERBOSE | re.IGNORECASE,
)
#: Nouns that end a line above a number that heads its own: “XI/12. Retirement of decisions”, then “XI/13. Ways and means”.
_ENDS_A_HEADING = re.compile(r"\n[ ]*\n|\w(?:s|nes)[ ]*\n[ ]*$")
_HEADS = re.compile(r"\.\s*[A-Z]|[ ]{1,4}[A-Z][a-z]")
_LIKE: dict[Shape | None, tuple[Shape, ...]] = {
    Shape.DOTTED: (Shape.DOTTED, Shape.ROMAN_DOTTED),
    Shape.ROMAN_DOTTED: (Shape.DOTTED, Shape.ROMAN_DOTTED),
    Shape.SLASHED: (Shape.SLASHED,),
    Shape.THROUGH: (Shape.THROUGH, Shape.SLASHED),
    Shape.YEARED: (Shape.YEARED,),
}
_CALLED = re.compile(r"\b(resolution|decision|recommendation)\s+$", re.IGNORECASE)
_REACH = 160  # longer runs of blanks are no part of a reference
_YEARLY = re.compile(r"((?:19|20)[0-9]{2})[/-]([0-9]{1,3})")
#: What may stand between two numbers of one list. A title: “Resolutions 9.6 on Cooperation and 10.21 on Partnerships”; a part:
#: “decisions 14/5, paragraph 7, and 14/30”; a day or a year: “resolutions 56/183 of 21 December 2001 and 57/238”.
_JOINED = r"(?:\s*[,;]\s*(?:(?:and|et|y|as\s+well\s+as)\s+)?|\s+(?:and|et|y|as\s+well\s+as)\s+)"
_TITLE_BETWEEN = re.compile(
    rf"\s*(?:\([^()\n]{{0,40}}\)\s*)?(?:,\s*)?(?:on|concerning|regarding|relating\s+to|sur|relative\s+(?:à|aux)|sobre|relativa\s+a|-)\s+"
    rf"[^.;:\n]{{3,160}}?{_JOINED}(?=(?:Conf\.\s*)?[0-9]{{1,2}}\.[0-9]{{1,3}}(?:\s*\(Rev|\s+(?:on|concerning|regarding|relating|sur|sobre)\b|\s*-\s))"
)
_ASIDE_BETWEEN = re.compile(
    rf"""(?=[\s,(])(?:\s?[A-H]\b(?:\s+(?:and|to)\s+[A-H]\b)?|\s[IVX]{{1,5}}\b)?
    (?:\s*\((?:19|20)[0-9]{{2}}\))?
    (?:\s*,?\s*(?:entitled|intitulée?|titulada)\s+"[^"\n]{{3,160}}")?
    (?:\s*,?\s+(?:of|du|de|del)\s+[0-9]{{1,2}}(?:er)?\s+(?:de\s+)?[A-Za-zéû]{{3,10}}\s+(?:de\s+)?(?:19|20)[0-9]{{2}})?
    (?:\s*\(?,?\s*(?:in\s+particular\s+)?{PART}(?:\s*,\s*{PART})*\)?)?
    {_JOINED}(?=(?:(?:{LETTERS})[-. ])?(?:[0-9]{{1,4}}|[IVXL]{{1,7}})[./][0-9]{{1,3}}\b)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A noun and its numbers. `conf`: with the “Conf.” of CITES; `glued`: the body in a symbol such as UNEP/CMS/."""

    start: int
    end: int
    kind: str
    numbers: tuple[Number, ...]
    conf: bool = False
    glued: str = ""
    problem: str = ""
    continues: bool = False  # a further number of the list before it, after a title
    plural: bool = False


def nouns(text: str) -> list[int]:
    """Where words begin that may be the noun of a reference, or of “this Decision”."""
    return [found.start() for found in _STEM.finditer(text) if not _inside_a_word(text, found.start())]


def _inside_a_word(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    return before.isalnum() or before in "_-"


def references(text: str, starts: list[int]) -> Iterator[Reference]:
    """All references to resolutions, decisions and recommendations in a clean text, in its order; `starts` are its `nouns`."""
    past = 0
    for at in starts:
        noun = _NOUN.match(text, at, at + _REACH)
        if noun is None or at < past:
            continue
        found = _reference(text, noun)
        if found is None:
            continue
        yield found
        past = found.end
        while (further := _further(text, found, past)) is not None:
            yield further
            past = further.end


def _reference(text: str, noun: re.Match[str]) -> Reference | None:
    kind = next(kind for kind, _ in _NOUNS if noun[kind] is not None)
    at = noun.start()
    glued = _GLUED.search(text, max(0, at - 24), at) if text[at - 1 : at] == "/" else None
    found = _read(
        text,
        at,
        noun.end(),
        kind,
        conf=noun["conf"] is not None,
        glued=glued["body"] if glued is not None else noun["of"] or "",
    )
    if found is None or _is_a_count(found, noun[0]) or _is_cut_off(found, noun[0], text):
        return None
    if noun["open"]:
        if found.numbers[0].shape is Shape.PLAIN or not found.plural:
            return None
        return replace(found, start=noun.end())
    return replace(found, start=glued.start()) if glued is not None else found


def called(text: str, at: int) -> str:
    """“Decision CBD/COP/16/L.2”: what the text calls the document at `at`, so that “the Decision” can mean it."""
    noun = _CALLED.search(text[max(0, at - 18) : at])
    return noun[1].lower()[:3] if noun else ""


def _further(text: str, found: Reference, past: int) -> Reference | None:
    """The next number of the list that `found` began, where a title, a part or a day stands between."""
    between = _ASIDE_BETWEEN.match(text, past, past + 3 * _REACH)
    dotted = found.numbers[0].shape is Shape.DOTTED
    if between is None or (dotted and not found.plural):
        between = _TITLE_BETWEEN.match(text, past, past + 3 * _REACH) if found.plural else None
    if between is None:
        return None
    further = _read(text, between.end(), between.end(), found.kind, conf=found.conf, glued=found.glued, continues=True)
    if further is None or further.numbers[0].shape not in _LIKE.get(found.numbers[0].shape, ()):
        return None
    return further


def listed_by_conf(text: str) -> Iterator[Reference]:
    """`Conf. 14.2` without a noun, as lists of resolutions give it."""
    for found in _BARE_CONF.finditer(text):
        before = text[found.start() - 1 : found.start()]
        if before.isalnum() or before in tuple("_/.-"):
            continue
        reference = _read(text, found.start(), found.end(), "res", conf=True)
        if reference is not None:
            yield reference


def notifications(text: str, starts: list[int]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Notifications to the Parties: start, end and numbers such as `2024/108`; `starts` are the `nouns` of the text."""
    for at in starts:
        if text[at] not in "nN" or (found := _NOTIFICATION.match(text, at, at + 3 * _REACH)) is None:
            continue
        yield *found.span(), tuple(f"{year}/{int(number)}" for year, number in _YEARLY.findall(found["years"]))


def _read(
    text: str, start: int, at: int, kind: str, *, conf: bool = False, glued: str = "", continues: bool = False
) -> Reference | None:
    numbers = read_numbers(text, at)
    if numbers is None:
        return None
    plural = bool(re.match(r"\w*(?:s|nes)\b", text[start:at].rsplit("/", 1)[-1]))
    return Reference(start, numbers.end, kind, numbers.numbers, conf, glued.lower(), numbers.problem, continues, plural)


def _is_a_count(found: Reference, noun: str) -> bool:
    """“decision 3 of the agenda”, “res. 2 km”: a plain number needs a capital noun and stands alone."""
    first = found.numbers[0]
    return first.shape is Shape.PLAIN and (not noun[0].isupper() or found.conf)


def _is_cut_off(found: Reference, noun: str, text: str) -> bool:
    """A noun at the end of a heading or paragraph has nothing to do with the number that heads the next."""
    broken = _ENDS_A_HEADING.search(noun)
    if broken is None:
        return False
    return "\n" in broken[0].strip(" ") and (
        broken[0].count("\n") > 1 or (len(found.numbers) == 1 and _HEADS.match(text, found.end) is not None)
    )
