"""The clauses within the blocks of a text: what speaks in an operative paragraph, a decision, an item, the record of a meeting,
and to which clause a list belongs.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from accord.core.texts.actors import actors
from accord.core.texts.addressees import addressees, item_subjects, opening_actors
from accord.core.texts.asking import Speech, Voice, of_sentences
from accord.core.texts.clauses import Clause, complement_of, first_sentence_end, of_operative, trimmed
from accord.core.texts.grammar import Grammar
from accord.core.texts.segments import Block, Kind
from accord.core.texts.verbs import STRENGTHS, Strength

_AND = re.compile(r"[,;]\s+(?:and|et|y)\s+(?=(?:the\s+|all\s+|les\s+|las\s+)?[A-Z])")
_AND_PARTICIPLE = re.compile(
    r"(?:,\s+|;\s+|\s+)and\s+(?:also\s+|further\s+)?(?P<verb>(?:noting|appreciating|recogni[sz]ing|recalling|welcoming|acknowledging|emphasi[sz]ing|stressing|reaffirming|"
    r"expressing|taking\s+note|underlining|commending|thanking|encouraging|urging|inviting|mindful|aware|convinced|concerned|conscious|highlighting|reiterating)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WithinBlocks:
    """Finds the clauses in the blocks of one clean text. `record`: it records a meeting; `everything`: also what asks nobody."""

    text: str
    issuer: str | None
    grammar: Grammar
    record: bool
    everything: bool

    def clauses(self, block: Block) -> list[Clause]:
        """The clauses of a block, without its list."""
        text, start, end = self.text, block.body_start, block.end
        voice = Voice.DECISION if block.decided else Voice.RECORD if self.record else Voice.RUNNING
        match block.kind:
            case Kind.OPERATIVE:
                first = first_sentence_end(text, start, end)
                found = of_operative(text, start, first, self.issuer, self.grammar)
                return [*self._with_complements(found), *self.sentences_of(block, first, end, voice)]
            case Kind.INVITATION | Kind.DECISION | Kind.PARAGRAPH:
                return self.sentences_of(block, start, end, voice)
            case Kind.ITEM:
                return self._recorded_item(block) or self.sentences_of(block, start, end, voice)
            case Kind.PREAMBLE if self.everything:
                return self._preamble(start, end)
            case _:
                return []

    def sentences_of(self, block: Block, start: int, end: int, voice: Voice) -> list[Clause]:
        """The clauses of the sentences in a span of a block."""
        directed = self.directed(block)
        return of_sentences(Speech(self.text, self.issuer, self.grammar, voice, directed), start, end)

    def _with_complements(self, found: list[Clause]) -> list[Clause]:
        """“Agrees that Parties should …”: the verb makes no duty, the sentence it brings in does."""
        made: list[Clause] = []
        for clause in found:
            also = self._asked_behind(clause)
            until = trimmed(self.text, clause.start, also[0].start) if also else clause.end
            made.append(replace(clause, end=until, action_end=until) if also else clause)
            made += also
            at = complement_of(self.text, clause, self.grammar) if clause.strength is Strength.NONE else None
            if at is not None:
                made += of_sentences(Speech(self.text, self.issuer, self.grammar), at, clause.end)
        return made

    def _asked_behind(self, clause: Clause) -> list[Clause]:
        """“Instructs the Secretariat to assist, and Parties are invited to contribute”: a passive of its own."""
        for joint in _AND.finditer(self.text, clause.action_start, clause.end):
            behind = of_sentences(Speech(self.text, self.issuer, self.grammar), joint.end(), clause.end)
            if behind and behind[0].start == joint.end() and behind[0].verb in self.grammar.verbs.passive:
                return behind
        return []

    def _preamble(self, start: int, end: int) -> list[Clause]:
        """Each participle of a preambular paragraph: “Aware of …, and appreciating …”."""
        places = [start, *(each.start("verb") for each in _AND_PARTICIPLE.finditer(self.text, start, end)), end]
        made = []
        for first, last in pairwise(places):
            opening = self.grammar.participle.match(self.text, first, last)
            word = opening[0].split()[-1].lower() if opening else ""
            until = trimmed(self.text, first, last)
            made.append(Clause(first, until, word, word, Strength.NONE, (), first, until))
        return made

    def _recorded_item(self, block: Block) -> list[Clause]:
        """“The Committee: a) noted …; b) requested the Secretariat to …” in the record of a meeting."""
        verb = self.grammar.recorded.match(self.text, block.body_start, block.end) if self.record else None
        if verb is None:
            return []
        whom = addressees(self.text, verb.end("active"), block.end, self.issuer, self.grammar)
        ids = tuple(dict.fromkeys(actor.id for actor in whom))
        word = verb["active"].lower()
        base = self.grammar.modality(word)
        end = trimmed(self.text, block.body_start, block.end)
        return [Clause(block.body_start, end, word, base, STRENGTHS[base], ids, verb.end("active"), end)] if ids else []

    def in_items(self, block: Block, items: list[Block]) -> list[Clause]:
        """“Le Secrétariat, sous réserve de … :” with the verbs in the items below."""
        words = self.text[block.body_start : block.end].rstrip()
        if not (items and block.decided and words.endswith(":") and self.grammar.verbs.language == "fr"):
            return []
        whom = opening_actors(self.text, block.body_start, block.end, self.issuer)
        verb = re.compile(r"[a-zéèêç']+").match(self.text, items[0].body_start)
        if not whom or verb is None:
            return []
        ids = tuple(dict.fromkeys(actor.id for actor in whom))
        end = block.body_start + len(words)
        return [Clause(block.body_start, end, verb[0].lower(), "shall", Strength.BINDING, ids, end, end)]

    def goes_on(self, clause: Clause, block: Block) -> bool:
        """Whether the list below belongs to a clause: it is the last of its block and no point closes it."""
        rest = self.text[clause.end : block.end].strip(" ;,.")
        words = self.text[clause.start : block.end].rstrip()
        return not rest and not words.endswith((".", ";"))

    def by_actor(self, clause: Clause, items: list[Block]) -> list[tuple[Clause, list[Block]]]:
        """A clause with its list; where it names nobody itself (“Recommends that: a) Parties …; b) the Secretariat …”), one for
        each whom the items name in turn.
        """
        if clause.actors:
            return [(clause, items)]
        level = min(len(item.path) for item in items)
        groups: list[tuple[tuple[str, ...], list[Block]]] = []
        for item in items:
            whom = item_subjects(self.text, item.body_start, item.end, self.issuer) if len(item.path) == level else ()
            if groups and (not whom or whom == groups[-1][0]):
                groups[-1][1].append(item)
            elif groups and not groups[-1][0]:
                groups[-1] = (whom, [*groups[-1][1], item])
            else:
                groups.append((whom, [item]))
        made = []
        for number, (whom, below) in enumerate(groups):
            opens = clause.start if number == 0 else below[0].body_start
            action = clause.action_start if number == 0 else below[0].body_start
            made.append(
                (
                    replace(
                        clause, start=opens, actors=whom, action_start=action, action_end=max(action, clause.action_end)
                    ),
                    below,
                )
            )
        return made

    def directed(self, block: Block) -> tuple[str, ...]:
        """Whom the decision in which a block stands is directed to, without those who help."""
        named = re.split(r"\b(?:with|in|avec|en|con)\s", block.directed_to)[0]
        return tuple(dict.fromkeys(actor.id for actor in actors(named, self.issuer)))
