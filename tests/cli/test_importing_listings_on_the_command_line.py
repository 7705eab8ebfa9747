import json
from datetime import date

import pytest

from accord.journal.queries import entries
from accord.register.models import Body, Country, Instrument
from accord.species.models import ListingEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(tmp_path):
    Body.objects.create(id="cites", kind="convention", name_en="CITES")
    Instrument.objects.create(
        id="cites",
        kind="convention",
        title_en="CITES",
        entry_into_force=date(1975, 7, 1),
        entry_into_force_precision="day",
    )
    Country.objects.create(id="BW", name_en="Botswana", kind="state")
    file = tmp_path / "list.json"

    def write(country="BW"):
        taxon = {"id": "1", "name": "Loxodonta africana", "rank": "species", "checklist": "cites"}
        event = {"id": "1", "instrument": "cites", "change": "addition", "appendix": "I", "taxon": "1"}
        event |= {"effective": "1990-01-18", "populations": [country]}
        document = {"format": "accord-listings/1", "taxa": [taxon], "events": [event]}
        file.write_text(json.dumps(document))
        return str(file)

    return write


def test_a_dry_run_stores_nothing(accord, listing):
    run = accord("listings", "import", listing(), "--as", "elsewhere", "--dry-run")
    assert (run.exit_code, run.out.splitlines()[-1]) == (0, "Nothing was stored: this was a dry run.")
    assert "events            1        0          0" in run.out
    assert "added event: elsewhere:1 elsewhere:1 addition I 1990-01-18" in run.out
    assert entries() == []


def test_it_is_stored_once(accord, listing):
    file = listing()
    assert "Stored as entry 1 of the journal" in accord("listings", "import", file).out
    assert "Nothing new: the register holds all of it already." in accord("listings", "import", file).out
    assert ListingEvent.objects.get().locator.endswith(" events[0]")
    assert len(entries()) == 1


def test_an_import_is_undone(accord, listing):
    accord("listings", "import", listing())
    assert accord("journal", "undo", "1", "--reason", "the wrong file").exit_code == 0
    assert not ListingEvent.objects.exists()


def test_an_unknown_country_is_told_with_its_row(accord, listing):
    run = accord("listings", "import", listing("QQ"))
    assert run.exit_code == 2
    assert "list.json, events[0]: the register knows no country with the code “QQ”" in run.out
    assert run.err.count("\n") == 1
    assert entries() == []


def test_a_name_that_is_no_id_is_refused(accord, listing):
    run = accord("listings", "import", listing(), "--as", "My List")
    assert (run.exit_code, "“My List” is no id of a source" in run.err) == (2, True)
