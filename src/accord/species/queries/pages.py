"""What a species page shows: each convention's taxon with its status, reasons, names, reference and range."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from accord.core.concordance import Row, label_of
from accord.core.listings.explain import Explanation
from accord.core.listings.model import CITES, CMS, NOT_LISTED, Country, History, NameStatus, Taxon, TaxonId
from accord.core.listings.status import text
from accord.register.models import Country as CountryRow
from accord.register.models import Instrument
from accord.register.queries.parties import is_party
from accord.species.models import CommonName, SynonymUse
from accord.species.queries.side_by_side import current

LANGUAGES = ("en", "fr", "es")


@dataclass(frozen=True, slots=True)
class Synonym:
    """A name that the checklist does not use."""

    name: str
    authorship: str


@dataclass(frozen=True, slots=True)
class RangeCountry:
    """A country in which the taxon is recorded; `status` is empty for native."""

    iso2: str
    name: str
    status: str


@dataclass(frozen=True, slots=True)
class Called:
    """A common name and its language."""

    language: str
    name: str


@dataclass(frozen=True, slots=True)
class ShownTaxon:
    """A taxon as one convention has it, with the answer to the question asked."""

    id: TaxonId
    name: str
    authorship: str
    rank: str
    listing: str
    explanation: Explanation
    relation: str
    membership: str
    synonyms: tuple[Synonym, ...]
    reference: str
    range: tuple[RangeCountry, ...]
    common_names: tuple[Called, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One convention's half of the page."""

    instrument: str
    label: str
    title: str
    listing: str
    taxa: tuple[ShownTaxon, ...]


def common_names(language: str | None) -> dict[TaxonId, str]:
    """One common name a taxon, in this language, else in English."""
    wanted = (language or "en")[:2]
    found: dict[TaxonId, str] = {}
    for code in ("en", wanted):
        rows = CommonName.objects.filter(language=code).order_by("-id").values_list("taxon_id", "name")
        found.update(rows)
    return found


def species_sides(
    taxon: Taxon,
    counterparts: Iterable[Taxon],
    rows: Sequence[Row],
    *,
    on: date,
    country: Country | None = None,
    party: Country | None = None,
) -> list[Side]:
    """CITES and CMS side by side for one taxon and those of the other list that correspond to it."""
    concerned = [taxon, *counterparts]
    titles = dict(Instrument.objects.values_list("id", "title_en"))
    sides = []
    for instrument in (CITES, CMS):
        taxa = {each.id: each for each in concerned if each.checklist == instrument}
        shown = tuple(_shown(each, instrument, rows, on=on, country=country, party=party) for each in taxa.values())
        listing = text(mark for each in shown for mark in each.listing.split("/")) if shown else NOT_LISTED
        sides.append(Side(instrument, label_of(instrument), titles.get(instrument, ""), listing, shown))
    return sides


def _shown(
    taxon: Taxon, instrument: str, rows: Sequence[Row], *, on: date, country: Country | None, party: Country | None
) -> ShownTaxon:
    register = current()
    names, history = register.names, register.on(on)
    answer = names.status(taxon.id, instrument=instrument, on=on, country=country, party=party)
    return ShownTaxon(
        id=taxon.id,
        name=taxon.name,
        authorship=taxon.authorship,
        rank=taxon.rank,
        listing=answer.listing,
        explanation=names.explain(answer, country=country, party=party, words=register.words),
        relation=next(
            (r.articulation.evidence[0].text for r in rows if _is_in(taxon, r) and r.articulation.evidence), ""
        ),
        membership=_membership(instrument, party, on),
        synonyms=_synonyms(taxon.id, history if names.changes else None),
        reference=_reference(taxon, instrument, history),
        range=_range(taxon.id, history),
        common_names=_called(taxon.id),
    )


def _is_in(taxon: Taxon, row: Row) -> bool:
    return taxon.id in {each.id for each in (row.left, row.right) if each is not None}


def _membership(instrument: str, party: Country | None, on: date) -> str:
    """Says so where the Party asked for was not (yet, or no longer) a Party on the date: then nothing binds it."""
    if party is None:
        return ""
    law = label_of(instrument)
    match is_party(country=party, instrument=instrument, as_of=on):
        case True:
            return ""
        case False:
            return f"{party} is no Party to {law} on {on}: these appendices do not bind it."
        case None:
            return f"Whether {party} is a Party to {law} on {on} is not known to the register."


def _synonyms(taxon: TaxonId, history: History | None) -> tuple[Synonym, ...]:
    """The names that stand for a taxon as recorded, or in the `history` of a day."""
    if history is not None:
        known = (each for each in history.taxa.values() if each.status is NameStatus.SYNONYM and taxon in each.accepted)
        return tuple(sorted((Synonym(each.name, each.authorship) for each in known), key=lambda each: each.name))
    rows = SynonymUse.objects.filter(accepted=taxon, synonym__status=NameStatus.SYNONYM.value).order_by("synonym__name")
    return tuple(Synonym(*pair) for pair in rows.values_list("synonym__name", "synonym__authorship"))


def _reference(taxon: Taxon, instrument: str, history: History) -> str:
    """The standard reference of the nearest taxon that has one."""
    references = current().references.get(instrument, {})
    here: TaxonId | None = taxon.id
    while here is not None:
        if here in references:
            return references[here]
        here = history.taxa[here].parent
    return ""


def _range(taxon: TaxonId, history: History) -> tuple[RangeCountry, ...]:
    states = history.ranges.get(taxon, {})
    names = dict(CountryRow.objects.filter(id__in=list(states)).values_list("id", "name_en"))
    rows = (RangeCountry(iso2, names.get(iso2, iso2), status_) for iso2, status_ in states.items())
    return tuple(sorted(rows, key=lambda row: row.name))


def _called(taxon: TaxonId) -> tuple[Called, ...]:
    rows = CommonName.objects.filter(taxon=taxon).values_list("language", "name")
    return tuple(
        sorted(
            (Called(*pair) for pair in rows),
            key=lambda each: (LANGUAGES.index(each.language) if each.language in LANGUAGES else 9, each.name),
        )
    )
