"""CMS Appendix I prohibits taking where CITES allows trade, and the other way round: for whom, and of which populations."""

import pytest
from two_lists import both, concordance, listing, row, said, taxon

from accord.core.listings.model import Change

CHEETAH = both("Acinonyx jubatus", "species")
RANGE = {"cites:Acinonyx jubatus": {"BW": "", "NA": "", "IR": "", "IN": "extinct", "AE": "introduced"}}
PARTIES = {"cites": "BW NA IR IN AE", "cms": "IR IN"}
TAKING = "CMS Appendix I: the range States that are its Parties prohibit taking (Art. III.5)"


def cheetah(*events, ranges=RANGE, parties=PARTIES):
    return concordance(CHEETAH, events, ranges, parties=parties).rows[0]


def cites(appendix, **more):
    return listing("cites", "Acinonyx jubatus", appendix, **more)


def cms(appendix, **more):
    return listing("cms", "Acinonyx jubatus", appendix, **more)


def test_the_range_states_bound_by_both_and_by_one_are_named():
    found = cheetah(cites("II"), cms("I"))
    assert said(found, "cms_i_not_cites_i") == (
        f"{TAKING}. CITES Appendix II: trade is allowed with export permits (Art. IV). "
        "Range States bound by both: IR. Party to CITES only: Botswana and Namibia."
    )


def test_where_the_animal_is_extinct_or_introduced_is_no_range_state():
    assert "IN" not in said(cheetah(cites("II"), cms("I")), "cms_i_not_cites_i").split()


def test_a_permit_for_what_may_not_be_taken_is_spoken_of_where_there_are_permits():
    [discrepancy] = [each for each in cheetah(cites("II"), cms("I")).discrepancies if each.code == "cms_i_not_cites_i"]
    assert "CITES Art. IV.2 (b)" in discrepancy.effect
    alone = cheetah(cms("I"), cites("II", effective="2020-01-01"))
    [discrepancy] = [each for each in alone.discrepancies if each.code == "cms_i_not_cites_i"]
    assert "permit" not in discrepancy.effect
    assert "CITES not listed: trade is not regulated." in discrepancy.text


def test_a_reservation_frees_the_party_that_holds_it():
    held = cms("I", effective="1991-03-18", change=Change.RESERVATION, party="IR")
    text = said(cheetah(cites("II"), cms("I"), held), "cms_i_not_cites_i")
    assert "By reservation treated as non-Parties to CMS for it: IR." in text
    assert "No range State on record is bound by both." in text


def test_a_split_listing_is_at_odds_for_its_populations_only():
    """As the vicuña: all populations in CMS I, those of some countries in CITES II."""
    found = cheetah(cites("I", except_populations="BW"), cites("II", populations="BW"), cms("I"))
    assert said(found, "cms_i_not_cites_i") == (
        f"{TAKING}, for the populations of Botswana only. CITES Appendix II: trade is allowed with export permits "
        "(Art. IV). Party to CITES only: Botswana. No range State on record is bound by both."
    )
    assert "cites_i_not_cms_i" not in found.codes


def test_the_same_populations_in_appendix_i_of_both_are_not_at_odds():
    found = cheetah(
        cites("I", except_populations="BW"), cites("II", populations="BW"), cms("I", except_populations="BW")
    )
    assert not {"cms_i_not_cites_i", "cites_i_not_cms_i"} & set(found.codes)


def test_a_population_outside_the_recorded_range_is_not_at_odds():
    found = cheetah(cites("I", except_populations="ZW"), cites("II", populations="ZW"), cms("I"))
    assert "cms_i_not_cites_i" not in found.codes


def test_without_a_range_the_named_populations_are_left_out():
    found = cheetah(cites("II", except_populations="NA"), cites("I", populations="NA"), cms("I"), ranges={})
    assert said(found, "cms_i_not_cites_i") == (
        f"{TAKING}, except for the populations of Namibia. CITES Appendix II: trade is allowed with export permits "
        "(Art. IV). No range States are on record, so that nobody can be named."
    )


def test_trade_is_prohibited_where_taking_is_not():
    found = cheetah(cites("I"), cms("II"))
    assert said(found, "cites_i_not_cms_i") == (
        "CITES Appendix I: no trade for primarily commercial purposes (Art. III). CMS Appendix II: agreements are to be "
        "concluded (Art. IV), taking is not prohibited. Range States bound by both: IR. "
        "Bound by CITES only: Botswana and Namibia."
    )


def test_without_a_list_of_parties_none_is_named():
    text = said(cheetah(cites("II"), cms("I"), parties=None), "cms_i_not_cites_i")
    assert text.endswith("trade is allowed with export permits (Art. IV).")


def test_a_genus_is_not_at_odds_because_a_member_is():
    taxa = [*both("Podocnemis", "genus"), *both("Podocnemis expansa", "species", "Podocnemis")]
    events = [listing("cites", "Podocnemis", "II"), listing("cms", "Podocnemis expansa", "I")]
    found = concordance(taxa, events)
    assert "cms_i_not_cites_i" in row(found, "Podocnemis expansa", "Podocnemis expansa").codes
    assert "cms_i_not_cites_i" not in row(found, "Podocnemis", "Podocnemis").codes


def test_a_lower_taxon_in_appendix_i_is_spoken_of():
    taxa = [
        *both("Acinonyx jubatus", "species"),
        taxon("cites", "Acinonyx jubatus venaticus", "subspecies", "Acinonyx jubatus"),
    ]
    events = [cites("II"), listing("cites", "Acinonyx jubatus venaticus", "I"), cms("I")]
    found = row(concordance(taxa, events), "Acinonyx jubatus", "Acinonyx jubatus")
    assert "CITES Appendix II (taxa below it in Appendix I):" in said(found, "cms_i_not_cites_i")


@pytest.mark.parametrize("names", [("cites", "cms"), ("cms", "cites")])
def test_it_is_the_same_whichever_list_stands_on_the_left(names):
    swapped = names[0] == "cms"
    found = concordance(CHEETAH, [cites("II"), cms("I")], RANGE, parties=PARTIES, swapped=swapped).rows[0]
    assert said(found, "cms_i_not_cites_i").startswith(TAKING)


def test_a_reservation_of_a_state_that_is_no_party_to_the_other_convention_says_so():
    held = cites("I", effective="1991-03-18", change=Change.RESERVATION, party="NA")
    assert said(cheetah(cites("I"), cms("I"), held), "reservation_in_one") == (
        "Namibia holds a reservation under CITES; none is recorded under CMS. No Party to CMS: Namibia."
    )


def test_parties_that_hold_reservations_under_both_are_not_named():
    events = [each("I", effective="1991-03-18", change=Change.RESERVATION, party="NA") for each in (cites, cms)]
    assert "reservation_in_one" not in cheetah(cites("I"), cms("I"), *events).codes
    more = cites("I", effective="1992-03-18", change=Change.RESERVATION, party="BW")
    assert said(cheetah(cites("I"), cms("I"), *events, more), "reservation_in_one").startswith("Botswana holds")


def test_an_annotation_of_a_higher_listing_counts_only_where_it_speaks_of_the_taxon():
    taxa = [*both("Cetacea", "order")]
    for name in ("Tursiops truncatus", "Delphinus delphis"):
        taxa += both(name, "species", "Cetacea")
    events = [
        listing(
            "cites",
            "Cetacea",
            "II",
            annotation="All but those in Appendix I. Zero quota for T. truncatus of the Black Sea.",
        ),
        *(
            listing("cms", name, "II", annotation="Black Sea population")
            for name in ("Tursiops truncatus", "Delphinus delphis")
        ),
    ]
    found = concordance(taxa, events)
    bottlenose = row(found, "Tursiops truncatus", "Tursiops truncatus")
    assert said(bottlenose, "reasons_differ").startswith(
        "CITES annotates: “Zero quota for T. truncatus of the Black Sea”."
    )
    assert "reasons_differ" not in row(found, "Delphinus delphis", "Delphinus delphis").codes


def test_members_that_the_other_lists_are_compared_in_their_own_rows():
    taxa = [*both("Berardius", "genus"), *both("Berardius bairdii", "species", "Berardius")]
    events = [listing("cites", "Berardius", "I"), listing("cms", "Berardius bairdii", "II")]
    found = concordance(taxa, events)
    assert "cites_i_not_cms_i" in row(found, "Berardius bairdii", "Berardius bairdii").codes
    assert "cites_i_not_cms_i" not in row(found, "Berardius", "Berardius").codes


def test_of_a_part_only_the_range_of_the_part_counts():
    """The Barbary deer in CMS, the red deer in CITES: Germany has no Barbary deer."""
    taxa = [
        *both("Cervus elaphus", "species"),
        taxon("cms", "Cervus elaphus barbarus", "subspecies", "Cervus elaphus"),
    ]
    events = [listing("cites", "Cervus elaphus", "II"), listing("cms", "Cervus elaphus barbarus", "I")]
    ranges = {"cites:Cervus elaphus": {"DE": "", "TN": ""}, "cms:Cervus elaphus barbarus": {"TN": ""}}
    found = concordance(taxa, events, ranges, parties={"cites": "DE TN", "cms": "DE TN"})
    text = said(row(found, "Cervus elaphus", "Cervus elaphus barbarus"), "cms_i_not_cites_i")
    assert text.endswith("Range States bound by both: TN.")


def test_an_appendix_iii_listing_at_the_request_of_a_party_regulates_trade():
    text = said(cheetah(cites("III", party="TN"), cms("I")), "cms_i_not_cites_i")
    assert "CITES Appendix III: trade is allowed with permits or certificates of origin (Art. V)." in text
