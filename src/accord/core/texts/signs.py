"""Whose paper it is where no masthead and no name says so: by meetings and by committees that only one convention has.

“CoP18, Geneva, 2019” can only be CITES, “COP11, Quito, 2014” only CMS; only CITES has a Plants Committee, only Ramsar a
Scientific and Technical Review Panel. Signs of two bodies together decide nothing.
"""

import re
from typing import Final

#: Ordinary meetings of the Conferences of the Parties, by place (lists of meetings on cites.org, cms.int, cbd.int, ramsar.org). Left
#: out is where another convention held the meeting of that number too: COP10 at Changwon was Ramsar and UNCCD.
_HELD: Final[dict[str, dict[int, str]]] = {
    "cites": {
        9: "Fort Lauderdale",
        10: "Harare",
        11: "Gigiri",
        12: "Santiago",
        13: "Bangkok",
        14: "The Hague|La Haye|La Haya",
        15: "Doha",
        16: "Bangkok",
        17: "Johannesburg|Johannesburgo",
        18: "Geneva|Genève|Ginebra|Colombo",
        19: "Panama|Panamá",
        20: "Samarkand|Samarcande|Samarcanda",
    },
    "cms": {
        9: "Rome|Roma",
        10: "Bergen",
        11: "Quito",
        12: "Manila|Manille",
        13: "Gandhinagar",
        14: "Samarkand|Samarcande|Samarcanda",
        15: "Campo Grande",
    },
    "cbd": {
        7: "Kuala Lumpur",
        8: "Curitiba",
        9: "Bonn",
        10: "Nagoya",
        11: "Hyderabad",
        12: "Pyeongchang",
        13: "Cancun|Cancún",
        14: "Sharm El-Sheikh|Sharm el-Sheikh",
        15: "Kunming|Montreal|Montréal",
        16: "Cali",
    },
    "ramsar": {
        8: "Valencia|Valence",
        9: "Kampala",
        11: "Bucharest|Bucarest",
        12: "Punta del Este",
        13: "Dubai|Dubaï",
        14: "Wuhan",
        15: "Victoria Falls",
    },
}
_MEETING = re.compile(r"\bC[od]?[oO]?P\s?-?(?P<number>[0-9]{1,2})\)?\s?[,:(]?\s*\(?(?P<place>[A-Z][\w -]{3,20})")
_COMMITTEES: Final = (
    ("cites", r"\b(?:Animals|Plants) Committees?\b|Comité (?:pour les (?:animaux|plantes)|de (?:Fauna|Flora))\b"),
    (
        "cms",
        r"\bScientific Council\b(?!\s+(?:of|for|on)\b)|Sessional Committee of the Scientific Council|Conseil scientifique\b(?!\s+d)|Consejo Científico\b(?!\s+d)",
    ),
    ("cbd", r"Subsidiary Body on Scientific, Technical and Technological Advice|Subsidiary Body on Implementation"),
    ("ramsar", r"Scientific and Technical Review Panel|\bSTRP\b"),
)
_COMMITTEE = re.compile("|".join(f"(?P<{body}>{names})" for body, names in _COMMITTEES))
_OF_PARTIES = re.compile(r"\bParties\b|\bPartes\b|\bC[oO]P[0-9]")


def body_by_signs(text: str) -> str | None:
    """The only body whose meetings or committees a text speaks of; None where none or more than one does."""
    bodies = {found.lastgroup for found in _COMMITTEE.finditer(text)}
    if _OF_PARTIES.search(text) is None:
        bodies.discard("cms")  # others have scientific councils, but no Parties
    for found in _MEETING.finditer(text):
        bodies |= {body for body, held in _HELD.items() if _was_held(held.get(int(found["number"])), found["place"])}
    return bodies.pop() if len(bodies) == 1 else None


def _was_held(places: str | None, printed: str) -> bool:
    return places is not None and any(re.match(rf"{place}\b", printed) for place in places.split("|"))
