import csv
import io
import json

import pytest
from click.testing import CliRunner

from accord.cli import names_parse
from accord.cli.names import command
from accord.core.errors import Invalid


def run(*arguments, given=b""):
    return CliRunner().invoke(command, [*arguments], input=given, catch_exceptions=False)


def answers(*arguments, given):
    return [json.loads(line) for line in run("parse", *arguments, given=given).stdout.splitlines()]


def test_each_line_is_answered_in_its_place_also_an_empty_one():
    given = b"Loxodonta africana (Blumenbach, 1797)\n\nPanthera tigris ssp. altaica\r\nAfrican elephant"
    found = answers("-", given=given)
    assert [row["input"] for row in found] == [
        "Loxodonta africana (Blumenbach, 1797)",
        "",
        "Panthera tigris ssp. altaica",
        "African elephant",
    ]
    assert [row["canonical"] for row in found] == ["Loxodonta africana", None, "Panthera tigris altaica", None]
    assert found[0] | {"parser_version": ""} == {
        "input": "Loxodonta africana (Blumenbach, 1797)",
        "canonical": "Loxodonta africana",
        "rank": "species",
        "genus": "Loxodonta",
        "epithet": "africana",
        "infraspecific": None,
        "authorship": "(Blumenbach, 1797)",
        "year": 1797,
        "stem": "Loxodonta african",
        "grade": "A",
        "warnings": [],
        "parser": "fast",
        "parser_version": "",
        "hybrid": False,
    }
    assert found[3]["warnings"] == ["not a scientific name"]


def test_bytes_that_are_no_text_are_refused_and_nothing_else():
    found = answers(given=b"Panthera\xffleo\nPanthera leo\n\xc3\x28\n")
    assert [(row["grade"], row["canonical"]) for row in found] == [("E", None), ("A", "Panthera leo"), ("E", None)]
    assert found[0]["warnings"] == ["bytes that are no UTF-8 text"]


def test_a_byte_order_mark_belongs_to_no_name():
    assert answers(given=b"\xef\xbb\xbfPanthera leo\n")[0]["input"] == "Panthera leo"


def test_the_table_has_a_header_and_a_row_for_each_line():
    out = run("parse", "--format", "csv", given=b'Aus "x, y" bus\nPuma concolor (L.)\n').stdout
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["input"] for row in rows] == ['Aus "x, y" bus', "Puma concolor (L.)"]
    assert rows[1]["authorship"] == "(L.)"


def test_a_rank_for_all_names_is_taken_as_lists_write_it():
    assert answers("--rank", "SPECIES", given=b"Zodarion van Bosmans, 2009\n")[0]["canonical"] == "Zodarion van"
    with pytest.raises(Invalid, match="no rank that is known"):
        run("parse", "--rank", "emperor", given=b"Panthera leo\n")


def test_order_is_kept_over_many_chunks(monkeypatch):
    monkeypatch.setattr(names_parse, "_LINES", 7)
    names = [f"Genus{chr(97 + number % 26)} epithet{chr(97 + number // 26)}us" for number in range(100)]
    found = answers(given="\n".join(names).encode())
    assert [row["input"] for row in found] == names


def test_authors_are_compared_line_by_line(tmp_path):
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("L.\tLinnaeus\nMill.\tGray\nMill.\t\n", encoding="utf-8")
    assert run("authors", str(pairs)).stdout.splitlines() == ["same", "different", "unknown"]


def test_a_line_that_is_no_pair_is_named_and_keeps_its_place():
    with pytest.raises(Invalid, match="on 1 of the lines"):
        run("authors", "-", given=b"L.\tLinnaeus\nMill.\n")
    result = CliRunner().invoke(command, ["authors", "-"], input=b"L.\tLinnaeus\nMill.\n")
    assert result.stdout.splitlines() == ["same", "unknown"]
    assert "line 2" in result.stderr
