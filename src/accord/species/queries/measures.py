"""What stands beside the status on a date: texts of annotations, quotas of the year, suspensions of trade."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from django.db.models import Q, QuerySet

from accord.core.errors import NotFound
from accord.core.listings.annotations import Annotation, covers_specimen
from accord.core.listings.explain import in_words
from accord.core.listings.model import CITES, Country, TaxonId
from accord.species.measures.models import AnnotationText, Basis, Quota, Specimens, TradeSuspension
from accord.species.models import ListingEvent, RangeState, SynonymUse, Taxon

_M = TypeVar("_M", AnnotationText, Quota, TradeSuspension)
_DEEPEST = 20  # more ranks than any tree has; a circle in the data must not hang a page


@dataclass(frozen=True, slots=True)
class ShownAnnotation:
    """A symbol with its text on a date; `language` is that of the text, English where the one asked for has none."""

    symbol: str
    language: str
    text: str
    annotation: Annotation


def _span(since: date, until: date | None) -> str:
    return f"from {in_words(since)} to {in_words(until)}" if until else f"since {in_words(since)}"


@dataclass(frozen=True, slots=True)
class Suspension:
    """A suspension in force; without `taxon` it is of all listed species."""

    id: str
    country: Country
    country_name: str
    taxon: TaxonId | None
    taxon_name: str
    since: date
    until: date | None
    basis: Basis
    notification: str
    text: str
    source: str | None

    @property
    def sentence(self) -> str:
        """In words, with the notification it rests on."""
        what = self.taxon_name or "all listed species"
        said = self.text.rstrip(".")
        return (
            f"Trade suspended: {self.country_name}, {what}, {_span(self.since, self.until)}. {said} "
            f"({self.basis.label}; Notification {self.notification})."
        )


@dataclass(frozen=True, slots=True)
class QuotaInForce:
    """A quota that holds in the year; without `country` it is of every range State."""

    id: str
    country: Country | None
    country_name: str
    taxon: TaxonId
    taxon_name: str
    since: date
    until: date | None
    amount: Decimal | None
    unit: str
    term: str
    specimens: Specimens
    note: str
    source: str | None

    @property
    def sentence(self) -> str:
        """In words: `Export quota: Botswana, Acinonyx jubatus, 5 live specimens and hunting trophies a year.`"""
        if self.amount is None:
            amount = "not yet set"
        else:
            number = f"{self.amount.normalize():,f}".replace(",", "\N{NO-BREAK SPACE}")
            amount = " ".join(part for part in (number, self.unit, self.term or "specimens") if part)
        origin = f", {self.specimens.label}" if self.specimens else ""
        note = f" {self.note.rstrip('.')}." if self.note else ""
        return (
            f"Export quota: {self.country_name or 'every range State'}, {self.taxon_name}, {amount}{origin} "
            f"a calendar year, {_span(self.since, self.until)}.{note}"
        )


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything that stands beside the status of a taxon on a date, for a country or for all."""

    suspensions: tuple[Suspension, ...]
    quotas: tuple[QuotaInForce, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """Suspensions, then quotas, in words."""
        return tuple(each.sentence for each in self.suspensions) + tuple(each.sentence for each in self.quotas)


@dataclass(frozen=True, slots=True)
class Beside:
    """Annotations of the listings that govern, what parts they cover without one, suspensions and quotas."""

    annotations: tuple[ShownAnnotation, ...]
    parts: tuple[str, ...]
    measures: Measures

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it in words."""
        told = tuple(f"Annotation {each.symbol}: {each.text.rstrip('.')}." for each in self.annotations)
        return (*told, *self.parts, *self.measures.sentences)


def measures_for(taxon: TaxonId, country: Country | None = None, *, on: date) -> Measures:
    """The suspensions of the taxon, of a higher taxon and of all species, and the quotas of the year.

    Without `country` those of every country; suspensions of all species then only of countries in the recorded range. A
    synonym is answered for by its accepted taxon. Raises NotFound.
    """
    lineage = _lineage(taxon)
    places = {country} if country else None
    return Measures(_suspensions(lineage, places, on), _quotas(lineage, country, on))


def annotation_on(symbol: str, on: date, language: str = "en", *, instrument: str = CITES) -> ShownAnnotation | None:
    """What a symbol such as `#4` says on a date, in a language; in English where that has no text, None where neither has."""
    rows = _in_force(AnnotationText.objects.filter(instrument=instrument, symbol=symbol), on)
    newest: dict[str, AnnotationText] = {row.language: row for row in rows.order_by("valid_from")}
    shown = newest.get(language) or newest.get("en")
    if shown is None:
        return None
    annotation = Annotation(
        symbol=symbol,
        texts={row.language: row.text for row in newest.values()},
        valid_from=shown.valid_from,
        valid_to=shown.valid_to,
        decided_at=shown.decided_at_id,
    )
    return ShownAnnotation(symbol, shown.language, shown.text, annotation)


def beside(
    taxon: TaxonId, events: Collection[str], *, on: date, country: Country | None = None, language: str = "en"
) -> Beside:
    """What stands beside a status on a date; `events` are the listing events that make it. Raises NotFound."""
    return Beside(
        annotations=annotations_of(events, on, language),
        parts=_parts(taxon, events, on),
        measures=measures_for(taxon, country, on=on),
    )


def annotations_of(events: Collection[str], on: date, language: str = "en") -> tuple[ShownAnnotation, ...]:
    """The annotations that these listing events carry, as their texts stand on a date; each symbol once."""
    carried = ListingEvent.objects.filter(id__in=list(events)).exclude(symbol="").order_by("symbol")
    symbols = dict.fromkeys(carried.values_list("symbol", "instrument_id"))
    found = (annotation_on(symbol, on, language, instrument=instrument) for symbol, instrument in symbols)
    return tuple(each for each in found if each is not None)


def _parts(taxon: TaxonId, events: Collection[str], on: date) -> tuple[str, ...]:
    """What the listings without a symbol cover by the Convention itself, appendix by appendix."""
    kingdom = Taxon.objects.filter(id__in=_lineage(taxon), rank="kingdom").values_list("name", flat=True).first()
    if kingdom is None or kingdom.casefold() not in ("animalia", "plantae"):
        return ()
    bare = ListingEvent.objects.filter(id__in=list(events), instrument=CITES, symbol="")
    appendices = sorted(set(bare.values_list("appendix", flat=True)))
    covered = ((each, covers_specimen("any part", kingdom=kingdom, appendix=each, on=on)) for each in appendices)
    return tuple(f"Appendix {each} covers {cover.words}." for each, cover in covered)


def _lineage(taxon: TaxonId) -> list[TaxonId]:
    """The accepted taxon, then those above it."""
    row = Taxon.objects.filter(id=taxon).first()
    if row is None:
        raise NotFound(f"the register has no taxon {taxon}")
    if row.status == "synonym":
        row = Taxon.objects.filter(id__in=SynonymUse.objects.filter(synonym=taxon).values("accepted")).first() or row
    lineage: list[TaxonId] = [row.id]
    parent = row.parent
    while parent is not None and len(lineage) < _DEEPEST:
        lineage.append(parent.id)
        parent = parent.parent
    return lineage


def _in_force(rows: "QuerySet[_M]", on: date) -> "QuerySet[_M]":
    return rows.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on, withdrawn_because="")


def _suspensions(lineage: Sequence[TaxonId], places: set[Country] | None, on: date) -> tuple[Suspension, ...]:
    convention = Taxon.objects.values_list("checklist__convention_id", flat=True).get(id=lineage[0])
    if places is None:
        lived_in = RangeState.objects.filter(taxon=lineage[0]).exclude(status="extinct").values("country")
        concerned = Q(taxon__in=lineage) | Q(taxon=None, country__in=lived_in)
    else:
        concerned = Q(country__in=places) & (Q(taxon__in=lineage) | Q(taxon=None))
    rows = _in_force(TradeSuspension.objects.filter(concerned, instrument=convention), on)
    return tuple(
        Suspension(
            id=row.id,
            country=row.country_id,
            country_name=row.country.name_en,
            taxon=row.taxon_id,
            taxon_name=row.taxon.name if row.taxon else "",
            since=row.valid_from,
            until=row.valid_to,
            basis=Basis(row.basis),
            notification=row.notification,
            text=row.text,
            source=row.source_id,
        )
        for row in rows.select_related("country", "taxon").order_by("country__name_en", "valid_from", "id")
    )


def _quotas(lineage: Sequence[TaxonId], country: Country | None, on: date) -> tuple[QuotaInForce, ...]:
    rows = _in_force(Quota.objects.filter(taxon__in=lineage), on)
    if country is not None:
        rows = rows.filter(Q(country=country) | Q(country=None))
    return tuple(
        QuotaInForce(
            id=row.id,
            country=row.country_id,
            country_name=row.country.name_en if row.country else "",
            taxon=row.taxon_id,
            taxon_name=row.taxon.name,
            since=row.valid_from,
            until=row.valid_to,
            amount=row.amount,
            unit=row.unit,
            term=row.term,
            specimens=Specimens(row.specimens),
            note=row.note,
            source=row.source_id,
        )
        for row in rows.select_related("country", "taxon").order_by("country__name_en", "valid_from", "id")
    )
