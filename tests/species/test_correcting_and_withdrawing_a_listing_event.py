from dataclasses import replace
from datetime import date

import pytest
from elephants import REVIEWER, listed

from accord.core.errors import Conflict, Invalid, NotFound
from accord.journal.actors import OPERATOR
from accord.journal.queries import entries
from accord.journal.undoing import undo
from accord.species.acts import correct_listing_event, record_listing_event, withdraw_listing_event
from accord.species.models import ListedPopulation, ListingEvent
from accord.species.queries import history

pytestmark = pytest.mark.django_db

RECORDED = listed(populations=frozenset({"BW"}), except_taxa=frozenset({"cites:panthera-leo"}))


@pytest.fixture
def recorded(elephants):
    record_listing_event(actor=REVIEWER, event=RECORDED, reason="history", note="as printed")


def test_a_correction_keeps_old_and_new_in_the_journal(recorded):
    correct_listing_event(actor=REVIEWER, event=replace(RECORDED, effective=date(1990, 1, 19)), reason="misprint")
    change = entries()[-1].changes[f"species.listingevent:{RECORDED.id}"]
    assert (change.old, change.new) == ({"effective": "1990-01-18"}, {"effective": "1990-01-19"})


def test_a_correction_of_the_scope_leaves_only_what_it_says(recorded):
    corrected = replace(RECORDED, populations=frozenset({"ZA"}), except_taxa=frozenset())
    correct_listing_event(actor=REVIEWER, event=corrected, reason="the wrong country")
    assert history().events == (corrected,)


def test_a_correction_without_a_note_leaves_the_note(recorded):
    correct_listing_event(actor=REVIEWER, event=replace(RECORDED, appendix="II"), reason="misprint")
    assert ListingEvent.objects.get().note == "as printed"


def test_a_correction_that_changes_nothing_writes_nothing(recorded):
    correct_listing_event(actor=REVIEWER, event=RECORDED, reason="looked at again")
    assert len(entries()) == 1


def test_a_correction_can_not_move_an_event_to_another_convention(recorded):
    moved = replace(RECORDED, instrument="cms", taxon="cms:loxodonta-africana", except_taxa=frozenset())
    with pytest.raises(Invalid, match="withdraw it and record a new one"):
        correct_listing_event(actor=REVIEWER, event=moved, reason="wrong convention")


def test_what_is_not_there_can_not_be_corrected(elephants):
    with pytest.raises(NotFound, match="has no listing event"):
        correct_listing_event(actor=REVIEWER, event=listed(), reason="misprint")


def test_a_withdrawn_event_stays_on_record_with_the_reason(recorded):
    withdraw_listing_event(actor=REVIEWER, event=RECORDED.id, reason="never adopted")
    assert ListingEvent.objects.get().withdrawn_because == "never adopted"
    with pytest.raises(Conflict, match="was withdrawn: never adopted"):
        withdraw_listing_event(actor=REVIEWER, event=RECORDED.id, reason="again")
    with pytest.raises(Conflict, match="was withdrawn: never adopted"):
        correct_listing_event(actor=REVIEWER, event=RECORDED, reason="misprint")


def test_undoing_a_withdrawal_brings_the_event_back(recorded):
    withdraw_listing_event(actor=REVIEWER, event=RECORDED.id, reason="never adopted")
    undo(actor=OPERATOR, number=2, reason="it was adopted after all")
    assert history().events == (RECORDED,)


def test_undoing_a_correction_brings_back_the_event_and_its_populations(recorded):
    corrected = replace(RECORDED, appendix="II", populations=frozenset({"ZA"}))
    correct_listing_event(actor=REVIEWER, event=corrected, reason="mistaken")
    undo(actor=OPERATOR, number=2, reason="the first reading was right")
    assert history().events == (RECORDED,)


def test_undoing_the_recording_takes_the_event_away(recorded):
    undo(actor=OPERATOR, number=1, reason="wrong file")
    assert not ListingEvent.objects.exists()
    assert not ListedPopulation.objects.exists()
