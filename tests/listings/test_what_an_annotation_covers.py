"""What an annotation says of parts and derivatives: yes or no where its words say so, unknown otherwise."""

import csv
from datetime import date
from pathlib import Path

import pytest

from accord.core.listings.annotation_terms import PARTS, akin, part_called, parts_in
from accord.core.listings.annotations import Annotation, Covers, Form, covers, covers_specimen, read_annotation

LEGACY = Path(__file__).parents[3] / "shared" / "data" / "listings" / "legacy_2013" / "hash_annotations_cites_utf8.csv"

ORCHIDS = (
    "All parts and derivatives, except: a) seeds (including seedpods of Orchidaceae), spores and pollen (including "
    "pollinia). The exemption does not apply to seeds from Cactaceae spp. exported from Mexico; b) seedling or tissue "
    "cultures obtained in vitro, in solid or liquid media, transported in sterile containers; c) cut flowers of "
    "artificially propagated plants; d) fruits, and parts and derivatives thereof, of naturalized or artificially "
    "propagated plants of the genus Vanilla (Orchidaceae) and of the family Cactaceae; and e) finished products of "
    "Euphorbia antisyphilitica packaged and ready for retail trade"
)
AGARWOOD = (
    "All parts and derivatives except: a) seeds and pollen; b) fruits; c) leaves; d) exhausted agarwood powder, "
    "including compressed powder in all shapes; and e) finished products packaged and ready for retail trade; this "
    "exemption does not apply to wood chips, beads, prayer beads and carvings"
)
ROSEWOOD = (
    "All parts and derivatives, except: a) leaves, flowers, pollen, fruits, and seeds; b) finished products to a maximum "
    "weight of wood of the listed species of up to 10 kg per shipment; c) finished musical instruments, finished musical "
    "instrument parts and finished musical instrument accessories; d) parts and derivatives of Dalbergia cochinchinensis, "
    "which are covered by Annotation #4"
)
EXTRACTS = (
    "Logs, sawn wood, veneer sheets, plywood and extracts. Finished products containing such extracts as ingredients, "
    "including fragrances, are not considered to be covered by this annotation"
)
ROOTS = (
    "Designates whole and sliced roots and parts of roots, excluding manufactured parts or derivatives, such as powders, "
    "pills, extracts, tonics, teas and confectionery"
)


def answer(text, what, **more):
    return covers(Annotation("#", {"en": text}), what, **more).answer


@pytest.mark.parametrize(
    ("text", "what", "expected"),
    [
        ("All parts and derivatives", "seeds", "yes"),
        ("Logs, sawn wood and veneer sheets", "sawn wood", "yes"),
        ("Logs, sawn wood and veneer sheets", "plywood", "no"),
        ("Logs, sawn wood, veneer sheets and plywood", "plywood", "yes"),
        ("Designates saw-logs, sawn wood and veneers", "veneer sheets", "yes"),
        ("Logs, wood-chips, powder and extracts", "wood chips", "yes"),
        ("Logs, wood-chips, powder and extracts", "leaves", "no"),
        ("Underground parts (i.e. roots, rhizomes): whole, parts and powdered", "rhizomes", "yes"),
        ("Underground parts (i.e. roots, rhizomes): whole, parts and powdered", "leaves", "no"),
        ("Seeds, fruits, oils and living plants", "fruits", "yes"),
        (ROOTS, "roots", "yes"),
        (ROOTS, "teas", "no"),
        (EXTRACTS, "extracts", "yes"),
        (EXTRACTS, "fragrances", "no"),
        (EXTRACTS, "products containing extracts", "no"),
        (ORCHIDS, "roots", "yes"),
        (ORCHIDS, "pollen", "no"),
        (ORCHIDS, "pollinia", "no"),
        (ORCHIDS, "seedling or tissue cultures in vitro", "no"),
        (AGARWOOD, "leaves", "no"),
        (AGARWOOD, "beads", "yes"),
        (AGARWOOD, "wood-chips", "yes"),
        (AGARWOOD, "finished products packaged and ready for retail trade", "no"),
        (ROSEWOOD, "logs", "yes"),
        (ROSEWOOD, "cut flowers", "no"),
        (ROSEWOOD, "finished musical instruments", "no"),
        ("Excluding parts and derivatives, other than eggs", "eggs", "yes"),
        ("Excluding parts and derivatives, other than eggs", "skins", "no"),
    ],
)
def test_what_the_words_settle_is_answered(text, what, expected):
    assert answer(text, what) == expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (ORCHIDS, "seeds"),  # not those of cacti from Mexico
        (ORCHIDS, "cut flowers"),  # of artificially propagated plants
        (ORCHIDS, "fruits"),  # of two groups
        (ORCHIDS, "finished products"),
        (ROSEWOOD, "finished products"),  # up to 10 kg
        ("All parts and derivatives except: a) seeds and pollen; and b) finished products packaged and ready for retail trade", "extracts"),
        ("Designates timber", "logs"),  # timber may mean them
        ("The kernel (also known as 'endosperm', 'pulp' or 'copra') and any derivative thereof", "oils"),
        ("Logs, sawn wood and veneer sheets", "unobtainium"),
        ("Logs, sawn wood and gewgaws", "leaves"),  # a word that may mean leaves
        ("Populations of Botswana only", "seeds"),
        ("All parts and derivatives", "skins"),  # no part of a plant
        ("", "seeds"),
    ],
)  # fmt: skip
def test_what_the_words_leave_open_stays_unknown(text, what):
    assert answer(text, what) is Covers.UNKNOWN


def test_the_words_that_say_so_come_with_the_answer():
    found = covers(Annotation("#4", {"en": ORCHIDS}), "cut flowers")
    assert found.words == "cut flowers of artificially propagated plants"


def test_how_the_plants_were_grown_settles_an_exception_that_depends_on_it():
    text = "All parts and derivatives, except: a) seeds; and b) cut flowers of artificially propagated plants"
    assert answer(text, "cut flowers", artificially_propagated=True) is Covers.NO
    assert answer(text, "cut flowers", artificially_propagated=False) is Covers.YES
    assert answer(ORCHIDS, "fruits", artificially_propagated=True) is Covers.UNKNOWN  # of which genus?


def test_an_exception_of_shipments_does_not_change_the_part_but_is_told():
    found = covers(Annotation("#15", {"en": ROSEWOOD}), "logs")
    assert found.answer is Covers.YES
    assert found.unless == ("parts and derivatives of Dalbergia cochinchinensis, which are covered by Annotation #4",)


@pytest.mark.parametrize("text", ["Logs, sawn wood and veneer sheets", ORCHIDS, ROOTS])
def test_the_plant_itself_is_always_covered(text):
    assert answer(text, "live plants") is Covers.YES


def test_only_the_english_text_is_read():
    assert covers(Annotation("#5", {"fr": "Grumes, bois sciés et placages"}), "logs").answer is Covers.UNKNOWN


def test_a_symbol_has_its_text_from_the_first_to_the_last_day():
    first, last = date(2017, 1, 2), date(2019, 11, 25)
    annotation = Annotation("#15", {"en": ROSEWOOD}, first, last)
    days = (date(2017, 1, 1), first, last, date(2019, 11, 26))
    assert [annotation.in_force(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("kingdom", "appendix", "what", "expected"),
    [
        ("animalia", "I", "ivory", "yes"),
        ("animalia", "II", "meat", "yes"),
        ("animalia", "III", "skins", "yes"),
        ("plantae", "I", "seeds", "yes"),
        ("plantae", "II", "seeds", "yes"),
        ("animalia", "I", "faeces", "no"),
    ],
)
def test_without_an_annotation_the_convention_answers(kingdom, appendix, what, expected):
    found = covers_specimen(what, kingdom=kingdom, appendix=appendix, on=date(2020, 1, 1))
    assert found.answer == expected
    assert found.words


def test_waste_products_were_not_told_apart_before_the_resolution_said_so():
    found = covers_specimen("ambergris", kingdom="animalia", appendix="I", on=date(2000, 1, 1))
    assert found.answer is Covers.YES


def test_there_are_two_kingdoms():
    with pytest.raises(ValueError, match="not fungi"):
        covers_specimen("spores", kingdom="fungi", appendix="II", on=date(2020, 1, 1))


def test_every_part_is_found_by_its_own_name():
    assert [part for part in PARTS if part_called(part) != part] == []


def test_the_longest_name_is_read():
    assert parts_in("cut flowers and fruits") == (("cut flowers", "fruits"), "and")


def test_being_akin_goes_both_ways():
    assert [(a, b) for a in PARTS for b in PARTS if akin(a, b) != akin(b, a)] == []


@pytest.mark.shared
def test_every_text_of_the_conferences_to_2013_is_taken_apart():
    if not LEGACY.exists():
        pytest.skip("no ../shared")
    with LEGACY.open(encoding="utf-8", newline="") as lines:
        texts = {row["Text"] for row in csv.DictReader(lines)}
    readings = [read_annotation(text) for text in texts]
    assert None not in readings
    assert [reading for reading in readings if reading.open_words] == []
    assert all(reading.excepted for reading in readings if reading.form is Form.ALL_EXCEPT)


BOWS = (
    "All parts, derivatives and finished products, except re-export of finished musical instruments, finished musical "
    "instrument accessories and finished musical instrument parts"
)
KERNEL = (
    "The kernel (also known as 'endosperm', 'pulp' or 'copra') and any derivative thereof, except finished products "
    "packaged and ready for retail trade"
)


@pytest.mark.parametrize("words", ["in vitro, transported", "in vitro, in solid or liquid media, transported"])
def test_tissue_cultures_are_read_with_and_without_their_media(words):
    text = f"All parts and derivatives, except: a) seeds; and b) seedling or tissue cultures obtained {words} in sterile containers"
    assert answer(text, "cultures") is Covers.NO
    assert answer(text, "leaves") is Covers.YES


def test_what_is_excepted_behind_a_list_of_parts_is_not_covered():
    assert answer(KERNEL, "kernel") is Covers.YES
    assert answer(KERNEL, "finished products packaged for retail trade") is Covers.NO
    assert answer(KERNEL, "oils") is Covers.UNKNOWN


def test_an_exception_of_re_exports_leaves_the_answer_and_is_told_where_it_may_matter():
    instruments = covers(Annotation("#10", {"en": BOWS}), "finished musical instruments")
    assert instruments.answer is Covers.YES
    assert instruments.unless[0].startswith("re-export of")
    assert covers(Annotation("#10", {"en": BOWS}), "sawn wood").unless == ()


@pytest.mark.parametrize(
    ("text", "what", "expected"),
    [
        ("Logs, sawn wood and veneer sheets", "SAW", "yes"),
        ("Logs, sawn wood and veneer sheets", "LVS", "no"),
        ("Logs, sawn wood and veneer sheets", "TIM", "unknown"),
        ("Underground parts (i.e. roots, rhizomes): whole, parts and powdered", "tubers", "unknown"),
        ("All parts and derivatives, except: a) seeds and pollen", "BAR", "yes"),
        ("Excluding parts and derivatives, other than eggs", "SKI", "no"),
    ],
)
def test_the_term_codes_of_the_trade_database_are_known(text, what, expected):
    assert answer(text, what) is Covers(expected)
