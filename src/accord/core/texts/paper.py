"""A paper as it was written: paragraphs of runs, with what was inserted and what was struck out.

Conventions amend texts in two ways: with the tracked changes of a word processor, and with formatting alone (“new text is underlined
and deleted text is struck through”). Both become the same runs here, so that either text can be read: as it stood, and as
it would stand.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Change(StrEnum):
    """What happens to a run of text."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


class How(StrEnum):
    """How the paper says so. Moved text is deleted in one place and inserted in another."""

    TRACKED = "tracked"
    MOVED = "moved"
    FORMATTING = "formatting"


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one kind; `author` and `at` are those of a tracked change."""

    text: str
    change: Change = Change.KEPT
    how: How | None = None
    author: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in which table of the paper a paragraph stands, counted from 1 in the grid of the table.

    `across` and `down`: how many columns and rows the cell covers; `merged`: it goes on the cell above, and holds nothing.
    """

    table: int
    row: int
    column: int
    across: int = 1
    down: int = 1
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `label` is the number that the word processor prints before it; `style` the name of its style.

    `mark`: whether the end of the paragraph itself was inserted or deleted (two paragraphs made of one, or one of two).
    """

    runs: tuple[Run, ...]
    label: str = ""
    level: int = 0
    style: str = ""
    cell: Cell | None = None
    footnote: str = ""
    page: int | None = None
    mark: Change = Change.KEPT

    def read(self, *, left_out: Change) -> str:
        """The words without those that `left_out` names, behind the label."""
        words = "".join(run.text for run in self.runs if run.change is not left_out)
        return f"{self.label} {words.lstrip()}" if self.label and words.strip() else words


@dataclass(frozen=True, slots=True)
class Paper:
    """All paragraphs in reading order; footnotes stand last."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The text as it would stand: insertions read, deletions left out."""
        return self._text(Change.DELETED)

    @property
    def original(self) -> str:
        """The text as it stood before the amendments."""
        return self._text(Change.INSERTED)

    @property
    def is_amended(self) -> bool:
        """Whether anything in it is inserted or deleted."""
        return any(run.change is not Change.KEPT for paragraph in self.paragraphs for run in paragraph.runs)

    def _text(self, left_out: Change) -> str:
        pieces: list[str] = []
        carried = ""  # of a paragraph whose end is left out: it runs on into the next
        for paragraph in self.paragraphs:
            words = carried + paragraph.read(left_out=left_out).strip("\n")
            carried = words if paragraph.mark is left_out else ""
            if not carried and words.strip():
                pieces.append(words)
        pieces += [carried] if carried.strip() else []
        return "\n\n".join(pieces) + ("\n" if pieces else "")
