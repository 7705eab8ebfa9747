"""What a reader of each format finds: the contract in CSV, sheets in XLSX, evidence in HTML, headings in DOCX, SSSOM."""

import csv
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import docx
import pytest

from accord.core.concordance import COLUMNS, KINDS
from accord.documents.concordance import write_concordance


@pytest.fixture
def written(concordance, tmp_path):
    """Writes the concordance with an ending and gives the path."""

    def write(ending):
        path = tmp_path / f"out{ending}"
        write_concordance(concordance, path)
        return path

    return write


def test_the_csv_has_the_columns_of_the_contract_and_blank_separated_discrepancies(written):
    rows = list(csv.DictReader(written(".csv").open(encoding="utf-8", newline="")))
    assert tuple(rows[0]) == COLUMNS
    split = next(row for row in rows if row["right_name"] == "Loxodonta cyclotis")
    assert split["relation"] == "includes"
    assert split["discrepancies"].split(" ") == ["synonym_on_other_side", "split_after_listing"]


def test_the_csv_has_no_cell_that_a_spreadsheet_would_run(written):
    for row in csv.reader(written(".csv").open(encoding="utf-8", newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_the_workbook_has_a_sheet_for_each_kind_of_discrepancy(concordance, written):
    with zipfile.ZipFile(written(".xlsx")) as book:
        workbook = ET.fromstring(book.read("xl/workbook.xml"))
        sheets = [each.attrib["name"] for each in workbook.iter() if each.tag.endswith("}sheet")]
        first = book.read("xl/worksheets/sheet2.xml").decode()
    titles = [KINDS[code].title for code in concordance.discrepancies()]
    assert sheets[:2] == ["Overview", "All rows"]
    assert len(sheets) == 2 + len(titles)
    assert all(title.startswith(sheet.rstrip("…")) for title, sheet in zip(titles, sheets[2:], strict=True))
    assert "<autoFilter" in first
    assert 'state="frozen"' in first
    assert "<f>" not in first


class _Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.ids, self.links, self.scopes = [], [], [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append(tag)
        self.ids.append(given.get("id"))
        self.links.append(given.get("href", ""))
        if tag == "th":
            self.scopes.append(given.get("scope"))


def test_the_page_needs_no_network_and_one_script_of_its_own(written):
    text = written(".html").read_text(encoding="utf-8")
    page = _Page()
    page.feed(text)
    assert page.tags.count("script") == 1
    assert "<script src" not in text
    assert "http" not in text
    assert None not in page.scopes
    assert {link.removeprefix("#") for link in page.links if link} <= set(page.ids)


def test_the_page_shows_reasons_and_escapes_what_lists_print(written):
    text = written(".html").read_text(encoding="utf-8")
    assert "Loxodonta africana as CITES understands it takes in" in text
    assert "Orchis &lt;only&gt;" in text
    assert "Lists &amp; &lt;sources&gt;" in text
    assert "Decided:" in text


def test_the_annex_has_headings_repeated_heads_page_numbers_and_a_language(written):
    paper = docx.Document(written(".docx"))
    headings = [each.text for each in paper.paragraphs if each.style.name.startswith("Heading")]
    assert {"Summary", "Discrepancies", "Taxa in both lists", "Sources"} <= set(headings)
    body = paper.element.xml
    assert body.count("<w:tblHeader") == len(paper.tables)
    assert "NUMPAGES" in paper.sections[0].footer._element.xml
    assert paper.core_properties.language == "en-GB"
    assert paper.sections[0].page_width > paper.sections[0].page_height


def test_the_annex_states_its_date_and_the_evidence(written):
    paper = docx.Document(written(".docx"))
    assert any("31 December 2013" in each.text for each in paper.paragraphs)
    cells = {cell.text for table in paper.tables for row in table.rows for cell in row.cells}
    assert "CMS uses Loxodonta africana and Loxodonta cyclotis side by side; for CITES they are one taxon." in cells


def test_sssom_leaves_undecided_pairs_in_the_header(written):
    lines = written(".sssom.tsv").read_text(encoding="utf-8").splitlines()
    header = [line for line in lines if line.startswith("#")]
    rows = list(csv.DictReader(lines[len(header) :], delimiter="\t", quoting=csv.QUOTE_NONE))
    assert any(line.startswith("## ") and "Acipenser mikaodi" in line for line in header)
    assert not any(row["object_label"] == "Acipenser mikaodi" for row in rows)
    predicates = {row["predicate_id"] for row in rows if row["object_label"] == "Loxodonta cyclotis"}
    assert predicates == {"tcs:includes", "skos:narrowMatch"}
    decided = next(row for row in rows if row["subject_label"] == "Aus bus")
    assert decided["mapping_justification"] == "semapv:ManualMappingCuration"
    assert decided["author_label"] == "A. Specialist"
