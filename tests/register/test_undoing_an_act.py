from datetime import date

import pytest

from accord.core.errors import Invalid, NotFound, Refused
from accord.journal.actors import OPERATOR
from accord.journal.queries import entries, entry
from accord.journal.undoing import undo
from accord.register import acts
from accord.register.models import Meeting, PartyMembership

pytestmark = pytest.mark.usefixtures("register")

COP16 = "cites:meeting:cop16"


def correct(ends: date) -> None:
    acts.correct_meeting(actor=OPERATOR, meeting=COP16, corrections={"ends": ends}, reason="a slip")


def test_it_puts_back_what_was_there_and_says_so_in_the_journal():
    correct(date(2013, 3, 15))
    undo(actor=OPERATOR, number=1, reason="it was right before")
    assert Meeting.objects.get(id=COP16).ends == date(2013, 3, 14)
    assert (entry(2).act, entry(2).reason) == ("journal.undo", "it was right before")


def test_what_was_added_is_removed_and_undoing_that_adds_it_again():
    acts.record_membership(
        actor=OPERATOR, instrument="cms", country="FR", mode="approval", entry_into_force=date(1990, 7, 1)
    )
    undo(actor=OPERATOR, number=1, reason="the wrong country")
    assert not PartyMembership.objects.filter(id="cms:FR:1").exists()
    undo(actor=OPERATOR, number=2, reason="the right one after all")
    assert PartyMembership.objects.get(id="cms:FR:1").entry_into_force == date(1990, 7, 1)


def test_what_was_changed_again_is_not_undone():
    correct(date(2013, 3, 15))
    correct(date(2013, 3, 16))
    with pytest.raises(Refused, match=f"register.meeting:{COP16} was changed again by entry 2"):
        undo(actor=OPERATOR, number=1, reason="it was right before")
    assert Meeting.objects.get(id=COP16).ends == date(2013, 3, 16)


def test_what_was_changed_and_put_back_since_can_be_undone():
    correct(date(2013, 3, 15))
    correct(date(2013, 3, 16))
    undo(actor=OPERATOR, number=2, reason="the first correction was right")
    undo(actor=OPERATOR, number=1, reason="and that was wrong, too")
    assert Meeting.objects.get(id=COP16).ends == date(2013, 3, 14)


def test_what_was_undone_is_not_undone_again():
    correct(date(2013, 3, 15))
    undo(actor=OPERATOR, number=1, reason="a slip")
    with pytest.raises(Refused, match=f"register.meeting:{COP16} was changed again by entry 2"):
        undo(actor=OPERATOR, number=1, reason="a slip")


def test_an_act_that_is_not_made_for_it_is_not_undone():
    acts.open_account(actor=OPERATOR, username="bob")
    with pytest.raises(Refused, match=r"acts of the kind register\.open_account can't be undone"):
        undo(actor=OPERATOR, number=1, reason="a slip")


def test_an_officer_may_not_undo(cites_officer):
    correct(date(2013, 3, 15))
    with pytest.raises(Refused, match="the act can't be undone"):
        undo(actor=cites_officer, number=1, reason="a slip")


def test_a_reason_is_needed_and_the_entry_must_be_there():
    correct(date(2013, 3, 15))
    with pytest.raises(Invalid, match="say why"):
        undo(actor=OPERATOR, number=1, reason="")
    with pytest.raises(NotFound, match="no entry 9"):
        undo(actor=OPERATOR, number=9, reason="a slip")
    assert len(entries()) == 1
