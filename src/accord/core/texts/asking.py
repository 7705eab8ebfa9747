"""Plain sentences that ask: “The Secretariat shall …”, “Parties are encouraged to …”, “The Secretariat invites Parties to …”.

How much speaks depends on the text (`Voice`). In running text a sentence asks by “shall”, “must”, “should” and by the present
passive; in a decision everything that stands is asked for, also by “will” (and in French and Spanish by the bare verb); in the
record of a meeting the past asks too (“The Committee requested the Secretariat to …”), which elsewhere tells of other meetings.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Final

from accord.core.texts.actors import actors
from accord.core.texts.addressees import addressees, opening_actors, subjects, supporters
from accord.core.texts.clauses import Clause, trimmed
from accord.core.texts.grammar import Grammar
from accord.core.texts.sentences import SENTENCE_BREAK
from accord.core.texts.verbs import STRENGTHS


class Voice(StrEnum):
    """How a piece of text speaks."""

    RUNNING = "running"
    DECISION = "decision"
    RECORD = "record"


_JOINT = re.compile(r"(?:[,;:]|\b(?:and|et|y|but|while)\b)\s+(?:(?:and|et|y|but|that|also|then)\s+)*")
#: The number of a decision in the middle of a line that has swallowed its line breaks.
_NUMBERED = re.compile(
    r"\b[0-9]{1,2}\.[0-9]{1,3}(?:\s\(Rev\.\s?C[oO]P[0-9]+\))?\s+(?=(?:The|Parties|Range|All|Subject)\b)"
)
#: No subject is further from its verb, in characters; so a sentence without an end takes no longer than one with.
_REACH = 800
_THAT = re.compile(
    r"\b(?P<verb>agrees?|decides?|resolves?|recommends?|requests?|proposes?|determines?|directs?|confirms?|reaffirms?|stipulates?|"
    r"agreed|decided|resolved|recommended|requested|determined|directed|concluded|convient|décide|acuerda|decide)\s+(?:that|que)\s+"
)
_PRONOUN = re.compile(r"(?:[^.;]{0,160},\s+)?(?:[Ii]t|[Tt]hey|[Ii]l|[Ii]ls|[Ee]lle|[Éé]ste)\s+(?:also\s+)?$")
_THAT_THEY = re.compile(r"\bthat\s+(?:it|they)\s+(?:also\s+)?$")
_IN_OTHERS = re.compile(r"\b(?:that|which|who|whom|whose|how|whether|what|if|qui|que|dont)\s+(?:[\w'-]+\s+){0,5}$")
#: Running text tells of these without asking anybody: “Parties are required to submit reports under Article VIII”.
_TOLD: Final = frozenset(("required", "mandated", "called", "tasked", "charged", "tenu", "tenue", "tenus", "tenues"))
_WHAT_SPEAKS = re.compile(r":(?:secretariat|executive-secretary|secretary-general|sc|ac|pc|cop|mop|committee|tc|scientific-council|bureau|working-group|sbstta|sbi|subsidiary-body|strp|advisory-committee|executive-director)$")  # fmt: skip
#: Of whom running text can ask something; “partners must gain value” is no more than a view.
_ADDRESSED: Final = re.compile(
    r":[\w-]+:|:(?:other-governments|states|countries|donors|secretariat|executive-director|parties|blg|blg:members|unep|unep-wcmc|iucn|traffic|iccwc)$"
)
_I = re.compile(r"\bI\b")
_OF_OTHERS = re.compile(r"\b(?:that|which|whom|how|whether|what)\s+(?:the\s+|all\s+)*[A-Z][\w\s]{2,60}$")
_OPENS_WITH_AN_ORGAN = re.compile(
    r"\s*The\s+[^,;]{3,80}?\b(?P<verb>noted|thanked|agreed|took|considered|endorsed|adopted|approved|established|welcomed|supported|reviewed|decided|notes|agrees|will|has|continues|proposes|suggests|considers|believes|is)\b"
)
_FRENCH_PRESENT = re.compile(
    r"\s*(?:,[^,:;.]{3,160},)?\s*(?:\([^)]*\)\s*)?(?P<verb>(?!est\b|sont\b|a\b|ont\b|et\b|ou\b|de\b|des\b|du\b|qui\b|que\b|dont\b|à\b|au\b|aux\b|en\b|pour\b|par\b|sur\b|avec\b|sous\b|dans\b|ayant\b|doi|dev)[a-zéèêç']+(?:e|ent|it|issent|nd|nt|t|d))\b(?=\s)"
)


@dataclass(frozen=True, slots=True)
class _Trigger:
    """A verb that may ask: where its clause opens, its form as printed, and whom it asks."""

    opens: int
    verb_end: int
    verb: str
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """A text and how it speaks: whose it is, its grammar, its voice, and whom “it” means where no sentence before says so."""

    text: str
    issuer: str | None
    grammar: Grammar
    voice: Voice = Voice.RUNNING
    spoken_of: tuple[str, ...] = ()


def of_sentences(speech: Speech, start: int, end: int) -> list[Clause]:
    """The clauses of the sentences in a span."""
    text = speech.text
    found: list[Clause] = []
    for first, last in sentences(text, start, end):
        before = found[-1].actors if found else speech.spoken_of
        triggers = _Sentence(replace(speech, spoken_of=before), first, last).triggers()
        until = first + len(text[first:last].rstrip().rstrip(";"))
        for place, trigger in enumerate(triggers):
            last_of_sentence = place + 1 == len(triggers)
            stops = until if last_of_sentence else trimmed(text, trigger.opens, triggers[place + 1].opens)
            found.append(_clause(trigger, max(stops, trigger.verb_end), speech.grammar))
    return found


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a span, without the blanks before them."""
    breaks = {each.end() for pattern in (SENTENCE_BREAK, _NUMBERED) for each in pattern.finditer(text, start, end)}
    places = [start, *sorted(breaks), end]
    spans = ((first + len(text[first:last]) - len(text[first:last].lstrip()), last) for first, last in pairwise(places))
    return [(first, last) for first, last in spans if first < last]


def _clause(trigger: _Trigger, end: int, grammar: Grammar) -> Clause:
    modality = grammar.modality(trigger.verb)
    strength = STRENGTHS.get(modality, STRENGTHS["shall"])
    modality = modality if modality in STRENGTHS else "shall"
    return Clause(trigger.opens, end, trigger.verb, modality, strength, trigger.actors, trigger.verb_end, end)


class _Sentence:
    """One sentence, read from its first verb that may ask to its last."""

    def __init__(self, speech: Speech, first: int, last: int) -> None:
        self.speech = speech
        self.text = speech.text
        self.first = first
        self.last = last
        self.found: list[_Trigger] = []
        self.quotes = [each.start() for each in re.finditer('"', self.text[first:last])]
        self.helped = frozenset(supporters(self.text[first : min(last, first + 4 * _REACH)], speech.issuer))

    def triggers(self) -> list[_Trigger]:
        """Every verb in it that asks somebody."""
        grammar, voice = self.speech.grammar, self.speech.voice
        patterns = [grammar.trigger]
        patterns += [grammar.decided] if voice is Voice.DECISION else []
        patterns += [grammar.recorded] if voice is Voice.RECORD else []
        matches = (each for pattern in patterns for each in pattern.finditer(self.text, self.first, self.last))
        for match in sorted(matches, key=re.Match.start):
            quoted = bisect_left(self.quotes, match.start() - self.first) % 2
            if quoted or (self.found and match.start() < self.found[-1].verb_end):
                continue
            trigger = self._read(match)
            if trigger is not None:
                self.found.append(trigger)
        if not self.found and voice is Voice.DECISION and grammar.verbs.language == "fr":
            self._bare_present()
        return self.found

    def _read(self, match: re.Match[str]) -> _Trigger | None:
        groups = match.groupdict()
        if groups.get("is_to"):
            return self._modal(match, "shall")
        if groups.get("wish"):
            return self._modal(match, "may")
        kind = next(name for name in ("modal", "passive", "impersonal", "polite", "active") if groups.get(name))
        verb = " ".join(groups[kind].lower().split())
        if self.speech.voice is Voice.RUNNING and verb in _TOLD:
            return None
        if kind == "polite" and not (
            _I.search(self.text, max(self.first, match.start() - _REACH), match.start())
            or self._organ_speaks(match.start())
        ):
            return None
        if kind in ("impersonal", "polite"):
            ids = self._addressed(match.end())
            of_nobody = kind == "impersonal" and match.start() == self.first  # “It is requested that forms be returned”
            opens = match.start() if self.found else self.first
            return _Trigger(opens, match.end(), verb, ids) if ids or of_nobody else None
        return self._active(match, verb) if kind == "active" else self._modal(match, verb)

    def _addressed(self, at: int) -> tuple[str, ...]:
        speech = self.speech
        whom = addressees(self.text, at, self.last, speech.issuer, speech.grammar)
        return tuple(dict.fromkeys(actor.id for actor in whom))

    def _modal(self, match: re.Match[str], verb: str) -> _Trigger | None:
        """A verb with its subject before it; right behind a comma or “and” it goes on with the subject before."""
        text, found, at = self.text, self.found, match.start()
        floor = max(found[-1].verb_end if found else self.first, at - _REACH)
        opens = [each.end() for each in _JOINT.finditer(text, floor, at)]
        if found and opens and re.fullmatch(r"\s*(?:also\s+|further\s+)?", text[opens[-1] : at]):
            return _Trigger(opens[-1], match.end(), verb, found[-1].actors)
        record = self.speech.voice is Voice.RECORD
        that = [each.end() for each in _THAT.finditer(text, floor, at) if record or not each["verb"].endswith("ed")]
        for place in dict.fromkeys([*([] if found else [self.first]), *that, *reversed(opens)]):
            whom = self._subjects(place, at)
            if whom:
                return _Trigger(place, match.end(), verb, self._without_helpers(whom))
        told = _THAT_THEY.search(text, floor, at)
        named = actors(text, self.speech.issuer, floor, told.start()) if told else []
        if told and named and not text[named[-1].end : told.start()].strip(" ,"):  # “advises the Panel that it should”
            return _Trigger(self.first, match.end(), verb, (named[-1].id,))
        said = found[-1].actors if found else self.speech.spoken_of
        since = opens[-1] if found and opens else floor
        if said and _PRONOUN.fullmatch(text, since, at):
            return _Trigger(since if found else self.first, match.end(), verb, said)
        return None

    def _subjects(self, start: int, end: int) -> tuple[str, ...]:
        whom = subjects(self.text, start, end, self.speech.issuer) if end - start < _REACH else []
        if whom and start == self.first and _OF_OTHERS.search(self.text, whom[-1].end, end):
            return ()
        ids = dict.fromkeys(actor.id for actor in whom)
        addressed = any(_ADDRESSED.search(":" + each) for each in ids)
        return tuple(ids) if self.speech.voice is not Voice.RUNNING or addressed else ()

    def _without_helpers(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(each for each in ids if each not in self.helped) or ids

    def _active(self, match: re.Match[str], verb: str) -> _Trigger | None:
        """“The Secretariat invites Parties to …”: an organ speaks, and right behind the verb stands whom it asks."""
        text, at = self.text, match.start("active")
        floor = max(self.found[-1].verb_end if self.found else self.first, at - _REACH)
        opens = [each.end() for each in _JOINT.finditer(text, floor, at)]
        coordinated = bool(opens) and not text[opens[-1] : at].strip()
        goes_on = bool(self.found) and coordinated
        recorded = self.speech.voice is Voice.RECORD and re.fullmatch(
            r"(?:It|They)\s+(?:also\s+|further\s+)?", text[self.first : at]
        )
        speaks = (
            goes_on or recorded or self._organ_speaks(match.start()) or (coordinated and self._has_spoken(opens[0]))
        )
        if not speaks:
            return None
        ids = self._addressed(match.end("active"))
        if not ids or _IN_OTHERS.search(text, max(self.first, at - _REACH), at):
            return None
        return _Trigger(opens[-1] if goes_on else self.first, match.end("active"), verb, ids)

    def _organ_speaks(self, end: int) -> bool:
        if end - self.first > _REACH:
            return False
        return any(
            _WHAT_SPEAKS.search(":" + each.id) for each in subjects(self.text, self.first, end, self.speech.issuer)
        )

    def _has_spoken(self, end: int) -> bool:
        """“The Committee noted the report and requested …”: the sentence opens with an organ."""
        opening = _OPENS_WITH_AN_ORGAN.match(self.text, self.first, end)
        return opening is not None and self._organ_speaks(opening.start("verb"))

    def _bare_present(self) -> None:
        """“Le Comité permanent examine le rapport”: a decision in French asks by the present."""
        text, first, said = self.text, self.first, self.speech.spoken_of
        whom = opening_actors(text, first, self.last, self.speech.issuer)
        pronoun = re.compile(r"(?:Il|Elle|Ils|Elles)\b").match(text, first, self.last) if said and not whom else None
        if not whom and pronoun is None:
            return
        verb = _FRENCH_PRESENT.match(text, pronoun.end() if pronoun else whom[-1].end, self.last)
        if verb is not None:
            ids = self._without_helpers(tuple(dict.fromkeys(actor.id for actor in whom)) or said)
            self.found.append(_Trigger(first, verb.end("verb"), verb["verb"].lower(), ids))
