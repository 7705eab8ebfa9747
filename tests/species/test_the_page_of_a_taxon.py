import pytest
from elephants import REVIEWER, listed

from accord.core.errors import NotFound
from accord.species.acts import record_listing_event
from accord.species.models import StandardReference
from accord.species.queries import counts, taxon_page

pytestmark = pytest.mark.django_db


def test_it_shows_what_stands_above_and_below(elephants):
    page = taxon_page("cms:loxodonta")
    assert page.above == ()
    assert [row.id for row in page.below] == ["cms:loxodonta-africana", "cms:loxodonta-cyclotis"]
    assert [row.id for row in taxon_page("cms:loxodonta-africana").above] == ["cms:loxodonta"]


def test_it_shows_synonyms_and_common_names_and_the_same_name_elsewhere(elephants):
    page = taxon_page("cites:loxodonta-africana")
    assert [row.name for row in page.synonyms] == ["Loxodonta cyclotis"]
    assert [row.language for row in page.common_names] == ["en", "es", "fr"]
    assert [row.id for row in page.namesakes] == ["cms:loxodonta-africana"]


def test_a_synonym_shows_what_it_is_used_for(elephants):
    assert [row.id for row in taxon_page("cites:loxodonta-cyclotis").accepted] == ["cites:loxodonta-africana"]


def test_it_names_the_countries_of_the_range(elephants):
    page = taxon_page("cites:loxodonta-africana")
    first = page.range[0]
    assert (first.country, first.country_name, first.status) == ("BW", "Botswana", "native")


def test_events_come_with_their_populations_meeting_and_source(elephants):
    event = listed(populations=frozenset({"ZA", "BW"}), decided_at="cites:meeting:cop7", source="cites-appendices")
    record_listing_event(actor=REVIEWER, event=event, reason="history", note="split listing")
    (row,) = taxon_page("cites:loxodonta-africana").events
    assert (row.populations, row.meeting_title, row.source_title) == (
        ("BW", "ZA"),
        "Seventh meeting",
        "Appendices I, II and III",
    )
    assert row.note == "split listing"


def test_the_nearest_standard_reference_counts(elephants):
    for taxon, reference in (("cites:loxodonta", "Genera of elephants"), ("cites:panthera-leo", "Cats")):
        StandardReference.objects.create(convention_id="cites", taxon_id=taxon, reference=reference)
    reference = taxon_page("cites:loxodonta-africana").reference
    assert (reference.taxon, reference.reference) == ("cites:loxodonta", "Genera of elephants")
    assert taxon_page("cms:loxodonta").reference is None


def test_a_taxon_that_is_not_there_is_not_found(elephants):
    with pytest.raises(NotFound, match="the register has no taxon cites:mammuthus"):
        taxon_page("cites:mammuthus")


def test_counts_tell_names_from_species_and_synonyms(elephants):
    record_listing_event(actor=REVIEWER, event=listed(), reason="history")
    found = counts()
    assert (found.taxa, found.species, found.synonyms) == ({"cites": 4, "cms": 3}, {"cites": 2, "cms": 2}, {"cites": 1})
    assert (found.events, found.range_states, found.common_names) == ({"cites": 1}, 3, 4)
