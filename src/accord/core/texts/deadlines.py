"""By when, how often, and under which condition: what a clause says of it, in typed form.

A deadline is a meeting (of which body, which ordinal), a day, a month, a year, or something that follows an event; the
register of meetings gives a meeting its date. Conditions are kept in the words of the text.
"""

import re
from dataclasses import dataclass
from typing import Final

from accord.core.texts.actors import actors

_ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
}
_TENS: Final = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_WRITTEN = rf"(?:(?:{'|'.join(_TENS)})-(?:{'|'.join(_ORDINALS)})|{'|'.join(_ORDINALS)}|{'|'.join(word[:-1] + 'ieth' for word in _TENS)})"
_ORDINAL = rf"(?:(?P<figure>[0-9]{{1,3}})(?:st|nd|rd|th)\b|(?P<written>{_WRITTEN})\b)"
_MONTHS: Final = {
    month: number
    for number, month in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        start=1,
    )
}
_MONTH = "|".join(month.capitalize() for month in _MONTHS)
_MEETING = re.compile(
    rf"""\b(?:(?:at|to|by|before|until|for|in\s+time\s+for|prior\s+to|no\s+later\s+than|during|after|following)\s+)(?:(?:or\s+before|the\s+time\s+of)\s+)?
    (?P<whose>its|the|their)?\s*(?:{_ORDINAL}(?:\s*(?:or|and)\s*[0-9]{{1,3}}(?:st|nd|rd|th))?|(?P<next>next|forthcoming|following))\s+
    (?:regular\s+|ordinary\s+|annual\s+)?(?P<what>meeting|session)s?(?:\s+of\s+(?:the\s+)?(?P<body>[A-Z][^,;.()]{{2,90}}))?""",
    re.VERBOSE | re.IGNORECASE,
)
_MEETING_CODE = re.compile(
    r"\b(?:at|to|by|before|until|for|in\s+time\s+for|prior\s+to|no\s+later\s+than)\s+(?:the\s+)?(?:(?P<of>CITES|CMS|CBD)\s+)?(?P<code>CoP|COP|SC|AC|PC|StC|ScC|MOP|MoP|SBSTTA|SBI|UNEA)[- ]?(?P<number>[0-9]{1,3})\b"
)
_DAY = re.compile(
    rf"\b(?:by|before|until|no\s+later\s+than|not\s+later\s+than|on)\s+(?:the\s+)?(?P<day>[0-9]{{1,2}})\s+(?P<month>{_MONTH})\s+(?P<year>[12][0-9]{{3}})"
)
_MONTH_OF = re.compile(
    rf"\b(?:by|before|until|no\s+later\s+than|not\s+later\s+than|in)\s+(?:the\s+end\s+of\s+)?(?P<month>{_MONTH})\s+(?P<year>[12][0-9]{{3}})"
)
_YEAR = re.compile(
    r"\b(?:by|before|until|no\s+later\s+than|not\s+later\s+than|in)\s+(?:the\s+end\s+of\s+)?(?P<year>20[0-9]{2})\b(?!\s*[-/]\s*20)"
)
_EVENT = re.compile(
    r"\b(?P<text>(?:within\s+(?:[0-9]+|[a-z-]+)\s+(?:days|weeks|months|years)\s+(?:of|after|from)|(?:as\s+soon\s+as|once)(?=\s))\s+[^,;.]{3,80})",
    re.IGNORECASE,
)
_RECURRENT = (
    (
        re.compile(
            r"\b(?:at|to|for|and)\s+each\s+(?:regular\s+|ordinary\s+)?(?:meeting|session)\s+of\s+(?:the\s+)?(?P<body>[A-Z][^,;.()]{2,60})"
        ),
        "each meeting",
    ),
    (
        re.compile(r"\b(?:at|to)\s+(?:each|every|all)(?:\s+of\s+its)?\s+(?:regular\s+|ordinary\s+)?meetings?\b"),
        "each meeting",
    ),
    (re.compile(r"\b(?P<body>CoP|COP)\b(?=.{0,20}\beach\b)"), ""),
    (re.compile(r"\b(?:annually|every\s+year|each\s+year|on\s+an\s+annual\s+basis|yearly)\b", re.IGNORECASE), "annual"),
    (
        re.compile(
            r"\bevery\s+(?P<period>two|three|four|five|six|ten|[0-9]+)\s+(?P<unit>years|months)\b", re.IGNORECASE
        ),
        "every",
    ),
    (re.compile(r"\b(?:biennially|biannually)\b", re.IGNORECASE), "biennial"),
    (
        re.compile(r"\b(?:regularly|on\s+a\s+regular\s+basis|periodically|at\s+regular\s+intervals)\b", re.IGNORECASE),
        "regular",
    ),
)
_CONDITION = re.compile(
    r"""\b(?:
      subject\s+to\s+[^,;.:()]{3,90} | (?:as|where|when|whenever|if|wherever)\s+(?:and\s+(?:when|where|as)\s+)?(?:appropriate|relevant|necessary|needed|possible|applicable|required|requested|available|feasible|practicable)
    | as\s+far\s+as\s+(?:possible|practicable) | to\s+the\s+(?:fullest\s+|greatest\s+|maximum\s+)?extent\s+(?:possible|practicable|feasible)
    | within\s+(?:available|existing)\s+resources | (?:upon|on)\s+request | if\s+funds\s+(?:are|become)\s+available
    | contingent\s+(?:up)?on\s+[^,;.:()]{3,90} | depending\s+on\s+the\s+availability\s+of\s+[^,;.:()]{3,60} | resources\s+permitting
    | in\s+(?:accordance|line)\s+with\s+national\s+(?:legislation|laws?|circumstances)[^,;.:()]{0,40}
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ORGAN_OF_CODE = {
    "cop": "cop",
    "mop": "mop",
    "sc": "sc",
    "stc": "sc",
    "ac": "ac",
    "pc": "pc",
    "scc": "scientific-council",
    "sbstta": "sbstta",
    "sbi": "sbi",
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when. `kind`: meeting, date, month, year, event. `body` and `ordinal` of a meeting; `next` where it has no number."""

    kind: str
    text: str
    body: str | None = None
    ordinal: int | None = None
    next: bool = False
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often: `each meeting` (of `body`), `annual`, `biennial`, `every` (`period`), `regular`."""

    kind: str
    body: str | None = None
    period: str | None = None


def deadline(text: str, issuer: str | None, whose: str | None = None) -> Deadline | None:
    """The deadline of a clause; `whose` is the body that “its 20th meeting” means (the recipient, else the actor)."""
    code = _MEETING_CODE.search(text)
    meeting = _MEETING.search(text)
    if meeting is not None and (code is None or meeting.start() <= code.start()):
        return _of_meeting(meeting, issuer, whose)
    if code is not None:
        organ = _ORGAN_OF_CODE.get(code["code"].lower())
        body = (code["of"] or issuer or "?").lower()
        return Deadline("meeting", code[0], f"{body}:{organ}" if organ else code["code"].lower(), int(code["number"]))
    for pattern, kind in ((_DAY, "date"), (_MONTH_OF, "month"), (_YEAR, "year")):
        found = pattern.search(text)
        if found is not None:
            return Deadline(kind, found[0], date=_date(found))
    event = _EVENT.search(text)
    return Deadline("event", event["text"]) if event is not None else None


def recurrence(text: str, issuer: str | None) -> Recurrence | None:
    """How often a clause asks for it."""
    for pattern, kind in _RECURRENT:
        found = pattern.search(text)
        if found is None or not kind:
            continue
        parts = found.groupdict()
        named = actors(parts["body"], issuer) if parts.get("body") else []
        period = f"{parts['period']} {parts['unit']}" if parts.get("period") else None
        return Recurrence(kind, named[0].id if named else None, period)
    return None


def condition(text: str) -> str | None:
    """The conditions of a clause in its own words, several joined by a semicolon."""
    found = [" ".join(each[0].split()).rstrip(" ,") for each in _CONDITION.finditer(text)]
    return "; ".join(dict.fromkeys(found)) or None


def _of_meeting(found: re.Match[str], issuer: str | None, whose: str | None) -> Deadline:
    named = actors(found["body"], issuer) if found["body"] else []
    body = named[0].id if named else whose
    return Deadline("meeting", " ".join(found[0].split()), body, _ordinal(found), next=found["next"] is not None)


def _ordinal(found: re.Match[str]) -> int | None:
    if found["figure"]:
        return int(found["figure"])
    if not found["written"]:
        return None
    tens, _, units = found["written"].lower().partition("-")
    if tens.endswith("ieth") and tens not in _ORDINALS:
        return _TENS[tens.removesuffix("ieth") + "y"]
    return _ORDINALS[tens] if not units else _TENS[tens] + _ORDINALS[units]


def _date(found: re.Match[str]) -> str:
    parts = found.groupdict()
    pieces = [parts["year"]]
    if parts.get("month"):
        pieces.append(f"{_MONTHS[parts['month'].lower()]:02}")
    if parts.get("day"):
        pieces.append(f"{int(parts['day']):02}")
    return "-".join(pieces)
