"""Lists that were brought in from files: found by search, with pages of their own, beside the register's own answer."""

from datetime import UTC, date, datetime

import pytest

from accord.core.listings.model import Change, History, ListingEvent, NameStatus, Taxon
from accord.journal.actors import OPERATOR
from accord.species.imports import Edition, import_listings
from accord.species.queries.search import find_in_imports

LION, NOVUS = "elsewhere:2", "elsewhere:3"


@pytest.fixture
def imported(starter, db) -> None:
    """A list that has the lion in Appendix I (invented), a species that the register does not know, and its synonym."""
    taxa = (
        Taxon("1", "Carnivora", "order", checklist=""),
        Taxon("2", "Panthera leo", "species", "1", "", "(Linnaeus, 1758)"),
        Taxon("3", "Velatus novus", "species", "1", "", "Smith, 1900"),
        Taxon("4", "Pannus novus", "species", None, "", status=NameStatus.SYNONYM, accepted=("3",)),
    )
    events = (
        ListingEvent("10", "cites", Change.ADDITION, "I", "2", date(1977, 2, 4)),
        ListingEvent("11", "cites", Change.ADDITION, "II", "3", date(1990, 1, 18)),
    )
    edition = Edition(
        source="elsewhere",
        title="A list of elsewhere",
        licence="free to use",
        file="list.csv",
        format="accord-listings/1 folder",
        sha256="a" * 64,
        retrieved_at=datetime(2026, 1, 1, tzinfo=UTC),
        history=History({taxon.id: taxon for taxon in taxa}, {"2": {"KE": "", "IN": ""}}, events),
    )
    import_listings(actor=OPERATOR, edition=edition)


def test_every_list_is_named_with_what_it_holds(imported, reader):
    page = reader.get("/species/lists/").text
    assert "A list of elsewhere" in page
    assert "/species/lists/elsewhere/" in page


def test_without_any_list_the_page_says_how_one_comes_in(reader):
    assert "No list has been imported yet" in reader.get("/species/lists/").text


def test_the_taxa_of_a_list_are_shown_with_its_listings(imported, reader):
    page = reader.get("/species/lists/elsewhere/").text
    for part in ("Panthera leo", "Velatus novus", "synonym of Velatus novus", "1 to 4 of 4"):
        assert part in page


def test_the_taxa_can_be_narrowed_by_name_rank_and_status(imported, reader):
    page = reader.get("/species/lists/elsewhere/?q=novus&status=accepted").text
    assert "Velatus novus" in page
    assert "Panthera leo" not in page
    assert "1 to 1 of 1" in page
    assert "There is no filter “tribe”" in reader.get("/species/lists/elsewhere/?rank=tribe").text


def test_a_list_that_is_not_there_is_said(reader):
    assert reader.get("/species/lists/nowhere/").status_code == 404
    assert reader.get("/species/nowhere:1/").status_code == 404


def test_a_taxon_of_a_list_stands_beside_the_register_s_own(imported, reader):
    page = reader.get(f"/species/{LION}/?on=2020-01-01").text
    assert "On 1 January 2020 Panthera leo is I under CITES" in page
    assert "cites:panthera-leo" in page
    assert "The two differ." in page
    assert "elsewhere:10" in page


def test_a_taxon_that_the_register_does_not_have_has_a_page_too(imported, reader):
    page = reader.get(f"/species/{NOVUS}/").text
    assert "Pannus novus" in page
    assert "They have no taxon of this name." in page


def test_a_synonym_of_a_list_leads_to_its_taxon_with_the_question(imported, reader):
    answer = reader.get("/species/elsewhere:4/?on=2020-01-01")
    assert (answer.status_code, answer["Location"]) == (302, f"/species/{NOVUS}/?on=2020-01-01")


def test_the_register_s_own_page_says_what_the_list_says(imported, reader):
    page = reader.get("/species/cites:panthera-leo/?on=2020-01-01").text
    assert "In imported lists" in page
    assert f"/species/{LION}/?on=2020-01-01" in page


def test_the_population_of_a_country_is_asked_of_both(imported, reader):
    page = reader.get(f"/species/{LION}/?on=2020-01-01&country=IN").text
    assert "the population of Panthera leo in India is I under CITES" in page


def test_names_of_lists_are_found_by_search_with_slips(imported, reader):
    assert "Velatus novus" in reader.get("/search/?q=velatus+novus").text
    assert "In imported lists" in reader.get("/search/?q=Velatus+novis").text
    assert [found.taxon for found in find_in_imports("Pannus")] == ["elsewhere:4"]


def test_an_import_is_found_at_once_and_gone_when_undone(imported, reader):
    from accord.journal.queries import latest
    from accord.journal.undoing import undo

    assert find_in_imports("Velatus")
    undo(actor=OPERATOR, number=latest(1)[0].number, reason="the wrong file")
    assert find_in_imports("Velatus") == ()
    assert reader.get(f"/species/{LION}/").status_code == 404
