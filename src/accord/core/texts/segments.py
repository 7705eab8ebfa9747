"""What a text is made of: title, preamble, enacting line, operative paragraphs with their numbers, decisions, sections.

CITES writes its leading verbs in capitals, CMS and the UN in italics, newer texts number their operative paragraphs and older ones
do not. What stays the same: preambular paragraphs begin with a participle and end before the name of the organ; operative
ones begin with a verb in the present (UN Editorial Manual).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from accord.core.texts.grammar import GRAMMARS, Grammar
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

    `body_start` is where its words begin, behind the number. `decided`: it stands in the text of a decision.
    """

    kind: Kind
    start: int
    end: int
    body_start: int
    label: str = ""
    path: tuple[str, ...] = ()
    directed_to: str = ""
    instrument: str | None = None
    decided: bool = False

    @property
    def provision(self) -> str | None:
        """As one cites it: `4`, `1 a) ii)`."""
        return " ".join(self.path) or None


_ORGAN = (
    r"(?:Conference|Meeting|Session)\s+of\s+(?:the\s+)?(?:Contracting\s+)?(?:Parties|Signatories)|(?:United\s+Nations\s+)?Environment\s+Assembly|General\s+Assembly|"
    r"Subsidiary\s+Body|Working\s+Group|Standing\s+Committee|Animals\s+Committee|Plants\s+Committee|Scientific\s+Council|Governing\s+Council|Economic\s+and\s+Social\s+Council|"
    r"Conf[ée]rence\s+des\s+Parties|R[ée]union\s+des\s+Parties|Assembl[ée]e\s+g[ée]n[ée]rale|Organe\s+subsidiaire|Conferencia\s+de\s+las\s+Partes|Reuni[óo]n\s+de\s+las\s+Partes|"
    r"Asamblea\s+General|[ÓO]rgano\s+Subsidiario"
)
#: The line that names the organ which speaks, between preamble and operative part.
_ENACTING = re.compile(
    rf"(?:[IVX]{{1,4}}\.\s*|[A-Z]\.\s+)?(?:THE|The|LA|La|EL|El|L'|LE|Le)\s*(?:[A-Z][\w-]+\s+){{0,4}}(?:(?:{_ORGAN})|(?i:(?:{_ORGAN})))(?![\w-])"
    rf"(?:\s+(?:to|on|of|in|at|à|en|de|sur|chargé|for)\b(?![^.;:]*\b(?:adopted|agreed|is|was|are|were|has|have|had|will|would|shall|should|requested|decided|noted|met|may|can|held|took|recommends|requests|invites|encourages|urges|decides|notes|welcomes|recalls)\b)[^.;:]{{0,200}}?)?\s*[,:]?\s*$"
)
#: “The Subsidiary Body recommends that …” below a title that no blank line parts from it.
_ORGAN_ASKS = re.compile(rf"The\s+(?:{_ORGAN})\b[^.;]{{0,120}}?\b(?:recommends|requests|invites|decides|urges)\b")
_UNFINISHED = re.compile(r"\b(?:to|of|on|the|à|la|en|de|del|des)\s*$")
_LABEL = re.compile(
    r"""[ ]*(?:
      (?P<bullet>[-•·▪‣–])[ ]+(?=(?:[a-zA-Z0-9]{1,4}[.)]|\([a-z0-9]{1,4}\))[ ])   # "- a) …": the mark of Markdown before a label
    )?(?:\#+[ ]+)?(?:
      (?P<number>[0-9]{1,3}(?:[ ]?(?:bis|ter))?\.)(?:[ ]+(?=["'(\[]?[A-ZÀ-Þ*])|(?=[A-ZÀ-Þ][a-zA-ZÀ-Þ]{2}))
    | (?P<multi>[0-9]{1,2}\.[0-9]{1,2}(?:\.[0-9]{1,2})?\.?)[ ]+(?=["'(\[]?[A-ZÀ-Þ*])
    | (?P<paren_number>\(?[0-9]{1,3}\))[ ]*(?=\S)
    | (?P<letter>\(?[a-z](?:\s?(?:bis|ter))?\))[ ]*(?=\S) | (?P<letter_dot>[a-z]\.)[ ]+
    | (?P<roman>\(?[ivx]{1,5}\))[ ]*(?=\S) | (?P<roman_dot>[ivx]{2,5}\.)[ ]+
    | (?P<capital>[A-Z]\.)[ ]+(?=[A-Z])
    | (?P<dash>[-•·▪‣])[ ]+
    )""",
    re.VERBOSE,
)
#: A number or letter alone on its line, as extracted from a PDF; the text follows below.
_LONE_LABEL = re.compile(
    r"[ ]*(?:(?P<number>[0-9]{1,3}\.)|(?P<letter>\(?[a-z]\))|(?P<roman>\(?[ivx]{2,5}\))|(?P<dash>[-•·▪]))[ ]*$"
)
_LEVELS = {
    "number": 0, "multi": 0, "paren_number": 1, "letter": 1, "letter_dot": 1, "roman": 2, "roman_dot": 2, "dash": 3, "capital": 0,
}  # fmt: skip
_TO_WHOM = (
    r"(?:(?:Draft\s+)?[Dd]ecisions?\s+)?(?:[Dd]irected\s+to|Addressed\s+to)(?:\s+the\s+following)?|(?:(?:Projets?\s+de\s+)?[Dd]écisions?\s+)?[ÀàA]\s+l'(?:adresse|attention|intention)\s+(?=d)|"
    r"(?:(?:Proyectos?\s+de\s+)?[Dd]ecisi(?:ón|ones)\s+)?[Dd]irigid[ao]s?\s+(?=a)"
)
_DIRECTED = re.compile(rf"(?:{_TO_WHOM}):?\s*(?P<whom>[^\n]{{3,200}})")
#: “Decision directed to:” alone, as on the pages of the web; whom follows on the next line.
_DIRECTED_ALONE = re.compile(rf"(?:{_TO_WHOM}):?\s*$")
#: The number of a decision that is still a draft: 20.AA, 19.XX.
_DRAFT_NUMBER = re.compile(
    r"[ ]*(?:[-•|][ ]+)?(?:Decisions?\s+)?(?P<number>(?:[0-9]{1,2}|XX?)\.(?:[A-Z]{1,2}|[XYZ]+)(?:\s*(?:bis|ter))?)(?=[ ]|$)(?!\.)"
)
_INVITED = re.compile(
    r"[^.;\n]{0,160}\b(?:is|are)\s+(?:\w+\s+)?(?:invited|requested|asked|recommended|encouraged|urged)\b[^.;\n]{0,200}?\bto\b|"
    r"[^.;\n]{0,160}\b(?:est|sont)\s+(?:\w+\s+)?(?:invit|pri|encourag)\w+\b|(?:Se\s+\w+\s+(?:a|al)\b|[^.;\n]{0,60}\bse\s+(?:invita|pide|alienta)\b)",
    re.IGNORECASE,
)
_INVITES_AN_ORGAN = re.compile(
    r"(?:The\s+)?[A-Z][^.;,]{0,80}?(?:Committee|Council|Parties|C[oO]P|MOP|Meeting|Group|Body|Assembly)\s+(?:is|are)\s+"
)
_RUN_ON = re.compile(
    r"(?:;|Parties|\.)(?:\s*and)?\s+(?=[0-9]{1,2}\.\s+(?P<verb>[A-Z][a-z]+s)\b)|;\s+(?:and\s+)?(?=\([a-z]\)\s+[A-Z][a-z]+s\b)|;\s+(?=[A-Z]{4,}\s+(?!THE\b)[a-z])"
)
#: What a page repeats: symbol and page number, page numbers alone, rules.
_PAGE = re.compile(
    r"\s*(?:(?:SC|CoP|AC|PC|MOP|COP)[0-9]+(?:/[A-Z]+[0-9]+)?\s+(?:Doc|Inf|Com|Sum|Prop|Plen)\.?\s?[\d. ]*(?:\(Rev\.\s?\d*\))?\s*(?:[-,]?\s*(?:p(?:age|\.)\s*[0-9]+|Annex\s*[0-9]*|Anexo|Annexe))\S*|"
    r"(?:[Pp]age|p\.)\s*[0-9]+(?:\s*(?:of|/)\s*[0-9]+)?|[0-9]{1,3}/[0-9]{1,3}|-\s*[0-9]{1,3}\s*-|_{4,}|-{3,}|/\.\.\.|"
    r"Resolution\s+Conf\.\s*[0-9.]+\s*(?:\(Rev\.\s*CoP[0-9]+\))?\*?\s*[-,]\s*(?:p\.\s*)?[0-9]+|(?:UNEP/)?(?:CBD|CMS|EA)[/A-Z0-9.]+\s+[Pp]age\s+[0-9]+)\s*"
)
_LONG_LINE = 300
_HEADLINE = 90


def blocks(
    text: str, decisions: list[tuple[Heading, tuple[str, ...]]], grammar: Grammar = GRAMMARS["en"]
) -> list[Block]:
    """The blocks of a clean text in order. `decisions` are the bare numbers in it that head decisions, with identifiers."""
    heads = {heading.start: (heading, ids) for heading, ids in decisions}
    found = _labelled(text, heads, grammar)
    further = {heading.start: ids[1:] for heading, ids in decisions}
    return _kinds(text, found, grammar, further)


def _labelled(text: str, heads: dict[int, tuple[Heading, tuple[str, ...]]], grammar: Grammar) -> list[Block]:
    """Paragraphs: a blank line, a label, the number of a decision or a verb that opens one begins one; other lines run on."""
    found: list[Block] = []
    stack: list[tuple[int, str]] = []
    blank = True
    waiting = alone = False
    at = 0
    before = ""
    for line in _lines(text):
        start, at = at, at + len(line)
        stripped = line.strip()
        if not stripped or _PAGE.fullmatch(stripped):
            blank = blank or not stripped
            continue
        first = start + len(line) - len(line.lstrip())
        end = start + len(line.rstrip())
        head = next((heads[place] for place in range(start, first + 4) if place in heads), None)
        draft = None if head else _DRAFT_NUMBER.match(line)
        lone = _LONE_LABEL.fullmatch(line.rstrip("\n"))
        label = None if head or draft else (lone or _LABEL.match(line))
        own = _stands_alone(stripped, blank=blank)
        if head is not None:
            stack = []
            found.append(Block(Kind.DECISION, first, end, head[0].end, instrument=head[1][0]))
        elif draft is not None:
            stack = []
            found.append(Block(Kind.DECISION, first, end, start + draft.end(), draft["number"], (draft["number"],)))
        elif label is not None:
            found.append(_item(label, start, end, stack))
        elif waiting:
            found[-1] = replace(found[-1], end=end, body_start=first)
        elif blank and found and _runs_on(text, found[-1], stripped):
            found[-1] = replace(found[-1], end=end)
        elif blank or alone or not found or own or _opens(before, stripped, grammar):
            if blank and not _continues(found, stripped):
                stack = []
            found.append(Block(Kind.PARAGRAPH, first, end, first))
        else:
            found[-1] = replace(found[-1], end=end)
        waiting = lone is not None and label is lone
        alone = own or (_DIRECTED_ALONE.fullmatch(before) is not None and not own)
        before, blank = stripped, False
    return found


def _lines(text: str) -> Iterator[str]:
    """Lines; where numbered paragraphs run on in one line, each of them."""
    for line in text.splitlines(keepends=True):
        at = 0
        for found in _RUN_ON.finditer(line) if len(line) > _LONG_LINE else ():
            yield line[at : found.end()]
            at = found.end()
        yield line[at:]


def _stands_alone(line: str, *, blank: bool) -> bool:
    if _DIRECTED_ALONE.fullmatch(line) or (_DIRECTED.match(line) and len(line) < 2 * _HEADLINE):
        return True
    return (
        (blank or line.endswith(",") or line.isupper())
        and _ENACTING.fullmatch(line) is not None
        and not _UNFINISHED.search(line)
    )


def _opens(before: str, line: str, grammar: Grammar) -> bool:
    """Whether a line opens a paragraph though none is left blank above it: “…; / URGES Parties”, “…, / Recalling also”."""
    if _ORGAN_ASKS.match(line):
        return True
    verb = grammar.leading.match(line) or grammar.participle.match(line)
    if verb is None or not line[:1].isupper():
        return False
    word = verb[0].split()[0]
    return (word.isupper() and len(word) > 2) or before.endswith((";", ",", ".", ":", "; and", ", and"))


def _runs_on(text: str, block: Block, line: str) -> bool:
    """A paragraph that a page break has cut goes on in lower case."""
    body = text[block.body_start : block.end].rstrip()
    return (
        line[:1].islower()
        and len(body) > _HEADLINE
        and not body.endswith((".", ";", ":", '"', "?", "!"))
        and not line.startswith("www.")
    )


def _continues(found: list[Block], line: str) -> bool:
    """A paragraph after a list may still belong under its number; it does where it begins in lower case."""
    return bool(found) and line[:1].islower()


def _item(label: re.Match[str], start: int, end: int, stack: list[tuple[int, str]]) -> Block:
    groups = label.groupdict()
    group = next(name for name in _LEVELS if groups.get(name) is not None)
    printed = groups[group].strip()
    level = _LEVELS[group]
    bare = printed.strip("().")
    if group in ("letter", "letter_dot") and bare in ("i", "v", "x") and stack and stack[-1][0] >= 1:
        before = stack[-1][1].strip("()")
        if stack[-1][0] == 2 or (bare == "i" and before != "h"):
            level = 2
    while stack and stack[-1][0] >= level:
        stack.pop()
    name = printed.rstrip(".") if group in ("number", "multi", "capital", "letter_dot", "roman_dot") else printed
    if group != "dash":
        stack.append((level, name))
    path = tuple(each for _, each in stack)
    kind = Kind.PARAGRAPH if level == 0 else Kind.ITEM
    first = start + len(label[0]) - len(label[0].lstrip())
    return Block(kind, first, end, min(start + label.end(), end), name, path)


def _kinds(text: str, found: list[Block], grammar: Grammar, further: Mapping[int, tuple[str, ...]]) -> list[Block]:
    """Tell preamble, operative part, decisions and invitations apart, in the order of the text.

    `further`: the other decisions whose numbers stand in one heading (`19.30 & 19.31 Trade report`), by its place; each
    block “Directed to” under it then opens the next.
    """
    known: list[Block] = []
    waiting: list[str] = []
    directed = instrument = ""
    decided = False
    before_enacting = any(_ENACTING.fullmatch(_words(text, block)) for block in found)
    for block in found:
        words = _words(text, block)
        whom = _DIRECTED.match(words)
        if (
            block.kind is not Kind.DECISION
            and (whom is not None or _DIRECTED_ALONE.fullmatch(words))
            and len(words) < 2 * _HEADLINE
        ):
            directed = whom["whom"].strip(" :") if whom is not None else ""
            title = _title_above(text, known)
            if title is not None:
                waiting = list(further.get(title.start, ()))
                if waiting and _directions(text, found, block) != len(waiting) + 1:  # whose is whose cannot be told
                    instrument, waiting = "", []
            else:
                instrument = _next_instrument(known, instrument, waiting)
            decided = True
            known.append(replace(block, kind=Kind.DIRECTED))
            continue
        if (
            known
            and known[-1].kind is Kind.DIRECTED
            and not directed
            and block.kind is Kind.PARAGRAPH
            and len(words) < 2 * _HEADLINE
            and not words.endswith((":", "."))
        ):
            directed = words
            known.append(replace(block, kind=Kind.DIRECTED))
            continue
        if block.kind is Kind.DECISION:
            instrument, decided, waiting = block.instrument or "", True, []
            directed = whom["whom"].strip(" :") if whom is not None else directed
            known.append(replace(block, directed_to=directed, decided=True))
            continue
        if _ENACTING.fullmatch(words) and len(words) < 3 * _HEADLINE:
            before_enacting, directed, instrument, decided = False, "", _heads_a_text(known), False
            known.append(replace(block, kind=Kind.ENACTING))
            continue
        if block.kind is Kind.PARAGRAPH and block.label and decided and block.label[:1].isdigit():
            directed, instrument, decided = (
                "",
                "",
                False,
            )  # a numbered paragraph of the paper ends the decisions quoted in it
        kind = _kind(words, block, grammar, before_enacting=before_enacting)
        if kind is Kind.HEADING:
            instrument, decided = instrument if "/" in instrument or _title_above(text, known) else "", False
        known.append(
            replace(
                block,
                kind=kind,
                directed_to=directed if decided else "",
                instrument=instrument or None,
                decided=decided,
            )
        )
    return known


def _words(text: str, block: Block) -> str:
    return text[block.body_start : block.end].strip()


def _next_instrument(known: list[Block], instrument: str, waiting: list[str]) -> str:
    """The decision that a line “Directed to” opens: the next of the heading; where the line above says it too, the same."""
    if known and known[-1].kind is Kind.DIRECTED:
        return instrument
    return waiting.pop(0) if waiting else ""


def _title_above(text: str, known: list[Block]) -> Block | None:
    """The number of a decision, alone or with its title, right above, past other headings; whom it is directed to follows."""
    above = next((each for each in reversed(known) if each.kind is not Kind.HEADING), None)
    if above is None or above.kind is not Kind.DECISION:
        return None
    words = _words(text, above)
    return above if len(words) < 2 * _HEADLINE and not words.endswith((".", ":", ";", ",")) else None


def _heads_a_text(known: list[Block]) -> str:
    """The number above a whole decision with preamble and paragraphs, as the CBD has them (`X/31. Protected areas`)."""
    above = next((each for each in reversed(known) if each.kind in (Kind.DECISION, Kind.ENACTING)), None)
    number = above.instrument or "" if above is not None else ""
    return number if "/" in number else ""


def _directions(text: str, found: list[Block], first: Block) -> int:
    """How many times, from a line “Directed to” to the next decision, the text says to whom it is directed."""
    lines = []
    for block in found[found.index(first) :]:
        if block.kind is Kind.DECISION:
            break
        words = _words(text, block)
        lines.append(_DIRECTED.match(words) is not None or _DIRECTED_ALONE.fullmatch(words) is not None)
    return sum(each and (place == 0 or not lines[place - 1]) for place, each in enumerate(lines))


def _kind(words: str, block: Block, grammar: Grammar, *, before_enacting: bool) -> Kind:
    verb = grammar.leading.match(words)
    speaks = verb is not None and _NO_VERB.match(words, verb.end()) is None
    participle = grammar.participle.match(words) is not None
    opens_preamble = participle and words.endswith((",", ";", "and", "et", "y"))
    headline = len(words) < _HEADLINE or (words.isupper() and len(words) < 3 * _HEADLINE)
    short = not block.label and headline and not words.endswith((".", ";", ":", ","))
    shout = verb is not None and verb["verb"].isupper()
    item_speaks = speaks and (shout or (grammar.verbs.language == "en" and words[:1].isupper()))
    tests = (
        (Kind.OPERATIVE, block.kind is Kind.ITEM and item_speaks),
        (Kind.ITEM, block.kind is Kind.ITEM),
        (Kind.PREAMBLE, before_enacting and opens_preamble),
        (
            Kind.HEADING,
            short and not block.decided and speaks and not shout and _TITLE_CASE.fullmatch(words) is not None,
        ),
        (Kind.OPERATIVE, speaks and words[:1].isupper()),
        (Kind.OPERATIVE, participle and bool(block.label) and not before_enacting and _asks_later(words, grammar)),
        (
            Kind.INVITATION,
            _INVITED.match(words) is not None and (words.endswith((":", "to")) or bool(_INVITES_AN_ORGAN.match(words))),
        ),
        (Kind.FOOTNOTE, not block.label and re.match(r"[0-9]{1,2} (?:https?:|[A-Z])", words) is not None),
        (Kind.HEADING, short),
        (Kind.PREAMBLE, opens_preamble),
    )
    return next((kind for kind, holds in tests if holds), Kind.PARAGRAPH)


#: “Requests for assistance”, “Reports from Parties”: a noun, not a verb.
_NO_VERB = re.compile(r"\s+(?:from|by|received|made|submitted)\b")
_TITLE_CASE = re.compile(r"\w+(?:\s+(?:[A-Z][\w-]*|of|and|the|for|to|on|in))*")


def _asks_later(words: str, grammar: Grammar) -> bool:
    return grammar.further.search(words) is not None
