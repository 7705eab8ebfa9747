import json
from datetime import date

import pytest

from accord.register.models import Body, Country, Instrument, Meeting, PartyMembership

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rows():
    Body.objects.create(id="cites", kind="convention", acronym="CITES", name_en="Convention on International Trade")
    Instrument.objects.create(id="cites", kind="convention", title_en="Convention on International Trade")
    Country.objects.create(id="FR", iso3="FRA", name_en="France", kind="state")
    Country.objects.create(
        id="ZR", iso3="ZAR", name_en="Zaire", kind="former", valid_to=date(1997, 5, 17), valid_to_precision="day"
    )
    PartyMembership.objects.create(
        id="cites:FR:1", instrument_id="cites", country_id="FR", mode="approval", entry_into_force=date(1978, 8, 9)
    )
    Meeting.objects.create(
        id="cites:meeting:x", body_id="cites", title="A meeting", starts=date(2011, 3, 1), precision="month"
    )


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (["countries"], "FR  FRA  France  state\n"),
        (["countries", "--on", "1990-01-01", "--kind", "former"], "ZR  ZAR  Zaire  former  1997-05-17\n"),
        (["bodies"], "cites  convention  CITES  Convention on International Trade\n"),
        (["meetings"], "cites:meeting:x  2011-03    A meeting\n"),
        (["meetings", "--on", "2012-01-01"], "There is no such meeting.\n"),
        (["parties", "--on", "1978-08-08"], "There is no such Party.\n"),
        (["parties", "--country", "fra"], "cites  FR  France  approval  1978-08-09\n"),
        (["search", "FRA"], "country  FR  France  state\n"),
    ],
)
def test_it_is_looked_up(accord, arguments, printed):
    run = accord("register", *arguments)
    assert (run.exit_code, run.out, run.err) == (0, printed, "")


def test_programs_get_one_object_a_line(accord):
    row = json.loads(accord("register", "countries", "--on", "1990-01-01", "--kind", "former", "--format", "jsonl").out)
    assert (row["id"], row["valid_to"], row["names"]["en"]) == ("ZR", "1997-05-17", "Zaire")


@pytest.mark.parametrize(
    ("arguments", "exit_code", "complaint"),
    [
        (["countries", "--on", "2013-02-30"], 2, "“2013-02-30” is not a day of the calendar"),
        (["parties", "--instrument", "nagoya"], 3, "there is no instrument nagoya"),
        (["parties", "--country", "QQ"], 3, "there is no country with the code “QQ”"),
        (["grant-role", "nobody", "officer"], 3, "there is no account nobody"),
        (["nonsense"], 2, "No such command 'nonsense'"),
    ],
)
def test_a_wrong_question_gets_one_line_and_a_code(accord, arguments, exit_code, complaint):
    run = accord("register", *arguments)
    assert run.exit_code == exit_code
    assert complaint in run.err
    assert run.err.count("\n") == 1


def test_an_account_gets_roles_and_loses_them(accord):
    accord("register", "open-account", "anna")
    granted = accord("register", "grant-role", "anna", "party", "--country", "FR", "--since", "2026-01-01")
    assert granted.out == "anna holds the role party for FR.\n"
    revoked = accord("register", "revoke-role", "anna", "party", "--country", "FR", "--until", "2026-02-01")
    assert revoked.out == "anna no longer holds the role party for FR.\n"
    assert accord("register", "open-account", "anna").exit_code == 5
