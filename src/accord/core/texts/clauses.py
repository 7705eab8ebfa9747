"""The clauses of a paragraph: each verb that asks, whom, and what; “Also requests X to …, and invites Y to …” holds two.

A verb inside a relative clause belongs to the text spoken of, not to the one that speaks (“welcomes the Declaration which …
calls for …”). The strengths are a table.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Final

from accord.core.texts.actors import Actor, actors
from accord.core.texts.segments import LEADING_VERB, OPERATIVE_VERBS


class Strength(StrEnum):
    """How strongly a clause asks."""

    BINDING = "binding"
    REQUEST = "request"
    ENCOURAGEMENT = "encouragement"
    NONE = "none"


#: Verbs that ask somebody for something; all others of `OPERATIVE_VERBS` make no duty.
STRENGTHS: Final = {
    "directs": Strength.BINDING,
    "instructs": Strength.BINDING,
    "mandates": Strength.BINDING,
    "requires": Strength.BINDING,
    "shall": Strength.BINDING,
    "must": Strength.BINDING,
    "requests": Strength.REQUEST,
    "asks": Strength.REQUEST,
    "urges": Strength.REQUEST,
    "calls": Strength.REQUEST,
    "appeals": Strength.REQUEST,
    "recommends": Strength.REQUEST,
    "should": Strength.REQUEST,
    "encourages": Strength.ENCOURAGEMENT,
    "invites": Strength.ENCOURAGEMENT,
    "suggests": Strength.ENCOURAGEMENT,
}
_PASSIVE: Final = {
    "directed": "directs",
    "instructed": "instructs",
    "mandated": "mandates",
    "required": "requires",
    "requested": "requests",
    "asked": "asks",
    "urged": "urges",
    "called": "calls",
    "recommended": "recommends",
    "encouraged": "encourages",
    "invited": "invites",
}
_ADVERBS = r"(?:(?:also|further|furthermore|again|additionally|strongly|moreover|finally|in\s+particular)\s+)*"
_IN_THIS_CONTEXT = (
    r"(?:(?:in\s+this\s+(?:context|regard|respect|connection)|to\s+this\s+end|therefore|accordingly)\s*,?\s+)?"
)
_FURTHER_VERB = re.compile(
    rf"(?:,|;|\band\b|;\s*and\b|,\s*and\b)\s+{_IN_THIS_CONTEXT}(?P<clause>{_ADVERBS}"
    rf"(?P<verb>{'|'.join(verb for verb in STRENGTHS if verb.endswith('s'))})\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:which|that|who|whose)\s+(?:\w+\s+){0,4}?\w+s\b")
_COMPLEMENT = re.compile(r"\s+that\b")  # “Recognizes that …” opens no relative clause
_INFINITIVE = re.compile(r"[^.;:]{0,160}?(?<!subject )\bto\s+(?!(?:the|its|their|all|each|any|this|these)\b)(?=[a-z])")
_BEHIND_A_VERB = re.compile(r"\s*(?:upon|on|that|to)?\s*", re.IGNORECASE)
_AND_THAT = re.compile(r"(?:,|;|\band\b|,\s*and\b|;\s*and\b)\s+(?P<clause>that)\b")
_AND_SHALL = re.compile(
    rf"(?:,|;|\band\b|,\s*and\b)\s+(?P<clause>(?:{_ADVERBS})(?:(?P<modal>shall|must|should)\b|(?:is|are)\s+{_ADVERBS}(?P<passive>{'|'.join(_PASSIVE)})\s+(?:up)?(?:on\s+)?to\b))"
)
_PROPER_NAME = re.compile(
    r"\s+(?:up)?(?:on\s+)?(?:the\s+)?(?P<name>[A-Z][\w-]*(?:\s+(?:of|for|and|on|the)?\s*[A-Z][\w-]*){0,6})[^.;:]{0,200}?\bto\s+[a-z]"
)
_NOT = re.compile(r"\bnot\s+(?:yet\s+)?(?:a\s+)?$")
_PRONOUN = re.compile(r"(?:It|They)\s")
_NEXT_ADDRESSEE = re.compile(r"(?:,|\band)\s+(?:the\s+)?$")
_MODAL = re.compile(
    rf"\b(?:(?P<modal>shall|must|should)\b(?!\s+be\s+(?:[a-z]+ed|taken|given|made|kept|sent|considered)\b(?!\s+by))|(?:is|are)\s+{_ADVERBS}(?P<passive>{'|'.join(_PASSIVE)})\s+(?:up)?(?:on\s+)?to\b)"
)
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
_ADVERBIAL = re.compile(
    r"^(?:(?:subject\s+to|in\s+(?:consultation|collaboration|cooperation|accordance|line|order|addition|its|the)|within|at|by|where|when|if|as|with|taking|on\s+the\s+basis|based\s+on|based|under|upon|to|for|through|building|following|pending|pursuant|drawing|after|before|during|once|given|depending|recogni[sz]ing|noting|considering)\b[^.;]*?,\s+)+",
    re.IGNORECASE,
)
_SUBJECT_JOINT = re.compile(
    r"[\s,()]*(?:(?:especially|notably|particular|particularly|and|or|as\s+well\s+as|together\s+with|along\s+with|through|including|of|to|the|other|all|relevant|both|with|support|its|in|consultation|collaboration|cooperation|if|as|appropriate|interested|concerned|that|have|not|yet|done|so|are|whose|territory|countries|for|at|national|level|on|from|by|where|any|each|every|their|also|either|a|an)\b[\s,()]*)*",
    re.IGNORECASE,
)
_SUPPORT = re.compile(r"\bwith\s+(?:the\s+)?(?:support|assistance|help)\s+of\s+(?:the\s+)?(?P<whom>[^,;.]{3,80})")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause in the clean text. `verb` is as printed, in lower case; `modality` its base in the table of strengths."""

    start: int
    end: int
    verb: str
    modality: str
    strength: Strength
    actors: tuple[str, ...]
    action_start: int
    action_end: int


def of_operative(text: str, start: int, end: int, issuer: str | None) -> list[Clause]:
    """The clauses of an operative paragraph: its leading verb and every further one that asks somebody."""
    leading = LEADING_VERB.match(text, start, end)
    if leading is None or leading["verb"].lower() not in OPERATIVE_VERBS:
        return []
    verbs = [_Verb(start, leading.start("verb"), leading.end("verb"), leading["verb"].lower())]
    for further in _FURTHER_VERB.finditer(text, leading.end(), end):
        if _is_ours(text, verbs[-1].end, further, issuer, end):
            verbs.append(_Verb(further.start("clause"), *further.span("verb"), further["verb"].lower()))
    verbs = [
        part for place, verb in enumerate(verbs) for part in _and_that(text, verb, _next(verbs, place, end), issuer)
    ]
    found: list[Clause] = []
    for place, verb in enumerate(verbs):
        until = _trimmed(text, verb.clause, _next(verbs, place, end))
        if verb.word in STRENGTHS:
            found.append(_operative(text, verb, until, issuer))
        else:
            found.append(Clause(verb.clause, until, verb.word, verb.word, Strength.NONE, (), verb.end, until))
            found += _decided(text, verb, until, issuer)
    return _sharing_what_is_asked(found)


@dataclass(frozen=True, slots=True)
class _Verb:
    """Where a clause, and in it its verb, begins; `end` is where what follows the verb begins."""

    clause: int
    start: int
    end: int
    word: str


def _next(verbs: list[_Verb], place: int, end: int) -> int:
    return verbs[place + 1].clause if place + 1 < len(verbs) else end


def _and_that(text: str, verb: _Verb, end: int, issuer: str | None) -> list[_Verb]:
    """“Recommends that Parties …, and that the Standing Committee …” is two clauses of one verb."""
    parts = [verb]
    if verb.word in STRENGTHS and _COMPLEMENT.match(text, verb.end):
        for further in _AND_THAT.finditer(text, verb.end, end):
            at = further.start("clause")
            parts += [replace(verb, clause=at, end=at)] if _addressees(text, at, end, issuer) else []
    return parts


def _decided(text: str, verb: _Verb, end: int, issuer: str | None) -> list[Clause]:
    """“Agrees that Parties should …”, “Decides that the Secretariat shall …”: the verb makes no duty, the modal does."""
    complement = _COMPLEMENT.match(text, verb.end, end)
    return of_sentences(text, complement.end(), end, issuer) if complement else []


def of_sentences(text: str, start: int, end: int, issuer: str | None, *, binding_only: bool = False) -> list[Clause]:
    """The clauses of plain sentences: “The Secretariat shall …”, “Parties are encouraged to …”.

    `binding_only`: in running text only “shall” and “must” speak for themselves; the rest may be a report of what others said.
    """
    found: list[Clause] = []
    places = [start, *(each.end() for each in _SENTENCE.finditer(text, start, end)), end]
    for begins, last in pairwise(places):
        first = begins + len(text[begins:last]) - len(text[begins:last].lstrip())
        modal = _MODAL.search(text, first, last)
        if modal is None or (binding_only and modal["modal"] not in ("shall", "must")):
            continue
        subject = _subject(text, first, modal.start(), issuer)
        if not subject and not (found and _PRONOUN.match(text, first)):
            continue
        support = {actor.id for each in _SUPPORT.finditer(text, first, last) for actor in actors(each["whom"], issuer)}
        named = dict.fromkeys(actor.id for actor in subject) or dict.fromkeys(found[-1].actors)
        whom = tuple(actor for actor in named if actor not in support) or tuple(named)
        until = _end(text, first, last)
        modals = [
            (first, modal),
            *((each.start("clause"), each) for each in _AND_SHALL.finditer(text, modal.end(), until)),
        ]
        for place, (opens, found_modal) in enumerate(modals):
            stops = modals[place + 1][0] if place + 1 < len(modals) else until
            verb = (found_modal["modal"] or found_modal["passive"]).lower()
            base = _PASSIVE.get(verb, verb)
            ends = _trimmed(text, opens, stops) if stops != until else until
            found.append(Clause(opens, ends, verb, base, STRENGTHS[base], whom, found_modal.end(), ends))
    return found


def subject_of(text: str, start: int, end: int, issuer: str | None) -> tuple[str, ...]:
    """Whom an item of a list is about, where it begins with them: “importing Parties refuse permits”."""
    found = actors(text, issuer, start, min(end, start + 120))
    opens = found and _SUBJECT_JOINT.fullmatch(text, start, found[0].start) is not None
    return (found[0].id,) if opens else ()


def support_of(text: str, issuer: str | None) -> tuple[str, ...]:
    """Who is to support: “with the support of the Secretariat”."""
    named = [actor.id for each in _SUPPORT.finditer(text) for actor in actors(each["whom"], issuer)]
    return tuple(dict.fromkeys(named))


def _operative(text: str, verb: _Verb, end: int, issuer: str | None) -> Clause:
    addressed = _addressees(text, verb.end, end, issuer)
    whom = tuple(dict.fromkeys(actor.id for actor in addressed))
    named = None if addressed else _PROPER_NAME.match(text, verb.end, end)
    if named is not None:  # an organization that no table knows
        whom = (re.sub(r"\W+", "-", named["name"]).strip("-").lower(),)
    asked = _INFINITIVE.match(text, addressed[-1].end if addressed else verb.end, end) if whom else None
    action = asked.end() if asked else min(addressed[-1].end if addressed else verb.end, end)
    return Clause(verb.clause, end, verb.word, verb.word, STRENGTHS[verb.word], whom, action, end)


def _addressees(text: str, at: int, end: int, issuer: str | None) -> list[Actor]:
    """Whom a verb speaks to: the names right behind it, joined by commas and “and”, up to “to”."""
    found: list[Actor] = []
    behind = _BEHIND_A_VERB.match(text, at)
    place = behind.end() if behind else at
    for actor in actors(text, issuer, at, min(end, at + 600)):
        if actor.start < place:
            if found and actor.start == found[-1].start:
                found.append(actor)
            continue
        if _NOT.search(text, place, actor.start):  # “range States that are not Parties”
            continue
        between = text[place : actor.start]
        if not found and not re.fullmatch(
            r"[\s,]*(?:(?:the|all|its|those|these|other|relevant|and|concerned|interested|in|consultation|particular|especially|members|of|both|that)\b[\s,]*)*",
            between,
        ):
            break
        if found and (_SUBJECT_JOINT.fullmatch(between) is None or re.search(r"\bto\b", between) is not None):
            break
        found.append(actor)
        place = actor.end
    asked = _INFINITIVE.match(text, place, end)
    if found and asked is not None:  # “the Agreements within the mandates given by their Parties and the Council to …”
        rest = actors(text, issuer, place, asked.end())
        found += [actor for actor in rest if _NEXT_ADDRESSEE.search(text, place, actor.start)]
    return found


def _is_ours(text: str, since: int, further: re.Match[str], issuer: str | None, end: int) -> bool:
    """A further verb asks in the name of this text, unless it goes on in a relative clause; then a comma and an addressee
    right behind it bring it back.
    """
    at = further.end("verb")
    addressed = bool(_addressees(text, at, end, issuer)) or _PROPER_NAME.match(text, at, end) is not None
    complement = _COMPLEMENT.match(text, since)
    in_relative = _RELATIVE.search(text, complement.end() if complement else since, further.start()) is not None
    return addressed and (not in_relative or further[0][0] in ",;")


def _subject(text: str, start: int, end: int, issuer: str | None) -> list[Actor]:
    """The actors that are the subject of a sentence: from its beginning, behind adverbials, up to the verb."""
    opening = _ADVERBIAL.match(text[start:end])
    for first in dict.fromkeys((start + opening.end() if opening else start, start)):
        found = actors(text, issuer, first, end)
        if found and _SUBJECT_JOINT.fullmatch(text, first, found[0].start) is not None:
            return [actor for actor in found if _joined(text, found[0], actor)]
    if opening is not None:  # “At its meeting, and taking account of X, the Committee shall”
        return [actor for actor in actors(text, issuer, start, end) if re.fullmatch(r"[\s,]*", text[actor.end : end])]
    return []


def _joined(text: str, first: Actor, actor: Actor) -> bool:
    between = text[first.end : actor.start]
    return (
        actor is first
        or actor.start == first.start
        or (
            re.search(r"\b(?:support|consultation|collaboration|cooperation|from|by|on)\b", between) is None
            and len(between) < 160
        )
    )


def _sharing_what_is_asked(found: list[Clause]) -> list[Clause]:
    """“Requests the Secretariat and invites the Secretariats of others to continue …”: the first asks for the same."""
    for place in range(len(found) - 2, -1, -1):
        one, following = found[place], found[place + 1]
        if one.actors and one.action_start >= one.end:
            found[place] = replace(one, action_start=following.action_start, action_end=following.action_end)
    return found


def _trimmed(text: str, start: int, end: int) -> int:
    piece = text[start:end].rstrip()
    piece = re.sub(r"[\s,;]*(?:\band)?[\s,;]*$", "", piece)
    return start + len(piece)


def _end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip().rstrip(";"))
