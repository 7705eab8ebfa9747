"""What is written as iCalendar is read back by another program as it was meant (RFC 5545)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from accord.documents.calendar_ics import CalendarEntry, CalendarHead, calendar_ics, last_modified
from accord.documents.calendar_of_meetings import Called, meeting_entries, named
from accord.register.queries.meeting_dates import FormerRow, Revision
from accord.register.queries.meetings import MeetingRow

HEAD = CalendarHead("Accord: réunions", "Toutes les réunions", "fr", "https://a.example/meetings/")
AT = datetime(2026, 5, 4, 3, 2, 1, tzinfo=UTC)


def entry(**given):
    defaults = {"uid": "x@accord", "title": "A meeting", "first": date(2025, 11, 24), "last": date(2025, 12, 5)}
    return CalendarEntry(**{**defaults, "modified": AT, **given})


def read_back(*entries):
    (calendar,) = Calendar.from_ical(calendar_ics(HEAD, entries), multiple=True)
    return calendar.walk("VEVENT")


def test_the_day_after_the_last_one_ends_the_event():
    (event,) = read_back(entry())
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2025, 11, 24), date(2025, 12, 6))
    assert event["DTSTART"].params["VALUE"] == "DATE"


def test_a_revision_says_how_often_and_when():
    (event,) = read_back(entry(sequence=3))
    assert event["SEQUENCE"] == 3
    assert event["LAST-MODIFIED"].dt == event["DTSTAMP"].dt == AT


def test_no_line_is_longer_than_75_octets_and_none_is_cut_within_a_letter():
    title = "Dix-neuvième réunion, « Conférence »; suite \\ " * 8 + "雪豹" * 30
    content = calendar_ics(HEAD, [entry(title=title)])
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert content.count(b"\n") == content.count(b"\r\n")
    (event,) = read_back(entry(title=title))
    assert str(event["SUMMARY"]) == title
    assert event["SUMMARY"].params["LANGUAGE"] == "fr"


_texts = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200)


@given(title=_texts, place=_texts, categories=st.lists(_texts.filter(str.strip), max_size=3))
def test_any_text_comes_back_as_it_was(title, place, categories):
    (event,) = read_back(entry(title=title, place=place, categories=tuple(categories)))
    assert str(event["SUMMARY"]) == title
    assert str(event.get("LOCATION", "")) == place
    assert [str(each) for each in event["CATEGORIES"].cats] == categories if categories else "CATEGORIES" not in event


def test_what_no_line_can_hold_is_left_out():
    (event,) = read_back(entry(title="A\x00B\rC\x1bD", description="one\r\ntwo"))
    assert str(event["SUMMARY"]) == "A B\nC D"
    assert str(event["DESCRIPTION"]) == "one\ntwo"


def test_the_same_entries_give_the_same_bytes_in_whatever_order():
    first, second = entry(), entry(uid="y@accord", first=date(2025, 1, 1))
    assert calendar_ics(HEAD, [first, second]) == calendar_ics(HEAD, [second, first])
    assert last_modified([first, second]) == AT


def test_an_empty_calendar_is_one():
    (calendar,) = Calendar.from_ical(calendar_ics(HEAD, []), multiple=True)
    assert str(calendar["X-WR-CALNAME"]) == "Accord: réunions"
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=12)
    assert last_modified([]) is None


@pytest.mark.parametrize(
    ("given", "complaint"), [({"last": date(2025, 1, 1)}, "ends before"), ({"status": "HELD"}, "no status")]
)
def test_an_entry_that_can_not_be_meant_is_refused(given, complaint):
    with pytest.raises(ValueError, match=complaint):
        calendar_ics(HEAD, [entry(**given)])


# Meetings ----------------------------------------------------------------------------------------------------------------


def meeting(key="cites:meeting:sc80", starts=date(2027, 3, 1), ends=date(2027, 3, 5), precision="day", status=""):
    return MeetingRow(
        key, "cites:sc", "SC", "sc", 80, "80th meeting", starts, ends, precision, "Geneva", "CH", "", None, "", "",
        ("cites:sc",), status, "",
    )  # fmt: skip


def entries_of(*rows, former=(), months=False):
    return meeting_entries(
        rows,
        called=lambda row: Called(row.title, row.city, f"https://a.example/meetings/{row.id}/"),
        revisions={row.id: Revision(2, AT) for row in rows},
        former={row.id: former for row in rows},
        with_months=months,
    )


@pytest.mark.parametrize(
    ("status", "said"),
    [("", None), ("provisional", "TENTATIVE"), ("confirmed", "CONFIRMED"), ("cancelled", "CANCELLED")],
)
def test_a_calendar_says_how_firm_a_meeting_is_only_where_somebody_said(status, said):
    (found,), left_out = entries_of(meeting(status=status))
    (event,) = read_back(found)
    assert (event.get("STATUS"), event["UID"], left_out) == (said, "cites:meeting:sc80@accord", ())


def test_a_postponed_meeting_leaves_the_calendars_that_had_it():
    former = (FormerRow("cites:meeting:sc80", date(2027, 3, 1), date(2027, 3, 5), "day", "", None, None, ""),)
    (found,), _ = entries_of(meeting(starts=None, ends=None, precision="", status="postponed"), former=former)
    assert (found.status, found.first, found.last) == ("CANCELLED", date(2027, 3, 1), date(2027, 3, 5))
    (event,) = read_back(found)
    assert event["TRANSP"] == "TRANSPARENT"


def test_no_day_is_invented_for_a_meeting_known_to_the_month():
    month, year, nothing = (
        meeting("a", date(2027, 3, 1), None, "month"),
        meeting("b", date(2027, 1, 1), None, "year"),
        meeting("c", None, None, ""),
    )
    found, left_out = entries_of(month, year, nothing)
    assert (found, [row.id for row in left_out]) == ((), ["a", "b", "c"])
    assert named(left_out) == "80th meeting (2027-03); 80th meeting (2027); 80th meeting"


def test_a_month_that_is_asked_for_is_whole_tentative_and_free():
    (found,), left_out = entries_of(
        meeting("a", date(2027, 2, 1), None, "month", "confirmed"),
        meeting("b", date(2027, 1, 1), None, "year"),
        months=True,
    )
    assert (found.first, found.last, found.status, found.busy) == (
        date(2027, 2, 1),
        date(2027, 2, 28),
        "TENTATIVE",
        False,
    )
    assert found.title == "80th meeting (2027-02)"
    assert [row.id for row in left_out] == ["b"]
