"""Everything that reads the joint work programmes; rows are typed and nothing lazy leaves the room."""

from accord.programmes.queries.activities import activity, lineage, search_activities
from accord.programmes.queries.checking import CheckRow, Waiver, checked
from accord.programmes.queries.comparing import Moment, compared
from accord.programmes.queries.descent import Descended, lineage_between, proposed_lineage
from accord.programmes.queries.editions import editions, programme_page, progress
from accord.programmes.queries.publications import PublicationRow, Published, publication, publications
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
from accord.programmes.queries.to_do import (
    ActionPointRow,
    PointStatus,
    ReadingRow,
    ReadItemRow,
    action_point,
    action_points,
    reading,
    readings,
)

__all__ = [
    "ActionPointRow",
    "ActivityRow",
    "CheckRow",
    "Descended",
    "EditionRow",
    "LineageRow",
    "Moment",
    "PointStatus",
    "ProgrammePage",
    "Progress",
    "PublicationRow",
    "Published",
    "ReadItemRow",
    "ReadingRow",
    "ResultRow",
    "ThemeRow",
    "Waiver",
    "action_point",
    "action_points",
    "activity",
    "checked",
    "compared",
    "edition",
    "editions",
    "every_edition",
    "lineage",
    "lineage_between",
    "overall",
    "programme_page",
    "progress",
    "proposed_lineage",
    "publication",
    "publications",
    "reading",
    "readings",
    "search_activities",
]
