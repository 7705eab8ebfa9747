"""Who is a Party to what, on any date."""

from dataclasses import dataclass
from datetime import date

from accord.core.errors import NotFound
from accord.register.models import Instrument, PartyMembership
from accord.register.queries.names import Names


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One time during which a country is a Party.

    `bound` says whether it is bound on the day that was asked for; None where the register doesn't know.
    """

    id: str
    instrument: str
    country: str
    names: Names
    mode: str
    deposited: date | None
    entry_into_force: date | None
    withdrawn: date | None
    bound: bool | None
    source: str | None
    note: str


def parties(*, as_of: date, instrument: str = "", country: str = "") -> list[PartyRow]:
    """The Parties on `as_of`, by instrument and English name; those of which it isn't known have `bound` None.

    Raises NotFound for an instrument that isn't in the register.
    """
    rows = [row for row in memberships(as_of=as_of, instrument=instrument, country=country) if row.bound is not False]
    return sorted(rows, key=lambda row: (row.instrument, row.names.en, row.id))


def memberships(*, as_of: date, instrument: str = "", country: str = "") -> list[PartyRow]:
    """All memberships, past and future ones too, in the order of their beginning. Raises NotFound (instrument)."""
    if instrument and not Instrument.objects.filter(id=instrument).exists():
        raise NotFound(f"there is no instrument {instrument}")
    found = PartyMembership.objects.select_related("country").order_by("instrument_id", "country_id", "ordinal")
    if instrument:
        found = found.filter(instrument=instrument)
    if country:
        found = found.filter(country=country)
    return [
        PartyRow(
            id=row.id,
            instrument=row.instrument_id,
            country=row.country_id,
            names=Names(row.country.name_en, row.country.name_fr, row.country.name_es),
            mode=row.mode,
            deposited=row.deposited,
            entry_into_force=row.entry_into_force,
            withdrawn=row.withdrawn,
            bound=bound(row.deposited, row.entry_into_force, row.withdrawn, as_of=as_of),
            source=row.source_id,
            note=row.note,
        )
        for row in found
    ]


def is_party(*, country: str, instrument: str, as_of: date) -> bool | None:
    """Whether a country is bound by an instrument on a day; None where the register doesn't know."""
    answers = {row.bound for row in memberships(as_of=as_of, instrument=instrument, country=country)}
    if True in answers:
        return True
    return None if None in answers else False


def bound(deposited: date | None, entry_into_force: date | None, withdrawn: date | None, *, as_of: date) -> bool | None:
    """Whether a membership with these dates binds on a day.

    A Party is bound from the day of entry into force to the day before its withdrawal takes effect. Where the day of
    entry into force isn't known, nobody is bound before the deposit, and what holds after it is unknown.
    """
    if withdrawn is not None and as_of >= withdrawn:
        return False
    if entry_into_force is not None:
        return as_of >= entry_into_force
    return False if deposited is not None and as_of < deposited else None
