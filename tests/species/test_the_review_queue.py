"""What waits for a person, in which order, what was decided, and what comes back when the lists say otherwise."""

from datetime import date

import pytest
from elephants import REVIEWER, acting, listed

from accord.core.errors import Invalid, NotFound, Refused
from accord.journal.actors import ANYONE, OPERATOR, Actor, Grant, Role
from accord.journal.queries import entries
from accord.journal.undoing import undo
from accord.journal.verification import verify
from accord.species import models
from accord.species.acts import (
    answer_question,
    ask_questions,
    decide_alignment,
    record_listing_event,
    revise_alignment,
    revoke_answer,
    write_remark,
)
from accord.species.models import AlignmentDecision, Answer, Cover, Question, Relation
from accord.species.queries import decisions_in_force
from accord.species.review.queue import detailed, evidence_of, progress, queue, remarks, rulings, single, with_filters
from accord.species.review.values import Asked, Candidate, State

pytestmark = pytest.mark.django_db

TODAY = date(2026, 1, 1)
FOREST = "cites:loxodonta-africana~cms:loxodonta-cyclotis"


@pytest.fixture
def lists(elephants) -> None:
    """CITES lists one elephant in Appendix I, CMS two in Appendix II; CITES alone lists the lion."""
    record_listing_event(actor=REVIEWER, event=listed(), reason="history")
    record_listing_event(
        actor=REVIEWER,
        event=listed("II", id="lion", taxon="cites:panthera-leo"),
        reason="history",
    )
    for key in ("cms:loxodonta-africana", "cms:loxodonta-cyclotis"):
        event = listed("II", id=key, taxon=key, instrument="cms", effective=date(1991, 1, 1))
        record_listing_event(actor=REVIEWER, event=event, reason="history")


def case(key: str):
    return queue(TODAY).by_key[key]


def decide(key: str = FOREST, relation: Relation = Relation.INCLUDES, *, act=decide_alignment, **more):
    waiting = case(key)
    given = {
        "left": waiting.left_key,
        "right": waiting.right_key,
        "relation": relation,
        "cover": Cover.PARTLY,
        "reason": "CITES keeps forest elephants in L. africana",
        "decided_on": date(2024, 3, 1),
        "evidence": waiting.evidence,
    }
    return act(actor=REVIEWER, **(given | more))


def cites_takes_up_the_forest_elephant() -> None:
    """What a new edition of the list does: the synonym becomes a taxon of its own."""
    models.SynonymUse.objects.all().delete()
    models.Taxon.objects.filter(id="cites:loxodonta-cyclotis").update(status="accepted", parent="cites:loxodonta")
    # The rows were changed past the acts, as only a test may; the next act makes the queue look again.
    event = listed("I", id="new", taxon="cites:loxodonta-cyclotis", effective=date(2025, 1, 1))
    record_listing_event(actor=REVIEWER, event=event, reason="history")


def test_pairs_with_a_discrepancy_of_names_or_concepts_wait(lists) -> None:
    waiting = case(FOREST)
    assert waiting.state is State.OPEN
    assert "split_after_listing" in waiting.kinds
    assert waiting.evidence == (
        "cites:loxodonta-africana includes cms:loxodonta-africana\n"
        "cites:loxodonta-africana includes cms:loxodonta-cyclotis"
    )


def test_what_differs_in_law_only_asks_nobody(elephants) -> None:
    record_listing_event(actor=REVIEWER, event=listed("I", taxon="cites:loxodonta", id="genus"), reason="history")
    event = listed("II", id="cms", taxon="cms:loxodonta", instrument="cms")
    record_listing_event(actor=REVIEWER, event=event, reason="history")
    assert "cites:loxodonta~cms:loxodonta" not in queue(TODAY).by_key


def test_a_decision_is_counted_and_does_not_hide_the_evidence(lists) -> None:
    before, _ = progress(queue(TODAY).cases)
    decide()
    after, kinds = progress(queue(TODAY).cases)
    assert (after.total, after.decided) == (before.total, before.decided + 1)
    assert sum(each.total for each in kinds) == after.total
    decided = case(FOREST)
    assert (decided.state, decided.ruling.relation) == (State.DECIDED, "includes")
    assert decided.row.relation == "includes"


def test_a_decision_against_the_evidence_that_was_seen_is_not_contradicted_by_it(lists) -> None:
    decide(relation=Relation.DISJOINT)
    assert case(FOREST).state is State.DECIDED


def test_new_evidence_against_a_decision_brings_it_back_with_both_sides(lists) -> None:
    decide(relation=Relation.CONGRUENT, cover=Cover.WHOLLY)
    cites_takes_up_the_forest_elephant()
    back = case(FOREST)
    assert back.state is State.CONTESTED
    assert "cites:loxodonta-cyclotis congruent cms:loxodonta-cyclotis" in back.contradiction
    assert "includes cms:loxodonta-cyclotis" in back.ruling.evidence
    assert queue(TODAY).cases[0] == back


def test_new_evidence_that_agrees_leaves_a_decision_alone(lists) -> None:
    decide(relation=Relation.DISJOINT, cover=Cover.NOT)
    cites_takes_up_the_forest_elephant()
    assert case(FOREST).state is State.DECIDED


def test_confirming_a_contested_decision_settles_it_and_keeps_both_on_record(lists) -> None:
    decide(relation=Relation.CONGRUENT, cover=Cover.WHOLLY)
    cites_takes_up_the_forest_elephant()
    decide(relation=Relation.CONGRUENT, act=revise_alignment, decided_on=date(2025, 2, 1), reason="still one animal")
    settled = case(FOREST)
    assert settled.state is State.DECIDED
    assert [(each.reason, each.revoked_because) for each in rulings(settled)] == [
        ("still one animal", ""),
        ("CITES keeps forest elephants in L. africana", "Revised: still one animal"),
    ]


def test_undoing_a_revision_puts_the_former_decision_in_force(lists) -> None:
    decide()
    decide(relation=Relation.OVERLAPS, act=revise_alignment, decided_on=date(2025, 2, 1))
    number = entries(act="species.revise_alignment")[0].number
    undo(actor=REVIEWER, number=number, reason="taken too early")
    assert [each.relation for each in decisions_in_force()] == ["includes"]
    assert AlignmentDecision.objects.count() == 1
    undo(actor=OPERATOR, number=number + 1, reason="no, it was right")
    assert [each.relation for each in decisions_in_force()] == ["overlaps"]
    assert verify(register=False) == []


def test_whoever_decided_may_undo_it_and_others_may_not(lists) -> None:
    decide()
    number = entries(act="species.decide_alignment")[0].number
    other = Actor("b.reviewer", frozenset({Grant(Role.REVIEWER)}))
    with pytest.raises(Refused, match="role administrator"):
        undo(actor=other, number=number, reason="not mine")
    with pytest.raises(Refused, match="role administrator"):
        undo(actor=Actor("a.reviewer"), number=number, reason="no longer a reviewer")
    undo(actor=REVIEWER, number=number, reason="a slip")
    assert case(FOREST).state is State.OPEN


def test_there_must_be_something_to_revise(lists) -> None:
    with pytest.raises(NotFound, match="in force"):
        decide(act=revise_alignment)


def test_the_strictest_appendix_comes_first_among_equals(lists) -> None:
    order = [each.urgency for each in queue(TODAY).cases]
    assert order == sorted(order)
    assert len(order) > 1


# One list only --------------------------------------------------------------------------------------------------

ALONE = "cites:panthera-leo~"


@pytest.fixture
def lions(lists) -> None:
    """CMS has the genus of the lion, but not the lion."""
    for law in ("cites", "cms"):
        models.Taxon.objects.create(id=f"{law}:panthera", checklist_id=law, name="Panthera", rank="genus")
    models.Taxon.objects.filter(id="cites:panthera-leo").update(parent="cites:panthera")
    models.Taxon.objects.create(id="cms:felis-leo", checklist_id="cms", name="Felis leonina", rank="species")
    event = listed("II", id="trigger", taxon="cites:loxodonta", effective=date(1995, 1, 1))
    record_listing_event(actor=REVIEWER, event=event, reason="history")


def no_counterpart(reason: str = "outside the scope of CMS"):
    waiting = case(ALONE)
    return answer_question(
        actor=REVIEWER,
        question=single(waiting),
        reason=reason,
        decided_on=date(2024, 1, 1),
        evidence=waiting.evidence,
    )


def test_a_taxon_without_counterpart_can_be_left_without_one(lions) -> None:
    assert case(ALONE).kinds == ("name_in_no_list",)
    no_counterpart()
    decided = case(ALONE)
    assert (decided.state, decided.ruling.chosen) == (State.DECIDED, "")


def test_a_counterpart_that_turns_up_later_brings_it_back(lions) -> None:
    no_counterpart()
    models.Taxon.objects.create(
        id="cms:panthera-leo", checklist_id="cms", name="Panthera leo", rank="species", parent_id="cms:panthera"
    )
    event = listed("II", id="cms-lion", taxon="cms:panthera-leo", instrument="cms", effective=date(2025, 1, 1))
    record_listing_event(actor=REVIEWER, event=event, reason="history")
    back = case("cites:panthera-leo~cms:panthera-leo")
    assert back.state is State.CONTESTED
    assert "congruent" in back.contradiction
    assert back.ruling.reason == "outside the scope of CMS"


def test_a_person_can_put_it_beside_a_taxon_that_names_do_not_lead_to(lions) -> None:
    before, _ = progress(queue(TODAY).cases)
    decide_alignment(
        actor=REVIEWER,
        left="cites:panthera-leo",
        right="cms:felis-leo",
        relation=Relation.CONGRUENT,
        cover=Cover.WHOLLY,
        reason="the same animal",
        decided_on=date(2024, 1, 1),
        evidence=case(ALONE).evidence,
    )
    after, _ = progress(queue(TODAY).cases)
    assert (after.total, after.decided) == (before.total, before.decided + 1)
    assert ALONE not in queue(TODAY).by_key
    assert case("cites:panthera-leo~cms:felis-leo").state is State.DECIDED


# Questions that were sent ---------------------------------------------------------------------------------------

ONE = Candidate("812", "Oryzomys albiventer Merriam, 1901", "two letters away", "fuzzy")
OTHER = Candidate("977", "Oryzomys auripectus Blossom, 1933", "same stem", "stem")


def oryzomys(*candidates: Candidate, edition: str = "2024") -> Asked:
    return Asked(
        "name", "museum list", "mdd", "Oryzomys auriventer", "Thomas, 1899", candidates=candidates, edition=edition
    )


def ask(question: Asked, actor: Actor = REVIEWER):
    return ask_questions(actor=actor, questions=[question], asked_on=date(2024, 1, 1), reason="match of a list")


def answer(**more):
    waiting = asked_case()
    given = {"chosen": "812", "chosen_name": ONE.name, "reason": "compared the types", "decided_on": date(2024, 2, 1)}
    evidence = evidence_of(waiting.question)
    return answer_question(actor=REVIEWER, question=waiting.number, evidence=evidence, **(given | more))


def asked_case():
    (found,) = with_filters(queue(TODAY).cases, list_="museum list")
    return detailed(found)


def test_questions_of_a_match_wait_with_their_candidates(lists) -> None:
    assert ask(oryzomys(ONE)).added == 1
    waiting = asked_case()
    assert (waiting.kind, waiting.state) == ("name", State.OPEN)
    assert waiting.question.candidates == (ONE,)


def test_the_same_run_again_changes_nothing(lists) -> None:
    ask(oryzomys(ONE))
    number = entries()[-1].number
    assert ask(oryzomys(ONE)).unchanged == 1
    assert entries()[-1].number == number


def test_an_answer_survives_the_next_edition_that_still_has_the_taxon(lists) -> None:
    ask(oryzomys(ONE))
    answer()
    again = Candidate("1812", "Oryzomys albiventer Merriam, 1901", "two letters away", "fuzzy")
    assert ask(oryzomys(again, OTHER, edition="2025")).changed == 1
    assert (asked_case().state, asked_case().ruling.chosen) == (State.DECIDED, "812")


def test_an_answer_whose_taxon_is_gone_comes_back(lists) -> None:
    ask(oryzomys(ONE))
    answer()
    ask(oryzomys(OTHER, edition="2025"))
    assert asked_case().state is State.CONTESTED
    assert "Oryzomys auripectus" in asked_case().contradiction


def test_a_name_that_meant_nothing_comes_back_when_something_is_found(lists) -> None:
    ask(oryzomys(ONE))
    answer(chosen="", chosen_name="")
    assert asked_case().state is State.DECIDED
    ask(oryzomys(ONE, OTHER))
    assert asked_case().contradiction == "977 Oryzomys auripectus Blossom, 1933 [stem]"


def test_another_answer_ends_the_one_before_and_can_be_undone(lists) -> None:
    ask(oryzomys(ONE, OTHER))
    answer()
    answer(chosen="977", chosen_name=OTHER.name, reason="seen the skull", decided_on=date(2024, 3, 1))
    assert [each.reason for each in rulings(asked_case())] == ["seen the skull", "compared the types"]
    undo(actor=REVIEWER, number=entries(act="species.answer_question")[-1].number, reason="the wrong skull")
    assert asked_case().ruling.chosen == "812"


def test_an_answer_can_be_revoked(lists) -> None:
    ask(oryzomys(ONE))
    number = answer()
    revoke_answer(actor=REVIEWER, question=number, reason="the type is lost", revoked_on=date(2024, 5, 1))
    assert asked_case().state is State.OPEN
    with pytest.raises(NotFound, match="no answer"):
        revoke_answer(actor=REVIEWER, question=number, reason="again", revoked_on=date(2024, 5, 1))


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"reason": " "}, "a reason must be given"),
        ({"chosen_name": ""}, "needs its name"),
        ({"relation": "undecided"}, "relation must be one of|relation"),
        ({"cover": "mostly"}, "cover"),
    ],
)
def test_an_answer_that_can_not_be_given_says_why(lists, wrong, why) -> None:
    from accord.core.errors import AccordError

    ask(oryzomys(ONE))
    with pytest.raises(AccordError, match=why):
        answer(**wrong)
    assert not Answer.objects.exists()


def test_only_so_many_questions_are_sent_at_once(lists) -> None:
    many = [Asked("name", "l", "mdd", f"Name {number}") for number in range(5001)]
    with pytest.raises(Invalid, match="at most 5000"):
        ask_questions(actor=REVIEWER, questions=many, asked_on=TODAY, reason="x")
    assert not Question.objects.exists()


@pytest.mark.parametrize("actor", [ANYONE, acting(Role.COMMITTEE_MEMBER), acting(Role.OFFICER, body="cbd")])
def test_others_neither_ask_nor_remark(lists, actor) -> None:
    with pytest.raises(Refused):
        ask(oryzomys(ONE), actor)
    with pytest.raises(Refused):
        write_remark(actor=actor, case=FOREST, text="I was here")


def test_a_remark_stands_beside_its_case_with_its_author(lists) -> None:
    write_remark(actor=REVIEWER, case=FOREST, text="See Roca et al.")
    (row,) = remarks(FOREST)
    assert (row.text, row.written_by) == ("See Roca et al.", "a.reviewer")
    for text in ("", "x" * 4001):
        with pytest.raises(Invalid, match="1 to 4000"):
            write_remark(actor=REVIEWER, case=FOREST, text=text)
