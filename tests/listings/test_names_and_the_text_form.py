"""Rules 8 and 9: synonyms, hybrids, and the text that users know."""

import pytest
from invented import added, ask, history

from accord.core.listings.status import UnknownTaxon


def test_a_synonym_answers_for_its_accepted_taxon_and_says_so():
    answer = ask("old", history(added("albus", "I", 1975)))
    assert (answer.taxon, answer.own) == ("old", "I")
    assert "synonym" in {finding.code for finding in answer.findings}


def test_a_hybrid_takes_the_strictest_appendix_of_its_parents():
    assert ask("cross", history(added("albus", "III", 1975), added("niger", "II", 1975))).own == "II"


def test_a_higher_taxon_shows_what_its_members_are_listed_as():
    answer = ask("genus", history(added("family", "II", 1975), added("albus", "I", 1975), added("niger", "I", 1975)))
    assert (answer.own, answer.listing, answer.basis) == ("II", "I", "inherited")


def test_a_higher_taxon_listed_in_its_own_name_adds_its_own_listing():
    answer = ask(
        "genus",
        history(
            added("genus", "II", 1975), added("albus", "I", 1975), added("minor", "I", 1975), added("niger", "I", 1975)
        ),
    )
    assert (answer.listing, answer.basis) == ("I/II", "explicit")


def test_a_species_of_which_only_a_subspecies_is_listed_is_partly_not_covered():
    answer = ask("albus", history(added("minor", "I", 1975)))
    assert (answer.own, answer.listing, answer.basis) == ("NC", "I/NC", "descendants")


def test_what_nobody_lists_is_nc():
    answer = ask("albus", history())
    assert (answer.own, answer.listing, answer.basis, answer.appendices) == ("NC", "NC", "none", ())


def test_a_taxon_that_is_not_in_the_list_is_an_error():
    with pytest.raises(UnknownTaxon, match="no taxon nobody"):
        ask("nobody", history())
