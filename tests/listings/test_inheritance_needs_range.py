"""Rule 5: a listing of some populations reaches a lower taxon only in the countries of its range."""

from invented import added, ask, history

SPLIT = (added("genus", "I", 1980, populations="KE"), added("genus", "II", 1980, except_populations="KE"))


def test_a_species_inherits_only_the_part_for_its_range():
    known = history(*SPLIT, albus="KE", niger="PE BR")
    assert ask("albus", known).own == "I"
    assert ask("niger", known).own == "II"


def test_partly_met_is_the_appendix_and_not_covered():
    known = history(SPLIT[0], albus="KE PE")
    assert ask("albus", known).own == "I/NC"


def test_without_range_data_the_answer_is_unknown():
    known = history(SPLIT[0])
    answer = ask("albus", known)
    assert answer.own == "unknown"
    assert "range-unknown" in {finding.code for finding in answer.findings}
    assert ask("albus", known, country="KE").own == "unknown"
    assert ask("albus", known, country="PE").own == "NC"


def test_a_country_that_the_listing_excepts_is_not_covered_with_or_without_range():
    known = history(SPLIT[1], niger="PE")
    assert ask("albus", known, country="KE").own == "NC"
    assert ask("niger", known, country="KE").own == "NC"


def test_unknown_for_one_species_is_not_nc_for_the_genus():
    known = history(added("order", "I", 1980, populations="KE"), niger="PE")
    assert ask("niger", known).own == "NC"
    assert ask("genus", known).listing == "unknown"


def test_an_introduced_population_is_reported_with_the_result():
    known = history(added("genus", "II", 1980), albus="KE")
    known.ranges["albus"]["PE"] = "introduced"
    assert "range-status" in {finding.code for finding in ask("albus", known).findings}


def test_members_that_do_not_occur_in_the_country_do_not_count_for_the_genus():
    known = history(added("albus", "I", 1980), added("niger", "II", 1980), albus="KE", niger="PE")
    assert ask("genus", known, country="PE").listing == "II"
    assert ask("genus", known).listing == "I/II"
