from datetime import date

import pytest

from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.meetings import Standing
from accord.journal.actors import OPERATOR
from accord.journal.queries import entries
from accord.journal.undoing import undo
from accord.register import acts
from accord.register.models import Body, Meeting
from accord.register.queries.meeting_dates import former_dates, revisions
from accord.register.queries.meetings import bodies_of_meeting, meeting, meetings, series_of

pytestmark = pytest.mark.usefixtures("register")

COP16, COP17 = "cites:meeting:cop16", "cites:meeting:cop17"


def record(**given):
    defaults = {
        "meeting": COP17,
        "body": "cites:cop",
        "series": "cop",
        "ordinal": 17,
        "title": "17th meeting of the Conference of the Parties",
    }
    return acts.record_meeting(actor=OPERATOR, **{**defaults, **given})


def test_a_meeting_is_recorded_with_as_much_as_is_known():
    record(starts=date(2016, 9, 1), precision="month", country="FR", status="provisional")
    row = meeting(COP17)
    assert (row.when(), row.country, row.standing(date(2016, 1, 1))) == ("2016-09", "FR", Standing.PROVISIONAL)
    assert series_of(row).previous.id == COP16
    assert series_of(meeting(COP16)).following.id == COP17


def test_a_joint_meeting_has_all_its_bodies_and_is_found_under_each(cms_officer):
    record(joint_with=["cms", "cites:cop"])
    assert bodies_of_meeting(COP17) == ("cites:cop", "cms")
    assert COP17 in [row.id for row in meetings(body="cms")]
    acts.cancel_meeting(actor=cms_officer, meeting=COP17, reason="an officer of either body may")


@pytest.mark.parametrize(
    ("given", "error", "complaint"),
    [
        ({"meeting": COP16, "ordinal": None}, Conflict, "there is a meeting"),
        ({"ordinal": 16}, Conflict, "number 16 of this series already"),
        ({"meeting": "cites:res:13.3"}, Invalid, "no identifier of a meeting"),
        ({"meeting": "seventeen"}, Invalid, "no identifier"),
        ({"title": " "}, Invalid, "needs a title"),
        ({"starts": date(2016, 9, 5), "ends": date(2016, 9, 4)}, Invalid, "before it begins"),
        ({"ends": date(2016, 9, 4)}, Invalid, "needs the first day"),
        ({"country": "QQ"}, Invalid, "country “QQ” isn't in the register"),
        ({"status": "maybe"}, Invalid, "status"),
        ({"precision": "week", "starts": date(2016, 9, 5)}, Invalid, "precision"),
        ({"joint_with": ["nobody"]}, Invalid, "body “nobody” isn't in the register"),
    ],
)
def test_what_can_not_be_meant_is_not_recorded(given, error, complaint):
    with pytest.raises(error, match=complaint):
        record(**given)
    assert not Meeting.objects.filter(id=COP17).exists()
    assert entries() == []


def test_a_meeting_that_moves_keeps_the_days_and_place_it_had():
    acts.reschedule_meeting(
        actor=OPERATOR,
        meeting=COP16,
        starts=date(2013, 8, 1),
        ends=date(2013, 8, 5),
        city="Geneva",
        reason="the venue was lost",
        moved_on=date(2013, 1, 5),
    )
    row, (before,) = meeting(COP16), former_dates(COP16)
    assert (row.when(), row.city, row.status) == ("2013-08-01 to 2013-08-05", "Geneva", "provisional")
    assert (str(before.days()), before.city, before.reason) == (
        "2013-03-03 to 2013-03-14",
        "Bangkok",
        "the venue was lost",
    )


def test_a_meeting_without_new_days_is_postponed_and_undoing_that_brings_it_back():
    acts.reschedule_meeting(actor=OPERATOR, meeting=COP16, starts=None, reason="a pandemic")
    assert meeting(COP16).standing(date(2014, 1, 1)) is Standing.POSTPONED
    undo(actor=OPERATOR, number=1, reason="it took place after all")
    assert meeting(COP16).when() == "2013-03-03 to 2013-03-14"
    assert former_dates(COP16) == ()


def test_a_cancelled_meeting_keeps_its_days_and_is_moved_no_more():
    acts.cancel_meeting(actor=OPERATOR, meeting=COP16, reason="no quorum")
    assert meeting(COP16).standing(date(2020, 1, 1)) is Standing.CANCELLED
    assert meeting(COP16).starts == date(2013, 3, 3)
    with pytest.raises(Conflict, match="was cancelled"):
        acts.reschedule_meeting(actor=OPERATOR, meeting=COP16, starts=date(2014, 1, 1), reason="again")
    with pytest.raises(Conflict, match="cancelled already"):
        acts.cancel_meeting(actor=OPERATOR, meeting=COP16, reason="again")


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"starts": date(2013, 3, 3), "ends": date(2013, 3, 14)}, Conflict),
        ({"starts": date(2014, 3, 3), "reason": " "}, Invalid),
        ({"starts": date(2014, 3, 3), "status": "held"}, Invalid),
        ({"starts": date(2014, 3, 3), "meeting": "nothing"}, NotFound),
    ],
)
def test_a_move_that_says_nothing_new_is_refused(given, error):
    with pytest.raises(error):
        acts.reschedule_meeting(actor=OPERATOR, **{"meeting": COP16, "reason": "a new date", **given})
    assert entries() == []


def test_officers_of_another_convention_move_nothing(cms_officer, france):
    for actor in (cms_officer, france):
        with pytest.raises(Refused, match="the meeting can't be moved"):
            acts.reschedule_meeting(actor=actor, meeting=COP16, starts=None, reason="no")


def test_a_postponed_meeting_can_not_have_days_in_the_database():
    with pytest.raises(Conflict, match="postponed has no days"):
        acts.correct_meeting(actor=OPERATOR, meeting=COP16, corrections={"status": "postponed"}, reason="a slip")


def test_each_entry_of_the_journal_is_a_revision_of_the_meeting():
    record()
    assert revisions([COP17, COP16])[COP16].sequence == 0
    before = revisions([COP17])[COP17]
    acts.correct_meeting(actor=OPERATOR, meeting=COP17, corrections={"city": "Johannesburg"}, reason="known now")
    after = revisions([COP17])[COP17]
    assert (before.sequence, after.sequence) == (0, 1)
    assert after.modified >= before.modified


def test_meetings_are_found_by_year_convention_country_and_words():
    Body.objects.create(id="cms:cop", kind="conference", acronym="COP", name_en="Conference", parent_id="cms")
    record(starts=date(2016, 12, 30), ends=date(2017, 1, 2), city="Paris", country="FR")
    record(
        meeting="cms:meeting:cop12",
        body="cms:cop",
        ordinal=12,
        title="A conference",
        starts=date(2017, 1, 1),
        precision="year",
    )
    assert [row.id for row in meetings(year=2016)] == [COP17]
    assert [row.id for row in meetings(year=2017)] == [COP17, "cms:meeting:cop12"]
    assert [row.id for row in meetings(convention="cms")] == ["cms:meeting:cop12"]
    assert [row.id for row in meetings(convention="cites")] == [COP16, COP17]
    assert [row.id for row in meetings(country="FR", words="PARIS conference")] == [COP17]
    assert meetings(words="Paris cms") == []
    assert meetings(body="nobody") == []
