"""Who promised what by when: the duties that a text lays on somebody, clause by clause.

The machine proposes; a person accepts, corrects or rejects. Of a list under “The Secretariat shall:” every item is given with
its own place, recipient and deadline.
"""

import re
from dataclasses import dataclass, replace

from accord.core.texts.actors import actors
from accord.core.texts.bodies import issuer_of
from accord.core.texts.citations import cite
from accord.core.texts.clauses import Clause, Strength, of_operative, of_sentences, subject_of, support_of
from accord.core.texts.clean import Cleaned, clean
from accord.core.texts.deadlines import Deadline, Recurrence, condition, deadline, recurrence
from accord.core.texts.headings import headings
from accord.core.texts.segments import Block, Kind, blocks

_RECIPIENT = re.compile(
    r"\b(?:report(?:s|ing|ed)?|submit(?:s|ting)?|present(?:ing)?|provide|send|transmit|communicate|recommend(?:ations?)?|advice|advise|propos(?:e|als?)|"
    r"inform(?:ation)?|update|findings|results|conclusions|reports?)\b(?:(?!\bso\s+that\b)[^.;]){0,120}?\b(?:to|for)\s+(?:the\s+)?(?:[0-9]{1,3}(?:st|nd|rd|th)\s+(?:meeting|session)\s+of\s+(?:the\s+)?)?(?P<whom>[A-Z][^.;]{2,140})"
)
_CONSIDERED_BY = re.compile(
    r"\bconsideration\s+(?:and\s+[a-z]+\s+)?(?:by|at\s+future\s+meetings\s+of|of)\s+(?:the\s+)?(?P<whom>[A-Z][^.;]{2,80})"
)
_AT_MEETING_OF = re.compile(
    r"\bat\s+(?:the|its|each|future)\s+[^.;]{0,40}?(?:meeting|session)s?\s+of\s+(?:the\s+)?(?P<whom>[A-Z][^.;]{2,80})"
)


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


def structure(text: str, issuer: str | None = None) -> Structure:
    """The parts of a text: titles, preamble, operative paragraphs and items, decisions, headings, footnotes."""
    cleaned = clean(text)
    body = issuer or issuer_of(cleaned.text)
    parts = []
    for block in _blocks(cleaned, body):
        start, end = cleaned.span(block.start, block.end)
        words = cleaned.original[start:end]
        parts.append(Part(block.kind, block.provision, start, end, words, block.instrument, block.directed_to))
    return Structure(_instrument_of(text), body, tuple(parts))


def duties(text: str, issuer: str | None = None, *, everything: bool = False) -> list[Duty]:
    """The duties in a text, in its order; with `everything` also the clauses that ask nobody (preamble, welcomes, notes)."""
    cleaned = clean(text)
    body = issuer or issuer_of(cleaned.text)
    found = _blocks(cleaned, body)
    whole = _instrument_of(text)
    made: list[Duty] = []
    for place, block in enumerate(found):
        items = _items(found, place)
        clauses = _clauses(cleaned.text, block, body, everything=everything)
        made += [
            _duty(cleaned, replace(block, instrument=block.instrument or whole), clause, items, body)
            for clause in clauses
        ]
    return made if everything else [duty for duty in made if duty.strength is not Strength.NONE]


def _blocks(cleaned: Cleaned, issuer: str | None) -> list[Block]:
    decisions = []
    for heading in headings(cleaned.text, issuer):
        first = heading.numbers.numbers[0]
        revision = f"@{first.revision}" if first.revision else ""
        decisions.append((heading, f"{issuer}:dec:{first.canonical}{revision}"))
    return blocks(cleaned.text, decisions)


def _clauses(text: str, block: Block, issuer: str | None, *, everything: bool) -> list[Clause]:
    match block.kind:
        case Kind.OPERATIVE:
            return of_operative(text, block.body_start, block.end, issuer)
        case Kind.INVITATION | Kind.DECISION:
            return of_sentences(text, block.body_start, block.end, issuer)
        case Kind.PARAGRAPH | Kind.ITEM if block.instrument:
            return of_sentences(text, block.body_start, block.end, issuer)
        case Kind.PARAGRAPH:
            return of_sentences(text, block.body_start, block.end, issuer, binding_only=True)
        case Kind.PREAMBLE if everything:
            verb = re.match(r"(?:Also\s+|Further\s+)?([A-Za-z]+)", text[block.body_start : block.end])
            word = verb[1].lower() if verb else ""
            return [Clause(block.body_start, block.end, word, word, Strength.NONE, (), block.body_start, block.end)]
        case _:
            return []


def _items(found: list[Block], place: int) -> list[Block]:
    """The items right below a block that ends with a colon or “to”."""
    below: list[Block] = []
    for each in found[place + 1 :]:
        if each.kind is not Kind.ITEM or (each.instrument or None) != (found[place].instrument or None):
            break
        below.append(each)
    return below


def _duty(cleaned: Cleaned, block: Block, clause: Clause, items: list[Block], issuer: str | None) -> Duty:
    text = cleaned.text
    words = text[clause.start : clause.end]
    listed = words.rstrip().endswith((":", " to")) and bool(items)
    start, end = cleaned.span(clause.start, clause.end)
    action = text[clause.action_start : clause.action_end].lstrip(" ,:\n")
    directed = tuple(
        dict.fromkeys(actor.id for actor in actors(re.split(r"\b(?:with|in)\s", block.directed_to)[0], issuer))
    )
    of_items = (
        (each for item in items for each in subject_of(text, item.body_start, item.end, issuer)) if listed else ()
    )
    whom = clause.actors or directed or tuple(dict.fromkeys(of_items))
    recipient = _recipient(words, issuer)
    return Duty(
        block.instrument,
        block.provision,
        start,
        end,
        cleaned.original[start:end],
        clause.verb,
        clause.modality,
        clause.strength,
        whom,
        tuple(dict.fromkeys((*support_of(words, issuer), *support_of(block.directed_to, issuer)))),
        " ".join(action.split()).removeprefix("to:")
        or "; ".join(text[item.body_start : item.end].strip(" ;") for item in items),
        recipient,
        deadline(words, issuer, recipient or (whom[0] if whom else None)),
        recurrence(words, issuer),
        condition(words),
        tuple(_item(cleaned, item, issuer, whom) for item in items) if listed else (),
    )


def _item(cleaned: Cleaned, block: Block, issuer: str | None, whom: tuple[str, ...]) -> Item:
    words = cleaned.text[block.body_start : block.end]
    start, end = cleaned.span(block.body_start, block.end)
    recipient = _recipient(words, issuer)
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


def _recipient(words: str, issuer: str | None) -> str | None:
    for pattern in (_CONSIDERED_BY, _RECIPIENT):
        for found in pattern.finditer(words):
            named = actors(found["whom"], issuer)
            if (
                named
                and found["whom"].find(found["whom"][named[0].start : named[0].end]) < 45
                and not named[0].id.endswith(":parties")
            ):
                return named[0].id
    if re.search(r"\b(?:report|recommendations|submit|present)\b", words):
        meeting = _AT_MEETING_OF.search(words)
        named = actors(meeting["whom"], issuer) if meeting else []
        return named[0].id if named else None
    return None


def _instrument_of(text: str) -> str | None:
    """The number of the text itself, where its first lines give it alone."""
    first_lines = text[:1500]
    for mention in cite(first_lines):
        line = first_lines[first_lines.rfind("\n", 0, mention.start) + 1 : mention.start].strip(" *#:-")
        rest = first_lines[mention.end : (first_lines.find("\n", mention.end) + 1 or len(first_lines)) - 1].strip(
            " *#:-"
        )
        if not line and not rest and len(mention.ids) == 1 and mention.ids[0].split(":")[1] in ("res", "dec", "rec"):
            return mention.ids[0]
    return None
