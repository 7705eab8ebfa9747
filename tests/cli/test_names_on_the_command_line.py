import json
from datetime import date

import pytest

from accord.core.listings.model import Change, ListingEvent
from accord.journal.actors import OPERATOR
from accord.register.models import Body, Country, Instrument
from accord.species.acts import record_listing_event
from accord.species.models import Checklist, NomenclatureChange, Taxon

pytestmark = pytest.mark.django_db
SPLIT = ["species", "split", "cites:gorilla-gorilla", "--into", "Gorilla gorilla", "--into", "Gorilla beringei"]
WHEN = ["--on", "2005-01-12", "--reason", "Wilson and Reeder 2005"]


@pytest.fixture(autouse=True)
def _gorillas():
    Body.objects.create(id="cites", kind="convention", acronym="CITES", name_en="Convention on International Trade")
    Instrument.objects.create(id="cites", kind="convention", title_en="Convention on International Trade")
    Checklist.objects.create(id="cites", title="Names of CITES", convention_id="cites")
    for code, name in (("CM", "Cameroon"), ("RW", "Rwanda")):
        Country.objects.create(id=code, name_en=name, kind="state")
    Taxon.objects.create(id="cites:gorilla", checklist_id="cites", name="Gorilla", rank="genus")
    Taxon.objects.create(
        id="cites:gorilla-gorilla",
        checklist_id="cites",
        name="Gorilla gorilla",
        rank="species",
        parent_id="cites:gorilla",
    )
    event = ListingEvent("g", "cites", Change.ADDITION, "I", "cites:gorilla-gorilla", date(1975, 7, 1))
    record_listing_event(actor=OPERATOR, event=event, reason="history")


def test_a_dry_run_shows_what_would_change_and_changes_nothing(accord):
    run = accord(*SPLIT, "--range", "Gorilla beringei=RW", *WHEN, "--dry-run")
    assert run.out.splitlines() == [
        "From 2005-01-12 on:",
        "  name    (none) → Gorilla beringei, species in Gorilla",
        "  range   Gorilla beringei: not recorded → RW",
        "  status  Gorilla gorilla: CITES I → I",
        "  status  Gorilla beringei: CITES I → I",
        "Nothing was changed.",
    ]
    assert not NomenclatureChange.objects.exists()


def test_a_split_is_recorded_shown_and_undone(accord):
    assert "Recorded as change " in accord(*SPLIT, *WHEN).out
    assert "split  cites:gorilla-gorilla → Gorilla gorilla, Gorilla beringei" in accord("species", "changes").out
    shown = accord("species", "show", "cites:gorilla-beringei", "--on", "1990-01-01").out
    assert "Appendix I, listed as Gorilla gorilla since 1975-07-01 [g]" in shown
    assert "cites:gorilla-beringei is a part of cites:gorilla-gorilla (split)" in shown
    accord("journal", "undo", "2", "--reason", "tried")
    assert accord("species", "changes").out == "No change of names is on record.\n"


def test_programs_read_json(accord):
    accord(*SPLIT, *WHEN)
    told = json.loads(
        accord("species", "show", "cites:gorilla-beringei", "--on", "2010-01-01", "--format", "jsonl").out
    )
    assert told["names"]["accepted"][0]["name"] == "Gorilla beringei"
    assert told["listed"]["listings"][0]["event"] == "g"


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (["split", "cites:gorilla-gorilla", "--into", "Gorilla gorilla"], 4, "a split gives at least two taxa"),
        (["split", "cites:nothing", "--into", "Gorilla gorilla"], 3, "the register has no taxon cites:nothing"),
        (["split", "cites:gorilla", "--into", "A", "--range", "A"], 2, "--range “A” has not the form A=B"),
        (["split", "cites:gorilla", "--into", "A", "--range", "A=RW QQ"], 2, "no country has the code QQ"),
        (
            ["split", "cites:gorilla", "--into", "A", "--author", "B=Smith"],
            2,
            "“B” is none of the names given with --into",
        ),
        (["rename", "cites:gorilla-gorilla", "--to", "Pan gorilla"], 4, "can't stand below Gorilla: its name says Pan"),
        (["rank", "cites:gorilla-gorilla", "--to", "Gorilla g", "--rank", "species"], 4, "is a species already"),
        (["synonym", "cites:gorilla-gorilla", "--of", "cites:nothing"], 3, "no taxon cites:nothing"),
        (["resurrect", "cites:gorilla-gorilla"], 4, "is accepted already"),
        (["lump", "cites:gorilla-gorilla", "--into", "Gorilla gorilla"], 4, "a lump takes at least two taxa"),
    ],
)
def test_what_can_not_be_is_refused_in_words(accord, arguments, code, why):
    run = accord("species", *arguments, *WHEN)
    assert (run.exit_code, why in run.err) == (code, True), run.err
