"""Rule 6: under CMS and its daughter agreements everything cascades and additions accumulate."""

from invented import added, ask, deleted, history


def test_own_and_inherited_appendices_add_up():
    known = history(added("family", "II", 1983, instrument="cms"), added("albus", "I", 1986, instrument="cms"))
    assert ask("albus", known, instrument="cms").own == "I/II"
    assert ask("niger", known, instrument="cms").own == "II"


def test_an_addition_to_the_second_appendix_leaves_the_first():
    known = history(added("albus", "II", 1983, instrument="cms"), added("albus", "I", 1986, instrument="cms"))
    assert ask("albus", known, instrument="cms").own == "I/II"


def test_a_deletion_ends_only_the_own_listing():
    known = history(
        added("family", "II", 1983, instrument="cms"),
        added("albus", "II", 1986, instrument="cms"),
        deleted("albus", "II", 1990, instrument="cms"),
    )
    assert (ask("albus", known, instrument="cms").own, ask("albus", known, instrument="cms").basis) == (
        "II",
        "inherited",
    )


def test_an_inclusion_ends_the_own_listing_in_the_same_appendix_only():
    known = history(
        added("family", "II", 1983, instrument="cms"),
        added("albus", "I", 1986, instrument="cms"),
        added("albus", "II", 1986, instrument="cms"),
        added("albus", "II", 1990, instrument="cms", included_in="family"),
    )
    answer = ask("albus", known, instrument="cms")
    assert [(entry.appendix, entry.via) for entry in answer.appendices] == [("I", "albus"), ("II", "family")]


def test_each_agreement_is_an_instrument_with_annexes_of_its_own():
    known = history(added("albus", "2", 1999, instrument="aewa"), added("albus", "II", 1983, instrument="cms"))
    assert ask("albus", known, instrument="aewa").own == "2"
    assert ask("albus", known, instrument="cms").own == "II"
    assert ask("albus", known, instrument="cites").own == "NC"
