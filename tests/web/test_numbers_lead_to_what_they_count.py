"""Every figure equals the list behind its link, and every file holds the rows of its page."""

import csv
import html
import io
import re
import zipfile
from datetime import date

import pytest
from django.test import Client
from django.utils.html import strip_tags

_FIGURE = re.compile(r'<li><a href="([^"]+)"><b>(\d+)</b>')
_TOTAL = re.compile(r"<caption>\d+ to \d+ of (\d+)</caption>")


def total(page: str) -> int:
    """How many rows the list says that it has."""
    found = _TOTAL.search(page)
    assert found, "the list does not say how many rows it has"
    return int(found[1])


def test_each_figure_of_the_first_page_is_the_length_of_the_list_behind_it(reader: Client) -> None:
    figures = _FIGURE.findall(reader.get("/").text)
    assert len(figures) == 6
    for address, number in figures:
        assert total(reader.get(address.replace("&amp;", "&")).text) == int(number), address


@pytest.mark.parametrize("filters", ["", "&cms=I&country=MN"])
def test_each_kind_of_discrepancy_counts_the_rows_behind_it(reader: Client, filters: str) -> None:
    page = reader.get(f"/concordance/?on=2014-06-24{filters}").text
    kinds = re.findall(r'<a class="chip \w+" href="([^"]+)">[^<]+ <b>(\d+)</b>', page)
    assert len(kinds) > (3 if filters else 10)
    for address, number in kinds:
        assert total(reader.get(f"/concordance/{address.replace('&amp;', '&')}").text) == int(number), address


def test_no_taxon_stands_twice_in_the_species_list(reader: Client) -> None:
    keys = []
    for number in range(1, 20):
        page = reader.get("/species/", {"page": number}).text
        keys += re.findall(r'<td><a href="/species/([^/]+)/', page)
        if 'rel="next"' not in page:
            break
    assert len(keys) == total(page)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "question",
    [
        "on=2014-06-24",
        "on=2014-06-24&discrepancy=genus_transfer",
        "q=falco",
        "q=there-is-no-such-name",
        "cites=I&cms=II&country=MN",
        "cites=NC",
    ],
)
def test_a_file_holds_the_rows_of_the_page(reader: Client, question: str) -> None:
    page = reader.get(f"/concordance/?{question}").text
    number = int(re.findall(r"of (\d+)</caption>", page)[0])
    table = reader.get(f"/concordance/concordance.csv?{question}").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert len(rows) == number
    names = {strip_tags(name) for name in re.findall(r'<i lang="la">([^<]+)</i>', page)}
    assert names <= {row[side] for row in rows for side in ("left_name", "right_name")}


def test_the_workbook_holds_the_same_rows_as_the_csv(reader: Client) -> None:
    question = "on=2014-06-24&discrepancy=genus_transfer"
    content = reader.get(f"/concordance/concordance.xlsx?{question}").content
    with zipfile.ZipFile(io.BytesIO(content)) as workbook:
        cells = {
            html.unescape(cell)
            for part in workbook.namelist()
            if part.endswith(".xml")
            for cell in re.findall(r"<t[^>]*>([^<]*)</t>", workbook.read(part).decode())
        }
    table = reader.get(f"/concordance/concordance.csv?{question}").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert rows
    assert {row[side] for row in rows for side in ("left_name", "right_name")} <= cells


def test_the_name_of_a_file_says_its_date_and_filters(reader: Client) -> None:
    answer = reader.get("/concordance/concordance.csv?on=2014-06-24&discrepancy=genus_transfer")
    assert 'filename="concordance-cites-cms-2014-06-24-genus_transfer.csv"' in answer["Content-Disposition"]


def test_the_name_of_a_file_tells_the_conventions_apart(reader: Client) -> None:
    answer = reader.get("/concordance/concordance.csv?on=2014-06-24&cites=I&cms=II&country=MN")
    assert 'filename="concordance-cites-cms-2014-06-24-cites-i-cms-ii-mn.csv"' in answer["Content-Disposition"]


def test_the_rows_of_an_appendix_are_listed_in_it(reader: Client) -> None:
    table = reader.get("/concordance/concordance.csv?cites=I&cms=II").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert rows
    for row in rows:
        assert "I" in row["left_listing"].split("/")
        assert "II" in row["right_listing"].split("/")


def test_the_name_of_a_file_can_not_be_broken_by_a_question(reader: Client) -> None:
    answer = reader.get("/concordance/concordance.csv", {"q": 'a"; filename="b.exe\r\nX: y'})
    assert answer["Content-Disposition"].count('"') == 2
    assert "X" not in answer.headers


def test_a_species_says_its_status_on_the_date_asked_for(reader: Client) -> None:
    before = reader.get("/species/cms:falco-cherrug/?on=2011-01-01&country=MN", follow=True).text
    after = reader.get("/species/cms:falco-cherrug/?on=2014-01-01&country=KZ", follow=True).text
    big = re.compile(r'<h2 id="side-cms">.*?<span class="badges">(.*?)</header>', re.DOTALL)
    assert strip_tags(big.findall(before)[0]).split() == ["II"]
    assert strip_tags(big.findall(after)[0]).split() == ["I", "II"]


def test_the_parties_counted_are_the_parties_listed(reader: Client) -> None:
    page = reader.get("/countries/", {"on": date(2014, 1, 1).isoformat()}).text
    said = int(re.findall(r": (\d+) Parties to CITES", page)[0])
    rows = re.findall(r"<tr><td>\w\w</td>.*?</tr>", page, re.DOTALL)
    assert sum('<span class="quiet">–</span>' not in row.split("<td>")[4] for row in rows) == said
