"""Focal points, with contact data only for those who may see it."""

from dataclasses import dataclass
from datetime import date

from accord.core.dates import ImpreciseDate
from accord.journal.actors import Actor
from accord.journal.policies import may
from accord.register.models import FocalPoint
from accord.register.models.columns import imprecise
from accord.register.queries.names import within


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach a focal point."""

    email: str
    telephone: str
    address: str


@dataclass(frozen=True, slots=True)
class FocalPointRow:
    """Who answers for a country under an instrument; `contact` is None for readers who may not see it."""

    instrument: str
    country: str
    role: str
    organization: str
    person: str | None
    contact: Contact | None
    since: ImpreciseDate | None
    until: ImpreciseDate | None


def focal_points(
    *, reader: Actor, as_of: date | None = None, country: str = "", instrument: str = ""
) -> list[FocalPointRow]:
    """Focal points by country and instrument, on `as_of` where given, as `reader` may see them."""
    found = FocalPoint.objects.select_related("person").order_by("country_id", "instrument_id", "role", "id")
    if country:
        found = found.filter(country=country)
    if instrument:
        found = found.filter(instrument=instrument)
    visible: dict[tuple[str, str], bool] = {}
    rows = []
    for row in found:
        since, until = imprecise(row.since, row.since_precision), imprecise(row.until, row.until_precision)
        if as_of is not None and not within(since, until, as_of):
            continue
        key = (row.instrument_id, row.country_id)
        if key not in visible:
            given = {"instrument": row.instrument_id, "country": row.country_id}
            visible[key] = may(reader, "register.see_contacts", given).allowed
        rows.append(
            FocalPointRow(
                instrument=row.instrument_id,
                country=row.country_id,
                role=row.role,
                organization=row.organization,
                person=row.person.name if row.person else None,
                contact=Contact(row.email, row.telephone, row.address) if visible[key] else None,
                since=since,
                until=until,
            )
        )
    return rows
