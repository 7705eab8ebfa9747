"""The species room as the core reads it: one `History` of taxa, ranges and listing events, made by six queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from accord.core.listings.model import Change, Country, History, ListingEvent, NameStatus, Taxon, TaxonId
from accord.species import models
from accord.species.models import RangeStatus


def history(*, checklists: Iterable[str] | None = None) -> History:
    """Every taxon, range and listing event of the register (or of some checklists) as values of the core.

    Withdrawn events are left out. Events come by effective date, then by id, whatever the database's own order of
    letters. Native range is written "" as in dataset files.
    """
    taxa = _taxa(checklists)
    ranges: dict[TaxonId, dict[Country, str]] = defaultdict(dict)
    for taxon, country, status in models.RangeState.objects.values_list("taxon_id", "country_id", "status"):
        if taxon in taxa:
            ranges[taxon][country] = "" if status == RangeStatus.NATIVE else status
    return History(
        taxa=MappingProxyType(taxa),
        ranges=MappingProxyType({taxon: MappingProxyType(found) for taxon, found in ranges.items()}),
        events=tuple(_events(taxa)),
    )


def _taxa(checklists: Iterable[str] | None) -> dict[TaxonId, Taxon]:
    accepted: dict[str, list[str]] = defaultdict(list)
    for synonym, valid in models.SynonymUse.objects.order_by("id").values_list("synonym_id", "accepted_id"):
        accepted[synonym].append(valid)
    rows = (
        models.Taxon.objects.all()
        if checklists is None
        else models.Taxon.objects.filter(checklist__in=list(checklists))
    )
    fields = ("id", "name", "rank", "parent_id", "checklist_id", "authorship", "status")
    return {
        key: Taxon(key, name, rank, parent, checklist, authorship, NameStatus(status), tuple(accepted.get(key, ())))
        for key, name, rank, parent, checklist, authorship, status in rows.values_list(*fields)
    }


def _events(taxa: Mapping[TaxonId, Taxon]) -> list[ListingEvent]:
    listed: dict[str, set[Country]] = defaultdict(set)
    left_out: dict[str, set[Country]] = defaultdict(set)
    for event, country, excepted in models.ListedPopulation.objects.values_list("event_id", "country_id", "excepted"):
        (left_out if excepted else listed)[event].add(country)
    excepted_taxa: dict[str, set[TaxonId]] = defaultdict(set)
    for event, taxon in models.ExceptedTaxon.objects.values_list("event_id", "taxon_id"):
        excepted_taxa[event].add(taxon)
    fields = (
        "id", "instrument_id", "change", "appendix", "taxon_id", "effective", "party_id", "included_in_id",
        "implied", "annotation", "recorded_current", "decided_at_id", "source_id",
    )  # fmt: skip
    rows = models.ListingEvent.objects.filter(withdrawn_because="").values_list(*fields)
    events = [
        ListingEvent(
            id=key,
            instrument=instrument,
            change=Change(change),
            appendix=appendix,
            taxon=taxon,
            effective=effective,
            party=party,
            populations=frozenset(listed.get(key, ())),
            except_populations=frozenset(left_out.get(key, ())),
            except_taxa=frozenset(excepted_taxa.get(key, ())),
            included_in=included_in,
            implied=implied,
            annotation=annotation or None,
            recorded_current=recorded_current,
            decided_at=decided_at,
            source=source,
        )
        for (key, instrument, change, appendix, taxon, effective, party, included_in,
             implied, annotation, recorded_current, decided_at, source) in rows
        if taxon in taxa
    ]  # fmt: skip
    return sorted(events, key=lambda event: (event.effective, event.id))
