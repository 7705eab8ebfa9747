"""Published editions, readable for ever: what was frozen, whether it still is what was frozen, what superseded it."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from accord.core.errors import Conflict, Invalid, NotFound
from accord.core.programme.edition import Edition
from accord.core.programme.plain import digest, from_plain
from accord.core.programme.standing import Standing
from accord.programmes.models import Publication
from accord.programmes.queries.checking import CheckRow
from accord.programmes.queries.described import page_with, progress_of
from accord.programmes.queries.rows import ProgrammePage, Progress


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """One publication of an edition. `superseded_by` is the key of a later one, None for the last."""

    id: str
    edition: str
    number: int
    title: str
    as_of: date
    published_on: date
    published_by: str
    meeting: str | None
    document: str | None
    sha256: str
    is_intact: bool
    superseded_by: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Published:
    """A publication with what it froze: the edition, how each activity stood, what the checks had found."""

    row: PublicationRow
    value: Edition
    standings: dict[str, Standing]
    findings: tuple[CheckRow, ...]
    progress: Progress
    content: str

    def page(self) -> ProgrammePage:
        """It as the page of an edition, as it stood then; lineage is not frozen and left out."""
        return page_with(self.value, self.standings, published=self.row.number)


def publications(edition: str | None = None) -> tuple[PublicationRow, ...]:
    """The publications of an edition (or of all), the latest first."""
    rows = Publication.objects.all() if edition is None else Publication.objects.filter(edition=edition)
    return tuple(_row(each) for each in rows.order_by("edition_id", "-number"))


def publication(key: str) -> Published:
    """One publication (`jwp-2021-2025@2`) as it was frozen.

    Raises NotFound, Conflict (what is stored is not what was frozen: its hash differs).
    """
    found = Publication.objects.filter(id=key).first()
    if found is None:
        raise NotFound(f"there is no publication {key}")
    row = _row(found)
    if not row.is_intact:
        raise Conflict(f"the publication {key} is not what was published: its hash differs")
    try:
        content: dict[str, Any] = json.loads(found.content)
        how = {name: from_plain(Standing, each) for name, each in content["standings"].items()}
        value = from_plain(Edition, content["edition"])
        findings = tuple(from_plain(CheckRow, each) for each in content["findings"])
    except (KeyError, ValueError, Invalid) as error:
        raise Conflict(f"the publication {key} can't be read: {error}") from None
    return Published(row, value, how, findings, progress_of(how), found.content)


def _row(row: Publication) -> PublicationRow:
    later = (
        Publication.objects.filter(edition=row.edition_id, number=row.number + 1).values_list("id", flat=True).first()
    )
    return PublicationRow(
        id=row.id,
        edition=row.edition_id,
        number=row.number,
        title=row.title,
        as_of=row.as_of,
        published_on=row.published_on,
        published_by=row.published_by,
        meeting=row.meeting_id,
        document=row.document_id,
        sha256=row.sha256,
        is_intact=digest(row.content) == row.sha256,
        superseded_by=later,
        note=row.note,
    )
