import shutil
import subprocess

import docx
import pdfplumber
import pytest
from papers import HOSTILE, W, document, one_of_everything, paragraph, part, parts, text_of

from accord.documents.model import Annex, Footnote, Heading, Item, Numbered, Paragraph, Run, words
from accord.documents.writing import document_bytes


@pytest.fixture(scope="module")
def paper():
    return document_bytes(one_of_everything(), ".docx")


def _style(each):
    found = each.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val") if found is not None else ""


def _list(root, beginning):
    numbers = paragraph(root, beginning).find(f"{W}pPr/{W}numPr")
    return numbers.find(f"{W}numId").get(f"{W}val"), numbers.find(f"{W}ilvl").get(f"{W}val")


def test_headings_are_headings_that_a_navigation_pane_finds(paper):
    root = part(paper)
    assert _style(paragraph(root, "Background")) == "Heading1"
    assert _style(paragraph(root, "Annex 1")) == "AnnexLabel"
    assert _style(paragraph(root, "Table")) == "Heading1"


def test_numbered_paragraphs_and_their_letters_are_levels_of_one_list(paper):
    root = part(paper)
    first, level = _list(root, "First paragraph")
    assert level == "0"
    assert _list(root, "under it") == (first, "1")
    assert _list(root, "deeper") == (first, "2")
    assert _list(root, "under the third") == (first, "1")


def test_an_annex_counts_from_one_again(paper):
    main, annex = _list(part(paper), "First paragraph")[0], _list(part(paper), "First of the annex")[0]
    assert annex != main
    lists = {each.get(f"{W}numId"): each for each in part(paper, "word/numbering.xml").findall(f"{W}num")}
    assert [each.get(f"{W}ilvl") for each in lists[annex].findall(f"{W}lvlOverride")] == ["0", "1", "2"]
    definition = {key: each.find(f"{W}abstractNumId").get(f"{W}val") for key, each in lists.items()}
    assert definition[annex] == definition[main]


def test_the_head_of_a_table_is_repeated_and_headings_of_rows_stay_with_the_next(paper):
    rows = list(part(paper).iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False, False, False]
    theme = rows[1]
    assert theme.find(f"{W}tc/{W}tcPr/{W}gridSpan").get(f"{W}val") == "2"
    assert _style(theme.find(f"{W}tc/{W}p")) == "TableHeading"
    keeping = part(paper, "word/styles.xml").find(f"{W}style[@{W}styleId='TableHeading']/{W}pPr/{W}keepNext")
    assert keeping is not None


def test_long_cells_may_run_over_a_page(paper):
    rows = list(part(paper).iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, True, True, False, False]


def test_a_row_that_is_short_has_empty_cells(paper):
    last = list(part(paper).iter(f"{W}tr"))[-1]
    assert [text_of(cell) for cell in last.findall(f"{W}tc")] == ["A2. Align", ""]


def test_a_note_is_a_footnote_with_a_link_of_its_own(paper):
    notes = part(paper, "word/footnotes.xml")
    texts = {each.get(f"{W}id"): text_of(each).strip() for each in notes.findall(f"{W}footnote")}
    reference = part(paper).find(f".//{W}footnoteReference").get(f"{W}id")
    assert texts[reference] == "A note, read"
    relations = part(paper, "word/_rels/footnotes.xml.rels")
    assert [each.get("Target") for each in relations] == ["https://example.org/a?b=1&c=2"]


def test_a_note_in_a_note_is_set_in_brackets():
    inner = Footnote(words("inner"))
    made = document_bytes(document(Paragraph((Run("x"), Footnote((Run("outer"), inner))))), ".docx")
    assert "outer (inner)" in text_of(part(made, "word/footnotes.xml"))


def test_a_link_within_the_document_leads_to_a_place_that_is_there(paper):
    root = part(paper)
    aim = next(each.get(f"{W}anchor") for each in root.iter(f"{W}hyperlink") if each.get(f"{W}anchor"))
    marked = [each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart")]
    assert aim in marked
    assert len(marked) == len(set(marked))


@pytest.mark.parametrize("href", ["#nowhere", "javascript:alert(1)", "file:///etc/passwd", "/programmes/", "http://[x"])
def test_an_address_that_leads_nowhere_is_printed_without_a_link(href):
    made = document_bytes(document(Paragraph(words("plain words", href=href))), ".docx")
    assert not list(part(made).iter(f"{W}hyperlink"))
    assert "plain words" in text_of(part(made))


def test_an_annex_may_lie_across_and_the_page_before_it_stays_upright(paper):
    sizes = [(each.get(f"{W}w"), each.get(f"{W}h"), each.get(f"{W}orient")) for each in part(paper).iter(f"{W}pgSz")]
    assert sizes == [("11906", "16838", None), ("16838", "11906", "landscape")]


def test_only_the_first_section_has_a_first_page_of_its_own(paper):
    sections = list(part(paper).iter(f"{W}sectPr"))
    assert [each.find(f"{W}titlePg") is not None for each in sections] == [True, False]


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("fr", "fr-FR"), ("es", "es-ES")])
def test_the_language_is_stated_for_spelling_and_reading_aloud(language, tag):
    made = document_bytes(one_of_everything(language), ".docx")
    defaults = part(made, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert defaults.get(f"{W}val") == tag
    own = [each.get(f"{W}val") for each in part(made).iter(f"{W}lang")]
    assert own == ([] if language == "en" else ["en-GB"])


def test_changes_are_underlined_and_struck_through_unless_they_are_tracked(paper):
    run = paragraph(part(paper), "In English")
    assert [each.find(f"{W}rPr/{W}u") is not None for each in run.findall(f"{W}r")] == [False, False, True, False]
    assert [each.find(f"{W}rPr/{W}strike") is not None for each in run.findall(f"{W}r")] == [False, False, False, True]
    tracked = paragraph(part(document_bytes(one_of_everything(), ".docx", tracked=True)), "In English")
    assert [text_of(each) for each in tracked.findall(f"{W}ins")] == ["new"]
    assert [text_of(each) for each in tracked.findall(f"{W}del")] == ["old"]


def test_the_letterhead_and_the_colophon_are_printed(paper):
    text = text_of(part(paper))
    for expected in (
        "A convention",
        "Second meeting",
        "X2 Doc. 4",
        "As of 7 July 2014.",
        "Entry 12 of the journal",
        "ab" * 32,
    ):
        assert expected in text
    assert "distribution" not in text


def test_texts_that_look_like_markup_stay_texts():
    made = document_bytes(document(Paragraph(words(HOSTILE)), title=HOSTILE), ".docx")
    assert text_of(part(made)).count(HOSTILE) == 2


def test_signs_that_xml_cannot_hold_are_left_out():
    made = document_bytes(document(Heading(words("a\x00b\x1fc\ud800d")), Paragraph(words("one\ntwo\tthree"))), ".docx")
    assert "abcd" in text_of(part(made))
    broken = paragraph(part(made), "onetwothree")
    assert (len(list(broken.iter(f"{W}br"))), len(list(broken.iter(f"{W}tab")))) == (1, 1)


def test_the_same_document_is_the_same_file(paper):
    assert document_bytes(one_of_everything(), ".docx") == paper


def test_its_properties_say_what_it_is(paper, tmp_path):
    (tmp_path / "a.docx").write_bytes(paper)
    properties = docx.Document(str(tmp_path / "a.docx")).core_properties
    assert (properties.title, properties.subject, properties.language) == (
        "A paper & its annexes",
        "X2 Doc. 4",
        "en-GB",
    )


def test_an_empty_document_is_a_document():
    made = document_bytes(document(title=""), ".docx")
    assert "About this document" in text_of(part(made))
    assert "word/footnotes.xml" not in parts(made)


def test_points_stand_below_the_paragraph_that_they_belong_to():
    made = part(document_bytes(document(Item(words("alone")), Numbered(words("n")), Item(words("below"))), ".docx"))
    assert (_list(made, "alone")[1], _list(made, "below")[1]) == ("0", "1")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_opens_it_and_numbers_it_as_meant(tmp_path):
    blocks = [
        Numbered(words("one")),
        Numbered(words("letter"), level=1),
        Numbered(words("two")),
        Annex("Annex", words("More")),
    ]
    (tmp_path / "a.docx").write_bytes(document_bytes(document(*blocks, Numbered(words("anew"))), ".docx"))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    call = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "a.docx")]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    with pdfplumber.open(tmp_path / "a.pdf") as opened:
        lines = [page.extract_text() for page in opened.pages]
    assert [line for line in lines[0].splitlines() if line[:1] in "123a"][-3:] == ["1. one", "a) letter", "2. two"]
    assert "1. anew" in lines[1]
