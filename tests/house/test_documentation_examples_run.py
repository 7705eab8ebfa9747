"""Every command in the documents runs, and prints what the documents say it prints (docs/examples/run.py)."""

import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def _runner() -> ModuleType:
    spec = importlib.util.spec_from_file_location("documentation_examples", ROOT / "docs/examples/run.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


runner = _runner()
EXAMPLES = {page: list(runner.examples(page.read_text(encoding="utf-8"))) for page in runner.documents()}
WITH_COMMANDS = [page for page, found in EXAMPLES.items() if any(example.is_run for example in found)]


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Any]:
    """A fresh place for each page, with a register of its own."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        pytest.skip("the documents show a register on SQLite; they are run in that pass")
    register = runner.make_register(tmp_path_factory.mktemp("register") / "made")
    return lambda: runner.Bench(tmp_path_factory.mktemp("page") / "here", register)


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_commands_of_a_page_print_what_it_says(page: Path, bench: Callable[[], Any]) -> None:
    here = bench()
    wrong = []
    for example in EXAMPLES[page]:
        if not example.is_run:
            continue
        code, printed = here.run(example.command)
        if bool(code) != example.is_refused:
            wrong.append(f"$ {example.command}\n(exit code {code})\n{printed}")
        elif not runner.matches(example.shown, printed):
            wrong.append(f"$ {example.command}\n{printed}")
    assert not wrong, "\n\n".join(["mend with: python docs/examples/run.py", *wrong])


@pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_shows_only_commands_that_are_run_or_known_not_to_be(page: Path) -> None:
    known = ("accord ", "python ", "head ", *runner.NOT_RUN)
    assert not [each.command for each in EXAMPLES[page] if not each.command.startswith(known)]


@pytest.mark.parametrize(
    ("shown", "printed", "is_so"),
    [
        ("I\n", "I\n", True),
        ("I\n", "II\n", False),
        ("I\n", "I\nII\n", False),
        ("…\nII\n", "I\n\nII\n", True),
        ("I since … 1984\n", "I since 14 March 1984\n", True),
        ("I since … 1984\n", "I since 14 March 1992\n", False),
        ("", "", True),
        ("", "I\n", False),
    ],
)
def test_an_ellipsis_stands_for_anything_and_nothing_else_does(shown: str, printed: str, is_so: bool) -> None:
    assert runner.matches(shown, printed) is is_so
