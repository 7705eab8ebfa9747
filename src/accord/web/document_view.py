"""A document of the register as a page shows it before it is taken along: the same blocks that become DOCX, PDF and HTML."""

from dataclasses import dataclass

from django.http import HttpResponse

from accord.core.errors import NotFound
from accord.documents.model import (
    Annex,
    Cell,
    Colophon,
    Document,
    Footnote,
    Heading,
    Item,
    Numbered,
    Paragraph,
    Run,
    Table,
    Words,
)
from accord.journal.queries import seal
from accord.web.questions import today

#: Ending -> content type of what is taken along.
FILES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block: `kind` is that of the model; paragraphs have `runs`, tables a head and rows of cells of paragraphs of runs."""

    kind: str
    runs: tuple[Run, ...] = ()
    label: str = ""
    head: tuple[tuple[Run, ...], ...] = ()
    rows: tuple[tuple[bool, tuple[tuple[tuple[Run, ...], ...], ...]], ...] = ()
    caption: str = ""


def shown_blocks(document: Document) -> list[ShownBlock]:
    """The blocks in their order, with the numbers that the writers print."""
    made: list[ShownBlock] = []
    counts = [0, 0, 0]
    for block in document.blocks:
        match block:
            case Heading():
                made.append(ShownBlock("heading", _runs(block.text)))
            case Numbered():
                counts[block.level] += 1
                counts[block.level + 1 :] = [0] * (len(counts) - block.level - 1)
                made.append(
                    ShownBlock(f"numbered level-{block.level}", _runs(block.text), _number(block.level, counts))
                )
            case Paragraph() | Item():
                made.append(ShownBlock("paragraph", _runs(block.text)))
            case Annex():
                made.append(ShownBlock("heading", _runs(block.title), block.label))
            case Table():
                head = tuple(_runs(column.head) for column in block.columns)
                rows = tuple((row.heading, tuple(_cell(cell) for cell in row.cells)) for row in block.rows)
                made.append(ShownBlock("table", head=head, rows=rows, caption=block.caption))
    return made


def colophon() -> Colophon:
    """Where a document of today comes from: the day and the last entry of the journal."""
    head = seal()
    return Colophon(today(), journal_number=head.number, journal_hash=head.hash)


def taken_along(document: Document, ending: str, name: str) -> HttpResponse:
    """The document as a file. Raises NotFound for another ending than those in FILES."""
    from accord.documents.writing import document_bytes  # noqa: PLC0415  (the writers take their time to load)

    if ending not in FILES:
        raise NotFound(f"there is no download “.{ending[:20]}” (there are {', '.join(FILES)})")
    response = HttpResponse(document_bytes(document, f".{ending}"), content_type=FILES[ending])
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _number(level: int, counts: list[int]) -> str:
    number = counts[level]
    if level == 0:
        return f"{number}."
    return f"{chr(ord('a') + (number - 1) % 26)})" if level == 1 else f"{'i' * number if number < 4 else number})"


def _cell(cell: Cell) -> tuple[tuple[Run, ...], ...]:
    return tuple(_runs(block.text) for block in cell)


def _runs(words: Words) -> tuple[Run, ...]:
    """The runs, footnotes in brackets behind the words that they belong to."""
    runs: list[Run] = []
    for each in words:
        if isinstance(each, Footnote):
            runs += [Run(" ["), *(run for run in each.text if isinstance(run, Run)), Run("]")]
        else:
            runs.append(each)
    return tuple(runs)
