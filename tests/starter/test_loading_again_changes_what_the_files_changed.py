"""Later versions of the files: what they changed is changed, what people have corrected stays."""

from dataclasses import replace

import pytest
from loading import edited, small_folder

from accord.core.errors import Conflict, Invalid
from accord.journal.actors import OPERATOR
from accord.journal.queries import entries, seal
from accord.register.models import Body, Country
from accord.species.acts import correct_listing_event, record_listing_event
from accord.species.models import ListingEvent, RangeState, Taxon
from accord.species.queries import history
from accord.starter.load import load_starter

pytestmark = pytest.mark.django_db

EVENT = "cites:falco-cherrug:1979-06-28:II"


@pytest.fixture
def folder(tmp_path, db):
    made = small_folder(tmp_path)
    load_starter(actor=OPERATOR, folder=made)
    return made


def test_a_changed_row_alone_is_changed_with_old_and_new_in_the_journal(folder):
    edited(folder / "birds/events.csv", "Falconiformes except", "All Falconiformes except")
    loaded = load_starter(actor=OPERATOR, folder=folder)
    assert (loaded.added, loaded.changed, loaded.removed) == ({}, {"species.listingevent": 1}, {})
    (change,) = entries()[-1].changes.values()
    assert (set(change.old), change.new) == ({"annotation"}, {"annotation": "All Falconiformes except those in I"})


def test_a_new_row_is_added(folder):
    with (folder / "birds/ranges.csv").open("a") as file:
        file.write("cites:falco-cherrug,KZ,,iucn\n")
    assert load_starter(actor=OPERATOR, folder=folder).added == {"species.rangestate": 1}


def test_a_row_that_is_gone_is_removed(folder):
    edited(folder / "birds/ranges.csv", "cites:falco-cherrug,MN,,iucn\n", "")
    assert load_starter(actor=OPERATOR, folder=folder).removed == {"species.rangestate": 1}
    assert not RangeState.objects.exists()


def test_a_list_in_a_cell_is_taken_apart(folder):
    edited(folder / "birds/events.csv", ",,MN FR,", ",,MN,")
    loaded = load_starter(actor=OPERATOR, folder=folder)
    assert (loaded.changed, loaded.removed) == ({}, {"species.listedpopulation": 1})
    assert {event.populations for event in history().events if event.id == EVENT} == {frozenset({"MN"})}


def test_what_a_person_corrected_stays(folder):
    event = next(event for event in history().events if event.id == EVENT)
    correct_listing_event(actor=OPERATOR, event=replace(event, annotation="as I read it"), reason="misread")
    edited(folder / "birds/events.csv", "Falconiformes except", "All Falconiformes except")
    loaded = load_starter(actor=OPERATOR, folder=folder)
    assert loaded.kept == (f"species.listingevent:{EVENT}",)
    assert ListingEvent.objects.get(id=EVENT).annotation == "as I read it"


def test_a_correction_of_one_field_does_not_keep_the_files_from_changing_another(folder):
    event = next(event for event in history().events if event.id == EVENT)
    correct_listing_event(actor=OPERATOR, event=replace(event, annotation="as I read it"), reason="misread")
    edited(folder / "birds/events.csv", "1979-06-28,,MN", "1979-06-29,,MN")
    loaded = load_starter(actor=OPERATOR, folder=folder)
    assert (loaded.changed, loaded.kept) == ({"species.listingevent": 1}, ())
    row = ListingEvent.objects.get(id=EVENT)
    assert (str(row.effective), row.annotation) == ("1979-06-29", "as I read it")


def test_what_a_person_recorded_first_stays(folder):
    event = next(event for event in history().events if event.id == EVENT)
    new = replace(
        event, id="cites:falconidae:1979-06-28:II", taxon="cites:falconidae", included_in=None, annotation="by hand"
    )
    record_listing_event(actor=OPERATOR, event=new, reason="not in the files yet")
    with (folder / "birds/events.csv").open("a") as file:
        file.write(f"{new.id},cites,addition,II,cites:falconidae,1979-06-28,,,,,,,,iucn\n")
    loaded = load_starter(actor=OPERATOR, folder=folder)
    assert loaded.kept == (f"species.listingevent:{new.id}",)
    assert ListingEvent.objects.get(id=new.id).annotation == "by hand"


def test_a_row_that_others_refer_to_can_not_go(folder):
    with (folder / "birds/taxa.csv").open("a") as file:
        file.write("cites:strigidae,cites,Strigidae,,family,,accepted,,iucn\n")
    load_starter(actor=OPERATOR, folder=folder)
    event = next(event for event in history().events if event.id == EVENT)
    owls = replace(event, id="owls", taxon="cites:strigidae", populations=frozenset())
    record_listing_event(actor=OPERATOR, event=owls, reason="by hand")
    edited(folder / "birds/taxa.csv", "cites:strigidae,cites,Strigidae,,family,,accepted,,iucn\n", "")
    with pytest.raises(Conflict, match=r"species\.taxon:cites:strigidae can't be removed: species\.listingevent:owls"):
        load_starter(actor=OPERATOR, folder=folder)
    assert Taxon.objects.filter(id="cites:strigidae").exists()


def test_a_file_that_is_missing_takes_nothing_away(folder):
    (folder / "birds/ranges.csv").unlink()
    before = seal()
    with pytest.raises(Invalid, match=r"\*/ranges.csv: is missing, and the register holds 1 rows of it"):
        load_starter(actor=OPERATOR, folder=folder)
    assert seal() == before


def test_other_line_ends_change_nothing(folder):
    path = folder / "countries/countries.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_starter(actor=OPERATOR, folder=folder).nothing_new
    assert Country.objects.count() == 3


def test_one_row_in_two_files_is_one_row_where_both_agree(folder):
    (folder / "bodies/sources.csv").write_text("id,title,licence,note\niucn,Red List,facts only,seen in 2024\n")
    assert load_starter(actor=OPERATOR, folder=folder).changed == {"register.source": 1}
    assert Body.objects.count() == 1
