from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.core.dates import Precision
from accord.core.meetings import Clash, Days, Sitting, overlaps
from accord.journal.actors import OPERATOR
from accord.register import acts
from accord.register.models import Body, Meeting, MeetingBody, NetworkMember
from accord.register.queries.meeting_dates import conflicts, conflicts_of
from accord.register.queries.meetings import meeting

APART = frozenset({frozenset({"cites", "cms"})})


def sitting(key, body, first, last, precision=Precision.DAY, *, also="", wide=True):
    when = Days(date.fromisoformat(first), date.fromisoformat(last), precision)
    bodies = frozenset({body, also} - {""})
    return Sitting(key, bodies, frozenset(each.partition(":")[0] for each in bodies), when, wide)


AC = sitting("ac30", "cites:ac", "2018-07-16", "2018-07-21")
PC = sitting("pc24", "cites:pc", "2018-07-20", "2018-07-26")


def test_the_shared_days_are_named():
    (found,) = overlaps([PC, AC])
    assert (found.one, found.other, found.clash) == ("ac30", "pc24", Clash.SECRETARIAT)
    assert (found.first, found.last, found.certain) == (date(2018, 7, 20), date(2018, 7, 21), True)


def test_meetings_that_follow_each_other_are_in_nobodys_way():
    next_day = sitting("pc25", "cites:pc", "2018-07-22", "2018-07-26")
    assert overlaps([AC, next_day]) == ()


def test_one_body_meeting_twice_is_the_gravest_reason():
    joint = sitting("joint", "cites:ac", "2018-07-20", "2018-07-21", also="cites:pc")
    assert {each.clash for each in overlaps([AC, joint])} == {Clash.BODY}


def test_a_month_overlaps_only_possibly_and_a_year_not_at_all():
    month = sitting("wg", "cites:ac", "2018-07-01", "2018-07-01", Precision.MONTH)
    year = sitting("sc", "cites:ac", "2018-01-01", "2018-01-01", Precision.YEAR)
    (found,) = overlaps([AC, month, year])
    assert (found.other, found.certain) == ("ac30", False)


def test_a_meeting_held_in_parts_overlaps_only_possibly():
    parts = sitting("cop15", "cites:ac", "2017-10-11", "2018-12-19")
    assert [each.certain for each in overlaps([AC, parts])] == [False]


def test_two_conventions_are_kept_apart_only_where_they_ought_to_be_and_parties_are_invited():
    cms = sitting("cms", "cms:cop", "2018-07-18", "2018-07-19")
    workshop = sitting("workshop", "cms:secretariat", "2018-07-18", "2018-07-19", wide=False)
    assert [each.clash for each in overlaps([AC, cms], apart=APART)] == [Clash.CONVENTIONS]
    assert overlaps([AC, cms]) == ()
    assert overlaps([AC, workshop], apart=APART) == ()


_sittings = st.builds(
    lambda number, body, start, length, how: Sitting(
        f"m{number}",
        frozenset({body}),
        frozenset({body.partition(":")[0]}),
        Days(date(2020, 1, 1) + timedelta(start), date(2020, 1, 1) + timedelta(start + length), how),
    ),
    st.integers(0, 10**6),
    st.sampled_from(["cites:ac", "cites:pc", "cms:cop", "aewa"]),
    st.integers(0, 200),
    st.integers(0, 20),
    st.sampled_from([Precision.DAY, Precision.MONTH]),
)


@given(st.lists(_sittings, max_size=12, unique_by=lambda each: each.id))
def test_the_sweep_finds_what_comparing_all_pairs_finds(sittings):
    found = {frozenset({each.one, each.other}) for each in overlaps(sittings, apart=APART)}
    expected = {
        frozenset({one.id, other.id})
        for one in sittings
        for other in sittings
        if one.id < other.id
        and one.days.earliest() <= other.days.latest()
        and other.days.earliest() <= one.days.latest()
        and (one.conventions == other.conventions or {*one.conventions, *other.conventions} == {"cites", "cms"})
    }
    assert found == expected


@pytest.fixture
def committees(register):
    Body.objects.create(
        id="cites:ac", kind="committee", acronym="AC", name_en="Animals Committee", parent_id="cites:cop"
    )
    Body.objects.create(id="cms:cop", kind="conference", acronym="COP", name_en="Conference", parent_id="cms")
    for key, body, first, last in (
        ("cites:meeting:ac27", "cites:ac", date(2013, 3, 10), date(2013, 3, 12)),
        ("cms:meeting:cop11", "cms:cop", date(2013, 3, 14), date(2013, 3, 20)),
    ):
        Meeting.objects.create(id=key, body_id=body, title=key, starts=first, ends=last, precision="day")


def found_pairs(**asked):
    return {(each.one, each.other): each.clash for each in conflicts(**asked)}


@pytest.mark.usefixtures("committees")
def test_bodies_below_one_convention_share_its_secretariat():
    assert found_pairs() == {("cites:meeting:cop16", "cites:meeting:ac27"): Clash.SECRETARIAT}


@pytest.mark.usefixtures("committees")
def test_the_members_of_the_liaison_group_are_kept_apart():
    Body.objects.create(id="blg", kind="network", name_en="Liaison group")
    for member in ("cites", "cms"):
        NetworkMember.objects.create(network_id="blg", member_id=member)
    assert found_pairs()["cites:meeting:cop16", "cms:meeting:cop11"] is Clash.CONVENTIONS
    assert ("cites:meeting:cop16", "cms:meeting:cop11") in found_pairs(convention="cms")
    assert found_pairs(since=date(2013, 3, 13)).keys() == {("cites:meeting:cop16", "cms:meeting:cop11")}


@pytest.mark.usefixtures("committees")
def test_a_cancelled_meeting_is_in_nobodys_way():
    acts.cancel_meeting(actor=OPERATOR, meeting="cites:meeting:ac27", reason="no funds")
    assert found_pairs() == {}
    assert conflicts_of(meeting("cites:meeting:cop16")) == ()


@pytest.mark.usefixtures("committees")
def test_a_joint_meeting_is_one_of_each_of_its_bodies():
    MeetingBody.objects.create(meeting_id="cms:meeting:cop11", body_id="cites:cop")
    assert found_pairs()["cites:meeting:cop16", "cms:meeting:cop11"] is Clash.BODY
