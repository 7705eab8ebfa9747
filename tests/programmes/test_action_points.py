from datetime import date

import pytest
from sides import CITES, CMS

from accord.core.dates import ImpreciseDate, Precision
from accord.core.errors import Invalid, NotFound, Refused
from accord.journal.actors import OPERATOR
from accord.journal.undoing import undo
from accord.programmes.acts import close_action_point, open_action_point, verify_action_point
from accord.programmes.queries import action_point, action_points

pytestmark = pytest.mark.django_db
DAY, DUE, LATE = date(2016, 1, 11), ImpreciseDate(date(2016, 3, 1), Precision.MONTH), date(2016, 4, 1)


def open_(**more) -> int:
    given = {
        "actor": CITES,
        "kind": "activity",
        "about": "jwp-2:b1",
        "text": "Send the list of experts",
        "owner": "cms:secretariat",
        "on": DAY,
        "due": DUE,
    }
    return open_action_point(**(given | more))


def status(number: int, on: date = LATE) -> str:
    return action_point(number, on=on).status.value


def test_it_is_open_until_its_month_is_over_then_overdue(programme):
    number = open_()
    assert [status(number, day) for day in (DAY, date(2016, 3, 31), LATE)] == ["open", "open", "overdue"]
    assert str(action_point(number, on=DAY).due) == "2016-03"


def test_its_owner_says_that_it_is_done_and_somebody_else_verifies(programme):
    number = open_()
    with pytest.raises(Refused, match="nobody has said that it is done"):
        verify_action_point(actor=CITES, point=number, on=LATE)
    close_action_point(actor=CMS, point=number, outcome="Sent on 3 March", on=LATE)
    with pytest.raises(Refused, match="somebody else verifies it"):
        verify_action_point(actor=CMS, point=number, on=LATE)
    verify_action_point(actor=CITES, point=number, on=LATE)
    assert status(number) == "verified"


def test_what_is_not_adequate_is_open_again_with_the_reason(programme):
    number = open_()
    close_action_point(actor=CMS, point=number, outcome="Sent", on=LATE)
    verify_action_point(actor=CITES, point=number, on=LATE, is_adequate=False, reason="two names are missing")
    assert status(number) == "overdue"
    assert "two names are missing (done on 2016-04-01: Sent)" in action_point(number, on=LATE).note


def test_only_its_owner_closes_it(programme):
    with pytest.raises(Refused, match="not for cms:secretariat, cms"):
        close_action_point(actor=CITES, point=open_(), outcome="Sent", on=LATE)


def test_they_hang_on_anything_and_are_found_there(programme, committee):
    open_()
    number = open_(kind="meeting", about=committee, due=None)
    assert [row.id for row in action_points(on=DAY, kind="meeting", about=committee)] == [number]
    assert len(action_points(on=DAY, owner="cms:secretariat")) == 2
    assert action_points(on=date(2015, 1, 1)) == ()


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"kind": "idea"}, Invalid),
        ({"about": "jwp-2:z9"}, NotFound),
        ({"kind": "duty", "about": "seven"}, NotFound),
        ({"text": " "}, Invalid),
        ({"owner": "nobody"}, Invalid),
        ({"due": ImpreciseDate(date(2015, 1, 1), Precision.YEAR)}, Invalid),
    ],
)
def test_one_that_cannot_be_is_refused(programme, wrong, error):
    with pytest.raises(error):
        open_(**wrong)
    assert action_points(on=LATE) == ()


def test_it_is_undone(programme):
    open_()
    undo(actor=OPERATOR, number=1, reason="by mistake")
    assert action_points(on=LATE) == ()
