"""What a reader gathers before it is a value: passages of lines, activities, and the rows in which they stand."""

from dataclasses import dataclass, field, replace

from accord.core.programme.printed.codes import Code
from accord.core.programme.printed.lines import Line, joined


@dataclass(slots=True)
class Passage:
    """A paragraph of a cell, as lines."""

    lines: list[Line]
    continued: bool = False
    loose: bool = False
    """Whether only a full stop at a line's end parts it from the paragraph before: it may belong to that."""

    @property
    def start(self) -> int:
        """Its first character in the text."""
        return min(line.start for line in self.lines)

    @property
    def end(self) -> int:
        """Behind its last character in the text."""
        return max(line.end for line in self.lines)

    @property
    def last(self) -> str:
        """Its last line."""
        return self.lines[-1].text if self.lines else ""

    def text(self, words: frozenset[str] = frozenset()) -> str:
        """Its words as running text."""
        return joined(self.lines, words)


@dataclass(slots=True)
class Allotted:
    """A result given to an activity, and why that is sure or not."""

    passage: Passage
    shared: bool = False
    certain: bool = True


@dataclass(slots=True)
class Draft:
    """An activity while it is read."""

    code: Code | None
    theme: str
    subtheme: str
    passage: Passage
    results: list[Allotted] = field(default_factory=list)
    columns: list[tuple[str, str, str]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    said_nothing: bool = False
    start: int = 0
    parted: bool = False
    """Whether white parts it from what stands above: it may have a row of its own."""

    @property
    def group(self) -> tuple[str, str]:
        """The theme and sub-theme under which it stands."""
        return self.theme, self.subtheme


@dataclass(slots=True)
class Row:
    """Activities that stand together in the text, and the paragraphs that come after them in the column of results.

    `side_by_side`: a real table says that these stand beside each other; else it is the order of the text that says so.
    """

    activities: list[Draft] = field(default_factory=list)
    results: list[Passage] = field(default_factory=list)
    side_by_side: bool = False
    early: list[Passage] = field(default_factory=list)
    """Results that the text gives before the activities that they stand beside."""


@dataclass(slots=True)
class Theme:
    """A theme while it is read; `lines` stand between its title and its first activity."""

    code: str
    title: str
    start: int
    end: int
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Gathered:
    """All that was read of one programme."""

    themes: list[Theme] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    has_results: bool = False

    @property
    def activities(self) -> list[Draft]:
        """Its activities in printed order."""
        return [draft for row in self.rows for draft in row.activities]


def cut(line: Line, length: int) -> Line:
    """The line behind its first `length` characters and the white after them."""
    rest = line.text[length:]
    bare = rest.lstrip()
    start = line.start + length + len(rest) - len(bare)
    return replace(line, text=bare, start=min(start, line.end))
