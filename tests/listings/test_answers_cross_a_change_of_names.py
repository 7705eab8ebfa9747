"""Status, reasons, timelines, turning points and changes follow the animals through a change of their names."""

from datetime import date

import pytest
from invented import added, deleted, history, reserved
from renamed import DAY, EVE, countries, draft

from accord.core.listings.changes import changes, turning_points
from accord.core.listings.changes_across_names import (
    changes_across_names,
    timeline_across_names,
    turning_points_across_names,
)
from accord.core.listings.explain import explain
from accord.core.listings.names_over_time import NamesOverTime
from accord.core.listings.status import UnknownTaxon, status
from accord.core.listings.timeline import Kind, timeline
from accord.core.taxonomy.nomenclature_drafts import NewName

EAST, WEST = countries("KE TZ"), countries("GA CM")


def split_in_two(*events, **ranges):
    """The white one split by its populations in 2005: the east goes on as albus, the west is novus."""
    known = history(*events, **(ranges or {"albus": "KE TZ GA CM"}))
    into = [NewName("Velatus albus", countries=EAST), NewName("Velatus novus", countries=WEST)]
    return NamesOverTime(known, [draft(known).split("albus", into)])


def renamed(*events):
    """The white one put into a genus of its own in 2005."""
    known = history(*events, albus="KE TZ")
    return NamesOverTime(known, [draft(known).transfer("albus", NewName("Novus albus", parent="family"))])


def spans(intervals):
    """Of the taxon itself; what only taxa below it have is left out."""
    own = [each for each in intervals if each.kind is not Kind.MEMBERS]
    return [(each.appendix, each.start.year, each.end.year if each.end else None) for each in own]


def test_without_changes_the_history_itself_answers():
    known = history(added("family", "II", 1975), added("albus", "I", 1980), deleted("albus", "I", 1990))
    names = NamesOverTime(known)
    assert names.on(DAY) is known
    assert timeline_across_names("albus", names) == timeline("albus", known)
    assert turning_points_across_names("albus", names, instrument="cites") == turning_points(
        "albus", known, instrument="cites"
    )
    asked = {"start": date(1979, 1, 1), "end": date(1991, 1, 1), "instrument": "cites"}
    assert [each.change for each in changes_across_names(names, **asked)] == list(changes(known, **asked))
    answer = names.status("albus", instrument="cites", on=DAY)
    assert answer == status("albus", known, instrument="cites", on=DAY)
    assert names.explain(answer) == explain(answer, known)


def test_a_part_was_listed_as_the_whole_and_the_interval_goes_on():
    names = split_in_two(added("albus", "II", 1977, id="e77"), added("albus", "I", 1990, id="e90"))
    assert spans(timeline_across_names("velatus-novus", names)) == [("I", 1990, None), ("II", 1977, 1990)]
    first = next(i for i in timeline_across_names("velatus-novus", names) if i.appendix == "II")
    assert [(step.event, step.via, step.under) for step in first.steps] == [("e77", "albus", "Velatus albus")]


def test_after_a_split_by_populations_each_part_keeps_only_its_own():
    names = split_in_two(
        added("albus", "II", 1977, id="all"),
        added("albus", "I", 1990, id="west", populations="GA CM"),
    )
    assert spans(timeline_across_names("velatus-novus", names)) == [("I", 1990, None), ("II", 1977, 1990)]
    assert spans(timeline_across_names("albus", names)) == [("I", 1990, 2005), ("II", 1977, None)]
    courses = {
        taxon: [(point.on.year, point.own) for point in turning_points_across_names(taxon, names, instrument="cites")]
        for taxon in ("albus", "velatus-novus")
    }
    assert courses == {
        "albus": [(1977, "II"), (1990, "I/II"), (2005, "II")],
        "velatus-novus": [(1977, "II"), (1990, "I")],
    }


def test_a_later_listing_of_the_mother_is_no_turn_for_the_daughter():
    names = split_in_two(added("albus", "II", 1977), added("albus", "I", 2010))
    assert spans(timeline_across_names("velatus-novus", names)) == [("II", 1977, None)]
    assert spans(timeline_across_names("albus", names)) == [("I", 2010, None), ("II", 1977, 2010)]


@pytest.mark.parametrize("asked", ["albus", "novus-albus"])
def test_a_new_name_breaks_no_interval_whichever_name_is_asked(asked):
    names = renamed(added("albus", "I", 1977, id="e77"), reserved("albus", "I", 1978, "KE", id="r78"))
    found = timeline_across_names(asked, names)
    assert spans(found) == [("I", 1977, None), ("I", 1978, None)]
    assert [step.event for interval in found for step in interval.steps] == ["e77", "r78"]
    assert len(turning_points_across_names(asked, names, instrument="cites")) == 2


def test_the_reasons_name_the_recorded_event_and_the_name_of_its_day():
    names = renamed(added("albus", "I", 1977, id="e77"))
    answer = names.status("novus-albus", instrument="cites", on=DAY)
    told = names.explain(answer)
    assert [(entry.event, entry.since) for entry in answer.appendices] == [("e77", date(1977, 7, 1))]
    assert str(told.governing[0]) == (
        "Appendix I: all populations, since 1 July 1977; listed then as Velatus albus. [e77]"
    )
    assert [note.text for note in told.notes] == [
        "Since 12 January 2005 the checklist uses Novus albus in the place of Velatus albus (transfer)."
    ]
    assert told.before == ()


def test_before_the_change_the_reasons_say_what_is_to_come():
    names = split_in_two(added("albus", "II", 1977))
    told = names.explain(names.status("velatus-novus", instrument="cites", on=EVE))
    assert told.headline.endswith("listed as a part of what was then Velatus albus.")
    assert told.notes[0].text == (
        "From 12 January 2005 on the checklist uses Velatus novus for a part of Velatus albus (split)."
    )


def test_changes_between_two_days_name_the_change_of_names():
    names = split_in_two(added("albus", "II", 1977), added("albus", "I", 1990, populations="GA CM"))
    found = {c.change.taxon: c for c in changes_across_names(names, start=EVE, end=DAY, instrument="cites")}
    statuses = {taxon: (each.change.before.own, each.change.after.own) for taxon, each in found.items()}
    assert statuses["albus"] == ("I/II", "II")
    assert statuses["velatus-novus"] == ("I", "I")
    assert [step.earlier for step in found["velatus-novus"].steps] == ["albus"]
    assert all(each.change.events == () for each in found.values())
    assert "niger" not in found


def test_a_renamed_taxon_is_among_the_changes_with_the_same_status():
    names = renamed(added("albus", "I", 1977))
    found = list(changes_across_names(names, start=EVE, end=DAY, instrument="cites"))
    assert [(each.change.taxon, each.change.before.own, each.change.after.own) for each in found] == [
        ("novus-albus", "I", "I"),
        ("novus-albus-minor", "I", "I"),
    ]
    assert not any(each.has_other_status for each in found)


def test_a_name_that_is_not_listed_is_no_change_of_a_listing():
    assert list(changes_across_names(renamed(), start=EVE, end=DAY, instrument="cites")) == []


def test_an_event_of_the_day_after_is_compared_under_the_new_names():
    names = split_in_two(added("albus", "II", 1977), added("velatus-novus", "I", 2010, id="new"))
    found = list(changes_across_names(names, start=DAY, end=date(2011, 1, 1), instrument="cites"))
    assert [(c.change.taxon, c.change.after.own, c.change.events, c.steps) for c in found] == [
        ("velatus-novus", "I", ("new",), ())
    ]


def test_another_checklist_is_left_as_it_is():
    names = renamed(added("albus", "I", 1977))
    other = history(added("niger", "II", 1980))
    assert names.on(DAY).events[0].id == names.history.events[0].id
    assert NamesOverTime(other, ()).on(DAY) is other


def test_a_part_told_apart_later_is_not_in_use_before():
    names = split_in_two(added("albus", "II", 1977))
    assert "velatus-novus" in names.on(EVE).taxa
    assert "velatus-novus" not in names.in_use(EVE).taxa
    assert "velatus-novus" in names.in_use(DAY).taxa


def test_a_name_that_nobody_knows_is_refused():
    with pytest.raises(UnknownTaxon):
        timeline_across_names("dodo", renamed(added("albus", "I", 1977)))
