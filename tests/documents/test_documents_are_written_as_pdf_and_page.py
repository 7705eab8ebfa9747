import io
from itertools import pairwise

import pdfplumber
import pytest
from lxml import html
from papers import HOSTILE, document, one_of_everything

from accord.core.errors import Invalid
from accord.documents.model import (
    Annex,
    Column,
    Footnote,
    Heading,
    Item,
    Numbered,
    Paragraph,
    Row,
    Run,
    Table,
    words,
)
from accord.documents.writing import document_bytes, write_document


def _pdf(made):
    return pdfplumber.open(io.BytesIO(made))


def _text(made):
    with _pdf(made) as opened:
        return "\n".join(page.extract_text() for page in opened.pages)


def _page(written):
    return html.fromstring(document_bytes(written, ".html").decode())


def test_a_pdf_is_tagged_and_says_its_title_and_language():
    with _pdf(document_bytes(one_of_everything("fr"), ".pdf")) as opened:
        catalog = opened.doc.catalog
        assert catalog["MarkInfo"]["Marked"] is True
        assert catalog["Lang"] in (b"fr-FR", "fr-FR")
        assert opened.metadata["Title"] == "A paper & its annexes"
        meta = opened.doc.catalog["Metadata"].resolve().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in meta


def test_a_pdf_is_the_same_each_time():
    assert document_bytes(one_of_everything(), ".pdf") == document_bytes(one_of_everything(), ".pdf")


def test_texts_that_look_like_markup_are_set_as_they_are():
    text = _text(document_bytes(document(Paragraph(words(HOSTILE)), Numbered(words('") #panic("x'))), ".pdf"))
    assert HOSTILE.replace(" ", "") in text.replace(" ", "").replace("\n", "")
    assert '")#panic("x' in text.replace(" ", "")


@pytest.mark.parametrize("text", ["藏羚羊 Pantholops hodgsonii", "😀", "سايغا", "\ue000"])
def test_signs_that_no_font_has_do_not_stop_a_paper(text):
    assert document_bytes(document(Paragraph(words(text))), ".pdf").startswith(b"%PDF")


def test_a_deep_heading_at_the_beginning_does_not_stop_a_paper():
    made = document(Heading(words("Deep"), level=4), Heading(words("Next"), level=2), Paragraph(words("x")))
    assert "Deep" in _text(document_bytes(made, ".pdf"))


def test_the_head_of_a_table_is_set_again_on_every_page():
    rows = tuple(Row(((Paragraph(words(f"row {number} " + "text " * 40)),),)) for number in range(60))
    made = document(Table((Column(words("The head of all")),), rows))
    with _pdf(document_bytes(made, ".pdf")) as opened:
        pages = [page.extract_text() for page in opened.pages]
    with_rows = [page for page in pages if "row " in page]
    assert len(with_rows) > 1
    assert all("The head of all" in page for page in with_rows)


def test_headings_of_rows_may_follow_one_another_and_end_a_table():
    head = Row(((Paragraph(words("Theme")),),), heading=True)
    rows = (head, head, Row(((Paragraph(words("Species")),),), heading=True, level=2), Row(((),)), head)
    assert _text(document_bytes(document(Table((Column(words("A")),), rows)), ".pdf")).count("Theme") == 3


def test_a_pdf_turns_a_wide_annex_and_turns_back():
    blocks = [Annex("Annex 1", words("Wide"), landscape=True), Annex("Annex 2", words("Upright"))]
    with _pdf(document_bytes(document(Paragraph(words("x")), *blocks), ".pdf")) as opened:
        assert [page.width > page.height for page in opened.pages] == [False, True, False]


def test_links_of_a_pdf_lead_to_addresses_and_only_to_places_that_are_there():
    made = document(
        Heading(words("Here"), anchor="here"),
        Paragraph((*words("in", href="#here"), *words("out", href="https://example.org/"), *words("no", href="#no"))),
    )
    with _pdf(document_bytes(made, ".pdf")) as opened:
        links = [each for page in opened.pages for each in page.annots]
    assert [each["uri"] for each in links if each["uri"]] == ["https://example.org/"]
    assert len(links) == 2


def test_a_page_states_its_language_and_needs_nothing_else():
    page = _page(one_of_everything("es"))
    assert page.get("lang") == "es-ES"
    assert not page.xpath("//script | //link | //img | //*[@src]")
    assert page.xpath("//span[@lang='en']/text()") == ["In English"]


def test_the_title_is_the_first_heading_and_no_level_is_left_out():
    levels = [int(each.tag[1]) for each in _page(one_of_everything()).xpath("//h1|//h2|//h3|//h4|//h5")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_notes_lead_there_and_back():
    page = _page(one_of_everything())
    reference, back = page.xpath("//a[@role='doc-noteref']")[0], page.xpath("//a[@role='doc-backlink']")[0]
    assert page.xpath(f"//*[@id='{reference.get('href')[1:]}']")
    assert back.get("href") == f"#{reference.get('id')}"


def test_tables_have_captions_and_heads_with_their_scope():
    table = _page(one_of_everything()).xpath("//table")[0]
    assert table.xpath("caption/text()") == ["Progress"]
    assert table.xpath("thead//th/@scope") == ["col", "col"]
    assert table.xpath("tbody//th/@scope") == ["rowgroup", "rowgroup"]


def test_lists_stand_in_lists_and_counting_goes_on_after_a_table():
    blocks = (
        Numbered(words("one")),
        Item(words("point")),
        Numbered(words("sub"), level=1),
        Paragraph(words("between")),
    )
    page = _page(document(*blocks, Numbered(words("sub two"), level=1), Numbered(words("two"))))
    assert page.xpath("//main/ol[1]/li/ul/li/text()") == ["point"]
    assert page.xpath("//main/ol[1]/li/ol/li/text()") == ["sub"]
    assert [each.get("start") for each in page.xpath("//main/ol")] == [None, "2", "2"]


def test_a_page_shows_texts_that_look_like_markup_as_they_are():
    page = _page(document(Paragraph((Run(HOSTILE), Footnote(words("<script>x</script>")))), title="<b>&"))
    assert HOSTILE in page.text_content()
    assert page.xpath("//h1")[0].text_content() == "<b>&"
    assert not page.xpath("//script")


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", " JavaScript:x", "data:text/html,x", "vbscript:x", "//evil.example"]
)
def test_a_page_has_no_link_that_does_something(href):
    assert not _page(document(Paragraph(words("x", href=href)))).xpath("//main//a")


def test_what_is_new_and_what_goes_is_marked():
    page = _page(one_of_everything())
    assert (page.xpath("//ins/text()"), page.xpath("//del/text()")) == (["new"], ["old"])


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".html"])
def test_a_file_is_written_whole_or_not_at_all(tmp_path, ending, monkeypatch):
    path = tmp_path / f"a{ending}"
    path.write_text("before")
    wrong = document(Table((Column(words("A")),), (Row(((), ())),), "Wrong"))
    with pytest.raises(Invalid, match=r"table 'Wrong', row 1: has 2 cells for 1 columns"):
        write_document(wrong, path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_another_ending_or_folder_is_refused_by_name(tmp_path):
    with pytest.raises(Invalid, match=r"a\.odt: no format has this ending; write to one of \.docx, \.html, \.pdf"):
        write_document(one_of_everything(), tmp_path / "a.odt")
    with pytest.raises(Invalid, match=r"nowhere/a\.html: cannot be written: no such file or directory"):
        write_document(one_of_everything(), tmp_path / "nowhere" / "a.html")
    with pytest.raises(Invalid, match=r"a template is for \.docx"):
        write_document(one_of_everything(), tmp_path / "a.pdf", template=tmp_path / "t.docx")


def test_many_notes_of_a_table_stand_below_it_with_letters():
    cell = (Paragraph((Run("x"), Footnote(words("a note on it")))),)
    text = _text(document_bytes(document(Table((Column(words("Head")),), (Row((cell,)),) * 28)), ".pdf"))
    assert text.count("a note on it") == 28
    assert "bb a note on it" in text
