import pytest
from django.db import IntegrityError, transaction

from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.journal.actors import OPERATOR, Actor, Grant, Role
from accord.journal.queries import entries
from accord.journal.undoing import undo
from accord.programmes.acts import report_result
from accord.programmes.models import ActivityResult, Result, ResultStatus
from accord.programmes.queries import activity

pytestmark = pytest.mark.django_db

OFFICER = Actor("an.officer", frozenset({Grant(Role.OFFICER, body="cms")}))
REPORT = {"activity": "jwp-1:b1", "status": ResultStatus.DONE, "result": "jwp-1:r9", "text": "The meeting took place."}


def report(actor: Actor = OFFICER, **more):
    report_result(actor=actor, **(REPORT | more))


def test_a_report_takes_the_place_of_none_reported(programme):
    report()
    (row,) = activity("jwp-1:b1").results
    assert (row.status, row.text) == (ResultStatus.DONE, "The meeting took place.")
    assert [entry.act for entry in entries()] == ["programmes.report_result"]


def test_a_second_report_stands_beside_the_first(programme):
    report(activity="jwp-1:a1")
    assert len(activity("jwp-1:a1").results) == 2


def test_undoing_a_report_brings_back_that_none_was_reported(programme):
    report()
    undo(actor=OPERATOR, number=1, reason="of another activity")
    assert activity("jwp-1:b1").status is ResultStatus.NONE_REPORTED
    assert not Result.objects.filter(id="jwp-1:r9").exists()


@pytest.mark.parametrize(
    ("wrong", "error", "why"),
    [
        ({"activity": "jwp-1:z1"}, NotFound, "has no activity jwp-1:z1"),
        ({"status": ResultStatus.NONE_REPORTED}, Invalid, "a report says one of: done, partly done, no action taken"),
        ({"text": " "}, Invalid, "without words says nothing"),
        ({"result": "jwp-1:r1"}, Conflict, "there is a result jwp-1:r1 already"),
    ],
)
def test_a_report_that_says_nothing_is_refused(programme, wrong, error, why):
    with pytest.raises(error, match=why):
        report(actor=OPERATOR, **wrong)


def test_officers_of_both_secretariats_report_and_nobody_else(programme):
    with pytest.raises(Refused, match="doesn't hold the role officer"):
        report(actor=Actor("a.member", frozenset({Grant(Role.COMMITTEE_MEMBER)})))
    with pytest.raises(Refused, match="not for cites:secretariat, cites, cms:secretariat, cms"):
        report(actor=Actor("an.other", frozenset({Grant(Role.OFFICER, body="cbd")})))


@pytest.mark.parametrize(
    ("status", "result"),
    [
        ("done", None),
        ("no_action", None),
        ("none_reported", "jwp-1:r1"),
        ("not_assessed", "jwp-1:r1"),
        ("fine", "jwp-1:r1"),
    ],
)
def test_the_database_keeps_what_is_said_apart_from_what_is_not(programme, status, result):
    ActivityResult.objects.filter(activity="jwp-1:b10").delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        ActivityResult.objects.create(activity_id="jwp-1:b10", result_id=result, status=status)
