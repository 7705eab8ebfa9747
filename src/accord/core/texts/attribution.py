"""Whose text a bare number is: “Decision 14.30” of CITES or of CMS?

What is asked, in this order: a body in front (“CMS Decision”) or in the number itself, one behind (“of the CBD”), the sentence
(“CMS COP14 adopted Decisions …”), the list it stands in, the body whose document this is, and last what numbers there can
be. Where nothing decides, nobody is made up: the reference is reported without identifier.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from accord.core.texts.bodies import BY_ID, NAMED, Shape, body_of_group
from accord.core.texts.references import Reference
from accord.core.texts.sentences import Context


class Ground(StrEnum):
    """What told whose text it is."""

    FORM = "form"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    SENTENCE = "sentence"
    LIST = "list"
    DOCUMENT = "document"
    NUMBER = "number"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Attribution:
    """The body, and what told so. `session`: that of the meeting named, where the number lacks it (UNEA-6, Resolution 4).

    `foreign`: it is of a body that is none of ours (“Council Decision 2015/451”).
    """

    body: str | None
    ground: Ground
    session: int | None = None
    foreign: bool = False


_FOREIGN = re.compile(
    r"\b(?:(?<!Social )(?<!Governing )(?<!Rights )(?<!Security )(?<!Scientific )Council|Commission(?: Implementing)?|European\s+Parliament|Board|GEF|GCF|Court|Ministerial|Cabinet|Government)\s+$"
)
_FOREIGN_BEHIND = re.compile(
    r"\s+(?:of|by|du|de|del)\s+(?:the\s+|la\s+|l')?(?:European|Council\b|Conseil\b|Consejo\b|Commission|Court|GEF|World Bank|COPUOS|"
    r"(?:(?!Conference|Meeting|Parties|Standing)[A-Z][\w-]*\s+|(?:on|for|of)\s+(?:the\s+)?){1,6}"
    r"(?:Forum|Commission|Bank|Organi[sz]ation|Union|Court|Facility|Fund|Authority|Tribunal|Institute)\b)"
)
_ORGAN = (
    r"(?:Conference\s+of\s+(?:the\s+)?Parties|Meeting\s+of\s+(?:the\s+)?Parties|Parties|C[oO]P\s?-?[0-9]*|M[oO]P\s?-?[0-9]*|"
    r"(?:Standing|Animals|Plants)\s+Committee|Scientific\s+Council|Secretariat|meeting|session)"
)
_AFTER_A_PREFIX = re.compile(
    r"(?:'s?)?(?:\s+(?:C[oO]P|M[oO]P)\s?-?[0-9]*|\s+Conference\s+of\s+the\s+Parties|\s+Parties|\s+Standing\s+Committee|\s+Secretariat's)?"
    r"(?:\s+(?:draft|new|recent|adopted|revised|amended|relevant|existing))?[\s\[(\"':,]*"
)
_SUFFIX = re.compile(
    rf"\s*(?:\([^()\n]{{0,40}}\)\s*)?(?:,\s*)?(?:(?:as\s+)?(?:adopted|agreed|approved|passed|taken|made)\s+)?(?:of|by|to|from|under|at)\s+"
    rf"(?:the\s+)?(?:[0-9a-z-]+\s+)?(?:{_ORGAN}\s+)?(?:\([^()\n]{{0,30}}\)\s*)?(?:(?:to|of)\s+)?(?:the\s+)?(?:{_ORGAN}\s+(?:to|of)\s+)?(?:the\s+)?(?:{NAMED})"
)
_ADOPTED_LATER = re.compile(
    rf"[^.;:\n]{{0,120}}?\b(?:adopted|agreed|approved|passed)\s+(?:by|at|in|during)\s+[^.;:\n]{{0,80}}?(?:{NAMED})"
)
_ORGAN_OF = re.compile(rf"\b{_ORGAN}\s+(?:to|of|under)\s+(?:the\s+)?$")
_ORGAN_BEHIND = re.compile(
    r"(?:\s*\([^()\n]{0,25}\))?(?:'s?)?\s*[- ]?(?:C[oO]P|M[oO]P|Parties|Conference|Standing\s+Committee|Scientific\s+Council)"
)
_TEXTS_BEHIND = re.compile(
    r"(?:'s?)?\s+(?:[a-z]+\s+){0,2}(?:resolutions?|decisions?|recommendations?)\b", re.IGNORECASE
)
_ADOPTS = re.compile(
    r"\b(?:adopt|agree|approv|pass|endors|request|renew|revis|amend|mandate|instruct|direct|invit|call|outcome|in\s+its|in\s*$|through)\w*"
)
_JOINT = re.compile(
    r"[\s,;\[\]()\"]*(?:(?:and|&|as\s+well\s+as|or|in|of|under|also|et|y|see|both|to)\b[\s,]*){0,4}(?:the\s+)?[\s\[(\"]*",
    re.IGNORECASE,
)
_CLOSE = 45
_LAST_CONF_OF_CMS = 9
_COMMON = ("cites", "cms", "cbd", "unga", "unea", "ramsar", "unep", "ecosoc")
_ASSEMBLIES = frozenset({"unea", "unga", "unsc", "ecosoc", "hrc", "unep"})


def attribute(
    reference: Reference, context: Context, issuer: str | None, before: tuple[Reference, Attribution] | None
) -> Attribution:
    """Whose text `reference` is; `before` is the reference before it in the text, with its attribution."""
    first = reference.numbers[0]
    if reference.glued or first.body:
        return Attribution(reference.glued or first.body, Ground.FORM)
    if reference.continues and before is not None:
        return before[1]
    if not reference.conf and _is_foreign(reference, context):
        return Attribution(None, Ground.NOTHING, foreign=True)
    named = _prefix(reference, context) or _suffix(reference, context)
    if named is not None and not (reference.conf and named.body not in ("cites", "cms")):
        return named
    spoken = _sentence(reference, context)
    if reference.conf:
        return _conf(reference, issuer, spoken)
    joined = _list(reference, context, before) or _bullets(reference, context)
    told = next((each for each in (spoken, joined) if each is not None and _can(each.body, reference)), None)
    return told or _document_or_number(reference, context, issuer)


def _is_foreign(reference: Reference, context: Context) -> bool:
    before = context.text[max(0, reference.start - 40) : reference.start]
    if _FOREIGN.search(before) is not None:
        return True
    behind = _FOREIGN_BEHIND.match(context.text, reference.end)
    return behind is not None and not any(
        start >= reference.end and start < behind.end() + 12
        for start, _, _ in context.named_between(reference.end, behind.end() + 60)
    )


def _can(body: str | None, reference: Reference) -> bool:
    first = reference.numbers[0]
    return (
        body is not None
        and first.shape is not None
        and BY_ID[body].can_number(reference.kind, first.shape, first.session)
    )


def _session_named(name: str) -> int | None:
    found = re.search(r"[0-9]+", name)
    return int(found[0]) if found else None


def _prefix(reference: Reference, context: Context) -> Attribution | None:
    reach = max(reference.start - 2 * _CLOSE, context.sentence_start(reference.start))
    for start, end, body in reversed(context.named_between(reach, reference.start)):
        if _AFTER_A_PREFIX.fullmatch(context.text, end, reference.start) is not None:
            return Attribution(body, Ground.PREFIX, _session_named(context.text[start:end]))
        break
    return None


def _suffix(reference: Reference, context: Context) -> Attribution | None:
    end = context.sentence_end(reference.end)
    for pattern in (_SUFFIX, _ADOPTED_LATER):
        found = pattern.match(context.text, reference.end, end)
        if found is not None:
            return Attribution(body_of_group(found), Ground.SUFFIX)
    return None


def _sentence(reference: Reference, context: Context) -> Attribution | None:
    """A body that, in the same sentence, adopts texts or is called their author."""
    return _speaker(context, context.sentence_start(reference.start), reference.start)


def _speaker(context: Context, start: int, end: int) -> Attribution | None:
    text = context.text
    for name_start, name_end, body in reversed(context.named_between(start, end)):
        behind = text[name_end:end]
        name = text[name_start:name_end]
        if _TEXTS_BEHIND.match(behind):
            return Attribution(body, Ground.SENTENCE, _session_named(name))
        organ = (
            _ORGAN_OF.search(text[max(start, name_start - 80) : name_start]) is not None
            or _ORGAN_BEHIND.match(behind) is not None
            or body in _ASSEMBLIES
            or any(letter.isdigit() for letter in name)
        )
        if organ and (len(behind) < _CLOSE or _ADOPTS.search(behind)):
            return Attribution(body, Ground.SENTENCE, _session_named(name))
    return None


def _conf(reference: Reference, issuer: str | None, spoken: Attribution | None) -> Attribution:
    """“Resolution Conf.” is CITES, but CMS numbered so as well up to its ninth meeting."""
    old = reference.numbers[0].session <= _LAST_CONF_OF_CMS
    if old and spoken is not None and spoken.body == "cms":
        return spoken
    if old and issuer == "cms" and (spoken is None or spoken.body != "cites"):
        return Attribution("cms", Ground.DOCUMENT)
    return Attribution("cites", Ground.FORM)


def _list(reference: Reference, context: Context, before: tuple[Reference, Attribution] | None) -> Attribution | None:
    """“CMS Resolution 11.10 and Decision 14.5”: what is joined to a named text is of the same body."""
    if before is None or before[1].ground not in (
        Ground.PREFIX,
        Ground.SUFFIX,
        Ground.SENTENCE,
        Ground.LIST,
        Ground.FORM,
    ):
        return None
    if before[0].conf or before[0].end > reference.start:
        return None
    if _JOINT.fullmatch(context.text, before[0].end, reference.start) is None:
        return None
    return Attribution(before[1].body, Ground.LIST)


def _bullets(reference: Reference, context: Context) -> Attribution | None:
    introduction = context.introduction(reference.start)
    if introduction is None:
        return None
    spoken = _speaker(context, *introduction)
    return Attribution(spoken.body, Ground.LIST) if spoken is not None else None


def _document_or_number(reference: Reference, context: Context, issuer: str | None) -> Attribution:
    first = reference.numbers[0]
    if first.shape in (None, Shape.PLAIN):
        return Attribution(None, Ground.NOTHING)
    start, end = context.sentence_start(reference.start), context.sentence_end(reference.end)
    if issuer == "cites" and reference.kind == "res":  # CITES writes “Resolution Conf.”
        others = [body for body in _named(context, start, reference.start, reference) if body != "cites"]
        if others:
            return Attribution(others[-1], Ground.SENTENCE)
    if _can(issuer, reference):
        return Attribution(issuer, Ground.DOCUMENT)
    nearby = _named(context, context.paragraph_start(reference.start), end, reference)
    if nearby:
        return Attribution(nearby[-1], Ground.SENTENCE)
    return _by_number(reference, context)


def _named(context: Context, start: int, end: int, reference: Reference) -> list[str]:
    """The bodies named in a span that can have given that number."""
    return [body for _, _, body in context.named_between(start, end) if _can(body, reference)]


def _by_number(reference: Reference, context: Context) -> Attribution:
    """Of all bodies that number so: the only one the paper speaks of, else the only one there is."""
    first = reference.numbers[0]
    spoken_of = [body for body in context.bodies if _can(body, reference)]
    if len(spoken_of) == 1:
        return Attribution(spoken_of[0], Ground.NUMBER)
    possible = [body for body in (spoken_of or _COMMON) if body in _COMMON and _can(body, reference)]
    if len(possible) == 1 or (possible and first.shape in (Shape.SLASHED, Shape.ROMAN_DOTTED)):
        return Attribution(_likeliest(possible, reference), Ground.NUMBER)
    return Attribution(None, Ground.NOTHING)


def _likeliest(possible: list[str], reference: Reference) -> str | None:
    """Roman numbers with a stroke are the CBD's; its Arabic ones begin with 14/1, below that nothing decides."""
    first_arabic_of_cbd = 14
    if len(possible) == 1:
        return possible[0]
    if "cbd" in possible and reference.kind == "dec":
        written_roman = reference.numbers[0].session < first_arabic_of_cbd
        return "cbd" if not written_roman or reference.numbers[0].roman else None
    return None
