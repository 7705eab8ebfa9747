"""What every document prints of itself, in every format: its letterhead, its day, its sources, the journal."""

from collections.abc import Iterator

from accord.documents.model import Block, Document, Heading, Item, Letterhead, Paragraph, words
from accord.documents.phrases import phrase, printed_date

ABOUT = "about-this-document"


def colophon_blocks(document: Document) -> tuple[Block, ...]:
    """The closing section: as of which day, which entry of the journal, which sources."""
    language, colophon = document.language, document.colophon
    lines = [phrase("as_of", language, day=printed_date(colophon.as_of, language))]
    if colophon.journal_number is not None:
        number = f"{colophon.journal_number}"
        lines.append(phrase("journal", language, number=number, hash=colophon.journal_hash))
    else:
        lines.append(phrase("journal_empty", language))
    blocks: list[Block] = [
        Heading(words(phrase("about", language)), level=2, anchor=ABOUT),
        Paragraph(words(" ".join(lines))),
        Paragraph(words(phrase("prepared_with", language))),
    ]
    if colophon.sources:
        blocks.append(Heading(words(phrase("sources", language)), level=3))
        blocks += [Item(source) for source in colophon.sources]
    return tuple(blocks)


def letterhead_lines(letterhead: Letterhead) -> Iterator[tuple[str, str]]:
    """The lines of the letterhead from top to bottom, each with what it is; those that say nothing are left out."""
    lines = (
        ("original", letterhead.original),
        ("symbol", letterhead.symbol),
        ("distribution", letterhead.distribution),
        *(("body", body) for body in letterhead.bodies),
        ("meeting", letterhead.meeting),
        ("venue", letterhead.venue),
        *(("agenda", line) for line in letterhead.agenda),
    )
    return ((kind, line) for kind, line in lines if line)
