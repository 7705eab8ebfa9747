"""How meetings are called in documents: by number and body in the language of the document, with place and days."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from accord.core.errors import NotFound
from accord.documents.phrases import phrase, printed_days
from accord.register.queries.bodies import body
from accord.register.queries.countries import country
from accord.register.queries.meetings import MeetingRow, meeting, meetings


@dataclass(frozen=True, slots=True)
class MeetingNames:
    """`title` in full, `short` as cited (SC53), `venue` with city and country, `place` as cited in brackets (Geneva, 2005)."""

    id: str
    title: str
    short: str
    venue: str
    place: str
    last_day: date | None

    def is_over(self, on: date) -> bool:
        """Whether its last possible day is past."""
        return self.last_day is not None and self.last_day < on


def meeting_names(keys: Iterable[str | None], *, language: str, must: str | None = None) -> Mapping[str, MeetingNames]:
    """The names of these meetings by identifier. Raises NotFound where the register lacks `must`."""
    wanted = {key for key in keys if key}
    if must:
        meeting(must)
    return {row.id: named(row, language) for row in meetings(ids=wanted)}


def named(row: MeetingRow, language: str) -> MeetingNames:
    """The names of one meeting. Its title is the register's in English, and put together from number and body elsewhere."""
    when = row.days()
    days = printed_days(when, language) if when else ""
    state = _country(row.country, language)
    city = f"{row.city} ({state})" if row.city and state else row.city or state
    year = str(when.first.year) if when else ""
    return MeetingNames(
        id=row.id,
        title=_title(row, language),
        short=f"{row.body_acronym}{row.ordinal}" if row.body_acronym and row.ordinal else _title(row, language),
        venue=", ".join(part for part in (city, days) if part),
        place=", ".join(part for part in (row.city, year) if part),
        last_day=when.latest() if when else None,
    )


def organ_called(key: str, language: str) -> str:
    """How papers of a meeting call the body that meets: “The Standing Committee”, in a paper that names its convention at the top.

    Raises NotFound.
    """
    met = body(meeting(key).body)
    convention = body(met.id.partition(":")[0]).acronym
    name = met.names.in_language(language)
    if convention and met.id != met.id.partition(":")[0]:
        name = re.sub(
            rf"\s*(?:\b(?:to|of|of the|de|de la|du|à la|a la)\s+)?\b{re.escape(convention)}\b\s*", " ", name
        ).strip()
    return f"The {name}" if language == "en" and not name.startswith("The ") else name


def _title(row: MeetingRow, language: str) -> str:
    if language == "en" or row.ordinal is None:
        return row.title
    name = body(row.body).names.in_language(language)
    return phrase("nth_meeting", language, number=row.ordinal, body=name)


def _country(code: str | None, language: str) -> str:
    try:
        return country(code).names.in_language(language) if code else ""
    except NotFound:
        return ""
