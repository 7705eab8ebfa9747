from dataclasses import replace
from datetime import date

import pytest
from sides import CITES, officer

from accord.core.dates import ImpreciseDate, Precision
from accord.core.errors import Conflict, Invalid, Refused
from accord.core.programme.edition import ConditionKind
from accord.core.programme.printed import (
    DeadlineKind,
    PrintedActivity,
    PrintedCondition,
    PrintedDeadline,
    PrintedProgramme,
    PrintedResult,
    PrintedTheme,
    Reported,
)
from accord.journal.actors import OPERATOR
from accord.journal.queries import seal
from accord.journal.undoing import undo
from accord.programmes import acts
from accord.programmes.models import Activity, Result
from accord.programmes.queries import activity, edition, reading, readings
from accord.programmes.values import ActivityFields, NewEdition

pytestmark = pytest.mark.django_db
DAY = date(2021, 2, 1)
SHARED = PrintedResult("A workshop on names was held in May.", 300, 340, shared=True)


def printed(code: str, text: str, at: int, **more) -> PrintedActivity:
    return (
        PrintedActivity("A", "", code, f"{code[0]}.{code[1:]}", text, text, (), (), Reported.NONE_REPORTED, at, at + 9)
        if not more
        else replace(printed(code, text, at), **more)
    )


PAPER = PrintedProgramme(
    edition="2021-2023",
    first_year=2021,
    last_year=2023,
    title="Programme of joint work 2021-2023",
    bodies=("CITES", "CMS"),
    is_draft=False,
    is_report=True,
    themes=(PrintedTheme("A", "Names of species", "", 10, 30),),
    activities=(
        printed("A1", "Align the names of birds.", 40, results=(SHARED,), status=Reported.REPORTED),
        printed("A2", "Align the names of sharks.", 60, results=(SHARED,), status=Reported.REPORTED),
        printed(
            "A3",
            "Train customs (subject to external funding).",
            80,
            conditions=(PrintedCondition(ConditionKind.EXTERNAL_FUNDING, "subject to external funding"),),
            deadline=PrintedDeadline("by 2022", DeadlineKind.DATE, ImpreciseDate(date(2022, 1, 1), Precision.YEAR)),
            taxa=("Falco cherrug",),
            mandates=("cites:res:13.3", "cites:res:99.9"),
        ),
    ),
    start=0,
    end=400,
)


@pytest.fixture
def staged(programme) -> str:
    new = NewEdition("jwp-3", "Three", ("cites:secretariat", "cms:secretariat"), date(2021, 1, 1), date(2023, 12, 31))
    acts.open_edition(actor=CITES, edition=new, on=date(2021, 1, 4))
    return acts.stage_reading(actor=CITES, programme=PAPER, file="report.docx", staged_on=DAY)


def items(key: str) -> dict[str, int]:
    _, found = reading(key)
    return {getattr(each.value, "printed_code", "") or each.kind: each.id for each in found}


def accept(staged: str, code: str, **more) -> str:
    return acts.accept_read_activity(actor=CITES, item=items(staged)[code], decided_on=DAY, **more)


def test_what_was_read_waits_and_nothing_enters_by_itself(staged):
    row, found = reading(staged)
    assert (row.edition, row.waiting, [each.kind for each in found]) == (
        "jwp-3",
        5,
        ["theme", "activity", "activity", "activity", "result"],
    )
    assert list(edition("jwp-3", drafts=True).activities()) == []


def test_reading_the_same_again_changes_nothing(staged):
    before = seal()
    assert acts.stage_reading(actor=CITES, programme=PAPER, file="copy.docx", staged_on=date(2022, 1, 1)) == staged
    assert seal() == before
    assert len(readings()) == 1


def test_an_accepted_activity_enters_with_its_theme_conditions_and_deadline(staged):
    assert accept(staged, "A.3") == "jwp-3:a3"
    found = activity("jwp-3:a3", drafts=True).detail
    assert (found.printed_code, found.taxa, found.condition_text) == (
        "A.3",
        "Falco cherrug",
        "subject to external funding",
    )
    assert (found.deadline.last, found.deadline.precision) == (date(2022, 12, 31), Precision.YEAR)
    assert [each.work for each in found.mandates] == ["cites:res:13.3"]  # the register has no other
    assert [theme.title for theme in edition("jwp-3", drafts=True).themes] == ["Names of species"]


def test_an_empty_cell_of_a_report_becomes_none_reported(staged):
    accept(staged, "A.3")
    assert activity("jwp-3:a3", drafts=True).status == "none_reported"


def test_one_result_is_accepted_for_several_activities_with_what_a_person_says_of_each(staged):
    first, second = accept(staged, "A.1"), accept(staged, "A.2")
    result = acts.accept_read_result(
        actor=CITES, item=items(staged)["result"], statuses=[(first, "partly"), (second, "done")], decided_on=DAY
    )
    assert [activity(key, drafts=True).status.value for key in (first, second)] == ["partly", "done"]
    assert Result.objects.get(id=result).text == SHARED.text
    assert reading(staged)[1][-1].value.codes == ("A1", "A2")


def test_an_alteration_needs_a_reason_and_is_marked(staged):
    given = ActivityFields(text="Align the names of birds of prey.")
    with pytest.raises(Invalid, match="reason"):
        accept(staged, "A.1", altered=given)
    key = accept(staged, "A.1", altered=given, reason="a line was cut off")
    assert activity(key, drafts=True).text == "Align the names of birds of prey."
    assert [each.verdict for each in reading(staged)[1][:2]] == ["proposed", "altered"]


def test_a_decision_is_made_once(staged):
    accept(staged, "A.1")
    with pytest.raises(Conflict, match="has decided on item"):
        accept(staged, "A.1")


def test_what_is_rejected_stays_as_rejected(staged):
    acts.reject_read_item(actor=CITES, item=items(staged)["A.2"], decided_on=DAY, reason="it is of another programme")
    assert [each.verdict for each in reading(staged)[1]].count("rejected") == 1
    assert not Activity.objects.filter(id="jwp-3:a2").exists()


def test_a_later_paper_that_says_the_same_makes_nothing_twice(staged):
    accept(staged, "A.1")
    later = replace(PAPER, title="Report of 2022", start=1)
    second = acts.stage_reading(actor=CITES, programme=later, file="report-2.docx", staged_on=DAY)
    assert second != staged
    assert accept(second, "A.1") == "jwp-3:a1"
    assert Activity.objects.filter(theme__edition="jwp-3").count() == 1


def test_other_words_under_the_same_code_are_a_conflict(staged):
    accept(staged, "A.1")
    other = replace(PAPER, activities=(replace(PAPER.activities[0], text="Ban all trade.", stem="Ban all trade."),))
    second = acts.stage_reading(actor=CITES, programme=other, file="other.docx", staged_on=DAY)
    with pytest.raises(Conflict, match="has an activity A1 in other words"):
        accept(second, "A.1")
    assert accept(second, "A.1", same_as="jwp-3:a1", reason="a slip of the printer") == "jwp-3:a1"
    assert activity("jwp-3:a1", drafts=True).text == "Align the names of birds."


def test_a_reading_without_an_edition_is_placed_first(programme):
    undated = replace(PAPER, first_year=None, last_year=None)
    key = acts.stage_reading(actor=CITES, programme=undated, file="list.txt", staged_on=DAY)
    with pytest.raises(Invalid, match="belongs to no edition yet"):
        accept(key, "A.1")
    acts.place_reading(actor=CITES, reading=key, edition="jwp-2")
    with pytest.raises(Conflict, match="in other words"):
        accept(key, "A.1")
    accept(key, "A.3")
    with pytest.raises(Refused, match="some of it has gone into jwp-2"):
        acts.place_reading(actor=CITES, reading=key, edition="jwp-1")


def test_a_paper_without_activities_is_not_staged(programme):
    with pytest.raises(Invalid, match=r"letter\.txt: no activity was found"):
        acts.stage_reading(actor=CITES, programme=replace(PAPER, activities=()), file="letter.txt", staged_on=DAY)


def test_officers_of_the_programme_review_and_nobody_else(staged):
    with pytest.raises(Refused, match="not for cites:secretariat"):
        acts.accept_read_activity(actor=officer("cbd"), item=items(staged)["A.1"], decided_on=DAY)


def test_a_review_is_undone_step_by_step(staged):
    accept(staged, "A.1")
    undo(actor=OPERATOR, number=3, reason="of another edition")
    assert not Activity.objects.filter(id="jwp-3:a1").exists()
    assert reading(staged)[0].waiting == 5
    undo(actor=OPERATOR, number=2, reason="of another programme")
    assert readings() == ()
