"""The checklist of any day follows from the names recorded first and the changes since; what can't be is refused with all reasons."""

from datetime import date

import pytest

from accord.core.errors import Invalid, NotFound
from accord.core.listings.model import RANKS, NameStatus, Taxon
from accord.core.taxonomy.nomenclature import Continuation, checklist_on, way_back, way_on
from accord.core.taxonomy.nomenclature_checks import why_not
from accord.core.taxonomy.nomenclature_drafts import Draft, NewName

EVE, DAY = date(2005, 1, 11), date(2005, 1, 12)
TAXA = {
    taxon.id: taxon
    for taxon in (
        Taxon("mobulidae", "Mobulidae", "family"),
        Taxon("manta", "Manta", "genus", "mobulidae"),
        Taxon("mobula", "Mobula", "genus", "mobulidae"),
        Taxon("birostris", "Manta birostris", "species", "manta", authorship="(Walbaum, 1792)"),
        Taxon("alfredi", "Manta alfredi", "species", "manta", authorship="Krefft, 1868"),
        Taxon("mobular", "Mobula mobular", "species", "mobula"),
        Taxon("old", "Cephaloptera manta", "species", status=NameStatus.SYNONYM, accepted=("birostris",)),
    )
}
DRAFT = Draft(TAXA, on=DAY)
LUMP = DRAFT.lump(["mobula", "manta"], NewName("Mobula"))
SPLIT = DRAFT.split("birostris", [NewName("Manta birostris"), NewName("Manta nova", "Smith, 2001")])


def names(taxa):
    return {taxon.name for taxon in taxa.values() if taxon.status is NameStatus.ACCEPTED}


def test_the_day_before_the_old_names_are_in_use():
    assert names(checklist_on(TAXA, [LUMP], EVE)) == names(TAXA)


def test_from_the_day_on_the_new_names_are_in_use():
    assert names(checklist_on(TAXA, [LUMP], DAY)) == {
        "Mobulidae",
        "Mobula",
        "Mobula birostris",
        "Mobula alfredi",
        "Mobula mobular",
    }


def test_a_name_that_ends_becomes_a_synonym_of_what_continues_it():
    after = checklist_on(TAXA, [LUMP], DAY)
    assert (after["manta"].status, after["manta"].accepted, after["manta"].parent) == ("synonym", ("mobula",), None)
    assert after["birostris"].accepted == ("mobula-birostris",)
    assert after["old"].accepted == ("birostris",)  # and so on to Mobula birostris


def test_an_author_gets_brackets_in_another_genus():
    after = checklist_on(TAXA, [LUMP], DAY)
    assert after["mobula-alfredi"].authorship == "(Krefft, 1868)"
    assert after["mobula-birostris"].authorship == "(Walbaum, 1792)"


def test_a_part_to_come_stands_below_the_taxon_without_being_accepted():
    before = checklist_on(TAXA, [SPLIT], EVE)["manta-nova"]
    assert (before.parent, before.status) == ("birostris", NameStatus.NOT_ACCEPTED)


def test_another_name_to_come_is_a_synonym():
    before = checklist_on(TAXA, [LUMP], EVE)["mobula-birostris"]
    assert (before.accepted, before.status) == (("birostris",), NameStatus.SYNONYM)


def test_nothing_that_was_given_is_altered():
    kept = dict(TAXA)
    checklist_on(TAXA, [LUMP, SPLIT], EVE)
    assert kept == TAXA


def test_a_name_that_an_old_synonym_has_is_taken_up_again():
    change = DRAFT.transfer("birostris", NewName("Cephaloptera manta", parent="mobulidae"))
    assert [output.taxon for output in change.outputs] == ["old"]
    assert checklist_on(TAXA, [change], DAY)["old"].status is NameStatus.ACCEPTED


def test_an_ending_that_agrees_with_another_gender_is_given():
    draft = Draft(TAXA, on=DAY, names={"Manta alfredi": "Mobula alfredae"})
    assert "Mobula alfredae" in names(checklist_on(TAXA, [draft.lump(["mobula", "manta"], NewName("Mobula"))], DAY))


def test_the_way_back_leads_to_the_names_of_a_day():
    way = way_back("manta-nova", [SPLIT], EVE)
    assert way.ends == ("birostris",)
    assert [(step.earlier, step.relation) for step in way.steps] == [("birostris", Continuation.PART_OF)]
    assert way_back("manta-nova", [SPLIT], DAY).ends == ("manta-nova",)


def test_the_way_on_leads_to_all_that_continues_a_taxon():
    assert way_on("birostris", [SPLIT], after=EVE).ends == ("birostris", "manta-nova")
    assert way_on("manta", [LUMP], after=EVE).ends == ("mobula",)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (DRAFT.split("birostris", [NewName("Manta birostris")]), "a split gives at least two taxa"),
        (DRAFT.split("old", [NewName("Manta a"), NewName("Manta b")]), "Cephaloptera manta is not accepted on 2005-01-12: it is a synonym of Manta birostris"),
        (DRAFT.lump(["mobula"], NewName("Mobula")), "a lump takes at least two taxa"),
        (DRAFT.transfer("birostris", NewName("Manta birostris")), "nothing changes for Manta birostris"),
        (DRAFT.transfer("birostris", NewName("Manta alfredi")), "Manta alfredi (alfredi) is accepted already"),
        (DRAFT.transfer("birostris", NewName("Mobula birostris")), "Mobula birostris can't stand below Manta: its name says Mobula"),
        (DRAFT.transfer("birostris", NewName("Mobula birostris", parent="mobular")), "can't stand below Mobula mobular (species)"),
        (DRAFT.transfer("birostris", NewName("Manta x", parent="nowhere")), "would stand below nowhere, which is not in the checklist"),
        (DRAFT.transfer("birostris", NewName("Manta")), "“Manta” is not the name of a species"),
        (DRAFT.change_rank("birostris", NewName("Manta nova")), "Manta birostris is a species already"),
        (DRAFT.change_rank("birostris", NewName("Manta nova", rank="sort")), "“sort” is none of the ranks"),
        (DRAFT.split("manta", [NewName("Novus"), NewName("Alius")]), "Manta birostris stands below Manta, which ends: say where it goes"),
        (DRAFT.resurrect("birostris"), "Manta birostris is accepted already"),
    ],
)  # fmt: skip
def test_what_can_not_be_is_refused_with_the_reason(change, why):
    assert any(why in reason for reason in why_not(TAXA, [], change, RANKS)), why_not(TAXA, [], change, RANKS)


@pytest.mark.parametrize(
    "change",
    [
        SPLIT,
        LUMP,
        DRAFT.transfer("birostris", NewName("Mobula birostris", parent="mobula")),
        DRAFT.make_synonym("alfredi", "birostris"),
        DRAFT.resurrect("old", parent="mobulidae"),
    ],
    ids=lambda change: change.kind.value,
)
def test_what_makes_sense_is_not_refused(change):
    assert why_not(TAXA, [], change, RANKS) == ()


def test_all_reasons_come_at_once():
    change = DRAFT.split("old", [NewName("Manta")])
    assert len(why_not(TAXA, [], change, RANKS)) >= 3


def test_a_change_that_leaves_a_later_one_without_its_taxon_is_refused():
    later = Draft(TAXA, on=date(2010, 1, 1)).make_synonym("alfredi", "birostris")
    (why,) = why_not(TAXA, [later], DRAFT.transfer("alfredi", NewName("Mobula alfredi", parent="mobula")), RANKS)
    assert why == "the change of 2010-01-01 needs alfredi, which would not be accepted any more"


def test_a_taxon_that_is_not_there_is_told():
    with pytest.raises(Invalid, match="the checklist has no taxon nothing"):
        DRAFT.make_synonym("nothing", "birostris")
    with pytest.raises(NotFound, match="not in the checklist"):
        checklist_on({}, [SPLIT], DAY)
