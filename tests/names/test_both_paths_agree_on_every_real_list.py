"""The fast path reads what it takes as the careful path would: the same words, rank, year."""

import polars as pl
import pytest
from real_names import CHECKLISTS, LISTS, sampled, sampled_authored

from accord.core.names.careful import read_carefully
from accord.core.names.reading import parse_columns

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not CHECKLISTS.is_dir(), reason="../shared is absent")]
EACH = 1_500
#: Of ten thousand, how many may differ: 99.95 % is to be reached.
ALLOWED = 5 / 10_000


def differences(names: pl.Series) -> tuple[int, list[tuple]]:
    fast = parse_columns(names).filter(pl.col("parser") == "fast")
    careful = read_carefully(fast["input"].to_list(), None, None)
    found = [
        (text, here, (there.canonical, there.rank, there.hybrid))
        for text, here, there in zip(
            fast["input"], fast.select("canonical", "rank", "hybrid").iter_rows(), careful, strict=True
        )
        if here != (there.canonical, there.rank, there.hybrid)
    ]
    return fast.height, found


@pytest.mark.parametrize("file", LISTS)
def test_the_names_of_a_list(file):
    names = sampled(file, EACH)
    taken, found = differences(names)
    assert len(found) <= ALLOWED * taken, found
    assert taken > 0.95 * names.len()


def test_names_with_authors_of_every_style():
    for name, names in sampled_authored(3 * EACH):
        taken, found = differences(names)
        assert len(found) <= ALLOWED * taken, (name, found)
        assert taken > 0.9 * names.len()
