"""`make bench` runs every benchmark there is, and none of them leans on something that is no more."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from accord.core.listings.model import Change, History, ListingEvent, NameStatus, Taxon

ROOT = Path(__file__).parents[2]
BENCH = ROOT / "bench"
SCRIPTS = ("run", "listings", "alignment", "texts", "parsing", "matching")


@pytest.fixture(autouse=True)
def _paths(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    monkeypatch.syspath_prepend(str(ROOT / "tests" / "listings"))


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"bench_{name}", BENCH / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", SCRIPTS)
def test_it_can_be_loaded(name: str) -> None:
    assert callable(script(name).main)


def test_make_bench_runs_them_all() -> None:
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    within = (BENCH / "run.py").read_text(encoding="utf-8")
    assert [name for name in SCRIPTS if f"bench/{name}.py" not in made and f"from {name} import" not in within] == []


def test_one_taxon_is_measured_with_what_its_events_name() -> None:
    from datetime import date

    taxa = {
        "genus": Taxon("genus", "Aus", "genus", None, checklist="cites"),
        "one": Taxon("one", "Aus bus", "species", "genus", checklist="cites"),
        "two": Taxon("two", "Aus cus", "species", "genus", checklist="cites"),
        "old": Taxon(
            "old", "Bus cus", "species", None, status=NameStatus.SYNONYM, accepted=("two",), checklist="cites"
        ),
    }
    event = ListingEvent("e", "cites", Change.ADDITION, "II", "genus", date(2000, 1, 1), except_taxa=frozenset({"old"}))
    seconds, sample = script("run").literal_seconds(History(taxa, {}, (event,)), limit=0.001)
    assert seconds >= 0
    assert set(sample) <= {"one", "two"}
