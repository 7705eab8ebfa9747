from datetime import date

import pytest

from accord.core.dates import Precision
from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.meetings import Days, Matter, Said, disagreements
from accord.journal.actors import OPERATOR
from accord.journal.queries import entries
from accord.journal.undoing import undo
from accord.register import acts
from accord.register.acts import DatesSaid
from accord.register.models import Source
from accord.register.queries.meeting_dates import date_findings, former_dates, statements
from accord.register.queries.meetings import meeting

COP16 = "cites:meeting:cop16"
MARCH = Days(date(2013, 3, 3), date(2013, 3, 14))


@pytest.mark.parametrize(
    ("other", "matters"),
    [
        (Said("b", MARCH, "BANGKOK", "TH", "confirmed"), []),
        (Said("b", Days(date(2013, 3, 1), date(2013, 3, 1), Precision.MONTH)), []),
        (Said("b", Days(date(2013, 1, 1), date(2013, 1, 1), Precision.YEAR)), []),
        (Said("b", Days(date(2012, 1, 1), date(2012, 1, 1), Precision.YEAR)), [Matter.DAYS]),
        (Said("b", Days(date(2013, 3, 2), date(2013, 3, 14))), [Matter.DAYS]),
        (Said("b", None, "Phuket", "TH"), [Matter.CITY]),
        (Said("b", None, "", "ZA"), [Matter.COUNTRY]),
        (Said("b", None, "", "", "cancelled"), [Matter.STATUS]),
        (Said("b"), []),
    ],
)
def test_only_what_can_not_both_be_right_is_a_disagreement(other, matters):
    one = Said("a", MARCH, "Bangkok", "TH", "provisional")
    assert [each.matter for each in disagreements([one, other])] == matters


@pytest.fixture
def sources(register):
    Source.objects.create(id="portal", title="A portal of many conventions", licence="facts only")


def state(source="portal", **said):
    return acts.record_statements(
        actor=OPERATOR, source=source, statements=[DatesSaid(**{"meeting": COP16, **said})], retrieved=date(2012, 5, 1)
    )


@pytest.mark.usefixtures("sources")
def test_another_source_stands_beside_the_register_and_changes_no_date():
    state(starts=date(2013, 3, 4), ends=date(2013, 3, 14), city="Bangkok")
    assert meeting(COP16).starts == date(2013, 3, 3)
    (finding,) = date_findings()
    assert (finding.meeting, finding.disagreement.matter, finding.open) == (COP16, Matter.DAYS, True)
    assert finding.disagreement.other_says == "2013-03-04 to 2013-03-14"


@pytest.mark.usefixtures("sources")
def test_saying_the_same_again_changes_nothing_and_saying_something_else_replaces_it():
    assert state(starts=date(2013, 3, 4)) == (COP16,)
    assert state(starts=date(2013, 3, 4)) == ()
    assert len(entries()) == 1
    assert state(starts=date(2013, 3, 5)) == (COP16,)
    assert [row.starts for row in statements(COP16)] == [date(2013, 3, 5)]


@pytest.mark.usefixtures("sources")
def test_a_source_that_says_two_things_at_two_places_keeps_both():
    state(starts=date(2013, 3, 4), locator="para. 1")
    state(starts=date(2013, 3, 5), locator="para. 2")
    assert [row.locator for row in statements(COP16)] == ["para. 1", "para. 2"]
    assert len(date_findings(COP16)) == 3


@pytest.mark.usefixtures("sources")
def test_choosing_a_source_takes_its_days_and_settles_the_finding():
    state(starts=date(2013, 3, 4), ends=date(2013, 3, 15))
    state(source="cites-treaty", starts=date(2013, 3, 3), ends=date(2013, 3, 14))
    portal = next(row for row in statements(COP16) if row.source == "portal")
    acts.choose_dates(actor=OPERATOR, statement=portal.id, reason="the host says so, too")
    row = meeting(COP16)
    assert (row.when(), row.city) == ("2013-03-04 to 2013-03-15", "Bangkok")
    assert [each.open for each in date_findings(COP16)] == [False]
    assert [(each.source, each.choice_reason) for each in statements(COP16) if each.chosen] == [
        ("portal", "the host says so, too")
    ]
    undo(actor=OPERATOR, number=3, reason="it was the older one")
    assert meeting(COP16).starts == date(2013, 3, 3)


@pytest.mark.usefixtures("sources")
def test_only_one_source_is_followed_and_a_moved_meeting_follows_none():
    state(starts=date(2013, 3, 4))
    state(source="cites-treaty", starts=date(2013, 3, 5))
    for row in statements(COP16):
        acts.choose_dates(actor=OPERATOR, statement=row.id, reason="for now")
    assert sum(row.chosen for row in statements(COP16)) == 1
    acts.reschedule_meeting(actor=OPERATOR, meeting=COP16, starts=date(2014, 1, 1), reason="moved")
    assert not any(row.chosen for row in statements(COP16))


@pytest.mark.usefixtures("sources")
def test_a_source_that_changes_its_mind_is_no_longer_the_one_chosen():
    state(starts=date(2013, 3, 4))
    acts.choose_dates(actor=OPERATOR, statement=statements(COP16)[0].id, reason="newer")
    state(starts=date(2013, 4, 4))
    assert not statements(COP16)[0].chosen
    assert [each.open for each in date_findings(COP16)] == [True]


@pytest.mark.usefixtures("sources")
def test_following_a_source_that_postpones_keeps_the_days_it_had():
    state(status="postponed")
    acts.choose_dates(actor=OPERATOR, statement=statements(COP16)[0].id, reason="the secretariat announced it")
    assert (meeting(COP16).status, meeting(COP16).starts) == ("postponed", None)
    assert [str(each.days()) for each in former_dates(COP16)] == ["2013-03-03 to 2013-03-14"]


@pytest.mark.usefixtures("sources")
@pytest.mark.parametrize(
    ("said", "error", "complaint"),
    [
        ({}, Invalid, "says nothing of"),
        ({"meeting": "nothing", "starts": date(2013, 3, 4)}, NotFound, "there is no meeting"),
        ({"starts": date(2013, 3, 4), "ends": date(2013, 3, 1)}, Invalid, "before it begins"),
        ({"starts": date(2013, 3, 4), "country": "QQ"}, Invalid, "isn't in the register"),
        ({"starts": date(2013, 3, 4), "status": "held"}, Invalid, "status"),
    ],
)
def test_a_statement_that_can_not_be_meant_is_refused(said, error, complaint):
    with pytest.raises(error, match=complaint):
        state(**said)
    assert statements() == ()


@pytest.mark.usefixtures("sources")
def test_a_source_of_which_nothing_is_known_states_nothing():
    with pytest.raises(Invalid, match="source “nobody” isn't in the register"):
        state(source="nobody", starts=date(2013, 3, 4))


@pytest.mark.usefixtures("sources")
def test_choosing_needs_a_reason_an_officer_and_a_meeting_that_is_on(cms_officer):
    state(starts=date(2013, 3, 4))
    key = statements(COP16)[0].id
    with pytest.raises(Invalid, match="say why"):
        acts.choose_dates(actor=OPERATOR, statement=key, reason="")
    with pytest.raises(NotFound):
        acts.choose_dates(actor=OPERATOR, statement=key + 99, reason="x")
    with pytest.raises(Refused):
        acts.choose_dates(actor=cms_officer, statement=key, reason="x")
    acts.cancel_meeting(actor=OPERATOR, meeting=COP16, reason="no quorum")
    with pytest.raises(Conflict, match="was cancelled"):
        acts.choose_dates(actor=OPERATOR, statement=key, reason="x")
