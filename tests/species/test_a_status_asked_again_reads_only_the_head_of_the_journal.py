from datetime import date

import pytest
from elephants import REVIEWER, listed

from accord.species.acts import record_listing_event, withdraw_listing_event
from accord.species.queries.side_by_side import current

pytestmark = pytest.mark.django_db
AFRICANA = "cites:loxodonta-africana"


def status_with_reasons():
    """The listing of the African elephant today, and the sentences that say why."""
    register = current()
    answer = register.names.status(AFRICANA, instrument="cites", on=date(2026, 1, 1))
    return answer.listing, register.names.explain(answer, words=register.words).sentences()


def test_a_status_asked_again_reads_only_the_head_of_the_journal(elephants, django_assert_num_queries):
    record_listing_event(actor=REVIEWER, event=listed("II", "1977-02-04"), reason="history")
    first = status_with_reasons()
    with django_assert_num_queries(1):
        assert status_with_reasons() == first


def test_the_next_answer_knows_what_was_recorded_or_withdrawn_meanwhile(elephants):
    record_listing_event(actor=REVIEWER, event=listed("II", "1977-02-04"), reason="history")
    assert status_with_reasons()[0] == "II"
    transfer = listed("I", "1990-01-18")
    record_listing_event(actor=REVIEWER, event=transfer, reason="history")
    assert status_with_reasons()[0] == "I"
    withdraw_listing_event(actor=REVIEWER, event=transfer.id, reason="recorded twice")
    assert status_with_reasons()[0] == "II"
