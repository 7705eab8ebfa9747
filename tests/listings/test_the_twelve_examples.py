"""The twelve real cases of the specification come out as expected."""

import json
from datetime import date
from pathlib import Path

import pytest
from literal_reading import literal_reading

from accord.core.listings.model import Basis
from accord.core.listings.status import status
from accord.exchange.listings_json import read_listings_json

EXAMPLES = sorted((Path(__file__).parents[3] / "shared/spec/examples/listings").glob("*.json"))
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not EXAMPLES, reason="../shared is not here")]

LISTED = {
    "explicit": {Basis.EXPLICIT},
    "implicit": {Basis.INHERITED, Basis.DESCENDANTS},
    "not_explicit": {Basis.INHERITED, Basis.DESCENDANTS, Basis.NONE},
}
CASES = [
    pytest.param(path, expected, id=f"{path.stem}-{expected['taxon']}")
    for path in EXAMPLES
    for expected in json.loads(path.read_text(encoding="utf-8"))["expected"]
]


def questions(path, expected):
    """The history of an example, and what is asked of it."""
    document = json.loads(path.read_text(encoding="utf-8"))
    history = read_listings_json(document, path.name).history
    return history, {"instrument": expected["instrument"], "on": date.fromisoformat(expected["on"])}


@pytest.mark.parametrize(("path", "expected"), CASES)
def test_an_example_comes_out_as_expected(path, expected):
    history, asked = questions(path, expected)
    answer = status(expected["taxon"], history, **asked)
    if "listing" in expected:
        assert answer.listing == expected["listing"]
    if "listed" in expected:
        assert answer.basis in LISTED[expected["listed"]]
    if "parties" in expected:
        assert [entry.party for entry in answer.appendices] == expected["parties"]


@pytest.mark.parametrize(("path", "expected"), CASES)
def test_so_does_the_literal_reading(path, expected):
    history, asked = questions(path, expected)
    answer = literal_reading(expected["taxon"], history, **asked)
    if "listing" in expected:
        assert answer.listing == expected["listing"]
    if "listed" in expected:
        assert answer.basis in LISTED[expected["listed"]]
