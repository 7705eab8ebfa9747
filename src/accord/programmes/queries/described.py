"""Values of the core as the rows that pages and documents take."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from accord.core.programme.edition import Activity, Edition, Part, Report
from accord.core.programme.standing import Standing, standings
from accord.programmes.models import Lineage, Publication, ResultStatus
from accord.programmes.queries.rows import (
    ActivityRow,
    EditionRow,
    LineageRow,
    ProgrammePage,
    Progress,
    ResultRow,
    ThemeRow,
    counted,
)
from accord.register.models import Meeting


def edition_rows(editions: tuple[Edition, ...], *, on: date | None, drafts: bool) -> tuple[EditionRow, ...]:
    """Editions with their progress, in the order given."""
    titles = _titles(editions)
    published: Counter[str] = Counter(Publication.objects.values_list("edition_id", flat=True))
    found = []
    for each in editions:
        how = standings(each, on=on, drafts=drafts)
        found.append(_edition_row(each, progress_of(how), titles, published[each.id]))
    return tuple(found)


def _titles(editions: tuple[Edition, ...]) -> dict[str, str]:
    """What the meetings that endorsed these editions are called."""
    meetings = {endorsement.meeting for each in editions for endorsement in each.endorsements if endorsement.meeting}
    return dict(Meeting.objects.filter(id__in=meetings).values_list("id", "title"))


def _edition_row(value: Edition, progress: Progress, titles: Mapping[str, str], published: int) -> EditionRow:
    first = value.endorsements[0] if value.endorsements else None
    return EditionRow(
        id=value.id,
        title=value.title,
        starts=value.starts,
        ends=value.until,
        status=value.status,
        endorsed_at=first.meeting if first else None,
        endorsed_at_title=titles.get(first.meeting or "", "") if first else "",
        endorsing_body=first.body if first else None,
        document=value.document,
        basis=value.basis,
        supersedes=value.supersedes,
        bodies=value.bodies,
        mandates=value.mandates,
        progress=progress,
        source=value.source,
        locator=value.locator,
        note=value.note,
        first_ends=value.ends,
        open_ended=value.open_ended,
        extensions=value.extensions,
        endorsements=value.endorsements,
        published=published,
    )


def page_of(value: Edition, *, on: date | None = None, drafts: bool = False) -> ProgrammePage:
    """One edition with its activities, results and the lineage of each."""
    how = standings(value, on=on, drafts=drafts)
    return page_with(value, how, lineage_rows(), published=Publication.objects.filter(edition=value.id).count())


def page_with(
    value: Edition, how: Mapping[str, Standing], steps: tuple[LineageRow, ...] = (), *, published: int
) -> ProgrammePage:
    """One edition whose activities stand so, `published` so many times."""
    themes = []
    for theme in value.themes:
        rows = tuple(activity_row(each, value, how[each.id], steps) for each in theme.activities)
        standing = progress_of({each.id: how[each.id] for each in theme.activities})
        themes.append(ThemeRow(theme.id, theme.code, theme.title, theme.text, rows, standing))
    row = _edition_row(value, progress_of(how), _titles((value,)), published)
    return ProgrammePage(row, tuple(themes), value)


def activity_row(value: Activity, edition: Edition, how: Standing, steps: tuple[LineageRow, ...]) -> ActivityRow:
    """One activity as it stands, with the steps of its line."""
    return ActivityRow(
        id=value.id,
        edition=edition.id,
        edition_title=edition.title,
        theme=value.theme,
        subtheme=value.subtheme,
        code=value.code,
        printed_code=value.printed_code,
        text=value.text,
        items=value.items,
        conditions=tuple(each.kind.value for each in value.conditions),
        condition_text=value.condition_text,
        deadline=value.deadline.last if value.deadline else None,
        deadline_precision=value.deadline.precision.value if value.deadline else "",
        taxa=value.taxa,
        leads=value.leads,
        partners=value.bodies(Part.SUPPORTING, Part.CONSULTED, Part.PARTNER),
        mandates=tuple(dict.fromkeys(each.work for each in value.mandates)),
        status=ResultStatus(how.status.value),
        results=tuple(_result_row(each, edition) for each in value.reports),
        origins=tuple(each for each in steps if each.later == value.id),
        descent=tuple(each for each in steps if each.earlier == value.id),
        source=value.source,
        locator=value.locator,
        note=value.note,
        detail=value,
        late_since=how.late_since,
        because=how.because,
    )


def _result_row(report: Report, edition: Edition) -> ResultRow:
    result = edition.result(report.result)
    row = ResultRow(
        result=report.result,
        text=result.text if result else "",
        status=ResultStatus(report.status.value),
        source=report.source,
        locator=report.locator,
        note=report.note,
    )
    if result is None:
        return row
    return ResultRow(
        row.result,
        row.text,
        row.status,
        row.source,
        row.locator,
        row.note,
        agreement=result.agreement(edition.bodies),
        drafted_by=result.drafted_by,
        author=result.author,
        reported_on=result.reported_on,
        reported_at=result.reported_at,
        views=result.views,
        evidence=result.evidence,
        version=result.version,
    )


def progress_of(how: Mapping[str, Standing]) -> Progress:
    """How many activities stand how."""
    return counted(Counter(ResultStatus(each.status.value) for each in how.values()))


def lineage_rows() -> tuple[LineageRow, ...]:
    """Every step between editions."""
    rows = Lineage.objects.select_related("earlier__theme", "later__theme").order_by("id")
    return tuple(lineage_row(step) for step in rows)


def lineage_row(step: Lineage) -> LineageRow:
    """One step with the codes and editions of both its ends."""
    return LineageRow(
        earlier=step.earlier_id,
        earlier_code=step.earlier.code if step.earlier else "",
        earlier_edition=step.earlier.theme.edition_id if step.earlier else None,
        later=step.later_id,
        later_code=step.later.code if step.later else "",
        later_edition=step.later.theme.edition_id if step.later else None,
        relation=step.relation,
        reason=step.reason,
        source=step.source_id,
    )
