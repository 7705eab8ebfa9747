"""What a document says, apart from how it is written: the writers (DOCX, PDF, HTML) take this and nothing else.

A builder (progress report, agenda, response matrix, …) makes a `Document` of blocks; `writing.write_document` writes it.
Texts are written as they are to be read in `Document.language`; a writer adds only what a reader of its format expects.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum


class Mark(Enum):
    """How a run stands in an amendment: the conventions underline what is new and strike out what goes."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one kind; a line break in `text` is one on paper.

    `href` is the address of the evidence or page that the words lead to: http, https or mailto, or `#anchor` within the
    document; a writer prints the words of any other without a link. `language` is stated where it is not the document's
    (the English text of an activity in a French paper), so that a screen reader and a spelling check know.
    """

    text: str
    italic: bool = False
    bold: bool = False
    href: str = ""
    mark: Mark = Mark.KEPT
    language: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the page; its number is the writer's."""

    text: "Words"


Inline = Run | Footnote
Words = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; `anchor` is what a link inside the document leads to."""

    text: Words
    level: int = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without a number."""

    text: Words
    keep_with_next: bool = False
    """It says what follows (“The Committee is invited to:”) and is not parted from it."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered paragraph: 1., 2., … on level 0, a), b), … on level 1, i), ii), … on level 2.

    Numbers are the writer's. They run through the paper, and through each annex anew; those of levels 1 and 2 begin anew
    under each paragraph above. `anchor` is what a link inside the document leads to.
    """

    text: Words
    level: int = 0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list without numbers; one that follows a numbered paragraph stands under it."""

    text: Words
    level: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, and its share of the width (shares of a table need not add up to anything)."""

    head: Words
    share: float = 1.0


CellBlock = Paragraph | Item
Cell = tuple[CellBlock, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; one with `heading` has a single cell that runs over all columns (a species, a theme).

    `level` is how deep a heading row stands: 1 for a theme, 2 for a species within it.
    """

    cells: tuple[Cell, ...]
    heading: bool = False
    level: int = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on every page. Long cells may run over a page; heading rows stay with the next."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """What follows is an annex: a new page with `label` (“Annex 1”) at the right and `title` as a heading of level 1."""

    label: str
    title: Words
    landscape: bool = False
    anchor: str = ""


Block = Heading | Paragraph | Numbered | Item | Table | Annex


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The top of a committee paper. `bodies` are the names of the conventions, `meeting` its title, `venue` place and days."""

    bodies: tuple[str, ...] = ()
    meeting: str = ""
    venue: str = ""
    symbol: str = ""
    agenda: tuple[str, ...] = ()
    """The headings of the agenda that the paper stands under, the outermost first."""
    distribution: str = ""
    original: str = ""
    """The language it was written in, as the paper prints it."""


@dataclass(frozen=True, slots=True)
class Colophon:
    """Where a document comes from: the day its content is as of, its sources, and the last entry of the journal it saw."""

    as_of: date
    sources: tuple[Words, ...] = ()
    journal_number: int | None = None
    journal_hash: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document in one language (`en`, `fr` or `es`)."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    colophon: Colophon
    letterhead: Letterhead = field(default_factory=Letterhead)
    landscape: bool = False


def words(text: str, *, italic: bool = False, bold: bool = False, href: str = "") -> Words:
    """Plain text as words of a document; none for an empty text."""
    return (Run(text, italic=italic, bold=bold, href=href),) if text else ()
