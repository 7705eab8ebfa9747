"""Whatever stands in the address, the page says what it could not read, and never fails."""

import pytest
from django.test import Client

LISTS = ["/species/", "/concordance/", "/decisions/", "/countries/", "/countries/MN/", "/species/cites:falco-cherrug/"]


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("day", ["2013-13-40", "yesterday", "0001-01-01", "9999-12-31", "2013-06-12\0", "９９"])
def test_a_date_that_is_none_is_named(reader: Client, address: str, day: str) -> None:
    answer = reader.get(address, {"on": day}, follow=True)
    assert answer.status_code == 200
    if "\0" not in day:
        assert 'role="alert"' in answer.text


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/changes/", "from"),
        ("/changes/", "to"),
        ("/species/compare/", "left"),
        ("/species/compare/", "right"),
        ("/countries/MN/", "since"),
    ],
)
@pytest.mark.parametrize("day", ["2013-13-40", "yesterday", "0001-01-01", "9999-12-31", "2013-06-12\0", "９９"])
def test_one_of_two_dates_that_is_none_is_named(reader: Client, address: str, key: str, day: str) -> None:
    answer = reader.get(address, {key: day})
    assert answer.status_code == 200
    if "\0" not in day:
        assert answer.text.count('role="alert"') == 1


def test_two_dates_in_the_wrong_order_are_shown_the_other_way_round_and_this_is_said(reader: Client) -> None:
    right, wrong = (
        reader.get("/changes/", {"from": first, "to": second}).text
        for first, second in (("2013-01-01", "2015-01-01"), ("2015-01-01", "2013-01-01"))
    )
    assert "the other way round" in wrong
    assert "the other way round" not in right
    assert wrong.count("→") == right.count("→") > 0


@pytest.mark.parametrize(
    "address",
    [
        "/changes/?convention=aewa",
        "/changes/?country=ZZ",
        "/countries/MN/?convention=aewa",
        "/species/compare/?way=sideways",
        "/species/compare/?discrepancy=nonsense",
        "/concordance/?cites=IV",
        "/concordance/?cms=III",
        "/concordance/?country=ZZ",
        "/decisions/?body=nobody",
        "/decisions/?state=asleep",
    ],
)
def test_a_filter_that_is_none_is_named_and_left_out(reader: Client, address: str) -> None:
    answer = reader.get(address)
    assert answer.status_code == 200
    assert answer.text.count('role="alert"') == 1


def test_no_feed_is_made_of_a_convention_that_is_none(reader: Client) -> None:
    assert reader.get("/changes/feed/?convention=aewa").status_code == 400


@pytest.mark.parametrize("key", ["country", "party"])
@pytest.mark.parametrize("code", ["ZZ", "Mongolia", "\0", "';--"])
def test_a_country_that_is_none_is_named(reader: Client, key: str, code: str) -> None:
    answer = reader.get("/species/cites:falco-cherrug/", {key: code}, follow=True)
    assert answer.status_code == 200
    assert ('role="alert"' in answer.text) == (code != "\0")


def test_an_unknown_discrepancy_is_named_and_left_out(reader: Client) -> None:
    answer = reader.get("/concordance/?discrepancy=nonsense&relation=nonsense")
    assert answer.text.count('role="alert"') == 2


@pytest.mark.parametrize(
    "question", ["discrepancy=nonsense", "on=2013-13-40", "relation=nonsense", "cms=III", "country=ZZ"]
)
def test_no_file_is_made_of_a_question_that_is_not_understood(reader: Client, question: str) -> None:
    answer = reader.get(f"/concordance/concordance.csv?{question}")
    assert answer.status_code == 400
    assert "<h1>That did not work</h1>" in answer.text


@pytest.mark.parametrize("page", ["abc", "-1", "0", "999999999999", "1e9"])
@pytest.mark.parametrize("address", ["/species/", "/species/compare/", "/concordance/"])
def test_a_page_number_that_is_none_shows_a_page(reader: Client, address: str, page: str) -> None:
    assert reader.get(address, {"page": page}).status_code == 200


@pytest.mark.parametrize("query", ["\0", "\0saker", "x" * 10_000, "%_", "'\"<>", "\ud800", " ", "☃", "a" * 199 + " b"])
@pytest.mark.parametrize("address", ["/search/", "/species/", "/concordance/", "/decisions/", "/countries/"])
def test_any_text_can_be_looked_for(reader: Client, address: str, query: str) -> None:
    encoded = query.encode("utf-8", "surrogatepass")
    assert reader.get(address, {"q": encoded}).status_code == 200


@pytest.mark.parametrize("address", ["/search/", "/species/", "/concordance/", "/decisions/", "/countries/"])
def test_html_in_a_question_stays_text(reader: Client, address: str) -> None:
    answer = reader.get(address, {"q": "<script>alert(1)</script>\"'><b>"})
    assert "<script" not in answer.text
    assert "&lt;script&gt;" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere/",
        "/species/nothing/",
        "/species/%00/",
        "/countries/ZZ/",
        "/countries/%00/",
        "/programmes/nothing/",
        "/programmes/%00/",
        "/concordance/concordance.exe",
        "/concordance/concordance.%00",
        "/species/%3Cscript%3E/",
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_not_here_is_a_sentence(reader: Client, address: str, language: str) -> None:
    answer = reader.get(address, headers={"accept-language": language})
    assert answer.status_code == 404
    assert f"<h1>{'Not here' if language == 'en' else 'Introuvable'}</h1>" in answer.text
    assert "<script" not in answer.text


def test_an_unreadable_host_gets_a_sentence(reader: Client) -> None:
    answer = reader.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "<h1>That did not work</h1>" in answer.text


def test_a_form_without_its_token_is_refused_in_a_sentence(starter: None, db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/i18n/setlang/", {"language": "fr"})
    assert answer.status_code == 403
    assert "<h1>Refused</h1>" in answer.text


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_the_language_switch_leads_nowhere_else(reader: Client, elsewhere: str) -> None:
    answer = reader.post("/i18n/setlang/", {"language": "fr", "next": elsewhere})
    assert "elsewhere" not in answer["Location"]
    assert "javascript" not in answer["Location"]
