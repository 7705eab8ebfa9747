import pytest

from accord.species.queries import find_taxa
from accord.species.queries.search import Match, fold

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "first", "match"),
    [
        ("Loxodonta africana", "cites:loxodonta-africana", Match.SAME),
        ("LOXODONTA AFRICANA", "cites:loxodonta-africana", Match.SAME),
        ("  loxodonta   africana ", "cites:loxodonta-africana", Match.SAME),
        ("lion", "cites:panthera-leo", Match.SAME),
        ("Éléphant d'Afrique", "cites:loxodonta-africana", Match.SAME),
        ("elephant d’afrique", "cites:loxodonta-africana", Match.SAME),
        ("elefante", "cites:loxodonta-africana", Match.WORDS),
        ("afric", "cites:loxodonta-africana", Match.BEGINS),
        ("Loxodonta africanna", "cites:loxodonta-africana", Match.CLOSE),
        ("Pantera leo", "cites:panthera-leo", Match.CLOSE),
        ("elephnat", "cites:loxodonta-africana", Match.CLOSE),
    ],
)
def test_a_name_is_found_whatever_the_case_accents_and_slips(elephants, typed, first, match):
    found = find_taxa(typed, checklist="cites")
    assert (found[0].taxon, found[0].match) == (first, match)


def test_the_exact_name_comes_before_its_genus_and_its_relatives(elephants):
    assert [found.taxon for found in find_taxa("Loxodonta", checklist="cms")] == [
        "cms:loxodonta",
        "cms:loxodonta-africana",
        "cms:loxodonta-cyclotis",
    ]


def test_a_taxon_comes_once_by_the_best_of_its_names(elephants):
    found = find_taxa("elefante africano")
    assert [(one.taxon, one.matched, one.language) for one in found] == [
        ("cites:loxodonta-africana", "Elefante africano", "es")
    ]


def test_a_synonym_says_which_name_is_used(elephants):
    (found,) = find_taxa("Loxodonta cyclotis", checklist="cites", limit=1)
    assert (found.status, found.accepted) == ("synonym", ("cites:loxodonta-africana",))


@pytest.mark.parametrize("typed", ["", "   ", "'", "xyzzy", "lio", "Struthio"])
def test_what_is_in_no_list_is_not_found(elephants, typed):
    assert [found.taxon for found in find_taxa(typed) if found.match is not Match.BEGINS] == []


def test_no_more_than_asked_for(elephants):
    assert len(find_taxa("loxodonta", limit=2)) == 2


def test_letters_fold_to_what_counts():
    assert fold("  Œil-de-Bœuf, ÅNGSTRÖM ") == "oeil de boeuf, angstrom"
