"""Every reference to a numbered text: where it stands, which texts it means, and what told so.

clean -> find the forms -> whose text each is -> pinpoints -> “this Decision” and its like -> titles. What cannot be right is
reported and not repaired: such a mention has a `problem`, and no identifier where none is sure.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from accord.core.texts.addresses import addresses
from accord.core.texts.anaphora import Named, Paragraphs, Speaking, anaphors
from accord.core.texts.attribution import Attribution, Ground, attribute
from accord.core.texts.bare import Bare, bare_numbers
from accord.core.texts.bodies import BY_ID, Shape, issuer_of
from accord.core.texts.clean import Cleaned, clean
from accord.core.texts.impossible import Paper, impossible, paper_of
from accord.core.texts.numbers import Number
from accord.core.texts.pinpoints import pinpoint
from accord.core.texts.references import Reference, called, listed_by_conf, notifications, nouns, references
from accord.core.texts.sentences import Context
from accord.core.texts.symbols import symbols
from accord.core.texts.titles import by_title, titles_given


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


def cite(text: str, issuer: str | None = None, titles: Mapping[str, str] | None = None) -> list[Mention]:
    """All references in a text (plain or Markdown), in its order.

    `issuer`: the body whose document it is; else the first page is asked. `titles`: titles of texts that a register knows, with
    their identifiers; “the Resolution on <title>” then means that text, as it does where the paper itself gave title and number.
    A press release without numbers gives an empty list. Never fails, whatever the text.
    """
    cleaned = clean(text)
    body = issuer or issuer_of(cleaned.text)
    context = Context(cleaned.text)
    paper = paper_of(cleaned.text)
    starts = nouns(cleaned.text)
    found, bare = _explicit(context, body, paper, starts)
    found += _anaphoric(context, found, _speaking(context, body, found, bare), starts)
    found += _titled(context, cleaned, found, titles or {}, starts)
    mentions = [_mention(each, cleaned) for each in found]
    mentions += _addresses(text, mentions)
    return sorted(mentions, key=lambda mention: (mention.start, mention.end))


def _explicit(
    context: Context, issuer: str | None, paper: Paper | None, starts: list[int]
) -> tuple[list[_Found], list[Bare]]:
    """Symbols first, since they hold words that look like references; then references; each place belongs to one."""
    found: list[_Found] = []
    taken = _Taken()
    for symbol in symbols(context.text, issuer, lambda: context.bodies):
        if taken.take(symbol.start, symbol.end):
            kind = called(context.text, symbol.start) or _kind(symbol.ids)
            found.append(_Found(symbol.start, symbol.end, symbol.ids, kind, problem=symbol.problem))
    for start, end, numbers in notifications(context.text, starts):
        dashed = issuer is None and "-" in context.text[start:end]  # 2008-153 is how the CBD numbers them
        body = "cbd" if dashed else issuer if issuer in ("cms", "cbd") else "cites"
        if taken.take(start, end):
            found.append(_Found(start, end, tuple(f"{body}:notif:{number}" for number in numbers), "notif"))
    named, cited = _named(context, issuer, paper, taken, starts)
    bare = list(bare_numbers(context.text, issuer, cited))
    for each in bare:
        if taken.take(each.start, each.end):
            ids = tuple(_identifier(issuer or "", each.kind, number) for number in each.numbers.numbers)
            found.append(_Found(each.start, each.end, ids, each.kind, problem=each.numbers.problem))
    return sorted((*found, *named), key=lambda each: each.start), bare


def _named(
    context: Context, issuer: str | None, paper: Paper | None, taken: "_Taken", starts: list[int]
) -> tuple[list[_Found], set[str]]:
    """The references by noun and number, and the numbers of decisions of `issuer` among them."""
    found: list[_Found] = []
    before: tuple[Reference, Attribution] | None = None
    cited: set[str] = set()
    for reference in sorted(
        (*references(context.text, starts), *listed_by_conf(context.text)), key=lambda each: each.start
    ):
        if not taken.is_free(reference.start, reference.end):
            continue
        attribution = attribute(reference, context, issuer, before)
        before = (reference, attribution)
        made = _of_reference(reference, attribution, paper)
        if made is not None and taken.take(made.start, made.end):
            found.append(made)
            if reference.kind == "dec" and attribution.body == issuer:
                cited.update(number.canonical for number in reference.numbers)
    return found, cited


def _of_reference(reference: Reference, attribution: Attribution, paper: Paper | None) -> _Found | None:
    first, last = reference.numbers[0], reference.numbers[-1]
    body = attribution.body
    end = reference.end
    if body in _LETTERED and last.letter:
        end = last.letter_end
    span = (reference.start, end)
    if first.shape in _COUNTED_THROUGH:
        return _plainly_numbered(reference, attribution)
    if body is None:
        said = "nothing tells whose text this is" if first.shape and not attribution.foreign else ""
        return _Found(*span, (), reference.kind, problem=said) if said else None
    wrong = next((number for number in reference.numbers if not _could_be(body, reference.kind, number)), None)
    if wrong is not None:
        return _Found(*span, (), reference.kind, problem=f"{body.upper()} has no such number as {wrong.canonical}")
    ids = tuple(_identifier(number.body or body, reference.kind, number) for number in reference.numbers)
    problem = reference.problem or next(
        filter(None, (impossible(body, reference.kind, number, paper) for number in reference.numbers)), ""
    )
    return _Found(*span, ids, reference.kind, problem=problem)


def _could_be(body: str, kind: str, number: Number) -> bool:
    if number.shape is None or number.body or not BY_ID[body].numbered:
        return True
    return BY_ID[body].can_number(kind, number.shape, number.session)


_COUNTED_THROUGH = (Shape.PLAIN, Shape.YEARED, Shape.THROUGH, Shape.DASHED)
_LETTERED = ("unga", "ecosoc")  # “57/270 B” is a resolution of its own; elsewhere the letter is a part


def _plainly_numbered(reference: Reference, attribution: Attribution) -> _Found | None:
    """“Resolution 6” at UNEA-6 is 6/6; “Resolution 2195 (2014)” of the Security Council is 2195."""
    body = attribution.body
    guessed = attribution.ground is Ground.DOCUMENT and reference.numbers[0].shape is Shape.PLAIN
    if body is None or guessed or not all(_could_be(body, reference.kind, number) for number in reference.numbers):
        return None
    if body == "unea" and attribution.session is None:
        return None
    before = f"{attribution.session}/" if body == "unea" else ""
    ids = tuple(f"{body}:{reference.kind}:{before}{number.canonical}" for number in reference.numbers)
    return _Found(reference.start, reference.end, ids, reference.kind)


def _identifier(body: str, kind: str, number: Number) -> str:
    letter = number.letter if body in _LETTERED else ""
    return f"{body}:{kind}:{number.canonical}{letter}" + (f"@{number.revision}" if number.revision else "")


def _anaphoric(context: Context, found: list[_Found], speaking: list[Speaking], starts: list[int]) -> list[_Found]:
    named = [Named(each.start, each.end, each.kind, each.ids) for each in found if each.ids]
    made = anaphors(context.text, starts, named, speaking, Paragraphs(context.paragraph_starts))
    taken = [each.start for each in found]
    return [
        _Found(start, end, ids, via=Via.ANAPHORA)
        for start, end, ids in made
        if bisect_left(taken, start) == bisect_left(taken, end)  # “recalling that Resolution VII.9” is no anaphor
    ]


def _titled(
    context: Context, cleaned: Cleaned, found: list[_Found], known: Mapping[str, str], starts: list[int]
) -> list[_Found]:
    numbered = [(each.start, each.end, each.kind, each.ids[0]) for each in found if len(each.ids) == 1]
    given = titles_given(cleaned, numbered)
    if not given and not known:
        return []
    taken = sorted((each.start, each.end) for each in found)
    made: list[_Found] = []
    for start, end, id_ in by_title(context.text, starts, given, known):
        place = bisect_right(taken, (end, 0)) - 1
        if place < 0 or taken[place][1] <= start:
            made.append(_Found(start, end, (id_,), via=Via.TITLE))
    return made


def _speaking(context: Context, issuer: str | None, found: list[_Found], bare: list[Bare]) -> list[Speaking]:
    """The texts that are themselves before us: the document, where its head is its number; decisions under their numbers."""
    speaking: list[Speaking] = []
    head = next((each for each in found if each.ids and each.kind in ("res", "dec", "rec")), None)
    if head is not None and _heads(context.text, head):
        speaking.append(Speaking(0, len(context.text), head.kind, head.ids[0]))
    for each in bare:
        if len(each.numbers.numbers) == 1:
            id_ = _identifier(issuer or "", each.kind, each.numbers.numbers[0])
            speaking.append(Speaking(each.start, each.text_end, each.kind, id_))
    return speaking


_HEAD = 900


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
    """Web addresses of texts, but not the target of a link whose words are that reference already."""
    found = list(addresses(text))
    if not found:
        return []
    by_start = sorted((mention.start, mention.end, mention.ids) for mention in mentions)
    starts = [start for start, _, _ in by_start]
    made: list[Mention] = []
    for start, end, id_ in found:
        place = bisect_right(starts, start)
        if place and by_start[place - 1][1] > start:
            continue
        hidden = text[max(0, start - 2) : start] == "](" or text[max(0, start - 6) : start].endswith(
            ("href=", 'href="', "href='")
        )
        if hidden and any(
            work(id_) in map(work, ids)
            for at, until, ids in by_start[max(0, place - 1) : place + 1]
            if start - until < _LINKED and at - end < _LINKED
        ):
            continue
        made.append(Mention(start, end, text[start:end], (id_,), Via.URL))
    return made


_LINKED = 80


def work(id_: str) -> str:
    """An identifier without its revision."""
    return id_.partition("@")[0]


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
