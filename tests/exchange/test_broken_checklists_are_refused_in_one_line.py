"""What cannot be a checklist is refused with file, place and reason; what is odd in one that can is told, never mended."""

import gzip
import io
import struct
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_checklists import COLDP, DARWIN_CORE, META, archive, codes, folder, read_text, rows, table, zipped

from accord.core.errors import Invalid
from accord.exchange.checklists.recognised import read_checklist
from trials import trials

HEADER = "id,scientificName,acceptedNameUsageID,parentNameUsageID,taxonomicStatus\n"


def damaged(data: bytes, at: int) -> bytes:
    return data[:at] + b"????" + data[at + 4 :]


NO_LIST = {
    "nothing": (b"", "the file is empty"),
    "blank lines": (b"\n\n  \n", "the file is empty"),
    "a PDF": (b"%PDF-1.7 ...", "this is a PDF"),
    "a page": (b"<!DOCTYPE html><html>", "this is a web page"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old spreadsheet"),
    "a database": (b"SQLite format 3\0", "this is a database file"),
    "NUL bytes": (b"id,name\n1,Felis\0catus\n", "line 2: NUL byte"),
    "half a UTF-16": ("id,name\n".encode("utf-16")[:-1], "is damaged at byte"),
    "a cell without end": (b'id,name\n1,"Felis catus\n2,Felis silvestris\n', "quotation mark is not closed"),
    "text behind a mark": (b'id,name\n\n1,"Felis" catus\n', "text follows a closing quotation mark"),
    "numbers only": (b"a,b\n1,2\n3,4\n", "no column looks like scientific names"),
    "no names": (b"id,scientificName\n1,\n2,NULL\n", "no row holds a name"),
    "a gzip cut off": (gzip.compress(b"name\nFelis catus\n")[:-6], "the gzip file is cut off"),
    "a damaged gzip": (damaged(gzip.compress(b"name\nFelis catus\n" * 99), 15), "the gzip file is"),
    "a damaged Parquet": (b"PAR1 rubbish PAR1", "the Parquet file is damaged"),
    "a workbook": (zipped({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "this is a spreadsheet"),
    "an empty zip": (zipped({}), "the archive is empty"),
    "a zip cut off": (zipped({"taxon.csv": "name\nFelis catus\n"})[:-8], "the zip archive is damaged"),
    "a way out": (zipped({"../taxon.csv": "name\n"}), "names a file outside of itself"),
    "a way to the root": (zipped({"/etc/passwd": "name\n"}), "names a file outside of itself"),
    "a way to a drive": (zipped({"C:\\taxon.csv": "name\n"}), "names a file outside of itself"),
    "no table": (zipped({"readme.md": "hello"}), "no table of names in it"),
    "two tables": (zipped({"a.csv": "x,y\n1,2\n", "b.csv": "x,y\n1,2\n"}), "several tables"),
}


@pytest.mark.parametrize("what", NO_LIST)
def test_what_is_no_list_is_refused_in_one_line(tmp_path, what):
    data, reason = NO_LIST[what]
    file = table(tmp_path, data, "list.bin")
    with pytest.raises(Invalid) as refused:
        read_checklist(file)
    assert reason in str(refused.value)
    assert str(refused.value).startswith(str(file))
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Invalid, match="there is no such file"):
        read_checklist(tmp_path / "none.csv")


def test_an_empty_folder_is_told(tmp_path):
    with pytest.raises(Invalid, match="the folder is empty"):
        read_checklist(folder(tmp_path, {}))


def test_a_link_out_of_a_folder_is_none_of_its_files(tmp_path):
    secret = table(tmp_path, "name\nFelis catus\n", "secret.csv")
    target = folder(tmp_path, {"readme.md": "nothing"})
    (target / "taxon.csv").symlink_to(secret)
    with pytest.raises(Invalid, match="no table of names"):
        read_checklist(target)


def test_a_bomb_is_not_opened(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack, pack.open("taxon.csv", "w") as member:
        for _ in range(80):
            member.write(b"a" * (1 << 20))
    with pytest.raises(Invalid, match="would unpack to"):
        read_checklist(table(tmp_path, out.getvalue(), "bomb.zip"))


def test_an_archive_that_lies_about_its_size_is_refused(tmp_path):
    data = bytearray(zipped({"taxon.csv": "name\n" + "Felis catus\n" * 999}))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 50)  # says 50 bytes
    with pytest.raises(Invalid, match=r"made to harm|damaged"):
        read_checklist(table(tmp_path, bytes(data), "liar.zip"))


def test_a_gzip_bomb_is_not_opened(tmp_path):
    with pytest.raises(Invalid, match="packs far more than a list can"):
        read_checklist(table(tmp_path, gzip.compress(b"\n" * (200 << 20)), "bomb.csv.gz"))


BROKEN_DESCRIPTIONS = {
    "the description names no core": META.replace("core", "kern"),
    "stands outside of the archive": META.replace("taxa.txt", "../taxa.txt"),
    "which is not there": META.replace("taxa.txt", "other.txt"),
    "a checklist has a core of taxa": META.replace("terms/Taxon", "terms/Occurrence"),
    "the description speaks of column 9": META.replace('index="4"', 'index="8"'),
    "is no number of a column": META.replace('index="4"', 'index="four"'),
    "one character is needed": META.replace('fieldsTerminatedBy="|"', 'fieldsTerminatedBy="||"'),
    "the XML cannot be read": META[:120],
    "the XML declares entities": '<!DOCTYPE a [<!ENTITY b "c">]><archive/>',
    "no column holds scientificName": META.replace("scientificName", "somethingElse"),
}


@pytest.mark.parametrize("reason", BROKEN_DESCRIPTIONS)
def test_a_description_that_fits_no_table_is_refused(tmp_path, reason):
    with pytest.raises(Invalid, match=reason):
        read_checklist(archive(tmp_path, {**DARWIN_CORE, "meta.xml": BROKEN_DESCRIPTIONS[reason]}))


def test_tables_of_coldp_need_their_ids(tmp_path):
    with pytest.raises(Invalid, match="row 1: the column ID is missing"):
        read_checklist(archive(tmp_path, {**COLDP, "NameUsage.tsv": "name\tstatus\nFelis catus\taccepted\n"}))


# What is odd ------------------------------------------------------------------------------------------------------


def told(tmp_path, text: str) -> list[tuple[str, str]]:
    """Codes of the findings with the places in them."""
    read = read_text(tmp_path, HEADER + text)
    return [(finding.code, finding.text.partition("list.csv, ")[2] or finding.text) for finding in read.findings]


def test_a_link_to_nothing_is_told_and_left_out(tmp_path):
    assert told(tmp_path, "1,Felis catus,9,,synonym\n") == [
        ("accepted-name-missing", "row 2: Felis catus points to 9, which is not in the list")
    ]


def test_a_circle_of_accepted_names_is_told_with_its_names(tmp_path):
    found = dict(told(tmp_path, "1,A b,2,,synonym\n2,A c,3,,synonym\n3,A d,1,,synonym\n4,A e,1,,synonym\n"))
    assert found["accepted-names-in-a-circle"] == "row 2: A b → A c → A d → A b"


def test_a_synonym_of_a_synonym_is_told_and_kept(tmp_path):
    text = "1,A b,,,accepted\n2,A c,1,,synonym\n3,A d,2,,synonym\n"
    assert told(tmp_path, text) == [
        ("synonym-of-a-synonym", "row 4: A d points to A c, which is itself no accepted name")
    ]
    assert rows(read_text(tmp_path, HEADER + text), "accepted_ids") == [[], ["1"], ["2"]]


def test_a_missing_parent_and_a_circle_of_parents_are_told_and_left_out(tmp_path):
    text = "1,A b,,7,accepted\n2,B c,,3,accepted\n3,B d,,2,accepted\n4,B e,,2,accepted\n"
    assert told(tmp_path, text) == [
        ("parent-missing", "row 2: the parent 7 of A b is not in the list"),
        ("parents-in-a-circle", "row 3: B c → B d → B c"),
    ]
    assert rows(read_text(tmp_path, HEADER + text), "parent_id") == [None, None, None, "2"]


def test_an_id_that_stands_twice_is_told_and_both_names_stay(tmp_path):
    text = "1,A b,,,accepted\n1,A c,,,accepted\n2,A d,1,,synonym\n"
    assert told(tmp_path, text) == [("id-repeated", "row 3: the id 1 stands twice: A c is called 1#3")]
    assert rows(read_text(tmp_path, HEADER + text), "id") == ["1", "1#3", "2"]


def test_the_same_row_twice_is_one(tmp_path):
    text = "1,A b,,,accepted\n1,A b,,,accepted\n"
    assert told(tmp_path, text) == []
    assert rows(read_text(tmp_path, HEADER + text), "id") == ["1"]


def test_a_row_without_id_or_name_is_told(tmp_path):
    assert told(tmp_path, "1,A b,,,accepted\n,A c,,,accepted\n3,,,,accepted\n") == [
        ("name-missing", "row 4: no name: left out"),
        ("id-missing", "row 3: “A c” has no id: called row:3"),
    ]


def test_an_accepted_name_that_points_elsewhere_is_told(tmp_path):
    found = told(tmp_path, "1,A b,,,accepted\n2,A c,1,,accepted\n")
    assert [code for code, _ in found] == ["accepted-name-points-elsewhere"]


def test_an_unknown_status_is_told_and_the_links_decide(tmp_path):
    text = "1,A b,,,accepted\n2,A c,1,,wobbly\n3,A d,,,wobbly\n"
    ((code, said),) = told(tmp_path, text)
    assert (code, "“wobbly” is no status we know (2 rows)" in said) == ("status-not-known", True)
    assert rows(read_text(tmp_path, HEADER + text), "status") == ["accepted", "synonym", "not_accepted"]


def test_rows_with_too_many_or_too_few_cells_are_told(tmp_path):
    read = read_text(tmp_path, "id,name,rank\n1,A b,species\n2,A c\n3,A d,species,surplus\n4,A e,species,\n")
    assert [finding.text.partition("list.csv, ")[2] for finding in read.findings] == [
        "row 3: only 2 cells where the header has 3: the rest is empty",
        "row 4: 4 cells where the header has 3: left out",
    ]
    assert rows(read, "name") == ["A b", "A c", "A e"]


def test_thousands_of_odd_rows_are_told_once_they_are_too_many_to_read(tmp_path):
    text = "".join(f"{number},A b,x{number},,synonym\n" for number in range(1000))
    read = read_text(tmp_path, HEADER + text)
    assert len(codes(read)) == 201
    assert read.findings[-1].text.endswith("800 more rows like those above")


@settings(max_examples=trials(60), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"id,name\n", b"scientificName\ttaxonRank\ttaxonID\n", b"PK\x03\x04", b"PAR1"]),
)
def test_no_bytes_make_a_traceback(tmp_path, noise, start):
    file = table(tmp_path, start + noise, "noise")
    said = ""
    try:
        assert read_checklist(file).columns.names.height
    except Invalid as refused:
        said = str(refused)
    assert "\n" not in said
