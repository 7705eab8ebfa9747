from datetime import date

import joint_programme
import pytest

from accord.core.errors import Invalid, NotFound, Refused
from accord.decisions.models import WorkEvent
from accord.documents.model import Annex, Footnote, Heading, Item, Numbered, Paragraph, Run, Table
from accord.documents.programme_report import Filing, programme_report
from accord.documents.programme_report_facts import read_facts
from accord.documents.writing import document_bytes
from accord.programmes import models

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _programme(db):
    joint_programme.load()


def _report(edition="jwp-1", *, language="en", filing=None, **given):
    return programme_report(read_facts(edition, language=language, today=TODAY, **given), filing)


def _text(words):
    return "".join(each.text if isinstance(each, Run) else f"[{_text(each.text)}]" for each in words)


def _cell(cell):
    return " ".join(_text(block.text) for block in cell)


def _lines(document):
    return [_text(block.text) for block in document.blocks if isinstance(block, Numbered | Item | Paragraph | Heading)]


def _tables(document):
    """Each table below the label of its annex, the first in the cover as ""."""
    found, label = {}, ""
    for block in document.blocks:
        if isinstance(block, Annex):
            label = block.label
        if isinstance(block, Table):
            found.setdefault(label, []).append(block)
    return found


def _progress(document):
    """Row of the progress table by anchor: what is to be done, and what was reported."""
    (table,) = _tables(document)["Annex 1"]
    return {row.anchor: tuple(_cell(cell) for cell in row.cells) for row in table.rows if not row.heading}


def _links(document):
    found = []

    def walk(words):
        for each in words:
            if isinstance(each, Footnote):
                walk(each.text)
            elif each.href:
                found.append((each.text, each.href))

    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    for part in cell:
                        walk(part.text)
        else:
            walk(block.title if isinstance(block, Annex) else block.text)
    return found


def test_the_committee_is_invited_to_note_the_report_and_endorse_the_draft():
    lines = _lines(_report())
    at = lines.index("The Standing Committee is invited to:")
    assert lines[at + 1 : at + 4] == [
        "note the present document and the progress reported in Annex 1;",
        "note that nothing was reported on 2 of 5 activities; and",
        "endorse the draft Joint Programme 2015-2020 in Annex 2.",
    ]


def test_every_count_has_its_denominator_and_its_activities():
    lines = _lines(_report())
    assert "No action was taken: 1 of 5 (B2);" in lines
    assert "Partly done: 1 of 5 (A1);" in lines


def test_nothing_reported_and_no_action_are_said_in_different_words():
    rows = _progress(_report())
    assert rows["jwp-1:b1"][1].startswith("Nothing was reported.")
    assert rows["jwp-1:b2"][1].startswith("No action was taken. No action took place.")


def test_a_result_for_several_activities_is_printed_once_and_the_others_lead_to_it():
    rows = _progress(_report())
    assert "The lists went on line" in rows["jwp-1:a1"][1]
    assert rows["jwp-1:a1"][1].endswith("Reported together for A1 and A2.")
    assert rows["jwp-1:a2"][1] == "Done. Reported together with A1: see there."


def test_a_result_that_the_other_side_has_not_accepted_is_not_in_the_paper_as_filed():
    filed = _report()
    assert "Funds were raised." not in " ".join(_lines(filed) + [each[1] for each in _progress(filed).values()])


def test_a_draft_lists_what_is_not_agreed_apart_with_who_says_what():
    models.ResultView.objects.create(
        result_id="jwp-1:r3", body_id="cites:secretariat", verdict="disputed", words="The sum is not ours.", author="x", on=date(2014, 7, 7), order=1, version=1,
    )  # fmt: skip
    draft = _report(drafts=True)
    lines = _lines(draft)
    assert lines[0].startswith("Draft:")
    assert "B3 Funds were raised. (drafted by CMS Secretariat, disputed)" in lines
    assert "CITES Secretariat: The sum is not ours." in lines
    assert "Funds were raised." not in _progress(draft)["jwp-1:b3"][1]


def test_codes_texts_points_and_conditions_are_printed_as_they_are_and_no_condition_twice():
    rows = _progress(_report())
    assert (
        rows["jwp-1:b1"][0] == "B.1. Hold a workshop, by: finding a host; inviting range States. (subject to funding)"
    )
    assert rows["jwp-1:b2"][0] == "B2. Meet on #turtles & <nests> (subject to funding)."


def test_themes_and_headings_stand_over_their_activities():
    (table,) = _tables(_report())["Annex 1"]
    heads = [(row.level, _cell(row.cells[0])) for row in table.rows if row.heading]
    assert heads == [(1, "(A) Names of species"), (2, "Names"), (1, "(B) Shared species"), (2, "Saiga"), (2, "Turtles")]


def test_the_next_programme_is_an_annex_with_its_introductions():
    document = _report()
    assert [(block.label, _text(block.title)) for block in document.blocks if isinstance(block, Annex)] == [
        ("Annex 1", "Progress on the Joint Programme 2012-2014"),
        ("Annex 2", "Draft Joint Programme 2015-2020"),
        ("Annex 3", "Sources of the statements in this document"),
    ]
    assert _lines(document).count("Work on this goes on.") == 2
    rows = [row for table in _tables(document)["Annex 2"] for row in table.rows if not row.heading]
    assert [tuple(_cell(cell) for cell in row.cells) for row in rows] == [
        ("A1", "Link the databases."),
        ("B1", "Draft a plan for Ovis ammon."),
    ]


def test_footnotes_say_what_each_activity_comes_from_when_asked():
    rows = [row for table in _tables(_report(filing=Filing(lineage=True)))["Annex 2"] for row in table.rows]
    assert "Link the databases.[Brings together A1, A2 of 2012-2014.]" in [_cell(row.cells[-1]) for row in rows]


def test_what_became_of_each_activity_is_told_with_the_reason_for_those_that_end():
    lines = _lines(_report())
    assert "2 of 5: merged with others (A1 and A2);" in lines
    assert "1 of 5: dropped (B.1);" in lines
    assert "B.1: The workshop is behind us." in lines
    assert "2 of 5: the register does not say what became of them (B2 and B3)." in lines
    assert "1 of 2 activities of the next programme are new: B1." in lines


@pytest.mark.parametrize(
    ("language", "end"),
    [
        ("en", " (an activity can stand in more than one line):"),
        ("fr", "à plusieurs lignes)\N{NO-BREAK SPACE}:"),
        ("es", "línea):"),
    ],
)
def test_that_activities_stand_in_several_lines_is_said_before_the_colon(language, end):
    models.Lineage.objects.create(earlier_id="jwp-1:a1", later_id="jwp-2:b1", relation="changed")
    (line,) = (line for line in _lines(_report(language=language)) if line.endswith(end))
    assert line.count(":") == 1


def test_mandates_are_named_with_how_they_stand_on_the_day():
    assert "Resolution Conf. 13.3, Cooperation and synergy." in _lines(_report())
    WorkEvent.objects.create(work_id="cites:res:13.3", event="repealed", day=date(2014, 1, 1), day_precision="day")
    assert "Resolution Conf. 13.3, Cooperation and synergy (on 7 July 2014: repealed)." in _lines(_report())


def test_earlier_endorsements_are_told_with_meeting_and_document():
    line = next(line for line in _lines(_report()) if line.startswith("SC62"))
    assert line == "SC62 (Geneva, 2012): Joint Programme 2012-2014 (document SC62 Doc. 1)[https://example.org/1] [1]."


def test_the_letterhead_is_that_of_the_meeting_that_is_to_endorse_the_next():
    head = _report(filing=Filing(symbol="SC65 Doc. 9", agenda=("Joint work",))).letterhead
    assert (head.bodies, head.meeting) == (("Convention cites",), "Meeting 65 of the Standing Committee")
    assert (head.venue, head.symbol) == ("Geneva (Switzerland), 7-11 July 2014", "SC65 Doc. 9")


def test_the_paper_is_as_of_the_first_day_of_its_meeting_unless_told():
    assert _report().colophon.as_of == date(2014, 7, 7)
    assert _report(as_of=date(2014, 7, 1)).colophon.as_of == date(2014, 7, 1)


def test_before_the_results_were_reported_nothing_is_said_of_them():
    early = _progress(_report(as_of=date(2013, 1, 1)))
    assert "The lists went on line" not in " ".join(each[1] for each in early.values())


def test_after_its_endorsement_the_next_programme_is_no_draft_and_nobody_is_asked_to_endorse_it():
    later = _report(as_of=date(2016, 1, 1))
    assert "Draft Joint Programme 2015-2020" not in [_text(b.title) for b in later.blocks if isinstance(b, Annex)]
    assert "note the Joint Programme 2015-2020 in Annex 2." in _lines(later)


def test_without_a_next_programme_there_is_no_second_annex_and_no_endorsing():
    alone = _report(following="")
    assert [block.label for block in alone.blocks if isinstance(block, Annex)] == ["Annex 1", "Annex 2"]
    assert not [line for line in _lines(alone) if "endorse" in line]


def test_an_edition_without_activities_says_so_and_has_no_empty_table():
    models.Edition.objects.create(id="jwp-0", title="Old Programme", starts=date(2005, 1, 1), status="endorsed")
    document = _report("jwp-0", following="")
    assert "The register holds no activities of the Old Programme; there is nothing to report here." in _lines(document)
    assert not [block for block in document.blocks if isinstance(block, Table)]
    assert document_bytes(document, ".pdf").startswith(b"%PDF")


def test_everything_leads_to_its_evidence():
    links = dict(_links(_report(pages="https://accord.example/")))
    assert links["1 of 5"].startswith("https://accord.example/programmes/jwp-1/?status=")
    assert links["A1. "] == "https://accord.example/programmes/jwp-1/#jwp-1:a1"
    assert links["Resolution Conf. 13.3"] == "https://accord.example/decisions/cites:res:13.3/"
    assert links["www.example.org/lists"] == "http://www.example.org/lists"
    assert (links["[1]"], links["https://example.org/paper"]) == ("#source-1", "https://example.org/paper")


def test_without_an_address_of_the_pages_nothing_leads_to_them():
    assert not [href for _, href in _links(_report()) if "programmes/" in href]


def test_links_within_the_paper_lead_to_places_that_are_there():
    document = _report(filing=Filing(lineage=True))
    places = {block.anchor for block in document.blocks if isinstance(block, Annex | Numbered | Heading)}
    places |= {row.anchor for tables in _tables(document).values() for table in tables for row in table.rows}
    assert {href[1:] for _, href in _links(document) if href.startswith("#")} <= places


def test_in_another_language_names_are_its_own_and_english_texts_are_marked_and_announced():
    paper = _report(language="fr")
    lines = _lines(paper)
    assert "Le présent document a été préparé par le Secrétariat CITES et le Secrétariat CMS." in lines
    assert "Le Comité permanent est invité à\u00a0:" in lines
    assert (paper.letterhead.meeting, paper.letterhead.venue) == (
        "Comité permanent, 65e réunion",
        "Geneva (Suisse), 7-11 juillet 2014",
    )
    assert any(
        line.startswith("Les textes des thèmes, des activités et des résultats existent en anglais") for line in lines
    )
    (table,) = _tables(paper)["Annexe 1"]
    texts = [
        run for row in table.rows for cell in row.cells for part in cell for run in part.text if isinstance(run, Run)
    ]
    assert {run.language for run in texts if "lists of names" in run.text} == {"en"}


def test_in_spanish_the_committee_is_invited_with_its_preposition():
    assert "Se invita al Comité Permanente a:" in _lines(_report(language="es"))


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".html"])
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_it_is_written_in_each_format_and_language(ending, language):
    assert len(document_bytes(_report(language=language, filing=Filing(lineage=True)), ending)) > 4000


def test_what_is_not_there_is_told():
    with pytest.raises(NotFound, match="jwp-9"):
        _report("jwp-9")
    with pytest.raises(NotFound, match="jwp-9"):
        _report(following="jwp-9")
    with pytest.raises(NotFound, match="there is no meeting nowhere"):
        _report(meeting="nowhere")
    with pytest.raises(Invalid, match="an edition is not followed by itself"):
        _report(following="jwp-1")
    with pytest.raises(Invalid, match="documents are written in en, fr, es, not in 'de'"):
        _report(language="de")


def test_an_edition_that_nobody_has_endorsed_is_reported_on_in_drafts_only():
    models.Edition.objects.filter(id="jwp-1").update(status="draft", endorsed_at=None)
    with pytest.raises(Refused):
        _report()
    assert "jwp-1:a1" in _progress(_report(drafts=True))
