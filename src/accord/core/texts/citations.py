"""Every reference to a numbered text: where it stands, which texts it means, and what told so.

clean -> find the forms -> whose text each is -> pinpoints -> “this Decision” and its like. What cannot be right is reported
and not repaired: such a mention has a `problem`, and no identifier where none is sure.
"""

import re
from bisect import bisect_left, insort
from dataclasses import dataclass
from enum import StrEnum

from accord.core.texts.addresses import addresses
from accord.core.texts.anaphora import Named, Paragraphs, Speaking, anaphors
from accord.core.texts.attribution import Attribution, Ground, attribute
from accord.core.texts.bodies import BY_ID, Shape, issuer_of
from accord.core.texts.clean import Cleaned, clean
from accord.core.texts.headings import headings
from accord.core.texts.numbers import Number
from accord.core.texts.pinpoints import pinpoint
from accord.core.texts.references import Reference, listed_by_conf, notifications, references
from accord.core.texts.sentences import Context
from accord.core.texts.symbols import symbols


class Via(StrEnum):
    """How a mention was found."""

    GRAMMAR = "grammar"
    ANAPHORA = "anaphora"
    URL = "url"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Mention:
    """One reference. `start`, `end`: characters of the original text; `ids` as in `core.ids`, in the order of the text."""

    start: int
    end: int
    text: str
    ids: tuple[str, ...]
    via: Via
    pinpoint: str | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """A mention in the clean text."""

    start: int
    end: int
    ids: tuple[str, ...]
    kind: str = ""
    via: Via = Via.GRAMMAR
    problem: str = ""


def cite(text: str, issuer: str | None = None) -> list[Mention]:
    """All references in a text (plain or Markdown), in its order. `issuer`: the body whose document it is; else the first
    page is asked. A press release without numbers gives an empty list.
    """
    cleaned = clean(text)
    body = issuer or issuer_of(cleaned.text)
    context = Context(cleaned.text)
    found = _explicit(context, body)
    found += _anaphoric(context, body, found)
    mentions = [_mention(each, cleaned) for each in found]
    mentions += _addresses(text, mentions)
    return sorted(mentions, key=lambda mention: (mention.start, mention.end))


def _explicit(context: Context, issuer: str | None) -> list[_Found]:
    """Symbols first, since they hold words that look like references; then references; each place belongs to one."""
    found: list[_Found] = []
    taken = _Taken()
    for symbol in symbols(context.text, issuer):
        if taken.take(symbol.start, symbol.end):
            kind = _called(context.text, symbol.start) or _kind(symbol.ids)
            found.append(_Found(symbol.start, symbol.end, symbol.ids, kind, problem=symbol.problem))
    for start, end, numbers in notifications(context.text):
        body = "cms" if issuer == "cms" else "cbd" if issuer == "cbd" else "cites"
        if taken.take(start, end):
            found.append(_Found(start, end, tuple(f"{body}:notif:{number}" for number in numbers), "notif"))
    before: tuple[Reference, Attribution] | None = None
    for reference in sorted((*references(context.text), *listed_by_conf(context.text)), key=lambda each: each.start):
        if not taken.is_free(reference.start, reference.end):
            continue
        attribution = attribute(reference, context, issuer, before)
        before = (reference, attribution)
        made = _of_reference(reference, attribution)
        if made is not None and taken.take(made.start, made.end):
            found.append(made)
    for heading in headings(context.text, issuer):
        if taken.take(heading.start, heading.end):
            ids = tuple(_identifier(issuer or "", "dec", number) for number in heading.numbers.numbers)
            found.append(_Found(heading.start, heading.end, ids, "dec", problem=heading.numbers.problem))
    return sorted(found, key=lambda each: each.start)


def _of_reference(reference: Reference, attribution: Attribution) -> _Found | None:
    first = reference.numbers[0]
    span = (reference.start, reference.end)
    body = attribution.body
    if first.shape in (Shape.PLAIN, Shape.YEARED):
        return _plainly_numbered(reference, attribution)
    if body is None:
        said = "nothing tells whose text this is" if first.shape else ""
        return _Found(*span, (), reference.kind, problem=said) if said else None
    wrong = next(
        (
            number
            for number in reference.numbers
            if number.shape is not None
            and not number.body
            and BY_ID[body].numbered
            and not BY_ID[body].can_number(reference.kind, number.shape, number.session)
        ),
        None,
    )
    if wrong is not None:
        return _Found(*span, (), reference.kind, problem=f"{body.upper()} has no such number as {wrong.canonical}")
    ids = tuple(_identifier(body, reference.kind, number) for number in reference.numbers)
    problem = reference.problem or next(filter(None, map(_impossible_revision, reference.numbers)), "")
    return _Found(*span, ids, reference.kind, problem=problem)


def _plainly_numbered(reference: Reference, attribution: Attribution) -> _Found | None:
    """“Resolution 6” at UNEA-6 is 6/6; “Resolution 2195 (2014)” of the Security Council is 2195."""
    number, body = reference.numbers[0], attribution.body
    if body is None or attribution.ground is Ground.DOCUMENT or not _numbers_plainly(body, reference):
        return None
    tail = f"{attribution.session}/{number.session}" if body == "unea" else str(number.session)
    if body == "unea" and attribution.session is None:
        return None
    return _Found(reference.start, reference.end, (f"{body}:{reference.kind}:{tail}",), reference.kind)


def _numbers_plainly(body: str, reference: Reference) -> bool:
    number = reference.numbers[0]
    return number.shape is not None and BY_ID[body].can_number(reference.kind, number.shape, number.session)


def _identifier(body: str, kind: str, number: Number) -> str:
    return f"{body}:{kind}:{number.canonical}" + (f"@{number.revision}" if number.revision else "")


def _impossible_revision(number: Number) -> str:
    revised = int(number.revision.removeprefix("cop")) if number.revision.startswith("cop") else None
    if revised is not None and number.shape is Shape.DOTTED and revised < number.session:
        return f"{number.canonical} cannot have been revised at CoP{revised}, before it was adopted"
    return ""


def _anaphoric(context: Context, issuer: str | None, found: list[_Found]) -> list[_Found]:
    named = [Named(each.start, each.end, each.kind, each.ids) for each in found if each.ids]
    made = anaphors(context.text, named, _speaking(context, issuer, found), Paragraphs(context.paragraph_starts))
    return [_Found(start, end, ids, via=Via.ANAPHORA) for start, end, ids in made]


def _speaking(context: Context, issuer: str | None, found: list[_Found]) -> list[Speaking]:
    """The texts that are themselves before us: the document, where its head is its number; decisions under their numbers."""
    speaking: list[Speaking] = []
    head = next((each for each in found if each.ids), None)
    if head is not None and head.kind in ("res", "dec") and _heads(context.text, head):
        speaking.append(Speaking(0, len(context.text), head.kind, head.ids[0]))
    for heading in headings(context.text, issuer):
        if len(heading.numbers.numbers) == 1:
            id_ = _identifier(issuer or "", "dec", heading.numbers.numbers[0])
            speaking.append(Speaking(heading.start, heading.text_end, "dec", id_))
    return speaking


_HEAD = 600


def _heads(text: str, head: _Found) -> bool:
    """A number that stands alone on its line near the top is that of the document."""
    line_start = text.rfind("\n", 0, head.start) + 1
    line_end = text.find("\n", head.end)
    rest = text[line_start : head.start] + text[head.end : line_end if line_end >= 0 else len(text)]
    return head.start < _HEAD and len(head.ids) == 1 and not rest.strip(" *#:-|")


def _mention(found: _Found, cleaned: Cleaned) -> Mention:
    start, end = cleaned.span(found.start, found.end)
    part = pinpoint(cleaned.text, found.start, found.end) if found.via is Via.GRAMMAR else None
    return Mention(start, end, cleaned.original[start:end], found.ids, found.via, part, found.problem)


def _addresses(text: str, mentions: list[Mention]) -> list[Mention]:
    return [
        Mention(start, end, text[start:end], (id_,), Via.URL)
        for start, end, id_ in addresses(text)
        if not any(mention.start <= start < mention.end for mention in mentions)
    ]


def _called(text: str, at: int) -> str:
    """“Decision CBD/COP/16/L.2”: what the text calls the document, so that “the Decision” can mean it."""
    noun = re.search(r"\b(resolution|decision|recommendation)\s+$", text[max(0, at - 16) : at], re.IGNORECASE)
    return noun[1].lower()[:3] if noun else ""


def _kind(ids: tuple[str, ...]) -> str:
    return ids[0].split(":")[1] if ids else ""


class _Taken:
    """Spans that already belong to a mention."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing stands there yet."""
        place = bisect_left(self._spans, (start, end))
        before = self._spans[place - 1] if place else None
        after = self._spans[place] if place < len(self._spans) else None
        return (before is None or before[1] <= start) and (after is None or after[0] >= end)

    def take(self, start: int, end: int) -> bool:
        """Claim a span; False where it is not free."""
        if not self.is_free(start, end):
            return False
        insort(self._spans, (start, end))
        return True
