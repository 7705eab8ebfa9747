"""Whom a verb speaks to, and of whom a sentence with “shall” speaks: the names right behind the one, right before the other.

Names that come in by the side (“in consultation with …”, “with the support of …”) are not asked. The joining words of English,
French and Spanish stand in one table, for they do not get in each other's way.
"""

import re
from typing import Final

from accord.core.texts.actors import Actor, actors
from accord.core.texts.grammar import Grammar

_JOINING: Final = (
    r"especially|notably|particular|particularly|and|or|and/or|as\s+well\s+as|together\s+with|along\s+with|including|of|to|the|other|all|relevant|both|"
    r"with|support|its|in|consultation|collaboration|cooperation|if|as|appropriate|interested|concerned|that|which|who|have|has|not|yet|done|so|are|is|whose|territory|"
    r"countries|for|at|national|level|on|from|by|where|any|each|every|their|also|either|a|an|these|those|such|individual|key|major|affected|potential|"
    r"remaining|competent|developed|developing|country|CITES|CMS|CBD|chairs?|chairpersons?|chairman|chairwoman|co-chairs?|vice-chairs?|presidents?|members?|representatives?|heads?|"
    r"governing|bodies|experienced|actual|international|regional|subregional|local|current|prospective|present|respective|new|incoming|"
    r"et|ou|ainsi|que|les|la|le|l'|des|de|du|d'|aux|au|à|toutes|tous|autres|y|compris|en|particulier|notamment|concernée?s|intéressée?s|pertinentes|"
    r"ne|pas|ayant|encore|ont|fait|dont|qui|président|présidente|membres|"
    r"e|las|los|el|al|del|otras|otros|todas|todos|demás|así|como|incluid[ao]s|especial|especialmente|interesad[ao]s|aún|no|hayan|hecho|lo|presidente|presidenta|miembros"
)
_JOINT = re.compile(rf"[\s,()'/\"]*(?:(?:{_JOINING})(?![\w-])[\s,()'/\"]*|(?:l'|d'))*", re.IGNORECASE)
_BEHIND_A_VERB = re.compile(
    r"[\s,]*(?:(?:upon|on|that|to|also|further|again|strongly|in\s+particular|in\s+this\s+(?:regard|context|respect)|to\s+this\s+end|as\s+a\s+matter\s+of\s+(?:urgency|priority)|"
    r"que|qu'|à|également|instamment|vivement|en\s+outre|en\s+particulier|a|además|asimismo|también|encarecidamente)(?![\w-])[\s,]*)*"
    r"(?:(?<=,\s)?(?:subject\s+to|in|within|as|where|when|on|under|with|taking|bearing|pending|through|based|if|sous\s+réserve|dans|con\s+sujeción)\b[^;:.]{2,200}?,\s+(?=(?:the\s+|all\s+|la\s+|le\s+|les\s+|las\s+|los\s+|el\s+|au\s+|aux\s+|à\s+|a\s+|al\s+)*[A-ZÉ]))?",
    re.IGNORECASE,
)
_OF_A_KIND: Final = (":range-states", ":parties", ":working-group", "countries", "states")
_KIND = re.compile(
    r"(?:(?!(?:which|who|whose|how|what|there|this|that|report|list|number|use|agreed|by|of|to|with|in|for|on|from)\b)[A-Za-z][\w-]*\s+){1,3}"
)
_BEFORE_THE_FIRST = re.compile(
    r"[\s,]*(?:(?:the|all|its|those|these|other|relevant|and|concerned|interested|particular|especially|members?|of|both|that|each|any|every|such|developed|developing|"
    r"chairs?|chairpersons?|chairman|co-chairs?|vice-chairs?|presidents?|presidency|representatives?|heads?|governing|bodies|assistance|support|cooperation|collaboration|in|consultation|respective|affected|potential|key|current|incoming|"
    r"two|three|whole|UNEP/|entire|wider|international|"
    r"les|la|le|l'|des|de|du|aux|au|à|toutes|tous|autres|présidente?s?|membres|représentants|las|los|el|al|a|otras|otros|todas|todos|demás|presidente|presidenta|miembros|que)(?![\w-])[\s,]*|l'|d')*",
    re.IGNORECASE,
)
#: “, in accordance with its mandate, and”: said by the way between two who are asked.
_BY_THE_WAY = re.compile(
    r",\s*(?:in\s+accordance|in\s+line|within|consistent|subject|as\s+appropriate|where|inter\s+alia|according|on\s+request|upon\s+request|as\s+necessary)\b[^,;:]{0,120},(?=\s+(?:and|or|as\s+well\s+as)\b)"
)
#: Somebody in the middle of a list whom no table knows.
_UNKNOWN_BETWEEN = re.compile(
    r"(?:,\s+(?!to\b)(?:(?!(?:to|that|in|with|for|by|on|of)\b)[\w-]+\s*){1,6}){1,3}(?:,|(?<=\s)and\b|(?<=\s)or\b)\s+(?:(?:and|or|as\s+well\s+as)\s+)?(?:the\s+|all\s+|other\s+|relevant\s+)*"
)
_CHAIR = re.compile(
    r"[\s,]*(?:à\s+|a\s+)?(?P<whose>its|the|sa|son|su|le|la|el)\s+(?P<chair>(?:[Vv]ice-|[Cc]o-)?[Cc]hair(?:s|man|woman|persons?)?|[Pp]résidente?|[Pp]resident[ea])\b(?!\s+of\b|'s)"
)
_ORGAN = re.compile(
    r":(?:sc|ac|pc|tc|cop|mop|scientific-council|advisory-committee|committee|working-group|strp|sbstta|sbi|subsidiary-body|bureau|unea|unga)$"
)
_NOT = re.compile(r"\bnot\s+(?:yet\s+)?(?:a\s+)?$")
_DESCRIBED = re.compile(r"\b(?:that|which|who)\s+(?:are|is)\s+(?:also\s+)?(?:the\s+|an?\s+)?$")
_ASIDE = re.compile(
    r"\b(?:in\s+(?:close\s+|full\s+|further\s+)?(?:consultation|collaboration|cooperation|co-operation|coordination|conjunction|partnership|liaison|accordance|line|association)|with\s+(?:the\s+)?(?:support|assistance|advice|guidance|help|input|involvement)|"
    r"through\b|under\s+the\s+(?:guidance|leadership|authority|auspices)|working\s+with|based\s+on|taking|drawing|en\s+(?:consultation|collaboration|coopération|liaison|consulta|colaboración|cooperación)|avec\s+(?:l'aide|l'appui|le\s+(?:soutien|concours))|con\s+(?:el\s+apoyo|la\s+(?:asistencia|ayuda)))\b"
)
_OF_SOMETHING_ELSE = re.compile(
    r"'(?:s\b|\s)|[ ](?:[A-Z][a-z]+[ ]?)+(?=[a-z])(?<!Parties )(?<!States )|-(?:led|based|related|wide)\b"
)
_NEXT = re.compile(r"(?:,|\band)\s+(?:the\s+)?$")
_SUPPORT = re.compile(
    r"\b(?:with\s+(?:the\s+)?(?:support|assistance|help)\s+(?:of|from)\s+(?:the\s+)?|(?:assisted|supported)\s+by\s+(?:the\s+)?|avec\s+l'(?:aide|appui)\s+(?:de\s+la\s+|des\s+|du\s+|de\s+)|"
    r"con\s+(?:el\s+apoyo|la\s+(?:asistencia|ayuda))\s+de(?:l|\s+la|\s+los|\s+las)?\s+)(?P<whom>[^,;.]{3,80})"
)
_ADVERBIAL = re.compile(
    r"^(?:(?:nonetheless|nevertheless|thus|hence|consequently|meanwhile|similarly|likewise|lastly|firstly|secondly|thirdly|equally|instead|also|further|furthermore|in\s+addition|additionally|moreover|therefore|finally|notwithstanding|however|accordingly|subject\s+to|in|within|at|by|where|when|if|as|with|taking|on|based|under|upon|to|for|through|building|following|"
    r"pending|pursuant|drawing|after|before|prior|during|once|given|depending|recogni[sz]ing|noting|considering|until|unless|should|consistent|working|using|bearing|every|each\s+(?:year|triennium|meeting|session|time)|annually|regularly|no\s+later|not\s+later|"
    r"sous|en|dans|avec|à|lors|au|aux|afin|pour|si|lorsque|compte\s+tenu|conformément|selon|sur|s'il|d'ici|avant|après|le\s+cas\s+échéant|"
    r"con|sujeto|al|para|cuando|teniendo|de\s+conformidad|según|sobre|antes|después|previa|a)\b[^.;]*?,\s+)+",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(r"\s*(?:if|when|whenever|where|while|whereas|although|though|since|because|unless|as|until|once|lorsque|si|quand|cuando)\b(?!\s+(?:appropriate|necessary|relevant|needed|possible|requested|applicable))", re.IGNORECASE)  # fmt: skip
_SAID_OF_OTHERS = re.compile(
    r"(?:,\s*)?\b(?:that|which|who|whose|qui|dont|que)\s[^,;]*?(?=,|$)|\([^)]*\)|,[^,]*(?:including|such\s+as|especially|particular|notably|consultation|support|collaboration|notamment|incluid)[^,]*(?=,|$)"
)
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|has|had|will|would|can|could|did|does|do|said|says|noted|argued|explained|pointed|drew|agreed|adopted|considered|introduced|proposed|recommended|reported|"
    r"reaffirmed|decided|requested|urged|invited|encouraged|recalled|emphasi[sz]ed|stressed|stated|recogni[sz]ed|expressed|suggested|confirmed|concluded|indicated|believes?|considers?|notes?|recommends?|suggests?|reminds?|advises?|informs?|asks?|requires?|provides?|states?|means|contains?|includes?|est|sont|était|es|fue|está)\b"
)


def addressees(text: str, at: int, end: int, issuer: str | None, grammar: Grammar) -> list[Actor]:
    """Whom a verb that ends at `at` speaks to: the names right behind it, joined by commas and “and”, up to “to”."""
    behind = _BEHIND_A_VERB.match(text, at, end)
    place = behind.end() if behind else at
    found: list[Actor] = []
    for actor in actors(text, issuer, place, min(end, at + 700)):
        if actor.start < place:
            if found and actor.start == found[-1].start:
                found.append(actor)
            continue
        if not _is_itself(text, actor) or _NOT.search(text, place, actor.start):  # “range States that are not Parties”
            continue
        if found and _DESCRIBED.search(text, place, actor.start):  # “CMS Parties that are range States”
            place = actor.end
            continue
        if not found and _BEFORE_THE_FIRST.fullmatch(text, place, actor.start) is None:
            break
        between = _BY_THE_WAY.sub(" ", text[place : actor.start])
        if found and (_is_aside(between) or not _joins(between) or re.search(r"\bto\b", between)):
            break
        found.append(actor)
        place = actor.end
    asked = grammar.infinitive.match(text, place, end)
    if found and asked is not None:  # “the Agreements within the mandates given by their Parties and the Council to …”
        found += [
            actor
            for actor in actors(text, issuer, place, asked.end())
            if _NEXT.search(text, place, actor.start) and not _is_aside(text[place : actor.start])
        ]
    chair = None if found else _CHAIR.match(text, at, end)
    if chair is not None:  # “requests its Chair to …”: the committee, whichever is meant
        found.append(Actor(chair.start("chair"), chair.end(), _chaired(text, chair, issuer)))
    return found


def _chaired(text: str, chair: re.Match[str], issuer: str | None) -> str:
    """Whose chair is asked: “its” of the organ named last in the sentence; “the” of the committee that is meant."""
    if chair["whose"] in ("its", "sa", "son", "su"):
        since = max(
            text.rfind(". ", 0, chair.start()), text.rfind("\n\n", 0, chair.start()), chair.start() - 3 * _FAR, 0
        )
        organs = [each.id for each in actors(text, issuer, since, chair.start()) if _ORGAN.search(":" + each.id)]
        if organs:
            return organs[-1]
    return f"{issuer}:committee" if issuer else "committee"


def subjects(text: str, start: int, end: int, issuer: str | None) -> list[Actor]:
    """The actors that are the subject of a sentence: from its beginning, behind adverbials, up to the verb at `end`."""
    opening = _ADVERBIAL.match(text[start:end])
    if opening is None and _SUBORDINATE.match(text, start, end):
        return []
    for first in dict.fromkeys((start + opening.end() if opening else start, start)):
        found = actors(text, issuer, first, end)
        if found and _opens(text, first, found[0]):
            if not _is_itself(text, found[0]):
                return []
            together = [actor for actor in found if _joined(text, found[0], actor) and _is_itself(text, actor)]
            rest = _SAID_OF_OTHERS.sub(" ", text[together[-1].end : end])
            return [] if _PREDICATE.search(rest) or len(rest) > _FAR else together
    if opening is not None:  # “At its meeting, and taking account of X, the Committee shall”
        return [
            actor
            for actor in actors(text, issuer, start, end)
            if re.fullmatch(r"[\s,]*(?:also\s+)?", text[actor.end : end])
        ]
    return []


_FAR = 160


def opening_actors(text: str, start: int, end: int, issuer: str | None) -> list[Actor]:
    """Whom a span opens with, behind adverbials: “importing Parties refuse permits”, “Parties and the Secretariat to adopt”."""
    opening = _ADVERBIAL.match(text[start : min(end, start + 400)])
    for first in dict.fromkeys((start, start + opening.end() if opening else start)):
        found = actors(text, issuer, first, min(end, first + 200))
        if found and _opens(text, first, found[0]):
            return [actor for actor in found if _listed(text, found, actor)]
    return []


def item_subjects(text: str, start: int, end: int, issuer: str | None) -> tuple[str, ...]:
    """Whom an item of a list is about, where it begins with them."""
    return tuple(dict.fromkeys(actor.id for actor in opening_actors(text, start, end, issuer)))


def supporters(text: str, issuer: str | None) -> tuple[str, ...]:
    """Who is to support: “with the support of the Secretariat”."""
    named = [actor.id for each in _SUPPORT.finditer(text) for actor in actors(each["whom"], issuer)]
    return tuple(dict.fromkeys(named))


def _opens(text: str, start: int, actor: Actor) -> bool:
    """Whether a span opens with somebody; range States may have their species before them (“All pangolin range States”)."""
    joint = _JOINT.match(text, start, actor.start)
    rest = text[joint.end() if joint else start : actor.start]
    return not rest or (actor.id.endswith(_OF_A_KIND) and _KIND.fullmatch(rest) is not None)


def _is_itself(text: str, actor: Actor) -> bool:
    """Not “the UNEP Partnership Policy”, not “the Secretariat's work”: there the name only tells which."""
    return _OF_SOMETHING_ELSE.match(text, actor.end) is None


def _is_aside(between: str) -> bool:
    return _ASIDE.search(between) is not None


def _joins(between: str) -> bool:
    return _JOINT.fullmatch(between) is not None or _UNKNOWN_BETWEEN.fullmatch(between) is not None


def _listed(text: str, found: list[Actor], actor: Actor) -> bool:
    """Joined to the first by nothing but commas and “and”."""
    before = [each for each in found if each.end <= actor.start]
    gap = text[before[-1].end : actor.start] if before else ""
    chain = not before or (
        _joins(gap) and re.search(r"\b(?:to|of|in|for|on|by|from|that)\b", gap.replace("in particular", "")) is None
    )
    return chain and (not before or _listed(text, found, before[-1]))


def _joined(text: str, first: Actor, actor: Actor) -> bool:
    between = text[first.end : actor.start]
    return (
        actor is first
        or actor.start == first.start
        or (
            not _is_aside(between)
            and _PREDICATE.search(between) is None
            and re.search(r"\b(?:from|by|on|under|within|that|which|who|to|for|at|qui|que|par|por)\b", between) is None
            and len(between) < _FAR
        )
    )
