from datetime import date

import pytest

from accord.core.errors import NotFound
from accord.register.queries.parties import is_party, memberships, parties

pytestmark = pytest.mark.usefixtures("register")


@pytest.mark.parametrize(
    ("country", "day", "bound"),
    [
        ("AE", date(1975, 6, 30), False),
        ("AE", date(1975, 7, 1), True),
        ("AE", date(1988, 1, 26), True),
        ("AE", date(1988, 1, 27), False),
        ("AE", date(1990, 5, 8), False),
        ("AE", date(1990, 5, 9), True),
        ("FR", date(1978, 5, 11), False),
        ("FR", date(1978, 8, 9), True),
        ("CI", date(2020, 1, 1), False),
    ],
)
def test_a_country_is_bound_from_entry_into_force_to_the_day_before_withdrawal(country, day, bound):
    assert is_party(country=country, instrument="cites", as_of=day) is bound


def test_without_a_day_of_entry_into_force_it_is_unknown():
    assert is_party(country="BH", instrument="cms", as_of=date(2024, 1, 1)) is None
    assert [(row.country, row.bound) for row in parties(as_of=date(2024, 1, 1), instrument="cms")] == [("BH", None)]


def test_the_parties_of_a_day_are_listed_by_name():
    assert [row.country for row in parties(as_of=date(1985, 1, 1), instrument="cites")] == ["FR", "AE"]
    assert [row.country for row in parties(as_of=date(1989, 1, 1), instrument="cites")] == ["FR"]


def test_every_time_a_country_was_a_party_can_be_seen():
    assert [row.id for row in memberships(as_of=date(2020, 1, 1), country="AE")] == ["cites:AE:1", "cites:AE:2"]


def test_an_unknown_instrument_is_told():
    with pytest.raises(NotFound, match="there is no instrument nagoya"):
        parties(as_of=date(2020, 1, 1), instrument="nagoya")
