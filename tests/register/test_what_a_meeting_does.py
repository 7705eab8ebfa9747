from datetime import date, time
from decimal import Decimal

import pytest

from accord.core.dates import ImpreciseDate, Precision
from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.journal.actors import OPERATOR
from accord.journal.undoing import undo
from accord.register import acts
from accord.register.acts import Item
from accord.register.models import AgendaItem, Meeting, Person
from accord.register.queries.agendas import agenda, outcomes, representations, saved, side_events
from accord.register.queries.meetings import documents

pytestmark = pytest.mark.usefixtures("register")

COP16 = "cites:meeting:cop16"


def set_agenda(*items, meeting=COP16):
    return acts.set_agenda(actor=OPERATOR, meeting=meeting, items=[Item(*each) for each in items])


def as_printed():
    return [("  " * row.depth + f"{row.number} {row.title}").rstrip() for row in agenda(COP16)]


def item(number):
    return next(row.id for row in agenda(COP16) if row.number == number)


SMALL = (
    ("", "Strategic matters"),
    ("9", "Budget"),
    ("10", "Elephants"),
    ("10.1", "Report"),
    ("10.1 a)", "Annex"),
    ("10.10", "Ivory"),
)


def test_items_stand_under_those_that_their_numbers_say():
    assert set_agenda(*SMALL) == 6
    assert as_printed() == [
        " Strategic matters",
        "9 Budget",
        "10 Elephants",
        "  10.1 Report",
        "    10.1 a) Annex",
        "  10.10 Ivory",
    ]


def test_an_agenda_set_again_keeps_what_hangs_on_its_items():
    set_agenda(*SMALL)
    acts.file_document(
        actor=OPERATOR,
        document="cites:doc:cop16/9",
        meeting=COP16,
        item=item("9"),
        symbol="CoP16 Doc. 9",
        title="Budget",
    )
    kept = item("9")
    set_agenda(("9", "Budget of the Secretariat"), ("10", "Elephants"))
    assert as_printed() == ["9 Budget of the Secretariat", "10 Elephants"]
    assert item("9") == kept
    assert [row.symbol for row in agenda(COP16)[0].documents] == ["CoP16 Doc. 9"]


def test_an_item_with_documents_is_not_dropped():
    set_agenda(*SMALL)
    acts.record_outcome(actor=OPERATOR, meeting=COP16, kind="noted", text="The report was noted.", item=item("10.1"))
    with pytest.raises(Conflict, match=r"item 10\.1 can't be removed: 1 outcomes hang on it"):
        set_agenda(("9", "Budget"))
    assert len(agenda(COP16)) == 6


def test_the_whole_agenda_is_undone_at_once_and_done_again():
    set_agenda(*SMALL)
    undo(actor=OPERATOR, number=1, reason="the wrong meeting")
    assert agenda(COP16) == ()
    undo(actor=OPERATOR, number=2, reason="the right one after all")
    assert len(as_printed()) == 6


@pytest.mark.parametrize(
    ("items", "complaint"),
    [
        ((("1", "One"), ("1", "One again")), "item 1 is given twice"),
        ((("1", " "),), "item 1 needs a title"),
        ((("2", "Two", None, "1"),), "stands under 1, which isn't before it"),
    ],
)
def test_an_agenda_that_can_not_be_meant_is_refused(items, complaint):
    with pytest.raises(Invalid, match=complaint):
        set_agenda(*items)
    assert agenda(COP16) == ()


def test_items_are_added_moved_and_removed():
    set_agenda(("1", "Opening"), ("2", "Finance"), ("3", "Closure"))
    added = acts.add_agenda_item(actor=OPERATOR, meeting=COP16, title="Fees", number="2.1", under=item("2"))
    acts.move_agenda_item(actor=OPERATOR, item=item("3"), before=item("1"))
    assert as_printed() == ["3 Closure", "1 Opening", "2 Finance", "  2.1 Fees"]
    acts.remove_agenda_item(actor=OPERATOR, item=added, reason="taken off")
    assert as_printed() == ["3 Closure", "1 Opening", "2 Finance"]


def test_an_item_never_stands_below_itself():
    set_agenda(("1", "Opening"), ("1.1", "Prayer"))
    for under in (item("1"), item("1.1")):
        with pytest.raises(Invalid, match="below itself"):
            acts.move_agenda_item(actor=OPERATOR, item=item("1"), under=under)


def test_items_of_another_meeting_are_not_taken():
    set_agenda(("1", "Opening"))
    Meeting.objects.create(id="cites:meeting:cop17", body_id="cites:cop", title="The next one")
    with pytest.raises(Invalid, match=f"on the agenda of {COP16}"):
        acts.record_outcome(
            actor=OPERATOR, meeting="cites:meeting:cop17", kind="noted", text="x", item=AgendaItem.objects.get().pk
        )


def test_a_document_is_filed_recorded_where_it_is_new_and_belongs_to_one_meeting():
    set_agenda(("1", "Opening"))
    acts.file_document(actor=OPERATOR, document="d", meeting=COP16, symbol="CoP16 Doc. 1", title="Agenda")
    acts.file_document(actor=OPERATOR, document="d", meeting=COP16, item=item("1"))
    (row,) = documents(meeting=COP16)
    assert (row.symbol, row.title, row.item) == ("CoP16 Doc. 1", "Agenda", item("1"))
    with pytest.raises(Conflict, match=r"d has the symbol CoP16 Doc\. 1 already"):
        acts.file_document(actor=OPERATOR, document="e", meeting=COP16, symbol="CoP16 Doc. 1")
    with pytest.raises(Invalid, match="needs a symbol or a title"):
        acts.file_document(actor=OPERATOR, document="f", meeting=COP16)
    Meeting.objects.create(id="cites:meeting:cop17", body_id="cites:cop", title="The next one")
    with pytest.raises(Conflict, match=f"d is a document of {COP16}"):
        acts.file_document(actor=OPERATOR, document="d", meeting="cites:meeting:cop17")


def test_outcomes_keep_their_order_owner_and_time():
    acts.record_outcome(actor=OPERATOR, meeting=COP16, kind="established", text="A working group on eels.")
    acts.record_outcome(
        actor=OPERATOR,
        meeting=COP16,
        kind="requested",
        text="Report back.",
        owner="cms",
        due=ImpreciseDate(date(2014, 1, 1), Precision.YEAR),
    )
    assert [(row.kind, row.owner, str(row.due or "")) for row in outcomes(COP16)] == [
        ("established", None, ""),
        ("requested", "cms", "2014"),
    ]
    with pytest.raises(Invalid, match="before the meeting began"):
        acts.record_outcome(
            actor=OPERATOR, meeting=COP16, kind="noted", text="x", due=ImpreciseDate(date(2013, 3, 1), Precision.DAY)
        )
    with pytest.raises(Invalid, match="is none of noted"):
        acts.record_outcome(actor=OPERATOR, meeting=COP16, kind="voted", text="x")


def represent(**given):
    return acts.record_representation(actor=OPERATOR, meeting=COP16, **given)


def test_unknown_savings_are_not_nothing_and_currencies_are_not_added_up():
    represent(body="cms", representative="cites", saved_amount=Decimal("2400.5"), saved_currency="USD")
    represent(country="FR", representative="cms")
    represent(country="AE", representative="cms", saved_amount=Decimal(900), saved_currency="EUR")
    represent(country="CD")
    total = saved(representations(COP16))
    assert total.sums == (("EUR", Decimal("900.00")), ("USD", Decimal("2400.50")))
    assert (total.known, total.unknown) == (2, 1)


def test_a_representation_recorded_again_is_brought_up_to_date():
    Person.objects.create(id="anna", name="Anna Example")
    first = represent(body="cms", representative="cites", person="anna")
    second = represent(body="cms", representative="cites", person="anna", capacity="observer")
    assert first == second
    assert [(row.person_name, row.capacity) for row in representations(COP16)] == [("Anna Example", "observer")]


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({}, "of a body or of a country"),
        ({"body": "cms", "country": "FR"}, "of one alone"),
        ({"body": "cms", "representative": "cms"}, "needs no representative"),
        ({"body": "cms", "saved_amount": Decimal(5)}, "needs its currency"),
        ({"body": "cms", "saved_currency": "USD"}, "needs its currency"),
        ({"body": "cms", "saved_amount": Decimal(-5), "saved_currency": "USD"}, "not negative"),
        ({"body": "cms", "saved_amount": Decimal("NaN"), "saved_currency": "USD"}, "not negative"),
        ({"body": "nobody"}, "isn't in the register"),
    ],
)
def test_a_representation_that_can_not_be_meant_is_refused(given, complaint):
    with pytest.raises(Invalid, match=complaint):
        represent(**given)
    assert representations(COP16) == ()


def test_a_currency_is_a_code_of_capitals():
    with pytest.raises(Conflict):
        represent(body="cms", saved_amount=Decimal(5), saved_currency="usd")


def test_side_events_are_listed_by_day_and_hour():
    record = acts.record_side_event
    record(actor=OPERATOR, meeting=COP16, title="Later", day=date(2013, 3, 5), begins=time(13), closes=time(14))
    record(actor=OPERATOR, meeting=COP16, title="Some time")
    record(actor=OPERATOR, meeting=COP16, title="Earlier", day=date(2013, 3, 5), begins=time(9), organizer="cms")
    assert [row.title for row in side_events(COP16)] == ["Earlier", "Later", "Some time"]
    with pytest.raises(Invalid, match="hours need their day"):
        record(actor=OPERATOR, meeting=COP16, title="Never", begins=time(9))


def test_only_officers_of_the_body_keep_its_meetings(cms_officer, france):
    set_agenda(("1", "Opening"))
    for actor in (cms_officer, france):
        with pytest.raises(Refused, match="the agenda can't be set"):
            acts.set_agenda(actor=actor, meeting=COP16, items=[Item("1", "Opening")])
        with pytest.raises(Refused, match="the item can't be removed"):
            acts.remove_agenda_item(actor=actor, item=item("1"), reason="no")


def test_what_is_not_there_is_not_found():
    with pytest.raises(NotFound):
        set_agenda(("1", "Opening"), meeting="nothing")
    with pytest.raises(NotFound):
        acts.move_agenda_item(actor=OPERATOR, item=99)
