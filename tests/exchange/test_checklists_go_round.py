"""What is written as ColDP or Darwin Core is read again as it was, and equal lists give equal bytes."""

import csv
import zipfile

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from small_checklists import COLDP, DARWIN_CORE, MDD, archive, read_text

from accord.core.errors import Invalid
from accord.core.taxonomy.columns import NAME_COLUMNS, ChecklistColumns, in_columns
from accord.exchange.checklists.coldp_written import write_coldp
from accord.exchange.checklists.darwin_core_written import write_darwin_core
from accord.exchange.checklists.reading import About
from accord.exchange.checklists.recognised import read_checklist
from trials import trials

WRITERS = pytest.mark.parametrize("write", [write_coldp, write_darwin_core])
EVERYTHING = (
    "id,name,authorship,rank,status,accepted,remarks,countries,original name,nomenclatural status,year,extinct,kingdom,family\n"
    '1,Panthera uncia,"(Schreber, 1775)",species,accepted,,"say ""ounce""",IN|NP|Tibet,Felis uncia,valid,1775,no,Animalia,Felidae\n'
    '2,Felis uncia,"Schreber, 1775",species,synonym,1,,,,,1775,,Animalia,Felidae\n'
    "3,Felis ambigua,,species,ambiguous synonym,1|4,,,,,,,Animalia,Felidae\n"
    "4,Felis catus,,species,provisionally accepted,,,,,nomen dubium,,yes,Animalia,Felidae\n"
    "5,Felis aliena auct.,,species,misapplied,4,,,,,,,Animalia,Felidae\n"
    "6,Felis x hybrida,,species,hybrid,1|4,,,,,,,Animalia,Felidae\n"
    '7,"""Felis"" nuda",,species,unavailable,,"""all of it in marks""",,,,,,Animalia,\n'
)


def assert_equal(one: ChecklistColumns, other: ChecklistColumns) -> None:
    assert_frame_equal(one.names.drop("row"), other.names.drop("row"))
    assert_frame_equal(one.relations, other.relations)
    assert_frame_equal(one.vernaculars, other.vernaculars)


@pytest.fixture
def lists(tmp_path):
    return {
        "everything": read_text(tmp_path, EVERYTHING),
        "mdd": read_text(tmp_path, MDD),
        "coldp": read_checklist(archive(tmp_path, COLDP)),
        "dwca": read_checklist(archive(tmp_path, DARWIN_CORE)),
        "one name": read_text(tmp_path, "Felis catus\n"),
    }


@WRITERS
@pytest.mark.parametrize("which", ["everything", "mdd", "coldp", "dwca", "one name"])
def test_what_is_written_is_read_again(lists, tmp_path, write, which):
    read = lists[which]
    write(read.columns, read.about, tmp_path / "out.zip")
    assert_equal(read_checklist(tmp_path / "out.zip").columns, read.columns)


@WRITERS
def test_what_a_list_says_of_itself_goes_round(tmp_path, write, lists):
    about = About('Cats: "a" <list> & more', "1.2", "2024-01-02", "CC BY 4.0")
    write(lists["mdd"].columns, about, tmp_path / "out.zip")
    assert read_checklist(tmp_path / "out.zip").about == about


@WRITERS
def test_equal_lists_give_equal_bytes(lists, tmp_path, write):
    for name in ("one.zip", "two.zip"):
        write(lists["everything"].columns, About("x"), tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


@WRITERS
def test_a_folder_that_is_not_there_is_told_and_nothing_is_left(lists, tmp_path, write):
    with pytest.raises(Invalid, match="there is no such folder"):
        write(lists["mdd"].columns, About(), tmp_path / "none" / "out.zip")
    with pytest.raises(Invalid, match="this is a folder"):
        write(lists["mdd"].columns, About(), tmp_path)


def test_other_readers_find_one_accepted_name_in_each_row_of_coldp(lists, tmp_path):
    write_coldp(lists["everything"].columns, About(), tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as pack:
        header, *rows = csv.reader(pack.read("NameUsage.tsv").decode().splitlines(), delimiter="\t")
    parents = {row[0]: row[header.index("col:parentID")] for row in rows}
    assert (parents["3"], parents["6"]) == ("1", "")
    statuses = {row[0]: row[header.index("col:status")] for row in rows}
    assert (statuses["3"], statuses["6"]) == ("ambiguous synonym", "accepted")


def test_scientific_names_of_darwin_core_carry_their_authorship(lists, tmp_path):
    write_darwin_core(lists["everything"].columns, About(), tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as pack:
        assert "\tPanthera uncia (Schreber, 1775)\t(Schreber, 1775)\t" in pack.read("taxon.txt").decode()
        assert sorted(pack.namelist()) == ["distribution.txt", "eml.xml", "meta.xml", "speciesprofile.txt", "taxon.txt"]


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="<>&|;_"), min_size=1, max_size=8
)
cells = st.one_of(st.none(), words.filter(lambda word: word.upper() not in {"NULL", "NA", "N/A", "NAN", "NONE", "\\N"}))


@settings(max_examples=trials(40), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@WRITERS
@given(st.lists(st.tuples(words, cells, cells), min_size=1, max_size=6))
def test_any_words_go_round(tmp_path, write, rows):
    names = in_columns(
        pl.DataFrame(
            [
                {
                    "id": f"i{at}",
                    "name": f"Aus {name}",
                    "status": "accepted",
                    "remarks": remarks,
                    "nomenclatural_status": said,
                }
                for at, (name, remarks, said) in enumerate(rows)
            ],
            infer_schema_length=None,
        ),
        NAME_COLUMNS,
    )
    write(ChecklistColumns(names), About(), tmp_path / "out.zip")
    assert_frame_equal(read_checklist(tmp_path / "out.zip").columns.names.drop("row"), names.drop("row"))
