"""Acts on names add rows and change none: what was listed under which name stays, and undoing gives back what was."""

from datetime import date

import pytest
from elephants import REVIEWER, acting, listed

from accord.core.errors import Invalid, Refused
from accord.core.listings.status import status
from accord.core.taxonomy.nomenclature_drafts import NewName
from accord.journal.actors import ANYONE, OPERATOR, Role
from accord.journal.queries import entries
from accord.journal.undoing import undo
from accord.species.acts import record_listing_event
from accord.species.checks import findings
from accord.species.models import ListingEvent, NomenclatureChange, SynonymUse, Taxon
from accord.species.nomenclature.acts import (
    change_rank,
    lump_taxa,
    make_synonym,
    resurrect_name,
    split_taxon,
    transfer_taxon,
)
from accord.species.queries import history
from accord.species.queries.nomenclature import changes, history_on, listed_under, names_of, names_recorded, preview

pytestmark = pytest.mark.django_db

AFRICANA, CYCLOTIS = "cites:loxodonta-africana", "cites:loxodonta-cyclotis"
EVE, DAY = date(2025, 2, 28), date(2025, 3, 1)
FOREST = {"GH": ""}
SAVANNA = {"BW": "", "ZA": ""}


@pytest.fixture
def listed_elephants(elephants):
    record_listing_event(actor=REVIEWER, event=listed(except_populations=frozenset({"BW", "ZA"})), reason="history")
    record_listing_event(actor=REVIEWER, event=listed("II", populations=frozenset({"BW", "ZA"})), reason="history")


def split(actor=REVIEWER, **more):
    given = {
        "taxon": AFRICANA,
        "into": [
            NewName("Loxodonta africana", "(Blumenbach, 1797)", countries=SAVANNA),
            NewName("Loxodonta cyclotis", "(Matschie, 1900)", countries=FOREST),
        ],
        "on": DAY,
        "reason": "a standard reference that takes the forest elephant for a species",
        "decided_at": "cites:meeting:cop7",
        "reference": "Invented Checklist of Elephants, 2024",
    }
    return split_taxon(actor=actor, **(given | more))


def appendices(taxon, day, **asked):
    return status(taxon, history_on(day), instrument="cites", on=day, **asked).own


def test_each_part_has_the_listing_of_its_own_populations(listed_elephants):
    split()
    assert (appendices(AFRICANA, EVE), appendices(AFRICANA, DAY), appendices(CYCLOTIS, DAY)) == ("I/II", "II", "I")


def test_no_row_that_was_there_is_changed(listed_elephants):
    before = list(Taxon.objects.order_by("id").values()), list(ListingEvent.objects.order_by("id").values())
    split()
    assert (list(Taxon.objects.order_by("id").values()), list(ListingEvent.objects.order_by("id").values())) == before


def test_a_change_is_one_entry_of_the_journal_with_its_day_in_law(listed_elephants):
    split()
    entry = entries()[-1]
    assert (entry.act, entry.legal_date) == ("species.split_taxon", DAY)
    assert all(change.old is None for change in entry.changes.values())


def test_undoing_a_change_takes_away_all_that_it_added(listed_elephants):
    before = history()
    split(into=[NewName("Loxodonta africana"), NewName("Loxodonta nova", countries=FOREST)])
    assert "cites:loxodonta-nova" in history().taxa
    undo(actor=OPERATOR, number=entries()[-1].number, reason="not adopted after all")
    assert history() == before
    assert changes() == ()
    assert appendices(AFRICANA, DAY) == "I/II"


def test_undoing_the_undoing_makes_the_change_again(listed_elephants):
    split()
    made = changes()
    for _ in range(2):
        undo(actor=OPERATOR, number=entries()[-1].number, reason="to and fro")
    assert changes() == made


def test_what_a_later_change_rests_on_can_not_be_undone_first(listed_elephants):
    number = len(entries()) + 1
    split(into=[NewName("Loxodonta africana"), NewName("Loxodonta nova")])
    transfer_taxon(
        actor=REVIEWER,
        taxon="cites:loxodonta-nova",
        to=NewName("Loxodonta novissima"),
        on=date(2026, 1, 1),
        reason="older name",
    )
    with pytest.raises(Refused, match="refer to it"):
        undo(actor=OPERATOR, number=number, reason="mistaken")


def test_the_name_of_a_day_and_the_listing_under_it_can_be_asked(listed_elephants):
    split()
    told = listed_under(CYCLOTIS, date(1991, 1, 1))
    assert [taxon.name for taxon in told.then] == ["Loxodonta africana"]
    assert [step.relation.value for step in told.steps] == ["part_of"]
    assert {(each.appendix, each.name) for each in told.listings} == {
        ("I", "Loxodonta africana"),
        ("II", "Loxodonta africana"),
    }
    after = listed_under(CYCLOTIS, DAY)
    assert [(each.appendix, each.name, each.under) for each in after.listings] == [
        ("I", "Loxodonta africana", AFRICANA)
    ]


def test_names_of_a_taxon_before_and_since(listed_elephants):
    split()
    before, after = names_of(AFRICANA, EVE), names_of(CYCLOTIS, DAY)
    assert [taxon.name for taxon in before.since] == ["Loxodonta africana", "Loxodonta cyclotis"]
    assert [taxon.name for taxon in after.accepted] == ["Loxodonta cyclotis"]
    assert [taxon.name for taxon in after.before] == ["Loxodonta africana"]
    assert (names_of(CYCLOTIS, EVE).as_known, after.as_known) == ("synonym", "accepted")


def test_a_preview_says_what_would_be_and_stores_nothing(listed_elephants):
    names = names_recorded([AFRICANA])
    into = [NewName("Loxodonta africana", countries=SAVANNA), NewName("Loxodonta cyclotis", countries=FOREST)]
    told = preview(names, names.draft(DAY).split(AFRICANA, into))
    assert told.reasons == ()
    assert [(each.taxon, each.before) for each in told.names] == [
        (CYCLOTIS, "Loxodonta cyclotis, synonym of Loxodonta africana")
    ]
    assert [(each.name, each.before, each.after) for each in told.ranges] == [
        ("Loxodonta africana", ("BW", "GH", "ZA"), ("BW", "ZA")),
        ("Loxodonta cyclotis", None, ("GH",)),
    ]
    assert [(each.name, each.before, each.after) for each in told.statuses] == [
        ("Loxodonta africana", "I/II", "II"),
        ("Loxodonta cyclotis", "I/II", "I"),
    ]
    assert not NomenclatureChange.objects.exists()


def test_a_lump_a_rank_a_synonymy_and_a_resurrection_are_recorded_as_such(listed_elephants):
    common = {"actor": REVIEWER, "reason": "another reference"}
    resurrect_name(taxon=CYCLOTIS, parent="cites:loxodonta", on=date(2021, 1, 1), **common)
    make_synonym(taxon=CYCLOTIS, of=AFRICANA, on=date(2022, 1, 1), **common)
    resurrect_name(taxon=CYCLOTIS, parent="cites:loxodonta", on=date(2023, 1, 1), **common)
    lump_taxa(taxa=[AFRICANA, CYCLOTIS], into=NewName("Loxodonta communis"), on=date(2024, 1, 1), **common)
    change_rank(taxon="cites:loxodonta", to=NewName("Loxodontinae", rank="subfamily"), on=date(2020, 1, 1), **common)
    assert [change.kind for change in changes()] == ["rank", "resurrection", "synonymy", "resurrection", "lump"]
    assert appendices("cites:loxodonta-communis", date(2024, 1, 1)) == "I/II"
    assert [taxon.name for taxon in names_of("cites:loxodonta", DAY).accepted] == ["Loxodontinae"]


def test_a_name_below_follows(elephants):
    transfer_taxon(actor=REVIEWER, taxon="cites:loxodonta", to=NewName("Elephas"), on=DAY, reason="one genus")
    assert [taxon.name for taxon in names_of(AFRICANA, DAY).accepted] == ["Elephas africana"]
    assert SynonymUse.objects.filter(synonym="cites:elephas-africana", accepted=AFRICANA).exists()


@pytest.mark.parametrize(
    ("given", "error", "why"),
    [
        ({"reason": " "}, Invalid, "a reason must be given"),
        ({"taxon": CYCLOTIS}, Refused, "is a synonym of Loxodonta africana"),
        ({"into": [NewName("Loxodonta africana")]}, Refused, "a split gives at least two taxa"),
        ({"decided_at": "cites:meeting:never"}, Invalid, "isn't in the register"),
        ({"into": [NewName("Loxodonta africana"), NewName("Loxodonta nova", countries={"XX": ""})]}, Invalid, "isn't in the register"),
    ],
)  # fmt: skip
def test_what_can_not_be_is_refused_and_leaves_nothing(elephants, given, error, why):
    with pytest.raises(error, match=why):
        split(**given)
    assert not NomenclatureChange.objects.exists()
    assert entries() == []


@pytest.mark.parametrize("role", [Role.OFFICER, Role.REVIEWER])
def test_officers_and_reviewers_of_the_convention_change_its_names(elephants, role):
    split(actor=acting(role, body="cites"))
    assert changes()


@pytest.mark.parametrize("actor", [ANYONE, acting(Role.OFFICER, body="cms"), acting(Role.PARTY)])
def test_nobody_else_does(elephants, actor):
    with pytest.raises(Refused, match="the taxon can't be split"):
        split(actor=actor)


def test_a_change_of_names_is_no_mistake_in_the_listings(listed_elephants):
    before = [finding for _, finding in findings(on=DAY)]
    split(into=[NewName("Loxodonta africana", countries=SAVANNA), NewName("Loxodonta nova", countries=FOREST)])
    transfer_taxon(
        actor=REVIEWER,
        taxon="cites:panthera-leo",
        to=NewName("Loxodonta leo", parent="cites:loxodonta"),
        on=DAY,
        reason="tried",
    )
    event = listed("I", "2026-01-01", id="nova", taxon="cites:loxodonta-nova")
    record_listing_event(actor=REVIEWER, event=event, reason="decided under the new name")
    for day in (EVE, DAY, date(2027, 1, 1)):
        assert [finding for _, finding in findings(on=day)] == before


def test_a_listing_of_a_name_given_up_before_is_found(listed_elephants):
    make_synonym(actor=REVIEWER, taxon=AFRICANA, of="cites:panthera-leo", on=DAY, reason="tried")
    assert "listing-of-synonym" not in {finding.code for _, finding in findings(on=date(2027, 1, 1))}
    event = listed("I", "2026-01-01", id="late")
    record_listing_event(actor=REVIEWER, event=event, reason="decided under the old name")
    found = [finding for _, finding in findings(on=date(2027, 1, 1)) if finding.code == "listing-of-synonym"]
    assert [finding.event for finding in found] == ["late"]
