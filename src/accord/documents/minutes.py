"""The minutes of a meeting as a document: who took part, what came of each item, and the action points as they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from accord.core.dates import ImpreciseDate
from accord.documents.agenda import Point, head_of, named_papers
from accord.documents.meeting_names import MeetingNames
from accord.documents.model import (
    Annex,
    Block,
    Colophon,
    Column,
    Document,
    Heading,
    Item,
    Letterhead,
    Numbered,
    Paragraph,
    Row,
    Table,
    Words,
    words,
)
from accord.documents.phrases import phrase, printed_date, printed_when

ACTION_POINTS = "action-points"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who took part: a person, a body, or a person for a body; `through` is who attended in its place."""

    name: str
    body: str = ""
    capacity: str = ""
    through: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """An outcome: the verb of the record (`noted`, `agreed`, …), its text, who is to act and by when."""

    kind: str
    text: str
    owner: str = ""
    due: ImpreciseDate | None = None


@dataclass(frozen=True, slots=True)
class Minuted:
    """An item with what came of it. An item without a title stands for what came up under none."""

    point: Point | None
    decided: tuple[Decided, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionPoint:
    """Something that somebody is to do; `status` is open, overdue, done, verified, or unknown."""

    text: str
    owner: str = ""
    due: ImpreciseDate | None = None
    status: str = "open"
    outcome: str = ""
    verified_by: str = ""
    verified_on: date | None = None


def minutes_document(
    meeting: MeetingNames,
    minuted: Sequence[Minuted],
    *,
    language: str,
    colophon: Colophon,
    participants: Sequence[Participant] = (),
    action_points: Sequence[ActionPoint] = (),
    letterhead: Letterhead | None = None,
) -> Document:
    """The minutes in a language, with the action points as an annex."""
    blocks: list[Block] = [Heading(words(phrase("participants", language)))]
    if participants:
        blocks += [Item(_participant(each, language)) for each in participants]
    else:
        blocks.append(Paragraph(words(phrase("no_participants", language))))
    blocks.append(Heading(words(phrase("proceedings", language))))
    for each in minuted:
        blocks += _minuted(each, language)
    if not minuted:
        blocks.append(Paragraph(words(phrase("no_items", language))))
    blocks += _action_points(action_points, language)
    title = phrase("minutes_of", language)
    return Document(title, language, tuple(blocks), colophon, letterhead or head_of(meeting))


def _participant(one: Participant, language: str) -> Words:
    parts = [part for part in (one.name, one.body, one.capacity) if part]
    if one.through:
        parts.append(phrase("on_behalf", language, body=one.through))
    return words(", ".join(parts))


def _minuted(one: Minuted, language: str) -> Iterator[Block]:
    point = one.point
    if point is None:
        yield Heading(words(phrase("without_item", language)), level=2)
    else:
        level = 2 if point.depth == 0 else 3
        yield Heading(words(f"{point.number} {point.title}".strip()), level=level)
        if point.papers:
            label = f"{phrase('documents', language)}{phrase('colon', language)}"
            yield Paragraph((*words(label), *named_papers(point.papers)))
    for each in one.decided:
        verb = f"{phrase(f'outcome.{each.kind}', language)}{phrase('colon', language)}"
        tail = _to_act(each, language)
        yield Numbered((*words(verb, bold=True), *words(each.text), *words(f" ({tail})" if tail else "")))
    if not one.decided and point is not None and point.number:
        yield Paragraph(words(phrase("no_outcome", language), italic=True))


def _to_act(one: Decided, language: str) -> str:
    colon = phrase("colon", language)
    parts = [f"{phrase('owner', language)}{colon}{one.owner}"] if one.owner else []
    if one.due:
        parts.append(f"{phrase('due', language)}{colon}{printed_when(one.due, language)}")
    return "; ".join(parts)


def _action_points(points: Sequence[ActionPoint], language: str) -> Iterator[Block]:
    title = words(phrase("action_points", language))
    yield Annex(phrase("annex", language), title, anchor=ACTION_POINTS)
    if not points:
        yield Paragraph(words(phrase("no_action_points", language)))
        return
    columns = (
        Column(words("#"), 0.6),
        Column(words(phrase("action", language)), 6.0),
        Column(words(phrase("owner", language)), 2.4),
        Column(words(phrase("due", language)), 2.0),
        Column(words(phrase("status", language)), 2.4),
    )
    yield Table(columns, tuple(_point(number, each, language) for number, each in enumerate(points, start=1)))


def _point(number: int, one: ActionPoint, language: str) -> Row:
    status = phrase(f"point.{one.status}", language)
    if one.verified_by and one.verified_on:
        day = printed_date(one.verified_on, language)
        status = f"{status}: {phrase('verified_by', language, person=one.verified_by, day=day)}"
    text = [Paragraph(words(one.text))]
    if one.outcome:
        text.append(Paragraph(words(one.outcome, italic=True)))
    due = printed_when(one.due, language) if one.due else phrase("no_date", language)
    cells = (str(number), "", one.owner or phrase("nobody", language), due, status)
    row = [(Paragraph(words(cell)),) for cell in cells]
    return Row((row[0], tuple(text), *row[2:]))
