"""Checks of an edition as a whole: its years, bodies and endorsement, its themes and codes, what became of the earlier one."""

from collections import Counter
from collections.abc import Iterator

from accord.core.programme.checking import Case, Found, Severity, check
from accord.core.programme.descent import same_wording
from accord.core.programme.lineage import Relation, faults, without_lineage


@check("years-unknown", Severity.ERROR, "Does the programme say when it begins and ends?")
def years_unknown(case: Case) -> Iterator[Found]:
    """Editions without a beginning, or without an end that are not open-ended."""
    if case.edition.starts is None:
        yield _whole(case, "it is not said when the programme begins")
    if case.edition.until is None and not case.edition.open_ended:
        yield _whole(case, "it is not said when the programme ends, nor that it is open-ended")


@check("one-body", Severity.ERROR, "Is it the programme of two bodies at least?")
def one_body(case: Case) -> Iterator[Found]:
    """Joint programmes of fewer than two bodies: nobody could accept what the other drafts."""
    if len(case.edition.bodies) < 2:
        yield _whole(case, f"a joint programme has two bodies at least; this one has {len(case.edition.bodies)}")


@check("endorsed-without-meeting", Severity.ERROR, "Is it known which meeting endorsed the programme?")
def endorsed_without_meeting(case: Case) -> Iterator[Found]:
    """Endorsed editions of which no meeting of a committee is named."""
    if case.edition.status == "endorsed" and not any(each.meeting for each in case.edition.endorsements):
        yield _whole(case, "it is called endorsed, and no meeting that endorsed it is named")


@check("theme-empty", Severity.WARNING, "Does every theme have activities?")
def theme_empty(case: Case) -> Iterator[Found]:
    """Themes without an activity."""
    for theme in case.edition.themes:
        if not theme.activities:
            yield "theme", theme.id, f"({theme.code}) {theme.title}", "has no activity"


@check("code-twice", Severity.ERROR, "Does every code stand for one activity?")
def code_twice(case: Case) -> Iterator[Found]:
    """Codes that two activities of the edition have, as printed or without their punctuation."""
    activities = list(case.edition.activities())
    codes = Counter(each.code.casefold() for each in activities if each.code)
    for each in activities:
        if codes[each.code.casefold()] > 1:
            yield (
                "activity",
                each.id,
                each.printed_code,
                f"the code {each.code} stands for {codes[each.code.casefold()]} activities",
            )


@check("lineage-missing", Severity.ERROR, "Is it told of every activity of the earlier edition what became of it?")
def lineage_missing(case: Case) -> Iterator[Found]:
    """Activities of the earlier edition without a step."""
    if case.facts.earlier is None or not list(case.edition.activities()):
        return
    before = {each.id: each for each in case.facts.earlier.activities()}
    later = {each.id: each for each in case.edition.activities()}
    untold, _ = without_lineage(case.facts.steps, earlier=tuple(before), later=tuple(later))
    for key in untold:
        yield (
            "activity",
            key,
            before[key].printed_code,
            f"{case.facts.earlier.id} has it, and it is not told what became of it",
        )


@check("origin-missing", Severity.WARNING, "Is it told of every activity where it comes from, or that it is new?")
def origin_missing(case: Case) -> Iterator[Found]:
    """Activities of this edition that no step leads to."""
    if case.facts.earlier is None or not list(case.facts.earlier.activities()):
        return
    later = {each.id: each for each in case.edition.activities()}
    _, unknown = without_lineage(case.facts.steps, earlier=(), later=tuple(later))
    for key in unknown:
        yield "activity", key, later[key].printed_code, "it is not told where it comes from, nor that it is new"


@check("lineage-contradicts", Severity.ERROR, "Do the steps between the editions keep the rules of lineage?")
def lineage_contradicts(case: Case) -> Iterator[Found]:
    """Steps that can't stand together."""
    codes = _codes(case)
    for fault in faults(case.facts.steps):
        yield "activity", fault.activity, codes.get(fault.activity, fault.activity), fault.sentence


@check(
    "wording-and-lineage",
    Severity.WARNING,
    "Does the lineage say “continued” where the wording is the same, and only there?",
)
def wording_and_lineage(case: Case) -> Iterator[Found]:
    """Activities that continue in other words, or are called changed and aren't."""
    if case.facts.earlier is None:
        return
    before = {each.id: each for each in case.facts.earlier.activities()}
    for each in case.edition.activities():
        for step in case.facts.steps:
            former = before.get(step.earlier or "")
            if step.later != each.id or former is None:
                continue
            is_same = same_wording(former, each)
            if step.relation is Relation.CONTINUED and not is_same:
                yield (
                    "activity",
                    each.id,
                    each.printed_code,
                    f"continues {former.printed_code}, and its wording differs",
                )
            if step.relation is Relation.CHANGED and is_same:
                yield (
                    "activity",
                    each.id,
                    each.printed_code,
                    f"is called a change of {former.printed_code}, and says the same",
                )


def _codes(case: Case) -> dict[str, str]:
    editions = [case.edition, *([case.facts.earlier] if case.facts.earlier else [])]
    return {each.id: each.printed_code for edition in editions for each in edition.activities()}


def _whole(case: Case, sentence: str) -> Found:
    return "edition", case.edition.id, case.edition.title, sentence
