"""Words of a text with what was inserted and deleted, as words of a document."""

from collections.abc import Iterable
from typing import Final

from accord.core.texts.paper import Change, Run
from accord.documents.model import Mark, Words
from accord.documents.model import Run as Written

_MARKS: Final = {Change.KEPT: Mark.KEPT, Change.INSERTED: Mark.INSERTED, Change.DELETED: Mark.DELETED}


def marked(runs: Iterable[Run]) -> Words:
    """The runs of a redline: new text underlined, deleted text struck through."""
    return tuple(Written(run.text, mark=_MARKS[run.change]) for run in runs if run.text)
