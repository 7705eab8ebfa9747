"""References that cannot be right: revised before it was adopted, or cited before its meeting was held.

They are reported as they were printed; nothing is repaired. When a paper was written is told by its own symbol: a paper of CoP16
knows no decision of CoP17, and SC66 was the last committee before CoP17.
"""

import re
from dataclasses import dataclass
from typing import Final

from accord.core.texts.bodies import Shape
from accord.core.texts.numbers import Number


@dataclass(frozen=True, slots=True)
class Paper:
    """The meeting a paper was written for: `latest` is the last meeting of the Conference whose texts it can know."""

    body: str
    meeting: str
    latest: int


_OWN = re.compile(
    r"^[^\n]{0,40}?(?:UNEP/(?P<cms>CMS)/COP(?P<cms_session>[0-9]{1,2})/(?:Doc|Inf|CRP)|(?P<meeting>CoP|SC|AC|PC)(?P<session>[0-9]{1,2})\s+(?:Doc|Com|Inf|Sum|Prop)\b\.?\s*(?:[IVX]+\.?\s*)?[0-9.]+)[^\n]{0,12}$",
    re.MULTILINE,
)
#: The last meeting of each committee before CITES CoP17, CoP18, CoP19 and CoP20 (cites.org, lists of meetings).
_LAST_BEFORE: Final = {
    "SC": ((66, 16), (70, 17), (75, 18), (79, 19)),
    "AC": ((28, 16), (30, 17), (31, 18), (33, 19)),
    "PC": ((22, 16), (24, 17), (25, 18), (27, 19)),
}
_FIRST_PAGE = 1_500


def paper_of(text: str) -> Paper | None:
    """The meeting for which a paper was written, by the symbol that stands alone on a line of its first page."""
    found = _OWN.search(text, 0, _FIRST_PAGE)
    if found is None:
        return None
    if found["cms"]:
        session = int(found["cms_session"])
        return Paper("cms", f"COP{session}", session)
    meeting, session = found["meeting"], int(found["session"])
    if meeting == "CoP":
        return Paper("cites", f"CoP{session}", session)
    latest = next((cop for last, cop in _LAST_BEFORE[meeting] if session <= last), None)
    return Paper("cites", f"{meeting}{session}", latest) if latest is not None else None


def impossible(body: str, kind: str, number: Number, paper: Paper | None) -> str:
    """Why a reference cannot be right; empty where nothing speaks against it."""
    if number.shape is not Shape.DOTTED:
        return ""
    unlikely = _revision(number)
    if unlikely or paper is None or paper.body != body or kind not in ("dec", "res"):
        return unlikely
    revised = int(number.revision[3:]) if number.revision else 0
    if number.session > paper.latest:
        return f"{number.canonical} cannot have been known to {paper.meeting}, before CoP{number.session}"
    if revised > paper.latest:
        return f"{number.canonical} (Rev. CoP{revised}) cannot have been known to {paper.meeting}, before CoP{revised}"
    return ""


def _revision(number: Number) -> str:
    if not number.revision:
        return ""
    meeting, revised = "MoP" if number.revision.startswith("mop") else "CoP", int(number.revision[3:])
    if revised < number.session:
        return f"{number.canonical} cannot have been revised at {meeting}{revised}, before it was adopted"
    if revised == number.session:
        return f"{number.canonical} cannot have been revised at {meeting}{revised}, which adopted it"
    return ""
