"""`accord programmes`: from opening an edition to its publication, with every refusal in one line."""

import json

import pytest
from click.testing import CliRunner

from accord.cli.programmes import command
from accord.core.errors import AccordError, Invalid, NotFound, Refused

pytestmark = pytest.mark.django_db
PAPER = """JOINT WORK PROGRAMME 2015-2020

A. Names of species

A1. Harmonize and link the databases

A2. Train customs officers (subject to external funding)

A3. Publish one list of names every year

B. Shared species

B1. Argali: draft an action plan

B2. Organize a workshop on marine turtles
"""


def run(*given: str) -> str:
    found = CliRunner().invoke(command, list(given), catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found.output


def refused(*given: str) -> AccordError:
    found = CliRunner().invoke(command, list(given))
    assert isinstance(found.exception, AccordError), found.output
    return found.exception


def test_programmes_are_listed_with_their_denominators(programme):
    first, second = run("list").splitlines()
    assert (first[:5], first[-19:]) == ("jwp-2", "not assessed 2 of 2")
    assert second.endswith("done 1, partly done 1, no action taken 1, none reported 1, not assessed 1 of 5")


def test_a_programme_is_shown_with_why_each_activity_stands_so(programme):
    shown = run("show", "jwp-1", "--status", "none_reported")
    assert "B1     Hold a joint meeting on West African elephants" in shown
    assert "none reported:" in shown
    assert "Update the concordance" not in shown
    rows = [json.loads(line) for line in run("show", "jwp-1", "--format", "jsonl").splitlines()]
    assert [row["code"] for row in rows] == ["A1", "B1", "B2", "B3", "B10"]


def test_a_programme_goes_from_its_opening_to_its_publication(committee):
    opened = ("open", "jwp-3", "--title", "Three", "--bodies", "cites:secretariat cms:secretariat")
    assert run(*opened, "--starts", "2021-01-01", "--ends", "2023-12-31", "--on", "2021-01-04") == (
        "Opened jwp-3 as a draft.\n"
    )
    run("theme", "jwp-3", "A", "Names", "--on", "2021-01-04")
    run("add", "jwp-3", "A1", "Align the names of birds.", "--theme", "A", "--deadline", "2022", "--on", "2021-01-04")
    assert "(no-lead)" in str(refused("publish", "jwp-3", "--on", "2021-02-01"))
    assert "error    no-lead" in run("check", "jwp-3", "--as-of", "2021-02-01")
    run("waive", "jwp-3", "no-lead", "jwp-3:a1", "--reason", "to be named", "--on", "2021-02-01")
    run("endorse", "jwp-3", "--body", "cites:sc", "--meeting", committee, "--on", "2021-02-01")
    assert run("publish", "jwp-3", "--on", "2021-02-01").startswith("Published as jwp-3@1, SHA-256 ")
    run("extend", "jwp-3", "--until", "2024-12-31", "--on", "2023-11-01", "--reason", "decided by SC77")
    differing = run("compare", "2021-03-01", "2024-01-01", "-e", "jwp-3").splitlines()
    assert [line.split()[:4] for line in differing] == [
        ["changed", "edition", "jwp-3", "extensions"],
        ["changed", "status", "jwp-3:a1", "status"],
    ]
    assert "not yet due: is due on 2022-12-31" in run("show", "jwp-3@1")


def test_a_result_is_drafted_disputed_revised_and_accepted(programme):
    sides = {"cites": ("--for", "cites:secretariat"), "cms": ("--for", "cms:secretariat")}
    said = run("result", "draft", "jwp-2", "They were linked.", *sides["cites"], "--activity", "jwp-2:a1=done")
    assert said == "Drafted as jwp-2:r1.\n"
    run("result", "dispute", "jwp-2:r1", *sides["cms"], "--words", "Only one was.")
    assert "disputed" in run("results", "jwp-2")
    assert run("result", "revise", "jwp-2:r1", "--seen", "1", "--text", "One was linked.", "--reason", "so") == (
        "Recorded as version 2.\n"
    )
    run("result", "accept", "jwp-2:r1", *sides["cms"], "--seen", "2")
    assert "agreed" in run("results", "jwp-2", "--state", "agreed")


def test_a_paper_waits_in_the_queue_and_the_same_again_changes_nothing(programme, tmp_path):
    paper = tmp_path / "paper.txt"
    paper.write_text(PAPER, encoding="utf-8")
    assert "for jwp-2; 7 things wait for review." in run("import", str(paper))
    assert "this was read before" in run("import", str(paper))
    (line,) = run("queue").splitlines()
    numbers = {row.split()[3]: row.split()[0] for row in run("queue", "show", line.split()[0]).splitlines()}
    assert run("queue", "accept", numbers["A1."]) == "Accepted as jwp-2:a1.\n"
    assert run("queue", "accept", numbers["A2."]) == "Accepted as jwp-2:a2.\n"
    assert isinstance(refused("queue", "accept", numbers["A2."]), AccordError)


def test_lineage_is_shown_proposed_and_decided(programme):
    assert "Not decided, of jwp-1: jwp-1:b1 jwp-1:b2 jwp-1:b10" in run("lineage", "jwp-1", "jwp-2")
    assert "dropped" in run("lineage", "jwp-1", "jwp-2", "--proposed")
    run("decide-lineage", "--from", "jwp-1:b1", "--relation", "dropped", "--reason", "no counterpart")
    assert "Not decided, of jwp-1: jwp-1:b2 jwp-1:b10" in run("lineage", "jwp-1", "jwp-2")


def test_action_points_are_opened_listed_and_closed(programme):
    given = ("activity", "jwp-2:a1", "Send the list", "--owner", "cms:secretariat", "--on", "2016-01-01")
    assert run("points", "open", *given).startswith("Recorded as action point ")
    (line,) = run("points", "--owner", "cms:secretariat").splitlines()
    run("points", "close", line.split()[0], "Sent in May")
    assert run("points") == "No such action point is on record.\n"
    assert "done" in run("points", "--all")


@pytest.mark.parametrize(
    ("given", "error", "why"),
    [
        (("show", "jwp-9"), NotFound, "the register has no programme jwp-9"),
        (("show", "jwp-1@3"), NotFound, "there is no publication jwp-1@3"),
        (("show", "jwp-1", "--status", "fine"), Invalid, "there is no status “fine”"),
        (("compare", "2016-01-01", "2015-01-01"), Invalid, "give the earlier day first"),
        (("check", "jwp-9"), NotFound, "jwp-9"),
        (("decide-lineage", "--relation", "new", "--reason", "so"), Invalid, "name the earlier activity"),
        (("result", "draft", "jwp-2", "x", "--for", "cms:secretariat", "--activity", "a1"), Invalid, "KEY=done"),
        (("queue", "show", "reading:1"), NotFound, "the queue has no reading"),
        (("queue", "accept", "7"), NotFound, "the queue has no item 7"),
        (("result", "accept", "jwp-1:r1", "--for", "cms:secretariat"), Refused, "as a paper printed it"),
        (("lineage", "jwp-1", "jwp-9"), NotFound, "jwp-9"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(programme, given, error, why):
    found = refused(*given)
    assert isinstance(found, error)
    assert why in str(found)


def test_a_file_without_a_programme_is_told(programme, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleague,\n\nthank you for your message.\n", encoding="utf-8")
    assert "no programme of work was found in it" in str(refused("import", str(letter)))
