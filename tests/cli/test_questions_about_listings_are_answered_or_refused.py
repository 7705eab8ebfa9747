"""`accord listings`: what is asked wrongly is refused in one line; what is asked loosely finds its taxon."""

import json
from pathlib import Path

import pytest

WOLF = str(Path(__file__).parents[2] / "docs" / "examples" / "wolf.json")


def rows(run):
    return [json.loads(line) for line in run.out.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (
            ["resolve", WOLF, "--on", "2013-12-31", "--instrument", "nope"],
            "no listings of “nope” here (instruments: cites)",
        ),
        (["resolve", WOLF, "--on", "2013-02-30"], "not a day of the calendar"),
        (["resolve", WOLF, "--on", "2013-12-31", "--country", "XYZ"], "not a country code"),
        (["resolve", WOLF, "--on", "2013-12-31", "-o", "out.foo"], "the ending says no format"),
        (["resolve", "nowhere.json", "--on", "2013-12-31"], "nowhere.json: there is no such file"),
        (["timeline", WOLF, "--taxon", "wolf", "--instrument", "nope"], "no listings of “nope” here"),
        (["changes", "--in", WOLF, "--from", "2000-01-01", "--to", "1990-01-01"], "is after --to"),
    ],
)
def test_a_wrong_question_is_refused_in_one_line(accord, arguments, reason):
    run = accord("listings", *arguments)
    assert run.exit_code == 2
    assert reason in run.err
    assert len(run.err.splitlines()) == 1
    assert run.out == ""


def test_an_instrument_may_be_written_in_capitals(accord):
    small = accord("listings", "resolve", WOLF, "--on", "2013-12-31", "--instrument", "cites")
    assert rows(accord("listings", "resolve", WOLF, "--on", "2013-12-31", "--instrument", "CITES")) == rows(small)


def test_a_convention_without_listings_here_answers_not_listed(accord):
    answers = rows(accord("listings", "resolve", WOLF, "--on", "2013-12-31", "--instrument", "cms"))
    assert answers
    assert {answer["listing"] for answer in answers} == {"NC"}


def test_a_taxon_of_one_list_is_not_listed_under_the_convention_of_another(accord, tmp_path):
    taxa = [{"id": "wolf", "name": "Canis lupus", "rank": "species", "checklist": "cites"}]
    event = {"id": "e", "change": "addition", "appendix": "II", "taxon": "wolf", "effective": "1977-02-04"}
    dataset = {"format": "accord-listings/1", "taxa": taxa, "events": [{**event, "instrument": "cites"}]}
    file = tmp_path / "wolf.json"
    file.write_text(json.dumps(dataset), encoding="utf-8")
    asked = ("listings", "resolve", str(file), "--on", "2013-12-31", "--taxon", "wolf")
    assert [row["listing"] for row in rows(accord(*asked))] == ["II"]
    assert [row["listing"] for row in rows(accord(*asked, "--instrument", "cms"))] == ["NC"]


@pytest.mark.parametrize("name", ["Canis lupus", "canis  lupus", "Canis lupus Linnaeus, 1758", "Canis lupus L."])
def test_a_name_is_found_with_or_without_its_author(accord, name):
    run = accord("listings", "status", name, "--in", WOLF, "--on", "2013-12-31")
    assert run.out.startswith("CITES  I/II  Canis lupus")


def test_a_reserving_party_is_told_that_nothing_binds_it(accord):
    run = accord(
        "listings", "status", "Canis lupus", "--in", WOLF, "--on", "2013-12-31", "--country", "IN", "--party", "CH"
    )
    assert "a reservation frees this Party" in run.out


@pytest.mark.django_db
def test_an_unknown_country_is_refused_in_the_register(accord):
    run = accord("listings", "status", "Canis lupus", "--country", "ZZ")
    assert (run.exit_code, run.out) == (2, "")
    assert "no country with the code" in run.err


def test_a_group_without_a_command_shows_its_help(accord):
    run = accord("listings")
    assert run.exit_code == 0
    assert "Commands:" in run.out
