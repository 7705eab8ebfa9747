import importlib
import pkgutil

import pytest

import accord
from accord.core.errors import Refused
from accord.journal.actors import ANYONE, OPERATOR, Actor, Grant, Role
from accord.journal.acts import ACTS, act
from accord.journal.policies import ALLOWED, Decision, has_policy, holds, may, policy, refused
from accord.journal.queries import entries


def test_every_act_of_every_room_has_a_policy():
    for module in pkgutil.walk_packages(accord.__path__, "accord."):
        if module.name.rpartition(".")[2] in {"acts", "policies", "load"} or ".acts." in module.name:
            importlib.import_module(module.name)
    assert [name for name in ACTS if not has_policy(name)] == []


@pytest.mark.django_db
def test_an_act_without_a_policy_is_refused_even_to_the_operator():
    @act("tests.without_policy")
    def unruled(*, actor: Actor) -> None: ...

    try:
        with pytest.raises(Refused, match=r"no policy says who may do tests\.without_policy"):
            unruled(actor=OPERATOR)
    finally:
        ACTS.pop("tests.without_policy")


@pytest.mark.django_db
def test_a_refused_act_changes_nothing_and_says_every_reason(sources):
    with pytest.raises(Refused) as refusal:
        sources.put(actor=ANYONE, key="a", title="A")
    assert str(refusal.value) == "Refused: the source can't be put.\n  - public doesn't hold the role officer"
    assert entries() == []


def test_both_sides_of_a_decision_give_their_reasons_once():
    both = refused("the review is open", "it is too early") & refused("it is too early", "no delegation of authority")
    assert both == Decision(("the review is open", "it is too early", "no delegation of authority"))
    assert (ALLOWED & ALLOWED).allowed
    assert not (ALLOWED & both).allowed


def test_two_policies_for_one_act_are_an_error(sources):
    with pytest.raises(ValueError, match="two policies"):
        policy("tests.put_source", refusal="…")(lambda actor, given: ALLOWED)


@pytest.mark.parametrize(
    ("grants", "allowed"),
    [
        ([Grant(Role.OFFICER)], True),
        ([Grant(Role.OFFICER, body="cms")], True),
        ([Grant(Role.OFFICER, body="cites")], False),
        ([Grant(Role.PARTY, country="FR")], False),
        ([Grant(Role.REVIEWER), Grant(Role.OFFICER, body="cms")], True),
        ([], False),
    ],
)
def test_a_role_reaches_as_far_as_its_scope(grants, allowed):
    actor = Actor("a.person", frozenset(grants))
    assert holds(actor, Role.OFFICER, bodies=["cms:sc", "cms"]).allowed is allowed


def test_a_role_for_one_body_is_no_role_for_everything():
    actor = Actor("a.person", frozenset({Grant(Role.OFFICER, body="cms")}))
    assert holds(actor, Role.OFFICER).reasons == ("a.person holds the role officer for cms, not for everything",)


def test_asking_is_possible_before_acting(sources):
    assert may(OPERATOR, "tests.put_source").allowed
    assert not may(ANYONE, "tests.put_source", {"key": "a"}).allowed
