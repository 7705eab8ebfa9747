import pytest

from accord.core.errors import Invalid, NotFound, Refused
from accord.journal.actors import OPERATOR, Actor, Grant, Role
from accord.journal.queries import entries
from accord.targets.acts import map_targets
from accord.targets.models import MappingRelation, MappingStatus, Scheme, Target, TargetMapping
from accord.targets.queries import schemes, targets

pytestmark = pytest.mark.django_db

OFFICER = Actor("an.officer", frozenset({Grant(Role.OFFICER)}))


@pytest.fixture(autouse=True)
def two_schemes(db):
    for scheme, codes in (("sdg", ("2", "10", "15", "15.7", "15.a")), ("kmgbf", ("5", "9"))):
        Scheme.objects.create(id=scheme, title=scheme.upper())
        for code in codes:
            Target.objects.create(id=f"{scheme}:{code}", scheme_id=scheme, code=code, title=f"Target {code}")


def propose(actor: Actor = OFFICER, left: str = "sdg:15.7", right: str = "kmgbf:5", **more):
    map_targets(
        actor=actor, left=left, right=right, **({"relation": MappingRelation.CLOSE, "reason": "poaching"} | more)
    )


def test_a_proposed_mapping_is_seen_from_both_sides(two_schemes):
    propose()
    for scheme, key in (("sdg", "sdg:15.7"), ("kmgbf", "kmgbf:5")):
        (row,) = [row for row in targets(scheme) if row.mappings]
        assert (row.id, row.mappings[0].relation, row.mappings[0].status) == (key, "close", "proposed")


def test_a_reviewer_accepts_what_an_officer_proposed(two_schemes):
    propose()
    with pytest.raises(Refused, match="doesn't hold the role reviewer"):
        propose(status=MappingStatus.ACCEPTED)
    reviewer = Actor("a.reviewer", frozenset({Grant(Role.REVIEWER)}))
    propose(actor=reviewer, status=MappingStatus.ACCEPTED, reason="agreed at SC78")
    assert (TargetMapping.objects.get().status, len(entries())) == ("accepted", 2)


@pytest.mark.parametrize(
    ("wrong", "error", "why"),
    [
        ({"right": "sdg:2"}, Invalid, "stand in one scheme"),
        ({"right": "kmgbf:99"}, NotFound, "has no target kmgbf:99"),
        ({"reason": " "}, Invalid, "a reason must be given"),
    ],
)
def test_a_mapping_that_can_not_be_says_why(two_schemes, wrong, error, why):
    with pytest.raises(error, match=why):
        propose(actor=OPERATOR, **wrong)


def test_a_scheme_says_how_many_of_its_targets_are_mapped(two_schemes):
    propose()
    propose(right="kmgbf:9", actor=OPERATOR, status=MappingStatus.REJECTED)
    assert [(row.id, row.targets, row.mapped) for row in schemes()] == [("kmgbf", 2, 1), ("sdg", 5, 1)]


def test_targets_come_in_the_order_of_their_numbers(two_schemes):
    assert [row.code for row in targets("sdg")] == ["2", "10", "15", "15.7", "15.a"]


def test_a_scheme_that_is_not_there_is_not_found(two_schemes):
    with pytest.raises(NotFound, match="has no scheme mdg"):
        targets("mdg")
