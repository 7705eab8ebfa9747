"""What two lists print differently is compared in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.core.names import read_name

PRINTED = [
    ("Loxodonta africana", "Loxodonta africana"),
    ("Loxodonta africana (Blumenbach, 1797)", "Loxodonta africana"),
    ("<i>Loxodonta africana</i>", "Loxodonta africana"),
    ("*Loxodonta africana*", "Loxodonta africana"),
    ("Loxodonta\u00a0africana", "Loxodonta africana"),
    ("\ufeffLoxodonta  africana ", "Loxodonta africana"),
    ("Ｌoxodonta africana", "Loxodonta africana"),
    ("LOXODONTA AFRICANA", "Loxodonta africana"),
    ("Acinonyx JUBATUS", "Acinonyx jubatus"),
    ("acinonyx jubatus", "Acinonyx jubatus"),
    ("CHELONIIDAE", "Cheloniidae"),
    ("Crocodylia spp.", "Crocodylia"),
    ("Panthera tigris ssp. altaica", "Panthera tigris altaica"),
    ("Panthera tigris subsp. altaica Temminck, 1844", "Panthera tigris altaica"),
    ("Gorilla gorilla beringei", "Gorilla gorilla beringei"),
    ("Acipenser gÜldenstädtii", "Acipenser gueldenstaedtii"),
    ("Cæsalpinia echinata", "Caesalpinia echinata"),
    ("Python (Python) sebae", "Python sebae"),
    ("Cacatua d'albertisi", "Cacatua dalbertisi"),
    ("Anas querquedula Linnaeus 1758", "Anas querquedula"),
    ("Sousa plumbea de Smith, 1830", "Sousa plumbea"),
    ("Diplodactylus novae-caledoniae", "Diplodactylus novae-caledoniae"),
]


@pytest.mark.parametrize(("printed", "canonical"), PRINTED)
def test_a_printed_name_has_one_canonical_form(printed, canonical):
    assert read_name(printed).canonical == canonical


@pytest.mark.parametrize("printed", ["Huso x acipenser", "Huso × acipenser", "Huso ×acipenser", "× Huso acipenser"])
def test_a_hybrid_is_kept_apart_from_a_species_of_the_same_words(printed):
    name = read_name(printed)
    assert name.hybrid
    assert name.canonical == "Huso acipenser"
    assert name.key != read_name("Huso acipenser").key


INFORMAL = [
    ('Dactylocnemis "Poor Knights"', 'Dactylocnemis "poor knights"'),
    ("Dactylocnemis “Poor  Knights” Nielsen, 2011", 'Dactylocnemis "poor knights"'),
    ("Dactylocnemis 'Matapia'", 'Dactylocnemis "matapia"'),
    ("Huso cf. huso", "Huso cf. huso"),
    ("Huso cf huso", "Huso cf. huso"),
    ("Huso aff. huso", "Huso aff. huso"),
    ("Huso sp. A", "Huso sp. a"),
    ("Huso h?so", "Huso h?so"),
    ("Huso huso × Acipenser ruthenus", "Huso huso × acipenser ruthenus"),
]


@pytest.mark.parametrize(("printed", "canonical"), INFORMAL)
def test_an_informal_name_keeps_what_tells_it_from_others_of_its_genus(printed, canonical):
    name = read_name(printed)
    assert name.canonical == canonical
    assert name.key not in {"Huso", "Huso huso", "Dactylocnemis"}


def test_sp_alone_and_spp_say_nothing_more_than_the_genus():
    assert {read_name(text).key for text in ("Huso", "Huso sp.", "Huso spp.")} == {"Huso"}


@pytest.mark.parametrize("printed", ["", "   ", "?", "123"])
def test_no_word_is_no_name(printed):
    assert read_name(printed) is None


@given(st.sampled_from([printed for printed, _ in PRINTED]))
def test_a_canonical_form_is_its_own_canonical_form(printed):
    once = read_name(printed).canonical
    assert read_name(once).canonical == once


@given(st.text(max_size=80))
def test_any_text_can_be_read(text):
    read_name(text)
