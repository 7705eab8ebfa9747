"""The two-column table of a consolidation: every paragraph of the text, and where its words come from."""

from collections.abc import Sequence

from accord.core.texts.provenance import SourceRow
from accord.documents.model import Colophon, Column, Document, Letterhead, Paragraph, Row, Table, Words, words
from accord.documents.text_phrases import text_phrase
from accord.documents.text_runs import marked


def text_and_source_document(
    title: str,
    rows: Sequence[SourceRow],
    *,
    language: str,
    colophon: Colophon,
    letterhead: Letterhead | None = None,
) -> Document:
    """The table with words changed since the source marked; a paragraph taken from nowhere is said to be new and not marked."""
    columns = (Column(words(text_phrase("text", language)), 3), Column(words(text_phrase("source", language)), 1))
    lines = tuple(Row(((Paragraph(_words(row)),), (Paragraph(words(row.source(language))),))) for row in rows)
    table = Table(columns, lines, title)
    blocks = (Paragraph(words(text_phrase("marks", language))), table)
    return Document(title, language, blocks, colophon, letterhead or Letterhead(), landscape=False)


def _words(row: SourceRow) -> Words:
    if row.is_new:
        return words("".join(run.text for run in row.runs))
    return marked(row.runs)
