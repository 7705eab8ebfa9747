"""A document as tagged PDF (PDF/UA-1), set by Typst with the fonts that it carries: no network, the same bytes each time."""

from datetime import UTC, datetime, time
from typing import Any, Final

import typst

from accord.core.errors import Invalid
from accord.documents.model import Document
from accord.documents.typst_source import typst_source

#: What a defect of Typst is raised as; it is no Exception. All that were seen are of headings of rows.
_PANIC: Final = "PanicException"
_Standards = list[Any]  # names of standards; the stub of typst wants each as a literal
#: Whether only the carried fonts are used, and the standard that the file claims.
_ATTEMPTS: Final[tuple[tuple[bool, _Standards], ...]] = ((True, ["ua-1"]), (False, ["ua-1"]), (False, []))


def pdf_bytes(document: Document) -> bytes:
    """The file. Its dates are the day that the document is as of, so that two runs give the same bytes.

    A text with signs that the carried fonts lack (藏羚羊) is set with fonts of the machine; where these lack them too, the
    file is tagged all the same but does not claim PDF/UA-1, which forbids an unreadable sign (and some more that a builder
    can't promise, as that no heading is empty).
    """
    try:
        return _set(document, typst_source(document))
    except BaseException as problem:
        if type(problem).__name__ != _PANIC:
            raise
    return _set(document, typst_source(document, plain_headings=True))


def _set(document: Document, source: str) -> bytes:
    made = datetime.combine(document.colophon.as_of, time(), tzinfo=UTC)
    for own_fonts_only, standards in _ATTEMPTS:
        try:
            return typst.compile(
                source.encode(),
                format="pdf",
                ignore_system_fonts=own_fonts_only,
                pdf_standards=standards,
                timestamp=made,
            )
        except typst.TypstError as problem:
            if not standards:
                raise Invalid(f"the document can't be set as PDF: {problem.message}") from problem
    raise AssertionError("the last attempt returns or raises")
