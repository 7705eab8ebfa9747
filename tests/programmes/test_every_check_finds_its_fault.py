"""One small edition in good order; each check finds the one fault that is put into it, and nothing in good order."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from accord.core.dates import ImpreciseDate
from accord.core.programme.checks import CHECKS, Facts, Severity, findings, scientific_names
from accord.core.programme.edition import (
    Activity,
    Condition,
    ConditionKind,
    Deadline,
    Edition,
    Endorsement,
    Evidence,
    Funding,
    Indicator,
    Mandate,
    Report,
    Result,
    Role,
    Status,
    Theme,
    Verdict,
    View,
)
from accord.core.programme.lineage import Relation, Step

ON = date(2014, 6, 1)
PRINTED = Result("r1", "It was done.", reported_on=ImpreciseDate(date(2013, 7, 1)), source="a-paper")
GOOD = Activity(
    "p:a1",
    "p:a",
    code="A1",
    printed_code="A.1",
    text="Align the names of birds.",
    roles=(Role("cites"),),
    mandates=(Mandate("cites:res:1"),),
    reports=(Report(Status.DONE, "r1"),),
)
EDITION = Edition(
    "p",
    "Programme",
    date(2012, 1, 1),
    date(2014, 12, 31),
    status="endorsed",
    bodies=("cites", "cms"),
    endorsements=(Endorsement("cites:sc", "cites:meeting:sc62"),),
    themes=(Theme("p:a", "A", "Names", activities=(GOOD,)),),
    results=(PRINTED,),
)
EARLIER = Edition("o", "Earlier", themes=(Theme("o:a", activities=(replace(GOOD, id="o:a1", reports=()),)),))
STEPS = (Step("o:a1", "p:a1", Relation.CONTINUED),)
FACTS = Facts(ON, {"cites:res:1": "in_effect"}, {"Falco cherrug": True}, (), EARLIER, STEPS)


def with_(activity: Activity, *more: Activity, results: tuple[Result, ...] = (PRINTED,)) -> Edition:
    return replace(EDITION, themes=(replace(EDITION.themes[0], activities=(activity, *more)),), results=results)


def draft(*views: View) -> Result:
    return replace(PRINTED, drafted_by="cites", views=views)


NUMBER = Indicator("i", "Range States", baseline="1", target="5", target_on=date(2013, 1, 1))
EXTERNAL = (Condition(ConditionKind.EXTERNAL_FUNDING, "subject to external funding"),)
NEEDS = (Funding(True, Decimal(100), "USD", status="estimated"), Funding(False, Decimal(40), "USD", status="pledged"))
SILENT = replace(GOOD, reports=())
OTHER = replace(GOOD, id="p:a2")

FAULTS = {
    "no-lead": (with_(replace(GOOD, roles=())), FACTS),
    "mandate-over": (EDITION, replace(FACTS, works={"cites:res:1": "repealed"})),
    "mandate-replaced": (EDITION, replace(FACTS, works={"cites:res:1": "revised"})),
    "no-mandate": (with_(replace(GOOD, mandates=())), FACTS),
    "dates-contradict": (with_(replace(GOOD, deadline=Deadline(date(2011, 5, 1)))), FACTS),
    "deadline-passed": (with_(replace(SILENT, deadline=Deadline(date(2013, 1, 1)))), FACTS),
    "never-reported": (with_(SILENT), replace(FACTS, meetings=(date(2012, 7, 1), date(2013, 7, 1)))),
    "name-unknown": (
        with_(replace(GOOD, taxa="Saker (Falco cherug)")),
        replace(FACTS, taxa={"Falco cherug": False}),
    ),
    "condition-without-funding": (with_(replace(GOOD, conditions=EXTERNAL)), FACTS),
    "funding-not-found": (with_(replace(GOOD, funding=NEEDS)), FACTS),
    "indicator-without-target": (with_(replace(GOOD, indicators=(replace(NUMBER, target=""),))), FACTS),
    "indicator-not-measured": (with_(replace(GOOD, indicators=(NUMBER,))), FACTS),
    "recurrence-unknown": (with_(replace(GOOD, conditions=(Condition(ConditionKind.RECURRING, "annual"),))), FACTS),
    "result-without-evidence": (with_(GOOD, results=(replace(PRINTED, source=None),)), FACTS),
    "result-disputed": (with_(GOOD, results=(draft(View("cms", Verdict.DISPUTED, "It was not.")),)), FACTS),
    "result-not-accepted": (with_(GOOD, results=(draft(),)), FACTS),
    "result-of-nothing": (with_(GOOD, results=(PRINTED, replace(PRINTED, id="r2"))), FACTS),
    "result-dates": (with_(GOOD, results=(replace(PRINTED, starts=ImpreciseDate(date(2013, 8, 1))),)), FACTS),
    "years-unknown": (replace(EDITION, ends=None), FACTS),
    "one-body": (replace(EDITION, bodies=("cites",)), FACTS),
    "endorsed-without-meeting": (replace(EDITION, endorsements=()), FACTS),
    "theme-empty": (replace(EDITION, themes=(*EDITION.themes, Theme("p:b", "B", "Species"))), FACTS),
    "code-twice": (
        with_(GOOD, OTHER),
        replace(FACTS, steps=(*STEPS, Step(None, "p:a2", Relation.NEW))),
    ),
    "lineage-missing": (EDITION, replace(FACTS, steps=(Step(None, "p:a1", Relation.NEW),))),
    "origin-missing": (EDITION, replace(FACTS, steps=(Step("o:a1", None, Relation.DROPPED),))),
    "lineage-contradicts": (EDITION, replace(FACTS, steps=(Step("o:a1", "p:a1", Relation.SPLIT),))),
    "wording-and-lineage": (with_(replace(GOOD, text="Align the names of all animals.")), FACTS),
}


def found(edition: Edition, facts: Facts) -> set[str]:
    return {each.check for each in findings(edition, facts)}


def test_an_edition_in_good_order_has_no_findings():
    assert found(EDITION, FACTS) == set()


@pytest.mark.parametrize("key", sorted(CHECKS))
def test_each_check_finds_its_fault(key):
    edition, facts = FAULTS[key]
    (finding,) = [each for each in findings(edition, facts) if each.check == key][:1]
    assert finding.severity is CHECKS[key].severity
    assert finding.sentence
    assert finding.called


def test_every_check_is_tried():
    assert set(FAULTS) == set(CHECKS)


@pytest.mark.parametrize(
    "key", ["no-lead", "name-unknown", "funding-not-found", "result-disputed", "one-body", "theme-empty"]
)
def test_nothing_else_is_found_beside_it(key):
    assert found(*FAULTS[key]) == {key}


def test_errors_come_first():
    edition = replace(with_(replace(GOOD, roles=(), conditions=EXTERNAL)), bodies=("cites",))
    severities = [each.severity for each in findings(edition, FACTS)]
    assert severities == [Severity.ERROR, Severity.ERROR, Severity.WARNING]


def test_evidence_or_a_source_is_enough():
    shown = replace(PRINTED, source=None, evidence=(Evidence(url="https://example.org"),))
    assert found(with_(GOOD, results=(shown,)), FACTS) == set()


def test_money_of_another_currency_is_not_counted():
    euros = (NEEDS[0], Funding(False, Decimal(100), "EUR", status="received"))
    assert "funding-not-found" in found(with_(replace(GOOD, funding=euros)), FACTS)
    enough = (NEEDS[0], Funding(False, Decimal(100), "USD", status="received"))
    assert "funding-not-found" not in found(with_(replace(GOOD, funding=enough)), FACTS)


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Snow leopard (Uncia uncia); Cheetah (Acinonyx jubatus)", ("Uncia uncia", "Acinonyx jubatus")),
        ("Saiga antelope (Saiga spp.)", ("Saiga",)),
        ("Marine turtles (Cheloniidae and Dermochelyidae)", ("Cheloniidae", "Dermochelyidae")),
        ("African elephant", ()),
        ("sharks (Appendix II)", ()),
        ("Tiburones (Lamna nasus y Sphyrna lewini)", ("Lamna nasus", "Sphyrna lewini")),
        ("", ()),
    ],
)
def test_scientific_names_are_those_in_brackets(printed, names):
    assert scientific_names(printed) == names
