"""Meetings in pages: found by what the address asks, drawn, with their sources; and changed only by those who may."""

import re
from datetime import date

import pytest
from people import signed_in

from accord.core.dates import Precision
from accord.journal.actors import OPERATOR
from accord.journal.queries import seal
from accord.journal.undoing import undo
from accord.register import acts
from accord.register.queries.meetings import MeetingRow, meeting
from accord.web.calendar_drawing import draw_year, short_name, weeks

COP14 = "cms:meeting:cop14"


def row(key="cites:meeting:sc80", starts=date(2027, 3, 1), ends=date(2027, 3, 5), precision=Precision.DAY, **given):
    values = {
        "id": key,
        "body": "cites:sc",
        "body_acronym": "SC",
        "series": "sc",
        "ordinal": 80,
        "title": "80th meeting",
        "starts": starts,
        "ends": ends,
        "precision": precision.value,
        "city": "",
        "country": None,
        "mode": "",
        "source": None,
        "locator": "",
        "note": "",
        "bodies": ("cites:sc",),
        "status": "",
        "url": "",
    }
    return MeetingRow(**{**values, **given})


def drawn(*rows, year=2027):
    return draw_year(rows, year, lanes={"cites:sc": "cites"}, names={"cites": "CITES"}, today=date(2027, 6, 1))


def test_a_bar_is_as_long_as_the_meeting_and_stands_in_its_month():
    (lane,) = drawn(row("a"), row("b", date(2027, 9, 1), date(2027, 9, 30))).lanes
    short, long = lane.bars
    assert lane.name == "CITES"
    assert long.width / short.width == pytest.approx(30 / 5, rel=0.1)
    march = drawn(row("a")).ticks[2]
    assert short.x == march.x


def test_meetings_at_one_time_lie_below_each_other_and_labels_stay_inside():
    drawing = drawn(*(row(f"m{n}", date(2027, 12, 28), date(2027, 12, 31)) for n in range(3)))
    bars = drawing.lanes[0].bars
    assert len({bar.y for bar in bars}) == 3
    assert all(0 < bar.label_x < bar.x for bar in bars)


def test_more_meetings_than_can_be_drawn_are_counted():
    drawing = drawn(*(row(f"m{n:03}") for n in range(40)))
    assert len(drawing.lanes[0].bars) + drawing.lanes[0].more == 40
    assert drawing.lanes[0].more > 0


def test_a_month_is_drawn_as_one_and_a_year_not_at_all():
    (lane,) = drawn(row("a", date(2027, 2, 1), None, Precision.MONTH)).lanes
    assert lane.bars[0].look == "vague"
    assert drawn(row("a", date(2027, 1, 1), None, Precision.YEAR)) is None
    assert drawn(row("a"), year=2026) is None


def test_the_weeks_of_a_month_begin_on_monday_and_hold_all_its_days():
    found = weeks(2027, 2, [row("a", date(2027, 2, 28), date(2027, 3, 2))])
    assert [day for week in found for day, inside, _ in week if inside] == [date(2027, 2, n) for n in range(1, 29)]
    assert all(week[0][0].weekday() == 0 for week in found)
    assert [day for week in found for day, _, held in week if held] == [date(2027, 2, 28)]


@pytest.mark.parametrize(
    ("given", "short"),
    [
        ({}, "SC80"),
        ({"ordinal": None}, "SC"),
        ({"ordinal": None, "body_acronym": "", "title": "A workshop on eels"}, "A workshop on ee…"),
    ],
)
def test_a_meeting_has_a_short_name(given, short):
    assert short_name(row(**given)) == short


# Pages -------------------------------------------------------------------------------------------------------------------


def listed(page) -> list[str]:
    return re.findall(r"<br><code>([^<]+)</code>", page.text)


def test_filters_in_the_address_narrow_the_list(reader):
    assert listed(reader.get("/meetings/?year=2018")) == [
        "cites:meeting:ac30",
        "cites:meeting:pc24",
        "cites:meeting:sc70",
    ]
    assert listed(reader.get("/meetings/?year=2018&month=7&body=cites:pc")) == ["cites:meeting:pc24"]
    assert listed(reader.get("/meetings/?q=cop20+samarkand")) == ["cites:meeting:cop20"]
    assert listed(reader.get("/meetings/?convention=cms&country=UZ")) == [COP14]
    assert listed(reader.get("/meetings/?standing=provisional")) == ["cites:meeting:cop21"]


def test_a_year_shows_what_was_in_each_others_way(reader):
    page = reader.get("/meetings/?year=2018").text
    assert "the same secretariat serves both" in page
    assert page.count('<a class="meeting exact"') == 3
    assert "the same secretariat serves both" not in reader.get("/meetings/?year=1997").text


@pytest.mark.parametrize(
    "address", ["?year=two", "?year=99999", "?month=13&year=2018", "?standing=gone", "?country=QQ", "?body=x"]
)
def test_a_filter_that_is_none_is_named(reader, address):
    page = reader.get(f"/meetings/{address}")
    assert page.status_code == 200
    assert 'role="alert"' in page.text
    assert "There is no filter" in page.text


def test_a_meeting_shows_both_sources_and_which_is_followed(reader):
    page = reader.get(f"/meetings/{COP14}/").text
    assert "2–17 February 2024" in page
    assert "12–17 February 2024" in page
    assert "decided, see below" in page


def test_a_meeting_that_was_moved_shows_where_it_was_to_be(reader):
    assert "<s>23 May to 3 June 2019, Colombo</s>" in reader.get("/meetings/cites:meeting:cop18/").text


@pytest.mark.parametrize(
    ("language", "written"),
    [("fr", "12–17 février 2024"), ("es", "12–17 de febrero de 2024"), ("en", "12–17 February 2024")],
)
def test_days_are_written_as_each_language_writes_them(reader, language, written):
    assert written in reader.get(f"/meetings/{COP14}/", headers={"accept-language": language}).text


def test_a_meeting_that_is_not_there_is_not_found(reader):
    assert reader.get("/meetings/cites:meeting:cop99/").status_code == 404


@pytest.mark.usefixtures("starter", "db")
def test_an_officer_moves_a_meeting_and_others_are_told_why_not():
    client = signed_in("o.fficer", "officer", body="cms")
    given = {"what": "move", "starts": "2024-05-01", "ends": "2024-05-05", "reason": "the hall was lost"}
    assert client.post(f"/meetings/{COP14}/decide/", given).status_code == 302
    assert "1–5 May 2024" in client.get(f"/meetings/{COP14}/").text
    assert "the hall was lost" in client.get(f"/meetings/{COP14}/").text
    refused = client.post("/meetings/cites:meeting:cop20/decide/", given)
    assert refused.status_code == 403
    assert "for cms, not for cites:cop, cites" in refused.text


@pytest.mark.usefixtures("starter", "db")
@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({}, 400),
        ({"what": "move", "starts": "soon", "reason": "x"}, 400),
        ({"what": "move", "starts": "2024-05-05", "ends": "2024-05-01", "reason": "x"}, 400),
        ({"what": "move", "starts": "2024-05-05"}, 400),
        ({"what": "move", "starts": "2024-05-05", "reason": "x", "status": "held"}, 400),
        ({"what": "choose", "statement": "99999999999", "reason": "x"}, 404),
        ({"what": "cancel"}, 400),
    ],
)
def test_a_form_that_can_not_be_meant_changes_nothing(given, status):
    client = signed_in("a.dmin", "officer")
    before = seal()
    answer = client.post(f"/meetings/{COP14}/decide/", given)
    assert answer.status_code == status
    assert seal() == before


@pytest.mark.usefixtures("starter", "db")
def test_following_a_source_from_its_page_settles_it_and_can_be_undone():
    client = signed_in("o.fficer", "officer", body="cms")
    page = client.get(f"/meetings/{COP14}/").text
    (key,) = re.findall(r'name="statement" value="(\d+)"', page)
    answer = client.post(
        f"/meetings/{COP14}/decide/", {"what": "choose", "statement": key, "reason": "as the host says"}
    )
    assert answer.status_code == 302
    assert meeting(COP14).starts == date(2024, 2, 2)
    undo(actor=OPERATOR, number=seal().number, reason="the host was wrong")
    assert meeting(COP14).starts == date(2024, 2, 12)


@pytest.mark.usefixtures("starter", "db")
def test_what_a_meeting_does_is_on_its_page(reader):
    acts.set_agenda(
        actor=OPERATOR,
        meeting=COP14,
        items=[acts.Item("1", "Opening"), acts.Item("1.1", "Credentials", "cms:secretariat")],
    )
    acts.file_document(actor=OPERATOR, document="d", meeting=COP14, symbol="UNEP/CMS/COP14/Doc.1", title="Agenda")
    acts.record_outcome(
        actor=OPERATOR, meeting=COP14, kind="established", text="A group on <eels>.", owner="cms:secretariat"
    )
    acts.record_representation(
        actor=OPERATOR, meeting=COP14, body="cites:secretariat", representative="cms:secretariat"
    )
    acts.record_side_event(actor=OPERATOR, meeting=COP14, title="Eels & people", day=date(2024, 2, 13))
    page = reader.get(f"/meetings/{COP14}/").text
    for said in (
        "Credentials",
        "UNEP/CMS/COP14/Doc.1",
        "A group on &lt;eels&gt;.",
        "established a group",
        "Eels &amp; people",
    ):
        assert said in page
    assert "of 1 the amount is not known" in page


def test_a_meeting_is_found_by_the_search_of_the_site(reader):
    assert 'href="/meetings/cites:meeting:cop20/"' in reader.get("/search/?q=cites+cop20").text
