"""How an activity stands on a day: what was reported by then, and what the calendar makes of silence.

What a report says comes first. Silence is told apart: *not yet due*, *overdue* (its day has passed while the programme
runs), *none reported* (a report was made and says nothing of it), *not assessed* (no report was made that could have).
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from accord.core.programme.edition import SETTLED, Activity, Edition, Recurrence, Result, Status

#: Statuses that a report states.
SAID = frozenset({Status.DONE, Status.PARTLY, Status.NO_ACTION})
_MONTHS = {
    Recurrence.MONTHLY: 1,
    Recurrence.QUARTERLY: 3,
    Recurrence.HALF_YEARLY: 6,
    Recurrence.ANNUAL: 12,
    Recurrence.BIENNIAL: 24,
    Recurrence.TRIENNIAL: 36,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How an activity stands, since when it is late (its day has passed and it is not done), and why one says so."""

    status: Status
    because: str
    late_since: date | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    day: date  # the day of the report; the first of days where it is not known
    status: Status


def day_of(result: Result) -> date | None:
    """The day on which a result was reported: the first possible one; None where it is not known."""
    return result.reported_on.day if result.reported_on else None


def counted_results(edition: Edition, *, on: date | None, drafts: bool = False) -> dict[str, Result]:
    """The results that count on `on`: reported by then (or on a day unknown), and agreed unless `drafts` count too."""
    found = {}
    for result in edition.results:
        agreement = result.agreement(edition.bodies)
        day = day_of(result)
        is_agreed = agreement in SETTLED or (drafts and result.withdrawn_on is None)
        if is_agreed and (on is None or day is None or day <= on):
            found[result.id] = result
    return found


def occasions(edition: Edition, *, on: date | None = None) -> tuple[date, ...]:
    """The days on which results of this edition were reported, up to `on`."""
    days = {day_of(result) for result in counted_results(edition, on=on).values()}
    return tuple(sorted(day for day in days if day is not None))


def standings(edition: Edition, *, on: date | None = None, drafts: bool = False) -> dict[str, Standing]:
    """How every activity stands, by key, in printed order; `drafts` counts results that are not agreed yet, too."""
    results, reported = counted_results(edition, on=on, drafts=drafts), occasions(edition, on=on)
    return {
        each.id: standing(each, edition, on=on, results=results, reported=reported) for each in edition.activities()
    }


def in_effect(edition: Edition, *, on: date | None = None, drafts: bool = False) -> Edition:
    """The edition as it was on a day: without what was reported, decided or measured later, nor (unless `drafts`) drafts."""
    known = replace(edition, results=tuple(_result_in_effect(each, on) for each in edition.results))
    results = {
        each.id: each if drafts else _without_words(each)
        for each in known.results
        if (drafts or each.agreement(edition.bodies) in SETTLED) and _is_by(day_of(each), on)
    }
    themes = [
        replace(theme, activities=tuple(_activity_in_effect(each, results, on) for each in theme.activities))
        for theme in edition.themes
    ]
    return replace(
        edition,
        status=edition.status_on(on),
        extensions=tuple(each for each in edition.extensions if _is_by(each.decided_on, on)),
        endorsements=tuple(each for each in edition.endorsements if _is_by(each.on, on)),
        themes=tuple(themes),
        results=tuple(results.values()),
    )


def _result_in_effect(result: Result, on: date | None) -> Result:
    return replace(
        result,
        views=tuple(each for each in result.views if _is_by(each.on, on)),
        withdrawn_on=result.withdrawn_on if _is_by(result.withdrawn_on, on) else None,
    )


def _without_words(result: Result) -> Result:
    """An agreed result as everybody reads it: who agreed and when, not what was said on the way."""
    return replace(result, views=tuple(replace(each, words="") for each in result.standing_views().values()))


def _activity_in_effect(activity: Activity, results: dict[str, Result], on: date | None) -> Activity:
    is_cancelled = _is_by(activity.cancelled_on, on)
    return replace(
        activity,
        reports=tuple(
            each for each in activity.reports if (each.result in results if each.result else _is_by(each.on, on))
        ),
        funding=tuple(each for each in activity.funding if _is_by(each.on, on)),
        indicators=tuple(
            replace(each, measurements=tuple(one for one in each.measurements if _is_by(one.on, on)))
            for each in activity.indicators
        ),
        cancelled_on=activity.cancelled_on if is_cancelled else None,
        cancelled_because=activity.cancelled_because if is_cancelled else "",
    )


def _is_by(day: date | None, on: date | None) -> bool:
    """Whether something was there on a day; what has no day of its own was."""
    return on is None or day is None or day <= on


def standing(
    activity: Activity,
    edition: Edition,
    *,
    on: date | None = None,
    results: dict[str, Result] | None = None,
    reported: Collection[date] | None = None,
) -> Standing:
    """How `activity` stands on `on`; without a day, by what is reported alone.

    `results` are those that count (`counted_results`), `reported` the days of reports (`occasions`): given once for a
    whole edition, worked out where they aren't.
    """
    counted = counted_results(edition, on=on) if results is None else results
    silent = occasions(edition, on=on) if reported is None else reported
    due = last_due(activity, edition, on=on)
    if activity.cancelled_on is not None and (on is None or activity.cancelled_on <= on):
        return Standing(Status.CANCELLED, f"cancelled on {activity.cancelled_on}: {activity.cancelled_because}")
    said = [
        _Said(day_of(counted[report.result]) or date.min, report.status)
        for report in activity.reports
        if report.result in counted and report.status in SAID
    ]
    if said:
        status, because = _by_reports(said)
        return Standing(status, because, due if _is_late(status, said, activity, due) else None)
    if any(report.status is Status.CANCELLED for report in activity.reports):
        return Standing(Status.CANCELLED, "reported as cancelled")
    return _in_silence(activity, edition, on, silent, due)


def _by_reports(said: list[_Said]) -> tuple[Status, str]:
    """What the reports say together: the last one that tells of work decides; no action takes nothing away from it.

    Reports of one day are read together: done only where all of them say so.
    """
    worked = [each for each in said if each.status is not Status.NO_ACTION]
    if not worked:
        return Status.NO_ACTION, "reported: no action"
    last = max(each.day for each in worked)
    together = {each.status for each in said if each.day == last}
    when = f" on {last}" if last != date.min else ""
    if together == {Status.DONE}:
        return Status.DONE, f"reported as done{when}"
    return Status.PARTLY, f"reported as partly done{when}"


def _is_late(status: Status, said: list[_Said], activity: Activity, due: date | None) -> bool:
    if due is None:
        return False
    months = months_of(activity.recurrence)
    if months:
        return not any(each.day > back(due, months) for each in said if each.status is not Status.NO_ACTION)
    return status is not Status.DONE


def _in_silence(
    activity: Activity, edition: Edition, on: date | None, reported: Collection[date], due: date | None
) -> Standing:
    unsaid = [report for report in activity.reports if report.result is None]
    marked = {each.status for each in unsaid if on is None or each.on is None or each.on <= on}
    if on is None:
        mark = next((status for status in Status if status in marked), Status.NOT_ASSESSED)
        is_silent = not marked and bool(reported)
        return Standing(Status.NONE_REPORTED if is_silent else mark, "nothing is reported")
    if edition.starts is not None and on < edition.starts:
        return Standing(Status.NOT_YET_DUE, f"the programme begins on {edition.starts}")
    is_silent = Status.NONE_REPORTED in marked or (bool(reported) and Status.NOT_ASSESSED not in marked)
    if due is not None and not edition.is_over(on) and not (is_silent and any(day > due for day in reported)):
        return Standing(Status.OVERDUE, f"was due on {due}, and nothing is reported", due)
    if is_silent:
        return Standing(Status.NONE_REPORTED, _silent(reported), due)
    if activity.deadline is not None and activity.deadline.last >= on:
        return Standing(Status.NOT_YET_DUE, f"is due on {activity.deadline.last}")
    return Standing(Status.NOT_ASSESSED, "no report on it is on record", due)


def _silent(reported: Collection[date]) -> str:
    last = max(reported, default=None)
    return f"the report of {last} says nothing of it" if last else "the report says nothing of it"


def last_due(activity: Activity, edition: Edition, *, on: date | None) -> date | None:
    """The last day before `on` on which it was due: its deadline, or the end of the last time it comes back in."""
    if on is None:
        return None
    if activity.deadline is not None:
        return activity.deadline.last if activity.deadline.last < on else None
    months = months_of(activity.recurrence)
    if not months or edition.starts is None:
        return None
    passed = [day for day in times(edition.starts, months, until=edition.until or on) if day < on]
    return passed[-1] if passed else None


def months_of(recurrence: str) -> int:
    """How many months lie between two times; 0 for what has no days of its own."""
    return _MONTHS.get(Recurrence(recurrence), 0) if recurrence else 0


def times(starts: date, months: int, *, until: date) -> list[date]:
    """The last days of the periods of so many months from `starts` on: 31 December for yearly ones from 1 January."""
    found: list[date] = []
    while True:
        day = _after(starts, months * (len(found) + 1)) - timedelta(days=1)
        if day > until:
            return found
        found.append(day)


def back(day: date, months: int) -> date:
    """The day so many months before, or the last one of that month."""
    return _after(day, -months)


def _after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (first_of_next - timedelta(days=1)).day))
