"""Calendars of other organizations: whole days with the last day included, and one clear line for what is none."""

from datetime import date

import pytest

from accord.core.errors import Invalid
from accord.core.meeting_names import KnownMeeting, recognised
from accord.core.meetings import Days
from accord.exchange.calendar_ics import read_calendar

ICS = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\n{}END:VCALENDAR\r\n"
EVENT = "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260101T000000Z\r\n{lines}\r\nEND:VEVENT\r\n"


def ics(tmp_path, *events, name="calendar.ics"):
    path = tmp_path / name
    body = "".join(EVENT.format(uid=f"e{n}", lines="\r\n".join(lines)) for n, lines in enumerate(events))
    path.write_bytes(ICS.format(body).encode())
    return path


@pytest.mark.parametrize(
    ("lines", "first", "last"),
    [
        (["DTSTART;VALUE=DATE:20251124", "DTEND;VALUE=DATE:20251206"], "2025-11-24", "2025-12-05"),
        (["DTSTART;VALUE=DATE:20251124"], "2025-11-24", "2025-11-24"),
        (["DTSTART;VALUE=DATE:20251124", "DURATION:P5D"], "2025-11-24", "2025-11-28"),
        (["DTSTART:20251124T090000Z", "DTEND:20251128T180000Z"], "2025-11-24", "2025-11-28"),
        (["DTSTART:20251124T000000", "DTEND:20251129T000000"], "2025-11-24", "2025-11-28"),
        (["DTSTART;VALUE=DATE:20251124", "DTEND;VALUE=DATE:20251124"], "2025-11-24", "2025-11-24"),
    ],
)
def test_the_last_day_is_a_day_of_the_meeting(tmp_path, lines, first, last):
    (event,) = read_calendar(ics(tmp_path, lines))
    assert (event.starts, event.ends) == (date.fromisoformat(first), date.fromisoformat(last))


def test_an_event_is_read_with_its_place_and_how_firm_it_is(tmp_path):
    (event,) = read_calendar(
        ics(
            tmp_path,
            [
                "DTSTART;VALUE=DATE:20260323",
                "SUMMARY:CMS COP15\\, plenary",
                "LOCATION:Campo Grande\\, Brazil",
                "STATUS:TENTATIVE",
            ],
        )
    )
    assert (event.title, event.where, event.status) == ("CMS COP15, plenary", "Campo Grande, Brazil", "provisional")


def test_of_two_revisions_of_an_event_the_later_counts_and_a_repetition_is_said(tmp_path):
    path = tmp_path / "c.ics"
    one = EVENT.format(uid="same", lines="DTSTART;VALUE=DATE:20260301\r\nSEQUENCE:1")
    two = EVENT.format(uid="same", lines="DTSTART;VALUE=DATE:20260401\r\nSEQUENCE:2\r\nRRULE:FREQ=YEARLY")
    path.write_bytes(ICS.format(two + one).encode())
    (event,) = read_calendar(path)
    assert (event.starts, event.remarks) == (date(2026, 4, 1), ("repeats; only the first time is taken",))


def test_our_own_calendar_names_our_own_meetings(tmp_path):
    path = tmp_path / "c.ics"
    path.write_bytes(
        ICS.format(EVENT.format(uid="cites:meeting:cop20@accord", lines="DTSTART;VALUE=DATE:20251124")).encode()
    )
    assert read_calendar(path)[0].meeting == "cites:meeting:cop20"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "calendar"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "has no events"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "no"),
        (b"BEGIN:VCALENDAR\r\nnonsense without a colon\r\nEND:VCALENDAR\r\n", "."),
        (ICS.format(EVENT.format(uid="a", lines="SUMMARY:No day")).encode(), "event 1: the event has no first day"),
        (ICS.format(EVENT.format(uid="", lines="DTSTART;VALUE=DATE:20260101")).encode(), "has no UID"),
        (ICS.format(EVENT.format(uid="a", lines="DTSTART;VALUE=DATE:20261301")).encode(), "."),
        (
            ICS.format(
                EVENT.format(uid="a", lines="DTSTART;VALUE=DATE:20260105\r\nDTEND;VALUE=DATE:20260101")
            ).encode(),
            "before it begins",
        ),
        ("BEGIN:VCALENDAR\r\nX-NAME:Café\r\nEND:VCALENDAR".encode("latin-1"), "UTF-8"),
        (b"%PDF-1.7 nothing", "PDF"),
        (b"name,place\nCoP20,Samarkand\n", "needs a column for the first day"),
        (b"title,start\nCoP20,2025-13-01\n", "row 2"),
        (b"title,start,end\nCoP20,2025-12-05,2025-11-24\n", "row 2: it ends on 2025-11-24"),
        (b"title,start,status\nCoP20,2025-12-05,perhaps\n", "is no status"),
    ],
)
def test_what_is_no_calendar_is_refused_in_one_line(tmp_path, content, complaint):
    path = tmp_path / "bad.ics"
    path.write_bytes(content)
    with pytest.raises(Invalid, match=complaint) as refusal:
        read_calendar(path)
    assert "\n" not in str(refusal.value)
    assert "bad.ics" in str(refusal.value)


def test_tables_know_months_years_and_days_of_many_forms(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text(
        "Meeting;Title;Start;End;City;Country;Status\n"
        "cites:meeting:cop21;CoP21;2028;;;;TBC\n;SC81;2027-03;;Geneva;Switzerland;\n;AC34;01/06/2026;05/06/2026;;;Confirmed\n;;;;;;\n"
    )
    found = read_calendar(path)
    assert [(each.starts, each.ends, each.precision, each.status) for each in found] == [
        (date(2028, 1, 1), None, "year", "provisional"),
        (date(2027, 3, 1), None, "month", ""),
        (date(2026, 6, 1), date(2026, 6, 5), "day", "confirmed"),
    ]


KNOWN = [
    KnownMeeting("cites:cop20", 20, ("CoP",), ("Conference of the Parties to CITES",), ("CITES",), "20th meeting of CITES"),
    KnownMeeting("cbd:cop20", 20, ("COP",), ("Conference of the Parties to the CBD",), ("CBD",), "Conference of 2028"),
    KnownMeeting(
        "cites:sc78", 78, ("SC",), ("CITES Standing Committee", "Standing Committee", "Comité permanent"), ("CITES",), "SC78",
        Days(date(2025, 2, 3), date(2025, 2, 8)),
    ),
    KnownMeeting("cms:sc78", 78, ("StC",), ("CMS Standing Committee", "Standing Committee"), ("CMS",), "StC78"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("CITES CoP20", ["cites:cop20"]),
        ("CITES COP-20 (Samarkand)", ["cites:cop20"]),
        ("CoP 20", ["cites:cop20", "cbd:cop20"]),
        ("Twentieth meeting of the Conference of the Parties to CITES", ["cites:cop20"]),
        ("78th meeting of the CITES Standing Committee", ["cites:sc78"]),
        ("Seventy-eighth meeting of the Standing Committee", ["cites:sc78", "cms:sc78"]),
        ("78e session du Comité permanent", ["cites:sc78"]),
        ("SC780", []),
        ("DISC78", []),
        ("Standing Committee", []),
        ("20th anniversary of a park", []),
        ("", []),
    ],
)
def test_a_line_means_the_meetings_that_it_names_and_no_other(line, found):
    assert list(recognised(line, KNOWN)) == found


def test_days_far_away_rule_a_meeting_out():
    assert recognised("SC78", KNOWN, Days(date(2003, 1, 1), date(2003, 1, 5))) == ()
    assert recognised("SC78", KNOWN, Days(date(2025, 6, 1), date(2025, 6, 5))) == ("cites:sc78",)
