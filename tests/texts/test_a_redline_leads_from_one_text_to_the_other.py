"""A redline read without deletions is the new text, without insertions the old one; and people can read it."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from accord.cli import accord
from accord.core.errors import Invalid
from accord.core.texts.paper import Change, Paper
from accord.core.texts.redline import compare, words_changed
from accord.exchange.papers import read_paper

WORDS = st.lists(st.sampled_from(["the ", "Parties ", "shall ", "may ", "report", ", ", "and ", "eels", ". "])).map(
    "".join
)


def read(paper: Paper, left_out: Change) -> list[str]:
    return [
        words
        for paragraph in paper.paragraphs
        if (words := paragraph.read(left_out=left_out)) or paragraph.mark is not left_out
    ]


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_it_holds_both_texts_to_the_letter(old: list[str], new: list[str]) -> None:
    paper = compare(old, new).paper
    assert read(paper, Change.DELETED) == new
    assert read(paper, Change.INSERTED) == old


CASES = [
    ("The Committee may report.", "The Committee shall report.", [("may", "-"), ("shall", "+")]),
    ("the agreements at all levels", "the conventions at all levels", [("agreements", "-"), ("conventions", "+")]),
    ("report", "report to the Committee", [(" to the Committee", "+")]),
    ("by 1 May in Bonn", "on 3 June in Bonn", [("by 1 May", "-"), ("on 3 June", "+")]),
]


@pytest.mark.parametrize(("old", "new", "changes"), CASES)
def test_words_change_as_a_person_would_say_it(old: str, new: str, changes: list[tuple[str, str]]) -> None:
    signs = {Change.DELETED: "-", Change.INSERTED: "+"}
    assert [(run.text, signs[run.change]) for run in words_changed(old, new) if run.change in signs] == changes


def test_a_changed_paragraph_is_paired_and_a_new_one_is_not() -> None:
    old = ["1. Urges Parties to report to the Secretariat.", "2. Decides to end."]
    new = [
        "A wholly different opening.",
        "1. Urges Parties to report annually to the Secretariat.",
        "2. Decides to end.",
    ]
    found = compare(old, new)
    assert (found.inserted, found.changed, found.deleted, found.kept) == (1, 1, 0, 1)


@pytest.mark.parametrize("how", ["--tracked", "--house"])
def test_the_document_holds_both_texts(tmp_path: Path, how: str) -> None:
    old, new, out = tmp_path / "old.txt", tmp_path / "new.txt", tmp_path / "redline.docx"
    old.write_text("Urges Parties to act.\n\nDecides to end this now & here.", encoding="utf-8")
    new.write_text(
        "Urges all Parties to act.\n\nAdds a paragraph of other words.\n\nDecides to end this now & here.",
        encoding="utf-8",
    )
    CliRunner().invoke(accord, ["texts", "redline", str(old), str(new), "-o", str(out), how], catch_exceptions=False)
    paper = read_paper(out)
    assert new.read_text(encoding="utf-8") in paper.text
    assert old.read_text(encoding="utf-8") in paper.original
    assert Document(str(out)).paragraphs[0].text == "old.txt → new.txt"


def test_the_page_marks_and_escapes(tmp_path: Path) -> None:
    old, new, out = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "redline.html"
    old.write_text("one <two> three", encoding="utf-8")
    new.write_text("one <four> three", encoding="utf-8")
    CliRunner().invoke(accord, ["texts", "redline", str(old), str(new), "-o", str(out)], catch_exceptions=False)
    assert "one &lt;<del>two</del><ins>four</ins>&gt; three" in out.read_text(encoding="utf-8")


def test_another_ending_is_refused(tmp_path: Path) -> None:
    old = tmp_path / "a.txt"
    old.write_text("text", encoding="utf-8")
    with pytest.raises(Invalid, match=r"\.docx or \.html"):
        CliRunner().invoke(
            accord,
            ["texts", "redline", str(old), str(old), "-o", str(tmp_path / "a.odt")],
            catch_exceptions=False,
            standalone_mode=False,
        )
