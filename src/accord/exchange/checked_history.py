"""Rows as a file gives them -> taxa, ranges and events that hold together, or the first row that does not."""

import gc
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from accord.core.dates import read_optional_date
from accord.core.errors import Invalid
from accord.core.listings.model import (
    CITES,
    CMS,
    RANKS,
    Change,
    Country,
    Finding,
    ListingEvent,
    NameStatus,
    Taxon,
    TaxonId,
)

_T = TypeVar("_T")
#: Index of a row -> where it stands, as errors name it.
Place = Callable[[int], str]
Ranges = Mapping[TaxonId, Mapping[Country, str]]

#: How files write the four changes.
CHANGES = {
    "addition": Change.ADDITION,
    "deletion": Change.DELETION,
    "reservation": Change.RESERVATION,
    "reservation_withdrawn": Change.RESERVATION_WITHDRAWN,
    "reservation_withdrawal": Change.RESERVATION_WITHDRAWN,
}
#: How files write what a checklist says of a name; the letters are those of Species+.
NAME_STATUSES = {
    "": NameStatus.ACCEPTED,
    "accepted": NameStatus.ACCEPTED,
    "a": NameStatus.ACCEPTED,
    "synonym": NameStatus.SYNONYM,
    "s": NameStatus.SYNONYM,
    "hybrid": NameStatus.HYBRID,
    "h": NameStatus.HYBRID,
    "not_accepted": NameStatus.NOT_ACCEPTED,
    "n": NameStatus.NOT_ACCEPTED,
}
#: The appendices of the two conventions (CITES Art. II, CMS Art. III and IV). Other instruments name their own annexes.
CONVENTION_APPENDICES = {CITES: ("I", "II", "III"), CMS: ("I", "II")}
#: How files write a range that needs no remark.
_NATIVE = frozenset({"native", "n", "present"})
_YES_NO: dict[str, bool | None] = {"": None, "null": None, "0": False, "false": False, "f": False, "no": False,
                                   "1": True, "true": True, "t": True, "yes": True}  # fmt: skip
_COUNTRY = re.compile(r"[A-Z][A-Z0-9]")  # Species+ writes S1 for Sudan before the secession of South Sudan
_SHOWN = 60


class TaxonColumns(NamedTuple):
    """Taxa as a file gives them, column by column (50,000 rows are read three times as fast so): trimmed, unchecked."""

    id: Sequence[str]
    name: Sequence[str]
    rank: Sequence[str]
    parent: Sequence[str]
    checklist: Sequence[str]
    authorship: Sequence[str]
    status: Sequence[str]
    accepted: Sequence[Sequence[str]]


class EventRow(NamedTuple):
    """One listing event as a file gives it: trimmed text, nothing checked."""

    id: str
    instrument: str
    change: str
    appendix: str
    taxon: str
    effective: str
    party: str = ""
    populations: Sequence[str] = ()
    except_populations: Sequence[str] = ()
    except_taxa: Sequence[str] = ()
    included_in: str = ""
    implied: str = ""
    annotation: str = ""
    recorded_current: str = ""
    decided_at: str = ""
    source: str = ""


@contextmanager
def collector_paused() -> Iterator[None]:
    """No garbage collection meanwhile: ten thousands of new records that all stay alive are searched in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def quoted(text: str) -> str:
    """The text as a message shows it: on one line, and short."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= _SHOWN else f"“{line[:_SHOWN]}…”"


def build_taxa(columns: TaxonColumns, place: Place) -> dict[TaxonId, Taxon]:
    """Taxa by id.

    Raises Invalid for a missing id or name, an unknown rank or status, an id that stands twice, a parent or accepted
    taxon that is not among the rows, and circles of parents or of synonyms.
    """
    ranks = _known_texts(columns.rank, _rank, place)
    statuses = _known_texts(columns.status, _name_status, place)
    # A frozen dataclass pays a slow detour for each attribute; with its own slots 50,000 taxa take half the time.
    make = Taxon.__new__
    set_id, set_name, set_rank, set_parent, set_checklist, set_authorship, set_status, set_accepted = (
        getattr(Taxon, slot).__set__ for slot in Taxon.__slots__
    )
    taxa: dict[TaxonId, Taxon] = {}
    for taxon_id, name, rank, parent, checklist, authorship, status, accepted in zip(*columns, strict=True):
        taxon = make(Taxon)
        set_id(taxon, taxon_id)
        set_name(taxon, name)
        set_rank(taxon, ranks[rank])
        set_parent(taxon, parent or None)
        set_checklist(taxon, checklist)
        set_authorship(taxon, authorship)
        set_status(taxon, statuses[status])
        set_accepted(taxon, accepted)
        taxa[taxon_id] = taxon
    _refuse_empty(columns.id, "the taxon has no id", place)
    _refuse_empty(columns.name, "the taxon has no name", place)
    if len(taxa) < len(columns.id):
        _refuse_repeated("the id of a taxon", columns.id, place)
    _refuse_loose_ends(columns, taxa, place)
    _refuse_circles(columns, taxa, place)
    return taxa


def _known_texts(texts: Sequence[str], read: Callable[[str, Place, int], _T], place: Place) -> dict[str, _T]:
    """Each different text of a column, read once."""
    return {text: read(text, place, texts.index(text)) for text in dict.fromkeys(texts)}


def _rank(text: str, place: Place, index: int) -> str:
    rank = text.strip().lower()
    if rank not in RANKS:
        said = f"{quoted(text)} is not a rank" if rank else "the taxon has no rank"
        raise Invalid(f"{said} (one of {', '.join(RANKS)})", place=place(index))
    return rank


def _name_status(text: str, place: Place, index: int) -> NameStatus:
    status = NAME_STATUSES.get(text.strip().lower().replace(" ", "_"))
    if status is None:
        raise Invalid(
            f"{quoted(text)} is not a status of a name (accepted, synonym, hybrid, not_accepted)", place=place(index)
        )
    return status


def _refuse_empty(texts: Sequence[str], reason: str, place: Place) -> None:
    if "" in texts:
        raise Invalid(reason, place=place(texts.index("")))


def _refuse_repeated(what: str, ids: Iterable[str], place: Place) -> None:
    first: dict[str, int] = {}
    for index, one in enumerate(ids):
        if one in first:
            raise Invalid(f"{what} stands twice: {quoted(one)}, first in {place(first[one])}", place=place(index))
        first[one] = index


def _refuse_loose_ends(columns: TaxonColumns, taxa: Mapping[TaxonId, Taxon], place: Place) -> None:
    if loose := set(columns.parent) - taxa.keys() - {""}:
        index, parent = next((index, parent) for index, parent in enumerate(columns.parent) if parent in loose)
        raise Invalid(f"the parent {quoted(parent)} is not among the taxa", place=place(index))
    for index, accepted in enumerate(columns.accepted):
        for one in accepted:
            if one not in taxa:
                raise Invalid(f"the accepted taxon {quoted(one)} is not among the taxa", place=place(index))


def _refuse_circles(columns: TaxonColumns, taxa: Mapping[TaxonId, Taxon], place: Place) -> None:
    """A taxon above itself, or a synonym of itself, at any number of steps."""
    up = {taxon_id: (taxon.parent,) for taxon_id, taxon in taxa.items() if taxon.parent}
    across = {taxon_id: taxon.accepted for taxon_id, taxon in taxa.items() if taxon.accepted}
    for what, steps in (("parents", up), ("accepted names", across)):
        if (on_circle := _circle(steps)) is not None:
            reason = f"the {what} of {quoted(on_circle)} lead back to itself"
            raise Invalid(reason, place=place(columns.id.index(on_circle)))


def _circle(steps: Mapping[TaxonId, tuple[TaxonId, ...]]) -> TaxonId | None:
    """The first taxon that lies on a circle of `steps`, or None. Iterative: the depth of a tree is the file's choice."""
    settled: set[TaxonId] = set()
    for start in steps:
        if start in settled:
            continue
        path, on_path = [(start, iter(steps[start]))], {start}
        while path:
            node, ahead = path[-1]
            following = next((one for one in ahead if one in steps and one not in settled), None)
            if following is None:
                path.pop()
                on_path.discard(node)
                settled.add(node)
            elif following in on_path:
                return following
            else:
                path.append((following, iter(steps[following])))
                on_path.add(following)
    return None


def build_ranges(
    columns: tuple[Sequence[str], Sequence[str], Sequence[str]], taxa: Mapping[TaxonId, Taxon], place: Place
) -> Ranges:
    """Range by taxon (country -> range status) from columns of taxon, country, status.

    Raises Invalid for an unknown taxon and for what is no country code.
    """
    countries = _known_texts(columns[1], lambda text, place, index: read_country(text, place(index)), place)
    statuses = _known_texts(columns[2], lambda text, _place, _index: range_status(text), place)
    if unknown := set(columns[0]) - taxa.keys():
        index, taxon = next((index, taxon) for index, taxon in enumerate(columns[0]) if taxon in unknown)
        raise Invalid(f"the taxon {quoted(taxon)} is not among the taxa", place=place(index))
    ranges: dict[TaxonId, dict[Country, str]] = {}
    for taxon, country, status in zip(*columns, strict=True):
        by_country = ranges.get(taxon)
        if by_country is None:
            by_country = ranges[taxon] = {}
        by_country[countries[country]] = statuses[status]
    return MappingProxyType(ranges)


def range_status(text: str) -> str:
    """A range status in lower case; empty for a plain native range."""
    status = " ".join(text.lower().split()).replace("_", " ")
    return "" if status in _NATIVE or status == "null" else status


def read_country(text: str, place: str) -> Country:
    """A country code: any two capital letters, former countries and S1 included. Raises Invalid."""
    if not _COUNTRY.fullmatch(text):
        raise Invalid(f"{quoted(text)} is not a country code (two capital letters, as in ISO 3166-1)", place=place)
    return text


def build_events(rows: Sequence[EventRow], taxa: Mapping[TaxonId, Taxon], place: Place) -> tuple[ListingEvent, ...]:
    """Events in file order. Raises Invalid for an unknown change, taxon or country, an appendix the convention does not
    have, a day that is not in the calendar, and an id that stands twice.
    """
    if len({row.id for row in rows}) < len(rows):
        _refuse_repeated("the id of an event", [row.id for row in rows], place)
    days: dict[str, date] = {}
    return tuple([_event(row, taxa, days, place, index) for index, row in enumerate(rows)])


def _event(
    row: EventRow, taxa: Mapping[TaxonId, Taxon], days: dict[str, date], place: Place, index: int
) -> ListingEvent:
    def refuse(reason: str) -> Invalid:
        return Invalid(reason, place=place(index))

    if not row.id or not row.instrument:
        raise refuse("the event has no id" if not row.id else "the event names no instrument")
    change = CHANGES.get(row.change) or CHANGES.get(row.change.lower().replace(" ", "_"))
    if change is None:
        raise refuse(f"{quoted(row.change)} is not a change (one of {', '.join(Change)})")
    instrument = row.instrument.lower()
    for what, one in (
        ("taxon", row.taxon),
        ("included_in", row.included_in),
        *(("except_taxa", one) for one in row.except_taxa),
    ):
        if one not in taxa and (one or what != "included_in"):
            raise refuse(f"{what} {quoted(one)} is not among the taxa" if one else f"the event has an empty {what}")
    countries = (*row.populations, *row.except_populations, *([row.party] if row.party else ()))
    for country in countries:
        read_country(country, place(index))
    return ListingEvent(
        id=row.id,
        instrument=instrument,
        change=change,
        appendix=_appendix(row.appendix, instrument, place, index),
        taxon=row.taxon,
        effective=_day(row.effective, days, place, index),
        party=row.party or None,
        populations=frozenset(row.populations),
        except_populations=frozenset(row.except_populations),
        except_taxa=frozenset(row.except_taxa),
        included_in=row.included_in or None,
        implied=bool(_yes_no(row.implied, "implied", place, index)),
        annotation=row.annotation or None,
        recorded_current=_yes_no(row.recorded_current, "recorded_current", place, index),
        decided_at=row.decided_at or None,
        source=row.source or None,
    )


def _appendix(text: str, instrument: str, place: Place, index: int) -> str:
    if not text:
        raise Invalid("the event names no appendix", place=place(index))
    allowed = CONVENTION_APPENDICES.get(instrument)
    if allowed is None or text in allowed:
        return text
    if text.upper() in allowed:
        return text.upper()
    raise Invalid(
        f"{instrument.upper()} has no Appendix {quoted(text)} (it has {', '.join(allowed)})", place=place(index)
    )


def _day(text: str, days: dict[str, date], place: Place, index: int) -> date:
    day = days.get(text)
    if day is None:
        try:
            read = read_optional_date(text)
        except Invalid as problem:
            raise Invalid(problem.reason, place=place(index)) from None
        if read is None:
            raise Invalid("the event has no date of entry into force", place=place(index))
        day = days[text] = read
    return day


def _yes_no(text: str, column: str, place: Place, index: int) -> bool | None:
    try:
        return _YES_NO[text.lower()]
    except KeyError:
        raise Invalid(f"{column} is {quoted(text)}: write 1, 0 or nothing", place=place(index)) from None


def synonym_findings(taxa: Mapping[TaxonId, Taxon]) -> tuple[Finding, ...]:
    """Synonyms of no taxon: they cannot answer for one."""
    return tuple(
        Finding("synonym-of-nothing", f"{taxon.name} is a synonym, but of which taxon is not said", taxon=taxon.id)
        for taxon in taxa.values()
        if taxon.status is NameStatus.SYNONYM and not taxon.accepted
    )
