"""The parts, derivatives and products that annotations name: one word of ours for each, and how the texts write it.

The patterns read the English texts of the Appendices from 1975 on; the longest match wins, so that `cut flowers` is not
read as `flowers`. `AKIN` says which of them may be the same thing, or one a part of the other: where a text names only
the one, nothing is said of the other.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

Part = str

#: Our word -> how the texts write it.
PARTS: Mapping[Part, str] = MappingProxyType(
    {
        "live plants": r"liv(?:e|ing) plants",
        "seeds": r"seeds",
        "seedpods": r"seed ?pods",
        "spores": r"spores",
        "pollen": r"pollen",
        "pollinia": r"pollinia",
        "seedling or tissue cultures in vitro": (
            r"seedlings? or tissue cultures obtained in vitro,?(?: in solid or liquid media,?)? transported in sterile containers"
            r"|tissue cultures and flasked seedling cultures"
        ),
        "cut flowers": r"cut flowers",
        "flowers": r"flowers",
        "fruits": r"fruits?",
        "leaves": r"leaves",
        "stems": r"stems",
        "stem joints": r"(?:separate )?stem joints(?: \(pads\))?",
        "roots": r"(?:whole and sliced )?roots(?: and parts of roots)?|underground parts",
        "rhizomes": r"rhizomes",
        "bulbs": r"bulbs",
        "corms": r"corms",
        "tubers": r"tubers",
        "bark": r"bark",
        "powdered roots": r"powdered",
        "kernel": r"kernel",
        "timber": r"timber",
        "trunks": r"trunks",
        "logs": r"(?:saw-)?logs",
        "sawn wood": r"sawn wood",
        "veneer sheets": r"veneer sheets|veneers",
        "plywood": r"plywood",
        "transformed wood": r"transformed wood",
        "unfinished wood articles": r"unfinished wood articles",
        "wood-chips": r"wood[- ]chips",
        "unprocessed broken material": r"unprocessed broken material",
        "powder": r"powders?",
        "exhausted powder": r"exhausted agarwood powder(?:, including compressed powder in all shapes)?",
        "pills": r"pills",
        "tonics": r"tonics",
        "teas": r"teas",
        "confectionery": r"confectionery",
        "extracts": r"extracts",
        "oils": r"oils?",
        "essential oil": r"essential oil",
        "wax": r"wax",
        "fragrances": r"fragrances",
        "chemical derivatives": r"chemical derivatives",
        "manufactured parts or derivatives": r"manufactured parts or derivatives",
        "products containing extracts": r"finished products containing such extracts as ingredients",
        "finished pharmaceutical products": r"finished pharmaceutical products",
        "finished products packaged for retail trade": r"(?:finished products )?packaged and ready for retail trade",
        "finished products": r"finished products",
        "finished musical instruments": r"finished musical instruments?",
        "finished musical instrument parts": r"finished musical instrument parts",
        "finished musical instrument accessories": r"finished musical instrument accessories",
        "beads": r"beads",
        "prayer beads": r"prayer beads",
        "carvings": r"carvings",
        "eggs": r"eggs",
        "skins": r"skins",
        "meat": r"meat",
        "bones": r"bones",
        "trophies": r"(?:hunting )?trophies",
    }
)

_INSTRUMENTS = frozenset(
    {"finished musical instruments", "finished musical instrument parts", "finished musical instrument accessories"}
)
_PRODUCTS = _INSTRUMENTS | {
    "finished products",
    "finished products packaged for retail trade",
    "finished pharmaceutical products",
    "products containing extracts",
}
_DERIVATIVES = frozenset(
    {
        "powder", "exhausted powder", "pills", "tonics", "teas", "confectionery", "extracts", "oils", "essential oil",
        "wax", "fragrances", "chemical derivatives", "manufactured parts or derivatives",
    }
)  # fmt: skip
#: What grows from the plant and what is made of it: “any derivative thereof” may mean any of these.
MADE = _PRODUCTS | _DERIVATIVES
_OF_WOOD = (
    "logs",
    "sawn wood",
    "veneer sheets",
    "plywood",
    "transformed wood",
    "wood-chips",
    "unfinished wood articles",
)
_ALIKE: tuple[frozenset[Part], ...] = (
    frozenset({"seeds", "seedpods"}),
    frozenset({"seeds", "kernel"}),
    frozenset({"fruits", "seedpods", "kernel"}),
    frozenset({"pollen", "pollinia"}),
    frozenset({"flowers", "cut flowers"}),
    frozenset({"stems", "stem joints", "trunks"}),
    frozenset({"roots", "rhizomes", "powdered roots", "bulbs", "corms", "tubers"}),
    frozenset({"stems", "bark", "trunks"}),
    frozenset({"bark", "logs", "timber"}),
    frozenset({"powdered roots", "powder"}),
    frozenset({"trunks", "logs"}),
    *(frozenset({"timber", wood}) for wood in (*_OF_WOOD, "trunks")),
    *(frozenset({"unfinished wood articles", wood}) for wood in ("sawn wood", "transformed wood")),
    *(frozenset({"carvings", "beads", other}) for other in ("transformed wood", "finished products")),
    frozenset({"beads", "prayer beads", "finished products"}),
    frozenset({"wood-chips", "unprocessed broken material"}),
    frozenset({"finished products packaged for retail trade", "beads", "prayer beads", "carvings"}),
    MADE - _INSTRUMENTS,
    _PRODUCTS,
)


#: A kind of something -> what it is a kind of: who names the one, names the other with it.
_KIND_OF: Mapping[Part, Part] = MappingProxyType(
    {
        "cut flowers": "flowers",
        "pollinia": "pollen",
        "prayer beads": "beads",
        "exhausted powder": "powder",
        "stem joints": "stems",
        "essential oil": "oils",
        **dict.fromkeys(_PRODUCTS - {"finished products"}, "finished products"),
    }
)
#: The texts are of plants, save where they except the parts of an animal in Appendix III.
OF_ANIMALS = frozenset({"eggs", "skins", "meat", "bones", "trophies"})


def kinds(part: Part) -> frozenset[Part]:
    """The part and what it is a kind of."""
    return frozenset({part, _KIND_OF.get(part, part)})


def akin(one: Part, other: Part) -> bool:
    """Whether one may be the other, or a part of it."""
    return one != other and any({one, other} <= group for group in _ALIKE)


#: Other words that people use -> ours.
_ALSO: Mapping[str, Part] = MappingProxyType(
    {
        "tissue cultures": "seedling or tissue cultures in vitro",
        "seedling or tissue cultures": "seedling or tissue cultures in vitro",
        "seedlings or tissue cultures in vitro": "seedling or tissue cultures in vitro",
        "finished products packaged and ready for retail trade": "finished products packaged for retail trade",
        "wood chips": "wood-chips",
        "veneer": "veneer sheets",
        "underground parts": "roots",
        "saw-logs": "logs",
        "seed": "seeds",
        "log": "logs",
        "cultures": "seedling or tissue cultures in vitro",
        "chips": "wood-chips",
        "live": "live plants",
        "live plant": "live plants",
        # The term codes of the trade database (Guidelines for the annual reports of Parties).
        "bar": "bark", "chp": "wood-chips", "cul": "seedling or tissue cultures in vitro", "egg": "eggs",
        "ext": "extracts", "flo": "flowers", "fru": "fruits", "lvs": "leaves", "mea": "meat", "oil": "oils",
        "ply": "plywood", "pow": "powder", "roo": "roots", "saw": "sawn wood", "see": "seeds", "ski": "skins",
        "ste": "stems", "tim": "timber", "tro": "trophies", "ven": "veneer sheets",
    }
)  # fmt: skip


def part_called(words: str) -> Part | None:
    """The part that `words` name, whatever their case; None where the texts know no such part."""
    folded = " ".join(words.casefold().split())
    found = _ALSO.get(folded, folded)
    if found in PARTS:
        return found
    plural = f"{folded}s"
    return plural if plural in PARTS else None


_COMPILED = tuple(
    (part, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)) for part, pattern in PARTS.items()
)


def parts_in(text: str) -> tuple[tuple[Part, ...], str]:
    """The parts that a phrase names, in its order, and the phrase without their names."""
    taken: list[tuple[int, int, Part]] = []
    for start, end, part in sorted(_matches(text), key=lambda found: (found[0] - found[1], found[0])):
        if all(end <= other_start or start >= other_end for other_start, other_end, _ in taken):
            taken.append((start, end, part))
    taken.sort()
    rest = text
    for start, end, _ in reversed(taken):
        rest = f"{rest[:start]} {rest[end:]}"
    return tuple(dict.fromkeys(part for _, _, part in taken)), " ".join(rest.split())


def _matches(text: str) -> Iterator[tuple[int, int, Part]]:
    for part, pattern in _COMPILED:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), part
