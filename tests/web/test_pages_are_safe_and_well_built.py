"""What must hold of every page: nothing runs in it, a reader can find the way, few questions to the database."""

import itertools
import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

PAGES = {
    "/": 45,
    "/search/?q=saker": 45,
    "/species/": 20,
    "/species/cites:falco-cherrug/?on=2011-01-01&country=MN&party=JP": 60,
    "/concordance/": 15,
    "/species/compare/?left=2011-01-01&right=2014-01-01": 15,
    "/species/proposals/": 40,
    "/species/proposals/cites:meeting:cop19:prop:37/": 40,
    "/species/lists/": 12,
    "/changes/": 15,
    "/changes/?from=1973-01-01&country=ZA": 15,
    "/programmes/": 30,  # a programme stands in some twenty tables, each asked once for all editions
    "/programmes/jwp-2012-2014/": 40,
    "/decisions/": 20,
    "/decisions/read/": 20,
    "/decisions/cites:dec:17.55/?on=2026-01-01": 60,
    "/decisions/agenda/": 20,
    "/decisions/agenda/cites:meeting:sc78/": 40,
    "/decisions/deletion/?meeting=cites:meeting:sc78&work=cites:dec:19.20": 110,
    "/decisions/consultations/": 25,
    "/decisions/compare/": 20,
    "/decisions/citations/": 20,
    "/duties/review/": 25,
    "/meetings/": 30,
    "/meetings/?year=2018&month=7": 30,
    "/meetings/cms:meeting:cop14/": 80,
    "/meetings/calendars/": 15,
    "/countries/": 15,
    "/countries/MN/": 20,
    "/account/sign-in/": 10,
    "/names/": 20,
    "/names/checklists/": 20,
    "/review/": 20,
    "/review/?kind=name_in_no_list&state=all": 20,
    "/nowhere/": 10,
}
ADDRESSES = list(PAGES)
_VOID = {"meta", "link", "input", "br", "img", "hr", "line", "rect", "circle"}


class Elements(HTMLParser):
    """All elements of a page in order, with their attributes, text and the elements around them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[dict] = []
        self.open: list[dict] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        element = {"tag": tag, **dict(attributes), "text": "", "within": [each["tag"] for each in self.open]}
        self.found.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append({"tag": tag, **dict(attributes), "text": "", "within": []})

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()["tag"] != tag:
            pass

    def handle_data(self, text: str) -> None:
        for element in self.open:
            element["text"] += text

    def all(self, *tags: str) -> list[dict]:
        return [element for element in self.found if element["tag"] in tags]


@pytest.fixture(params=ADDRESSES)
def page(request: pytest.FixtureRequest, reader: Client) -> Elements:
    """Every page in turn."""
    return Elements(reader.get(request.param, follow=True).text)


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_inline_may_run(reader: Client, address: str) -> None:
    policy = reader.get(address)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_no_script_style_or_handler_stands_in_a_page(page: Elements) -> None:
    assert not page.all("style", "iframe", "object", "embed")
    for script in page.all("script"):  # docs/decisions/0012: a small one of our own, on the page that argued for it
        assert script["src"] == "/static/web/review.js"
        assert "defer" in script
        assert not script["text"].strip()
    for element in page.found:
        assert not [name for name in element if name == "style" or name.startswith("on")], element
        assert not str(element.get("href", "")).lower().startswith(("javascript:", "data:", "http")), element


def test_it_has_one_main_heading_and_skips_no_level(page: Elements) -> None:
    levels = [int(element["tag"][1]) for element in page.all("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_it_names_its_language_title_and_place_to_skip_to(page: Elements) -> None:
    assert page.all("html")[0]["lang"] == "en"
    assert page.all("title")[0]["text"].strip().endswith("· Accord")
    assert page.all("a")[0]["href"] == "#content"
    assert [element["id"] for element in page.all("main")] == ["content"]


def test_every_field_has_a_label(page: Elements) -> None:
    labelled = {element["for"] for element in page.all("label") if "for" in element}
    for element in page.all("input", "select", "textarea"):
        if element.get("type") != "hidden":
            assert "label" in element["within"] or element.get("id") in labelled or element.get("aria-label"), element


def test_every_column_has_a_heading_with_its_scope(page: Elements) -> None:
    for element in page.all("th"):
        assert element.get("scope") in {"col", "row", "rowgroup"}, element
    assert len(page.all("thead")) == len(page.all("table"))


def test_every_picture_has_words_or_is_hidden(page: Elements) -> None:
    for element in page.all("img"):
        assert "alt" in element
    for element in page.all("svg"):
        named = element.get("aria-label") or element.get("aria-labelledby")
        assert element.get("aria-hidden") == "true" or (element.get("role") in ("img", "group") and named), element


def test_every_link_says_something(page: Elements) -> None:
    for element in page.all("a", "button", "summary"):
        assert element["text"].strip(), element


def test_no_identifier_stands_twice_and_all_named_by_one_exist(page: Elements) -> None:
    identifiers = [element["id"] for element in page.found if element.get("id")]
    assert len(set(identifiers)) == len(identifiers)
    for element in page.found:
        assert set((element.get("aria-labelledby") or "").split()) <= set(identifiers)


def test_nothing_comes_from_elsewhere(page: Elements) -> None:
    for element in page.all("link", "img", "script"):
        if element.get("rel") == "alternate":
            assert element["href"] == "/changes/feed/"
            continue
        assert re.match(r"/static/web/", element.get("href") or element.get("src") or ""), element


@pytest.mark.parametrize(("address", "bound"), PAGES.items())
def test_a_page_asks_the_database_a_bounded_number_of_questions(reader: Client, address: str, bound: int) -> None:
    from django.db import connection

    reader.get(address, follow=True)  # the lists of a date are made once for each state of the register
    with CaptureQueriesContext(connection) as asked:
        reader.get(address, follow=True)
    assert len(asked) <= bound
