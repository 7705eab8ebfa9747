from datetime import date

import pytest

from accord.core.dates import ImpreciseDate, Precision
from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.journal.actors import OPERATOR, Actor, Grant, Role
from accord.journal.queries import entry
from accord.journal.undoing import undo
from accord.partnerships import models
from accord.partnerships.acts import add_member, end_membership
from accord.partnerships.queries import counts_by_status, gaps, partnership, partnerships, themes
from accord.register.models import Body

pytestmark = pytest.mark.django_db

OFFICER = Actor("an.officer", frozenset({Grant(Role.OFFICER, body="cites")}))
IN_2010 = ImpreciseDate(date(2010, 1, 1), Precision.YEAR)


@pytest.fixture(autouse=True)
def iccwc(db):
    for key, kind, partner_kind in (
        ("cites", "convention", "mea"),
        ("interpol", "partner_igo", "igo"),
        ("wco", "partner_igo", "igo"),
    ):
        Body.objects.create(id=key, kind=kind, partner_kind=partner_kind, name_en=key.upper())
    for key, kind in (("enforcement", "current"), ("digital", "cross_cutting"), ("fisheries", "emerging")):
        models.PartnershipTheme.objects.create(id=key, kind=kind, title=key)
    for key, status in (("iccwc", "active"), ("old", "closed")):
        models.Partnership.objects.create(
            id=key,
            name=key.upper(),
            kind="long_term",
            modality="multi_stakeholder",
            status=status,
            lead_body_id="cites",
        )
        models.PartnershipInTheme.objects.create(partnership_id=key, theme_id="enforcement")
        models.PartnershipMember.objects.create(partnership_id=key, body_id="interpol", role="member")


def join(
    actor: Actor = OFFICER, body: str = "wco", role: str = "member", since: ImpreciseDate = IN_2010, to: str = "iccwc"
):
    add_member(actor=actor, partnership=to, body=body, role=role, since=since)


def test_a_new_member_is_recorded_with_its_role_and_date(iccwc):
    join()
    row = partnership("iccwc").members[-1]
    assert (row.body, row.role, str(row.since), row.until) == ("wco", "member", "2010", None)
    assert (entry(1).act, entry(1).legal_date) == ("partnerships.add_member", date(2010, 1, 1))


def test_a_member_that_left_stays_on_record_with_the_date(iccwc):
    join()
    leave = {"partnership": "iccwc", "body": "wco", "role": "member"}
    end_membership(actor=OFFICER, **leave, until=ImpreciseDate(date(2020, 5, 1)), reason="left")
    assert str(partnership("iccwc").members[-1].until) == "2020-05-01"
    with pytest.raises(NotFound, match="wco is not member of iccwc"):
        end_membership(actor=OFFICER, **leave, until=ImpreciseDate(date(2021, 5, 1)), reason="again")
    join(since=ImpreciseDate(date(2022, 1, 1)))  # and may come back


@pytest.mark.parametrize(
    ("wrong", "error", "why"),
    [
        ({"body": "interpol"}, Conflict, "interpol is member of iccwc already"),
        ({"body": "unodc"}, Invalid, "body “unodc” isn't in the register"),
        ({"to": "nowhere"}, NotFound, "has no partnership nowhere"),
        ({"role": "friend"}, Invalid, "friend"),
    ],
)
def test_who_can_not_join_is_told_why(iccwc, wrong, error, why):
    with pytest.raises(error, match=why):
        join(actor=OPERATOR, **wrong)


def test_nobody_leaves_before_joining(iccwc):
    join()
    with pytest.raises(Invalid, match="began on 2010; it can't end on 2009-01-01"):
        end_membership(
            actor=OFFICER,
            partnership="iccwc",
            body="wco",
            role="member",
            until=ImpreciseDate(date(2009, 1, 1)),
            reason="-",
        )


def test_only_officers_of_the_leading_body_keep_the_members(iccwc):
    with pytest.raises(Refused, match="for cms, not for cites"):
        join(actor=Actor("an.other", frozenset({Grant(Role.OFFICER, body="cms")})))


def test_undoing_takes_the_member_away(iccwc):
    join()
    undo(actor=OPERATOR, number=1, reason="not signed yet")
    assert [row.body for row in partnership("iccwc").members] == ["interpol"]


def test_partnerships_are_found_by_theme_body_and_status(iccwc):
    assert [row.id for row in partnerships()] == ["iccwc", "old"]
    assert [row.id for row in partnerships(theme="enforcement", body="interpol", status="active")] == ["iccwc"]
    assert partnerships(theme="fisheries") == ()
    assert counts_by_status() == {"active": 1, "closed": 1}


def test_what_is_over_is_not_counted_for_a_theme(iccwc):
    assert [(row.id, row.partnerships) for row in themes()] == [("enforcement", 1), ("fisheries", 0), ("digital", 0)]


def test_the_gap_map_shows_empty_cells(iccwc):
    cells = {(gap.theme, gap.partner_kind): gap.partnerships for gap in gaps()}
    assert cells["enforcement", "igo"] == ("iccwc",)
    assert cells["enforcement", "academia"] == cells["fisheries", "igo"] == ()
