"""The template of .docx documents: styles that a secretariat edits in its word processor, and the fields of a letterhead.

Written by code, so that the one that is built in and the one that `accord documents template` gives are the same.
Fields are written `{{ symbol }}`; lines that stand only where a field says something, `{%p if distribution %}` …
`{%p endif %}` (docxtpl's way). The content takes the place of the paragraph `{{ content }}`.
"""

import io
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from accord.documents.docx_elements import (
    NUMBER_INDENTS,
    NUMBER_MARKS,
    NUMBER_STYLES,
    POINT_INDENTS,
    POINT_MARKS,
    POINT_STYLES,
    add_list,
    element,
    field,
)

#: Field -> what stands in its place.
FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "content": "the paper itself; a paragraph of its own",
        "title": "the title of the document",
        "bodies": "the names of the conventions, a line each",
        "meeting": "the title of the meeting",
        "venue": "place and days of the meeting",
        "symbol": "the symbol of the document (SC65 Doc. 16.4)",
        "agenda": "the headings of the agenda, a line each",
        "distribution": "how it is distributed",
        "original": "the language it was written in",
        "language": "the language of this document (en, fr, es)",
        "as_of": "the day its content is as of, in words",
        "page": "the abbreviation before a page number (p.)",
    }
)
_FONT: Final = "Arial"
_INK: Final = RGBColor(0x12, 0x3B, 0x4A)
_SIZES: Final = (("Title", 15), ("Heading 1", 12.5), ("Heading 2", 11), ("Heading 3", 10), ("Heading 4", 10))


@cache
def template_bytes() -> bytes:
    """The built-in template as a .docx file."""
    paper = docx.Document()
    _styles(paper)
    _lists(paper)
    _page(paper)
    _letterhead(paper)
    paper.core_properties.title, paper.core_properties.author, paper.core_properties.comments = "", "Accord", ""
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _styles(paper: Any) -> None:
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(10)
    normal.paragraph_format.space_after = Pt(6)
    for name, size in _SIZES:
        style = paper.styles[name]
        _in_house_font(style)
        style.font.size, style.font.color.rgb, style.font.italic, style.font.bold = Pt(size), _INK, False, True
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), Pt(6)
    for border in list(paper.styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    _new(paper, "Annex Label", size=10, bold=True).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _new(paper, "Table Text", size=9, after=2)
    _new(paper, "Table Heading", base="Table Text", size=9, bold=True, after=2).paragraph_format.keep_with_next = True
    _new(paper, "Table Bullet", base="Table Text", size=9, after=1)
    _new(paper, "footnote text", size=8.5, after=0)
    _new(paper, "Convention", size=10, after=0).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption = paper.styles["Caption"]
    _in_house_font(caption)
    caption.font.size, caption.font.color.rgb, caption.font.bold, caption.font.italic = Pt(9), _INK, False, True
    caption.paragraph_format.keep_with_next = True
    reference = paper.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True
    link = paper.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor(0x12, 0x56, 0x6B), True


def _new(paper: Any, name: str, *, base: str = "Normal", size: float, bold: bool = False, after: float = 6) -> Any:
    style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = paper.styles[base]
    style.font.size, style.font.bold = Pt(size), bold or None
    style.paragraph_format.space_after = Pt(after)
    style.quick_style = True
    return style


def _in_house_font(style: Any) -> None:
    style.font.name = _FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme font would win over the named one


def _lists(paper: Any) -> None:
    """Numbered paragraphs and points as two lists of several levels; each level belongs to a style."""
    numbering = paper.part.numbering_part.element
    for old in list(numbering):
        numbering.remove(old)
    for names, marks, indents in (
        (NUMBER_STYLES, NUMBER_MARKS, NUMBER_INDENTS),
        (POINT_STYLES, POINT_MARKS, POINT_INDENTS),
    ):
        styles = [
            paper.styles[name] if name in paper.styles else paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            for name in names
        ]
        number = add_list(numbering, marks, indents, tuple(style.style_id for style in styles))
        for level, style in enumerate(styles):
            style.base_style = paper.styles["Normal"]
            style.quick_style = True
            properties = style.element.get_or_add_pPr()
            for tag in ("w:numPr", "w:contextualSpacing", "w:ind"):
                for old in properties.findall(qn(tag)):
                    properties.remove(old)
            found = properties.get_or_add_numPr()
            found.append(element("ilvl", val=level))
            found.append(element("numId", val=number))


def _page(paper: Any) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.style.font.size = Pt(9)
    header.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    header.add_run("{% if symbol %}{{ symbol }} – {% endif %}{{ page }} ")
    for each in field("PAGE"):
        header._p.append(each)  # noqa: SLF001 - python-docx has no public way to a field
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line.style.font.size = Pt(8)
        line.alignment = WD_ALIGN_PARAGRAPH.LEFT
        line.add_run("{{ as_of }}")


def _letterhead(paper: Any) -> None:
    right = WD_ALIGN_PARAGRAPH.RIGHT
    lines: tuple[tuple[str, str, str, Any, bool], ...] = (
        ("original", "{{ original }}", "Normal", None, False),
        ("symbol", "{{ symbol }}", "Normal", right, True),
        ("distribution", "{{ distribution }}", "Normal", right, False),
        ("bodies", "{{ bodies }}", "Convention", None, False),
        ("meeting", "{{ meeting }}", "Normal", None, False),
        ("venue", "{{ venue }}", "Normal", None, False),
        ("agenda", "{{ agenda }}", "Convention", None, False),
    )
    for name, text, style, alignment, bold in lines:
        paper.add_paragraph(f"{{%p if {name} %}}")
        line = paper.add_paragraph(style=style)
        line.add_run(text).bold = bold or None
        line.paragraph_format.space_after = Pt(10) if name in {"bodies", "agenda", "venue"} else Pt(2)
        line.paragraph_format.space_before = Pt(10) if name in {"bodies", "agenda"} else None
        if alignment is not None:
            line.alignment = alignment
        paper.add_paragraph("{%p endif %}")
    paper.add_paragraph("{{ title }}", style="Title")
    paper.add_paragraph("{{ content }}")
