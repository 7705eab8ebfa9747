"""Who becomes a Party, and who withdraws."""

from datetime import date

from accord.core.errors import Conflict, Invalid, NotFound
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store
from accord.register.models import PartyMembership


@act("register.record_membership", legal_date="entry_into_force", undoable=True)
def record_membership(
    *,
    actor: Actor,
    instrument: str,
    country: str,
    mode: str,
    entry_into_force: date | None,
    deposited: date | None = None,
    source: str | None = None,
    note: str = "",
) -> str:
    """Record that a country becomes a Party and give the identifier of this membership (`cites:AE:2`).

    Raises Conflict when it is a Party already, Invalid when dates are out of order or something isn't in the register.
    """
    del actor
    earlier = list(PartyMembership.objects.filter(instrument=instrument, country=country).order_by("ordinal"))
    begins = deposited or entry_into_force
    for membership in earlier:
        if membership.withdrawn is None:
            raise Conflict(f"{country} is a Party to {instrument} already")
        if begins is not None and begins < membership.withdrawn:
            raise Invalid(f"{country} was a Party to {instrument} until {membership.withdrawn}")
    if deposited and entry_into_force and entry_into_force < deposited:
        raise Invalid(
            "it can't enter into force before the instrument is deposited", fields={"entry_into_force": "is too early"}
        )
    ordinal = len(earlier) + 1
    membership = PartyMembership(
        id=f"{instrument}:{country}:{ordinal}",
        instrument_id=instrument,
        country_id=country,
        ordinal=ordinal,
        mode=mode,
        deposited=deposited,
        entry_into_force=entry_into_force,
        source_id=source,
        note=note,
    )
    store(membership)
    return membership.id


@act("register.record_withdrawal", legal_date="withdrawn", undoable=True)
def record_withdrawal(*, actor: Actor, instrument: str, country: str, withdrawn: date, reason: str = "") -> str:
    """Record that a Party withdraws (CITES Art. XXIV, CMS Art. XIX); `withdrawn` is the first day it is not bound.

    Gives the identifier of the membership. Raises NotFound when the country is no Party, Invalid when it is too early.
    """
    del actor, reason
    membership = PartyMembership.objects.filter(instrument=instrument, country=country, withdrawn=None).first()
    if membership is None:
        raise NotFound(f"{country} is no Party to {instrument}")
    if membership.entry_into_force and withdrawn < membership.entry_into_force:
        raise Invalid(
            f"{country} became a Party on {membership.entry_into_force}; it can't withdraw on {withdrawn}",
            fields={"withdrawn": "is too early"},
        )
    membership.withdrawn = withdrawn
    store(membership)
    return membership.id
