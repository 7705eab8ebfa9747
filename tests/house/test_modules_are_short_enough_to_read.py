"""A module that passes 500 lines is cut by subject (CONTRIBUTING.md)."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = [path for path in sorted(ROOT.glob("src/**/*.py")) if "migrations" not in path.parts]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_passes_five_hundred_lines(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 500


def test_no_folder_is_named_for_nothing() -> None:
    """The name of a folder is the answer to "where is …?"."""
    nameless = {"common", "misc", "utils", "helpers", "lib", "shared"}
    assert not [path for path in ROOT.glob("src/**/") if path.name in nameless]
