"""`accord programmes read` prints one object an activity, and says so where a paper holds no programme."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accord.cli import accord

PAPER = """JOINT WORK PROGRAMME OF CITES AND CMS 2012-2014

(A) Names
Description of joint activities

Results

A1. Compare the lists of species (subject to external funding).

The lists were compared in 2013.
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(accord, ["programmes", "read", *arguments], input=stdin, catch_exceptions=False)


def test_an_activity_is_an_object_on_a_line(paper: Path) -> None:
    (row,) = [json.loads(line) for line in run(str(paper)).stdout.splitlines()]
    start = PAPER.index("A1.")
    expected = {
        "edition": "2012-2014", "theme": "A", "subtheme": None, "code": "A1", "printed_code": "A1.",
        "text": "Compare the lists of species (subject to external funding).", "results": ["The lists were compared in 2013."],
        "status": "reported", "conditions": [{"kind": "external_funding", "text": "(subject to external funding)"}],
        "taxa": [], "deadline": None, "start": start, "end": PAPER.index("\n", start),
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected


def test_the_paper_may_come_from_standard_input(paper: Path) -> None:
    assert run("-", stdin=PAPER).stdout == run(str(paper)).stdout != ""


def test_whole_programmes_are_one_document(paper: Path) -> None:
    (programme,) = json.loads(run(str(paper), "--format", "json").stdout)
    assert [each["title"] for each in programme["themes"]] == ["Names"]
    assert programme["bodies"] == ["CITES", "CMS"]


def test_people_read_the_results_below_the_activities(paper: Path) -> None:
    shown = run(str(paper), "--format", "text").stdout
    assert shown.index("(A) Names") < shown.index("A1.") < shown.index("→ The lists were compared in 2013.")


def test_a_paper_without_a_programme_says_so_and_prints_nothing(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear colleague,\n\nthe joint work programme 2012-2014 is attached.\n", encoding="utf-8")
    result = run(str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{path}: no programme of work found (no title with a table or list of coded activities)\n"
