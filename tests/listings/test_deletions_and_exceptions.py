"""Rules 3 and 4: what a deletion ends, and whom an exception leaves out."""

from invented import added, ask, deleted, history


def test_a_deletion_ends_what_is_inherited_from_that_date_or_earlier():
    known = history(added("genus", "II", 1975), deleted("albus", "II", 1980))
    assert ask("albus", known, year=1979).own == "II"
    assert ask("albus", known).own == "NC"


def test_a_later_listing_of_the_higher_taxon_reaches_it_again():
    known = history(added("genus", "II", 1975), deleted("albus", "II", 1980), added("genus", "II", 1990))
    assert ask("albus", known, year=1985).own == "NC"
    assert ask("albus", known).own == "II"


def test_a_deletion_in_one_appendix_leaves_the_other_inherited():
    known = history(added("order", "I", 1975), added("genus", "II", 1976), deleted("albus", "II", 1980))
    assert ask("albus", known).own == "I"


def test_an_implied_deletion_ends_the_own_listing_only():
    known = history(added("genus", "II", 1975), added("albus", "II", 1975), deleted("albus", "II", 1980, implied=True))
    assert (ask("albus", known).own, ask("albus", known).basis) == ("II", "inherited")


def test_a_party_withdraws_its_own_appendix_three_listing_only():
    known = history(
        added("albus", "III", 1980, party="KE"),
        added("albus", "III", 1981, party="PE"),
        deleted("albus", "III", 1990, party="KE"),
    )
    assert [entry.party for entry in ask("albus", known).appendices] == ["PE"]


def test_a_deletion_without_a_party_where_several_list_ends_none_and_is_a_finding():
    known = history(
        added("albus", "III", 1980, party="KE"), added("albus", "III", 1981, party="PE"), deleted("albus", "III", 1990)
    )
    answer = ask("albus", known)
    assert answer.own == "III"
    assert len(answer.appendices) == 2
    assert "deletion-without-party" in {finding.code for finding in answer.findings}


def test_the_same_as_part_of_a_transfer_ends_them_all_and_is_a_finding_too():
    known = history(
        added("albus", "III", 1980, party="KE"),
        added("albus", "III", 1981, party="PE"),
        deleted("albus", "III", 1990, implied=True),
    )
    answer = ask("albus", known)
    assert answer.own == "NC"
    assert "deletion-without-party" in {finding.code for finding in answer.findings}


def test_a_deletion_does_not_happen_for_the_taxa_that_it_excepts():
    known = history(added("genus", "II", 1975), deleted("genus", "II", 1980, except_taxa="albus"))
    assert ask("niger", known).own == "NC"
    assert ask("albus", known).own == "II"
    assert ask("minor", known).own == "II"


def test_an_excepted_taxon_is_not_covered_nor_are_its_descendants():
    known = history(added("family", "II", 1975, except_taxa="albus"))
    assert {ask(taxon, known).own for taxon in ("albus", "minor")} == {"NC"}
    assert ask("niger", known).own == "II"


def test_the_search_goes_on_above_an_exception():
    known = history(added("order", "II", 1975), added("genus", "I", 1980, except_taxa="albus"))
    assert ask("minor", known).own == "II"
