"""`accord programmes`: from opening an edition to its publication, with every refusal in one line."""

import json
from datetime import date

import pytest
from click.testing import CliRunner
from sides import CMS

from accord.cli.programmes import command
from accord.core.errors import AccordError, Conflict, Invalid, NotFound, Refused
from accord.programmes import acts

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


def test_an_activity_is_altered_only_in_what_is_given(programme):
    said = run("alter", "jwp-2:a1", "--item", "birds", "--item", "mammals", "--deadline", "2017-06", "--reason", "so")
    assert said == "Recorded as version 2.\n"
    (row,) = (
        row for row in map(json.loads, run("show", "jwp-2", "--format", "jsonl").splitlines()) if row["code"] == "A1"
    )
    assert (row["text"], row["items"]) == ("Harmonize and link the databases", ["birds", "mammals"])
    assert (row["deadline"], row["deadline_precision"]) == ("2017-06-30", "month")
    shown = run("show", "jwp-2")
    assert "         – birds\n         – mammals\n" in shown
    run("alter", "jwp-2:a1", "--no-items", "--no-deadline", "--reason", "not needed")
    assert "birds" not in run("show", "jwp-2")


def test_roles_money_and_mandates_are_shown_beside_the_activity(programme):
    run("roles", "jwp-2:a1", "cms:secretariat=lead", "cites:secretariat=supporting")
    run("mandate", "jwp-2:a1", "cites:res:13.3", "--provision", "2", "--words", "Work together")
    run("fund", "jwp-2:a1", "estimated", "25000", "eur", "--on", "2016-01-01")
    run("fund", "jwp-2:a1", "pledged", "9000.50", "EUR", "--from", "Ruritania", "--on", "2016-02-01")
    shown = run("show", "jwp-2")
    assert "         lead: cms:secretariat; supporting: cites:secretariat\n" in shown
    assert "         rests on cites:res:13.3 2\n" in shown
    assert "         needs EUR 25000.00 (estimated)\n" in shown
    assert "         EUR 9000.50 from Ruritania (pledged)\n" in shown
    run("roles", "jwp-2:a1", "cites:secretariat=lead")
    assert "lead: cites:secretariat\n" in run("show", "jwp-2")


def test_an_indicator_is_recorded_and_measured(programme):
    assert run("indicator", "jwp-2:a1", "Names aligned", "--unit", "species", "--target", "100") == (
        "Recorded as jwp-2:a1:i1.\n"
    )
    run("measure", "jwp-2:a1:i1", "40", "--on", "2016-03-01")
    assert "Names aligned: 40 species on 2016-03-01, to become 100" in run("show", "jwp-2")
    assert "was measured on 2016-03-01" in str(refused("measure", "jwp-2:a1:i1", "41", "--on", "2016-03-01"))


def test_a_cancelled_activity_stays_and_says_why(programme):
    run("cancel", "jwp-2:b1", "--on", "2016-03-01", "--reason", "the range States wish it")
    shown = run("show", "jwp-2", "--status", "cancelled")
    assert "B1     Argali: draft an action plan" in shown
    assert "cancelled on 2016-03-01: the range States wish it" in shown
    assert "it was cancelled on 2016-03-01" in str(refused("cancel", "jwp-2:b1", "--reason", "again"))


def test_an_edition_is_proposed_and_closed(programme):
    run("open", "jwp-3", "--title", "Three", "--bodies", "cites:secretariat cms:secretariat")
    run("propose", "jwp-3")
    assert "it is proposed, not a draft" in str(refused("propose", "jwp-3"))
    run("close", "jwp-2", "--reason", "another took its place")
    assert "closed" in run("list").split("jwp-2", 1)[1].splitlines()[0]


def test_what_nobody_endorsed_is_not_shown_to_everybody_by_closing_it(programme):
    run("open", "jwp-3", "--title", "Three", "--bodies", "cites:secretariat cms:secretariat")
    run("propose", "jwp-3")
    assert "nobody has endorsed or published it" in str(refused("close", "jwp-3", "--reason", "given up"))
    assert "can't be shown" in str(refused("show", "jwp-3"))


def test_whoever_closed_an_action_point_does_not_verify_it(programme):
    run("points", "open", "activity", "jwp-2:a1", "Send the list", "--owner", "cms:secretariat", "--on", "2016-01-01")
    number = run("points").split()[0]
    assert "nobody has said" in str(refused("points", "verify", number))
    acts.close_action_point(actor=CMS, point=int(number), outcome="Sent", on=date(2016, 2, 1))
    assert "say what is missing" in str(refused("points", "verify", number, "--inadequate"))
    assert run("points", "verify", number, "--inadequate", "--reason", "half of it") == "Opened again.\n"
    run("points", "close", number, "Sent")
    assert "somebody else verifies it" in str(refused("points", "verify", number))


@pytest.mark.parametrize(
    ("given", "error", "why"),
    [
        (("alter", "jwp-2:z9", "--text", "x", "--reason", "y"), NotFound, "jwp-2:z9"),
        (("alter", "jwp-2:a1", "--reason", "y"), Invalid, "nothing of jwp-2:a1 is altered"),
        (("alter", "jwp-2:a1", "--seen", "4", "--text", "x", "--reason", "y"), Conflict, "you saw version 4"),
        (("alter", "jwp-2:a1", "--item", "x", "--no-items", "--reason", "y"), Invalid, "not both"),
        (("roles", "jwp-2:a1", "cms:secretariat"), Invalid, "write BODY=PART"),
        (("roles", "jwp-2:a1", "nobody=lead"), Invalid, "nobody"),
        (("mandate", "jwp-2:a1", "cites:res:99.1"), NotFound, "cites:res:99.1"),
        (("fund", "jwp-2:a1", "pledged", "much", "EUR"), Invalid, "“much” is no amount"),
        (("fund", "jwp-2:a1", "pledged", "NaN", "EUR"), Invalid, "“NaN” is no amount"),
        (("measure", "jwp-2:a1:i7", "4"), NotFound, "jwp-2:a1:i7"),
        (("points", "verify", "77"), NotFound, "no action point 77"),
    ],
)
def test_what_cannot_be_changed_is_said_in_one_line(programme, given, error, why):
    found = refused(*given)
    assert isinstance(found, error)
    assert why in str(found)
