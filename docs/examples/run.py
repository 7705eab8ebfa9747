"""Runs the commands that the documents show, and puts what they print below them: `python docs/examples/run.py [PAGE …]`.

Commands are the lines that begin with `$ ` in a block marked `console`. What stands below one is what it prints; `…` on
a line of its own stands for any lines, `…` within a line for anything. A page is changed only where it is wrong.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: What a reader types that is not run here: it needs a network, or goes on until it is stopped.
NOT_RUN = ("git clone ", "cd ", "make ", "source ", "export ", "accord serve", "accord demo")
WIDTH = "100"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    """A command, what the page says that it prints, and where the two stand in the page."""

    command: str
    shown: str
    start: int
    end: int

    @property
    def is_run(self) -> bool:
        """Whether it is run here."""
        return not self.command.startswith(NOT_RUN)

    @property
    def is_refused(self) -> bool:
        """Whether the page shows that it fails: with one line that begins with `accord: `."""
        return any(line.startswith("accord: ") for line in self.shown.splitlines())


def documents() -> list[Path]:
    """The pages that may hold examples."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def examples(text: str) -> Iterator[Example]:
    """The examples of a page, in order. A command goes on in the next line after a backslash."""
    for block in _BLOCK.finditer(text):
        for match in re.finditer(r"^\$ ((?:.*\\\n)*.*)\n((?:(?!\$ ).*\n)*)", block[1], re.MULTILINE):
            yield Example(match[1], match[2], block.start(1) + match.start(), block.start(1) + match.end())


def matches(shown: str, printed: str) -> bool:
    """Whether a page shows what was printed."""
    parts = []
    for line in shown.splitlines():
        if line.strip() == "…":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(".*".join(re.escape(part) for part in line.rstrip().split("…")) + r"\n")
    return re.fullmatch("".join(parts), printed) is not None


class Bench:
    """A place to run commands in: the example data, and a register with the facts that ship with Accord."""

    def __init__(self, folder: Path, register: Path) -> None:
        self.folder = folder
        (folder / "docs").mkdir(parents=True)
        shutil.copytree(
            ROOT / "docs/examples", folder / "docs/examples", ignore=shutil.ignore_patterns("run.py", "__pycache__")
        )
        if register.exists():
            shutil.copytree(register, folder / "var")

    def run(self, command: str) -> tuple[int, str]:
        """Exit code and all that is printed, on stdout and stderr, without blanks at the ends of lines."""
        kept = {name: os.environ[name] for name in ("HOME", "LANG", "PYTHONPATH", "TMPDIR") if name in os.environ}
        settings = {
            "ACCORD_DATA": str(self.folder / "var"),
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "PYTHONUTF8": "1",
            "COLUMNS": WIDTH,
            "NO_COLOR": "1",
            "TERM": "dumb",
        }
        done = subprocess.run(  # noqa: S603  (the commands of our own documents)
            ["/bin/bash", "-c", command],
            cwd=self.folder,
            env={**kept, **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, re.sub(r"[ \t]+$", "", done.stdout, flags=re.MULTILINE)


def make_register(folder: Path) -> Path:
    """A data directory with the register that ships with Accord, to be copied for each page."""
    bench = Bench(folder, folder / "none")
    for command in ("accord register setup", "accord register load-starter"):
        code, printed = bench.run(command)
        if code:
            raise RuntimeError(f"{command}: {printed}")
    return folder / "var"


def corrected(text: str, bench: Bench) -> str:
    """The page with what its commands print today."""
    pieces, at = [], 0
    for example in examples(text):
        if not example.is_run:
            continue
        _, printed = bench.run(example.command)
        if not matches(example.shown, printed):
            pieces += [text[at : example.start], f"$ {example.command}\n{printed}"]
            at = example.end
    return "".join([*pieces, text[at:]])


def main() -> None:
    """Correct the pages given, or all."""
    with tempfile.TemporaryDirectory() as scratch:
        register = make_register(Path(scratch) / "made")
        for number, page in enumerate([Path(name).resolve() for name in sys.argv[1:]] or documents()):
            text = page.read_text(encoding="utf-8")
            new = corrected(text, Bench(Path(scratch) / str(number), register))
            if new != text:
                page.write_text(new, encoding="utf-8")
                sys.stdout.write(f"corrected: {page.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
