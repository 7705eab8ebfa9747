"""What the documents say is so: the reference is what the code says, links lead somewhere, nothing is promised."""

import ast
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
GENERATED = ("commands.md", "settings.md", "errors.md", "findings.md", "acts.md", "discrepancies.md", "pages.md")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_generator", REFERENCE / "generate.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def generated(generator: ModuleType) -> dict[str, str]:
    return generator.pages()


def page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


# The reference ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", GENERATED)
def test_the_reference_is_what_the_code_says(generated: dict[str, str], name: str) -> None:
    assert page(name) == generated[name], f"docs/reference/{name} is not what the code says: make docs"


def test_no_page_is_generated_that_nobody_checks(generated: dict[str, str]) -> None:
    assert set(generated) == set(GENERATED)


def _commands(command: click.Command, words: str) -> Iterator[tuple[str, click.Command]]:
    yield words, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=words)
        for name in command.list_commands(context):
            yield from _commands(command.get_command(context, name), f"{words} {name}")


def test_every_command_and_option_is_documented() -> None:
    from accord.cli import accord

    text = page("commands.md")
    missing = []
    for words, command in _commands(accord, "accord"):
        _, _, section = text.partition(f"# `{words}`\n")
        section = section.partition("\n## ")[0].partition("\n### ")[0]
        missing += [] if section else [words]
        named = [option for each in command.params if not getattr(each, "hidden", False) for option in each.opts]
        missing += [f"{words} {option}" for option in named if option.startswith("-") and option not in section]
    assert not missing


def test_every_command_and_option_says_what_it_is_for() -> None:
    from accord.cli import accord

    silent = []
    for words, command in _commands(accord, "accord"):
        silent += [] if command.help else [words]
        silent += [
            f"{words} {each.opts[0]}" for each in command.params if isinstance(each, click.Option) and not each.help
        ]
    assert not silent


def test_every_setting_is_documented_and_every_documented_one_is_read() -> None:
    from accord.site.settings import SETTINGS

    assert set(re.findall(r"^\| `([A-Z_]+)`", page("settings.md"), re.MULTILINE)) == {each.name for each in SETTINGS}
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/accord/site").glob("*.py"))
    read = set(re.findall(r"_env\.\w+\(\s*\"([A-Z_]+)\"", sources))
    assert read == {each.name for each in SETTINGS}


def test_every_error_code_is_documented(generator: ModuleType) -> None:
    text = page("errors.md")
    assert not [each.code for each in generator.errors() if f"| `{each.code}` | {each.exit_code} |" not in text]


def test_every_act_is_documented_with_who_may_do_it() -> None:
    import django

    django.setup()
    from accord.journal.acts import ACTS
    from accord.journal.policies import has_policy

    text = page("acts.md")
    ours = [name for name, act in ACTS.items() if act.function.__module__.startswith("accord.")]
    assert ours
    assert not [name for name in ours if f"### `{name}`" not in text or not has_policy(name)]


def test_every_discrepancy_is_documented() -> None:
    from accord.core.concordance import KINDS

    text = page("discrepancies.md")
    assert not [code for code in KINDS if f"| `{code}` |" not in text]


def test_every_page_is_documented_with_what_it_shows(generator: ModuleType) -> None:
    import django

    django.setup()
    text = page("pages.md")
    routes = generator.routes()
    assert routes
    assert not [address for address, _, _ in routes if f"| `{address}` |" not in text]
    assert not [address for address, _, view in routes if not view.__doc__]


def test_every_finding_has_words(generator: ModuleType) -> None:
    assert not [code for code, sentences in generator.findings().items() if set(sentences) <= {"…"}]


def test_every_check_is_documented(generator: ModuleType) -> None:
    text = page("findings.md")
    checks = [check for _, check in generator.checks()]
    assert checks
    assert not [check.code for check in checks if f"| `{check.code}` | {check.severity} |" not in text]


# The documents ----------------------------------------------------------------------------------------------------


def _without_code(text: str) -> str:
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


def _anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ +(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower()) for heading in headings]
    return {heading.strip().replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("document", PAGES, ids=name_of)
def test_every_link_leads_somewhere(document: Path) -> None:
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", _without_code(document.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (document.parent / file).resolve() if file else document
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in _anchors(target)):
            broken.append(link)
    assert not broken


def test_every_document_can_be_reached_from_the_index() -> None:
    reached, waiting = set(), [DOCS / "index.md"]
    while waiting:
        document = waiting.pop()
        reached.add(document)
        for link in re.findall(r"\]\(([^)\s#]+\.md)", document.read_text(encoding="utf-8")):
            target = (document.parent / link).resolve()
            if target.exists() and target not in reached:
                waiting.append(target)
    assert not [name_of(each) for each in PAGES if each not in reached]


@pytest.mark.parametrize("document", PAGES, ids=name_of)
def test_nothing_is_promised(document: Path) -> None:
    """A document says what works today."""
    words = re.compile(
        r"\b(TODO|FIXME|TBD|coming soon|not yet implemented|work in progress|lorem ipsum)\b", re.IGNORECASE
    )
    assert not [match[0] for match in words.finditer(document.read_text(encoding="utf-8"))]


def test_the_picture_and_the_page_of_the_rooms_name_every_room() -> None:
    rooms = {path.parent.name for path in (ROOT / "src/accord").glob("*/__init__.py")}
    for file in (ROOT / "ARCHITECTURE.md", DOCS / "images/rooms.svg"):
        text = file.read_text(encoding="utf-8")
        assert not [room for room in sorted(rooms) if not re.search(rf"\b{room}\b", text)], name_of(file)


def test_everything_that_the_documents_make_can_be_made() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = [
        (name_of(document), target)
        for document in PAGES
        for target in re.findall(r"(?:`|^\$ )make ([a-z-]+)", document.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert not [(document, target) for document, target in named if target not in targets]


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in sorted((DOCS / "decisions").glob("[0-9]*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_changelog_begins_with_what_is_unreleased() -> None:
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"


# The code ---------------------------------------------------------------------------------------------------------


def _public(node: Any, words: str = "") -> Iterator[tuple[str, Any]]:
    for each in node.body:
        if isinstance(each, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            if each.name.startswith("_") or each.name == "Meta":
                continue
            if any(isinstance(one, ast.Name) and one.id in {"override", "overload"} for one in each.decorator_list):
                continue
            yield f"{words}{each.name}", each
            is_shape = isinstance(each, ast.ClassDef) and any(
                getattr(base, "id", "") == "Protocol" for base in each.bases
            )
            if isinstance(each, ast.ClassDef) and not is_shape:  # the members of a Protocol are its names
                yield from _public(each, f"{each.name}.")


def test_everything_public_says_what_it_is() -> None:
    silent = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        if "migrations" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if tree.body and not ast.get_docstring(tree):
            silent.append(name_of(path))
        silent += [f"{name_of(path)}: {name}" for name, node in _public(tree) if not ast.get_docstring(node)]
    assert not silent
