"""Undoing an import: every row in a few statements, everything or nothing, and each reason against it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from elephants import REVIEWER, listed
from files_of_others import ADDED, TAXA, bring_in

from accord.core.errors import Refused
from accord.core.listings.model import NameStatus, Taxon
from accord.journal.actors import OPERATOR
from accord.journal.comparison import differences
from accord.journal.models import Touch
from accord.journal.queries import entry
from accord.journal.rows import object_name, state
from accord.journal.undoing import undo
from accord.journal.verification import verify
from accord.species import models
from accord.species.acts import correct_listing_event, record_listing_event

pytestmark = pytest.mark.django_db
TABLES = (models.Checklist, models.Taxon, models.SynonymUse, models.RangeState, models.ListingEvent)


def many(number: int) -> tuple[Taxon, ...]:
    """An order with so many species and a synonym each."""
    found = [TAXA[0]]
    for at in range(number):
        found.append(Taxon(f"s{at}", f"Velatus numerus{at}", "species", "1", "cites"))
        found.append(
            Taxon(
                f"o{at}",
                f"Pannus numerus{at}",
                "species",
                None,
                "cites",
                status=NameStatus.SYNONYM,
                accepted=(f"s{at}",),
            )
        )
    return tuple(found)


def bring_many(number: int) -> None:
    taxa = many(number)
    listing = [
        ADDED.__class__(f"e{at}", "cites", ADDED.change, "II", f"s{at}", ADDED.effective) for at in range(number)
    ]
    bring_in(REVIEWER, *listing, taxa=taxa, ranges={f"s{at}": {"BW": "", "ZA": "extinct"} for at in range(number)})


def rows() -> dict[str, list[dict[str, object]]]:
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in TABLES}


def test_the_statements_do_not_grow_with_the_rows(elephants):
    counted = []
    for number, size in ((1, 3), (3, 120)):
        bring_many(size)
        with CaptureQueriesContext(connection) as undoing:
            undo(actor=OPERATOR, number=number, reason="the wrong file")
        counted.append(len(undoing))
    assert counted[1] <= counted[0] + 5


def test_the_entry_keeps_every_row_whole(elephants):
    bring_many(5)
    held = {object_name(row): state(row) for model in TABLES for row in model.objects.filter(pk__contains="elsewhere")}
    undo(actor=OPERATOR, number=1, reason="the wrong file")
    undone = entry(2)
    assert {name: undone.changes[name].old for name in held} == held
    assert all(change.new is None for change in undone.changes.values())
    assert undone.changes.keys() == entry(1).changes.keys()
    assert set(Touch.objects.filter(entry=2).values_list("object", flat=True)) == undone.changes.keys()


def test_to_and_fro_gives_the_same_rows_and_a_sound_journal(elephants):
    bring_many(40)
    before = rows()
    undo(actor=OPERATOR, number=1, reason="the wrong file")
    assert not models.Taxon.objects.filter(checklist__source="elsewhere").exists()
    undo(actor=OPERATOR, number=2, reason="the right one after all")
    assert rows() == before
    undo(actor=OPERATOR, number=3, reason="no")
    undo(actor=OPERATOR, number=4, reason="yes")
    assert rows() == before
    assert verify(register=False) == []
    assert not [fault for fault in differences() if "elsewhere" in fault.what]


def test_what_others_refer_to_is_named_and_nothing_is_removed(elephants):
    bring_in(REVIEWER)
    event = listed(id="cites:own", taxon="elsewhere:2")
    record_listing_event(actor=REVIEWER, event=event, reason="recorded on a taxon of the file")
    before = rows()
    with pytest.raises(Refused) as refused:
        undo(actor=OPERATOR, number=1, reason="the wrong file")
    assert refused.value.reasons == (
        "species.taxon:elsewhere:2 can't be removed: species.listingevent:cites:own refer to it",
    )
    assert rows() == before


def test_what_was_changed_again_is_named_with_the_first_entry_that_did(elephants):
    bring_in(REVIEWER)
    for effective in (date(1978, 1, 1), date(1979, 1, 1)):
        row = models.ListingEvent.objects.get(id="elsewhere:10")
        event = listed("II", id=row.id, taxon=row.taxon_id, effective=effective)
        correct_listing_event(actor=REVIEWER, event=event, reason="the day was wrong")
    with pytest.raises(Refused, match=r"species\.listingevent:elsewhere:10 was changed again by entry 2"):
        undo(actor=OPERATOR, number=1, reason="the wrong file")


def test_a_second_edition_is_undone_to_the_first(elephants):
    bring_in(REVIEWER)
    before = rows()
    renamed = (*TAXA[:1], Taxon("2", "Loxodonta africana", "species", "4", "cites", "Blumenbach"), *TAXA[2:])
    bring_in(REVIEWER, taxa=(*renamed, Taxon("4", "Elephantidae", "family", "1", "cites")), sha="b" * 64)
    assert models.Taxon.objects.get(id="elsewhere:2").parent_id == "elsewhere:4"
    undo(actor=OPERATOR, number=2, reason="the wrong edition")
    assert rows() == before
