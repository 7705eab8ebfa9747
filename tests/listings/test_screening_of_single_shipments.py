"""What screening says of names, dates, countries, claims and reservations, one shipment at a time."""

from datetime import date

import pytest
from invented import added, deleted, history, reserved

from accord.core.listings.screening import FINDINGS, Screening, bits, codes

SPLIT = (
    added("albus", "I", 1980, id="one", except_populations="BW"),
    added("albus", "II", 1980, id="two", populations="BW"),
)


def answer(screening, name, day, country=None):
    number, _ = screening.target(name)
    return next(each for start, each in reversed(screening.cell(number, country)) if start <= day)


@pytest.mark.parametrize("name", ["Velatus albus", "  velatus   ALBUS ", "Velatus albus Smith, 1900", "Velatus spp."])
def test_a_name_is_known_in_any_case_and_with_its_author(name):
    number, found = Screening(history(added("albus", "I", 1980))).target(name)
    assert number is not None
    assert not found


@pytest.mark.parametrize("name", ["Velatus albas", "Velatus cf. albus", "Velatus albus?", "white sail", "", "=1+1"])
def test_a_name_is_never_guessed(name):
    assert Screening(history(added("albus", "I", 1980))).target(name) == (None, bits(["name_unknown"]))


def test_a_synonym_answers_for_its_taxon_and_says_so():
    screening = Screening(history(added("albus", "I", 1980)))
    assert codes(screening.target("Pannus albus")[1]) == ("name_synonym",)
    assert answer(screening, "Pannus albus", date(2000, 1, 1)).reason == (
        "a synonym of Velatus albus: I in its own name since 1980-07-01"
    )


def test_the_origin_decides_a_split_listing():
    screening = Screening(history(*SPLIT, albus="BW KE"))
    there = answer(screening, "Velatus albus", date(2000, 1, 1), "BW")
    assert (there.appendix, there.event, codes(there.findings)) == ("II", "two", ("split_decided_by_origin",))


def test_without_an_origin_a_split_listing_stays_open():
    screening = Screening(history(*SPLIT, albus="BW KE"))
    there = answer(screening, "Velatus albus", date(2000, 1, 1))
    assert (there.appendix, codes(there.findings)) == ("I/II", ("split_undecided_without_origin",))


def test_what_is_listed_later_is_a_future_listing():
    there = answer(Screening(history(added("albus", "I", 1980))), "Velatus albus", date(1978, 1, 1))
    assert (there.appendix, codes(there.findings)) == ("NC", ("not_listed_then", "future_listing"))


def test_what_is_listed_no_longer_is_not_listed_then():
    known = history(added("albus", "I", 1980), deleted("albus", "I", 1990))
    there = answer(Screening(known), "Velatus albus", date(1995, 1, 1))
    assert (there.appendix, codes(there.findings)) == ("NC", ("not_listed_then",))


def test_a_year_in_which_the_listing_changed_gives_all_that_applied():
    screening = Screening(history(added("albus", "II", 1980), added("albus", "I", 1990)))
    number, _ = screening.target("Velatus albus")
    span = screening.span("1990")
    joined = screening.joined(number, None, span.first, span.last)
    assert (joined.appendix, codes(joined.findings)) == ("I/II", ("date_imprecise",))


def test_a_party_with_a_reservation_is_named():
    screening = Screening(history(added("genus", "I", 1980), reserved("genus", "I", 1980, "JP")))
    assert answer(screening, "Velatus albus", date(2000, 1, 1)).reserving == {"JP"}


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("2000-02-30", "date_unreadable"),
        ("yesterday", "date_unreadable"),
        ("", "date_missing"),
        ("1974", "before_convention"),
    ],
)
def test_a_date_that_cannot_be_used_is_a_finding(cell, found):
    assert codes(Screening(history(added("albus", "I", 1980))).span(cell).findings) == (found,)


@pytest.mark.parametrize(("cell", "code"), [("ke", "KE"), ("Kenya", None), ("XX", None), ("K", None)])
def test_only_codes_are_countries_and_xx_is_none(cell, code):
    found, findings = Screening(history(added("albus", "I", 1980))).country(cell)
    assert found == code
    assert bool(findings) == (code is None)


@pytest.mark.parametrize(
    ("cell", "marks"),
    [("App. II", {"II"}), ("1", {"I"}), ("i/ii", {"I", "II"}), ("N", {"NC"}), ("Appendix I", {"I"}), ("", set())],
)
def test_a_claim_is_read_as_people_write_it(cell, marks):
    assert Screening(history(added("albus", "I", 1980))).claim(cell) == (marks, 0)


def test_a_claim_that_is_no_appendix_is_a_finding():
    assert codes(Screening(history(added("albus", "I", 1980))).claim("IV")[1]) == ("claim_unreadable",)


def test_findings_go_into_a_number_and_out_again():
    assert codes(bits(FINDINGS)) == tuple(FINDINGS)
