"""Papers in DOCX, HTML, PDF and plain text give their words in reading order, with what was inserted and struck out."""

from pathlib import Path

import pytest
from written_papers import docx, paragraph, pdf, run

from accord.core.errors import Invalid
from accord.core.texts.paper import Change, How
from accord.exchange.papers import read_paper, read_text


def stored(tmp_path: Path, content: bytes, name: str = "paper") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


# DOCX -----------------------------------------------------------------------------------------------------------------


def test_printed_numbers_tables_and_footnotes_are_read(tmp_path: Path) -> None:
    table = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>".format(
        paragraph(run("Activity")), paragraph(run("Result"))
    )
    body = paragraph(run("Directs:"), level=0) + paragraph(run("report;"), level=1) + paragraph(run("act."), level=1)
    body += paragraph(run("Urges."), level=0) + paragraph(run("again"), level=1) + table
    paper = read_paper(stored(tmp_path, docx(body)))
    assert paper.text.split("\n\n") == [
        "1. Directs:", "a) report;", "b) act.", "2. Urges.", "a) again", "Activity", "Result", "See Decision 19.20.\n",
    ]  # fmt: skip
    assert [each.cell.column for each in paper.paragraphs if each.cell] == [1, 2]
    assert paper.paragraphs[-1].footnote == "1"


TRACKED = (
    run("The Committee ")
    + '<w:ins w:author="A" w:date="2024-01-02T03:04:05Z"><w:r><w:t xml:space="preserve">shall </w:t></w:r></w:ins>'
    + '<w:del w:author="B"><w:r><w:delText xml:space="preserve">may </w:delText></w:r></w:del>'
    + run("report")
)


def test_tracked_changes_give_both_texts(tmp_path: Path) -> None:
    paper = read_paper(stored(tmp_path, docx(paragraph(TRACKED))))
    assert paper.text.startswith("The Committee shall report")
    assert paper.original.startswith("The Committee may report")
    inserted = next(each for each in paper.paragraphs[0].runs if each.change is Change.INSERTED)
    assert (inserted.author, inserted.how, inserted.at.year) == ("A", How.TRACKED, 2024)


def test_moved_text_is_read_once(tmp_path: Path) -> None:
    body = paragraph(f"<w:moveFrom>{run('moved words ')}</w:moveFrom>", run("first")) + paragraph(
        run("second "), f"<w:moveTo>{run('moved words')}</w:moveTo>"
    )
    paper = read_paper(stored(tmp_path, docx(body)))
    assert paper.text.split("\n\n")[:2] == ["first", "second moved words"]
    assert paper.original.split("\n\n")[:2] == ["moved words first", "second "]


def test_a_deleted_end_of_paragraph_joins_two(tmp_path: Path) -> None:
    joined = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('One ')}</w:p>" + paragraph(run("sentence."))
    paper = read_paper(stored(tmp_path, docx(joined)))
    assert paper.text.split("\n\n")[0] == "One sentence."
    assert paper.original.split("\n\n")[:2] == ["One ", "sentence."]


def test_struck_and_underlined_text_is_an_amendment_made_by_formatting(tmp_path: Path) -> None:
    paper = read_paper(
        stored(tmp_path, docx(paragraph(run("the "), run("agreements", "strike"), run("conventions", "u"))))
    )
    assert paper.text.startswith("the conventions")
    assert paper.original.startswith("the agreements")


def test_underlined_text_alone_is_emphasis(tmp_path: Path) -> None:
    paper = read_paper(stored(tmp_path, docx(paragraph(run("a "), run("heading", "u")))))
    assert not paper.is_amended


# HTML -----------------------------------------------------------------------------------------------------------------

PAGE = """<html><head><title>no</title><script>alert("Decision 1.1")</script></head><body><h1>Strategy</h1>
<p>The <ins>Standing</ins> Committee<sup>3</sup>
 shall<br>report<p>Unclosed <b>bold
<ol type=a><li>first<li>second</ol><table><tr><td>A1<td>done</table></body>"""


def test_pages_are_read_however_they_are_written(tmp_path: Path) -> None:
    assert read_text(stored(tmp_path, PAGE.encode())).split("\n\n") == [
        "Strategy", "The Standing Committee shall\nreport", "Unclosed bold", "a) first", "b) second", "A1", "done\n",
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "iso-8859-1"])
def test_pages_are_read_in_their_encoding(tmp_path: Path, encoding: str) -> None:
    page = f'<html><meta charset="{encoding}"><p>Résolution Conf. 9.21'.encode(encoding)
    assert read_text(stored(tmp_path, page)).strip() == "Résolution Conf. 9.21"


# PDF ------------------------------------------------------------------------------------------------------------------


def test_lines_run_on_and_words_parted_by_a_hyphen_are_joined(tmp_path: Path) -> None:
    page = [
        (72, 700, "1. The Secretariat shall re-"),
        (72, 688, "port to the Committee."),
        (72, 660, "2. The Committee agrees."),
    ]
    assert read_text(stored(tmp_path, pdf([page]))).split("\n\n") == [
        "1. The Secretariat shall report to the Committee.",
        "2. The Committee agrees.\n",
    ]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [(50, 700 - 12 * row, f"left words of line {row} here") for row in range(8)]
    right = [(320, 700 - 12 * row, f"right words of line {row} here") for row in range(8)]
    text = " ".join(read_text(stored(tmp_path, pdf([left + right]))).split())
    assert text.index("left words of line 7") < text.index("right words of line 0")


def test_heads_and_page_numbers_are_left_out_and_sentences_cross_pages(tmp_path: Path) -> None:
    words = ["The Committee shall", "report to the", "Conference in time."]
    pages = [[(72, 800, "SC78 Doc. 14"), (72, 700, words[number]), (290, 30, str(number + 1))] for number in range(3)]
    pages.append([(72, 800, "SC78 Doc. 14"), (72, 700, "Next paragraph."), (290, 30, "4")])
    assert (
        read_text(stored(tmp_path, pdf(pages)))
        == "The Committee shall report to the\n\nConference in time.\n\nNext paragraph.\n"
    )


# Bad files ------------------------------------------------------------------------------------------------------------

REFUSED = [
    (b"PK\x03\x04 broken", "no readable archive"),
    (b"\xd0\xcf\x11\xe0 old", "encrypted, or an old Word document"),
    (b"%PDF-1.4 nothing", "broken|no text"),
    (pdf([[]]), "it is a scan"),
    (b"{\\rtf1 text}", "this is RTF"),
    (b"text\x00text", "no text: it holds NUL"),
    (b"<html></html>", "no readable text"),
    (docx("<w:p>")[:-40], "broken"),
]


@pytest.mark.parametrize(("content", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_what_cannot_be_read_is_refused_in_one_line(tmp_path: Path, content: bytes, reason: str) -> None:
    path = stored(tmp_path, content)
    with pytest.raises(Invalid, match=reason) as refusal:
        read_text(path)
    assert str(path) in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_entities_are_not_followed(tmp_path: Path) -> None:
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "SECRET">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a;x</w:t></w:r></w:p></w:body></w:document>'
    )
    import io
    import zipfile

    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    assert "SECRET" not in read_text(stored(tmp_path, content.getvalue()))
