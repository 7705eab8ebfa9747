"""Sheets of listing events from before Species+, and its API's replies."""

import json
from datetime import date

import pytest
from downloads import API, CITES_SHEET, CMS_SHEET

from accord.core.errors import Invalid
from accord.core.listings.model import NameStatus
from accord.exchange.listings_dataset import read_history


def test_cites_events_carry_populations_exceptions_and_inclusions(file):
    reading = read_history(file(CITES_SHEET))
    order, party, included, implied, species = reading.history.events
    assert order.except_taxa == {"cites.animalia.species.3"}
    assert (party.party, party.populations) == ("CR", frozenset())
    assert included.included_in == "cites.animalia.order.1"
    assert implied.implied
    assert (species.populations, species.except_populations) == ({"PE", "CL"}, {"AR"})
    assert reading.history.taxa["cites.animalia.family.1"].name == "Avidae"
    assert reading.history.taxa["cites.animalia.species.3"].parent == "cites.genus.avis"


def test_what_the_sheet_does_not_hold_is_a_finding(file):
    codes = [one.code for one in read_history(file(CITES_SHEET)).findings]
    assert codes == ["row-without-taxon", "excepted-taxon-unknown"]


def test_each_agreement_under_cms_is_an_instrument(file):
    events = read_history(file(CMS_SHEET)).history.events
    assert [(event.instrument, event.appendix) for event in events] == [
        ("cms", "II"),
        ("aewa", "listed"),
        ("cms-example-birds", "listed"),
    ]
    assert events[0].except_populations == {"BW", "NA", "ZW"}
    assert events[1].effective == date(1999, 11, 1)


def test_an_api_reply_gives_the_listings_in_force(file):
    reading = read_history(file(API, "reply.json"))
    assert reading.snapshot == {"21": "I/III"}
    assert [(event.appendix, event.effective, event.party) for event in reading.history.events] == [
        ("I", date(1990, 1, 18), None),
        ("III", date(1976, 4, 13), "HN"),
    ]
    assert reading.history.taxa["22"].accepted == ("21",)
    assert reading.history.taxa["23"].status is NameStatus.SYNONYM
    assert reading.history.taxa["23"].accepted == ("21",)


def test_recorded_replies_are_read_as_one(file):
    recorded = {"http_interactions": [{"response": {"body": {"string": json.dumps(API)}}}] * 2}
    assert len(read_history(file(recorded)).history.events) == 2


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ({"cites_listings": []}, "names no taxa"),
        ({"taxon_concepts": [5]}, "not an object"),
        ({"taxon_concepts": [{"id": 1, "higher_taxa": 5}]}, "higher_taxa"),
        ({"taxon_concepts": [{"id": 1, "synonyms": [5]}]}, "synonyms"),
        ({"taxon_concepts": [{"id": 1, "rank": "SPECIES"}]}, "no name"),
        ({"http_interactions": [{"response": {"body": {"string": "<html>"}}}]}, "no JSON reply"),
    ],
)
def test_other_replies_are_refused(file, reply, reason):
    with pytest.raises(Invalid, match=reason):
        read_history(file(reply))
