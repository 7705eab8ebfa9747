from datetime import date

import pytest
from elephants import REVIEWER, acting, listed

from accord.core.errors import Refused
from accord.journal.actors import ANYONE, Role
from accord.journal.policies import may
from accord.journal.queries import entries
from accord.species.acts import decide_alignment, record_listing_event, withdraw_listing_event
from accord.species.models import Cover, Relation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "actor",
    [
        acting(Role.REVIEWER),
        acting(Role.OFFICER),
        acting(Role.OFFICER, body="cites"),
        acting(Role.REVIEWER, body="cites"),
    ],
    ids=["reviewer", "officer", "officer of CITES", "reviewer of CITES"],
)
def test_officers_and_reviewers_record_listing_events(elephants, actor):
    record_listing_event(actor=actor, event=listed(), reason="history")
    assert len(entries()) == 1


@pytest.mark.parametrize(
    ("actor", "why"),
    [
        (ANYONE, "public doesn't hold the role officer or reviewer"),
        (acting(Role.COMMITTEE_MEMBER), "a.reviewer doesn't hold the role officer or reviewer"),
        (acting(Role.OFFICER, body="cms"), "a.reviewer holds the role officer or reviewer for cms, not for cites"),
    ],
    ids=["anyone", "committee member", "officer of CMS"],
)
def test_others_are_refused_with_the_reason(elephants, actor, why):
    with pytest.raises(Refused) as refusal:
        record_listing_event(actor=actor, event=listed(), reason="history")
    assert str(refusal.value).startswith("Refused: the listing event can't be recorded.")
    assert refusal.value.reasons == (why,)
    assert entries() == []


def test_an_event_is_withdrawn_by_the_officers_of_its_convention(elephants):
    record_listing_event(actor=REVIEWER, event=listed(), reason="history")
    with pytest.raises(Refused, match="for cms, not for cites"):
        withdraw_listing_event(actor=acting(Role.OFFICER, body="cms"), event=listed().id, reason="wrong")
    withdraw_listing_event(actor=acting(Role.OFFICER, body="cites"), event=listed().id, reason="wrong")


def decide(actor):
    decide_alignment(
        actor=actor,
        left="cites:loxodonta",
        right="cms:loxodonta",
        relation=Relation.CONGRUENT,
        cover=Cover.WHOLLY,
        reason="same",
        decided_on=date(2024, 1, 1),
    )


@pytest.mark.parametrize(
    "actor",
    [acting(Role.REVIEWER), acting(Role.OFFICER), acting(Role.OFFICER, body="cites"), acting(Role.OFFICER, body="cms")],
    ids=["reviewer", "officer", "officer of CITES", "officer of CMS"],
)
def test_reviewers_and_officers_of_either_convention_decide_alignments(elephants, actor):
    decide(actor)
    assert len(entries()) == 1


@pytest.mark.parametrize(
    ("actor", "why"),
    [
        (ANYONE, "public doesn't hold the role reviewer or officer"),
        (acting(Role.COMMITTEE_MEMBER), "a.reviewer doesn't hold the role reviewer or officer"),
        (acting(Role.OFFICER, body="cbd"), "a.reviewer holds the role reviewer or officer for cbd, not for cites, cms"),
    ],
    ids=["anyone", "committee member", "officer of another convention"],
)
def test_nobody_else_decides_alignments_and_hears_why(elephants, actor, why):
    with pytest.raises(Refused, match="the alignment can't be decided") as refusal:
        decide(actor)
    assert refusal.value.reasons == (why,)


def test_a_page_can_ask_before_anything_is_filled_in(elephants):
    assert may(acting(Role.OFFICER), "species.record_listing_event").allowed
    assert not may(ANYONE, "species.decide_alignment").allowed
