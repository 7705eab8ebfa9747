import gzip
import json

import polars as pl
import pytest

HEADER = "id,input,status,method,matched_name,matched_id,accepted_name,accepted_id,author,candidates,explanation"


@pytest.fixture
def cats(tmp_path):
    path = tmp_path / "cats.csv"
    path.write_text(
        "taxonID,scientificName,scientificNameAuthorship,family,taxonomicStatus,acceptedNameUsageID\n"
        '4711,Panthera uncia,"(Schreber, 1775)",Felidae,accepted,\n'
        '12,Panthera leo,"(Linnaeus, 1758)",Felidae,accepted,\n'
        "13,Uncia uncia,,Felidae,synonym,4711\n"
    )
    return path


def _rows(printed):
    header, *rows = printed.splitlines()
    assert header == HEADER
    return rows


def test_a_table_keeps_its_own_ids_and_lines_without_one_their_number(accord, tmp_path, cats):
    queries = tmp_path / "q.csv"
    queries.write_text('id,scientificName,authorship\n1,Felis uncia,"Schreber, 1775"\n,Panthera leo,\n')
    assert _rows(accord("names", "match", str(queries), "--against", str(cats)).out) == [
        '1,Felis uncia,matched,transfer,Panthera uncia,4711,Panthera uncia,4711,same,,"same epithet, author and year (Schreber, 1775) in Panthera"',
        "1,Panthera leo,matched,exact,Panthera leo,12,Panthera leo,12,unknown,,the same name",
    ]


def test_one_name_a_line_is_one_answer_a_line_also_for_empty_ones(accord, tmp_path, cats):
    queries = tmp_path / "q.txt"
    queries.write_bytes(b"Panthera leo (Linnaeus, 1758)\r\n\r\nUncia uncia\r\n")
    rows = _rows(accord("names", "match", str(queries), "--against", str(cats)).out)
    assert [row.split(",")[0] for row in rows] == ["0", "1", "2"]
    assert rows[2].startswith("2,Uncia uncia,matched,synonym,Uncia uncia,13,Panthera uncia,4711,unknown,")


@pytest.mark.parametrize("separator", [";", "\t"])
def test_tables_come_as_people_send_them(accord, tmp_path, cats, separator):
    table = "\ufeffnr;Scientific Name;Author;Famille\n7;Panthera leo;Linnaeus, 1758;Felidae\n".replace(";", separator)
    queries = tmp_path / "q.csv.gz"
    queries.write_bytes(gzip.compress(table.encode()))
    (row,) = _rows(accord("names", "match", str(queries), "--against", str(cats)).out)
    assert row.startswith("0,Panthera leo,matched,exact,Panthera leo,12,Panthera leo,12,same")


@pytest.mark.parametrize(
    "table",
    ["genus,species\nPanthera,leo\n", "genus,specificEpithet\nPanthera,leo\n", "nom scientifique\nPanthera leo\n"],
)
def test_a_name_in_two_columns_or_under_another_header_is_the_same_name(accord, tmp_path, cats, table):
    queries = tmp_path / "q.csv"
    queries.write_text(table)
    (row,) = _rows(accord("names", "match", str(queries), "--against", str(cats)).out)
    assert row.startswith("0,Panthera leo,matched,exact,Panthera leo,12")


def test_a_broken_table_is_refused_before_anything_is_printed(accord, tmp_path, cats):
    queries = tmp_path / "q.csv"
    queries.write_text("id,scientificName,authorship\n1,Panthera leo\n")
    run = accord("names", "match", str(queries), "--against", str(cats))
    assert (run.exit_code, run.out) == (2, "")
    assert "q.csv, row 2: the row has 2 cells, the header 3" in run.err


def test_no_names_are_no_answers(accord, tmp_path, cats):
    (tmp_path / "q.txt").write_text("")
    assert accord("names", "match", str(tmp_path / "q.txt"), "--against", str(cats)).out == HEADER + "\n"


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_answers_are_written_in_each_format(accord, tmp_path, cats, ending):
    queries, out = tmp_path / "q.txt", tmp_path / f"out.{ending}"
    queries.write_text("Panthera leo\nPanthera loe\n=SUM(A1)\n")
    run = accord("names", "match", str(queries), "--against", str(cats), "-o", str(out))
    assert run.exit_code == 0
    if ending == "jsonl":
        found = [json.loads(line) for line in out.read_text().splitlines()]
        assert list(found[0]) == HEADER.split(",")
        assert found[2]["input"] == "=SUM(A1)"
    elif ending == "parquet":
        assert pl.read_parquet(out).columns == HEADER.split(",")
    else:
        assert _rows(out.read_text())[2].startswith("2,'=SUM(A1),none")


def test_the_summary_counts_what_became_of_the_names(accord, tmp_path, cats):
    queries = tmp_path / "q.txt"
    queries.write_text("Panthera leo\nUncia uncia\nPanthera sp.\nAfrican elephant\n")
    said = accord("names", "match", str(queries), "--against", str(cats)).err
    assert "Against cats.csv (3 names)." in said
    assert "4 names in " in said
    assert [line.split() for line in said.splitlines()[2:]] == [["matched", "2"], ["higher", "1"], ["none", "1"]]


def test_an_index_is_made_once_and_again_when_the_file_changes(accord, tmp_path, cats):
    queries = tmp_path / "q.txt"
    queries.write_text("Panthera onca\n")
    before = accord("names", "match", str(queries), "--against", str(cats)).out
    assert ",higher,higher,Panthera," in before
    assert accord("names", "match", str(queries), "--against", str(cats)).out == before
    cats.write_text(cats.read_text() + '14,Panthera onca,"(Linnaeus, 1758)",Felidae,accepted,\n')
    assert ",matched,exact,Panthera onca,14," in accord("names", "match", str(queries), "--against", str(cats)).out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ("gone.txt --against cats.csv", "gone.txt: there is no such file"),
        ("q.txt --against gone.csv", "gone.csv: there is no such file"),
        ("q.txt --against cats.csv -o o.docx", "o.docx: the ending must be one of .csv, .jsonl, .parquet"),
    ],
)
@pytest.mark.usefixtures("cats")
def test_what_cannot_be_is_said_in_one_line(accord, tmp_path, monkeypatch, arguments, reason):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "q.txt").write_text("Panthera leo\n")
    run = accord("names", "match", *arguments.split())
    assert run.exit_code == 2
    assert run.err.splitlines()[-1] == f"accord: {reason}"


def test_many_names_are_matched_by_several_processes_with_the_same_answers(accord, tmp_path, cats, monkeypatch):
    from accord.exchange.matching import running

    names = ["Panthera leo", "Felis uncia Schreber, 1775", "Uncia uncia", "Panthera loe", "x"] * 20
    queries = tmp_path / "q.txt"
    queries.write_text("\n".join(names))
    alone = accord("names", "match", str(queries), "--against", str(cats)).out
    monkeypatch.setattr(running, "_WORTH_A_POOL", 10)
    monkeypatch.setattr(running, "_processors", lambda: 2)
    assert accord("names", "match", str(queries), "--against", str(cats)).out == alone
