"""Taxa and the alignment of checklists: which taxon of one list is which of another, and why."""

from accord.core.taxonomy.alignment import align
from accord.core.taxonomy.checklist import Checklist, Concept, Entry
from accord.core.taxonomy.relations import (
    DETERMINATE,
    Articulation,
    Decision,
    Difference,
    Evidence,
    Method,
    NameNote,
    Relation,
)

__all__ = [
    "DETERMINATE",
    "Articulation",
    "Checklist",
    "Concept",
    "Decision",
    "Difference",
    "Entry",
    "Evidence",
    "Method",
    "NameNote",
    "Relation",
    "align",
]
