"""What changed between two dates, for a country, and as a feed: every number equals the list behind it."""

import re
from xml.etree import ElementTree as ET  # what is parsed is our own feed

import pytest
from django.test import Client

_TURN = re.compile(r'href="#(c\w+-\d{4}-\d\d-\d\d)">(\d+)</a></td>.*?href="([^"]+)#events">(\d+)</a>')
_ATOM = "{http://www.w3.org/2005/Atom}"


def rows(page: str) -> int:
    """How many taxa the tables of a page of changes show."""
    return page.count('class="becomes"')


@pytest.mark.parametrize(
    "question", ["", "from=1990-01-01&to=2000-12-31", "from=2010-01-01&to=2020-01-01&convention=cms&country=MN"]
)
def test_each_count_is_the_length_of_the_list_behind_it(reader: Client, question: str) -> None:
    page = reader.get(f"/changes/?{question}").text
    found = _TURN.findall(page)
    assert found
    for key, taxa, address, events in found:
        assert f'<h2 id="{key}">' in page
        alone = reader.get(address.replace("&amp;", "&")).text
        assert rows(alone) == int(taxa), address
        assert alone.partition('<h3 id="events">')[2].count("<li>") == int(events), address


def test_without_dates_it_begins_with_the_last_conferences_of_which_listings_are_known(reader: Client) -> None:
    page = reader.get("/changes/").text
    assert "CITES CoP19 (Panama City, 2022)" in page
    assert "CMS COP14 (Samarkand, 2024)" in page
    assert "no listings yet that were decided at CITES CoP20" in page


def test_a_change_says_before_after_and_the_event(reader: Client) -> None:
    page = reader.get("/changes/?from=2014-09-13&to=2014-09-14&convention=cites").text
    row = page.partition('on=2014-09-14"><i lang="la">Lamna nasus</i>')[2].partition("</tr>")[0]
    assert re.findall(r'class="badge (\w+) ', row)[:2] == ["iii", "ii"]
    assert "<code>cites:lamna-nasus:2014-09-14:II</code>" in row


def test_where_the_appendices_stay_it_says_what_changed(reader: Client) -> None:
    page = reader.get("/changes/?from=2021-01-25&to=2021-01-26").text
    assert "reservation withdrawn" in page
    assert '<small class="quiet">reservations</small>' in page


def test_one_convention_shows_nothing_of_the_other(reader: Client) -> None:
    page = reader.get("/changes/?from=1990-01-01&to=2020-01-01&convention=cms").text
    assert {law for law, *_ in (key.split("-") for key, *_ in _TURN.findall(page))} == {"cms"}


def test_nothing_between_two_days_is_said(reader: Client) -> None:
    assert "no change of a listing" in reader.get("/changes/?from=2001-01-01&to=2001-01-02").text


def test_a_country_page_shows_what_changed_for_its_taxa(reader: Client) -> None:
    page = reader.get("/countries/MN/?since=2010-01-01&on=2020-01-01").text
    number = int(re.findall(r'<h2 id="changes">.*?>(\d+)</a>', page)[0])
    assert rows(page) == number > 0
    address = re.findall(r'<h2 id="changes">.*?href="([^"]+)"', page)[0].replace("&amp;", "&")
    assert f"{number} changes of taxa" in reader.get(address).text
    assert "?on=2012-02-23&amp;country=MN" in page


def test_a_country_page_can_show_one_convention(reader: Client) -> None:
    both, one = (reader.get(f"/countries/MN/?since=1990-01-01{law}").text for law in ("", "&convention=cms"))
    taxa = [re.findall(r"<tr><td><a href=\"/species/([^/]+)/", page.partition('id="taxa"')[2]) for page in (both, one)]
    assert set(taxa[1]) < set(taxa[0])
    assert "CITES ·" in both
    assert "CITES ·" not in one


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_feed_is_well_formed_and_newest_first(reader: Client, language: str) -> None:
    answer = reader.get("/changes/feed/", headers={"accept-language": language})
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.content)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    days = [entry.findtext(f"{_ATOM}updated") for entry in feed.iter(f"{_ATOM}entry")]
    assert days == sorted(days, reverse=True)
    assert len(days) > 20
    ids = [entry.findtext(f"{_ATOM}id") for entry in feed.iter(f"{_ATOM}entry")]
    assert len(set(ids)) == len(ids)


def test_an_entry_names_the_taxa_of_one_day_and_convention(reader: Client) -> None:
    feed = ET.fromstring(reader.get("/changes/feed/?convention=cites").content)
    entry = next(each for each in feed.iter(f"{_ATOM}entry") if "14 September 2014" in each.findtext(f"{_ATOM}title"))
    summary = entry.findtext(f"{_ATOM}summary")
    assert "<i>Lamna nasus</i>: III → II" in summary
    page = reader.get(entry.find(f"{_ATOM}link").get("href")).text
    assert rows(page) == summary.count("<li>")


def test_each_kind_that_appeared_or_disappeared_counts_the_rows_behind_it(reader: Client) -> None:
    address = "/species/compare/"
    page = reader.get(f"{address}?left=2011-01-01&right=2014-01-01").text
    counts = re.findall(r'href="(\?[^"]*way=\w+)">(\d+)</a>', page)
    assert len(counts) > 5
    for link, number in counts:
        behind = reader.get(f"{address}{link.replace('&amp;', '&')}").text
        assert f" of {number}</caption>" in behind, link


def test_two_equal_dates_show_no_row(reader: Client) -> None:
    assert "No row fits" in reader.get("/species/compare/?left=2011-01-01&right=2011-01-01").text
