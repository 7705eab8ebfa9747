"""A document that needs everything a template may have to give: every style, lists on every level, notes, a turned annex."""

from datetime import date

from accord.documents.model import (
    Annex,
    Block,
    Colophon,
    Column,
    Document,
    Footnote,
    Heading,
    Item,
    Letterhead,
    Numbered,
    Paragraph,
    Row,
    Table,
    words,
)


def trial_document(language: str = "en") -> Document:
    """The document; its words say what they are."""
    note = (
        Footnote(
            (*words("A note with "), *words("a link", href="https://example.org")),
        ),
    )
    blocks: list[Block] = [Heading(words(f"Heading {level}"), level=level) for level in (1, 2, 3, 4)]
    blocks += [Numbered(words(f"Numbered paragraph, level {level}"), level=level) for level in (0, 1, 2)]
    blocks += [Item(words(f"Point, level {level}"), level=level) for level in (0, 1, 2, 3)]
    blocks += [
        Paragraph((*words("A paragraph with a note."), *note)),
        Table(
            (Column(words("Column")), Column(words("Column"))),
            (
                Row(((Paragraph(words("Heading of rows")),),), heading=True),
                Row(((Paragraph(words("Cell")), Item(words("point"))), (Paragraph(words("Cell")),))),
            ),
            "A table",
        ),
        Annex("Annex 1", words("A turned annex"), landscape=True),
        Paragraph(words("Its text.")),
    ]
    return Document(
        "A paper to try a template with",
        language,
        tuple(blocks),
        Colophon(date(2000, 1, 1)),
        Letterhead(
            bodies=("A convention",),
            meeting="A meeting",
            venue="A place",
            symbol="X1 Doc. 1",
            agenda=("An item",),
            distribution="General",
            original="Original language: English",
        ),
    )
