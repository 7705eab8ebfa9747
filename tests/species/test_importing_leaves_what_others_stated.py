"""A new edition of a file changes what the file changed; what a person or another source stated stays and is told."""

from dataclasses import replace
from datetime import date

import pytest
from elephants import REVIEWER, listed
from files_of_others import ADDED, MOVED, bring_in, edition

from accord.species import models
from accord.species.acts import correct_listing_event, record_listing_event, withdraw_listing_event
from accord.species.imports import plan_import
from accord.species.queries import history

pytestmark = pytest.mark.django_db


def imported_event(key="elsewhere:11"):
    return next(event for event in history().events if event.id == key)


def test_a_new_edition_changes_what_it_changed(elephants):
    bring_in(REVIEWER)
    later = replace(ADDED, effective=date(1977, 2, 5))
    outcome = bring_in(REVIEWER, later, MOVED, sha="b" * 64)
    assert {row.table: row.changed for row in outcome.plan.counts}["events"] == 1
    assert models.ListingEvent.objects.get(id="elsewhere:10").effective == date(1977, 2, 5)


def test_an_event_that_loses_a_population_has_changed(elephants):
    bring_in(REVIEWER)
    outcome = bring_in(REVIEWER, ADDED, replace(MOVED, except_populations=frozenset({"ZA"})), sha="b" * 64)
    assert next(row for row in outcome.plan.counts if row.table == "events").changed == 1
    assert imported_event().except_populations == {"ZA"}


@pytest.mark.parametrize(
    "correction",
    [{"effective": date(1990, 1, 19)}, {"except_populations": frozenset()}],
    ids=["its day", "its populations"],
)
def test_what_a_person_corrected_stays(elephants, correction):
    bring_in(REVIEWER)
    corrected = replace(imported_event(), **correction)
    correct_listing_event(actor=REVIEWER, event=corrected, reason="as the notification says")
    outcome = bring_in(REVIEWER)
    assert not outcome.stored
    assert imported_event() == corrected
    assert [finding.text for finding in outcome.plan.findings if finding.code == "kept-as-recorded"] == [
        "elsewhere:11: the file says otherwise than a person or another source has recorded; that stays"
    ]


def test_what_a_person_withdrew_does_not_come_back(elephants):
    bring_in(REVIEWER)
    withdraw_listing_event(actor=REVIEWER, event="elsewhere:10", reason="never adopted")
    assert not bring_in(REVIEWER).stored
    assert [event.id for event in history(checklists=["elsewhere:cites"]).events] == ["elsewhere:11"]


def test_what_a_new_edition_no_longer_holds_stays_and_is_told(elephants):
    bring_in(REVIEWER)
    plan = plan_import(edition(MOVED, sha="b" * 64))
    assert "1 events of this source are not in the file: they stay" in [finding.text for finding in plan.findings]


def test_another_list_that_says_otherwise_is_a_finding(elephants):
    record_listing_event(actor=REVIEWER, event=listed("I", "1990-01-18"), reason="published")
    (finding,) = [each for each in plan_import(edition(ADDED, MOVED)).findings if each.code == "other-source-differs"]
    assert finding.text == "Loxodonta africana (species, cites): only the file has addition II 1977-02-04"
