"""What the decisions room keeps: texts and what happened to them, and the papers they were read from."""

from accord.decisions.models.papers import Citation, Duty, Expression, Provision, Verdict
from accord.decisions.models.works import Work, WorkEvent, WorkEventKind, WorkKind

__all__ = [
    "Citation",
    "Duty",
    "Expression",
    "Provision",
    "Verdict",
    "Work",
    "WorkEvent",
    "WorkEventKind",
    "WorkKind",
]
