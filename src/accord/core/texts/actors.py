"""Who is asked: the organs and others that resolutions and decisions speak to, as `<body>:<organ>`.

“The Secretariat” is that of the body whose text it is, unless another is named with it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from accord.core.texts.bodies import BODIES, NAMED, body_of_group

#: Organs of the body that speaks, or of the body named with them, in English, French and Spanish. The first that fits is it.
_ORGANS: Final = (
    ("executive-secretary", r"Executive\s+Secretar(?:y|ies)|[Ss]ecr[ée]taire\s+[Ee]x[ée]cutif(?:ve)?|[Ss]ecr[ée]taire\s+[Ee]x[ée]cutive|[Ss]ecretari[ao]\s+[Ee]jecutiv[ao]"),
    ("executive-director", r"Executive\s+Director|[Dd]irect(?:eur|rice)\s+[Ee]x[ée]cuti(?:f|ve)|[Dd]irector[a]?\s+[Ee]jecutiv[ao]"),
    ("secretary-general", r"Secretary-General|[Ss]ecr[ée]taire\s+[Gg][ée]n[ée]rale?|[Ss]ecretari[ao]\s+[Gg]eneral"),
    ("secretariat", r"Secretariats?|secretariats?(?=\s+(?:of\s+the\s+(?:CBD|CITES|CMS|Convention)|to\b|shall\b|should\b|of\s+CITES))|Secr[ée]tariats?|Secretar[ií]as?|SECRETARIAT"),
    ("bureau", r"Bureau\b(?!\s+of\s+(?:Fish|Land|Investigation|Census))|Mesa\b"),
    ("standing-animals-and-plants", r"Standing,\s+Animals\s+and\s+Plants\s+Committees"),
    ("animals-and-plants", r"Animals(?:\s+Committee)?\s+(?:and|or|and/or)\s+(?:the\s+)?Plants\s+Committees?|Comit[ée]s?\s+pour\s+les\s+animaux\s+et\s+(?:le\s+Comit[ée]\s+)?pour\s+les\s+plantes|Comit[ée]s?\s+de\s+Fauna\s+y\s+(?:el\s+Comit[ée]\s+)?de\s+Flora|scientific\s+committees"),
    ("sc", r"Standing\s+Committee|Comit[ée]\s+[Pp]ermanente?"),
    ("ac", r"Animals\s+Committee|Comit[ée]\s+pour\s+les\s+animaux|Comit[ée]\s+de\s+Fauna"),
    ("pc", r"Plants\s+Committee|Comit[ée]\s+pour\s+les\s+plantes|Comit[ée]\s+de\s+Flora"),
    ("scientific-council", r"(?:Sessional\s+Committee\s+of\s+(?:the\s+)?)?Scientific\s+Council|Sessional\s+Committee|Conseil\s+[Ss]cientifique|Comit[ée]\s+de\s+session|Consejo\s+[Cc]ient[ií]fico|Comit[ée]\s+del\s+[Pp]er[ií]odo\s+de\s+[Ss]esiones"),
    ("cop", r"Conference\s+of\s+(?:the\s+)?(?:Contracting\s+)?Parties|CoP\b|COP\b|Conf[ée]rence\s+des\s+Parties|CdP\b|Conferencia\s+de\s+las\s+Partes"),
    ("mop", r"Meeting\s+of\s+(?:the\s+)?Parties|MOP\b|R[ée]union\s+des\s+Parties|Reuni[óo]n\s+de\s+las\s+Partes"),
    ("strp", r"Scientific\s+and\s+Technical\s+Review\s+Panel|STRP\b|Groupe\s+d'[ée]valuation\s+scientifique\s+et\s+technique|GEST\b|Grupo\s+de\s+Examen\s+Cient[ií]fico\s+y\s+T[ée]cnico|GECT\b"),
    ("sbstta", r"Subsidiary\s+Body\s+on\s+Scientific,\s+Technical\s+and\s+Technological\s+Advice|SBSTTA|Organe\s+subsidiaire\s+charg[ée]\s+de\s+fournir\s+des\s+avis\s+scientifiques,\s+techniques\s+et\s+technologiques|[ÓO]rgano\s+Subsidiario\s+de\s+Asesoramiento\s+Cient[ií]fico,\s+T[ée]cnico\s+y\s+Tecnol[óo]gico"),
    ("sbi", r"Subsidiary\s+Body\s+(?:on|for)\s+Implementation|Organe\s+subsidiaire\s+charg[ée]\s+de\s+l'application|[ÓO]rgano\s+Subsidiario\s+sobre\s+(?:la\s+)?Aplicaci[óo]n"),
    ("tc", r"Technical\s+Committee|Comit[ée]\s+[Tt]echnique|Comit[ée]\s+T[ée]cnico"),
    ("advisory-committee", r"Advisory\s+Committee"),
    ("committee", r"(?<=[Tt]he )Committee\b(?!\s+(?:on|of|for)\b)|(?<=[Ll]e )Comité\b(?=\s+[a-z])|(?<=[Ee]l )Comité\b(?=\s+[a-z])"),
    ("subsidiary-body", r"(?<=[Tt]he )Subsidiary\s+Body\b(?!\s+(?:on|for)\b)"),
    ("non-parties", r"[Nn]on-(?:[Pp]arties|[Cc]ontracting\s+[Pp]arties|[Pp]arty\s+(?:[Rr]ange\s+)?[Ss]tates?)(?:\s+[Rr]ange\s+States)?|[Nn]on-?\s?Parties|États\s+non\s+[Pp]arties|Estados\s+(?:que\s+no\s+son|no)\s+[Pp]artes?"),
    ("parties", r"(?:(?:[Rr]ange|[Cc]onsumer|[Ii]mporting|[Ee]xporting|[Tt]ransit|[Dd]onor|[Cc]ontracting|[Aa]ll|[Cc]oncerned|[Rr]elevant|[Dd]eveloped|[Dd]eveloping)\s+(?:(?:[Cc]ountry|[Ss]tate)\s+)?)*(?:Parties|Party)\b(?!\s+to\s+(?:MEAs|the\s+Memorandum))|States?\s+[Pp]arties(?=\s+to\b)|(?:[Pp]ays|[ÉE]tats)\s+Parties|Parties\s+contractantes|Partes(?:\s+[Cc]ontratantes)?\b|(?<![Tt]hird )(?<!nterested )(?<!olitical )(?<!other )(?<!both )(?<!party )parties\b(?=\s+(?:to\s|that\s|shall\b|should\b|are\s|must\b))"),
    ("signatories", r"(?:[Ss]ignatory\s+(?:States|[Rr]ange\s+States)|Signatories|Signataires|Signatarios)\b"),
    ("member-states", r"[Mm]ember\s+States|States\s+Members\s+of\s+the\s+United\s+Nations|[ÉE]tats\s+[Mm]embres|Estados\s+[Mm]iembros"),
    ("range-states", r"[Rr]ange(?:,?\s+(?:and|or)\s+(?:non-range|consumer|transit|importing))?\s+(?:[Ss]tates?|[Cc]ountr(?:y|ies))|[ÉE]tats\s+(?:de\s+l'aire|des\s+aires)\s+de\s+r[ée]partition|Estados\s+(?:del\s+[áa]rea|de\s+las\s+[áa]reas)\s+de\s+distribuci[óo]n"),
    ("management-authorities", r"Management\s+Authorit(?:y|ies)|[Oo]rganes?\s+de\s+gestion|Autoridad(?:es)?\s+Administrativas?"),
    ("scientific-authorities", r"Scientific\s+Authorit(?:y|ies)|[Aa]utorit[ée]s?\s+scientifiques?|Autoridad(?:es)?\s+Cient[ií]ficas?"),
    ("focal-points", r"(?:[Nn]ational\s+)?[Ff]ocal\s+[Pp]oints?|[Cc]orrespondants?\s+nationa(?:l|ux)|[Pp]oints?\s+focaux|[Pp]untos?\s+focales?"),
    ("agreements", r"(?:its\s+)?daughter\s+Agreements|CMS\s+(?:Family\s+)?[Aa]greements"),
    ("councillors", r"(?:COP-[Aa]ppointed\s+)?(?:Scientific\s+)?Councillors"),
    ("working-group", r"(?:[Ii]ntersessional\s+|[Jj]oint\s+|[Oo]pen-ended\s+|[Aa]d\s+[Hh]oc\s+|[Ii]n-session\s+)*(?:[Ww]orking\s+[Gg]roups?|[Tt]ask\s+[Ff]orces?|[Ee]xpert\s+[Gg]roups?)(?:\s+on\s+[A-Z][\w -]{3,40})?|[Gg]roupes?\s+de\s+travail|[Gg]rupos?\s+de\s+[Tt]rabajo"),
)  # fmt: skip
#: Those who belong to nobody who speaks.
_OTHERS: Final = (
    ("blg:members", r"[Mm]embers\s+of\s+the\s+(?:Biodiversity\s+Liaison\s+Group|Liaison\s+Group\s+of\s+[Bb]iodiversity-related\s+[Cc]onventions|BLG)"),
    ("blg", r"Biodiversity\s+Liaison\s+Group|Liaison\s+Group\s+of\s+[Bb]iodiversity-related\s+(?:[Cc]onventions|multilateral\s+environmental\s+agreements)|BLG\b"),
    ("iccwc", r"International\s+Consortium\s+on\s+Combating\s+Wildlife\s+Crime|ICCWC\b|Consortium\s+international\s+de\s+lutte\s+contre\s+la\s+criminalit[ée]|Consorcio\s+Internacional\s+para\s+Combatir"),
    ("unep-wcmc", r"UNEP-WCMC|(?:UN\s+Environment|United\s+Nations\s+Environment)\s+(?:Programme\s+)?(?:-\s*)?World\s+Conservation\s+Monitoring\s+Centre|PNUE-WCMC|PNUMA-CMCM"),
    ("unep", r"United\s+Nations\s+Environment\s+Programme|UNEP\b(?!/)|UN\s+Environment\b(?!\s+Assembly)|PNUE\b|PNUMA\b|Programme\s+des\s+Nations\s+Unies\s+pour\s+l'environnement|Programa\s+de\s+las\s+Naciones\s+Unidas\s+para\s+el\s+Medio\s+Ambiente"),
    ("undp", r"United\s+Nations\s+Development\s+Programme|UNDP\b|PNUD\b"),
    ("unga", r"(?:United\s+Nations\s+)?General\s+Assembly\b"),
    ("unea", r"(?:United\s+Nations\s+|UN\s+)?Environment\s+Assembly(?:\s+of\s+the\s+United\s+Nations\s+Environment\s+Programme)?|UNEA\b"),
    ("emg", r"Environment\s+Management\s+Group|EMG\b"),
    ("ipbes", r"Intergovernmental\s+(?:Science-Policy\s+)?Platform\s+on\s+Biodiversity\s+and\s+Ecosystem\s+Services|IPBES\b"),
    ("un-organizations", r"(?:other\s+|relevant\s+)*(?:United\s+Nations|UN)\s+(?:system\s+)?(?:organi[sz]ations|agencies|entities|bodies)(?:\s+and\s+programmes)?|[Ss]pecialized\s+agencies(?:\s+of\s+the\s+United\s+Nations)?"),
    ("iucn", r"(?:the\s+)?IUCN\b(?:/SSC)?|International\s+Union\s+for\s+(?:the\s+)?Conservation\s+of\s+Nature|UICN\b"),
    ("fao", r"FAO\b|Food\s+and\s+Agriculture\s+Organi[sz]ation(?:\s+of\s+the\s+United\s+Nations)?"),
    ("unodc", r"UNODC\b|United\s+Nations\s+Office\s+on\s+Drugs\s+and\s+Crime|ONUDC\b|ONUDD\b"),
    ("interpol", r"INTERPOL\b"),
    ("wco", r"World\s+Customs\s+Organi[sz]ation|WCO\b"),
    ("woah", r"World\s+Organi[sz]ation\s+for\s+Animal\s+Health|WOAH\b"),
    ("itto", r"International\s+Tropical\s+Timber\s+Organi[sz]ation|ITTO\b|OIBT\b|OIMT\b"),
    ("traffic", r"TRAFFIC\b"),
    ("gef", r"Global\s+Environment\s+Facility|GEF\b|Fonds\s+pour\s+l'environnement\s+mondial|FEM\b|Fondo\s+para\s+el\s+Medio\s+Ambiente\s+Mundial|FMAM\b"),
    ("clearing-house", r"[Cc]learing-?\s?[Hh]ouse(?:\s+[Mm]echanism)?"),
    ("world-bank", r"World\s+Bank\b"),
    ("unesco", r"UNESCO\b"),
    ("rfmos", r"(?:[Rr]egional\s+[Ff]isher(?:y|ies)\s+(?:[Mm]anagement\s+)?(?:[Oo]rgani[sz]ations?|[Bb]odies)(?:\s*\([^)]{2,20}\))?|RFMOs?|RFBs?)\b"),
    ("other-governments", r"(?:[Oo]ther\s+|all\s+|national\s+)*Governments?\b(?!\s+of\s+[A-Z])|(?:(?:other|all|national)\s+)*governments\b|[Gg]ouvernements\b|[Gg]obiernos\b"),
    ("states", r"[Nn]on-[Rr]ange\s+States|(?<![Rr]ange )(?<![Mm]ember )(?<!Party )\bStates\b(?!\s+of\s+America)|[ÉE]tats\b|Estados\b(?!\s+Unidos)"),
    ("mea-secretariats", r"[Ss]ecretariats?\s+of\s+(?:the\s+)?(?:other|relevant|biodiversity)[^,;.]{0,60}?(?:[Cc]onventions|[Aa]greements|MEAs)|of\s+other\s+relevant\s+MEAs"),
    ("igos-and-ngos", r"(?:(?:[Rr]elevant|[Oo]ther|[Aa]ll|[Ii]nterested|[Aa]ppropriate)\s+)*[Ii]nter-?governmental(?:\s+organi[sz]ations)?\s+and\s+non-?governmental\s+organi[sz]ations|IGOs\s+and\s+NGOs"),
    ("ngo-partners", r"(?:CSO\s+and\s+)?NGO\s+[Pp]artners|[Nn]on-?governmental\s+organi[sz]ations?|NGOs?\b|ONG\b|[Oo]rganisations\s+non\s+gouvernementales|[Oo]rganizaciones\s+no\s+gubernamentales"),
    ("civil-society", r"[Cc]ivil\s+society(?:\s+organi[sz]ations?)?|CSOs?\b|société\s+civile|sociedad\s+civil"),
    ("igos", r"(?:relevant\s+|other\s+|competent\s+|appropriate\s+|regional\s+|and\s+)*(?:[Ii]nter-?governmental|[Ii]nternational)(?:(?:,|\s+and|\s+or|\s+and/or)\s+(?:regional|non-governmental|national|intergovernmental|subregional))*\s+(?:aid\s+|development\s+|enforcement\s+)?(?:organi[sz]ations?|agencies|bodies)|IGOs?\b|[Oo]rganisations\s+(?:intergouvernementales|internationales)|[Oo]rganizaciones\s+(?:intergubernamentales|internacionales)"),
    ("donors", r"(?:other\s+|potential\s+|international\s+|multilateral\s+|bilateral\s+|interested\s+)*(?:[Dd]onors?\b(?:\s+(?:countries|agencies|community|organi[sz]ations|Parties|governments|Governments|States))?|funding\s+(?:bodies|agencies|organi[sz]ations|institutions)|financial\s+institutions|financing\s+institutions|regional\s+development\s+banks|development\s+(?:partners|agencies|banks))|[Dd]onateurs\b|bailleurs\s+de\s+fonds|[Dd]onantes\b"),
    ("private-sector", r"[Pp]rivate\s+(?:sector|companies|enterprises)|business(?:es)?\b(?=\s+(?:and|sector|to\b|community))|(?:[a-z]+\s+)?industry\b|secteur\s+privé|sector\s+privado"),
    ("indigenous-peoples", r"[Ii]ndigenous\s+(?:[Pp]eoples|and\s+local\s+communities)(?:\s+and\s+local\s+communities)?|local\s+communities|[Pp]euples\s+autochtones(?:\s+et\s+(?:les\s+)?communautés\s+locales)?|[Pp]ueblos\s+[Ii]ndígenas(?:\s+y\s+(?:las\s+)?comunidades\s+locales)?"),
    ("partners", r"(?:[Pp]artner\s+organi[sz]ations|[Pp]artners)\b|partenaires\b|asociados\b"),
    ("stakeholders", r"(?:all\s+|other\s+|relevant\s+|interested\s+|key\s+)*(?:[Ss]takeholders|(?<=other )actors|(?<=relevant )actors|(?<=all )actors)|parties\s+prenantes|interesados\b|partes\s+interesadas"),
    ("observers", r"(?:[Oo]bservers|observer\s+organi[sz]ations)\b"),
    ("organizations", r"(?:[Oo]ther\s+|[a-z]+-related\s+|[Rr]elevant\s+|all\s+|international\s+|competent\s+|regional\s+|economic\s+|integration\s+|specialized\s+|conservation\s+)*organi[sz]ations\b|[Oo]rganisations\b(?=\s+(?:compétentes|concernées|pertinentes|à))|[Oo]rganizaciones\b(?=\s+(?:competentes|pertinentes|a))"),
    ("scientific-institutions", r"(?:research|scientific|academic)(?:\s+and\s+(?:research|scientific|academic))?\s+(?:institutions|organi[sz]ations|community)|academia|scientists|researchers"),
    ("institutions", r"(?:(?:those|relevant|other|national|regional)\s+)*institutions\b"),
    ("countries", r"(?:(?:[Ii]mporting|[Ee]xporting|[Cc]onsumer|[Pp]roducing|[Tt]ransit|[Dd]estination|[Ss]ource|[Hh]ost|[Dd]eveloped|[Dd]eveloping|all|other|relevant|affected|concerned|trading|and|,)\s+)*[Cc]ountries\b|[Pp]ays\s+(?:importateurs|exportateurs|donateurs|consommateurs|concernés|hôtes)|[Pp]aíses\s+(?:importadores|exportadores|donantes|consumidores|interesados|anfitriones)"),
    ("customs", r"(?:national\s+)?(?:customs|enforcement|law\s+enforcement)(?:\s+and\s+(?:customs|enforcement))?\s+(?:authorities|agencies|officers|services)"),
    ("authorities", r"(?:(?:national|competent|relevant|local|CITES)\s+)*[Aa]uthorities\b"),
    ("proponents", r"proponents\b|[Pp]roponent\b"),
    ("experts", r"(?:(?:relevant|technical|scientific|government(?:al)?(?:\s+and\s+non-government(?:al)?)?)\s+)*(?:experts|specialists|specialist\s+groups)\b"),
)  # fmt: skip
#: Asked before the organs: their names hold those of others.
_FIRST: Final = ("blg", "mea", "unep-wcmc", "un-org", "iccwc")
_BODY_BEFORE = "|".join(rf"(?P<{body.id}_before>(?:{'|'.join(body.spelt)}))" for body in BODIES)
_UNEP_BEHIND = r"(?P<unep_itself>UNEP|PNUE|PNUMA|United\s+Nations\s+Environment\s+Programme)"
_BODY_BEHIND = "|".join(rf"(?P<{body.id}_behind>(?:{'|'.join(body.spelt)}))" for body in BODIES)


def _group(id_: str) -> str:
    return re.sub(r"\W", "_", id_)


def _alternatives(prefix: str, rows: Iterable[tuple[str, str]]) -> str:
    return "|".join(f"(?P<{prefix}_{_group(id_)}>{words})" for id_, words in rows)


_OF = r"(?:(?:of|to)\s+(?:the\s+)?|(?:de|à|en)\s+(?:la\s+|el\s+)?|du\s+|del\s+)"
_ACTOR = re.compile(
    r"(?<![\w-])(?:"
    + _alternatives("other", (row for row in _OTHERS if row[0].startswith(_FIRST)))
    + rf"|(?:(?:{_BODY_BEFORE})(?:'s)?\s+)?(?:{_alternatives('organ', _ORGANS)})(?:\s+{_OF}(?:{_UNEP_BEHIND}|{_BODY_BEHIND})\b|\s+to\s+the\s+(?:Convention|Agreement|Protocol)\b(?!\s+on\b))?|"
    + _alternatives("other", (row for row in _OTHERS if not row[0].startswith(_FIRST)))
    + ")"
)
_SEVERAL: Final = {"animals-and-plants": ("ac", "pc"), "standing-animals-and-plants": ("sc", "ac", "pc")}
#: Bodies that have member States; the Parties of which they speak are those of some treaty.
_WITHOUT_PARTIES: Final = ("unga", "unea", "unep", "ecosoc", "hrc")
#: Conventions have Parties; of the members of others (of the European Union) only the word is kept.
_WITH_MEMBERS: Final = ("unga", "unea", "unep")
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
    if id_ == "igos-and-ngos":
        return [Actor(*match.span(), "igos"), Actor(*match.span(), "ngo-partners")]
    if group.startswith("other_"):
        return [Actor(*match.span(), id_)]
    if id_ in _SEVERAL:
        of = issuer or "cites"
        return [Actor(*match.span(), f"{of}:{organ}") for organ in _SEVERAL[id_]]
    named = [body.id for body in BODIES if match[f"{body.id}_before"] or match[f"{body.id}_behind"]]
    if not named and id_ == "secretariat" and match[group].endswith("s") and issuer in ("cites", "cms"):
        named = ["cites", "cms"]  # “the Secretariats” of a joint text
    if not named and id_ == "executive-director":
        named = ["unep"]
    if not named and issuer in _WITHOUT_PARTIES and (id_ == "range-states" or match[group].startswith("State")):
        return [Actor(*match.span(), "states" if id_ == "parties" else id_)]  # “States parties to the Agreement”
    if not named and id_ == "member-states" and issuer not in _WITH_MEMBERS:
        return [Actor(*match.span(), id_)]
    speaking = [issuer] if issuer is not None else []
    ids = [f"{body}:{id_}" for body in named or speaking] or [id_]
    return [Actor(*match.span(), each) for each in ids]
