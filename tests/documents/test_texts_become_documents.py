"""Response matrices, Text / Source tables, texts in force and deletions are built as values and written in every format."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document as ReadDocument

from accord.core.dates import ImpreciseDate
from accord.core.texts.amend import DraftParagraph, Origin, redline_of
from accord.core.texts.consultation import Capacity, Phase
from accord.core.texts.lifecycle import State
from accord.core.texts.provenance import text_and_source
from accord.core.texts.provision_status import Nature, Progress, ProvisionStanding
from accord.decisions.queries import (
    AgendaOf,
    CommentRow,
    ConsultationRow,
    Deletable,
    DeletionRow,
    EventRow,
    InForce,
    ParagraphRow,
    ProvisionRow,
    TextOn,
    WorkRow,
)
from accord.documents.deletion_part import deletion_document
from accord.documents.model import Colophon, Document, Mark, Numbered, Run, Table
from accord.documents.response_matrix import response_matrix
from accord.documents.text_and_source import text_and_source_document
from accord.documents.text_of_work import clean_document, draft_document, numbered_by_the_writer, text_document
from accord.documents.text_phrases import TEXT_PHRASES, enumerated, text_phrase
from accord.documents.writing import write_document

ON = date(2026, 5, 4)
COLOPHON = Colophon(ON)
WORDS = "1. DIRECTS the Secretariat to count cranes each year;"


def said(**given) -> CommentRow:
    row = {
        "number": 1, "paragraph": 1, "label": "1", "on_words": WORDS, "country": "KE", "body": None, "name": "Kenya",
        "capacity": Capacity.PARTY, "language": "en", "text": "Each year is too often.", "proposed": "", "given_by": "",
        "received_on": date(2026, 4, 2), "late": False, "withdrawn_on": None, "outcome": "", "reasons": "", "answered_on": None,
    }  # fmt: skip
    return CommentRow(**{**row, **given})


CONSULTATION = ConsultationRow(
    "consultation:cites-2026-1", "cites:cop", "Cranes", "en", "draft:cites-res-1", None, "", "2026/014", Phase.CLOSED,
    date(2026, 4, 1), date(2026, 4, 30), True, False, 2, 1, 1, (), "",
)  # fmt: skip
PARAGRAPHS = (ParagraphRow(1, "1", "operative", WORDS), ParagraphRow(2, "2", "operative", "2. URGES Parties to help."))


def told(block: object) -> str:
    """Every word of a block."""
    match block:
        case Table():
            cells = [cell for row in block.rows for cell in row.cells]
            return "\n".join(told(inner) for cell in cells for inner in cell)
        case Run():
            return block.text
        case _:
            return "".join(run.text for run in getattr(block, "text", ()))


def everything(document: Document) -> str:
    return "\n".join(told(block) for block in document.blocks)


def matrix(*comments: CommentRow, language: str = "") -> Document:
    return response_matrix(CONSULTATION, PARAGRAPHS, comments, colophon=COLOPHON, language=language)


def test_the_matrix_groups_comments_under_the_words_they_are_about() -> None:
    made = matrix(said(number=3), said(number=2, paragraph=None, on_words="", text="We welcome it."))
    (table,) = (block for block in made.blocks if isinstance(block, Table))
    assert [told(row.cells[0][0]) for row in table.rows] == ["The text as a whole", "2", WORDS, "3"]


def test_a_proposed_wording_is_a_redline_of_the_words_commented_on() -> None:
    made = matrix(said(proposed=WORDS.replace("each year", "every third year")))
    (table,) = (block for block in made.blocks if isinstance(block, Table))
    runs = table.rows[1].cells[3][0].text
    assert {run.text for run in runs if run.mark is Mark.DELETED} == {"each"}
    assert {run.text for run in runs if run.mark is Mark.INSERTED} == {"every third"}


def test_another_text_altogether_is_not_compared() -> None:
    made = matrix(said(proposed="INVITES donors."))
    (table,) = (block for block in made.blocks if isinstance(block, Table))
    assert [run.mark for run in table.rows[1].cells[3][0].text] == [Mark.KEPT]


def test_the_matrix_counts_says_what_was_late_and_leaves_out_what_was_withdrawn() -> None:
    observer = said(
        number=2, name="Crane Society", country=None, body="crane", capacity=Capacity.OBSERVER, late=True,
        outcome="not_accepted", reasons="Funds are short.",
    )  # fmt: skip
    text = everything(matrix(said(), observer, said(number=3, withdrawn_on=ON, name="Chad", text="Gone")))
    assert "Comments: 2, by 1 Parties and 1 observers. Not accepted: 1; Not answered yet: 1." in text
    assert "after the closing date" in text
    assert "Funds are short." in text
    assert "Chad" not in text


def test_a_matrix_without_comments_says_so_in_its_language() -> None:
    assert "Aucun commentaire" in everything(matrix(language="fr"))


def test_a_table_of_sources_marks_what_was_changed_and_says_what_is_new() -> None:
    origin = Origin("cites:dec:17.55@cop19", "", "The Secretariat shall count cranes.")
    rows = text_and_source(
        [
            DraftParagraph(1, "1. The Secretariat shall count all cranes.", origins=(origin,)),
            DraftParagraph(2, "2. Parties should help."),
        ],
        language="es",
    )
    made = text_and_source_document("Cranes", rows, language="es", colophon=COLOPHON)
    (table,) = (block for block in made.blocks if isinstance(block, Table))
    assert [told(row.cells[1][0]) for row in table.rows] == [
        "Decisión 17.55 (Rev. CoP19) (enmendado)",
        "Párrafo nuevo",
    ]
    assert [run.text for run in table.rows[0].cells[0][0].text if run.mark is Mark.INSERTED] == ["all "]
    assert all(run.mark is Mark.KEPT for run in table.rows[1].cells[0][0].text)


STANDING = ProvisionStanding(Nature.OPERATIONAL, Progress.ACTIVE, requires_funding=False)


def in_force(*parts: tuple[str, str, ImpreciseDate | None]) -> TextOn:
    stood = InForce("cites:res:10.4", ON, "cites:res:10.4@cop16", State.IN_EFFECT, ImpreciseDate(date(2013, 3, 14)))
    rows = tuple(ProvisionRow(label, "operative", words, gone, STANDING, 0, 1) for label, words, gone in parts)
    return TextOn(stood, "en", "text:1", "Cranes", rows)


def test_a_text_in_force_shows_what_was_repealed_struck_through() -> None:
    gone = ImpreciseDate(date(2019, 8, 28))
    made = text_document(in_force(("1", "1. DIRECTS one;", None), ("2", "2. URGES two.", gone)), colophon=COLOPHON)
    assert "Resolution Conf. 10.4 (Rev. CoP16), since 14 March 2013" in everything(made)
    (struck,) = (run for block in made.blocks for run in block.text if run.mark is Mark.DELETED)
    assert struck.text.endswith("URGES two.")
    assert "[repealed on 2019-08-28]" in everything(made)


def test_numbers_in_their_order_become_numbers_of_the_word_processor() -> None:
    made = text_document(in_force(("1", "1. DIRECTS:", None), ("1 a)", "a) one; and", None)), colophon=COLOPHON)
    assert [(block.level, told(block)) for block in made.blocks if isinstance(block, Numbered)] == [
        (0, "DIRECTS:"),
        (1, "one; and"),
    ]


NUMBERED = [
    (["1. A", "2. B", "a) c", "b) d", "i) e", "ii) f", "c) g", "3. H"], [0, 0, 1, 1, 2, 2, 1, 0]),
    (["Words", "1. A", "Words", "2. B"], [None, 0, None, 0]),
    (["1. A", "3. B"], [None, None]),
    (["2. A"], [None]),
    (["a) without anything above"], [None]),
    (["1. A", *(f"{chr(97 + n)}) x" for n in range(9)), "i) below it"], [0, *[1] * 9, 2]),
    (["1. A", *(f"{chr(97 + n)}) x" for n in range(8)), "i) the ninth letter"], [0, *[1] * 9]),
    ([], []),
]


@pytest.mark.parametrize(("paragraphs", "levels"), NUMBERED)
def test_numbers_that_a_writer_would_not_print_so_stay_as_printed(paragraphs, levels) -> None:
    assert numbered_by_the_writer(paragraphs) == levels


def test_a_draft_is_written_with_tracked_changes_and_in_the_house_style(tmp_path: Path) -> None:
    paragraphs = (DraftParagraph(1, "Count all cranes.", before="Count cranes."), DraftParagraph(2, "Help."))
    made = draft_document("Cranes", redline_of(paragraphs), language="en", colophon=COLOPHON)
    for name, tracked in (("tracked.docx", True), ("house.docx", False)):
        write_document(made, tmp_path / name, tracked=tracked)
    tracked, house = (ReadDocument(str(tmp_path / name)).element.xml for name in ("tracked.docx", "house.docx"))
    assert "<w:ins " in tracked
    assert "<w:ins " not in house
    assert 'w:u w:val="single"' in house


def test_a_clean_draft_can_carry_the_tags_of_its_sources() -> None:
    paragraph = DraftParagraph(1, "Count cranes.", origins=(Origin("cites:dec:17.55@cop19"),))
    made = clean_document("Cranes", (paragraph,), language="en", colophon=COLOPHON, tags=True)
    assert everything(made) == "Count cranes. [text from Decision 17.55 (Rev. CoP19)]"
    assert everything(clean_document("C", (paragraph,), language="en", colophon=COLOPHON)) == "Count cranes."


def deletion(number: str, state: State, *events: EventRow, against: str = "") -> DeletionRow:
    row = WorkRow(
        f"cites:dec:{number}", "cites:cop", "decision", number, "", "Cranes", (), state, (), events, None, "", ""
    )
    return DeletionRow(Deletable(row, events, against), "The Secretariat shall count cranes.", "Secretariat", ())


def event(what: str, **given) -> EventRow:
    return EventRow("", what, ImpreciseDate(date(2025, 2, 3)), "cites:meeting:sc78", None, None, "", "", **given)


def agenda(*, conference: bool) -> AgendaOf:
    return AgendaOf("cites:meeting:sc78", "SC78", ON, None, conference, (), (), (), (), (), ())


ROWS = (
    deletion("19.20", State.IMPLEMENTED, event("implemented")),
    deletion("19.21", State.IMPLEMENTED, event("implemented")),
    deletion("17.55", State.INCORPORATED, event("incorporated", other="cites:res:16.4")),
    deletion("17.56", State.PROPOSED_FOR_DELETION, event("proposed_incorporation"), against="not decided"),
)


def test_a_committee_proposes_deletions_with_their_reasons() -> None:
    text = everything(deletion_document(agenda(conference=False), ROWS, colophon=COLOPHON))
    assert "Incorporated in Resolution Conf. 16.4 (SC78, 2025-02-03)" in text
    assert "agree that Decision 19.20 and Decision 19.21 have been implemented" in text
    assert "the deletion of Decision 17.55, whose text is incorporated elsewhere" in text
    assert "decide on the incorporation of Decision 17.56 before any deletion" in text
    assert "delete Decision" not in text


def test_the_conference_deletes_what_waits_for_nothing() -> None:
    text = everything(deletion_document(agenda(conference=True), ROWS, colophon=COLOPHON))
    assert "delete Decision 19.20, Decision 19.21 and Decision 17.55;" in text


def test_the_heading_stands_once_and_the_list_of_recommendations_ends_as_papers_end_it() -> None:
    text = everything(deletion_document(agenda(conference=False), ROWS, colophon=COLOPHON))
    assert "Decisions proposed for deletion" not in text  # it is the title
    assert "whose text is incorporated elsewhere; and" in text
    assert text.endswith("before any deletion.")


def test_one_decision_is_spoken_of_in_the_singular() -> None:
    text = everything(deletion_document(agenda(conference=False), ROWS[:1], colophon=COLOPHON))
    assert "agree that Decision 19.20 has been implemented, and propose its deletion to the Conference" in text


@pytest.mark.parametrize(
    ("language", "ends"),
    [("en", ("a;", "b; and", "c.")), ("fr", ("a\xa0;", "b\xa0; et", "c.")), ("es", ("a;", "b; y", "c."))],
)
def test_a_list_ends_as_its_language_ends_it(language: str, ends: tuple[str, ...]) -> None:
    assert enumerated(("a;", "b ;", "c"), language) == ends
    assert enumerated((), language) == ()
    assert enumerated(("a;",), language) == ("a.",)


def test_a_meeting_with_nothing_to_delete_is_told_so() -> None:
    assert "No Decision is ready" in everything(deletion_document(agenda(conference=True), (), colophon=COLOPHON))


@pytest.mark.parametrize("ending", [".docx", ".html", ".pdf"])
def test_every_document_on_texts_is_written_in_every_format(tmp_path: Path, ending: str) -> None:
    made = [
        matrix(said(proposed=f"{WORDS} <&>", text="1 < 2 & “quoted”")),
        deletion_document(agenda(conference=False), ROWS, colophon=COLOPHON, language="fr"),
        text_document(in_force(("1", "1. DIRECTS #one *two* $three$;", None)), colophon=COLOPHON),
    ]
    for number, document in enumerate(made):
        path = tmp_path / f"{number}{ending}"
        write_document(document, path)
        assert path.stat().st_size > 1000


def test_every_phrase_has_its_words_and_names_in_three_languages() -> None:
    for key, forms in TEXT_PHRASES.items():
        assert len(forms) == 3
        assert all(forms)
        names = [sorted(each.split("}")[0] for each in form.split("{")[1:]) for form in forms]
        assert key == "agree_implemented" or names[0] == names[1] == names[2]
    assert text_phrase("noted", "de") == "Noted"
