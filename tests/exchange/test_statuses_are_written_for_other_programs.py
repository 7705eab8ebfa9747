"""JSON lines, CSV and Parquet of statuses, with the field names of the contract."""

import csv
import io
import json
from datetime import date

import polars as pl
import pytest

from accord.core.errors import Invalid
from accord.core.listings.model import AppendixEntry, Basis, Finding, ReservationEntry, Status, Taxon
from accord.exchange.status_table import CSV_COLUMNS, write_statuses

DAY = date(2013, 12, 31)
TAXA = {
    "s": Taxon("s", "Canis lupus", "species"),
    "n": Taxon("n", '=cmd|"x"', "species"),
    "q": Taxon("q", "Avis “lineata”\n\t\\ \x1f \u2028 é", "species"),
}
SPLIT = Status(
    "s",
    "cites",
    DAY,
    "I/II",
    "I/II",
    Basis.EXPLICIT,
    (
        AppendixEntry("I", "c3", "s", date(2010, 6, 23), ("BT", "IN")),
        AppendixEntry("III", "c4", "s", date(2010, 6, 23), (), ("BT", "IN"), "GH", "A “note”"),
    ),
    (ReservationEntry("CH", "I", "r1", "s", date(2010, 9, 1)),),
    (Finding("range-status", "BT: extinct", event="c3"),),
)
PLAIN = Status("n", "cms", DAY, "NC", "NC", Basis.NONE)
ODD = Status("q", "cms", DAY, "NC", "NC", Basis.NONE)


def _written(form, statuses):
    out = io.BytesIO()
    write_statuses(statuses, TAXA, form, out)
    return out.getvalue()


def test_a_json_line_says_all_in_the_order_of_the_contract():
    line = _written("jsonl", [SPLIT]).decode()
    assert list(json.loads(line)) == [
        *("taxon", "name", "rank", "instrument", "on", "listing", "own", "basis"),
        *("appendices", "reservations", "findings"),
    ]
    assert json.loads(line) == {
        "taxon": "s",
        "name": "Canis lupus",
        "rank": "species",
        "instrument": "cites",
        "on": "2013-12-31",
        "listing": "I/II",
        "own": "I/II",
        "basis": "explicit",
        "appendices": [
            {
                "appendix": "I",
                "populations": ["BT", "IN"],
                "except_populations": [],
                "party": None,
                "event": "c3",
                "via": "s",
                "since": "2010-06-23",
                "annotation": None,
            },
            {
                "appendix": "III",
                "populations": [],
                "except_populations": ["BT", "IN"],
                "party": "GH",
                "event": "c4",
                "via": "s",
                "since": "2010-06-23",
                "annotation": "A “note”",
            },
        ],
        "reservations": [{"party": "CH", "appendix": "I", "event": "r1", "via": "s", "since": "2010-09-01"}],
        "findings": [{"code": "range-status", "text": "BT: extinct", "event": "c3"}],
    }


def test_json_is_written_as_the_json_module_would():
    lines = _written("jsonl", [SPLIT, PLAIN, ODD]).decode().split("\n")[:-1]
    assert lines == [json.dumps(json.loads(line), ensure_ascii=False) for line in lines]
    assert json.loads(lines[2])["name"] == TAXA["q"].name


def test_csv_has_one_row_a_status_and_lists_separated_by_blanks():
    rows = list(csv.DictReader(io.StringIO(_written("csv", [SPLIT]).decode())))
    assert rows == [
        dict(
            zip(
                CSV_COLUMNS,
                (
                    *("s", "Canis lupus", "species", "cites", "2013-12-31", "I/II", "I/II", "explicit"),
                    *("GH", "c3 c4 r1", "range-status"),
                ),
                strict=True,
            )
        )
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_spreadsheet_executes_a_cell(start):
    taxa = {"n": Taxon("n", f"{start}1+1", "species")}
    out = io.BytesIO()
    write_statuses([PLAIN], taxa, "csv", out)
    assert next(csv.DictReader(io.StringIO(out.getvalue().decode())))["name"] == f"'{start}1+1"


def test_parquet_holds_the_same_as_the_json_lines():
    table = pl.read_parquet(io.BytesIO(_written("parquet", [SPLIT, PLAIN, ODD])))
    lines = _written("jsonl", [SPLIT, PLAIN, ODD]).decode().split("\n")[:-1]
    assert [json.loads(json.dumps(row, default=str)) for row in table.to_dicts()] == list(map(json.loads, lines))
    assert table.schema["on"] == pl.Date


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_no_statuses_make_a_valid_empty_table(form):
    written = _written(form, [])
    if form == "parquet":
        assert pl.read_parquet(io.BytesIO(written)).height == 0
    else:
        assert written.decode() == ("" if form == "jsonl" else ",".join(CSV_COLUMNS) + "\n")


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    target = tmp_path / "status.csv"
    target.write_text("before")

    def broken():
        yield SPLIT
        raise Invalid("half way")

    with pytest.raises(Invalid, match="half way"):
        write_statuses(broken(), TAXA, "csv", target)
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]
    write_statuses([SPLIT], TAXA, "csv", target)
    assert target.read_text().startswith("taxon,name")


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(Invalid, match=r"nowhere/status\.csv: cannot be written"):
        write_statuses([SPLIT], TAXA, "csv", tmp_path / "nowhere" / "status.csv")


def test_an_unknown_format_is_refused():
    with pytest.raises(Invalid, match="“xlsx” is not a format"):
        _written("xlsx", [])


def test_without_a_place_it_goes_to_standard_output(capfdbinary):
    write_statuses([PLAIN], TAXA, "jsonl")
    assert capfdbinary.readouterr().out.startswith(b'{"taxon": "n"')
