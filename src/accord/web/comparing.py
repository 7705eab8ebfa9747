"""Two texts beside each other: which paragraphs changed, and in them which words; rows for a page, runs for a file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from accord.core.errors import Invalid, NotFound
from accord.core.texts.duties import structure
from accord.core.texts.paper import Change, Run
from accord.core.texts.redline import Comparison, compare
from accord.decisions import queries
from accord.web.readings import kept

#: Characters of both texts together: some 300 pages.
LONGEST: Final = 900_000
#: What a side of a comparison that was sent and not brought in is named by in the address.
SENT: Final = "sent:"
#: Behind that: the text as it stood before the amendments that the paper itself makes.
BEFORE: Final = ":before"
#: Unchanged paragraphs shown before and after a change, where only changes are shown.
_AROUND: Final = 1
_MARKS = re.compile(r"\*+|~~|</?sup>")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts. `href` leads to it; one that was only sent is private."""

    key: str
    title: str
    language: str
    text: str
    href: str
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of both texts. `number` counts the changes from 1; 0 for what is as before; `skipped` rows are not shown."""

    kind: str
    runs: tuple[Run, ...]
    number: int = 0
    skipped: int = 0

    @property
    def old(self) -> tuple[Run, ...]:
        """Its words in the earlier text."""
        return tuple(run for run in self.runs if run.change is not Change.INSERTED)

    @property
    def new(self) -> tuple[Run, ...]:
        """Its words in the later text."""
        return tuple(run for run in self.runs if run.change is not Change.DELETED)


def side(key: str) -> Side | None:
    """One text by what the address names it; None while it is being read. Raises NotFound, Invalid."""
    if not key.startswith(SENT):
        held = queries.written(key)
        return Side(key, held.title, held.language, held.text, f"/decisions/papers/{key}/")
    sent = kept.find(key.removeprefix(SENT).removesuffix(BEFORE))
    if sent.state is kept.State.FAILED:
        raise Invalid(sent.problem)
    if sent.state is kept.State.READING:
        return None
    before = key.endswith(BEFORE)
    text = sent.original if before else sent.text
    if before and not text:
        raise NotFound("this paper amends nothing: it has no earlier text in it")
    return Side(key, sent.name, sent.language or "en", text, f"/decisions/read/{sent.key}/", is_private=True)


def compared(left: Side, right: Side) -> Comparison:
    """What leads from one text to the other. Raises Invalid where they are too long for a page."""
    if len(left.text) + len(right.text) > LONGEST:
        raise Invalid("these texts are too long to be compared on a page; use the command “accord texts redline”")
    return _compared(left.text, right.text)


@lru_cache(maxsize=4)
def _compared(left: str, right: str) -> Comparison:
    return compare(_paragraphs(left), _paragraphs(right))


def rows(found: Comparison, *, only_changes: bool = False) -> list[Row]:
    """The paragraphs of both texts in their order, the changes numbered."""
    made: list[Row] = []
    number = 0
    for paragraph in found.paper.paragraphs:
        kinds = {run.change for run in paragraph.runs if run.text.strip()}
        if kinds <= {Change.KEPT}:
            made.append(Row("kept", paragraph.runs))
            continue
        number += 1
        kind = "inserted" if kinds == {Change.INSERTED} else "deleted" if kinds == {Change.DELETED} else "changed"
        made.append(Row(kind, paragraph.runs, number))
    return _near_changes(made) if only_changes else made


def _near_changes(made: Sequence[Row]) -> list[Row]:
    """The changes with what stands right beside them; a row says how many others are left out."""
    changed = [place for place, row in enumerate(made) if row.number]
    near = {place + step for place in changed for step in range(-_AROUND, _AROUND + 1)}
    found: list[Row] = []
    left_out = 0
    for place, row in enumerate(made):
        if place not in near:
            left_out += 1
            continue
        if left_out:
            found.append(Row("skipped", (), skipped=left_out))
            left_out = 0
        found.append(row)
    return [*found, Row("skipped", (), skipped=left_out)] if left_out else found


def _paragraphs(text: str) -> list[str]:
    """The parts of a text (numbered paragraphs, items) without marks that only format, lines run on.

    What differs in a line break alone does not differ.
    """
    parts = (" ".join(_MARKS.sub("", part.text).split()) for part in structure(text).parts)
    return [part for part in parts if part]
