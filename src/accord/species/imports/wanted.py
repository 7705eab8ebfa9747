"""What a file states, in the columns of the register: keys of its source, known countries, provenance for each row."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from accord.core.listings.model import CITES, Change, Country, Finding, ListingEvent, NameStatus, Taxon
from accord.register.models import Country as CountryRow
from accord.register.models import Instrument, Meeting
from accord.species.imports.edition import Edition, Refusal
from accord.species.models import Checklist, RangeStatus
from accord.species.models import ListingEvent as EventRow
from accord.species.models import Taxon as TaxonRow

Row = dict[str, Any]  # by the names of the database columns
Identity = tuple[Any, ...]

#: Species+ writes S1 for Sudan before the secession of South Sudan; ISO 3166-1 knew it as SD then as now.
OTHER_CODES: Mapping[Country, Country] = {"S1": "SD"}
_RESERVATIONS = (Change.RESERVATION, Change.RESERVATION_WITHDRAWN)
#: Range statuses of files that the register says in another word; what is in no list becomes “uncertain”, with a note.
_KNOWN_STATUSES = frozenset(RangeStatus.values)
_RANGE_STATUSES = {"": RangeStatus.NATIVE.value, "distribution uncertain": RangeStatus.UNCERTAIN.value}
MADE_UP = "Made up from a list that prints how the taxon stood on a day, not since when."


def _limit(model: type[Any], field_name: str) -> int:
    return int(model._meta.get_field(field_name).max_length)  # noqa: SLF001  (Django documents _meta)


#: What an event can't be, and the sentence for it. The constraints of the database say the same of one row at a time.
_NOT_AN_EVENT: tuple[tuple[Callable[[ListingEvent], bool], str], ...] = (
    (lambda event: event.change in _RESERVATIONS and not event.party, "a reservation needs its Party"),
    (
        lambda event: (
            event.instrument == CITES
            and event.appendix == "III"
            and event.change is Change.ADDITION
            and not event.party
        ),
        "a listing in Appendix III needs the Party that asked for it (CITES Art. XVI)",
    ),
    (lambda event: event.implied and event.change is not Change.DELETION, "only a deletion can be implied"),
    (lambda event: event.included_in == event.taxon, "a taxon can't be included in itself"),
    (
        lambda event: bool(event.populations & event.except_populations),
        "the population of a country is both listed and left out",
    ),
    (
        lambda event: len(event.appendix) > _limit(EventRow, "appendix"),
        "the name of the appendix is longer than the register can hold",
    ),
)


@dataclass(slots=True)
class Wanted:
    """The rows of a file by the identity that they have in the register."""

    checklists: dict[Identity, Row] = field(default_factory=dict)
    taxa: dict[Identity, Row] = field(default_factory=dict)
    synonyms: dict[Identity, Row] = field(default_factory=dict)
    ranges: dict[Identity, Row] = field(default_factory=dict)
    events: dict[Identity, Row] = field(default_factory=dict)
    populations: dict[Identity, Row] = field(default_factory=dict)
    excepted: dict[Identity, Row] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def rows_of(edition: Edition) -> Wanted:
    """Everything that the file states; rows that can't be stored are refused with place and reason, never mended."""
    wanted = Wanted(findings=list(edition.findings))
    if not CountryRow.objects.exists():
        reason = "the register holds no countries yet: run `accord register load-starter`"
        wanted.refused.append(Refusal(edition.said(""), reason, whole=True))
        return wanted
    known = frozenset(CountryRow.objects.values_list("id", flat=True))
    instruments = frozenset(Instrument.objects.values_list("id", flat=True))
    lists = _checklists(edition, wanted, instruments)
    _taxa(edition, wanted, lists)
    _ranges(edition, wanted, known)
    _events(edition, wanted, known, instruments)
    return wanted


def _checklists(edition: Edition, wanted: Wanted, instruments: frozenset[str]) -> Mapping[str, str]:
    """A checklist of the register for each list that the file holds; it belongs to the one convention that speaks of it."""
    speaking: dict[str, set[str]] = defaultdict(set)
    for event in edition.history.events:
        speaking[edition.history.taxa[event.taxon].checklist].add(event.instrument)
    found = {}
    for name in dict.fromkeys(taxon.checklist for taxon in edition.history.taxa.values()):
        key = found[name] = edition.key(name.lower()) if name else edition.source
        of = speaking[name] or {name.lower()}
        wanted.checklists[key,] = {
            "id": key,
            "title": f"{edition.title} ({name})" if name else edition.title,
            "convention_id": next(iter(of)) if len(of) == 1 and of <= instruments else None,
            "edition": edition.format[: _limit(Checklist, "edition")],
            "source_id": edition.source,
            "locator": edition.locator(""),
        }
        if len(key) > _limit(Checklist, "id"):
            wanted.refused.append(
                Refusal(edition.said(""), f"“{key}” is too long for a checklist: choose a shorter source", whole=True)
            )
    return found


def _taxa(edition: Edition, wanted: Wanted, lists: Mapping[str, str]) -> None:
    limits = {name: _limit(TaxonRow, name) for name in ("id", "name", "authorship")}
    for taxon in edition.history.taxa.values():
        place = edition.places.taxa.get(taxon.id, "")
        row = {
            "id": edition.key(taxon.id),
            "checklist_id": lists[taxon.checklist],
            "name": taxon.name,
            "authorship": taxon.authorship,
            "rank": taxon.rank,
            "parent_id": edition.key(taxon.parent) if taxon.parent else None,
            "status": taxon.status.value,
            "source_id": edition.source,
            "locator": edition.locator(place),
        }
        if taxon.status is NameStatus.SYNONYM and taxon.parent:
            row["parent_id"] = None
            text = f"{taxon.name} is a synonym with a place in the tree: it is kept without the place"
            wanted.findings.append(Finding("synonym-in-tree", text, taxon=taxon.id))
        for name, limit in limits.items():
            if len(str(row[name])) > limit:
                reason = f"the {name} of a taxon is longer than {limit} characters"
                wanted.refused.append(Refusal(edition.said(place), reason, whole=True))
        wanted.taxa[row["id"],] = row
        _uses(edition, wanted, taxon)


def _uses(edition: Edition, wanted: Wanted, taxon: Taxon) -> None:
    for accepted in taxon.accepted:
        pair = (edition.key(taxon.id), edition.key(accepted))
        wanted.synonyms[pair] = {"synonym_id": pair[0], "accepted_id": pair[1]}


def _ranges(edition: Edition, wanted: Wanted, known: frozenset[Country]) -> None:
    renamed: dict[Country, int] = defaultdict(int)
    for taxon, countries in edition.history.ranges.items():
        key = edition.key(taxon)
        for code, status in countries.items():
            place = edition.places.ranges.get((taxon, code)) or edition.places.taxa.get(taxon, "")
            country = code
            if code not in known and code in OTHER_CODES:
                country = OTHER_CODES[code]
                renamed[code] += 1
                if country in countries:
                    continue  # the file states it under the code of today, too
            if country not in known:
                wanted.refused.append(Refusal(edition.said(place), _unknown(code), whole=True))
                continue
            stored, note = _range_status(status)
            wanted.ranges[key, country] = {
                "taxon_id": key,
                "country_id": country,
                "status": stored,
                "note": note,
                "source_id": edition.source,
                "locator": edition.locator(place),
            }
    for code, count in renamed.items():
        text = f"{code} is written {OTHER_CODES[code]} in the register: {count:,} range States"
        wanted.findings.append(Finding("country-written-otherwise", text))


def _range_status(status: str) -> tuple[str, str]:
    """The status as the register has it, and what the file says where that is another word."""
    if status in _KNOWN_STATUSES:
        return status, ""
    if status in _RANGE_STATUSES:
        return _RANGE_STATUSES[status], ""
    return RangeStatus.UNCERTAIN.value, status


def _unknown(code: Country) -> str:
    return f"the register knows no country with the code “{code}”"


def _events(edition: Edition, wanted: Wanted, known: frozenset[Country], instruments: frozenset[str]) -> None:
    meetings = frozenset(Meeting.objects.values_list("id", flat=True))
    given: dict[str, int] = defaultdict(int)
    for event in edition.history.events:
        place = edition.places.events.get(event.id) or edition.places.taxa.get(event.taxon, "")
        if refusals := list(_refusals(event, edition.said(place), known, instruments)):
            wanted.refused += refusals
            continue
        key = _event_key(edition, event, given)
        if len(key) > _limit(EventRow, "id"):
            wanted.refused.append(Refusal(edition.said(place), "the id of the event is too long"))
            continue
        party = _code(event.party, known) if event.party else None
        wanted.events[key,] = _event_row(edition, event, key, place, meetings) | {"party_id": party}
        for countries, excepted in ((event.populations, False), (event.except_populations, True)):
            for country in sorted({_code(each, known) for each in countries}):
                wanted.populations[key, country] = {"event_id": key, "country_id": country, "excepted": excepted}
        for taxon in sorted(event.except_taxa):
            pair = (key, edition.key(taxon))
            wanted.excepted[pair] = {"event_id": key, "taxon_id": pair[1]}


def _refusals(
    event: ListingEvent, place: str, known: frozenset[Country], instruments: frozenset[str]
) -> Iterator[Refusal]:
    countries = event.populations | event.except_populations | ({event.party} if event.party else set())
    for code in sorted(countries):
        if _code(code, known) not in known:
            yield Refusal(place, _unknown(code), whole=True)
    if event.instrument not in instruments:
        yield Refusal(place, f"the register knows no instrument “{event.instrument}”")
    for is_so, reason in _NOT_AN_EVENT:
        if is_so(event):
            yield Refusal(place, reason)


def _code(code: Country, known: frozenset[Country]) -> Country:
    return code if code in known else OTHER_CODES.get(code, code)


def _event_key(edition: Edition, event: ListingEvent, given: dict[str, int]) -> str:
    """The id of the file. Numbers of rows are other numbers in the next edition: there, what the event says is its key."""
    if not edition.numbered:
        return edition.key(event.id)
    parts = [event.taxon, event.effective.isoformat(), event.appendix, event.change.value, event.party or ""]
    said = ":".join(part for part in parts if part)
    given[said] += 1
    return edition.key(said if given[said] == 1 else f"{said}:{given[said]}")


def _event_row(edition: Edition, event: ListingEvent, key: str, place: str, meetings: frozenset[str]) -> Row:
    decided_at = event.decided_at if event.decided_at in meetings else None
    notes = [MADE_UP] if edition.snapshot else []
    if event.decided_at and decided_at is None:
        notes.append(f"Decided at: {event.decided_at}")
    if event.source and event.source != edition.format:
        notes.append(f"Source: {event.source}")
    return {
        "id": key,
        "instrument_id": event.instrument,
        "change": event.change.value,
        "appendix": event.appendix,
        "taxon_id": edition.key(event.taxon),
        "effective": event.effective,
        "included_in_id": edition.key(event.included_in) if event.included_in else None,
        "implied": event.implied,
        "annotation": event.annotation or "",
        "symbol": event.symbol or "",
        "decided_at_id": decided_at,
        "recorded_current": event.recorded_current,
        "note": " ".join(notes),
        "source_id": edition.source,
        "locator": edition.locator(place),
    }
