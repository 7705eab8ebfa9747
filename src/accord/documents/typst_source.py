"""A document as source of Typst. Every text stands in a string literal, so that none of it is ever read as markup.

Typst 0.15: https://typst.app/docs/reference/. What is written holds to PDF/UA-1 (ISO 14289-1): headings do not skip a
level, tables have heads, the language and the title are stated.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Final

from accord.documents.cells import for_xml
from accord.documents.colophon import colophon_blocks
from accord.documents.links import places, safe_href
from accord.documents.model import (
    Annex,
    Block,
    Cell,
    Document,
    Footnote,
    Heading,
    Inline,
    Letterhead,
    Mark,
    Numbered,
    Paragraph,
    Row,
    Run,
    Table,
    Words,
)
from accord.documents.numbering import Series, letter, nested
from accord.documents.phrases import locale, phrase

_NUMBERINGS: Final = ("1.", "a)", "i)")
_STEP_EM: Final = 1.6
_MOST_NOTES: Final = 10
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
_STYLE: Final = """
#set par(leading: 0.6em, spacing: 0.85em, linebreaks: "optimized")
#set enum(tight: false, number-align: start + top, body-indent: 0.7em, spacing: 0.85em)
#set list(tight: false, marker: ([–], [–], [–]), body-indent: 0.7em, spacing: 0.65em)
#set table(stroke: 0.4pt + rgb("#7a878c"), inset: (x: 5pt, y: 4pt), align: left + top)
#set footnote.entry(gap: 0.45em)
#show table: set text(size: 9.5pt)
#show table: set par(leading: 0.5em, spacing: 0.55em)
#show heading: set block(above: 1.4em, below: 0.75em, sticky: true)
#show heading.where(level: 1): set text(size: 12.5pt)
#show heading.where(level: 2): set text(size: 11.5pt)
#show heading.where(level: 3): set text(size: 10.5pt)
#show title: set text(size: 15pt)
#show title: set block(above: 1.3em, below: 1.2em)
#show link: set text(fill: rgb("#12566b"))
"""


def typst_source(document: Document, *, plain_headings: bool = False) -> str:
    """The whole source, which needs no file, package or font beside those that Typst carries.

    With `plain_headings`, headings of rows are cells like others, and may stand last on a page.
    """
    writer = _Writer(document, plain_headings=plain_headings)
    colophon = document.colophon.as_of
    day = f"datetime(year: {colophon.year}, month: {colophon.month}, day: {colophon.day})"
    language, _, region = locale(document.language).partition("-")
    symbol = f"{document.letterhead.symbol} – " if document.letterhead.symbol else ""
    before = literal(f"{symbol}{phrase('page', document.language)} ")
    flipped = "true" if document.landscape else "false"
    head = [
        f"#set document(title: {literal(document.title)}, date: {day},",
        f"  author: ({''.join(literal(body) + ', ' for body in document.letterhead.bodies)}))",
        f'#set text(lang: "{language}", region: "{region or "XX"}", font: "Libertinus Serif", size: 10.5pt)',
        f'#set page(paper: "a4", flipped: {flipped}, margin: (x: 2.2cm, top: 2.3cm, bottom: 2.2cm), header: context {{',
        f"  if counter(page).get().first() > 1 {{ align(right, text(size: 9pt, {before} + counter(page).display())) }}",
        "})",
        _STYLE,
    ]
    body = [*_letterhead(document.letterhead), f"#title({literal(document.title)})", *writer.paper()]
    return "\n".join([*head, *body]) + "\n"


def literal(text: str) -> str:
    """The text as a string literal of Typst: nothing in it has a meaning but `"` and the backslash, which are escaped."""
    clean = for_xml(text).replace("\r", "").replace("\t", " ").replace("\n", " ")
    return '"' + clean.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _Writer:
    """Writes blocks one after another; knows which places there are and how deep the last heading was."""

    def __init__(self, document: Document, *, plain_headings: bool) -> None:
        self._document = document
        self._plain_headings = plain_headings
        self._blocks = (*document.blocks, *colophon_blocks(document))
        self._places = places(self._blocks)
        self._made: set[str] = set()
        self._depth = 0
        self._below: list[str] | None = None  # notes of a table that are set below it, while it is written

    def paper(self) -> Iterator[str]:
        """The paper and its annexes, in pages of their own orientation where that changes."""
        parts: list[tuple[bool, list[Block]]] = [(self._document.landscape, [])]
        for block in self._document.blocks:
            if isinstance(block, Annex):
                parts.append((block.landscape, [block]))
            else:
                parts[-1][1].append(block)
        parts[-1][1].extend(colophon_blocks(self._document))
        # one walk over all blocks, so that numbers run on; annexes begin them anew by themselves
        for place, (flipped, blocks) in enumerate(parts):
            if place:
                changed = flipped != parts[place - 1][0]
                yield f"#set page(flipped: {'true' if flipped else 'false'})" if changed else "#pagebreak(weak: true)"
            yield from (f"#{code}" for code in self._codes(blocks))

    def _codes(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in nested(blocks):
            match block:
                case Series():
                    yield self._list(block, outer=True)
                case Heading():
                    yield self._heading(block.text, block.level, block.anchor)
                case Paragraph(keep_with_next=True):
                    yield f"block(sticky: true, par({self._words(block.text)}))"
                case Paragraph():
                    yield f"par({self._words(block.text)})"
                case Table():
                    yield self._table(block)
                case Annex():
                    yield f"align(right, strong({literal(block.label)}))"
                    yield self._heading(block.title, 1, block.anchor)

    def _heading(self, text: Words, level: int, anchor: str) -> str:
        if not _has_words(text):
            return self._placed("[]", anchor)
        self._depth = min(max(level, 1), 4, self._depth + 1)
        return self._placed(f"heading(level: {self._depth}, {self._words(text)})", anchor)

    def _list(self, series: Series, *, outer: bool = False) -> str:
        kind = f'enum(numbering: "{_NUMBERINGS[series.level]}", ' if series.numbered else "list("
        entries = []
        for entry in series.entries:
            anchor = entry.block.anchor if isinstance(entry.block, Numbered) else ""
            body = self._placed(self._words(entry.block.text), anchor)
            below = "".join(f"; {self._list(one)}" for one in entry.below)
            content = f"{{ {body}{below} }}"
            entries.append(f"enum.item({entry.number}, {content})" if series.numbered else content)
        code = f"{kind}{', '.join(entries)})"
        return f"pad(left: {series.level * _STEP_EM}em, {code})" if outer and series.level else code

    def _table(self, table: Table) -> str:
        # notes at the foot of the page cost Typst 0.15 seconds for each page of a long table: many stand below it instead
        self._below = [] if _notes_of(table) > _MOST_NOTES else None
        code, below, self._below = self._ruled(table), self._below, None
        return f"{{ {code}; text(size: 9pt, {{ {'; '.join(below)} }}) }}" if below else code

    def _ruled(self, table: Table) -> str:
        shares = "".join(f"{max(column.share, 0.01):g}fr, " for column in table.columns)
        heads = ", ".join(f"strong({self._words(column.head)})" for column in table.columns)
        rows = (self._row(row, len(table.columns), after) for row, after in zip_longest(table.rows, table.rows[1:]))
        fill = 'fill: (_, y) => if y == 0 { rgb("#e4ecee") }'
        code = f"table(columns: ({shares}), {fill}, table.header({heads}), {', '.join(rows)})"
        if not table.caption:
            return code
        caption = f'block(sticky: true, text(size: 9.5pt, style: "italic", {literal(table.caption)}))'
        return f"{{ {caption}; {code} }}"

    def _row(self, row: Row, columns: int, after: Row | None) -> str:
        if row.heading:
            text = "; ".join(self._cell(cell) for cell in row.cells)
            body = self._placed(f"{{ {text} }}", row.anchor)
            fill = 'fill: rgb("#f0f4f5"), ' if row.level <= 1 else ""
            level = min(max(row.level, 1), 3) + 1
            cell = f"table.cell(colspan: {columns}, {fill}strong({body}))"
            # Typst 0.15.1 panics where a head is followed at once by one of its level; as a cell it is only not kept with it
            crowded = after is not None and after.heading and after.level <= row.level
            return cell if crowded or self._plain_headings else f"table.header(level: {level}, repeat: false, {cell})"
        cells = [self._cell(cell) for cell in row.cells] + ["[]"] * (columns - len(row.cells))
        cells[0] = self._placed(cells[0], row.anchor)
        return ", ".join(cells)

    def _cell(self, cell: Cell) -> str:
        if len(cell) == 1 and isinstance(cell[0], Paragraph):
            return self._words(cell[0].text)
        return f"{{ {'; '.join(self._codes(cell))} }}" if cell else "[]"

    def _words(self, words: Words) -> str:
        return f"{{ {'; '.join(self._inline(each) for each in words)} }}" if words else "[]"

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, Run):
            return self._run(inline)
        note = self._words(inline.text)
        if self._below is None:
            return f"footnote({note})"
        mark = f"super({literal(letter(len(self._below) + 1))})"
        self._below.append(f'par({{ {mark}; text(" "); {note} }})')
        return mark

    def _run(self, run: Run) -> str:
        code = "; linebreak(); ".join(f"text({literal(line)})" for line in run.text.split("\n"))
        if "\n" in run.text:
            code = f"{{ {code} }}"
        if (
            run.language
            and run.language != self._document.language
            and _LANGUAGE.fullmatch(run.language[:3].rstrip("-"))
        ):
            code = f'text(lang: "{run.language[:3].rstrip("-")}", {code})'
        for wanted, function in (
            (run.italic, "emph"),
            (run.bold, "strong"),
            (run.mark is Mark.INSERTED, "underline"),
            (run.mark is Mark.DELETED, "strike"),
        ):
            code = f"{function}({code})" if wanted else code
        href = safe_href(run.href)
        if href.startswith("#"):
            return f"link(label({literal(href[1:])}), {code})" if href[1:] in self._places else code
        return f"link({literal(href)}, {code})" if href else code

    def _placed(self, code: str, anchor: str) -> str:
        """The content with a label to link to; of two places of one name the first has it."""
        if not anchor or anchor in self._made:
            return code
        self._made.add(anchor)
        if code.startswith("heading("):
            return f"[#{code}#label({literal(anchor)})]"
        return f"{{ [#metadata(none)#label({literal(anchor)})]; {code} }}"


def _notes_of(table: Table) -> int:
    cells = (cell for row in table.rows for cell in row.cells)
    return sum(isinstance(each, Footnote) for cell in cells for block in cell for each in block.text)


def _has_words(text: Words) -> bool:
    return any(for_xml(each.text).strip() for each in text if isinstance(each, Run))


def _letterhead(letterhead: Letterhead) -> Iterator[str]:
    right = [line for line in (letterhead.symbol, letterhead.distribution) if line]
    if letterhead.original or right:
        cells = "; linebreak(); ".join(f"strong({literal(line)})" for line in right)
        left = f"text(size: 9pt, {literal(letterhead.original)})"
        yield f"#grid(columns: (1fr, 1fr), {left}, align(right, {{ {cells} }}))"
    for body in letterhead.bodies:
        yield f"#align(center, upper({literal(body)}))"
    if letterhead.bodies:
        yield "#align(center, line(length: 30%, stroke: 0.5pt))"
    for line in (letterhead.meeting, letterhead.venue):
        if line:
            yield f"#block(below: 0.5em, text({literal(line)}))"
    for line in letterhead.agenda:
        yield f"#align(center, text({literal(line)}))"
