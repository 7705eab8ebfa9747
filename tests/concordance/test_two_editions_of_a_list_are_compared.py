"""What changed between two editions is said by kind, with both names and the evidence for it; nothing else is said."""

from pathlib import Path

import polars as pl
import pytest

from accord.core.concordance.edition_changes import MEANING, ChangeKind
from accord.core.concordance.editions import compare_editions
from accord.core.taxonomy.columns import NAME_COLUMNS, RELATION_COLUMNS, ChecklistColumns, in_columns

LISTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "checklists"


def edition(*rows: str, relations=(), **more) -> ChecklistColumns:
    """A list out of lines `id|name|authorship|family|status|accepted`; rank and order by default those of species."""
    records = []
    for number, line in enumerate(rows, 2):
        id_, name, authorship, family, status, accepted = (line.split("|") + [""] * 6)[:6]
        records.append(
            {
                "id": id_,
                "name": name,
                "authorship": authorship or None,
                "family": family or None,
                "status": status or "accepted",
                "accepted_ids": accepted.split(),
                "rank": "subspecies" if name.count(" ") > 1 else "species",
                "kingdom": "Animalia",
                "row": number,
                **more.get(id_, {}),
            }
        )
    stated = pl.DataFrame(list(relations), schema=RELATION_COLUMNS, orient="row")
    return ChecklistColumns(in_columns(pl.DataFrame(records, infer_schema_length=None), NAME_COLUMNS), stated)


def changes(old: ChecklistColumns, new: ChecklistColumns) -> list[tuple[str, str | None, str | None]]:
    return [
        (change.kind.value, change.old.name if change.old else None, change.new.name if change.new else None)
        for change in compare_editions(old, new).changes
    ]


def evidence(old: ChecklistColumns, new: ChecklistColumns) -> list[str]:
    return [change.evidence for change in compare_editions(old, new, old_label="A", new_label="B").changes]


LEO = "1|Panthera leo|(Linnaeus, 1758)|Felidae"


def test_equal_editions_have_no_changes():
    comparison = compare_editions(edition(LEO), edition(LEO))
    assert (comparison.changes, comparison.unchanged, comparison.old_taxa) == ((), 1, 1)


def test_a_taxon_under_no_name_in_the_other_edition_is_added_or_removed():
    old, new = edition(LEO, "2|Felis catus|Linnaeus, 1758"), edition(LEO, "3|Lynx nova|Somebody, 2020")
    assert changes(old, new) == [("added", None, "Lynx nova"), ("removed", "Felis catus", None)]
    assert evidence(old, new)[0] == "under no name in the old edition; published in 2020"


def test_what_was_known_before_the_old_edition_was_probably_part_of_another_taxon_there():
    old = edition("1|Tarsius novus|Somebody, 2004")
    assert (
        "published in 1823, so it was probably part of another taxon there"
        in evidence(old, edition("1|Tarsius novus|Somebody, 2004", "2|Neofelis diardi|(Cuvier, 1823)"))[0]
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("Neotoma floridanus|(Ord, 1818)", "Neotoma floridana|(Ord, 1818)", "another ending"),
        ("Ovis gmelini|Blyth, 1841", "Ovis gmelinii|Blyth, 1841", "another ending"),
        (
            "Microtus juldaschi|(Severtzov, 1879)",
            "Microtus yuldaschi|(Severtzov, 1879)",
            "another spelling: one letter",
        ),
    ],
)
def test_a_name_written_otherwise_is_a_renaming(before, after, said):
    old, new = edition(f"1|{before}|Muridae"), edition(f"9|{after}|Muridae")
    assert changes(old, new) == [("renamed", before.split("|")[0], after.split("|")[0])]
    assert evidence(old, new)[0].startswith(said)


def test_a_slip_needs_the_same_author_and_year():
    old, new = edition("1|Mus alba|Gray, 1820|Muridae"), edition("2|Mus alta|Thomas, 1900|Muridae")
    assert [kind for kind, *_ in changes(old, new)] == ["added", "removed"]


def test_the_same_epithet_author_and_year_in_another_genus_is_a_transfer():
    old = edition("1|Mustela frenata|Lichtenstein, 1831|Mustelidae")
    new = edition("5|Neogale frenata|(H. Lichtenstein, 1831)|Mustelidae")
    assert changes(old, new) == [("transferred", "Mustela frenata", "Neogale frenata")]
    assert "the same epithet, author and year (H. Lichtenstein, 1831)" in evidence(old, new)[0]


def test_a_species_goes_with_the_species_and_its_subspecies_with_the_subspecies():
    old = edition("1|Bathilda ruficauda||Estrildidae", "2|Bathilda ruficauda ruficauda||Estrildidae")
    new = edition("3|Neochmia ruficauda||Estrildidae", "4|Neochmia ruficauda ruficauda||Estrildidae")
    assert changes(old, new) == [
        ("transferred", "Bathilda ruficauda", "Neochmia ruficauda"),
        ("transferred", "Bathilda ruficauda ruficauda", "Neochmia ruficauda ruficauda"),
    ]
    assert changes(edition("1|Bathilda ruficauda||Estrildidae"), new)[-1] == (
        "transferred",
        "Bathilda ruficauda",
        "Neochmia ruficauda",
    )


def test_ranks_that_only_one_edition_lists_are_neither_added_nor_removed():
    comparison = compare_editions(edition(LEO), edition(LEO, "2|Panthera leo persica|(Meyer, 1826)"))
    assert (comparison.changes, comparison.one_sided) == ((), 1)


def test_authors_behind_the_names_count_like_those_in_a_column():
    old = edition("1|Mustela frenata Lichtenstein, 1831")
    new = edition("5|Neogale frenata (H. Lichtenstein, 1831)")
    (change,) = compare_editions(old, new).changes
    assert (change.kind, change.new.name, change.new.authorship) == (
        "transferred",
        "Neogale frenata",
        "(H. Lichtenstein, 1831)",
    )


@pytest.mark.parametrize("authorship", ["Thomas, 1831", "Lichtenstein, 1850", ""])
def test_an_epithet_alone_is_no_transfer(authorship):
    old = edition("4|Mustela frenata|Lichtenstein, 1831|Mustelidae", LEO)
    new = edition(f"5|Neogale frenata|{authorship}|Mustelidae", LEO)
    assert [kind for kind, *_ in changes(old, new)] == ["added", "removed"]


def test_two_of_one_epithet_author_and_year_are_told_apart_or_left_apart():
    old = edition("1|Aus minor|Gray, 1840|Xidae", "2|Bus minor|Gray, 1840|Yidae")
    new = edition("3|Cus minor|(Gray, 1840)|Xidae", "4|Dus minor|(Gray, 1840)|Yidae")
    assert [kind for kind, *_ in changes(old, new)] == ["added", "added", "removed", "removed"]


def test_without_authors_the_family_ties_a_transfer():
    old, new = edition("1|Charadrius collaris||Charadriidae"), edition("2|Anarhynchus collaris||Charadriidae")
    assert changes(old, new) == [("transferred", "Charadrius collaris", "Anarhynchus collaris")]
    assert changes(old, edition("2|Accipiter collaris||Accipitridae")) != [
        ("transferred", "Charadrius collaris", "Accipiter collaris")
    ]


def many(*rows: str) -> ChecklistColumns:
    """With enough other taxa for ids to prove something."""
    return edition(*rows, *(f"x{number}|Genus epithet{letter}|" for number, letter in enumerate("abcdefgh")))


def test_an_id_that_lists_keep_ties_a_replacement_name():
    old, new = many("spc1|Cyornis oscillans|"), many("spc1|Eumyias stresemanni|")
    assert changes(old, new) == [("renamed", "Cyornis oscillans", "Eumyias stresemanni")]
    assert "the list kept its id spc1" in evidence(old, new)[0]


def test_ids_that_are_numbers_of_rows_tie_nothing():
    def by_row(*names):
        return edition(*(f"{number}|{name}|" for number, name in enumerate(names, 2)))

    others = [f"Genus epithet{letter}" for letter in "abcdefgh"]
    assert ("renamed", "Aus bus", "Cus dus") not in changes(by_row("Aus bus", *others), by_row("Cus dus", *others))


def test_a_synonym_that_becomes_a_taxon_is_split_from_its_accepted_name():
    old = edition("1|Macaca ochreata|(Ogilby, 1841)", "2|Macaca brunnescens|(Matschie, 1901)||synonym|1")
    new = edition("1|Macaca ochreata|(Ogilby, 1841)", "3|Macaca brunnescens|(Matschie, 1901)")
    assert changes(old, new) == [("split", "Macaca ochreata", "Macaca brunnescens")]
    assert evidence(old, new) == ["A had Macaca brunnescens (Matschie, 1901) as a synonym of Macaca ochreata"]


def test_a_taxon_that_becomes_a_synonym_is_lumped():
    old = edition("1|Macaca ochreata|(Ogilby, 1841)", "3|Macaca brunnescens|(Matschie, 1901)")
    new = edition("1|Macaca ochreata|(Ogilby, 1841)", "2|Macaca brunnescens|(Matschie, 1901)||synonym|1")
    assert changes(old, new) == [("lumped", "Macaca brunnescens", "Macaca ochreata")]


def test_a_synonym_that_takes_the_place_of_its_accepted_name_is_a_renaming():
    old = edition("1|Lepus victoriae|Thomas, 1893", "2|Lepus microtis|Heuglin, 1865||synonym|1")
    new = edition("7|Lepus microtis|Heuglin, 1865", "8|Lepus victoriae|Thomas, 1893||synonym|7")
    assert changes(old, new) == [("renamed", "Lepus victoriae", "Lepus microtis")]


def test_a_homonym_among_the_synonyms_is_no_split():
    old = edition("1|Mus albus|Gray, 1820", "2|Mus minor|Owen, 1850||synonym|1")
    new = edition("1|Mus albus|Gray, 1820", "3|Mus minor|Thomas, 1920")
    assert changes(old, new) == [("added", None, "Mus minor")]


def test_a_name_never_available_ties_nothing():
    old = edition(
        "1|Mus albus|Gray, 1820", "2|Mus minor|Owen, 1850||synonym|1", **{"2": {"nomenclatural_status": "nomen nudum"}}
    )
    new = edition("1|Mus albus|Gray, 1820", "3|Mus minor|Owen, 1850")
    assert changes(old, new) == [("added", None, "Mus minor")]


def test_epithets_used_twice_in_a_year_need_the_same_family():
    old = edition("1|Rhinolophus rhodesiae|Roberts, 1946|Rhinolophidae", "2|Mops ansorgei|Thomas, 1913|Molossidae")
    new = edition("2|Mops ansorgei|Thomas, 1913|Molossidae", "3|Mops rhodesiae|(Roberts, 1946)|Molossidae|synonym|2")
    assert changes(old, new) == [("removed", "Rhinolophus rhodesiae", None)]


def test_a_note_that_the_list_ships_is_evidence_for_a_split():
    new = edition(
        "1|Giraffa camelopardalis|(Linnaeus, 1758)",
        "2|Giraffa reticulata|de Winton, 1899",
        relations=[("2", "included_in", "1", "Giraffa camelopardalis", None, "split from G. camelopardalis")],
    )
    old = edition("1|Giraffa camelopardalis|(Linnaeus, 1758)")
    assert changes(old, new) == [("split", "Giraffa camelopardalis", "Giraffa reticulata")]
    assert evidence(old, new) == ["B notes: split from G. camelopardalis"]


def test_a_split_from_a_taxon_that_was_renamed_names_the_old_one():
    old = edition("1|Aus bus|Gray, 1840|Xidae", "2|Aus cus|Owen, 1850|Xidae|synonym|1")
    new = edition("1|Dus bus|(Gray, 1840)|Xidae", "2|Dus cus|(Owen, 1850)|Xidae")
    assert changes(old, new) == [("split", "Aus bus", "Dus cus"), ("transferred", "Aus bus", "Dus bus")]


def test_a_subspecies_that_becomes_a_species_is_ranked_anew():
    old, new = edition("1|Canis lupus dingo|Meyer, 1793|Canidae"), edition("1|Canis dingo|Meyer, 1793|Canidae")
    assert changes(old, new) == [("re-ranked", "Canis lupus dingo", "Canis dingo")]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Gray, 1840", "Gray, 1841", "author changed"),
        ("Gray, 1840", "(Gray, 1840)", "author changed"),
        ("Gray, 1840", "Owen, 1840", "author changed"),
        ("Gray, 1840", "J. E. Gray, 1840", "author written otherwise"),
        ("Gray, 1840", "", None),
    ],
)
def test_authorships_that_differ_are_told_apart_from_those_written_otherwise(before, after, kind):
    found = changes(edition(f"1|Aus bus|{before}"), edition(f"1|Aus bus|{after}"))
    assert found == ([(kind, "Aus bus", "Aus bus")] if kind else [])


def test_the_same_taxon_in_another_family_has_moved():
    assert changes(edition("1|Aus bus|Gray, 1840|Xidae"), edition("1|Aus bus|Gray, 1840|Yidae")) == [
        ("moved", "Aus bus", "Aus bus")
    ]


def test_the_same_taxon_under_another_parent_has_moved():
    def under(parent):
        return edition("1|Aus bus|", "2|Xini|", "3|Yini|", **{"1": {"parent_id": parent}})

    assert changes(under("2"), under("3")) == [("moved", "Aus bus", "Aus bus")]
    assert evidence(under("2"), under("3")) == ["parent: Xini before, Yini now"]


def test_doubt_and_extinction_are_changes_of_status():
    old = edition("1|Aus bus|", "2|Aus cus|", **{"2": {"extinct": False}})
    new = edition("1|Aus bus|||provisional", "2|Aus cus|", **{"2": {"extinct": True}})
    assert evidence(old, new) == ["accepted before, provisional now", "extinct now"]


def test_a_synonym_of_another_taxon_than_before_has_moved():
    old = edition("1|Aus bus|", "2|Aus cus|", "3|Aus dus|Gray, 1840||synonym|1")
    new = edition("1|Aus bus|", "2|Aus cus|", "3|Aus dus|Gray, 1840||synonym|2")
    assert changes(old, new) == [("synonym moved", "Aus dus", "Aus dus")]


def test_circles_of_synonyms_end():
    old = edition("1|Aus bus|||synonym|2", "2|Aus cus|||synonym|1", "3|Aus dus|")
    assert changes(old, old) == []


def test_a_plant_and_an_animal_of_one_name_are_two_taxa():
    old = edition("1|Oenanthe fictus|", **{"1": {"kingdom": "Plantae"}})
    assert [kind for kind, *_ in changes(old, edition("1|Oenanthe fictus|"))] == ["added", "removed"]


def test_every_kind_says_what_it_means():
    assert set(MEANING) == set(ChangeKind)


@pytest.mark.shared
@pytest.mark.skipif(not LISTS.is_dir(), reason="../shared is absent")
def test_the_mammals_of_1_3_and_1_7_differ_as_their_editors_say():
    from accord.exchange.checklists.recognised import read_checklist

    old, new = (
        read_checklist(LISTS / name).columns for name in ("MDD_v1.3_6511species.csv.gz", "MDD_v1.7_6567species.csv.gz")
    )
    found = set(changes(old, new))
    assert {
        ("split", "Giraffa camelopardalis", "Giraffa reticulata"),
        ("transferred", "Mustela frenata", "Neogale frenata"),
        ("renamed", "Neotoma floridanus", "Neotoma floridana"),
        ("lumped", "Gazella bilkis", "Gazella arabica"),
        ("added", None, "Balaenoptera ricei"),
    } <= found
    # epithets that one author used twice in a year: other animals
    assert (
        not {("lumped", "Rhinolophus rhodesiae", "Mops ansorgei"), ("lumped", "Euneomys mordax", "Arvicanthis rufinus")}
        & found
    )
