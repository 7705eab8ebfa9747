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
_ORDINAL = rf"(?:(?P<figure>[0-9]{{1,3}})\s?(?:st|nd|rd|th)\b|(?P<written>{_WRITTEN})\b)"
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
_MOIS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_MES = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
_MONTH_NUMBERS: Final = {
    **_MONTHS,
    **{month: number for number, month in enumerate(_MOIS.split("|"), start=1)},
    **{month: number for number, month in enumerate(_MES.split("|"), start=1)},
}
_BEFORE = r"(?:at|to|by|before|until|for|in\s+time\s+for|in\s+advance\s+of|ahead\s+of|prior\s+to|(?:no|not)\s+later\s+than|during|after|following)"
_MEETINGS: Final = (
    re.compile(
        rf"""\b(?:{_BEFORE}\s+)(?:(?:or\s+before|the\s+time\s+of)\s+)?
        (?P<whose>its|the|their)?\s*(?:{_ORDINAL}(?:\s*(?:or|and)\s*[0-9]{{1,3}}(?:st|nd|rd|th))?|(?P<bare>[0-9]{{1,3}})|(?P<next>next|forthcoming|following))\s+
        (?:regular\s+|ordinary\s+|annual\s+)?(?P<what>meeting|session)s?(?:\s+of\s+(?:the\s+)?(?P<body>[A-Z][^,;.()]{{2,90}}))?""",
        re.VERBOSE | re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:à|lors\s+de|avant|pour|d'ici\s+à|d'ici|après)\s+(?:la|sa|leur)\s+(?:(?P<figure>[0-9]{1,3})\s?(?:e|è|ème|ere|re)?|(?P<next>prochaine))\s+(?:session|réunion)"
        r"(?:\s+ordinaire)?(?:\s+(?:de\s+la|du|des|de)\s+(?P<body>[A-Z][^,;.()]{2,90}))?"
    ),
    re.compile(
        r"\b(?:en|a|antes\s+de|para|durante|hasta)\s+(?:la|su)\s+(?:(?P<figure>[0-9]{1,3})\s?[ªa]?\.?|(?P<next>próxima))\s+reunión"
        r"(?:\s+ordinaria)?(?:\s+(?:de\s+la|del|de\s+las)\s+(?P<body>[A-Z][^,;.()]{2,90}))?"
    ),
)
_MEETING_CODE = re.compile(
    rf"\b(?:{_BEFORE}|à\s+la|avant\s+la|en\s+la|a\s+la|pour\s+la|antes\s+de\s+la)\s+(?:the\s+)?(?:(?P<of>CITES|CMS|CBD|AEWA)\s+)?(?P<code>CoP|COP|CdP|SC|AC|PC|StC|ScC|MOP|MoP|SBSTTA|SBI|UNEA)[- ]?(?P<number>[0-9]{{1,3}})\b(?!\s?-)"
)
_BY = r"(?:by|before|until|(?:no|not)\s+later\s+than|on\s+or\s+before|on|ahead\s+of)"
_PAR = r"(?:avant|d'ici\s+(?:à|au)?|au\s+plus\s+tard|jusqu'(?:au|à)|pour)"
_POR = r"(?:antes\s+de|a\s+más\s+tardar|para|hasta|al)"
_DAYS: Final = (
    re.compile(rf"\b{_BY}\s+(?:the\s+)?(?P<day>[0-9]{{1,2}})\s+(?P<month>{_MONTH})(?:\s+(?P<year>[12][0-9]{{3}}))?"),
    re.compile(rf"\b{_BY}\s+(?P<month>{_MONTH})\s+(?P<day>[0-9]{{1,2}}),?\s+(?P<year>[12][0-9]{{3}})"),
    re.compile(rf"\b{_PAR}\s*(?:le\s+)?(?P<day>[0-9]{{1,2}})(?:er)?\s+(?P<month>{_MOIS})\s+(?P<year>[12][0-9]{{3}})"),
    re.compile(
        rf"\b{_POR}l?\s+(?:el\s+)?(?P<day>[0-9]{{1,2}})\s+de\s+(?P<month>{_MES})\s+del?\s+(?P<year>[12][0-9]{{3}})"
    ),
)
_MONTHS_OF: Final = (
    re.compile(rf"\b(?:{_BY}|in)\s+(?:the\s+end\s+of\s+)?(?P<month>{_MONTH})\s+(?P<year>[12][0-9]{{3}})"),
    re.compile(rf"\b(?:{_PAR}|en)\s*(?:la\s+fin\s+(?:de\s+)?)?(?P<month>{_MOIS})\s+(?P<year>[12][0-9]{{3}})"),
    re.compile(rf"\b(?:{_POR}|en)\s+(?:fines\s+de\s+)?(?P<month>{_MES})\s+de\s+(?P<year>[12][0-9]{{3}})"),
)
_YEARS: Final = (
    re.compile(
        rf"\b(?:{_BY}|in)\s+(?:the\s+end\s+of\s+|mid-|early\s+|late\s+)?(?P<year>20[0-9]{{2}})\b(?!\s*[-/]\s*20)"
    ),
    re.compile(rf"\b(?:{_PAR}|en)\s*(?:(?:la\s+)?fin\s+)?(?P<year>20[0-9]{{2}})\b(?!\s*[-/]\s*20)"),
    re.compile(rf"\b(?:{_POR}|en)\s+(?:finales\s+de\s+|el\s+año\s+)?(?P<year>20[0-9]{{2}})\b(?!\s*[-/]\s*20)"),
)
_EVENT = re.compile(
    r"\b(?P<text>(?:within\s+(?:a\s+period\s+of\s+)?(?:[0-9]+|[a-z-]+)\s+(?:days|weeks|months|years)(?:\s+(?:of|after|from|following)\s+[^,;.]{3,80})?|"
    r"(?:at\s+least\s+|(?:no|not)\s+(?:later|more)\s+than\s+)?(?:[0-9]+|[a-z-]+)\s+(?:days|weeks|months|years)\s+(?:before|prior\s+to|in\s+advance\s+of|after)\s+[^,;.]{3,80}|(?:as\s+soon\s+as\s+(?!possible)|once\s+(?!again))[^,;.]{3,80}|"
    r"dans\s+(?:un\s+délai\s+de|les)\s+(?:[0-9]+|[a-z]+)\s+(?:jours|mois|ans)[^,;.]{0,60}|(?:en|dentro\s+de)\s+un\s+plazo\s+de\s+(?:[0-9]+|[a-z]+)\s+(?:días|meses|años)[^,;.]{0,60}))",
    re.IGNORECASE,
)
_EACH_OF = r"(?:meeting|session)s?\s+of\s+(?:the\s+)?(?P<body>[A-Z][^,;.()]{2,60})"
_RECURRENT = (
    (re.compile(rf"\b(?:at|to|for|and)\s+(?:each|every)\s+(?:regular\s+|ordinary\s+)?{_EACH_OF}"), "each meeting"),
    (re.compile(r"\b(?:at|to|for)\s+(?:each|every|all)(?:\s+of\s+its)?\s+(?:subsequent\s+|future\s+)?(?:regular\s+|ordinary\s+)?(?:meetings?|sessions?)\b"), "each meeting"),
    (re.compile(r"\b(?:at|to|for)\s+(?:each|every)\s+(?P<body>CoP|COP|MOP|Conference\s+of\s+the\s+Parties|Meeting\s+of\s+the\s+Parties|Standing\s+Committee)\b"), "each meeting"),
    (re.compile(r"\bà\s+(?:chaque|chacune\s+des?)\s+(?:session|réunion)s?(?:\s+ordinaires?)?(?:\s+(?:de\s+la|du|des)\s+(?P<body>[A-Z][^,;.()]{2,60}))?"), "each meeting"),
    (re.compile(r"\b(?:en|a)\s+cada\s+(?:reunión|período\s+de\s+sesiones)(?:\s+ordinaria)?(?:\s+(?:de\s+la|del)\s+(?P<body>[A-Z][^,;.()]{2,60}))?"), "each meeting"),
    (re.compile(r"\b(?:annually|every\s+year|each\s+year|once\s+a\s+year|on\s+an\s+annual\s+basis|yearly|(?:submit|provide|present|prepare|publish|produce|issue)\s+(?:(?:an|its|their|the)\s+)?annual\s+(?:[a-z]+\s+){0,2}(?:reports?|updates?)|annuellement|chaque\s+année|tous\s+les\s+ans|anualmente|cada\s+año|todos\s+los\s+años)\b", re.IGNORECASE), "annual"),
    (re.compile(r"\bevery\s+(?P<period>two|three|four|five|six|ten|[0-9]+)\s+(?P<unit>years|months|meetings)\b", re.IGNORECASE), "every"),
    (re.compile(r"\btous\s+les\s+(?P<period>deux|trois|quatre|cinq|six|dix|[0-9]+)\s+(?P<unit>ans|mois)\b", re.IGNORECASE), "every"),
    (re.compile(r"\bcada\s+(?P<period>dos|tres|cuatro|cinco|seis|diez|[0-9]+)\s+(?P<unit>años|meses)\b", re.IGNORECASE), "every"),
    (re.compile(r"\b(?:biennially|biannually)\b", re.IGNORECASE), "biennial"),
    (re.compile(r"\b(?:triennially|each\s+triennium|every\s+triennium)\b", re.IGNORECASE), "triennial"),
    (re.compile(r"\b(?:regularly|on\s+a\s+regular\s+basis|on\s+an?\s+(?:ongoing|periodic)\s+basis|periodically|at\s+regular\s+intervals|under\s+regular\s+review|régulièrement|périodiquement|periódicamente|regularmente|con\s+regularidad)\b", re.IGNORECASE), "regular"),
)  # fmt: skip
#: “, and to report”, “; and”: back to what is asked for.
_BACK_TO_THE_VERB = re.compile(r"[;:]|,?\s+\b(?:and|or|et|y)\s+(?:to\s+|à\s+|de\s+|a\s+)|,\s+(?:and|et|y)\s+")
_SUBORDINATED = re.compile(
    r"\b(?:of|for|by|in|on|from|with|through|without|about|including|as\s+well\s+as)\s+(?:the\s+)?[a-z]{2,}ing\b(?!\s+(?:of|group|committee|session)\b)|"
    r"\b(?:that|which|who|whose|whom|whether|how|qui|que|dont)\s|\bto\s+be\s+[a-z]+ed\b"
)
#: What stands right before: “data reported | annually”, “a | regularly updated list”.
_ATTRIBUTE = re.compile(r"(?<!be )(?<!is )(?<!are )\b(?:[a-z]{3,}ed|made|held|taken|an?|the|their|its|any)\s+$")
_AS = r"appropriate|relevant|necessary|needed|possible|applicable|required|requested|available|feasible|practicable"
_CONDITION = re.compile(
    rf"""\b(?:
      subject\s+to\s+[^,;.:()]{{3,90}}
    | (?<!well\ )(?<!soon\ )(?<!early\ )(?<!much\ )(?<!quickly\ )(?<!far\ )(?:as|where|when|whenever|if|wherever)\s+(?:and\s+(?:when|where|as)\s+)?(?:deemed\s+)?(?:{_AS})(?:\s+and\s+(?:{_AS}))?
    | (?:as|in\s*so)\s*far\s+as\s+(?:possible|practicable|feasible) | to\s+the\s+(?:fullest\s+|greatest\s+|maximum\s+)?extent\s+(?:possible|practicable|feasible)
    | within\s+(?:available|existing|the\s+available|its|their)\s+(?:existing\s+|available\s+|respective\s+|financial\s+)*(?:resources|means|mandates?|capacit(?:y|ies))
    | (?:upon|on|at\s+the)\s+request(?:\s+(?:of|by|from)\s+[^,;.:()]{{3,60}})? | if\s+(?:[a-z]+\s+)?(?:funds|funding|resources)\s+(?:are|is|become|becomes|allow|permit)(?:\s+available)?
    | contingent\s+(?:up)?on\s+[^,;.:()]{{3,90}} | (?:depending|dependent|conditional)\s+(?:up)?on\s+(?:the\s+)?(?:availability|available)\s+[^,;.:()]{{3,60}}
    | (?:as|where|when)\s+(?:resources|funds|funding)\s+(?:allow|permit)s? | resources\s+permitting | provided\s+(?:that\s+)?[^,;.:()]{{0,30}}(?:funds|funding|resources)[^,;.:()]{{0,40}}
    | in\s+a\s+position\s+to\s+do\s+so | on\s+a\s+voluntary\s+basis
    | in\s+(?:accordance|line|keeping)\s+with\s+(?:their\s+)?(?:respective\s+)?national\s+(?:legislation|laws?|circumstances|priorities|capacities)[^,;.:()]{{0,60}}
    | sous\s+réserve\s+(?:de|d'|du|des)\s*[^,;.:()]{{3,90}} | s'il\s+y\s+a\s+lieu | le\s+cas\s+échéant | (?:si|lorsque)\s+(?:cela\s+est\s+)?(?:nécessaire|possible|approprié) | (?:selon|comme)\s+qu'il\s+convient
    | dans\s+(?:toute\s+)?la\s+mesure\s+du\s+possible | (?:sur|à\s+la)\s+demande | si\s+(?:des|les)\s+(?:fonds|ressources)[^,;.:()]{{3,60}} | dans\s+la\s+limite\s+des\s+[^,;.:()]{{3,60}} | en\s+tant\s+que\s+de\s+besoin
    | (?:con\s+sujeción|sujet[oa]|supeditad[oa])\s+a\s+[^,;.:()]{{3,90}} | a\s+reserva\s+de\s+[^,;.:()]{{3,90}} | (?:según|cuando|si)\s+(?:proceda|procede|corresponda|sea\s+(?:necesario|posible)|es\s+necesario)
    | en\s+la\s+medida\s+de\s+lo\s+posible | previa\s+solicitud | en\s+función\s+de\s+la\s+disponibilidad\s+[^,;.:()]{{3,60}} | si\s+(?:hay|se\s+dispone\s+de)\s+[^,;.:()]{{3,60}}
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_TOLD_OF = re.compile(
    r"\b(?:adopted|agreed|approved|endorsed|decided|established|held|made|taken|presented|discussed|expressed|adoptée?s?|adoptad[ao]s?|aprobad[ao]s?|(?<!be )(?:submitted|considered|requested|mandated))\s+(?:(?:by|to)\s+[^,;]{3,60}\s+)?$"
)
_DONE_BY = re.compile(
    r"(?<!be )(?<!been )\b(?:[a-z]{3,}ed|made|given|taken|drawn\s+up)\s+by\s+(?:[^,;]{3,90}\s+|[A-Z]\w+[- ]?[0-9]+)$"
)
_HELD = re.compile(r",?\s+(?:which\s+was\s+|as\s+)?held\b")
_MEETS = re.compile(
    r"(?:^|:)(?:cop|mop|sc|ac|pc|tc|strp|sbstta|sbi|subsidiary-body|committee|scientific-council|advisory-committee|unea|unga)$"
)
_NEAR = 100
_ORGAN_OF_CODE = {
    "cop": "cop",
    "cdp": "cop",
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
    code = next((each for each in _MEETING_CODE.finditer(text) if not _is_past(text, each)), None)
    meetings = (each for pattern in _MEETINGS for each in pattern.finditer(text) if not _is_past(text, each))
    meeting = min(meetings, key=re.Match.start, default=None)
    if meeting is not None and (code is None or meeting.start() <= code.start()):
        return _of_meeting(meeting, issuer, _meant(text, meeting, issuer) or whose)
    if code is not None:
        organ = _ORGAN_OF_CODE.get(code["code"].lower())
        body = (code["of"] or issuer or "?").lower()
        return Deadline("meeting", code[0], f"{body}:{organ}" if organ else code["code"].lower(), int(code["number"]))
    for patterns, kind in ((_DAYS, "date"), (_MONTHS_OF, "month"), (_YEARS, "year")):
        for pattern in patterns:
            found = pattern.search(text)
            if found is not None:
                return Deadline(kind, " ".join(found[0].split()), date=_date(found))
    event = _EVENT.search(text)
    return Deadline("event", " ".join(event["text"].split())) if event is not None else None


def recurrence(text: str, issuer: str | None, action: int = 0) -> Recurrence | None:
    """How often a clause asks for it: by an adverbial of the verb that is asked for, whose words begin at `action`; “the use
    of publishing the list regularly” and “the data reported annually” tell of something else.
    """
    for pattern, kind in _RECURRENT:
        found = next((each for each in pattern.finditer(text) if not _is_embedded(text, each, action)), None)
        if found is None:
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


def _is_embedded(text: str, found: re.Match[str], action: int) -> bool:
    """Whether an adverbial belongs to a gerund, a participle or a subordinate clause, and not to the verb that is asked for."""
    breaks = [each.end() for each in _BACK_TO_THE_VERB.finditer(text, 0, found.start())]
    since = max([0 if found.start() < action else action, *breaks])
    return (
        _SUBORDINATED.search(text, since, found.start()) is not None
        or _ATTRIBUTE.search(text, since, found.start()) is not None
    )


def _is_past(text: str, found: re.Match[str]) -> bool:
    """“the resolutions adopted at the eighteenth meeting” tells of a meeting, and sets no time; so do “the advice given by the
    Committee at its fifth meeting”, “the tasks named by COP8” and “the meeting, held in Bonn”.
    """
    near = max(0, found.start() - _NEAR)
    return (
        _TOLD_OF.search(text, near, found.start()) is not None
        or _DONE_BY.search(text, near, found.end() if found[0][:3].lower() == "by " else found.start()) is not None
        or _HELD.match(text, found.end()) is not None
    )


def _meant(text: str, found: re.Match[str], issuer: str | None) -> str | None:
    """The body that “its fifth meeting” means: the last one before it that meets."""
    before = actors(text, issuer, max(0, found.start() - 2 * _NEAR), found.start())
    return next((each.id for each in reversed(before) if _MEETS.search(each.id)), None)


def _of_meeting(found: re.Match[str], issuer: str | None, whose: str | None) -> Deadline:
    named = actors(found["body"], issuer) if found["body"] else []
    body = named[0].id if named else whose
    return Deadline("meeting", " ".join(found[0].split()), body, _ordinal(found), next=found["next"] is not None)


def _ordinal(found: re.Match[str]) -> int | None:
    groups = found.groupdict()
    figure = groups.get("figure") or groups.get("bare")
    if figure:
        return int(figure)
    if not groups.get("written"):
        return None
    tens, _, units = groups["written"].lower().partition("-")
    if tens.endswith("ieth") and tens not in _ORDINALS:
        return _TENS[tens.removesuffix("ieth") + "y"]
    return _ORDINALS[tens] if not units else _TENS[tens] + _ORDINALS[units]


def _date(found: re.Match[str]) -> str | None:
    """As far as it is said: `2026-06-30`, `2026-06`, `2026`; None where the year is missing (“by 31 October each year”)."""
    parts = found.groupdict()
    if not parts["year"]:
        return None
    pieces = [parts["year"]]
    if parts.get("month"):
        pieces.append(f"{_MONTH_NUMBERS[parts['month'].lower()]:02}")
    if parts.get("day"):
        pieces.append(f"{int(parts['day']):02}")
    return "-".join(pieces)
