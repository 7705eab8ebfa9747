"""What may happen to a proposal to amend the Appendices, in what order, and which days the treaties give."""

from datetime import date

import pytest

from accord.core.listings.proposals import (
    ProposalStep,
    Sitting,
    Sought,
    State,
    change_in_words,
    comments_due,
    in_force_from,
    state_on,
    submission_due,
    why_not,
)

COP19 = Sitting(date(2022, 11, 14), date(2022, 11, 25))
TO_II = Sought("cites", "", "II")
SUBMITTED = ProposalStep(State.SUBMITTED, date(2022, 6, 10))


def step(state, month, day, year=2022):
    return ProposalStep(State(state), date(year, month, day))


@pytest.mark.parametrize(
    ("rule", "instrument", "day"),
    [
        (submission_due, "cites", date(2022, 6, 17)),
        (submission_due, "cms", date(2022, 6, 17)),
        (comments_due, "cites", date(2022, 10, 15)),
        (comments_due, "cms", date(2022, 9, 15)),
        (in_force_from, "cites", date(2023, 2, 23)),
        (in_force_from, "cms", date(2023, 2, 23)),
    ],
)
def test_the_treaties_give_the_days(rule, instrument, day):
    found = rule(instrument, COP19)
    assert found.day == day
    assert found.rule.startswith(f"{instrument.upper()} Art. X")


def test_without_a_rule_or_the_days_of_the_meeting_there_is_no_day():
    assert submission_due("aewa", COP19) is None
    assert comments_due("cites", Sitting()) is None
    assert in_force_from("cms", Sitting(date(2022, 11, 14))) is None


@pytest.mark.parametrize(
    ("taken", "next_", "reason"),
    [
        ((), step("accepted", 11, 20), "the proposal was never submitted"),
        ((SUBMITTED,), step("submitted", 6, 12), "the proposal was submitted on 10 June 2022: it can't be submitted"),
        ((SUBMITTED, step("withdrawn", 7, 1)), step("accepted", 11, 20), "was withdrawn on 1 July 2022"),
        ((SUBMITTED, step("rejected", 11, 18)), step("amended", 11, 19), "was rejected on 18 November 2022"),
        ((SUBMITTED,), step("withdrawn", 6, 1), "1 June 2022 is before the last step, of 10 June 2022"),
        ((SUBMITTED,), step("accepted", 11, 13), "the meeting begins on 14 November 2022"),
        ((SUBMITTED,), step("rejected", 11, 26), "the meeting ended on 25 November 2022: it can't decide"),
        ((SUBMITTED,), step("withdrawn", 12, 1), "the meeting ended on 25 November 2022: nothing"),
    ],
)
def test_a_step_that_may_not_follow_is_refused_with_its_reason(taken, next_, reason):
    (found,) = why_not(taken, next_, TO_II, COP19)
    assert reason in found


@pytest.mark.parametrize("state", ["amended", "withdrawn", "accepted", "rejected"])
def test_what_was_submitted_or_amended_may_go_any_way(state):
    for taken in ((SUBMITTED,), (SUBMITTED, step("amended", 11, 15)), (ProposalStep(State.SUBMITTED, None),)):
        assert why_not(taken, step(state, 11, 16), TO_II, COP19) == ()


def test_every_reason_is_given_at_once():
    taken = (SUBMITTED, step("withdrawn", 7, 1))
    assert len(why_not(taken, step("accepted", 6, 1), TO_II, COP19)) == 3


@pytest.mark.parametrize(
    ("sought", "to", "is_allowed"),
    [
        (Sought("cites", "", "I"), "II", True),
        (Sought("cites", "", "II"), "I", False),
        (Sought("cites", "I", "II"), "I", True),
        (Sought("cites", "I", ""), "II", True),
        (Sought("cms", "", "II"), "I", True),
    ],
)
def test_under_cites_an_amendment_only_reduces_the_effect(sought, to, is_allowed):
    reasons = why_not((SUBMITTED,), step("amended", 11, 15), sought, COP19, amended_to=to)
    assert (reasons == ()) is is_allowed


def test_where_a_proposal_stands_follows_from_its_steps():
    steps = (SUBMITTED, step("amended", 11, 15), step("accepted", 11, 20))
    days = [date(2022, 6, 9), date(2022, 6, 10), date(2022, 11, 19), date(2030, 1, 1)]
    assert [state_on(steps, day) for day in days] == [None, "submitted", "amended", "accepted"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("", "II"), "inclusion in Appendix II"),
        (("I", ""), "deletion from Appendix I"),
        (("II", "I"), "transfer from Appendix II to Appendix I"),
        (("II", "II"), "amendment of the listing in Appendix II"),
    ],
)
def test_what_is_sought_is_said_in_words(change, words):
    assert change_in_words(*change) == words
