"""Writes a document in the format that the name of the file asks for: .docx, .pdf or .html."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from accord.core.errors import Invalid
from accord.documents.model import Document, Table

Template = Path | None


def document_bytes(document: Document, ending: str, *, template: Template = None, tracked: bool = False) -> bytes:
    """The document as the file it would be; `ending` is `.docx`, `.pdf` or `.html`.

    `template`: a .docx whose styles and letterhead are used (DOCX only). `tracked`: what is inserted and deleted becomes
    tracked changes that a word processor accepts or rejects, instead of underlined and struck through (DOCX only).
    Raises Invalid: no such format, a template that can't be used, a table whose rows don't fit its columns.
    """
    write = _writer(Path(f"document{ending}"))
    _check_tables(document)
    return write(document, template, tracked)


def write_document(document: Document, path: Path, *, template: Template = None, tracked: bool = False) -> None:
    """Write the file whole or not at all: what was there before stays until the new file is complete.

    Options as for `document_bytes`. Raises Invalid, naming the file, when it can't be written.
    """
    check_ending(path, template=template)
    write_whole(path, document_bytes(document, path.suffix.lower(), template=template, tracked=tracked))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises Invalid, naming it, when it can't be written."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", dir=path.parent)
    except OSError as problem:
        raise _unwritten(path, problem) from None
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        draft.chmod(0o666 & ~mask)  # as any file that a program writes; mkstemp makes it private
        draft.replace(path)
    except OSError as problem:
        raise _unwritten(path, problem) from None
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _unwritten(path: Path, problem: OSError) -> Invalid:
    return Invalid(f"cannot be written: {(problem.strerror or 'no reason given').lower()}", place=str(path))


def check_ending(path: Path, *, template: Template = None) -> None:
    """Raises Invalid, before any work is done, when no writer knows the ending, or the template isn't for it."""
    _writer(path)
    if template is not None and path.suffix.lower() != ".docx":
        raise Invalid("a template is for .docx", place=str(path))


def _docx(document: Document, template: Template, tracked: bool) -> bytes:
    from accord.documents.docx_writer import docx_bytes  # noqa: PLC0415 - word processing is slow to import

    return docx_bytes(document, template=template, tracked=tracked)


def _pdf(document: Document, template: Template, tracked: bool) -> bytes:
    from accord.documents.pdf_writer import pdf_bytes  # noqa: PLC0415 - 85 MB that the other formats do without

    del template, tracked
    return pdf_bytes(document)


def _html(document: Document, template: Template, tracked: bool) -> bytes:
    from accord.documents.html_page import html_page  # noqa: PLC0415 - as the others

    del template, tracked
    return html_page(document).encode()


#: Ending of the file name -> writer.
WRITERS: Mapping[str, Callable[[Document, Template, bool], bytes]] = MappingProxyType(
    {".docx": _docx, ".pdf": _pdf, ".html": _html}
)


def _writer(path: Path) -> Callable[[Document, Template, bool], bytes]:
    found = WRITERS.get(path.suffix.lower())
    if found is None:
        raise Invalid(f"no format has this ending; write to one of {', '.join(sorted(WRITERS))}", place=str(path))
    return found


def _check_tables(document: Document) -> None:
    for table in document.blocks:
        if not isinstance(table, Table):
            continue
        for number, row in enumerate(table.rows, start=1):
            most = 1 if row.heading else len(table.columns)
            if not 1 <= len(row.cells) <= most:
                place = f"table {table.caption!r}, row {number}"
                raise Invalid(f"has {len(row.cells)} cells for {most} columns", place=place)
