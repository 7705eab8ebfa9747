"""Calendars by address: what is in each, that a program is told when nothing changed, and that one's own stays one's own."""

import re
from datetime import date

import pytest
from django.test import Client
from icalendar import Calendar
from people import signed_in

from accord.journal.actors import OPERATOR
from accord.register import acts

pytestmark = pytest.mark.usefixtures("starter", "db")
COP15 = "cms:meeting:cop15"


def events(answer) -> dict[str, object]:
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    (calendar,) = Calendar.from_ical(answer.content, multiple=True)
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def test_each_calendar_holds_what_it_is_of(reader):
    assert f"{COP15}@accord" in events(reader.get("/meetings/calendars/all/register.ics"))
    convention = events(reader.get("/meetings/calendars/convention/cms.ics"))
    assert all(uid.startswith(("cms:", "cites:", "cites-cms:", "csab:", "aewa:")) for uid in convention)
    assert set(events(reader.get("/meetings/calendars/body/cites:pc.ics"))) == {
        "cites:meeting:pc24@accord",
        "cites:meeting:pc27@accord",
    }
    assert f"{COP15}@accord" in events(reader.get("/meetings/calendars/country/BR.ics"))
    assert list(events(reader.get(f"/meetings/calendars/meeting/{COP15}.ics"))) == [f"{COP15}@accord"]


def test_the_calendar_of_a_species_holds_where_it_was_decided_upon(reader):
    found = events(reader.get("/meetings/calendars/species/cites:saiga-tatarica.ics"))
    assert found
    assert len(found) < len(events(reader.get("/meetings/calendars/convention/cites.ics")))


def test_what_has_no_day_is_named_and_not_invented(reader):
    answer = reader.get("/meetings/calendars/body/cites:cop.ics")
    assert "cites:meeting:cop21@accord" not in events(answer)
    assert "21st meeting of the Conference of the Parties to CITES (2028)" in answer.content.decode().replace(
        "\r\n ", ""
    )


def test_a_program_that_asks_again_is_told_that_nothing_changed(reader):
    first = reader.get("/meetings/calendars/body/cms:cop.ics")
    again = reader.get("/meetings/calendars/body/cms:cop.ics", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    acts.reschedule_meeting(
        actor=OPERATOR, meeting=COP15, starts=date(2026, 5, 1), ends=date(2026, 5, 6), reason="the hall was lost"
    )
    changed = reader.get("/meetings/calendars/body/cms:cop.ics", headers={"if-none-match": first["ETag"]})
    before, after = events(first)[f"{COP15}@accord"], events(changed)[f"{COP15}@accord"]
    assert after["DTSTART"].dt == date(2026, 5, 1)
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after["LAST-MODIFIED"].dt >= before["LAST-MODIFIED"].dt


def test_a_cancelled_meeting_stays_and_says_so_and_a_postponed_one_goes(reader):
    acts.cancel_meeting(actor=OPERATOR, meeting=COP15, reason="no quorum")
    acts.reschedule_meeting(actor=OPERATOR, meeting="cms:meeting:cop14", starts=None, reason="a pandemic")
    found = events(reader.get("/meetings/calendars/body/cms:cop.ics"))
    assert found[f"{COP15}@accord"]["STATUS"] == "CANCELLED"
    gone = found["cms:meeting:cop14@accord"]
    assert (gone["STATUS"], gone["DTSTART"].dt) == ("CANCELLED", date(2024, 2, 12))


def test_a_calendar_speaks_the_language_that_its_address_asks_for(reader):
    event = events(reader.get(f"/meetings/calendars/meeting/{COP15}.ics?lang=es"))[f"{COP15}@accord"]
    assert str(event["LOCATION"]) == "Campo Grande, Brasil"
    assert str(event["URL"]) == f"http://testserver/meetings/{COP15}/"


@pytest.mark.parametrize(
    "address", ["body/nobody", "country/QQ", "species/nothing", "meeting/nothing", "moon/full", "convention/-"]
)
def test_a_calendar_of_nothing_is_not_found(reader, address):
    assert reader.get(f"/meetings/calendars/{address}.ics").status_code == 404


def private_address(client: Client) -> str:
    page = client.post("/meetings/calendars/mine/", {"what": "open"}, follow=True).text
    (address,) = re.findall(r"http://testserver(/meetings/calendars/mine/[^<]+\.ics)", page)
    return address


def test_ones_own_calendar_is_read_without_signing_in_until_it_is_closed():
    client = signed_in("o.fficer", "officer", body="cms")
    address = private_address(client)
    program = Client()
    found = events(program.get(address))
    assert f"{COP15}@accord" in found
    assert "cites:meeting:cop20@accord" not in found
    assert "private" in program.get(address)["Cache-Control"]
    assert address not in client.get("/meetings/calendars/").text, "the address is shown once"
    client.post("/meetings/calendars/mine/", {"what": "close"})
    assert program.get(address).status_code == 404


def test_a_new_address_ends_the_old_one():
    client = signed_in("o.fficer", "officer", body="cms")
    old, new = private_address(client), private_address(client)
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200


def test_a_role_that_ends_ends_in_the_calendar():
    client = signed_in("o.fficer", "officer", body="cms")
    address = private_address(client)
    acts.revoke_role(actor=OPERATOR, username="o.fficer", role="officer", body="cms", until=date(2020, 6, 1))
    assert events(Client().get(address)) == {}


def test_what_is_asked_of_parties_is_in_the_calendar_of_a_party():
    client = signed_in("p.arty", "party", country="CH")
    found = events(Client().get(private_address(client)))
    assert "cites:meeting:cop18@accord" in found
    assert f"{COP15}@accord" not in found


def test_nobody_opens_a_calendar_for_others():
    assert Client().post("/meetings/calendars/mine/", {"what": "open"}).status_code in {403, 404}


def test_the_page_says_how_to_subscribe(reader):
    page = reader.get("/meetings/calendars/").text
    assert "http://testserver/meetings/calendars/all/register.ics" in page
    assert 'href="/meetings/calendars/convention/cms.ics"' in page
    assert "webcal://testserver/meetings/calendars/country/UZ.ics" in page
