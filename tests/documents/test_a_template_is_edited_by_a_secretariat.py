import pytest
from papers import W, changed, document, one_of_everything, paragraph, part, text_of

from accord.core.errors import Invalid
from accord.documents.model import Heading, Numbered, Paragraph, words
from accord.documents.template import FIELDS, template_bytes
from accord.documents.template_trial import trial_document
from accord.documents.writing import document_bytes


@pytest.fixture
def template(tmp_path):
    """Saves a template after the changes that its secretariat makes."""

    def edit(*changes):
        made = template_bytes()
        for name, old, new in changes:
            made = changed(made, name, old, new)
        path = tmp_path / "ours.docx"
        path.write_bytes(made)
        return path

    return edit


def test_the_template_that_is_written_can_be_used(template):
    assert document_bytes(trial_document(), ".docx", template=template()).startswith(b"PK")


def test_what_the_secretariat_changes_is_kept(template):
    ours = template(
        ("word/styles.xml", r'w:val="123B4A"', 'w:val="AA0000"'),
        ("word/document.xml", r"\{\{ title \}\}", "OUR HOUSE: {{ title }}"),
    )
    made = document_bytes(one_of_everything(), ".docx", template=ours)
    assert "OUR HOUSE: A paper &amp; its annexes" in text_of(part(made)).replace("&", "&amp;")
    styles = part(made, "word/styles.xml")
    assert styles.find(f"{W}style[@{W}styleId='Heading1']/{W}rPr/{W}color").get(f"{W}val") == "AA0000"


def test_a_field_that_the_word_processor_cut_into_runs_is_still_filled_in(template):
    ours = template(("word/document.xml", r"\{\{ meeting \}\}", "{{ mee</w:t></w:r><w:r><w:t>ting }}"))
    assert "Second meeting" in text_of(part(document_bytes(one_of_everything(), ".docx", template=ours)))


def test_styles_are_found_by_the_name_that_every_language_of_the_word_processor_stores(template):
    ours = template(("word/styles.xml", r'w:styleId="Heading1"', 'w:styleId="Titre1"'))
    made = document_bytes(document(Heading(words("Contexte"))), ".docx", template=ours)
    assert paragraph(part(made), "Contexte").find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Titre1"


def test_styles_that_are_missing_are_named_all_at_once_and_only_those_needed(template):
    ours = template(
        ("word/styles.xml", r'w:name w:val="List Number"', 'w:name w:val="Ours"'),
        ("word/styles.xml", r'w:name w:val="heading 2"', 'w:name w:val="Ours too"'),
        ("word/styles.xml", r'w:name w:val="heading 4"', 'w:name w:val="Ours as well"'),
    )
    with pytest.raises(Invalid) as refused:
        document_bytes(document(Numbered(words("x"))), ".docx", template=ours)
    assert str(refused.value) == f"{ours}: the template lacks these styles: List Number, Heading 2"


def test_a_field_that_there_is_not_is_named(template):
    ours = template(("word/document.xml", r"\{\{ title \}\}", "{{ titel }}"))
    with pytest.raises(Invalid, match=r"ours\.docx: the template has a field that there is not: 'titel' is undefined"):
        document_bytes(document(), ".docx", template=ours)


def test_a_field_that_is_half_written_is_told(template):
    ours = template(("word/document.xml", r"\{%p endif %\}", ""))
    with pytest.raises(Invalid, match=r"ours\.docx: the template can't be filled in"):
        document_bytes(document(), ".docx", template=ours)


@pytest.mark.parametrize("instead", ["", "before {{ content }} after"])
def test_a_template_needs_a_paragraph_for_the_content(template, instead):
    ours = template(("word/document.xml", r"\{\{ content \}\}", instead))
    with pytest.raises(Invalid, match=r"no paragraph \{\{ content \}\} of its own"):
        document_bytes(document(), ".docx", template=ours)


def test_a_template_cannot_reach_into_the_program(template):
    ours = template(("word/document.xml", r"\{\{ title \}\}", "{{ title.__class__.__mro__ }}"))
    with pytest.raises(Invalid):
        document_bytes(document(), ".docx", template=ours)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 half a zip"])
def test_what_is_no_word_document_is_refused(tmp_path, content):
    path = tmp_path / "t.docx"
    path.write_bytes(content)
    with pytest.raises(Invalid, match=r"t\.docx: is not a Word document"):
        document_bytes(document(), ".docx", template=path)


def test_a_template_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Invalid, match=r"none\.docx: cannot be read: no such file"):
        document_bytes(document(), ".docx", template=tmp_path / "none.docx")


def test_numbers_take_the_form_that_the_template_gives_its_list(template):
    ours = template(("word/numbering.xml", r'w:lvlText w:val="%1\."', 'w:lvlText w:val="§ %1"'))
    made = document_bytes(document(Numbered(words("x"))), ".docx", template=ours)
    number = paragraph(part(made), "x").find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    numbering = part(made, "word/numbering.xml")
    used = numbering.find(f"{W}num[@{W}numId='{number}']/{W}abstractNumId").get(f"{W}val")
    level = numbering.find(f"{W}abstractNum[@{W}abstractNumId='{used}']/{W}lvl")
    assert level.find(f"{W}lvlText").get(f"{W}val") == "§ %1"


def test_styles_without_a_list_in_common_get_one_that_begins_letters_anew(template):
    ours = template(("word/styles.xml", r"<w:numPr>.*?</w:numPr>", ""))
    blocks = [Numbered(words("one")), Numbered(words("letter"), level=1)]
    made = part(document_bytes(document(*blocks), ".docx", template=ours))
    found = [paragraph(made, text).find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") for text in ("one", "letter")]
    assert found[0] == found[1]


def test_notes_of_the_template_stay_beside_those_of_the_paper(tmp_path):
    from accord.documents.model import Footnote

    path = tmp_path / "ours.docx"
    with_note = document(Paragraph((*words("ours"), Footnote(words("of the house")))))
    made = document_bytes(with_note, ".docx")
    path.write_bytes(changed(made, "word/document.xml", r">About this document<", ">{{ content }}<"))
    again = document_bytes(document(Paragraph((*words("x"), Footnote(words("of the paper"))))), ".docx", template=path)
    notes = part(again, "word/footnotes.xml")
    numbers = [each.get(f"{W}id") for each in notes.findall(f"{W}footnote")]
    assert len(numbers) == len(set(numbers))
    assert "of the house" in text_of(notes)
    assert "of the paper" in text_of(notes)


def test_every_field_is_in_the_template_or_of_use_there():
    text = text_of(part(template_bytes())) + text_of(part(template_bytes(), "word/header1.xml"))
    text += text_of(part(template_bytes(), "word/footer1.xml"))
    assert {name for name in FIELDS if f"{{{{ {name} }}}}" in text} == set(FIELDS) - {"language"}
