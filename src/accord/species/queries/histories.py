"""The species room as the core reads it: one `History` of taxa, ranges and listing events, now or as once recorded."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db import models

from accord.core.dates import read_date
from accord.core.listings.model import CITES, CMS, Change, Country, History, ListingEvent, NameStatus, Taxon, TaxonId
from accord.journal.acts import State
from accord.journal.queries import everything_as_of
from accord.species.models import (
    ExceptedTaxon,
    ListedPopulation,
    RangeState,
    RangeStatus,
    SynonymUse,
)
from accord.species.models import ListingEvent as EventRow
from accord.species.models import Taxon as TaxonRow

#: The checklists that the register itself keeps for the conventions; imported files stand beside them.
OWN_CHECKLISTS = (CITES, CMS)
#: How each table leads to the checklist of a row.
_CHECKLIST_OF: Mapping[type[models.Model], str] = MappingProxyType(
    {
        TaxonRow: "checklist",
        SynonymUse: "synonym__checklist",
        RangeState: "taxon__checklist",
        EventRow: "taxon__checklist",
        ListedPopulation: "event__taxon__checklist",
        ExceptedTaxon: "event__taxon__checklist",
    }
)
_EVENT_COLUMNS = (
    "id",
    "instrument_id",
    "change",
    "appendix",
    "taxon_id",
    "effective",
    "party_id",
    "included_in_id",
    "implied",
    "annotation",
    "symbol",
    "recorded_current",
    "decided_at_id",
    "source_id",
    "withdrawn_because",
)


def history(*, as_of: datetime | None = None, checklists: Collection[str] | None = None) -> History:
    """Every taxon, range and listing event of the register as values of the core; six queries.

    With `as_of` (a time with its zone) as they were recorded at that time, read from the journal; with `checklists` only
    their taxa and what is said of these. Withdrawn events are left out. Events come by effective date, then by id.
    Native range is written "" as in dataset files.
    """
    rows = _Stored(checklists) if as_of is None else _Recorded(everything_as_of(as_of, prefix="species."))
    taxa, ranges, events = _taxa(rows), _ranges(rows), _events(rows)
    if checklists is not None and as_of is not None:
        taxa = {key: taxon for key, taxon in taxa.items() if taxon.checklist in checklists}
        ranges = {key: states for key, states in ranges.items() if key in taxa}
        events = [event for event in events if event.taxon in taxa]
    return History(taxa=MappingProxyType(taxa), ranges=MappingProxyType(ranges), events=tuple(events))


class _Stored:
    """Rows as the database holds them, all or those of some checklists."""

    def __init__(self, checklists: Collection[str] | None) -> None:
        self._checklists = checklists

    def of(self, model: type[models.Model], *columns: str) -> Iterable[tuple[Any, ...]]:
        """The rows of a table, as tuples of these columns."""
        rows = model._default_manager.order_by("pk")  # noqa: SLF001
        if self._checklists is not None:
            rows = rows.filter(**{f"{_CHECKLIST_OF[model]}__in": list(self._checklists)})
        return rows.values_list(*columns)


class _Recorded:
    """Rows as the journal recorded them."""

    def __init__(self, states: Mapping[str, State]) -> None:
        self._tables: dict[str, list[State]] = defaultdict(list)
        for name, state in states.items():
            self._tables[name.partition(":")[0]].append(state)

    def of(self, model: type[models.Model], *columns: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a table, as tuples of these columns; dates are given back as dates.

        What an entry does not name was empty: imports leave empty columns out.
        """
        dated = {at for at, name in enumerate(columns) if isinstance(_column(model, name), models.DateField)}
        empty = [_column(model, name).get_default() for name in columns]
        for state in self._tables[model._meta.label_lower]:  # noqa: SLF001
            yield tuple(
                read_date(state[name]) if at in dated and state[name] else state.get(name, empty[at])
                for at, name in enumerate(columns)
            )


def _column(model: type[models.Model], name: str) -> Any:
    return model._meta.get_field(name)  # noqa: SLF001


_Rows = _Stored | _Recorded


def _taxa(rows: _Rows) -> dict[TaxonId, Taxon]:
    accepted: dict[str, list[str]] = defaultdict(list)
    for synonym, valid in rows.of(SynonymUse, "synonym_id", "accepted_id"):
        accepted[synonym].append(valid)
    columns = ("id", "name", "rank", "parent_id", "checklist_id", "authorship", "status")
    return {
        key: Taxon(key, name, rank, parent, checklist, authorship, NameStatus(status), tuple(accepted.get(key, ())))
        for key, name, rank, parent, checklist, authorship, status in rows.of(TaxonRow, *columns)
    }


def _ranges(rows: _Rows) -> dict[TaxonId, Mapping[Country, str]]:
    found: dict[TaxonId, dict[Country, str]] = defaultdict(dict)
    for taxon, country, status in rows.of(RangeState, "taxon_id", "country_id", "status"):
        found[taxon][country] = "" if status == RangeStatus.NATIVE else status
    return {taxon: MappingProxyType(found[taxon]) for taxon in found}


def _events(rows: _Rows) -> list[ListingEvent]:
    listed: dict[str, set[Country]] = defaultdict(set)
    left_out: dict[str, set[Country]] = defaultdict(set)
    for event, country, excepted in rows.of(ListedPopulation, "event_id", "country_id", "excepted"):
        (left_out if excepted else listed)[event].add(country)
    excepted_taxa: dict[str, set[TaxonId]] = defaultdict(set)
    for event, taxon in rows.of(ExceptedTaxon, "event_id", "taxon_id"):
        excepted_taxa[event].add(taxon)
    events = []
    for row in rows.of(EventRow, *_EVENT_COLUMNS):
        values = dict(zip(_EVENT_COLUMNS, row, strict=True))
        if values["withdrawn_because"]:
            continue
        key = values["id"]
        events.append(
            ListingEvent(
                id=key,
                instrument=values["instrument_id"],
                change=Change(values["change"]),
                appendix=values["appendix"],
                taxon=values["taxon_id"],
                effective=values["effective"],
                party=values["party_id"],
                populations=frozenset(listed.get(key, ())),
                except_populations=frozenset(left_out.get(key, ())),
                except_taxa=frozenset(excepted_taxa.get(key, ())),
                included_in=values["included_in_id"],
                implied=values["implied"],
                annotation=values["annotation"] or None,
                symbol=values["symbol"] or None,
                recorded_current=values["recorded_current"],
                decided_at=values["decided_at_id"],
                source=values["source_id"],
            )
        )
    return sorted(events, key=lambda event: (event.effective, event.id))
