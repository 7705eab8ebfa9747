"""The register that ships with the package, loaded whole."""

import pytest

from accord.core.errors import Refused
from accord.journal.actors import OPERATOR, Actor, Grant, Role
from accord.journal.models import Entry
from accord.journal.queries import seal
from accord.species.queries import counts, history
from accord.starter.load import load_starter

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(db):
    return load_starter(actor=OPERATOR)


def test_it_is_one_act_with_everything_that_is_new(loaded):
    entry = Entry.objects.get()
    assert (entry.act, entry.actor) == ("starter.load", "operator")
    assert sum(loaded.added.values()) == sum(loaded.rows.values()) == entry.touches.count()
    assert not loaded.changed
    assert not loaded.removed


def test_every_room_has_its_rows(loaded):
    assert {name.partition(".")[0] for name in loaded.added} == {
        "register", "species", "decisions", "targets", "programmes", "partnerships",
    }  # fmt: skip
    assert counts().species["cites"] >= 150
    assert len(history().events) == loaded.rows["species.listingevent"]


def test_the_same_files_a_second_time_change_nothing_and_write_nothing(loaded):
    before = seal()
    again = load_starter(actor=OPERATOR)
    assert again.nothing_new
    assert again.rows == loaded.rows
    assert seal() == before


def test_only_an_administrator_loads_it(db):
    with pytest.raises(Refused, match="the starter register can't be loaded"):
        load_starter(actor=Actor("an.officer", frozenset({Grant(Role.OFFICER)})))
    assert not Entry.objects.exists()
