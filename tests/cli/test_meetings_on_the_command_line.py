"""`accord meetings` lists and shows meetings, writes and reads calendars, and refuses in one line."""

import json
from datetime import date

import pytest
from icalendar import Calendar

from accord.journal.queries import seal
from accord.register.models import Body, Country, Meeting, Source
from accord.register.queries.meeting_dates import statements
from accord.register.queries.meetings import meeting

pytestmark = pytest.mark.django_db(transaction=True)

ICS = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Portal//EN\r\n{}END:VCALENDAR\r\n"
EVENT = "BEGIN:VEVENT\r\nUID:{}\r\nSUMMARY:{}\r\nLOCATION:{}\r\nDTSTART;VALUE=DATE:{}\r\nDTEND;VALUE=DATE:{}\r\nEND:VEVENT\r\n"


@pytest.fixture(autouse=True)
def _register() -> None:
    Source.objects.create(id="portal", title="A portal", licence="facts only")
    Source.objects.create(id="proceedings", title="Proceedings", licence="facts only")
    Country.objects.create(id="UZ", iso3="UZB", name_en="Uzbekistan", name_fr="Ouzbékistan", kind="state")
    Body.objects.create(id="cites", kind="convention", acronym="CITES", name_en="CITES")
    Body.objects.create(
        id="cites:cop", kind="conference", acronym="CoP", name_en="Conference of the Parties", parent_id="cites"
    )
    Body.objects.create(
        id="cites:sc", kind="committee", acronym="SC", name_en="CITES Standing Committee", parent_id="cites:cop"
    )
    rows = (
        ("cites:meeting:cop20", "cites:cop", "cop", 20, date(2025, 11, 24), date(2025, 12, 5), "day"),
        ("cites:meeting:cop21", "cites:cop", "cop", 21, date(2028, 1, 1), None, "year"),
        ("cites:meeting:sc79", "cites:sc", "sc", 79, date(2025, 11, 23), date(2025, 11, 24), "day"),
    )
    for key, body, series, ordinal, starts, ends, precision in rows:
        title = f"{ordinal}th meeting"
        Meeting.objects.create(
            id=key,
            body_id=body,
            series=series,
            ordinal=ordinal,
            title=title,
            starts=starts,
            ends=ends,
            precision=precision,
            source_id="proceedings",
        )


@pytest.fixture
def calendar(tmp_path):
    path = tmp_path / "portal.ics"
    events = (
        ("1", "CITES CoP20", "Samarkand\\, Ouzbékistan", "20251124", "20251207"),
        ("2", "79th meeting of the CITES Standing Committee", "Samarkand", "20251123", "20251124"),
        ("3", "Day of the snow leopard", "Everywhere", "20251023", "20251024"),
    )
    path.write_bytes(ICS.format("".join(EVENT.format(*each) for each in events)).encode())
    return path


def test_meetings_are_listed_with_how_they_stand(accord):
    told = accord("meetings", "list", "--year", "2025", "--on", "2025-11-24").out
    assert told.splitlines()[1].split()[:5] == ["cites:meeting:cop20", "2025-11-24", "to", "2025-12-05", "under"]
    rows = [
        json.loads(line)
        for line in accord("meetings", "list", "--standing", "announced", "--format", "jsonl").out.splitlines()
    ]
    assert [row["id"] for row in rows] == ["cites:meeting:cop21"]


def test_conflicts_are_listed_with_their_reason(accord):
    told = accord("meetings", "conflicts", "--since", "2025-01-01").out.split()
    assert told == [
        "2025-11-24", "2025-11-24", "certain", "secretariat", "(cites)", "cites:meeting:sc79", "cites:meeting:cop20",
    ]  # fmt: skip
    assert accord("meetings", "conflicts", "--since", "2026-01-01").out == "No meeting is in another's way.\n"


def test_a_calendar_is_written_and_what_it_can_not_hold_is_said(accord, tmp_path):
    told = accord("meetings", "ics", "-o", str(tmp_path / "all.ics"))
    assert told.out.endswith("all.ics: 2 meetings\n")
    assert told.err == "1 left out, because no day is known\n"
    (found,) = Calendar.from_ical((tmp_path / "all.ics").read_bytes(), multiple=True)
    assert [str(event["UID"]) for event in found.walk("VEVENT")] == [
        "cites:meeting:sc79@accord",
        "cites:meeting:cop20@accord",
    ]


def test_a_calendar_is_matched_shown_and_stored_once(accord, calendar):
    before = seal()
    dry = accord("meetings", "import", str(calendar), "--source", "portal", "--dry-run").out
    assert "cites:meeting:cop20  2025-11-24 2025-12-06  CITES CoP20" in dry
    assert "–  no meeting of the register  Day of the snow leopard" in dry
    assert "2 matched, 1 left alone" in dry
    assert seal() == before
    assert "2 statements recorded" in accord("meetings", "import", str(calendar), "--source", "portal").out
    assert "Nothing new" in accord("meetings", "import", str(calendar), "--source", "portal").out
    assert [(row.meeting, row.city, row.country) for row in statements()] == [
        ("cites:meeting:cop20", "Samarkand", "UZ"),
        ("cites:meeting:sc79", "Samarkand", None),
    ]


def test_a_difference_becomes_a_finding_and_is_decided(accord, calendar):
    accord("meetings", "import", str(calendar), "--source", "portal")
    found = accord("meetings", "findings").out
    assert "2025-11-24 to 2025-12-06 (portal, UID 1)" in found
    assert meeting("cites:meeting:cop20").ends == date(2025, 12, 5)
    chosen = accord("meetings", "choose", "cites:meeting:cop20", "--source", "portal", "--reason", "the host says so")
    assert chosen.out == "cites:meeting:cop20: 2025-11-24 to 2025-12-06\n"
    assert "cop20" not in accord("meetings", "findings").out
    assert "2025-11-24 to 2025-12-05 (proceedings)" in accord("meetings", "findings", "--all").out


def test_an_event_that_was_matched_once_stays_matched_when_its_title_changes(accord, calendar):
    accord("meetings", "import", str(calendar), "--source", "portal")
    calendar.write_bytes(ICS.format(EVENT.format("1", "To be announced", "", "20251201", "20251206")).encode())
    assert "cites:meeting:cop20  2025-12-01" in accord("meetings", "import", str(calendar), "--source", "portal").out


def test_what_accord_writes_it_reads_as_its_own(accord, tmp_path):
    accord("meetings", "ics", "-o", str(tmp_path / "all.ics"))
    told = accord("meetings", "import", str(tmp_path / "all.ics"), "--source", "portal").out
    assert "2 matched" in told
    assert accord("meetings", "findings").out == "No sources disagree.\n"


def test_a_meeting_is_moved_and_shown_with_what_it_was(accord):
    moved = accord("meetings", "move", "cites:meeting:cop20", "--reason", "the host withdrew").out
    assert moved == "cites:meeting:cop20: postponed, new days not known\n"
    shown = accord("meetings", "show", "cites:meeting:cop20").out
    assert "date not known (postponed)" in shown
    assert "was: 2025-11-24 to 2025-12-05  – the host withdrew" in shown
    assert "after it: cites:meeting:cop21 2028" in shown


@pytest.mark.parametrize(
    ("words", "exit_code", "sentence"),
    [
        (["list", "--standing", "gone"], 2, "“gone” is none of"),
        (["list", "--body", "nobody"], 3, "there is no body nobody"),
        (["list", "--country", "QQ"], 3, "QQ"),
        (["show", "nothing"], 3, "there is no meeting nothing"),
        (["agenda", "nothing"], 3, "there is no meeting nothing"),
        (["move", "nothing", "--reason", "x"], 3, "there is no meeting nothing"),
        (["move", "cites:meeting:cop20", "--reason", " "], 2, "say why"),
        (["choose", "cites:meeting:cop20", "--source", "portal", "--reason", "x"], 2, "portal says nothing of"),
        (["import", "nothing.ics", "--source", "portal"], 2, "there is no such file"),
        (["ics", "--convention", "nobody"], 3, "there is no body"),
    ],
)
def test_bad_input_is_refused_in_one_line(accord, words, exit_code, sentence):
    told = accord("meetings", *words)
    assert (told.exit_code, told.err.count("\n")) == (exit_code, 1)
    assert sentence in told.err


def test_a_source_that_is_not_known_is_refused_before_anything_is_stored(accord, calendar):
    told = accord("meetings", "import", str(calendar), "--source", "nobody")
    assert (told.exit_code, statements()) == (2, ())


def test_an_agenda_that_is_not_there_is_said(accord):
    assert accord("meetings", "agenda", "cites:meeting:cop20").out == "The register has no agenda of this meeting.\n"


def test_a_meeting_is_recorded_with_its_agenda_and_what_it_decided(accord, tmp_path):
    recorded = accord(
        "meetings", "record", "cites:meeting:sc80", "--body", "cites:sc", "--joint-with", "cites:cop", "--title", "80th meeting",
        "--series", "sc", "--ordinal", "80", "--starts", "2027-03", "--status", "provisional",
    )  # fmt: skip
    assert (recorded.out, recorded.err) == ("cites:meeting:sc80: recorded\n", "")
    (tmp_path / "agenda.csv").write_text("number,title,body\n1,Opening,\n2,Finance,cites:sc\n2.1,Fees,\n")
    assert accord("meetings", "agenda-set", "cites:meeting:sc80", str(tmp_path / "agenda.csv")).out.endswith(
        "3 items\n"
    )
    accord("meetings", "file", "cites:meeting:sc80", "cites:doc:sc80/2.1", "--item", "2.1", "--symbol", "SC80 Doc. 2.1")
    accord(
        "meetings",
        "outcome",
        "cites:meeting:sc80",
        "--kind",
        "noted",
        "--text",
        "The fees were noted.",
        "--item",
        "2.1",
    )
    accord("meetings", "represent", "cites:meeting:sc80", "--body", "cites", "--by", "cites:sc", "--saved", "2400 USD")
    shown = accord("meetings", "show", "cites:meeting:sc80").out
    assert shown.startswith("80th meeting\n2027-03 (provisional)\nof cites:sc, cites:cop;")
    assert "  2.1 Fees\n      SC80 Doc. 2.1\n      noted: The fees were noted.\n" in shown
    assert "travel saved: 2400.00 USD; amount unknown of 0" in shown


@pytest.mark.parametrize(
    ("words", "exit_code", "sentence"),
    [
        (["record", "cites:meeting:cop20", "--body", "cites:cop", "--title", "x"], 5, "there is a meeting"),
        (["record", "cites:meeting:x", "--body", "cites:cop", "--title", "x", "--starts", "soon"], 2, "is not a date"),
        (["agenda-set", "cites:meeting:cop20", "nothing.csv"], 2, "there is no such file"),
        (["file", "cites:meeting:cop20", "d", "--item", "7", "--title", "x"], 3, "has no item 7"),
        (["represent", "cites:meeting:cop20", "--body", "cites", "--saved", "much"], 2, "is no amount"),
        (["represent", "cites:meeting:cop20", "--body", "cites", "--saved", "5"], 2, "needs its currency"),
        (["cancel", "nothing", "--reason", "x"], 3, "there is no meeting nothing"),
    ],
)
def test_changes_that_can_not_be_meant_are_refused_in_one_line(accord, words, exit_code, sentence):
    before = seal()
    told = accord("meetings", *words)
    assert (told.exit_code, told.err.count("\n")) == (exit_code, 1)
    assert sentence in told.err
    assert seal() == before
