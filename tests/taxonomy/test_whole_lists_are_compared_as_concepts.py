"""Two whole checklists: who is whose counterpart, which name was split or lumped, and what a person should look at."""

from datetime import date

import pytest

from accord.core.taxonomy import Decision, Relation
from accord.core.taxonomy.checklist import Checklist, Particulars
from accord.core.taxonomy.comparing import Cover, compare, cover
from accord.core.taxonomy.comparing.stated import Stated
from accord.core.taxonomy.listed import ListedName


def checklist(label, lines):
    """`name | authorship | family | synonym of | countries`; ids are the names."""
    names, more = [], {}
    for line in lines:
        name, authorship, family, accepted, countries = [part.strip() for part in (line + "||||").split("|")[:5]]
        rank = {1: "genus", 2: "species"}.get(len(name.split()), "subspecies")
        status = "synonym" if accepted else "accepted"
        names.append(ListedName(name, name, rank, None, authorship, status, (accepted,) if accepted else ()))
        groups = (("family", family),) if family else ()
        more[name] = Particulars(groups=groups, countries=frozenset(countries.split()))
    return Checklist(label, names, more)


def compared(left, right, **more):
    return compare(checklist("Old", left), checklist("New", right), **more)


def relations(comparison):
    return {(row.articulation.left, row.articulation.right): row.relation.value for row in comparison.rows}


def kinds(comparison):
    return [(each.kind.code, each.left, each.right) for each in comparison.discrepancies]


OLD_ELEPHANT = ["Loxodonta africana | (Blumenbach, 1797) | Elephantidae"]
NEW_ELEPHANTS = [*OLD_ELEPHANT, "Loxodonta cyclotis | (Matschie, 1900) | Elephantidae"]


def test_a_split_that_the_list_states_itself_makes_the_old_taxon_the_wider_one():
    found = compared(
        OLD_ELEPHANT,
        NEW_ELEPHANTS,
        stated_right=[
            Stated("Loxodonta cyclotis", Relation.INCLUDED_IN, "Loxodonta africana", "", "split from L. africana")
        ],
    )
    assert relations(found) == {
        ("Loxodonta africana", "Loxodonta africana"): "includes",
        ("Loxodonta africana", "Loxodonta cyclotis"): "includes",
    }
    assert ("split", "Loxodonta africana", "Loxodonta cyclotis") in kinds(found)
    assert "split from L. africana" in found.rows[1].articulation.evidence[0].text


def test_a_statement_about_an_earlier_list_is_not_held_against_a_list_that_has_both():
    stated = [Stated("Loxodonta cyclotis", Relation.INCLUDED_IN, "Loxodonta africana", "", "split from L. africana")]
    found = compared(NEW_ELEPHANTS, NEW_ELEPHANTS, stated_right=stated)
    assert set(relations(found).values()) == {"congruent"}


def test_a_taxon_that_may_have_been_split_from_one_of_two_stays_open():
    old = ["Inia geoffrensis | (Blainville, 1817)", "Inia boliviensis | (d'Orbigny, 1834)"]
    new = [*old, "Inia humboldtiana | Pilleri, 1978"]
    stated = [
        Stated("Inia humboldtiana", Relation.INCLUDED_IN, each, "", "split from one of them")
        for each in ("Inia geoffrensis", "Inia boliviensis")
    ]
    found = relations(compared(old, new, stated_right=stated))
    assert found["Inia geoffrensis", "Inia humboldtiana"] == "undecided"
    assert found["Inia geoffrensis", "Inia geoffrensis"] == "congruent"


GIRAFFES_OLD = [
    "Giraffa camelopardalis | (Linnaeus, 1758) | Giraffidae",
    "Giraffa reticulata | de Winton, 1899 | | Giraffa camelopardalis",
    "Giraffa schillingsi | Matschie, 1898 | | Giraffa camelopardalis",
    "Giraffa rothschildi | Lydekker, 1903 | | Giraffa camelopardalis",
]
GIRAFFES_NEW = [
    "Giraffa camelopardalis | (Linnaeus, 1758) | Giraffidae",
    "Giraffa rothschildi | Lydekker, 1903 | | Giraffa camelopardalis",
    "Giraffa reticulata | de Winton, 1899 | Giraffidae",
    "Giraffa tippelskirchi | Matschie, 1898 | Giraffidae",
    "Giraffa schillingsi | Matschie, 1898 | | Giraffa tippelskirchi",
]


def test_a_taxon_that_the_other_list_does_not_name_is_placed_by_the_specimens_of_its_synonyms():
    found = compared(GIRAFFES_OLD, GIRAFFES_NEW)
    assert relations(found)["Giraffa camelopardalis", "Giraffa tippelskirchi"] == "includes"
    row = next(row for row in found.rows if row.articulation.right == "Giraffa tippelskirchi")
    assert row.in_both == ("schillingsi Matschie, 1898",)
    assert "camelopardalis (Linnaeus, 1758) (Giraffa camelopardalis)" in row.only_left
    assert not row.review


def test_names_that_only_one_list_knows_say_nothing():
    found = compared(GIRAFFES_OLD[:1], [*GIRAFFES_OLD[:1], "Giraffa wardi | Lydekker, 1904 | | Giraffa camelopardalis"])
    assert relations(found) == {("Giraffa camelopardalis", "Giraffa camelopardalis"): "congruent"}


@pytest.mark.parametrize(
    ("year", "kind", "review"), [(1899, "old_name_unplaced", True), (2016, "newly_described", False)]
)
def test_an_old_name_was_part_of_something_and_a_new_one_was_not_known(year, kind, review):
    old = [
        "Neofelis nebulosa | (Griffith, 1821) | Felidae | | CN",
        "Panthera uncia | (Schreber, 1775) | Felidae | | CN",
    ]
    new = [*old, f"Neofelis nova | Author, {year} | Felidae | | CN"]
    until = ["Felis bieti | Milne-Edwards, 1892 | Felidae", "Felis margarita | Loche, 1900 | Felidae"]
    found = compared([*old, *until], [*new, *until])
    (single,) = [row for row in found.rows if row.left is None]
    (why,) = [each for each in found.discrepancies if each.right == "Neofelis nova"]
    assert (why.kind.code, single.review) == (kind, review)
    assert single.articulation.evidence[-1].text == why.text
    assert why.candidates == (("Neofelis nebulosa",) if review else ())


def test_a_list_without_anything_of_the_genus_is_only_silent():
    found = compared(
        ["Panthera leo | (Linnaeus, 1758)"], ["Panthera leo | (Linnaeus, 1758)", "Mus musculus | Linnaeus, 1758"]
    )
    (single,) = [row for row in found.rows if row.left is None]
    assert not single.review
    assert not [each for each in found.discrepancies if each.right == "Mus musculus"]
    assert "may only be silent" in single.articulation.evidence[-1].text


def test_one_name_in_one_family_is_one_taxon_whoever_named_it():
    found = compared(
        ["Procyon cancrivorus | Cuvier, 1798 | Procyonidae"], ["Procyon cancrivorus | Rafinesque, 1823 | Procyonidae"]
    )
    assert relations(found) == {("Procyon cancrivorus", "Procyon cancrivorus"): "congruent"}
    assert "homonym" in {each.kind.code for each in found.discrepancies}


def test_a_name_that_was_mended_is_the_same_name():
    old = ["Lepilemur jamesorum | Louis, 2006"]
    new = ["Lepilemur jamesi | Louis, 2006", "Lepilemur jamesorum | Louis, 2006 | | Lepilemur jamesi"]
    assert relations(compared(old, new)) == {("Lepilemur jamesorum", "Lepilemur jamesi"): "congruent"}


def test_a_subspecies_without_its_species_in_the_list_is_part_of_the_species_of_the_other():
    found = compared(["Vulpes vulpes griffithi | Blyth, 1854"], ["Vulpes vulpes | (Linnaeus, 1758)"])
    assert relations(found) == {("Vulpes vulpes griffithi", "Vulpes vulpes"): "included_in"}


LORIES = (
    ["Trichoglossus ornatus | | Loriidae", "Charmosyna wilhelminae | | Loriidae"],
    ["Trichoglossus ornatus | | Psittaculidae", "Charminetta wilhelminae | | Psittaculidae"],
)


def test_a_species_is_found_in_a_family_that_shares_others_with_its_own():
    assert relations(compared(*LORIES))["Charmosyna wilhelminae", "Charminetta wilhelminae"] == "congruent"


def test_an_epithet_alone_in_groups_that_share_nothing_is_no_evidence():
    left = ["Charmosyna wilhelminae | | Loriidae"]
    right = ["Charminetta wilhelminae | | Psittaculidae"]
    assert set(relations(compared(left, right)).values()) == {"only_left", "only_right"}


def test_a_genus_of_a_list_without_families_is_recognised_by_two_names_and_proposed_by_one():
    right = ["Marmosa demerarae | | Didelphidae", "Marmosa constantiae | | Didelphidae"]
    two = relations(compared(["Micoureus demerarae", "Micoureus constantiae"], right))
    assert two["Micoureus demerarae", "Marmosa demerarae"] == "congruent"
    assert (
        relations(compared(["Micoureus demerarae"], right))["Micoureus demerarae", "Marmosa demerarae"] == "undecided"
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (["Aus unus", "Aus duo"], ["Aus unus", "Aus duo"], ["congruent"]),
        (["Aus unus", "Aus duo"], ["Aus unus", "Aus duo", "Aus novus"], ["included_in"]),
        (["Aus unus", "Aus duo", "Aus tres"], ["Aus unus", "Aus duo"], ["includes"]),
        (["Aus unus", "Aus tres"], ["Aus unus", "Aus novus"], ["overlaps"]),
    ],
)
def test_how_two_genera_stand_follows_from_their_species(old, new, expected):
    (row,) = [row for row in compared(old, new).groups if row.rank == "genus"]
    assert [each.value for each in row.relations] == expected


def test_a_genus_that_one_list_does_not_print_is_told_by_its_species():
    found = compared(
        ["Panthera", "Panthera leo", "Panthera uncia"], ["Panthera leo", "Panthera uncia", "Panthera nova"]
    )
    (single,) = [row for row in found.rows if row.articulation.left == "Panthera"]
    assert "by their species Panthera here is part of Panthera there" in single.articulation.evidence[0].text


def test_cover_follows_from_the_relation_and_is_unknown_where_several_are_left():
    row = compared(OLD_ELEPHANT, NEW_ELEPHANTS, stated_right=[
        Stated("Loxodonta cyclotis", Relation.INCLUDED_IN, "Loxodonta africana", "", "split")
    ]).rows[1]  # fmt: skip
    assert cover(row.articulation, of_right=True) is Cover.WHOLLY
    assert cover(row.articulation) is Cover.PARTLY
    open_ = compared(["Micoureus demerarae"], ["Marmosa demerarae | | Didelphidae"]).rows[0]
    assert cover(open_.articulation) is Cover.UNKNOWN


def decision(left, relation, right, **more):
    return Decision(left, right, Relation(relation), "the committee said so", date(2020, 1, 1), "A. Person", **more)


def test_a_decision_stands_and_the_evidence_against_it_is_shown():
    found = compared(
        GIRAFFES_OLD,
        GIRAFFES_NEW,
        decisions=[decision("Giraffa camelopardalis", "congruent", "Giraffa camelopardalis")],
    )
    assert relations(found)["Giraffa camelopardalis", "Giraffa camelopardalis"] == "congruent"
    against = {each.kind.code: each.text for each in found.discrepancies}
    assert "The evidence says includes" in against["decision_contradicted"]


def test_statements_that_contradict_a_decision_are_named_as_a_smallest_set():
    found = compared(
        GIRAFFES_OLD,
        GIRAFFES_NEW,
        decisions=[decision("Giraffa camelopardalis", "congruent", "Giraffa camelopardalis")],
    )
    (clash,) = [each.text for each in found.discrepancies if each.kind.code == "contradiction"]
    assert "(decided)" in clash
    assert clash.count(" of Old is ") == 2


def test_a_decision_settles_what_it_leaves_no_choice_for():
    old = ["Aus minor | Smith, 1900 | Xidae", "Aus maior | Smith, 1900 | Xidae"]
    new = ["Bus novus | Jones, 1850 | Xidae", "Bus minor | Smith, 1900 | | Bus novus"]
    open_ = compared(old, new)
    assert relations(open_)["Aus minor", "Bus novus"] == "undecided"
    settled = compared(old, new, decisions=[decision("Aus maior", "included_in", "Bus novus")])
    assert relations(settled)["Aus minor", "Bus novus"] in ("included_in", "undecided")
    assert "includes" not in {each.value for row in settled.rows for each in row.articulation.possible}


def test_a_decision_finds_its_taxa_by_name_in_an_edition_that_numbers_anew():
    named = {"left_name": "Panthera leo", "right_name": "Panthera leo"}
    found = compared(["Panthera leo"], ["Panthera leo"], decisions=[decision("1", "overlaps", "old-2", **named)])
    assert relations(found) == {("Panthera leo", "Panthera leo"): "overlaps"}


def test_an_id_that_was_given_to_another_name_is_not_followed():
    found = compared(
        ["Panthera leo"], ["Panthera leo"],
        decisions=[decision("Panthera leo", "overlaps", "Panthera leo", left_name="Panthera onca", right_name="Panthera leo")],
    )  # fmt: skip
    assert relations(found) == {("Panthera leo", "Panthera leo"): "congruent"}
    (lost,) = [each.text for each in found.discrepancies if each.kind.code == "decision_lost"]
    assert "Old has no Panthera onca" in lost


def test_exchanging_the_lists_exchanges_the_sides_of_the_answer():
    one = relations(compared(GIRAFFES_OLD, GIRAFFES_NEW))
    other = relations(compared(GIRAFFES_NEW, GIRAFFES_OLD))
    assert {(right, left): Relation(said).mirrored.value for (left, right), said in one.items()} == other


def test_a_synonym_of_several_is_that_whose_name_it_is_and_not_a_homonym_of_it():
    old = ["Herpestes fuscus | Waterhouse, 1838 | Herpestidae"]
    new = [
        "Urva fusca | (Waterhouse, 1838) | Herpestidae",
        "Herpestes fuscus | Waterhouse, 1838 | | Urva fusca",
        "Herpestes sanguineus | (Rueppell, 1835) | Herpestidae",
    ]
    homonym = ListedName(
        "h", "Herpestes fuscus", "species", None, "Rueppell, 1836", "synonym", ("Herpestes sanguineus",)
    )
    right = checklist("New", new)
    both = Checklist("New", [entry.concept for entry in right.entries.values()] + [homonym])
    assert relations(compare(checklist("Old", old), both))["Herpestes fuscus", "Urva fusca"] == "congruent"


def test_a_synonym_in_part_shares_something_and_how_much_is_open():
    names = [
        ListedName("x", "Aus unus", "species", None, "", "accepted"),
        ListedName("y", "Aus duo", "species", None, "", "synonym", ("x",)),
    ]
    right = Checklist("New", names, {"y": Particulars(pro_parte=True)})
    (row,) = [row for row in compare(checklist("Old", ["Aus duo"]), right).rows if row.left and row.right]
    assert {each.value for each in row.articulation.possible} == {"congruent", "includes", "included_in", "overlaps"}
