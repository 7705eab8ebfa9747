"""Who is asked: the organs and others that resolutions and decisions speak to, as `<body>:<organ>`.

“The Secretariat” is that of the body whose text it is, unless another is named with it.
"""

import re
from dataclasses import dataclass
from typing import Final

from accord.core.texts.bodies import BODIES, NAMED, body_of_group

#: Organs of the body that speaks, or of the body named with them. The first that fits is it.
_ORGANS: Final = (
    ("executive-secretary", r"Executive\s+Secretar(?:y|ies)"),
    ("executive-director", r"Executive\s+Director"),
    ("secretary-general", r"Secretary-General"),
    ("secretariat", r"Secretariats?"),
    ("sc", r"Standing\s+Committee"),
    ("ac", r"Animals\s+Committee"),
    ("pc", r"Plants\s+Committee"),
    ("scientific-council", r"(?:Sessional\s+Committee\s+of\s+(?:the\s+)?)?Scientific\s+Council|Sessional\s+Committee"),
    ("cop", r"Conference\s+of\s+(?:the\s+)?(?:Contracting\s+)?Parties|CoP\b|COP\b"),
    ("mop", r"Meeting\s+of\s+(?:the\s+)?Parties|MOP\b"),
    ("strp", r"Scientific\s+and\s+Technical\s+Review\s+Panel|STRP\b"),
    ("sbstta", r"Subsidiary\s+Body\s+on\s+Scientific,\s+Technical\s+and\s+Technological\s+Advice|SBSTTA"),
    ("sbi", r"Subsidiary\s+Body\s+(?:on|for)\s+Implementation"),
    ("tc", r"Technical\s+Committee"),
    ("non-parties", r"non-(?:[Pp]arties|[Cc]ontracting\s+[Pp]arties)(?:\s+[Rr]ange\s+States)?"),
    (
        "parties",
        r"(?:(?:[Rr]ange|[Cc]onsumer|[Ii]mporting|[Ee]xporting|[Tt]ransit|[Dd]onor|[Cc]ontracting|[Aa]ll|[Cc]oncerned|[Rr]elevant|[Dd]eveloped|[Dd]eveloping)\s+(?:[Cc]ountry\s+)?)*(?:Parties|Party)\b(?!\s+to\s+MEAs)",
    ),
    ("member-states", r"[Mm]ember\s+States"),
    ("range-states", r"[Rr]ange\s+[Ss]tates?"),
    ("management-authorities", r"Management\s+Authorit(?:y|ies)"),
    ("scientific-authorities", r"Scientific\s+Authorit(?:y|ies)"),
    ("focal-points", r"(?:[Nn]ational\s+)?[Ff]ocal\s+[Pp]oints?"),
    ("agreements", r"(?:its\s+)?daughter\s+Agreements|CMS\s+(?:Family\s+)?[Aa]greements"),
    ("councillors", r"(?:COP-[Aa]ppointed\s+)?Councillors"),
    (
        "working-group",
        r"(?:[Ii]ntersessional\s+|[Jj]oint\s+|[Oo]pen-ended\s+)*(?:[Ww]orking\s+[Gg]roup|[Tt]ask\s+[Ff]orce)(?:\s+on\s+[A-Z][\w -]{3,40})?",
    ),
)
#: Those who belong to nobody who speaks.
_OTHERS: Final = (
    ("blg:members", r"[Mm]embers\s+of\s+the\s+(?:Biodiversity\s+Liaison\s+Group|Liaison\s+Group\s+of\s+[Bb]iodiversity-related\s+[Cc]onventions|BLG)"),
    ("blg", r"Biodiversity\s+Liaison\s+Group|Liaison\s+Group\s+of\s+[Bb]iodiversity-related\s+(?:[Cc]onventions|multilateral\s+environmental\s+agreements)|BLG\b"),
    ("iccwc", r"International\s+Consortium\s+on\s+Combating\s+Wildlife\s+Crime|ICCWC\b"),
    ("unep-wcmc", r"UNEP-WCMC|UN\s+Environment\s+(?:Programme\s+)?World\s+Conservation\s+Monitoring\s+Centre"),
    ("unep", r"United\s+Nations\s+Environment\s+Programme|UNEP\b|UN\s+Environment\b"),
    ("iucn", r"IUCN\b|International\s+Union\s+for\s+(?:the\s+)?Conservation\s+of\s+Nature"),
    ("fao", r"FAO\b|Food\s+and\s+Agriculture\s+Organization(?:\s+of\s+the\s+United\s+Nations)?"),
    ("unodc", r"UNODC\b|United\s+Nations\s+Office\s+on\s+Drugs\s+and\s+Crime"),
    ("interpol", r"INTERPOL\b"),
    ("wco", r"World\s+Customs\s+Organization|WCO\b"),
    ("woah", r"World\s+Organi[sz]ation\s+for\s+Animal\s+Health|WOAH\b"),
    ("traffic", r"TRAFFIC\b"),
    ("gef", r"Global\s+Environment\s+Facility|GEF\b"),
    ("rfmos", r"(?:[Rr]egional\s+[Ff]isheries\s+(?:[Mm]anagement\s+)?(?:[Oo]rganizations|[Bb]odies)|RFMOs?)\b"),
    ("other-governments", r"(?:other\s+)?Governments\b"),
    ("states", r"(?<![Rr]ange )(?<![Mm]ember )\bStates\b"),
    ("mea-secretariats", r"[Ss]ecretariats?\s+of\s+(?:the\s+)?(?:other|relevant|biodiversity)[^,;.]{0,60}?(?:[Cc]onventions|[Aa]greements|MEAs)|of\s+other\s+relevant\s+MEAs"),
    ("ngo-partners", r"(?:CSO\s+and\s+)?NGO\s+[Pp]artners|non-governmental\s+organi[sz]ations?|NGOs\b"),
    ("civil-society", r"civil\s+society(?:\s+organi[sz]ations?)?|CSOs?\b"),
    ("igos", r"(?:inter-?governmental|international)(?:\s+and\s+(?:regional|non-governmental|national))?\s+organi[sz]ations?"),
    ("donors", r"(?:other\s+)?(?:donor(?:s|\s+\w+)|funding\s+(?:bodies|agencies|organizations)|financial\s+institutions)"),
    ("private-sector", r"private\s+sector|industry\b"),
    ("partners", r"(?:partner\s+organi[sz]ations|partners)\b"),
    ("stakeholders", r"(?:all\s+|other\s+|relevant\s+|interested\s+)*stakeholders"),
    ("organizations", r"(?:other\s+|relevant\s+|all\s+|international\s+|competent\s+|regional\s+)*organi[sz]ations"),
    ("indigenous-peoples", r"[Ii]ndigenous\s+[Pp]eoples(?:\s+and\s+local\s+communities)?"),
    ("scientific-institutions", r"(?:research|scientific|academic)\s+institutions|academia|scientists"),
)  # fmt: skip
_BODY_BEFORE = "|".join(rf"(?P<{body.id}_before>(?:{'|'.join(body.spelt)}))" for body in BODIES)
_BODY_BEHIND = "|".join(rf"(?P<{body.id}_behind>(?:{'|'.join(body.spelt)}))" for body in BODIES)


def _group(id_: str) -> str:
    return re.sub(r"\W", "_", id_)


_ACTOR = re.compile(
    rf"""(?<![\w-])(?:
      {"|".join(f"(?P<other_{_group(id_)}>{words})" for id_, words in _OTHERS if id_.startswith(("blg", "mea", "unep", "iccwc")))}
    | (?:(?:{_BODY_BEFORE})(?:'s)?\s+)?(?:{"|".join(f"(?P<organ_{_group(id_)}>{words})" for id_, words in _ORGANS)})
      (?:\s+(?:of|to)\s+(?:the\s+)?(?:{_BODY_BEHIND})\b)?
    | {"|".join(f"(?P<other_{_group(id_)}>{words})" for id_, words in _OTHERS if not id_.startswith(("blg", "mea", "unep", "iccwc")))}
    )""",
    re.VERBOSE,
)
_AND_OF = re.compile(rf"\s*(?:,|and)\s+(?:the\s+|of\s+)*(?P<name>{NAMED})(?!\s+[A-Z]?[a-z]*(?:Parties|Secretariat))")
_ID_OF_GROUP = {
    **{f"organ_{_group(id_)}": id_ for id_, _ in _ORGANS},
    **{f"other_{_group(id_)}": id_ for id_, _ in _OTHERS},
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody named: where, and who."""

    start: int
    end: int
    id: str


def actors(text: str, issuer: str | None, start: int = 0, end: int | None = None) -> list[Actor]:
    """Everybody named in a span, in order; organs without a body are those of `issuer`."""
    last = len(text) if end is None else end
    found: list[Actor] = []
    for match in _ACTOR.finditer(text, start, last):
        found += _read(match, issuer)
        further = _AND_OF.match(text, match.end(), last)
        behind = any(match[f"{body.id}_behind"] for body in BODIES)
        if (
            behind and further is not None and found[-1].id.endswith(":secretariat")
        ):  # “the secretariats of the CMS and CITES”
            found.append(Actor(further.start("name"), further.end(), f"{body_of_group(further)}:secretariat"))
    return found


def _read(match: re.Match[str], issuer: str | None) -> list[Actor]:
    group = next(name for name in _ID_OF_GROUP if match[name] is not None)
    id_ = _ID_OF_GROUP[group]
    if group.startswith("other_"):
        return [Actor(*match.span(), id_)]
    named = [body.id for body in BODIES if match[f"{body.id}_before"] or match[f"{body.id}_behind"]]
    if not named and id_ == "secretariat" and match[group].endswith("s") and issuer in ("cites", "cms"):
        named = ["cites", "cms"]  # “the Secretariats” of a joint text
    if not named and id_ == "executive-director":
        named = ["unep"]
    speaking = [issuer] if issuer is not None else []
    ids = [f"{body}:{id_}" for body in named or speaking] or [id_]
    return [Actor(*match.span(), each) for each in ids]
