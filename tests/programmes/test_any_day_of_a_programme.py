from datetime import UTC, date, datetime, timedelta

import pytest
from sides import CITES, CMS

from accord.core.errors import NotFound
from accord.core.programme.comparison import Kind
from accord.journal.actors import OPERATOR
from accord.journal.undoing import undo
from accord.programmes import acts
from accord.programmes.queries import Moment, activity, compared, edition, programme_page
from accord.programmes.values import ActivityFields, NewActivity, Statement

pytestmark = pytest.mark.django_db
BEFORE, CHANGE, AFTER = date(2021, 6, 1), date(2022, 3, 1), date(2022, 6, 1)


def alter(text: str) -> None:
    acts.alter_activity(
        actor=CITES, activity="jwp-3:a1", seen=1, fields=ActivityFields(text=text), on=CHANGE, reason="as agreed"
    )


def report() -> str:
    said = Statement("One list was published.", (("jwp-3:a2", "done"),))
    key = acts.draft_result(actor=CITES, edition="jwp-3", body="cites:secretariat", statement=said, on=CHANGE)
    acts.accept_result(actor=CMS, result=key, seen=1, body="cms:secretariat", on=CHANGE)
    return key


def texts(**when) -> list[str]:
    return [each.text for each in edition("jwp-3", **when).activities()]


def test_an_alteration_holds_from_its_day_on(opened):
    alter("Align the names of all animals.")
    assert texts(on=BEFORE) == ["Align the names of birds.", "Publish one list of names."]
    assert texts(on=CHANGE) == texts() == ["Align the names of all animals.", "Publish one list of names."]


def test_a_programme_is_not_there_before_it_was_opened(opened):
    with pytest.raises(NotFound, match="has no programme jwp-3 on 2020-12-31"):
        edition("jwp-3", on=date(2020, 12, 31))


def test_what_the_register_knew_at_a_time_is_another_question(opened):
    then = datetime.now(UTC)
    alter("Align the names of all animals.")
    assert texts(recorded=then)[0] == "Align the names of birds."
    assert texts(recorded=datetime.now(UTC))[0] == "Align the names of all animals."
    with pytest.raises(NotFound, match="at that time"):
        edition("jwp-3", recorded=then - timedelta(days=1))
    with pytest.raises(ValueError, match="zone"):
        edition("jwp-3", recorded=datetime(2022, 1, 1))  # noqa: DTZ001


def test_a_result_counts_from_the_day_on_which_it_was_reported(opened):
    report()
    assert activity("jwp-3:a2", on=BEFORE).status == "not_assessed"
    assert activity("jwp-3:a2", on=AFTER).status == "done"


def test_a_result_counts_from_the_day_on_which_it_was_accepted(opened):
    said = Statement("One list was published.", (("jwp-3:a2", "done"),))
    key = acts.draft_result(actor=CITES, edition="jwp-3", body="cites:secretariat", statement=said, on=CHANGE)
    acts.accept_result(actor=CMS, result=key, seen=1, body="cms:secretariat", on=AFTER)
    assert edition("jwp-3", on=CHANGE).results == ()
    assert [each.id for each in edition("jwp-3", on=AFTER).results] == [key]


def test_what_was_undone_holds_on_no_day(opened):
    alter("Align the names of all animals.")
    undo(actor=OPERATOR, number=6, reason="of another programme")
    assert texts(on=AFTER) == texts(on=BEFORE) == texts()


def test_two_days_are_compared_with_old_values(opened):
    alter("Align the names of all animals.")
    key = report()
    acts.add_activity(
        actor=CMS, activity=NewActivity("jwp-3", "A", "A3", ActivityFields(text="Train customs.")), on=CHANGE
    )
    found = compared("jwp-3", Moment(BEFORE), Moment(AFTER))
    assert [(each.kind, each.what, each.key, each.field) for each in found] == [
        (Kind.CHANGED, "activity", "jwp-3:a1", "text"),
        (Kind.CHANGED, "activity", "jwp-3:a2", "reports"),
        (Kind.ADDED, "activity", "jwp-3:a3", ""),
        (Kind.ADDED, "result", key, ""),
        (Kind.CHANGED, "status", "jwp-3:a1", "status"),
        (Kind.CHANGED, "status", "jwp-3:a2", "status"),
    ]
    assert (found[0].old, found[0].new) == ("Align the names of birds.", "Align the names of all animals.")
    assert [(each.old, each.new) for each in found[4:]] == [
        ("not_assessed", "none_reported"),
        ("not_assessed", "done"),
    ]


def test_the_same_day_twice_differs_in_nothing(opened):
    report()
    assert compared("jwp-3", Moment(AFTER), Moment(AFTER)) == ()


def test_a_programme_that_was_not_there_is_added_with_all_of_it(opened):
    found = compared("jwp-3", Moment(date(2020, 1, 1)), Moment(AFTER))
    assert [(each.kind, each.what, each.key) for each in found] == [
        (Kind.ADDED, "edition", "jwp-3"),
        (Kind.ADDED, "theme", "jwp-3:a"),
        (Kind.ADDED, "activity", "jwp-3:a1"),
        (Kind.ADDED, "activity", "jwp-3:a2"),
    ]
    with pytest.raises(NotFound):
        compared("jwp-9", Moment(BEFORE), Moment(AFTER))


def test_the_journal_gives_what_the_rows_give(opened):
    alter("Align the names of all animals.")
    report()
    acts.extend_edition(actor=CITES, edition="jwp-3", until=date(2024, 12, 31), on=AFTER, reason="decided")
    assert edition("jwp-3", drafts=True) == edition("jwp-3", recorded=datetime.now(UTC), drafts=True)


def test_silence_is_told_apart_by_the_calendar(opened):
    report()
    on = {day: dict(programme_page("jwp-3", on=day).edition.progress.counts) for day in (BEFORE, AFTER)}
    assert on == {BEFORE: {"not_assessed": 2}, AFTER: {"done": 1, "none_reported": 1}}
