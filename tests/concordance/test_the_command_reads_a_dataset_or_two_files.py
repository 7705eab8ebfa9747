"""`accord concordance build`: one dataset, two files, and what it says when something is missing."""

import csv
import json
from datetime import date

import pytest
from click.testing import CliRunner

from accord.cli.concordance import command, parties_on
from accord.core.errors import AccordError

TAXA = [
    {
        "id": f"{each}-lion",
        "checklist": each,
        "name": "Panthera leo",
        "rank": "species",
        "authorship": "(Linnaeus, 1758)",
    }
    for each in ("cites", "cms")
]
EVENTS = [
    {
        "id": f"{each}-1",
        "instrument": each,
        "change": "addition",
        "appendix": "II",
        "taxon": f"{each}-lion",
        "effective": "1990-01-01",
    }
    for each in ("cites", "cms")
]


def _dataset(path, taxa, events):
    path.write_text(json.dumps({"format": "accord-listings/1", "taxa": taxa, "ranges": {}, "events": events}))
    return str(path)


def _run(*arguments):
    return CliRunner().invoke(command, ["build", *arguments], catch_exceptions=False)


def _rows(path):
    return list(csv.DictReader(path.open(encoding="utf-8", newline="")))


def test_one_dataset_that_holds_both_lists(tmp_path):
    out = tmp_path / "out.csv"
    result = _run(_dataset(tmp_path / "both.json", TAXA, EVENTS), "--on", "2013-12-31", "-o", str(out))
    assert result.exit_code == 0, result.output
    assert [(row["left_id"], row["relation"], row["right_id"]) for row in _rows(out)] == [
        ("cites-lion", "congruent", "cms-lion")
    ]
    assert "1 row" in result.stderr


def test_two_files_with_one_list_each(tmp_path):
    files = [_dataset(tmp_path / f"{place}.json", [TAXA[place]], [EVENTS[place]]) for place in (0, 1)]
    out = tmp_path / "out.csv"
    assert _run("--left", files[0], "--right", files[1], "--on", "2013-12-31", "-o", str(out)).exit_code == 0
    assert [row["relation"] for row in _rows(out)] == ["congruent"]


def test_a_file_beside_a_dataset_that_holds_both(tmp_path):
    both, left = _dataset(tmp_path / "both.json", TAXA, EVENTS), _dataset(tmp_path / "left.json", TAXA[:1], EVENTS[:1])
    for arguments in (("--left", left, "--right", both), (both, "--left", left, "--right", "cms")):
        out = tmp_path / "out.csv"
        assert _run(*arguments, "--on", "2013-12-31", "-o", str(out)).exit_code == 0
        assert [row["right_id"] for row in _rows(out)] == ["cms-lion"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["missing.json", "-o", "out.csv"], "missing.json"),
        (["missing.json", "-o", "out.pdf"], "no format has this ending"),
        (["--left", "missing.csv", "--right", "cms", "-o", "out.csv"], "missing.csv"),
    ],
)
def test_what_is_missing_is_named(arguments, reason, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AccordError, match=reason):
        _run(*arguments)
    assert not list(tmp_path.iterdir())


def test_the_parties_on_the_day_are_those_of_the_table_that_ships():
    """Zimbabwe joined CMS on 1 June 2012; the United States never did."""
    before, after = (parties_on(date(year, 12, 31), {"cites", "cms"}) for year in (2011, 2012))
    assert "ZW" not in before["cms"]
    assert "ZW" in after["cms"]
    assert "US" in after["cites"] - after["cms"]
    assert "aewa" not in after
