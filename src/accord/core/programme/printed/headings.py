"""The headings around the tables of a programme: annexes, its title with years and bodies, themes and sub-themes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from accord.core.programme.printed.codes import code_at
from accord.core.programme.printed.columns import heads_in, role_of
from accord.core.programme.printed.lines import Line, is_bullet

_ANNEX = re.compile(
    r"(?:annex(?:e|es|ure)?|anexo|appendix|appendice|apéndice|attachment|enclosure|pièce jointe)\s*(?:n[°º]\s*)?(?:[0-9]{1,2}|[IVX]{1,5}|[A-Z])?\s*[:.–—-]?(?P<rest>.*)",
    re.IGNORECASE,
)
_KIND: Final = (
    r"(?:work|works|working)[\s-]*(?:programme|program|plan)s?|(?:programme|program|plan)s?\s+of\s+(?:work|action|activities|cooperation|joint\s+activities)|"
    r"joint\s+(?:programme|program|plan|activities|actions)|action\s+plan|implementation\s+plan|cooperation\s+(?:programme|plan)|(?:list|programme)\s+of\s+(?:joint|revised\s+joint|proposed\s+joint)\s+.{0,40}?activities|"
    r"(?:programme|plan)s?\s+(?:de\s+)?(?:travail|d[’']action|d[’']activités|de\s+coopération)(?:\s+conjointe?)?|(?:programme|plan)s?\s+conjoints?|activités\s+conjointes|"
    r"(?:programa|plan)(?:es)?\s+(?:conjunto\s+)?de\s+(?:trabajo|acción|actividades|cooperación|labor)(?:\s+conjunto)?|(?:programa|plan)\s+conjunto|actividades\s+conjuntas"
)
_TITLE = re.compile(rf"\b(?:{_KIND})\b", re.IGNORECASE)
_YEARS = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})\s*(?:[-–—/]|\bto\b|\band\b|\bà\b|\ba\b|\bau\b|\bet\b|\by\b|\bal\b)\s*((?:19|20)[0-9]{2}|[0-9]{2})(?![0-9])"
)
_GLUED_YEARS = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})((?:19|20)[0-9]{2})(?![0-9])")
_YEAR = re.compile(r"(?<![0-9.])((?:19|20)[0-9]{2})(?![0-9])")
_DRAFT = re.compile(r"\b(?:draft|proposed|projet|proposition|proyecto|borrador|propuesta)\b", re.IGNORECASE)
_REPORT = re.compile(
    r"\b(?:progress|reports?|review|implementation\s+of|rapports?|progrès|état|bilan|informes?|progresos?|avances|examen)\b",
    re.IGNORECASE,
)
#: Conventions, their agreements and the bodies with which they have programmes, by the names that titles use.
_BODIES: Final = (
    "CITES", "CMS", "CBD", "Ramsar", "AEWA", "FAO", "ITPGRFA", "IPPC", "WHC", "UNESCO", "IWC", "ICCWC", "INTERPOL", "ITTO", "UNODC", "UNEP-WCMC", "UNEP",
    "UNDP", "UNCCD", "UNFCCC", "IPBES", "IUCN", "TRAFFIC", "WWF", "ICCAT", "EUROBATS", "ASCOBANS", "ACCOBAMS", "GRASP", "WCO", "WOAH", "OIE", "World Bank",
    "World Heritage", "Bern Convention", "Carpathian Convention", "Barcelona Convention", "SPREP", "BLG", "OSPAR", "HELCOM", "CIC", "BirdLife International", "Wetlands International",
    "CDB", "CSRT", "SSC", "MIKE", "BGCI", "UPOV", "CCAMLR", "Basel", "Stockholm", "Rotterdam", "Minamata",
)  # fmt: skip
_THEME = re.compile(
    r"""(?P<printed>
      \((?P<letter>[A-Z]|[IVX]{1,5})\)
    | (?:theme|thematic\s+area|section|part|cluster|area|pillar|priority(?:\s+area)?|goal|strategic\s+goal|(?:strategic|operational|specific|general)?\s*objective|strategy|component|programme\s+element|element|key\s+result\s+area|area\s+of\s+(?:work|cooperation)
      | thème|axe|domaine|objectif(?:\s+\w+)?|partie|volet|composante|but | tema|eje|ámbito|esfera|objetivo(?:\s+\w+)?|parte|sección|componente|meta|área(?:\s+\w+)?)
      \s+(?:n[°º]\s*)?(?P<named>[0-9]{1,2}(?:\.[0-9]{1,2})?|[IVX]{1,5}|[A-Z])(?=[\s:.)–—-]|$)
    | (?P<plain>[A-Z]|[IVX]{2,5})[.)](?=\s)
    )\s*[:.–—-]*\s*(?P<title>.*)""",
    re.VERBOSE | re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"(?P<number>[0-9]{1,2})[.)]\s+(?P<title>\S.*)")
_NO_HEADING: Final = re.compile(r"[,;:]$|\.$|^https?:|^www\.|^[0-9(]|^[a-zàâçéèêëîïôûùüÿñæœáíóú]|@")


@dataclass(frozen=True, slots=True)
class ThemeMark:
    """The line that opens a theme: its code and what it prints of the title."""

    code: str
    title: str
    strong: bool
    """Whether its form leaves no doubt: `(A)`, `Theme 1`; an `A.` alone may number a paragraph."""


@dataclass(frozen=True, slots=True)
class Years:
    """The years of a programme."""

    first: int | None = None
    last: int | None = None

    @property
    def edition(self) -> str:
        """`2012-2014`; one year alone where there is only one; empty without years."""
        if self.first is None:
            return ""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


def annex_at(text: str) -> str | None:
    """What stands behind `Annex 1` in the line that opens an annex; None where the line opens none."""
    match = _ANNEX.fullmatch(text.strip())
    if match is None:
        return None
    rest = match["rest"].strip()
    number = text[: len(text) - len(match["rest"])].split()
    if rest and (len(number) < 2 or rest[0].islower() or rest.endswith((".", ",", ";")) or text[0].islower()):
        return None
    return rest if len(number) > 1 or text.isupper() or text.istitle() else None


def is_title(text: str) -> bool:
    """Whether a line reads as the title of a programme of work."""
    return (
        _TITLE.search(text) is not None
        and len(text) <= 180
        and not text.endswith((",", ";", ":", "."))
        and not text[0].islower()
        and not is_bullet(text)
        and code_at(text, plain=True) is None
        and theme_at(text) is None
        and not role_of(text)
        and re.search(
            r"\b(?:is|are|was|were|has|have|shall|will|can|est|sont|fut|será|es|fue|comprises?|comprend|comprende)\b",
            text,
        )
        is None
    )


def years_in(text: str) -> Years:
    """The years of a programme in a title: the last span in it, also with two figures (2012–14) or glued (20122014)."""
    spans = [
        (int(first), int(last) if len(last) == 4 else int(first[:2] + last)) for first, last in _YEARS.findall(text)
    ]
    spans += [(int(first), int(last)) for first, last in _GLUED_YEARS.findall(text)]
    spans = [(first, last) for first, last in spans if 0 <= last - first <= 20]
    if spans:
        return Years(*spans[-1])
    alone = [int(year) for year in _YEAR.findall(text)]
    return Years(alone[-1], alone[-1]) if len(set(alone)) == 1 else Years()


def bodies_in(text: str) -> tuple[str, ...]:
    """The bodies that a title names, in its order, as printed."""
    found = [
        (match.start(), match[0])
        for body in _BODIES
        if (
            match := re.search(
                rf"(?<![A-Za-z]){re.escape(body)}(?![A-Za-z])", text, re.IGNORECASE if len(body) > 5 else 0
            )
        )
    ]
    kept = [
        each
        for each in found
        if not any(
            o is not each and o[0] <= each[0] and len(o[1]) > len(each[1]) and each[0] < o[0] + len(o[1]) for o in found
        )
    ]
    return tuple(name for _, name in sorted(kept))


def is_draft(title: str) -> bool:
    """Whether a title says that it is a draft or a proposal."""
    return _DRAFT.search(title) is not None


def is_report(title: str) -> bool:
    """Whether a title says that it reports on what was done."""
    return _REPORT.search(title) is not None


def theme_at(text: str) -> ThemeMark | None:
    """The theme that a line opens: `(A) …`, `Theme 1: …`, `I. …`, `STRATEGY 1.10 …`; None where it opens none."""
    match = _THEME.match(text)
    if match is None or is_bullet(text):
        return None
    letter, named, plain = match["letter"], match["named"], match["plain"]
    title = match["title"].strip()
    if letter and letter != letter.upper():
        return None
    if plain and (
        plain != plain.upper() or not title or title[0].islower() or len(title) > 110 or title.endswith((".", ";", ","))
    ):
        return None
    if named and (
        len(title) > 160
        or text[0].islower()
        or title[:1] in {",", ";"}
        or re.match(r"(?:of|to|and|de|del|du|et|y|is|was)\b", title)
    ):
        return None
    if letter and (len(title) > 200 or title[:1].islower()):
        return None
    return ThemeMark((letter or named or plain).upper(), title.rstrip(" :"), plain is None)


def numbered_heading(text: str) -> ThemeMark | None:
    """`1. Harmonization of nomenclature`: a theme only where the codes of the activities below begin with its number."""
    match = _BARE_NUMBER.fullmatch(text)
    if (
        match is None
        or len(match["title"]) > 110
        or match["title"].endswith((".", ";", ","))
        or match["title"][0].islower()
    ):
        return None
    return ThemeMark(match["number"], match["title"].rstrip(" :"), strong=False)


def may_be_subtheme(text: str) -> bool:
    """Whether a line alone may be a heading between activities: short, a capital first, no stop at its end."""
    bare = text.strip()
    return (
        1 < len(bare) <= 90
        and len(bare.split()) <= 12
        and _NO_HEADING.search(bare.rstrip(":") if bare.endswith(":") and len(bare) < 50 else bare) is None
        and not is_bullet(bare)
        and code_at(bare) is None
        and role_of(bare) not in {"result", "activity"}
        and not heads_in(bare)
    )


def title_of(lines: Sequence[Line], at: int, limit: int) -> tuple[str, int]:
    """The title that begins at a line, over the lines that it runs on, and how many they are."""
    text = lines[at].text
    used = 1
    while at + used < limit and used < 6:
        line, before = lines[at + used], lines[at + used - 1]
        upper = before.text.isupper() and line.text.isupper()
        years = _YEARS.match(line.text.strip("( ")) is not None and len(line.text) < 24
        hanging = re.search(
            r"(?:\b(?:of|the|and|between|on|for|de|du|des|entre|et|la|les|y|el|del|los)|[-–,])$", text, re.IGNORECASE
        )
        linking = re.match(
            r"(?:between|entre|for the period|pour la période|para el período|of the|and the|du|de la)\b",
            line.text,
            re.IGNORECASE,
        )
        if theme_at(line.text) or role_of(line.text) or code_at(line.text) or annex_at(line.text) is not None:
            break
        if not (
            years
            or (not line.gap and (upper or hanging))
            or (linking and len(line.text) < 160)
            or (hanging and len(line.text) < 120)
        ):
            break
        text += " " + line.text
        used += 1
    return re.sub(r"\s+", " ", text).strip(), used
