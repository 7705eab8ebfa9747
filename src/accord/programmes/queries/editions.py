"""Editions with their progress, and the page of one edition."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from accord.core.errors import NotFound
from accord.programmes.models import (
    Activity,
    ActivityResult,
    Edition,
    EditionBody,
    EditionMandate,
    ResultStatus,
    Theme,
)
from accord.programmes.queries.activities import activity_rows, lists
from accord.programmes.queries.rows import (
    ActivityRow,
    EditionRow,
    ProgrammePage,
    Progress,
    ThemeRow,
    counted,
    overall,
    progress_of,
)


def editions() -> tuple[EditionRow, ...]:
    """All editions, the latest first."""
    rows = list(Edition.objects.select_related("endorsed_at"))
    rows.sort(key=lambda row: (row.starts or date.min, row.id), reverse=True)
    return _edition_rows(rows, _progress_by_edition())


def programme_page(key: str) -> ProgrammePage:
    """One edition: themes, activities, results, lineage. Raises NotFound."""
    edition = Edition.objects.select_related("endorsed_at").filter(id=key).first()
    if edition is None:
        raise NotFound(f"the register has no programme {key}")
    by_theme: dict[str, list[ActivityRow]] = defaultdict(list)
    activities = activity_rows(Activity.objects.filter(theme__edition=key))
    for row in activities:
        by_theme[row.theme].append(row)
    themes = tuple(
        ThemeRow(one.id, one.code, one.title, one.text, tuple(by_theme[one.id]), progress_of(by_theme[one.id]))
        for one in Theme.objects.filter(edition=key).order_by("position", "code")
    )
    (its_row,) = _edition_rows([edition], {key: progress_of(activities)})
    return ProgrammePage(its_row, themes)


def progress(key: str) -> Progress:
    """How the activities of an edition stand. Raises NotFound."""
    return programme_page(key).edition.progress


def _progress_by_edition() -> Mapping[str, Progress]:
    said: dict[str, list[ResultStatus]] = defaultdict(list)
    for key, status in ActivityResult.objects.values_list("activity_id", "status"):
        said[key].append(ResultStatus(status))
    counts: dict[str, Counter[ResultStatus]] = defaultdict(Counter)
    for key, edition in Activity.objects.values_list("id", "theme__edition_id"):
        counts[edition][overall(said[key])] += 1
    return {edition: counted(found) for edition, found in counts.items()}


def _edition_rows(rows: list[Edition], standing: Mapping[str, Progress]) -> tuple[EditionRow, ...]:
    bodies = lists(EditionBody.objects.order_by("id").values_list("edition_id", "body_id"))
    mandates = lists(EditionMandate.objects.order_by("id").values_list("edition_id", "work_id"))
    return tuple(
        EditionRow(
            id=row.id,
            title=row.title,
            starts=row.starts,
            ends=row.ends,
            status=row.status,
            endorsed_at=row.endorsed_at_id,
            endorsed_at_title=row.endorsed_at.title if row.endorsed_at else "",
            endorsing_body=row.endorsing_body_id,
            document=row.document_id,
            basis=row.basis_id,
            supersedes=row.supersedes_id,
            bodies=bodies.get(row.id, ()),
            mandates=mandates.get(row.id, ()),
            progress=standing.get(row.id, Progress(0, {})),
            source=row.source_id,
            locator=row.locator,
            note=row.note,
        )
        for row in rows
    )
