"""What changes the decisions room."""

from accord.decisions.acts.papers import CorrectedDuty, PaperRead, decide_duty, import_paper
from accord.decisions.acts.works import record_work_event

__all__ = ["CorrectedDuty", "PaperRead", "decide_duty", "import_paper", "record_work_event"]
