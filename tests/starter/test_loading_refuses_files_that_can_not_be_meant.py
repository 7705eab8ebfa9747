"""Bad files: one line that names file, row and reason; nothing is stored."""

import pytest
from loading import edited, small_folder

from accord.core.errors import Invalid
from accord.journal.actors import OPERATOR
from accord.journal.models import Entry
from accord.register.models import Source
from accord.starter.load import load_starter

pytestmark = pytest.mark.django_db

TAXA, EVENTS, RANGES = "birds/taxa.csv", "birds/events.csv", "birds/ranges.csv"


def refusal(folder) -> str:
    with pytest.raises(Invalid) as refused:
        load_starter(actor=OPERATOR, folder=folder)
    assert not Source.objects.exists()
    assert not Entry.objects.exists()
    message = str(refused.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (RANGES, ",MN,", ",XX,", "birds/ranges.csv, row 2: country: there is no country “XX”"),
        (RANGES, "cherrug,MN", "sacer,MN", "birds/ranges.csv, row 2: taxon: there is no taxon “cites:falco-sacer”"),
        (RANGES, ",MN,,", ",MN,common,", "birds/ranges.csv, row 2: status: “common” is not one of native, extinct"),
        (RANGES, "iucn", "hearsay", "birds/ranges.csv, row 2: source: there is no source “hearsay”"),
        (RANGES, ",MN,,iucn", ",MN,,iucn,more", "birds/ranges.csv, row 2: 5 cells where the header has 4"),
        (RANGES, "taxon,country", "taxon,land", "birds/ranges.csv, header: unknown column “land” (known: taxon, country"),
        (RANGES, "taxon,country,status", "taxon,status,status", "birds/ranges.csv, header: a column stands twice"),
        (RANGES, "taxon,country,status,source\ncites:falco-cherrug,MN,,iucn", "taxon,status\ncites:falco-cherrug,", "birds/ranges.csv, header: column “country” is missing"),
        (RANGES, "iucn\n", "iucn\ncites:falco-cherrug,MN,,iucn\n", "birds/ranges.csv, row 3: cites:falco-cherrug/MN is in row 2 already"),
        (EVENTS, "1979-06-28,,MN", "1979-02-30,,MN", "birds/events.csv, row 2: effective: “1979-02-30” is not a day of the calendar"),
        (EVENTS, "1979-06-28,,MN", "soon,,MN", "birds/events.csv, row 2: effective: “soon” is not a date"),
        (EVENTS, "1979-06-28,,MN", ",,MN", "birds/events.csv, row 2: effective: must be stated"),
        (EVENTS, ",addition,", ",adition,", "birds/events.csv, row 2: change: “adition” is not one of addition, deletion"),
        (EVENTS, "MN FR", "MN QQ", "birds/events.csv, row 2: populations: there is no country “QQ”"),
        (EVENTS, "MN FR", "MN MN", "birds/events.csv, row 2: populations: “MN” stands twice"),
        (EVENTS, ",cites,addition", ",cms,addition", "birds/events.csv, row 2: instrument: there is no instrument “cms”"),
        (EVENTS, ",II,cites:", ",IV,cites:", "birds/events.csv, row 2: the store refuses it: CITES has the Appendices I, II and III"),
        (EVENTS, ",II,cites:", ",III,cites:", "birds/events.csv, row 2: the store refuses it: a listing in Appendix III needs the Party"),
        (EVENTS, "cites:falconidae,,Falc", "cites:falconidae,maybe,Falc", "birds/events.csv, row 2: implied: “maybe” is neither 1 (yes) nor 0 (no)"),
        (TAXA, "genus,cites:falconidae", "genus,cites:falco-cherrug", "birds/taxa.csv, row 3: parent: goes in a circle (cites:falco → cites:falco-cherrug → cites:falco)"),
        (TAXA, "genus,cites:falconidae", "family,cites:falconidae", "birds/taxa.csv, row 3: parent: cites:falconidae is no higher taxon (family)"),
        (TAXA, "genus,cites:falconidae", "genus,cites:aves", "birds/taxa.csv, row 3: parent: there is no taxon “cites:aves”"),
        (TAXA, "synonym,cites:falco-cherrug", "synonym,", "birds/taxa.csv, row 5: accepted: a synonym must say which name is used instead"),
        (TAXA, "synonym,cites:falco-cherrug", "synonym,cites:falco-sacer", "birds/taxa.csv, row 5: accepted: there is no taxon “cites:falco-sacer”"),
        (TAXA, "accepted,,iucn", "accepted,cites:falco,iucn", "birds/taxa.csv, row 2: accepted: an accepted name points to no other name (cites:falco)"),
        (TAXA, "cites,Falco,", "iucn,Falco,", "birds/taxa.csv, row 3: checklist: there is no checklist “iucn”"),
        (TAXA, "cites,Falco,", "cites,,", "birds/taxa.csv, row 3: name: must be stated"),
        (TAXA, "cites,Falco,", f"cites,{'F' * 301},", "birds/taxa.csv, row 3: name: is longer than 300 characters"),
        ("countries/countries.csv", "state,,", "state,1990-13-01,", "countries/countries.csv, row 2: valid_from: “1990-13-01” is not a day"),
    ],
)  # fmt: skip
def test_the_message_names_file_row_column_and_reason(tmp_path, file, old, new, message):
    folder = small_folder(tmp_path)
    edited(folder / file, old, new)
    assert refusal(folder).startswith(message)


def test_two_files_must_not_contradict_one_another(tmp_path):
    folder = small_folder(tmp_path)
    (folder / "bodies/sources.csv").write_text("id,title,licence\niucn,Green List,facts only\n")
    assert refusal(folder) == (
        "bodies/sources.csv, row 2: title of iucn is “Green List”, but “Red List” in birds/sources.csv, row 2"
    )


def test_bytes_that_are_no_text_are_refused(tmp_path):
    folder = small_folder(tmp_path)
    (folder / RANGES).write_bytes(b"taxon,country\ncites:falco-cherrug,\xff\xfe\n")
    assert refusal(folder) == "birds/ranges.csv: is not text in UTF-8"


def test_an_open_quotation_mark_is_refused(tmp_path):
    folder = small_folder(tmp_path)
    edited(folder / RANGES, "cites:falco-cherrug,MN", '"cites:falco-cherrug,MN')
    assert refusal(folder).startswith("birds/ranges.csv: is not a well-formed CSV file")


def test_a_folder_that_is_not_there_or_holds_nothing_is_refused(tmp_path):
    assert refusal(tmp_path / "nowhere").endswith("nowhere: there is no such folder")
    assert "holds no file of a starter register" in refusal(tmp_path)
