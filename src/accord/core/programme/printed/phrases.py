"""What the words of an activity say of its conditions, its deadline, how often it comes back, and its mandates.

English, French and Spanish. A proposal for a reviewer: the words are always kept.
"""

import re
from datetime import date
from typing import Final

from accord.core.dates import ImpreciseDate, Precision
from accord.core.programme.edition import ConditionKind, Recurrence
from accord.core.programme.printed.values import DeadlineKind, PrintedCondition, PrintedDeadline

_CONDITIONS: Final = (
    (ConditionKind.EXTERNAL_FUNDING, re.compile(
        r"""\(?\b(?:subject|contingent|dependent|depending|conditional)\s+(?:to|on|upon)\s+(?:the\s+)?[^.;()]{0,40}?\b(?:funds?|funding|resources|financing|financial\s+support)\b[^.;,()]{0,60}\)?
        | \(?\b(?:if|when|as|where|provided(?:\s+that)?)\s+(?:\w+\s+){0,2}(?:funds?|funding|resources)\s+(?:is|are|becomes?|permits?|allows?|can)\b[^.;,()]{0,40}\)? | \(?\b(?:resources|funds|funding)\s+permitting\)? | \(\s*(?:external|additional|extra-?budgetary)\s+(?:funds?|funding|resources)[^()]{0,40}\)
        | \(?\b(?:sous\s+réserve|en\s+fonction|à\s+condition|dans\s+la\s+limite|selon)\s+[^.;()]{0,50}?\b(?:fonds|financements?|ressources|crédits)\b[^.;,()]{0,60}\)? | \(?\bsi\s+(?:les|des)\s+(?:fonds|ressources|financements)\s+[^.;,()]{3,50}\)?
        | \(?\b(?:a\s+reserva|con\s+sujeción|sujet[oa]s?|supeditad[oa]s?|en\s+función|dependiendo|siempre\s+que)\s+[^.;()]{0,50}?\b(?:fondos|financiación|financiamiento|recursos)\b[^.;,()]{0,60}\)?""",
        re.IGNORECASE | re.VERBOSE)),
    (ConditionKind.EVENT_TRIGGERED, re.compile(
        r"""\b(?:in\s+(?:the\s+)?(?:case|event)\s+(?:of|that)|should\s+(?:there\s+be|a|an|any|the)\b|once\s+(?=\w+(?:ed|en)\b)|upon\s+(?=(?:adoption|completion|entry|approval|endorsement|receipt)\b)|following\s+(?=(?:the\s+)?(?:adoption|completion|entry|approval|endorsement)\b)|if\s+(?=(?:adopted|approved|endorsed|agreed|requested)\b))[^.;,()]{0,110}
        | \b(?:en\s+cas\s+d[e’']|au\s+cas\s+où|dès\s+(?:que|l[’'](?=adoption|approbation))|une\s+fois\b|après\s+(?=l[’'](?:adoption|approbation|entrée)))[^.;,()]{3,110} | \b(?:en\s+caso\s+de|en\s+el\s+caso\s+de|una\s+vez|tras\s+(?=la\s+(?:adopción|aprobación|entrada)))[^.;,()]{3,110}""",
        re.IGNORECASE | re.VERBOSE)),
    (ConditionKind.AS_APPROPRIATE, re.compile(
        r"""\b(?:as|where|when|if|wherever|whenever)\s+(?:and\s+(?:when|where)\s+)?(?:appropriate|relevant|necessary|needed|possible|applicable|required|feasible|practicable|requested)\b | \bas\s+far\s+as\s+(?:possible|practicable)\b | \bwithin\s+(?:available|existing)\s+resources\b
        | \b(?:s[’']il\s+y\s+a\s+lieu|le\s+cas\s+échéant|selon\s+qu[’']il\s+conv\w+|selon\s+(?:les\s+besoins|que\s+de\s+besoin)|si\s+(?:nécessaire|possible|besoin)|dans\s+la\s+mesure\s+du\s+possible|au\s+besoin|lorsque\s+cela\s+est\s+\w+)
        | \b(?:según\s+proceda|cuando\s+(?:proceda|sea\s+\w+|corresponda)|si\s+(?:procede|es\s+necesario|es\s+posible|fuera\s+necesario)|en\s+la\s+medida\s+de\s+lo\s+posible|en\s+su\s+caso|cuando\s+resulte\s+\w+)""",
        re.IGNORECASE | re.VERBOSE)),
    (ConditionKind.OPEN_ENDED, re.compile(r"\b(?:open[- ]ended|until\s+further\s+notice|sans\s+limite\s+de\s+durée|jusqu[’']à\s+nouvel\s+ordre|hasta\s+nuevo\s+aviso|sin\s+plazo)\b", re.IGNORECASE)),
)  # fmt: skip
_RECURRENCES: Final = (
    (Recurrence.MONTHLY, r"monthly|every\s+month|mensuel\w*|mensual\w*"),
    (Recurrence.QUARTERLY, r"quarterly|every\s+(?:three|3)\s+months|trimestriel\w*|trimestral\w*"),
    (Recurrence.HALF_YEARLY, r"(?:half-?yearly|twice\s+(?:a|per)\s+year|every\s+six\s+months|semestriel\w*|deux\s+fois\s+par\s+an|semestral\w*|dos\s+veces\s+al\s+año)"),
    (Recurrence.ANNUAL, r"annual(?=\s+(?:[\w-]+\s+){0,2}(?:meeting|coordination|call|report|review|consultation|exchange|update|workshop))|annually|every\s+year|each\s+year|yearly|once\s+a\s+year|chaque\s+année|annuellement|tous\s+les\s+ans|(?:réunion|rapport|examen)s?\s+(?:\w+\s+)?annuel\w*|cada\s+año|anualmente|todos\s+los\s+años|(?:reuni[oó]n|informe|examen)\w*\s+(?:\w+\s+){0,2}anual(?:es)?|^annual$|^annuel$|^anual$"),
    (Recurrence.BIENNIAL, r"biennial(?:ly)?|every\s+(?:two|2)\s+years|tous\s+les\s+deux\s+ans|biennal\w*|cada\s+dos\s+años|bienal\w*"),
    (Recurrence.TRIENNIAL, r"triennial(?:ly)?|every\s+(?:three|3)\s+years|tous\s+les\s+trois\s+ans|triennal\w*|cada\s+tres\s+años|trienal\w*"),
    (Recurrence.EACH_MEETING, r"(?:at|to|for)\s+(?:each|every)\s+(?:\w+\s+){0,3}(?:meeting|session|CoP)|à\s+chaque\s+(?:\w+\s+){0,2}(?:réunion|session)|en\s+cada\s+(?:\w+\s+){0,2}(?:reunión|período)"),
    (Recurrence.CONTINUOUS, r"on\s+a\s+(?:regular|continuing|continuous|ongoing)\s+basis|continuous(?:ly)?|^\s*on-?\s?going\W*|regular\s+(?=exchanges?|teleconferenc|calls|consultation|information)|^ongoing\b|throughout|en\s+continu|de\s+manière\s+continue|régulièrement|^permanent\w*|de\s+(?:forma|manera)\s+continua|continu[oa]$|periódicamente|^permanente"),
)  # fmt: skip
_MANDATE = re.compile(
    r"""\b(?:Resolutions?|Decisions?|Recommendations?|Résolutions?|Décisions?|Recommandations?|Resoluci[oó]n(?:es)?|Decisi[oó]n(?:es)?|Recomendaci[oó]n(?:es)?)\s+
    (?:(?:CITES|CMS|CBD|AEWA|Ramsar|UNEP/CMS/Resolution)\s+)?(?:Conf\.\s*)?(?:[IVXL]+[./][0-9]+|[0-9]{1,2}[./][0-9]{1,3}|[0-9]{1,2}/COP\s?[0-9]+|SC[0-9]+-[0-9]+|[0-9]{2}/[0-9]+)
    (?:\s*\((?:Rev\.?|Rév\.?)\s*(?:CoP|COP)?\s?[0-9]*\))?(?:\s*(?:,|and|to|et|à|y|a|-|–)\s+(?:Conf\.\s*)?[0-9]{1,2}\.[0-9]{1,3}(?:\s*\(Rev\.?\s*(?:CoP|COP)?\s?[0-9]*\))?)*""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTHS: Final = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    )
    for number, name in enumerate(names.split(), start=1)
}
_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE: Final = rf"(?:(?P<day>[0-9]{{1,2}})(?:er)?\s+(?:de\s+)?)?(?:(?P<month>{_MONTH})\s+(?:de\s+|del\s+)?)?(?:(?P<quarter>Q[1-4]|[1-4](?:st|nd|rd|th)\s+quarter(?:\s+of)?)\s*,?\s*)?(?P<year>20[0-9]{{2}})"
_CODE: Final = r"(?P<meeting>(?:(?:CITES|CMS|CBD|AEWA|Ramsar)\s+)?(?:CoP|COP|SC|StC|AC|PC|ScC|MOP|MoP|MOS|MoS|SBSTTA|SBI|UNEA|CdP)[\s-]?[0-9]{1,3})\b"
_BEFORE: Final = r"(?:by|before|until|no\s+later\s+than|not\s+later\s+than|prior\s+to|in\s+time\s+for|avant|d[’']ici(?:\s+à)?|jusqu[’'](?:à|en)|au\s+plus\s+tard(?:\s+(?:en|le))?|antes\s+(?:de|del)|para|hasta|a\s+más\s+tardar(?:\s+(?:en|el))?)\s+(?:(?:the|le|la|el|los|l[’'])\s*)?(?:(?:end\s+of|late|mid-?|fin(?:\s+de)?|la\s+fin\s+de|finales\s+de)\s*)?"
_BY = re.compile(rf"\b{_BEFORE}{_DATE}(?!\s*[-–/]\s*(?:20)?[0-9]{{2}})\b", re.IGNORECASE)
_BY_MEETING = re.compile(
    rf"\b(?:{_BEFORE}|(?:report|submi|present|consider|endorse|soume|présent|rapport|inform|someter|examin)\w*(?:\s+[\w,]+){{0,8}}?\s+(?:at|for|to|à\s+la|en\s+la|lors\s+de\s+la)\s+(?:the\s+)?){_CODE}"
)
_IN = re.compile(
    rf"\b(?:in|en|during|planned\s+for|scheduled\s+for|held\s+in|prévue?\s+(?:pour|en)|prevista\s+para)\s+{_DATE}\b(?!\s*[-–/]\s*[0-9])",
    re.IGNORECASE,
)
_BY_ORDINAL = re.compile(
    r"\b(?:by|before|at|to|for|avant|à|antes\s+de|para)\s+(?:the\s+|la\s+|its\s+)?(?P<meeting>(?:[0-9]{1,3}(?:st|nd|rd|th|e|ème|ª)|\w+(?:th|st|nd|rd))\s+(?:meeting|session|réunion|reunión)\s+(?:of\s+the|du|de\s+la|del?)\s+[A-Z][\w ]{3,60}?)(?=[.,;)]|\s+in\b|$)"
)
_TIMELINE = re.compile(
    rf"(?:(?P<from>20[0-9]{{2}})\s*[-–—/]\s*(?P<to>20[0-9]{{2}}|[0-9]{{2}}))|{_DATE}|{_CODE}", re.IGNORECASE
)


def conditions_in(text: str) -> tuple[PrintedCondition, ...]:
    """The conditions that the words of an activity state, in their order; nothing is said twice."""
    found: list[tuple[int, int, PrintedCondition]] = []
    for kind, pattern in _CONDITIONS:
        for match in pattern.finditer(text):
            words = match[0].strip(" ,")
            if words.startswith("(") != words.endswith(")"):
                words = words.strip("()").strip()
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), PrintedCondition(kind, words)))
    return tuple(dict.fromkeys(condition for _, _, condition in sorted(found, key=lambda each: each[0])))


def recurrence_in(text: str) -> Recurrence | None:
    """How often the words say that it comes back."""
    for kind, pattern in _RECURRENCES:
        if re.search(rf"(?:(?<!\w)|^)(?:{pattern})(?!\w)", text.strip(), re.IGNORECASE):
            return kind
    return None


def mandates_in(text: str) -> tuple[str, ...]:
    """The resolutions, decisions and recommendations that the words name, as printed."""
    return tuple(dict.fromkeys(re.sub(r"\s+", " ", match[0]).strip(" ,") for match in _MANDATE.finditer(text)))


def deadline_in(text: str, timeline: str = "") -> PrintedDeadline | None:
    """By when: what a column of dates says; else the last date or meeting that the text says `by` or `before`."""
    if timeline.strip():
        return _of_column(timeline)
    dated = [(match.start(), _dated(match)) for match in _BY.finditer(text)]
    known = [each for _, each in dated if each is not None]
    if known:
        return max(known, key=lambda each: each.on.last_day() if each.on else date.min)
    for pattern in (_BY_MEETING, _BY_ORDINAL):
        if match := pattern.search(text):
            return PrintedDeadline(match[0], DeadlineKind.MEETING, None, re.sub(r"\s+", " ", match["meeting"]))
    inside = [each for match in _IN.finditer(text) if (each := _dated(match)) is not None]
    planned = re.search(
        r"\b(?:held|planned|scheduled|review|organi[sz]e|convene|launch|prévu|organiser|previst|organizar|revis|examin)",
        text,
        re.IGNORECASE,
    )
    return (
        inside[-1]
        if inside and planned and not re.search(r"\bheld\s+(?:on|in)\b", text[: text.find(inside[-1].text)][-30:])
        else None
    )


def _of_column(timeline: str) -> PrintedDeadline:
    words = re.sub(r"\s+", " ", timeline).strip()
    found = list(_TIMELINE.finditer(words))
    if not found:
        return PrintedDeadline(words, DeadlineKind.EVENT)
    last = found[-1]
    if last["meeting"]:
        return PrintedDeadline(words, DeadlineKind.MEETING, None, last["meeting"])
    if last["to"]:
        year = int(last["to"] if len(last["to"]) == 4 else last["from"][:2] + last["to"])
        return PrintedDeadline(words, DeadlineKind.PERIOD, ImpreciseDate(date(year, 1, 1), Precision.YEAR))
    dated = _dated(last)
    return PrintedDeadline(words, DeadlineKind.DATE, dated.on if dated else None)


def _dated(match: re.Match[str]) -> PrintedDeadline | None:
    year = int(match["year"])
    month = _MONTHS[match["month"].casefold()] if match["month"] else 0
    precision = Precision.MONTH if month else Precision.YEAR
    if match["quarter"] and not month:
        figure = re.search(r"[1-4]", match["quarter"])
        month, precision = int(figure[0]) * 3 if figure else 12, Precision.MONTH
    day = int(match["day"]) if match["day"] and month else 1
    if match["day"] and month:
        precision = Precision.DAY
    try:
        on = ImpreciseDate(date(year, month or 1, day), precision)
    except ValueError:
        return None
    return PrintedDeadline(re.sub(r"\s+", " ", match[0]).strip(), DeadlineKind.DATE, on)
