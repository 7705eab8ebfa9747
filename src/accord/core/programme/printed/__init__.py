"""What a paper prints of a joint programme: the values, and how they are read from lines, cells and columns.

`values` are what a reviewer gets; `reading` is where a reader begins; the others are its steps.
"""

from accord.core.programme.printed.values import (
    DeadlineKind,
    PrintedActivity,
    PrintedColumn,
    PrintedCondition,
    PrintedDeadline,
    PrintedProgramme,
    PrintedResult,
    PrintedTheme,
    Reported,
)

__all__ = [
    "DeadlineKind",
    "PrintedActivity",
    "PrintedColumn",
    "PrintedCondition",
    "PrintedDeadline",
    "PrintedProgramme",
    "PrintedResult",
    "PrintedTheme",
    "Reported",
]
