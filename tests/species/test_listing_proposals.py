"""Proposals, the consultation of the other convention and its comments: acts, what is due, what should be looked at."""

from datetime import date, timedelta

import pytest
from elephants import REVIEWER, acting, listed

from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.listings.proposals import Position
from accord.journal.actors import ANYONE, OPERATOR, Role
from accord.journal.queries import entries
from accord.journal.undoing import undo
from accord.register.models import Meeting
from accord.species.acts import record_listing_event
from accord.species.checks import findings
from accord.species.proposals.acts import (
    amend_proposal,
    comment_on_proposal,
    consult_body,
    decide_proposal,
    link_proposal_result,
    submit_proposal,
    withdraw_proposal,
)
from accord.species.proposals.models import ListingProposal, ProposalComment, ProposalConsultation
from accord.species.proposals.values import NewProposal
from accord.species.queries.proposals import about, awaiting, concerned, proposal, proposals

pytestmark = pytest.mark.django_db
LION = "cites:meeting:cop99:prop:4"
SENT, STARTS, ENDS = date(2030, 1, 10), date(2030, 7, 1), date(2030, 7, 12)
CMS_OFFICER = acting(Role.OFFICER, body="cms")


@pytest.fixture
def cop(elephants):
    Meeting.objects.create(
        id="cites:meeting:cop99",
        body_id="cites",
        title="An invented meeting",
        starts=STARTS,
        ends=ENDS,
        precision="day",
    )


@pytest.fixture
def lion(cop):
    return submit()


def submit(**more):
    given = {
        "instrument": "cites",
        "meeting": "cites:meeting:cop99",
        "number": "4",
        "taxon": "cites:panthera-leo",
        "to_appendix": "I",
        "from_appendix": "II",
        "proponents": ("BW", "GH"),
        "submitted_on": SENT,
    }
    return submit_proposal(actor=REVIEWER, proposal=NewProposal(**(given | more)))


def consult(on=date(2030, 2, 1), **more):
    return consult_body(actor=REVIEWER, **{"proposal": LION, "body": "cms", "asked_on": on, **more})


def comment(actor=OPERATOR, on=date(2030, 5, 1), **more):
    given = {"proposal": LION, "body": "cms", "position": Position.SUPPORTS, "published_on": on, "text": "In favour."}
    return comment_on_proposal(actor=actor, **(given | more))


def codes(on):
    return [finding.code for check, finding in findings(on=on) if check.code.startswith("proposal-")]


def test_a_proposal_is_kept_as_submitted(lion):
    row = proposal(LION, on=SENT)
    assert (row.id, row.state, row.change) == (LION, "submitted", "transfer from Appendix II to Appendix I")
    assert row.proponents == ("BW", "GH")
    assert row.submission_due.day == STARTS - timedelta(days=150)
    assert [(step.state, step.on) for step in row.steps] == [("submitted", SENT)]


def test_before_it_was_submitted_there_is_none(lion):
    assert proposals(on=SENT - timedelta(days=1)) == ()
    with pytest.raises(NotFound):
        proposal(LION, on=SENT - timedelta(days=1))


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"taxon": "cms:loxodonta"}, "stands in the checklist of cms"),
        ({"taxon": "cites:dodo"}, "no taxon cites:dodo"),
        ({"meeting": "cites:meeting:cop98"}, "no meeting"),
        ({"instrument": "cms", "taxon": "cms:loxodonta"}, "is no meeting of CMS"),
        ({"populations": ("BW",), "except_populations": ("BW",)}, "both named and left out"),
    ],
)
def test_what_contradicts_the_register_is_refused(cop, more, error):
    with pytest.raises(Invalid, match=error):
        submit(**more)
    assert not ListingProposal.objects.exists()


def test_a_number_is_given_once_a_meeting(lion):
    with pytest.raises(Conflict, match="already"):
        submit()


def test_a_proposal_that_asks_for_nothing_is_refused(cop):
    with pytest.raises(Conflict, match="asks for an appendix"):
        submit(from_appendix="", to_appendix="")


def test_the_day_for_views_comes_from_the_treaty(lion):
    assert consult() == STARTS - timedelta(days=30)
    (asked,) = proposal(LION, on=date(2030, 3, 1)).consultations
    assert (asked.body, asked.overdue, asked.rule[:19]) == ("cms", 0, "CITES Art. XV.1(a):")


def test_a_day_of_ones_own_needs_its_rule(lion):
    with pytest.raises(Invalid, match="needs the rule"):
        consult(due_on=date(2030, 4, 1))
    assert consult(due_on=date(2030, 4, 1), rule="joint work programme") == date(2030, 4, 1)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"body": "cites"}, "isn't asked about its own proposals"),
        ({"on": SENT - timedelta(days=1)}, "not submitted yet"),
        ({"on": date(2030, 6, 20)}, "views were due on 2030-06-01"),
    ],
)
def test_a_consultation_that_makes_no_sense_is_refused(lion, more, reason):
    with pytest.raises(Refused, match=reason):
        consult(**more)


def test_nobody_is_asked_twice_or_after_the_end(lion):
    consult()
    with pytest.raises(Conflict, match="asked about"):
        consult()
    ProposalConsultation.objects.all().delete()
    withdraw_proposal(actor=REVIEWER, proposal=LION, on=date(2030, 2, 2), reason="more data needed")
    with pytest.raises(Refused, match="was withdrawn by"):
        consult(on=date(2030, 2, 3))


def test_a_comment_answers_the_consultation_that_is_open(lion):
    consult()
    assert [each.consultation.body for each in awaiting("cms", on=date(2030, 3, 1))] == ["cms"]
    comment(CMS_OFFICER)
    assert awaiting("cms", on=date(2030, 5, 2)) == ()
    assert len(awaiting(None, on=date(2030, 4, 1))) == 1  # as it was then
    row = proposal(LION, on=date(2030, 5, 2))
    assert [(each.position, each.text) for each in row.comments] == [("supports", "In favour.")]
    assert row.consultations[0].answered_on == date(2030, 5, 1)


def test_views_that_are_late_are_counted_in_days(lion):
    consult()
    (due,) = awaiting("cms", on=date(2030, 6, 11))
    assert due.consultation.overdue == 10
    assert codes(date(2030, 6, 11)) == ["proposal-answer-late"]
    comment(on=date(2030, 6, 15))
    assert proposal(LION, on=date(2030, 6, 30)).consultations[0].overdue == 14


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"text": " "}, Invalid),
        ({"body": "nobody"}, NotFound),
        ({"on": SENT - timedelta(days=1)}, Refused),
        ({"language": "english"}, Invalid),
    ],
)
def test_a_comment_that_can_not_be_is_refused(lion, more, error):
    with pytest.raises(error):
        comment(**more)
    assert not ProposalComment.objects.exists()


def test_only_a_body_s_own_officers_speak_for_it(lion):
    for actor in (ANYONE, REVIEWER, acting(Role.OFFICER, body="cites")):
        with pytest.raises(Refused, match="the comment can't be recorded"):
            comment(actor)
    with pytest.raises(Refused, match="the body can't be consulted"):
        consult_body(actor=CMS_OFFICER, proposal=LION, body="cms", asked_on=date(2030, 2, 1))


def test_an_amendment_changes_what_is_asked_for_and_keeps_what_was(lion):
    with pytest.raises(Invalid, match="reason"):
        amend_proposal(actor=REVIEWER, proposal=LION, on=date(2030, 7, 3), reason=" ")
    amend_proposal(
        actor=REVIEWER,
        proposal=LION,
        on=date(2030, 7, 3),
        reason="a compromise",
        to_appendix="II",
        scope="with a quota",
    )
    row = proposal(LION, on=ENDS)
    assert (row.state, row.to_appendix, row.scope) == ("amended", "II", "with a quota")
    undo(actor=OPERATOR, number=entries()[-1].number, reason="of another proposal")
    assert (proposal(LION, on=ENDS).state, proposal(LION, on=ENDS).to_appendix) == ("submitted", "I")


def test_a_decision_leads_to_its_listing(lion):
    event = listed(on="2030-10-10", id="cites:panthera-leo:2030-10-10:I", taxon="cites:panthera-leo")
    record_listing_event(actor=REVIEWER, event=event, reason="adopted")
    decide_proposal(
        actor=REVIEWER, proposal=LION, accepted=True, on=date(2030, 7, 10), reason="consensus", events=[event.id]
    )
    row = proposal(LION, on=date(2031, 1, 1))
    assert (row.state, [each.event for each in row.results]) == ("accepted", [event.id])
    assert codes(date(2031, 1, 1)) == []
    with pytest.raises(Refused, match="it can't be withdrawn after that"):
        withdraw_proposal(actor=REVIEWER, proposal=LION, on=date(2030, 7, 11), reason="too late")


def test_an_accepted_proposal_without_listing_is_found_once_it_should_be_in_force(lion):
    decide_proposal(actor=REVIEWER, proposal=LION, accepted=True, on=date(2030, 7, 10), reason="consensus")
    in_force = ENDS + timedelta(days=90)
    assert codes(in_force - timedelta(days=1)) == []
    assert codes(in_force) == ["proposal-without-listing"]
    event = listed(on="2030-10-10", id="later", taxon="cites:panthera-leo")
    record_listing_event(actor=REVIEWER, event=event, reason="adopted")
    link_proposal_result(actor=REVIEWER, proposal=LION, event="later")
    assert codes(in_force) == []


def test_nothing_comes_of_a_rejected_proposal(lion):
    event = listed(on="2030-10-10", id="later", taxon="cites:panthera-leo")
    record_listing_event(actor=REVIEWER, event=event, reason="adopted")
    given = {"actor": REVIEWER, "proposal": LION, "accepted": False, "on": date(2030, 7, 10), "reason": "the vote"}
    with pytest.raises(Invalid, match="results in no listing"):
        decide_proposal(**given, events=["later"])
    decide_proposal(**given)
    with pytest.raises(Conflict, match="rejected, not accepted"):
        link_proposal_result(actor=REVIEWER, proposal=LION, event="later")


def test_left_open_and_submitted_late_are_found(cop):
    submit(submitted_on=date(2030, 3, 1))
    assert codes(date(2030, 3, 2)) == ["proposal-submitted-late"]
    assert codes(date(2030, 12, 1)) == ["proposal-left-open", "proposal-submitted-late"]


def test_a_proposal_on_what_the_other_convention_lists_asks_for_its_consultation(cop):
    event = listed(id="cms-africana", instrument="cms", taxon="cms:loxodonta-africana", appendix="II")
    record_listing_event(actor=OPERATOR, event=event, reason="history")
    submit(taxon="cites:loxodonta", number="5")
    row = proposal("cites:meeting:cop99:prop:5", on=date(2030, 2, 1))
    other = concerned(row, on=date(2030, 2, 1))
    assert (other.instrument, [name for _, name, _ in other.taxa]) == ("cms", ["Loxodonta africana"])
    assert codes(date(2030, 2, 1)) == ["proposal-not-consulted"]
    consult(proposal=row.id)
    assert codes(date(2030, 2, 1)) == []


def test_all_that_was_said_about_a_taxon_is_found_from_above_and_below(cop):
    submit(taxon="cites:loxodonta", number="5")
    submit(taxon="cites:loxodonta-africana", number="6")
    found = {each.proposal.number: each.how for each in about(["cites:loxodonta-africana"], on=SENT)}
    assert found == {"5": "above", "6": "taxon"}
    assert {each.proposal.number: each.how for each in about(["cites:loxodonta"], on=SENT)} == {
        "5": "taxon",
        "6": "below",
    }
    assert about(["cites:panthera-leo"], on=SENT) == ()


def test_every_act_is_one_entry_of_the_journal(lion):
    consult()
    comment()
    assert [entry.act for entry in entries()] == [
        "species.submit_proposal",
        "species.consult_body",
        "species.comment_on_proposal",
    ]


def test_undoing_a_comment_opens_the_consultation_again(lion):
    consult()
    comment()
    undo(actor=OPERATOR, number=3, reason="of another proposal")
    row = proposal(LION, on=date(2030, 5, 2))
    assert (row.comments, row.consultations[0].answered_on) == ((), None)
    undo(actor=OPERATOR, number=2, reason="never sent")
    assert proposal(LION, on=date(2030, 5, 2)).consultations == ()


def test_a_proposal_that_others_refer_to_is_undone_last(lion):
    consult()
    with pytest.raises(Refused, match=r"proposalconsultation:\d+ refer to it"):
        undo(actor=OPERATOR, number=1, reason="a draft")
    undo(actor=OPERATOR, number=2, reason="never sent")
    undo(actor=OPERATOR, number=1, reason="a draft")
    assert not ListingProposal.objects.exists()
