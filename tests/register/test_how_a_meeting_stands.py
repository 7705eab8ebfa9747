from datetime import date

import pytest

from accord.core.dates import Precision
from accord.core.meetings import Days, Standing, number_above, number_key, standing

MARCH = Days(date(2026, 3, 23), date(2026, 3, 29))
SOME_DAY_IN_MARCH = Days(date(2026, 3, 1), date(2026, 3, 1), Precision.MONTH)


@pytest.mark.parametrize(
    ("status", "when", "on", "expected"),
    [
        ("", None, date(2026, 1, 1), Standing.UNKNOWN),
        ("", MARCH, date(2026, 1, 1), Standing.ANNOUNCED),
        ("provisional", None, date(2026, 1, 1), Standing.PROVISIONAL),
        ("confirmed", MARCH, date(2026, 3, 22), Standing.CONFIRMED),
        ("confirmed", MARCH, date(2026, 3, 23), Standing.UNDER_WAY),
        ("", MARCH, date(2026, 3, 29), Standing.UNDER_WAY),
        ("provisional", MARCH, date(2026, 3, 30), Standing.HELD),
        ("cancelled", MARCH, date(2026, 4, 1), Standing.CANCELLED),
        ("postponed", None, date(2026, 4, 1), Standing.POSTPONED),
        ("provisional", SOME_DAY_IN_MARCH, date(2026, 3, 15), Standing.PROVISIONAL),
        ("provisional", SOME_DAY_IN_MARCH, date(2026, 4, 1), Standing.HELD),
        ("", Days(date(2028, 1, 1), date(2028, 12, 31), Precision.YEAR), date(2028, 6, 1), Standing.ANNOUNCED),
    ],
)
def test_held_and_under_way_follow_from_the_days(status, when, on, expected):
    assert standing(status, when, on=on) is expected


def test_item_numbers_are_ordered_as_they_count():
    numbers = ["14.10", "9", "14.2", "14", "14.2 a)", "14.2 b)", "10", "14.2.1", ""]
    assert sorted(numbers, key=number_key) == ["", "9", "10", "14", "14.2", "14.2.1", "14.2 a)", "14.2 b)", "14.10"]


@pytest.mark.parametrize(
    ("number", "above"), [("14.2.1", "14.2"), ("10 a)", "10"), ("14", ""), ("A", ""), ("", ""), ("Z.1", "Z")]
)
def test_a_number_says_under_which_item_it_stands(number, above):
    assert number_above(number) == above
