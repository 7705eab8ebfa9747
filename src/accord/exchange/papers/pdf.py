"""Reads PDF: words by their place on the page, lines, columns and paragraphs; running heads and page numbers left out.

Two columns are read one after the other; a table row by row, cell by cell: one with lines around its cells, or one without
(`pdf_tables`). A PDF without text (a scan) or with a password is
refused: what nobody can read here is not guessed.
"""

import io
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError
from pdfplumber.utils.exceptions import PdfminerException

from accord.core.errors import Invalid
from accord.core.texts.paper import Cell, Paper, Paragraph, Run
from accord.exchange.papers.pdf_tables import unruled_tables

_GUTTER: Final = 12.0
"""Points of white between two columns, at least."""
_MOST_PAGES: Final = 3_000
_LABELLED = re.compile(
    r"(?:[A-Z][.\-]?[0-9]{1,2}[.):]?|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}|[0-9]{1,3}\.|\(?[a-z0-9]{1,3}\)|\([A-Z]\)|[-•·▪–◦●■\uf0b7\uf0a7]|[A-Z]\.)\s"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words: its left and right edge, its top and bottom in points from the top of the page, and its words."""

    left: float
    right: float
    top: float
    bottom: float
    text: str
    cell: Cell | None = None
    limit: float = 0.0
    """The right edge of its cell or column, where it stands in one."""


def read_pdf(content: bytes, name: str) -> Paper:
    """The paper in a PDF file. Raises Invalid where it is encrypted, broken, a scan, or longer than 3,000 pages."""
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            if len(document.pages) > _MOST_PAGES:
                raise Invalid(f"this PDF has {len(document.pages)} pages, which is no paper", place=name)
            pages = _pages(document)
    except (PDFPasswordIncorrect, PDFSyntaxError, PdfminerException) as error:
        encrypted = isinstance(error, PDFPasswordIncorrect) or "Password" in repr(error) or "ncrypt" in repr(error)
        said = "this PDF is locked with a password" if encrypted else "this PDF is broken and cannot be read"
        raise Invalid(said, place=name) from None
    except (ValueError, KeyError, TypeError, IndexError, RecursionError, AssertionError, AttributeError):
        raise Invalid("this PDF is broken and cannot be read", place=name) from None
    if not any(pages):
        raise Invalid(
            "this PDF holds no text: it is a scan, and would have to be read by eye or by OCR first", place=name
        )
    running = _running(pages)
    paragraphs = [
        paragraph
        for number, lines in enumerate(pages, start=1)
        for paragraph in _paragraphs([e for e in lines if e.cell or _bare(e.text) not in running], number)
    ]
    return Paper(tuple(_over_pages(paragraphs)))


def _pages(document: Any) -> list[list[Line]]:
    """The lines of each page; the tables of the paper are counted through."""
    pages: list[list[Line]] = []
    tables = 0
    for page in document.pages:
        lines = _lines_of(page, tables)
        tables = max([tables, *(line.cell.table for line in lines if line.cell)])
        pages.append(lines)
    return pages


def _lines_of(page: Any, tables_before: int) -> list[Line]:
    words = page.extract_words(x_tolerance=1.5, y_tolerance=2, keep_blank_chars=False, use_text_flow=False)
    found: list[Line] = []
    above = float("-inf")
    number = tables_before
    for top, bottom, cells in _ruled(page):
        between = [word for word in words if above <= _middle(word) < top]
        found += _unruled(between, float(page.width), number)
        number = max([number, *(line.cell.table for line in found if line.cell)]) + 1
        for cell, (left, upper, right, lower) in cells:
            inside = [w for w in words if upper <= _middle(w) < lower and left <= (w["x0"] + w["x1"]) / 2 < right]
            found += [replace(line, cell=replace(cell, table=number), limit=right) for line in _lines(inside)]
        above = bottom
    found += _unruled([word for word in words if _middle(word) >= above], float(page.width), number)
    page.close()
    return found


def _unruled(words: Sequence[Any], width: float, tables_before: int) -> list[Line]:
    """The lines of a part of a page: tables without lines around their cells, and between them columns."""
    found: list[Line] = []
    above = float("-inf")
    for number, table in enumerate(unruled_tables(_by_line(words)), start=tables_before + 1):
        found += _in_columns([word for word in words if above <= _middle(word) < table.top], width)
        for (row, column), inside in sorted(table.cells.items()):
            limit = max(word["x1"] for word in inside)
            found += [replace(line, cell=Cell(number, row, column), limit=limit) for line in _lines(inside)]
        above = table.bottom
    return found + _in_columns([word for word in words if _middle(word) >= above], width)


def _in_columns(words: Sequence[Any], width: float) -> list[Line]:
    """The lines of each column in turn, with the edge that a column reaches."""
    columns = _columns(words, width)
    if len(columns) == 1:
        return _lines(columns[0])
    return [replace(line, limit=max(word["x1"] for word in column)) for column in columns for line in _lines(column)]


def _middle(word: Any) -> float:
    return float(word["top"] + word["bottom"]) / 2


def _ruled(page: Any) -> list[tuple[float, float, list[tuple[Cell, tuple[float, float, float, float]]]]]:
    """The tables that lines are drawn around: top, bottom, and the cells row by row; one column alone is a frame."""
    if len(page.rects) + len(page.lines) + len(page.curves) < 4:
        return []
    found: list[tuple[float, float, list[tuple[Cell, tuple[float, float, float, float]]]]] = []
    for table in sorted(page.find_tables(), key=lambda each: each.bbox[1]):
        edges = sorted({round(box[0]) for box in table.cells})
        if len(edges) < 2 or (found and table.bbox[1] < found[-1][1]):
            continue
        rows = sorted({round(box[1]) for box in table.cells})
        cells = [(_cell(box, edges, rows), box) for box in sorted(table.cells, key=lambda box: (round(box[1]), box[0]))]
        found.append((table.bbox[1], table.bbox[3], cells))
    return found


def _cell(box: tuple[float, float, float, float], edges: Sequence[int], rows: Sequence[int]) -> Cell:
    """The cell of a box in the grid of the left and upper edges of all boxes."""
    left, top, right, bottom = (round(each) for each in box)
    across = sum(1 for edge in edges if left <= edge < right - 1)
    down = sum(1 for edge in rows if top <= edge < bottom - 1)
    return Cell(0, rows.index(top) + 1, edges.index(left) + 1, max(across, 1), max(down, 1))


def _columns(words: Sequence[Any], width: float) -> list[list[Any]]:
    """The words of each column in turn: a white strip near the middle that nearly no line crosses parts two columns."""
    if len(words) < 40:
        return [list(words)]
    best = (len(words), 0.0)
    for step in range(30, 71):
        at = width * step / 100
        crossing = sum(1 for word in words if word["x0"] - _GUTTER / 2 < at < word["x1"] + _GUTTER / 2)
        best = min(best, (crossing, at))
    crossing, at = best
    left = [word for word in words if word["x1"] <= at]
    right = [word for word in words if word["x0"] >= at]
    if crossing > len(words) * 0.02 + 4 or min(len(left), len(right)) < len(words) * 0.15:
        return [list(words)]
    return _bands(words, at)


def _bands(words: Sequence[Any], at: float) -> list[list[Any]]:
    """Columns from one line over the whole width to the next: such a line, then what is left of `at`, then what is right."""
    found: list[list[Any]] = [[], [], []]
    for line in _by_line(words):
        left = [word for word in line if word["x1"] <= at]
        right = [word for word in line if word["x0"] >= at]
        whole = len(left) + len(right) < len(line) or (left and right and right[0]["x0"] - left[-1]["x1"] < _GUTTER / 2)
        if whole:
            if found[-1] or found[-2]:
                found += [[], [], []]
            found[-3] += line
        else:
            found[-2] += left
            found[-1] += right
    return [each for each in found if each]


def _by_line(words: Sequence[Any]) -> list[list[Any]]:
    """The words of each line, from the left."""
    found: list[list[Any]] = []
    for word in sorted(words, key=lambda each: (round(each["top"] / 3), each["x0"])):
        if found and abs(found[-1][-1]["top"] - word["top"]) < 4:
            found[-1].append(word)
        else:
            found.append([word])
    return [sorted(line, key=lambda word: word["x0"]) for line in found]


def _lines(words: Sequence[Any]) -> list[Line]:
    lines = []
    for in_order in _by_line(words):
        text = " ".join(word["text"] for word in in_order)
        lines.append(Line(in_order[0]["x0"], in_order[-1]["x1"], in_order[0]["top"], in_order[0]["bottom"], text))
    return lines


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Heads and feet: what stands first or last on most pages, numbers apart."""
    pages = [[line for line in lines if line.cell is None] for lines in pages]
    if len(pages) < 3:
        return frozenset(_bare(lines[-1].text) for lines in pages if lines and _is_page_number(lines[-1].text))
    edges = Counter(_bare(line.text) for lines in pages for line in {*lines[:2], *lines[-2:]})
    repeated = {text for text, count in edges.items() if count * 2 > len(pages)}
    return frozenset(repeated | {text for text in edges if _is_page_number(text)})


def _bare(text: str) -> str:
    return re.sub(r"[0-9]+", "#", text).strip()


def _is_page_number(text: str) -> bool:
    return re.fullmatch(r"(?:[Pp](?:age|\.)?\s*)?[-–#0-9]{1,5}(?:\s*(?:/|of)\s*[#0-9]{1,4})?", text.strip()) is not None


def _paragraphs(lines: Sequence[Line], page: int) -> list[Paragraph]:
    """Lines that run on are one paragraph: a larger gap, a label or an indent begins another."""
    gaps = [below.top - above.bottom for above, below in pairwise(lines) if below.top > above.top]
    usual = statistics.median(gaps) if gaps else 0.0
    found: list[list[Line]] = []
    for line in lines:
        above = found[-1][-1] if found else None
        begins = (
            above is None
            or line.cell != above.cell
            or _ends_short(above, line)
            or line.top < above.top  # another column
            or line.top - above.bottom > max(usual * 1.6, usual + 2.5)
            or _LABELLED.match(line.text) is not None
        )
        if begins:
            found.append([line])
        else:
            found[-1].append(line)
    return [Paragraph((Run(_run_on(each)),), cell=each[0].cell, page=page) for each in found]


def _ends_short(above: Line, line: Line) -> bool:
    """In a cell or column: a sentence ends with the line above, where the next word would still have found room."""
    if not above.limit or not above.text.endswith((".", ";", ":")):
        return False
    word = len(line.text.split(" ", 1)[0]) * (line.right - line.left) / max(len(line.text), 1)
    return above.right + word + 14 < above.limit


def _run_on(lines: Sequence[Line]) -> str:
    """Lines as one text; a hyphen at the end of a line before a small letter parted a word."""
    text = ""
    for line in lines:
        if text.endswith("-") and line.text[:1].islower() and text[-2:-1].isalpha():
            text = text[:-1] + line.text
        else:
            text += (" " if text else "") + line.text
    return text


def _over_pages(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """A sentence that a page break parts is one paragraph again."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        words = paragraph.runs[0].text
        before = found[-1] if found else None
        if (
            before is not None
            and paragraph.cell is None
            and before.cell is None
            and before.page != paragraph.page
            and words[:1].islower()
            and not _LABELLED.match(words)
            and not before.runs[0].text.rstrip().endswith((".", ":", ";"))
        ):
            found[-1] = Paragraph((Run(f"{before.runs[0].text} {words}"),), page=before.page)
        else:
            found.append(paragraph)
    return found
