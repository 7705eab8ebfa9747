"""Checks of results: what shows that they are so, whether both sides agree, whether their days can be right."""

from collections.abc import Iterator

from accord.core.programme.checking import Case, Found, Severity, check
from accord.core.programme.edition import Agreement, Result, Status
from accord.core.programme.standing import day_of


@check("result-without-evidence", Severity.WARNING, "Does something show that what is reported as done is so?")
def result_without_evidence(case: Case) -> Iterator[Found]:
    """Results that tell of work and name neither evidence nor source."""
    for each in case.edition.results:
        if each.withdrawn_on is None and not each.evidence and not each.source and _tells_of_work(each, case):
            yield _about(each, "neither evidence nor a source is given for it")


@check("result-disputed", Severity.ERROR, "Is no result disputed?")
def result_disputed(case: Case) -> Iterator[Found]:
    """Results that a side disputes, with its words."""
    for each in case.edition.results:
        if each.agreement(case.edition.bodies) is Agreement.DISPUTED:
            for view in each.standing_views().values():
                if view.verdict == "disputed":
                    yield _about(each, f"is disputed by {view.body}: {view.words}")


@check("result-not-accepted", Severity.ERROR, "Has every side accepted what another has drafted?")
def result_not_accepted(case: Case) -> Iterator[Found]:
    """Drafts of which some side has said nothing; only agreed text goes into documents."""
    for each in case.edition.results:
        if each.agreement(case.edition.bodies) is Agreement.DRAFT:
            views = each.standing_views()
            waiting = [side for side in case.edition.bodies if side != each.drafted_by and side not in views]
            yield _about(each, f"waits for {', '.join(waiting) or 'another side'}")


@check("result-of-nothing", Severity.WARNING, "Does every result belong to an activity?")
def result_of_nothing(case: Case) -> Iterator[Found]:
    """Results that no activity has."""
    linked = {report.result for each in case.edition.activities() for report in each.reports}
    for each in case.edition.results:
        if each.id not in linked and each.withdrawn_on is None:
            yield _about(each, "no activity has this result")


@check("result-dates", Severity.ERROR, "Do the days of a result fit together, and those of the programme?")
def result_dates(case: Case) -> Iterator[Found]:
    """Results reported before what they tell of was over, before the programme began, or in the future."""
    starts = case.edition.starts
    for each in case.edition.results:
        day = day_of(each)
        latest = each.reported_on.last_day() if each.reported_on else None
        if latest is not None and each.starts is not None and each.starts.day > latest:
            yield _about(each, f"was reported on {latest}, and tells of a time from {each.starts} on")
        if latest is not None and starts is not None and latest < starts:
            yield _about(each, f"was reported on {latest}, before the programme began on {starts}")
        if day is not None and day > case.facts.on:
            yield _about(each, f"is reported on {day}, which is after {case.facts.on}")


def _tells_of_work(result: Result, case: Case) -> bool:
    reports = (report for each in case.edition.activities() for report in each.reports if report.result == result.id)
    return any(report.status in {Status.DONE, Status.PARTLY} for report in reports)


def _about(result: Result, sentence: str) -> Found:
    return "result", result.id, result.text[:60], sentence
