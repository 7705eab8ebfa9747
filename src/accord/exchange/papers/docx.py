"""Reads DOCX: body, tables, footnotes and endnotes, printed numbers, tracked insertions, deletions and moves, and
amendments made with underline and strike-through alone (ECMA-376 part 1, 17.13.5 and 17.9).
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from lxml import etree

from accord.core.errors import Invalid
from accord.core.texts.paper import Cell, Change, How, Paper, Paragraph, Run
from accord.exchange.papers.numbering import Numbering

_NS: Final = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
_W = f"{{{_NS['w']}}}"
_LARGEST = 400 * 1024 * 1024
_TRACKED: Final = {
    "ins": (Change.INSERTED, How.TRACKED),
    "del": (Change.DELETED, How.TRACKED),
    "moveTo": (Change.INSERTED, How.MOVED),
    "moveFrom": (Change.DELETED, How.MOVED),
}
_SAID = re.compile(r"(?:underlin|soulign|subrayad).{0,200}?(?:str[iu][kc]|barr[ée]|tachad)", re.IGNORECASE | re.DOTALL)
_SKIPPED: Final = frozenset(
    {"instrText", "delInstrText", "pPr", "rPr", "tblPr", "sectPr", "Fallback", "drawing", "pict", "object"}
)
_MARKS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


@dataclass(slots=True)
class _State:
    """What is read from the parts beside the body."""

    numbering: Numbering
    styles: dict[str, tuple[str, str | None, int]]
    """Of each style its name, and the list and level that it numbers by."""
    tables: int = 0
    notes: list[str] = field(default_factory=list)


def read_docx(content: bytes, name: str) -> Paper:
    """The paper in a DOCX file. Raises Invalid where the file is encrypted, broken or too large to be a paper."""
    parts = _parts(content, name)
    document = _tree(parts, "word/document.xml", name)
    if document is None:
        raise Invalid("this archive holds no Word document (word/document.xml is missing)", place=name)
    state = _State(Numbering(_tree(parts, "word/numbering.xml", name)), _styles(_tree(parts, "word/styles.xml", name)))
    body = document.find("w:body", _NS)
    paragraphs = list(_blocks(body, state, None)) if body is not None else []
    for kind in ("footnote", "endnote"):
        notes = _tree(parts, f"word/{kind}s.xml", name)
        paragraphs += _notes(notes, kind, state) if notes is not None else []
    return Paper(tuple(_formatting_read(paragraphs)))


def _parts(content: bytes, name: str) -> zipfile.ZipFile:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Invalid(
            "this document is encrypted, or an old Word document: save it as DOCX without a password", place=name
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        size = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Invalid("this DOCX is broken: it is no readable archive", place=name) from None
    if size > _LARGEST:
        raise Invalid(f"this DOCX would unpack to {size // 1024 // 1024} MB, which is no paper", place=name)
    return archive


def _tree(archive: zipfile.ZipFile, part: str, name: str) -> Any:
    """The XML of a part, without entities and network; None where the part is missing."""
    try:
        content = archive.read(part)
    except KeyError:
        return None
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
        raise Invalid(f"this DOCX is broken: {part} cannot be unpacked", place=name) from None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Invalid(f"this DOCX is broken: {part}, line {error.lineno}: {error.msg}", place=name) from None


def _styles(tree: Any) -> dict[str, tuple[str, str | None, int]]:
    found: dict[str, tuple[str, str | None, int]] = {}
    if tree is None:
        return found
    for style in tree.iterfind("w:style", _NS):
        named = style.find("w:name", _NS)
        number = style.find("w:pPr/w:numPr/w:numId", _NS)
        level = style.find("w:pPr/w:numPr/w:ilvl", _NS)
        found[style.get(f"{_W}styleId", "")] = (
            named.get(f"{_W}val", "") if named is not None else "",
            number.get(f"{_W}val") if number is not None else None,
            int(level.get(f"{_W}val", "0")) if level is not None else 0,
        )
    return found


def _blocks(parent: Any, state: _State, cell: Cell | None) -> Iterator[Paragraph]:
    """Paragraphs in reading order; tables row by row, cell by cell."""
    for element in parent:
        if not isinstance(element.tag, str):
            continue
        tag = etree.QName(element).localname
        if tag == "p":
            yield from _paragraph(element, state, cell)
        elif tag == "tbl":
            inner = _table(element, state)  # a table in a cell stands in that cell
            yield from inner if cell is None else (replace(each, cell=cell) for each in inner)
        elif tag in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            yield from _blocks(element, state, cell)


def _table(table: Any, state: _State) -> Iterator[Paragraph]:
    state.tables += 1
    number = state.tables
    for row_number, row in enumerate(_own(table, "tr"), start=1):
        mark = row.find("w:trPr/w:del", _NS) is not None
        before = _value(row.find("w:trPr", _NS), "w:gridBefore") or "0"
        column = 1 + (int(before) if before.isdigit() else 0)
        for each in _own(row, "tc"):
            cell = _cell(each, number, row_number, column)
            column += cell.across
            for paragraph in _blocks(each, state, cell):
                if mark:
                    runs = tuple(replace(run, change=Change.DELETED, how=How.TRACKED) for run in paragraph.runs)
                    yield replace(paragraph, runs=runs)
                else:
                    yield paragraph


def _own(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table, or the cells of a row, also those inside content controls."""
    for element in parent:
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname
        if name == tag:
            yield element
        elif name in {"sdt", "sdtContent", "customXml", "ins", "del"}:
            yield from _own(element, tag)


def _cell(element: Any, table: int, row: int, column: int) -> Cell:
    properties = element.find("w:tcPr", _NS)
    across = _value(properties, "w:gridSpan") or "1"
    merge = properties.find("w:vMerge", _NS) if properties is not None else None
    merged = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
    return Cell(table, row, column, max(1, int(across)) if across.isdigit() else 1, merged=merged)


def _paragraph(element: Any, state: _State, cell: Cell | None, footnote: str = "") -> Iterator[Paragraph]:
    properties = element.find("w:pPr", _NS)
    style_id = _value(properties, "w:pStyle")
    style, list_of_style, level_of_style = state.styles.get(style_id or "", (style_id or "", None, 0))
    number = _value(properties, "w:numPr/w:numId") or list_of_style
    level = int(_value(properties, "w:numPr/w:ilvl") or level_of_style)
    mark = Change.KEPT
    if properties is not None and properties.find("w:rPr/w:del", _NS) is not None:
        mark = Change.DELETED
    elif properties is not None and properties.find("w:rPr/w:ins", _NS) is not None:
        mark = Change.INSERTED
    runs = tuple(_joined(_runs(element, state, Run(""))))
    label = state.numbering.label(number, level) if number and any(run.text.strip() for run in runs) else ""
    yield Paragraph(runs, label, level, style, cell, footnote, mark=mark)
    for box in element.iterfind(".//w:txbxContent", _NS):
        if box.getparent() is not None and not _in_fallback(box):
            yield from _blocks(box, state, cell)


def _in_fallback(element: Any) -> bool:
    return any(etree.QName(above).localname == "Fallback" for above in element.iterancestors())


def _runs(parent: Any, state: _State, like: Run) -> Iterator[Run]:
    for element in parent:
        if not isinstance(element.tag, str):
            continue
        tag = etree.QName(element).localname
        if tag in _TRACKED:
            change, how = _TRACKED[tag]
            if like.change is Change.DELETED:
                change = Change.DELETED  # deleted from what another had inserted
            yield from _runs(element, state, Run("", change, how, element.get(f"{_W}author", ""), _moment(element)))
        elif tag == "r":
            yield from _run(element, state, like)
        elif tag not in _SKIPPED:
            yield from _runs(element, state, like)


def _run(element: Any, state: _State, like: Run) -> Iterator[Run]:
    like = _formatted(element.find("w:rPr", _NS), like)
    for piece in element:
        if not isinstance(piece.tag, str):
            continue
        tag = etree.QName(piece).localname
        if tag in {"t", "delText"}:
            yield replace(like, text=piece.text or "")
        elif tag in _MARKS:
            yield replace(like, text=_MARKS[tag])
        elif tag in {"footnoteReference", "endnoteReference"}:
            state.notes.append(piece.get(f"{_W}id", ""))
        elif tag == "AlternateContent":
            yield from _runs(piece, state, like)


def _formatted(properties: Any, like: Run) -> Run:
    """Strike-through and underline, kept as what they may mean until the whole paper is known."""
    if properties is None or like.change is not Change.KEPT:
        return like
    if _on(properties, "w:strike") or _on(properties, "w:dstrike"):
        return replace(like, change=Change.DELETED, how=How.FORMATTING)
    underline = properties.find("w:u", _NS)
    if underline is not None and underline.get(f"{_W}val", "single") != "none":
        return replace(like, change=Change.INSERTED, how=How.FORMATTING)
    return like


def _on(properties: Any, tag: str) -> bool:
    found = properties.find(tag, _NS)
    return found is not None and found.get(f"{_W}val", "1") not in ("0", "false", "off")


def _value(properties: Any, path: str) -> str | None:
    found = properties.find(path, _NS) if properties is not None else None
    value = found.get(f"{_W}val") if found is not None else None
    return str(value) if value is not None else None


def _moment(element: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(str(element.get(f"{_W}date", "")))
    except ValueError:
        return None


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbouring runs of one kind as one: word processors cut text at every correction of spelling."""
    last: Run | None = None
    for run in runs:
        if last is not None and replace(run, text="") == replace(last, text=""):
            last = replace(last, text=last.text + run.text)
            continue
        if last is not None and last.text:
            yield last
        last = run
    if last is not None and last.text:
        yield last


def _notes(tree: Any, kind: str, state: _State) -> list[Paragraph]:
    found = []
    for note in tree.iterfind(f"w:{kind}", _NS):
        if note.get(f"{_W}type") is not None:  # separators
            continue
        number = note.get(f"{_W}id", "")
        for element in note.iterfind(".//w:p", _NS):
            found += [replace(each, footnote=number) for each in _paragraph(element, state, None, number)]
    return found


def _formatting_read(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """Underline means new text only where the paper strikes text out as well, or says so; else it is emphasis or a link."""
    formatted = [run for paragraph in paragraphs for run in paragraph.runs if run.how is How.FORMATTING]
    words = "".join(run.text for paragraph in paragraphs for run in paragraph.runs)
    amends = any(run.change is Change.DELETED for run in formatted) or _SAID.search(words) is not None
    for paragraph in paragraphs:
        if amends:
            yield paragraph
            continue
        plain = (
            replace(run, change=Change.KEPT, how=None) if run.how is How.FORMATTING else run for run in paragraph.runs
        )
        yield replace(paragraph, runs=tuple(_joined(iter(plain))))
