"""The blocks of a document as paragraphs, tables and sections of WordprocessingML."""

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from docx.oxml.ns import qn

from accord.documents.docx_elements import POINT_STYLES, element
from accord.documents.docx_package import Lists
from accord.documents.docx_text import Text
from accord.documents.model import (
    Annex,
    Block,
    Cell,
    Heading,
    Item,
    Numbered,
    Paragraph,
    Row,
    Table,
    words,
)
from accord.documents.numbering import DEEPEST_NUMBER, depth_of

_HEAD_FILL: Final = "DCE6EA"
_THEME_FILL: Final = "EEF2F4"
_NUMBERS: Final = ("List Number", "List Number 2", "List Number 3")
_ROTATED: Final = (("top", "right"), ("right", "bottom"), ("bottom", "left"), ("left", "top"))


@dataclass(slots=True)
class Body:
    """Writes blocks in order; `section` is the page of the template, which annexes may turn."""

    text: Text
    lists: Lists
    section: Any
    landscape: bool
    _under: int = -1
    _ended: int = 0
    _numbered: bool = False

    def elements(self, blocks: Iterable[Block]) -> Iterator[Any]:
        """The paragraphs and tables; a change of orientation ends a section with a paragraph that holds it."""
        for block in blocks:
            if not isinstance(block, Item | Numbered):
                self._under = -1
            match block:
                case Heading():
                    level = min(max(block.level, 1), 4)
                    yield self.text.paragraph(block.text, f"Heading {level}", anchor=block.anchor)
                case Paragraph():
                    yield self.text.paragraph(block.text, "Normal", keep=block.keep_with_next)
                case Numbered():
                    self._under = min(max(block.level, 0), DEEPEST_NUMBER)
                    self._numbered = True
                    place = (self.lists.number, self._under)
                    yield self.text.paragraph(block.text, _NUMBERS[self._under], anchor=block.anchor, list_level=place)
                case Item():
                    depth = depth_of(block, self._under)
                    yield self.text.paragraph(block.text, POINT_STYLES[depth], list_level=(self.lists.point, depth))
                case Table():
                    yield from self._table(block)
                case Annex():
                    yield from self._annex(block)

    def final_section(self) -> Any:
        """The properties of the last section."""
        return self._page()

    def _annex(self, annex: Annex) -> Iterator[Any]:
        turned = annex.landscape != self.landscape
        if turned:
            yield element("p", element("pPr", element("spacing", after=0), self._page()))
            self._ended += 1
            self.landscape = annex.landscape
        if self._numbered:
            self.lists.begin_anew()
            self._numbered = False
        yield self.text.paragraph(words(annex.label), "Annex Label", keep=True, page_break=not turned)
        yield self.text.paragraph(annex.title, "Heading 1", anchor=annex.anchor)

    def _page(self) -> Any:
        page = copy.deepcopy(self.section)
        size, margins = page.find(qn("w:pgSz")), page.find(qn("w:pgMar"))
        if self.landscape != is_landscape(page):
            width, height = size.get(qn("w:w")), size.get(qn("w:h"))
            size.set(qn("w:w"), height)
            size.set(qn("w:h"), width)
            if self.landscape:
                size.set(qn("w:orient"), "landscape")
            else:
                size.attrib.pop(qn("w:orient"), None)
            old = {side: margins.get(qn(f"w:{side}")) for side, _ in _ROTATED}
            for side, other in _ROTATED:
                margins.set(qn(f"w:{side}"), old[other])
        for tag in ("w:titlePg",) if self._ended else ():
            for each in page.findall(qn(tag)):
                page.remove(each)
        return page

    def _width(self) -> int:
        page = self._page()
        margins = page.find(qn("w:pgMar"))
        sides = sum(int(margins.get(qn(f"w:{side}"), "0")) for side in ("left", "right"))
        return int(page.find(qn("w:pgSz")).get(qn("w:w"))) - sides

    def _table(self, table: Table) -> Iterator[Any]:
        if table.caption:
            yield self.text.paragraph(words(table.caption), "Caption", keep=True)
        whole, shares = self._width(), sum(column.share for column in table.columns) or 1
        widths = [round(whole * column.share / shares) for column in table.columns]
        margins = (("top", 40), ("left", 85), ("bottom", 40), ("right", 85))
        look = {"firstRow": 1, "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
        made = element(
            "tbl",
            element(
                "tblPr",
                element("tblStyle", val=self.text.styles.id("Table Grid", "table")),
                element("tblW", w=sum(widths), type="dxa"),
                element("tblLayout", type="fixed"),
                element("tblCellMar", *(element(side, w=gap, type="dxa") for side, gap in margins)),
                element("tblLook", val="0620", **look),
                element("tblCaption", val=table.caption) if table.caption else None,
            ),
            element("tblGrid", *(element("gridCol", w=width) for width in widths)),
        )
        head = tuple((Paragraph(column.head),) for column in table.columns)
        made.append(self._row(Row(head), widths, head=True))
        for row in table.rows:
            made.append(self._row(row, widths))
        yield made
        yield self.text.paragraph((), "Table Text")

    def _row(self, row: Row, widths: list[int], *, head: bool = False) -> Any:
        marked = head or row.heading
        properties = element("trPr", element("cantSplit"), element("tblHeader") if head else None) if marked else None
        made = element("tr", properties)
        cells = [*row.cells, *((),) * (1 - len(row.cells) if row.heading else len(widths) - len(row.cells))]
        fill = _HEAD_FILL if head else (_THEME_FILL if row.level <= 1 else "")
        for place, cell in enumerate(cells):
            width = sum(widths) if row.heading else widths[place]
            cell_properties = element(
                "tcPr",
                element("tcW", w=width, type="dxa"),
                element("gridSpan", val=len(widths)) if row.heading and len(widths) > 1 else None,
                element("shd", val="clear", color="auto", fill=fill) if marked and fill else None,
            )
            style = "Table Heading" if marked else "Table Text"
            content = self._cell(cell, style, row.anchor if not place else "")
            made.append(element("tc", cell_properties, *content))
        return made

    def _cell(self, cell: Cell, style: str, anchor: str) -> list[Any]:
        made = []
        for place, block in enumerate(cell):
            here = anchor if not place else ""
            if isinstance(block, Item):
                level = (self.lists.table_point, min(max(block.level, 0), 1))
                made.append(self.text.paragraph(block.text, "Table Bullet", anchor=here, list_level=level))
            else:
                made.append(self.text.paragraph(block.text, style, anchor=here, keep=block.keep_with_next))
        return made or [self.text.paragraph((), style)]


def is_landscape(page: Any) -> bool:
    """Whether a section is wider than high."""
    size = page.find(qn("w:pgSz"))
    return int(size.get(qn("w:w"))) > int(size.get(qn("w:h")))
