"""`accord-listings/1` as one JSON document."""

import gzip
import json

from accord.exchange.listings_dataset import read_history


def test_taxa_range_and_events_are_read(file, bear):
    history = read_history(file(bear)).history
    assert history.taxa["s"].parent == "g"
    assert history.ranges == {"s": {"BT": "", "MX": "extinct"}}
    assert history.events[0].populations == {"BT"}
    assert history.events[0].party is None


def test_a_range_may_map_countries_to_statuses(file, bear):
    bear["range"] = {"s": {"BT": "", "MX": "Extinct"}}
    assert read_history(file(bear)).history.ranges == {"s": {"BT": "", "MX": "extinct"}}


def test_numbers_serve_as_ids_and_lists_may_be_blank_separated(file, bear):
    bear["taxa"] = [{"id": 1, "name": "Ursus", "rank": "GENUS"}, {"id": 2, "name": "Ursus arctos", "rank": "Species"}]
    bear["events"][0] |= {"taxon": 2, "populations": "BT CN", "except_taxa": [1]}
    bear["range"] = {}
    event = read_history(file(bear)).history.events[0]
    assert (event.taxon, event.populations, event.except_taxa) == ("2", {"BT", "CN"}, {"1"})


def test_a_gzipped_document_is_recognised_by_its_content(file, bear):
    path = file(gzip.compress(json.dumps(bear).encode()), "bear.dat")
    assert len(read_history(path).history.events) == 1


def test_expected_results_are_carried_unread(file, bear):
    bear["expected"] = [{"listing": "I"}]
    assert read_history(file(bear)).expected == ({"listing": "I"},)
