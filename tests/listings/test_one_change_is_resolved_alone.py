"""After one change the answers are those of a full resolution of the changed history."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import added, deleted, history
from test_engine_agrees_with_the_literal_reading import events, questions

from accord.core.errors import Conflict, NotFound
from accord.core.listings.model import History
from accord.core.listings.resolution import (
    EventAdded,
    EventCorrected,
    EventWithdrawn,
    ParentChanged,
    reresolve,
    resolution,
)
from accord.core.listings.status import UnknownTaxon, resolve
from trials import trials


@st.composite
def changes_of(draw, known, instrument, number):
    """A change that may happen to a history, and the history after it."""
    kind = draw(st.sampled_from(("add", "withdraw", "correct", "correct", "move", "move")))
    ids = list(known.taxa)
    place = draw(st.integers(0, len(known.events) - 1)) if known.events else 0
    if kind == "add" or not known.events:
        event = replace(
            draw(events(0, ids, draw(st.sampled_from((instrument, instrument, "other"))))), id=f"new{number}"
        )
        return EventAdded(event), replace(known, events=(*known.events, event))
    if kind == "withdraw":
        gone = known.events[place]
        return EventWithdrawn(gone.id), replace(known, events=tuple(e for e in known.events if e.id != gone.id))
    if kind == "correct":
        right = replace(draw(events(0, ids, instrument)), id=known.events[place].id)
        return EventCorrected(right), replace(
            known, events=tuple(right if e.id == right.id else e for e in known.events)
        )
    taxon = draw(st.sampled_from(ids))
    above = [None, *(each for each in ids if taxon not in lineage(each, known))]
    parent = draw(st.sampled_from(above))
    moved = replace(known.taxa[taxon], parent=parent)
    return ParentChanged(taxon, parent), replace(known, taxa={**known.taxa, taxon: moved})


def lineage(taxon, known):
    """The taxon and all above it."""
    found = []
    while taxon is not None:
        found.append(taxon)
        taxon = known.taxa[taxon].parent
    return found


def as_new(known):
    """The same history, of which nothing is worked out yet."""
    return History(known.taxa, known.ranges, known.events)


@settings(
    max_examples=trials(300),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(questions(), st.data())
def test_after_each_of_several_changes_the_answers_are_those_of_a_full_resolution(question, data):
    known, instrument, on, country, party = question
    asked = {"instrument": instrument, "on": on, "country": country, "party": party}
    now = resolution(known, **asked)
    for number in range(3):
        change, after = data.draw(changes_of(now.history, instrument, number))
        now = reresolve(now, change)
        assert now.history == after
        assert now.statuses == {status.taxon: status for status in resolve(as_new(after), **asked)}


def test_the_resolution_before_stays_what_it_was():
    known = history(added("genus", "II", 1975, id="first"))
    before = resolution(known, instrument="cites", on=added("genus", "II", 2000).effective)
    after = reresolve(before, EventAdded(added("albus", "I", 1990)))
    assert (before.statuses["albus"].listing, after.statuses["albus"].listing) == ("II", "I")
    assert after.statuses["old"].listing == "I"  # its synonym
    assert after.statuses["niger"] is before.statuses["niger"]
    assert reresolve(after, EventWithdrawn("first")).statuses["genus"].listing == "I/NC"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (EventAdded(added("albus", "I", 1990, id="first")), Conflict),
        (EventWithdrawn("nothing"), NotFound),
        (EventCorrected(deleted("albus", "I", 1990, id="nothing")), NotFound),
        (EventCorrected(added("nobody", "I", 1990, id="first")), UnknownTaxon),
        (ParentChanged("genus", "albus"), Conflict),
        (ParentChanged("genus", "nobody"), UnknownTaxon),
    ],
)
def test_a_change_that_cannot_be_is_refused(change, error):
    before = resolution(
        history(added("genus", "II", 1975, id="first")), instrument="cites", on=added("genus", "I", 2000).effective
    )
    with pytest.raises(error):
        reresolve(before, change)
