"""The house style of committee papers in .docx: real headings, repeated table heads, page numbers, language.

Built on python-docx; what it has no words for (fields, repeated heads, language) is written as WordprocessingML
(ECMA-376, part 1).
"""

from collections.abc import Iterable, Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from accord.documents.cells import for_xml

_FONT = "Calibri"
_INK = RGBColor(0x12, 0x3B, 0x4A)
_HEAD_FILL = "DCE6EA"
_DXA_PER_CM = 567
#: A cell: its text and whether it is set in italics (names of genera and below).
Cell = tuple[str, bool]


def new_paper(title: str, *, language: str = "en-GB", landscape: bool = False) -> Any:
    """An empty A4 paper with styles, language and page numbers set."""
    paper = docx.Document()
    _set_styles(paper, language)
    section = paper.sections[0]
    width, height = (Cm(29.7), Cm(21.0)) if landscape else (Cm(21.0), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    _number_pages(section.footer.paragraphs[0], title)
    properties = paper.core_properties
    properties.title, properties.language, properties.author, properties.comments = title, language, "Accord", ""
    return paper


def add_table(paper: Any, head: Sequence[str], rows: Iterable[Sequence[Cell]], widths_cm: Sequence[float]) -> None:
    """A ruled table whose head is repeated on every page and whose rows are not torn apart."""
    table = OxmlElement("w:tbl")
    properties = _child(table, "w:tblPr")
    _child(properties, "w:tblStyle", val="TableGrid")
    _child(properties, "w:tblW", w=str(round(sum(widths_cm) * _DXA_PER_CM)), type="dxa")
    _child(properties, "w:tblLayout", type="fixed")
    margins = _child(properties, "w:tblCellMar")
    for side, gap in (("top", "40"), ("left", "85"), ("bottom", "40"), ("right", "85")):
        _child(margins, f"w:{side}", w=gap, type="dxa")
    grid = _child(table, "w:tblGrid")
    for width in widths_cm:
        _child(grid, "w:gridCol", w=str(round(width * _DXA_PER_CM)))
    _row(table, [(text, False) for text in head], widths_cm, is_head=True)
    for row in rows:
        _row(table, row, widths_cm)
    paper.element.body.insert(len(paper.element.body) - 1, table)  # before the section's own properties
    paper.add_paragraph()


def add_runs(paragraph: Any, cells: Iterable[Cell]) -> Any:
    """Add runs of upright and italic text to a paragraph."""
    for text, italic in cells:
        paragraph.add_run(for_xml(text)).italic = italic
    return paragraph


def _row(table: Any, cells: Sequence[Cell], widths_cm: Sequence[float], *, is_head: bool = False) -> None:
    row = _child(table, "w:tr")
    properties = _child(row, "w:trPr")
    _child(properties, "w:cantSplit")
    if is_head:
        _child(properties, "w:tblHeader")
    for (text, italic), width in zip(cells, widths_cm, strict=True):
        cell = _child(row, "w:tc")
        cell_properties = _child(cell, "w:tcPr")
        _child(cell_properties, "w:tcW", w=str(round(width * _DXA_PER_CM)), type="dxa")
        if is_head:
            _child(cell_properties, "w:shd", val="clear", color="auto", fill=_HEAD_FILL)
        paragraph = _child(cell, "w:p")
        _child(_child(paragraph, "w:pPr"), "w:pStyle", val="TableText")
        run = _child(paragraph, "w:r")
        if is_head or italic:
            _child(_child(run, "w:rPr"), "w:b" if is_head else "w:i")
        words = _child(run, "w:t")
        words.text = for_xml(text)
        words.set(qn("xml:space"), "preserve")


def _child(parent: Any, tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)
    return element


def _set_styles(paper: Any, language: str) -> None:
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    for lang in paper.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)
    for name, size in (("Title", 22), ("Heading 1", 15), ("Heading 2", 12)):
        style = paper.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme font would win over the named one
    text = paper.styles.add_style("TableText", 1)
    text.base_style = normal
    text.font.size = Pt(8.5)
    text.paragraph_format.space_after = Pt(0)


def _number_pages(paragraph: Any, title: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.style.font.size = Pt(9)
    paragraph.add_run(f"{for_xml(title)} – page ")
    _add_field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _add_field(paragraph, "NUMPAGES")


def _add_field(paragraph: Any, code: str) -> None:
    """A field that the word processor fills in (ECMA-376 part 1, 17.16)."""
    field = _child(paragraph._p, "w:fldSimple", instr=code)  # noqa: SLF001 - python-docx has no public way to a field
    _child(_child(field, "w:r"), "w:t").text = "1"
