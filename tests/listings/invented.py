"""An invented family of animals, and short words to write its listing history with."""

from datetime import date
from itertools import count

from accord.core.listings.model import Change, History, ListingEvent, NameStatus, Taxon
from accord.core.listings.status import status

TREE = (
    Taxon("order", "Velatiformes", "order"),
    Taxon("family", "Velatidae", "family", "order"),
    Taxon("genus", "Velatus", "genus", "family"),
    Taxon("albus", "Velatus albus", "species", "genus"),
    Taxon("minor", "Velatus albus minor", "subspecies", "albus"),
    Taxon("niger", "Velatus niger", "species", "genus"),
    Taxon("old", "Pannus albus", "species", status=NameStatus.SYNONYM, accepted=("albus",)),
    Taxon("cross", "Velatus albus x niger", "species", status=NameStatus.HYBRID, accepted=("albus", "niger")),
)
_numbers = count(1)


def _event(change, taxon, appendix, year, instrument="cites", **fields):
    countries = {
        key: frozenset(fields.pop(key, "").split()) for key in ("populations", "except_populations", "except_taxa")
    }
    return ListingEvent(
        id=fields.pop("id", f"{change}-{next(_numbers)}"),
        instrument=instrument,
        change=change,
        appendix=appendix,
        taxon=taxon,
        effective=date(year, 7, 1),
        **countries,
        **fields,
    )


def added(taxon, appendix, year, **fields):
    """Listed from 1 July of that year; lists of countries and taxa separated by blanks."""
    return _event(Change.ADDITION, taxon, appendix, year, **fields)


def deleted(taxon, appendix, year, **fields):
    """Deleted on 1 July of that year."""
    return _event(Change.DELETION, taxon, appendix, year, **fields)


def reserved(taxon, appendix, year, party, **fields):
    """A reservation."""
    return _event(Change.RESERVATION, taxon, appendix, year, party=party, **fields)


def withdrawn(taxon, appendix, year, party, **fields):
    """A reservation withdrawn."""
    return _event(Change.RESERVATION_WITHDRAWN, taxon, appendix, year, party=party, **fields)


def history(*events, **ranges):
    """A history of the invented family; the range of a taxon as countries separated by blanks."""
    return History(
        {taxon.id: taxon for taxon in TREE},
        {taxon: dict.fromkeys(countries.split(), "") for taxon, countries in ranges.items()},
        events,
    )


def ask(taxon, known, *, year=2020, instrument="cites", **asked):
    """The status on the last day of a year."""
    return status(taxon, known, instrument=instrument, on=date(year, 12, 31), **asked)
