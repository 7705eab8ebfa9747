from datetime import date

import pytest

from accord.core.errors import NotFound
from accord.register.models import Body, Meeting, NetworkMember
from accord.register.queries.bodies import bodies, body, members, with_ancestors
from accord.register.queries.countries import countries, country
from accord.register.queries.meetings import meeting, meetings

pytestmark = pytest.mark.usefixtures("register")


def test_a_former_country_is_there_until_its_last_day():
    assert "ZR" in {row.id for row in countries(as_of=date(1997, 5, 17))}
    assert "ZR" not in {row.id for row in countries(as_of=date(1997, 5, 18))}
    assert country("zr").successors == ("CD",)


def test_a_country_is_found_by_either_code_in_either_case():
    assert country("fra").id == country("Fr").id == "FR"
    with pytest.raises(NotFound, match="no country with the code “XX”"):
        country("XX")


def test_a_body_known_to_the_year_may_have_existed_all_year():
    Body.objects.create(
        id="ikm",
        kind="programme",
        name_en="Initiative",
        established=date(2009, 1, 1),
        established_precision="year",
        ended=date(2023, 1, 1),
        ended_precision="year",
    )
    there = {year: "ikm" in {row.id for row in bodies(as_of=date(year, 12, 31))} for year in (2008, 2009, 2023, 2024)}
    assert there == {2008: False, 2009: True, 2023: True, 2024: False}
    assert str(body("ikm").established) == "2009"


def test_a_body_knows_those_above_it():
    assert with_ancestors("cites:cop") == ("cites:cop", "cites")


def test_members_of_a_network_come_and_go():
    Body.objects.create(id="blg", kind="network", name_en="Liaison group")
    NetworkMember.objects.create(network_id="blg", member_id="cites")
    NetworkMember.objects.create(network_id="blg", member_id="cms", since=date(2010, 1, 1), since_precision="year")
    assert [row.member for row in members("blg", as_of=date(2009, 6, 1))] == ["cites"]
    assert [row.member for row in members("blg", as_of=date(2010, 1, 1))] == ["cites", "cms"]


def test_meetings_are_found_on_a_day_and_between_days():
    assert [row.id for row in meetings(on=date(2013, 3, 14))] == ["cites:meeting:cop16"]
    assert meetings(on=date(2013, 3, 15)) == []
    assert [row.id for row in meetings(since=date(2013, 3, 10), until=date(2014, 1, 1))] == ["cites:meeting:cop16"]
    assert meetings(body="cms") == []


def test_a_meeting_known_to_the_month_may_be_on_any_day_of_it_and_one_without_a_date_comes_last():
    Meeting.objects.create(id="m", body_id="cms", title="M", starts=date(2011, 11, 1), precision="month")
    Meeting.objects.create(id="n", body_id="cms", title="N")
    assert [row.id for row in meetings(on=date(2011, 11, 30))] == ["m"]
    assert [row.when() for row in meetings()] == ["2011-11", "2013-03-03 to 2013-03-14", ""]
    with pytest.raises(NotFound):
        meeting("x")
