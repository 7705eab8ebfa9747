"""The animals and plants that an activity names, as printed: scientific names, and the groups that programmes speak of.

Which taxa are meant is decided by a person with the checklists; here nothing is matched.
"""

import re
from typing import Final

#: Groups as the programmes of the conventions name them, in the singular; plurals are formed below.
_GROUPS: Final = [
    "elephant",
    "rhinoceros",
    "rhino",
    "argali",
    "saiga",
    "antelope",
    "gazelle",
    "oryx",
    "addax",
    "deer",
    "camel",
    "vicuña",
    "vicuna",
    "wolf",
    "bear",
    "otter",
    "seal",
    "manatee",
    "dugong",
    "dolphin",
    "porpoise",
    "whale",
    "cetacean",
    "gorilla",
    "ape",
    "chimpanzee",
    "bonobo",
    "orangutan",
    "leopard",
    "lion",
    "jaguar",
    "tiger",
    "cheetah",
    "cat",
    "bat",
    "pangolin",
    "giraffe",
    "hyaena",
    "dog",
    "bustard",
    "crane",
    "falcon",
    "vulture",
    "eagle",
    "raptor",
    "owl",
    "stork",
    "flamingo",
    "pelican",
    "goose",
    "duck",
    "waterbird",
    "seabird",
    "albatross",
    "petrel",
    "parrot",
    "songbird",
    "shoebill",
    "warbler",
    "bunting",
    "turtle",
    "tortoise",
    "crocodile",
    "snake",
    "iguana",
    "shark",
    "ray",
    "sawfish",
    "eel",
    "sturgeon",
    "salmon",
    "wrasse",
    "seahorse",
    "coral",
    "conch",
    "sheep",
    "goat",
    "ibex",
    "ass",
    "wildebeest",
    "zebra",
    "hippopotamus",
    "walrus",
    "polar-bear",
    "fur-seal",
    "monarch-butterfly",
    "éléphant",
    "rhinocéros",
    "antilope",
    "gazelle",
    "cerf",
    "ours",
    "loutre",
    "phoque",
    "lamantin",
    "dauphin",
    "marsouin",
    "baleine",
    "cétacé",
    "gorille",
    "singe",
    "chimpanzé",
    "léopard",
    "lion",
    "tigre",
    "guépard",
    "félin",
    "outarde",
    "grue",
    "faucon",
    "vautour",
    "rapace",
    "cigogne",
    "tortue",
    "requin",
    "raie",
    "anguille",
    "esturgeon",
    "perroquet",
    "mouflon",
    "elefante",
    "rinoceronte",
    "antílope",
    "gacela",
    "ciervo",
    "oso",
    "nutria",
    "foca",
    "manatí",
    "delfín",
    "marsopa",
    "ballena",
    "cetáceo",
    "gorila",
    "simio",
    "leopardo",
    "león",
    "guepardo",
    "felino",
    "avutarda",
    "grulla",
    "halcón",
    "buitre",
    "rapaz",
    "cigüeña",
    "tortuga",
    "tiburón",
    "raya",
    "anguila",
    "esturión",
    "loro",
    "muflón",
    "murciélago",
]
_PLURALS: Final = {"goose": "geese", "wolf": "wolves", "cetáceo": "cetáceos", "león": "leones", "tiburón": "tiburones", "delfín": "delfines", "halcón": "halcones", "rapaz": "rapaces", "esturión": "esturiones", "felino": "felinos", "cat": "cats"}  # fmt: skip
_MODIFIERS: Final = r"(?:great|big|small|white|whale|basking|snow|wild|marine|sea|migratory|African|Asian|fur|polar|saker|saiga|argali|hammerhead|manta|devil|mobulid|oceanic|freshwater|forest|savanna|mountain|Houbara)"
_GROUP: Final = "|".join(
    sorted(
        {form.replace("-", " ") for word in _GROUPS for form in (word, _PLURALS.get(word, f"{word}s"))},
        key=len,
        reverse=True,
    )
)
_AFTER: Final = r"(?:\s+(?:marines?|marinas?|de\s+mer|des\s+neiges|de\s+las\s+nieves|blanc(?:he)?s?|d[’']Afrique|d[’']Asie|africain(?:e)?s?|africanos?|saiga|sacre|sheep|seals?|antelopes?|leopards?))?"
_NAMED = re.compile(
    rf"(?<![\w-])(?:(?:South|North|West|East|Central|Southern|Northern|Western|Eastern)\s+)?(?:(?:[A-Z][a-z]+n|Amur|Snow|Saker|Marine|Great|Big|White|Whale)\s+)?(?:{_MODIFIERS}\s+){{0,2}}(?P<group>{_GROUP}){_AFTER}(?![\w-])",
    re.IGNORECASE,
)
_SCIENTIFIC: Final = r"[A-Z][a-z]{2,}\s+(?:[a-z]{3,}(?:\s+[a-z]{3,})?|spp?\.)|[A-Z][a-z]+(?:idae|inae|iformes|branchii|alia|ilia|ibia|optera|ales|acea|aceae|ata|odia)"
_BRACKETED = re.compile(rf"\((?P<name>(?:{_SCIENTIFIC})(?:(?:,|\s+and|\s+et|\s+y)\s+(?:{_SCIENTIFIC}))*)\)")
_BARE_NAME = re.compile(
    r"(?<![\w.])(?P<name>[A-Z][a-z]{3,}\s+(?:[a-z]{4,}(?:us|a|is|um|ae|i|ensis|on|as|ox|er|x|os)|spp\.))(?=[\s,.;)]|$)"
)
_NOT_NAMES: Final = re.compile(r"\b(?:and|the|for|with|from|this|that|les|des|los|las|una)\b")
_NO_TAXON: Final = frozenset(["other", "autres", "otras", "otros", "general", "issues", "species"])
_PROPER_NAMES = re.compile(
    r"\b(?:[A-Z][\w-]+\s+){0,5}(?:MoU|MOU|Agreement|Action\s+Plan|Action\s+Plans|Task\s+Force|Specialist\s+Group|Fund|Initiative|Summit|Programme|Forum|Declaration|Convention|Alliance|Network|Instrument|Memorandum)\b"
)


def taxa_in(subtheme: str, text: str) -> tuple[str, ...]:
    """The taxa of an activity as printed: its heading where it is one (`African elephant`), then those its text names.

    What stands only in the name of an instrument (`Gorilla Agreement`) is not what the activity names.
    """
    found: list[str] = []
    if names_a_taxon(subtheme):
        found.append(subtheme)
    found += [match["name"] for match in _BRACKETED.finditer(text)]
    outside = _PROPER_NAMES.sub(" ", text)
    found += [match["name"] for match in _BARE_NAME.finditer(outside) if _like_a_name(match["name"])]
    found += [match[0] for match in _NAMED.finditer(outside)]
    kept: list[str] = []
    for each in found:
        name = re.sub(r"\s+", " ", each).strip()
        if not any(_within(name, other) for other in kept):
            kept.append(name)
    return tuple(kept)


def names_a_taxon(heading: str) -> bool:
    """Whether a heading is the name of an animal or plant, or of a group of them."""
    if not heading or set(re.findall(r"[a-z]+", heading.casefold())) & _NO_TAXON:
        return False
    return _BRACKETED.search(heading) is not None or (_NAMED.search(heading) is not None and len(heading.split()) <= 6)


def _like_a_name(name: str) -> bool:
    return name.endswith("spp.") and not _NOT_NAMES.search(name)


def _within(one: str, other: str) -> bool:
    """Whether all words of one name stand in the other, plurals apart."""
    short = {word.rstrip("s") for word in one.casefold().split()}
    return short <= {word.rstrip("s") for word in other.casefold().split()}
