"""Nothing is listed or delisted by a name: before and after, each animal has the same status in each country."""

from datetime import date

import pytest
from invented import added, deleted, history, reserved, withdrawn
from renamed import DAY, EVE, countries, draft, reasons, under_new_names

from accord.core.listings.model import Basis
from accord.core.listings.nomenclature import effects, history_with_nomenclature, listed_as, named_on
from accord.core.listings.status import status
from accord.core.taxonomy.nomenclature_drafts import NewName

EAST, WEST = countries("KE TZ"), countries("GA CM")


def split(known, *, children=None, narrow="Velatus albus"):
    into = [NewName(narrow, countries=EAST), NewName("Velatus novus", "Smith, 1900", countries=WEST)]
    return draft(known).split("albus", into, children=children)


def test_a_daughter_has_the_listing_of_the_mother():
    known = history(added("albus", "I", 1975))
    answer = under_new_names("velatus-novus", known, split(known))
    assert (answer.own, answer.basis) == ("I", Basis.EXPLICIT)
    assert answer.appendices[0].since == date(1975, 7, 1)


def test_before_the_split_the_daughter_is_a_part_of_the_mother():
    known = history(added("albus", "I", 1975))
    answer = under_new_names("velatus-novus", known, split(known), on=EVE)
    assert (answer.own, answer.basis, answer.appendices[0].via) == ("I", Basis.INHERITED, "albus")


def test_a_later_listing_of_the_mother_no_longer_reaches_the_daughter():
    known = history(added("albus", "II", 1975), added("albus", "I", 2010))
    change = split(known)
    assert under_new_names("albus", known, change, on=date(2011, 1, 1)).own == "I"
    assert under_new_names("velatus-novus", known, change, on=date(2011, 1, 1)).own == "II"


def test_a_listing_of_the_genus_goes_on_reaching_the_daughter_through_the_genus():
    known = history(added("genus", "II", 1975), added("genus", "I", 2010))
    change = split(known)
    assert named_on(known, [change], DAY).derived == {}
    assert under_new_names("velatus-novus", known, change).own == "II"
    assert under_new_names("velatus-novus", known, change, on=date(2011, 1, 1)).own == "I"


def test_a_daughter_takes_the_populations_that_are_in_its_range():
    known = history(
        added("albus", "I", 1990, except_populations="KE GA"), added("albus", "II", 1990, populations="KE GA")
    )
    change = split(known)
    daughter = under_new_names("velatus-novus", known, change)
    assert [(e.appendix, e.populations, e.except_populations) for e in daughter.appendices] == [
        ("I", (), ("GA",)),
        ("II", ("GA",), ()),
    ]
    mother = under_new_names("albus", known, change)
    assert [(e.appendix, e.populations, e.except_populations) for e in mother.appendices] == [
        ("I", (), ("GA", "KE")),  # as decided; there is none of it in GA
        ("II", ("KE",), ()),
    ]


def test_a_daughter_without_the_listed_populations_is_listed_in_one_appendix_only():
    known = history(added("albus", "I", 1990, except_populations="KE"), added("albus", "II", 1990, populations="KE"))
    assert under_new_names("velatus-novus", known, split(known)).own == "I"


def test_a_reservation_on_the_mother_goes_on_for_the_daughter():
    known = history(added("albus", "I", 1990), reserved("albus", "I", 1990, "ZA"))
    answer = under_new_names("velatus-novus", known, split(known))
    assert [held.party for held in answer.reservations] == ["ZA"]
    assert under_new_names("velatus-novus", known, split(known), party="ZA").own == "NC"


def test_a_reservation_withdrawn_before_the_split_is_gone_for_the_daughter():
    known = history(added("albus", "I", 1990), reserved("albus", "I", 1990, "ZA"), withdrawn("albus", "I", 2000, "ZA"))
    assert under_new_names("velatus-novus", known, split(known)).reservations == ()


def test_what_the_mother_had_lost_does_not_come_back_for_the_daughter():
    known = history(added("genus", "II", 1975), deleted("albus", "II", 1990))
    change = split(known)
    assert under_new_names("velatus-novus", known, change).own == "NC"
    assert under_new_names("niger", known, change).own == "II"


def test_a_mother_that_ends_stands_for_all_its_parts():
    known = history(added("albus", "I", 1975), deleted("albus", "I", 2010))
    change = split(known, narrow="Velatus ater", children={"minor": "Velatus novus"})
    assert under_new_names("albus", known, change).own == "I"
    assert under_new_names("velatus-ater", known, change).own == "I"
    later = date(2011, 1, 1)  # an event that still uses the old name concerns each part
    assert [under_new_names(each, known, change, on=later).own for each in ("velatus-ater", "velatus-novus")] == [
        "NC",
        "NC",
    ]


def test_a_subspecies_follows_with_a_new_name_and_its_own_listing():
    known = history(added("minor", "I", 1975))
    change = split(known, children={"minor": "Velatus novus"})
    assert under_new_names("velatus-novus-minor", known, change).own == "I"
    answer = under_new_names("minor", known, change)
    assert answer.own == "I"
    assert [finding.code for finding in answer.findings] == ["synonym"]


def test_a_transfer_to_a_listed_genus_lists_nothing_until_the_next_decision():
    known = history(
        added("family", "II", 1975, except_taxa="albus"), added("genus", "I", 1985), added("genus", "II", 2010)
    )
    change = draft(known).transfer("niger", NewName("Velata nigra", parent="family"))
    assert reasons(known, change) == ()
    answer = under_new_names("velata-nigra", known, change)
    assert (answer.own, answer.appendices[0].via) == ("I", "genus")
    assert under_new_names("velata-nigra", known, change, on=date(2011, 1, 1)).own == "II"


@pytest.mark.parametrize("instrument", ["cites", "cms"])
def test_a_taxon_that_was_not_listed_is_not_listed_by_its_new_genus(instrument):
    known = history(added("genus", "II", 1975, instrument=instrument), added("genus", "I", 2010, instrument=instrument))
    taxa = dict(known.taxa)
    taxa["pannus"] = type(taxa["genus"])("pannus", "Pannus", "genus", "order")
    taxa["rufus"] = type(taxa["genus"])("rufus", "Pannus rufus", "species", "pannus")
    known = type(known)(taxa, known.ranges, known.events)
    change = draft(known).transfer("rufus", NewName("Velatus rufus", parent="genus"))
    assert under_new_names("velatus-rufus", known, change, instrument=instrument).own == "NC"
    assert under_new_names("velatus-rufus", known, change, on=date(2011, 1, 1), instrument=instrument).own == "I"


def test_a_lump_unites_listings_population_by_population():
    known = history(added("albus", "I", 1975), added("niger", "II", 1990), albus="KE TZ", niger="GA")
    change = draft(known).make_synonym("niger", of="albus")
    answer = under_new_names("albus", known, change)
    assert answer.own == "I/II"
    assert [(e.appendix, e.populations) for e in answer.appendices] == [("I", ("KE", "TZ")), ("II", ("GA",))]
    assert under_new_names("albus", known, change, country="GA").own == "II"
    assert under_new_names("niger", known, change, on=EVE).own == "II"


def test_where_two_lumped_taxa_live_together_both_listings_stand():
    known = history(added("albus", "I", 1975), added("niger", "II", 1990), albus="KE TZ", niger="KE")
    change = draft(known).make_synonym("niger", of="albus")
    assert under_new_names("albus", known, change, country="KE").own == "I/II"
    assert under_new_names("albus", known, change, country="TZ").own == "I"


def test_a_lump_of_a_listed_and_an_unlisted_taxon_lists_the_populations_of_the_one():
    known = history(added("albus", "I", 1975), albus="KE", niger="GA")
    change = draft(known).lump(["albus", "niger"], NewName("Velatus communis"))
    answer = under_new_names("velatus-communis", known, change)
    assert answer.own == "I/NC"
    assert under_new_names("velatus-communis", known, change, country="GA").own == "NC"
    assert under_new_names("velatus-communis", known, change, on=EVE).own == "I/NC"


def test_species_of_a_lumped_genus_keep_what_they_had():
    known = history(added("genus", "II", 1975))
    taxa = dict(known.taxa)
    taxa["pannus"] = type(taxa["genus"])("pannus", "Pannus", "genus", "family")
    taxa["rufus"] = type(taxa["genus"])("rufus", "Pannus rufus", "species", "pannus")
    known = type(known)(taxa, known.ranges, (*known.events, added("pannus", "I", 2010)))
    change = draft(known).lump(["genus", "pannus"], NewName("Pannus"))
    assert reasons(known, change) == ()
    assert under_new_names("old", known, change).own == "II"
    assert under_new_names("rufus", known, change).own == "NC"
    later = date(2011, 1, 1)  # decided for the genus as it is then, with all its species
    assert [under_new_names(each, known, change, on=later).own for each in ("old", "rufus")] == ["I", "I"]


def test_a_subspecies_taken_up_as_a_species_keeps_the_listing_of_its_species():
    known = history(added("albus", "I", 1975))
    change = draft(known).change_rank("minor", NewName("Velatus minor", rank="species", parent="genus"))
    assert reasons(known, change) == ()
    assert under_new_names("velatus-minor", known, change).own == "I"


def test_a_resurrected_name_was_covered_by_the_taxon_it_was_a_synonym_of():
    known = history(added("albus", "I", 1975))
    change = draft(known).resurrect("old", parent="family", countries=WEST)
    assert under_new_names("old", known, change).own == "I"
    assert under_new_names("old", known, change, on=EVE).findings[0].code == "synonym"


def test_an_exception_goes_on_under_a_new_name():
    known = history(added("genus", "I", 1975, except_taxa="niger"))
    change = draft(known).transfer("niger", NewName("Velatus nigerrimus"))
    assert under_new_names("velatus-nigerrimus", known, change).own == "NC"


def test_changes_follow_one_another():
    known = history(added("albus", "I", 1975))
    first = split(known)
    view = history_with_nomenclature(known, [first], date(2012, 1, 1))
    second = draft(view, on=date(2012, 1, 1)).transfer("velatus-novus", NewName("Novus novus", parent="family"))
    both = (first, second)
    assert [under_new_names("novus-novus", known, *both, on=day).own for day in (EVE, DAY, date(2012, 1, 1))] == [
        "I"
    ] * 3
    told = listed_as("novus-novus", known, both, EVE)
    assert [taxon.name for taxon in told.then] == ["Velatus albus"]
    assert [step.relation.value for step in told.steps] == ["same", "part_of"]
    assert [(each.event, each.name) for each in told.listings] == [(known.events[0].id, "Velatus albus")]


def test_events_are_never_moved_or_rewritten():
    known = history(added("albus", "I", 1975), added("genus", "II", 1975))
    kept = known.events
    history_with_nomenclature(known, [split(known)], date(2020, 1, 1))
    assert known.events == kept
    assert history_with_nomenclature(known, [], date(2020, 1, 1)).events == kept


def test_taxa_that_are_not_concerned_have_the_events_that_they_had():
    known = history(added("genus", "II", 1975), added("niger", "I", 1990))
    view = history_with_nomenclature(known, [split(known)], DAY)
    assert status("niger", view, instrument="cites", on=DAY) == status("niger", known, instrument="cites", on=DAY)


def test_every_derived_event_leads_back_to_a_recorded_one():
    known = history(added("albus", "I", 1975), reserved("albus", "I", 1975, "ZA"))
    named = named_on(known, [split(known)], DAY)
    recorded = {event.id for event in known.events}
    new = {event.id for event in named.history.events} - recorded
    assert new == set(named.derived)
    assert {named.recorded(event) for event in new} == recorded


def test_a_preview_shows_statuses_before_and_after():
    known = history(added("albus", "I", 1975))
    found = [(each.name, each.before, each.after) for each in effects(known, [], split(known))]
    assert found == [("Velatus albus", "I", "I"), ("Velatus novus", "I", "I")]


def test_what_was_left_out_of_a_listing_and_what_was_not_are_united_population_by_population():
    known = history(added("family", "I", 1975, except_taxa="albus"), albus="KE TZ", niger="TZ GA")
    change = draft(known).lump(["albus", "niger"], NewName("Velatus communis"))
    own = {code: under_new_names("velatus-communis", known, change, country=code).own for code in ("KE", "TZ", "GA")}
    assert own == {"KE": "NC", "TZ": "I", "GA": "I"}
