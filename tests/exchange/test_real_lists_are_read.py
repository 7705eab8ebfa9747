"""The lists that offices work with today, as they were downloaded."""

import json
from pathlib import Path

import pytest

from accord.core.errors import Invalid
from accord.exchange.listings_dataset import read_history

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
LISTINGS = DATA / "listings"

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not LISTINGS.is_dir(), reason="../shared is absent")]


def _codes(reading):
    return {finding.code for finding in reading.findings}


def test_the_history_of_both_conventions():
    history = read_history(LISTINGS / "history_2013").history
    assert len(history.taxa) == 52_624
    assert sum(map(len, history.ranges.values())) == 80_533
    assert len(history.events) == 6_437
    assert history.instruments() == ("cites", "cms")


def test_the_download_of_reptiles():
    reading = read_history(LISTINGS / "speciesplus_cites_listings_reptiles_2023-07.csv")
    assert len(reading.snapshot) == 1_196
    of_groups = [event for event in reading.history.events if event.taxon not in reading.snapshot]
    assert len(reading.history.events) - len(of_groups) == 1_202
    assert {event.taxon for event in of_groups} == {event.included_in for event in reading.history.events} - {None}
    assert _codes(reading) <= {"snapshot-no-dates", "listed-under-unknown", "range-not-aligned"}
    alligator = reading.history.taxa["6810"]
    assert (alligator.name, alligator.authorship) == ("Alligator mississippiensis", "(Daudin, 1801)")
    assert reading.history.ranges["10090"]["CU"] == "introduced"
    assert reading.history.ranges["10978"]["PY"] == "distribution uncertain"


def test_the_whole_index():
    reading = read_history(LISTINGS / "Index_of_CITES_Species_2017-04-21.csv.gz")
    assert len(reading.snapshot) == 38_079 - 33
    assert sum(finding.code == "listing-not-printed" for finding in reading.findings) == 33
    assert sum(taxon.rank == "order" for taxon in reading.history.taxa.values()) > 100


def test_the_sheet_of_cites_events():
    reading = read_history(LISTINGS / "cites_listing_history_1975-2013.csv")
    assert len(reading.history.events) == 6_065 - 12
    assert sum(event.included_in is not None for event in reading.history.events) == 506
    assert _codes(reading) == {"row-without-taxon", "excepted-taxon-unknown"}


def test_the_sheet_of_cms_and_its_agreements():
    reading = read_history(DATA / "cms" / "cms_listings_and_instruments_1979-2013.csv")
    assert len(reading.history.events) == 618
    assert {"cms", "aewa", "eurobats", "acap", "gorillas"} <= set(reading.history.instruments())


@pytest.mark.parametrize(
    "file", sorted((LISTINGS / "speciesplus_api_replies").glob("*taxonconcept*.json")), ids=lambda file: file.stem
)
def test_recorded_replies_of_the_api(file):
    recorded = json.loads(file.read_text())["http_interactions"]
    replies = [json.loads(one["response"]["body"]["string"]) for one in recorded]
    ids = {str(concept["id"]) for reply in replies for concept in reply["taxon_concepts"]}
    assert ids <= read_history(file).history.taxa.keys()


@pytest.mark.parametrize("name", ["reservations_2024.csv", "cites_appendices_page_2012-09-25.html"])
def test_what_is_no_listing_data_is_refused(name):
    with pytest.raises(Invalid) as refused:
        read_history(LISTINGS / name)
    assert "\n" not in str(refused.value)
