"""Snapshots: one row a taxon, how it stands on the day of the download."""

from datetime import date

import pytest
from downloads import CITES_LISTINGS, CMS_LISTINGS

from accord.core.errors import Invalid
from accord.exchange.listings_dataset import read_history


def _events(reading, taxon):
    return [event for event in reading.history.events if event.taxon == taxon]


def test_the_printed_listing_is_kept_beside_the_made_up_events(file):
    reading = read_history(file(CITES_LISTINGS))
    assert reading.format == "Species+ CITES listings"
    assert reading.snapshot == {"x10": "II", "x11": "I/II", "x12": "III", "x13": "II"}
    assert [event.appendix for event in _events(reading, "x11")] == ["I", "II"]
    assert all(not event.populations and not event.except_populations for event in reading.history.events)
    assert {taxon.checklist for taxon in reading.history.taxa.values()} == {"cites"}


def test_the_higher_taxa_are_built_from_the_columns(file):
    taxa = read_history(file(CITES_LISTINGS)).history.taxa
    chain, one = [], taxa["x11"]
    while one:
        chain.append((one.rank, one.name))
        one = taxa.get(one.parent)
    assert chain == [
        ("subspecies", "Exemplum primum minor"),
        ("species", "Exemplum primum"),
        ("genus", "Exemplum"),
        ("family", "Exemplidae"),
        ("order", "Lacertilia"),
        ("class", "Reptilia"),
        ("phylum", "Chordata"),
        ("kingdom", "Animalia"),
    ]
    assert taxa["x11"].parent == "x10"


def test_a_listing_through_a_higher_taxon_is_an_inclusion(file):
    reading = read_history(file(CITES_LISTINGS))
    assert _events(reading, "x10")[0].included_in == "cites.genus.exemplum"
    assert _events(reading, "x11")[0].included_in is None


def test_the_higher_taxon_that_a_species_is_listed_under_is_listed_itself(file):
    genus = _events(read_history(file(CITES_LISTINGS)), "cites.genus.exemplum")
    assert [(event.appendix, event.change, event.included_in) for event in genus] == [("II", "addition", None)]


def test_a_higher_taxon_that_does_not_stand_above_is_a_finding(file):
    reading = read_history(file(CITES_LISTINGS))
    assert _events(reading, "x13")[0].included_in is None
    assert [one.taxon for one in reading.findings if one.code == "listed-under-unknown"] == ["x13"]


def test_notes_go_to_their_appendix_without_markup(file):
    reading = read_history(file(CITES_LISTINGS))
    assert [event.annotation for event in _events(reading, "x11")] == [
        "Except the population of Peru.",
        "Population of Peru.",
    ]
    assert _events(reading, "x10")[0].annotation == "[GENUS listing Exemplum spp.] A note about Exemplum."


def test_each_party_of_appendix_iii_lists_for_itself(file):
    assert [event.party for event in _events(read_history(file(CITES_LISTINGS)), "x12")] == ["CU", "HN"]


def test_the_range_comes_from_the_codes_and_its_status_from_the_names_beside_them(file):
    assert read_history(file(CITES_LISTINGS)).history.ranges == {
        "x10": {"CL": "", "HK": "introduced", "PE": ""},
        "x11": {"PE": "", "CL": "extinct"},
        "x12": {"CU": "", "HN": "distribution uncertain"},
    }


def test_names_that_cannot_be_placed_are_a_finding_not_a_guess(file):
    reading = read_history(file(CITES_LISTINGS.replace('"Cuba,Honduras"', '"Cuba,Honduras,Chad"')))
    assert reading.history.ranges["x12"] == {"CU": "", "HN": ""}
    assert [one.taxon for one in reading.findings if one.code == "range-not-aligned"] == ["x12"]


def test_without_dates_the_entry_into_force_stands_with_a_finding(file):
    reading = read_history(file(CITES_LISTINGS))
    assert {event.effective for event in reading.history.events} == {date(1975, 7, 1)}
    assert [one.code for one in reading.findings].count("snapshot-no-dates") == 1


def test_the_cms_download_has_dates_behind_its_marks(file):
    reading = read_history(file(CMS_LISTINGS))
    assert reading.format == "Species+ CMS listings"
    assert [(event.appendix, event.effective) for event in _events(reading, "y1")] == [
        ("I", date(1986, 1, 24)),
        ("II", date(1983, 11, 1)),
    ]
    assert _events(reading, "y2")[0].included_in == "cms.family.avidae"
    assert {event.instrument for event in reading.history.events} == {"cms"}
    assert [one.code for one in reading.findings] == ["agreements-not-read", "snapshot-no-dates"]


@pytest.mark.parametrize(
    ("wrong", "right", "reason"),
    [
        (",SPECIES,III,", ",SPECIES,C,", "has no Appendix “C”"),
        ("x11,", "x10,", "stands twice"),
        ("CL,HK,PE", "CL,Peru", "not a country code"),
        ("SUBSPECIES", "RACE", "“race” is not a rank"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused(file, wrong, right, reason):
    with pytest.raises(Invalid, match=reason) as refused:
        read_history(file(CITES_LISTINGS.replace(wrong, right)))
    assert ", row " in refused.value.place


@pytest.mark.parametrize("separator", [";", "\t"])
def test_the_separator_is_the_users_choice(file, separator):
    import csv
    import io

    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(csv.reader(io.StringIO(CMS_LISTINGS)))
    assert read_history(file(text.getvalue())).snapshot == {"y1": "I/II", "y2": "II", "y3": "II"}
