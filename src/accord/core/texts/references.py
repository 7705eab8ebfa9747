"""References to resolutions, decisions, recommendations and notifications, as they stand: a noun and its numbers.

Whose text it is follows later (`attribution`); here only the form counts. The nouns are a table of three languages.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accord.core.texts.bodies import Shape
from accord.core.texts.numbers import Number, read_numbers

_NOUNS = (
    ("res", r"resolutions?|résolutions?|resoluci(?:ón|ones)|res\."),
    ("dec", r"decisions?|décisions?|decisi(?:ón|ones)|dec\."),
    ("rec", r"recommendations?|recommandations?|recomendaci(?:ón|ones)"),
)
_GLUED = r"(?:UNEP/)?(?P<glued>CMS|AEWA|EUROBATS|ASCOBANS|ACCOBAMS|CITES|Ramsar)/(?:(?:COP|MOP)\s?[0-9]*/)?"
_NOUN = re.compile(
    rf"""(?<![\w-])(?:{_GLUED})?
    (?:{"|".join(f"(?P<{kind}>{words})" for kind, words in _NOUNS)})
    (?:\s+(?:Nos?\.?|n°|nº|No|numbers?|núms?\.|números?|numéros?))?
    (?:\s+of\s+the\s+Conference\s+of\s+the\s+Parties)?
    \s*(?P<conf>\(?Conf\s?\.?\)?\s*)?(?=[0-9IVXL]|(?:BS|CP|NP|BC|RC|SC|MC|IPBES|SS|GC|SBSTTA|SBI)[-. 0-9])""",
    re.VERBOSE | re.IGNORECASE,
)
_BARE_CONF = re.compile(r"(?<![\w/.-])(?<!Resolution )(?<!Resolutions )Conf\.\s*(?=[0-9]{1,2}\.[0-9])")
_NOTIFICATION = re.compile(
    r"""(?:\b(?:Notifications?|Notificaci(?:ón|ones))(?:\s+(?:to|aux|a\s+las)\s+(?:the\s+)?(?:Parties|Partes))?\s*(?:Nos?\.?|n°|nº)?\s*
    (?P<years>(?:19|20)[0-9]{2}[/-][0-9]{1,3}(?:(?:\s*,\s*|\s*,?\s+(?:and|et|y)\s+|\s*&\s*)(?:No\.?\s*)?(?:19|20)[0-9]{2}[/-][0-9]{1,3})*))(?![0-9/-])""",
    re.VERBOSE | re.IGNORECASE,
)
_YEARLY = re.compile(r"((?:19|20)[0-9]{2})[/-]([0-9]{1,3})")
#: A title or a part between two numbers of one list: “Resolutions 9.6 on Cooperation and 10.21 on Partnerships”, “decisions
#: 14/5, paragraph 7, and 14/30”.
_TITLE_BETWEEN = re.compile(
    r"(?:\s*(?:\([^()\n]{0,40}\)\s*)?(?:,\s*)?(?:on|concerning|regarding|relating\s+to|-)\s+[^.;:\n]{3,160}?(?:,\s*(?:and\s+)?|\s+and\s+)"
    r"(?=[0-9]{1,2}\.[0-9]{1,3}(?:\s*\(Rev|\s+(?:on|concerning|regarding|relating)\b|\s*-\s))"
    r"|\s*,\s*(?:paragraph|section|annex)(?:e?s)?\s+[^,;.\n]{1,24},?\s*(?:and\s+|,\s*)"
    r"(?=(?:[0-9]{1,2}\.|[0-9]{1,3}/|[IVXL]{1,7}/)[0-9]{1,3}\b))"
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


def references(text: str) -> Iterator[Reference]:
    """All references to resolutions, decisions and recommendations in a clean text, in its order."""
    past = 0
    for noun in _NOUN.finditer(text):
        if noun.start() < past:
            continue
        kind = next(kind for kind, _ in _NOUNS if noun[kind] is not None)
        found = _read(text, noun.start(), noun.end(), kind, conf=noun["conf"] is not None, glued=noun["glued"] or "")
        if found is None or _is_a_count(found, noun[0]):
            continue
        yield found
        past = found.end
        while (title := _TITLE_BETWEEN.match(text, past)) is not None and found.plural:
            further = _read(text, title.end(), title.end(), kind, conf=found.conf, glued=found.glued, continues=True)
            if further is None or further.numbers[0].shape is not found.numbers[0].shape:
                break
            yield further
            past = further.end


def listed_by_conf(text: str) -> Iterator[Reference]:
    """`Conf. 14.2` without a noun, as lists of resolutions give it."""
    for found in _BARE_CONF.finditer(text):
        reference = _read(text, found.start(), found.end(), "res", conf=True)
        if reference is not None:
            yield reference


def notifications(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Notifications to the Parties: start, end and numbers such as `2024/108`."""
    for found in _NOTIFICATION.finditer(text):
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
