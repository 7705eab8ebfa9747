"""Reads the joint programmes of work in a file: plain text by its lines, other formats by their paragraphs and tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from accord.core.programme.printed import PrintedProgramme
from accord.core.programme.printed.laid_out import lines_with_cells
from accord.core.programme.printed.lines import Line, words_of
from accord.core.programme.printed.reading import read_lines
from accord.core.texts.paper import Cell, Change, Paper, Paragraph
from accord.exchange.papers.read import read_text_and_paper


def read_programmes_of(path: Path | str) -> tuple[PrintedProgramme, ...]:
    """The programmes printed in a paper, in order; none where it holds none. `-` is standard input.

    Places count characters of what `accord texts read` prints as its text. Raises Invalid where the file is no paper that
    can be read, OSError where it cannot be opened.
    """
    text, paper = read_text_and_paper(path)
    lines = lines_with_cells(text) if paper is None else lines_of_paper(paper)
    return read_lines(lines, words_of(text))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A paragraph as it stands in the text of the paper."""

    text: str
    start: int
    paragraph: Paragraph


def lines_of_paper(paper: Paper) -> list[Line]:
    """The lines of a paper with the cells of its tables; places are those of `paper.text`."""
    widths: dict[int, int] = {}
    for paragraph in paper.paragraphs:
        if cell := paragraph.cell:
            widths[cell.table] = max(widths.get(cell.table, 0), cell.column + cell.across - 1)
    found: list[Line] = []
    page: int | None = None
    covered: set[tuple[int, int, int]] = set()
    for placed in _placed(paper):
        paragraph = placed.paragraph
        if paragraph.footnote:
            continue
        cell = paragraph.cell
        if cell is not None and cell.down > 1:
            covered |= {(cell.table, cell.row + down, cell.column) for down in range(1, cell.down)}
        turned, page = page not in (None, paragraph.page), paragraph.page
        found += _lines(placed, cell, cell is not None and cell.across >= widths[cell.table] > 1, turned=turned)
    return _with_covered(found, covered)


def _lines(placed: _Placed, cell: Cell | None, wide: bool, *, turned: bool) -> Iterator[Line]:
    place = (cell.table, cell.row, cell.column) if cell else None
    if not placed.text.strip():
        if cell is not None and cell.merged:
            yield Line("", placed.start, placed.start, cell=place, merged=True)
        return
    at, first = placed.start, True
    for each in placed.text.split("\n"):
        bare = each.strip()
        if bare:
            start = at + each.index(bare[0])
            yield Line(bare, start, start + len(bare), first or place is not None, first and turned, place, wide=wide)
            first = False
        at += len(each) + 1


def _with_covered(lines: list[Line], covered: set[tuple[int, int, int]]) -> list[Line]:
    """Cells that a cell above goes over are told by a line without words, in their row."""
    if not covered:
        return lines
    found: list[Line] = []
    for at, line in enumerate(lines):
        found.append(line)
        after = lines[at + 1].cell if at + 1 < len(lines) else None
        if line.cell is not None and (after is None or after[:2] != line.cell[:2]):
            row = sorted(each for each in covered if each[:2] == line.cell[:2])
            found += [Line("", line.end, line.end, cell=each, merged=True) for each in row]
    return found


def _placed(paper: Paper) -> Iterator[_Placed]:
    """Each paragraph with its place in `paper.text`, which parts them by an empty line and leaves out what was deleted."""
    at = 0
    carried = ""
    for paragraph in paper.paragraphs:
        words = carried + paragraph.read(left_out=Change.DELETED).strip("\n")
        carried = words if paragraph.mark is Change.DELETED else ""
        if carried:
            continue
        yield _Placed(words, at, paragraph)
        if words.strip():
            at += len(words) + 2
