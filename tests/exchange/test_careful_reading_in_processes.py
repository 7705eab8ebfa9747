import pytest

from accord.core.names.careful import read_carefully
from accord.exchange import careful_pool
from accord.exchange.careful_pool import CarefulPool

NAMES = [f"Aus cf. b{letter}us Huber, 19{number:02}" for number in range(20) for letter in "aeiou"]


def test_processes_give_what_one_process_gives_in_the_same_order(monkeypatch):
    monkeypatch.setattr(careful_pool, "_WORTH_STARTING", 10)
    monkeypatch.setattr(careful_pool, "_CHUNK", 30)
    with CarefulPool(2) as careful:
        assert careful(NAMES, None, None) == read_carefully(NAMES, None, None)


@pytest.mark.parametrize("processes", [1, 2])
def test_few_names_start_no_process(processes):
    with CarefulPool(processes) as careful:
        assert careful(NAMES, None, None) == read_carefully(NAMES, None, None)
        assert careful._pool is None
