"""`accord names align` writes what it found as tables, as mappings and as a page; whole or not at all."""

import csv

import pytest
from click.testing import CliRunner

from accord.cli.names import command
from accord.core.errors import Invalid
from accord.documents.alignment import FILES
from accord.exchange.decided_pairs import read_decisions

OLD = """id,scientificName,authorship,rank,status,acceptedId
o1,Loxodonta africana,"(Blumenbach, 1797)",species,accepted,
o2,Loxodonta cyclotis,"(Matschie, 1900)",species,synonym,o1
o3,Uncia uncia,"(Schreber, 1775)",species,accepted,
o4,Felis bieti,"Milne-Edwards, 1892",species,accepted,
"""
NEW = """id,scientificName,authorship,rank,status,acceptedId
n1,Loxodonta africana,"(Blumenbach, 1797)",species,accepted,
n2,Loxodonta cyclotis,"(Matschie, 1900)",species,accepted,
n3,Panthera uncia,"(Schreber, 1775)",species,accepted,
n4,<b>Felis</b> margarita,"Loche, 1858",species,accepted,
"""


@pytest.fixture
def run(tmp_path):
    (tmp_path / "old.csv").write_text(OLD)
    (tmp_path / "new.csv").write_text(NEW)

    def align(*options):
        arguments = [
            "align",
            str(tmp_path / "old.csv"),
            str(tmp_path / "new.csv"),
            "-o",
            str(tmp_path / "out"),
            *options,
        ]
        CliRunner().invoke(command, arguments, catch_exceptions=False)
        return tmp_path / "out"

    return align


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_taxon_has_a_row_with_its_relation_cover_and_reason(run):
    found = {(row["left_id"], row["right_id"]): row for row in rows(run() / "alignment.csv")}
    assert {pair: row["relation"] for pair, row in found.items()} == {
        ("o1", "n1"): "includes",
        ("o1", "n2"): "includes",
        ("o3", "n3"): "congruent",
        ("o4", ""): "only_left",
        ("", "n4"): "only_right",
    }
    split = found["o1", "n2"]
    assert (split["cover_of_left"], split["cover_of_right"]) == ("partly", "wholly")
    assert split["in_both"] == "cyclotis (Matschie, 1900)"
    assert "calls it a synonym of Loxodonta africana" in split["explanation"]
    assert found["o3", "n3"]["author"] == "same"


def test_discrepancies_say_what_they_do_to_a_listing(run):
    found = {(row["discrepancy"], row["right_id"]): row for row in rows(run() / "discrepancies.csv")}
    assert found["split", "n2"]["effect"].startswith("Loxodonta cyclotis of new.csv is wholly covered by a listing")
    assert found["genus_transfer", "n3"]["state"] == "open"


def test_mappings_are_sssom_with_tcs_relations_and_skos_where_it_says_the_same(run):
    lines = (run() / "alignment.sssom.tsv").read_text(encoding="utf-8").splitlines()
    table = [line.split("\t") for line in lines if not line.startswith("#")]
    said = {(row[0], row[2], row[3]) for row in table[1:]}
    assert ("old-csv:o1", "tcs:includes", "new-csv:n2") in said
    assert ("old-csv:o1", "skos:narrowMatch", "new-csv:n2") in said
    assert ("old-csv:o3", "skos:exactMatch", "new-csv:n3") in said
    assert len({len(row) for row in table}) == 1
    assert {row[3] for row in table[1:]} == {"new-csv:n1", "new-csv:n2", "new-csv:n3"}, "a single is no mapping"


def test_the_page_needs_nothing_else_and_shows_names_in_both_and_elsewhere(run):
    page = (run() / "report.html").read_text(encoding="utf-8")
    assert "Splits and lumps (2 pairs)" in page
    assert "Names in both" in page
    assert "<script" not in page
    assert "http" not in page
    assert "color-scheme: light dark" in page


def test_a_decision_of_a_person_stands_and_is_shown(run, tmp_path):
    (tmp_path / "decided.csv").write_text(
        "left_id,relation,right_id,reason,decided_by,decided_on\no1,congruent,n1,As listed,A. Person,2024-02-03\n"
    )
    out = run("--decisions", str(tmp_path / "decided.csv"))
    row = next(row for row in rows(out / "alignment.csv") if row["right_id"] == "n1")
    assert row["relation"] == "congruent"
    assert row["decision"] == "congruent: As listed (A. Person on 2024-02-03)"
    assert {"decision_contradicted", "contradiction"} <= {
        each["discrepancy"] for each in rows(out / "discrepancies.csv")
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("left_id,right_id\n1,2\n", "there is no column relation"),
        ("left_id,relation,right_id,reason\n1,same,2,x\n", "row 2: “same” is no relation"),
        ("left_id,relation,right_id,reason\n1,congruent,2,\n", "row 2: a decision needs a reason"),
        ("left_id,relation,right_id,reason\n1,congruent,,x\n", "row 2: neither right_id nor right_name is given"),
        ("left_id,relation,right_id,reason,decided_on\n1,congruent,2,x,3/2/24\n", "row 2: “3/2/24” is no day"),
    ],
)
def test_a_decision_that_cannot_be_read_is_named_with_its_row(tmp_path, text, reason):
    (tmp_path / "decided.csv").write_text(text)
    with pytest.raises(Invalid) as refused:
        read_decisions(tmp_path / "decided.csv")
    assert reason in str(refused.value)


def test_an_interrupted_run_leaves_what_was_there(run, tmp_path, monkeypatch):
    before = (run() / "alignment.csv").read_text(encoding="utf-8")

    def broken(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("accord.documents.alignment.write_report", broken)
    (tmp_path / "new.csv").write_text(NEW.replace("n3,", "n9,"))
    with pytest.raises(OSError, match="No space"):
        run()
    assert (tmp_path / "out" / "alignment.csv").read_text(encoding="utf-8") == before
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(FILES)


def test_a_file_where_the_folder_should_be_is_refused(tmp_path):
    (tmp_path / "old.csv").write_text(OLD)
    (tmp_path / "out").write_text("")
    arguments = ["align", str(tmp_path / "old.csv"), str(tmp_path / "old.csv"), "-o", str(tmp_path / "out")]
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 2
    assert "is a file" in result.output
