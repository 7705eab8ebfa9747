"""What the columns of a programme are called, in English, French and Spanish, and the words that stand in them alone."""

import re
from functools import lru_cache
from typing import Final

from accord.core.programme.printed.lines import Line

#: Role -> what the head of such a column begins with; `activity` and `result` make a table of a programme.
_HEADS: Final[dict[str, str]] = {
    "code": r"no\.?|n[°º]|nr|ref(?:erence)?\.?|code|item|#|réf\.?|código",
    "mandate": r"mandates?|mandats?|mandatos?|basis|legal basis|relevant (?:decisions?|resolutions?|provisions?)|resolutions?(?:\s*/\s*decisions?)?|décisions?|decisi[oó]n(?:es)?",
    "result": r"results?|progress(?: (?:made|report|to date|achieved|since\b.*))?|implementation(?: (?:status|progress|to date))?|achievements?|outcomes?|outputs? achieved|status(?: and| of| report\b).+|"
    r"actions? taken|activities (?:undertaken|carried out)|state of (?:implementation|progress)|report on .+|résultats?(?: obtenus)?|progrès(?: accomplis| réalisés)?|état d[’']avancement|avancement|"
    r"mise en œuvre|suites? données?|mesures prises|resultados?(?: obtenidos)?|progresos?(?: realizados?| alcanzados?)?|avances?|medidas adoptadas|aplicación|estado de (?:la )?(?:aplicación|ejecución)|logros?",
    "status": r"status|state|état|statut|situation|estado|situación|rating|traffic light",
    "timeline": r"time\s?(?:line|frame|table|ing|scale|s)?|deadlines?|due(?: date)?|dates?|when|years?|target date|period|schedule|calendrier|échéances?|délais?|dates? limites?|période|quand|plazos?|calendario|fechas?(?: límite)?|cronograma|cuándo",
    "lead": r"lead(?:s|ers?|ing\b.*| (?:agency|organi[sz]ation|secretariat|body|entity|responsibility|convention|actor)s?)?|responsib(?:le|ility|ilities)(?: .*)?|who|by whom|responsables?(?: .*)?|chef de file|pilote|qui|encargado.*|entidad responsable|quién|actors?",
    "partners": r"partners?(?: .*)?|support(?:ing)?(?: .*)?|co-?leads?|stakeholders?|collaborat.*|partenaires?(?: .*)?|appui|socios?|asociados?|colaborador.*",
    "indicator": r"indicators?(?: .*)?|key (?:result areas?|performance indicators?)|kras?|kpis?|means of verification|milestones?|targets?|indicateurs?(?: .*)?|indicador(?:es)?(?: .*)?|metas?|deliverables?|(?:expected )?(?:outputs?|results|products)|résultats attendus|resultados (?:esperados|previstos)|produits attendus|productos(?: esperados)?",
    "funding": r"funding(?: .*)?|budgets?(?: .*)?|costs?(?: .*)?|resources?(?: .*)?|financ.*|coûts?(?: .*)?|ressources?(?: .*)?|presupuesto(?: .*)?|recursos?(?: .*)?|costos?(?: .*)?|priority|priorité|prioridad",
    "remarks": r"remarks?|comments?|notes?|remarques?|observations?|commentaires?|observaciones|comentarios|notas",
    "activity": r"(?:(?:brief )?description(?: of| des?| de las| del)?\s*)?(?:the |les |las )?(?:agreed |planned |proposed |envisaged |joint |envisaged joint |proposed joint |possible |main |key |specific |priority )*(?:joint )?"
    r"(?:activit(?:y|ies)|actions?|tasks?|activités?(?: .*)?|actividad(?:es)?(?: .*)?|acci[oó]n(?:es)?(?: .*)?|tâches?|tareas?|measures?|mesures?|medidas?|work items?|areas? of (?:cooperation|collaboration|work))(?: to be (?:undertaken|carried out))?(?: (?:and|et|y|for|pour|para|under|of|in) .{0,30})?|"
    r"descri(?:ption|pción)(?: .{0,60})?",
    "theme": r"themes?|thèmes?|temas?|areas?|objectives?|objectifs?|objetivos?|goals?|topics?",
}
_ORDER: Final = (
    "activity",
    "indicator",
    "code",
    "mandate",
    "lead",
    "partners",
    "timeline",
    "status",
    "funding",
    "remarks",
    "result",
    "theme",
)
_COMPILED: Final = {
    role: re.compile(rf"\W*(?:{pattern})\s*(?:\([^)]*\))?\s*[:.]?", re.IGNORECASE) for role, pattern in _HEADS.items()
}
_EXACT_RESULT = re.compile(r"results?|résultats?|resultados?", re.IGNORECASE)

_NO_ACTION = re.compile(
    r"""(?:no|none|nothing|not)\b.{0,40}\b(?:actions?|activit(?:y|ies)|progress|steps?|developments?|work)\b.{0,60}\b(?:took\s+place|taken|(?:was|were|been)\s+(?:taken|undertaken|carried\s+out|made|conducted|initiated|possible|done)|undertaken|made|initiated|to\s+report|occurred|to\s+date|so\s+far|yet)
    | (?:no|nil)\s+(?:actions?|activit(?:y|ies)|progress|developments?|steps)(?:\s+(?:to\s+date|so\s+far|yet|taken|reported|made|undertaken|in\s+the\s+period))?\W*$
    | (?:this|the|these)?\s*(?:activit(?:y|ies)|actions?)\s+(?:has|have|was|were|could)\s+not\s+(?:yet\s+)?(?:been\s+|be\s+)?(?:started|begun|initiated|undertaken|implemented|carried\s+out|commenced|possible|launched)
    | (?:not|has\s+not|have\s+not)\s+(?:yet\s+)?(?:been\s+)?(?:started|begun|initiated|commenced|undertaken|implemented)\W*(?:yet|to\s+date)?\W*$ | nothing\s+(?:was|has\s+been)\s+(?:done|undertaken) | pending\W*$ | no\s+iniciad[oa]s?\W*$ | pas\s+(?:encore\s+)?(?:commencée?s?|démarrée?s?|entreprise?s?|réalisée?s?)\W*$ | non\s+(?:commencée?s?|démarrée?s?|entamée?s?|entreprise?s?|réalisée?s?)\W*$
    | (?:aucune?)\s+(?:\w+\s+)?(?:actions?|mesures?|activités?|progrès|avancée?|suite)\b.{0,60} | (?:cette|l[’'])\s*(?:activité|action)\s+n[’']a\s+pas\s+(?:encore\s+)?(?:été|pu|débuté|commencé) | rien\s+n[’']a\s+été\s+(?:fait|entrepris)
    | (?:no\s+se\s+(?:ha|han|tomó|tomaron|adoptó|adoptaron|realizó|realizaron|llevó|llevaron|emprendió|registró|registraron)\b.{0,60}\b(?:medidas?|actividad(?:es)?|acci[oó]n(?:es)?|progresos?|avances?|cabo)) | ninguna\s+(?:acción|actividad|medida)\b.{0,60} | sin\s+(?:acción|actividad|avances?|progresos?|iniciar)\W*.{0,20}$
    | (?:esta|la)\s+(?:actividad|acción)\s+(?:no\s+se\s+ha|aún\s+no)""",
    re.IGNORECASE | re.VERBOSE,
)
_STATUS_WORD = re.compile(
    r"""(?:activity\s+|task\s+)?(?:(?:partly|partially|fully|largely|mostly|not\s+yet|nearly)\s+)?(?:completed?|done|achieved|implemented|finali[sz]ed|on[\s-]?going|in\s+progress|under\s*way|in\s+preparation|on\s+track|delayed|behind\s+schedule|postponed|cancell?ed|discontinued|dropped|planned|pending|continuous|not\s+(?:yet\s+)?(?:started|begun|due|initiated|implemented|achieved|done|applicable)|started|initiated|suspended|overdue)
    | (?:partiellement\s+|entièrement\s+)?(?:terminée?s?|achevée?s?|réalisée?s?|accomplie?s?|mise?s?\s+en\s+œuvre|en\s+cours(?:\s+de\s+réalisation)?|en\s+préparation|reportée?s?|annulée?s?|prévue?s?|en\s+attente|pas\s+(?:encore\s+)?(?:commencée?s?|démarrée?s?)|non\s+(?:commencée?s?|démarrée?s?|entamée?s?|réalisée?s?)|suspendue?s?|retardée?s?)
    | (?:parcialmente\s+|totalmente\s+)?(?:terminad[oa]s?|completad[oa]s?|conclu[ií]d[oa]s?|finalizad[oa]s?|realizad[oa]s?|ejecutad[oa]s?|en\s+curso|en\s+(?:marcha|proceso|ejecución|preparación)|pendientes?|aplazad[oa]s?|cancelad[oa]s?|previst[oa]s?|no\s+(?:iniciad|comenzad|realizad)[oa]s?|retrasad[oa]s?|suspendid[oa]s?)""",
    re.IGNORECASE | re.VERBOSE,
)
_EMPTY: Final = re.compile(r"[\s.\-–—_/•*…]*|n/?a\.?|none|aucune?|ninguno|néant", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def role_of(text: str) -> str:
    """The role of the column whose head this is; empty where it is no head. Heads have at most ten words."""
    bare = re.sub(r"\s+", " ", text).strip(" .:|*")
    if not bare or len(bare.split()) > 10 or len(bare) > 90 or bare.endswith(";") or bare[0].islower() or "," in bare:
        return ""
    if _EXACT_RESULT.fullmatch(bare):
        return "result"
    for role in _ORDER:
        if _COMPILED[role].fullmatch(bare):
            return role
    return ""


def is_head(line: Line) -> str:
    """The role where a line of running text is the head of a column alone: only what cannot well be anything else."""
    role = role_of(line.text)
    words = len(line.text.split())
    if role in {"activity", "result"}:
        return role if words <= 8 else ""
    return role if role and words <= 3 and len(line.text) <= 30 else ""


@lru_cache(maxsize=20_000)
def heads_in(text: str) -> tuple[str, ...]:
    """The roles where one line holds the heads of all columns (`Description of joint activities Results`); else none."""
    words = text.split()
    if not 2 <= len(words) <= 14:
        return ()

    def parted(rest: list[str]) -> tuple[str, ...] | None:
        if not rest:
            return ()
        for size in range(min(6, len(rest)), 0, -1):
            head = " ".join(rest[:size])
            role = role_of(head) if head[:1].isupper() else ""
            if role and not (role == "activity" and size > 1 and role_of(rest[size - 1]) not in {"", "activity"}):
                found = parted(rest[size:])
                if found is not None:
                    return (role, *found)
        return None

    roles = parted(words) or ()
    distinct = len(set(roles)) == len(roles)
    return roles if distinct and len(roles) > 1 and {"activity", "result", "theme"} & set(roles) else ()


def says_no_action(text: str) -> bool:
    """Whether a result says that nothing was done."""
    sentence = " ".join(text.split())
    return len(sentence) < 220 and _NO_ACTION.match(sentence) is not None


def is_status_word(text: str) -> bool:
    """Whether a text is nothing but the word of a status (`Ongoing`, `Terminé`, `En curso`)."""
    return _STATUS_WORD.fullmatch(" ".join(text.split()).strip(" .")) is not None


def says_nothing(text: str) -> bool:
    """Whether a cell is empty, or has only a dash or `n/a`."""
    return _EMPTY.fullmatch(text.strip()) is not None
