"""Each kind of discrepancy, on the smallest lists that show it, with the words of its evidence."""

from dataclasses import replace

import pytest
from two_lists import both, concordance, listing, row, said, taxon

from accord.core.concordance import KINDS
from accord.core.listings.model import Change, NameStatus

ELEPHANTS = [
    *both("Loxodonta africana", "species", authorship="(Blumenbach, 1797)"),
    taxon("cites", "Loxodonta cyclotis", "species", authorship="(Matschie, 1900)", synonym_of="Loxodonta africana"),
    taxon("cms", "Loxodonta cyclotis", "species", authorship="(Matschie, 1900)"),
]
ELEPHANT_EVENTS = [
    listing("cites", "Loxodonta africana", "I", except_populations="BW NA"),
    listing("cites", "Loxodonta africana", "II", populations="BW NA"),
    listing("cms", "Loxodonta africana", "II"),
    listing("cms", "Loxodonta cyclotis", "II"),
]
CHEETAH = both("Acinonyx jubatus", "species")


def test_the_forest_elephant_is_a_synonym_in_one_list_and_listed_in_the_other():
    found = row(concordance(ELEPHANTS, ELEPHANT_EVENTS), "Loxodonta africana", "Loxodonta cyclotis")
    assert found.relation.value == "includes"
    assert {
        "synonym_on_other_side",
        "split_after_listing",
        "cites_i_not_cms_i",
        "population_scope_differs",
    } <= set(found.codes)
    assert (
        found.cover == "The CITES listing covers the CMS taxon wholly. The CMS listing covers the CITES taxon in part."
    )


def test_a_pair_is_a_split_or_a_lump_and_the_lump_is_said_once():
    table = concordance(ELEPHANTS, ELEPHANT_EVENTS)
    daughter = row(table, "Loxodonta africana", "Loxodonta cyclotis")
    namesake = row(table, "Loxodonta africana", "Loxodonta africana")
    kinds = {"split_after_listing", "lump"}
    assert kinds & set(daughter.codes) == {"split_after_listing"}
    assert kinds & set(namesake.codes) == {"lump"}
    assert said(namesake, "lump") == (
        "CMS lists Loxodonta africana in Appendix II and Loxodonta cyclotis in Appendix II; "
        "for CITES they are one taxon, Loxodonta africana (I/II)."
    )


def test_several_listings_of_what_the_other_list_does_not_list_are_a_lump_in_every_pair():
    table = concordance(ELEPHANTS, [each for each in ELEPHANT_EVENTS if each.instrument == "cms"])
    for name in ("Loxodonta africana", "Loxodonta cyclotis"):
        codes = row(table, "Loxodonta africana", name).codes
        assert "lump" in codes
        assert "split_after_listing" not in codes


def test_what_an_undecided_pair_is_taken_for_is_not_claimed():
    assert "undecided" in KINDS["replacement_name"].proposal
    assert "one taxon" not in KINDS["replacement_name"].proposal


def test_a_split_with_one_listing_is_no_lump():
    found = row(concordance(ELEPHANTS, ELEPHANT_EVENTS[:3]), "Loxodonta africana", "Loxodonta cyclotis")
    assert "split_after_listing" in found.codes
    assert "lump" not in found.codes


def test_one_family_listing_over_both_halves_of_a_split_is_no_lump():
    taxa = [
        *both("Phoenicopteridae", "family"),
        *both("Phoenicopterus ruber", "species", "Phoenicopteridae", "Linnaeus, 1758"),
        taxon("cites", "Phoenicopterus roseus", "species", synonym_of="Phoenicopterus ruber"),
        taxon("cms", "Phoenicopterus roseus", "species", "Phoenicopteridae"),
    ]
    events = [listing(each, "Phoenicopteridae", "II") for each in ("cites", "cms")]
    found = row(concordance(taxa, events), "Phoenicopterus ruber", "Phoenicopterus roseus")
    assert "split_after_listing" in found.codes
    assert "lump" not in found.codes


def test_the_populations_that_only_one_leaves_out():
    events = [
        listing("cites", "Acinonyx jubatus", "I"),
        listing("cms", "Acinonyx jubatus", "I", except_populations="BW NA ZW"),
    ]
    found = row(concordance(CHEETAH, events), "Acinonyx jubatus", "Acinonyx jubatus")
    assert found.codes == ("cites_i_not_cms_i", "population_scope_differs")
    assert said(found, "population_scope_differs") == (
        "The populations are listed otherwise: Botswana, Namibia and ZW: CITES Appendix I, CMS no Appendix; "
        "elsewhere: CITES Appendix I, CMS Appendix I."
    )


def test_the_same_populations_on_both_sides_are_no_discrepancy():
    events = [listing(each, "Acinonyx jubatus", "I", except_populations="BW NA ZW") for each in ("cites", "cms")]
    assert concordance(CHEETAH, events).rows[0].codes == ()


def test_a_family_in_one_list_and_its_species_in_the_other():
    taxa = [*both("Cheloniidae", "family"), *both("Chelonia mydas", "species", "Cheloniidae")]
    events = [
        listing("cites", "Cheloniidae", "I"),
        listing("cms", "Cheloniidae", "II"),
        listing("cms", "Chelonia mydas", "I"),
    ]
    found = concordance(taxa, events)
    species = row(found, "Chelonia mydas", "Chelonia mydas")
    assert said(species, "listed_at_different_ranks") == (
        "CITES lists the family Cheloniidae; CMS lists the species Chelonia mydas and the family Cheloniidae."
    )
    family = row(found, "Cheloniidae", "Cheloniidae")
    assert said(family, "listed_at_different_ranks") == (
        "CITES lists the family Cheloniidae; CMS lists the family Cheloniidae and taxa below it in Appendix I."
    )


def test_cms_appendix_i_without_cites_appendix_i():
    events = [listing("cites", "Acinonyx jubatus", "II"), listing("cms", "Acinonyx jubatus", "I")]
    assert "cms_i_not_cites_i" in concordance(CHEETAH, events).rows[0].codes


def test_a_reservation_under_one_convention():
    events = [
        *(listing(each, "Acinonyx jubatus", "I") for each in ("cites", "cms")),
        listing("cites", "Acinonyx jubatus", "I", "1991-03-18", Change.RESERVATION, party="NA"),
    ]
    found = concordance(CHEETAH, events).rows[0]
    assert said(found, "reservation_in_one") == "Namibia holds a reservation under CITES; none is recorded under CMS."


def test_listings_more_than_ten_years_apart():
    events = [
        listing("cites", "Acinonyx jubatus", "I", "1975-07-01"),
        listing("cms", "Acinonyx jubatus", "I", "2009-03-05"),
    ]
    found = concordance(CHEETAH, events).rows[0]
    assert "33 years apart" in said(found, "dates_apart")
    assert "1 July 1975" in said(found, "dates_apart")


def test_range_states_that_only_one_list_records():
    events = [listing(each, "Acinonyx jubatus", "I") for each in ("cites", "cms")]
    ranges = {
        "cites:Acinonyx jubatus": {"BW": "", "NA": "", "IN": "extinct"},
        "cms:Acinonyx jubatus": {"BW": "", "ZW": ""},
    }
    found = concordance(CHEETAH, events, ranges).rows[0]
    assert said(found, "range_states_differ") == "Only CITES records Namibia; only CMS records ZW."


def test_annotations_that_differ():
    events = [
        listing("cites", "Acinonyx jubatus", "I", annotation="With annual quotas"),
        listing("cms", "Acinonyx jubatus", "I", annotation="<i>Asian</i> population first"),
    ]
    assert "CMS annotates: “Asian population first”" in said(concordance(CHEETAH, events).rows[0], "reasons_differ")


def test_what_is_quoted_brings_no_second_stop():
    events = [
        listing("cites", "Acinonyx jubatus", "I", annotation="With annual quotas."),
        listing("cms", "Acinonyx jubatus", "I", annotation="All populations. Except those of <i>the south</i>."),
    ]
    references = {"cites": {"cites:Acinonyx jubatus": "Wilson & Reeder, Baltimore."}}
    references["cms"] = {"cms:Acinonyx jubatus": "Lynx Edicions, Barcelona."}
    found = concordance(CHEETAH, events, references=references).rows[0]
    assert said(found, "reasons_differ") == (
        "CITES annotates: “With annual quotas”. CMS annotates: “All populations. Except those of the south”."
    )
    assert said(found, "different_standard_reference") == (
        "CITES follows Wilson & Reeder, Baltimore; CMS follows Lynx Edicions, Barcelona."
    )


def test_annotations_that_differ_by_their_last_stop_are_the_same():
    events = [
        listing(each, "Acinonyx jubatus", "I", annotation=f"With annual quotas{stop}")
        for each, stop in (("cites", ""), ("cms", "."))
    ]
    assert "reasons_differ" not in concordance(CHEETAH, events).rows[0].codes


def test_a_family_listing_that_the_other_classification_would_not_reach():
    taxa = [
        taxon("cites", "Falconiformes", "order"),
        taxon("cites", "Pandion haliaetus", "species", "Falconiformes"),
        taxon("cms", "Accipitriformes", "order"),
        taxon("cms", "Pandion haliaetus", "species", "Accipitriformes"),
    ]
    events = [listing("cites", "Falconiformes", "II"), listing("cms", "Pandion haliaetus", "II")]
    found = row(concordance(taxa, events), "Pandion haliaetus", "Pandion haliaetus")
    assert said(found, "moved_under_other_higher_taxon") == (
        "CITES lists Pandion haliaetus through the order Falconiformes; CMS places it in the order Accipitriformes."
    )


def test_an_excepted_taxon_whose_name_is_no_longer_accepted():
    taxa = [
        *both("Falconiformes", "order"),
        *both("Falco cherrug", "species", "Falconiformes"),
        replace(taxon("cites", "Cathartidae", "family", "Falconiformes"), status=NameStatus.NOT_ACCEPTED),
    ]
    events = [
        listing("cites", "Falconiformes", "II", except_taxa=["Cathartidae"]),
        listing("cms", "Falco cherrug", "I"),
    ]
    found = row(concordance(taxa, events), "Falconiformes", "Falconiformes")
    assert "Cathartidae" in said(found, "excepted_taxon_unmatched")


def test_standard_references_that_differ_reach_all_below():
    taxa = [*both("Felidae", "family"), *both("Acinonyx jubatus", "species", "Felidae")]
    events = [listing(each, "Acinonyx jubatus", "I") for each in ("cites", "cms")]
    references = {"cites": {"cites:Felidae": "Wilson & Reeder 2005"}, "cms": {"cms:Felidae": "Wilson & Reeder 1993"}}
    found = row(concordance(taxa, events, references=references), "Acinonyx jubatus", "Acinonyx jubatus")
    assert (
        said(found, "different_standard_reference")
        == "CITES follows Wilson & Reeder 2005; CMS follows Wilson & Reeder 1993."
    )


NAMES = [
    ("genus_transfer", ("Panthera uncia", "(Schreber, 1775)"), ("Uncia uncia", "(Schreber, 1775)")),
    ("rank_change", ("Gorilla beringei", "Matschie, 1903"), ("Gorilla gorilla beringei", "Matschie, 1903")),
    ("spelling", ("Brotogeris pyrrhoptera", ""), ("Brotogeris pyrrhopterus", "")),
    ("authorship", ("Falco cherrug", "Gray, 1834"), ("Falco cherrug", "Gray, 1844")),
    ("homonym", ("Aquila communis", "Bechstein, 1790"), ("Aquila communis", "Latham, 1802")),
]


@pytest.mark.parametrize(("code", "left", "right"), NAMES)
def test_what_differs_in_the_names(code, left, right):
    def named(checklist, name, authorship):
        return taxon(checklist, name, "species" if name.count(" ") == 1 else "subspecies", authorship=authorship)

    taxa = [named("cites", *left), named("cms", *right)]
    found = concordance(taxa, [listing("cites", left[0], "I"), listing("cms", right[0], "I")]).rows[0]
    assert found.codes[0] == code
    assert left[0] in said(found, code)


def test_every_kind_has_a_title_a_meaning_and_a_proposal():
    for code, kind in KINDS.items():
        assert kind.code == code
        assert kind.title
        assert kind.meaning.endswith((".", "?"))
        assert kind.proposal.endswith(".")
