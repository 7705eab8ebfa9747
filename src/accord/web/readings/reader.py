"""The process that reads one file that somebody sent: `python -m accord.web.readings.reader FOLDER NAME`.

It reads `paper` in the folder and leaves `text.txt` (of a paper that amends also `original.txt`, the text as it stood), or
`problem.txt` with one sentence; it knows no database and no
settings, and takes no more memory than is good for a page.
"""

import contextlib
import importlib
import os
import sys
from pathlib import Path
from typing import Final

from accord.core.errors import AccordError, Invalid
from accord.exchange.papers import read_paper, read_text
from accord.exchange.papers.html import looks_like_html

#: Bytes of memory.
_MOST_MEMORY: Final = 2 * 1024**3
#: Characters: some 700 pages.
LONGEST: Final = 2_000_000


def main(folder: Path, name: str) -> None:
    """Read the paper in `folder`, which was called `name`."""
    _bounded()
    os.chdir(folder)
    try:
        text, original = _read()
    except Invalid as error:
        _leave("problem.txt", f"{name}: {error.reason}")
    except AccordError as error:
        _leave("problem.txt", f"{name}: {error}")
    except MemoryError:
        _leave("problem.txt", f"{name}: reading this file takes more memory than a page may use")
    else:
        if original:
            _leave("original.txt", original)
        _leave("text.txt", text)


def _read() -> tuple[str, str]:
    """The text, and where insertions and deletions are marked in it also the text without them. Raises Invalid."""
    with Path("paper").open("rb") as file:
        start = file.read(4096)
    if not start.startswith(b"PK") and not looks_like_html(start):
        return _checked(read_text("paper")), ""
    paper = read_paper("paper")
    return _checked(paper.text), paper.original if paper.is_amended else ""


def _checked(text: str) -> str:
    if not text.strip():
        raise Invalid("this paper holds no text")
    if len(text) > LONGEST:
        raise Invalid(f"this paper has {len(text):,} characters; a page shows at most {LONGEST:,}")
    return text


def _bounded() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such bounds
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _leave(file: str, words: str) -> None:
    """Write whole or not at all."""
    draft = Path(f".{file}")
    with draft.open("w", encoding="utf-8", errors="replace", newline="") as out:
        out.write(words)
    draft.replace(file)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
