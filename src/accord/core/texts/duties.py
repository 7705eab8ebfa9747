"""Who promised what by when: the duties that a text lays on somebody, clause by clause.

The machine proposes; a person accepts, corrects or rejects. Of a list under “The Secretariat shall:” every item is given with
its own place, recipient and deadline.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from accord.core.texts.actors import actors
from accord.core.texts.addressees import addressees, item_subjects, opening_actors, supporters
from accord.core.texts.asking import Speech, Voice, of_sentences, sentences
from accord.core.texts.bodies import issuer_of
from accord.core.texts.citations import cite
from accord.core.texts.clauses import Clause, complement_of, first_sentence_end, of_operative, trimmed
from accord.core.texts.clean import Cleaned, clean
from accord.core.texts.deadlines import Deadline, Recurrence, condition, deadline, recurrence
from accord.core.texts.grammar import GRAMMARS, Grammar
from accord.core.texts.headings import headings
from accord.core.texts.language import language_of_text
from accord.core.texts.occasion import committee_of, is_record, named_before
from accord.core.texts.recipients import recipient_of
from accord.core.texts.segments import Block, Kind, blocks
from accord.core.texts.verbs import STRENGTHS, Strength


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the list in which a duty is spelt out."""

    provision: str
    start: int
    end: int
    text: str
    recipient: str | None
    deadline: Deadline | None
    recurrence: Recurrence | None
    condition: str | None


@dataclass(frozen=True, slots=True)
class Duty:
    """One clause. `start`, `end`: characters of the original; `actors` and `recipient` as `<body>:<organ>`."""

    instrument: str | None
    provision: str | None
    start: int
    end: int
    text: str
    verb: str
    modality: str
    strength: Strength
    actors: tuple[str, ...]
    with_support_of: tuple[str, ...]
    action: str
    recipient: str | None
    deadline: Deadline | None
    recurrence: Recurrence | None
    condition: str | None
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a text, by its place in the original. `provision` as one cites it: `1 a)`."""

    kind: Kind
    provision: str | None
    start: int
    end: int
    text: str
    instrument: str | None
    directed_to: str


@dataclass(frozen=True, slots=True)
class Structure:
    """What a text is made of: its own number, where its head gives it, whose it is, and its parts in order."""

    instrument: str | None
    issuer: str | None
    parts: tuple[Part, ...]


_NO_TITLE = re.compile(
    r"\W*(?:CONVENTION\s+ON|AGREEMENT\s+ON|UNITED\s+NATIONS|Convention\s+on\b.*$|Distribution|Distr\.|Original|ORIGINAL|Adopted|Agenda|Item\s|"
    r"Table\s+of|TABLE\s+OF|Strategic\s+matters|[A-Z][\w-]+\s+(?:regular\s+)?[Mm]eeting\s+of|.*\bmeeting\s+of\s+the\b|[\w ]+\([\w ]+\),\s+[0-9]|Page\s|Available\s|https?:)",
    re.DOTALL,
)


def title_of(read: "Structure") -> str:
    """The title among the first headings: not the masthead, the meeting, the symbol or the distribution. Empty where none is."""
    for part in read.parts[:40]:
        words = " ".join(part.text.split()).strip("*#_~ ")
        if part.kind not in (Kind.HEADING, Kind.TITLE) or _NO_TITLE.match(words) or len(words) < 5:
            continue
        if cite(words, read.issuer) and len(words) < 40:
            continue
        return words
    return ""


def structure(text: str, issuer: str | None = None, language: str | None = None) -> Structure:
    """The parts of a text: titles, preamble, operative paragraphs and items, decisions, headings, footnotes."""
    cleaned = clean(text)
    body = issuer or issuer_of(cleaned.text)
    grammar = GRAMMARS[language or language_of_text(cleaned.text)]
    parts = []
    for block in _blocks(cleaned, body, grammar):
        start, end = cleaned.span(block.start, block.end)
        words = cleaned.original[start:end]
        parts.append(Part(block.kind, block.provision, start, end, words, block.instrument, block.directed_to))
    return Structure(_instrument_of(text), body, tuple(parts))


def duties(
    text: str, issuer: str | None = None, *, everything: bool = False, language: str | None = None
) -> list[Duty]:
    """The duties in a text, in its order; with `everything` also the clauses that ask nobody (preamble, welcomes, notes).

    `language`: `en`, `fr` or `es`; else the text is asked.
    """
    cleaned = clean(text)
    body = issuer or issuer_of(cleaned.text)
    reader = _Reader(cleaned, body, GRAMMARS[language or language_of_text(cleaned.text)], everything=everything)
    made = reader.read(_instrument_of(text))
    return made if everything else [duty for duty in made if duty.strength is not Strength.NONE]


def _blocks(cleaned: Cleaned, issuer: str | None, grammar: Grammar) -> list[Block]:
    decisions = []
    for heading in headings(cleaned.text, issuer):
        first = heading.numbers.numbers[0]
        revision = f"@{first.revision}" if first.revision else ""
        decisions.append((heading, f"{issuer}:dec:{first.canonical}{revision}"))
    return blocks(cleaned.text, decisions, grammar)


class _Reader:
    """Reads one text, block by block; a list below a clause goes with it, or speaks for itself."""

    def __init__(self, cleaned: Cleaned, issuer: str | None, grammar: Grammar, *, everything: bool) -> None:
        self.cleaned = cleaned
        self.text = cleaned.text
        self.issuer = issuer
        self.grammar = grammar
        self.everything = everything
        self.record = is_record(cleaned.text)
        self.committee = committee_of(cleaned.text, issuer)

    def read(self, whole: str | None) -> list[Duty]:
        """All duties; `whole` is the number of the text itself."""
        found = _blocks(self.cleaned, self.issuer, self.grammar)
        made: list[Duty] = []
        taken = -1
        for place, block in enumerate(found):
            if place <= taken:
                continue
            of = replace(block, instrument=block.instrument or whole)
            items = _items(found, place)
            clauses = self._clauses(block)
            if not clauses:
                clauses = self._in_items(block, items)
            last = clauses[-1] if clauses else None
            listed = (
                items if last is not None and last.strength is not Strength.NONE and self._goes_on(last, block) else []
            )
            taken = place + len(listed) if listed else taken
            made += [self._duty(of, clause, []) for clause in (clauses[:-1] if listed else clauses)]
            if listed and last is not None:
                made += [self._duty(of, each, below) for each, below in self._by_actor(last, listed)]
                made += self._steps(listed, whole) if last.actors else []
        return made

    def _clauses(self, block: Block) -> list[Clause]:
        text, start, end = self.text, block.body_start, block.end
        voice = Voice.DECISION if block.decided else Voice.RECORD if self.record else Voice.RUNNING
        match block.kind:
            case Kind.OPERATIVE:
                first = first_sentence_end(text, start, end)
                found = of_operative(text, start, first, self.issuer, self.grammar)
                return [*self._with_complements(found), *self._sentences(block, first, end, voice)]
            case Kind.INVITATION | Kind.DECISION | Kind.PARAGRAPH:
                return self._sentences(block, start, end, voice)
            case Kind.ITEM:
                return self._recorded_item(block) or self._sentences(block, start, end, voice)
            case Kind.PREAMBLE if self.everything:
                return self._preamble(start, end)
            case _:
                return []

    def _sentences(self, block: Block, start: int, end: int, voice: Voice) -> list[Clause]:
        directed = self._directed(block)
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

    def _in_items(self, block: Block, items: list[Block]) -> list[Clause]:
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

    def _goes_on(self, clause: Clause, block: Block) -> bool:
        """Whether the list below belongs to a clause: it is the last of its block and no point closes it."""
        rest = self.text[clause.end : block.end].strip(" ;,.")
        words = self.text[clause.start : block.end].rstrip()
        return not rest and not words.endswith((".", ";"))

    def _by_actor(self, clause: Clause, items: list[Block]) -> list[tuple[Clause, list[Block]]]:
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

    def _steps(self, items: list[Block], whole: str | None) -> list[Duty]:
        """The steps of a procedure, each a sentence of its own: “a) The Secretariat shall, within 90 days, …”."""
        made = []
        for item in items:
            begins = {first for first, _ in sentences(self.text, item.body_start, item.end)}
            of = replace(item, instrument=item.instrument or whole)
            found = self._sentences(item, item.body_start, item.end, Voice.RUNNING)
            made += [self._duty(of, each, []) for each in found if each.start in begins and each.modality in _STEPS]
        return made

    def _directed(self, block: Block) -> tuple[str, ...]:
        named = re.split(r"\b(?:with|in|avec|en|con)\s", block.directed_to)[0]
        return tuple(dict.fromkeys(actor.id for actor in actors(named, self.issuer)))

    def _known(self, ids: tuple[str, ...], at: int, block: Block) -> tuple[str, ...]:
        """“The Committee” is the one that meets, or to which the decision is directed, or which was named last."""
        return tuple(
            dict.fromkeys(
                named_before(self.text, at, each, self.issuer, (*self._directed(block), self.committee)) for each in ids
            )
        )

    def _duty(self, block: Block, clause: Clause, items: list[Block]) -> Duty:
        text, issuer = self.text, self.issuer
        words = text[clause.start : clause.end]
        until = max(clause.end, trimmed(text, clause.start, items[-1].end)) if items else clause.end
        start, end = self.cleaned.span(clause.start, until)
        whom = self._known(clause.actors, clause.start, block)
        if not whom and block.decided:
            whom = self._known(self._directed(block), clause.start, block)
        made = tuple(_item(self.cleaned, item, issuer, whom) for item in items)
        action = text[clause.action_start : max(clause.action_start, clause.action_end)].lstrip(" ,:\n")
        recipient = recipient_of(words, issuer) or next((each.recipient for each in made if each.recipient), None)
        by = deadline(
            words, issuer, next((each for each in whom if _MEETS.search(each)), recipient or next(iter(whom), None))
        )
        return Duty(
            block.instrument,
            block.provision if not items or items[0].start > clause.start else items[0].provision,
            start,
            end,
            self.cleaned.original[start:end],
            clause.verb,
            clause.modality,
            clause.strength,
            whom,
            tuple(dict.fromkeys((*supporters(words, issuer), *supporters(block.directed_to, issuer)))),
            " ".join(action.split()).removeprefix("to:")
            or "; ".join(" ".join(text[item.body_start : item.end].split()).strip(" ;") for item in items),
            self._known((recipient,), clause.start, block)[0] if recipient else None,
            by or next((each.deadline for each in made if each.deadline), None),
            recurrence(words, issuer) or next((each.recurrence for each in made if each.recurrence), None),
            _conditions(condition(words), *(each.condition for each in made)),
            made,
        )


_AND = re.compile(r"[,;]\s+(?:and|et|y)\s+(?=(?:the\s+|all\s+|les\s+|las\s+)?[A-Z])")
_STEPS = frozenset(("shall", "must", "should"))
_MEETS = re.compile(r":(?:cop|mop|sc|ac|pc|tc|strp|sbstta|sbi|scientific-council|advisory-committee)$")
_AND_PARTICIPLE = re.compile(
    r"(?:,\s+|;\s+|\s+)and\s+(?:also\s+|further\s+)?(?P<verb>(?:noting|appreciating|recogni[sz]ing|recalling|welcoming|acknowledging|emphasi[sz]ing|stressing|reaffirming|"
    r"expressing|taking\s+note|underlining|commending|thanking|encouraging|urging|inviting|mindful|aware|convinced|concerned|conscious|highlighting|reiterating)\b)",
    re.IGNORECASE,
)


def _items(found: list[Block], place: int) -> list[Block]:
    """The items right below a block; one that speaks for itself (“(b) Requests …”) ends the list."""
    below: list[Block] = []
    level = len(found[place].path)
    for each in found[place + 1 :]:
        if each.kind is not Kind.ITEM or (each.instrument or None) != (found[place].instrument or None):
            break
        if found[place].kind is Kind.ITEM and each.label and each.path and len(each.path) <= level:
            break
        below.append(each)
    return below


def _conditions(*said: str | None) -> str | None:
    return "; ".join(dict.fromkeys(part for each in said if each for part in each.split("; "))) or None


def _item(cleaned: Cleaned, block: Block, issuer: str | None, whom: tuple[str, ...]) -> Item:
    words = cleaned.text[block.body_start : block.end]
    start, end = cleaned.span(block.body_start, max(block.end, block.body_start + 1))
    recipient = recipient_of(words, issuer)
    by = deadline(words, issuer, recipient or (whom[0] if whom else None))
    return Item(
        block.provision or "",
        start,
        end,
        cleaned.original[start:end],
        recipient,
        by,
        recurrence(words, issuer),
        condition(words),
    )


def _instrument_of(text: str) -> str | None:
    """The number of the text itself, where its first lines give it alone."""
    first_lines = text[:1500]
    for mention in cite(first_lines):
        line = first_lines[first_lines.rfind("\n", 0, mention.start) + 1 : mention.start].strip(" *#:-")
        rest = first_lines[mention.end : (first_lines.find("\n", mention.end) + 1 or len(first_lines)) - 1].strip(
            " *#:-"
        )
        if (
            not line
            and not rest
            and not mention.text[:1].islower()
            and len(mention.ids) == 1
            and mention.ids[0].split(":")[1] in ("res", "dec", "rec")
        ):
            return mention.ids[0]
    return None
