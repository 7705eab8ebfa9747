"""How a text stands is derived from its events; the files say it as well, for people, and must say the same."""

import csv
from pathlib import Path

import pytest

import accord.starter
from accord.decisions.queries import State, works
from accord.journal.actors import OPERATOR
from accord.starter.load import load_starter

pytestmark = pytest.mark.django_db


def test_states_and_meetings_of_the_files_follow_from_the_events():
    load_starter(actor=OPERATOR)
    derived = {row.id: row for row in works()}
    path = Path(accord.starter.__file__).parent / "texts/works.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for stated in csv.DictReader(file):
            row = derived[stated["id"]]
            if stated["state"] != "unknown":  # the sources do not say how it stands today
                assert (row.id, row.state) == (row.id, State(stated["state"]))
            if stated["adopted_at"]:
                assert stated["adopted_at"] in {event.meeting for event in row.events}
