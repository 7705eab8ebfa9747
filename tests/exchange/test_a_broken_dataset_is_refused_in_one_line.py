"""Each refusal names the file as it was given, the row a person would look for, and the reason."""

import gzip
from pathlib import Path

import pytest

from accord.core.errors import Invalid
from accord.exchange.listings_dataset import read_history

TAXA = "id,checklist,name,authorship,rank,parent,status,accepted\n"
EVENTS = "id,instrument,change,appendix,taxon,effective,party,populations,except_taxa,except_populations,included_in\n"
FOLDERS = [
    ({"taxa.csv": TAXA + "1,,Canis,,clade,,,\n"}, "taxa.csv, row 2", "“clade” is not a rank"),
    ({"taxa.csv": TAXA + "1,,Canis,,,,,\n"}, "taxa.csv, row 2", "no rank"),
    ({"taxa.csv": TAXA + "1,,,,genus,,,\n"}, "taxa.csv, row 2", "no name"),
    ({"taxa.csv": TAXA + ",,Canis,,genus,,,\n"}, "taxa.csv, row 2", "no id"),
    (
        {"taxa.csv": TAXA + "1,,Canis,,genus,,,\n\n1,,Lutra,,genus,,,\n"},
        "taxa.csv, row 4",
        "stands twice: “1”, first in",
    ),
    ({"taxa.csv": TAXA + "1,,Canis,,genus,9,,\n"}, "taxa.csv, row 2", "parent “9” is not among the taxa"),
    (
        {"taxa.csv": TAXA + "1,,Canis,,genus,,synonym,2 9\n2,,Lutra,,genus,,,\n"},
        "taxa.csv, row 2",
        "accepted taxon “9”",
    ),
    ({"taxa.csv": TAXA + "1,,Canis,,genus,2,,\n2,,Lutra,,genus,1,,\n"}, "taxa.csv, row ", "lead back to itself"),
    ({"taxa.csv": TAXA + "1,,Canis,,genus,,synonym,1\n"}, "taxa.csv, row 2", "accepted names of “1” lead back"),
    ({"taxa.csv": TAXA + "1,,Canis,,genus,,lost,\n"}, "taxa.csv, row 2", "“lost” is not a status"),
    ({"taxa.csv": TAXA + "1,,Canis\n"}, "taxa.csv, row 2", "the row has 3 cells, the header 8"),
    ({"taxa.csv": TAXA + '1,,"Canis,,genus,,,\n'}, "taxa.csv, row 2", "inside a quoted cell"),
    ({"taxa.csv": TAXA + '1,,"' + "x" * 1_100_000 + '",,genus,,,\n'}, "taxa.csv, row 2", "more than 1 MB"),
    ({"taxa.csv": "name;rank\nCanis;genus\n"}, "taxa.csv, row 1", "column is missing: id (found: name, rank)"),
    ({"taxa.csv": "id,name,rank,name\n"}, "taxa.csv, row 1", "“name” stands twice"),
    ({"taxa.csv": ""}, "taxa.csv", "empty"),
    ({"taxa.csv": b"id,name,rank\n1,Can\0is,genus\n"}, "taxa.csv, line 2", "NUL"),
    ({"taxa.csv": "id,name,rank\n".encode("utf-16")}, "taxa.csv", "UTF-16"),
    ({"taxa.csv": b"id,name,rank\n1,Can\x81is,genus\n"}, "taxa.csv, line 2", "neither UTF-8 nor Windows-1252"),
    ({"taxa.csv": b"PK\x03\x04spreadsheet"}, "taxa.csv", "a spreadsheet"),
    ({"taxa.csv": gzip.compress(TAXA.encode())[:-9]}, "taxa.csv", "cut off"),
    ({"taxa.csv": b"\x1f\x8bnonsense and more of it"}, "taxa.csv", "damaged"),
    ({"ranges.csv": "taxon,country\n9,IN\n"}, "ranges.csv, row 2", "taxon “9” is not among the taxa"),
    ({"ranges.csv": "taxon,country\n2,India\n"}, "ranges.csv, row 2", "“India” is not a country code"),
    ({"ranges.csv": "taxon,country\n2,\n"}, "ranges.csv, row 2", "not a country code"),
    (
        {"events.csv": EVENTS + "a,cites,uplisting,I,2,2010-06-23,,,,,\n"},
        "events.csv, row 2",
        "“uplisting” is not a change",
    ),
    ({"events.csv": EVENTS + "a,cites,addition,,2,2010-06-23,,,,,\n"}, "events.csv, row 2", "no appendix"),
    ({"events.csv": EVENTS + "a,cites,addition,IV,2,2010-06-23,,,,,\n"}, "events.csv, row 2", "has no Appendix “IV”"),
    (
        {"events.csv": EVENTS + "a,cms,addition,III,2,2010-06-23,,,,,\n"},
        "events.csv, row 2",
        "CMS has no Appendix “III”",
    ),
    ({"events.csv": EVENTS + "a,,addition,I,2,2010-06-23,,,,,\n"}, "events.csv, row 2", "no instrument"),
    ({"events.csv": EVENTS + ",cites,addition,I,2,2010-06-23,,,,,\n"}, "events.csv, row 2", "no id"),
    (
        {"events.csv": EVENTS + "a,cites,addition,I,2,2010-02-30,,,,,\n"},
        "events.csv, row 2",
        "not a day of the calendar",
    ),
    (
        {"events.csv": EVENTS + "a,cites,addition,I,2,0000-00-00,,,,,\n"},
        "events.csv, row 2",
        "no date of entry into force",
    ),
    ({"events.csv": EVENTS + "a,cites,addition,I,2,June 2010,,,,,\n"}, "events.csv, row 2", "is not a date"),
    ({"events.csv": EVENTS + "a,cites,addition,I,9,2010-06-23,,,,,\n"}, "events.csv, row 2", "taxon “9” is not among"),
    ({"events.csv": EVENTS + "a,cites,addition,I,2,2010-06-23,,,9,,\n"}, "events.csv, row 2", "except_taxa names “9”"),
    ({"events.csv": EVENTS + "a,cites,addition,I,2,2010-06-23,,,,,9\n"}, "events.csv, row 2", "included_in names “9”"),
    (
        {"events.csv": EVENTS + "a,cites,addition,I,2,2010-06-23,,IN,,Z,\n"},
        "events.csv, row 2",
        "“Z” is not a country code",
    ),
    (
        {"events.csv": EVENTS + "a,cites,addition,I,2,2010-06-23,in,,,,\n"},
        "events.csv, row 2",
        "“in” is not a country code",
    ),
    (
        {"events.csv": EVENTS + 2 * "a,cites,addition,I,2,2010-06-23,,,,,\n"},
        "events.csv, row 3",
        "the id of an event stands twice",
    ),
]


@pytest.mark.parametrize(("changes", "place", "reason"), FOLDERS, ids=[reason for _, _, reason in FOLDERS])
def test_a_folder_with_a_broken_part(folder, monkeypatch, changes, place, reason):
    target = folder(changes)
    monkeypatch.chdir(target.parent)
    with pytest.raises(Invalid) as refused:
        read_history(Path("wolf"))
    assert refused.value.place.startswith(f"wolf/{place}")
    assert reason in refused.value.reason
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 400


@pytest.mark.parametrize("part", ["taxa", "events"])
def test_a_folder_without_a_part(folder, part):
    target = folder()
    (target / f"{part}.csv").unlink()
    with pytest.raises(Invalid, match=f"holds no {part}.csv"):
        read_history(target)


def test_a_folder_with_one_part_twice(folder):
    target = folder({"taxa.csv.gz": gzip.compress(TAXA.encode())})
    with pytest.raises(Invalid, match=r"both taxa\.csv and taxa\.csv\.gz"):
        read_history(target)


def test_no_such_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Invalid, match=r"^nothing\.json: there is no such file$"):
        read_history(Path("nothing.json"))


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000], ids=["NUL in the name", "endless name"])
def test_a_name_that_no_file_can_have(name):
    with pytest.raises(Invalid):
        read_history(Path(name))


@pytest.mark.parametrize(
    ("change", "place", "reason"),
    [
        (lambda bear: bear.pop("format"), "", "not a dataset"),
        (lambda bear: bear.pop("taxa"), "", "“taxa” is missing"),
        (lambda bear: bear.update(taxa={}), "", "“taxa” is an object, not a list"),
        (lambda bear: bear["taxa"].append("s"), "taxa[2]", "text, not an object"),
        (lambda bear: bear["taxa"][1].update(parent="x"), "taxa[1]", "parent “x”"),
        (lambda bear: bear["taxa"][1].update(name=["Ursus"]), "taxa[1]", "“name” is a list"),
        (lambda bear: bear["taxa"][1].update(name="x" * 1_100_000), "taxa[1]", "more than 1 MB"),
        (lambda bear: bear["events"].append(5), "events[1]", "a number, not an object"),
        (lambda bear: bear["events"][0].update(effective="2010-13-01"), "events[0]", "calendar"),
        (lambda bear: bear["events"][0].update(effective=None), "events[0]", "no date"),
        (lambda bear: bear["events"][0].update(populations=[{}]), "events[0]", "an object, not text"),
        (lambda bear: bear["events"][0].update(populations={"BT": 1}), "events[0]", "an object, not text"),
        (lambda bear: bear["events"][0].update(implied="perhaps"), "events[0]", "neither yes nor no"),
        (lambda bear: bear.update(range=[]), "", "“range” is a list"),
        (lambda bear: bear.update(range={"s": "BT"}), "range.s", "text, not a list"),
        (lambda bear: bear.update(range={"s": ["Bhutan"]}), "range.s", "“Bhutan” is not a country code"),
        (lambda bear: bear.update(range={"x": ["BT"]}), "range.x", "taxon “x”"),
        (lambda bear: bear["taxa"][1].update(name="Ursus \ud800"), "", "surrogate"),
        (lambda bear: bear["taxa"][1].update(name="Ursus \0"), "", "NUL"),
    ],
)
def test_a_json_document_with_a_broken_part(file, bear, monkeypatch, change, place, reason):  # noqa: PLR0917
    change(bear)
    path = file(bear, "bear.json")
    monkeypatch.chdir(path.parent)
    with pytest.raises(Invalid) as refused:
        read_history(Path("bear.json"))
    assert refused.value.place == (f"bear.json, {place}" if place else "bear.json")
    assert reason in refused.value.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"[1, 2]", "not a dataset"),
        (b'{"format": "accord-listings/2"}', "not a dataset"),
        (b'{"format": ', "not JSON"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"a": ' * 200_000, "nested too deeply"),
        (b'{"format": ' + b"9" * 5000 + b"}", "too long"),
        (b'{"format": "\xff"}', "not UTF-8"),
        (b"hello\n", "of no known list"),
        (b"id,name,rank\n", "give the folder"),
        (b"TaxonId,FullName,Kingdom\n", "looks like Checklist index"),
    ],
)
def test_a_file_that_is_no_dataset(file, content, reason):
    with pytest.raises(Invalid, match=reason):
        read_history(file(content))
