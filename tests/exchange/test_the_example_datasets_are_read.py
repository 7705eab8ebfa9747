"""The examples of `accord-listings/1` say what the format is."""

from pathlib import Path

import pytest

from accord.exchange.listings_dataset import read_history

EXAMPLES = Path(__file__).resolve().parents[3] / "shared" / "spec" / "examples" / "listings"
FILES = sorted(EXAMPLES.glob("*.json"))

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not FILES, reason="../shared is absent")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_example_is_read_with_its_expected_results(file):
    reading = read_history(file)
    assert reading.format == "accord-listings/1"
    assert reading.history.taxa
    assert reading.history.events
    assert reading.expected
    assert reading.snapshot is None
    assert not reading.findings
