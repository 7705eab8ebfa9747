"""Rule 1: for each population the nearest taxon with a listing in force governs; rule 0: population by population."""

from invented import added, ask, deleted, history


def test_an_older_species_listing_survives_a_later_family_listing():
    known = history(added("albus", "I", 1975), added("family", "II", 1990))
    assert ask("albus", known).own == "I"
    assert ask("niger", known).own == "II"


def test_a_later_addition_replaces_an_earlier_one_of_the_same_taxon():
    known = history(added("albus", "I", 1975), added("albus", "II", 1990))
    assert ask("albus", known, year=1989).own == "I"
    assert ask("albus", known).own == "II"


def test_two_additions_on_one_day_are_a_split_listing():
    known = history(added("albus", "I", 1975), added("albus", "II", 1975))
    assert ask("albus", known).own == "I/II"


def test_a_population_named_is_taken_out_of_the_rest_of_the_same_day():
    known = history(added("albus", "I", 1975), added("albus", "II", 1975, populations="KE"))
    assert ask("albus", known, country="KE").own == "II"
    assert ask("albus", known, country="PE").own == "I"
    assert ask("albus", known).own == "I/II"


def test_the_transfer_of_one_population_leaves_the_others_as_they_were():
    known = history(added("albus", "I", 1975), added("albus", "II", 1990, populations="KE"))
    assert ask("albus", known, country="KE").own == "II"
    assert ask("albus", known, country="PE").own == "I"


def test_a_listing_of_one_population_leaves_the_rest_not_covered():
    known = history(added("albus", "II", 1975, populations="KE"), albus="KE PE")
    assert ask("albus", known).own == "II/NC"


def test_an_excepted_population_leaves_the_appendix_and_what_it_inherits_there():
    known = history(
        added("genus", "II", 1975), added("albus", "II", 1975), added("albus", "II", 1990, except_populations="PE")
    )
    assert ask("albus", known, country="PE").own == "NC"
    assert ask("albus", known).own == "II/NC"


def test_a_listing_in_its_own_name_counts_whole_whatever_range_is_recorded():
    known = history(added("albus", "I", 1975), added("albus", "II", 1975, populations="KE"), albus="KE")
    assert ask("albus", known).own == "I/II"


def test_outside_the_range_only_the_own_listing_counts():
    known = history(
        added("genus", "I", 1990, instrument="cms", except_populations="KE"),
        added("albus", "II", 1990, instrument="cms"),
        albus="KE",
    )
    assert ask("albus", known, instrument="cms").own == "II"


def test_a_listing_of_all_populations_reaches_those_that_a_nearer_one_excepts():
    known = history(added("order", "II", 1975), added("albus", "I", 1990, except_populations="PE"), albus="KE")
    assert ask("albus", known, country="PE").own == "II"
    assert ask("albus", known).own == "I/II"


def test_appendix_three_of_two_parties_stands_side_by_side():
    known = history(added("albus", "III", 1980, party="KE"), added("albus", "III", 1990, party="PE"))
    assert {entry.party for entry in ask("albus", known).appendices} == {"KE", "PE"}


def test_an_addition_to_appendix_two_replaces_appendix_three_of_all_parties():
    known = history(
        added("albus", "III", 1980, party="KE"), added("albus", "III", 1981, party="PE"), added("albus", "II", 1990)
    )
    assert ask("albus", known).own == "II"
    assert ask("albus", deletion_of_two(known)).own == "NC"


def deletion_of_two(known):
    """The same history, Appendix II deleted at the end."""
    return history(*known.events, deleted("albus", "II", 2000))


def test_a_party_that_excepts_a_population_leaves_the_listing_of_another_party_alone():
    known = history(
        added("albus", "III", 1980, party="KE"), added("albus", "III", 1990, party="PE", except_populations="BR")
    )
    assert [entry.party for entry in ask("albus", known, country="BR").appendices] == ["KE"]
