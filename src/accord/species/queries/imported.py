"""The lists that were brought in from files: what each holds, and what one says of a taxon beside the register's own lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from django.db.models import Count, Q, QuerySet

from accord.core.errors import NotFound
from accord.core.listings.coverage import accepted_id
from accord.core.listings.explain import Explanation
from accord.core.listings.model import Country, NameStatus, Taxon, TaxonId
from accord.core.listings.names_over_time import NamesOverTime
from accord.core.listings.timeline import Interval, timeline
from accord.journal.queries import seal
from accord.register.models import Country as CountryRow
from accord.species.models import Checklist, ListingEvent
from accord.species.models import Taxon as TaxonRow
from accord.species.queries.histories import OWN_CHECKLISTS
from accord.species.queries.nomenclature import names_over_time
from accord.species.queries.side_by_side import current


@dataclass(frozen=True, slots=True)
class ImportedList:
    """One list of a file, with how much it holds."""

    id: str
    title: str
    edition: str
    convention: str
    source: str
    source_title: str
    licence: str
    sha256: str
    taxa: int
    synonyms: int
    events: int


@dataclass(frozen=True, slots=True)
class ListedName:
    """A line of such a list; `accepted` are the names that a synonym is used for, `listings` what it is listed as."""

    key: TaxonId
    name: str
    authorship: str
    rank: str
    status: str
    accepted: tuple[str, ...]
    listings: Mapping[str, str]


def imported_lists() -> tuple[ImportedList, ...]:
    """All lists beside the register's own, by title."""
    rows = _lists().order_by("title", "id")
    events = dict(
        ListingEvent.objects.filter(taxon__checklist__in=[row.id for row in rows], withdrawn_because="")
        .values_list("taxon__checklist")
        .annotate(number=Count("id"))
    )
    return tuple(_list(row, events.get(row.id, 0)) for row in rows)


def imported_list(key: str) -> ImportedList:
    """One of them. Raises NotFound."""
    row = _lists().filter(id=key).first()
    if row is None:
        raise NotFound(f"the register has no imported list “{key}”")
    return _list(row, ListingEvent.objects.filter(taxon__checklist=key, withdrawn_because="").count())


def _lists() -> "QuerySet[Checklist]":
    counted = Checklist.objects.exclude(id__in=OWN_CHECKLISTS).select_related("source")
    is_synonym = Q(taxa__status=NameStatus.SYNONYM.value)
    return counted.annotate(number=Count("taxa"), synonyms=Count("taxa", filter=is_synonym))


def _list(row: Any, events: int) -> ImportedList:
    source = row.source
    return ImportedList(
        row.id,
        row.title,
        row.edition,
        row.convention_id or "",
        source.id if source else "",
        source.title if source else "",
        source.licence if source else "",
        source.sha256 if source else "",
        row.number - row.synonyms,
        row.synonyms,
        events,
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines of a list: those whose name holds `text`, of a rank, of a status; empty lets all pass."""

    text: str = ""
    rank: str = ""
    status: str = ""


def count_names(key: str, wanted: Wanted) -> int:
    """How many lines of a list fit."""
    return _names(key, wanted).count()


def names_in(key: str, wanted: Wanted, *, on: date, start: int, stop: int) -> tuple[ListedName, ...]:
    """The lines of a list that fit from one place to another, by name, each with what the list has it listed as on a day."""
    rows = list(_names(key, wanted).order_by("name", "id")[start:stop])
    names = _history(seal().hash, key)
    history, instruments = names.on(on), names.history.instruments()
    found = []
    for row in rows:
        taxon = history.taxa[row.id]
        listings = {each: names.status(row.id, instrument=each, on=on).listing for each in instruments}
        accepted = tuple(history.taxa[each].name for each in taxon.accepted if each in history.taxa)
        found.append(
            ListedName(row.id, row.name, row.authorship, row.rank, row.status, accepted, MappingProxyType(listings))
        )
    return tuple(found)


def ranks_in(key: str) -> tuple[str, ...]:
    """The ranks that a list has."""
    return tuple(TaxonRow.objects.filter(checklist=key).values_list("rank", flat=True).distinct().order_by("rank"))


def _names(key: str, wanted: Wanted) -> "QuerySet[TaxonRow]":
    rows = TaxonRow.objects.filter(checklist=key)
    rows = rows.filter(name__icontains=wanted.text) if wanted.text else rows
    rows = rows.filter(rank=wanted.rank) if wanted.rank else rows
    return rows.filter(status=wanted.status) if wanted.status else rows


@dataclass(frozen=True, slots=True)
class Said:
    """What one list says under one instrument, with its reasons and its intervals."""

    instrument: str
    listing: str
    explanation: Explanation
    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """The register's own taxon of that name under one convention; `agrees` is None where the list says nothing of it."""

    taxon: Taxon
    instrument: str
    listing: str
    explanation: Explanation
    agrees: bool | None


@dataclass(frozen=True, slots=True)
class ImportedTaxon:
    """A taxon as an imported list has it, beside the register's own lists."""

    taxon: Taxon
    list: ImportedList
    locator: str
    above: tuple[Taxon, ...]
    synonyms: tuple[Taxon, ...]
    range: tuple[tuple[str, str, str], ...]  # code, English name, status
    said: tuple[Said, ...]
    beside: tuple[Beside, ...]


def imported_accepted(key: TaxonId, *, on: date) -> TaxonId:
    """The taxon that a name of an imported list stands for. Raises NotFound where no such list has it."""
    checklist = TaxonRow.objects.filter(id=key).values_list("checklist_id", flat=True).first()
    if checklist is None or checklist in OWN_CHECKLISTS:
        raise NotFound(f"there is no taxon “{key}” in the register")
    return accepted_id(_history(seal().hash, checklist).on(on).taxa, key)


def imported_taxon(
    key: TaxonId, *, on: date, country: Country | None = None, party: Country | None = None
) -> ImportedTaxon:
    """Everything an imported list says of a taxon on a day, and what the register's own lists say. Raises NotFound."""
    row = TaxonRow.objects.filter(id=key).values_list("checklist_id", "locator").first()
    if row is None:
        raise NotFound(f"there is no taxon “{key}” in the register")
    names = _history(seal().hash, row[0])
    history = names.on(on)
    taxon = history.taxa[key]
    asked = {"country": country, "party": party}
    said = tuple(_said(key, names, instrument, on=on, **asked) for instrument in names.history.instruments())
    states = history.ranges.get(key, {})
    called = dict(CountryRow.objects.filter(id__in=list(states)).values_list("id", "name_en"))
    return ImportedTaxon(
        taxon,
        imported_list(row[0]),
        row[1],
        tuple(_above(taxon, history.taxa)),
        tuple(each for each in history.taxa.values() if each.status is NameStatus.SYNONYM and key in each.accepted),
        tuple(sorted(((code, called.get(code, code), how) for code, how in states.items()), key=lambda one: one[1])),
        said,
        _beside(taxon, said, on=on, **asked),
    )


def _said(key: TaxonId, names: NamesOverTime, instrument: str, *, on: date, **asked: Country | None) -> Said:
    answer = names.status(key, instrument=instrument, on=on, **asked)
    told = names.explain(answer, words=current().words, **asked)
    return Said(instrument, answer.listing, told, tuple(timeline(key, names.on(on), instruments=[instrument])))


def _beside(taxon: Taxon, said: tuple[Said, ...], *, on: date, **asked: Country | None) -> tuple[Beside, ...]:
    """The register's own taxa of that name, synonyms standing for the taxon that they are used for."""
    register = current()
    taxa = register.on(on).taxa
    named = [each.id for each in taxa.values() if each.name == taxon.name]
    by_law = {each.instrument: each.listing for each in said}
    found = []
    for key in dict.fromkeys(accepted_id(taxa, each) for each in named):
        law = taxa[key].checklist
        answer = register.names.status(key, instrument=law, on=on, **asked)
        told = register.names.explain(answer, words=register.words, **asked)
        agrees = by_law[law] == answer.listing if law in by_law else None
        found.append(Beside(taxa[key], law, answer.listing, told, agrees))
    return tuple(sorted(found, key=lambda each: (OWN_CHECKLISTS.index(each.instrument), each.taxon.name)))


def _above(taxon: Taxon, taxa: Mapping[TaxonId, Taxon]) -> list[Taxon]:
    found: list[Taxon] = []
    here = taxon.parent
    while here is not None and here in taxa and taxa[here] not in found:
        found.append(taxa[here])
        here = taxa[here].parent
    return found[::-1]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same name in an imported list, and what that list has it listed as."""

    key: TaxonId
    list: str
    title: str
    listings: Mapping[str, str]


def elsewhere(names: set[str], *, on: date) -> tuple[Elsewhere, ...]:
    """The taxa of these names in imported lists (synonyms stand for their taxon), with their listings on a day."""
    rows = TaxonRow.objects.filter(name__in=names).exclude(checklist__in=OWN_CHECKLISTS)
    found: dict[TaxonId, Elsewhere] = {}
    for key, checklist, title in rows.values_list("id", "checklist_id", "checklist__title").order_by("checklist"):
        over_time = _history(seal().hash, checklist)
        taxon = accepted_id(over_time.on(on).taxa, key)
        listings = {
            law: over_time.status(taxon, instrument=law, on=on).listing for law in over_time.history.instruments()
        }
        found[taxon] = Elsewhere(taxon, checklist, title, MappingProxyType(listings))
    return tuple(found.values())


@lru_cache(maxsize=4)
def _history(_seal: str, checklist: str) -> NamesOverTime:
    """A list as values of the core, kept under the hash of the last journal entry."""
    return names_over_time(checklists=[checklist])
