from dataclasses import replace
from datetime import date

import pytest

from accord.core.dates import ImpreciseDate
from accord.core.programme.edition import Activity, Deadline, Edition, Report, Result, Status, Theme
from accord.core.programme.standing import back, standings, times

A_REPORT, NEXT_REPORT = date(2013, 7, 1), date(2014, 7, 1)


def day(on: date) -> ImpreciseDate:
    return ImpreciseDate(on)


def edition(*activities: Activity, results: tuple[Result, ...] = (), **more) -> Edition:
    given = {"starts": date(2012, 1, 1), "ends": date(2014, 12, 31), "status": "endorsed", "bodies": ("cites", "cms")}
    return Edition("jwp", "Programme", **(given | more), themes=(Theme("a", activities=activities),), results=results)


def status(activity: Activity, on: date | None, *results: Result, **more) -> str:
    return standings(edition(activity, results=results, **more), on=on)[activity.id].status.value


FIRST = Result("r1", "It was begun.", reported_on=day(A_REPORT))
SECOND = Result("r2", "It was finished.", reported_on=day(NEXT_REPORT))


@pytest.mark.parametrize(
    ("reports", "on", "expected"),
    [
        ([("r1", "partly")], date(2013, 6, 30), "not_assessed"),  # not yet reported
        ([("r1", "partly")], date(2013, 7, 1), "partly"),
        ([("r1", "partly"), ("r2", "done")], date(2014, 1, 1), "partly"),
        ([("r1", "partly"), ("r2", "done")], date(2014, 8, 1), "done"),  # the later report decides
        ([("r1", "done"), ("r2", "no_action")], date(2014, 8, 1), "done"),  # and takes nothing away
        ([("r1", "no_action")], date(2014, 8, 1), "no_action"),
        ([("r1", "no_action"), ("r2", "partly")], date(2014, 8, 1), "partly"),
        ([("r1", "done"), ("r2", "partly")], None, "partly"),
    ],
)
def test_the_last_report_of_work_decides(reports, on, expected):
    its = tuple(Report(Status(how), result) for result, how in reports)
    assert status(Activity("x", reports=its), on, FIRST, SECOND) == expected


def test_reports_of_one_day_are_read_together():
    one, other = replace(FIRST, id="r1"), replace(FIRST, id="r2")
    its = (Report(Status.DONE, "r1"), Report(Status.PARTLY, "r2"))
    assert status(Activity("x", reports=its), A_REPORT, one, other) == "partly"


EMPTY = Report(Status.NONE_REPORTED, on=A_REPORT)
DUE = Deadline(date(2013, 12, 31))


@pytest.mark.parametrize(
    ("activity", "on", "expected"),
    [
        (Activity("x"), date(2011, 12, 31), "not_yet_due"),  # the programme has not begun
        (Activity("x", deadline=DUE), date(2013, 6, 1), "not_yet_due"),
        (Activity("x", deadline=DUE), date(2014, 1, 1), "overdue"),
        (Activity("x", deadline=DUE, reports=(EMPTY,)), date(2013, 8, 1), "none_reported"),
        (Activity("x", deadline=DUE, reports=(EMPTY,)), date(2014, 1, 1), "overdue"),  # silent before its day
        (Activity("x", deadline=DUE, reports=(EMPTY,)), date(2015, 1, 1), "none_reported"),  # the programme is over
        (Activity("x", deadline=DUE), date(2015, 1, 1), "not_assessed"),
        (Activity("x", reports=(EMPTY,)), date(2013, 6, 1), "not_assessed"),  # the paper is of a later day
        (Activity("x", reports=(EMPTY,)), date(2013, 8, 1), "none_reported"),
        (Activity("x"), date(2013, 6, 1), "not_assessed"),
        (Activity("x", reports=(Report(Status.NOT_ASSESSED),)), date(2013, 8, 1), "not_assessed"),
    ],
)
def test_silence_is_told_apart(activity, on, expected):
    assert status(activity, on) == expected


def test_a_report_on_others_makes_silence_none_reported():
    told = Activity("y", reports=(Report(Status.DONE, "r1"),))
    found = standings(edition(Activity("x"), told, results=(FIRST,)), on=date(2013, 8, 1))
    assert [found[key].status.value for key in ("x", "y")] == ["none_reported", "done"]


def test_no_action_said_and_nothing_reported_are_never_the_same():
    said = Activity("x", reports=(Report(Status.NO_ACTION, "r1"),))
    assert {status(said, on, FIRST) for on in (None, A_REPORT, date(2020, 1, 1))} == {"no_action"}
    assert status(Activity("x", reports=(EMPTY,)), None) == "none_reported"


def test_an_extension_keeps_it_running():
    from accord.core.programme.edition import Extension

    activity, on = Activity("x", deadline=DUE), date(2015, 6, 1)
    longer = (Extension(date(2015, 12, 31), date(2014, 11, 1)),)
    assert status(activity, on) == "not_assessed"
    assert status(activity, on, extensions=longer) == "overdue"


def test_what_is_late_says_since_when():
    partly = Activity("x", deadline=DUE, reports=(Report(Status.PARTLY, "r1"),))
    found = standings(edition(partly, results=(FIRST,)), on=date(2014, 1, 1))["x"]
    assert (found.status, found.late_since) == (Status.PARTLY, DUE.last)
    assert standings(edition(partly, results=(FIRST,)), on=date(2013, 12, 31))["x"].late_since is None


def test_a_yearly_activity_is_late_when_a_year_passes_without_report():
    yearly = Activity("x", recurrence="annual", reports=(Report(Status.DONE, "r1"),))
    value = edition(yearly, results=(FIRST,))
    assert standings(value, on=date(2014, 6, 1))["x"].late_since is None  # reported in the year 2013
    assert standings(value, on=date(2015, 6, 1))["x"].late_since == date(2014, 12, 31)


def test_a_yearly_activity_without_any_report_is_overdue_after_its_first_year():
    yearly = Activity("x", recurrence="annual")
    assert [status(yearly, on) for on in (date(2012, 12, 31), date(2013, 1, 1))] == ["not_assessed", "overdue"]


def test_a_cancelled_activity_is_cancelled_whatever_was_reported():
    its = Activity("x", cancelled_on=A_REPORT, cancelled_because="given up", reports=(Report(Status.DONE, "r1"),))
    assert status(its, date(2013, 8, 1), FIRST) == "cancelled"


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        (12, ["2012-12-31", "2013-12-31"]),
        (6, ["2012-06-30", "2012-12-31", "2013-06-30", "2013-12-31"]),
        (24, ["2013-12-31"]),
        (36, []),
    ],
)
def test_periods_end_with_the_day_before_the_next_begins(months, expected):
    assert [str(each) for each in times(date(2012, 1, 1), months, until=date(2013, 12, 31))] == expected


def test_the_last_day_of_a_month_stays_one():
    assert back(date(2012, 3, 31), 1) == date(2012, 2, 29)
    assert times(date(2011, 11, 30), 3, until=date(2012, 3, 1)) == [date(2012, 2, 28)]
