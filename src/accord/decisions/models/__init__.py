"""What the decisions room keeps: texts and what happened to them, the papers they were read from, drafts and consultations."""

from accord.decisions.models.consultations import (
    Comment,
    CommentAnswer,
    Consultation,
    ConsultationStep,
    ConsultedParagraph,
)
from accord.decisions.models.drafts import (
    Draft,
    DraftOrigin,
    DraftParagraph,
    DraftStep,
    DraftStepKind,
    ProvisionOrigin,
)
from accord.decisions.models.papers import Citation, Duty, Expression, Provision, Verdict
from accord.decisions.models.works import ProvisionEvent, ProvisionStatus, Work, WorkEvent, WorkEventKind, WorkKind

__all__ = [
    "Citation",
    "Comment",
    "CommentAnswer",
    "Consultation",
    "ConsultationStep",
    "ConsultedParagraph",
    "Draft",
    "DraftOrigin",
    "DraftParagraph",
    "DraftStep",
    "DraftStepKind",
    "Duty",
    "Expression",
    "Provision",
    "ProvisionEvent",
    "ProvisionOrigin",
    "ProvisionStatus",
    "Verdict",
    "Work",
    "WorkEvent",
    "WorkEventKind",
    "WorkKind",
]
