"""A string that names two species, or a group of them, is never confidently one of them."""

import polars as pl
import pytest

from accord.core.names.matching.queries import openness
from accord.core.names.reading import parse_columns

STRINGS = ["Panthera leo and Felis catus", "Panthera leo/catus", "Panthera group"]


@pytest.mark.parametrize("text", STRINGS)
def test_it_is_open_which_taxon_is_meant(text: str) -> None:
    parsed = parse_columns(pl.Series([text, "Panthera leo"])).with_columns(open=openness("input"))
    assert parsed["open"].to_list() == ["placeholder", None]
