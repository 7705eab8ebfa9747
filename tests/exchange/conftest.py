"""Small files of listing data."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TAXA = "id,checklist,name,authorship,rank,parent,status,accepted\n"
EVENTS = "id,instrument,change,appendix,taxon,effective,party,populations,except_taxa,except_populations,included_in\n"
WOLF = {
    "taxa.csv": TAXA
    + "1,cites,Canis,,genus,,accepted,\n"
    + '2,cites,Canis lupus,"Linnaeus, 1758",species,1,accepted,\n'
    + "3,cites,Canis lupus dingo,,subspecies,2,accepted,\n"
    + "4,cites,Canis arctos,,species,,synonym,2\n",
    "ranges.csv": "taxon,country,status\n2,IN,\n2,PL,\n2,GB,extinct\n",
    "events.csv": EVENTS
    + "a,cites,addition,II,1,1977-02-04,,,3,,\n"
    + "b,cites,addition,I,2,2010-06-23,,BT IN NP PK,,,\n"
    + "c,cites,reservation,I,2,2010-09-01,CH,,,,\n",
}
BEAR: dict[str, Any] = {
    "format": "accord-listings/1",
    "taxa": [
        {"id": "g", "name": "Ursus", "rank": "genus"},
        {"id": "s", "name": "Ursus arctos", "rank": "species", "parent": "g"},
    ],
    "range": {"s": ["BT", {"country": "MX", "status": "extinct"}]},
    "events": [
        {
            "id": "e1",
            "instrument": "cites",
            "change": "addition",
            "appendix": "I",
            "taxon": "s",
            "effective": "1975-07-01",
            "populations": ["BT"],
        }
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """A data set folder; `folder({"taxa.csv": …})` replaces files of the wolf, None leaves one out."""

    def make(changes: dict[str, str | bytes | None] | None = None) -> Path:
        target = tmp_path / "wolf"
        target.mkdir(exist_ok=True)
        for name, content in ({**WOLF, **(changes or {})}).items():
            if content is not None:
                (target / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return target

    return make


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """A file with that content: bytes, text or anything that JSON can hold."""

    def make(content: Any, name: str = "list.csv") -> Path:
        target = tmp_path / name
        if isinstance(content, str):
            content = content.encode()
        target.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return target

    return make


@pytest.fixture
def bear() -> dict[str, Any]:
    """A JSON data set that a test may change."""
    return json.loads(json.dumps(BEAR))
