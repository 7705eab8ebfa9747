"""One taxon with everything the register says of it, and how much the room holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from accord.core.errors import NotFound
from accord.species.models import (
    CommonName,
    ExceptedTaxon,
    ListedPopulation,
    ListingEvent,
    RangeState,
    StandardReference,
    SynonymUse,
    Taxon,
)
from accord.species.queries.alignments import AlignmentRow, alignments

_DEEPEST = 20  # more ranks than any tree has; a circle in the data must not hang a page


@dataclass(frozen=True, slots=True)
class TaxonRow:
    """A name in a checklist."""

    id: str
    checklist: str
    name: str
    authorship: str
    rank: str
    status: str


@dataclass(frozen=True, slots=True)
class NameRow:
    """A common name."""

    language: str
    name: str
    source: str | None


@dataclass(frozen=True, slots=True)
class RangeRow:
    """A country of the range, with its English name."""

    country: str
    country_name: str
    status: str
    source: str | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """A listing event with the titles of what it refers to."""

    id: str
    instrument: str
    change: str
    appendix: str
    taxon: str
    effective: date
    party: str | None
    populations: tuple[str, ...]
    except_populations: tuple[str, ...]
    except_taxa: tuple[str, ...]
    included_in: str | None
    implied: bool
    annotation: str
    decided_at: str | None
    meeting_title: str
    source: str | None
    source_title: str
    note: str
    withdrawn_because: str


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """The standard reference that the names of a taxon follow."""

    taxon: str
    reference: str
    adopted_at: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class TaxonPage:
    """A taxon and its surroundings; `above` runs from the kingdom down, `reference` is the nearest one."""

    taxon: TaxonRow
    above: tuple[TaxonRow, ...]
    below: tuple[TaxonRow, ...]
    accepted: tuple[TaxonRow, ...]
    synonyms: tuple[TaxonRow, ...]
    common_names: tuple[NameRow, ...]
    range: tuple[RangeRow, ...]
    events: tuple[EventRow, ...]  # of the taxon itself, withdrawn ones included
    reference: ReferenceRow | None
    namesakes: tuple[TaxonRow, ...]  # the same name in other checklists
    alignments: tuple[AlignmentRow, ...]
    note: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the room holds. `species` counts accepted species and below."""

    taxa: Mapping[str, int]  # by checklist
    species: Mapping[str, int]
    synonyms: Mapping[str, int]
    events: Mapping[str, int]  # by instrument, withdrawn ones left out
    range_states: int
    common_names: int


def taxon_page(key: str) -> TaxonPage:
    """Everything about one taxon. Raises NotFound."""
    taxon = Taxon.objects.filter(id=key).first()
    if taxon is None:
        raise NotFound(f"the register has no taxon {key}")
    above = _above(taxon)
    return TaxonPage(
        taxon=_row(taxon),
        above=tuple(_row(one) for one in above),
        below=tuple(_row(one) for one in Taxon.objects.filter(parent=key).order_by("name", "id")),
        accepted=tuple(_row(use.accepted) for use in SynonymUse.objects.filter(synonym=key).select_related("accepted")),
        synonyms=tuple(
            sorted(
                (_row(use.synonym) for use in SynonymUse.objects.filter(accepted=key).select_related("synonym")),
                key=lambda row: row.name,
            )
        ),
        common_names=tuple(
            NameRow(one.language, one.name, one.source_id)
            for one in CommonName.objects.filter(taxon=key).order_by("language", "id")
        ),
        range=_range(key),
        events=_events(key),
        reference=_reference([taxon.id, *(one.id for one in reversed(above))]),
        namesakes=tuple(
            _row(one)
            for one in Taxon.objects.filter(name=taxon.name, rank=taxon.rank)
            .exclude(checklist=taxon.checklist_id)
            .order_by("checklist")
        ),
        alignments=alignments(taxon=key),
        note=taxon.note,
        source=taxon.source_id,
    )


def counts() -> Counts:
    """How many taxa, events, range States and names there are."""
    higher = ("kingdom", "phylum", "class", "order", "family", "subfamily", "genus")
    accepted = Taxon.objects.exclude(status="synonym")
    return Counts(
        taxa=_by(Taxon.objects.values_list("checklist").annotate(number=Count("id"))),
        species=_by(accepted.exclude(rank__in=higher).values_list("checklist").annotate(number=Count("id"))),
        synonyms=_by(Taxon.objects.filter(status="synonym").values_list("checklist").annotate(number=Count("id"))),
        events=_by(
            ListingEvent.objects.filter(withdrawn_because="").values_list("instrument").annotate(number=Count("id"))
        ),
        range_states=RangeState.objects.count(),
        common_names=CommonName.objects.count(),
    )


def _by(rows: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    return dict(sorted(rows))


def _row(taxon: Taxon) -> TaxonRow:
    return TaxonRow(taxon.id, taxon.checklist_id, taxon.name, taxon.authorship, taxon.rank, taxon.status)


def _above(taxon: Taxon) -> list[Taxon]:
    found: list[Taxon] = []
    parent = taxon.parent
    while parent is not None and len(found) < _DEEPEST:
        found.append(parent)
        parent = parent.parent
    return found[::-1]


def _range(key: str) -> tuple[RangeRow, ...]:
    rows = RangeState.objects.filter(taxon=key).select_related("country").order_by("country")
    return tuple(RangeRow(row.country_id, row.country.name_en, row.status, row.source_id) for row in rows)


def _events(key: str) -> tuple[EventRow, ...]:
    events = list(
        ListingEvent.objects.filter(taxon=key).select_related("decided_at", "source").order_by("effective", "id")
    )
    populations = sorted(
        ListedPopulation.objects.filter(event__in=events).values_list("event_id", "country_id", "excepted")
    )
    taxa = sorted(ExceptedTaxon.objects.filter(event__in=events).values_list("event_id", "taxon_id"))
    return tuple(
        EventRow(
            id=event.id,
            instrument=event.instrument_id,
            change=event.change,
            appendix=event.appendix,
            taxon=event.taxon_id,
            effective=event.effective,
            party=event.party_id,
            populations=tuple(country for of, country, left_out in populations if of == event.id and not left_out),
            except_populations=tuple(country for of, country, left_out in populations if of == event.id and left_out),
            except_taxa=tuple(taxon for of, taxon in taxa if of == event.id),
            included_in=event.included_in_id,
            implied=event.implied,
            annotation=event.annotation,
            decided_at=event.decided_at_id,
            meeting_title=event.decided_at.title if event.decided_at else "",
            source=event.source_id,
            source_title=event.source.title if event.source else "",
            note=event.note,
            withdrawn_because=event.withdrawn_because,
        )
        for event in events
    )


def _reference(lineage: list[str]) -> ReferenceRow | None:
    """The one given for the nearest taxon, from the taxon upwards."""
    rows = StandardReference.objects.filter(taxon__in=lineage).order_by("id")
    nearest = min(rows, key=lambda row: lineage.index(row.taxon_id), default=None)
    if nearest is None:
        return None
    return ReferenceRow(nearest.taxon_id, nearest.reference, nearest.adopted_at_id, nearest.source_id)
