"""What a country has: the listed taxa in its recorded range, as each convention lists the population of that country."""

from dataclasses import dataclass
from datetime import date

from accord.core.concordance import Row
from accord.core.listings.model import CITES, CMS, NOT_LISTED, Country, History, Status, Taxon, TaxonId
from accord.core.listings.status import resolve
from accord.species.queries.side_by_side import current, side_by_side


@dataclass(frozen=True, slots=True)
class CountryTaxon:
    """One animal of the country; `cites` and `cms` are the listings of this country's population."""

    key: TaxonId
    name: str
    rank: str
    group: str
    cites: str
    cms: str
    range_status: str


@dataclass(frozen=True, slots=True)
class HeldReservation:
    """A reservation in force of this country."""

    instrument: str
    appendix: str
    taxon: TaxonId
    name: str
    since: date


def taxa_of(country: Country, *, on: date) -> list[CountryTaxon]:
    """The species and lower taxa of either list that are recorded in the country, in the order of the classification."""
    history = current().on(on)
    here = {taxon for taxon, states in history.ranges.items() if country in states}
    answers: dict[TaxonId, Status] = {}
    for instrument in (CITES, CMS):
        wanted = [taxon for taxon in here if history.taxa[taxon].checklist == instrument]
        for status in resolve(history, instrument=instrument, on=on, taxa=wanted, country=country):
            answers[status.taxon] = status
    return [found for row in side_by_side(on).rows if (found := _line(row, answers, country, history)) is not None]


def _line(row: Row, answers: dict[TaxonId, Status], country: Country, history: History) -> CountryTaxon | None:
    listed = {side.checklist: answers[side.id].own for side in _sides(row) if side.id in answers}
    if not listed or all(listing == NOT_LISTED for listing in listed.values()):
        return None
    taxon = next(side for side in _sides(row) if side.id in answers)
    states = history.ranges.get(taxon.id, {})
    group = row.group[0] if row.group else ""
    return CountryTaxon(
        taxon.id, taxon.name, taxon.rank, group, listed.get(CITES, ""), listed.get(CMS, ""), states.get(country, "")
    )


def _sides(row: Row) -> list[Taxon]:
    return [side for side in (row.left, row.right) if side is not None]


def reservations_of(country: Country, *, on: date) -> list[HeldReservation]:
    """The reservations that the country holds on a date, in its own name, by convention and taxon."""
    names = current().names
    history = names.on(on)
    found = set()
    for instrument in (CITES, CMS):
        reserved = {e.taxon for e in history.events if e.instrument == instrument and e.party == country}
        for answer in resolve(history, instrument=instrument, on=on, taxa=sorted(reserved)):
            status = names.as_recorded(answer)
            for held in status.reservations:
                if held.party == country and held.via == status.taxon:
                    name = history.taxa[status.taxon].name
                    found.add(HeldReservation(instrument, held.appendix, status.taxon, name, held.since))
    return sorted(found, key=lambda held: (held.instrument, held.name, held.appendix))
