from datetime import date

import pytest
from sides import CITES, officer

from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.programme.lineage import Relation
from accord.journal.actors import OPERATOR
from accord.journal.undoing import undo
from accord.programmes.acts import decide_lineage, retract_lineage
from accord.programmes.models import Lineage
from accord.programmes.queries import lineage_between, proposed_lineage

pytestmark = pytest.mark.django_db
DAY = date(2016, 1, 11)


def decide(earlier: str | None, later: str | None, relation: str, *, actor=CITES, reason: str = "as both read") -> int:
    return decide_lineage(
        actor=actor, earlier=earlier, later=later, relation=Relation(relation), reason=reason, decided_on=DAY
    )


def test_what_is_open_is_told_and_proposed(programme):
    between = lineage_between("jwp-1", "jwp-2")
    assert between.open_earlier == ("jwp-1:b1", "jwp-1:b2", "jwp-1:b10")
    assert between.open_later == ()
    assert [(each.step.earlier, each.step.relation) for each in proposed_lineage("jwp-1", "jwp-2")] == [
        ("jwp-1:b1", "dropped"),
        ("jwp-1:b2", "dropped"),
        ("jwp-1:b10", "dropped"),
    ]


def test_a_person_decides_with_a_reason_and_revises(programme):
    decide("jwp-1:b2", "jwp-2:a1", "merged")
    decide("jwp-1:b2", "jwp-2:a1", "absorbed", reason="only the list of names is left of it")
    row = Lineage.objects.get(earlier="jwp-1:b2")
    assert (row.relation, row.decided_by, row.decided_on) == ("absorbed", "cites.officer", DAY)
    with pytest.raises(Conflict, match="on record already"):
        decide("jwp-1:b2", "jwp-2:a1", "absorbed", reason="only the list of names is left of it")


@pytest.mark.parametrize(
    ("step", "error", "why"),
    [
        (("jwp-1:b2", None, "continued"), Refused, "between an earlier activity and a later one"),
        (("jwp-1:b2", "jwp-2:a1", "dropped"), Refused, "becomes no later one"),
        ((None, "jwp-2:a1", "new"), Refused, "said to be new, and to come from another"),
        (("jwp-1:b3", "jwp-2:b1", "changed"), Refused, "said to have ended, and to have become another"),
        (("jwp-1:b2", "jwp-1:b1", "changed"), Invalid, "in one edition"),
        (("jwp-1:z9", "jwp-2:b1", "changed"), NotFound, "no activity jwp-1:z9"),
        ((None, None, "new"), Invalid, "lineage is of an activity"),
    ],
)
def test_what_cannot_be_is_refused(programme, step, error, why):
    with pytest.raises(error, match=why):
        decide(*step)


def test_a_decision_needs_a_reason_and_an_officer_of_the_programme(programme):
    with pytest.raises(Invalid, match="reason"):
        decide("jwp-1:b2", None, "dropped", reason=" ")
    with pytest.raises(Refused, match="cites:secretariat"):
        decide("jwp-1:b2", None, "dropped", actor=officer("cbd"))


def test_a_decision_is_retracted_and_undone(programme):
    decide("jwp-1:b2", None, "dropped")
    retract_lineage(actor=CITES, earlier="jwp-1:b2", later=None, reason="it goes on")
    assert "jwp-1:b2" in lineage_between("jwp-1", "jwp-2").open_earlier
    undo(actor=OPERATOR, number=2, reason="it does not")
    assert "jwp-1:b2" not in lineage_between("jwp-1", "jwp-2").open_earlier
