"""Writes the pages of docs/reference that can be read off the code: `python docs/reference/generate.py`.

With `--check` nothing is written; the exit code is 1 when a page differs from what the code says.
"""

# ruff: noqa: PLC0415  (nothing of accord may be imported before Django is ready)

import ast
import importlib
import inspect
import os
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src" / "accord"
WIDTH = 96
_ORIGIN = "This page is made from the code by `make docs`; change the code, not the page."


def pages() -> dict[str, str]:
    """Every generated page by its file name."""
    _django_ready()
    return {
        "commands.md": commands_page(),
        "settings.md": settings_page(),
        "errors.md": errors_page(),
        "findings.md": findings_page(),
        "acts.md": acts_page(),
        "discrepancies.md": discrepancies_page(),
        "pages.md": routes_page(),
    }


def _django_ready() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accord.site.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
    import accord

    for module in pkgutil.walk_packages(accord.__path__, "accord."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _page(title: str, introduction: str, parts: Iterable[str]) -> str:
    text = "\n\n".join([f"# {title}", introduction, *parts, f"---\n{_ORIGIN}"])
    return re.sub(r"[ \t]+\n", "\n", text) + "\n"


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(header)
    lines = [head, ["---"] * len(head), *(list(row) for row in rows)]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _doc(thing: Any) -> list[str]:
    """The paragraphs of a docstring, each on one line."""
    return [" ".join(each.split()) for each in (inspect.getdoc(thing) or "").split("\n\n") if each.strip()]


# Commands ---------------------------------------------------------------------------------------------------------


def commands() -> Iterator[tuple[str, Any]]:
    """Every command and group from `accord` downwards: its words, and the context in which it prints its help."""
    from accord.cli import accord

    waiting: list[tuple[str, Any, Any]] = [("accord", accord, None)]
    while waiting:
        words, command, above = waiting.pop(0)
        width = {"terminal_width": WIDTH, "max_content_width": WIDTH}
        settings = {**command.context_settings, **width}
        context = command.context_class(command, info_name=words.rpartition(" ")[2], parent=above, **settings)
        yield words, context
        if hasattr(command, "list_commands"):
            names = command.list_commands(context)
            waiting = [(f"{words} {name}", command.get_command(context, name), context) for name in names] + waiting


def commands_page() -> str:
    """What `--help` prints, for every command."""
    parts = []
    for words, context in commands():
        depth = "##" if words.count(" ") < 2 else "###"
        context.command._help_option = None  # click keeps the one of whichever context came first  # noqa: SLF001
        parts.append(f"{depth} `{words}`\n\n```text\n{context.get_help().rstrip()}\n```")
    introduction = (
        "What `--help` prints for every command. An error is one line on stderr; its exit code is in "
        "[errors.md](errors.md). The files that commands read are in [files.md](files.md)."
    )
    return _page("Commands", introduction, parts)


# Settings ---------------------------------------------------------------------------------------------------------


def settings_page() -> str:
    """The environment variables that an installation can set."""
    from accord.site.settings import SETTINGS

    rows = [(f"`{each.name}`", each.default or "(empty)", each.meaning) for each in SETTINGS]
    introduction = "An installation is set up by environment variables; every one has a default that works on a laptop."
    return _page("Settings", introduction, [_table(("variable", "when it is not set", "meaning"), rows)])


# Errors and findings ----------------------------------------------------------------------------------------------


def errors() -> list[type[Any]]:
    """AccordError and everything below it, wherever it is defined, in the order of exit codes."""
    from accord.core.errors import AccordError

    found: list[type[Any]] = []
    waiting: list[type[Any]] = [AccordError]
    while waiting:
        kind = waiting.pop(0)
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("accord."):
            found.append(kind)
    return sorted(found, key=lambda kind: (kind.exit_code, kind.code, kind.__module__))


def errors_page() -> str:
    """Codes for machines, exit codes for shells, sentences for people."""
    rows = [(f"`{each.code}`", str(each.exit_code), each.__name__, " ".join(_doc(each))) for each in errors()]
    introduction = (
        "Every refusal has a stable code, one sentence for people and an exit code for shells. The command line prints "
        "`accord: …` on stderr and nothing else; nobody sees a traceback for bad input. "
        "A command that was stopped from the keyboard ends with 130."
    )
    return _page("Errors", introduction, [_table(("code", "exit code", "in Python", "meaning"), rows)])


def findings() -> dict[str, list[str]]:
    """Codes of findings with the sentences that go with them, as the sources have them (… for what varies)."""
    found: dict[str, list[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if path.name == "checks.py":
            continue  # what these find is named in their tables
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_finding = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding"
            if not is_finding or len(node.args) < 2 or not isinstance(node.args[0], ast.Constant):
                continue
            sentences = found.setdefault(str(node.args[0].value), [])
            sentence = _sentence(node.args[1], path)
            if sentence not in sentences:
                sentences.append(sentence)
    return dict(sorted(found.items()))


def _sentence(node: ast.expr, path: Path) -> str:
    """The text of a finding: a literal, an f-string, a sum of both, or a name that was given one just above."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    if isinstance(node, ast.BinOp):
        return _sentence(node.left, path) + _sentence(node.right, path)
    if isinstance(node, ast.IfExp):
        return f"{_sentence(node.body, path)} / {_sentence(node.orelse, path)}"
    if isinstance(node, ast.Name):
        above = [
            one
            for one in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(one, ast.Assign)
            and one.lineno <= node.lineno
            and any(isinstance(target, ast.Name) and target.id == node.id for target in one.targets)
        ]
        if above and not isinstance(above[-1].value, ast.Name):
            return _sentence(max(above, key=lambda one: one.lineno).value, path)
    return "…"


def checks() -> Iterator[tuple[str, Any]]:
    """The checks of every room, with the name of the room."""
    for path in sorted(SOURCE.glob("*/checks.py")):
        module = importlib.import_module(f"accord.{path.parent.name}.checks")
        yield from ((path.parent.name, check) for check in module.CHECKS)


def findings_page() -> str:
    """What comes along with an answer for a person to look at, and what the checks of the rooms look for."""
    rows = [(f"`{code}`", " · ".join(sentences)) for code, sentences in findings().items()]
    checked = [(f"`{each.code}`", each.severity.value, each.looks_for, room) for room, each in checks()]
    introduction = (
        "A finding does not stop anything: it comes along with an answer, or with the reading of a file, and says what a "
        "person should look at. “…” stands for what varies."
    )
    meaning = (
        "What the rooms look for in what is recorded. An *error* cannot be so, a *warning* is probably not meant so, a *note* "
        "may be right and matters for the answer."
    )
    parts = [
        _table(("code", "what it says"), rows),
        "## Checks of the register",
        meaning,
        _table(("code", "severity", "looks for", "room"), checked),
    ]
    return _page("Findings and checks", introduction, parts)


# Acts and policies ------------------------------------------------------------------------------------------------


def acts_page() -> str:
    """Everything that changes something, who may, and what is said when they may not."""
    from accord.journal.actors import Role
    from accord.journal.acts import ACTS

    roles = ", ".join(f"`{role.value}`" for role in Role)
    introduction = (
        "An act is the only way to change the register. It asks its policy, does its work in one transaction and writes one "
        "entry of the [journal](../explanation/journal.md). Refusal is the default; the operator of the machine (the command "
        f"line) may do everything. Roles: {roles}; a role is held for everything, for one body or for one country."
    )
    parts = []
    shipped = sorted(name for name, act in ACTS.items() if act.function.__module__.startswith("accord."))
    for room in sorted({name.partition(".")[0] for name in shipped}):
        parts.append(f"## {room.capitalize()}")
        parts += [_act(ACTS[name]) for name in shipped if name.startswith(f"{room}.")]
    return _page("Acts and policies", introduction, parts)


def _act(act: Any) -> str:
    from accord.journal import policies

    rule = policies._RULES.get(act.name)  # noqa: SLF001  (the page shows what nothing else needs to ask)
    arguments = [name for name in inspect.signature(act.function).parameters if name != "actor"]
    facts = [
        ("who may", " ".join(_doc(rule.decide)) if rule else "Nobody: it has no policy."),
        ("given", ", ".join(f"`{name}`" for name in arguments)),
        ("legal date", f"`{act.legal_date}`" if act.legal_date else "the day of recording"),
        ("can be undone", "yes" if act.undoable else "no"),
        ("when refused", f"“Refused: {policies.refusal_of(act.name)}.” and every reason"),
    ]
    lines = "\n".join(f"- **{label}:** {text}" for label, text in facts)
    return "\n\n".join([f"### `{act.name}`", *_doc(act.function), lines])


# Discrepancies ----------------------------------------------------------------------------------------------------


def discrepancies_page() -> str:
    """The kinds of discrepancy, by what they are about."""
    from accord.core.concordance import KINDS, Family

    header = ("code", "title", "meaning", "what is proposed until somebody decides")
    parts = []
    for family in Family:
        rows = [
            (f"`{kind.code}`", kind.title, kind.meaning, kind.proposal)
            for kind in KINDS.values()
            if kind.family is family
        ]
        parts.append(f"## {family.value.capitalize()}\n\n{_table(header, rows)}")
    introduction = (
        "The codes in the column `discrepancies` of a concordance. How they come about is told in "
        "[the explanation of the concordance](../explanation/concordance.md)."
    )
    return _page("Discrepancies", introduction, parts)


# Pages ------------------------------------------------------------------------------------------------------------


def routes() -> list[tuple[str, str, Any]]:
    """Address, name and view of every page."""
    urls = importlib.import_module("accord.web.urls")
    return list(_routes(urls.urlpatterns, "/"))


def _routes(patterns: Iterable[Any], prefix: str) -> Iterator[tuple[str, str, Any]]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _routes(pattern.url_patterns, address)
        else:
            yield address, pattern.name or "", pattern.callback


def routes_page() -> str:
    """The addresses at which Accord serves pages and files."""
    rows = [(f"`{address}`", f"`{name}`", (_doc(view) or [""])[0]) for address, name, view in routes()]
    introduction = "The addresses that `accord serve` answers. `<…>` stands for what varies. Reading needs no account, and no page needs JavaScript."
    return _page("Pages", introduction, [_table(("address", "name", "what it shows"), rows)])


def main() -> int:
    """Write the pages, or with `--check` say which ones are not what the code says."""
    check = "--check" in sys.argv[1:]
    stale = []
    for name, text in pages().items():
        file = HERE / name
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not check:
            file.write_text(text, encoding="utf-8")
    if stale:
        sys.stdout.write(f"{'differs from the code' if check else 'written'}: {', '.join(stale)}\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
