"""taxa.csv, ranges.csv and events.csv, as people and spreadsheets write them."""

import gzip
from datetime import date

import pytest

from accord.core.listings.model import Change, NameStatus
from accord.exchange.listings_dataset import read_history
from accord.exchange.listings_folder import FORMAT

WOLF_EVENTS = (
    "id;instrument;change;appendix;taxon;effective;recorded_current;note\r"
    'a;CITES;ADDITION;ii;1;04/02/1977;1;"two\nlines"\r\n'
    "\n"
    "b;cites;Reservation withdrawal;I;2;2010-06-23;0;\n"
)


def test_all_parts_become_a_history(folder):
    reading = read_history(folder())
    assert reading.format == FORMAT
    history = reading.history
    wolf = history.taxa["2"]
    assert (wolf.name, wolf.rank, wolf.parent, wolf.checklist) == ("Canis lupus", "species", "1", "cites")
    assert wolf.authorship == "Linnaeus, 1758"
    assert history.taxa["4"].status is NameStatus.SYNONYM
    assert history.taxa["4"].accepted == ("2",)
    assert history.ranges == {"2": {"IN": "", "PL": "", "GB": "extinct"}}
    genus, population, reservation = history.events
    assert genus.except_taxa == {"3"}
    assert genus.effective == date(1977, 2, 4)
    assert population.populations == {"BT", "IN", "NP", "PK"}
    assert (reservation.change, reservation.party) == (Change.RESERVATION, "CH")


def test_gzipped_parts_are_read_whatever_the_others_are(folder):
    plain = read_history(folder())
    packed = folder()
    content = (packed / "taxa.csv").read_bytes()
    (packed / "taxa.csv").unlink()
    (packed / "taxa.csv.gz").write_bytes(gzip.compress(content))
    assert read_history(packed) == plain


def test_ranges_may_be_missing(folder):
    target = folder()
    (target / "ranges.csv").unlink()
    assert read_history(target).history.ranges == {}


@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["no BOM", "BOM"])
def test_separators_line_ends_dates_and_spellings_may_vary(folder, start):
    target = folder({"events.csv": start + WOLF_EVENTS})
    first, second = read_history(target).history.events
    assert (first.instrument, first.change, first.appendix) == ("cites", Change.ADDITION, "II")
    assert first.effective == date(1977, 2, 4)
    assert first.annotation == "two\nlines"
    assert first.recorded_current is True
    assert second.change is Change.RESERVATION_WITHDRAWN
    assert second.recorded_current is False


def test_tabs_separate_too_and_other_columns_are_ignored(folder):
    target = folder({"ranges.csv": "remark\tcountry\ttaxon\tstatus\nx\tIN\t2\tNative\n"})
    assert read_history(target).history.ranges == {"2": {"IN": ""}}


def test_a_former_sudan_is_a_country(folder):
    target = folder({"ranges.csv": "taxon,country\n2,S1\n2,SU\n"})
    assert read_history(target).history.ranges == {"2": {"S1": "", "SU": ""}}


def test_text_of_an_old_windows_program_is_read_with_a_finding(folder):
    taxa = "id,name,rank,authorship\n1,Canis,genus,\n2,Canis lupus,species,Müller\n3,Canis lupus dingo,subspecies,\n"
    target = folder({"taxa.csv": taxa.encode("cp1252")})
    reading = read_history(target)
    assert reading.history.taxa["2"].authorship == "Müller"
    assert [finding.code for finding in reading.findings] == ["encoding"]
    assert "line 3" in reading.findings[0].text


def test_a_synonym_of_nothing_is_a_finding(folder):
    target = folder({"taxa.csv": WOLF_TAXA_WITH_LOOSE_SYNONYM})
    assert [(one.code, one.taxon) for one in read_history(target).findings] == [("synonym-of-nothing", "4")]


WOLF_TAXA_WITH_LOOSE_SYNONYM = "id,name,rank,status\n1,Canis,genus,\n2,Canis lupus,species,\n3,Canis lupus dingo,subspecies,\n4,Canis x,species,S\n"
