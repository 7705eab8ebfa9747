"""Writes a document for a command: with the day, and the entry of the journal that it saw."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from accord.documents.model import Colophon, Document

out_option = click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write: .docx, .pdf or .html.",
)


def colophon_of(on: date) -> "Colophon":
    """As of a day, with number and hash of the last entry of the journal."""
    from accord.documents.model import Colophon
    from accord.journal.queries import seal

    last = seal()
    return Colophon(on, journal_number=last.number or None, journal_hash=last.hash if last.number else "")


def write(document: "Document", out: Path, *, tracked: bool = False) -> None:
    """Write it and say so. Raises Invalid (an ending that no writer knows, a file that can't be written)."""
    from accord.documents.writing import write_document

    write_document(document, out, tracked=tracked)
    click.echo(f"{out}: {document.title}")


def today() -> date:
    """The day in UTC."""
    return datetime.now(UTC).date()
