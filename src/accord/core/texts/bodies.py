"""Who speaks: the bodies whose texts are cited, the names they go by, and the numbers they give their texts.

The numbers decide nothing alone where two bodies count alike (CITES and CMS both have decisions 14.x); they only rule out
what cannot be.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from accord.core.texts.signs import body_by_signs


class Shape(StrEnum):
    """How a number is written."""

    DOTTED = "dotted"  # 13.3
    ROMAN_DOTTED = "roman dotted"  # VIII.4
    SLASHED = "slashed"  # 7/26, VII/26
    PLAIN = "plain"  # 6, No. 4
    YEARED = "yeared"  # 2195 (2014)
    THROUGH = "through"  # 2997 (XXVII): counted through all sessions
    DASHED = "dashed"  # 2016-3


@dataclass(frozen=True, slots=True)
class Body:
    """A body that adopts texts. `numbered`: per kind of text and shape of number, the sessions there can have been.

    The upper ends leave room for meetings to come.
    """

    id: str
    names: tuple[str, ...]
    numbered: dict[tuple[str, Shape], range]

    @property
    def spelt(self) -> tuple[str, ...]:
        """The names as expressions that a line may break."""
        return tuple(re.sub(r"(?<!\[-) ", r"\\s+", name) for name in self.names)

    def can_number(self, kind: str, shape: Shape, session: int) -> bool:
        """Whether this body could have given that number to a text of that kind."""
        sessions = self.numbered.get((kind, shape))
        return sessions is not None and session in sessions


_DOTTED, _ROMAN, _SLASHED, _PLAIN, _YEARED, _THROUGH, _DASHED = Shape
#: Names as regular expressions, matched as whole words; capitals count.
BODIES: Final[tuple[Body, ...]] = (
    Body(
        "cites",
        (
            "CITES",
            r"Convention on International Trade in Endangered Species(?: of Wild Fauna and Flora)?",
            "Washington Convention|Convention de Washington|Convención de Washington",
            r"(?:Convention sur le commerce international des|Convención sobre el Comercio Internacional de) [Ee]sp[èe]ci?es",
        ),
        {("res", _DOTTED): range(1, 23), ("dec", _DOTTED): range(9, 23)},
    ),
    Body(
        "cms",
        (
            "CMS",
            r"Convention on (?:the Conservation of )?Migratory Species(?: of Wild Animals)?",
            "Bonn Convention|Convention de Bonn|Convención de Bonn",
            r"Convention sur la conservation des espèces migratrices|Convention sur les espèces migratrices",
            r"Convención sobre (?:la [Cc]onservación de las )?[Ee]species [Mm]igratorias",
        ),
        {("res", _DOTTED): range(1, 18), ("dec", _DOTTED): range(12, 18), ("rec", _DOTTED): range(1, 15)},
    ),
    Body(
        "cbd",
        (
            "CBD",
            "Convention on Biological Diversity",
            "SBSTTA(?:-?[0-9]+)?",
            "SBI(?:-?[0-9]+)?",
            r"CDB|Convention sur la diversité biologique|(?:Convenio|Convención) sobre la Diversidad Biológica",
        ),
        {("dec", _SLASHED): range(1, 19), ("rec", _SLASHED): range(1, 40)},
    ),
    Body(
        "cartagena",
        ("Cartagena Protocol(?: on Biosafety)?", r"Protocole de Cartagena|Protocolo de Cartagena"),
        {("dec", _SLASHED): range(1, 14)},
    ),
    Body("nagoya", ("Nagoya Protocol", r"Protocole de Nagoya|Protocolo de Nagoya"), {("dec", _SLASHED): range(1, 9)}),
    Body(
        "ramsar",
        (
            r"Ramsar(?: Convention)?(?: on Wetlands)?",
            "Convention on Wetlands",
            r"Convention (?:de Ramsar|sur les zones humides)|Convención (?:de Ramsar|sobre los Humedales)",
        ),
        {
            ("res", _ROMAN): range(3, 21),
            ("res", _DOTTED): range(3, 21),
            ("rec", _ROMAN): range(1, 10),
            ("rec", _DOTTED): range(1, 10),
        },
    ),
    Body(
        "aewa",
        (
            "AEWA",
            "African-Eurasian (?:Migratory )?Waterbird Agreement",
            "Agreement on the Conservation of African-Eurasian Migratory Waterbirds",
            r"Accord sur la [Cc]onservation des [Oo]iseaux d'[Ee]au migrateurs d'Afrique-Eurasie",
            r"Acuerdo sobre la [Cc]onservación de las [Aa]ves [Aa]cuáticas [Mm]igratorias",
        ),
        {("res", _DOTTED): range(1, 15), ("rec", _DOTTED): range(1, 5)},
    ),
    Body("eurobats", ("EUROBATS",), {("res", _DOTTED): range(1, 15), ("res", _PLAIN): range(1, 20)}),
    Body("ascobans", ("ASCOBANS",), {("res", _DOTTED): range(1, 15), ("res", _PLAIN): range(1, 20)}),
    Body("accobams", ("ACCOBAMS",), {("res", _DOTTED): range(1, 15)}),
    Body("acap", ("ACAP",), {("res", _DOTTED): range(1, 12)}),
    Body(
        "unea",
        (
            r"UNEA(?:[- ]?[0-9]+)?",
            r"(?:United Nations |UN )?Environment Assembly(?: of the United Nations Environment Programme)?",
            r"ANUE|Assemblée des Nations Unies pour l'[Ee]nvironnement|Asamblea de las Naciones Unidas sobre el Medio Ambiente",
        ),
        {("res", _SLASHED): range(1, 12), ("dec", _SLASHED): range(1, 12), ("res", _PLAIN): range(1, 40)},
    ),
    Body(
        "unep",
        (
            r"(?:UNEP )?Governing Council(?:/Global Ministerial Environment Forum)?",
            r"UNEP[ /]GC",
            r"Conseil d'administration du P(?:NUE|rogramme des Nations Unies pour l'environnement)",
            r"Consejo de Administración del P(?:NUMA|rograma de las Naciones Unidas para el Medio Ambiente)",
        ),
        {("dec", _SLASHED): range(1, 28), ("dec", _THROUGH): range(1, 111)},
    ),
    Body(
        "unga",
        (
            "UNGA",
            r"(?:United Nations |UN )?General Assembly(?: of the United Nations)?",
            r"Assemblée générale(?: des Nations Unies)?|Asamblea General(?: de las Naciones Unidas)?",
        ),
        {
            ("res", _SLASHED): range(31, 120),
            ("dec", _SLASHED): range(31, 120),
            ("res", _THROUGH): range(1, 3542),
        },
    ),
    Body(
        "ecosoc",
        ("ECOSOC", "Economic and Social Council", "Conseil économique et social|Consejo Económico y Social"),
        {
            ("res", _SLASHED): range(1978, 2100),
            ("dec", _SLASHED): range(1978, 2100),
            ("res", _THROUGH): range(1, 2130),
        },
    ),
    Body(
        "unsc",
        ("(?:United Nations |UN )?Security Council", "UNSC", r"Conseil de sécurité|Consejo de Seguridad"),
        {("res", _YEARED): range(1, 5000)},
    ),
    Body("hrc", ("Human Rights Council",), {("res", _SLASHED): range(1, 100), ("dec", _SLASHED): range(1, 100)}),
    Body("unfccc", ("UNFCCC", r"(?:United Nations )?Framework Convention on Climate Change"), {}),
    Body("unccd", ("UNCCD", r"(?:United Nations )?Convention to Combat Desertification"), {}),
    Body("whc", ("World Heritage (?:Committee|Convention)", "WHC"), {}),
    Body("ipbes", ("IPBES",), {}),
    Body("basel", ("Basel Convention",), {}),
    Body("rotterdam", ("Rotterdam Convention",), {}),
    Body("stockholm", ("Stockholm Convention",), {}),
    Body("minamata", ("Minamata Convention(?: on Mercury)?",), {}),
    Body(
        "itpgrfa",
        ("ITPGRFA", "International Treaty on Plant Genetic Resources(?: for Food and Agriculture)?"),
        {("res", _SLASHED): range(1, 40)},
    ),
    Body(
        "iucn",
        ("IUCN", "World Conservation Congress"),
        {("res", _DOTTED): range(1, 10), ("rec", _DOTTED): range(1, 20)},
    ),
    Body(
        "bern",
        ("Bern Convention",),
        {("rec", _PLAIN): range(1, 400), ("rec", _YEARED): range(1, 400), ("res", _PLAIN): range(1, 20)},
    ),
    Body("iwc", ("IWC", "International Whaling Commission"), {("res", _DASHED): range(1975, 2100)}),
    Body("montreal", ("Montreal Protocol", "Vienna Convention"), {("dec", _SLASHED): range(1, 60)}),
)
BY_ID: Final = {body.id: body for body in BODIES}
#: One expression for all names; the group that matched is the body (hyphens cannot stand in a group's name, none occur).
NAMED: Final = "|".join(rf"(?P<{body.id}>(?:{'|'.join(body.spelt)})\b)" for body in BODIES)
_NAME = re.compile(rf"(?<!\w)(?=[A-Z])(?:{NAMED})")
#: What on a first page speaks for a body, and how strongly: its symbols, its name in capitals, its way to number.
_MASTHEADS: Final = tuple(
    (body, weight, re.compile(masthead, re.MULTILINE))
    for body, weight, masthead in (
        (
            "aewa",
            4,
            r"UNEP/AEWA/|AGREEMENT ON THE CONSERVATION OF AFRICAN-EURASIAN|ACCORD SUR LA CONSERVATION DES\s+OISEAUX D'EAU",
        ),
        ("eurobats", 4, r"UNEP/EUROBATS|EUROBATS\.MoP"),
        ("cms", 3, r"UNEP/CMS/|CMS/StC[0-9]"),
        ("cms", 2, r"CONVENTION ON\s+(?:THE CONSERVATION OF\s+)?MIGRATORY\s+SPECIES"),
        ("cites", 3, r"^\W{0,4}(?:[A-Z][a-z ]+: [a-z, ]+)?(?:SC|CoP|AC|PC)[0-9]+ (?:Doc|Inf|Com|Sum|Plen)\."),
        ("cites", 2, r"CONVENTION ON INTERNATIONAL TRADE IN ENDANGERED SPECIES"),
        ("cbd", 3, r"(?:UNEP/)?CBD/[A-Z]|^\W{0,4}(?:SBSTTA|SBI) [0-9]{1,2} Recommendation [IVXL0-9]+/"),
        ("cbd", 2, r"CONVENTION ON\s+BIOLOGICAL\s+DIVERSITY|CONVENTION ON BIOLOGICAL DIVERSITY"),
        ("unea", 3, r"UNEP/EA\.[0-9]"),
        ("unea", 2, r"United Nations Environment Assembly of the"),
        (
            "ramsar",
            3,
            r"^\W{0,4}R[EÉeé][Ss][Oo][Ll][Uu][CTct][A-Za-zóÓ]+ [IVX]+\.[0-9]|CONVENTION ON WETLANDS|Convention on Wetlands|RAMSAR|Ramsar COP[0-9]",
        ),
        (
            "unga",
            3,
            r"A/RES/[0-9]|^\W{0,4}A/[0-9]{2}/[0-9]+$|[Rr]esolution adopted by the\s+General\s+Assembly|^\W*The General Assembly,",
        ),
        (
            "unea",
            3,
            r"adopted by the\s+(?:United\s+Nations\s+)?Environment\s+Assembly|^The United Nations Environment Assembly,",
        ),
        ("unep", 3, r"adopted by the\s+Governing\s+Council|^The Governing Council,"),
        ("unccd", 3, r"ICCD/COP"),
        ("unfccc", 3, r"FCCC/"),
        ("unep", 3, r"UNEP/GC"),
        ("whc", 3, r"WHC[/-][0-9]{2}"),
        ("ascobans", 3, r"ASCOBANS/(?:MOP|AC)|ASCOBANS/|AGREEMENT ON THE CONSERVATION OF SMALL CETACEANS"),
        ("accobams", 3, r"ACCOBAMS-(?:MOP|SC)|AGREEMENT ON THE CONSERVATION OF CETACEANS OF THE BLACK SEA"),
        ("cites", 2, r"COMMERCE INTERNATIONAL DES\s+ESP[EÈ]CES|COMERCIO INTERNACIONAL DE\s+ESPECIES"),
        ("cms", 2, r"CONVENTION SUR LES\s+ESP[EÈ]CES\s+MIGRATRICES|CONVENCIÓN SOBRE LAS\s+ESPECIES\s+MIGRATORIAS"),
        ("cbd", 2, r"CONVENTION SUR LA\s+DIVERSIT[EÉ]|(?:CONVENIO|CONVENCIÓN) SOBRE LA\s+DIVERSIDAD"),
        (
            "ramsar",
            3,
            r"CONVENTION SUR LES ZONES HUMIDES|[Cc]onvención sobre los Humedales|Convention sur les zones humides",
        ),
    )
)
#: “in cooperation with the Secretariat of the Convention on …” is said by the other one.
_SPOKEN_OF: Final = re.compile(
    rf"\bin\s+(?:cooperation|collaboration|consultation)\s+with\s+the\s+Secretariat\s+of\s+the\s+(?:{NAMED})"
)
#: “Conf.” is CITES alone from its tenth meeting on, and wherever it was revised: CMS gave up the word before it revised anything.
_CONF = re.compile(
    r"\bR[eé]sol(?:utions?|uci(?:ón|ones)) Conf\. (?:1[0-9]\.[0-9]|[0-9]\.[0-9]{1,2}\s*\(Rev\.\s?C[od]P)", re.IGNORECASE
)
_REVISED = re.compile(r"\(Rev\.\s?C[oO]P[0-9]")
_FIRST_PAGE = 2_500


def body_of_group(found: re.Match[str]) -> str:
    """Which body a match of `NAMED` names."""
    return next(body.id for body in BODIES if found[body.id] is not None)


def bodies_named(text: str) -> list[tuple[int, int, str]]:
    """All bodies that a text names: start, end, body; in the order of the text."""
    return [(found.start(), found.end(), found.lastgroup or "") for found in _NAME.finditer(text)]


def issuer_of(text: str) -> str | None:
    """The body whose document this is, by its first page; None where nothing there says so."""
    first_page = text[:_FIRST_PAGE]
    said: dict[str, int] = {}
    place: dict[str, int] = {}
    for body, weight, masthead in _MASTHEADS:
        found = masthead.search(first_page)
        if found is not None:
            said[body] = said.get(body, 0) + weight
            place[body] = min(place.get(body, _FIRST_PAGE), found.start())
    if len(_CONF.findall(text)) > 1:
        said["cites"] = said.get("cites", 0) + 2
    for spoken in _SPOKEN_OF.finditer(first_page):
        said[body_of_group(spoken)] = min(said.get(body_of_group(spoken), 0), 1)
    strongest = max(said.values(), default=0)
    if strongest > 1:
        return min((body for body in said if said[body] == strongest), key=lambda body: place.get(body, _FIRST_PAGE))
    return _most_named(text)


def _most_named(text: str) -> str | None:
    """Where no masthead speaks: the body that is named nearly alone in a text with revisions or decisions of its own.

    Where nobody is named at all, its meetings and its committees.
    """
    named = [body for _, _, body in bodies_named(text[: 4 * _FIRST_PAGE])]
    if not named:
        return body_by_signs(text[: 4 * _FIRST_PAGE])
    if _REVISED.search(text) is None:
        return None
    most = max(set(named), key=named.count, default=None)
    return most if most in ("cites", "cms", "cbd") and named.count(most) * 3 >= len(named) * 2 else None
