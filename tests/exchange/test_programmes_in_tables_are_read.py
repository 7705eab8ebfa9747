"""Programmes in the tables of DOCX, HTML and PDF: rows say what stands beside what."""

from pathlib import Path

import pytest
import typst
from docx import Document
from docx.document import Document as Docx

from accord.core.errors import Invalid
from accord.core.programme.printed import PrintedActivity, PrintedProgramme, Reported
from accord.exchange.papers import read_text
from accord.exchange.programmes import read_programmes_of

HEADS = ["No.", "Activity", "Lead", "Timeline", "Progress made"]


def five_columns(document: Docx) -> None:
    """A table with a heading over all columns, and a result and a lead that go over two rows."""
    table = document.add_table(rows=1, cols=5)

    def row(*texts: str) -> list:
        cells = (table.rows[0] if texts[0] == "No." else table.add_row()).cells
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text
        return list(cells)

    row(*HEADS)
    row("1.1", "List the sites where ducks moult.", "Ramsar Secretariat", "2019", "The list was made in May 2019.")
    heading = list(table.add_row().cells)
    heading[0].merge(heading[4]).text = "Capacity building"
    row("1.2", "Hold a course, subject to the availability of funds.", "CMS", "Q2 2020", "")
    row("1.3", "Publish the kit in French.", "CMS", "by SC58", "Not started")
    upper = row("1.4", "Report on the flyways.", "CMS and Ramsar", "Ongoing", "Two reports were published.")
    lower = row("1.5", "Keep a common page of addresses.", "", "", "")
    upper[4].merge(lower[4])
    upper[2].merge(lower[2])


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    document = Document()
    document.add_heading("Annex 1", 1)
    document.add_paragraph("REPORT ON THE JOINT WORK PLAN OF THE SECRETARIATS OF RAMSAR AND CMS 2018–20")
    document.add_paragraph("Theme 1: Waterbirds and flyways")
    five_columns(document)
    document.add_heading("Annex 2", 1)
    document.add_paragraph("Draft Joint Work Plan 2021-2023")
    document.add_paragraph("Theme 1: Waterbirds and flyways")
    document.add_paragraph("1.1 Bring the list up to date by December 2022.")
    document.add_paragraph("1.2 Celebrate the day of migratory birds together, including through:")
    document.add_paragraph("a shared poster;", style="List Bullet")
    document.add_paragraph("a shared film.", style="List Bullet")
    path = tmp_path / "paper.docx"
    document.save(str(path))
    return path


def by_code(programme: PrintedProgramme) -> dict[str, PrintedActivity]:
    return {each.code: each for each in programme.activities}


def test_rows_of_a_word_table_have_their_columns(paper: Path) -> None:
    read = by_code(read_programmes_of(paper)[0])
    assert [(each.code, each.lead, each.timeline) for each in read.values()] == [
        ("1.1", "Ramsar Secretariat", "2019"), ("1.2", "CMS", "Q2 2020"), ("1.3", "CMS", "by SC58"),
        ("1.4", "CMS and Ramsar", "Ongoing"), ("1.5", "CMS and Ramsar", ""),
    ]  # fmt: skip
    assert [each.status for each in read.values()] == [
        Reported.REPORTED, Reported.NONE_REPORTED, Reported.NO_ACTION, Reported.REPORTED, Reported.REPORTED,
    ]  # fmt: skip


def test_a_cell_over_all_columns_is_a_sub_theme(paper: Path) -> None:
    read = by_code(read_programmes_of(paper)[0])
    assert [each.subtheme for each in read.values()] == ["", *["Capacity building"] * 4]


def test_a_result_in_a_cell_over_two_rows_is_shared_for_certain(paper: Path) -> None:
    read = by_code(read_programmes_of(paper)[0])
    (upper,), (lower,) = read["1.4"].results, read["1.5"].results
    assert upper == lower
    assert (upper.text, upper.shared, upper.certain) == ("Two reports were published.", True, True)


def test_a_list_of_activities_after_the_table_is_the_next_programme(paper: Path) -> None:
    second = read_programmes_of(paper)[1]
    assert (second.edition, second.is_draft, [each.code for each in second.activities]) == (
        "2021-2023",
        True,
        ["1.1", "1.2"],
    )
    assert [item.split()[-1] for item in by_code(second)["1.2"].items] == ["poster;", "film."]


def test_places_are_those_of_the_text_that_is_read(paper: Path) -> None:
    text = read_text(paper)
    for programme in read_programmes_of(paper):
        for each in programme.activities:
            assert text[each.start :].startswith(each.printed_code)
            assert all(text[r.start : r.end] == r.text for r in each.results)


def test_one_cell_with_several_activities_and_results(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Progress on the joint programme of work of CITES and ITTO, 2010-2012")
    document.add_paragraph("(A) Timber species")
    table = document.add_table(rows=4, cols=2)
    for row, (left, right) in enumerate(
        (
            ("Description of joint activities", "Results"),
            (
                "Afrormosia\nA1. Help range States to make findings.\nA2. Hold a workshop on tracking in Central Africa.",
                "A workshop on tracking was held in Kribi.\nThree range States wrote findings.",
            ),
            ("Mahogany\nA3. Review the management plans.", "No action was taken."),
            ("A4. Publish a guide on rosewoods.", ""),
        )
    ):
        table.cell(row, 0).text, table.cell(row, 1).text = left, right
    document.save(str(tmp_path / "b.docx"))
    (programme,) = read_programmes_of(tmp_path / "b.docx")
    read = by_code(programme)
    assert {code: [r.text for r in each.results] for code, each in read.items()} == {
        "A1": ["Three range States wrote findings."],
        "A2": ["A workshop on tracking was held in Kribi."],
        "A3": ["No action was taken."],
        "A4": [],
    }
    assert [each.subtheme for each in read.values()] == ["Afrormosia", "Afrormosia", "Mahogany", "Mahogany"]
    assert [all(r.certain for r in each.results) for each in read.values()] == [False, False, True, True]


def test_a_table_in_a_cell_belongs_to_that_cell(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Joint work plan of CITES and UNODC 2020-2022: progress")
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Activity", "Results"
    table.cell(1, 0).text = "A1. Train officers."
    inner = table.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "In 2020: twelve.", "In 2021: thirty."
    table.cell(2, 0).text, table.cell(2, 1).text = "A2. Print a guide.", "The guide was printed."
    document.save(str(tmp_path / "c.docx"))
    (programme,) = read_programmes_of(tmp_path / "c.docx")
    assert [" ".join(r.text for r in each.results) for each in programme.activities] == [
        "In 2020: twelve. In 2021: thirty.",
        "The guide was printed.",
    ]


def test_a_web_page_with_cells_over_rows_and_columns(tmp_path: Path) -> None:
    path = tmp_path / "paper.html"
    path.write_text(
        """<!DOCTYPE html><html><body><h1>Programa conjunto de trabajo CITES-CMS 2016-2018</h1>
        <table><thead><tr><th>Actividad</th><th>Resultados</th></tr></thead><tbody>
        <tr><td colspan="2">Tema 1: Tortugas marinas</td></tr>
        <tr><td>1.1 Celebrar un taller.</td><td rowspan="2">Se celebró un taller en 2017.</td></tr>
        <tr><td>1.2 Publicar las actas.</td></tr>
        <tr><td>1.3 Traducir la guía.</td><td></td></tr></tbody></table></body></html>""",
        encoding="utf-8",
    )
    (programme,) = read_programmes_of(path)
    assert [(each.code, [r.text for r in each.results]) for each in programme.activities] == [
        ("1.1", ["Se celebró un taller en 2017."]),
        ("1.2", ["Se celebró un taller en 2017."]),
        ("1.3", []),
    ]
    assert [each.title for each in programme.themes] == ["Tortugas marinas"]


def pdf(path: Path, *, ruled: bool, rows: int = 14) -> Path:
    """A table of two columns over several pages, its head repeated; every second activity has a result."""
    cells = "\n".join(
        f"[B{n}. Collaborate with range State number {n} on its plan, {'on rivers and lakes ' * 12} as agreed.], "
        f"[{f'Range State number {n} was visited in {2000 + n}. ' + 'Much was said there on rivers. ' * 6 if n % 2 else ''}],"
        for n in range(1, rows + 1)
    )
    path.write_bytes(
        typst.compile(
            f"""#set page(height: 14cm, width: 16cm, footer: context align(center, counter(page).display()))
#set text(size: 9pt)
Annex 1

PROGRESS REPORT ON THE JOINT WORK PROGRAMME OF CITES AND CMS 2012-2014

(B) Shared species
#table(columns: (1fr, 1fr), stroke: {"0.5pt" if ruled else "none"}, column-gutter: {"0pt" if ruled else "24pt"},
table.header([Description of joint activities], [Results]),
{cells})""".encode(),
            format="pdf",
        )
    )
    return path


def test_a_table_of_a_pdf_with_lines_around_its_cells_over_pages(tmp_path: Path) -> None:
    (programme,) = read_programmes_of(pdf(tmp_path / "ruled.pdf", ruled=True))
    assert [each.code for each in programme.activities] == [f"B{n}" for n in range(1, 15)]
    for n, each in enumerate(programme.activities, start=1):
        assert each.status is (Reported.REPORTED if n % 2 else Reported.NONE_REPORTED), each.code
        assert each.text.endswith("as agreed.")
        assert all(f"number {n} was visited" in r.text or "Much was said" in r.text for r in each.results)


def test_a_table_of_a_pdf_without_lines_is_read_by_its_columns(tmp_path: Path) -> None:
    (programme,) = read_programmes_of(pdf(tmp_path / "open.pdf", ruled=False))
    assert [each.code for each in programme.activities] == [f"B{n}" for n in range(1, 15)]
    assert all(each.text.startswith("Collaborate with range State number") for each in programme.activities)


def test_what_is_no_paper_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(Invalid, match=r"broken\.docx"):
        read_programmes_of(path)
