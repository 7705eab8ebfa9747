"""One reader's way through the pages in a real browser, without JavaScript: with the mouse and with the keyboard."""

import csv
import io
import itertools
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect

SAKER = "/species/cites:falco-cherrug/"
EVERY_PAGE = [
    "/",
    "/search/?q=saker",
    "/species/",
    SAKER,
    "/species/cites:loxodonta-africana/",
    "/species/compare/?left=2011-01-01&right=2014-01-01",
    "/changes/",
    "/changes/?from=1990-01-01&to=2000-01-01&country=ZA",
    "/concordance/",
    "/programmes/",
    "/programmes/jwp-2012-2014/",
    "/programmes/jwp-2015-2020/",
    "/decisions/",
    "/countries/",
    "/countries/MN/",
    "/nowhere/",
]
Opens = Callable[..., "Page"]  # type: ignore[name-defined]  # noqa: F821


def test_from_the_first_page_to_a_file_and_a_programme(open_page: Opens, tmp_path: Path) -> None:
    page = open_page("/")
    page.get_by_role("searchbox").fill("saker")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Falco cherrug").first.click()
    asks_for_another_date_and_country(page)
    steps_from_change_to_change(page)
    follows_a_discrepancy(page)
    takes_the_rows_along(page, tmp_path)
    reads_a_programme_in_french(page)


def asks_for_another_date_and_country(page) -> None:
    """The status of 2011 is another one than today's, and both are given with their reasons and a timeline."""
    expect(page.get_by_role("heading", level=1)).to_contain_text("Falco cherrug")
    cms = page.get_by_role("region", name="CMS")
    expect(cms.locator("header .badge")).to_have_count(2)  # Appendices I and II since 2012
    page.get_by_label("Status on").fill("2011-01-01")
    page.get_by_label("Population of").select_option(label="Mongolia")
    page.get_by_role("button", name="Answer").click()
    expect(page).to_have_url(re.compile(r"on=2011-01-01&country=MN"))
    expect(cms.locator("header .badge")).to_have_text(["II"])
    expect(cms.locator(".reasons")).to_contain_text("On 1 January 2011 the population of Falco cherrug in Mongolia")
    expect(cms.locator(".reasons")).to_contain_text("Falconidae")
    expect(page.get_by_role("group", name="the line marks 1 January 2011")).to_be_visible()
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("columnheader", name="Events")).to_be_visible()


def steps_from_change_to_change(page) -> None:
    """By the row of dates, by the buttons and by the bars of the timeline; the country stays."""
    dates = page.get_by_role("navigation", name="Dates on which the answer changes")
    chosen = dates.locator("[aria-current=date]")
    expect(chosen).to_contain_text("1983")
    dates.get_by_role("link", name="1975").click()
    expect(page).to_have_url(re.compile(r"on=1975-07-01&country=MN"))
    expect(chosen).to_contain_text("1975")
    expect(page.get_by_role("region", name="CMS").locator("header .badge")).to_have_text(["NC"])
    dates.get_by_role("link", name="Next change").click()
    expect(page).to_have_url(re.compile(r"on=1983-11-01&country=MN"))
    dates.get_by_role("link", name="Previous change").click()
    expect(page).to_have_url(re.compile(r"on=1975-07-01&country=MN"))
    expect(dates.get_by_role("link", name="Previous change")).to_have_count(0)
    page.locator(".timeline").get_by_role("link", name="Appendix II: from 1 November 1983").click()
    expect(page).to_have_url(re.compile(r"on=1983-11-01&country=MN"))
    expect(page.get_by_label("Population of")).to_have_value("MN")


def follows_a_discrepancy(page) -> None:
    """From all rows of the concordance to those of one kind."""
    page.get_by_role("link", name="Concordance").click()
    page.get_by_label("On", exact=True).fill("2014-06-24")
    page.get_by_role("button", name="Show").click()
    page.locator(".families").get_by_role("link", name="Genus transfer not adopted").click()
    expect(page).to_have_url(re.compile(r"on=2014-06-24.*discrepancy=genus_transfer"))
    expect(page.get_by_label("Discrepancy")).to_have_value("genus_transfer")
    row = page.locator("tbody tr").first
    expect(row.locator("details ul")).to_be_hidden()
    row.locator("summary").click()
    expect(row.locator("details ul")).to_be_visible()


def takes_the_rows_along(page, folder: Path) -> None:
    """The same rows as CSV and as a workbook."""
    shown = page.locator("tbody tr").count()
    rows = list(csv.DictReader(io.StringIO(downloaded(page, "CSV", folder).decode("utf-8-sig"))))
    assert len(rows) == shown > 0
    assert all("genus_transfer" in row["discrepancies"] for row in rows)
    with zipfile.ZipFile(io.BytesIO(downloaded(page, "Excel", folder))) as workbook:
        text = "".join(workbook.read(name).decode() for name in workbook.namelist() if name.endswith(".xml"))
    assert all(row["left_name"] in text for row in rows)


def downloaded(page, label: str, folder: Path) -> bytes:
    """What the link leads to; its name says the date."""
    with page.expect_download() as download:
        page.locator(".downloads").get_by_role("link", name=label).click()
    name = download.value.suggested_filename
    assert "2014-06-24" in name
    download.value.save_as(folder / name)
    return (folder / name).read_bytes()


def reads_a_programme_in_french(page) -> None:
    """The language changes, the page and what was asked of it stay."""
    page.get_by_role("link", name="Programmes").click()
    page.get_by_role("link", name="2012-2014").click()
    page.get_by_role("combobox", name="Status").select_option(label="done (8)")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("tbody tr th[scope=row]")).to_have_count(8)
    page.get_by_label("Language").select_option("fr")
    page.get_by_role("button", name="Go").click()
    expect(page).to_have_url(re.compile(r"jwp-2012-2014/\?status=done"))
    expect(page.get_by_role("columnheader", name="Résultats").first).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("tbody tr th[scope=row]")).to_have_count(8)


def test_the_keyboard_alone_is_enough(open_page: Opens) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#content$"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("saker")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"q=saker"))
    page.get_by_role("link", name="Falco cherrug").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Falco cherrug")


def test_the_focus_goes_down_the_page_and_is_always_seen(open_page: Opens) -> None:
    page = open_page("/concordance/?discrepancy=genus_transfer")
    heights = []
    for _ in range(40):
        page.keyboard.press("Tab")
        focus = page.locator(":focus")
        if not focus.count():  # inside the date field, on the button that opens the calendar
            assert page.evaluate("document.activeElement.type") == "date"
            continue
        outline = focus.evaluate(
            "element => getComputedStyle(element).outlineStyle + getComputedStyle(element).outlineWidth"
        )
        assert outline == "solid3px"
        heights.append(focus.evaluate("element => element.getBoundingClientRect().top + scrollY"))
    assert all(after >= before - 60 for before, after in itertools.pairwise(heights))


@pytest.mark.parametrize("address", EVERY_PAGE)
@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_scrolls_down_only(open_page: Opens, address: str, width: int) -> None:
    page = open_page(address, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", ["/", SAKER, "/concordance/"])
def test_in_the_dark_the_page_is_dark_and_its_text_bright(open_page: Opens, address: str) -> None:
    page = open_page(address, color_scheme="dark")
    ground = brightness(page.locator("body"), "backgroundColor")
    assert ground < 40
    for text in (page.locator("h1"), page.locator("main a").first, page.locator(".lead")):
        assert brightness(text, "color") > 140


def brightness(locator, property_: str) -> float:
    """The mean of red, green and blue, from 0 to 255."""
    colour = locator.evaluate(f"element => getComputedStyle(element).{property_}")
    parts = [float(part) for part in re.findall(r"[\d.]+", colour)[:3]]
    return sum(parts) / 3


@pytest.mark.parametrize("address", [SAKER, "/concordance/", "/programmes/jwp-2012-2014/"])
def test_paper_gets_the_answer_without_the_buttons(open_page: Opens, address: str) -> None:
    page = open_page(address)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for gone in (".masthead", "main form", ".skip", ".foot"):
        for each in page.locator(gone).all():
            expect(each).to_be_hidden()
    assert page.pdf(format="A4").startswith(b"%PDF")
