import pytest
from django.db import connection

from accord.journal.actors import OPERATOR
from accord.journal.comparison import differences
from accord.journal.verification import verify
from accord.register.models import Account, Source
from accord.starter.load import load_starter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_sources(sources):
    sources.put(actor=OPERATOR, key="a", title="A")
    sources.put(actor=OPERATOR, key="b", title="B")


def told() -> list[str]:
    return [str(fault) for fault in differences()]


def test_what_acts_have_stored_removed_and_changed_again_is_as_recorded(sources):
    sources.put(actor=OPERATOR, key="a", title="again")
    sources.drop(actor=OPERATOR, key="b")
    assert told() == []


def test_the_starter_register_is_as_recorded():
    load_starter(actor=OPERATOR)
    assert verify() == []


def test_a_changed_field_is_named_with_both_values():
    Source.objects.filter(id="a").update(title="Atlantis")
    assert told() == ['register.source:a differs from the journal: title is "Atlantis", recorded "A"']


def test_a_removed_row_is_named():
    Source.objects.filter(id="a").delete()
    assert told() == ["register.source:a differs from the journal: it is recorded, but not stored"]


def test_a_row_put_in_is_named():
    Source.objects.create(id="c", title="C", licence="facts only")
    assert told() == ["register.source:c differs from the journal: it is stored, but not recorded"]


def test_a_row_brought_back_is_named(sources):
    sources.drop(actor=OPERATOR, key="a")
    Source.objects.create(id="a", title="A", licence="facts only")
    assert told() == ["register.source:a differs from the journal: its removal is recorded"]


@pytest.mark.parametrize(
    ("value", "what"),
    [("garbage", "its date can't be read"), ("2013-02-30", "it can't be read ("), (b"\xff", "it can't be read (")],
)
def test_a_value_that_is_none_of_its_column_is_named_and_hides_nothing_else(value, what):
    if connection.vendor == "postgresql":
        pytest.skip("the columns of PostgreSQL refuse a value of another type")
    Source.objects.filter(id="b").update(title="Atlantis")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_source SET date = %s, date_precision = 'day' WHERE id = 'a'", [value])
    found = told()
    assert found[0].startswith(f"register.source:a differs from the journal: {what}")
    assert found[-1] == 'register.source:b differs from the journal: title is "Atlantis", recorded "B"'


def test_kinds_of_which_the_journal_knows_nothing_are_left_alone():
    Account.objects.create(username="anna")
    assert told() == []


def test_the_register_can_be_left_out():
    Source.objects.filter(id="a").update(title="Atlantis")
    assert verify(register=False) == []
    assert [fault.number for fault in verify()] == [0]
