"""The agenda of a meeting as a document: its items in order, with the documents before them and who leads."""

from collections.abc import Sequence
from dataclasses import dataclass

from accord.documents.meeting_names import MeetingNames
from accord.documents.model import (
    Block,
    Colophon,
    Column,
    Document,
    Inline,
    Letterhead,
    Paragraph,
    Row,
    Table,
    Words,
    words,
)
from accord.documents.phrases import phrase


@dataclass(frozen=True, slots=True)
class Paper:
    """A document before an item; `url` is where it is read."""

    symbol: str
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """An item of an agenda; `depth` is 0 at the top, `number` empty for a heading that groups items."""

    number: str
    title: str
    depth: int = 0
    lead: str = ""
    papers: tuple[Paper, ...] = ()
    note: str = ""


def agenda_document(
    meeting: MeetingNames,
    points: Sequence[Point],
    *,
    language: str,
    colophon: Colophon,
    letterhead: Letterhead | None = None,
    provisional: bool = False,
) -> Document:
    """The agenda in a language. Without a letterhead it has the title of the meeting, its place and days."""
    title = phrase("provisional_agenda" if provisional else "agenda_of", language)
    blocks: list[Block] = []
    if points:
        columns = (
            Column(words(phrase("item", language)), 1.0),
            Column(words(phrase("subject", language)), 5.0),
            Column(words(phrase("documents", language)), 3.0),
            Column(words(phrase("lead", language)), 2.0),
        )
        blocks.append(Table(columns, tuple(_row(each) for each in points)))
    else:
        blocks.append(Paragraph(words(phrase("no_items", language))))
    return Document(title, language, tuple(blocks), colophon, letterhead or head_of(meeting))


def head_of(meeting: MeetingNames, *, bodies: tuple[str, ...] = (), symbol: str = "") -> Letterhead:
    """The letterhead of a paper of a meeting."""
    return Letterhead(bodies=bodies, meeting=meeting.title, venue=meeting.venue, symbol=symbol)


def named_papers(papers: Sequence[Paper]) -> Words:
    """Documents by symbol (or title), each leading to where it is read."""
    made: list[Inline] = []
    for each in papers:
        made += [*words("; " if made else ""), *words(each.symbol or each.title, href=each.url)]
    return tuple(made)


def _row(point: Point) -> Row:
    title = words(point.title, bold=point.depth == 0)
    if not point.number and not point.papers and not point.lead:
        return Row(((Paragraph(words(point.title)),),), heading=True)
    subject = [Paragraph(title)]
    if point.note:
        subject.append(Paragraph(words(point.note, italic=True)))
    lead = (Paragraph(words(point.lead)),)
    return Row(((Paragraph(words(point.number)),), tuple(subject), (Paragraph(named_papers(point.papers)),), lead))
