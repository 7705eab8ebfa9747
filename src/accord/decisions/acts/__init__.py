"""What changes the decisions room."""

from accord.decisions import policies  # noqa: F401  (without its policy an act is refused to everyone)
from accord.decisions.acts.adoption import Adoption, adopt_draft
from accord.decisions.acts.consultations import (
    NewComment,
    NewConsultation,
    answer_comment,
    close_consultation,
    comment,
    extend_consultation,
    open_consultation,
    record_received_comment,
    withdraw_comment,
    withdraw_consultation,
)
from accord.decisions.acts.drafts import (
    Attribute,
    Edit,
    Insert,
    Move,
    NewDraft,
    Rewrite,
    RewriteWhole,
    StrikeOut,
    edit_draft,
    make_draft,
    submit_draft,
    withdraw_draft,
)
from accord.decisions.acts.papers import CorrectedDuty, PaperRead, decide_duty, import_paper
from accord.decisions.acts.works import (
    NewWork,
    assign_paper,
    record_provision_status,
    record_work_event,
    register_work,
)

__all__ = [
    "Adoption",
    "Attribute",
    "CorrectedDuty",
    "Edit",
    "Insert",
    "Move",
    "NewComment",
    "NewConsultation",
    "NewDraft",
    "NewWork",
    "PaperRead",
    "Rewrite",
    "RewriteWhole",
    "StrikeOut",
    "adopt_draft",
    "answer_comment",
    "assign_paper",
    "close_consultation",
    "comment",
    "decide_duty",
    "edit_draft",
    "extend_consultation",
    "import_paper",
    "make_draft",
    "open_consultation",
    "record_provision_status",
    "record_received_comment",
    "record_work_event",
    "register_work",
    "submit_draft",
    "withdraw_comment",
    "withdraw_consultation",
    "withdraw_draft",
]
