"""One edition on two days, or at two times of recording, or as published: what was added, removed, changed and from what."""

from dataclasses import dataclass
from datetime import date, datetime

from accord.core.errors import NotFound
from accord.core.programme.comparison import Difference, compare, compare_standings
from accord.core.programme.edition import Edition
from accord.core.programme.standing import standings
from accord.programmes.models import Edition as EditionModel
from accord.programmes.queries.reading import edition as read_edition


@dataclass(frozen=True, slots=True)
class Moment:
    """A day in law, a time of recording (with its zone), or both."""

    on: date | None = None
    recorded: datetime | None = None


def compared(key: str, before: Moment, after: Moment, *, drafts: bool = False) -> tuple[Difference, ...]:
    """What differs in an edition between two moments, with the status of activities where it is another.

    An edition that was not there yet counts as added with everything in it. Raises NotFound, Refused (a draft).
    """
    first, second = (_at(key, moment, drafts=drafts) for moment in (before, after))
    found = compare(first, second)
    if first is None or second is None:
        return found
    called = {each.id: each.printed_code for each in second.activities()}
    one, other = (standings(value, on=moment.on, drafts=drafts) for value, moment in ((first, before), (second, after)))
    return (*found, *compare_standings(one, other, called))


def _at(key: str, moment: Moment, *, drafts: bool) -> Edition | None:
    if not EditionModel.objects.filter(id=key).exists():
        raise NotFound(f"the register has no programme {key}")
    try:
        return read_edition(key, on=moment.on, recorded=moment.recorded, drafts=drafts)
    except NotFound:
        return None  # it was not there yet
