"""Editions with their progress, and the page of one edition."""

from datetime import date, datetime

from accord.programmes.queries.described import edition_rows, page_of
from accord.programmes.queries.reading import edition, every_edition
from accord.programmes.queries.rows import EditionRow, ProgrammePage, Progress


def editions(*, on: date | None = None, drafts: bool = False) -> tuple[EditionRow, ...]:
    """All editions, the latest first; `on` and `drafts` as in `edition`."""
    found = every_edition(on=on, drafts=drafts)
    return edition_rows(found[::-1], on=on, drafts=drafts)


def programme_page(
    key: str, *, on: date | None = None, recorded: datetime | None = None, drafts: bool = False
) -> ProgrammePage:
    """One edition: themes, activities, results, lineage; like `edition`. Raises NotFound, Refused."""
    return page_of(edition(key, on=on, recorded=recorded, drafts=drafts), on=on, drafts=drafts)


def progress(key: str, *, on: date | None = None, drafts: bool = False) -> Progress:
    """How the activities of an edition stand. Raises NotFound, Refused."""
    return programme_page(key, on=on, drafts=drafts).edition.progress
