"""docs/reference/files.md names every format that is read, and how it is recognised."""

import json
import re
from pathlib import Path

import pytest

from accord.exchange.listings_dataset import FORMATS, read_history
from accord.exchange.listings_folder import NEEDED
from accord.exchange.speciesplus_api import FORM
from accord.exchange.status_table import CSV_COLUMNS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "files.md").read_text()


@pytest.mark.parametrize(("header", "name"), [(header, name) for header, name, _ in FORMATS])
def test_each_list_stands_there_with_its_columns(header, name):
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {name} |"))
    assert tuple(column.lower() for column in re.findall(r"`([^`]+)`", row.split("|")[2])) == header


def test_the_parts_of_a_folder_stand_there_with_the_columns_they_need():
    for part, needed in NEEDED.items():
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{part}.csv`"))
        assert tuple(re.findall(r"`([^`]+)`", row.split("|")[2])) == needed


def test_the_api_and_the_columns_of_the_table_stand_there():
    assert f"| {FORM} |" in PAGE
    assert f"`{','.join(CSV_COLUMNS)}`" in PAGE


def test_the_example_on_the_page_is_read(tmp_path):
    example = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)[1]
    path = tmp_path / "example.json"
    path.write_text(example)
    assert len(read_history(path).history.events) == len(json.loads(example)["events"])
