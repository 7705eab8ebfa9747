"""Changes of names that the conventions have made, or are asked to make, on the register that ships with Accord."""

from datetime import date

import pytest

from accord.core.listings.status import status
from accord.core.taxonomy.nomenclature_drafts import NewName
from accord.journal.actors import OPERATOR
from accord.journal.queries import entries
from accord.journal.undoing import undo
from accord.species.nomenclature.acts import lump_taxa, split_taxon, transfer_taxon
from accord.species.queries import history
from accord.species.queries.nomenclature import history_on, listed_under, names_of
from accord.starter.load import load_starter

pytestmark = pytest.mark.django_db
WHY = {"actor": OPERATOR, "reason": "tried on the shipped register"}


@pytest.fixture(autouse=True)
def _shipped(db):
    load_starter(actor=OPERATOR)


def appendices(taxon, day, **asked):
    return status(taxon, history_on(day), instrument=taxon.partition(":")[0], on=day, **asked).own


def countries(codes):
    return dict.fromkeys(codes.split(), "")


def test_forest_elephants_taken_up_by_cites_would_be_in_appendix_i_only():
    day = date(2030, 1, 1)
    into = [
        NewName("Loxodonta africana", countries=countries("BW KE NA TZ ZA ZM ZW")),
        NewName("Loxodonta cyclotis", countries=countries("CD CG CM GA")),
    ]
    split_taxon(taxon="cites:loxodonta-africana", into=into, on=day, **WHY)
    assert appendices("cites:loxodonta-africana", day) == "I/II"
    assert appendices("cites:loxodonta-cyclotis", day) == "I"
    assert appendices("cites:loxodonta-africana", day, country="ZA") == "II"
    told = listed_under("cites:loxodonta-cyclotis", date(1980, 1, 1))
    assert [(each.appendix, each.name) for each in told.listings] == [("II", "Loxodonta africana")]


def test_mantas_put_into_mobula_stay_listed_and_are_found_under_both_names():
    day = date(2026, 1, 1)
    lump_taxa(taxa=["cites:mobula", "cites:manta"], into=NewName("Mobula"), on=day, **WHY)
    for taxon in ("cites:manta-birostris", "cites:mobula-birostris", "cites:mobula-alfredi", "cites:mobula-mobular"):
        assert appendices(taxon, day) == "II"
    assert [taxon.name for taxon in names_of("cites:manta-birostris", day).accepted] == ["Mobula birostris"]
    assert appendices("cites:mobula-birostris", date(2015, 1, 1)) == "II"  # as Manta spp.
    assert appendices("cites:mobula-mobular", date(2015, 1, 1)) == "NC"


def test_the_snow_leopard_under_cms_follows_into_panthera():
    day = date(2018, 1, 1)
    to = NewName("Panthera uncia", parent="cms:panthera")
    transfer_taxon(taxon="cms:uncia-uncia", to=to, on=day, **WHY)
    assert [appendices("cms:panthera-uncia", each) for each in (date(1985, 1, 1), date(1990, 1, 1), day)] == [
        "NC",
        "I",
        "I",
    ]
    assert appendices("cms:uncia-uncia", day) == "I"


def test_a_change_on_one_animal_leaves_every_other_status_and_undoing_leaves_no_trace():
    before, day = history(), date(2018, 1, 1)
    transfer_taxon(taxon="cms:uncia-uncia", to=NewName("Panthera uncia", parent="cms:panthera"), on=day, **WHY)
    view = history_on(day)
    others = [key for key in before.taxa if key not in {"cms:uncia-uncia", "cms:panthera-uncia", "cms:uncia"}]
    for taxon in others[::25]:
        asked = {"instrument": before.taxa[taxon].checklist, "on": day}
        assert status(taxon, view, **asked) == status(taxon, before, **asked), taxon
    undo(actor=OPERATOR, number=entries()[-1].number, reason="tried")
    assert (history(), history_on(day).events) == (before, before.events)
