from datetime import date

import pytest
from elephants import REVIEWER

from accord.core.errors import Conflict, Invalid, NotFound
from accord.core.taxonomy import Relation as CoreRelation
from accord.journal.actors import OPERATOR
from accord.journal.queries import entries, entry
from accord.journal.undoing import undo
from accord.species.acts import decide_alignment, revoke_alignment
from accord.species.models import Cover, Relation
from accord.species.queries import alignments, decisions_in_force

pytestmark = pytest.mark.django_db

PAIR = {"left": "cites:loxodonta-africana", "right": "cms:loxodonta-cyclotis"}


def decide(**more):
    given = {
        "relation": Relation.INCLUDES,
        "cover": Cover.PARTLY,
        "reason": "CITES keeps forest elephants in L. africana",
        "decided_on": date(2024, 3, 1),
    }
    return decide_alignment(actor=REVIEWER, **(PAIR | given | more))


def test_a_decision_keeps_relation_cover_reason_person_and_day(elephants):
    decide(source="cites-appendices")
    (row,) = alignments()
    assert (row.relation, row.cover, row.decided_by, row.decided_on) == (
        "includes",
        "partly",
        "a.reviewer",
        date(2024, 3, 1),
    )
    assert (row.reason, row.source) == ("CITES keeps forest elephants in L. africana", "cites-appendices")
    assert (entry(1).act, entry(1).legal_date) == ("species.decide_alignment", date(2024, 3, 1))


def test_a_decision_in_force_is_what_the_alignment_takes(elephants):
    decide()
    (decision,) = decisions_in_force()
    assert (decision.left, decision.right, decision.relation) == (*PAIR.values(), CoreRelation.INCLUDES)


def test_a_pair_has_one_decision_in_force(elephants):
    decide()
    with pytest.raises(Conflict, match="revoke it first"):
        decide(relation=Relation.CONGRUENT)


def test_a_revoked_decision_stays_on_record_and_makes_room_for_another(elephants):
    decide()
    revoke_alignment(actor=REVIEWER, **PAIR, reason="CITES has taken up L. cyclotis", revoked_on=date(2025, 1, 1))
    decide(relation=Relation.DISJOINT, cover=Cover.NOT, decided_on=date(2025, 1, 2))
    assert [(row.relation, row.revoked_because) for row in alignments(taxon=PAIR["left"])] == [
        ("includes", "CITES has taken up L. cyclotis"),
        ("disjoint", ""),
    ]
    assert [decision.relation for decision in decisions_in_force()] == ["disjoint"]


@pytest.mark.parametrize(
    ("day", "relations"),
    [
        (date(2024, 2, 29), []),
        (date(2024, 3, 1), ["includes"]),
        (date(2024, 12, 31), ["includes"]),
        (date(2025, 1, 1), []),
    ],
)
def test_what_was_in_force_on_a_day_can_be_asked(elephants, day, relations):
    decide()
    revoke_alignment(actor=REVIEWER, **PAIR, reason="new standard reference", revoked_on=date(2025, 1, 1))
    assert [decision.relation for decision in decisions_in_force(on=day)] == relations


@pytest.mark.parametrize(
    ("wrong", "error", "why"),
    [
        ({"left": "cites:nothing"}, NotFound, "has no taxon cites:nothing"),
        ({"right": "cites:panthera-leo"}, Invalid, "stand in one checklist"),
        ({"reason": ""}, Invalid, "a reason must be given"),
        ({"source": "hearsay"}, Invalid, "source “hearsay” isn't in the register"),
    ],
)
def test_a_decision_that_can_not_be_taken_says_why(elephants, wrong, error, why):
    with pytest.raises(error, match=why):
        decide(**wrong)
    assert entries() == []


def test_a_decision_can_not_be_revoked_before_it_was_taken(elephants):
    decide()
    with pytest.raises(Invalid, match="taken on 2024-03-01"):
        revoke_alignment(actor=REVIEWER, **PAIR, reason="mistake", revoked_on=date(2024, 2, 1))


def test_only_a_decision_in_force_can_be_revoked(elephants):
    with pytest.raises(
        NotFound, match="no decision on cites:loxodonta-africana and cms:loxodonta-cyclotis is in force"
    ):
        revoke_alignment(actor=REVIEWER, **PAIR, reason="mistake", revoked_on=date(2024, 2, 1))


def test_undoing_a_revocation_puts_the_decision_in_force_again(elephants):
    decide()
    revoke_alignment(actor=REVIEWER, **PAIR, reason="new standard reference", revoked_on=date(2025, 1, 1))
    undo(actor=OPERATOR, number=2, reason="not adopted")
    assert len(decisions_in_force()) == 1
