"""Reads HTML, well-formed or not: headings, paragraphs, lists with their letters, tables, `<ins>`, `<del>`, `<u>` and `<s>`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from lxml import etree
from lxml import html as lxml_html

from accord.core.errors import Invalid
from accord.core.texts.numbers import as_roman
from accord.core.texts.paper import Cell, Change, How, Paper, Paragraph, Run

_BLOCKS: Final = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "nav",
        "aside",
        "figure",
        "figcaption",
        "hr",
        "form",
        "fieldset",
        "address",
        "body",
        "html",
        "caption",
        "details",
        "summary",
    ]
)
_SILENT: Final = frozenset(
    ["script", "style", "head", "template", "noscript", "svg", "math", "iframe", "object", "nav", "button", "select"]
)
_CHANGES: Final = {"ins": (Change.INSERTED, How.TRACKED), "del": (Change.DELETED, How.TRACKED)}
_FORMATTED: Final = {"u": Change.INSERTED, "s": Change.DELETED, "strike": Change.DELETED}
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_FOOTNOTE_MARK = re.compile(r"\s*\[?[0-9]{1,3}\]?\s*")
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def looks_like_html(content: bytes) -> bool:
    """Whether the first bytes say so: a doctype, `<html`, or a page's usual tags."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")) or (
        start.startswith(b"<") and re.search(rb"<(?:p|div|table|h[1-6]|br)\b", start) is not None
    )


def read_html(content: bytes, name: str) -> Paper:
    """The paper on an HTML page. Raises Invalid where there is no text on it."""
    declared = _CHARSET.search(content[:4096])
    encoding = declared[1].decode("ascii").lower() if declared else ("utf-8" if _is_utf8(content) else "cp1252")
    try:
        parser = lxml_html.HTMLParser(encoding=encoding, huge_tree=False, no_network=True)
        root = lxml_html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, LookupError, ValueError):
        raise Invalid("this HTML page holds no readable text", place=name) from None
    paragraphs = [each for each in _Reader().read(root) if any(run.text.strip() for run in each.runs)]
    if not paragraphs:
        raise Invalid("this HTML page holds no readable text", place=name)
    return Paper(tuple(_formatting_read(paragraphs)))


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


class _Reader:
    """Walks the page once; a block ends the paragraph before it."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._label = ""
        self._style = ""
        self._cell: Cell | None = None
        self._tables = 0
        self._grids: list[_Grid] = []
        self._pre = False

    def read(self, root: Any) -> Iterator[Paragraph]:
        yield from self._walk(root, Run(""))
        yield from self._end()

    def _end(self) -> Iterator[Paragraph]:
        runs = tuple(_tidied(self._runs, keep_lines=self._pre))
        if runs:
            yield Paragraph(runs, self._label, style=self._style, cell=self._cell)
            self._label = ""
        self._runs = []

    def _walk(self, element: Any, like: Run) -> Iterator[Paragraph]:
        if not isinstance(element.tag, str):
            yield from self._tail(element, like)
            return
        tag = element.tag.lower()
        if tag in _SILENT:
            yield from self._tail(element, like)
            return
        if tag == "sup" and _FOOTNOTE_MARK.fullmatch(element.text_content() or ""):
            yield from self._tail(element, like)
            return
        if tag == "br":
            self._runs.append(replace(like, text="\n"))
        if tag in _BLOCKS:
            yield from self._block(element, tag, like)
        else:
            yield from self._inside(element, _entered(element, tag, like))
        yield from self._tail(element, like)

    def _block(self, element: Any, tag: str, like: Run) -> Iterator[Paragraph]:
        yield from self._end()
        kept = self._style, self._cell, self._pre
        self._style = tag if re.fullmatch(r"h[1-6]", tag) else self._style
        self._cell = self._cell_of(element, tag) or self._cell
        self._pre = self._pre or tag == "pre"
        if tag == "li":
            self._label = _label_of(element)
        yield from self._inside(element, _entered(element, tag, like))
        yield from self._end()
        if tag == "table":
            self._grids.pop()
        self._style, self._cell, self._pre = kept

    def _inside(self, element: Any, like: Run) -> Iterator[Paragraph]:
        if element.text:
            self._runs.append(replace(like, text=element.text))
        for child in element:
            yield from self._walk(child, like)

    def _tail(self, element: Any, like: Run) -> Iterator[Paragraph]:
        if element.tail:
            self._runs.append(replace(like, text=element.tail))
        return iter(())

    def _cell_of(self, element: Any, tag: str) -> Cell | None:
        """The cell in the grid of its table: cells that go over columns and rows move those after them."""
        if tag == "table":
            self._tables += 1
            self._grids.append(_Grid(self._tables))
        if tag == "tr" and self._grids:
            self._grids[-1].row += 1
        if tag not in ("td", "th") or not self._grids:
            return None
        return self._grids[-1].place(_number(element, "colspan"), _number(element, "rowspan"))


class _Grid:
    """Which places of a table are taken."""

    def __init__(self, table: int) -> None:
        self.table = table
        self.row = 0
        self._taken: set[tuple[int, int]] = set()

    def place(self, across: int, down: int) -> Cell:
        row = max(self.row, 1)
        column = 1
        while (row, column) in self._taken:
            column += 1
        self._taken |= {(row + i, column + j) for i in range(down) for j in range(across)}
        return Cell(self.table, row, column, across, down)


def _number(element: Any, attribute: str) -> int:
    given = str(element.get(attribute) or "1").strip()
    return min(max(int(given), 1), 100) if given.isdigit() else 1


def _entered(element: Any, tag: str, like: Run) -> Run:
    if tag in _CHANGES:
        change, how = _CHANGES[tag]
        return replace(like, change=change, how=how)
    style = (element.get("style") or "").replace(" ", "").lower()
    formatted = _FORMATTED.get(tag)
    if "text-decoration:line-through" in style:
        formatted = Change.DELETED
    elif "text-decoration:underline" in style and tag != "a":
        formatted = Change.INSERTED
    if formatted is not None and like.change is Change.KEPT:
        return replace(like, change=formatted, how=How.FORMATTING)
    return like


def _label_of(item: Any) -> str:
    above = item.getparent()
    if above is None or above.tag != "ol":
        return "-"
    try:
        number = int(
            item.get("value") or int(above.get("start") or 1) + sum(1 for _ in item.itersiblings("li", preceding=True))
        )
    except ValueError:
        number = 1
    kind = above.get("type") or ("a" if "lower-alpha" in (above.get("style") or "") else "1")
    if kind in ("a", "A"):
        letter = chr(ord("a") + (number - 1) % 26)
        return f"{letter if kind == 'a' else letter.upper()})"
    if kind in ("i", "I"):
        return f"{as_roman(number).lower() if kind == 'i' else as_roman(number)})"
    return f"{number}."


def _tidied(runs: list[Run], *, keep_lines: bool) -> Iterator[Run]:
    """Blanks as a browser shows them: one between words, none at the ends."""
    last = " "
    kept: list[Run] = []
    for run in runs:
        text = run.text if keep_lines or run.text == "\n" else _BLANKS.sub(" ", run.text)
        if last in " \n" and not keep_lines and text != "\n":
            text = text.lstrip(" ")
        if text:
            kept.append(replace(run, text=text))
            last = text[-1]
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    yield from kept


def _formatting_read(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """As in DOCX: underline means new text only beside struck-out text."""
    amends = any(run.how is How.FORMATTING and run.change is Change.DELETED for each in paragraphs for run in each.runs)
    for each in paragraphs:
        runs = (
            each.runs
            if amends
            else tuple(
                replace(run, change=Change.KEPT, how=None) if run.how is How.FORMATTING else run for run in each.runs
            )
        )
        yield replace(each, runs=runs)
