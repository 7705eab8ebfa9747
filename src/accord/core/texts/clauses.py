"""The clauses of a paragraph: each verb that asks, whom, and what; “Also requests X to …, and invites Y to …” holds two.

A verb inside a relative clause belongs to the text spoken of, not to the one that speaks (“welcomes the Declaration which …
calls for …”). The verbs and their strengths are tables (`verbs`), by language.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from accord.core.texts.addressees import addressees
from accord.core.texts.grammar import Grammar
from accord.core.texts.sentences import SENTENCE_BREAK
from accord.core.texts.verbs import Strength, words

_RELATIVE: Final = {
    "en": re.compile(r"\b(?:which|that|who|whose)\s+(?:\w+\s+){0,4}?\w+s\b"),
    "fr": re.compile(r"\b(?:qui|lesquel)\b"),
    "es": re.compile(r"\b(?:la|el|los|las)\s+cual(?:es)?\b"),
}
_REACH = 1_500
_AND_THAT = re.compile(r"(?:,|;|\b(?:and|et|y)\b)\s+(?:and\s+)?(?P<clause>(?:that|que)\b)")
_NAME = r"[A-ZÉ][\w-]*(?:\s+(?:of|for|and|on|the|de|des|du|la|del|para)?\s*[A-ZÉ][\w-]*){0,6}"
_PROPER_NAME = re.compile(
    rf"\s+(?:up)?(?:on\s+)?(?:(?:the|à|au|aux|a|al|la|le|les|los|las|el)\s+)*(?P<name>{_NAME})\b(?!')[^.;:]{{0,200}}?\b(?:to|de|à|a)\s+[a-z]"
    rf"|\s+that\s+the\s+(?P<that>[A-Z][\w-]*(?:\s+(?:of|for|and|on)?\s*[A-Z][\w-]*){{1,6}})\b(?!')\s+[a-z]"
)
#: Verbs that speak of what others said: “that Parties should …” behind them asks nobody here.
_REPORTING: Final = frozenset(
    words(
        "notes recalls welcomes takes acknowledges observes regrets appreciates bears recognizes recognises rappelle note constate reconnait recuerda observa reconoce toma"
    )
)


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


@dataclass(frozen=True, slots=True)
class Verb:
    """Where a clause, and in it its verb, begins; `end` is where what follows the verb begins."""

    clause: int
    start: int
    end: int
    word: str


def first_sentence_end(text: str, start: int, end: int) -> int:
    """Where the first sentence of a span ends."""
    found = SENTENCE_BREAK.search(text, start, end)
    return found.start() if found else end


def of_operative(text: str, start: int, end: int, issuer: str | None, grammar: Grammar) -> list[Clause]:
    """The clauses of the first sentence of an operative paragraph: its leading verb and every further one that asks somebody.

    Where a participle opens it (“Recalling …, requests the Secretariat to …”) only the further ones.
    """
    leading = grammar.leading.match(text, start, end)
    since = leading.end() if leading else start
    verbs = [] if leading is None else [Verb(start, leading.start("verb"), leading.end("verb"), _word(leading["verb"]))]
    for further in grammar.further.finditer(text, since, end):
        if _is_ours(verbs[-1].end if verbs else start, further, end, issuer, grammar):
            verbs.append(Verb(further.start("clause"), *further.span("verb"), _word(further["verb"])))
    verbs = [
        part
        for place, verb in enumerate(verbs)
        for part in _and_that(text, verb, _next(verbs, place, end), issuer, grammar)
    ]
    found: list[Clause] = []
    for place, verb in enumerate(verbs):
        until = trimmed(text, verb.clause, _next(verbs, place, end))
        if grammar.strength(verb.word) is Strength.NONE:
            found.append(Clause(verb.clause, until, verb.word, verb.word, Strength.NONE, (), verb.end, until))
        else:
            found.append(_operative(text, verb, until, issuer, grammar))
    return _sharing_what_is_asked(found)


def complement_of(text: str, clause: Clause, grammar: Grammar) -> int | None:
    """Where the sentence begins that a verb which makes no duty brings in: “Agrees that | Parties should …”.

    None where there is none, or where the verb only speaks of what others said (“notes that …”).
    """
    that = grammar.complement.match(text, clause.action_start, clause.end)
    return that.end() if that is not None and clause.verb not in _REPORTING else None


def trimmed(text: str, start: int, end: int) -> int:
    """The end of a clause without the comma and the “and” that lead to the next."""
    piece = re.sub(r"[\s,;]*(?:\b(?:and|et|y))?[\s,;]*$", "", text[start:end].rstrip())
    return start + len(piece)


def _word(printed: str) -> str:
    return " ".join(printed.lower().split())


def _next(verbs: list[Verb], place: int, end: int) -> int:
    return verbs[place + 1].clause if place + 1 < len(verbs) else end


def _and_that(text: str, verb: Verb, end: int, issuer: str | None, grammar: Grammar) -> list[Verb]:
    """“Recommends that Parties …, and that the Standing Committee …” is two clauses of one verb."""
    parts = [verb]
    if grammar.strength(verb.word) is not Strength.NONE and grammar.complement.match(text, verb.end):
        for further in _AND_THAT.finditer(text, verb.end, end):
            at = further.start("clause")
            parts += [replace(verb, clause=at, end=at)] if addressees(text, at, end, issuer, grammar) else []
    return parts


def _operative(text: str, verb: Verb, end: int, issuer: str | None, grammar: Grammar) -> Clause:
    addressed = addressees(text, verb.end, end, issuer, grammar)
    whom = tuple(dict.fromkeys(actor.id for actor in addressed))
    named = None if addressed else _PROPER_NAME.match(text, verb.end, end)
    if named is not None:  # an organization that no table knows
        whom = (re.sub(r"\W+", "-", named["name"] or named["that"]).strip("-").lower(),)
    asked = grammar.infinitive.match(text, addressed[-1].end if addressed else verb.end, end) if whom else None
    action = asked.end() if asked else min(addressed[-1].end if addressed else verb.end, end)
    modality = grammar.modality(verb.word)
    return Clause(verb.clause, end, verb.word, modality, grammar.strength(verb.word), whom, action, end)


def _is_ours(since: int, further: re.Match[str], end: int, issuer: str | None, grammar: Grammar) -> bool:
    """A further verb asks in the name of this text, unless it goes on in a relative clause; then a comma and an addressee
    right behind it bring it back.
    """
    text, at = further.string, further.end("verb")
    addressed = bool(addressees(text, at, end, issuer, grammar)) or _PROPER_NAME.match(text, at, end) is not None
    near = max(since, further.start() - _REACH)
    if not addressed or text.count('"', near, further.start()) % 2:
        return False
    complement = grammar.complement.match(text, since)
    relative = _RELATIVE[grammar.verbs.language]
    in_relative = (
        relative.search(text, max(near, complement.end()) if complement else near, further.start()) is not None
    )
    return not in_relative or further[0][0] in ",;"


def _sharing_what_is_asked(found: list[Clause]) -> list[Clause]:
    """“Requests the Secretariat and invites the Secretariats of others to continue …”: the first asks for the same."""
    for place in range(len(found) - 2, -1, -1):
        one, following = found[place], found[place + 1]
        if one.actors and one.action_start >= one.end:
            found[place] = replace(one, action_start=following.action_start, action_end=following.action_end)
    return found
