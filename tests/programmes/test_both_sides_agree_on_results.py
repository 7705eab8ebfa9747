from datetime import date

import pytest
from sides import CITES, CMS, officer

from accord.core.errors import Conflict, Invalid, Refused
from accord.core.programme.edition import Agreement, Evidence
from accord.journal.actors import OPERATOR
from accord.journal.queries import seal
from accord.journal.undoing import undo
from accord.programmes.acts import accept_result, dispute_result, draft_result, revise_result, withdraw_result
from accord.programmes.models import ResultView
from accord.programmes.queries import activity, edition
from accord.programmes.values import Statement

pytestmark = pytest.mark.django_db
DAY = date(2016, 1, 11)
SAID = Statement("The databases were linked.", (("jwp-2:a1", "done"),))


@pytest.fixture
def draft(programme) -> str:
    return draft_result(actor=CITES, edition="jwp-2", body="cites:secretariat", statement=SAID, on=DAY)


def agreement(result: str) -> Agreement:
    value = edition("jwp-2", drafts=True)
    found = value.result(result)
    assert found is not None
    return found.agreement(value.bodies)


def accept(result: str, **more) -> None:
    given = {"actor": CMS, "result": result, "seen": 1, "body": "cms:secretariat", "on": DAY}
    accept_result(**(given | more))


def dispute(result: str, **more) -> None:
    given = {"actor": CMS, "result": result, "seen": 1, "body": "cms:secretariat", "on": DAY, "words": "Only one was."}
    dispute_result(**(given | more))


def test_a_draft_counts_for_those_who_read_drafts_only(draft):
    assert agreement(draft) is Agreement.DRAFT
    assert activity("jwp-2:a1").status == "not_assessed"
    assert activity("jwp-2:a1", drafts=True).status == "done"


def test_what_the_other_side_accepts_is_agreed_and_counts(draft):
    accept(draft)
    assert agreement(draft) is Agreement.AGREED
    assert [(row.text, row.agreement) for row in activity("jwp-2:a1").results] == [
        ("The databases were linked.", Agreement.AGREED)
    ]


def test_a_disputed_result_keeps_both_views_and_stays_out(draft):
    dispute(draft)
    assert agreement(draft) is Agreement.DISPUTED
    (row,) = activity("jwp-2:a1", drafts=True).results
    assert (row.drafted_by, [(view.body, view.words) for view in row.views]) == (
        "cites:secretariat",
        [("cms:secretariat", "Only one was.")],
    )
    assert activity("jwp-2:a1").results == ()


def test_other_words_are_to_be_accepted_anew_and_the_former_view_is_kept(draft):
    dispute(draft)
    revise_result(actor=CITES, result=draft, seen=1, text="One database was linked.", on=DAY, reason="as CMS says")
    assert agreement(draft) is Agreement.DRAFT
    accept(draft, seen=2)
    assert agreement(draft) is Agreement.AGREED
    assert ResultView.objects.filter(result=draft).count() == 2


def test_nobody_accepts_a_wording_that_they_have_not_seen(draft):
    revise_result(actor=CITES, result=draft, seen=1, text="One database was linked.", on=DAY, reason="more exactly")
    with pytest.raises(Conflict, match="you saw version 1, it stands at 2"):
        accept(draft)


def test_nobody_speaks_for_the_other_side(draft):
    with pytest.raises(Refused, match="not for cms:secretariat, cms"):
        accept(draft, actor=CITES)
    with pytest.raises(Refused, match="the other side says what it thinks"):
        accept(draft, actor=CITES, body="cites:secretariat")
    with pytest.raises(Refused, match="not for cites:secretariat, cites"):
        revise_result(actor=CMS, result=draft, seen=1, text="Other words.", on=DAY, reason="we know better")


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        (Statement("", (("jwp-2:a1", "done"),)), "without words"),
        (Statement("Done.", (("jwp-2:a1", "none_reported"),)), "a report says one of"),
        (Statement("Done.", ()), "belongs to an activity"),
        (Statement("Done.", (("jwp-1:a1", "done"),)), "is an activity of jwp-1"),
    ],
)
def test_a_draft_that_says_nothing_is_refused_and_nothing_is_stored(programme, statement, why):
    before = seal()
    with pytest.raises(Invalid, match=why):
        draft_result(actor=CITES, edition="jwp-2", body="cites:secretariat", statement=statement, on=DAY)
    assert seal() == before


def test_a_body_outside_the_programme_has_no_side(programme):
    with pytest.raises(Invalid, match="no programme of cbd"):
        draft_result(actor=officer("cbd"), edition="jwp-2", body="cbd", statement=SAID, on=DAY)


def test_a_dispute_without_words_is_refused(draft):
    with pytest.raises(Invalid, match="what is wrong"):
        dispute(draft, words=" ")


def test_what_a_paper_printed_is_not_disputed_here(programme):
    with pytest.raises(Refused, match="as a paper printed it"):
        dispute("jwp-1:r1")


def test_a_withdrawn_draft_stays_on_record_and_counts_no_longer(draft):
    withdraw_result(actor=CITES, result=draft, on=DAY, reason="it was of another programme")
    assert agreement(draft) is Agreement.WITHDRAWN
    assert activity("jwp-2:a1", drafts=True).status == "not_assessed"
    with pytest.raises(Refused, match="was withdrawn"):
        accept(draft)


def test_one_result_answers_several_activities_with_its_evidence(programme):
    said = Statement(
        "A plan was drafted and the databases linked.",
        (("jwp-2:a1", "partly"), ("jwp-2:b1", "done")),
        evidence=(Evidence(url="https://example.org/plan", title="The plan"),),
    )
    key = draft_result(actor=CMS, edition="jwp-2", body="cms:secretariat", statement=said, on=DAY)
    accept_result(actor=CITES, result=key, seen=1, body="cites:secretariat", on=DAY)
    assert [activity(each).status.value for each in ("jwp-2:a1", "jwp-2:b1")] == ["partly", "done"]
    assert activity("jwp-2:b1").results[0].evidence[0].url == "https://example.org/plan"


def test_an_accepted_result_is_taken_back_act_by_act(draft):
    accept(draft)
    undo(actor=OPERATOR, number=2, reason="by mistake")
    assert agreement(draft) is Agreement.DRAFT
    undo(actor=OPERATOR, number=1, reason="by mistake")
    assert edition("jwp-2", drafts=True).result(draft) is None
