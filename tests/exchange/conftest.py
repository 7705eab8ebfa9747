"""Small files of listing data."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from wolf_and_bear import BEAR, WOLF


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
