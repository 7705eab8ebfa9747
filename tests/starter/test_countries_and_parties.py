"""The countries, regions and Parties that ship with the package: well-formed, consistent, and checked against other lists.

The dates of the Parties stand or fall with the conventions' own rules: CITES Art. XXII (90 days after the deposit) and
CMS Art. XVIII (first day of the third month after the deposit). Where another list differs, `disagreements.csv` says why.
"""

import csv
import json
import re
import unicodedata
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "src" / "accord" / "starter" / "countries"
LISTS = ROOT.parent / "shared" / "data" / "parties"

KINDS = {"state", "territory", "former", "other"}
MODES = {"ratification", "accession", "acceptance", "approval", "succession", "definitive_signature"}
REGIONS = {"Africa", "Asia", "Central and South America and the Caribbean", "Europe", "North America", "Oceania"}
RULE = {"cites": "Art. XXII", "cms": "Art. XVIII"}
FIRST_ENTRY_INTO_FORCE = {"cites": date(1975, 7, 1), "cms": date(1983, 11, 1)}
NUMBER_OF_PARTIES = {"cites": 185, "cms": 133}


def rows(name: str) -> list[dict[str, str]]:
    with (SHIPPED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


COUNTRIES = {row["iso2"]: row for row in rows("countries.csv")}
PARTIES = rows("parties.csv")


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def label(row: dict[str, str]) -> str:
    return f"{row['instrument']} {row['country']} {row['deposited']}"


# --- the files -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [file.name for file in sorted(SHIPPED.glob("*.csv"))])
def test_a_file_is_plain_text_with_as_many_cells_in_each_row_as_in_its_header(name):
    text = (SHIPPED / name).read_bytes().decode("utf-8")
    assert "\r" not in text
    assert text.endswith("\n")
    table = list(csv.reader(text.splitlines()))
    assert [number for number, row in enumerate(table, 1) if len(row) != len(table[0])] == []
    assert [
        cell for row in table for cell in row if cell != cell.strip() or unicodedata.normalize("NFC", cell) != cell
    ] == []


@pytest.mark.parametrize("name", ["countries.csv", "regions.csv", "parties.csv"])
def test_every_row_names_a_source_that_is_described(name):
    described = {row["id"] for row in rows("sources.csv")}
    assert {row["source"] for row in rows(name)} - described == set()


def test_every_data_set_of_the_disagreements_is_described():
    described = {row["id"] for row in rows("sources.csv")}
    assert {row["data_set"] for row in rows("disagreements.csv")} - described == set()


# --- countries -------------------------------------------------------------------------------------------------------


def test_codes_are_well_formed():
    wrong = [
        code
        for code, row in COUNTRIES.items()
        if not re.fullmatch("[A-Z]{2}", code)
        or not re.fullmatch("[A-Z]{3}|", row["iso3"])
        or not re.fullmatch("[0-9]{3}|", row["numeric"])
    ]
    assert wrong == []


def test_a_two_letter_code_stands_once():
    assert [code for code, times in Counter(row["iso2"] for row in rows("countries.csv")).items() if times > 1] == []


def test_a_three_letter_code_stands_once():
    codes = Counter(row["iso3"] for row in COUNTRIES.values() if row["iso3"])
    assert [code for code, times in codes.items() if times > 1] == []


def test_a_number_is_shared_only_with_the_former_name_of_the_same_country():
    by_number = defaultdict(list)
    for row in COUNTRIES.values():
        if row["numeric"]:
            by_number[row["numeric"]].append(row)
    for number, sharing in by_number.items():
        if len(sharing) > 1:
            assert [row["kind"] for row in sharing].count("state") <= 1, number
            assert any("numeric code" in row["note"] for row in sharing if row["kind"] == "former"), number


def test_every_current_country_has_all_three_codes():
    current = [row for row in COUNTRIES.values() if row["kind"] in {"state", "territory"}]
    assert [row["iso2"] for row in current if not (row["iso3"] and row["numeric"])] == []


def test_every_country_has_a_name_in_three_languages_and_a_kind():
    assert [c for c, row in COUNTRIES.items() if not (row["name_en"] and row["name_fr"] and row["name_es"])] == []
    assert {row["kind"] for row in COUNTRIES.values()} == KINDS


@pytest.mark.parametrize("column", ["name_en", "name_fr", "name_es"])
def test_no_two_countries_have_one_name(column):
    names = Counter(row[column] for row in COUNTRIES.values())
    assert [name for name, times in names.items() if times > 1] == []


def test_a_country_does_not_end_before_it_begins():
    for code, row in COUNTRIES.items():
        begins, ends = day(row["valid_from"]), day(row["valid_to"])
        assert not (begins and ends) or begins < ends, code


def test_only_former_countries_have_an_end_and_each_of_them_has_successors():
    for code, row in COUNTRIES.items():
        assert bool(row["valid_to"]) == bool(row["successors"]) == (row["kind"] == "former"), code


def test_successors_are_other_countries_of_the_table_that_did_not_end_earlier():
    for code, row in COUNTRIES.items():
        for successor in row["successors"].split():
            assert successor != code
            later = COUNTRIES[successor]
            assert not later["valid_to"] or later["valid_to"] > row["valid_to"], f"{code} -> {successor}"


def test_a_code_used_twice_is_explained():
    for code in ("CS", "ZC", "SK", "GE", "AI", "BQ", "FQ"):
        assert COUNTRIES[code]["note"], code


@pytest.mark.parametrize("code", ["XK", "EU", "CP"])
def test_a_code_outside_the_standard_list_says_what_it_is(code):
    assert COUNTRIES[code]["kind"] == "other"
    assert re.search("user-assigned|exceptionally reserved", COUNTRIES[code]["note"], re.IGNORECASE)


# --- regions ---------------------------------------------------------------------------------------------------------


def test_every_state_and_every_party_to_cites_is_in_one_of_the_six_regions():
    placed = Counter(row["country"] for row in rows("regions.csv"))
    assert [country for country, times in placed.items() if times > 1 or country not in COUNTRIES] == []
    assert {row["region"] for row in rows("regions.csv")} == REGIONS
    states = {code for code, row in COUNTRIES.items() if row["kind"] == "state"}
    parties = {row["country"] for row in PARTIES if row["instrument"] == "cites"}
    assert (states | parties) - set(placed) == set()


def test_only_a_party_has_its_region_from_the_convention():
    by_convention = {row["country"] for row in rows("regions.csv") if row["source"] == "cites-regions"}
    assert by_convention == {row["country"] for row in PARTIES if row["instrument"] == "cites"}


# --- Parties ---------------------------------------------------------------------------------------------------------


def test_every_party_is_a_country_of_the_table_with_a_known_mode():
    assert {row["country"] for row in PARTIES} - set(COUNTRIES) == set()
    assert {row["mode"] for row in PARTIES} - MODES == set()
    assert {row["instrument"] for row in PARTIES} == set(RULE)


@pytest.mark.parametrize("instrument", ["cites", "cms"])
def test_the_number_of_parties_is_the_one_the_secretariat_counts(instrument):
    present = [row["country"] for row in PARTIES if row["instrument"] == instrument and not row["withdrawn"]]
    assert len(present) == len(set(present)) == NUMBER_OF_PARTIES[instrument]


def test_a_country_that_joined_twice_had_left_in_between():
    spells = defaultdict(list)
    for row in PARTIES:
        spells[row["instrument"], row["country"]].append(row)
    for spell in spells.values():
        for earlier, later in pairwise(spell):
            assert earlier["entry_into_force"] < earlier["withdrawn"] < later["deposited"], label(later)


def test_a_withdrawal_follows_the_entry_into_force_and_is_explained():
    for row in PARTIES:
        if row["withdrawn"]:
            assert row["withdrawn"] > row["entry_into_force"], label(row)
            assert row["note"], label(row)


def test_a_date_left_open_is_explained():
    for row in PARTIES:
        if not row["deposited"] or not row["entry_into_force"]:
            assert re.search("not certain|not recorded", row["note"]), label(row)


def ninety_days_after(deposited: date) -> date:
    return deposited + timedelta(days=90)


def first_of_third_month_after(deposited: date) -> date:
    months = deposited.year * 12 + deposited.month - 1 + 3
    return date(months // 12, months % 12 + 1, 1)


@pytest.mark.parametrize(("instrument", "by_rule"), [("cites", ninety_days_after), ("cms", first_of_third_month_after)])
def test_entry_into_force_follows_the_rule_of_the_convention_or_the_note_says_why_not(instrument, by_rule):
    for row in PARTIES:
        deposited, in_force = day(row["deposited"]), day(row["entry_into_force"])
        if row["instrument"] == instrument and deposited and in_force and in_force != by_rule(deposited):
            assert RULE[instrument] in row["note"], f"{label(row)}: the rule gives {by_rule(deposited)}"


def test_cms_enters_into_force_on_the_first_of_a_month():
    days = {row["entry_into_force"][-2:] for row in PARTIES if row["instrument"] == "cms" and row["entry_into_force"]}
    assert days == {"01"}


def test_nobody_is_a_party_before_the_convention_is_in_force():
    for row in PARTIES:
        in_force = day(row["entry_into_force"])
        assert in_force is None or in_force >= FIRST_ENTRY_INTO_FORCE[row["instrument"]], label(row)


def test_ten_deposits_brought_cites_into_force_and_fifteen_cms():
    first = Counter(
        row["instrument"]
        for row in PARTIES
        if day(row["entry_into_force"]) == FIRST_ENTRY_INTO_FORCE[row["instrument"]]
    )
    assert first == {"cites": 10, "cms": 15}


def test_a_party_older_than_its_country_is_explained():
    for row in PARTIES:
        begins = COUNTRIES[row["country"]]["valid_from"]
        if begins and row["entry_into_force"] and row["entry_into_force"] < begins:
            assert "continue" in row["note"], label(row)


# --- against other lists ---------------------------------------------------------------------------------------------

TITLES = {
    "convention on international trade in endangered species of wild fauna and flora": "cites",
    "convention on the conservation of migratory species of wild animals": "cms",
}
# The names these lists use, where they are neither ours nor ours without the part in brackets.
OTHER_NAMES = {
    "Cape Verde": "CV",
    "Congo, Dem. Rep. of": "CD",
    "Congo, Democratic Republic of": "CD",
    "Congo, Republic of": "CG",
    "Congo, Republic of the": "CG",
    "Cook Islands (New Zealand)": "CK",
    "Czech Republic": "CZ",
    "European Community": "EU",
    "Ivory Coast": "CI",
    "Korea, Democratic People's Republic": "KP",
    "Korea, Republic of": "KR",
    "Laos": "LA",
    "Lao, People's Dem. Rep.": "LA",
    "Macedonia": "MK",
    "Macedonia, FYR": "MK",
    "Moldova": "MD",
    "Moldova, Republic of": "MD",
    "Russia": "RU",
    "South Korea": "KR",
    "North Korea": "KP",
    "Swaziland": "SZ",
    "Syria": "SY",
    "Tanzania": "TZ",
    "Tanzania, Un. Rep. of": "TZ",
    "Turkey": "TR",
    "United Kingdom": "GB",
    "United States": "US",
    "Venezuela, Boliv. Rep. of": "VE",
    "Vietnam": "VN",
}
ECOLEX_DEPOSITS = ("AcceptanceApproval", "AccessionApprobation", "DefiniteSignature", "Ratification", "Succession")


def plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).lower()
    return " ".join(re.findall("[a-z]+", "".join(letter for letter in letters if not unicodedata.combining(letter))))


def code_of_name() -> dict[str, str]:
    codes = {}
    for code, row in COUNTRIES.items():
        codes[plain(row["name_en"])] = code
        codes.setdefault(plain(row["name_en"].split(" (")[0]), code)
    return codes | {plain(name): code for name, code in OTHER_NAMES.items()}


def read_list(name: str) -> list[dict[str, str]]:
    with (LISTS / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def reversed_date(text: str) -> str:
    return "-".join(reversed(text.split("."))) if text else ""


def their_dates():
    """(data set, instrument, country, deposits, entries into force) for each Party of each list that gives a date."""
    codes, by_iso3 = code_of_name(), {row["iso3"]: code for code, row in COUNTRIES.items()}
    for row in read_list("ieadb_memberships_biodiversity_treaties.csv"):
        if instrument := TITLES.get(row["treatyname"].lower()):
            in_force = {row[f"ceif{number}"] for number in range(3, 10)}
            yield "ieadb", instrument, codes[plain(row["country"])], {row["crat"]} - {"", "NA"}, in_force - {"", "NA"}
    for row in read_list("huggo_memberships_CITES_Ramsar_IPPC_ITPGRFA.csv"):
        if instrument := TITLES.get(row["Title"].lower()):
            in_force = {reversed_date(row[column]) for column in ("stateForce", "stateForce2", "stateForce3")}
            yield "huggo", instrument, by_iso3[row["stateID"]], {reversed_date(row["stateRat"])} - {""}, in_force - {""}
    for row in read_list("parties_by_treaty_ecolex_2015.csv"):
        if instrument := TITLES.get(row["treaty"].lower()):
            deposits = {row[f"partyDateOf{act}"] for act in ECOLEX_DEPOSITS}
            yield "ecolex", instrument, codes[plain(row["party"])], deposits - {""}, {row["partyEntryIntoForce"]} - {""}


def differences() -> set[tuple[str, ...]]:
    """Every date of another list that is none of ours, as (instrument, country, subject, ours, theirs, data set)."""
    ours = defaultdict(lambda: {"deposited": [], "entry_into_force": []})
    for row in PARTIES:
        for subject, dates in ours[row["instrument"], row["country"]].items():
            dates.append(row[subject])
    found = set()
    for data_set, instrument, country, deposits, in_force in their_dates():
        for subject, theirs in (("deposited", deposits), ("entry_into_force", in_force)):
            known = [text for text in ours[instrument, country][subject] if text]
            if theirs and known and not theirs & set(known):
                found |= {(instrument, country, subject, known[-1], other, data_set) for other in theirs}
    return found


@pytest.mark.shared
@pytest.mark.skipif(not LISTS.is_dir(), reason="the lists of Parties in ../shared are absent")
class TestOtherLists:
    def test_every_date_on_which_another_list_differs_is_explained(self):
        columns = ("instrument", "country", "subject", "ours", "theirs", "data_set")
        explained = {
            tuple(row[column] for column in columns) for row in rows("disagreements.csv") if row["explanation"]
        }
        assert differences() == explained

    def test_every_party_of_another_list_is_one_of_ours(self):
        ours = {(row["instrument"], row["country"]) for row in PARTIES}
        theirs = {
            (instrument, country)
            for _, instrument, country, deposits, in_force in their_dates()
            if deposits or in_force
        }
        assert theirs - ours == set()

    def test_current_codes_are_those_of_the_standard(self):
        listed = json.loads((LISTS / "iso" / "pycountry_iso3166-1.json").read_text(encoding="utf-8"))["3166-1"]
        standard = {row["alpha_2"]: (row["alpha_3"], row["numeric"]) for row in listed}
        ours = {c: (row["iso3"], row["numeric"]) for c, row in COUNTRIES.items() if c in standard}
        assert ours == standard

    def test_former_codes_are_those_of_the_standard(self):
        listed = json.loads((LISTS / "iso" / "pycountry_iso3166-3.json").read_text(encoding="utf-8"))["3166-3"]
        standard = {row["alpha_3"]: row.get("numeric", "") for row in listed}
        former = {row["iso3"]: row["numeric"] for row in COUNTRIES.values() if row["kind"] == "former" and row["iso3"]}
        assert {code: number for code, number in former.items() if standard[code] != number} == {}
