"""One edition as a value: as it is, as of a day, as it was recorded; and who may read it."""

from datetime import date, datetime

from accord.core.errors import NotFound, Refused
from accord.core.programme.edition import Edition
from accord.core.programme.standing import in_effect
from accord.programmes.models import Publication
from accord.programmes.queries.assembled import assembled, assembled_all
from accord.programmes.queries.tables import tables

#: Editions that everybody may read; others are drafts until they are published.
PUBLIC = frozenset({"endorsed", "closed"})


def edition(key: str, *, on: date | None = None, recorded: datetime | None = None, drafts: bool = False) -> Edition:
    """One edition with themes, activities and results; a value that nothing changes any more.

    `on`: as of a day in law, without what was reported or decided later. `recorded`: as the register knew it then (a time
    with its zone). Without `drafts` only agreed results, and only editions that are endorsed, closed or published.
    Raises NotFound, Refused (a draft).
    """
    found = assembled(tables(key, recorded=recorded, legal=on), key)
    if found is None:
        when = f" on {on}" if on else ""
        raise NotFound(f"the register has no programme {key}{when if recorded is None else ' at that time'}")
    if not drafts and not is_public(found):
        raise Refused(
            f"the programme {key} can't be shown",
            (
                f"it is {found.status}: officers of its bodies and committee members read it before it is endorsed or published",
            ),
        )
    return in_effect(found, on=on, drafts=drafts)


def every_edition(
    *, on: date | None = None, recorded: datetime | None = None, drafts: bool = False
) -> tuple[Edition, ...]:
    """All editions that may be read, by their first day; like `edition`."""
    published = set(Publication.objects.values_list("edition_id", flat=True))
    found = assembled_all(tables(recorded=recorded, legal=on))
    return tuple(
        in_effect(each, on=on, drafts=drafts)
        for each in found
        if drafts or each.status in PUBLIC or each.id in published
    )


def is_public(found: Edition) -> bool:
    """Whether everybody may read it: it was endorsed or published."""
    return found.status in PUBLIC or Publication.objects.filter(edition=found.id).exists()
