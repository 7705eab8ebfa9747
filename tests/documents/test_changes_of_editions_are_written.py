"""The changes between two editions as table, lines, workbook and page: whole, harmless, with both names and the evidence."""

import csv
import json
import zipfile
from pathlib import Path

import pytest

from accord.core.concordance.edition_changes import ChangeKind, EditionChange, EditionComparison, ListedTaxon
from accord.core.errors import Invalid
from accord.documents.edition_changes import COLUMNS, WRITERS, check_ending, write_edition_changes

LEO = ListedTaxon("1", "Felis leo", "Linnaeus, 1758", "species")
COMPARISON = EditionComparison(
    "Cats 1",
    "Cats <2>",
    (
        EditionChange(ChangeKind.ADDED, None, ListedTaxon("2", "=1+1 <b>", "", "species"), "under no name"),
        EditionChange(
            ChangeKind.TRANSFERRED, LEO, ListedTaxon("1", "Panthera leo", "(Linnaeus, 1758)", "species"), "why"
        ),
    ),
    old_taxa=1,
    new_taxa=2,
    unchanged=0,
)


@pytest.fixture
def written(tmp_path):
    def write(ending):
        path = tmp_path / f"changes{ending}"
        write_edition_changes(COMPARISON, path, sources=("cats.csv (SHA-256 abc)",))
        return path

    return write


def test_csv_has_one_row_a_change_and_runs_nothing(written):
    header, added, moved = csv.reader(written(".csv").open(encoding="utf-8"))
    assert tuple(header) == COLUMNS
    assert added == ["added", "", "", "", "", "2", "'=1+1 <b>", "", "species", "under no name"]
    assert moved[:4] + moved[6:8] == [
        "transferred",
        "1",
        "Felis leo",
        "Linnaeus, 1758",
        "Panthera leo",
        "(Linnaeus, 1758)",
    ]


def test_lines_say_null_where_there_is_nothing(written):
    added, moved = (json.loads(line) for line in written(".jsonl").read_text(encoding="utf-8").splitlines())
    assert (added["change"], added["old_name"], added["new_name"]) == ("added", None, "=1+1 <b>")
    assert moved["evidence"] == "why"


def test_the_workbook_has_a_sheet_for_each_kind(written):
    with zipfile.ZipFile(written(".xlsx")) as book:
        sheets = book.read("xl/workbook.xml").decode()
        texts = book.read("xl/sharedStrings.xml").decode()
        assert not any("<f>" in book.read(name).decode() for name in book.namelist() if "worksheets/sheet" in name)
    assert [name in sheets for name in ("Overview", "added", "transferred", "lumped")] == [True, True, True, False]
    assert "Panthera leo" in texts


def test_the_page_needs_nothing_else_and_escapes_what_it_shows(written):
    page = written(".html").read_text(encoding="utf-8")
    assert "Cats &lt;2&gt;" in page
    assert "<i>=1+1 &lt;b&gt;</i>" in page
    assert "cats.csv (SHA-256 abc)" in page
    assert "<script" not in page
    assert "http" not in page


@pytest.mark.parametrize("ending", WRITERS)
def test_a_failing_run_leaves_what_was_there(tmp_path, ending):
    with pytest.raises(Invalid, match="there is no such folder"):
        write_edition_changes(COMPARISON, tmp_path / "none" / f"x{ending}")
    assert list(tmp_path.iterdir()) == []


def test_another_ending_is_refused_before_any_work():
    with pytest.raises(Invalid, match="no format has this ending"):
        check_ending(Path("x.docx"))
