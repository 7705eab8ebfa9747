"""Who promised what by when: the duties that a text lays on somebody, clause by clause.

The machine proposes; a person accepts, corrects or rejects. Of a list under “The Secretariat shall:” every item is given with
its own place, recipient and deadline.
"""

import re
from dataclasses import dataclass, replace

from accord.core.texts.addressees import supporters
from accord.core.texts.asking import Voice, sentences
from accord.core.texts.bodies import issuer_of
from accord.core.texts.citations import Via, cite
from accord.core.texts.clauses import Clause, trimmed
from accord.core.texts.clean import Cleaned, clean
from accord.core.texts.deadlines import Deadline, Recurrence, condition, deadline, recurrence
from accord.core.texts.grammar import GRAMMARS, Grammar
from accord.core.texts.headings import headings, issuer_by_headings
from accord.core.texts.language import language_of_text
from accord.core.texts.occasion import committee_of, is_record, named_before
from accord.core.texts.recipients import recipient_of
from accord.core.texts.segments import Block, Kind, blocks
from accord.core.texts.verbs import Strength
from accord.core.texts.within_blocks import WithinBlocks


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
    body = issuer or issuer_of(cleaned.text) or issuer_by_headings(cleaned.text)
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
    body = issuer or issuer_of(cleaned.text) or issuer_by_headings(cleaned.text)
    reader = _Reader(cleaned, body, GRAMMARS[language or language_of_text(cleaned.text)], everything=everything)
    made = reader.read(_instrument_of(text))
    return made if everything else [duty for duty in made if duty.strength is not Strength.NONE]


def _blocks(cleaned: Cleaned, issuer: str | None, grammar: Grammar) -> list[Block]:
    decisions = []
    for heading in headings(cleaned.text, issuer, _cited(cleaned, issuer)):
        ids = (
            f"{issuer}:dec:{number.canonical}" + (f"@{number.revision}" if number.revision else "")
            for number in heading.numbers.numbers
        )
        decisions.append((heading, tuple(ids)))
    return blocks(cleaned.text, decisions, grammar)


def _cited(cleaned: Cleaned, issuer: str | None) -> frozenset[str]:
    """The numbers of decisions that a text names with their noun."""
    if issuer not in ("cites", "cms") or _DOTTED_LINE.search(cleaned.text) is None:
        return frozenset()
    named = (each.ids for each in cite(cleaned.text, issuer) if not each.text[:1].isdigit())
    of = f"{issuer}:dec:"
    return frozenset(id_.removeprefix(of).partition("@")[0] for ids in named for id_ in ids if id_.startswith(of))


_DOTTED_LINE = re.compile(r"^[ ]*[0-9]{1,2}\.[0-9]{1,3}\b", re.MULTILINE)


class _Reader:
    """Reads one text, block by block; a list below a clause goes with it, or speaks for itself."""

    def __init__(self, cleaned: Cleaned, issuer: str | None, grammar: Grammar, *, everything: bool) -> None:
        self.cleaned = cleaned
        self.text = cleaned.text
        self.issuer = issuer
        self.grammar = grammar
        self.within = WithinBlocks(cleaned.text, issuer, grammar, is_record(cleaned.text), everything)
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
            clauses = self.within.clauses(block)
            if not clauses:
                clauses = self.within.in_items(block, items)
            last = clauses[-1] if clauses else None
            listed = (
                items
                if last is not None and last.strength is not Strength.NONE and self.within.goes_on(last, block)
                else []
            )
            taken = place + len(listed) if listed else taken
            made += [self._duty(of, clause, []) for clause in (clauses[:-1] if listed else clauses)]
            if listed and last is not None:
                made += [self._duty(of, each, below) for each, below in self.within.by_actor(last, listed)]
                made += self._steps(listed, whole) if last.actors else []
        return made

    def _steps(self, items: list[Block], whole: str | None) -> list[Duty]:
        """The steps of a procedure, each a sentence of its own: “a) The Secretariat shall, within 90 days, …”."""
        made = []
        for item in items:
            begins = {first for first, _ in sentences(self.text, item.body_start, item.end)}
            of = replace(item, instrument=item.instrument or whole)
            found = self.within.sentences_of(item, item.body_start, item.end, Voice.RUNNING)
            made += [self._duty(of, each, []) for each in found if each.start in begins and each.modality in _STEPS]
        return made

    def _known(self, ids: tuple[str, ...], at: int, block: Block) -> tuple[str, ...]:
        """“The Committee” is the one that meets, or to which the decision is directed, or which was named last."""
        return tuple(
            dict.fromkeys(
                named_before(self.text, at, each, self.issuer, (*self.within.directed(block), self.committee))
                for each in ids
            )
        )

    def _duty(self, block: Block, clause: Clause, items: list[Block]) -> Duty:
        text, issuer = self.text, self.issuer
        words = text[clause.start : clause.end]
        until = max(clause.end, trimmed(text, clause.start, items[-1].end)) if items else clause.end
        start, end = self.cleaned.span(clause.start, until)
        whom = self._known(clause.actors, clause.start, block)
        if not whom and block.decided:
            whom = self._known(self.within.directed(block), clause.start, block)
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
            ("" if made and _TO_DO_THIS.search(action) else " ".join(action.split()))
            or "; ".join(
                " ".join(text[item.body_start : trimmed(text, item.body_start, item.end)].split()) for item in items
            ),
            self._known((recipient,), clause.start, block)[0] if recipient else None,
            by or next((each.deadline for each in made if each.deadline), None),
            recurrence(words, issuer, clause.action_start - clause.start)
            or next((each.recurrence for each in made if each.recurrence), None),
            _conditions(condition(words), *(each.condition for each in made)),
            made,
        )


#: “subject to funding, to:”: what is asked for stands in the list.
_TO_DO_THIS = re.compile(r"(?:^|,\s*)(?:to)?\s*:\s*$")
_STEPS = frozenset(("shall", "must", "should"))
_MEETS = re.compile(r":(?:cop|mop|sc|ac|pc|tc|strp|sbstta|sbi|scientific-council|advisory-committee)$")


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
    """The number of the text itself, where its first lines give it alone; none where they give it the symbol of a paper."""
    first_lines = text[:1500]
    for mention in cite(first_lines):
        if len(mention.ids) != 1 or mention.text[:1].islower() or mention.via is not Via.GRAMMAR:
            continue
        kind = mention.ids[0].split(":")[1]
        before = first_lines[first_lines.rfind("\n", 0, mention.start) + 1 : mention.start].strip(" *#:-")
        behind = first_lines[mention.end : (first_lines.find("\n", mention.end) + 1 or len(first_lines)) - 1]
        if kind not in _TEXTS and not first_lines[: mention.start].rstrip().endswith(("(", "[")):
            return None  # a committee paper quotes decisions, in tables too, and is none of them
        if kind in _TEXTS and not before and not behind.strip(" *#:-"):
            return mention.ids[0]
    return None


_TEXTS = frozenset({"res", "dec", "rec"})
