"""What a text is made of: title, preamble, enacting line, operative paragraphs with their numbers, decisions, sections.

CITES writes its leading verbs in capitals, CMS and the UN in italics, newer texts number their operative paragraphs and older ones
do not. What stays the same: preambular paragraphs begin with a participle and end before the name of the organ; operative
ones begin with a verb in the present (UN Editorial Manual).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from accord.core.texts.headings import Heading


class Kind(StrEnum):
    """What a block of a text is."""

    TITLE = "title"
    PREAMBLE = "preamble"
    ENACTING = "enacting"
    OPERATIVE = "operative"
    ITEM = "item"
    DIRECTED = "directed"
    DECISION = "decision"
    INVITATION = "invitation"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or an item of a list in the clean text. `label` is its own number, `path` those above it and its own.

    `body_start` is where its words begin, behind the number.
    """

    kind: Kind
    start: int
    end: int
    body_start: int
    label: str = ""
    path: tuple[str, ...] = ()
    directed_to: str = ""
    instrument: str | None = None

    @property
    def provision(self) -> str | None:
        """As one cites it: `4`, `1 a) ii)`."""
        return " ".join(self.path) or None


#: Verbs that open an operative paragraph; the table of strengths is in `clauses`.
OPERATIVE_VERBS: Final = frozenset(
    [
        "accepts",
        "acknowledges",
        "adopts",
        "affirms",
        "agrees",
        "appeals",
        "appreciates",
        "approves",
        "asks",
        "authorizes",
        "authorises",
        "calls",
        "commends",
        "commits",
        "concludes",
        "condemns",
        "confirms",
        "congratulates",
        "considers",
        "decides",
        "declares",
        "deplores",
        "determines",
        "directs",
        "emphasizes",
        "emphasises",
        "encourages",
        "endorses",
        "establishes",
        "expresses",
        "extends",
        "highlights",
        "instructs",
        "invites",
        "mandates",
        "notes",
        "notices",
        "reaffirms",
        "recalls",
        "recognizes",
        "recognises",
        "recommends",
        "reiterates",
        "repeals",
        "replaces",
        "requests",
        "requires",
        "resolves",
        "retires",
        "stresses",
        "strengthens",
        "strongly",
        "suggests",
        "supports",
        "takes",
        "thanks",
        "underlines",
        "underscores",
        "urges",
        "welcomes",
    ]
)
_ADVERBS = r"(?:(?:also|further|furthermore|again|additionally|in\s+addition|strongly|moreover|finally|in\s+particular|once\s+again)\s*,?\s+)*"
LEADING_VERB: Final = re.compile(rf"{_ADVERBS}(?P<verb>[A-Za-z]+)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(
    rf"{_ADVERBS}(?:having\s+\w+|[a-z]+ing\b|aware|alarmed|convinced|concerned|mindful|cognizant|conscious|guided|encouraged|determined|"
    r"disturbed|inspired|keenly|deeply|gravely|fully|grateful|considering)",
    re.IGNORECASE,
)
_ENACTING = re.compile(
    r"(?:THE\s+CONFERENCE\s+OF\s+(?:THE\s+)?PARTIES(?:\s+TO\s+THE\s+CONVENTION)?|The\s+(?:Conference|Meeting)\s+of\s+the\s+(?:Contracting\s+)?Parties\b[^.;:]{0,160}|"
    r"The\s+United\s+Nations\s+Environment\s+Assembly|The\s+General\s+Assembly|THE\s+MEETING\s+OF\s+THE\s+PARTIES[^.;:]{0,160}|"
    r"THE\s+CONFERENCE\s+OF\s+THE\s+CONTRACTING\s+PARTIES)\s*[,:]?\s*$"
)
_LABEL = re.compile(
    r"""[ ]*(?:
      (?P<bullet>[-•·▪‣–])[ ]+(?=(?:[a-zA-Z0-9]{1,4}[.)]|\([a-z0-9]{1,4}\))[ ])   # "- a) …": the mark of Markdown before a label
    )?(?:
      (?P<number>[0-9]{1,3}(?:\.[0-9]{1,2}(?=[ ]+[A-Z]))?\.?)(?<=[.0-9])[ ]+(?=["'(\[]?[A-Z*])(?<=\.[ ])
    | (?P<paren_number>\(?[0-9]{1,3}\))[ ]+
    | (?P<letter>\(?[a-z]\))[ ]+ | (?P<letter_dot>[a-z]\.)[ ]+
    | (?P<roman>\(?[ivx]{1,5}\))[ ]+
    | (?P<capital>[A-Z]\.)[ ]+(?=[A-Z])
    | (?P<dash>[-•·▪‣])[ ]+
    )""",
    re.VERBOSE,
)
_LEVELS = {"number": 0, "paren_number": 1, "letter": 1, "letter_dot": 1, "roman": 2, "dash": 3, "capital": 0}
_DIRECTED = re.compile(r"(?:Decisions?\s+)?[Dd]irected\s+to:?\s+(?P<whom>[^\n]{3,200})")
_INVITED = re.compile(
    r"[^.;\n]{0,120}\b(?:is|are)\s+(?:further\s+|also\s+)?(?:invited|requested|asked)\s+to\b", re.IGNORECASE
)
_INVITES_AN_ORGAN = re.compile(
    r"(?:The\s+)?[A-Z][^.;,]{0,80}?(?:Committee|Council|Parties|C[oO]P|MOP|Meeting|Group)\s+(?:is|are)\s+"
)
_RUN_ON = re.compile(r"(?:;|Parties|\.)(?:\s*and)?\s+(?=[0-9]{1,2}\.\s+(?P<verb>[A-Z][a-z]+s)\b)")
_LONG_LINE = 300
_HEADLINE = 90


def blocks(text: str, decisions: list[tuple[Heading, str]]) -> list[Block]:
    """The blocks of a clean text in order. `decisions` are the bare numbers in it that head decisions, with identifiers."""
    heads = {heading.start: (heading, id_) for heading, id_ in decisions}
    found = _labelled(text, heads)
    return _kinds(text, found)


def _labelled(text: str, heads: dict[int, tuple[Heading, str]]) -> list[Block]:
    """Paragraphs: a blank line, a label or the number of a decision begins one; other lines run on."""
    found: list[Block] = []
    stack: list[tuple[int, str]] = []
    blank = True
    at = 0
    for line in _lines(text):
        start, at = at, at + len(line)
        stripped = line.strip()
        if not stripped:
            blank = True
            continue
        first = start + len(line) - len(line.lstrip())
        head = next((heads[place] for place in range(start, first + 4) if place in heads), None)
        label = None if head else _LABEL.match(line)
        end = start + len(line.rstrip())
        if head is not None:
            stack = []
            found.append(Block(Kind.DECISION, first, end, head[0].end, instrument=head[1]))
        elif label is not None:
            found.append(_item(label, start, end, stack))
        elif blank or not found or _stands_alone(stripped):
            if blank and not _continues(found, stripped):
                stack = []
            found.append(Block(Kind.PARAGRAPH, first, end, first))
        else:
            found[-1] = replace(found[-1], end=end)
        blank = False
    return found


def _lines(text: str) -> Iterator[str]:
    """Lines; where numbered paragraphs run on in one line, each of them."""
    for line in text.splitlines(keepends=True):
        at = 0
        for found in _RUN_ON.finditer(line) if len(line) > _LONG_LINE else ():
            yield line[at : found.end()]
            at = found.end()
        yield line[at:]


def _stands_alone(line: str) -> bool:
    return _DIRECTED.match(line) is not None or _ENACTING.fullmatch(line) is not None


def _continues(found: list[Block], line: str) -> bool:
    """A paragraph after a list may still belong under its number; it does where it begins in lower case."""
    return bool(found) and line[:1].islower()


def _item(label: re.Match[str], start: int, end: int, stack: list[tuple[int, str]]) -> Block:
    group = next(name for name in _LEVELS if label[name] is not None)
    printed = label[group].strip()
    level = _LEVELS[group]
    if group == "letter" and printed.strip("()") in ("i", "v", "x") and stack and stack[-1][0] >= 1:
        before = stack[-1][1].strip("()")
        if stack[-1][0] == 2 or (printed.strip("()") == "i" and before != "h"):
            level = 2
    while stack and stack[-1][0] >= level:
        stack.pop()
    name = printed.rstrip(".") if group in ("number", "capital", "letter_dot") else printed
    if group != "dash":
        stack.append((level, name))
    path = tuple(each for _, each in stack)
    kind = Kind.PARAGRAPH if level == 0 else Kind.ITEM
    return Block(
        kind, start + label.start() + len(label[0]) - len(label[0].lstrip()), end, start + label.end(), name, path
    )


def _kinds(text: str, found: list[Block]) -> list[Block]:
    """Tell preamble, operative part, decisions and invitations apart, in the order of the text."""
    known: list[Block] = []
    directed = instrument = ""
    enacted = any(_ENACTING.fullmatch(text[block.body_start : block.end].strip()) for block in found)
    before_enacting = enacted
    for block in found:
        words = text[block.body_start : block.end].strip()
        whom = _DIRECTED.match(words)
        if block.kind is not Kind.DECISION and whom is not None and len(words) < 2 * _HEADLINE:
            directed = whom["whom"].strip(" :")
            instrument = instrument if known and _is_bare(text, known[-1]) else ""
            known.append(replace(block, kind=Kind.DIRECTED))
            continue
        if block.kind is Kind.DECISION:
            instrument = block.instrument or ""
            directed = whom["whom"].strip(" :") if whom is not None else directed
            known.append(replace(block, directed_to=directed))
            continue
        if _ENACTING.fullmatch(words):
            before_enacting, directed, instrument = False, "", ""
            known.append(replace(block, kind=Kind.ENACTING))
            continue
        if block.kind is Kind.PARAGRAPH and block.label and instrument and block.label[:1].isdigit():
            directed = instrument = ""  # a numbered paragraph of the paper ends the decisions quoted in it
        kind = _kind(words, block, before_enacting=before_enacting)
        if kind is Kind.HEADING:
            instrument = ""
        known.append(
            replace(block, kind=kind, directed_to=directed if instrument else "", instrument=instrument or None)
        )
    return known


def _is_bare(text: str, block: Block) -> bool:
    """Whether a block is the number of a decision alone; whom it is directed to and its text then follow."""
    return block.kind is Kind.DECISION and not text[block.body_start : block.end].strip()


def _kind(words: str, block: Block, *, before_enacting: bool) -> Kind:
    verb = LEADING_VERB.match(words)
    opens_preamble = _PARTICIPLE.match(words) is not None and words.endswith((",", ";", "and"))
    headline = len(words) < _HEADLINE or (words.isupper() and len(words) < 3 * _HEADLINE)
    short = not block.label and headline and not words.endswith((".", ";", ":", ","))
    tests = (
        (Kind.ITEM, block.kind is Kind.ITEM),
        (Kind.PREAMBLE, before_enacting and opens_preamble),
        (Kind.OPERATIVE, verb is not None and verb["verb"].lower() in OPERATIVE_VERBS),
        (
            Kind.INVITATION,
            _INVITED.match(words) is not None and (words.endswith((":", "to")) or bool(_INVITES_AN_ORGAN.match(words))),
        ),
        (Kind.FOOTNOTE, not block.label and re.match(r"[0-9]{1,2} (?:https?:|[A-Z])", words) is not None),
        (Kind.HEADING, short),
        (Kind.PREAMBLE, opens_preamble),
    )
    return next((kind for kind, holds in tests if holds), Kind.PARAGRAPH)
