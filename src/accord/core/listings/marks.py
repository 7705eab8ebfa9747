"""The text form users know: a set of appendices, NC and unknown, and how it is written (rule 9 of listings)."""

from collections.abc import Iterable
from functools import cache

from accord.core.listings.model import APPENDICES, NOT_LISTED, UNKNOWN

#: A set of appendices, NC and unknown: what is written as `I/NC`.
Marks = frozenset[str]
NC: Marks = frozenset({NOT_LISTED})
NOT_KNOWN: Marks = frozenset({UNKNOWN})
#: What says nothing of an appendix that applies.
NO_APPENDIX: Marks = NC | NOT_KNOWN


def text(marks: Iterable[str]) -> str:
    """Appendices as users write them: `I`, `I/II`, `II/NC`, `NC`, `unknown`."""
    return text_of(frozenset(marks))


@cache
def text_of(marks: Marks) -> str:
    """The same for a set of marks."""
    known = set(marks)
    if known - NO_APPENDIX:
        known.discard(UNKNOWN)  # a finding says what else may apply
    elif UNKNOWN in known:
        return UNKNOWN  # where a part may be listed, NC would claim too much
    return "/".join(sorted(known, key=strictest_first)) or NOT_LISTED


def strictest_first(mark: str) -> tuple[int, str]:
    """The order in which marks are written: appendices of the conventions, other annexes, what may be one, NC."""
    if mark in APPENDICES:
        return APPENDICES.index(mark), mark
    return {UNKNOWN: 98, NOT_LISTED: 99}.get(mark, 50), mark
