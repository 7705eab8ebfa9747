"""A file of others becomes a checklist of its own, in one entry of the journal, with provenance for every row."""

from datetime import UTC, datetime

import pytest
from elephants import REVIEWER
from files_of_others import ADDED, MOVED, bring_in, edition

from accord.core.errors import Conflict
from accord.journal.actors import OPERATOR
from accord.journal.queries import entries
from accord.journal.undoing import undo
from accord.journal.verification import verify
from accord.register.models import Source
from accord.species import models
from accord.species.imports import import_listings, plan_import
from accord.species.queries import history

pytestmark = pytest.mark.django_db
IMPORTED = ["elsewhere:cites"]


def test_it_is_one_entry(elephants):
    bring_in(REVIEWER)
    (entry,) = entries()
    assert entry.act == "species.import_listings"
    assert "species.listingevent:elsewhere:10" in entry.changes
    assert verify(register=False) == []  # the elephants themselves were put there without an act


def test_the_register_then_says_what_the_file_said(elephants):
    bring_in(REVIEWER)
    held = history(checklists=IMPORTED)
    assert held.taxa["elsewhere:2"].parent == "elsewhere:1"
    assert held.taxa["elsewhere:3"].accepted == ("elsewhere:2",)
    assert held.ranges["elsewhere:2"] == {"BW": "", "ZA": "extinct"}
    assert [(event.id, event.except_populations) for event in held.events] == [
        ("elsewhere:10", frozenset()),
        ("elsewhere:11", frozenset({"BW"})),
    ]


def test_every_row_says_where_it_was_read(elephants):
    bring_in(REVIEWER)
    event = models.ListingEvent.objects.get(id="elsewhere:10")
    assert (event.source_id, event.locator) == ("elsewhere", "aaaaaaaaaaaa events.csv row 2")
    source = Source.objects.get(id="elsewhere")
    assert (source.sha256, source.licence, source.retrieved_at) == (
        "a" * 64,
        "free to use",
        datetime(2026, 1, 1, tzinfo=UTC),
    )


def test_the_same_file_again_changes_nothing(elephants):
    bring_in(REVIEWER)
    assert not bring_in(REVIEWER).stored
    assert len(entries()) == 1


def test_what_it_would_change_is_counted_before(elephants):
    counts = {row.table: (row.added, row.changed, row.unchanged) for row in plan_import(edition(ADDED, MOVED)).counts}
    assert counts == {"taxa": (2, 0, 0), "synonyms": (1, 0, 0), "ranges": (2, 0, 0), "events": (2, 0, 0)}
    assert not models.Taxon.objects.filter(id__startswith="elsewhere:").exists()


def test_a_plan_is_followed_only_as_long_as_nothing_was_recorded_since(elephants):
    given = edition(ADDED, MOVED)
    shown = plan_import(given)
    assert import_listings(actor=REVIEWER, edition=given, plan=shown).plan is shown
    again = import_listings(actor=REVIEWER, edition=given, plan=shown)
    assert not again.stored
    assert len(entries()) == 1


def test_it_is_undone(elephants):
    before = history()
    bring_in(REVIEWER)
    undo(actor=OPERATOR, number=1, reason="the wrong file")
    assert history() == before
    assert bring_in(REVIEWER).stored


def test_the_state_of_then_is_read_from_the_journal(elephants):
    bring_in(REVIEWER)
    assert history(as_of=datetime.now(UTC), checklists=IMPORTED) == history(checklists=IMPORTED)


def test_the_lists_of_the_conventions_stay_what_they_are(elephants):
    before = history(checklists=["cites", "cms"])
    bring_in(REVIEWER)
    assert history(checklists=["cites", "cms"]) == before


def test_a_source_that_is_called_like_a_convention_is_refused(elephants):
    from dataclasses import replace

    with pytest.raises(Conflict, match="“cites” is an instrument"):
        plan_import(replace(edition(ADDED), source="cites"))
