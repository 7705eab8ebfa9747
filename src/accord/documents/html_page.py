"""A document as one web page that needs nothing else: headings, lists, tables and notes as what they are."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files

from accord.documents.cells import for_xml
from accord.documents.colophon import colophon_blocks, letterhead_lines
from accord.documents.links import places, safe_href
from accord.documents.model import (
    Annex,
    Block,
    Cell,
    Document,
    Heading,
    Inline,
    Item,
    Mark,
    Paragraph,
    Row,
    Run,
    Table,
    Words,
)
from accord.documents.numbering import Series, nested
from accord.documents.phrases import locale, phrase

_LIST_TYPES = ("1", "a", "i")
_TAGS = {Mark.INSERTED: "ins", Mark.DELETED: "del"}


def html_page(document: Document) -> str:
    """The whole page. Headings of the document begin at h2: its title is the h1."""
    about = colophon_blocks(document)
    writer = _Writer(document.language, places((*document.blocks, *about)))
    body = [*writer.blocks(document.blocks), *writer.section_end()]
    css = files("accord.documents").joinpath("html_document.css").read_text(encoding="utf-8")
    title = _text(document.title)
    parts = [
        f'<!DOCTYPE html>\n<html lang="{locale(document.language)}">\n<head>\n<meta charset="utf-8">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        f"<title>{title}</title>\n<style>\n{css}</style>\n</head>\n<body>\n<header>\n",
        *(f'<p class="{kind}">{_text(line)}</p>\n' for kind, line in letterhead_lines(document.letterhead)),
        f"<h1>{title}</h1>\n</header>\n<main>\n",
        *body,
        "</main>\n",
        *writer.notes(),
        '<footer class="about">\n',
        *writer.blocks(about),
        "</footer>\n</body>\n</html>\n",
    ]
    return "".join(parts)


class _Writer:
    """Writes blocks one after another, and remembers the notes and whether an annex is open."""

    def __init__(self, language: str, places: frozenset[str]) -> None:
        self._language = language
        self._places = places
        self._made: set[str] = set()
        self._notes: list[str] = []
        self._in_annex = False

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The blocks as HTML; an annex opens a section, which `section_end` closes."""
        for block in nested(blocks):
            match block:
                case Series():
                    yield from self._list(block)
                case Heading():
                    level = min(max(block.level, 1), 4) + 1
                    yield f"<h{level}{self._id(block.anchor)}>{self._words(block.text)}</h{level}>\n"
                case Paragraph():
                    yield f"<p>{self._words(block.text)}</p>\n"
                case Table():
                    yield from self._table(block)
                case Annex():
                    yield from self.section_end()
                    self._in_annex = True
                    yield f'<section class="annex"{self._id(block.anchor)}>\n<p class="label">{_text(block.label)}</p>\n'
                    yield f"<h2>{self._words(block.title)}</h2>\n"

    def section_end(self) -> Iterator[str]:
        """Close the section of an annex."""
        if self._in_annex:
            yield "</section>\n"
        self._in_annex = False

    def notes(self) -> Iterator[str]:
        """The notes, each with a link back to its place in the text."""
        if not self._notes:
            return
        heading, back = phrase("notes", self._language), phrase("back_to_text", self._language)
        yield f'<section class="notes" role="doc-endnotes">\n<h2>{heading}</h2>\n<ol>\n'
        for number, text in enumerate(self._notes, start=1):
            link = f'<a href="#noteref-{number}" role="doc-backlink" aria-label="{back} {number}">↩</a>'
            yield f'<li id="note-{number}">{text} {link}</li>\n'
        yield "</ol>\n</section>\n"

    def _list(self, series: Series) -> Iterator[str]:
        tag = "ol" if series.numbered else "ul"
        kind = ""
        if series.numbered:
            first = series.entries[0].number
            start = f' start="{first}"' if first != 1 else ""
            kind = f' type="{_LIST_TYPES[series.level]}" class="level-{series.level}"{start}'
        yield f"<{tag}{kind}>\n"
        for entry in series.entries:
            anchor = "" if isinstance(entry.block, Item) else self._id(entry.block.anchor)
            yield f"<li{anchor}>{self._words(entry.block.text)}"
            for below in entry.below:
                yield "\n"
                yield from self._list(below)
            yield "</li>\n"
        yield f"</{tag}>\n"

    def _table(self, table: Table) -> Iterator[str]:
        yield '<div class="scroll" tabindex="0" role="region"'
        yield f' aria-label="{_text(table.caption or _plain(table.columns[0].head))}">\n<table>\n'
        if table.caption:
            yield f"<caption>{_text(table.caption)}</caption>\n"
        whole = sum(column.share for column in table.columns) or 1
        widths = (f'<col style="width:{column.share / whole:.2%}">' for column in table.columns)
        yield f"<colgroup>{''.join(widths)}</colgroup>\n<thead>\n<tr>"
        yield from (f'<th scope="col">{self._words(column.head)}</th>' for column in table.columns)
        yield "</tr>\n</thead>\n<tbody>\n"
        for place, row in enumerate(table.rows):
            if row.heading and place:
                yield "</tbody>\n<tbody>\n"
            yield from self._row(row, len(table.columns))
        yield "</tbody>\n</table>\n</div>\n"

    def _row(self, row: Row, columns: int) -> Iterator[str]:
        if row.heading:
            text = "".join(self._cell(cell) for cell in row.cells)
            scope = f'scope="rowgroup" colspan="{columns}"'
            yield f'<tr class="heading level-{row.level}"{self._id(row.anchor)}><th {scope}>{text}</th></tr>\n'
            return
        cells = "".join(f"<td>{self._cell(cell)}</td>" for cell in row.cells)
        yield f"<tr{self._id(row.anchor)}>{cells}{'<td></td>' * (columns - len(row.cells))}</tr>\n"

    def _cell(self, cell: Cell) -> str:
        if len(cell) == 1 and isinstance(cell[0], Paragraph):
            return self._words(cell[0].text)
        return "".join(self.blocks(cell))

    def _words(self, words: Words) -> str:
        return "".join(self._inline(each) for each in words)

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, Run):
            return self._run(inline)
        self._notes.append("")
        number = len(self._notes)  # a note within the note comes after it
        self._notes[number - 1] = self._words(inline.text)
        return f'<sup><a href="#note-{number}" id="noteref-{number}" role="doc-noteref">{number}</a></sup>'

    def _run(self, run: Run) -> str:
        text = _text(run.text).replace("\n", "<br>")
        if run.italic:
            text = f"<i>{text}</i>"
        if run.bold:
            text = f"<b>{text}</b>"
        if run.language and run.language != self._language:
            text = f'<span lang="{_text(run.language)}">{text}</span>'
        href = safe_href(run.href)
        if href and not (href.startswith("#") and href[1:] not in self._places):
            text = f'<a href="{_text(href)}">{text}</a>'
        tag = _TAGS.get(run.mark)
        return f"<{tag}>{text}</{tag}>" if tag else text

    def _id(self, anchor: str) -> str:
        """The place that links lead to; of two of one name the first has it."""
        if not anchor or anchor in self._made:
            return ""
        self._made.add(anchor)
        return f' id="{_text(anchor)}"'


def _plain(words: Sequence[Inline]) -> str:
    return "".join(each.text for each in words if isinstance(each, Run))


def _text(text: str) -> str:
    return escape(for_xml(text))
