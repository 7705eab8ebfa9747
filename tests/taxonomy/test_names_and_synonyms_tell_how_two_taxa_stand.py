"""Every taxon of two lists is paired, or is the only one, for a reason that can be told."""

import pytest
from checklists import aligned
from hypothesis import given
from hypothesis import strategies as st

from accord.core.taxonomy import Decision, Relation

ELEPHANTS = [
    "Loxodonta africana | (Blumenbach, 1797)",
    "Loxodonta cyclotis | (Matschie, 1900) | | | Loxodonta africana",
]
TWO_ELEPHANTS = ["Loxodonta africana | (Blumenbach, 1797)", "Loxodonta cyclotis | (Matschie, 1900)"]

CASES = [
    (
        "one name in both lists",
        ["Falco cherrug | Gray, 1834"],
        ["Falco cherrug | Gray, 1834"],
        {("Falco cherrug", "congruent", "Falco cherrug"): set()},
    ),
    (
        "one list splits what the other lumps",
        ELEPHANTS,
        TWO_ELEPHANTS,
        {
            ("Loxodonta africana", "includes", "Loxodonta africana"): set(),
            ("Loxodonta africana", "includes", "Loxodonta cyclotis"): {"synonym_on_other_side"},
        },
    ),
    (
        "a genus transfer that only one list has adopted, known by its synonym",
        [
            "Phoenicoparrus andinus | (Philippi, 1854)",
            "Phoenicopterus andinus | Philippi, 1854 | | | Phoenicoparrus andinus",
        ],
        ["Phoenicopterus andinus | Philippi, 1854"],
        {("Phoenicoparrus andinus", "congruent", "Phoenicopterus andinus"): {"genus_transfer"}},
    ),
    (
        "a genus transfer without any synonym, known by epithet, author and year",
        ["Panthera uncia | (Schreber, 1775)"],
        ["Uncia uncia | (Schreber, 1775)"],
        {("Panthera uncia", "congruent", "Uncia uncia"): {"genus_transfer"}},
    ),
    (
        "a subspecies of the one is a species of the other",
        ["Gorilla beringei | Matschie, 1903"],
        ["Gorilla gorilla beringei | Matschie, 1903"],
        {("Gorilla beringei", "congruent", "Gorilla gorilla beringei"): {"rank_change"}},
    ),
    (
        "one list has the same animal twice",
        ["Gorilla beringei | Matschie, 1903", "Gorilla gorilla beringei | Matschie, 1903 | | | Gorilla beringei"],
        ["Gorilla beringei | Matschie, 1903", "Gorilla gorilla beringei | Matschie, 1903"],
        {
            ("Gorilla beringei", "congruent", "Gorilla beringei"): set(),
            ("Gorilla beringei", "undecided", "Gorilla gorilla beringei"): {"rank_change", "synonym_on_other_side"},
        },
    ),
    (
        "a species from which the other list has taken a subspecies out",
        ["Gorilla gorilla | (Savage, 1847)", "Gorilla beringei | Matschie, 1903"],
        ["Gorilla gorilla | (Savage, 1847)", "Gorilla gorilla beringei | Matschie, 1903 | | Gorilla gorilla"],
        {
            ("Gorilla gorilla", "included_in", "Gorilla gorilla"): set(),
            ("Gorilla beringei", "congruent", "Gorilla gorilla beringei"): {"rank_change"},
        },
    ),
    (
        "a nominotypical subspecies is only a part of its species",
        [
            "Platanista gangetica | (Roxburgh, 1801)",
            "Platanista gangetica gangetica | (Roxburgh, 1801) | | | Platanista gangetica",
        ],
        [
            "Platanista gangetica | (Roxburgh, 1801)",
            "Platanista gangetica gangetica | (Roxburgh, 1801) | | Platanista gangetica",
        ],
        {
            ("Platanista gangetica", "congruent", "Platanista gangetica"): set(),
            ("Platanista gangetica", "includes", "Platanista gangetica gangetica"): set(),
        },
    ),
    (
        "a subspecies that only one list names goes with its species",
        ["Acipenser baerii"],
        ["Acipenser baerii", "Acipenser baerii baicalensis | | | Acipenser baerii"],
        {
            ("Acipenser baerii", "congruent", "Acipenser baerii"): set(),
            ("Acipenser baerii", "includes", "Acipenser baerii baicalensis"): set(),
        },
    ),
    (
        "a nominotypical subspecies of a species that the other list has split",
        [
            "Phoenicopterus ruber | Linnaeus, 1758",
            "Phoenicopterus ruber ruber | Linnaeus, 1758 | | Phoenicopterus ruber",
            "Phoenicopterus roseus | Pallas, 1811 | | | Phoenicopterus ruber",
        ],
        ["Phoenicopterus ruber | Linnaeus, 1758", "Phoenicopterus roseus | Pallas, 1811"],
        {
            ("Phoenicopterus ruber", "includes", "Phoenicopterus roseus"): {"synonym_on_other_side"},
            ("Phoenicopterus ruber ruber", "included_in", "Phoenicopterus ruber"): set(),
        },
    ),
    (
        "two spellings of an epithet by one author, of which one list keeps both",
        ["Pernis ptilorhynchus | (Temminck, 1821)"],
        ["Pernis ptilorhyncus | (Temminck, 1821)", "Pernis ptilorhynchus | (Temminck, 1821) | | | Pernis ptilorhyncus"],
        {("Pernis ptilorhynchus", "congruent", "Pernis ptilorhyncus"): {"spelling"}},
    ),
    (
        "another name for the same species",
        ["Bos mutus | Przewalski, 1883", "Bos grunniens | Linnaeus, 1766 | | | Bos mutus"],
        ["Bos grunniens | Linnaeus, 1766"],
        {("Bos mutus", "undecided", "Bos grunniens"): {"replacement_name"}},
    ),
    (
        "endings that follow the gender of the genus",
        ["Brotogeris pyrrhoptera"],
        ["Brotogeris pyrrhopterus"],
        {("Brotogeris pyrrhoptera", "congruent", "Brotogeris pyrrhopterus"): {"spelling"}},
    ),
    (
        "a synonym of two accepted names leads nowhere for certain",
        ["Puffinus major", "Puffinus minor", "Puffinus dubius | | | | Puffinus major; Puffinus minor"],
        ["Puffinus dubius"],
        {
            ("Puffinus major", "undecided", "Puffinus dubius"): {"two_candidates"},
            ("Puffinus minor", "undecided", "Puffinus dubius"): {"two_candidates"},
        },
    ),
    (
        "a slip of the pen is a proposal",
        ["Acipenser mikadoi | Hilgendorf, 1892"],
        ["Acipenser mikaodi | Hilgendorf, 1892"],
        {("Acipenser mikadoi", "undecided", "Acipenser mikaodi"): {"spelling"}},
    ),
    (
        "a name that the other list knows is no slip of the pen",
        ["Pipistrellus hesperus", "Pipistrellus hesperidus"],
        ["Pipistrellus hesperidus"],
        {
            ("Pipistrellus hesperidus", "congruent", "Pipistrellus hesperidus"): set(),
            ("Pipistrellus hesperus", "only_left", None): set(),
        },
    ),
    (
        "an animal and a plant of one name are apart",
        ["Animalia | | kingdom", "Oenanthe | | genus | Animalia"],
        ["Plantae | | kingdom", "Oenanthe | | genus | Plantae"],
        {("Oenanthe", "disjoint", "Oenanthe"): {"homonym"}},
    ),
    (
        "one name by other authors in another family is perhaps a homonym",
        ["Aidae | | family", "Aus bus | Smith, 1800 | species | Aidae"],
        ["Bidae | | family", "Aus bus | Jones, 1900 | species | Bidae"],
        {("Aus bus", "undecided", "Aus bus"): {"homonym"}},
    ),
    (
        "one name by other authors in another year is perhaps a homonym even in its genus",
        ["Aquila communis | Bechstein, 1790"],
        ["Aquila communis | Latham, 1802"],
        {("Aquila communis", "undecided", "Aquila communis"): {"homonym"}},
    ),
    (
        "one author with years one apart",
        ["Aus bus | Smith, 1800"],
        ["Aus bus | Smith, 1801"],
        {("Aus bus", "congruent", "Aus bus"): {"authorship"}},
    ),
    (
        "a genus transfer with another spelling of the epithet",
        ["Mimetillus wahlbergi | (Smith, 1836)"],
        ["Prodotiscus wahlbergii | Smith, 1836"],
        {("Mimetillus wahlbergi", "congruent", "Prodotiscus wahlbergii"): {"genus_transfer", "spelling"}},
    ),
    (
        "a genus transfer in which the epithet follows the gender of the genus",
        ["Ausa longa | (Smith, 1836)"],
        ["Bus longus | Smith, 1836"],
        {("Ausa longa", "congruent", "Bus longus"): {"genus_transfer"}},
    ),
    (
        "other authors in the same year",
        ["Aus bus | Smith, 1800"],
        ["Aus bus | Jones, 1800"],
        {("Aus bus", "congruent", "Aus bus"): {"authorship"}},
    ),
    (
        "one author with two years",
        ["Aus bus | Smith, 1800"],
        ["Aus bus | (Smith, 1810)"],
        {("Aus bus", "congruent", "Aus bus"): {"authorship"}},
    ),
    (
        "other authors, one of them without a year",
        ["Aus bus | Smith, 1800"],
        ["Aus bus | Jones"],
        {("Aus bus", "congruent", "Aus bus"): {"authorship"}},
    ),
    (
        "one author in two spellings, without parentheses or year",
        ["Aus bus | (Güldenstädt, 1800)"],
        ["Aus bus | Gueldenstaedt"],
        {("Aus bus", "congruent", "Aus bus"): set()},
    ),
    (
        "an epithet that stands in two families is no transfer",
        ["Estrildidae | | family", "Lonchura oryzivora | (Linnaeus, 1758) | species | Estrildidae"],
        ["Icteridae | | family", "Dolichonyx oryzivorus | (Linnaeus, 1758) | species | Icteridae"],
        {
            ("Lonchura oryzivora", "only_left", None): set(),
            (None, "only_right", "Dolichonyx oryzivorus"): set(),
        },
    ),
    (
        "a cut-off synonym of one word matches nothing",
        ["Aonyx cinerea", "Cinerea | | species | | Aonyx cinerea"],
        ["Cinerea | | genus"],
        {("Aonyx cinerea", "only_left", None): set(), (None, "only_right", "Cinerea"): set()},
    ),
    (
        "a name by way of two synonyms",
        ["Aus bus", "Aus cus | | | | Aus dus", "Aus dus | | | | Aus bus"],
        ["Aus cus"],
        {("Aus bus", "undecided", "Aus cus"): {"replacement_name"}},
    ),
    (
        "synonyms in a circle lead nowhere",
        ["Aus cus | | | | Aus dus", "Aus dus | | | | Aus cus"],
        ["Aus cus"],
        {(None, "only_right", "Aus cus"): set()},
    ),
]


@pytest.mark.parametrize(("what", "left", "right", "expected"), CASES, ids=[case[0] for case in CASES])
def test_the_relation_and_what_differs_in_the_names(what, left, right, expected):
    found = aligned(left, right)
    for statement, kinds in expected.items():
        assert statement in found, f"{what}: {list(found)}"
        assert {note.kind.value for note in found[statement].notes} == kinds, what


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_exchanging_the_lists_exchanges_the_sides_and_nothing_else(case):
    _, left, right, _ = case
    forth = {(one, Relation(relation), other) for one, relation, other in aligned(left, right)}
    back = {(other, Relation(relation).mirrored, one) for one, relation, other in aligned(right, left)}
    assert forth == back


@given(st.data(), st.sampled_from(CASES))
def test_the_order_of_the_lists_does_not_matter(data, case):
    _, left, right, _ = case
    shuffled = aligned(data.draw(st.permutations(left)), data.draw(st.permutations(right)))
    assert shuffled == aligned(left, right)


def test_a_synonym_with_an_epithet_of_its_own_may_be_a_part_only():
    left = ["Puffinus yelkouan | (Acerbi, 1827)", "Puffinus mauretanicus | Lowe, 1921 | | | Puffinus yelkouan"]
    found = aligned(left, ["Puffinus mauretanicus | Lowe, 1921"])
    each = found["Puffinus yelkouan", "undecided", "Puffinus mauretanicus"]
    assert each.possible == {Relation.CONGRUENT, Relation.INCLUDES, Relation.INCLUDED_IN}


def test_a_species_kept_on_both_ranks_by_one_list_is_named_at_the_species_it_is_taken_from():
    left = [
        "Gorilla gorilla",
        "Gorilla beringei | Matschie, 1903",
        "Gorilla gorilla beringei | Matschie, 1903 | | | Gorilla beringei",
    ]
    right = [
        "Gorilla gorilla",
        "Gorilla beringei | Matschie, 1903",
        "Gorilla gorilla beringei | Matschie, 1903 | | Gorilla gorilla",
    ]
    each = aligned(left, right)["Gorilla gorilla", "congruent", "Gorilla gorilla"]
    assert any("has Gorilla gorilla beringei below it" in evidence.text for evidence in each.evidence)


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_every_statement_gives_a_reason(case):
    for each in aligned(case[1], case[2]).values():
        assert each.evidence
        assert all(evidence.text.endswith(".") for evidence in each.evidence)


def test_a_decision_stands_and_says_what_the_evidence_would_say():
    decision = Decision("Loxodonta africana", "Loxodonta cyclotis", Relation.CONGRUENT, "for the test")
    each = aligned(ELEPHANTS, TWO_ELEPHANTS, [decision])["Loxodonta africana", "congruent", "Loxodonta cyclotis"]
    assert each.decision == decision
    assert "Without the decision the evidence would say: includes." in [evidence.text for evidence in each.evidence]


def test_a_decision_joins_two_taxa_that_names_leave_alone():
    decision = Decision("Aus bus", "Cus dus", Relation.CONGRUENT, "compared the types")
    assert set(aligned(["Aus bus"], ["Cus dus"], [decision])) == {("Aus bus", "congruent", "Cus dus")}
