"""Checks of single activities: who, on what mandate, by when, with which money, about which species."""

from collections.abc import Iterator
from decimal import Decimal

from accord.core.programme.checking import Case, Found, Severity, about, check, scientific_names
from accord.core.programme.edition import Activity, ConditionKind, Status
from accord.core.programme.indicators import Course, reached

_OVER = frozenset({"deleted", "repealed", "incorporated"})
_REPLACED = frozenset({"superseded", "revised"})


@check("no-lead", Severity.ERROR, "Does some body lead the activity?")
def no_lead(case: Case) -> Iterator[Found]:
    """Activities that nobody leads."""
    for each in case.edition.activities():
        if not each.leads and each.cancelled_on is None:
            yield about(each, "no body leads it")


@check("mandate-over", Severity.ERROR, "Is every text that the activity rests on still in effect?")
def mandate_over(case: Case) -> Iterator[Found]:
    """Mandates that were deleted, repealed or incorporated by the day of the check."""
    for each in case.edition.activities():
        for mandate in each.mandates:
            state = case.facts.works.get(mandate.work, "unknown")
            if state in _OVER:
                yield about(each, f"rests on {mandate.work}, which is {state} on {case.facts.on}")


@check("mandate-replaced", Severity.WARNING, "Is the text that the activity rests on the one in force?")
def mandate_replaced(case: Case) -> Iterator[Found]:
    """Mandates in whose place a later revision or another text stands."""
    for each in case.edition.activities():
        for mandate in each.mandates:
            state = case.facts.works.get(mandate.work, "unknown")
            if state in _REPLACED:
                yield about(each, f"rests on {mandate.work}, which is {state}: a later text stands in its place")


@check("no-mandate", Severity.WARNING, "Does the activity, or the programme, rest on a text?")
def no_mandate(case: Case) -> Iterator[Found]:
    """Activities without a mandate in a programme without one."""
    if not case.edition.mandates:
        for each in case.edition.activities():
            if not each.mandates:
                yield about(each, "neither it nor the programme names a text on which it rests")


@check("dates-contradict", Severity.ERROR, "Do deadline, cancellation and time of the programme fit together?")
def dates_contradict(case: Case) -> Iterator[Found]:
    """Days that can't be right together."""
    starts, until = case.edition.starts, case.edition.until
    for each in case.edition.activities():
        if each.deadline is not None and starts is not None and each.deadline.last < starts:
            yield about(each, f"is due on {each.deadline.last}, before the programme begins on {starts}")
        if each.cancelled_on is not None and until is not None and each.cancelled_on > until:
            yield about(each, f"was cancelled on {each.cancelled_on}, after the programme had ended on {until}")
        if each.cancelled_on is not None and case.how[each.id].status is Status.CANCELLED and _is_done(each):
            yield about(each, "is cancelled, and a result says that it is done")


@check("deadline-passed", Severity.WARNING, "Is something reported of every activity whose day has passed?")
def deadline_passed(case: Case) -> Iterator[Found]:
    """Activities that are late, with what is said of them."""
    for each in case.edition.activities():
        how = case.how[each.id]
        if how.late_since is not None:
            yield about(each, f"was due on {how.late_since}; it stands as {how.status.replace('_', ' ')}")


@check("never-reported", Severity.WARNING, "Was the activity reported on at one of the last meetings?")
def never_reported(case: Case) -> Iterator[Found]:
    """Activities of which nothing was ever said although so many meetings passed."""
    passed = [day for day in case.facts.meetings if day <= case.facts.on]
    if len(passed) < case.facts.silent_meetings:
        return
    for each in case.edition.activities():
        if case.how[each.id].status in {Status.NONE_REPORTED, Status.NOT_ASSESSED, Status.OVERDUE}:
            yield about(each, f"nothing was reported of it in {len(passed)} meetings, the last on {max(passed)}")


@check("name-unknown", Severity.WARNING, "Do the lists of the conventions have the species that it names?")
def name_unknown(case: Case) -> Iterator[Found]:
    """Scientific names that no list has; only those that were looked up."""
    for each in case.edition.activities():
        for name in scientific_names(each.taxa):
            if case.facts.taxa.get(name) is False:
                yield about(each, f"names {name}, which is in no list of the conventions")


@check("condition-without-funding", Severity.WARNING, "Is it on record what money a conditional activity needs?")
def condition_without_funding(case: Case) -> Iterator[Found]:
    """Activities subject to external funding of which no money is on record."""
    for each in case.edition.activities():
        kinds = {condition.kind for condition in each.conditions}
        if ConditionKind.EXTERNAL_FUNDING in kinds and not each.funding and each.cancelled_on is None:
            yield about(each, "is subject to external funding, and no funding is on record")


@check("funding-not-found", Severity.WARNING, "Has the money been found that the activity needs?")
def funding_not_found(case: Case) -> Iterator[Found]:
    """Needed money that is not met by what was pledged or received, currency by currency: none is converted."""
    for each in case.edition.activities():
        for currency, needed, found in _money(each):
            if found < needed:
                yield about(each, f"needs {currency} {needed}, and {currency} {found} is pledged or received")


@check("indicator-without-target", Severity.WARNING, "Does every indicator say what is aimed at?")
def indicator_without_target(case: Case) -> Iterator[Found]:
    """Indicators without a target."""
    for each in case.edition.activities():
        for indicator in each.indicators:
            if not indicator.target:
                yield about(each, f"its indicator “{indicator.title}” has no target")


@check("indicator-not-measured", Severity.WARNING, "Was every indicator measured whose day has passed?")
def indicator_not_measured(case: Case) -> Iterator[Found]:
    """Indicators that were never measured although the day of their target has passed."""
    for each in case.edition.activities():
        for indicator in each.indicators:
            course = reached(indicator, on=case.facts.on).course
            is_past = indicator.target_on is not None and indicator.target_on < case.facts.on
            if is_past and course is Course.NOT_MEASURED:
                yield about(
                    each,
                    f"its indicator “{indicator.title}” was to be reached by {indicator.target_on}, and is not measured",
                )


@check("recurrence-unknown", Severity.WARNING, "Is it said how often a recurring activity comes back?")
def recurrence_unknown(case: Case) -> Iterator[Found]:
    """Recurring activities without a rhythm: nobody can tell when they are late."""
    for each in case.edition.activities():
        if ConditionKind.RECURRING in {condition.kind for condition in each.conditions} and not each.recurrence:
            yield about(each, "comes back again and again, and it is not said how often")


def _is_done(activity: Activity) -> bool:
    return any(report.status is Status.DONE for report in activity.reports)


def _money(activity: Activity) -> Iterator[tuple[str, Decimal, Decimal]]:
    """For each currency what is needed, and what is pledged or received."""
    for currency in dict.fromkeys(
        each.currency for each in activity.funding if each.needed and each.amount is not None
    ):
        its = [each for each in activity.funding if each.currency == currency and each.amount is not None]
        needed = sum((each.amount for each in its if each.needed and each.amount), Decimal(0))
        secured = (each for each in its if not each.needed and each.status in {"pledged", "received"})
        yield currency, needed, sum((each.amount for each in secured if each.amount), Decimal(0))
