"""The annotations, quotas and suspensions of the starter register are whole, and agree with the sheets behind Species+.

Reads the CSV files with the standard library only, so that a mistake in our own readers can't hide one in the facts.
"""

import csv
import gzip
import re
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from accord.core.listings.annotations import read_annotation

ROOT = Path(__file__).resolve().parents[2]
STARTER = ROOT / "src" / "accord" / "starter"
LISTINGS = ROOT.parent / "shared" / "data" / "listings"
LEGACY = LISTINGS / "legacy_2013"

needs_sheets = pytest.mark.skipif(not LEGACY.is_dir(), reason="no ../shared")
FILES = ("annotations", "quotas", "suspensions")
#: Entry into force of what each conference decided.
CONFERENCES = {13: "2005-01-12", 14: "2007-09-13", 15: "2010-06-23", 16: "2013-06-12"}
#: Species+ prints “oil and live plants”.
PRINTED_OTHERWISE = {"#16"}
LEOPARD, CHEETAH = "15954", "219"  # in the sheet of quotas


@cache
def rows(name, folder="measures"):
    with (STARTER / folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def ids(pattern, column="id"):
    return {row[column] for path in STARTER.glob(pattern) for row in csv.DictReader(path.open(encoding="utf-8"))}


def in_force(row, day):
    return row["from"] <= day and (not row["to"] or day <= row["to"])


@pytest.mark.parametrize("name", FILES)
def test_every_row_has_its_days_and_a_source_that_is_there(name):
    sources = ids("*/sources.csv")
    for row in rows(name):
        days = [date.fromisoformat(row[column]) for column in ("from", "to") if row[column]]
        assert days, row
        assert days == sorted(days), row
        assert row["source"] in sources, row


def test_taxa_countries_and_meetings_are_there():
    taxa, countries = ids("*/taxa.csv"), ids("countries/countries.csv", "iso2")
    for row in (*rows("quotas"), *rows("suspensions")):
        assert not row["taxon"] or row["taxon"] in taxa, row
        assert not row["country"] or row["country"] in countries, row
    assert {row["meeting"] for row in rows("annotations")} <= ids("meetings/meetings.csv")


def test_one_text_a_symbol_and_language_at_a_time_without_a_gap():
    texts = defaultdict(list)
    for row in rows("annotations"):
        texts[row["symbol"], row["language"]].append(row)
    for found in texts.values():
        for earlier, later in pairwise(found):
            assert date.fromisoformat(earlier["to"]) + timedelta(1) == date.fromisoformat(later["from"]), later


def test_every_english_text_is_taken_apart():
    for row in rows("annotations"):
        if row["language"] == "en":
            reading = read_annotation(row["text"])
            assert reading is not None, row
            assert not reading.open_words, row


def test_a_text_in_french_or_spanish_stands_beside_an_english_one():
    english = {(row["symbol"], row["from"]) for row in rows("annotations") if row["language"] == "en"}
    assert {(row["symbol"], row["from"]) for row in rows("annotations")} == english


def test_quotas_of_one_taxon_country_and_term_follow_one_another():
    held = defaultdict(list)
    for row in rows("quotas"):
        held[row["taxon"], row["country"], row["term"]].append(row)
    for found in held.values():
        for earlier, later in pairwise(sorted(found, key=lambda row: row["from"])):
            assert earlier["to"] < later["from"], later
            assert earlier["to"], earlier


# --- against the sheets and downloads of Species+ --------------------------------------------------------------


def folded(text):
    """The words alone: without markup, marks, and the “Designates” of older texts."""
    plain = re.sub(r"<[^>]*>", " ", text).casefold().replace("designates", " ")
    return " ".join(re.findall(r"\w+", plain.replace("sert à désigner", " ").replace("designa ", " ")))


def ours(language, day):
    return {
        row["symbol"]: folded(row["text"])
        for row in rows("annotations")
        if row["language"] == language and in_force(row, day)
    }


@needs_sheets
@pytest.mark.shared
@pytest.mark.parametrize("conference", CONFERENCES)
def test_the_english_texts_are_those_of_the_sheet(conference):
    with (LEGACY / "hash_annotations_cites_utf8.csv").open(encoding="utf-8", newline="") as lines:
        sheet = {
            row["Hash No"]: folded(row["Text"])
            for row in csv.DictReader(lines)
            if row["For Display"].startswith(f"CoP{conference} ")
        }
    assert ours("en", CONFERENCES[conference]) == sheet


@needs_sheets
@pytest.mark.shared
@pytest.mark.parametrize("language", ["French", "Spanish"])
@pytest.mark.parametrize("conference", CONFERENCES)
def test_the_other_texts_are_those_of_the_sheet(conference, language):
    with (LEGACY / "hash_annotations_cites_translations.csv").open(encoding="utf-8", newline="") as lines:
        sheet = {
            row["Hash No"]: folded(row[f"Annotations_{language}"])
            for row in csv.DictReader(lines)
            if row["Event"] == f"CoP{conference}"
        }
    found = ours({"French": "fr", "Spanish": "es"}[language], CONFERENCES[conference])
    assert found == {symbol: sheet.get(symbol) for symbol in found}


@needs_sheets
@pytest.mark.shared
def test_the_texts_of_2017_are_those_of_the_index():
    printed = defaultdict(set)
    with gzip.open(LISTINGS / "Index_of_CITES_Species_2017-04-21.csv.gz", "rt", encoding="utf-8-sig") as lines:
        for row in csv.DictReader(lines):
            for text in row["#Annotation"].split("\nAppendix"):
                printed[row["#AnnotationSymbol"]].add(folded(text.partition(":")[2].partition("<p>Originally")[0]))
    found = ours("en", "2017-04-21")
    assert {symbol for symbol, text in found.items() if text not in printed[symbol]} <= PRINTED_OTHERWISE
    assert set(found) == {symbol for symbol in printed if symbol.startswith("#")}


@needs_sheets
@pytest.mark.shared
@pytest.mark.parametrize(
    ("taxon", "number", "years"),
    [
        ("cites:acinonyx-jubatus", CHEETAH, range(1997, 2013)),
        ("cites:panthera-pardus", LEOPARD, (2008, 2009, 2010, 2011)),
    ],
)
def test_quotas_are_those_that_were_published(taxon, number, years):
    published = defaultdict(set)
    with gzip.open(LEGACY / "quotas_utf8.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["RecId"] == number and row["Quota"]:
                published[row["ISO code"], row["Year"]].add(int(row["Quota"]))
    missing = [
        (row["country"], year, row["amount"])
        for row in rows("quotas")
        for year in years
        if row["taxon"] == taxon and in_force(row, f"{year}-12-31") and published[row["country"], str(year)]
        if int(row["amount"]) not in published[row["country"], str(year)]
    ]
    assert missing == []


@needs_sheets
@pytest.mark.shared
def test_suspensions_of_all_species_to_2013_are_in_the_sheet():
    with (LEGACY / "events_utf8.csv").open(encoding="utf-8", newline="") as lines:
        notified = {
            row["LnmShortDesc"].removeprefix("CITES Notif. No. "): (row["Legacy_ID"], row["Date valid from"])
            for row in csv.DictReader(lines)
        }
    with (LEGACY / "cites_suspensions_utf8.csv").open(encoding="utf-8", newline="") as lines:
        sheet = {(row["ISO code"], row["StartNotificationID"]) for row in csv.DictReader(lines) if not row["RecID"]}
    for row in rows("suspensions"):
        if row["from"] <= "2013-06-30":
            number, day = notified[row["notification"]]
            assert "-".join(reversed(day.split("/"))) == row["from"], row
            assert (row["country"], number) in sheet, row
