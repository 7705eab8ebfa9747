"""Rule 2: from its date an included taxon is listed through the higher taxon, whatever becomes of that."""

from invented import added, ask, deleted, history


def test_an_included_species_loses_its_own_listing_and_is_not_explicit():
    known = history(
        added("albus", "I", 1975), added("genus", "II", 1980), added("albus", "II", 1980, included_in="genus")
    )
    assert (ask("albus", known).own, ask("albus", known).basis) == ("II", "inherited")


def test_it_follows_a_transfer_of_the_higher_taxon():
    known = history(
        added("genus", "II", 1980), added("albus", "II", 1980, included_in="genus"), added("genus", "I", 1990)
    )
    assert ask("albus", known).own == "I"


def test_it_goes_when_the_higher_taxon_goes():
    known = history(
        added("albus", "I", 1975),
        added("genus", "II", 1980),
        added("albus", "II", 1980, included_in="genus"),
        deleted("genus", "II", 1990),
    )
    assert ask("albus", known).own == "NC"


def test_a_nearer_taxon_listed_later_governs_before_the_taxon_named():
    known = history(
        added("order", "II", 1975), added("albus", "II", 1980, included_in="order"), added("genus", "I", 1990)
    )
    assert ask("albus", known).own == "I"


def test_it_stands_for_itself_where_the_higher_taxon_was_never_added():
    known = history(added("albus", "II", 1980, included_in="genus"), deleted("genus", "II", 1990))
    assert [entry.via for entry in ask("albus", known, year=1985).appendices] == ["genus"]
    assert ask("albus", known).own == "NC"


def test_an_inclusion_standing_for_itself_ends_with_the_deletion_of_a_taxon_in_between():
    known = history(added("albus", "II", 1980, included_in="family"), deleted("genus", "II", 1990))
    assert ask("albus", known, year=1985).own == "II"
    assert ask("albus", known).own == "NC"


def test_an_inclusion_brings_back_what_an_earlier_deletion_had_ended():
    known = history(
        added("genus", "II", 1975), deleted("albus", "II", 1980), added("albus", "II", 1990, included_in="genus")
    )
    assert ask("albus", known, year=1985).own == "NC"
    assert ask("albus", known).own == "II"


def test_an_inclusion_in_a_taxon_that_does_not_stand_above_follows_it():
    known = history(
        added("niger", "II", 1975), added("albus", "II", 1980, included_in="niger"), added("niger", "I", 1990)
    )
    assert ask("albus", known, year=1985).own == "II"
    assert ask("albus", known).own == "I"
