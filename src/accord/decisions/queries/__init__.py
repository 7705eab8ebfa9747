"""Reads texts and papers."""

from accord.decisions.queries.papers import (
    CitedBy,
    Due,
    DutyRow,
    PaperRow,
    Passage,
    Span,
    cited_by,
    duties,
    expressions_of,
    paper,
    papers,
    passages,
)
from accord.decisions.queries.works import (
    EventRow,
    State,
    WorkRow,
    counts_by_state,
    search_works,
    state_of,
    work,
    works,
)

__all__ = [
    "CitedBy",
    "Due",
    "DutyRow",
    "EventRow",
    "PaperRow",
    "Passage",
    "Span",
    "State",
    "WorkRow",
    "cited_by",
    "counts_by_state",
    "duties",
    "expressions_of",
    "paper",
    "papers",
    "passages",
    "search_works",
    "state_of",
    "work",
    "works",
]
