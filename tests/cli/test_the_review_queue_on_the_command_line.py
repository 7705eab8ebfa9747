import json
from datetime import date

import pytest
from django.test import Client

from accord.core.listings.model import Change, ListingEvent
from accord.journal.actors import OPERATOR
from accord.register.models import Body, Instrument
from accord.species.acts import record_listing_event
from accord.species.models import Checklist, Question, Taxon

pytestmark = pytest.mark.django_db

CATS = "id,scientificName,taxonRank,taxonomicStatus,acceptedNameUsageID\n"
TWO = (
    CATS
    + "1,Felis nova,species,accepted,\n2,Felis vetus,species,accepted,\n3,Panthera uncia,species,synonym,1\n4,Panthera uncia,species,synonym,2\n"
)
ONE = CATS + "9,Panthera uncia,species,accepted,\n"


@pytest.fixture(autouse=True)
def _snow_leopards(settings, tmp_path):
    settings.ACCORD_DATA = tmp_path / "data"
    for key in ("cites", "cms"):
        Body.objects.create(id=key, kind="convention", acronym=key.upper(), name_en=key)
        Instrument.objects.create(id=key, kind="convention", title_en=key)
        Checklist.objects.create(id=key, title=f"Names of {key}", convention_id=key)
    Taxon.objects.create(id="cites:panthera-uncia", checklist_id="cites", name="Panthera uncia", rank="species")
    event = ListingEvent("u", "cites", Change.ADDITION, "I", "cites:panthera-uncia", date(1975, 7, 1))
    record_listing_event(actor=OPERATOR, event=event, reason="history")


@pytest.fixture
def load(accord, tmp_path):
    def loaded(text: str, edition: str) -> None:
        file = tmp_path / f"{edition}.csv"
        file.write_text(text)
        assert accord("checklists", "load", str(file), "--id", edition, "--list", "cats").exit_code == 0

    return loaded


def test_an_empty_queue_says_so(accord):
    assert accord("review", "list").out == "Nothing waits.\n0 of 0 shown; 0 of 0 decided.\n"


@pytest.mark.parametrize("address", ["/review/", "/review/?state=all", "/names/", "/names/checklists/"])
def test_the_pages_of_a_register_with_one_list_answer_too(address):
    assert Client().get(address).status_code == 200


def test_what_a_checklist_leaves_open_is_sent_and_listed(accord, load):
    load(TWO, "cats-1")
    run = accord("review", "compare", "cites", "cats-1")
    assert (
        "Of 1 taxa of CITES, 0 are placed in cats-1, 0 are of groups that it does not have, 1 need a person." in run.out
    )
    assert "Review queue: 1 new" in run.out
    line = json.loads(accord("review", "list", "--format", "jsonl").out)
    assert (line["kind"], line["state"], line["name"], line["list"]) == ("pair", "open", "Panthera uncia", "cites")
    assert line["beside"] == "Felis nova, Felis vetus"


def test_a_dry_run_sends_nothing(accord, load):
    load(TWO, "cats-1")
    assert accord("review", "compare", "cites", "cats-1", "--dry-run").out.endswith("Nothing was sent.\n")
    assert not Question.objects.exists()


def test_the_next_edition_settles_what_it_can(accord, load):
    load(TWO, "cats-1")
    accord("review", "compare", "cites", "cats-1")
    load(ONE, "cats-2")
    assert "1 settled by the lists themselves" in accord("review", "compare", "cites", "cats-2").out
    assert accord("review", "list").out.startswith("Nothing waits.")


def test_a_list_that_is_not_there_is_named_with_those_that_are(accord):
    run = accord("review", "compare", "cites", "cats-9")
    assert (run.exit_code, run.err) == (3, "accord: there is no list “cats-9” (there are: cites, cms)\n")


def test_a_kind_that_there_is_not_is_refused_with_those_that_are(accord):
    run = accord("review", "list", "--kind", "foo")
    assert run.exit_code == 2
    assert "there is no kind “foo” (there are: " in run.err
    assert "spelling" in run.err


def test_the_two_lists_of_the_register_are_not_compared_as_if_they_were_of_others(accord):
    run = accord("review", "compare", "cites", "cms")
    assert (run.exit_code, "accord review list --list cites-cms" in run.err) == (2, True)
