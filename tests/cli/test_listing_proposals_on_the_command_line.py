"""`accord species proposals`: from the submission to the listing, with the days of the treaty and every refusal."""

import json

import pytest
from click.testing import CliRunner

from accord.cli.species import command
from accord.core.errors import NotFound, Refused
from accord.journal.actors import OPERATOR
from accord.starter.load import load_starter

pytestmark = pytest.mark.django_db
KEY = "cites:meeting:cop20:prop:7"


@pytest.fixture(autouse=True)
def _shipped(db):
    load_starter(actor=OPERATOR)


def run(*given):
    found = CliRunner().invoke(command, ["proposals", *given], catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found.output


def submit():
    return run(
        "submit",
        *("--meeting", "cites:meeting:cop20"),
        *("--number", "7"),
        *("--taxon", "cites:panthera-leo"),
        *("--from", "II"),
        *("--to", "I"),
        *("--by", "ke tz"),
        *("--on", "2025-06-20"),
    )


def test_a_proposal_goes_from_its_submission_to_its_listing():
    assert submit() == f"Recorded as {KEY}.\n"
    assert "2025-10-25" in run("consult", KEY, "--body", "cms", "--asked-on", "2025-07-01")
    (due,) = run("--awaiting", "cms", "--on", "2025-11-01").splitlines()
    assert "7 days overdue" in due
    run("comment", KEY, "--body", "cms", "--position", "no_objection", "--on", "2025-11-02", "--document", "Inf. 3")
    assert run("--awaiting", "cms", "--on", "2025-11-03") == "No views of cms are due on 2025-11-03.\n"
    run("amend", KEY, "--on", "2025-11-25", "--reason", "a compromise", "--to", "II", "--scope", "with a quota")
    run("decide", KEY, "--accepted", "--on", "2025-12-03", "--reason", "by consensus")
    told = run("show", KEY, "--on", "2026-01-01")
    for part in (
        "amendment of the listing in Appendix II; accepted",
        "proponents: KE TZ",
        "answered on 2025-11-02, 8 days late",
        "cms: no objection  Inf. 3",
        "2025-11-25  amended  a compromise",
    ):
        assert part in told


def test_rows_are_given_as_json_for_programs():
    rows = [json.loads(line) for line in run("--state", "rejected", "--format", "jsonl").splitlines()]
    assert [(row["number"], row["taxon"], row["state"]) for row in rows] == [("3", "cites:ursus-maritimus", "rejected")]
    row = json.loads(run("show", "cites:meeting:cop18:prop:5", "--format", "jsonl"))
    assert row["proponents"] == ["CF", "KE", "ML", "NE", "SN", "TD"]
    assert row["submission_due"]["day"] == "2019-03-20"


def test_what_was_not_submitted_by_a_day_is_not_there():
    assert run("--on", "2010-01-01") == "No such proposal is on record.\n"


def test_a_step_that_may_not_follow_is_refused_with_every_reason():
    submit()
    run("withdraw", KEY, "--on", "2025-10-01", "--reason", "more data needed")
    with pytest.raises(Refused, match="was withdrawn on 1 October 2025"):
        run("decide", KEY, "--rejected", "--on", "2025-12-01", "--reason", "by a vote")
    with pytest.raises(NotFound):
        run("show", "cites:meeting:cop20:prop:8")
