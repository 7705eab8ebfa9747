"""Intervals and changes say, day by day, what the literal reading of the rules says."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from literal_reading import literal_reading
from test_engine_agrees_with_the_literal_reading import DATES, questions

from accord.core.listings.changes import changes, turning_points
from accord.core.listings.model import NameStatus
from accord.core.listings.timeline import Kind, timeline
from trials import trials

DAYS = (DATES[0] - timedelta(days=1), *DATES)
SEARCH = settings(
    max_examples=trials(60),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def appendices(reading, history):
    """Appendices with their Parties."""
    parties = {event.id: event.party for event in history.events}
    return {(appendix, parties[event]) for appendix, event, _ in reading.entries}


@SEARCH
@given(questions(), st.data())
def test_on_every_day_the_intervals_are_those_of_the_appendices_that_apply(question, data):
    history, instrument, *_ = question
    taxon = data.draw(st.sampled_from(list(history.taxa)))
    intervals = timeline(taxon, history, instruments=[instrument])
    for day in DAYS:
        open_ones = {
            (each.appendix, each.party)
            for each in intervals
            if each.kind is Kind.LISTING and each.start <= day and (each.end is None or day < each.end)
        }
        read = literal_reading(taxon, history, instrument=instrument, on=day)
        assert open_ones == appendices(read, history), (taxon, day)


@SEARCH
@given(questions(), st.data())
def test_on_every_day_the_last_turning_point_is_the_answer(question, data):
    history, instrument, _, country, party = question
    asked = {"instrument": instrument, "country": country, "party": party}
    taxon = data.draw(st.sampled_from(list(history.taxa)))
    points = turning_points(taxon, history, **asked)
    for day in DAYS:
        listing = ([point.listing for point in points if point.on <= day] or ["NC"])[-1]
        assert listing == literal_reading(taxon, history, on=day, **asked).listing, (taxon, day)


@SEARCH
@given(questions(), st.data())
def test_a_taxon_whose_answer_differs_between_two_days_is_among_the_changes(question, data):
    history, instrument, end, country, _ = question
    start = DATES[0] - timedelta(days=1)
    asked = {"instrument": instrument, "country": country}
    named = {each.taxon for each in changes(history, start=start, end=end, **asked)}
    accepted = [taxon.id for taxon in history.taxa.values() if taxon.status is NameStatus.ACCEPTED]
    taxon = data.draw(st.sampled_from(accepted))
    after = literal_reading(taxon, history, on=end, **asked)
    if after.own != "NC" or after.entries:
        assert taxon in named
    elif all(event.party is None for event in history.events):  # a reservation is a change too
        assert taxon not in named
