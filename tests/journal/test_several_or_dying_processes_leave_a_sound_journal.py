import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection, connections

from accord.journal.actors import OPERATOR
from accord.journal.models import Entry
from accord.journal.verification import verify

pytestmark = pytest.mark.django_db(transaction=True)

WRITER = Path(__file__).with_name("writer.py")


@pytest.fixture
def start(tmp_path: Path):
    """Starts a writer on a store that several processes share."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "accord.site.settings"),
    }
    if connection.vendor == "postgresql":
        at = connection.settings_dict
        environment["DATABASE_URL"] = f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
    else:
        file = tmp_path / "store.sqlite3"
        connection.ensure_connection()
        copy = sqlite3.connect(file)
        connection.connection.backup(copy)
        copy.close()
        environment["DATABASE_URL"] = f"sqlite:///{file}"

    def run(*arguments: object) -> subprocess.Popen[str]:
        command = [sys.executable, str(WRITER), *(str(argument) for argument in arguments)]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)

    return run


def lines(process: subprocess.Popen[str]) -> list[str]:
    return process.communicate()[0].split()


def test_writers_at_the_same_time_number_without_gaps(start):
    writers = [start(name, 12) for name in ("left", "right")]
    acknowledged = [line for writer in writers for line in lines(writer)]
    assert len(acknowledged) == 24
    assert lines(start("reader", 0)) == sorted([*acknowledged, "shared"])


def test_verifying_while_others_write_finds_nothing_wrong(start):
    processes = [start("left", 20), start("watcher", 25), start("right", 20)]
    assert lines(processes[1]) == []
    assert [len(lines(process)) for process in (processes[0], processes[2])] == [20, 20]


def test_a_kill_in_the_middle_of_an_act_stores_none_of_it_and_all_before_it(start):
    for round_ in range(3):
        killed = start(f"round{round_}", 9, 2 + round_)
        assert lines(killed) == [f"round{round_}-{n}" for n in range(1, 2 + round_)]
        assert killed.returncode == -signal.SIGKILL
    kept = [f"round{round_}-{n}" for round_ in range(3) for n in range(1, 2 + round_)]
    assert lines(start("reader", 0)) == [*kept, "shared"]


def test_threads_at_the_same_time_number_without_gaps(on_postgresql, sources):
    def work(name: str) -> None:
        for number in range(8):
            sources.put(actor=OPERATOR, key="a", title=f"{name} {number}")
        connections.close_all()

    threads = [threading.Thread(target=work, args=(name,)) for name in ("left", "right", "middle")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(Entry.objects.values_list("number", flat=True)) == list(range(1, 25))
    assert verify() == []
