"""Rule 9: a species is listed as itself and as those lower taxa that the law, or a range of their own, sets apart."""

from invented import added, ask, deleted, history


def test_a_subspecies_without_law_or_range_of_its_own_adds_nothing():
    split = [added("genus", "I", 1975, populations="BT IN"), added("genus", "II", 1975, except_populations="BT IN")]
    assert ask("albus", history(*split, albus="BT")).listing == "I"


def test_a_subspecies_listed_by_itself_adds_its_appendix():
    events = [added("albus", "II", 1975), added("minor", "I", 1980)]
    assert ask("albus", history(*events)).listing == "I/II"


def test_an_inclusion_that_names_a_population_says_that_it_exists():
    events = [
        added("albus", "I", 1975),
        added("genus", "II", 1975),
        added("albus", "II", 1980, populations="US", included_in="genus"),
    ]
    assert ask("albus", history(*events)).listing == "I/II"


def test_a_population_deleted_later_is_left_out_like_one_excepted_at_once():
    deleted_later = history(added("albus", "I", 1975), deleted("albus", "I", 1990, populations="ZW"))
    excepted = history(added("albus", "I", 1975, except_populations="ZW"))
    assert ask("albus", deleted_later).listing == ask("albus", excepted).listing == "I/NC"
