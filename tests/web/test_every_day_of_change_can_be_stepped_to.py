"""The row of dates on a species page: every day on which the answer changes, with the answer from then on."""

import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

ELEPHANT = "/species/cites:loxodonta-africana/"
_STEP = re.compile(r'<li[^>]*><a href="([^"]+)" title="([^"]+)"( aria-current="date")?>(.*?)</a></li>', re.DOTALL)


def steps(reader: Client, address: str, **asked: str) -> list[tuple[str, bool, str]]:
    """Where each date leads, whether it is marked, and what it says."""
    page = reader.get(address, asked, follow=True).text
    row = page.partition('<nav class="steps"')[2].partition("</nav>")[0]
    return [
        (link.replace("&amp;", "&"), bool(current), " ".join(strip_tags(said).split()))
        for link, _, current, said in _STEP.findall(row)
    ]


def test_it_says_the_status_after_each_change_under_both_conventions(reader: Client) -> None:
    said = [words for _, _, words in steps(reader, "/species/cites:falco-cherrug/")]
    assert said == ["1975 CITES II CMS NC", "1983 CITES II CMS II", "2012 CITES II CMS I II"]


def test_the_last_change_up_to_the_day_asked_for_is_marked(reader: Client) -> None:
    marked = [words for _, is_marked, words in steps(reader, ELEPHANT, on="1980-01-01") if is_marked]
    assert [words[:4] for words in marked] == ["1978"]


def test_before_the_first_change_none_is_marked(reader: Client) -> None:
    assert not any(is_marked for _, is_marked, _ in steps(reader, ELEPHANT, on="1974-01-01"))


def test_the_links_keep_country_and_party(reader: Client) -> None:
    for link, _, _ in steps(reader, ELEPHANT, country="BW", party="JP"):
        assert re.fullmatch(r"\?country=BW&party=JP&on=\d{4}-\d\d-\d\d", link)


def test_a_country_has_only_the_changes_of_its_own_population(reader: Client) -> None:
    botswana, kenya = (
        {link[-10:] for link, _, _ in steps(reader, ELEPHANT, country=code, party="US")} for code in ("BW", "KE")
    )
    assert "1997-09-18" in botswana - kenya


def test_a_party_with_a_reservation_has_its_own_days(reader: Client) -> None:
    days = {link[-10:]: words for link, _, words in steps(reader, ELEPHANT, party="ZA", country="ZA")}
    assert "CITES NC" in days["1990-01-18"]
    assert "CITES II" in days["2000-09-06"]


def test_where_only_reservations_change_it_says_so(reader: Client) -> None:
    assert any("reservations" in words for _, _, words in steps(reader, ELEPHANT))


def test_days_of_one_year_are_told_apart(reader: Client) -> None:
    said = [words.partition(" CITES")[0] for _, _, words in steps(reader, ELEPHANT)]
    assert len(set(said)) == len(said)
    assert {"1977", "Jan 1990", "18 Sep 1997"} <= set(said)


def test_every_step_leads_to_the_answer_that_it_says(reader: Client) -> None:
    for link, _, words in steps(reader, ELEPHANT, country="ZW"):
        page = reader.get(f"{ELEPHANT}{link}").text
        cites = page.partition('id="side-cites"')[2].partition("</header>")[0].partition('<span class="badges">')[2]
        assert strip_tags(cites).split() == words.partition("CITES ")[2].partition(" CMS")[0].split()


@pytest.mark.parametrize("address", ["/species/cites:loxodonta-africana/", "/species/cites:falconiformes/"])
def test_buttons_lead_to_the_nearest_changes(reader: Client, address: str) -> None:
    days = [link[-10:] for link, _, _ in steps(reader, address)]
    page = reader.get(address, {"on": days[1]}).text
    assert re.search(rf'rel="prev" href="[^"]*on={days[0]}"', page)
    assert re.search(rf'rel="next" href="[^"]*on={days[2]}"', page)
