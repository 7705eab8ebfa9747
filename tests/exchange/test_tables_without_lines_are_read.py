"""A table of a PDF whose cells stand under a head without any line drawn is read row by row."""

import pytest
import typst

from accord.core.texts.paper import Cell
from accord.exchange.papers import read_paper

TABLE = """#table(columns: (60pt, 1fr, 1fr), stroke: none, row-gutter: 10pt, [No.], [Activity], [Progress],
  [A1], [Map the flyways of the eagle of the steppes and of its prey in winter], [A map was printed in the year 2025 and sent to all],
  [A2], [Hold a workshop], [],
  [A3], [Print a guide on lines], [No action was taken.])"""
PROSE = "#set par(justify: true)\n" + "Those who were present spoke of what the year had brought to the river. " * 40


def cells_of(tmp_path, content: str) -> dict[Cell, str]:
    path = tmp_path / "paper.pdf"
    path.write_bytes(typst.compile(content.encode()))
    found: dict[Cell, str] = {}
    for paragraph in read_paper(str(path)).paragraphs:
        if paragraph.cell is not None:
            words = "".join(run.text for run in paragraph.runs)
            found[paragraph.cell] = f"{found.get(paragraph.cell, '')} {words}".strip()
    return found


def test_each_row_has_its_cells(tmp_path) -> None:
    cells = {(cell.row, cell.column): words for cell, words in cells_of(tmp_path, TABLE).items()}
    assert [cells[1, column] for column in (1, 2, 3)] == ["No.", "Activity", "Progress"]
    assert cells[2, 2] == "Map the flyways of the eagle of the steppes and of its prey in winter"
    assert cells[2, 3] == "A map was printed in the year 2025 and sent to all"
    assert [cells.get((3, column)) for column in (1, 2, 3)] == ["A2", "Hold a workshop", None]
    assert cells[4, 3] == "No action was taken."


@pytest.mark.parametrize("content", [PROSE, f"#columns(2)[{PROSE}]", "#h(20pt) A #h(80pt) B #h(80pt) C\n\n" + PROSE])
def test_prose_is_no_table(tmp_path, content: str) -> None:
    assert cells_of(tmp_path, content) == {}


def test_what_stands_above_and_below_stays_outside(tmp_path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(typst.compile(f"Before the table.\n\n{TABLE}\n\nBehind the table stands this.".encode()))
    paper = read_paper(str(path))
    assert [p.cell is None for p in paper.paragraphs if "table" in "".join(run.text for run in p.runs)] == [True, True]
