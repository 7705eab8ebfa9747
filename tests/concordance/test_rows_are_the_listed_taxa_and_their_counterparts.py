"""There is a row for what is listed on either side on the date, and for its counterpart, listed or not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from two_lists import both, concordance, listing, row, taxon

from accord.core.concordance import COLUMNS, build, list_side
from accord.core.errors import Invalid
from accord.core.listings.model import Change, History, ListingEvent, Taxon
from accord.core.taxonomy import Decision, Relation

CATS = [
    *both("Felidae", "family"),
    *both("Acinonyx", "genus", "Felidae"),
    *both("Acinonyx jubatus", "species", "Acinonyx"),
]


def test_a_counterpart_that_is_not_listed_is_shown_as_not_listed():
    found = row(concordance(CATS, [listing("cites", "Acinonyx jubatus", "I")]), "Acinonyx jubatus", "Acinonyx jubatus")
    assert (found.left_status.listing, found.right_status.listing) == ("I", "NC")
    assert found.codes == ("listed_in_one_only", "cites_i_not_cms_i")


def test_a_taxon_listed_only_through_its_family_has_a_row_and_its_genus_has_none():
    found = concordance(CATS, [listing("cites", "Felidae", "II")])
    assert [each.left.name for each in found.rows] == ["Felidae", "Acinonyx jubatus"]


def test_what_nobody_lists_has_no_row():
    assert concordance(CATS, [listing("cites", "Acinonyx jubatus", "I", "2020-01-01")]).rows == ()


def test_the_row_has_the_columns_of_the_contract():
    found = concordance(CATS, [listing("cms", "Acinonyx jubatus", "I")]).rows[0].fields()
    assert tuple(found) == COLUMNS
    assert (found["left_listing"], found["relation"], found["right_listing"]) == ("NC", "congruent", "I")
    assert found["discrepancies"] == ["listed_in_one_only", "cms_i_not_cites_i"]


def test_a_species_without_counterpart_is_covered_by_the_family_that_the_other_lists():
    taxa = [
        *both("Accipitridae", "family"),
        taxon("cites", "Accipiter", "genus", "Accipitridae"),
        taxon("cites", "Accipiter badius", "species", "Accipiter"),
    ]
    events = [listing("cites", "Accipiter badius", "II"), listing("cms", "Accipitridae", "II")]
    found = row(concordance(taxa, events), "Accipiter badius", "Accipitridae")
    assert found.relation is Relation.INCLUDED_IN
    assert found.right_status.listing == "II"
    assert "new_species_in_higher_listing" in found.codes


def test_a_species_without_counterpart_in_an_unlisted_family_stands_alone():
    taxa = [
        *both("Accipitridae", "family"),
        taxon("cites", "Accipiter badius", "species", "Accipitridae"),
        *both("Aus bus", "species"),
    ]
    found = row(
        concordance(taxa, [listing("cites", "Accipiter badius", "II"), listing("cms", "Aus bus", "I")]),
        "Accipiter badius",
        "",
    )
    assert found.relation is Relation.ONLY_LEFT
    assert found.codes == ("listed_in_one_only",)  # a list of migratory animals need not name every hawk


def test_a_name_that_is_missing_from_a_genus_that_the_other_list_has_is_asked_about():
    taxa = [
        *both("Accipiter", "genus"),
        taxon("cites", "Accipiter badius", "species", "Accipiter"),
        taxon("cms", "Accipiter nisus", "species", "Accipiter"),
    ]
    events = [listing("cites", "Accipiter badius", "II"), listing("cms", "Accipiter nisus", "II")]
    found = row(concordance(taxa, events), "Accipiter badius", "")
    assert found.codes == ("name_in_no_list", "listed_in_one_only")


def test_a_decision_is_reported_with_its_reason():
    taxa = [taxon("cites", "Aus bus", "species"), taxon("cms", "Cus dus", "species")]
    decision = Decision(
        "cites:Aus bus", "cms:Cus dus", Relation.CONGRUENT, "same type", date(2024, 5, 1), "A. Specialist"
    )
    found = concordance(taxa, [listing("cites", "Aus bus", "I"), listing("cms", "Cus dus", "I")], decisions=[decision])
    assert [each.fields()["decision"] for each in found.rows] == ["congruent: same type (A. Specialist on 2024-05-01)"]


def test_a_decision_on_an_unknown_taxon_is_refused():
    decision = Decision("cites:Nowhere", "cms:Acinonyx jubatus", Relation.CONGRUENT, "x")
    with pytest.raises(Invalid, match="cites:Nowhere"):
        concordance(CATS, [listing("cites", "Felidae", "II")], decisions=[decision])


def test_a_list_that_is_not_there_is_refused_by_name():
    with pytest.raises(Invalid, match="aewa"):
        list_side(History({}, {}, ()), instrument="aewa", on=date(2020, 1, 1))


def test_two_states_of_one_list_can_be_compared():
    history = History({each.id: each for each in CATS}, {}, (listing("cites", "Acinonyx jubatus", "I", "1990-01-01"),))
    before, after = (list_side(history, instrument="cites", on=date(year, 1, 1)) for year in (1985, 1995))
    found = build(before, after, on=date(1995, 1, 1)).rows[0]
    assert (found.left_status.listing, found.right_status.listing) == ("NC", "I")


def test_a_printed_list_of_one_class_says_nothing_of_the_others():
    taxa = [
        *(taxon(each, "Reptilia", "class") for each in ("cites", "cms")),
        *(taxon(each, "Chelonia mydas", "species", "Reptilia") for each in ("cites", "cms")),
        taxon("cms", "Aves", "class"),
        taxon("cms", "Anser erythropus", "species", "Aves"),
    ]
    events = [
        listing("cites", "Chelonia mydas", "I"),
        listing("cms", "Chelonia mydas", "I"),
        listing("cms", "Anser erythropus", "I"),
    ]
    history = History({each.id: each for each in taxa}, {}, tuple(events))
    on = date(2013, 12, 31)
    printed = list_side(history, instrument="cites", on=on, snapshot={"cites:Chelonia mydas": "I"})
    goose = row(build(printed, list_side(history, instrument="cms", on=on), on=on), "", "Anser erythropus")
    assert goose.codes == ()
    assert "nothing of the class Aves" in goose.explanation


def test_a_listed_taxon_whose_name_cannot_be_read_has_a_row_that_says_so():
    taxa = [*both("Yus bus", "species"), taxon("cites", "=Yus cus", "species")]
    found = concordance(taxa, [listing("cites", "Yus bus", "I"), listing("cites", "=Yus cus", "II")])
    unread = row(found, "=Yus cus", "")
    assert unread.relation is Relation.ONLY_LEFT
    assert "“=Yus cus” of CITES could not be read" in unread.explanation


PRINTED = st.lists(
    st.sampled_from(
        ["Aus", "Aus bus", "Aus ba", 'Aus "Bus"', 'Aus "Cus"', "Aus sp. A", "Aus cf. bus", "=Aus", "?", "", "Aus ×bus"]
    )
    | st.text(max_size=12),
    max_size=8,
)


def _listed(checklist, names, authors):
    taxa = [
        Taxon(f"{checklist}{place}", name, "species", authorship=authors[place % len(authors)], checklist=checklist)
        for place, name in enumerate(names)
    ]
    events = [
        ListingEvent(f"e-{each.id}", checklist, Change.ADDITION, "II", each.id, date(1990, 1, 1)) for each in taxa
    ]
    history = History({each.id: each for each in taxa}, {}, tuple(events))
    return list_side(history, instrument=checklist, on=date(2020, 1, 1))


AUTHORS = st.lists(st.sampled_from(["", "Gray, 1834", "Linnaeus, 1758", "Smith"]), min_size=1, max_size=3)


@given(PRINTED.filter(bool), AUTHORS)
def test_a_list_set_beside_itself_is_congruent_throughout(names, authors):
    side = _listed("cites", names, authors)
    rows = build(side, side, on=date(2020, 1, 1)).rows
    assert {(each.left.id, each.right.id) for each in rows} == {(id_, id_) for id_ in side.history.taxa}
    assert {each.relation for each in rows} == {Relation.CONGRUENT}


@given(PRINTED.filter(bool), PRINTED.filter(bool), AUTHORS)
def test_every_listed_taxon_is_in_some_row(lefts, rights, authors):
    left, right = _listed("cites", lefts, authors), _listed("cms", rights, [""])
    rows = build(left, right, on=date(2020, 1, 1)).rows
    assert {each.left.id for each in rows if each.left} == set(left.history.taxa)
    assert {each.right.id for each in rows if each.right} == set(right.history.taxa)


EVENTS = [
    listing("cites", "Felidae", "II", "1977-02-04"),
    listing("cites", "Acinonyx jubatus", "I", "1975-07-01"),
    listing("cms", "Acinonyx jubatus", "I", "2009-03-05", except_populations="BW NA"),
]


@given(st.permutations(CATS), st.permutations(EVENTS))
def test_the_order_of_taxa_and_events_does_not_matter(taxa, events):
    ours, theirs = concordance(taxa, events), concordance(CATS, EVENTS)
    assert [each.fields() for each in ours.rows] == [each.fields() for each in theirs.rows]


def test_exchanging_the_sides_mirrors_the_relations_and_keeps_the_discrepancies():
    forth, back = concordance(CATS, EVENTS), concordance(CATS, EVENTS, swapped=True)
    seen = {(each.left.name, each.right.name, each.relation, each.codes) for each in forth.rows}
    assert seen == {(each.right.name, each.left.name, each.relation.mirrored, each.codes) for each in back.rows}
