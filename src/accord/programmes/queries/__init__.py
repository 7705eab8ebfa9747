"""Everything that reads the joint work programmes; rows are typed and nothing lazy leaves the room."""

from accord.programmes.queries.activities import activity, lineage, search_activities
from accord.programmes.queries.editions import editions, programme_page, progress
from accord.programmes.queries.reading import edition, every_edition
from accord.programmes.queries.rows import (
    ActivityRow,
    EditionRow,
    LineageRow,
    ProgrammePage,
    Progress,
    ResultRow,
    ThemeRow,
    overall,
)

__all__ = [
    "ActivityRow",
    "EditionRow",
    "LineageRow",
    "ProgrammePage",
    "Progress",
    "ResultRow",
    "ThemeRow",
    "activity",
    "edition",
    "editions",
    "every_edition",
    "lineage",
    "overall",
    "programme_page",
    "progress",
    "search_activities",
]
