"""The index (a snapshot) and the history (events) of the Checklist of CITES Species."""

from datetime import date

from downloads import HISTORY, INDEX

from accord.core.listings.model import Change
from accord.exchange.listings_dataset import read_history


def test_the_index_is_a_snapshot(file):
    reading = read_history(file(INDEX))
    assert reading.format == "Checklist index"
    assert reading.snapshot == {"1": "I/II", "2": "II", "3": "I", "5": "III/NC"}
    assert reading.history.taxa["3"].name == "Planta secunda"
    assert reading.history.ranges == {"2": {"PE": "", "CL": "introduced"}, "3": {"PE": ""}}


def test_a_higher_taxon_prints_what_its_members_are_and_gets_no_event_of_its_own(file):
    events = read_history(file(INDEX)).history.events
    assert [(event.taxon, event.appendix) for event in events] == [("2", "II"), ("3", "I"), ("5", "III")]


def test_an_inclusion_is_read_from_the_note_of_its_appendix(file):
    first, second, _ = read_history(file(INDEX)).history.events
    assert first.included_in == "cites.order.exemplales"
    assert second.annotation == "Only the\npopulation of Peru."


def test_a_row_that_prints_no_listing_is_a_finding(file):
    findings = read_history(file(INDEX)).findings
    assert [(one.code, one.taxon) for one in findings] == [("snapshot-no-dates", None), ("listing-not-printed", "4")]


def test_the_history_becomes_events(file):
    reading = read_history(file(HISTORY))
    assert reading.format == "Checklist history"
    assert reading.snapshot is None
    assert [(event.taxon, event.change, event.effective, event.party) for event in reading.history.events] == [
        ("7", Change.ADDITION, date(1979, 6, 28), None),
        ("8", Change.ADDITION, date(1976, 4, 13), "HN"),
        ("8", Change.ADDITION, date(1979, 6, 28), None),
        ("8", Change.DELETION, date(1979, 6, 28), "HN"),
        ("8", Change.RESERVATION, date(1979, 6, 28), "CH"),
        ("8", Change.RESERVATION_WITHDRAWN, date(1990, 1, 1), "CH"),
        ("9", Change.ADDITION, date(1990, 1, 18), None),
        ("9", Change.ADDITION, date(1995, 2, 16), None),
    ]


def test_an_inclusion_and_the_other_half_of_a_transfer_are_seen(file):
    events = read_history(file(HISTORY)).history.events
    assert [event.included_in for event in events].count("7") == 1
    assert events[2].included_in == "7"
    assert [event.implied for event in events].index(True) == 3


def test_exceptions_told_in_notes_are_findings(file):
    findings = read_history(file(HISTORY)).findings
    assert [(one.code, one.event) for one in findings] == [("exception-in-note", "8")]


def test_the_flag_of_the_source_is_kept_to_be_checked(file):
    assert [event.recorded_current for event in read_history(file(HISTORY)).history.events[:2]] == [True, False]
