"""After a change of names every question to the register is answered under the names of the day that is asked."""

import json
from datetime import date

import pytest
from click.testing import CliRunner
from django.test import Client

from accord.cli.concordance import command as concordance
from accord.cli.listings import command as listings
from accord.core.taxonomy.nomenclature_drafts import NewName
from accord.journal.actors import OPERATOR
from accord.species.acts import decide_alignment
from accord.species.nomenclature.acts import lump_taxa, split_taxon, transfer_taxon
from accord.species.queries.by_country import taxa_of
from accord.species.queries.changed import turns
from accord.species.queries.side_by_side import side_by_side
from accord.starter.load import load_starter

pytestmark = pytest.mark.django_db
DAY, EVE = date(2030, 1, 1), date(2029, 12, 31)
CYCLOTIS = "cites:loxodonta-cyclotis"


@pytest.fixture
def forest_elephant(db):
    """The shipped register, in which CITES takes up the forest elephant in 2030 (invented)."""
    load_starter(actor=OPERATOR)
    split_taxon(
        actor=OPERATOR,
        taxon="cites:loxodonta-africana",
        into=[
            NewName("Loxodonta africana", countries=dict.fromkeys(["BW", "KE", "NA", "TZ", "ZA", "ZM", "ZW"], "")),
            NewName("Loxodonta cyclotis", countries=dict.fromkeys(["CD", "CG", "CM", "GA"], "")),
        ],
        on=DAY,
        reason="tried",
        reference="an invented checklist",
    )


def run(group, *given):
    found = CliRunner().invoke(group, [str(each) for each in given], catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found.output


def lines(group, *given):
    return [json.loads(line) for line in run(group, *given).splitlines()]


def test_status_says_as_what_the_forest_elephant_was_listed(forest_elephant):
    told = run(listings, "status", "Loxodonta cyclotis", "--on", "2030-06-01")
    assert "On 1 June 2030 Loxodonta cyclotis is I under CITES" in told
    assert "listed then as Loxodonta africana. [cites:loxodonta-africana:2007-09-13:I]" in told
    assert "Since 1 January 2030 the checklist uses Loxodonta cyclotis for a part of Loxodonta africana" in told
    before = run(listings, "status", "Loxodonta cyclotis", "--on", "1980-01-01")
    assert "is II under CITES" in before
    assert "From 1 January 2030 on the checklist uses Loxodonta cyclotis for a part of Loxodonta africana" in before


def test_a_timeline_from_the_register_crosses_the_split(forest_elephant):
    rows = [
        row
        for row in lines(listings, "timeline", "--taxon", CYCLOTIS, "--instrument", "cites")
        if row["kind"] == "listing"
    ]
    in_two = next(row for row in rows if row["appendix"] == "II" and row["from"] == "1977-02-04")
    assert (in_two["to"], in_two["steps"][0]["event"]) == ("1990-01-18", "cites:loxodonta-africana:1977-02-04:II")
    in_one = next(row for row in rows if row["appendix"] == "I")
    assert (in_one["from"], in_one["to"]) == ("1990-01-18", None)
    assert {step["under"] for step in in_one["steps"]} == {"Loxodonta africana"}
    assert not any("~" in step["event"] for row in rows for step in row["steps"])


def test_changes_from_the_register_name_the_split(forest_elephant):
    rows = {row["taxon"]: row for row in lines(listings, "changes", "--from", EVE, "--to", DAY)}
    assert rows[CYCLOTIS]["after"] == "I"
    assert rows[CYCLOTIS]["names"] == [
        (
            "Since 1 January 2030 the checklist uses Loxodonta cyclotis for a part of Loxodonta africana "
            "(split; after an invented checklist)."
        )
    ]
    assert set(rows) == {CYCLOTIS, "cites:loxodonta-africana"}


def test_resolving_the_register_answers_under_the_names_of_the_day(forest_elephant):
    for day, own in ((DAY, "I"), (date(1980, 1, 1), "II")):
        (row,) = lines(listings, "resolve", "--on", day, "--taxon", CYCLOTIS, "--instrument", "cites")
        assert row["own"] == own


def test_the_concordance_sets_the_forest_elephant_beside_that_of_cms_from_the_day_on(forest_elephant, tmp_path):
    def pairs(day):
        return {
            row.left.name
            for row in side_by_side(day).rows
            if row.right is not None and row.right.id == "cms:loxodonta-cyclotis" and row.left is not None
        }

    assert pairs(EVE) == {"Loxodonta africana"}
    assert pairs(DAY) == {"Loxodonta cyclotis"}
    out = tmp_path / "out.csv"
    run(concordance, "build", "--on", DAY, "-o", out)
    assert "cites:loxodonta-cyclotis" in out.read_text(encoding="utf-8")


def test_a_decision_on_a_name_taken_up_later_does_not_stand_in_the_way_before(db):
    load_starter(actor=OPERATOR)
    into = [NewName("Panthera leo"), NewName("Panthera nova", countries={"IN": ""})]
    split_taxon(actor=OPERATOR, taxon="cites:panthera-leo", into=into, on=DAY, reason="tried")
    decide_alignment(
        actor=OPERATOR,
        left="cites:panthera-nova",
        right="cms:panthera-leo",
        relation="included_in",
        cover="wholly",
        reason="tried",
        decided_on=EVE,
    )
    pairs = {
        day: {
            row.left.name
            for row in side_by_side(day).rows
            if row.left and row.right and row.right.id == "cms:panthera-leo"
        }
        for day in (EVE, DAY)
    }
    assert pairs[DAY] - pairs[EVE] == {"Panthera nova"}
    assert "Panthera leo" in pairs[EVE]


def test_a_country_has_the_part_that_lives_there(forest_elephant):
    def elephants(country, day):
        return {row.name for row in taxa_of(country, on=day) if "Loxodonta" in row.name and row.cites}

    assert elephants("GA", EVE) == {"Loxodonta africana"}
    assert elephants("GA", DAY) == {"Loxodonta cyclotis"}
    assert elephants("BW", DAY) == {"Loxodonta africana"}


def test_the_day_of_the_split_is_a_turn_of_its_own(forest_elephant):
    (turn,) = turns("cites", after=EVE, until=DAY)
    assert {each.taxon.name for each in turn.taxa} == {"Loxodonta africana", "Loxodonta cyclotis"}
    assert {each.what for each in turn.taxa} == {"names"}
    assert turn.events == ()


def test_pages_answer_under_the_names_of_the_day(forest_elephant):
    reader = Client()
    page = reader.get(f"/species/{CYCLOTIS}/?on=2030-06-01")
    assert "listed then as Loxodonta africana" in page.text
    assert "Names over time" in page.text
    before = reader.get(f"/species/{CYCLOTIS}/?on=2029-06-01&country=GA")
    assert (before.status_code, before["Location"]) == (
        302,
        "/species/cites:loxodonta-africana/?on=2029-06-01&country=GA",
    )
    assert "uses Loxodonta cyclotis for a part of" in reader.get("/changes/?from=2029-12-31&to=2030-01-01").text
    assert "Loxodonta cyclotis" in reader.get("/countries/GA/?on=2030-06-01").text
    assert reader.get("/species/compare/?left=2029-12-31&right=2030-01-01").status_code == 200


def test_a_genus_lumped_into_another_leaves_no_gap_in_the_timeline(db):
    load_starter(actor=OPERATOR)
    lump_taxa(
        actor=OPERATOR,
        taxa=["cites:mobula", "cites:manta"],
        into=NewName("Mobula"),
        on=date(2026, 1, 1),
        reason="tried",
    )
    rows = [
        row
        for row in lines(listings, "timeline", "--taxon", "cites:mobula-birostris", "--instrument", "cites")
        if row["kind"] == "listing"
    ]
    assert next((row["appendix"], row["from"], row["to"]) for row in rows) == ("II", "2014-09-14", None)


def test_an_animal_is_reached_under_its_old_address_and_its_new_one(db):
    load_starter(actor=OPERATOR)
    to = NewName("Panthera uncia", parent="cms:panthera")
    transfer_taxon(actor=OPERATOR, taxon="cms:uncia-uncia", to=to, on=date(2018, 1, 1), reason="tried")
    reader = Client()
    assert reader.get("/species/cms:uncia-uncia/?on=2010-01-01").status_code == 200
    assert reader.get("/species/cms:uncia-uncia/?on=2019-01-01")["Location"].startswith("/species/cms:panthera-uncia/")
    assert reader.get("/species/cms:panthera-uncia/?on=2010-01-01")["Location"].startswith("/species/cms:uncia-uncia/")


def test_the_feed_says_how_a_name_changed_once_it_has(db):
    load_starter(actor=OPERATOR)
    to = NewName("Panthera uncia", parent="cms:panthera")
    transfer_taxon(actor=OPERATOR, taxon="cms:uncia-uncia", to=to, on=date(2026, 6, 1), reason="tried")
    feed = Client().get("/changes/feed/?convention=cms").text
    assert "the checklist uses Panthera uncia in the place of Uncia uncia" in feed
