"""The drawing of listings over time: one lane an appendix, lengths as long as the times."""

from datetime import date

import pytest

from accord.core.listings.timeline import Interval, Kind
from accord.web.timeline_drawing import WIDTH, Drawing, draw

TODAY = date(2026, 1, 1)


def interval(
    start: str,
    end: str | None = None,
    *,
    instrument: str = "cites",
    appendix: str = "II",
    kind: Kind = Kind.LISTING,
    party: str | None = None,
) -> Interval:
    """One interval of a taxon."""
    return Interval(
        instrument=instrument,
        kind=kind,
        appendix=appendix,
        start=date.fromisoformat(start),
        end=date.fromisoformat(end) if end else None,
        party=party,
        steps=(),
    )


def drawn(*intervals: Interval, chosen: date = TODAY) -> Drawing:
    """The drawing of these intervals."""
    drawing = draw(intervals, chosen=chosen, today=TODAY)
    assert drawing is not None
    return drawing


def test_what_was_never_listed_is_not_drawn() -> None:
    assert draw([], chosen=TODAY, today=TODAY) is None


def test_twice_the_time_is_twice_as_long() -> None:
    first, second = drawn(interval("1980-01-01", "1990-01-01"), interval("1990-01-01", "2010-01-01")).lanes[0].bars
    assert second.width == pytest.approx(2 * first.width, rel=0.01)
    assert second.x == pytest.approx(first.x + first.width, abs=0.2)


def test_a_bar_leads_to_the_day_on_which_it_begins() -> None:
    assert [bar.start for bar in drawn(interval("1977-02-04", "1990-01-18"), interval("1997-09-18")).lanes[0].bars] == [
        date(1977, 2, 4),
        date(1997, 9, 18),
    ]


def test_what_is_in_force_reaches_the_edge() -> None:
    bar = drawn(interval("1975-07-01")).lanes[0].bars[0]
    assert bar.x + bar.width == pytest.approx(WIDTH - 14, abs=0.2)
    assert bar.title == "Appendix II: from 1 July 1975, still in force"


def test_the_axis_begins_with_a_round_year_before_the_first_listing() -> None:
    assert drawn(interval("1983-11-01")).ticks[0].label == "1980"


def test_the_lanes_are_in_the_order_of_convention_kind_and_appendix() -> None:
    lanes = drawn(
        interval("1997-01-01", instrument="cms", appendix="I"),
        interval("1990-01-18", kind=Kind.RESERVATION, appendix="I", party="JP"),
        interval("1977-02-04"),
        interval("1990-01-18", appendix="I"),
        interval("1990-01-18", appendix="I", kind=Kind.MEMBERS),
    ).lanes
    assert [lane.name for lane in lanes] == [
        "CITES I",
        "CITES II",
        "CITES I (members)",
        "CITES reservations",
        "CMS I",
    ]
    assert [lane.y for lane in lanes] == sorted(lane.y for lane in lanes)


def test_a_reservation_names_its_party() -> None:
    bar = drawn(interval("1990-01-18", "2000-07-19", kind=Kind.RESERVATION, appendix="I", party="ZW")).lanes[0].bars[0]
    assert (bar.look, bar.label) == ("reservation", "ZW")
    assert bar.title == "Reservation to Appendix I (ZW): from 18 January 1990 until 19 July 2000"


def test_what_is_still_to_come_looks_different() -> None:
    assert drawn(interval("2026-06-01")).lanes[0].bars[0].look.endswith("future")


def test_a_single_day_can_still_be_seen() -> None:
    bar = drawn(interval("1990-01-01", "1990-01-02"), interval("1975-07-01", appendix="I")).lanes[-1].bars[0]
    assert bar.width >= 2
    assert not bar.label


@pytest.mark.parametrize("chosen", [date(1973, 1, 1), date(2011, 1, 1), date(2100, 1, 1)])
def test_the_chosen_day_lies_in_the_picture(chosen: date) -> None:
    assert 132 <= drawn(interval("1975-07-01"), chosen=chosen).chosen_x <= WIDTH


def test_its_words_are_those_of_the_reader(settings) -> None:
    from django.utils import translation

    with translation.override("fr"):
        drawing = drawn(interval("1977-02-01", kind=Kind.RESERVATION, party="JP"))
    assert drawing.lanes[0].name == "Réserves CITES"
    assert drawing.lanes[0].bars[0].title.endswith("depuis le 1er février 1977, toujours en vigueur")
