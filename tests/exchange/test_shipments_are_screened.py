"""Tables of shipments: read whatever their form, screened as the engine says, written for other programs."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import click.testing
import polars as pl
import pytest

from accord.cli.listings import command
from accord.core.errors import Invalid
from accord.core.listings.status import status
from accord.exchange import shipments as reader
from accord.exchange.listings_dataset import read_history
from accord.exchange.shipments import open_shipments

HEADER = "Taxon,Date,Origin,Exporter,Importer,App.\n"


@pytest.fixture
def screen(folder: Callable[..., Path], tmp_path: Path) -> Callable[..., tuple[list[dict[str, str]], str]]:
    """Screen a table against the wolf; the rows written and what was said."""

    def run(content: str | bytes, *options: str, name: str = "in.csv", out: str = "out.csv"):
        source, target = tmp_path / name, tmp_path / out
        source.write_bytes(content if isinstance(content, bytes) else content.encode())
        given = ["screen", str(source), "-o", str(target), "--against", str(folder()), *options]
        said = click.testing.CliRunner().invoke(command, given, catch_exceptions=False, standalone_mode=False)
        if said.exception:
            raise said.exception
        return list(csv.DictReader(target.open(encoding="utf-8", newline=""))) if out.endswith(
            "csv"
        ) else [], said.stderr

    return run


def test_the_appendix_the_event_and_the_reason_are_added(screen):
    [row], _ = screen(HEADER + "canis lupus,2015-01-01,IN,CH,US,II\n")
    assert (row["appendix"], row["event"], row["via"]) == ("I", "b", "2")
    assert row["reason"] == "I in its own name since 2010-06-23, populations of BT IN NP PK"
    assert row["findings"] == "wrong_appendix split_decided_by_origin reservation_exporter"
    assert row["App."] == "II"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_any_separator_and_line_end_is_read_packed_or_not(screen, separator, line_end, pack):
    text = HEADER.replace(",", separator) + f'"Canis lupus"{separator}"2015-01-01"{separator * 4}\n'
    [row], _ = screen(pack(b"\xef\xbb\xbf" + text.replace("\n", line_end).encode()))
    assert row["appendix"] == "I/II"


def test_rows_keep_their_order_over_blocks_and_quoted_line_ends(screen, monkeypatch):
    monkeypatch.setattr(reader, "_BLOCK", 64)
    rows = [f'Canis lupus,2015-01-01,PL,,,II,"note {i}{chr(10)}second, ""line"""\n' for i in range(50)]
    found, _ = screen(HEADER.replace("\n", ",Note\n") + "".join(rows))
    assert [row["Note"] for row in found] == [f'note {i}\nsecond, "line"' for i in range(50)]
    assert {row["appendix"] for row in found} == {"II/NC"}


def test_a_bad_cell_is_a_finding_of_its_row(screen):
    rows, said = screen(HEADER + "Lupus,2015-01-01,PL,,,II\nCanis lupus,soon,P!,,,IV\nCanis lupus,,PL,,,\n")
    assert [row["findings"] for row in rows] == [
        "name_unknown",
        "date_unreadable country_unknown claim_unreadable",
        "date_missing",
    ]
    assert "name_unknown" in said


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (HEADER + "Canis lupus,2015-01-01,PL,,,II\nCanis lupus,2015\n", "row 3: the row has 2 cells, the header 6"),
        (HEADER + "Canis lupus,2015-01-01,PL,,,II,more\n", "row 2: the row has 7 cells, the header 6"),
        (HEADER + '"Canis lupus,2015-01-01,PL,,,II\n', "row 2"),
        ("", "the file is empty"),
        ("a,b\n1,2\n", "no column is recognised as taxon or date (found: a, b)"),
        ("Taxon,Taxon,Date\n", "the column “Taxon” stands twice"),
        (b"PAR1 broken", "the Parquet file is damaged"),
        (gzip.compress(b"Taxon,Date\n" * 99, mtime=0)[:-20], "cut off"),
        ("Taxon,Date\nCanis\0,2015\n", "NUL byte"),
    ],
)
def test_a_broken_table_is_refused_in_one_line(screen, tmp_path, content, reason):
    with pytest.raises(Invalid) as refused:
        screen(content)
    assert reason in str(refused.value)
    assert "in.csv" in str(refused.value)
    assert "\n" not in str(refused.value)
    assert not (tmp_path / "out.csv").exists()
    assert not list(tmp_path.glob(".out.csv*"))


def test_a_guessed_column_can_be_corrected(screen):
    text = "Name,When,Country\nCanis lupus,2015-01-01,PL\n"
    [row], said = screen(text, "--column", "date=When")
    assert row["appendix"] == "II/NC"
    assert "taxon=Name" in said
    assert "date=When" in said


def test_a_correction_that_names_no_column_is_refused(screen):
    with pytest.raises(Invalid, match="there is no column “Day”"):
        screen(HEADER, "--column", "date=Day")


def test_the_exporter_is_the_origin_only_where_that_is_said(screen):
    text = HEADER + "Canis lupus,2015-01-01,,PL,,\n"
    assert screen(text)[0][0]["findings"] == "split_undecided_without_origin"
    assert screen(text, "--exporter-is-origin")[0][0]["appendix"] == "II/NC"


def test_formulas_are_neutralised_in_csv_but_numbers_are_not(screen):
    [row], _ = screen(HEADER.replace("\n", ",Note,Quantity\n") + "Canis lupus,2015-01-01,PL,,,II,=1+1,-5\n")
    assert (row["Note"], row["Quantity"]) == ("'=1+1", "-5")


def test_a_column_of_the_same_name_as_an_added_one_is_kept_beside_it(screen):
    [row], _ = screen("taxon,date,origin,appendix\nCanis lupus,2015-01-01,PL,I\n")
    assert (row["appendix_given"], row["appendix"], row["findings"]) == (
        "I",
        "II/NC",
        "wrong_appendix split_decided_by_origin",
    )


def test_a_table_without_rows_gives_a_table_without_rows(screen, tmp_path):
    assert screen(HEADER)[0] == []
    assert (tmp_path / "out.csv").read_text().startswith(HEADER.strip() + ",appendix,event,via,reason,findings")


def test_parquet_and_json_lines_hold_lists_of_findings(screen, tmp_path):
    source = tmp_path / "in.parquet"
    pl.DataFrame(
        {"taxon": ["Canis lupus"], "date": [date(2015, 1, 1)], "origin": ["PL"], "claimed_appendix": ["I"]}
    ).write_parquet(source)
    content = source.read_bytes()
    screen(content, name="in.parquet", out="out.parquet")
    screen(content, name="in.parquet", out="out.jsonl")
    [row] = pl.read_parquet(tmp_path / "out.parquet").to_dicts()
    assert (row["date"], row["findings"]) == (date(2015, 1, 1), ["wrong_appendix", "split_decided_by_origin"])
    assert json.loads((tmp_path / "out.jsonl").read_text())["appendix"] == "II/NC"


def test_a_broken_row_is_told_while_parquet_is_written(screen):
    with pytest.raises(Invalid, match="row 3: the row has 1 cells"):
        screen(HEADER + "Canis lupus,2015-01-01,PL,,,II\nCanis\n", out="out.parquet")


def test_every_row_says_what_the_engine_says(screen, folder):
    draw = Random(11)
    names = {"Canis": "1", "Canis lupus": "2", "Canis lupus dingo": "3", "Canis arctos": "4"}
    days = [date(1976, 1, 1) + timedelta(days=draw.randrange(14_000)) for _ in range(400)]
    rows = [(draw.choice(list(names)), day, draw.choice(["", "IN", "PL", "GB", "QQ"])) for day in days]
    found, _ = screen(HEADER + "".join(f"{name},{day},{origin},,,\n" for name, day, origin in rows))
    history = read_history(folder()).history
    for (name, day, origin), row in zip(rows, found, strict=True):
        answer = status(names[name], history, instrument="cites", on=day, country=origin or None)
        assert (row["appendix"], sorted(row["event"].split())) == (
            answer.listing,
            sorted(entry.event for entry in answer.appendices),
        )


def test_what_a_column_means_is_recognised_whatever_case_and_marks(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text("SCIENTIFIC_NAME,Shipment Date,Country of origin,EXPORTER,importer,Claimed appendix\n")
    assert dict(open_shipments(source).roles) == {
        "taxon": "SCIENTIFIC_NAME",
        "date": "Shipment Date",
        "origin": "Country of origin",
        "exporter": "EXPORTER",
        "importer": "importer",
        "appendix": "Claimed appendix",
    }


ROWS = [
    ("Canis lupus", "2015-01-01", "IN", "I", "-5", "plain"),
    ("Canis lupus dingo", "2009", "", "II", "+3.5", "two, cells"),
    ("canis arctos", "2010", "PL", "iii", "", 'said "so"'),
    ("Canis lupos", "12/06/2013", "XX", "N", "7", "é ü"),
    ("", "", "", "", "0", "x" * 40),
    ("Canis", "2015-13-01", "ZZ", "IV", "12", ""),
] * 7
NAMES = ("Taxon", "Date", "Origin", "App.", "Quantity", "Note")


def as_csv(separator=",", quoting=csv.QUOTE_MINIMAL):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, quoting=quoting, lineterminator="\n")
    writer.writerows([NAMES, *ROWS])
    return text.getvalue()


def as_parquet(row_group_size):
    columns = {name: [row[place] or None for row in ROWS] for place, name in enumerate(NAMES)}
    content = io.BytesIO()
    pl.DataFrame(columns).write_parquet(content, row_group_size=row_group_size)
    return content.getvalue()


def read_back(path):
    if path.suffix == ".parquet":
        rows = pl.read_parquet(path).with_columns(pl.col("findings").list.join(" "))
        return [{key: value or "" for key, value in row.items()} for row in rows.to_dicts()]
    if path.suffix == ".jsonl":
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return [
            {**{key: value or "" for key, value in row.items()}, "findings": " ".join(row["findings"])} for row in rows
        ]
    return list(csv.DictReader(path.open(encoding="utf-8", newline="")))


@pytest.mark.parametrize("out", ["out.csv", "out.parquet", "out.jsonl"])
@pytest.mark.parametrize(
    "given",
    [
        ("in.csv", as_csv()),
        ("in.csv", as_csv(";")),
        ("in.csv", as_csv(quoting=csv.QUOTE_ALL)),
        ("in.parquet", as_parquet(4)),
        ("in.parquet", as_parquet(1_000)),
    ],
)
def test_whatever_the_formats_the_answers_are_the_same(screen, tmp_path, monkeypatch, given, out):
    monkeypatch.setattr(reader, "_BLOCK", 512)
    name, content = given
    screen(content, name=name, out=out)
    found = read_back(tmp_path / out)
    one_by_one = []
    for row in ROWS[:6]:
        [answer], _ = screen(as_rows([row]), name="one.csv", out="answer.csv")
        one_by_one.append(answer)
    assert found == one_by_one * 7


def as_rows(rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([NAMES, *rows])
    return text.getvalue()


def test_a_formula_among_plain_lines_is_neutralised(screen):
    found, _ = screen(
        HEADER.replace("\n", ",Note\n") + "Canis lupus,2015-01-01,PL,,,II,+1+cmd\nCanis lupus,2015,PL,,,,ok\n"
    )
    assert [row["Note"] for row in found] == ["'+1+cmd", "ok"]


def test_dates_and_years_in_parquet_need_not_be_texts(screen, tmp_path):
    source = io.BytesIO()
    days = {
        "taxon": ["Canis lupus"] * 3,
        "date": [date(2015, 1, 1), None, date(1800, 1, 1)],
        "Year": [2015, 1974, None],
    }
    pl.DataFrame(days).write_parquet(source)
    screen(source.getvalue(), name="in.parquet", out="days.parquet")
    screen(source.getvalue(), "--column", "date=Year", name="in.parquet", out="years.parquet")
    by_day, by_year = (pl.read_parquet(tmp_path / name) for name in ("days.parquet", "years.parquet"))
    assert by_day["appendix"].to_list() == ["I/II", "unknown", "NC"]
    assert by_year["appendix"].to_list() == ["I/II", "NC", "unknown"]
    assert by_day.schema["date"] == pl.Date
    assert by_year["findings"].to_list()[1:] == [
        ["not_listed_then", "future_listing", "before_convention"],
        ["date_missing"],
    ]


def test_a_column_that_cannot_be_read_is_named(screen):
    source = io.BytesIO()
    pl.DataFrame({"taxon": [["Canis", "lupus"]], "date": ["2015"]}).write_parquet(source)
    with pytest.raises(Invalid, match="the column “taxon” holds"):
        screen(source.getvalue(), name="in.parquet", out="out.parquet")


def test_parquet_that_is_cut_off_leaves_nothing(screen, tmp_path):
    with pytest.raises(Invalid, match="the Parquet file is damaged"):
        screen(as_parquet(4)[:-200], name="in.parquet", out="out.parquet")
    assert not list(tmp_path.glob("*out.parquet*"))


def test_the_summary_names_rows_that_cannot_be_used_and_the_worst_names(screen):
    rows = ["Canis lupus,2015-01-01,IN,,,III\n", "Lupus,soon,PL,,,\n"] * 8
    _, said = screen(HEADER + "".join(rows))
    assert "name_unknown first in row 3 5 7 9 11 …" in said
    assert "date_unreadable first in row 3 5 7 9 11 …" in said
    worst = said[said.index("most to look at:") :]
    assert worst.split() == ["most", "to", "look", "at:", "Canis", "lupus", "8", "Lupus", "8"]


def test_a_name_that_is_a_slip_away_is_proposed_and_not_taken(screen):
    [row], _ = screen(HEADER + "Canis luppus,2015-01-01,IN,,,I\n")
    assert (row["appendix"], row["event"], row["findings"]) == ("unknown", "", "name_unknown")
    assert row["reason"] == "the name is in no checklist here; near: Canis lupus"


def test_a_year_in_which_the_listing_changed_is_given_as_such(screen):
    [row], _ = screen("taxon,year,origin\nCanis lupus,2010,IN\n")
    assert row["appendix"] == "I/II/NC"
    assert "date_imprecise" in row["findings"].split()


@pytest.mark.parametrize(
    ("source", "appendix", "claim", "found"),
    [
        ("O", "I", "I", {"pre_convention"}),
        ("X", "I", "I", {"introduction_from_sea"}),
        ("D", "I", "II", {"deemed_appendix_ii"}),
        ("D", "II/NC", "II", set()),
        ("W", "I", "II", {"wrong_appendix"}),
        ("Q", "I", "I", {"source_unreadable"}),
        ("i/w", "I", "I", set()),
        ("", "I", "I", set()),
    ],
)
def test_the_source_of_a_specimen_changes_what_is_to_be_said(screen, source, appendix, claim, found):
    country = "IN" if appendix == "I" else "PL"
    [row], _ = screen(f"taxon,date,origin,claimed_appendix,source\nCanis lupus,2015-01-01,{country},{claim},{source}\n")
    assert row["appendix"] == appendix
    assert set(row["findings"].split()) - {"split_decided_by_origin"} == found


def test_the_sea_is_no_population_of_any_country(screen):
    [row], _ = screen(HEADER + "Canis lupus,2015-01-01,ZZ,,,II\n")
    assert row["appendix"] == "II"
    assert "introduction_from_sea" in row["findings"].split()
