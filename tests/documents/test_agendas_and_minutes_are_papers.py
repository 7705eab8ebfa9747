from datetime import date

import pytest

from accord.core.dates import ImpreciseDate, Precision
from accord.core.errors import NotFound
from accord.documents.agenda import Paper, Point, agenda_document
from accord.documents.meeting_names import MeetingNames
from accord.documents.meeting_papers import agenda_of, minutes_of
from accord.documents.minutes import ActionPoint, Decided, Minuted, Participant, minutes_document
from accord.documents.model import Colophon, Heading, Item, Numbered, Paragraph, Run, Table
from accord.documents.writing import document_bytes
from accord.programmes.models import ActionPoint as StoredPoint
from accord.register.models import AgendaItem, Body, Document, Meeting, Outcome, Representation

NAMES = MeetingNames("m", "Coordination meeting", "M1", "Bonn, 3 June 2013", "Bonn, 2013", date(2013, 6, 3))
COLOPHON = Colophon(date(2013, 6, 10))


def _text(words):
    return "".join(each.text for each in words if isinstance(each, Run))


def _lines(document):
    return [_text(block.text) for block in document.blocks if isinstance(block, Numbered | Item | Paragraph | Heading)]


def _rows(document):
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return [[" ".join(_text(part.text) for part in cell) for cell in row.cells] for row in table.rows]


def test_an_agenda_lists_items_with_their_documents_and_who_leads():
    points = [
        Point("", "Species"),
        Point("1", "Saiga", lead="CMS Secretariat", papers=(Paper("M1 Doc. 1"), Paper("", "A study"))),
    ]
    document = agenda_document(NAMES, points, language="en", colophon=COLOPHON)
    assert _rows(document) == [["Species"], ["1", "Saiga", "M1 Doc. 1; A study", "CMS Secretariat"]]
    assert (document.title, document.letterhead.venue) == ("Agenda", "Bonn, 3 June 2013")


def test_an_agenda_without_items_says_so():
    document = agenda_document(NAMES, [], language="fr", colophon=COLOPHON, provisional=True)
    assert document.title == "Ordre du jour provisoire"
    assert _lines(document) == ["Le registre ne contient aucun point d’ordre du jour pour cette réunion."]


def test_minutes_tell_what_came_of_each_item_and_where_nothing_did():
    due = ImpreciseDate(date(2013, 9, 1), Precision.MONTH)
    minuted = [
        Minuted(Point("1", "Saiga"), (Decided("agreed", "To hold a workshop", "CMS Secretariat", due),)),
        Minuted(Point("2", "Other business")),
        Minuted(None, (Decided("noted", "The dates"),)),
    ]
    who = [Participant("A. Person", "CITES Secretariat", "chair"), Participant("", "FAO", through="CMS Secretariat")]
    document = minutes_document(NAMES, minuted, language="en", colophon=COLOPHON, participants=who)
    lines = _lines(document)
    assert "A. Person, CITES Secretariat, chair" in lines
    assert "FAO, represented by CMS Secretariat" in lines
    assert "Agreed: To hold a workshop (Owner: CMS Secretariat; Due: September 2013)" in lines
    assert lines[lines.index("2 Other business") + 1] == "No outcome is recorded."
    assert lines[-2:] == ["Noted: The dates", "There are no action points."]


def test_action_points_say_who_by_when_and_how_they_stand():
    points = [
        ActionPoint("Write", "CMS Secretariat", ImpreciseDate(date(2013, 9, 1)), "overdue"),
        ActionPoint("Send", "", None, "verified", "Sent", "B. Person", date(2013, 10, 1)),
    ]
    document = minutes_document(NAMES, [], language="es", colophon=COLOPHON, action_points=points)
    assert _rows(document) == [
        ["1", "Write", "CMS Secretariat", "1 de septiembre de 2013", "con retraso"],
        [
            "2",
            "Send Sent",
            "nadie designado",
            "sin fecha",
            "hecha y verificada: verificada por B. Person el 1 de octubre de 2013",
        ],
    ]


@pytest.fixture
def meeting(db):
    for key, kind in (("cites", "convention"), ("cms", "convention")):
        Body.objects.create(
            id=key, kind=kind, acronym=key.upper(), name_en=f"Convention {key}", name_fr=f"Convention de {key}"
        )
    Meeting.objects.create(
        id="m", body_id="cites", title="Coordination meeting", starts=date(2013, 6, 3), precision="day", city="Bonn"
    )
    item = AgendaItem.objects.create(meeting_id="m", place=1, number="1", title="Saiga", body_id="cms")
    Document.objects.create(id="d", body_id="cites", meeting_id="m", symbol="M1 Doc. 1", title="Saiga", item=item)
    Outcome.objects.create(
        meeting_id="m", item=item, place=1, kind="requested", text="to write the plan", owner_id="cms"
    )
    Outcome.objects.create(meeting_id="m", place=2, kind="noted", text="the next dates")
    Representation.objects.create(meeting_id="m", body_id="cms", representative_id="cites")
    StoredPoint.objects.create(
        kind="meeting", about="m", text="Book the room", owner_id="cites", due=date(2013, 7, 1), due_precision="day",
        opened_on=date(2013, 6, 3), opened_by="x",
    )  # fmt: skip
    return "m"


def test_the_agenda_of_a_meeting_comes_from_the_register_and_is_provisional_before_it(meeting):
    before = agenda_of(meeting, language="en", as_of=date(2013, 5, 1), symbol="M1 Doc. 0")
    assert (before.title, before.letterhead.symbol) == ("Provisional agenda", "M1 Doc. 0")
    assert _rows(before) == [["1", "Saiga", "M1 Doc. 1", "Convention cms"]]
    assert agenda_of(meeting, language="en", as_of=date(2013, 6, 3)).title == "Agenda"


def test_the_minutes_of_a_meeting_have_its_outcomes_and_points_as_they_stand(meeting):
    document = minutes_of(meeting, language="fr", as_of=date(2013, 8, 1))
    lines = _lines(document)
    assert "Convention de cms, représenté par Convention de cites" in lines
    assert "Demandé\u00a0: to write the plan (Responsable\u00a0: Convention de cms)" in lines
    assert "Pris note\u00a0: the next dates" in lines
    assert [row[4] for row in _rows(document)] == ["pas de suivi au registre", "en retard"]


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".html"])
@pytest.mark.parametrize("paper", [agenda_of, minutes_of])
def test_both_are_written_in_each_format(meeting, paper, ending):
    assert document_bytes(paper(meeting, language="es", as_of=date(2013, 8, 1)), ending)


@pytest.mark.parametrize("paper", [agenda_of, minutes_of])
def test_a_meeting_that_there_is_not_is_told(db, paper):
    with pytest.raises(NotFound, match="there is no meeting nowhere"):
        paper("nowhere", language="en", as_of=date(2013, 8, 1))
