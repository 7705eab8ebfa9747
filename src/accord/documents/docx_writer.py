"""A document as .docx, through a template that a secretariat edits: its styles, its page, its letterhead."""

import copy
import io
import zipfile
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Final

import jinja2
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import XMLSyntaxError

from accord.core.errors import Invalid
from accord.documents.cells import for_xml
from accord.documents.colophon import colophon_blocks
from accord.documents.docx_blocks import Body
from accord.documents.docx_elements import element
from accord.documents.docx_package import Links, Lists, Notes, Styles
from accord.documents.docx_text import Text
from accord.documents.links import places
from accord.documents.model import Document
from accord.documents.phrases import locale, phrase, printed_date
from accord.documents.template import FIELDS, template_bytes

_CONTENT: Final = "\ue0f0content\ue0f1"  # stands for the content while the fields of the template are filled in
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the zero of ZIP: two runs give the same bytes


def docx_bytes(document: Document, *, template: Path | None = None, tracked: bool = False) -> bytes:
    """The file, through `template` or the built-in one.

    Raises Invalid: the template is no .docx, names a field that there is not, has no place for the content, or lacks a
    style that this document needs (each is named).
    """
    place = str(template) if template else ""
    paper = _filled(document, _read(template), place)
    marker = _marker(paper, place)
    body = paper.element.body
    section = body.find(qn("w:sectPr"))
    if section is None or section.find(qn("w:pgSz")) is None or section.find(qn("w:pgMar")) is None:
        raise Invalid("the template has no page: neither size nor margins are set", place=place)
    blocks = (*document.blocks, *colophon_blocks(document))
    styles = Styles(paper)
    text = Text(styles, Notes(paper), Links(), paper.part, document.language, tracked, places(blocks))
    writer = Body(text, Lists(paper, styles), section, document.landscape)
    for each in writer.elements(blocks):
        marker.addprevious(each)
    if styles.wanting:
        raise Invalid(f"the template lacks these styles: {', '.join(styles.wanting)}", place=place)
    body.remove(marker)
    body.replace(section, copy.deepcopy(writer.final_section()))
    _describe(paper, document)
    stream = io.BytesIO()
    paper.save(stream)
    return _same_each_time(stream.getvalue())


def _read(template: Path | None) -> io.BytesIO:
    if template is None:
        return io.BytesIO(template_bytes())
    try:
        content = template.read_bytes()
    except OSError as problem:
        raise Invalid(f"cannot be read: {(problem.strerror or '').lower()}", place=str(template)) from None
    return io.BytesIO(content)


def _filled(document: Document, template: io.BytesIO, place: str) -> Any:
    """The template with the fields of its letterhead filled in."""
    head, language = document.letterhead, document.language
    values = {
        "content": _CONTENT,
        "title": document.title,
        "bodies": "\n".join(head.bodies),
        "meeting": head.meeting,
        "venue": head.venue,
        "symbol": head.symbol,
        "agenda": "\n".join(head.agenda),
        "distribution": head.distribution,
        "original": head.original,
        "language": language,
        "as_of": phrase("as_of", language, day=printed_date(document.colophon.as_of, language)),
        "page": phrase("page", language),
    }
    clean = {key: for_xml(value) for key, value in values.items()}
    environment = SandboxedEnvironment(undefined=jinja2.StrictUndefined, autoescape=True)
    try:
        made = DocxTemplate(template)
        made.render(clean, environment, autoescape=True)
    except jinja2.UndefinedError as problem:
        known = ", ".join(FIELDS)
        raise Invalid(
            f"the template has a field that there is not: {problem.message}; there are {known}", place=place
        ) from None
    except jinja2.TemplateError as problem:
        raise Invalid(f"the template can't be filled in: {problem.message}", place=place) from None
    except (zipfile.BadZipFile, KeyError, ValueError, XMLSyntaxError, OpcError):
        raise Invalid("is not a Word document (.docx)", place=place) from None
    return made.docx


def _marker(paper: Any, place: str) -> Any:
    for paragraph in paper.element.body.iterchildren(qn("w:p")):
        if "".join(each.text or "" for each in paragraph.iter(qn("w:t"))).strip() == _CONTENT:
            return paragraph
    raise Invalid(
        "the template has no paragraph {{ content }} of its own, so there is no place for the paper", place=place
    )


def _describe(paper: Any, document: Document) -> None:
    """Language for spelling and reading aloud, and the properties that a file carries."""
    tag = locale(document.language)
    for root in (paper.styles.element, paper.part.numbering_part.element):
        for each in root.iter(qn("w:lang")):
            each.set(qn("w:val"), tag)
    defaults = paper.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None and defaults.find(qn("w:lang")) is None:
        defaults.append(element("lang", val=tag))
    properties = paper.core_properties
    made = datetime.combine(document.colophon.as_of, time(), tzinfo=UTC).replace(tzinfo=None)
    properties.title, properties.language = for_xml(document.title)[:255], tag
    properties.author = properties.author or "Accord"
    properties.subject = for_xml(document.letterhead.symbol)[:255]
    properties.comments = ""
    properties.created = properties.modified = made
    properties.last_modified_by, properties.revision = "Accord", 1


def _same_each_time(package: bytes) -> bytes:
    """The package with the same bytes whenever it is written."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            entry = zipfile.ZipInfo(each.filename, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(each.filename))
    return stream.getvalue()
