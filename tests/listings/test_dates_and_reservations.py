"""Rule 7: an event takes effect on its date; a Party with a reservation is treated as a non-Party."""

from datetime import date

from invented import added, ask, deleted, history, reserved, withdrawn

from accord.core.listings.status import status


def test_an_addition_holds_from_its_date_also_in_the_future():
    known = history(added("albus", "II", 2090))
    assert status("albus", known, instrument="cites", on=date(2090, 6, 30)).own == "NC"
    assert status("albus", known, instrument="cites", on=date(2090, 7, 1)).own == "II"


def test_the_party_that_reserved_is_not_bound_and_the_others_are():
    known = history(added("genus", "I", 1980), reserved("genus", "I", 1980, "JP"))
    assert ask("albus", known, party="JP").own == "NC"
    assert ask("albus", known, party="ZA").own == "I"
    assert [entry.party for entry in ask("albus", known).reservations] == ["JP"]


def test_a_withdrawn_reservation_binds_again():
    known = history(added("albus", "I", 1980), reserved("albus", "I", 1980, "JP"), withdrawn("albus", "I", 1990, "JP"))
    assert ask("albus", known, year=1985, party="JP").own == "NC"
    assert ask("albus", known, party="JP").own == "I"


def test_a_reservation_lapses_when_the_taxon_leaves_that_appendix():
    known = history(
        added("albus", "II", 1975),
        reserved("albus", "II", 1975, "JP"),
        added("albus", "I", 1985),
        added("albus", "II", 1995),
    )
    assert ask("albus", known, year=1980, party="JP").own == "NC"
    assert ask("albus", known, year=1990, party="JP").own == "I"
    assert ask("albus", known, party="JP").own == "II"


def test_a_reservation_spares_the_taxa_that_it_excepts():
    known = history(added("genus", "II", 1975), reserved("genus", "II", 1975, "JP", except_taxa="albus"))
    assert ask("minor", known, party="JP").own == "II"
    assert ask("niger", known, party="JP").own == "NC"


def test_a_reservation_to_some_populations_does_not_depend_on_who_was_asked_first():
    known = history(
        added("genus", "I", 1975), reserved("genus", "I", 1975, "JP", except_populations="KE"), albus="KE", niger="PE"
    )
    assert ask("albus", known, party="JP").own == "I"
    assert ask("niger", known, party="JP").own == "NC"


def test_on_one_day_the_deletion_comes_before_the_addition():
    known = history(added("albus", "I", 1975), added("albus", "II", 1990), deleted("albus", "I", 1990))
    assert ask("albus", known).own == "II"


def test_a_withdrawal_of_the_day_ends_an_older_reservation_before_one_of_its_day():
    older = (added("albus", "I", 1980), reserved("albus", "I", 1980, "JP"))
    of_the_day = (withdrawn("albus", "I", 1990, "JP"), reserved("albus", "I", 1990, "JP"))
    assert ask("albus", history(*older, *of_the_day), party="JP").own == "NC"
    assert ask("albus", history(older[0], *of_the_day), party="JP").own == "I"
